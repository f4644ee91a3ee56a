//! The list: its heading, and its rows of articles or results.

use ratatui::style::Style;

use super::label::{self, End, beside, facts, fitted, label};
use super::prompt;
use crate::app::geometry::{Area, ENTRY_ROWS, Panes};
use crate::app::{Article, Focus, ListView, State};
use crate::document::title_direction;
use crate::find::{Context, Hit, Rank};
use crate::paint::{self, Canvas, Theme, put};
use crate::search::Query;
use crate::text::{Direction, excerpt};
use crate::words::{EMPTY_LIBRARY, IN_SUMMARY, IN_TITLE, Language};

pub(super) fn draw(state: &State, theme: &Theme, panes: &Panes, area: Area, canvas: &mut Canvas) {
    let inner = Area {
        x: area.x + 2,
        width: area.width - 4,
        height: 1,
        ..area
    };
    heading(state, theme, panes, inner, canvas);
    let Some(entries) = panes.entries() else {
        return;
    };
    if state.articles.is_empty() {
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
    };
    for (i, row) in state.entries().enumerate() {
        let y = entries.y + i as u16 * ENTRY_ROWS;
        list.entry(row, Area { y, ..inner }, canvas);
    }
}

/// The library, or what its list is narrowed to; and how many there are.
fn heading(state: &State, theme: &Theme, panes: &Panes, row: Area, canvas: &mut Canvas) {
    let language = state.language;
    let all = state.articles.len();
    let (name, count) = match &state.view {
        ListView::Results(list) => (
            language.quoted(list.results.queries.text()),
            prompt::found(&list.results, state),
        ),
        ListView::Library if state.title_prompt().is_none() => {
            (state.name.clone(), language.articles(all as u64))
        }
        ListView::Titles(_) | ListView::Library => {
            (state.name.clone(), language.article_of(state.rows(), all))
        }
    };
    let direction = language.direction();
    if panes.header > 1 {
        label(canvas, row, &name, direction, End::Near, theme.strong);
        let below = Area {
            y: row.y + 1,
            ..row
        };
        label(canvas, below, &count, direction, End::Near, theme.faint);
    } else {
        let only = if state.results().is_some() {
            &count
        } else {
            &name
        };
        label(canvas, row, only, direction, End::Near, theme.strong);
    }
}

struct Rows<'a> {
    state: &'a State,
    theme: &'a Theme,
    /// All rows of the list.
    pane: Area,
    /// The row of the article on show.
    chosen: Option<usize>,
}

impl Rows<'_> {
    fn entry(&self, row: usize, area: Area, canvas: &mut Canvas) {
        let article = self.state.article_at(row);
        let Some(article) = article.and_then(|index| self.state.articles.get(index)) else {
            return;
        };
        let chosen = self.chosen == Some(row);
        let style = if chosen {
            self.theme.strong
        } else {
            self.theme.plain
        };
        let below = Area {
            y: area.y + 1,
            ..area
        };
        let below = Some(below).filter(|below| below.y < self.pane.y + self.pane.height);
        match self.state.results() {
            Some(results) => {
                if let Some(hit) = results.hits().get(row) {
                    let query = results.queries.folded();
                    self.result(hit, query, article, style, (area, below), canvas);
                }
            }
            None => self.article(article, style, (area, below), canvas),
        }
        if chosen {
            self.bar(area.y, canvas);
        }
    }

    fn article(
        &self,
        article: &Article,
        style: Style,
        (first, second): (Area, Option<Area>),
        canvas: &mut Canvas,
    ) {
        let query = match (&self.state.view, self.state.title_prompt()) {
            (ListView::Titles(filter), Some(_)) => Some(filter.query()),
            _ => None,
        };
        self.title(article, query, style, first, canvas);
        if let Some(second) = second {
            self.facts(article, second, canvas);
        }
    }

    /// Title and number of matches; below them, the line around the best match.
    fn result(
        &self,
        hit: &Hit,
        query: &Query,
        article: &Article,
        style: Style,
        (first, second): (Area, Option<Area>),
        canvas: &mut Canvas,
    ) {
        let language = self.state.language;
        let direction = language.direction();
        let number = match hit.rank {
            Rank::Summary => language.say(IN_SUMMARY).to_owned(),
            _ if hit.count == 0 => language.say(IN_TITLE).to_owned(),
            _ => hit.count.to_string(),
        };
        let taken = label(
            canvas,
            first,
            &number,
            direction,
            End::Far,
            self.theme.faint,
        );
        let rest = beside(first, taken, direction, End::Far);
        self.title(article, Some(query), style, rest, canvas);
        match (second, &hit.context) {
            (Some(second), Some(context)) => self.context(context, second, canvas),
            (Some(second), None) => self.facts(article, second, canvas),
            (None, _) => {}
        }
    }

    fn title(
        &self,
        article: &Article,
        query: Option<&Query>,
        style: Style,
        area: Area,
        canvas: &mut Canvas,
    ) {
        let (language, text) = (self.state.language, title(article, self.state.language));
        let (own, place) = (
            title_direction(text, language.direction()),
            language.direction(),
        );
        let line = fitted(text, own, area.width);
        let x = label::start(area, line.width(), place, End::Near);
        paint::line(canvas, x, area.y, &line, style);
        for found in query
            .iter()
            .flat_map(|query| query.matches(text.as_bytes()))
        {
            let columns = line.columns_of(&(found.start..found.light_end));
            paint::highlight(canvas, x, area.y, columns, self.theme.lit);
        }
    }

    fn context(&self, context: &Context, area: Area, canvas: &mut Canvas) {
        let excerpt = excerpt(
            &context.text,
            context.direction,
            &context.highlight,
            area.width,
        );
        let place = self.state.language.direction();
        let x = label::start(area, excerpt.line.width(), place, End::Near);
        paint::line(canvas, x, area.y, &excerpt.line, self.theme.faint);
        let lit = excerpt.columns_of(&context.highlight);
        paint::highlight(canvas, x, area.y, lit, self.theme.lit);
    }

    fn facts(&self, article: &Article, area: Area, canvas: &mut Canvas) {
        let language = self.state.language;
        let date = article.date.map(|date| language.date(date));
        let minutes = article.minutes.map(|minutes| language.minutes(minutes));
        let known: Vec<String> = date.into_iter().chain(minutes).collect();
        let direction = language.direction();
        let style = self.theme.faint;
        facts(canvas, area, &known, direction, End::Near, style);
    }

    /// A full bar where the keys go to the list, a thin one where they go to the text.
    fn bar(&self, y: u16, canvas: &mut Canvas) {
        let focused = self.state.focus == Focus::List;
        let right = self.pane.x + self.pane.width - 1;
        let (x, bar) = match (self.state.language.direction(), focused) {
            (Direction::Rtl, true) => (right, "\u{2590}"),
            (Direction::Rtl, false) => (right, "\u{2595}"),
            (Direction::Ltr, true) => (self.pane.x, "\u{258C}"),
            (Direction::Ltr, false) => (self.pane.x, "\u{258F}"),
        };
        for y in y..(y + ENTRY_ROWS).min(self.pane.y + self.pane.height) {
            put(canvas, x, y, bar, 1, self.theme.accent);
        }
    }
}

/// The title in the language of the interface, if there is one.
pub(super) fn title(article: &Article, language: Language) -> &str {
    match (language, &article.title_en) {
        (Language::English, Some(title)) => title,
        _ => &article.title,
    }
}
