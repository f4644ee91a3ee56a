//! Which key does what: the keys of the table of actions, or those that the settings give to an action in their place.

use super::actions::{Action, COPYING, IN_BOOKMARKS, READING, TABLES, TYPING, binding};
use crate::input::{Code, Key};

/// The keys of all actions. What is typed on an Arabic keyboard does what its twin on the Latin one does
/// ([`Key::on_latin_layout`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    /// By action, as they are numbered: in the order of the tables.
    keys: Vec<Vec<Key>>,
}

impl Default for Keymap {
    fn default() -> Self {
        let keys_of = |action| {
            let keys = binding(action).keys.iter();
            keys.filter_map(|key| key.parse().ok()).collect()
        };
        Self {
            keys: Action::all().map(keys_of).collect(),
        }
    }
}

impl Keymap {
    /// Gives an action these keys in place of those that it has. Where they are pressed, they do nothing else any more.
    pub fn give(&mut self, action: Action, keys: &[Key]) {
        let keys: Vec<Key> = keys.iter().map(|key| key.on_latin_layout()).collect();
        let table = TABLES.iter().find(|table| table.contains(&action));
        for other in table.copied().unwrap_or_default() {
            self.keys[*other as usize].retain(|key| !keys.contains(key));
        }
        self.keys[action as usize] = keys;
    }

    /// Whether an action can have a key: a letter by itself is typed where something is typed.
    pub fn can_have(action: Action, key: Key) -> bool {
        let is_typed = matches!(key.code, Code::Char(_)) && !key.ctrl && !key.alt;
        !is_typed || !(TYPING.contains(&action) || IN_BOOKMARKS.contains(&action))
    }

    /// The keys of an action.
    pub fn keys(&self, action: Action) -> &[Key] {
        &self.keys[action as usize]
    }

    /// What is written on the key that sentences and hints name for an action: the shortest of its labels.
    pub fn label(&self, action: Action) -> String {
        let labels = self.keys(action).iter().map(|key| key.label());
        labels
            .min_by_key(|label| label.chars().count())
            .unwrap_or_default()
    }

    /// What a key does while reading, if anything.
    pub fn reading(&self, key: Key) -> Option<Action> {
        self.find(READING, key)
    }

    /// What a key does while a line is typed, beside editing it.
    pub fn typing(&self, key: Key) -> Option<Action> {
        match key.code {
            Code::Char(_) if !key.ctrl => None,
            _ => self.find(TYPING, key),
        }
    }

    /// What a key does in the list of bookmarks, beside what it does while a line is typed.
    pub fn in_bookmarks(&self, key: Key) -> Option<Action> {
        self.find(IN_BOOKMARKS, key)
    }

    /// What a key copies after the key that copies, if anything.
    pub fn copying(&self, key: Key) -> Option<Action> {
        self.find(COPYING, key)
    }

    /// By how many rows a key chooses another row of a list beside the line that is typed, where a page has so many.
    pub(super) fn step_of(&self, key: Key, page: isize) -> Option<isize> {
        match (key.code, self.typing(key)) {
            (_, Some(Action::Older)) => Some(-1),
            (_, Some(Action::Newer)) => Some(1),
            (Code::PageUp, _) => Some(-page),
            (Code::PageDown, _) => Some(page),
            _ => None,
        }
    }

    fn find(&self, table: &[Action], key: Key) -> Option<Action> {
        let latin = key.on_latin_layout();
        let has_key = |action: &Action| self.keys(*action).contains(&latin);
        table.iter().copied().find(has_key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::arabic;

    #[test]
    fn every_key_of_a_table_can_be_read_and_has_one_action() {
        let keymap = Keymap::default();
        for &table in TABLES {
            let mut seen = Vec::new();
            for &action in table {
                for notation in binding(action).keys {
                    let key: Key = notation.parse().unwrap();
                    assert!(!seen.contains(&key), "{notation} twice");
                    seen.push(key);
                    assert_eq!(keymap.find(table, key), Some(action));
                }
            }
        }
    }

    #[test]
    fn letters_are_typed_and_control_on_either_layout_acts() {
        let keymap = Keymap::default();
        assert_eq!(keymap.typing(Key::char('t')), None);
        assert_eq!(keymap.typing(Key::ctrl('t')), Some(Action::NextLevel));
        // feh stands on the key of t
        let feh = Key::ctrl('\u{641}');
        assert_eq!(keymap.typing(feh), Some(Action::NextLevel));
    }

    #[test]
    fn every_letter_key_answers_on_the_arabic_layout() {
        let keymap = Keymap::default();
        for &action in READING {
            for key in keymap.keys(action) {
                if let Code::Char(c) = key.code {
                    // The Arabic layout types an apostrophe with the key of M, which has another key for that.
                    if !c.is_ascii_alphabetic() || key.ctrl || c == 'M' {
                        continue;
                    }
                    let twin = arabic(c).unwrap_or_else(|| panic!("{c} has no twin"));
                    assert_eq!(keymap.reading(Key::char(twin)), Some(action), "{c}");
                }
            }
        }
        let zah = Key::char('\u{638}');
        assert_eq!(keymap.reading(zah), Some(Action::Search));
        assert_eq!(keymap.reading(Key::char('\u{61F}')), Some(Action::Help));
    }

    #[test]
    fn a_key_that_is_given_does_nothing_else_any_more() {
        let mut keymap = Keymap::default();
        let mark = Key::char('m');
        keymap.give(Action::NextMatch, &[mark]);
        assert_eq!(keymap.reading(mark), Some(Action::NextMatch));
        assert_eq!(keymap.reading(Key::char('n')), None);
        assert_eq!(keymap.label(Action::Mark), "");
        // After the key that copies, it is another's.
        assert_eq!(keymap.copying(mark), Some(Action::CopyMatch));
        // teh marbuta stands on the key of m
        assert_eq!(
            keymap.reading(Key::char('\u{629}')),
            Some(Action::NextMatch)
        );
    }

    #[test]
    fn a_letter_given_on_the_arabic_keyboard_is_its_key() {
        let mut keymap = Keymap::default();
        // meem stands on the key of l
        keymap.give(Action::Down, &[Key::char('\u{645}')]);
        assert_eq!(keymap.reading(Key::char('l')), Some(Action::Down));
    }
}
