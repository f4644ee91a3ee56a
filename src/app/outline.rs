//! The library as rows: folders, open or closed, and the texts in those that are open.

use std::collections::HashSet;
use std::path::PathBuf;

use crate::library::{Folder, Found, Item, Tree};

/// A folder stands open at first if it has no more entries than this, and no more folders and entries stand beside it.
const FEW_ENTRIES: usize = 30;
const FEW_FOLDERS: usize = 10;
const FEW_BESIDE: usize = 1000;

/// By what the texts of the library are put in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SortBy {
    /// Their names, in the folders that they lie in.
    #[default]
    Name,
    /// Their days, the latest first.
    Date,
    /// Their sizes, the largest first.
    Size,
    /// Their titles.
    Title,
}

impl SortBy {
    /// What comes after it.
    pub(super) fn next(self) -> Self {
        match self {
            Self::Name => Self::Date,
            Self::Date => Self::Size,
            Self::Size => Self::Title,
            Self::Title => Self::Name,
        }
    }
}

/// A row of the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutlineRow {
    /// What stands on it.
    pub item: Item,
    /// How many folders it is in that stand on rows of their own.
    pub depth: u16,
}

/// The library as rows.
#[derive(Debug, Default)]
pub struct Outline {
    tree: Tree,
    /// What the texts are sorted by, and their order; by name they lie in their folders.
    sorted: Option<(SortBy, Vec<usize>)>,
    /// Which folders the reader has opened or closed.
    opened: Vec<Option<bool>>,
    rows: Vec<OutlineRow>,
    /// The folder of each text that lies in one.
    folder_of_text: Vec<Option<u32>>,
    /// The row of each text that has one.
    row_of_text: Vec<Option<u32>>,
    row_of_folder: Vec<Option<u32>>,
    /// Which one each text is in the order of the list, those in closed folders counted too; from 0.
    number_of_text: Vec<Option<u32>>,
}

/// Files in the folders of a library that are no texts.
#[derive(Debug, Clone, Copy, Default)]
pub struct OtherFiles {
    /// How many there are.
    pub count: u64,
    /// Whether they are in the list all the same.
    pub are_listed: bool,
}

impl Outline {
    /// The rows of a tree of so many texts.
    pub(super) fn new(tree: Tree, texts: usize) -> Self {
        let mut outline = Self {
            tree,
            ..Self::default()
        };
        outline.folder_of_text.resize(texts, None);
        for folder in 0..outline.tree.len() {
            outline.note_texts_of(folder);
        }
        outline.lay_out(texts);
        outline
    }

    /// Takes in what a walk has found; there are so many texts now.
    pub(super) fn grow(&mut self, found: Found, texts: usize) {
        let listed: Vec<usize> = found
            .listings
            .iter()
            .map(|listing| listing.folder)
            .collect();
        self.tree.grow(found.folders, found.listings);
        self.folder_of_text.resize(texts, None);
        for folder in listed {
            self.note_texts_of(folder);
        }
        self.lay_out(texts);
    }

    /// Takes in a text that was opened beside them.
    pub(super) fn add_text(&mut self, text: usize) {
        self.tree.add_text(text);
        self.folder_of_text.resize(text + 1, None);
        self.lay_out(text + 1);
    }

    fn note_texts_of(&mut self, folder: usize) {
        let items = self.tree.folder(folder).into_iter().flat_map(|f| &f.items);
        for item in items {
            if let Item::Text(text) = item
                && let Some(place) = self.folder_of_text.get_mut(*text)
            {
                *place = u32::try_from(folder).ok();
            }
        }
    }

    /// Makes the rows anew.
    fn lay_out(&mut self, texts: usize) {
        self.opened.resize(self.tree.len(), None);
        self.row_of_text.clear();
        self.row_of_text.resize(texts, None);
        self.row_of_folder.clear();
        self.row_of_folder.resize(self.tree.len(), None);
        let order = self.order();
        self.number_of_text.clear();
        self.number_of_text.resize(texts, None);
        for (number, text) in (0..).zip(&order) {
            if let Some(place) = self.number_of_text.get_mut(*text) {
                *place = Some(number);
            }
        }
        let mut rows = std::mem::take(&mut self.rows);
        rows.clear();
        if self.sorted.is_some() {
            rows.extend(order.into_iter().map(|text| OutlineRow {
                item: Item::Text(text),
                depth: 0,
            }));
        } else {
            let (tree, opened) = (&self.tree, &self.opened);
            let is_open = |folder| is_open(tree, opened, folder);
            tree.visit(tree.top(), is_open, |item, depth| {
                rows.push(OutlineRow { item, depth });
            });
        }
        for (row, placed) in (0..).zip(&rows) {
            let place = match placed.item {
                Item::Text(text) => self.row_of_text.get_mut(text),
                Item::Folder(folder) => self.row_of_folder.get_mut(folder),
            };
            if let Some(place) = place {
                *place = Some(row);
            }
        }
        self.rows = rows;
    }

    /// All texts in the order of the list.
    fn order(&self) -> Vec<usize> {
        let mut texts = self.tree.texts();
        if let Some((_, sorted)) = &self.sorted {
            // Those that have come since stand behind the others, until they are put in order.
            let known: HashSet<usize> = sorted.iter().copied().collect();
            texts.retain(|text| !known.contains(text));
            texts.splice(..0, sorted.iter().copied());
        }
        texts
    }

    /// Which one a text is in the order of the list, from 0, those in closed folders counted too.
    pub fn number_of(&self, text: usize) -> Option<usize> {
        Some(self.number_of_text.get(text).copied()?? as usize)
    }

    /// All rows.
    pub fn rows(&self) -> &[OutlineRow] {
        &self.rows
    }

    /// A folder.
    pub fn folder(&self, folder: usize) -> Option<&Folder> {
        self.tree.folder(folder)
    }

    /// Whether what is in a folder has rows, or would have if the folder had one.
    pub fn is_open(&self, folder: usize) -> bool {
        is_open(&self.tree, &self.opened, folder)
    }

    /// Whether it is known what stands highest.
    pub(super) fn is_top_whole(&self) -> bool {
        self.tree.is_top_whole()
    }

    /// Whether there is any folder to open or close.
    pub fn has_folders(&self) -> bool {
        self.row_of_folder.iter().any(Option::is_some)
    }

    /// The row of a folder.
    pub(super) fn row_of_folder(&self, folder: usize) -> Option<usize> {
        Some(self.row_of_folder.get(folder).copied()?? as usize)
    }

    /// The row of a text; that of the closed folder in which it lies, if it has none.
    pub(super) fn row_of_text(&self, text: usize) -> Option<usize> {
        if let Some(row) = self.row_of_text.get(text).copied().flatten() {
            return Some(row as usize);
        }
        let path = self.tree.path(self.folder_of(text));
        let closed = path.into_iter().find(|folder| !self.is_open(*folder))?;
        self.row_of_folder(closed)
    }

    /// The folder that a text lies in.
    pub(super) fn folder_of(&self, text: usize) -> Option<usize> {
        Some(self.folder_of_text.get(text).copied()?? as usize)
    }

    /// The names of the folders that lead to a text, but for the one that holds all.
    pub fn place_of(&self, text: usize) -> String {
        let path = self.tree.path(self.folder_of(text)).into_iter();
        let shown = path.filter(|folder| !self.tree.is_only(*folder));
        let names = shown.filter_map(|folder| Some(self.folder(folder)?.name().into_owned()));
        names.collect::<Vec<_>>().join("/")
    }

    /// The row of the folder that a row lies in, if that has one.
    pub(super) fn row_above(&self, row: usize) -> Option<usize> {
        let depth = self.rows.get(row)?.depth;
        let above = self.rows[..row].iter();
        above
            .rev()
            .position(|above| above.depth < depth)
            .map(|up| row - 1 - up)
    }

    /// The next row of a text after a row, or before it.
    pub(super) fn next_text(&self, row: Option<usize>, forward: bool) -> Option<usize> {
        let is_text = |row: &usize| matches!(self.rows[*row].item, Item::Text(_));
        match (row, forward) {
            (None, _) => (0..self.rows.len()).find(is_text),
            (Some(row), true) => (row + 1..self.rows.len()).find(is_text),
            (Some(row), false) => (0..row.min(self.rows.len())).rev().find(is_text),
        }
    }

    /// The paths of all folders, and which of them were named.
    pub fn folders(&self) -> Vec<(PathBuf, bool)> {
        let folders = (0..self.tree.len()).filter_map(|index| self.tree.folder(index));
        let paths = folders.map(|folder| (folder.path.clone(), folder.parent.is_none()));
        paths.collect()
    }

    /// The folders that were named.
    pub fn named(&self) -> Vec<PathBuf> {
        let folders = (0..self.tree.len()).filter_map(|index| self.tree.folder(index));
        let named = folders.filter(|folder| folder.parent.is_none());
        named.map(|folder| folder.path.clone()).collect()
    }

    /// How many texts there are in all folders.
    pub fn texts_in_all(&self) -> usize {
        self.tree.texts_in_all()
    }

    /// All texts, as they stand in their folders.
    pub fn texts(&self) -> Vec<usize> {
        self.tree.texts()
    }

    /// What the texts are sorted by.
    pub fn sorted_by(&self) -> SortBy {
        self.sorted.as_ref().map_or(SortBy::Name, |(by, _)| *by)
    }

    /// Puts the texts in an order.
    pub(super) fn sort(&mut self, by: SortBy, texts: Vec<usize>) {
        self.sorted = (by != SortBy::Name).then_some((by, texts));
        self.lay_out(self.row_of_text.len());
    }

    /// Opens or closes a folder.
    pub(super) fn set_open(&mut self, folder: usize, open: bool) {
        if let Some(opened) = self.opened.get_mut(folder) {
            *opened = Some(open);
        }
        self.lay_out(self.row_of_text.len());
    }
}

fn is_open(tree: &Tree, opened: &[Option<bool>], folder: usize) -> bool {
    if let Some(opened) = opened.get(folder).copied().flatten() {
        return opened;
    }
    let is_folder = |item: &&Item| matches!(item, Item::Folder(_));
    let Some(folder) = tree.folder(folder) else {
        return false;
    };
    let beside = match folder.parent.and_then(|parent| tree.folder(parent)) {
        Some(parent) => &parent.items,
        None => tree.top(),
    };
    folder.items.len() <= FEW_ENTRIES
        && beside.len() <= FEW_BESIDE
        && beside.iter().filter(is_folder).count() <= FEW_FOLDERS
}
