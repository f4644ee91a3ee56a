//! The automatic level.

use kzread::words::Language::English;

use crate::common::App;

/// Nothing stands as typed: what was meant is found, and the status says how.
#[test]
fn a_ladder_leads_to_what_was_meant_and_the_count_says_by_which_rung() {
    // "prices of gas rose", "the street"
    let text = "\u{627}\u{631}\u{62A}\u{641}\u{639}\u{62A} \u{627}\u{644}\u{623}\u{633}\u{639}\u{627}\u{631} \u{648}\u{627}\u{644}\u{63A}\u{627}\u{632}\n\u{627}\u{644}\u{634}\u{627}\u{631}\u{639}\n";
    let mut app = App::files(&[("t.txt", text.as_bytes())], English, (70, 12));
    let last = |app: &mut App, keys| app.play(keys).screen().last();
    // "price", "streets": other forms; "gas price": words apart; "street" as it stands.
    assert!(last(&mut app, "/\u{633}\u{639}\u{631}").ends_with("1/1 in other forms"));
    assert!(
        last(&mut app, "<C-u>\u{634}\u{648}\u{627}\u{631}\u{639}").ends_with("1/1 in other forms")
    );
    assert!(
        last(&mut app, "<C-u>\u{63A}\u{627}\u{632} \u{633}\u{639}\u{631}")
            .ends_with("1/2 words near each other")
    );
    assert!(last(&mut app, "<C-u>\u{634}\u{627}\u{631}\u{639}").ends_with("1/1 fold"));
    // At the next level nothing is found that does not stand there.
    assert!(last(&mut app, "<C-t><C-u>\u{634}\u{648}\u{627}\u{631}\u{639}").contains("0/0 exact"));
}

#[test]
fn a_search_leads_to_what_stands_as_typed_before_other_forms() {
    let government = "\u{62D}\u{643}\u{648}\u{645}\u{629}";
    let ruler = "\u{62D}\u{627}\u{643}\u{645}\u{627}";
    let text = format!("{ruler} a\n\n{government} b\n\n{ruler} c\n");
    for (open, keep) in [("/", ""), ("/", "<CR>"), ("s", "<CR>")] {
        let mut app = App::files(&[("a.txt", text.as_bytes())], English, (90, 20));
        app.play(&format!("{open}{government}{keep}"));
        app.rest();
        let screen = app.screen();
        let lit = screen.lit();
        let current = lit.iter().position(|(_, _, current)| *current);
        let rows = screen.rows();
        let at = usize::from(lit[current.unwrap()].0);
        assert!(rows[at].contains('b'), "{open}{keep}: {}", rows[at]);
        let last = screen.last();
        assert!(
            last.contains("2/3 some in other forms"),
            "{open}{keep}: {last}"
        );
    }
}

#[test]
fn what_sounds_the_same_is_found_before_words_of_the_same_root() {
    // Radiant; one who waits; with dad for zah, of the root of radiant.
    let (radiant, waiting) = (
        "\u{646}\u{627}\u{636}\u{631}",
        "\u{645}\u{646}\u{62A}\u{638}\u{631}",
    );
    let text = format!("{radiant} a\n\n{waiting} b\n");
    for (open, keep) in [("/", ""), ("/", "<CR>"), ("s", "<CR>")] {
        let mut app = App::files(&[("a.txt", text.as_bytes())], English, (90, 20));
        app.play(&format!("{open}\u{645}\u{646}\u{62A}\u{636}\u{631}{keep}"));
        app.rest();
        let last = app.screen().last();
        assert!(
            last.contains("1/1 by what sounds like it"),
            "{open}{keep}: {last}"
        );
    }
}

#[test]
fn a_latin_name_in_titles_is_found_in_arabic_letters_in_the_texts() {
    // Kazakhstan
    let name = "\u{643}\u{627}\u{632}\u{627}\u{62E}\u{633}\u{62A}\u{627}\u{646}";
    let text =
        |i| format!("+++\ntitle = \"{name}\"\ntitle_en = \"Kazakhstan {i}\"\n+++\n{name}.\n");
    let names: Vec<String> = (0..6).map(|i| format!("{i}.md")).collect();
    let texts: Vec<String> = (0..6).map(text).collect();
    let files = names
        .iter()
        .zip(&texts)
        .map(|(name, text)| (name.as_str(), text.as_bytes()));
    let mut app = App::files(&files.collect::<Vec<_>>(), English, (90, 20));
    app.play("sKazakhstan<CR>");
    app.rest();
    assert!(
        app.screen()
            .rows()
            .iter()
            .any(|row| row.contains("6 hits in 6")),
        "{:?}",
        app.screen().rows()
    );
}
