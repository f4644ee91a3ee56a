//! The list: its heading, and its rows of articles or results.

use ratatui::style::Style;

use super::label::{
    self, End, beside, draw_lines, facts, highlight_matches, joined, label, name_style, pane_title,
    part,
};
use super::prompt;
use crate::app::actions::Action;
use crate::app::geometry::{Area, Panes};
use crate::app::lines::fits;
use crate::app::{Article, Focus, ListView, Progress, SortBy, State};
use crate::find::Context;
use crate::library::Item;
use crate::paint::{self, Canvas, Theme, put};
use crate::search::Query;
use crate::text::{Direction, excerpt, inert};
use crate::words::{EMPTY_LIBRARY, Language, Phrase};

/// Draws the list. `progress`: how far the reader is in the text on show, if he reads it.
pub(super) fn draw(
    state: &State,
    theme: &Theme,
    progress: Option<Progress>,
    panes: &Panes,
    area: Area,
    canvas: &mut Canvas,
) {
    let inner = Area {
        x: area.x + 2,
        width: area.width - 4,
        height: 1,
        ..area
    };
    let heading = Heading::of(state, panes, inner.width);
    heading.draw(state, theme, panes, inner, canvas);
    let Some(entries) = panes.entries() else {
        return;
    };
    if state.articles.is_empty() && !state.walking {
        let row = Area {
            y: entries.y,
            ..inner
        };
        let (text, direction) = (
            state.language.say(EMPTY_LIBRARY),
            state.language.direction(),
        );
        label(canvas, row, text, direction, End::Near, theme.faint);
    }
    let list = Rows {
        state,
        theme,
        pane: entries,
        chosen: state.chosen_row(),
        progress,
        month_is_said: heading.month_is_said,
    };
    for slot in state.slots() {
        let area = Area {
            y: entries.y + slot.rows.start,
            height: slot.rows.len() as u16,
            ..inner
        };
        list.entry(slot.entry, area, canvas);
    }
}

/// What stands above the list.
struct Heading {
    /// The library, or what its list is narrowed to.
    name: String,
    /// How many there are, and the month that all are of.
    count: String,
    /// The month of all is said here, and not again in each row.
    month_is_said: bool,
}

impl Heading {
    fn of(state: &State, panes: &Panes, width: u16) -> Self {
        let (language, name) = (state.language, inert(&state.name));
        let all = state.outline().texts_in_all();
        let (name, count) = match &state.view {
            ListView::Results(list) => {
                return Self {
                    name: language.quoted(list.results.queries.text()),
                    count: prompt::found(&list.results, state),
                    month_is_said: false,
                };
            }
            ListView::Library if state.title_prompt().is_none() => {
                let more = if state.walking { "\u{2026}" } else { "" };
                (name, language.articles(all as u64) + more)
            }
            ListView::Titles(_) | ListView::Library => {
                let shown = match &state.view {
                    ListView::Library => all,
                    _ => state.rows(),
                };
                (name, language.article_of(shown, all))
            }
        };
        let mut heading = Self {
            name,
            count,
            month_is_said: false,
        };
        if let Some(month) = state.only_month().filter(|_| panes.tall) {
            heading.say_month(
                &language.month(month, state.comfort.months),
                language,
                width,
            );
        }
        if matches!(state.view, ListView::Library) && panes.tall {
            heading.say_read(state.read(), language, width);
        }
        if state.others.count > 0
            && !state.others.are_listed
            && matches!(state.view, ListView::Library)
        {
            let (others, key) = (state.others.count, state.keymap.label(Action::OtherFiles));
            let others = [
                language.by_key(&language.others(others), &key),
                language.by_key(&language.other_files(others), &key),
                language.other_files(others),
            ];
            let choices = others.map(|others| joined(&[heading.count.clone(), others]));
            let mut choices = choices.into_iter();
            let choice = choices.find(|text| fits(text, language, width));
            heading.count = choice.unwrap_or(heading.count);
        }
        heading
    }

    /// Says how many were read, if any was and there is room for it.
    fn say_read(&mut self, read: usize, language: Language, width: u16) {
        let count = joined(&[self.count.clone(), language.read(read)]);
        if read > 0 && fits(&count, language, width) {
            self.count = count;
        }
    }

    /// Says the month, if the name does not, and if there is room for it.
    fn say_month(&mut self, month: &str, language: Language, width: u16) {
        let fits = |text: &str| fits(text, language, width);
        let count = joined(&[self.count.clone(), month.to_owned()]);
        if self.name.contains(month) && fits(&self.name) {
            self.month_is_said = true;
        } else if fits(&count) {
            self.count = count;
            self.month_is_said = true;
        }
    }

    fn draw(&self, state: &State, theme: &Theme, panes: &Panes, row: Area, canvas: &mut Canvas) {
        let direction = state.language.direction();
        let style = name_style(theme, state.focus == Focus::List);
        if panes.tall {
            let count = Some((self.count.as_str(), theme.faint));
            pane_title(canvas, row, (&self.name, style), count, direction);
        } else {
            let only = if state.results().is_some() {
                &self.count
            } else {
                &self.name
            };
            label(canvas, row, only, direction, End::Near, style);
        }
    }
}

struct Rows<'a> {
    state: &'a State,
    theme: &'a Theme,
    /// All rows of the list.
    pane: Area,
    /// The row of the article on show.
    chosen: Option<usize>,
    /// How far the reader is in that article.
    progress: Option<Progress>,
    /// The heading says of which month all are.
    month_is_said: bool,
}

impl Rows<'_> {
    fn entry(&self, row: usize, area: Area, canvas: &mut Canvas) {
        let chosen = self.chosen == Some(row);
        let style = if chosen {
            self.theme.strong.patch(self.theme.accent)
        } else {
            self.theme.title
        };
        let direction = self.state.language.direction();
        let indent = self.state.indent_of(row, area.width);
        let inner = part(area, area.width - indent, direction, End::Far);
        match self.state.item_at(row) {
            Some(Item::Text(article)) => self.article(row, article, style, inner, canvas),
            Some(Item::Folder(folder)) => self.folder(folder, style, inner, canvas),
            None => return,
        }
        if chosen {
            let focused = self.state.focus == Focus::List;
            bar(self.pane, area, direction, focused, self.theme, canvas);
        }
    }

    /// A folder: a sign that says whether it is open, its name, and how many texts are in it and below.
    fn folder(&self, index: usize, style: Style, area: Area, canvas: &mut Canvas) {
        let outline = self.state.outline();
        let Some(folder) = outline.folder(index) else {
            return;
        };
        let direction = self.state.language.direction();
        let sign = match (outline.is_open(index), direction) {
            (true, _) => "\u{25BE}",
            (false, Direction::Ltr) => "\u{25B8}",
            (false, Direction::Rtl) => "\u{25C2}",
        };
        let count = folder.texts.to_string();
        let taken = label(canvas, area, &count, direction, End::Far, self.theme.faint);
        let area = beside(area, taken, direction, End::Far);
        let x = label::start(area, 1, direction, End::Near);
        put(canvas, x, area.y, sign, 1, self.theme.accent);
        let name = part(area, area.width.saturating_sub(2), direction, End::Far);
        label(canvas, name, &folder.name(), direction, End::Near, style);
    }

    fn article(&self, row: usize, index: usize, style: Style, area: Area, canvas: &mut Canvas) {
        let Some(article) = self.state.articles.get(index) else {
            return;
        };
        let below = self.title(row, article, style, area, canvas);
        let hit = self
            .state
            .results()
            .and_then(|results| results.hits().get(row));
        match (below, hit.and_then(|hit| hit.context.as_ref())) {
            (Some(below), Some(line)) => {
                let direction = self.state.language.direction();
                let styles = (self.theme.faint, self.theme.lit);
                context(line, direction, below, styles, canvas);
            }
            (Some(below), None) => {
                let below = self.seen(row, below, canvas);
                self.facts(index, article, below, canvas);
            }
            (None, _) => {}
        }
    }

    /// The title, and beside it what was found; returns the area below.
    fn title(
        &self,
        row: usize,
        article: &Article,
        style: Style,
        area: Area,
        canvas: &mut Canvas,
    ) -> Option<Area> {
        let direction = self.state.language.direction();
        if let Some(found) = self.state.found_at(row) {
            label(canvas, area, &found, direction, End::Far, self.theme.faint);
        }
        let title = self.state.title_lines(row, area.width)?;
        let below = draw_lines(canvas, area, &title, direction, style);
        if let Some(query) = self.query() {
            let text = article.title_in(self.state.language);
            for (line, y) in title.iter().zip(area.y..area.y + area.height) {
                let x = label::start(area, line.width(), direction, End::Near);
                highlight_matches(canvas, (x, y), line, text, query, self.theme.lit);
            }
        }
        below
    }

    /// What is lit in titles: what is looked for in the library, or in titles while it is typed.
    fn query(&self) -> Option<&Query> {
        match &self.state.view {
            ListView::Results(list) => Some(list.results.queries.folded()),
            ListView::Titles(filter) => self.state.title_prompt().map(|_| filter.query()),
            ListView::Library => None,
        }
    }

    /// How far the article was read, where the row ends: a sign for one that was read, nothing for one that was not begun.
    /// Returns what is left of the row.
    fn seen(&self, row: usize, area: Area, canvas: &mut Canvas) -> Area {
        let article = self.state.article_at(row);
        let Some(seen) = article.and_then(|article| self.state.seen(article)) else {
            return area;
        };
        // What is kept follows a moment later.
        let now = self
            .progress
            .filter(|_| article == Some(self.state.selected));
        let percent = now.map_or(seen.percent, |now| now.percent);
        let language = self.state.language;
        let direction = language.direction();
        let (text, style) = if seen.read {
            ("\u{2713}".to_owned(), self.theme.accent)
        } else {
            (language.percent(percent), self.theme.faint)
        };
        let taken = label(canvas, area, &text, direction, End::Far, style);
        beside(area, taken, direction, End::Far)
    }

    /// What is known of an article; of one that does not stand below its folder, first where it lies.
    fn facts(&self, index: usize, article: &Article, area: Area, canvas: &mut Canvas) {
        let language = self.state.language;
        let place = match self.state.view {
            ListView::Library if self.state.outline().sorted_by() == SortBy::Name => String::new(),
            ListView::Library | ListView::Titles(_) => self.state.outline().place_of(index),
            ListView::Results(_) => String::new(),
        };
        let place = Some(place).filter(|place| !place.is_empty());
        let date = article.date.map(|date| {
            if self.month_is_said {
                language.day(date)
            } else {
                language.date(date, self.state.comfort.months)
            }
        });
        let minutes = article.minutes.map(|minutes| language.minutes(minutes));
        let known: Vec<String> = place.into_iter().chain(date).chain(minutes).collect();
        let direction = language.direction();
        let style = self.theme.faint;
        facts(canvas, area, &known, direction, End::Near, style);
    }
}

/// The line around a match, in the style of the text and that of the match.
pub(super) fn context(
    context: &Context,
    interface: Direction,
    area: Area,
    (plain, lit): (Style, Style),
    canvas: &mut Canvas,
) {
    let Context {
        text,
        highlight,
        direction,
    } = context;
    let excerpt = excerpt(text, *direction, highlight, area.width);
    let x = label::start(area, excerpt.line.width(), interface, End::Near);
    paint::line(canvas, x, area.y, &excerpt.line, plain);
    paint::highlight(canvas, x, area.y, excerpt.columns_of(highlight), lit);
}

/// What a list over the whole screen is called, and below it what is said if there is nothing in it. Returns the row of the
/// title, whose columns are those of the list.
pub(super) fn over_all(
    title: Phrase,
    none: Option<Phrase>,
    language: Language,
    theme: &Theme,
    bottom: Area,
    canvas: &mut Canvas,
) -> Area {
    let direction = language.direction();
    let row = Area {
        x: 2,
        y: 0,
        width: bottom.width.saturating_sub(4),
        height: 1,
    };
    let title = language.say(title);
    label(canvas, row, title, direction, End::Near, theme.heading);
    if let Some(none) = none {
        let below = Area { y: 2, ..row };
        let none = language.say(none);
        label(canvas, below, none, direction, End::Near, theme.faint);
    }
    row
}

/// Beside the chosen entry: a full bar where the keys go to the list, a thin one where they go to the text.
pub(super) fn bar(
    pane: Area,
    entry: Area,
    interface: Direction,
    focused: bool,
    theme: &Theme,
    canvas: &mut Canvas,
) {
    let right = pane.x + pane.width - 1;
    let (x, bar) = match (interface, focused) {
        (Direction::Rtl, true) => (right, "\u{2590}"),
        (Direction::Rtl, false) => (right, "\u{2595}"),
        (Direction::Ltr, true) => (pane.x, "\u{258C}"),
        (Direction::Ltr, false) => (pane.x, "\u{258F}"),
    };
    for y in entry.y..entry.y + entry.height {
        put(canvas, x, y, bar, 1, theme.accent);
    }
}
