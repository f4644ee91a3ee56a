//! The bookmarks of all texts, and where those of the open ones are.

use std::collections::HashMap;

use crate::document::BlockId;
use crate::page::Anchor;
use crate::store::Bookmark;

/// The bookmarks of all texts, and where they stand as far as that is known.
#[derive(Debug, Default)]
pub(super) struct Bookmarks {
    /// The oldest first.
    pub(super) all: Vec<Bookmark>,
    /// The articles of their texts, by the names of these.
    pub(super) articles: HashMap<String, usize>,
    /// The article and the place in it of each whose text was opened, by its name.
    pub(super) places: HashMap<String, (usize, Anchor)>,
    /// The bookmark that is gone to once it is known where it stands.
    pub(super) pending: Option<String>,
}

impl Bookmarks {
    /// What was kept became known. What was added meanwhile stays.
    pub(super) fn know(&mut self, kept: Vec<Bookmark>, articles: HashMap<String, usize>) {
        let added = std::mem::replace(&mut self.all, kept);
        for bookmark in added {
            if self.all.iter().all(|known| known.id != bookmark.id) {
                self.all.push(bookmark);
            }
        }
        self.articles.extend(articles);
    }

    pub(super) fn add(&mut self, bookmark: Bookmark, article: usize, place: Anchor) {
        self.articles.insert(bookmark.text.clone(), article);
        self.places.insert(bookmark.id.clone(), (article, place));
        self.all.push(bookmark);
    }

    /// A bookmark stands there, or nowhere in its text any more.
    pub(super) fn put(&mut self, id: String, article: usize, place: Option<Anchor>) {
        match place {
            Some(place) => self.places.insert(id, (article, place)),
            None => self.places.remove(&id),
        };
    }

    pub(super) fn note(&mut self, id: &str, note: &str) {
        let of = self.all.iter_mut().find(|bookmark| bookmark.id == id);
        if let Some(bookmark) = of {
            note.clone_into(&mut bookmark.note);
        }
    }

    pub(super) fn drop(&mut self, id: &str) {
        self.all.retain(|bookmark| bookmark.id != id);
        self.places.remove(id);
    }

    /// The bookmark of this name.
    pub(super) fn get(&self, id: &str) -> Option<&Bookmark> {
        self.all.iter().find(|bookmark| bookmark.id == id)
    }

    /// The bookmark at a block of an article.
    pub(super) fn at(&self, article: usize, block: BlockId) -> Option<&Bookmark> {
        let mut places = self.places.iter();
        let (id, _) = places.find(|(_, (of, place))| *of == article && place.block == block)?;
        self.get(id)
    }
}
