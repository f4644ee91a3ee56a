//! Marking paragraphs, writing notes to them, and going to them from their list.

use std::collections::HashMap;

use super::actions::Action;
use super::bookmark_list::{BookmarkList, NotePrompt, NoteTarget};
use super::effect::Effect;
use super::geometry::Focus;
use super::jumps::JumpKind;
use super::layer::Layer;
use super::prompt::Prompt;
use super::state::State;
use crate::document::BlockId;
use crate::input::Key;
use crate::page::Anchor;
use crate::store::Bookmark;
use crate::words;

impl State {
    /// The bookmarks of all texts, the oldest first.
    pub fn bookmarks(&self) -> &[Bookmark] {
        &self.bookmarks.all
    }

    /// Those of an article.
    pub fn bookmarks_of(&self, article: usize) -> Vec<Bookmark> {
        let is_of =
            |bookmark: &&Bookmark| self.bookmarks.articles.get(&bookmark.text) == Some(&article);
        self.bookmarks.all.iter().filter(is_of).cloned().collect()
    }

    /// The bookmarks that were kept became known, and which articles of the list are their texts.
    pub fn know_bookmarks(&mut self, all: Vec<Bookmark>, articles: HashMap<String, usize>) {
        self.bookmarks.know(all, articles);
    }

    /// It became known where the bookmarks of an article stand in its text, or that they do not.
    pub fn know_marks(&mut self, article: usize, places: Vec<(String, Option<Anchor>)>) {
        for (id, place) in places {
            self.bookmarks.put(id, article, place);
        }
        if article == self.selected
            && let Some(id) = self.bookmarks.pending.take()
        {
            self.go_to_mark(&id);
        }
    }

    /// Whether a block of the text on show is marked, and if so, whether there is a note to it.
    pub fn mark_of(&self, block: BlockId) -> Option<bool> {
        let bookmark = self.bookmarks.at(self.selected, block)?;
        Some(!bookmark.note.is_empty())
    }

    /// Marks the paragraph that the reader is at, or takes its mark away.
    pub(super) fn toggle_mark(&mut self) -> Vec<Effect> {
        let Some(place) = self.pointed_at() else {
            return Vec::new();
        };
        let marked = self.bookmarks.at(self.selected, place.block);
        match marked.map(|bookmark| bookmark.id.clone()) {
            Some(id) => {
                self.bookmarks.drop(&id);
                self.notice = Some(self.language.say(words::MARK_DROPPED).into());
                vec![Effect::DropBookmark(id)]
            }
            None => vec![Effect::AddBookmark {
                place,
                note: String::new(),
            }],
        }
    }

    /// A paragraph was marked.
    pub fn marked(&mut self, bookmark: Bookmark, article: usize, place: Anchor) {
        let said = if bookmark.note.is_empty() {
            words::MARKED
        } else {
            words::NOTED
        };
        self.notice = Some(self.language.say(said).into());
        self.bookmarks.add(bookmark, article, place);
    }

    /// Lets the reader type a note to the paragraph that he is at, or change the one that is there.
    pub(super) fn open_note(&mut self) {
        let Some(place) = self.pointed_at() else {
            return;
        };
        let (target, text) = match self.bookmarks.at(self.selected, place.block) {
            Some(Bookmark { id, note, .. }) => (NoteTarget::Marked(id.clone()), note.clone()),
            None => (NoteTarget::Unmarked(place), String::new()),
        };
        let prompt = Prompt::new(text, self.language.direction());
        self.layer = Some(Layer::Note(NotePrompt { prompt, target }));
    }

    /// A key was pressed while a note is typed.
    pub(super) fn note_key(&mut self, mut note: NotePrompt, key: Key) -> Vec<Effect> {
        match self.keymap.typing(key) {
            Some(Action::Keep) => return self.keep_note(note),
            Some(Action::GiveUp) => return Vec::new(),
            _ => {
                note.prompt.key(key);
            }
        }
        self.layer = Some(Layer::Note(note));
        Vec::new()
    }

    fn keep_note(&mut self, note: NotePrompt) -> Vec<Effect> {
        let text = note.prompt.text().trim().to_owned();
        match note.target {
            NoteTarget::Unmarked(place) => vec![Effect::AddBookmark { place, note: text }],
            NoteTarget::Marked(id) => {
                self.bookmarks.note(&id, &text);
                self.notice = Some(self.language.say(words::NOTED).into());
                vec![Effect::NoteBookmark { id, note: text }]
            }
        }
    }

    /// Opens the list of the bookmarks of this text; where it has none, that of all.
    pub(super) fn open_bookmarks(&mut self) {
        if self.bookmarks.all.is_empty() {
            self.notice = Some(self.language.say(words::NO_BOOKMARKS).into());
            return;
        }
        let mut list = BookmarkList::new(self.language.direction());
        self.narrow_bookmarks(&mut list);
        if list.rows.is_empty() {
            list.of_all = true;
            self.narrow_bookmarks(&mut list);
        }
        self.layer = Some(Layer::Bookmarks(Box::new(list)));
    }

    fn narrow_bookmarks(&self, list: &mut BookmarkList) {
        list.narrow(&self.bookmarks.all, |bookmark| {
            self.bookmarks.articles.get(&bookmark.text) == Some(&self.selected)
        });
    }

    /// A key was pressed in the list of bookmarks.
    pub(super) fn bookmarks_key(&mut self, mut list: Box<BookmarkList>, key: Key) -> Vec<Effect> {
        let page = list.shown(self.size().1).len().max(1).cast_signed();
        let mut effects = Vec::new();
        let action = self.keymap.typing(key);
        match action.or_else(|| self.keymap.in_bookmarks(key)) {
            Some(Action::Keep) => {
                let chosen = list.rows.get(list.chosen);
                let bookmark = chosen.and_then(|row| self.bookmarks.all.get(*row)).cloned();
                return bookmark.map_or_else(Vec::new, |bookmark| self.open_mark(bookmark));
            }
            Some(Action::GiveUp) => return Vec::new(),
            Some(Action::Widen) => {
                list.of_all = !list.of_all;
                self.narrow_bookmarks(&mut list);
            }
            Some(Action::ExportBookmarks) => {
                effects.push(Effect::ExportBookmarks(list.rows.clone()));
            }
            _ => {
                if let Some(rows) = self.keymap.step_of(key, page) {
                    list.choose_by(rows);
                } else if list.prompt.key(key) {
                    self.narrow_bookmarks(&mut list);
                }
            }
        }
        self.layer = Some(Layer::Bookmarks(list));
        effects
    }

    /// Text was pasted into the list of bookmarks.
    pub(super) fn paste_into_list(&mut self, mut list: Box<BookmarkList>, text: &str) {
        list.prompt.insert(text);
        self.narrow_bookmarks(&mut list);
        self.layer = Some(Layer::Bookmarks(list));
    }

    /// Opens the text of a bookmark at its place.
    fn open_mark(&mut self, bookmark: Bookmark) -> Vec<Effect> {
        let Some(&article) = self.bookmarks.articles.get(&bookmark.text) else {
            self.notice = Some(self.language.not_in_list(&bookmark.text));
            return Vec::new();
        };
        self.focus = Focus::Text;
        if article == self.selected {
            self.go_to_mark(&bookmark.id);
            return Vec::new();
        }
        let from = self.here();
        let effects = self.show(article);
        self.note_jump(JumpKind::Far, from);
        match self.bookmarks.places.get(&bookmark.id) {
            Some((_, place)) => {
                self.places.insert(article, *place);
            }
            None => self.bookmarks.pending = Some(bookmark.id),
        }
        effects
    }

    fn go_to_mark(&mut self, id: &str) {
        if let Some((article, place)) = self.bookmarks.places.get(id).copied()
            && article == self.selected
        {
            self.jump(JumpKind::Far, |state| state.go_to(Some(place)));
        }
    }
}
