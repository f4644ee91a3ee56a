//! The text pane: heading, progress, and the rows of the text with what is lit in them.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::Theme;
use super::list::title;
use super::put::{self, End, label, put};
use crate::app::geometry::{Area, Panes};
use crate::app::words::{EMPTY, LOSSY, TOO_LONG};
use crate::app::{Opened, Reader, State};
use crate::document::{Block, Kind};
use crate::page::{Anchor, Row, View};
use crate::text::{Direction, Paragraph};

pub(super) fn draw(state: &State, theme: &Theme, panes: &Panes, column: Area, buffer: &mut Buffer) {
    let pane = panes.text.unwrap_or_default();
    let view = match &state.opened {
        Opened::Nothing => return,
        Opened::Failed(why) => {
            return message(
                state,
                theme,
                column,
                &state.language.cannot_show(why),
                buffer,
            );
        }
        Opened::Document(reader) => reader.view(column.height).map(|view| (reader, view)),
    };
    let (reader, view) = match view {
        Ok(view) => view,
        Err(why) => {
            return message(
                state,
                theme,
                column,
                &state.language.cannot_show(&why.to_string()),
                buffer,
            );
        }
    };
    heading(
        state,
        theme,
        reader,
        &view,
        panes,
        Area {
            height: 1,
            y: pane.y,
            ..column
        },
        buffer,
    );
    if view.rows.is_empty() {
        message(state, theme, column, state.language.say(EMPTY), buffer);
    }
    let mut lit = Lit::default();
    for (i, row) in view.rows.iter().enumerate() {
        lit.find(state, reader, row);
        let place = Anchor {
            block: row.block.id,
            byte: row.start,
        };
        let read = reader.kept == Some(place);
        draw_row(
            theme,
            row,
            &lit,
            read,
            column.x,
            column.y + i as u16,
            buffer,
        );
    }
}

/// Says something where the text would stand.
fn message(state: &State, theme: &Theme, column: Area, text: &str, buffer: &mut Buffer) {
    let direction = state.language.direction();
    let paragraph = Paragraph::analyze(text, direction);
    for (i, line) in paragraph
        .wrap(column.width, column.width)
        .iter()
        .take(column.height.into())
        .enumerate()
    {
        let line = paragraph.arrange(line);
        let x = if direction == Direction::Rtl {
            column.x + column.width - line.width()
        } else {
            column.x
        };
        put::line(buffer, x, column.y + i as u16, &line, theme.plain);
    }
}

fn heading(
    state: &State,
    theme: &Theme,
    reader: &Reader,
    view: &View,
    panes: &Panes,
    row: Area,
    buffer: &mut Buffer,
) {
    let language = state.language;
    let direction = language.direction();
    let progress = reader.progress(view);
    let Some(article) = state.articles.get(state.selected) else {
        return;
    };

    let mut facts = Vec::new();
    if state.articles.len() > 1 {
        facts.push(language.article_of(state.selected + 1, state.articles.len()));
    }
    facts.push(language.percent(progress.percent));
    if progress.percent < 100 {
        facts.push(language.minutes_left(progress.minutes_left));
    }
    // The facts take at most half the row; the title gets the rest.
    let half = Area {
        width: row.width / 2,
        ..row
    };
    let far = if direction == Direction::Rtl {
        half
    } else {
        Area {
            x: row.x + row.width - half.width,
            ..half
        }
    };
    let taken = label(
        buffer,
        far,
        &facts.join(" \u{00B7} "),
        direction,
        End::Far,
        theme.faint,
    ) + 2;
    let left = if direction == Direction::Rtl {
        row.x + taken
    } else {
        row.x
    };
    let near = Area {
        x: left,
        width: row.width - taken.min(row.width),
        ..row
    };
    label(
        buffer,
        near,
        title(article, language),
        direction,
        End::Near,
        theme.strong,
    );

    if panes.header > 1 {
        let mut about: Vec<String> = article
            .date
            .map(|date| language.date(date))
            .into_iter()
            .collect();
        if !article.sources.is_empty() {
            about.push(language.sources(&article.sources));
        }
        if reader.page.document().lossy() {
            about.push(language.say(LOSSY).into());
        }
        if article.plain_for_its_length {
            about.push(language.say(TOO_LONG).into());
        }
        let second = Area {
            y: row.y + 1,
            ..row
        };
        label(
            buffer,
            second,
            &about.join(" \u{00B7} "),
            direction,
            End::Near,
            theme.faint,
        );
        bar(
            theme,
            Area {
                y: row.y + 2,
                ..row
            },
            progress.percent,
            direction,
            buffer,
        );
    }
}

/// A line that fills up, from where reading starts.
fn bar(theme: &Theme, row: Area, percent: u16, direction: Direction, buffer: &mut Buffer) {
    let full = (u32::from(row.width) * u32::from(percent) / 100) as u16;
    for i in 0..row.width {
        let x = if direction == Direction::Rtl {
            row.x + row.width - 1 - i
        } else {
            row.x + i
        };
        let (symbol, style) = if i < full {
            ("\u{2501}", theme.accent)
        } else {
            ("\u{2500}", theme.faint)
        };
        put(buffer, x, row.y, symbol, 1, style);
    }
}

/// The matches in the block of the row being drawn; rows of one block follow one another.
#[derive(Default)]
struct Lit {
    block: Option<crate::document::BlockId>,
    matches: Vec<(Range<usize>, bool)>,
}

impl Lit {
    fn find(&mut self, state: &State, reader: &Reader, row: &Row) {
        let Some(search) = &state.search else { return };
        if self.block == Some(row.block.id) {
            return;
        }
        self.block = Some(row.block.id);
        let document = reader.page.document();
        let query = search.queries.of(document.meta());
        let found = query.matches(row.block.text.as_bytes());
        self.matches = found
            .map(|m| {
                let current = search.current == Some(document.offset(row.block.id, m.start));
                (m.start..m.light_end, current)
            })
            .collect();
    }
}

fn draw_row(theme: &Theme, row: &Row, lit: &Lit, read: bool, x: u16, y: u16, buffer: &mut Buffer) {
    for piece in &row.pieces {
        for (symbol, cell) in piece.line.cells() {
            let at = cell.bytes.start + piece.offset;
            let mut style = style_of(theme, row, at);
            if read {
                style = style.patch(theme.faint);
            }
            put(
                buffer,
                x + piece.x + cell.column,
                y,
                symbol,
                cell.width,
                style,
            );
        }
        for (range, current) in &lit.matches {
            let style = if *current { theme.current } else { theme.lit };
            put::light(buffer, x, y, piece.columns_of(range), style);
        }
    }
}

/// The style of the text at a byte of the row's block.
fn style_of(theme: &Theme, row: &Row, byte: usize) -> Style {
    let mut style = style_of_block(theme, &row.block);
    if row.header {
        style = style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED);
    }
    let after = row
        .block
        .spans
        .partition_point(|span| span.range.end <= byte);
    let Some(span) = row
        .block
        .spans
        .get(after)
        .filter(|span| span.range.contains(&byte))
    else {
        return style;
    };
    let inline = &span.style;
    if inline.link.is_some() {
        style = style.patch(theme.link);
    }
    if inline.strong {
        style = style.add_modifier(Modifier::BOLD);
    }
    if inline.emphasis {
        style = style.add_modifier(Modifier::ITALIC);
    }
    if inline.strike {
        style = style.add_modifier(Modifier::CROSSED_OUT);
    }
    if inline.code {
        style = style.patch(theme.accent);
    }
    style
}

fn style_of_block(theme: &Theme, block: &Block) -> Style {
    match block.kind {
        Kind::Heading(1 | 2) => theme.strong.patch(theme.accent),
        Kind::Heading(_) => theme.strong,
        Kind::Quote => theme.plain.add_modifier(Modifier::ITALIC),
        Kind::Rule => theme.faint,
        Kind::Paragraph | Kind::Code | Kind::Table(_) => theme.plain,
    }
}
