//! What stands on a command line beside options: those of `$KZREAD`, and what is done first, as `less` has it: `+G` goes to the
//! end, `+120` to a line, `+/query` to the first match.

use std::ffi::OsString;

use crate::input::{Code, Key};

/// The variable that holds options.
const VARIABLE: &str = "KZREAD";

/// The option whose value is what is looked for.
const SEARCH: &str = "--search";

/// What the user has asked for, in words.
pub(super) struct CommandLine {
    /// The words of the environment and of the command line.
    pub(super) all: Vec<OsString>,
    /// Those of the command line alone, if the environment has any.
    pub(super) own: Option<Vec<OsString>>,
    /// The keys that are pressed first.
    pub(super) keys: Vec<Key>,
}

impl CommandLine {
    /// That of this process.
    pub(super) fn read() -> Self {
        let options = std::env::var(VARIABLE).unwrap_or_default();
        let (all, keys) = split(&options, std::env::args_os());
        let own = (!options.is_empty()).then(|| split("", std::env::args_os()).0);
        Self { all, own, keys }
    }
}

fn split(options: &str, words: impl Iterator<Item = OsString>) -> (Vec<OsString>, Vec<Key>) {
    let mut words = words;
    let program = words.next();
    let all = options.split_whitespace().map(OsString::from).chain(words);
    let (mut arguments, mut keys) = (Vec::from_iter(program), Vec::new());
    let (mut is_path, mut is_query) = (false, false);
    for word in all {
        // Whatever stands there: a query may begin with a sign.
        let is_value = is_query;
        is_path |= word == "--" && !is_value;
        is_query = word == SEARCH && !is_value && !is_path;
        let command = word.to_str().and_then(|word| word.strip_prefix('+'));
        match command.filter(|command| !command.is_empty() && !is_path && !is_value) {
            Some(command) => keys.extend(keys_of(command)),
            None => arguments.push(word),
        }
    }
    (arguments, keys)
}

/// The keys that do what a command says.
fn keys_of(command: &str) -> Vec<Key> {
    let mut keys: Vec<Key> = command.chars().map(Key::char).collect();
    if command.starts_with('/') {
        keys.push(Key::new(Code::Enter));
    } else if command.chars().all(|c| c.is_ascii_digit()) {
        keys.push(Key::char('g'));
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_of_the_environment_come_first_and_commands_become_keys() {
        let words = ["kzread", "+/ab", "x.txt", "+", "--", "+y"].map(OsString::from);
        let (arguments, keys) = split("-S  +12", words.into_iter());
        assert_eq!(arguments, ["kzread", "-S", "x.txt", "+", "--", "+y"]);
        let labels: String = keys.into_iter().map(Key::label).collect();
        assert_eq!(labels, "12g/abEnter");
    }

    #[test]
    fn the_word_after_search_is_the_query_though_it_begins_with_a_plus() {
        for query in ["+7", "--search", "--"] {
            let words = ["kzread", "--search", query, "+5", "x.txt"].map(OsString::from);
            let (arguments, keys) = split("", words.into_iter());
            assert_eq!(arguments, ["kzread", "--search", query, "x.txt"]);
            assert_eq!(keys.len(), 2, "{query}");
        }
    }
}
