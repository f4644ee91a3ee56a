//! What is being typed: a sign that says what it is, the text with its caret, hints beside it, and what was found so far.

use super::hints::{self, Hint};
use super::label::{End, beside, label, part, start};
use crate::app::actions::{Action, binding};
use crate::app::geometry::{Area, tenths};
use crate::app::{
    ArticleSearch, BookmarkList, ContentsPrompt, Focus, Layer, NotePrompt, NumberPrompt, Palette,
    Prompt, QueryPrompt, Results, State, TitlePrompt,
};
use crate::find::Scope;
use crate::paint::{self, Canvas, Theme};
use crate::search::{Queries, Rungs};
use crate::text::Direction;
use crate::words::{
    ALL_TEXTS, ARTICLE, CONTENTS_SIGN, DO, ENTRY_HINT, GO, IN_LIBRARY_SIGN, LINE_HINT, Language,
    NOTE_SIGN, NUMBER_SIGN, PERCENT_HINT, STILL_WALKING, THIS_TEXT, TITLE_SIGN,
};

/// The line, ready to be drawn.
pub(super) struct Line<'a> {
    prompt: &'a Prompt,
    sign: &'static str,
    status: String,
    /// Hints to choose from, the longest first: those are drawn that fit.
    hints: Vec<Vec<Hint>>,
}

impl<'a> Line<'a> {
    /// What is being typed, if anything is.
    pub(super) fn of(state: &'a State) -> Option<Self> {
        match &state.layer {
            Some(Layer::Query(query)) => Some(Self::of_query(state, query)),
            Some(Layer::Title(title)) => Some(Self::of_title(state, title)),
            Some(Layer::Contents(contents)) => Some(Self::of_contents(state, contents)),
            Some(Layer::Number(number)) => Some(Self::of_number(state, number)),
            Some(Layer::Note(note)) => Some(Self::of_note(state, note)),
            Some(Layer::Bookmarks(list)) => Some(Self::of_bookmarks(state, list)),
            Some(Layer::Palette(palette)) => Some(Self::of_palette(state, palette)),
            Some(
                Layer::Hits(_)
                | Layer::Copy(_)
                | Layer::Select(_)
                | Layer::Link(_)
                | Layer::Card(_)
                | Layer::Help(_),
            )
            | None => None,
        }
    }

    fn of_title(state: &'a State, title: &'a TitlePrompt) -> Self {
        Self {
            prompt: &title.prompt,
            sign: state.language.say(TITLE_SIGN),
            status: state
                .language
                .article_of(state.rows(), state.articles.len()),
            hints: vec![vec![
                Hint::of(Action::Keep, state),
                Hint::of(Action::GiveUp, state),
            ]],
        }
    }

    fn of_note(state: &'a State, note: &'a NotePrompt) -> Self {
        Self {
            prompt: &note.prompt,
            sign: state.language.say(NOTE_SIGN),
            status: String::new(),
            hints: vec![vec![
                Hint::of(Action::Keep, state),
                Hint::of(Action::GiveUp, state),
            ]],
        }
    }

    fn of_bookmarks(state: &'a State, list: &'a BookmarkList) -> Self {
        let other = if list.of_all { THIS_TEXT } else { ALL_TEXTS };
        let open = state.language.say(binding(Action::Open).hint);
        let go = Hint::of(Action::Keep, state).saying(open);
        let switch = Hint::of(Action::Widen, state).saying(state.language.say(other));
        let rest = [Action::ExportBookmarks, Action::GiveUp];
        let rest = rest.map(|action| Hint::of(action, state));
        let all: Vec<Hint> = [go, switch].into_iter().chain(rest).collect();
        Self {
            prompt: &list.prompt,
            sign: "/",
            status: state.notice.clone().unwrap_or_else(|| {
                let chosen = (list.chosen + 1).min(list.rows.len());
                state.language.article_of(chosen, list.rows.len())
            }),
            hints: vec![all],
        }
    }

    fn of_palette(state: &'a State, palette: &'a Palette) -> Self {
        let chosen = (palette.chosen + 1).min(palette.rows.len());
        Self {
            prompt: &palette.prompt,
            sign: ":",
            status: state.language.article_of(chosen, palette.rows.len()),
            hints: vec![vec![
                Hint::of(Action::Keep, state).saying(state.language.say(DO)),
                Hint::of(Action::GiveUp, state),
            ]],
        }
    }

    fn of_contents(state: &'a State, contents: &'a ContentsPrompt) -> Self {
        let language = state.language;
        let known = state.contents();
        let all = known.map_or(0, |known| known.headings().len());
        let mut status = language.article_of(contents.rows().len(), all);
        if let (Some(known), Some(reader)) =
            (known.filter(|known| !known.is_done()), state.reader())
        {
            let total = reader.page.document().total().max(1);
            let percent = u128::from(known.searched()) * 100 / u128::from(total);
            status = format!("{status}\u{2026} {}", language.percent(percent as u16));
        }
        let go = Hint::of(Action::Keep, state).saying(language.say(GO));
        Self {
            prompt: &contents.prompt,
            sign: language.say(CONTENTS_SIGN),
            status,
            hints: vec![vec![go, Hint::of(Action::GiveUp, state)]],
        }
    }

    fn of_number(state: &'a State, number: &'a NumberPrompt) -> Self {
        let language = state.language;
        let entry = match state.focus {
            Focus::List => ENTRY_HINT,
            Focus::Text => LINE_HINT,
        };
        let hint = |action, word| Hint::of(action, state).saying(language.say(word));
        Self {
            prompt: &number.prompt,
            sign: language.say(NUMBER_SIGN),
            status: String::new(),
            hints: vec![vec![
                hint(Action::Percent, PERCENT_HINT),
                hint(Action::Start, entry),
                Hint::of(Action::GiveUp, state),
            ]],
        }
    }

    fn of_query(state: &'a State, query: &'a QueryPrompt) -> Self {
        let sign = match query.scope() {
            Scope::Article => "/",
            Scope::Library => state.language.say(IN_LIBRARY_SIGN),
        };
        let hints = if query.prompt.text().is_empty() {
            vec![of_empty(state, query.scope())]
        } else {
            instead(state)
        };
        Self {
            prompt: &query.prompt,
            sign,
            status: status(state, query),
            hints,
        }
    }

    /// Draws the line; returns the cell of the cursor.
    pub(super) fn draw(
        &self,
        state: &State,
        theme: &Theme,
        area: Area,
        canvas: &mut Canvas,
    ) -> (u16, u16) {
        let direction = state.language.direction();
        // What is typed gets two fifths of the row at least.
        let far = part(area, tenths(area.width, 6), direction, End::Far);
        let taken = label(canvas, far, &self.status, direction, End::Far, theme.plain);
        let area = beside(area, taken, direction, End::Far);
        let signed = label(canvas, area, self.sign, direction, End::Near, theme.accent);
        // One cell is free on either side of the text: the caret may stand before or behind it.
        let area = inside(area, signed + 1, direction);
        let (shown, cursor) = self.draw_text(theme, area, direction, canvas);
        let rest = inside(area, shown + 2, direction);
        let mut choices = self.hints.iter();
        let fitting = choices.find(|hints| hints::width(hints, state.language) <= rest.width);
        if let Some(hints) = fitting.or(self.hints.last()) {
            hints::draw(hints, state.language, theme, rest, canvas);
        }
        (cursor, area.y)
    }

    /// Draws the text, a long one cut so that the caret stays in sight; returns its columns and that of the cursor.
    fn draw_text(
        &self,
        theme: &Theme,
        area: Area,
        interface: Direction,
        canvas: &mut Canvas,
    ) -> (u16, u16) {
        let (line, caret, grows) = self.prompt.line();
        let room = area.width.saturating_sub(1);
        let shown = line.width().min(room);
        let skipped = caret.saturating_sub(room / 2).min(line.width() - shown);
        let x = start(area, shown, interface, End::Near);
        let columns = skipped..skipped + shown;
        paint::part(canvas, x, area.y, &line, columns, theme.plain);
        let column = x + caret.clamp(skipped, skipped + shown) - skipped;
        let cursor = match grows {
            Direction::Rtl => column.saturating_sub(1),
            Direction::Ltr => column,
        };
        (shown, cursor)
    }
}

/// An area without some columns where reading starts.
fn inside(area: Area, columns: u16, direction: Direction) -> Area {
    let left = area.width.saturating_sub(columns);
    part(area, left, direction, End::Far)
}

/// Beside an empty query: what can be done.
fn of_empty(state: &State, scope: Scope) -> Vec<Hint> {
    let mut hints = vec![
        Hint::of(Action::Keep, state),
        Hint::of(Action::GiveUp, state),
    ];
    if state.has_several() {
        let widen = Hint::of(Action::Widen, state);
        hints.push(match scope {
            Scope::Article => widen,
            Scope::Library => widen.saying(state.language.say(ARTICLE)),
        });
    }
    hints.push(Hint::of(Action::NextLevel, state).saying(state.language.level(state.level)));
    if !state.history.queries().is_empty() {
        hints.push(Hint::of(Action::Older, state));
    }
    hints
}

/// Beside a query that was not found: what may be looked for instead, and where.
fn instead(state: &State) -> Vec<Vec<Hint>> {
    let language = state.language;
    let widen = state
        .offers
        .elsewhere
        .as_ref()
        .filter(|results| !results.hits().is_empty());
    let nearest = state.offers.words();
    let offers = (1..=nearest.len())
        .rev()
        .filter_map(|count| nearest.get(..count));
    let offers = offers.map(|words| language.nearest(words));
    let bare = nearest.first().cloned();
    let hint = |word: String| Hint::of(Action::TakeNearest, state).saying(word);
    let mut choices: Vec<Vec<Hint>> = offers.chain(bare).map(|word| vec![hint(word)]).collect();
    if widen.is_some() {
        for choice in &mut choices {
            choice.insert(0, Hint::of(Action::Widen, state));
        }
        choices.push(vec![Hint::of(Action::Widen, state)]);
    }
    choices
}

/// What was found so far.
fn status(state: &State, query: &QueryPrompt) -> String {
    let language = state.language;
    if let Some(problem) = &query.problem {
        return problem.clone();
    }
    match (query.scope(), state.results(), &state.search) {
        (Scope::Library, Some(results), _) => {
            let level = language.level(state.level);
            let rungs = rungs(results.rungs(), &results.queries, language);
            let level = rungs.unwrap_or(level.to_owned());
            format!("{} \u{00B7} {level}", found(results, state))
        }
        (Scope::Article, _, Some(search)) => {
            if let Some(error) = search.failed() {
                return language.read_error(error);
            }
            let level = language.level(search.queries.level());
            let rungs = rungs(search.rungs(), &search.queries, language);
            let level = rungs.unwrap_or(level.to_owned());
            let count = format!("{} {level}", numbers(search));
            if let Some(more) = search.more_apart() {
                let key = state.keymap.label(Action::NextLevel);
                return format!("{count} {}", language.more_apart(more, Some(&key)));
            }
            match state.offers.elsewhere.as_ref().map_or(0, Results::total) {
                0 => count,
                hits => format!("{count} \u{00B7} {}", language.in_library(hits)),
            }
        }
        // What went wrong with the queries of before.
        _ => state.notice.clone().unwrap_or_default(),
    }
}

/// What was found has in common with what was typed.
pub(super) fn rungs(rungs: Option<Rungs>, queries: &Queries, language: Language) -> Option<String> {
    language.rungs(rungs?, queries.replacements())
}

/// Which match of how many: `3/17`.
pub(super) fn numbers(search: &ArticleSearch) -> String {
    let more = if search.is_over() { "" } else { "\u{2026}" };
    let (number, count) = (search.number().unwrap_or(0), search.count());
    format!("\u{2066}{number}/{count}{more}\u{2069}")
}

/// How much was found in the library.
pub(super) fn found(results: &Results, state: &State) -> String {
    if results.is_stale() {
        return "\u{2026}".into();
    }
    let articles = results.hits().len() as u64;
    let found = state.language.hits_in(results.total(), articles);
    if results.is_done() {
        if state.walking {
            return format!("{found} \u{00B7} {}", state.language.say(STILL_WALKING));
        }
        return found;
    }
    let percent = results.searched() * 100 / state.articles.len().max(1);
    let percent = state.language.percent(percent.min(99) as u16);
    // As long as there is nothing it is not said, for there may be.
    let found = if articles == 0 { "" } else { &found };
    format!("{found}\u{2026} {percent}")
}
