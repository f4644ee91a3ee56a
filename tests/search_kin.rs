//! What has to do with a word and is no form of it: other words of its verb, of its root, of its meaning; and dates and numbers as
//! they are typed.

#[path = "common/ladder.rs"]
mod ladder;

use kzread::search::{Instead, Level, Nearest, Queries, Rung};

use ladder::{climbed, query};

fn rung(query: &str, text: &str) -> Option<Rung> {
    climbed(query, text).map(|(rung, _)| rung)
}

#[test]
fn a_verb_its_noun_and_its_participles_lead_to_each_other() {
    for words in [
        // the tenth form, sound, weak and doubled
        "استورد يستورد استيراد مستورد",
        "استقال يستقيل استقالة مستقيل",
        "استمر يستمر استمرار مستمر",
        // the eighth
        "اعتقل يعتقل اعتقال معتقل",
        "اتصل اتصال متصل",
        "احتج احتجاج",
        "اختار يختار اختيار مختار",
        "اضطرب اضطراب مضطرب",
        "انتهى انتهاء ينتهي",
        // the seventh
        "انسحب ينسحب انسحاب منسحب",
        "انهار ينهار انهيار",
        // the sixth and the third
        "تظاهر يتظاهر متظاهر مظاهرة",
        "ساعد يساعد مساعدة مساعد",
        // the fifth and the second
        "تدريب متدرب يتدرب",
        "توقيف يتوقف متوقف",
        // the fourth
        "أرسل إرسال",
        "أصاب إصابة مصاب أصيب",
        "أوقف إيقاف",
        // the first, where it is told for certain
        "مسروق يسرق سرقوا",
        "خائن خيانة",
        // of four letters
        "ترجم يترجم ترجمة مترجم",
    ] {
        let words: Vec<&str> = words.split(' ').collect();
        for first in &words {
            // What tells of its verb for certain leads to all of them.
            let is_told = !matches!(*first, "احتج" | "اتصل" | "متصل" | "يسرق" | "سرقوا" | "ساعد");
            for second in words.iter().filter(|_| is_told) {
                let found = rung(first, second);
                let is_near = found.is_some_and(|rung| rung <= Rung::Derived);
                assert!(is_near, "{first} {second} {found:?}");
            }
        }
    }
}

#[test]
fn an_ending_of_people_or_of_verbs_tells_of_the_verb() {
    for (query, text) in [
        ("المضربين", "إضراب"),
        ("معتقلين", "الاعتقال"),
        ("سيرسلون", "سترسل"),
    ] {
        assert_eq!(rung(query, text), Some(Rung::Derived), "{query}");
    }
    // A town hall is no verb's.
    assert_eq!(
        climbed("إيقاف", "موقف\nأوقفه"),
        Some((Rung::Derived, vec!["أوقف"]))
    );
}

/// Almaty is no form of "water", though an article and an ending could be taken off it.
#[test]
fn a_name_that_begins_like_the_article_has_no_root() {
    let (almaty, water) = ("ألماتي", "الماء");
    let text = format!("{almaty} {water}");
    assert_eq!(climbed(almaty, &text), Some((Rung::Typed, vec![almaty])));
    assert_eq!(climbed(almaty, water), None);
}

#[test]
fn a_root_and_a_meaning_are_asked_where_nothing_else_is_found() {
    // An attack, and who attacks; victims, and the dead.
    for (query, text) in [
        ("هجوم", "مهاجمان"),
        ("ضحايا", "القتلى"),
        ("مقلي", "نقليه"),
        ("مزور", "بتزويره"),
    ] {
        assert_eq!(rung(query, text), Some(Rung::Related), "{query}");
    }
    // The verb is there: its root is not asked.
    let found = climbed("معتقلين", "كلام معقول\nالاعتقال\nمحتجز");
    assert_eq!(found, Some((Rung::Derived, vec!["اعتقال"])));
    // Words of two strong letters share too little.
    assert_eq!(rung("إقالة", "قول"), None);
}

#[test]
fn of_several_words_one_may_be_only_related() {
    let text = "صرف الرئيس الحكومة\nصرف الوزارة";
    let found = climbed("إقالة الحكومة", text);
    assert_eq!(found, Some((Rung::Related, vec!["صرف", "الحكومة"])));
    let both = climbed("ضحايا السرقة", "قتلى النهب");
    assert_eq!(both, None);
}

#[test]
fn words_that_stand_together_but_once_leave_room_for_others_of_their_roots() {
    let text = "قطع خبر الإنترنت\nانقطاع أول الإنترنت\n";
    let (_, lit) = climbed("انقطاع الإنترنت", text).unwrap();
    assert_eq!(lit, ["قطع", "الإنترنت", "انقطاع", "الإنترنت"]);
    // Each paragraph has two matches: that is four, and two places.
    let text = text.replace("قطع خبر", "انقطاع");
    let (_, lit) = climbed("انقطاع الإنترنت", &text).unwrap();
    assert_eq!(lit.len(), 3);
}

#[test]
fn the_endings_of_a_construct_and_of_an_adverb_are_taken_off() {
    for (query, text) in [
        ("مراسل", "مراسلو الوكالة"),
        ("مراسلو", "المراسل"),
        ("وكالة", "وكالتا أنباء"),
        ("عالم", "عالميًّا"),
        ("روس", "روسيا"),
        ("أحرق", "فأحرقوها"),
    ] {
        assert!(query_finds(query, text), "{query} {text}");
    }
    assert!(!query_finds("سوريا", "سور"));
}

fn query_finds(text: &str, in_text: &str) -> bool {
    query(Level::Forms, text).is_in(in_text)
}

#[test]
fn a_date_in_digits_is_a_day_of_a_month() {
    for typed in [
        "5/1/2022",
        "05-01-2022",
        "2022-01-05",
        "٥/١/٢٠٢٢",
        "5.1.2022",
    ] {
        for text in [
            "5 يناير 2022",
            "٥ كانون الثاني ٢٠٢٢",
            "الخامس من جانفي 2022",
        ] {
            assert!(query_finds(typed, text), "{typed} {text}");
        }
        for text in ["15 يناير 2022", "5 مايو 2022", "5 يناير 2021"] {
            assert!(!query_finds(typed, text), "{typed} {text}");
        }
        // As it stands, it is found as well.
        assert_eq!(rung(typed, typed), Some(Rung::Typed));
        // Where the text tells of one year it does not name it.
        let queries = Queries::new(typed, Level::Auto).unwrap();
        let most = queries.rest(Instead::default()).unwrap();
        let rungs = most.folded().rungs_in("في 5 يناير");
        assert_eq!(rungs.map(|rungs| rungs.best), Some(Rung::Most));
    }
    assert!(
        query_finds("1/25/2011", "25 يناير 2011"),
        "a month before its day"
    );
    assert!(!query_finds("40/1/2022", "40 يناير 2022"));
}

#[test]
fn thousands_may_be_counted_in_digits() {
    for (query, text) in [
        ("14 ألف", "14,000"),
        ("14000", "١٤ ألفًا"),
        ("3 آلاف دولار", "3000 دولار"),
        ("19 مليون", "19,000,000"),
    ] {
        assert!(query_finds(query, text), "{query} {text}");
    }
    assert!(!query_finds("14000", "114 ألف"));
    assert!(!query_finds("14 ألف", "14"));
}

#[test]
fn a_percentage_is_not_its_number_alone() {
    let found = climbed("10%", "في 10 أيام ١٠٪");
    assert_eq!(found, Some((Rung::Typed, vec!["١٠٪"])));
}

#[test]
fn what_happened_asks_for_where_it_did() {
    for question in [
        "ماذا حدث في تاراز؟",
        "ايه اللي حصل في تاراز",
        "شو صار بتاراز",
        "ازاي بيحصل في تاراز",
    ] {
        assert!(rung(question, "بلدة تاراز").is_some(), "{question}");
    }
}

#[test]
fn a_name_is_heard_without_its_article_and_its_ending() {
    // Of the Kazakhs, in another spelling.
    for typed in ["القزاق", "kazakh"] {
        let mut nearest = Nearest::new(&query(Level::Auto, typed));
        nearest.feed("هتاف بالكازاخية".as_bytes());
        assert_eq!(nearest.instead().texts, ["كازاخ"], "{typed}");
    }
}

/// What is looked for in the place of a query that a text has not, by which rung, and what it lights.
fn instead<'t>(typed: &str, text: &'t str) -> Option<(Rung, Vec<&'t str>)> {
    let mut nearest = Nearest::new(&query(Level::Auto, typed));
    nearest.feed(text.as_bytes());
    let queries = Queries::new(typed, Level::Auto).unwrap();
    let rest = queries.rest(nearest.instead())?;
    let found: Vec<_> = rest.folded().matches(text.as_bytes()).collect();
    let rung = found.iter().map(|found| found.rung).min()?;
    let lit = found
        .iter()
        .map(|found| &text[found.start..found.highlight_end]);
    Some((rung, lit.collect()))
}

#[test]
fn of_two_words_that_are_nowhere_together_the_rarer_one_is_found() {
    let text = "أعلن الرئيس\nيوم حداد\nأعلن الوزير";
    for typed in [
        "متى أعلن الحداد؟",
        "الحداد أعلن",
        // One of them is nowhere at all.
        "تفاصيل الحداد",
    ] {
        assert_eq!(
            instead(typed, text),
            Some((Rung::Most, vec!["حداد"])),
            "{typed}"
        );
    }
    assert_eq!(instead("تفاصيل مهرجان", text), None);
    // Signs say what must stand together.
    assert_eq!(instead("\"أعلن الحداد\"", text), None);
}

#[test]
fn where_what_was_meant_is_nowhere_with_the_other_word_that_word_is_found() {
    // The misspelt name is there, and the festival; nothing has both.
    let text = "كلام توكاييف\nيوم المهرجان";
    let mut nearest = Nearest::new(&query(Level::Auto, "مهرجان توقايف"));
    nearest.feed(text.as_bytes());
    let queries = Queries::new("مهرجان توقايف", Level::Auto).unwrap();
    let both = queries.rest(nearest.instead()).unwrap();
    assert!(!both.folded().is_in(text));
    let alone = both.rest(Instead::default()).unwrap();
    assert!(alone.folded().is_in(text));
    assert!(alone.rest(Instead::default()).is_none());
}

#[test]
fn of_a_date_that_is_nowhere_its_month_and_year_are_found() {
    let text = "حرب أكتوبر عام 1973";
    let found = instead("6 أكتوبر 1973", text);
    assert_eq!(found, Some((Rung::Most, vec!["أكتوبر", "1973"])));
}

#[test]
fn a_date_may_be_typed_in_the_order_of_english() {
    assert!(query_finds("زاناوزن يناير 5", "5 يناير في زاناوزن"));
    // The 5 is no day of that month.
    assert!(!query_finds("زاناوزن يناير 5", "5 من زاناوزن في يناير"));
}

#[test]
fn what_a_question_counts_or_dates_is_not_in_its_answer() {
    assert!(query_finds("كم عدد الطائرات الروسية؟", "٧٥ طائرة روسية"));
    assert!(query_finds("متى كان يوم الحداد؟", "الحداد والحساب"));
    assert!(!query_finds("يوم الحداد", "الحداد والحساب"));
    assert!(!query_finds("عدد الطائرات", "٧٥ طائرة"));
}

#[test]
fn a_latin_word_with_one_letter_too_few_is_found() {
    let found = instead("accessibilty", "الوصول accessibility أو");
    assert_eq!(found, Some((Rung::Alike, vec!["accessibility"])));
}

#[test]
fn a_short_word_is_no_longer_for_its_article() {
    assert_eq!(instead("التوم", "تيم آش، تم ذلك"), None);
    assert_eq!(
        instead("التوم", "الثوم"),
        Some((Rung::Alike, vec!["الثوم"]))
    );
}

#[test]
fn what_is_spoken_for_the_passive_leads_to_its_verb() {
    for text in ["قطع", "انقطع", "انقطاع"] {
        assert_eq!(rung("اتقطع", text), Some(Rung::Derived), "{text}");
    }
}

#[test]
fn a_plural_of_people_leads_to_other_words_of_its_root() {
    assert_eq!(rung("زملاء", "زمالة"), Some(Rung::Related));
}

#[test]
fn a_noun_beside_its_adjective_is_found_before_other_words_of_its_meaning() {
    assert_eq!(rung("الفقراء", "تحت خط الفقر"), Some(Rung::Derived));
    assert_eq!(rung("الفقراء", "المحتاجون"), Some(Rung::Related));
    assert_eq!(rung("توقيف", "الموقوفين"), Some(Rung::Derived));
}

#[test]
fn a_root_that_is_weak_in_the_middle_has_no_word_with_that_letter_in_other_forms() {
    assert_eq!(rung("التوم", "اللوم"), None);
}

#[test]
fn a_phrase_in_quotation_marks_stands_as_it_was_typed() {
    let quoted = rung("\"حفظ السلام\"", "قوات حفظ السلام");
    assert_eq!(quoted, Some(Rung::Typed));
}

/// Nearly all words of a text are turned away by their letters alone. Tatweel between them makes the search read each word.
#[test]
fn no_word_is_turned_away_unread_that_is_found_when_it_is_read() {
    let tables = [
        include_str!("../src/search/plurals.txt"),
        include_str!("../src/search/synonyms.txt"),
    ];
    let lines = tables.iter().flat_map(|table| table.lines());
    let lines = lines.filter(|line| !line.starts_with('#'));
    let joined = ["", "ال", "وبال", "لل", "س"]
        .map(|prefix| ["", "ها", "ات", "ين", "ية"].map(|suffix| (prefix, suffix)));
    let joined = joined.as_flattened();
    let mut random = fastrand::Rng::with_seed(3);
    let (mut read, mut found) = (0, 0);
    for line in lines.step_by(5) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let asked = random.choice(&words).unwrap();
        for word in &words {
            let (prefix, suffix) = random.choice(joined).unwrap();
            let word = format!("{prefix}{word}{suffix}");
            let stretched: String = word.chars().flat_map(|c| [c, '\u{640}']).collect();
            let [plain, stretched] =
                [&word, &stretched].map(|word| format!("\u{AB}{word}\u{60C} "));
            let expected = rung(asked, &stretched);
            assert_eq!(rung(asked, &plain), expected, "{asked} {word}");
            read += 1;
            found += usize::from(expected.is_some());
        }
    }
    assert!(read > 500 && found > 300, "{found} of {read}");
}
