//! Everything the screen shows, as one value.

use std::collections::{HashMap, HashSet};

use super::article::Article;
use super::bookmarks::Bookmarks;
use super::comfort::Comfort;
use super::contents::Contents;
use super::effect::{Answer, Effect};
use super::geometry::{self, Area, Focus, LayoutInput, Panes};
use super::jumps::{JumpKind, Jumps, Place};
use super::keymap::Keymap;
use super::layer::Layer;
use super::lines;
use super::list_view::ListView;
use super::lit_link::LedTo;
use super::loading::Load;
use super::long_lines::LongLines;
use super::opened::Opened;
use super::outline::{OtherFiles, Outline};
use super::preferences::Preferences;
use super::reader::{Reader, Standing};
use super::search::{ArticleSearch, Offers};
use super::selection::Stretch;
use crate::library::Tree;
use crate::page::{Anchor, View};
use crate::search::Level;
use crate::store::{History, Seen};
use crate::words::Language;

/// What is on show first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Start {
    /// The article.
    pub article: usize,
    /// Whether the keys go to its text, and not to the list.
    pub in_text: bool,
}

/// Something that leads into a chapter of a book that is not at hand.
pub(super) struct Awaited {
    pub(super) chapter: usize,
    /// Does it, once the chapter is.
    pub(super) act: Box<dyn FnOnce(&mut State)>,
    /// The jump that it is.
    pub(super) jump: Option<(JumpKind, Place)>,
    /// The reader was told.
    pub(super) is_told: bool,
}

/// The state of the reader.
pub struct State {
    /// The language of the interface.
    pub language: Language,
    /// Which key does what.
    pub keymap: Keymap,
    /// What the library is called.
    pub name: String,
    /// The list.
    pub articles: Vec<Article>,
    /// The files beside them that are no texts.
    pub others: OtherFiles,
    /// Articles of which more is still to come.
    pub streaming: HashSet<usize>,
    /// The article that is chosen, and on show.
    pub selected: usize,
    /// The first article that the list shows.
    pub list_top: usize,
    /// Which pane the keys go to.
    pub focus: Focus,
    /// The text pane.
    pub opened: Opened,
    /// What becomes of the long lines of a command.
    pub(super) long_lines: LongLines,
    /// Queries that were kept.
    pub history: History,
    /// How much spelling a search forgives.
    pub level: Level,
    /// How texts look.
    pub comfort: Comfort,
    /// The search whose matches are highlighted.
    pub search: Option<ArticleSearch>,
    /// What is offered instead of a query that was not found.
    pub offers: Offers,
    /// What the list shows.
    pub view: ListView,
    /// What lies over the panes.
    pub layer: Option<Layer>,
    /// Something to tell, until the next key.
    pub notice: Option<String>,
    size: (u16, u16),
    longest_title: u16,
    pub(super) list_shown: bool,
    /// The library as rows.
    pub(super) outline: Outline,
    /// The folder on whose row the reader is.
    pub(super) at_folder: Option<usize>,
    /// Folders are still walked, and may have more.
    pub walking: bool,
    /// The headings of the text on show, once they were asked for.
    pub(super) contents: Option<Contents>,
    /// Whether the lines of hard-wrapped texts stand as they do in the file.
    pub(super) lines_kept: bool,
    /// Where the reader jumped from.
    pub(super) jumps: Jumps,
    /// Where texts open that were left, or that are gone back to.
    pub(super) places: HashMap<usize, Anchor>,
    /// The place that a link has led to in a text that is not there yet.
    pub(super) led_to: Option<LedTo>,
    /// The article that has the link which was followed last, and where that begins.
    pub(super) followed: Option<(usize, Anchor)>,
    /// The bookmarks.
    pub(super) bookmarks: Bookmarks,
    /// What was just copied, until the next key.
    pub(super) lit: Option<(Anchor, Anchor)>,
    /// Where the button of the mouse went down in the text.
    pub(super) pressed: Option<Stretch>,
    /// How texts were left.
    pub(super) left: HashMap<usize, Standing>,
    /// How far texts were read, in this run and before.
    pub(super) seen: HashMap<usize, Seen>,
    /// What is being loaded, for the first time or again.
    pub(super) load: Option<Load>,
    /// What waits for a chapter.
    pub(super) awaited: Option<Awaited>,
    generation: u64,
}

impl State {
    /// A reader that shows a list of articles on a screen of this size, and what to do first.
    pub fn new(
        preferences: Preferences,
        name: String,
        articles: Vec<Article>,
        size: (u16, u16),
        start: Start,
    ) -> (Self, Vec<Effect>) {
        let alone = articles.len() <= 1;
        let outline = Outline::new(Tree::of_texts(articles.len()), articles.len());
        let mut state = Self {
            language: preferences.language,
            keymap: preferences.keymap,
            name,
            articles,
            others: OtherFiles::default(),
            streaming: HashSet::new(),
            selected: 0,
            list_top: 0,
            focus: if alone || start.in_text {
                Focus::Text
            } else {
                Focus::List
            },
            opened: Opened::Nothing,
            history: History::default(),
            level: preferences.level,
            comfort: preferences.comfort,
            search: None,
            offers: Offers::default(),
            view: ListView::default(),
            layer: None,
            notice: None,
            size,
            longest_title: 0,
            list_shown: !alone,
            lines_kept: false,
            long_lines: LongLines::new(preferences.cuts),
            places: HashMap::new(),
            led_to: None,
            followed: None,
            bookmarks: Bookmarks::default(),
            lit: None,
            pressed: None,
            left: HashMap::new(),
            outline,
            at_folder: None,
            walking: false,
            contents: None,
            jumps: Jumps::default(),
            seen: HashMap::new(),
            load: None,
            awaited: None,
            generation: 0,
        };
        state.longest_title = state.longest_title();
        let last = state.articles.len().checked_sub(1);
        let first = last.map(|last| state.open(start.article.min(last)));
        state.sync_list();
        (state, first.into_iter().collect())
    }

    /// Columns and rows of the screen.
    pub fn size(&self) -> (u16, u16) {
        self.size
    }

    /// Where things stand; `None` on a screen that is too small.
    pub fn panes(&self) -> Option<Panes> {
        geometry::panes(self.layout_input())
    }

    /// Whether there is another article to go to.
    pub fn has_several(&self) -> bool {
        self.articles.len() > 1 || self.walking
    }

    fn layout_input(&self) -> LayoutInput {
        let hits = self.hit_list().is_some();
        let instead = self.contents_prompt().is_some() || hits;
        LayoutInput {
            size: self.size,
            direction: self.language.direction(),
            list: self.list_shown || instead,
            list_focused: self.focus == Focus::List || instead,
            longest_title: Some(self.longest_title).filter(|_| !hits),
            measure: self.comfort.measure,
            title: self.title_on_show(),
            wide: self.is_laid_out(),
            bottom: self.bottom_rows(),
        }
    }

    /// Columns of the title of the text on show.
    fn title_on_show(&self) -> u16 {
        let article = self.articles.get(self.on_show());
        let title = article.map_or("", |article| article.title_in(self.language));
        lines::title(title, self.language.direction(), u16::MAX, 0)
            .first
            .width()
    }

    /// The column of text, also while a narrow screen shows the list instead.
    pub(super) fn column(&self) -> Area {
        let layout_input = LayoutInput {
            list_focused: false,
            ..self.layout_input()
        };
        let panes = geometry::panes(layout_input);
        panes.and_then(|p| p.column()).unwrap_or(Area {
            width: geometry::SMALLEST.0,
            height: 1,
            ..Area::default()
        })
    }

    /// The screen has another size. The place stays.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.size = (width, height);
        self.sync();
    }

    /// Makes the page and the list follow the panes.
    pub(super) fn sync(&mut self) {
        self.longest_title = self.longest_title();
        self.sync_link();
        self.sync_page();
        self.forget_link_off_screen();
        self.sync_list();
        self.sync_contents();
        self.sync_hit_list();
    }

    /// Makes the page follow the column of text.
    pub(super) fn sync_page(&mut self) {
        let width = self.column().width;
        self.opened.set_page(width, self.comfort.typography);
        self.opened.set_cut(self.long_lines.cut());
    }

    /// The headings of the text on show, as far as they are known.
    pub fn contents(&self) -> Option<&Contents> {
        self.contents.as_ref()
    }

    /// The open document.
    pub fn reader(&self) -> Option<&Reader> {
        match &self.opened {
            Opened::Document(reader) => Some(reader),
            _ => None,
        }
    }

    /// What the window shows of the open document, if that can be read.
    pub(super) fn shown(&self) -> Option<View> {
        self.reader()?.view(self.column().height).ok()
    }

    /// No key has been pressed since the page was turned: which row of it was read already.
    pub(super) fn forget_overlap(&mut self) {
        if let Opened::Document(reader) = &mut self.opened {
            reader.overlap = None;
        }
    }

    pub(super) fn next_generation(&mut self) -> u64 {
        self.generation += 1;
        self.generation
    }

    /// An answer has come; returns what it gives to do.
    pub fn answer(&mut self, answer: Answer) -> Vec<Effect> {
        let effects = match answer {
            Answer::Found(found) => self.found(&found),
            Answer::Results(batch) => self.found_in_library(batch),
            Answer::Nearest {
                generation,
                words,
                instead,
            } => self.found_nearest(generation, words, instead),
            Answer::Loaded(document) => self.loaded(document),
            Answer::Begun(document) => self.begun(document),
            Answer::Titles(titles) => {
                self.titles_loaded(titles);
                Vec::new()
            }
            Answer::Matching {
                titles,
                articles,
                done,
            } => {
                self.titles_loaded(titles);
                self.titles_matched(articles, done)
            }
            Answer::Appended {
                article,
                all,
                cut_short,
            } => self.appended(article, all, cut_short),
            Answer::Headings {
                generation,
                headings,
                searched,
                done,
            } => {
                self.headings_found(generation, headings, searched, done);
                Vec::new()
            }
            Answer::Reread { article, read } => self.reread(article, read),
            Answer::Sorted { by, articles } => self.sorted(by, articles),
            Answer::Link { forward, found } => {
                self.link_found(forward, found);
                Vec::new()
            }
            Answer::Line { offset, lines, led } => {
                self.line_found(offset, lines, led);
                Vec::new()
            }
            Answer::Failed { generation, error } => {
                self.search_failed(generation, error);
                Vec::new()
            }
        };
        self.sync();
        effects
    }
}
