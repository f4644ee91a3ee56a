//! What the screen shows by now, and what has to be written again beside the cells that change: the ink of a letter can
//! reach beyond its cell, and some terminals (xterm) neither take it away with the letter nor give it back when the
//! neighbour it lies on is written anew.

use ratatui::buffer::Cell;
use ratatui::layout::Size;
use ratatui::style::Modifier;
use unicode_width::UnicodeWidthStr;

/// The cells of the screen as they were last written, row by row.
#[derive(Debug, Default)]
pub(super) struct Shown {
    width: u16,
    cells: Vec<Cell>,
    /// What is to be written next; as many as cells.
    marked: Vec<bool>,
}

/// The right half of a wide character.
fn right_half() -> Cell {
    let mut cell = Cell::default();
    cell.set_symbol("");
    cell
}

impl Shown {
    /// The screen was cleared and has this size.
    pub(super) fn clear(&mut self, size: Size) {
        let area = usize::from(size.width) * usize::from(size.height);
        self.width = size.width;
        self.cells = vec![Cell::default(); area];
        self.marked = vec![false; area];
    }

    /// Takes changes in, and tells all cells that have to be written for them, in the order of the screen.
    pub(super) fn change<'a>(
        &mut self,
        changes: impl Iterator<Item = (u16, u16, &'a Cell)>,
    ) -> Vec<(u16, u16, &Cell)> {
        let mut queue = Vec::new();
        for (x, y, cell) in changes {
            let at = self.index(x, y);
            // A screen that has just become smaller is drawn anew.
            let Some(before) = self.cells.get_mut(at).filter(|_| x < self.width) else {
                continue;
            };
            let reached_out = reaches_out(before);
            before.clone_from(cell);
            if cell.symbol().width() == 2
                && let Some(right) = self.cells.get_mut(at + 1)
            {
                *right = right_half();
            }
            self.mark(at, &mut queue);
            if reached_out {
                self.mark_around(x, y, &mut queue);
            }
        }
        self.mark_whole_words(queue);
        self.take_marked()
    }

    fn index(&self, x: u16, y: u16) -> usize {
        usize::from(y) * usize::from(self.width) + usize::from(x)
    }

    fn mark(&mut self, at: usize, queue: &mut Vec<usize>) {
        if let Some(marked) = self.marked.get_mut(at)
            && !std::mem::replace(marked, true)
        {
            queue.push(at);
        }
    }

    /// Marks the eight cells around one.
    fn mark_around(&mut self, x: u16, y: u16, queue: &mut Vec<usize>) {
        let columns = x.saturating_sub(1)..=(x + 1).min(self.width - 1);
        for y in y.saturating_sub(1)..=y + 1 {
            for x in columns.clone() {
                self.mark(self.index(x, y), queue);
            }
        }
    }

    /// Marks what writing the marked cells takes away or would draw twice: of a word, everything, with the cell on its left,
    /// into which its end reaches, be it a blank that was never written; and what reaches up from below.
    fn mark_whole_words(&mut self, mut queue: Vec<usize>) {
        let width = usize::from(self.width);
        while let Some(at) = queue.pop() {
            let column = at % width;
            let left = column > 0 && self.is(at, reaches_out);
            let right = column + 1 < width && self.is(at + 1, reaches_out);
            let below = self.is(at + width, is_tall);
            let others = [
                left.then(|| at - 1),
                right.then_some(at + 1),
                below.then_some(at + width),
            ];
            for other in others.into_iter().flatten() {
                self.mark(other, &mut queue);
            }
        }
    }

    fn is(&self, at: usize, what: fn(&Cell) -> bool) -> bool {
        self.cells.get(at).is_some_and(what)
    }

    fn take_marked(&mut self) -> Vec<(u16, u16, &Cell)> {
        // A wide character is written whole.
        for at in 1..self.marked.len() {
            if self.marked[at] && self.cells[at].symbol().is_empty() {
                self.marked[at - 1] = true;
            }
        }
        let width = usize::from(self.width);
        let cells = self.marked.iter_mut().zip(&self.cells).enumerate();
        let marked = cells.filter_map(|(at, (marked, cell))| {
            let written = std::mem::take(marked) && !cell.symbol().is_empty();
            written.then_some(((at % width) as u16, (at / width) as u16, cell))
        });
        marked.collect()
    }
}

/// Whether the ink may reach beyond the cell: not that of blanks, upright ASCII, rules and blocks.
fn reaches_out(cell: &Cell) -> bool {
    let slanted = cell.modifier.contains(Modifier::ITALIC);
    match cell.symbol().chars().next() {
        None | Some(' ' | '\u{a0}' | '\u{2500}'..='\u{259f}') => false,
        Some(base) => slanted || !base.is_ascii() || cell.symbol().len() > 1,
    }
}

/// Whether it may reach upwards: an alef under hamza or madda, alone or with a lam, and what carries marks.
fn is_tall(cell: &Cell) -> bool {
    let mut chars = cell.symbol().chars();
    match chars.next() {
        Some('\u{622}' | '\u{623}' | '\u{fe81}'..='\u{fe84}' | '\u{fef5}'..='\u{fef8}') => true,
        Some(_) => chars.next().is_some(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    /// Alef with hamza, beh, reh.
    const TALL: &str = "\u{fe83}";
    const BEH: &str = "\u{fe8f}";
    const REH: &str = "\u{fead}";

    /// What is written when one screen follows another, as rows of `#`.
    fn written(before: &[&str], after: &[&str]) -> Vec<String> {
        let (width, height) = (after[0].width() as u16, after.len() as u16);
        let screen = |rows: &[&str]| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
            for (y, row) in (0..).zip(rows) {
                buffer.set_string(0, y, row, Style::new());
            }
            buffer
        };
        let (empty, before, after) = (screen(&[]), screen(before), screen(after));
        let mut shown = Shown::default();
        shown.clear(Size::new(width, height));
        shown.change(empty.diff(&before).into_iter());
        let mut rows = vec![".".repeat(width.into()); height.into()];
        for (x, y, cell) in shown.change(before.diff(&after).into_iter()) {
            assert_eq!(after[(x, y)].symbol(), cell.symbol());
            let x = usize::from(x);
            rows[usize::from(y)].replace_range(x..=x, "#");
        }
        rows
    }

    #[test]
    fn latin_letters_change_alone() {
        assert_eq!(
            written(&["abc", "abc", "abc"], &["abc", "axc", "abc"]),
            ["...", ".#.", "..."]
        );
    }

    #[test]
    fn blanks_on_which_letters_lie_are_written() {
        let line = format!("  {BEH}{BEH} {BEH} a");
        assert_eq!(written(&["        "], &[&line]), [".#####.#"]);
    }

    #[test]
    fn around_a_letter_that_goes_all_is_written_again() {
        let gone = format!("  {BEH}  ");
        assert_eq!(
            written(
                &["     ", &gone, "     ", "     "],
                &["     ", "     ", "     ", "     "]
            ),
            [".###.", ".###.", ".###.", "....."]
        );
    }

    #[test]
    fn a_word_is_written_whole_with_the_cell_on_its_left() {
        let screen = |middle| format!("{BEH} {BEH}{middle}{REH} {BEH}");
        assert_eq!(written(&[&screen(BEH)], &[&screen(REH)]), [".####.."]);
        let line = |first| format!("{first}{BEH}{REH} {BEH}");
        assert_eq!(written(&[&line("a")], &[&line("b")]), ["###.."]);
    }

    #[test]
    fn a_tall_letter_below_is_written_again_with_what_lies_on_it() {
        let row = format!("a{TALL}{BEH} ");
        assert_eq!(written(&["abc ", &row], &["axc ", &row]), [".#..", "###."]);
        assert_eq!(written(&["abc ", &row], &["abx ", &row]), ["..#.", "...."]);
    }

    #[test]
    fn a_wide_character_is_written_whole() {
        let before = format!("\u{4e2d}{BEH}");
        let after = "\u{4e2d} ";
        assert_eq!(written(&[&before, "   "], &[after, "   "]), ["#.#", ".##"]);
    }
}
