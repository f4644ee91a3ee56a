//! Which spellings a search takes for one another: every row of the fold table, in both directions.

use kzread::search::{Level, Options, Query};
use kzread::text::cluster::is_invisible;

fn finds_with(options: Options, query: &str, text: &str) -> bool {
    let query = Query::new(query, options).unwrap();
    query
        .matches(text.as_bytes())
        .any(|found| found.start == 0 && found.highlight_end == text.len())
}

/// Whether the query finds the whole of the text at the fold level.
fn finds(query: &str, text: &str) -> bool {
    finds_with(Options::default(), query, text)
}

/// Both spellings find each other, in the middle of a word and by themselves, but not at the exact level.
fn assert_same(a: &str, b: &str) {
    let in_word = |s: &str| format!("\u{0635}{s}\u{0637}");
    for (a, b) in [(a.to_owned(), b.to_owned()), (in_word(a), in_word(b))] {
        assert!(finds(&a, &b), "{a:?} must find {b:?}");
        assert!(finds(&b, &a), "{b:?} must find {a:?}");
        let exact = Options {
            level: Level::Exact,
            ..Options::default()
        };
        assert!(!finds_with(exact, &a, &b), "{a:?} is not exactly {b:?}");
        assert!(!finds_with(exact, &b, &a), "{b:?} is not exactly {a:?}");
    }
}

fn assert_different(a: &str, b: &str) {
    assert!(!finds(a, b), "{a:?} must not find {b:?}");
    assert!(!finds(b, a), "{b:?} must not find {a:?}");
}

#[test]
fn letters() {
    let rows = [
        (
            '\u{0627}',
            "\u{0622}\u{0623}\u{0625}\u{0671}\u{0672}\u{0673}\u{0675}",
        ),
        (
            '\u{0648}',
            "\u{0624}\u{06C4}\u{06C5}\u{06C6}\u{06C7}\u{06C8}\u{06C9}\u{06CA}\u{06CB}\u{06CF}\u{0676}\u{0677}",
        ),
        (
            '\u{064A}',
            "\u{0626}\u{0649}\u{06CC}\u{06D0}\u{06CD}\u{06D2}\u{06CE}\u{06D1}\u{06D3}\u{0678}",
        ),
        (
            '\u{0647}',
            "\u{0629}\u{06C3}\u{06C1}\u{06C0}\u{06C2}\u{06BE}\u{06D5}\u{06FF}",
        ),
        ('\u{0643}', "\u{06A9}\u{06AA}\u{06AF}\u{06AB}\u{06AD}"),
        ('\u{0628}', "\u{067E}"),
        ('\u{062C}', "\u{0686}"),
        ('\u{0632}', "\u{0698}"),
        ('\u{0641}', "\u{06A4}\u{06A5}"),
        ('\u{0642}', "\u{06A8}"),
        ('\u{062A}', "\u{0679}\u{067C}"),
        ('\u{062F}', "\u{0688}\u{0689}"),
        ('\u{0631}', "\u{0691}\u{0693}\u{0695}"),
        ('\u{0646}', "\u{06BA}\u{06BB}\u{06BC}"),
        ('\u{0644}', "\u{06B5}"),
    ];
    for (to, from) in rows {
        for from in from.chars() {
            assert_same(&from.to_string(), &to.to_string());
        }
    }
}

#[test]
fn letters_that_stay_apart() {
    let letters: Vec<char> = ('\u{0627}'..='\u{064A}')
        .filter(|&c| !('\u{063B}'..='\u{0640}').contains(&c))
        .collect();
    // Teh marbuta, alef maksura: the only two of the alphabet that fold to another.
    let same = [('\u{0629}', '\u{0647}'), ('\u{0649}', '\u{064A}')];
    for &a in &letters {
        for &b in &letters {
            if a != b && !same.contains(&(a, b)) && !same.contains(&(b, a)) {
                assert_different(&a.to_string(), &b.to_string());
            }
        }
        assert_different("\u{0621}", &a.to_string());
    }
}

#[test]
fn hamza_on_the_line_is_kept() {
    assert_different("\u{0634}\u{064A}\u{0621}", "\u{0634}\u{064A}");
}

#[test]
fn marks_are_dropped() {
    let marks = ('\u{064B}'..='\u{065F}')
        .chain('\u{0610}'..='\u{061A}')
        .chain(['\u{0670}'])
        .chain('\u{06D6}'..='\u{06ED}')
        .chain('\u{08CA}'..='\u{08E1}')
        .chain('\u{08E3}'..='\u{08FF}')
        .chain('\u{0898}'..='\u{089F}')
        .chain(['\u{0640}']);
    for mark in marks {
        // Marked text is found by the bare query; the other way round the smart rule asks for harakat.
        let marked = format!("\u{0643}{mark}\u{062A}{mark}\u{0628}{mark}");
        assert!(finds("\u{0643}\u{062A}\u{0628}", &marked), "{marked:?}");
        let is_haraka =
            matches!(mark, '\u{064B}'..='\u{0652}' | '\u{06E1}' | '\u{08F0}'..='\u{08F2}');
        assert_eq!(
            finds(&marked, "\u{0643}\u{062A}\u{0628}"),
            !is_haraka,
            "{marked:?}"
        );
        assert!(finds(&marked, &marked), "{marked:?}");
    }
}

#[test]
fn invisible_characters_are_dropped_at_every_level() {
    let invisible = ('\u{200B}'..='\u{200F}')
        .chain('\u{202A}'..='\u{202E}')
        .chain('\u{2066}'..='\u{2069}')
        .chain('\u{FE00}'..='\u{FE0F}')
        .chain(['\u{061C}', '\u{2060}', '\u{FEFF}', '\u{00AD}']);
    for c in invisible {
        let with = format!("\u{0643}{c}\u{062A}{c}");
        for level in [Level::Fold, Level::Exact, Level::Forms] {
            let options = Options {
                level,
                ..Options::default()
            };
            assert!(
                finds_with(options, "\u{0643}\u{062A}", &with),
                "{level:?} {with:?}"
            );
            assert!(
                finds_with(options, &with, "\u{0643}\u{062A}"),
                "{level:?} {with:?}"
            );
        }
    }
}

#[test]
fn digits() {
    for (i, ascii) in ('0'..='9').enumerate() {
        for zero in [0x0660, 0x06F0, 0xFF10] {
            let digit = char::from_u32(zero + i as u32).unwrap();
            assert_same(&digit.to_string(), &ascii.to_string());
        }
    }
}

#[test]
fn numbers_are_found_by_their_value() {
    let spellings = [
        "3000",
        "3,000",
        "\u{0663}\u{0660}\u{0660}\u{0660}",
        "\u{0663}\u{066C}\u{0660}\u{0660}\u{0660}",
        "\u{06F3}\u{060C}\u{06F0}\u{06F0}\u{06F0}",
    ];
    for query in spellings {
        for text in spellings {
            assert!(finds(query, text), "{query:?} must find {text:?}");
        }
    }
    // Whole ones: no part of a greater one, of a fraction, of what is in groups.
    for (query, text) in [
        ("5", "15"),
        ("5", "51"),
        ("5", "\u{0661}\u{0665}"),
        ("3", "3.5"),
        ("5", "3.5"),
        ("50", "50,000"),
        ("500", "1,500"),
        ("3,000", "13,000"),
        ("3000", "3,0001"),
    ] {
        assert_different(query, text);
    }
    let count = |query: &str, text: &str| {
        let query = Query::new(query, Options::default()).unwrap();
        query.matches(text.as_bytes()).count()
    };
    assert_eq!(count("5", "5, 15, 5. (5) \u{0648}5 5%"), 5);
    assert_eq!(count("2022", "2021,2022 5.1.2022"), 2);
    // Beside words too, but there what is being typed may go on.
    assert_eq!(count("3000 men", "3,000 men, 3000 men"), 2);
    assert_eq!(count("leaf 29", "leaf 29, leaf 290"), 2);
}
#[test]
fn punctuation_quotes_and_dashes() {
    let rows = [
        (",", "\u{060C}\u{066C}"),
        (";", "\u{061B}"),
        ("?", "\u{061F}"),
        ("%", "\u{066A}"),
        (".", "\u{066B}\u{06D4}"),
        ("\"", "\u{201C}\u{201D}\u{201E}\u{00AB}\u{00BB}\u{2033}"),
        ("'", "\u{2018}\u{2019}\u{2039}\u{203A}\u{02BC}\u{2032}`"),
        (
            "-",
            "\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}\u{05BE}",
        ),
    ];
    for (to, from) in rows {
        for from in from.chars() {
            assert_same(&from.to_string(), to);
        }
    }
}

#[test]
fn spaces_and_runs_of_them() {
    for space in
        "\t\u{0B}\u{0C}\u{85}\u{A0}\u{1680}\u{2000}\u{2003}\u{200A}\u{2028}\u{202F}\u{205F}\u{3000}"
            .chars()
    {
        assert_same(&format!("a{space}b"), "a b");
        assert_same(&format!("a {space}\u{200F} b"), "a b");
    }
    assert_different("a b", "ab");
}

#[test]
fn presentation_forms_are_their_letters() {
    // Isolated, final, initial, medial.
    for (forms, letter) in [
        ('\u{FE8F}'..='\u{FE92}', "\u{0628}"),
        ('\u{FE81}'..='\u{FE82}', "\u{0627}"),
        ('\u{FED9}'..='\u{FEDC}', "\u{0643}"),
        ('\u{FB56}'..='\u{FB59}', "\u{0628}"),
        ('\u{FE93}'..='\u{FE94}', "\u{0647}"),
        ('\u{FEF5}'..='\u{FEFC}', "\u{0644}\u{0627}"),
        ('\u{FC31}'..='\u{FC31}', "\u{0641}\u{064A}"),
    ] {
        for form in forms {
            assert_same(&form.to_string(), letter);
        }
    }
    // Shadda with fatha over a tatweel is harakat: dropped from the text, asked for by the query.
    assert!(finds("\u{0631}\u{0633}", "\u{0631}\u{FCF2}\u{0633}"));
    assert!(finds(
        "\u{0631}\u{FCF2}\u{0633}",
        "\u{0631}\u{064E}\u{0651}\u{0633}"
    ));
    assert!(!finds("\u{0631}\u{FCF2}\u{0633}", "\u{0631}\u{0633}"));
}

#[test]
fn one_code_point_for_words() {
    let rows = [
        ('\u{FDF2}', "الله"),
        ('\u{FDFA}', "صلى الله عليه وسلم"),
        ('\u{FDFB}', "جل جلاله"),
        ('\u{FDFD}', "بسم الله الرحمن الرحيم"),
        ('\u{FD41}', "رضي الله عنه"),
        ('\u{FD4A}', "عليه الصلاة والسلام"),
        ('\u{FDFE}', "سبحانه وتعالى"),
        ('\u{FDFF}', "عز وجل"),
    ];
    for (ligature, words) in rows {
        assert_same(&ligature.to_string(), words);
        for word in words.split(' ') {
            assert!(
                finds(word, &ligature.to_string()),
                "{word:?} is in {ligature:?}"
            );
        }
    }
}

#[test]
fn latin_greek_and_cyrillic() {
    for (a, b) in [
        ("\u{00E9}", "e"),
        ("e\u{0301}", "e"),
        ("\u{00DF}", "ss"),
        ("\u{00F8}", "o"),
        ("\u{0142}", "l"),
        ("\u{0111}", "d"),
        ("\u{0131}", "i"),
        ("\u{FB01}", "fi"),
        ("\u{FF41}", "a"),
        ("\u{03AC}", "\u{03B1}"),
        ("\u{03C2}", "\u{03C3}"),
        ("\u{0439}", "\u{0438}"),
    ] {
        assert_same(a, b);
    }
}

#[test]
fn hebrew_points_are_dropped() {
    for point in
        ('\u{0591}'..='\u{05C7}').filter(|c| !"\u{05BE}\u{05C0}\u{05C3}\u{05C6}".contains(*c))
    {
        let pointed = format!("\u{05E9}{point}\u{05DC}{point}");
        assert!(finds("\u{05E9}\u{05DC}", &pointed), "{pointed:?}");
        assert!(finds(&pointed, "\u{05E9}\u{05DC}"), "{pointed:?}");
    }
}

#[test]
fn a_capital_in_the_query_asks_for_it() {
    for (query, text, expected) in [
        ("ali", "Ali", true),
        ("ali", "ALI", true),
        ("Ali", "Ali", true),
        ("Ali", "ali", false),
        ("Ali", "ALI", false),
        ("\u{00C9}t\u{00E9}", "Ete", true),
        ("\u{00C9}t\u{00E9}", "ete", false),
        ("\u{0410}\u{0411}", "\u{0430}\u{0431}", false),
        ("\u{0430}\u{0431}", "\u{0410}\u{0411}", true),
        ("\u{2116}", "no", true),
    ] {
        assert_eq!(finds(query, text), expected, "{query:?} in {text:?}");
    }
}

#[test]
fn persian_letters_can_be_kept_apart() {
    let keep = Options {
        keep_persian_letters: true,
        ..Options::default()
    };
    for (persian, arabic) in [
        ("\u{06AF}", "\u{0643}"),
        ("\u{067E}", "\u{0628}"),
        ("\u{0686}", "\u{062C}"),
        ("\u{0698}", "\u{0632}"),
        ("\u{06A4}", "\u{0641}"),
    ] {
        assert!(!finds_with(keep, persian, arabic), "{persian:?}");
        assert!(!finds_with(keep, arabic, persian), "{persian:?}");
        assert!(finds_with(keep, persian, persian), "{persian:?}");
    }
    // Initial form of peh; Persian kaf and yeh are the Arabic ones written differently.
    assert!(finds_with(keep, "\u{067E}", "\u{FB58}"));
    assert!(finds_with(keep, "\u{06CC}\u{06A9}", "\u{064A}\u{0643}"));
}

/// The screen drops a C1 control after an alef and sets the mark behind it on the alef; the search took the control for
/// a letter.
#[test]
fn what_is_not_drawn_is_looked_through_at_every_level() {
    for level in [Level::Fold, Level::Exact] {
        let options = Options {
            level,
            ..Options::default()
        };
        for c in ('\0'..=char::MAX).filter(|&c| is_invisible(c)) {
            let text = format!("\u{0628}{c}\u{062A}{c}");
            assert!(
                finds_with(options, "\u{0628}\u{062A}", &text),
                "{level:?} {c:?}"
            );
        }
    }
    assert!(finds("\u{0627}", "\u{0627}\u{0080}\u{0610}"));
}
