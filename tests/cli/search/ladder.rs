//! The automatic level.

use crate::support::{folder, kzread, run, write};

/// From the shell only on demand; how it was found is told beside what is found.
#[test]
fn the_automatic_level_climbs_until_something_is_found() {
    // "gas price" in "the prices and the gas"
    let query = "\u{63A}\u{627}\u{632} \u{633}\u{639}\u{631}";
    let text = "\u{627}\u{644}\u{623}\u{633}\u{639}\u{627}\u{631} \u{648}\u{627}\u{644}\u{63A}\u{627}\u{632}\n";
    let path = write(folder("search_auto").join("t.txt"), text);
    let search = |args: &[&str]| {
        let mut command = kzread();
        command.args(["--lang", "en", "--search", query, "--count"]);
        run(command.args(args).arg(&path))
    };
    assert_eq!(search(&[]), ("0\n".into(), String::new(), 1));
    let (out, told, code) = search(&["--level", "auto"]);
    assert_eq!((out.as_str(), code), ("2\n", 0));
    assert!(told.contains("words near each other"), "{told}");
}

/// One place in Latin letters hid all those in Arabic ones.
#[test]
fn a_latin_name_of_one_place_is_found_in_arabic_letters_however_they_are_spelt() {
    let kaf = "\u{643}\u{627}\u{632}\u{627}\u{62E}\u{633}\u{62A}\u{627}\u{646}";
    let qaf = "\u{642}\u{627}\u{632}\u{627}\u{642}\u{633}\u{62A}\u{627}\u{646}";
    let text = format!("Kazakhstan\n{kaf}\n{qaf}\n");
    let path = write(folder("search_latin").join("t.txt"), &text);
    let search = |query: &str| {
        let mut command = kzread();
        command.args(["--lang", "en", "--count", "--level", "auto", "--search"]);
        run(command.arg(query).arg(&path)).0
    };
    assert_eq!(search("Kazakhstan"), "3\n");
    assert_eq!(search("Kazahstan"), "2\n");
}

/// Five words that may be others ended the reading of a text before it came to the one that was typed.
#[test]
fn what_stands_as_typed_is_counted_behind_much_that_is_only_like_it() {
    // "soviet" in two spellings, which may be two names
    let typed = "\u{633}\u{648}\u{641}\u{64A}\u{62A}\u{64A}";
    let like = "\u{633}\u{648}\u{641}\u{64A}\u{627}\u{62A}\u{64A}";
    // More than a search looks at in one piece.
    let between = "a b c d\n".repeat(1 << 18);
    let [first, last] = [like, typed].map(|word| format!("plums {word} pears\n"));
    let text = first.repeat(6) + &between + &last;
    let path = write(folder("search_unsure").join("t.txt"), text);
    let query = format!("plums {typed} pears");
    let search = |args: &[&str]| {
        let mut command = kzread();
        command.args(["--lang", "en", "--search", &query, "--count"]);
        run(command.args(args).arg(&path))
    };
    let (out, told, code) = search(&["--level", "auto"]);
    let some = "kzread: some by what sounds like it\n";
    assert_eq!((out.as_str(), told.as_str(), code), ("7\n", some, 0));
}
