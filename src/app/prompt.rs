//! A line being edited: the query. No input widget knows right-to-left text, so this is our own.

use super::actions::on_latin_layout;
use super::key::{Code, Key, LAM, LAM_ALEFS};
use crate::text::{Direction, Paragraph, VisualLine};

/// The text of the prompt and its caret.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prompt {
    text: String,
    /// A byte of `text`, at a character.
    caret: usize,
}

impl Prompt {
    /// A line that holds this text, the caret at its end.
    pub fn new(text: String) -> Self {
        Self {
            caret: text.len(),
            text,
        }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line as it is drawn, and where its caret stands: a column boundary from 0 to the width, and the direction in
    /// which the next letter grows. `empty` is the direction of a prompt without letters.
    pub fn line(&self, empty: Direction) -> (VisualLine, u16, Direction) {
        let direction = self.direction(empty);
        let line = Paragraph::analyze(self.text.as_str(), direction).arrange_whole();
        let (column, grows) = line.caret(self.caret).unwrap_or((0, direction));
        (line, column, grows)
    }

    fn direction(&self, empty: Direction) -> Direction {
        Direction::of_first_strong(&self.text).unwrap_or(empty)
    }

    /// Takes a key; returns whether the text is another one now.
    pub fn key(&mut self, key: Key) -> bool {
        let key = if key.ctrl { on_latin_layout(key) } else { key };
        match (key.code, key.ctrl) {
            (Code::Char('w'), true) => return self.delete_word(),
            (Code::Char('u'), true) => return self.delete(0..self.caret),
            (Code::Char('h'), true) | (Code::Backspace, _) => {
                return self.delete(self.previous()..self.caret);
            }
            (Code::Char('d'), true) | (Code::Delete, _) => {
                return self.delete(self.caret..self.next());
            }
            (Code::Char('a'), true) | (Code::Home, _) => self.caret = 0,
            (Code::Char('e'), true) | (Code::End, _) => self.caret = self.text.len(),
            (Code::Left, _) => self.step(true),
            (Code::Right, _) => self.step(false),
            (Code::Char(c), false) if !key.alt => {
                self.type_char(c);
                return true;
            }
            _ => {}
        }
        false
    }

    /// Inserts what a key types: one that stands for lam and alef types both, which can be found and deleted one by one.
    fn type_char(&mut self, c: char) {
        match LAM_ALEFS.into_iter().find(|(ligature, _)| *ligature == c) {
            Some((_, alef)) => self.insert(&String::from_iter([LAM, alef])),
            None => self.insert(c.encode_utf8(&mut [0; 4])),
        }
    }

    /// Inserts pasted text; line ends and other control characters become spaces.
    pub fn insert(&mut self, text: &str) {
        let clean: String = text
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        self.text.insert_str(self.caret, &clean);
        self.caret += clean.len();
    }

    fn previous(&self) -> usize {
        self.text[..self.caret]
            .char_indices()
            .next_back()
            .map_or(0, |(at, _)| at)
    }

    fn next(&self) -> usize {
        self.text[self.caret..]
            .chars()
            .next()
            .map_or(self.caret, |c| self.caret + c.len_utf8())
    }

    fn delete(&mut self, range: std::ops::Range<usize>) -> bool {
        if range.is_empty() {
            return false;
        }
        self.caret = range.start;
        self.text.replace_range(range, "");
        true
    }

    fn delete_word(&mut self) -> bool {
        let before = self.text[..self.caret].trim_end();
        let start = before.char_indices().rev().find(|(_, c)| c.is_whitespace());
        self.delete(start.map_or(0, |(at, c)| at + c.len_utf8())..self.caret)
    }

    /// Moves the caret to the next place on the screen on that side, as the eye sees it.
    fn step(&mut self, left: bool) {
        let direction = self.direction(Direction::Ltr);
        let paragraph = Paragraph::analyze(self.text.as_str(), direction);
        let line = paragraph.arrange_whole();
        let column = |byte: usize| line.caret(byte).map_or(0, |(column, _)| column);
        let here = column(self.caret);
        let ends = paragraph.clusters().iter().map(|c| c.end as usize);
        let places = std::iter::once(0)
            .chain(ends)
            .map(|byte| (column(byte), byte));
        let next = if left {
            places.filter(|&(c, _)| c < here).max_by_key(|&(c, _)| c)
        } else {
            places.filter(|&(c, _)| c > here).min_by_key(|&(c, _)| c)
        };
        if let Some((_, byte)) = next {
            self.caret = byte;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prompt(keys: &[&str]) -> Prompt {
        let mut prompt = Prompt::default();
        for key in keys {
            prompt.key(key.parse().unwrap());
        }
        prompt
    }

    #[test]
    fn left_and_right_move_as_the_eye_sees() {
        // beh teh theh; the caret is at the left end; one step to the right is one letter back.
        let mut p = prompt(&["\u{0628}", "\u{062A}", "\u{062B}", "<Right>", "\u{062C}"]);
        assert_eq!(p.text(), "\u{0628}\u{062A}\u{062C}\u{062B}");
        p.key("<Left>".parse().unwrap());
        assert!(!p.key("<Left>".parse().unwrap()));
        p.key("x".parse().unwrap());
        assert!(p.text().ends_with('x'));
        assert_eq!(prompt(&["a", "b", "<Left>", "c"]).text(), "acb");
    }

    #[test]
    fn words_and_letters_are_deleted() {
        assert_eq!(prompt(&["a", "b", "<Space>", "c", "<C-w>"]).text(), "ab ");
        assert_eq!(prompt(&["a", "b", "<BS>"]).text(), "a");
        assert_eq!(prompt(&["a", "b", "<Home>", "<Del>"]).text(), "b");
        assert_eq!(prompt(&["a", "b", "<C-u>"]).text(), "");
    }

    #[test]
    fn the_lam_alef_keys_type_two_letters() {
        let p = prompt(&["\u{FEFB}", "\u{FEF7}", "\u{FEF9}", "\u{FEF5}"]);
        assert_eq!(
            p.text(),
            "\u{644}\u{627}\u{644}\u{623}\u{644}\u{625}\u{644}\u{622}"
        );
        assert_eq!(prompt(&["\u{FEFB}", "<BS>"]).text(), "\u{644}");
    }

    #[test]
    fn pasted_line_ends_become_spaces() {
        let mut p = Prompt::default();
        p.insert("a\nb\u{1b}");
        assert_eq!(p.text(), "a b ");
    }

    #[test]
    fn the_caret_is_where_the_next_letter_will_stand() {
        let (line, column, grows) = prompt(&["\u{0628}", "\u{062A}"]).line(Direction::Ltr);
        assert_eq!((line.width(), column, grows), (2, 0, Direction::Rtl));
        let (_, column, grows) = prompt(&["a", "b", "<Space>"]).line(Direction::Rtl);
        assert_eq!((column, grows), (3, Direction::Ltr));
    }
}
