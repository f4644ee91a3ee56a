//! The folders that were named, with what is in them, as far as it is known: the shape of the list.

use std::borrow::Cow;
use std::path::PathBuf;

/// An item of the list, by its index among the folders or the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// A folder.
    Folder(usize),
    /// A text.
    Text(usize),
}

/// A folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// The folder that it lies in; none of one that was named.
    pub parent: Option<usize>,
    /// Its path, as it was named or found.
    pub path: PathBuf,
    /// What is in it, in order, as far as it is known.
    pub items: Vec<Item>,
    /// How many texts lie in it and below it.
    pub texts: usize,
    /// All that is in it is known, though not what is below.
    pub is_whole: bool,
}

/// What is in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The folder.
    pub folder: usize,
    /// What is in it, in order: all that is known by now.
    pub items: Vec<Item>,
    /// Whether that is all.
    pub is_whole: bool,
}

/// What was named, and the folders in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tree {
    roots: Vec<Item>,
    folders: Vec<Folder>,
}

impl Folder {
    pub(super) fn new(parent: Option<usize>, path: PathBuf) -> Self {
        Self {
            parent,
            path,
            items: Vec::new(),
            texts: 0,
            is_whole: false,
        }
    }

    /// What it is called.
    pub fn name(&self) -> Cow<'_, str> {
        let name = self.path.file_name();
        name.unwrap_or(self.path.as_os_str()).to_string_lossy()
    }
}

impl Tree {
    /// So many texts without a folder.
    pub fn of_texts(count: usize) -> Self {
        Self {
            roots: (0..count).map(Item::Text).collect(),
            folders: Vec::new(),
        }
    }

    pub(super) fn push_text(&mut self, text: usize) {
        self.roots.push(Item::Text(text));
    }

    /// A text that was opened later stands behind what was named; where that is one folder, it stands in no list.
    pub fn add_text(&mut self, text: usize) {
        if !matches!(self.roots[..], [Item::Folder(_)]) {
            self.push_text(text);
        }
    }

    pub(super) fn push_folder(&mut self, path: PathBuf) -> usize {
        let folder = self.folders.len();
        self.roots.push(Item::Folder(folder));
        self.folders.push(Folder::new(None, path));
        folder
    }

    /// How many folders there are.
    pub fn len(&self) -> usize {
        self.folders.len()
    }

    /// Whether there is no folder.
    pub fn is_empty(&self) -> bool {
        self.folders.is_empty()
    }

    /// A folder.
    pub fn folder(&self, folder: usize) -> Option<&Folder> {
        self.folders.get(folder)
    }

    /// What stands highest: what was named or, where that is one folder, what is in it.
    pub fn top(&self) -> &[Item] {
        match self.roots[..] {
            [Item::Folder(only)] => self.folder(only).map_or(&[], |folder| &folder.items),
            _ => &self.roots,
        }
    }

    /// Whether this folder is all that was named.
    pub fn is_only(&self, folder: usize) -> bool {
        self.roots == [Item::Folder(folder)]
    }

    /// Whether all that stands highest is known.
    pub fn is_top_whole(&self) -> bool {
        match self.roots[..] {
            [Item::Folder(only)] => self.folder(only).is_some_and(|folder| folder.is_whole),
            _ => true,
        }
    }

    /// Takes in more folders, and what is in some.
    pub fn grow(&mut self, folders: Vec<Folder>, listings: Vec<Listing>) {
        self.folders.extend(folders);
        for listing in listings {
            if let Some(folder) = self.folders.get_mut(listing.folder) {
                folder.items = listing.items;
                folder.is_whole = listing.is_whole;
            }
        }
        self.count();
    }

    /// Counts the texts of each folder: those in it come after it.
    fn count(&mut self) {
        for index in (0..self.folders.len()).rev() {
            let texts = self.folders[index].items.iter().map(|item| match item {
                Item::Text(_) => 1,
                Item::Folder(inner) => self.folders.get(*inner).map_or(0, |inner| inner.texts),
            });
            self.folders[index].texts = texts.sum();
        }
    }

    /// How many texts are in the list; one that lies in two of the folders named counts twice.
    pub fn texts_in_all(&self) -> usize {
        let texts = self.roots.iter().map(|item| match item {
            Item::Text(_) => 1,
            Item::Folder(folder) => self.folder(*folder).map_or(0, |folder| folder.texts),
        });
        texts.sum()
    }

    /// All texts in the order of the list.
    pub fn texts(&self) -> Vec<usize> {
        let mut texts = Vec::new();
        self.visit(
            &self.roots,
            |_| true,
            |item, _| {
                if let Item::Text(text) = item {
                    texts.push(text);
                }
            },
        );
        texts
    }

    /// Shows items and what is in the folders among them that are open, each with its depth. A folder without texts is passed
    /// over.
    pub fn visit(
        &self,
        items: &[Item],
        is_open: impl Fn(usize) -> bool,
        mut show: impl FnMut(Item, u16),
    ) {
        // Folders may be as deep as a path is long.
        let mut stack = vec![items.iter()];
        while let Some(items) = stack.last_mut() {
            let Some(&item) = items.next() else {
                stack.pop();
                continue;
            };
            let depth = u16::try_from(stack.len() - 1).unwrap_or(u16::MAX);
            match item {
                Item::Text(_) => show(item, depth),
                Item::Folder(index) => {
                    let Some(folder) = self.folder(index).filter(|folder| folder.texts > 0) else {
                        continue;
                    };
                    show(item, depth);
                    if is_open(index) {
                        stack.push(folder.items.iter());
                    }
                }
            }
        }
    }

    /// Gives each text the number that `new` has for it.
    pub(super) fn renumber(&mut self, new: &[usize]) {
        let items = self.folders.iter_mut().flat_map(|folder| &mut folder.items);
        for item in self.roots.iter_mut().chain(items) {
            if let Item::Text(text) = item {
                *text = new[*text];
            }
        }
    }

    /// The folders that lead to an item in a folder: the highest first.
    pub fn path(&self, folder: Option<usize>) -> Vec<usize> {
        let parents = std::iter::successors(folder, |folder| self.folder(*folder)?.parent);
        let mut path: Vec<usize> = parents.collect();
        path.reverse();
        path
    }
}
