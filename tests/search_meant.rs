//! What was meant: other forms of a word, words apart, numbers and dates, and the ladder when nothing is found.

#[path = "common/ladder.rs"]
mod ladder;

use kzread::search::{
    Instead, Level, Nearest, Options, PatternError, PatternFault, Queries, Query, QueryError, Rung,
};

use ladder::{climbed, query};

/// What the query lights in a text.
fn lit<'t>(level: Level, text: &str, in_text: &'t str) -> Vec<&'t str> {
    query(level, text)
        .matches(in_text.as_bytes())
        .map(|found| &in_text[found.start..found.highlight_end])
        .collect()
}

fn of_texts(texts: &[&str]) -> Instead {
    Instead {
        texts: texts.iter().map(|text| (*text).to_owned()).collect(),
        ..Instead::default()
    }
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

/// The status said "1/2 words apart", and nothing was highlighted.
#[test]
fn words_that_are_pages_apart_are_not_together_in_a_paragraph_without_an_end() {
    let between = |bytes: usize| "قال ".repeat(bytes / 7);
    assert!(finds(
        "توكاييف بوتين",
        &format!("توكاييف {}بوتين", between(6_000))
    ));
    assert!(!finds(
        "توكاييف بوتين",
        &format!("توكاييف {}بوتين", between(12_000))
    ));
    assert!(!finds(
        "توكاييف -بوتين",
        &format!("توكاييف {}بوتين", between(6_000))
    ));
    assert!(finds(
        "توكاييف -بوتين",
        &format!("توكاييف {}بوتين", between(12_000))
    ));
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

#[test]
fn the_ladder_goes_as_far_as_it_must() {
    let text = "ارتفعت الأسعار، وكان سعر الغاز غاليًا\nقال توكاييف\n";
    for (query, rung, lit) in [
        ("سعر", Rung::Typed, &["أسعار", "سعر"][..]),
        ("قَالَ", Rung::Unmarked, &["قال"]),
        ("الغاز والأسعار", Rung::Near, &["أسعار", "سعر", "الغاز"]),
        ("بأسعَار", Rung::Forms, &["أسعار", "سعر"]),
    ] {
        assert_eq!(climbed(query, text), Some((rung, lit.to_vec())), "{query}");
    }
    assert_eq!(climbed("بوتين", text), None);
}

#[test]
fn a_phrase_that_stands_once_does_not_hide_where_its_words_stand_apart() {
    let text = "توكاييف بوتين\nقال بوتين إن توكاييف وصل\n";
    let words = &["توكاييف بوتين", "بوتين", "توكاييف"];
    let found = climbed("توكاييف بوتين", text);
    assert_eq!(found, Some((Rung::Typed, words.to_vec())));
    // Where it stands often enough, it is what was meant.
    let often = text.repeat(5);
    let found = climbed("توكاييف بوتين", &often);
    assert_eq!(found, Some((Rung::Typed, vec!["توكاييف بوتين"; 5])));
    let quoted = climbed("\"توكاييف بوتين\"", text);
    assert_eq!(quoted, Some((Rung::Typed, vec!["توكاييف بوتين"])));
}

#[test]
fn harakat_that_stand_are_asked_for_and_none_will_do() {
    let text = "كُتُب كَتَبَ كتب كتَب";
    let found = climbed("كَتَبَ", text);
    assert_eq!(found, Some((Rung::Typed, vec!["كَتَبَ", "كتب", "كتَب"])));
}

#[test]
fn each_match_says_what_it_has_of_what_was_typed() {
    let text = "أسعار وسعر";
    let query = query(Level::Auto, "سعر");
    let rungs: Vec<Rung> = query.matches(text.as_bytes()).map(|m| m.rung).collect();
    assert_eq!(rungs, [Rung::Forms, Rung::Typed]);
    let far = "x ".repeat(20);
    for (text, rung) in [
        (String::from("بوتين مع توكاييف"), Rung::Near),
        (format!("بوتين {far} توكاييف"), Rung::Apart),
        (format!("بوتين {far} توكاييف x بوتين"), Rung::Near),
    ] {
        let words = self::query(Level::Forms, "توكاييف بوتين");
        assert_eq!(words.rungs_in(&text).unwrap().best, rung, "{text}");
    }
}

#[test]
fn other_levels_have_no_ladder() {
    for level in [Level::Fold, Level::Exact, Level::Forms] {
        let queries = Queries::new("كتاب بيت قلم", level).unwrap();
        assert!(queries.next(0, &[]).is_none());
        assert!(queries.rest(of_texts(&["كتب"])).is_none());
    }
}

#[test]
fn most_of_the_words_will_do_where_all_are_nowhere_together() {
    let queries = Queries::new("كتاب بيت قلم", Level::Auto).unwrap();
    let most = queries.rest(Instead::default()).unwrap();
    let found = |text| most.folded().rungs_in(text).map(|rungs| rungs.best);
    assert_eq!(found("بيت فيه قلم"), Some(Rung::Most));
    assert_eq!(found("بيت"), None);
    let two = Queries::new("كتاب بيت", Level::Auto).unwrap();
    assert!(two.rest(Instead::default()).is_none());
}

#[test]
fn what_a_word_must_have_been_meant_for_is_looked_for_instead() {
    let text = "قال توكاييف لبوتين شيئًا عن توقيف الرجل";
    for (query, instead) in [
        ("توقايف", &["توكاييف", "توقيف"][..]),
        ("توقايف بوتين", &["توكاييف بوتين", "توقيف بوتين"]),
        ("توقايف ضفضعسش", &["توكاييف", "توقيف"]),
    ] {
        let mut nearest = Nearest::new(&self::query(Level::Auto, query));
        nearest.feed(text.as_bytes());
        assert_eq!(nearest.instead().texts, instead, "{query}");
    }
    let queries = Queries::new("توقايف", Level::Auto).unwrap();
    let instead = queries.rest(of_texts(&["توكاييف"])).unwrap();
    assert_eq!(instead.folded().rungs_in(text), Some(Rung::Alike.into()));
    assert_eq!(instead.text(), "توقايف");
    assert_eq!(instead.replacements(), ["توكاييف"]);
}

#[test]
fn a_latin_name_leads_to_the_arabic_one_that_the_text_pairs_it_with() {
    let queries = Queries::new("Tokayev", Level::Auto).unwrap();
    let paired = queries.next(20, &["توكاييف".into()]).unwrap();
    let found = |text| paired.folded().rungs_in(text).map(|rungs| rungs.best);
    assert_eq!(found("قال لتوكاييف"), Some(Rung::Paired));
    assert_eq!(found("said Tokayev"), Some(Rung::Typed));
}

#[test]
fn numbers_in_words_are_numbers() {
    for (query, text) in [
        ("خمسين ألفا", "نحو 50,000"),
        ("50000", "بخمسين ألفًا"),
        ("7 سنتات", "سبعة سنتات"),
        ("١٫٥ مليون", "1.5 مليون"),
        ("1.5 برميل", "برميل، ١٫٥ منه"),
        ("سنة 2016", "في عام ٢٠١٦"),
    ] {
        assert!(finds(query, text), "{query} must find {text}");
    }
    for (query, text) in [("7 سنتات", "سنتات 17"), ("1.5 برميل", "برميل 1 أو 5")]
    {
        assert!(!finds(query, text), "{query} must not find {text}");
    }
}

#[test]
fn a_date_stays_together_among_other_words() {
    assert!(finds("توكاييف 5 يناير", "في الخامس من يناير قال توكاييف"));
    assert!(!finds("توكاييف 5 يناير", "قال توكاييف في 6 يناير 5 كلمات"));
}

#[test]
fn before_a_pronoun_alef_maqsura_is_an_alef() {
    assert!(finds("معنى", "ومعناه"));
    assert!(finds("معناها", "معنى"));
}

#[test]
fn two_letters_are_a_word_or_its_beginning() {
    let found = lit(Level::Auto, "لص", "تخلص اللصوص من لص");
    assert_eq!(found, ["لصوص", "لص"]);
}

#[test]
fn a_space_and_a_zero_width_non_joiner_are_one_in_a_query_and_a_text() {
    let (spaced, joined) = ("می خوانم", "می\u{200C}خوانم");
    for level in [Level::Fold, Level::Auto] {
        for (query, text) in [
            (spaced, spaced),
            (spaced, joined),
            (joined, spaced),
            (joined, joined),
            ("میخوانم", joined),
            ("کتاب می خوانم", "کتاب می\u{200C}خوانم"),
            ("می خوانم و می دانم", "می\u{200C}خوانم و می\u{200C}دانم"),
        ] {
            assert_eq!(
                lit(level, query, text),
                [text],
                "{level:?} {query} in {text}"
            );
        }
    }
    let without = "میخوانم \u{200C}";
    assert!(
        lit(Level::Fold, spaced, without).is_empty(),
        "no sign of a space"
    );
    assert!(lit(Level::Exact, spaced, joined).is_empty());
}

#[test]
fn a_blank_after_a_word_is_satisfied_by_its_end() {
    let text = "كتاب طيب، كتاب، كتابي كتاب\nكتاب";
    for level in [Level::Fold, Level::Auto] {
        let found = lit(level, "كتاب ", text).len();
        assert_eq!(found, if level == Level::Fold { 4 } else { 5 });
    }
}

#[test]
fn whole_words_have_no_letter_on_either_side() {
    let text = "باب الباب بابها وباب (باب)، بَابٌ";
    assert_eq!(lit(Level::Word, "باب", text), ["باب", "باب", "بَابٌ"]);
    assert_eq!(lit(Level::Word, "in", "in inn pin in-to"), ["in", "in"]);
}

#[test]
fn a_pattern_is_compared_with_folded_letters() {
    let text = "آمنّا وصدّقنا ومضينا\nكِتَابٌ كُتُب مكتبة ٢٠٢٢";
    for (pattern, found) in [
        (r"\w+نا$", &["ومضينا"][..]),
        (r"^ا\w+", &["آمنّا"]),
        (r"ك.?ت.?ب", &["كِتَابٌ", "كُتُب", "كتب"]),
        (r"\bكتب\b", &["كُتُب"]),
        (r"[0-9]{4}", &["٢٠٢٢"]),
        (r"مكتبه|صدقنا", &["صدّقنا", "مكتبة"]),
        (r"ٱمن[أإ]", &["آمنّا"]),
    ] {
        assert_eq!(lit(Level::Regex, pattern, text), found, "{pattern}");
    }
    assert_eq!(lit(Level::Regex, "ok؟", "ok? o"), ["ok?"]);
    assert!(
        lit(Level::Regex, "x*", "abc").is_empty(),
        "nothing is no match"
    );
}

#[test]
fn a_bad_pattern_says_where() {
    for (pattern, at, fault) in [
        ("كتاب(", 5, PatternFault::Bracket),
        ("ab[c", 3, PatternFault::Bracket),
        ("*ab", 1, PatternFault::Repetition),
        (r"ab\", 3, PatternFault::Escape),
    ] {
        let options = Options {
            level: Level::Regex,
            ..Options::default()
        };
        let error = Query::new(pattern, options).unwrap_err();
        assert_eq!(
            error,
            QueryError::Pattern(PatternError { at, fault }),
            "{pattern}"
        );
    }
    // Neither is it endless.
    let text = "a".repeat(50_000);
    assert!(lit(Level::Regex, "(a|aa)+$b", &text).is_empty());
}
