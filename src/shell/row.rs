//! Rows of a terminal that is not a screen of one's own: what a search finds, laid out by the text engine and cut around
//! the matches, these marked; the texts of a list; and the rows of a page.

use std::io::{self, Write};

use crate::document::title_direction;
use crate::find::FoundParagraph;
use crate::page::Row;
use crate::paint::{self, Canvas, Theme};
use crate::terminal::{self, Decision};
use crate::text::{Direction, Paragraph, VisualLine, excerpt, fit, inert};

/// Columns of a day, `2022-01-05`, and between the columns of a list.
const DAY: u16 = 10;
const GAP: u16 = 2;

/// A terminal that is printed on, row after row.
pub struct RowPrinter {
    width: u16,
    theme: Theme,
    decision: Decision,
}

impl RowPrinter {
    /// A terminal of this many columns. What it must be sent is decided by the environment alone, since answers of a
    /// terminal can only be waited for on a screen of one's own.
    pub fn new(width: u16, theme: Theme, options: &terminal::Options) -> Self {
        Self {
            width,
            theme,
            decision: terminal::decide(&terminal::gather(options)),
        }
    }

    /// Prints a paragraph on a row, and on a further one for each match that is not on those before: the file and the line of
    /// the first match on the row, then the text from the left or, if it runs from right to left, at the right.
    pub(super) fn print(&self, file: &str, paragraph: &FoundParagraph, out: &mut Vec<u8>) {
        let FoundParagraph {
            text,
            direction,
            chapter,
            matches,
        } = paragraph;
        let file = inert(file);
        let mut next = 0;
        while let Some((first, line)) = matches.get(next) {
            let number = format!(":{line}: ");
            let number = Paragraph::analyze(number, Direction::Ltr).arrange_whole();
            let room = (self.width / 2).saturating_sub(number.width());
            let file = fit(&file, Direction::Ltr, room);
            let chapter = chapter.as_deref().map(|chapter| self.chapter(chapter));
            let chapter_at = file.width() + number.width();
            let left = chapter_at + chapter.as_ref().map_or(0, |chapter| chapter.width() + GAP);
            let excerpt = excerpt(text, *direction, first, self.width.saturating_sub(left));
            let mut row = Canvas::new(self.width, 1);
            paint::line(&mut row, 0, 0, &file, self.theme.faint);
            paint::line(&mut row, file.width(), 0, &number, self.theme.faint);
            if let Some(chapter) = &chapter {
                paint::line(&mut row, chapter_at, 0, chapter, self.theme.faint);
            }
            let x = self.start_of(&excerpt.line, *direction, left);
            paint::line(&mut row, x, 0, &excerpt.line, self.theme.plain);
            let seen = matches.partition_point(|(m, _)| m.end <= excerpt.shown.start);
            let unseen = matches.partition_point(|(m, _)| m.start < excerpt.shown.end);
            let shown = matches[seen..unseen.max(seen)].iter();
            let columns = shown.flat_map(|(m, _)| excerpt.columns_of(m));
            paint::highlight(&mut row, x, 0, columns, self.theme.lit);
            terminal::print_row(&self.decision, &mut row, out);
            next = unseen.max(next + 1);
        }
    }

    /// The title of a chapter, a fifth of the row at most.
    fn chapter(&self, title: &str) -> VisualLine {
        let title = inert(title);
        fit(
            &title,
            title_direction(&title, Direction::Ltr),
            self.width / 5,
        )
    }

    /// Prints how often something is in a file.
    pub(super) fn count(&self, file: &str, count: u64, out: &mut Vec<u8>) {
        let number = Paragraph::analyze(format!(":{count}"), Direction::Ltr).arrange_whole();
        let room = self.width.saturating_sub(number.width());
        let file = fit(&inert(file), Direction::Ltr, room);
        let mut row = Canvas::new(self.width, 1);
        paint::line(&mut row, 0, 0, &file, self.theme.plain);
        paint::line(&mut row, file.width(), 0, &number, self.theme.plain);
        terminal::print_row(&self.decision, &mut row, out);
    }

    /// Prints a row of a page of this many columns.
    pub(super) fn page_row(&self, row: &Row, width: u16, out: &mut dyn Write) -> io::Result<()> {
        let mut cells = Canvas::new(width, 1);
        for piece in &row.pieces {
            paint::line(&mut cells, piece.x, 0, &piece.line, self.theme.plain);
        }
        for &x in &row.bars {
            paint::put(&mut cells, x, 0, paint::BAR, 1, self.theme.faint);
        }
        self.write(&mut cells, out)
    }

    /// Prints a message as one paragraph, on as many rows as it takes.
    pub fn message(&self, text: &str, direction: Direction, out: &mut Vec<u8>) {
        let paragraph = Paragraph::analyze(text, direction);
        for line in paragraph.wrap(self.width, self.width) {
            let line = paragraph.arrange(&line);
            let mut row = Canvas::new(self.width, 1);
            let x = self.start_of(&line, direction, 0);
            paint::line(&mut row, x, 0, &line, self.theme.plain);
            terminal::print_row(&self.decision, &mut row, out);
        }
    }

    /// The columns that the names of a list take: those of the longest, a third of the row at most.
    pub(super) fn name_column(&self, names: &[String]) -> u16 {
        let width = |name: &String| fit(name, Direction::Ltr, self.width / 3).width();
        names.iter().map(width).max().unwrap_or(0)
    }

    /// Prints a text of a list: its name, its day, and its title, which stands at the right if it runs from right to left.
    pub(super) fn list(
        &self,
        name: &str,
        column: u16,
        day: &str,
        title: &str,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let mut row = Canvas::new(self.width, 1);
        let name = fit(name, Direction::Ltr, column);
        paint::line(&mut row, 0, 0, &name, self.theme.plain);
        let day = fit(day, Direction::Ltr, DAY);
        paint::line(&mut row, column + GAP, 0, &day, self.theme.faint);
        let left = column + GAP + DAY + GAP;
        let direction = title_direction(title, Direction::Ltr);
        let title = fit(title, direction, self.width.saturating_sub(left));
        let x = self.start_of(&title, direction, left);
        paint::line(&mut row, x, 0, &title, self.theme.plain);
        self.write(&mut row, out)
    }

    /// The column where a line starts that stands behind others on the left.
    fn start_of(&self, line: &VisualLine, direction: Direction, left: u16) -> u16 {
        match direction {
            Direction::Ltr => left,
            Direction::Rtl => self.width.saturating_sub(line.width()).max(left),
        }
    }

    fn write(&self, row: &mut Canvas, out: &mut dyn Write) -> io::Result<()> {
        let mut sent = Vec::new();
        terminal::print_row(&self.decision, row, &mut sent);
        out.write_all(&sent)
    }
}
