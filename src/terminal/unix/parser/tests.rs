//! Keys of every terminal family, answers in every cut, and noise.

use proptest::prelude::*;

use super::*;
use crate::input::parse_keys;

fn read(bytes: &[u8]) -> Vec<Input> {
    Parser::new().feed(bytes)
}

/// The keys of some bytes in notation, after everything pending has timed out.
fn keys(bytes: &[u8]) -> String {
    let mut parser = Parser::new();
    let mut found = parser.feed(bytes);
    found.extend(parser.time_out());
    notation(&found)
}

fn notation(found: &[Input]) -> String {
    let notation = |input: &Input| match input {
        Input::Event(Event::Key(key)) => key.to_string(),
        other => format!("{other:?}"),
    };
    found.iter().map(notation).collect()
}

#[test]
fn keys_of_all_terminals() {
    for (bytes, expected) in [
        // Characters and control characters.
        ("j\u{62a}G", "j\u{62a}G"),
        (
            "\r\n\t\u{7f}\u{8}\0\u{6}\u{1f}",
            "<CR><CR><Tab><BS><BS><C-Space><C-f><C-_>",
        ),
        // xterm, VTE, Konsole, kitty, alacritty, foot.
        (
            "\x1b[A\x1b[B\x1b[C\x1b[D\x1b[H\x1b[F",
            "<Up><Down><Right><Left><Home><End>",
        ),
        (
            "\x1bOA\x1bOB\x1bOC\x1bOD\x1bOH\x1bOF",
            "<Up><Down><Right><Left><Home><End>",
        ),
        (
            "\x1b[2~\x1b[3~\x1b[5~\x1b[6~",
            "<Ins><Del><PageUp><PageDown>",
        ),
        (
            "\x1bOP\x1bOQ\x1bOR\x1bOS\x1b[15~\x1b[24~",
            "<F1><F2><F3><F4><F5><F12>",
        ),
        ("\x1b[1;2R\x1b[1;5P\x1b[21;3~", "<S-F3><C-F1><A-F10>"),
        (
            "\x1b[1;5A\x1b[1;2D\x1b[5;5~\x1b[Z\x1b[1;2Z",
            "<C-Up><S-Left><C-PageUp><S-Tab><S-Tab>",
        ),
        // Linux console, st, urxvt.
        (
            "\x1b[[A\x1b[[E\x1b[17~\x1b[1~\x1b[4~",
            "<F1><F5><F6><Home><End>",
        ),
        ("\x1b[P\x1b[4h\x1b[H", "<Del><Ins><Home>"),
        ("\x1b[7~\x1b[8~\x1b[11~\x1b[14~", "<Home><End><F1><F4>"),
        (
            "\x1b[7$\x1b[3$\x1b[5^\x1b[6@j",
            "<S-Home><S-Del><C-PageUp><C-S-PageDown>j",
        ),
        ("\x1b[a\x1bOa\x1b[b\x1bOd", "<S-Up><C-Up><S-Down><C-Left>"),
        // Keypad, modifyOtherKeys, CSI u.
        ("\x1bOM\x1bOp\x1bOy\x1bO5A", "<CR>09<C-Up>"),
        (
            "\x1b[27;5;46~\x1b[106;5u\x1b[106;2u\x1b[27u\x1b[9;2u",
            "<C-.><C-j>J<Esc><S-Tab>",
        ),
        // Alt, alone and in front of a sequence; escape alone and twice.
        (
            "\x1bj\x1b\u{638}\x1b\r\x1b[1;3C\x1b\x1b[C",
            "<A-j><A-\u{638}><A-CR><A-Right><A-Right>",
        ),
        ("\x1b", "<Esc>"),
        ("\x1b\x1b", "<Esc><Esc>"),
        ("\x1b[", "<A-[>"),
        ("\x1bO", "<A-O>"),
        ("\x1bP", "<A-P>"),
        ("\x1b]", "<A-]>"),
    ] {
        assert_eq!(keys(bytes.as_bytes()), expected, "{bytes:?}");
        assert!(parse_keys(expected).is_ok(), "{expected}");
    }
}

#[test]
fn mouse_reports() {
    let click = Input::Event(Event::Click { column: 9, row: 4 });
    assert_eq!(
        read(b"\x1b[<0;10;5M\x1b[<0;10;5m"),
        std::slice::from_ref(&click)
    );
    assert_eq!(
        read(b"\x1b[<64;1;1M\x1b[<65;1;1M\x1b[<68;1;1M"),
        [-1, 1, -1].map(|turns| Input::Event(Event::Wheel {
            turns,
            column: 0,
            row: 0
        }))
    );
    let drag = Input::Event(Event::Drag { column: 9, row: 4 });
    assert_eq!(read(b"\x1b[<32;10;5M"), [drag]);
    // The right button, a movement with it, one without any, a horizontal wheel.
    let others = b"\x1b[<2;1;1M\x1b[<34;1;1M\x1b[<35;1;1M\x1b[<66;1;1M";
    assert_eq!(read(others), []);
    assert_eq!(read(b"\x1b[M \x2a\x25"), [click]);
    assert_eq!(keys(b"\x1b[Mj"), "");
}

/// The next key was one with Alt.
#[test]
fn an_escape_before_what_is_no_key_is_not_alt_for_the_next_one() {
    for bytes in ["\x1b\x1b[M \x2a\x25j", "\x1b\x1b[[Zj"] {
        let found = read(bytes.as_bytes());
        assert_eq!(
            found.last(),
            Some(&Input::Event(Event::Key(Key::char('j')))),
            "{bytes:?}"
        );
    }
}

#[test]
fn pasted_text_is_no_keys() {
    let pasted = Input::Event(Event::Paste("q\u{633}\n\u{1b}[A\nx".to_owned()));
    let bytes = "\x1b[200~q\u{633}\r\n\x1b[A\rx\x1b[201~".as_bytes();
    assert_eq!(read(bytes), std::slice::from_ref(&pasted));
    let mut parser = Parser::new();
    let found: Vec<_> = bytes
        .iter()
        .flat_map(|byte| parser.feed(&[*byte]))
        .collect();
    assert_eq!(found, [pasted]);
}

#[test]
fn lam_and_alef_of_one_read_are_one_key() {
    for (bytes, expected) in [
        ("\u{644}\u{627}", "\u{fefb}"),
        (
            "\u{644}\u{623}\u{644}\u{625}\u{644}\u{622}",
            "\u{fef7}\u{fef9}\u{fef5}",
        ),
        // Held down, and among others.
        ("\u{644}\u{644}\u{627}\u{627}", "\u{644}\u{fefb}\u{627}"),
        ("j\u{644}\u{627}\x1b[A", "j\u{fefb}<Up>"),
        ("\u{627}\u{644}", "\u{627}\u{644}"),
        ("\x1b\u{644}\u{627}", "<A-\u{644}>\u{627}"),
        ("\u{644}\x1b\u{627}", "\u{644}<A-\u{627}>"),
        ("\u{644}\u{64e}\u{627}", "\u{644}\u{64e}\u{627}"),
    ] {
        assert_eq!(keys(bytes.as_bytes()), expected, "{bytes:?}");
    }
    // Two keys, one after the other.
    let mut parser = Parser::new();
    assert_eq!(notation(&parser.feed("\u{644}".as_bytes())), "\u{644}");
    assert_eq!(notation(&parser.feed("\u{627}".as_bytes())), "\u{627}");
    // A paste is text and stays as it is.
    let pasted = Input::Event(Event::Paste("\u{644}\u{627}".to_owned()));
    assert_eq!(
        read("\x1b[200~\u{644}\u{627}\x1b[201~".as_bytes()),
        [pasted]
    );
}

#[test]
fn a_paste_without_end_does_not_last_forever() {
    let mut parser = Parser::new();
    assert_eq!(parser.feed(b"\x1b[200~xj"), []);
    assert_eq!(parser.pending(), Pending::Paste);
    assert_eq!(
        parser.time_out(),
        [Input::Event(Event::Paste("xj".to_owned()))]
    );
    assert_eq!(notation(&parser.feed(b"j")), "j");
}

#[test]
fn nothing_of_a_paste_is_a_key_however_long_it_is() {
    for over in 0..10 {
        let mut parser = Parser::new();
        let text = "x".repeat(LONGEST_PASTE - 5 + over);
        let found = parser.feed(format!("\x1b[200~{text}\x1b[201~j").as_bytes());
        let [
            Input::Event(Event::Paste(pasted)),
            Input::Event(Event::Key(key)),
        ] = found.as_slice()
        else {
            panic!("a paste and a key");
        };
        assert_eq!(pasted.len(), text.len().min(LONGEST_PASTE), "{over}");
        assert_eq!(*key, Key::char('j'));
    }
}

/// The answers of a real VTE and a real kitty, and what others could send.
const ANSWERS: &[u8] = b"\x1b[?65;1;9c\x1b[>65;7006;1c\x1bP>|kitty(0.26.5)\x1b\\\x1b[8;1$y\x1b[?2026;2$y\x1b]11;rgb:0/0/0\x07\
    \x1b]11;rgb:0/0/0\x1b\\\x1b[?1u\x1b[5;3R\x1b[4;600;800t\x1b[I\x1b[O\x1b_Gi=1;OK\x1b\\\x1bP1$r0m\x1b\\\x1b[0n\x1b[?62c";

fn answers(found: &[Input]) -> Vec<Reply> {
    let answer = |input: &Input| match input {
        Input::Reply(answer) => Some(answer.clone()),
        Input::Event(_) => None,
    };
    found.iter().filter_map(answer).collect()
}

fn expected_answers() -> [Reply; 8] {
    [
        Reply::Primary("65;1;9".to_owned()),
        Reply::Secondary("65;7006;1".to_owned()),
        Reply::Version("kitty(0.26.5)".to_owned()),
        Reply::Mode {
            mode: 8,
            setting: 1,
        },
        Reply::PrivateMode {
            mode: 2026,
            setting: 2,
        },
        Reply::Background([0, 0, 0]),
        Reply::Background([0, 0, 0]),
        Reply::Primary("62".to_owned()),
    ]
}

#[test]
fn the_ground_is_read_in_every_notation() {
    let read = |text: &str| answers(&read(format!("\x1b]11;{text}\x1b\\").as_bytes()));
    let cream = [Reply::Background([0xFD, 0xF6, 0xE3])];
    assert_eq!(read("rgb:fdfd/f6f6/e3e3"), cream);
    assert_eq!(read("rgb:FD/F6/E3"), cream);
    assert_eq!(read("rgba:fdfd/f6f6/e3e3/8000"), cream);
    assert_eq!(read("rgb:f/0/8"), [Reply::Background([255, 0, 136])]);
    for none in ["?", "rgb:", "rgb:1/2", "rgb:00000/0/0", "rgb:x/y/z", "red"] {
        assert_eq!(read(none), []);
    }
}

#[test]
fn answers_are_read_and_never_are_keys() {
    let found = read(ANSWERS);
    assert_eq!(answers(&found), expected_answers());
    let is_event = |input: &&Input| matches!(input, Input::Event(_));
    let events: Vec<_> = found.iter().filter(is_event).collect();
    assert!(matches!(events[..], [Input::Event(Event::Focus)]), "no key");
}

#[test]
fn positions_are_read_when_they_are_expected() {
    let mut parser = Parser::new();
    parser.expect_positions(true);
    assert_eq!(
        parser.feed(b"\x1b[1;2R"),
        [Input::Reply(Reply::Position { row: 1, column: 2 })]
    );
}

#[test]
fn an_answer_cut_anywhere_with_a_long_wait_is_no_key() {
    for answer in [
        "\x1b[?65;1;9c",
        "\x1b[>65;7006;1c",
        "\x1bP>|kitty(0.26.5)\x1b\\",
        "\x1b[8;1$y",
        "\x1b]11;rgb:0000/0000/0000\x07",
    ] {
        for cut in 1..answer.len() {
            let mut parser = Parser::new();
            parser.await_answers(true);
            let mut found = parser.feed(&answer.as_bytes()[..cut]);
            if parser.pending() == Pending::Escape {
                found.extend(parser.time_out());
            }
            found.extend(parser.feed(&answer.as_bytes()[cut..]));
            found.extend(parser.feed(b"j"));
            // Only an escape that came alone cannot be told from the key.
            let keys: Vec<_> = found
                .iter()
                .filter(|input| matches!(input, Input::Event(Event::Key(_))))
                .cloned()
                .collect();
            assert_eq!(
                notation(&keys),
                if cut == 1 { "<Esc>j" } else { "j" },
                "{answer:?} {cut}"
            );
            assert_eq!(answers(&found).len(), 1, "{answer:?} {cut}");
        }
    }
}

#[test]
fn keys_after_a_lone_escape_are_keys_while_an_answer_is_awaited() {
    let mut parser = Parser::new();
    parser.await_answers(true);
    assert_eq!(parser.feed(b"\x1b"), []);
    assert_eq!(notation(&parser.time_out()), "<Esc>");
    assert_eq!(notation(&parser.feed(b"j")), "j");
    parser.feed(b"\x1b");
    parser.time_out();
    assert_eq!(notation(&parser.feed(b"[j")), "[j");
    parser.feed(b"\x1b");
    parser.time_out();
    assert_eq!(notation(&parser.feed(b"[")), "");
    assert_eq!(parser.pending(), Pending::Rest);
    assert_eq!(notation(&parser.time_out()), "[");
}

#[test]
fn a_broken_answer_ends_at_the_next_key_or_in_time() {
    assert_eq!(keys(b"\x1bP>|kit\x03"), "<C-c>");
    assert_eq!(keys(b"\x1bP>|kit\x1b[A"), "<Up>");
    assert_eq!(keys(b"\x1b[?62\r"), "<CR>");
    let mut parser = Parser::new();
    parser.await_answers(true);
    assert_eq!(parser.feed(b"\x1b]11;rgb"), []);
    assert_eq!(parser.pending(), Pending::Rest);
    assert_eq!(parser.time_out(), []);
    assert_eq!(notation(&parser.feed(b"j")), "j");
}

#[test]
fn bytes_that_are_no_text_are_no_keys() {
    assert_eq!(keys(b"\xff\xc3j\xe2\x82k\x80\xf5\xc2\x9b"), "jk");
}

#[test]
fn nothing_is_pending_between_keys() {
    let mut parser = Parser::new();
    for (bytes, pending) in [
        (&b"j"[..], Pending::Nothing),
        (b"\x1b", Pending::Escape),
        (b"[", Pending::Escape),
        (b"1", Pending::Rest),
        (b";5A", Pending::Nothing),
        (b"\xd8", Pending::Rest),
        (b"\xb8", Pending::Nothing),
        (b"\x1b[200~x", Pending::Paste),
        (b"\x1b[201~", Pending::Nothing),
    ] {
        parser.feed(bytes);
        assert_eq!(parser.pending(), pending, "{bytes:?}");
    }
}

proptest! {
    #[test]
    fn pieces_do_not_matter(cuts in proptest::collection::vec(1..6usize, 1..60)) {
        let mut bytes = ANSWERS.to_vec();
        bytes.extend("j\u{638}\x1b[1;5A\x1b[<0;3;4M\x1bOPx".as_bytes());
        let whole = read(&bytes);
        let mut parser = Parser::new();
        let (mut found, mut rest) = (Vec::new(), bytes.as_slice());
        for cut in cuts.iter().cycle() {
            let (piece, after) = rest.split_at((*cut).min(rest.len()));
            found.extend(parser.feed(piece));
            rest = after;
            if rest.is_empty() {
                break;
            }
        }
        prop_assert_eq!(found, whole);
    }

    #[test]
    fn no_bytes_make_it_panic_or_go_deaf(bytes in proptest::collection::vec(any::<u8>(), 0..80), awaiting: bool) {
        let mut parser = Parser::new();
        parser.await_answers(awaiting);
        parser.feed(&bytes);
        parser.time_out();
        parser.time_out();
        prop_assume!(parser.pending() == Pending::Nothing && !bytes.windows(5).any(|w| w == b"[200~"));
        let heard = parser.feed(b"j");
        prop_assert!(matches!(heard.last(), Some(Input::Event(Event::Key(key))) if key.code == Code::Char('j')));
    }
}
