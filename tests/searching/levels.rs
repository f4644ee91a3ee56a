//! Levels of matching, and languages that keep their letters.

use kzread::words::Language::{Arabic, English};

use super::{tea, wide};
use crate::common::App;

#[test]
fn one_key_cycles_the_levels_and_the_count_says_which() {
    let text = "\u{623}\u{646} \u{627}\u{646} \u{648}\u{627}\u{644}\u{643}\u{62A}\u{627}\u{628} \u{643}\u{62A}\u{627}\u{628}\n";
    let mut app = App::files(&[("t.txt", text.as_bytes())], English, (60, 12));
    // alef noon: with and without hamza at one level, without alone at the other
    let last = |app: &mut App, keys| app.play(keys).screen().last();
    assert!(last(&mut app, "/\u{627}\u{646}").ends_with("1/2 fold"));
    assert!(last(&mut app, "<C-t>").ends_with("1/1 exact"));
    assert!(last(&mut app, "<C-t>").ends_with("1/2 forms"));
    // forms: the article and what is joined before it come off
    assert!(
        last(&mut app, "<C-u>\u{627}\u{644}\u{643}\u{62A}\u{627}\u{628}").ends_with("1/2 forms")
    );
    assert!(last(&mut app, "<CR>").contains("1/2 forms"));
    // The level stays for the next query.
    assert!(last(&mut app, "/").contains("Ctrl-T forms"));
    assert!(last(&mut app, "<C-t>").contains("Ctrl-T whole words"));
    assert!(last(&mut app, "<C-t>").contains("Ctrl-T regex"));
    assert!(last(&mut app, "<C-t>").contains("Ctrl-T fold"));
    // On the Arabic layout, feh stands on the key of t.
    assert!(last(&mut app, "<C-\u{641}>").contains("Ctrl-T exact"));
}

#[test]
fn where_a_phrase_stands_often_the_status_says_that_its_words_apart_are_more() {
    let often = "The river stone is here.\n\n".repeat(10);
    let text = format!("{often}A stone of the river.\n");
    let files: [(&str, &[u8]); 1] = [("t.txt", text.as_bytes())];
    let mut app = App::files(&files, English, (80, 24));
    let last = |app: &mut App, keys| app.play(keys).screen().last();
    let status = last(&mut app, "/river stone");
    let more = "1/10 fold \u{B7} words apart 12 (forms Ctrl-T)";
    assert!(status.ends_with(more), "{status}");
    assert!(last(&mut app, "<C-t><C-t>").ends_with("1/12 forms"));
    let status = last(&mut app, "<C-t><C-t><C-t><CR>");
    let more = "1/10 \u{B7} words apart 12 (forms)";
    assert!(status.ends_with(more), "{status}");
    // Where there are no more, nothing is said; nor of one word, or of what is kept together.
    let mut app = App::files(&[("t.txt", often.as_bytes())], English, (80, 24));
    for query in ["river stone", "river", "\"river stone\""] {
        let status = app.play(&format!("<Esc>/<C-u>{query}<CR>")).screen().last();
        assert!(status.ends_with("/10"), "{query}: {status}");
    }
}

#[test]
fn the_level_has_an_arabic_name() {
    let mut app = App::library(Arabic, (90, 20));
    let names = [
        "\u{FEE5}\u{FEAE}\u{FEE3}",
        "\u{FEF2}\u{FED3}\u{FEAE}\u{FEA3}",
        "\u{FECE}\u{FEF4}\u{FEBB}",
    ];
    app.play("/\u{627}\u{644}");
    for name in names {
        let last = app.screen().last();
        assert!(last.trim_start().starts_with(name), "{last}");
        app.play("<C-t>");
    }
}

#[test]
fn persian_and_urdu_keep_their_letters() {
    // gaf in the text, kaf in the query
    for (lang, found) in [("fa", "0/0"), ("ur", "0/0"), ("ar", "1/1")] {
        let text = format!("+++\nlang = \"{lang}\"\n+++\n\u{6AF}\u{644}\n");
        let files = [("a.md", text.as_bytes()), ("b.md", text.as_bytes())];
        let mut app = App::files(&files, English, (80, 12));
        app.play("/\u{643}\u{644}");
        assert!(app.screen().last().contains(found), "{lang}");
        wide(&mut app, "<Tab>");
        let articles = app.state().results().unwrap().hits().len();
        assert_eq!(articles, if lang == "ar" { 2 } else { 0 }, "{lang}");
    }
}

#[test]
fn a_plain_text_in_persian_is_told_by_its_letters() {
    // "father and this book": peh, keheh, farsi yeh; beh in the query
    let text = "\u{67E}\u{62F}\u{631} \u{627}\u{6CC}\u{646} \u{6A9}\u{62A}\u{627}\u{628}\n";
    let mut app = App::files(&[("t.txt", text.as_bytes())], English, (80, 12));
    app.play("/\u{628}\u{62F}\u{631}<C-t><C-t>");
    assert!(
        app.screen().last().contains("0/0 forms"),
        "{}",
        app.screen().last()
    );
    app.play("<C-u>\u{67E}\u{62F}\u{631}");
    assert!(app.screen().last().contains("1/1 forms"));
}

#[test]
fn a_bad_pattern_is_told_while_it_is_typed() {
    let mut app = tea((80, 14));
    app.play("/<C-t><C-t><C-t><C-t>mi.t");
    assert!(
        app.screen().last().contains("1/3 regex"),
        "{}",
        app.screen().last()
    );
    app.play("(");
    let last = app.screen().last();
    assert!(
        last.contains("bad pattern, character 5: a bracket"),
        "{last}"
    );
}
