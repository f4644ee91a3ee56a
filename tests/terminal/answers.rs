//! Answers and keys, whenever and however they come.

use super::SHAPED;
use crate::fake::{Fake, KITTY, KONSOLE, VTE};

#[test]
fn vte_is_made_explicit_before_anything_is_drawn() {
    let mut fake = Fake::start();
    fake.answer(VTE);
    fake.until("mode=shaped marks=keep");
    assert!(fake.shows(SHAPED));
    let sent = fake.sent();
    let at = |wanted: &[u8]| {
        sent.windows(wanted.len())
            .position(|window| window == wanted)
            .expect("sent")
    };
    let order = [
        &b"\x1b[?1049h"[..],
        b"\x1b[c",
        b"\x1b[8l",
        b"\x1b[2J",
        "\u{fee1}".as_bytes(),
    ]
    .map(at);
    assert!(order.is_sorted(), "{order:?}");
    fake.type_keys("q");
    assert_eq!(fake.ends(), 0);
    assert!(fake.is_restored());
    let left = String::from_utf8_lossy(&fake.sent()).into_owned();
    let (_, left) = left.rsplit_once("\x1b[8h").expect("back to implicit");
    assert!(left.contains("\x1b[?25h\x1b[?1049l"));
}

#[test]
fn each_answer_has_its_mode() {
    let kitty = ["\u{feb3}", "\u{fefc}", "\u{fee1}"].concat();
    for (answers, decided, word) in [
        (KITTY, "mode=kitty marks=strip", kitty.as_str()),
        (
            KONSOLE,
            "mode=wordlrm marks=keep",
            "\u{feb3}\u{fefc}\u{fee1}\u{200e}",
        ),
        ("\x1b[?6c", "mode=shaped marks=strip", SHAPED),
    ] {
        let mut fake = Fake::start();
        fake.answer(answers);
        fake.until(decided);
        assert!(
            String::from_utf8_lossy(&fake.sent()).contains(word),
            "{decided}"
        );
        fake.type_keys("q");
        assert_eq!(fake.ends(), 0);
        assert!(fake.is_restored());
    }
}

#[test]
fn a_mute_terminal_is_drawn_on_and_keys_work() {
    let mut fake = Fake::start();
    fake.until("mode=shaped marks=keep");
    fake.type_keys("j\x1b[A");
    fake.until("key j");
    fake.until("key <Up>");
    fake.type_keys("q");
    assert_eq!(fake.ends(), 0);
    assert!(fake.is_restored());
}

#[test]
fn late_answers_change_the_mode_and_are_no_keys() {
    let mut fake = Fake::start();
    fake.until("mode=shaped marks=keep");
    fake.answer(KONSOLE);
    fake.until("mode=wordlrm marks=keep");
    fake.type_keys("j");
    fake.until("key j");
    assert_eq!(fake.rows(), ["mode=wordlrm marks=keep", "key j"]);
    fake.type_keys("q");
    assert_eq!(fake.ends(), 0);
    // What was entered for the unknown terminal was left again.
    let sent = String::from_utf8_lossy(&fake.sent()).into_owned();
    assert!(sent.contains("\x1b[8l") && sent.contains("\x1b[8h"));
}

#[test]
fn answers_in_pieces_with_keys_in_between() {
    let mut fake = Fake::start();
    fake.type_keys("a");
    fake.answer("");
    for piece in KITTY.as_bytes().chunks(3) {
        Fake::pause();
        fake.write(piece);
    }
    fake.type_keys("b");
    fake.until("mode=kitty marks=strip");
    fake.until("key b");
    assert_eq!(fake.rows(), ["mode=kitty marks=strip", "key a", "key b"]);
    fake.type_keys("q");
    assert_eq!(fake.ends(), 0);
}

#[test]
fn keys_between_answers_are_kept() {
    let mut fake = Fake::start();
    fake.answer("j\x1bP>|kitty(0.26.5)\x1b\\\x1b[B\x1b[>1;4000;26c\u{62a}\x1b[8;0$y/\x1b[?62cG");
    fake.until("key G");
    let rows = [
        "mode=kitty marks=strip",
        "key j",
        "key <Down>",
        "key \u{62a}",
        "key /",
        "key G",
    ];
    assert_eq!(fake.rows(), rows);
    fake.type_keys("q");
    assert_eq!(fake.ends(), 0);
}

#[test]
fn garbage_is_no_keys_and_no_stall() {
    let mut fake = Fake::start();
    fake.answer("\x1b[8;;$y\x1b[?\x1b]11;rgb:\x1b\\\x1b[>;;;c\x1bP>|\x1b\\\x1b[999999999999$y\x1b[?2026;2$y\x1b[1;1R\x1b_x\x1b\\");
    fake.until("marks=");
    fake.type_keys("j");
    fake.until("key j");
    assert_eq!(fake.rows().len(), 2, "{:?}", fake.rows());
    fake.type_keys("q");
    assert_eq!(fake.ends(), 0);
}

#[test]
fn mouse_paste_and_resize_arrive() {
    let mut fake = Fake::start();
    fake.answer(KITTY);
    fake.until("mode=kitty");
    fake.type_keys("\x1b[<0;5;3M\x1b[<65;1;1M\x1b[200~q!\x1b[201~");
    fake.until("Paste(\"q!\")");
    fake.resize(60, 15);
    fake.until("Resize(60, 15)");
    let rows = [
        "mode=kitty marks=strip",
        "Click { column: 4, row: 2 }",
        "Wheel { turns: 1, column: 0,",
        "Paste(\"q!\")",
        "Resize(60, 15)",
    ];
    assert_eq!(fake.rows(), rows);
    fake.type_keys("q");
    assert_eq!(fake.ends(), 0);
}

#[test]
fn lam_and_alef_typed_by_one_key_arrive_as_one() {
    let mut fake = Fake::start();
    fake.answer("\x1b[?6c");
    fake.until("mode=shaped");
    fake.type_keys("\u{644}\u{627}");
    fake.until("key \u{fefb}");
    fake.type_keys("\x1b[200~\u{644}\u{627}\x1b[201~");
    fake.until("Paste(\"\u{644}\u{627}\")");
    fake.type_keys("q");
    assert_eq!(fake.ends(), 0);
}

#[test]
fn what_was_answered_before_the_first_frame_is_painted_once() {
    let mut fake = Fake::start_with(&[(crate::fake::INSIDE, "answered")]);
    fake.answer("\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62cx");
    assert_eq!(fake.ends(), 0);
    let sent = String::from_utf8_lossy(&fake.sent()).into_owned();
    assert!(
        sent.contains("painted 1 on Some([255, 255, 255])"),
        "{sent}"
    );
}

#[test]
fn colours_go_by_the_ground_that_the_terminal_tells_and_nobody_waits_for_it() {
    // The accents for dark and for light ground.
    let (dark, light) = ("38;5;80;", "38;5;24;");
    for (answers, wanted, unwanted) in [
        (
            "\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62c",
            vec![light],
            vec![dark],
        ),
        (
            "\x1b]11;rgb:0000/0000/0000\x07\x1b[?62c",
            vec![dark],
            vec![light],
        ),
        // One that does not know the question, and one that knows none.
        ("\x1b[?62c", vec![], vec![dark, light]),
        ("", vec![], vec![dark, light]),
    ] {
        let mut fake = Fake::start_kzread(&["--lang", "en"], &[]);
        if !answers.is_empty() {
            fake.answer(answers);
        }
        fake.until("? keys");
        for colour in wanted {
            fake.until_sent(colour);
        }
        fake.settle();
        let sent = String::from_utf8_lossy(&fake.sent()).into_owned();
        let is_sent = |colour: &&str| sent.contains(*colour);
        assert!(!unwanted.iter().any(is_sent), "{answers:?}");
        fake.type_keys("q");
        assert_eq!(fake.ends(), 0);
    }
}
