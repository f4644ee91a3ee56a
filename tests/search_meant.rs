//! What was meant: other forms of a word, words apart, numbers and dates, and the ladder when nothing is found.

use kzread::search::{Level, Options, Queries, Query, Rung};

fn query(level: Level, text: &str) -> Query {
    let options = Options {
        level,
        ..Options::default()
    };
    Query::new(text, options).unwrap()
}

/// What the query lights in a text.
fn lit<'t>(level: Level, text: &str, in_text: &'t str) -> Vec<&'t str> {
    query(level, text)
        .matches(in_text.as_bytes())
        .map(|found| &in_text[found.start..found.highlight_end])
        .collect()
}

fn finds(query_text: &str, text: &str) -> bool {
    query(Level::Forms, query_text).is_in(text)
}

#[test]
fn forms_of_a_word_find_each_other() {
    for forms in [
        // number
        "شارع الشوارع وشوارعها",
        "سلاح الأسلحة بأسلحتهم",
        "حليف حلفاء لحلفائها",
        "مبنى المباني مبانٍ",
        "كتيبة كتائب",
        "شعب الشعوب",
        "سعر أسعار للأسعار",
        "جيش جيوش وجيشها",
        "قائد قادة قادتهم",
        "برنامج برامج",
        "قانون قوانين القوانين",
        "مشروع مشاريع",
        "متظاهر المتظاهرون المتظاهرين والمتظاهرات",
        // what is joined
        "رئيس الرئيس للرئيس وبالرئيس كرئيس رئيسها",
        "كازاخستان وبالكازاخستانية الكازاخستانيون كازاخستانيًّا",
        "مدينة مدينتها المدينتين",
        // spellings
        "مسؤول مسئول المسؤولية",
        "السوفيتي السوفياتي",
        "كوليباييف كوليبايف",
        "ألماتي بألماتي الماتي",
    ] {
        let forms: Vec<&str> = forms.split(' ').collect();
        for a in &forms {
            for b in &forms {
                assert!(finds(a, b), "{a} must find {b}");
            }
        }
    }
}

#[test]
fn other_words_of_the_same_letters_are_not_found() {
    for (query, text) in [
        ("ألماتي", "مات أزمات ماتت"),
        ("الماتي", "مات"),
        ("ضابط", "ضبط الضبط"),
        ("بيانات", "بنت البنات"),
        ("لبنان", "لبن اللبن"),
        ("كتيبة", "مكتب يكتب"),
        ("وفيات", "وفي"),
        ("باب", "أسباب"),
    ] {
        assert!(!finds(query, text), "{query} must not find {text}");
    }
}

#[test]
fn a_form_lights_the_word_without_what_is_joined_to_it() {
    let text = "وبأسعارهم";
    assert_eq!(lit(Level::Forms, "سعر", text), ["أسعار"]);
}

#[test]
fn words_may_stand_apart_in_one_paragraph_in_any_order() {
    let text = "قال بوتين إن توكاييف وصل\nبوتين وحده\nتوكاييف وحده\n";
    let found = lit(Level::Forms, "توكاييف بوتين", text);
    assert_eq!(found, ["بوتين", "توكاييف"]);
    for end in ["\n", "\r", "\u{2029}"] {
        assert!(!finds("توكاييف بوتين", &format!("توكاييف{end}بوتين")));
    }
    assert!(finds("زاناوزن 2011", "في سنة ٢٠١١ كانت زاناوزن"));
    assert!(!finds("زاناوزن 2011", "في سنة 12011 كانت زاناوزن"));
}

#[test]
fn quotation_marks_keep_a_phrase_and_a_minus_leaves_out() {
    for quoted in ["\"حفظ السلام\"", "«حفظ السلام»", "“حفظ السلام”"]
    {
        assert!(finds(quoted, "قوات حفظ السلام"), "{quoted}");
        assert!(!finds(quoted, "السلام وحفظ الأمن"), "{quoted}");
        let apart = format!("قوات {quoted}");
        assert!(finds(&apart, "حفظ السلام بالقوات"));
    }
    assert!(finds("توكاييف -بوتين", "توكاييف وحده"));
    assert!(!finds("توكاييف -بوتين", "توكاييف وبوتين"));
    // Alone it is a hyphen.
    assert!(finds("-بوتين", "قال بوتين"));
}

#[test]
fn what_a_question_asks_with_does_not_stand_in_the_way() {
    assert!(finds("متى قطع الإنترنت؟", "قُطعت خدمة الإنترنت مساءً"));
    assert!(finds("من هو توكاييف؟", "توكاييف رئيس"));
    // Where there is nothing else, they are words.
    assert!(!finds("متى", "توكاييف"));
}

#[test]
fn months_have_many_names() {
    let spellings = [
        "5 يناير",
        "٥ كانون الثاني",
        "5 جانفي",
        "الخامس من يناير",
        "05 كانون ثاني",
    ];
    for query_text in spellings {
        for text in spellings {
            let found = query(Level::Fold, query_text).is_in(text);
            assert!(found, "{query_text} must find {text}");
        }
        for text in ["15 يناير", "5 فبراير", "51 يناير", "الخامس عشر من يناير"]
        {
            let found = query(Level::Fold, query_text).is_in(text);
            assert!(!found, "{query_text} must not find {text}");
        }
    }
    assert_eq!(lit(Level::Fold, "آذار", "في مارس وآذار"), ["مارس", "آذار"]);
    // A month only beside a number.
    assert!(query(Level::Fold, "5 أغسطس").is_in("5 آب"));
    assert!(!query(Level::Fold, "أغسطس").is_in("أب وباب"));
}

/// By which rung a query is found in a text, and what it lights.
fn climbed<'t>(query: &str, text: &'t str) -> Option<(Rung, Vec<&'t str>)> {
    let mut queries = Queries::new(query, Level::Auto).unwrap();
    loop {
        let found: Vec<_> = queries.folded().matches(text.as_bytes()).collect();
        if !found.is_empty() {
            let lit = found
                .iter()
                .map(|found| &text[found.start..found.highlight_end]);
            return Some((queries.rung(), lit.collect()));
        }
        queries = queries.next_rung()?;
    }
}

#[test]
fn the_ladder_goes_as_far_as_it_must() {
    let text = "ارتفعت الأسعار، وكان سعر الغاز غاليًا\nقال توكاييف\n";
    for (query, rung, lit) in [
        ("سعر الغاز", Rung::Typed, &["سعر الغاز"][..]),
        ("سعر", Rung::Typed, &["أسعار", "سعر"]),
        ("قَالَ", Rung::Unmarked, &["قال"]),
        ("الغاز والأسعار", Rung::Apart, &["أسعار", "سعر", "الغاز"]),
    ] {
        assert_eq!(climbed(query, text), Some((rung, lit.to_vec())), "{query}");
    }
    assert_eq!(climbed("بوتين", text), None);
}

#[test]
fn harakat_that_stand_are_asked_for_first() {
    assert_eq!(climbed("كَتَبَ", "كُتُب كَتَبَ"), Some((Rung::Typed, vec!["كَتَبَ"])));
}

#[test]
fn what_stands_as_typed_says_so() {
    let text = "أسعار وسعر";
    let query = query(Level::Auto, "سعر");
    let typed: Vec<bool> = query.matches(text.as_bytes()).map(|m| m.as_typed).collect();
    assert_eq!(typed, [false, true]);
}

#[test]
fn other_levels_have_no_ladder() {
    for level in [Level::Fold, Level::Exact, Level::Forms] {
        assert!(
            Queries::new("كتاب بيت", level)
                .unwrap()
                .next_rung()
                .is_none()
        );
    }
}
