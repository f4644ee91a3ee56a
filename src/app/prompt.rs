//! A line being edited: the query. No input widget knows right-to-left text, so this is our own.

use crate::input::{Code, Key, LAM, LAM_ALEFS};
use crate::text::breaks::ends_line;
use crate::text::cluster::is_bidi_control;
use crate::text::{Affinity, Direction, Paragraph, VisualLine};

/// What is typed has no more bytes than this: a longer text was pasted by mistake.
const LONGEST: usize = 1000;

/// The text of the prompt and its caret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    text: String,
    /// A byte of `text`, at a character.
    caret: usize,
    /// Which of the letters beside it the caret stands at, where they are not neighbours on the screen.
    affinity: Affinity,
    /// The direction of a text without letters.
    interface: Direction,
}

impl Prompt {
    /// A line that holds this text, the caret at its end, in an interface of this direction.
    pub fn new(mut text: String, interface: Direction) -> Self {
        text.retain(|c| !is_bidi_control(c));
        Self {
            caret: text.len(),
            text,
            affinity: Affinity::Upstream,
            interface,
        }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line as it is drawn, and where its caret stands: a column boundary from 0 to the width, and the direction in
    /// which the next letter grows.
    pub fn line(&self) -> (VisualLine, u16, Direction) {
        let direction = Direction::of_first_strong(&self.text).unwrap_or(self.interface);
        let line = Paragraph::analyze(self.text.as_str(), direction).arrange_whole();
        let caret = line.caret(self.caret, self.affinity);
        let (column, grows) = caret.unwrap_or((0, direction));
        (line, column, grows)
    }

    /// Takes a key; returns whether the text is another one now.
    pub fn key(&mut self, key: Key) -> bool {
        let key = if key.ctrl { key.on_latin_layout() } else { key };
        match (key.code, key.ctrl) {
            (Code::Char('w'), true) => return self.delete_word(),
            (Code::Char('u'), true) => return self.delete(0..self.caret),
            (Code::Char('h'), true) | (Code::Backspace, _) => {
                return self.delete(self.previous()..self.caret);
            }
            (Code::Char('d'), true) | (Code::Delete, _) => {
                return self.delete(self.caret..self.next());
            }
            (Code::Char('a'), true) | (Code::Home, _) => self.place(0, Affinity::Upstream),
            (Code::Char('e'), true) | (Code::End, _) => {
                self.place(self.text.len(), Affinity::Upstream);
            }
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
        };
    }

    /// Inserts pasted text; line ends and other control characters become spaces, those around it nothing. Returns
    /// whether there was room for all of it.
    pub fn insert(&mut self, text: &str) -> bool {
        let is_space = |c: char| c.is_control() || ends_line(c);
        let text = text.trim_matches(is_space);
        let room = LONGEST.saturating_sub(self.text.len());
        let clean: String = text
            .char_indices()
            .take_while(|(at, c)| at + c.len_utf8() <= room)
            // No search looks at bidi controls, and in a query they would move what is typed.
            .filter(|(_, c)| !is_bidi_control(*c))
            .map(|(_, c)| if is_space(c) { ' ' } else { c })
            .collect();
        self.text.insert_str(self.caret, &clean);
        self.place(self.caret + clean.len(), Affinity::Upstream);
        text.len() <= room
    }

    fn place(&mut self, caret: usize, affinity: Affinity) {
        (self.caret, self.affinity) = (caret, affinity);
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
        self.place(range.start, Affinity::Upstream);
        self.text.replace_range(range, "");
        true
    }

    fn delete_word(&mut self) -> bool {
        let before = self.text[..self.caret].trim_end();
        let start = before.char_indices().rev().find(|(_, c)| c.is_whitespace());
        self.delete(start.map_or(0, |(at, c)| at + c.len_utf8())..self.caret)
    }

    /// Moves the caret over the next cell on that side, as the eye sees it.
    fn step(&mut self, left: bool) {
        let (line, column, _) = self.line();
        if let Some((caret, affinity)) = line.caret_beyond(column, left) {
            self.place(caret, affinity);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prompt(keys: &[&str]) -> Prompt {
        let mut prompt = Prompt::new(String::new(), Direction::Ltr);
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
    fn pasted_line_ends_become_spaces_and_those_around_nothing() {
        let mut p = Prompt::new(String::new(), Direction::Ltr);
        assert!(p.insert("\r\na\nb\u{1b}c\u{2028}d \n"));
        assert_eq!(p.text(), "a b c d ");
    }

    #[test]
    fn a_paste_ends_at_the_longest_line_with_a_whole_letter() {
        let mut p = Prompt::new("a".into(), Direction::Ltr);
        assert!(!p.insert(&"\u{0628}".repeat(LONGEST)));
        assert_eq!(p.text().len(), LONGEST - 1);
        assert!(p.insert("b") && !p.insert("c"));
    }

    #[test]
    fn the_caret_is_where_the_next_letter_will_stand() {
        let (line, column, grows) = prompt(&["\u{0628}", "\u{062A}"]).line();
        assert_eq!((line.width(), column, grows), (2, 0, Direction::Rtl));
        let (_, column, grows) = prompt(&["a", "b", "<Space>"]).line();
        assert_eq!((column, grows), (3, Direction::Ltr));
    }

    /// The columns where the caret stands on the way of a key.
    fn way(prompt: &mut Prompt, key: &str) -> Vec<u16> {
        let steps = 0..=prompt.line().0.width();
        let columns = steps.map(|_| {
            let (_, column, _) = prompt.line();
            prompt.key(key.parse().unwrap());
            column
        });
        columns.collect()
    }

    #[test]
    fn arrows_reach_every_place_in_either_direction() {
        // An Arabic and a Latin word; a number within one; signs alone, in both interfaces.
        for (text, interface) in [
            ("\u{0644}\u{0628}bc", Direction::Ltr),
            ("ab\u{0644}\u{0628} 12", Direction::Rtl),
            ("2  21 (.", Direction::Rtl),
            ("2  21 (.", Direction::Ltr),
        ] {
            let mut p = Prompt::new(text.into(), interface);
            let width = p.line().0.width();
            way(&mut p, "<Left>");
            let there: Vec<u16> = (0..=width).collect();
            assert_eq!(way(&mut p, "<Right>"), there, "{text}");
            let back: Vec<u16> = (0..=width).rev().collect();
            assert_eq!(way(&mut p, "<Left>"), back, "{text}");
        }
    }

    #[test]
    fn between_two_directions_a_letter_goes_where_it_can_be_reached() {
        // lam, then b: on the screen b stands on the left, and the caret at its left end is in front of it in the text.
        let mut p = Prompt::new("\u{0644}b".into(), Direction::Rtl);
        p.key("<Left>".parse().unwrap());
        p.key("c".parse().unwrap());
        assert_eq!(p.text(), "\u{0644}cb");
    }
}
