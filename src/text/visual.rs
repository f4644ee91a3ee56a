//! Line → cells from left to right, with the map between logical bytes and columns.

use std::ops::Range;

use super::bidi::{self, Direction, Level};
use super::cluster::{self, Cluster, Content};
use super::drawing::is_haraka;
use super::justify::TATWEEL;
use super::shape;
use super::{Line, Paragraph};

/// The most marks that are sent with a letter. A text may put a million on one, which would be sent with each frame; no writing
/// puts as many as these.
const MOST_MARKS: usize = 48;

/// Drawn in the place of those beyond: three dots below the letter.
const MORE_MARKS: char = '\u{20E8}';

/// One cluster on a line, as a terminal will show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisualCell {
    /// Its leftmost column, counted from the line's left end.
    pub column: u16,
    /// Width in columns.
    pub width: u16,
    /// The bytes of the paragraph's text that it shows.
    pub bytes: Range<usize>,
    /// Its resolved embedding level, after rule L1.
    pub level: Level,
    /// The lowest level of what draws nothing (a bidi control) between this cell and the one before it in the text: where it
    /// is lower than theirs, they are no run (L2). Its own level if there is nothing.
    pub gap: Level,
    /// What was typed, before it was shaped and mirrored; of a ligature the first letter. What draws nothing by itself
    /// has a blank or the picture that stands for it.
    pub base: char,
    /// The second letter of a ligature: the alef of a lam-alef.
    pub ligated: Option<char>,
    symbol: Range<usize>,
}

impl VisualCell {
    /// The direction of its run: odd levels run from right to left (BD2).
    pub fn direction(&self) -> Direction {
        Direction::of_level(self.level)
    }
}

/// A line in visual order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisualLine {
    direction: Direction,
    symbols: String,
    cells: Vec<VisualCell>,
    width: u16,
}

/// Which of the letters beside it a caret stands at: where the direction changes, those that are neighbours in the text
/// are none on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Affinity {
    /// The one before it.
    #[default]
    Upstream,
    /// The one after it.
    Downstream,
}

impl VisualLine {
    /// A line without a cell, of a paragraph of this direction.
    pub(super) fn empty(direction: Direction) -> Self {
        Self {
            direction,
            symbols: String::new(),
            cells: Vec::new(),
            width: 0,
        }
    }

    /// The direction of its paragraph.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// Width in columns, without the spaces that hang at the line's end.
    pub fn width(&self) -> u16 {
        self.width
    }

    /// The part of it that a window of so many columns shows from one on; a cell that is only half within is left out.
    #[must_use]
    pub fn window(&self, from: u16, width: u16) -> Self {
        let end = from.saturating_add(width);
        let within = self.cells.iter();
        let within = within.filter(|cell| cell.column >= from && cell.column + cell.width <= end);
        let cells: Vec<VisualCell> = within
            .map(|cell| VisualCell {
                column: cell.column - from,
                ..cell.clone()
            })
            .collect();
        let width = cells.last().map_or(0, |last| last.column + last.width);
        Self {
            direction: self.direction,
            symbols: self.symbols.clone(),
            cells,
            width,
        }
    }

    /// The cells from left to right, each with what to draw: never empty, never starting with a mark.
    pub fn cells(&self) -> impl Iterator<Item = (&str, &VisualCell)> {
        self.cells
            .iter()
            .map(|cell| (&self.symbols[cell.symbol.clone()], cell))
    }

    /// The columns that show these bytes: several pieces when the direction changes within them. A cell that holds
    /// only part of them (a ligature) counts whole.
    pub fn columns_of(&self, bytes: &Range<usize>) -> Vec<Range<u16>> {
        let mut pieces: Vec<Range<u16>> = Vec::new();
        for cell in self
            .cells
            .iter()
            .filter(|c| c.bytes.start < bytes.end && bytes.start < c.bytes.end)
        {
            let columns = cell.column..cell.column + cell.width;
            match pieces.last_mut().filter(|last| last.end == columns.start) {
                Some(last) => last.end = columns.end,
                None => pieces.push(columns),
            }
        }
        pieces
    }

    /// Where a caret at this byte stands: the column boundary (0 to the width) and the direction in which the next
    /// letter would grow, taken from the cell that it belongs to. `None` on an empty line.
    pub fn caret(&self, byte: usize, affinity: Affinity) -> Option<(u16, Direction)> {
        let before = || {
            let ended = self.cells.iter().filter(|c| c.bytes.end <= byte);
            ended.max_by_key(|c| c.bytes.end).map(|c| (c, true))
        };
        let after = || {
            let not_ended = self.cells.iter().filter(|c| c.bytes.end > byte);
            not_ended.min_by_key(|c| c.bytes.start).map(|c| (c, false))
        };
        let (cell, trailing) = match affinity {
            Affinity::Upstream => before().or_else(after),
            Affinity::Downstream => after().or_else(before),
        }?;
        let right_edge = trailing == (cell.direction() == Direction::Ltr);
        let column = cell.column + if right_edge { cell.width } else { 0 };
        Some((column, cell.direction()))
    }

    /// The place of a caret that goes over the cell on the left of a column boundary, or the one on its right.
    pub fn caret_beyond(&self, column: u16, left: bool) -> Option<(usize, Affinity)> {
        let is_beside = |cell: &&VisualCell| {
            let edge = if left { cell.width } else { 0 };
            cell.column + edge == column
        };
        let cell = self.cells.iter().find(is_beside)?;
        Some(if left == (cell.direction() == Direction::Rtl) {
            (cell.bytes.end, Affinity::Upstream)
        } else {
            (cell.bytes.start, Affinity::Downstream)
        })
    }

    /// Puts a kashida at the right end of what there is, before the letter that it follows in the text at a byte.
    fn extend(&mut self, byte: usize, level: Level) {
        let symbol = self.symbols.len();
        self.symbols.push(TATWEEL);
        self.cells.push(VisualCell {
            column: self.width,
            width: 1,
            bytes: byte..byte,
            level,
            gap: level,
            base: TATWEEL,
            ligated: None,
            symbol: symbol..self.symbols.len(),
        });
        self.width += 1;
    }

    /// The symbols from left to right as one string, tabs as blanks.
    pub fn to_text(&self) -> String {
        self.cells().map(|(symbol, _)| symbol).collect()
    }
}

impl Paragraph {
    /// Puts a line into visual order (L1–L4) and shapes it. Spaces at its logical end are left out.
    pub fn arrange(&self, line: &Line) -> VisualLine {
        self.arrange_clusters(&self.clusters()[self.shown(line)], &[])
    }

    /// The clusters of a line without the spaces at its logical end.
    pub(super) fn shown(&self, line: &Line) -> Range<usize> {
        let clusters = &self.clusters()[line.clusters.clone()];
        let shown = clusters.iter().rposition(|c| !c.hangs());
        let start = line.clusters.start;
        start..start + shown.map_or(0, |last| last + 1)
    }

    /// The whole paragraph as one line, spaces at the end kept: a field that is being edited. What is beyond
    /// `u16::MAX` columns is left out.
    pub fn arrange_whole(&self) -> VisualLine {
        self.arrange_clusters(self.clusters(), &[])
    }

    /// Columns of the whole paragraph as one line; what is beyond `u16::MAX` is left out.
    pub fn width(&self) -> u16 {
        widths(self.clusters()).iter().sum()
    }

    /// Puts clusters into visual order. Each of them may have further columns: a space grows by them, and behind a letter
    /// stands a kashida.
    pub(super) fn arrange_clusters(&self, clusters: &[Cluster], more: &[u16]) -> VisualLine {
        let mut widths = widths(clusters);
        let is_space = |i: usize| clusters[i].content == Content::Space;
        let extended = |i: usize| more.get(i).is_some_and(|more| *more > 0) && !is_space(i);
        for (i, more) in more.iter().enumerate().filter(|(i, _)| is_space(*i)) {
            widths[i] += more;
        }
        let mut levels: Vec<Level> = clusters.iter().map(|c| c.level).collect();
        let classes: Vec<_> = clusters.iter().map(|c| c.l1).collect();
        bidi::reset_levels(&mut levels, &classes, self.direction().level());

        let gaps = gaps(&levels, &widths);
        let mut line = VisualLine {
            direction: self.direction(),
            symbols: String::with_capacity(clusters.len() * 3), // a presentation form has three bytes
            cells: Vec::with_capacity(clusters.len()),
            width: 0,
        };
        for i in bidi::visual_order(&levels) {
            let cluster = &clusters[i];
            if widths[i] == 0 {
                continue;
            }
            let gap = gaps.get(i).copied().unwrap_or(levels[i]);
            if extended(i) {
                line.extend(cluster.end as usize, levels[i]);
            }
            let symbol = line.symbols.len();
            let (base, ligated) = self.draw(cluster, levels[i], widths[i], &mut line.symbols);
            line.cells.push(VisualCell {
                column: line.width,
                width: widths[i],
                bytes: cluster.start as usize..cluster.end as usize,
                level: levels[i],
                gap,
                base,
                ligated,
                symbol: symbol..line.symbols.len(),
            });
            line.width += widths[i];
        }
        line
    }

    /// Whether a character behind the base of a cluster is drawn.
    fn is_drawn(&self, c: char) -> bool {
        !(cluster::is_invisible(c) || self.drawing().bare && is_haraka(c))
    }

    /// Appends what a terminal is sent for a cluster at this level: one base, then its marks. Returns the base as it was
    /// typed, and the letter that is one with it.
    fn draw(
        &self,
        cluster: &Cluster,
        level: Level,
        width: u16,
        symbols: &mut String,
    ) -> (char, Option<char>) {
        let mut chars = self.slice(cluster).chars();
        match cluster.content {
            Content::Space | Content::Tab | Content::LineEnd | Content::Invisible => {
                symbols.extend(std::iter::repeat_n(' ', width.into()));
                (' ', None)
            }
            Content::Picture => {
                let picture = chars.next().map_or(' ', cluster::picture);
                symbols.push(picture);
                (picture, None)
            }
            Content::Sign(sign) => {
                symbols.push(shape::presentation_form(sign, cluster.form));
                push_marks(symbols, chars.skip(1).filter(|&c| self.is_drawn(c)));
                (sign, None)
            }
            Content::Marks => {
                let space = chars.clone().next().filter(|&c| cluster::is_space(c));
                let blanks = space.map_or(1, cluster::char_width);
                symbols.extend(std::iter::repeat_n(' ', blanks.into()));
                let is_drawn = |&c: &char| self.is_drawn(c) && !cluster::is_space(c);
                push_marks(symbols, chars.filter(is_drawn));
                (' ', None)
            }
            Content::LamAlef => {
                let form = |c| Some((c, shape::lam_alef(c, cluster.form)?));
                let lam = chars.next().unwrap_or(shape::LAM);
                let alef = chars.clone().find_map(form);
                symbols.extend(alef.map(|(_, ligature)| ligature));
                let is_drawn = |&c: &char| cluster::is_mark(c) && self.is_drawn(c);
                push_marks(symbols, chars.filter(is_drawn));
                (lam, alef.map(|(alef, _)| alef))
            }
            Content::Text => {
                let base = chars.next().unwrap_or(' ');
                let mirrored = bidi::mirrored(base).filter(|_| level.is_rtl());
                let shaped = || shape::presentation_form(base, cluster.form);
                let is_drawn = |&c: &char| self.is_drawn(c) && !cluster::is_skin_tone(c);
                symbols.push(mirrored.unwrap_or_else(shaped));
                push_marks(symbols, chars.filter(is_drawn));
                (base, None)
            }
        }
    }
}

/// Appends the marks of a cell: as many as there is any use for, and a sign that there are more.
fn push_marks(symbols: &mut String, mut marks: impl Iterator<Item = char>) {
    symbols.extend(marks.by_ref().take(MOST_MARKS));
    symbols.extend(marks.next().map(|_| MORE_MARKS));
}

/// For each cluster the lowest level of itself and of those without a width right before it; empty if all have a width.
fn gaps(levels: &[Level], widths: &[u16]) -> Vec<Level> {
    if !widths.contains(&0) {
        return Vec::new();
    }
    let mut lowest: Option<Level> = None;
    let all = levels.iter().zip(widths).map(|(&level, &width)| {
        let gap = lowest.map_or(level, |lowest| lowest.min(level));
        lowest = (width == 0).then_some(gap);
        gap
    });
    all.collect()
}

/// The width of each cluster in columns; only tabs depend on what stands before them. Those that do not fit into
/// `u16::MAX` columns have none.
fn widths(clusters: &[Cluster]) -> Vec<u16> {
    let mut column = 0_u16;
    clusters
        .iter()
        .map(|cluster| {
            let width = cluster.advance(column);
            let next = column.checked_add(width);
            column = next.unwrap_or(u16::MAX);
            next.map_or(0, |_| width)
        })
        .collect()
}

#[cfg(test)]
mod tests;
