//! The loop that joins the rooms: events in, the state updated, its effects performed, the screen drawn.
//!
//! [`Session`] is everything but the terminal, so that tests drive it with key strings and look at canvases; [`run()`]
//! gives it one.

mod article;
mod bookmarks;
mod chapters;
mod clicks;
mod clipboard;
mod copying;
mod entries;
mod jobs;
mod keeper;
mod links;
mod looks;
mod note;
mod opener;
mod passage;
mod places;
mod recent;
mod remembered;
mod report;
mod rereading;
mod run;
mod searches;
mod sorting;
mod stored;
mod texts;
mod walking;

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

pub use opener::OpenError;
pub use remembered::Remembered;
pub use report::Report;
pub use run::{Opening, run};

pub use crate::app::Start;
use crate::app::actions::Action;
use crate::app::{Answer, Comfort, Effect, Preferences, State, Task};
use crate::document::{Address, Document};
use crate::input::Event;
use crate::library::{Begun, Library};
use crate::paint::{Canvas, Theme};
use crate::terminal::Mode;
use crate::ui;
use article::article;
use clicks::Clicks;
use clipboard::Clipboard;
use jobs::Jobs;
use keeper::Keeper;
use places::Places;
use recent::Recent;
use report::{News, Reports};

/// When the reader is told that a text is being loaded: before, nobody would have time to read it.
const SLOW: Duration = Duration::from_millis(100);

/// What the loop has to do beside drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// Draw what changed.
    Continue,
    /// Draw every cell.
    Redraw,
    /// Stop until the shell says to go on, then draw every cell.
    Suspend,
    /// Show what was copied last on a page of its own.
    ShowCopied,
    /// Use this mode on this terminal, and remember it.
    Choose(Mode),
    /// End.
    Quit,
}

/// A library being read.
pub struct Session {
    state: State,
    library: Arc<Library>,
    theme: Theme,
    /// Keeps queries and choices of modes, if anything does.
    keeper: Option<Keeper>,
    /// Queries are kept as long as that works.
    keeps_queries: bool,
    /// The places in texts, if anything keeps them.
    places: Option<Places>,
    /// The document in which the bookmarks of its text were looked for.
    marked: Option<Arc<Document>>,
    /// How texts looked when that was kept last.
    comfort: Comfort,
    /// How they would look if no key had chosen otherwise.
    settings: Comfort,
    clipboard: Clipboard,
    /// The address that is to be opened.
    to_open: Option<Address>,
    clicks: Clicks,
    /// The article and the chapter of it that is being read, or could not be: the next key tries it again.
    chapter: Option<(usize, usize)>,
    /// The texts that were parsed last.
    recent: Arc<Mutex<Recent>>,
    /// Whether the last walk through folders listed files of other kinds as well.
    lists_others: bool,
    /// The modes of the test card, line by line.
    modes: Vec<Mode>,
    jobs: Jobs,
    reports: Reports,
}

impl Session {
    /// Opens a library at a text, with what to call it and how the reader wants the screen, on a screen of this size in columns
    /// and rows. What is found beside the screen goes to `reports`, from whatever thread finds it, and from there to
    /// [`Session::take`].
    pub fn new(
        start: Start,
        begun: Begun,
        name: String,
        preferences: Preferences,
        theme: Theme,
        size: (u16, u16),
        reports: impl Fn(Report) + Send + Sync + 'static,
    ) -> Self {
        let Begun {
            mut library, walk, ..
        } = begun;
        let language = preferences.language;
        let entries = library.entries.iter();
        let articles = entries.map(|entry| article(entry, language)).collect();
        let reports: Reports = Arc::new(reports);
        let Preferences {
            comfort, settings, ..
        } = preferences;
        let (mut state, effects) = State::new(preferences, name, articles, size, start);
        let tree = std::mem::take(&mut library.tree);
        state.show_folders(tree, library.others, walk.is_some());
        let mut session = Self {
            state,
            library: Arc::new(library),
            theme,
            keeper: None,
            keeps_queries: true,
            places: None,
            marked: None,
            comfort,
            settings,
            clipboard: Clipboard::default(),
            to_open: None,
            clicks: Clicks::default(),
            chapter: None,
            recent: Arc::default(),
            lists_others: false,
            modes: Vec::new(),
            jobs: Jobs::new(reports.clone()),
            reports,
        };
        // Found out first: what ends from now on is told of.
        session.state.streaming = session.incomplete();
        session.perform(effects);
        session.describe();
        session.follow();
        session.go_on_walking(walk);
        session
    }

    /// The state.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Takes an event of the terminal.
    pub fn event(&mut self, event: Event) -> Flow {
        let effects = match event {
            Event::Key(key) => self.state.key(key),
            Event::Paste(text) => self.state.paste(&text),
            Event::Click { column, row } => {
                let times = self.clicks.count(column, row);
                self.state.click(column, row, times)
            }
            Event::Drag { column, row } => {
                self.state.drag(column, row);
                Vec::new()
            }
            Event::Wheel { turns, column, row } => self.state.wheel(turns.into(), column, row),
            Event::Resize(width, height) => {
                self.state.resize(width, height);
                Vec::new()
            }
            Event::Focus => vec![Effect::Reread],
            Event::Redraw => Vec::new(), // what is lost the terminal knows itself
            Event::Quit(_) => vec![Effect::Quit],
        };
        let flow = self.perform(effects);
        self.describe();
        self.retry_places();
        self.keep_looks();
        self.follow_reading();
        self.retry_chapter();
        self.read_chapter();
        flow
    }

    /// Takes news from beside the screen.
    pub fn take(&mut self, report: Report) {
        let is_awaited = self.jobs.is_awaited(report.job);
        match report.news {
            // Nobody waits for those of a job that was stopped, or that another has replaced.
            News::Answer(_)
            | News::Place(_)
            | News::Walked(..)
            | News::Copied(_)
            | News::Linked(..)
                if !is_awaited => {}
            News::Answer(answer) => self.answer(answer),
            News::Place(found) => self.place_found(found),
            News::Walked(articles, found) => self.walked(articles, *found),
            News::Copied(found) => self.passage_found(found),
            News::Linked(linked, place) => self.link_led(linked, place),
            News::Ended => match self.jobs.ended(report.job) {
                Some(Task::Load) => self.state.load_ended(),
                Some(Task::Chapter) => self.state.chapter_read(),
                // Where no answer came, there is no place.
                Some(Task::Place) => self.place_found(Ok(None)),
                Some(Task::Walk) => self.walk_ended(),
                _ => {}
            },
            News::Bookmarks(found) => self.bookmarks_found(found),
            News::Marks(article, places) => self.state.know_marks(article, places),
            News::Seen(seen) => self.seen_found(seen),
            News::Stored(stored) => self.stored(stored),
        }
        self.describe();
        self.follow_reading();
        self.read_chapter();
    }

    fn answer(&mut self, answer: Answer) {
        match &answer {
            Answer::Begun(_) => self.jobs.show_part_of(Task::Load),
            Answer::Matching { articles, .. } if articles.len() >= texts::MANY => {
                self.jobs.show_part_of(Task::Titles);
            }
            _ => {}
        }
        let effects = self.state.answer(answer);
        self.perform(effects);
    }

    /// Until when the next frame waits for news: what is likely to be done soon is drawn at once, so that nothing flickers.
    /// Keys are taken meanwhile.
    pub fn patience(&self) -> Option<Instant> {
        let keeper = self.keeper.as_ref().and_then(Keeper::patience);
        self.jobs.patience().max(keeper)
    }

    /// When [`Session::tell_loading`] is to be called, if what is being loaded is not there by then: a text, or a chapter.
    pub fn slow_at(&self) -> Option<Instant> {
        let state = &self.state;
        let text = self.jobs.since(Task::Load);
        let chapter = self.jobs.since(Task::Chapter);
        let text = text.filter(|_| state.is_loading_quietly());
        let since = text.or_else(|| chapter.filter(|_| state.is_awaiting_quietly()));
        since.map(|since| since + SLOW)
    }

    /// Tells the reader that a text is being loaded, or a chapter.
    pub fn tell_loading(&mut self) {
        self.state.tell_loading();
        self.state.tell_awaiting();
    }

    /// Whether news will come by itself, but for what a pipe may bring.
    pub fn is_busy(&self) -> bool {
        self.jobs.is_busy() || self.is_storing()
    }

    /// Whether something is being read or written that is kept between runs.
    pub fn is_storing(&self) -> bool {
        self.keeper.as_ref().is_some_and(Keeper::is_busy)
    }

    /// Opens the test card.
    pub fn open_card(&mut self) {
        self.state.open_card();
    }

    /// Says which modes the terminal can show on the test card, if that is open.
    pub fn set_modes(&mut self, modes: Vec<Mode>) {
        self.state.set_card_lines(modes.len());
        self.modes = modes;
    }

    /// The rows of the screen that are to be sent in modes of their own.
    pub fn rows_in_modes(&self) -> Vec<(u16, Mode)> {
        let (_, height) = self.state.size();
        let card = self.state.card();
        let rows = card
            .filter(|_| self.state.panes().is_some())
            .into_iter()
            .flat_map(|card| card.rows(height));
        rows.filter_map(|(row, line)| Some((row, *self.modes.get(line)?)))
            .collect()
    }

    /// Tells something at the bottom of the screen until the next key.
    pub fn tell(&mut self, notice: String) {
        self.state.notice = Some(notice);
    }

    /// Says that Arabic may read wrong here, and what can be done. Whoever looks at the test card knows of it.
    fn hint_at_card(&mut self) {
        let state = &mut self.state;
        if state.card().is_none() {
            let hint = state
                .language
                .guessed(&state.keymap.label(Action::TestCard));
            state.notice.get_or_insert(hint);
        }
    }

    /// Draws the screen; returns the cell of the cursor.
    pub fn draw(&self, canvas: &mut Canvas) -> Option<(u16, u16)> {
        ui::draw(&self.state, &self.theme, canvas)
    }

    fn perform(&mut self, effects: Vec<Effect>) -> Flow {
        let mut flow = Flow::Continue;
        for effect in effects {
            match effect {
                Effect::Load(article) => self.load(article),
                Effect::Reread => self.reread(),
                Effect::Walk => self.walk_again(),
                Effect::Sort(by) => self.sort(by),
                Effect::TryEncoding(article) => self.try_encoding(article),
                Effect::TurnLines(article) => self.turn_lines(article),
                Effect::ShowPart(article, part) => self.show_part(article, part),
                Effect::Search {
                    queries,
                    from,
                    generation,
                } => self.search(queries, from, generation),
                Effect::SearchLibrary {
                    queries,
                    generation,
                } => self.search_library(queries, generation),
                Effect::Nearest {
                    queries,
                    scope,
                    generation,
                } => self.nearest(queries, scope, generation),
                Effect::Contents(generation) => self.headings(generation),
                Effect::FindLine { line, led } => self.find_line(line, led),
                Effect::Titles(query) => self.titles(query),
                Effect::AddBookmark { place, note } => self.add_bookmark(place, note),
                Effect::NoteBookmark { id, note } => self.note_bookmark(id, note),
                Effect::DropBookmark(id) => self.drop_bookmark(id),
                Effect::ExportBookmarks(rows) => self.export(&rows),
                Effect::FindLink { from, forward } => self.find_link(from, forward),
                Effect::FollowLink { link, shown } => self.follow_link(link, shown),
                Effect::OpenAddress(address) => self.to_open = Some(address),
                Effect::Copy(order) => self.copy(order),
                Effect::ShowCopied if self.last_copy().is_some() => flow = Flow::ShowCopied,
                Effect::ShowCopied => self.tell_nothing_copied(),
                Effect::Recall => self.recall(),
                Effect::Remember(query) => self.remember(query),
                Effect::Stop(task) => self.jobs.stop(task),
                Effect::Redraw => flow = Flow::Redraw,
                Effect::Suspend => flow = Flow::Suspend,
                Effect::Quit => flow = Flow::Quit,
                Effect::Choose(line) => {
                    if let Some(mode) = self.modes.get(line) {
                        flow = Flow::Choose(*mode);
                    }
                }
            }
        }
        flow
    }
}
