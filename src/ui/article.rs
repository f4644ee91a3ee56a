//! The text pane: its heading, and the rows of the text with the highlights in them.

use std::cell::RefCell;
use std::ops::Range;

use ratatui::style::{Color, Modifier, Style};

use super::heading;
use super::label::{self, End};
use super::links::Links;
use crate::app::geometry::{Area, Panes};
use crate::app::{Opened, Progress, Reader, ShowError, State};
use crate::document::{Block, Ink, Kind, ReadError};
use crate::find::{Highlight, Highlights};
use crate::page::{Anchor, Row, View};
use crate::paint::{self, Canvas, Theme, put};
use crate::text::{Direction, Paragraph, VisualCell};
use crate::words::{ARRIVING, EMPTY, LOADING, READING_CHAPTER};

/// What the text pane shows.
pub(super) enum Shown<'a> {
    /// Rows of a text.
    Text(&'a Reader, View),
    /// A message in the place of a text.
    Message(String),
    /// Nothing yet.
    Nothing,
}

impl<'a> Shown<'a> {
    pub(super) fn of(state: &'a State, height: u16) -> Self {
        let language = state.language;
        let text = |reader: &'a Reader| match reader.view(height) {
            Ok(view) => Self::Text(reader, view),
            Err(ReadError::Unread(_)) => Self::Message(language.say(READING_CHAPTER).to_owned()),
            Err(error) => Self::broken(state, &language.read_error(&error)),
        };
        match &state.opened {
            Opened::Nothing => Self::Nothing,
            Opened::Loading(loading) if loading.is_slow => {
                Self::Message(language.say(LOADING).to_owned())
            }
            Opened::Loading(loading) => loading.former().map_or(Self::Nothing, text),
            Opened::Failed(ShowError::Load(error)) => {
                Self::broken(state, &language.load_error(error))
            }
            Opened::Failed(ShowError::Read(error)) => {
                Self::broken(state, &language.read_error(error))
            }
            Opened::Document(reader) => text(reader),
        }
    }

    /// What is wrong with a part may be right with the whole.
    fn broken(state: &State, why: &str) -> Self {
        let language = state.language;
        Self::Message(if state.streaming.contains(&state.on_show()) {
            language.say(ARRIVING).to_owned()
        } else {
            language.cannot_show(why)
        })
    }

    /// How far the text was read that the reader is at.
    pub(super) fn progress(&self, state: &State) -> Option<Progress> {
        match self {
            Self::Text(reader, view) if state.place().is_some() => Some(reader.progress(view)),
            _ => None,
        }
    }
}

pub(super) fn draw(
    state: &State,
    theme: &Theme,
    shown: &Shown,
    panes: &Panes,
    column: Area,
    canvas: &mut Canvas,
) {
    match shown {
        Shown::Text(reader, view) => {
            heading::draw(state, theme, (reader, view), panes, column, canvas);
            rows(state, theme, reader, view, column, canvas);
            let pane = panes.text.unwrap_or(column);
            canvas.set_scrolled(
                pane.x..pane.x + pane.width,
                column.y..column.y + column.height,
            );
        }
        Shown::Message(text) => message(state, theme, column, text, canvas),
        Shown::Nothing => {}
    }
}

fn rows(
    state: &State,
    theme: &Theme,
    reader: &Reader,
    view: &View,
    column: Area,
    canvas: &mut Canvas,
) {
    if view.rows.is_empty() {
        let arrives = state.streaming.contains(&state.on_show());
        let empty = if arrives { ARRIVING } else { EMPTY };
        message(state, theme, column, state.language.say(empty), canvas);
    }
    let document = reader.page.document();
    let search = state.search.as_ref();
    let mut highlights =
        search.map(|search| Highlights::new(document, &search.queries, search.current));
    let in_focus = if state.comfort.focuses {
        state.pointed_at().map(|at| at.block)
    } else {
        None
    };
    let mut links = Links::new(document, state.lit_link());
    for (row, y) in view.rows.iter().zip(column.y..) {
        let found = highlights
            .as_mut()
            .map(|highlights| highlights.of(&row.block, &shown(view, &row.block)));
        // Of a paragraph that begins above the window, beside the first row of it.
        if (row.start == 0 || y == column.y) && !row.is_blank() {
            mark(state, theme, column, y, row, canvas);
        }
        let selected = selected_bytes(state, &row.block);
        let read = reader.overlap == Some(row.place()) && !row.is_blank();
        let is_faint = read || in_focus.is_some_and(|block| block != row.block.id);
        if read {
            mark_read(theme, column, y, row.block.direction, canvas);
        }
        for &bar in &row.bars {
            put(canvas, column.x + bar, y, paint::BAR, 1, theme.faint);
        }
        if let Some(rule) = row.rule {
            put(canvas, column.x + rule, y, paint::RULE, 1, theme.code);
        }
        let found = found.unwrap_or_default();
        if let Some(title) = state.language.title_of(&row.block) {
            draw_title(theme, row, title, !found.is_empty(), (column.x, y), canvas);
        } else {
            let selected = selected.as_ref();
            draw_row(theme, row, found, selected, is_faint, (column.x, y), canvas);
            links.draw(theme, row, (column.x, y), canvas);
        }
    }
}

/// Says something where the text would stand.
fn message(state: &State, theme: &Theme, column: Area, text: &str, canvas: &mut Canvas) {
    let direction = state.language.direction();
    let paragraph = Paragraph::analyze(text, direction);
    for (i, line) in paragraph
        .wrap(column.width, column.width)
        .iter()
        .take(column.height.into())
        .enumerate()
    {
        let line = paragraph.arrange(line);
        let x = label::start(column, line.width(), direction, End::Near);
        paint::line(canvas, x, column.y + i as u16, &line, theme.plain);
    }
}

/// The bytes of a block's text that are selected, if any are.
fn selected_bytes(state: &State, block: &Block) -> Option<Range<usize>> {
    let (start, end) = state.selected_part()?;
    let is_within = start.block <= block.id && block.id <= end.block;
    let from = if start.block == block.id {
        start.byte
    } else {
        0
    };
    let to = if end.block == block.id {
        end.byte
    } else {
        block.text.len()
    };
    (is_within && from < to).then_some(from..to)
}

/// The bytes of a block's text that the window shows.
fn shown(view: &View, block: &Block) -> Range<usize> {
    let byte = |anchor: Option<Anchor>| Some(anchor.filter(|at| at.block == block.id)?.byte);
    byte(view.top).unwrap_or(0)..byte(view.end).unwrap_or(block.text.len())
}

/// A sign in the margin where reading of a paragraph starts: it is marked, and there may be a note to it.
fn mark(state: &State, theme: &Theme, column: Area, y: u16, row: &Row, canvas: &mut Canvas) {
    let marked = state.mark_of(row.block.id);
    if let Some((has_note, x)) = marked.zip(margin(column, row.block.direction)) {
        let sign = if has_note { "+" } else { "*" };
        put(canvas, x, y, sign, 1, theme.accent);
    }
}

/// A sign in the margin where reading of the row starts: it was read before the page was turned.
fn mark_read(theme: &Theme, column: Area, y: u16, direction: Direction, canvas: &mut Canvas) {
    // Half a line, so that it does not touch the text.
    let sign = match direction {
        Direction::Rtl => "\u{2576}",
        Direction::Ltr => "\u{2574}",
    };
    if let Some(x) = margin(column, direction) {
        put(canvas, x, y, sign, 1, theme.accent);
    }
}

/// The column beside a column of text where reading of its rows starts; none beside what a command has laid out.
fn margin(column: Area, direction: Direction) -> Option<u16> {
    let left = column.x.checked_sub(1)?;
    Some(match direction {
        Direction::Rtl => column.x + column.width,
        Direction::Ltr => left,
    })
}

/// Draws a title that the interface has the word for, highlighted as a whole if there is a match in the name that it stands
/// for.
fn draw_title(
    theme: &Theme,
    row: &Row,
    title: &str,
    is_found: bool,
    (x, y): (u16, u16),
    canvas: &mut Canvas,
) {
    let mut row = row.clone();
    row.say(title);
    for piece in &row.pieces {
        let style = if is_found {
            theme.lit
        } else {
            style_of_block(theme, &row.block)
        };
        paint::line(canvas, x + piece.x, y, &piece.line, style);
    }
}

fn draw_row(
    theme: &Theme,
    row: &Row,
    found: &[Highlight],
    selected: Option<&Range<usize>>,
    is_faint: bool,
    (x, y): (u16, u16),
    canvas: &mut Canvas,
) {
    for piece in &row.pieces {
        let paragraph = paint::Paragraph {
            number: row.block.id.0,
            offset: piece.offset,
        };
        let known = RefCell::new((0..0, Style::new()));
        let style = |cell: &VisualCell| {
            let (byte, mut known) = (cell.bytes.start + piece.offset, known.borrow_mut());
            if !known.0.contains(&byte) {
                *known = style_of(theme, row, byte);
            }
            if is_faint {
                known.1.patch(theme.faint)
            } else {
                known.1
            }
        };
        paint::text(canvas, x + piece.x, y, &piece.line, paragraph, style);
        for found in found {
            let style = if found.is_current {
                theme.current
            } else {
                theme.lit
            };
            paint::highlight(canvas, x, y, piece.columns_of(&found.range), style);
        }
        if let Some(selected) = selected {
            paint::highlight(canvas, x, y, piece.columns_of(selected), theme.selected);
        }
    }
}

/// The style of the text at a byte of the row's block, and the bytes around it that have the same.
fn style_of(theme: &Theme, row: &Row, byte: usize) -> (Range<usize>, Style) {
    let mut style = style_of_block(theme, &row.block);
    if row.header {
        style = style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED);
    }
    let spans = &row.block.spans;
    let after = spans.partition_point(|span| span.range.end <= byte);
    let before = after.checked_sub(1).map_or(0, |at| spans[at].range.end);
    let Some(span) = spans.get(after) else {
        return (before..usize::MAX, style);
    };
    if byte < span.range.start {
        return (before..span.range.start, style);
    }
    let inline = &span.style;
    if inline.link {
        style = style.patch(theme.link);
    }
    if inline.strong {
        style = style.add_modifier(Modifier::BOLD);
    }
    if inline.emphasis {
        style = style.add_modifier(emphasis(&row.block));
    }
    if inline.strike {
        style = style.add_modifier(Modifier::CROSSED_OUT);
    }
    if inline.faint {
        style = style.patch(theme.faint);
    }
    if inline.underline {
        style = style.add_modifier(Modifier::UNDERLINED);
    }
    if inline.reverse {
        style = style.add_modifier(Modifier::REVERSED);
    }
    if let Some(ink) = inline.ink.filter(|_| theme.has_colours()) {
        style = style.fg(colour(ink));
    }
    if let Some(ground) = inline.ground.filter(|_| theme.has_colours()) {
        style = style.bg(colour(ground));
    }
    if inline.code {
        style = style.patch(theme.code);
    }
    (span.range.clone(), style)
}

fn colour(ink: Ink) -> Color {
    match ink {
        Ink::Indexed(index) => Color::Indexed(index),
        Ink::Rgb(r, g, b) => Color::Rgb(r, g, b),
    }
}

/// Arabic has no slanted letters: weight is what it emphasizes by.
fn emphasis(block: &Block) -> Modifier {
    match block.direction {
        Direction::Rtl => Modifier::BOLD,
        Direction::Ltr => Modifier::ITALIC,
    }
}

fn style_of_block(theme: &Theme, block: &Block) -> Style {
    match block.kind {
        Kind::Heading(1 | 2) | Kind::Callout { .. } => theme.heading,
        Kind::Heading(_) => theme.strong,
        Kind::Rule => theme.faint,
        Kind::Quote if block.direction == Direction::Ltr => {
            theme.plain.add_modifier(Modifier::ITALIC)
        }
        Kind::Paragraph | Kind::Quote | Kind::Code(_) | Kind::Line | Kind::Table(_) => theme.plain,
    }
}
