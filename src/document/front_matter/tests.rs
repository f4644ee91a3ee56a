//! What front matter says, and which text has one.

use proptest::prelude::*;

use super::*;
use crate::document::meta::Date;
use crate::text::Direction;

#[test]
fn all_keys_are_read_and_the_rest_is_the_text() {
    let head = "+++\ntitle = \"\u{623}\"\ntitle_en = \"A\"\ndate = 2022-01-05\nauthor = \"W\"\nsources = [\"002\", \"000\"]\n\
                sources_en = [\"B\", \"A\"]\nlang = \"ar\"\ndir = \"rtl\"\ntags = [\"\u{628}\"]\nsummary = \"s\"\nsummary_en = \"e\"\n+++\n\nbody\n";
    let (meta, rest) = front_matter(head).unwrap();
    let expected = Meta {
        title: Some("\u{623}".into()),
        title_en: Some("A".into()),
        date: Some(Date {
            year: 2022,
            month: 1,
            day: 5,
        }),
        author: Some("W".into()),
        sources: vec!["002".into(), "000".into()],
        sources_en: vec!["B".into(), "A".into()],
        lang: Some("ar".into()),
        dir: Some(Direction::Rtl),
        tags: vec!["\u{628}".into()],
        summary: Some("s".into()),
        summary_en: Some("e".into()),
        broken_line: None,
    };
    assert_eq!(meta, expected);
    assert_eq!(rest, "\nbody\n");
}

#[test]
fn a_text_without_front_matter_is_all_text() {
    for text in [
        "",
        "text",
        "++++\na\n+++\n",
        "a\n+++\nb = 1\n+++\n",
        " +++\n",
    ] {
        assert_eq!(front_matter(text), Ok((Meta::default(), text)), "{text:?}");
    }
}

#[test]
fn windows_line_ends_a_byte_order_mark_and_an_empty_front_matter_are_fine() {
    let (meta, rest) = front_matter("\u{FEFF}+++\r\ntitle = \"t\"\r\n+++\r\nbody\r\n").unwrap();
    assert_eq!((meta.title.as_deref(), rest), (Some("t"), "body\r\n"));
    assert_eq!(front_matter("+++\n+++"), Ok((Meta::default(), "")));
}

#[test]
fn what_is_not_toml_is_told_with_its_line() {
    for (toml, line) in [
        ("title = \"a\"\ntitle = \"b\"", 3),
        ("title =", 2),
        ("\n\ndate = 2022-13-41", 4),
        ("x = \"\ny", 2),
    ] {
        let error = front_matter(&format!("+++\n{toml}\n+++\ntext")).unwrap_err();
        assert_eq!(error.line, line, "{toml:?}");
        assert!(matches!(error.problem, Problem::Syntax(_)), "{toml:?}");
    }
    assert_eq!(
        front_matter("+++\ntitle = \"a\"\n").unwrap_err().problem,
        Problem::Unclosed
    );
}

#[test]
fn the_direction_is_that_of_dir_else_of_lang() {
    let direction = |toml: &str| {
        front_matter(&format!("+++\n{toml}\n+++\n"))
            .unwrap()
            .0
            .direction()
    };
    assert_eq!(direction("lang = \"ar\""), Some(Direction::Rtl));
    assert_eq!(
        direction("lang = \"ar\"\ndir = \"ltr\""),
        Some(Direction::Ltr)
    );
    assert_eq!(direction("title = \"\""), None);
}

proptest! {
    #[test]
    fn no_front_matter_makes_it_panic(toml in "(?s)[a-z=\"\\[\\]{}0-9:. \n+\u{627}\r-]{0,80}") {
        let _ = front_matter(&format!("+++\n{toml}\n+++\n"));
        let _ = front_matter(&toml);
    }
}

/// The front matter of YAML, which is followed by a text.
fn yaml(yaml: &str) -> Meta {
    let text = format!("---\n{yaml}\n---\nbody\n");
    let (meta, rest) = front_matter(&text).unwrap();
    assert_eq!(rest, "body\n", "{yaml:?}");
    meta
}

#[test]
fn yaml_has_the_keys_of_toml_and_those_of_other_programs() {
    let title = "\u{631}\u{62D}\u{644}\u{629}";
    let meta = yaml(&format!(
        "title: \"{title}\"\ntitle_en: Journey\nlang: ar\ndir: rtl\ndate: 2021-05-04\nauthor: \u{633}\u{645}\u{64A}\u{631}\n\
         sources: [a, b]\nsources_en: c\ntags: [x, {{y: z}}]\nsummary: s\nsummary_en: e\ndraft: false\nsidebar_position: 4"
    ));
    let expected = Meta {
        title: Some(title.into()),
        title_en: Some("Journey".into()),
        date: Some(Date {
            year: 2021,
            month: 5,
            day: 4,
        }),
        author: Some("\u{633}\u{645}\u{64A}\u{631}".into()),
        sources: vec!["a".into(), "b".into()],
        sources_en: vec!["c".into()],
        lang: Some("ar".into()),
        dir: Some(Direction::Rtl),
        tags: vec!["x".into()],
        summary: Some("s".into()),
        summary_en: Some("e".into()),
        broken_line: None,
    };
    assert_eq!(meta, expected);
    let meta = yaml("description: d\nlanguage: ar_EG\nauthors:\n  - name: A\n    url: x\n  - B");
    assert_eq!(meta.summary.as_deref(), Some("d"));
    assert_eq!(meta.lang.as_deref(), Some("ar-EG"));
    assert_eq!(meta.author.as_deref(), Some("A \u{B7} B"));
    assert_eq!(
        yaml("description: d\nsummary: s").summary.as_deref(),
        Some("s")
    );
}

#[test]
fn every_way_to_write_a_text_in_yaml_is_one_line_of_it() {
    for written in [
        "title: \u{623} \u{628}",
        "title: '\u{623} \u{628}'",
        "title: >\n  \u{623}\n  \u{628}",
        "title: >-\n  \u{623}\n  \u{628}",
        "title: |\n  \u{623}\n  \u{628}\n",
        "title:\n  \u{623}\n  \u{628}",
        "{title: \"\\u0623 \u{628}\", lang: ar}",
        "# comment\n\ntitle: \u{623} \u{628} # comment",
        "title: &t !!str \u{623} \u{628}\nother: *t",
        "\"title\": \u{623} \u{628}",
    ] {
        let with_ends = |end: &str| {
            let text = format!("\u{FEFF}---\n{written}\n...\nbody").replace('\n', end);
            let (meta, rest) = front_matter(&text).unwrap();
            assert_eq!(rest, "body", "{written:?}");
            assert_eq!(meta.broken_line, None, "{written:?}");
            meta.title
        };
        for end in ["\n", "\r\n"] {
            assert_eq!(
                with_ends(end).as_deref(),
                Some("\u{623} \u{628}"),
                "{written:?}"
            );
        }
    }
}

#[test]
fn days_in_yaml_may_have_a_time_and_quotes() {
    let day = |date: &str| {
        let date = yaml(&format!("date: {date}")).date;
        date.map(|date| (date.year, date.month, date.day))
    };
    for date in [
        "2021-05-04",
        "\"2021-05-04\"",
        "2021-5-4",
        "2021-05-04T10:11:12+03:00",
        "2021-05-04 10:11:12 +0300",
    ] {
        assert_eq!(day(date), Some((2021, 5, 4)), "{date}");
    }
    for date in [
        "2021-02-30",
        "2021-13-01",
        "yesterday",
        "2021",
        "[]",
        "~",
        "2021-05-04-06",
    ] {
        assert_eq!(day(date), None, "{date}");
    }
}

#[test]
fn values_of_yaml_that_a_key_cannot_have_are_passed_over() {
    let meta = yaml(
        "title: 1984\ndir: up\nlang: \"?\"\nauthor: {age: 4}\nsummary: null\nsources: [[a, [b]], 3]",
    );
    let expected = Meta {
        title: Some("1984".into()),
        sources: vec!["a".into(), "b".into(), "3".into()],
        ..Meta::default()
    };
    assert_eq!(meta, expected);
}

#[test]
fn broken_yaml_is_told_with_its_line_and_its_other_entries_are_read() {
    let meta = yaml("lang: ar\ntitle: a: b\nsummary: s\ntags:\n- x\n  - [");
    assert_eq!(meta.broken_line, Some(3));
    assert_eq!(meta.title.as_deref(), Some("a: b"));
    assert_eq!(meta.lang.as_deref(), Some("ar"));
    assert_eq!(meta.summary.as_deref(), Some("s"));
    let meta = yaml("title: \"never closed\nlang: ar\nauthor: [x");
    assert_eq!(meta.title.as_deref(), Some("never closed"));
    assert_eq!((meta.lang.as_deref(), meta.author), (Some("ar"), None));
    assert!(
        yaml("title: t\n\tlang: [ar")
            .broken_line
            .is_some_and(|line| line > 1)
    );
}

#[test]
fn rules_of_markdown_are_no_yaml() {
    let note = "\u{645}\u{644}\u{627}\u{62D}\u{638}\u{629}";
    for text in [
        "---\n",
        "---\ntitle: t\n",
        "---\n\ntext\n\n---\n",
        "---\n\nNote: text\n\n---\n",
        &format!("---\n{note}: text\n---\n"),
        "---\n- a\n---\n",
        "---\n# Heading\n---\n",
        "---\nSee this: **a**\n---\n",
        "----\ntitle: t\n----\n",
        "text\n---\ntitle: t\n---\n",
        " ---\ntitle: t\n---\n",
        "---\nhttp://a.b\n---\n",
    ] {
        assert_eq!(front_matter(text), Ok((Meta::default(), text)), "{text:?}");
    }
    assert_eq!(
        front_matter("---\n---\ntext"),
        Ok((Meta::default(), "text"))
    );
    let long = format!("---\ntitle: t\nx: {}\n---\ntext", "y".repeat(70 << 10));
    assert_eq!(front_matter(&long), Ok((Meta::default(), &*long)));
}

#[test]
fn yaml_made_to_blow_up_still_has_its_title() {
    let laugh = |(from, to): (char, char)| {
        format!("{to}: &{to} [{}]", vec![format!("*{from}"); 9].join(", "))
    };
    let laughs: Vec<String> = ('a'..='y').zip('b'..='z').map(laugh).collect();
    let laughs = format!("title: t\na: &a x\n{}\nsummary: *z", laughs.join("\n"));
    assert_eq!(yaml(&laughs).title.as_deref(), Some("t"));
    assert_eq!(yaml(&laughs).broken_line, None);
    let nested: Vec<String> = (0..300).map(|depth| " ".repeat(depth) + "x:").collect();
    let most = 60 << 10;
    for deep in [
        format!("x: {}", "[".repeat(most)),
        format!("x: {}", "{".repeat(most)),
        format!("x:\n  {}", "- ".repeat(most / 2)),
        format!("x: {}", "[a, ".repeat(most / 4)),
        format!("x: {}", "{a: ".repeat(most / 4)),
        format!("x: {}", "&a ".repeat(most / 3)),
        format!("x: \"{}", "\\".repeat(most)),
        format!("x: {}", "? ".repeat(most / 2)),
        format!("x:\n{}", " a\n".repeat(most / 3)),
        "x: [\n".repeat(most / 5),
        nested.join("\n"),
    ] {
        let meta = yaml(&format!("title: t\n{deep}"));
        assert_eq!(meta.title.as_deref(), Some("t"));
    }
}

#[test]
fn the_front_matter_of_a_source_is_that_of_its_text() {
    let source = "---\ntitle: t\nx: |\n  ---\ny: 1\n---\nbody\n\n---\n";
    for mark in ["", "\u{FEFF}"] {
        let source = format!("{mark}{source}");
        assert_eq!(
            meta_of(source.as_bytes()).unwrap().title.as_deref(),
            Some("t")
        );
        let through = through_front_matter(source.as_bytes());
        assert!(through.ends_with(b"y: 1\n---\n"));
        assert_eq!(front_matter_needs(through), None);
        assert!(front_matter_needs(&source.as_bytes()[..20]).is_some());
    }
}

proptest! {
    #[test]
    fn no_yaml_makes_it_panic(yaml in "(?s)[a-z=\"'\\[\\]{}0-9:. \n|>&*!%@#,?~\u{627}\r\t-]{0,80}") {
        let _ = front_matter(&format!("---\n{yaml}\n---\n"));
        let _ = front_matter(&format!("---\ntitle: {yaml}\n---\n"));
    }
}
