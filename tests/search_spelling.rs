//! What was typed in another spelling than the text has, or in another number; and words that share letters with it alone.

use kzread::search::{Level, Nearest, Options, Queries, Query};

fn query(level: Level, text: &str) -> Query {
    let options = Options {
        level,
        ..Options::default()
    };
    Query::new(text, options).unwrap()
}

fn finds(query_text: &str, text: &str) -> bool {
    query(Level::Auto, query_text).is_in(text)
}

/// What is looked for in a text that has nothing of the query.
fn instead(text: &str, in_text: &str) -> Vec<String> {
    let query = query(Level::Auto, text);
    assert!(!query.is_in(in_text), "{text}");
    let mut nearest = Nearest::new(&query);
    nearest.feed(in_text.as_bytes());
    nearest.instead().texts
}

#[test]
fn other_nouns_and_adjectives_of_the_letters_are_not_found() {
    for (query, text) in [
        ("نهر", "نهار النهار"),
        ("نظرية", "نظير نظيرها أنظار"),
        ("مريض", "أمراض المرض"),
        ("خليفة", "خلاف الخلاف أخلاف"),
        ("كتيبة", "كتاب الكتاب"),
        ("خبير", "أخبار"),
        ("بلدة", "بلدي البلدية"),
        ("بلدات", "البلدية"),
        ("دولة", "دولي الدولية"),
        ("معلم", "معلوم معلومات"),
        ("مكتب", "مكتوب"),
        ("ابني", "بناء البناء"),
        ("شريك", "شرى"),
    ] {
        assert!(!finds(query, text), "{query} must not find {text}");
    }
}

#[test]
fn what_is_joined_to_a_word_and_what_it_becomes_are_found() {
    for (query, text) in [
        ("صديق", "صديقك"),
        ("أصدقاء", "لأصدقائك"),
        ("أبو طنوس", "رأى أبا طنوس"),
        ("أبو طنوس", "لأبي طنوس"),
        ("صحافي", "الملف الصحفي"),
        ("أسقف", "الأساقفة"),
        ("قادتهم", "قائد"),
        ("نفطية", "نفطي"),
        ("مدينة", "مدن"),
        ("طريق", "الطرق"),
        ("كبير", "كبار"),
        ("مسجد", "المساجد"),
        ("قال", "يقول"),
        ("استقالة", "استقال"),
    ] {
        assert!(finds(query, text), "{query} must find {text}");
    }
}

#[test]
fn a_hamza_that_is_left_out_at_the_end_of_a_word_is_found() {
    assert!(finds("رئيس الوزرا", "رئيس الوزراء"));
    assert!(finds("الاطبا", "أطباء"));
}

#[test]
fn a_space_left_out_or_put_in_is_forgiven() {
    assert!(finds("عبدالرحمن الناصر", "عبد الرحمن الناصر"));
    assert!(finds("عبد الرحمن", "عبدالرحمن"));
    assert!(finds("سون بين", "كتاب سونبين"));
    assert!(!finds("سون بين", "سونبيني"), "a word of its own");
    let text = "في نور سلطان، نور وسلطان";
    assert_eq!(instead("نورسلطان", text), ["\"نور سلطان\""]);
    let queries = Queries::new("نورسلطان", Level::Auto).unwrap();
    let mut nearest = Nearest::new(queries.folded());
    nearest.feed(text.as_bytes());
    let instead = queries.rest(nearest.instead()).unwrap();
    assert_eq!(instead.folded().matches(text.as_bytes()).count(), 1);
}

#[test]
fn letters_that_many_take_for_each_other_sound_alike() {
    for (typed, meant) in [
        ("ضلام", "ظلام"),
        ("منضمة", "منظمة"),
        ("زكريات", "ذكريات"),
        ("دهب", "ذهب"),
    ] {
        assert_eq!(instead(typed, meant), [meant.replace('ة', "ه")], "{typed}");
    }
}

#[test]
fn a_latin_name_that_stands_nowhere_beside_the_arabic_one_is_found_by_its_sound() {
    assert_eq!(instead("Newton", "قوانين نيوتن"), ["نيوتن"]);
    assert_eq!(instead("Galileo", "رصد جاليليو"), ["جاليليو"]);
    assert!(instead("Newton", "أرسطو وبطليموس").is_empty());
}

#[test]
fn the_word_for_a_year_adds_nothing_to_it() {
    assert!(finds("سنة 1820", "في ١٨٢٠م"));
    assert!(!finds("سنة 1820", "سنة 1821"));
}
