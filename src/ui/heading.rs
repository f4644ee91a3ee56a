//! The heading of the text: its title, what is known of it, and how much of it is read.

use super::label::{End, beside, draw_lines, joined, label, name_style, part};
use crate::app::actions::Action;
use crate::app::geometry::{Area, Panes};
use crate::app::lines::{self, Lines, label_width};
use crate::app::{Article, Focus, Progress, Reader, State};
use crate::document::Kind;
use crate::page::View;
use crate::paint::{Canvas, Theme, put};
use crate::text::Direction;
use crate::words::{ARRIVING, CUT_SHORT, DAMAGED, LOSSY, Language, TOO_MUCH};

/// The heading above a column of text.
pub(super) fn draw(
    state: &State,
    theme: &Theme,
    (reader, view): (&Reader, &View),
    panes: &Panes,
    column: Area,
    canvas: &mut Canvas,
) {
    let Some(article) = state.articles.get(state.on_show()) else {
        return;
    };
    // Of nothing no part was read.
    let progress = (!view.rows.is_empty()).then(|| reader.progress(view));
    let row = Area {
        y: panes.text.unwrap_or_default().y,
        height: panes.title_rows,
        ..column
    };
    if !panes.tall {
        return in_one_row(state, theme, article, progress, row, canvas);
    }
    let direction = state.language.direction();
    if !begins_with_its_title(article, state, view) {
        let style = name_style(theme, state.focus == Focus::Text);
        let title = title_lines(article, state, row);
        draw_lines(canvas, row, &title, direction, style);
    }
    let known = Area {
        y: row.y + row.height,
        height: 1,
        ..row
    };
    let bar_row = Area {
        y: known.y + 1,
        ..known
    };
    facts_row(state, theme, article, (reader, progress), known, canvas);
    let percent = progress.map_or(0, |progress| progress.percent);
    bar(theme, bar_row, percent, direction, canvas);
}

/// Whether the window begins with a heading that is the title, which would be said twice. Its rows stay free, so that the
/// text does not move when the title comes back.
fn begins_with_its_title(article: &Article, state: &State, view: &View) -> bool {
    let title = article.title_in(state.language);
    let first = view.rows.first();
    first.is_some_and(|row| {
        matches!(row.block.kind, Kind::Heading(_)) && row.start == 0 && row.block.text == title
    })
}

/// Where there is one row: how far one is takes at most half of it, or what the title leaves.
fn in_one_row(
    state: &State,
    theme: &Theme,
    article: &Article,
    progress: Option<Progress>,
    row: Area,
    canvas: &mut Canvas,
) {
    let direction = state.language.direction();
    let columns = title_lines(article, state, row).first.width();
    let room = beside(row, columns, direction, End::Near).width;
    let room = part(row, room.max(row.width / 2), direction, End::Far);
    let standing = standing(state, progress, room.width);
    let taken = label(canvas, room, &standing, direction, End::Far, theme.faint);
    let rest = beside(row, taken, direction, End::Far);
    let title = title_lines(article, state, rest);
    let style = name_style(theme, state.focus == Focus::Text);
    draw_lines(canvas, rest, &title, direction, style);
}

/// What is known of the article, and as much of how far one is as has room beside the main of it.
fn facts_row(
    state: &State,
    theme: &Theme,
    article: &Article,
    (reader, progress): (&Reader, Option<Progress>),
    row: Area,
    canvas: &mut Canvas,
) {
    let language = state.language;
    let direction = language.direction();
    let main = label_width(&about(state, article, reader, 0), language);
    // A source whose name is cut in any case leaves room for the rest.
    let least = if main > row.width {
        row.width / 2
    } else {
        main
    };
    let room = beside(row, least, direction, End::Near);
    let standing = standing(state, progress, room.width);
    let taken = label(canvas, room, &standing, direction, End::Far, theme.faint);
    let rest = beside(row, taken, direction, End::Far);
    let about = about(state, article, reader, rest.width);
    label(canvas, rest, &about, direction, End::Near, theme.faint);
}

/// The title in as many lines as an area has rows, at most two.
fn title_lines(article: &Article, state: &State, area: Area) -> Lines {
    let title = article.title_in(state.language);
    let second = if area.height > 1 { area.width } else { 0 };
    lines::title(title, state.language.direction(), area.width, second)
}

/// Which article of how many, how much of it is read, and how long the rest takes: as much of that as fits.
fn standing(state: &State, progress: Option<Progress>, width: u16) -> String {
    let language = state.language;
    let number = state.outline().number_of(state.on_show());
    let number = number.filter(|_| state.has_several());
    let number = number.map(|number| language.article_of(number + 1, state.articles.len()));
    let percent = progress.map(|progress| language.percent(progress.percent));
    let mut all: Vec<String> = number.into_iter().chain(percent.clone()).collect();
    let mut choices = vec![joined(&all), percent.unwrap_or_default()];
    if let Some(progress) = progress.filter(|progress| progress.percent < 100) {
        all.push(language.minutes_left(progress.minutes_left));
        choices.insert(0, joined(&all));
    }
    let mut choices = choices.into_iter();
    let fits = |choice: &String| lines::fits(choice, language, width);
    choices.find(fits).unwrap_or_default()
}

/// Date and author, what a reader must know of how the text is shown, and the sources, in a row of `width` columns.
fn about(state: &State, article: &Article, reader: &Reader, width: u16) -> String {
    let language = state.language;
    let mut facts: Vec<String> = article
        .date
        .map(|date| language.date(date, state.comfort.months))
        .into_iter()
        .collect();
    let dates = facts.len();
    if let Some(author) = &reader.page.document().meta().author {
        facts.push(language.author(author));
    }
    if state.is_begun() || state.streaming.contains(&state.on_show()) {
        facts.push(language.say(ARRIVING).into());
    }
    let document = reader.page.document();
    if let Some(line) = document.meta().broken_line {
        facts.push(language.broken_front_matter(line));
    }
    if let Some(encoding) = document.guess() {
        facts.push(language.encoding_guess(encoding, &state.keymap.label(Action::Encoding)));
    }
    if let Some(order) = document.order() {
        let other = state.keymap.label(Action::TurnLines);
        facts.extend(language.line_order_fact(order, &other));
    }
    if let Some(part) = document.part() {
        facts.push(language.part(part, &state.keymap.label(Action::WholePage)));
    }
    if document.is_damaged() {
        facts.push(language.say(DAMAGED).into());
    }
    if document.is_cut_short() {
        facts.push(language.say(CUT_SHORT).into());
    }
    if document.lossy() {
        facts.push(language.say(LOSSY).into());
    }
    if document.is_unparsed() {
        facts.push(language.say(TOO_MUCH).into());
    }
    let hijri = article.date.filter(|_| state.comfort.hijri);
    if let Some(hijri) = hijri.and_then(|date| language.hijri(date)) {
        facts.insert(dates, hijri);
        // Half a date would be taken for another day.
        if !lines::fits(&joined(&facts), language, width) {
            facts.remove(dates);
        }
    }
    with_sources(&facts, article, language, width)
}

/// Facts in one label, the sources at its end: as many of them named as fit into `width` columns, but at least the main one,
/// and the rest counted.
fn with_sources(facts: &[String], article: &Article, language: Language, width: u16) -> String {
    let sources = match language {
        Language::English if !article.sources_en.is_empty() => &article.sources_en,
        _ => &article.sources,
    };
    let all = sources.len();
    if all == 0 {
        return joined(facts);
    }
    let naming = |named: usize| {
        let mut facts = facts.to_vec();
        facts.push(language.sources(&sources[..named], all - named));
        joined(&facts)
    };
    let fits = |text: &String| lines::fits(text, language, width);
    let main = naming(1);
    if !fits(&main) {
        return main;
    }
    // All of them, or one more each time: mostly but few fit.
    let whole = Some(naming(all)).filter(fits);
    let some = || (2..all).map(naming).take_while(fits).last();
    whole.or_else(some).unwrap_or(main)
}

/// A line that fills up, from where reading starts.
fn bar(theme: &Theme, row: Area, percent: u16, direction: Direction, canvas: &mut Canvas) {
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
        put(canvas, x, row.y, symbol, 1, style);
    }
}
