//! What comes from the terminal: keys, mouse, pastes and answers, cut into pieces anywhere.

use kzread::input::{Code, Event, Key};
use kzread::terminal::{Answers, Environment, Evidence, Input, Parser, Pending, Reply, decide};

use super::Choices;

pub(crate) const FRAGMENTS: &[&str] = &[
    "\x1b[?65;1;9c",
    "\x1b[>65;7006;1c",
    "\x1bP>|kitty(0.26.5)\x1b\\",
    "\x1bP>|XTerm(379)\x1b\\",
    "\x1bP>|tmux 3.3a\x1b\\",
    "\x1b[>83;40900;0c",
    "\x1b[8;1$y",
    "\x1b[?69;2$y",
    "\x1b]11;rgb:0/0/0\x07",
    "\x1b]11;rgb:ffff/ffff/ffff\x1b\\",
    "\x1b[5;3R",
    "\x1b[4;600;800t",
    "\x1b[I",
    "\x1b[O",
    "\x1b_Gi=1;OK\x1b\\",
    "\x1bP1$r0m\x1b\\",
    "\x1b",
    "[",
    "O",
    "P",
    "]",
    "_",
    "\x1b[200~",
    "\x1b[201~",
    "\x1b[A",
    "\x1bOA",
    "\x1b[1;5A",
    "\x1b[7$",
    "\x1b[<0;10;5M",
    "\x1b[<64;1;1M",
    "\x1b[M",
    "\x1b[[A",
    "\x1b[27;5;46~",
    "\x1b[106;5u",
    "\u{9B}",
    "\u{90}",
    "\x1b\\",
    "\x07",
    "\r",
    "\0",
    "\x7f",
    "j",
    "q",
    ";",
    "$",
    "?",
    ">",
    "9",
    "65536",
    "y",
    "c",
    "~",
    "M",
    "R",
    "\u{644}",
    "\u{627}",
    "\u{62A}",
    "\u{10348}",
    "\u{202E}",
];

/// The longest input, in bytes, of which each cut is tried; of a longer one only [`FEW`].
const SHORT: usize = 64;
const FEW: usize = 8;

/// What is answered to the questions of kzread, but for the last.
const ANSWERS: [&str; 5] = [
    "\x1bP>|kitty(0.26.5)\x1b\\",
    "\x1b[>65;7006;1c",
    "\x1b[8;1$y",
    "\x1b[?69;2$y",
    "\x1b]11;rgb:0000/0000/0000\x07",
];

/// What is answered to the last.
const FENCE: &str = "\x1b[?65;1;9c";

pub(crate) fn check(input: &[u8]) {
    let mut choices = Choices::new(input);
    let (awaiting, positions) = (choices.byte() % 2 == 1, choices.byte() % 2 == 1);
    let (first, term) = (
        usize::from(choices.byte()),
        choices.one_of(&["xterm", "screen", "dumb"]),
    );
    let bytes = choices.rest();
    let read = |pieces: &mut dyn Iterator<Item = &[u8]>| {
        let mut parser = Parser::new();
        parser.await_answers(awaiting);
        parser.expect_positions(positions);
        heard(parser, pieces)
    };
    let whole = read(&mut [bytes].into_iter());
    assert_eq!(whole, read(&mut bytes.chunks(1)), "byte by byte");
    let step = if bytes.len() <= SHORT {
        1
    } else {
        bytes.len() / FEW
    };
    for cut in (first % step..bytes.len()).step_by(step) {
        let (one, two) = bytes.split_at(cut);
        assert_eq!(whole, read(&mut [one, two].into_iter()), "cut at {cut}");
    }
    check_heard(&whole, term);
    check_late(bytes, first);
}

/// All that some pieces of input come to, and the silence behind them. After that the next key is one.
fn heard(mut parser: Parser, pieces: &mut dyn Iterator<Item = &[u8]>) -> Vec<Input> {
    let mut found: Vec<Input> = pieces.flat_map(|piece| parser.feed(piece)).collect();
    while parser.pending() != Pending::Nothing {
        found.extend(parser.time_out());
    }
    let mut after = parser.feed(b"j");
    let key = Input::Event(Event::Key(Key::char('j')));
    assert_eq!(after.pop(), Some(key), "the key after {found:?}");
    found.extend(after);
    found.into_iter().flat_map(apart).collect()
}

/// One key of the Arabic layout types lam and alef, which are one key where they came by one read.
fn apart(input: Input) -> Vec<Input> {
    let key = |c| Key::char(c);
    let lam = key('\u{644}');
    let alefs = ['\u{627}', '\u{623}', '\u{625}', '\u{622}'].map(key);
    let is_both = |alef: &&Key| {
        Some(&input)
            == lam
                .lam_alef(**alef)
                .map(|key| Input::Event(Event::Key(key)))
                .as_ref()
    };
    match alefs.iter().find(is_both) {
        Some(alef) => [lam, *alef].map(|key| Input::Event(Event::Key(key))).into(),
        None => vec![input],
    }
}

fn check_heard(found: &[Input], term: &str) {
    let mut answers = Answers::default();
    for input in found {
        match input {
            Input::Event(Event::Key(Key {
                code: Code::Char(c),
                ..
            })) => assert!(!c.is_control(), "{c:?}"),
            Input::Event(_) | Input::Reply(Reply::Position { .. }) => {}
            Input::Reply(Reply::Primary(numbers)) => answers.primary = Some(numbers.clone()),
            Input::Reply(Reply::Secondary(numbers)) => answers.secondary = Some(numbers.clone()),
            Input::Reply(Reply::Version(version)) => answers.version = Some(version.clone()),
            Input::Reply(Reply::Mode { setting, .. }) => answers.bidi = Some(*setting),
            Input::Reply(Reply::PrivateMode { setting, .. }) => answers.margins = Some(*setting),
            Input::Reply(Reply::Background(colour)) => answers.background = Some(*colour),
        }
    }
    let environment = Environment::from_lookup(|name| (name == "TERM").then(|| term.to_owned()));
    let evidence = Evidence {
        environment,
        answers,
        ..Evidence::default()
    };
    let decision = decide(&evidence);
    let told = [evidence.terminal(), decision.reason.to_string()].concat();
    assert!(!told.contains(char::is_control), "{told:?}");
}

/// Answers that stand still for long at one place are no keys, wherever that is; but an escape that came alone cannot be told
/// from the key.
fn check_late(bytes: &[u8], cut: usize) {
    let which = bytes
        .iter()
        .map(|byte| ANSWERS[usize::from(*byte) % ANSWERS.len()]);
    let answers: Vec<&str> = which.take(4).chain([FENCE]).collect();
    let answers = answers.concat();
    let (before, after) = answers.as_bytes().split_at(cut % answers.len());
    let mut parser = Parser::new();
    parser.await_answers(true);
    let mut found = parser.feed(before);
    if parser.pending() == Pending::Escape {
        found.extend(parser.time_out());
    }
    found.extend(parser.feed(after));
    let escape = Input::Event(Event::Key(Key::new(Code::Esc)));
    let mut others = found
        .iter()
        .filter(|input| matches!(input, Input::Event(_)) && **input != escape);
    assert_eq!(
        others.next(),
        None,
        "an answer is a key, cut at {cut} of {answers:?}"
    );
    let escapes = found.iter().filter(|input| **input == escape).count();
    assert!(escapes <= 1, "{found:?}");
}
