//! Hints: keys with a word for each, the most wanted first; those that do not fit are left out from the end.

use std::ops::Range;
use std::rc::Rc;

use super::label::{self, End};
use crate::app::actions::{Action, binding};
use crate::app::geometry::Area;
use crate::app::lines;
use crate::app::{Focus, Layer, ListView, State};
use crate::input::{Code, Key};
use crate::paint::{self, Canvas, Theme};
use crate::text::{Direction, VisualLine};
use crate::words::Language;

/// Left-to-right isolate, and its end.
const LRI: char = '\u{2066}';
const PDI: char = '\u{2069}';

/// A key and what it does.
pub(super) struct Hint {
    pub(super) key: String,
    pub(super) word: String,
}

impl Hint {
    /// The hint of the table of actions.
    pub(super) fn of(action: Action, state: &State) -> Self {
        Self {
            key: shown_key(action, state),
            word: state.language.say(binding(action).hint).to_owned(),
        }
    }

    /// The same key with another word.
    pub(super) fn saying(self, word: impl Into<String>) -> Self {
        Self {
            word: word.into(),
            ..self
        }
    }
}

/// Draws as many hints as fit, where reading starts.
pub(super) fn draw(
    hints: &[Hint],
    language: Language,
    theme: &Theme,
    area: Area,
    canvas: &mut Canvas,
) {
    let direction = language.direction();
    let mut laid_out = lay_out(hints, direction);
    let fitting = laid_out.fitting(area.width);
    if fitting == 0 {
        return;
    }
    if fitting < hints.len() {
        laid_out = lay_out(&hints[..fitting], direction);
    }
    let LaidOut { line, keys, .. } = laid_out;
    let x = label::start(area, line.width(), direction, End::Near);
    paint::line(canvas, x, area.y, &line, theme.faint);
    for key in &keys {
        paint::highlight(canvas, x, area.y, line.columns_of(key), theme.key);
    }
}

/// How many columns all of the hints need.
pub(super) fn width(hints: &[Hint], language: Language) -> u16 {
    lay_out(hints, language.direction()).line.width()
}

/// Hints as a line.
struct LaidOut {
    line: Rc<VisualLine>,
    /// The bytes of the keys.
    keys: Vec<Range<usize>>,
    /// Where each hint ends, in bytes.
    ends: Vec<usize>,
}

impl LaidOut {
    /// How many of the hints fit into so many columns. They are told apart by blanks, so that no letter takes more columns or
    /// fewer because others follow.
    fn fitting(&self, width: u16) -> usize {
        let fits = |end: usize| {
            let cells = self.line.cells().map(|(_, cell)| cell);
            let kept = cells.filter(|cell| cell.bytes.end <= end);
            kept.map(|cell| cell.width).sum::<u16>() <= width
        };
        let ends = self.ends.iter().rposition(|&end| fits(end));
        ends.map_or(0, |last| last + 1)
    }
}

fn lay_out(hints: &[Hint], direction: Direction) -> LaidOut {
    let mut text = String::new();
    let (mut keys, mut ends) = (Vec::new(), Vec::new());
    for hint in hints {
        if !text.is_empty() {
            text.push_str(" \u{00B7} ");
        }
        // A key is called what is written on it: a bracket must not be mirrored among Arabic words.
        text.push(LRI);
        let start = text.len();
        text.push_str(&hint.key);
        keys.push(start..text.len());
        text.push(PDI);
        text.push(' ');
        text.push_str(&hint.word);
        ends.push(text.len());
    }
    LaidOut {
        line: lines::whole(&text, direction),
        keys,
        ends,
    }
}

/// What can be done while something is copied or selected.
pub(super) fn of_layer(state: &State) -> Option<Vec<Hint>> {
    use Action::{
        Back, Copy, CopyAll, CopyAsPage, CopyCited, CopyMatch, CopyParagraph, CopySection,
        CopySentence, Down, Left, Right, Up,
    };
    let of = |action: &Action| Hint::of(*action, state);
    Some(match &state.layer {
        Some(Layer::Copy(_)) => {
            let always = [CopySentence, CopyParagraph, CopySection, CopyAll];
            let found = state
                .search
                .as_ref()
                .is_some_and(|search| search.current.is_some());
            let found = Some(CopyMatch).filter(|_| found);
            let actions = always.into_iter().chain(found).chain([CopyAsPage]);
            actions.map(|action| of(&action)).collect()
        }
        Some(Layer::Select(_)) => {
            let word = |action| Hint {
                key: state.keymap.label(action),
                word: String::new(),
            };
            let mut hints = vec![word(Right), word(Left), word(Up), word(Down)];
            hints.extend([Copy, CopyCited].iter().map(of));
            hints.push(Hint {
                key: Key::new(Code::Esc).label(),
                ..of(&Back)
            });
            hints
        }
        _ => return None,
    })
}

/// What this screen is for: at most seven actions.
pub(super) fn of_screen(state: &State) -> Vec<Hint> {
    use Action::{
        Back, FilterTitles, Help, NextArticle, NextMatch, Open, PageDown, PreviousMatch, Quit,
        Search, SearchLibrary, ToggleList,
    };
    let narrowed = !matches!(state.view, ListView::Library);
    if let Some(Layer::Hits(_)) = state.layer {
        return [Open, Back, NextMatch, PreviousMatch]
            .map(|action| Hint::of(action, state))
            .into();
    }
    let actions: &[Action] = match state.focus {
        Focus::List if narrowed => &[Open, Back, Help, SearchLibrary, Quit, FilterTitles],
        Focus::List if state.has_several() => &[
            Help,
            Search,
            Open,
            SearchLibrary,
            FilterTitles,
            Quit,
            ToggleList,
        ],
        Focus::List => &[Help, Search, Open, Quit],
        Focus::Text if state.search.is_some() => {
            &[Help, NextMatch, PreviousMatch, Back, Search, Quit]
        }
        Focus::Text if state.has_several() => {
            &[Help, Search, Back, PageDown, NextArticle, ToggleList, Quit]
        }
        Focus::Text => &[Help, Search, PageDown, Quit],
    };
    let hints = actions.iter().map(|&action| Hint::of(action, state));
    // The settings may have left an action without a key.
    hints.filter(|hint| !hint.key.is_empty()).collect()
}

/// The label of the key that a hint names: the arrow for going between the panes, else the shortest.
fn shown_key(action: Action, state: &State) -> String {
    let (into, out) = match state.language.direction() {
        Direction::Rtl => (Code::Left, Code::Right),
        Direction::Ltr => (Code::Right, Code::Left),
    };
    match (action, state.focus) {
        (Action::Open, _) => Key::new(into).label(),
        (Action::Back, Focus::Text) => Key::new(out).label(),
        (Action::Back, Focus::List) => Key::new(Code::Esc).label(),
        _ => state.keymap.label(action),
    }
}
