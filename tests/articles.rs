//! What holds for every article of the built-in library.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kzread::document::{Document, Inline, Kind};
use kzread::text::Direction;
use pulldown_cmark::{Event, Parser, Tag};

struct Article {
    name: String,
    source: String,
    document: Document,
}

fn articles() -> Vec<Article> {
    let folder = PathBuf::from("articles");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| Path::new(name).extension().is_some_and(|e| e == "md"))
        .collect();
    names.sort();
    names
        .into_iter()
        .map(|name| {
            let source = fs::read_to_string(folder.join(&name)).unwrap();
            let document = Document::markdown(&source).unwrap_or_else(|e| panic!("{name}: {e:?}"));
            Article {
                name,
                source,
                document,
            }
        })
        .collect()
}

impl Article {
    fn is_glossary(&self) -> bool {
        self.name.ends_with("glossary.md")
    }

    fn body(&self) -> &str {
        self.source.splitn(3, "+++\n").nth(2).unwrap()
    }

    fn blocks(&self) -> Vec<Arc<kzread::document::Block>> {
        let mut blocks = Vec::new();
        let mut next = self.document.first().unwrap();
        while let Some(id) = next {
            blocks.push(self.document.block(id).unwrap());
            next = self.document.next(id).unwrap();
        }
        blocks
    }

    /// Where its links lead.
    fn links(&self) -> BTreeSet<String> {
        let targets = Parser::new(self.body()).filter_map(|event| match event {
            Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.into_string()),
            _ => None,
        });
        targets.collect()
    }
}

#[test]
fn there_are_twelve_and_a_glossary_which_comes_last() {
    let articles = articles();
    assert_eq!(articles.len(), 13);
    assert!(articles.last().unwrap().is_glossary());
}

#[test]
fn front_matter_is_complete() {
    for article in articles() {
        let (name, meta) = (&article.name, article.document.meta());
        assert!(
            meta.title.is_some() && meta.title_en.is_some(),
            "{name}: titles"
        );
        assert!(
            meta.date
                .is_some_and(|d| matches!((d.year, d.month), (2021, 12) | (2022, 1))),
            "{name}: date"
        );
        assert!(
            meta.summary.is_some() && meta.summary_en.is_some(),
            "{name}: summaries"
        );
        assert!(
            !meta.sources.is_empty() && article.source.contains("\ntags = ["),
            "{name}: sources, tags"
        );
        assert_eq!(meta.lang.as_deref(), Some("ar"), "{name}");
        assert_eq!(article.document.direction(), Direction::Rtl, "{name}");
    }
}

/// A list of 34 columns shows a title of 45 letters in two rows.
#[test]
fn titles_fit_into_two_rows_of_the_list_and_are_all_different() {
    let (mut arabic, mut english) = (BTreeSet::new(), BTreeSet::new());
    for article in articles() {
        let meta = article.document.meta();
        let titles = [(&meta.title, &mut arabic), (&meta.title_en, &mut english)];
        for (title, seen) in titles {
            let title = title.clone().unwrap();
            assert!(title.chars().count() <= 45, "{}: {title}", article.name);
            assert!(seen.insert(title.clone()), "twice: {title}");
        }
    }
}

#[test]
fn sources_are_the_names_of_five_reports_in_both_languages() {
    let mut reports = BTreeSet::new();
    for article in articles() {
        let (name, meta) = (&article.name, article.document.meta());
        assert_eq!(meta.sources.len(), meta.sources_en.len(), "{name}");
        for (arabic, english) in meta.sources.iter().zip(&meta.sources_en) {
            assert!(
                arabic
                    .chars()
                    .any(|c| ('\u{0621}'..='\u{064A}').contains(&c)),
                "{name}: {arabic}"
            );
            assert!(
                english.chars().any(|c| c.is_ascii_alphabetic()),
                "{name}: {english}"
            );
            reports.insert((arabic.clone(), english.clone()));
        }
    }
    assert_eq!(reports.len(), 5, "{reports:?}");
    let glossary = articles().pop().unwrap();
    for (report, _) in &reports {
        let called = report.split(" (").next().unwrap();
        let called = called.split(" \u{0639}\u{0628}\u{0631} ").next().unwrap(); // "by way of"
        assert!(glossary.body().contains(called), "not explained: {called}");
    }
}

#[test]
fn every_report_is_the_main_source_of_an_article() {
    let mains: BTreeSet<String> = articles()
        .iter()
        .map(|a| a.document.meta().sources[0].clone())
        .collect();
    assert_eq!(mains.len(), 5, "{mains:?}");
}

#[test]
fn every_link_between_articles_leads_to_one() {
    let articles = articles();
    let names: Vec<&str> = articles.iter().map(|a| a.name.as_str()).collect();
    for article in &articles {
        let links = article.links();
        let inner: Vec<_> = links.iter().filter(|l| !l.contains("://")).collect();
        assert!(inner.len() >= 2, "{}: {} links", article.name, inner.len());
        for link in inner {
            assert!(names.contains(&link.as_str()), "{}: {link}", article.name);
            assert_ne!(*link, article.name, "an article that links to itself");
        }
    }
}

#[test]
fn every_footnote_is_there_and_is_referred_to() {
    for article in articles() {
        for block in article.blocks() {
            // What refers to no footnote stays as it is written.
            assert!(
                !block.text.contains("[^"),
                "{}: {}",
                article.name,
                block.text
            );
        }
        let body = article.body();
        for definition in body.lines().filter(|line| line.starts_with("[^")) {
            let label = definition.split(':').next().unwrap();
            assert_eq!(body.matches(label).count(), 2, "{}: {label}", article.name);
        }
    }
}

#[test]
fn articles_have_between_500_and_1400_words() {
    for article in articles().iter().filter(|a| !a.is_glossary()) {
        let words = article
            .body()
            .split_whitespace()
            .filter(|word| word.chars().any(char::is_alphanumeric))
            .count();
        assert!(
            (500..=1400).contains(&words),
            "{}: {words} words",
            article.name
        );
    }
}

#[test]
fn characters_are_those_of_a_clean_text() {
    for article in articles() {
        for (i, line) in article.source.lines().enumerate() {
            let place = format!("{}:{}: {line}", article.name, i + 1);
            let forbidden = |c: char| {
                matches!(c, '\t' | '\r' | '\u{00A0}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
                    || matches!(c, '\u{2060}'..='\u{206F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
            };
            assert_eq!(line.chars().find(|&c| forbidden(c)), None, "{place}");
            assert!(!line.trim_start().contains("  "), "two spaces: {place}");
            assert_eq!(line.trim_end(), line, "space at the end: {place}");
            if line.starts_with('|') || line.contains(" = ") {
                continue; // tables and front matter have their own spacing
            }
            for mark in ['\u{060C}', '\u{061B}', '\u{061F}', '.', ':', '!'] {
                assert!(
                    !line.contains(&format!(" {mark}")),
                    "space before {mark}: {place}"
                );
            }
        }
    }
}

#[test]
fn brackets_and_quotation_marks_are_paired() {
    const PAIRS: [(char, char); 5] = [
        ('(', ')'),
        ('[', ']'),
        ('{', '}'),
        ('\u{00AB}', '\u{00BB}'),
        ('\u{201C}', '\u{201D}'),
    ];
    for article in articles() {
        for block in article.blocks() {
            let mut open = Vec::new();
            for c in block.text.chars() {
                if let Some(pair) = PAIRS.iter().find(|p| p.0 == c) {
                    open.push(pair.1);
                } else if PAIRS.iter().any(|p| p.1 == c) {
                    assert_eq!(open.pop(), Some(c), "{}: {}", article.name, block.text);
                }
            }
            assert!(
                open.is_empty(),
                "{}: not closed: {}",
                article.name,
                block.text
            );
            assert_eq!(
                block.text.matches('"').count() % 2,
                0,
                "{}: {}",
                article.name,
                block.text
            );
        }
    }
}

/// What real Arabic reports hold, so that the built-in texts show that kzread can read them.
#[test]
fn the_library_holds_what_real_texts_hold() {
    let articles = articles();
    let all: String = articles.iter().map(Article::body).collect();
    for (what, sample) in [
        ("Arabic-Indic digits", "\u{0662}"),
        ("Arabic percent sign", "\u{066A}"),
        ("percent sign", "%"),
        ("veh", "\u{06A4}"),
        ("tatweel", "\u{0640}"),
        ("shadda with damma", "\u{064F}"),
        ("lam-alef", "\u{0644}\u{0627}"),
        ("lam-alef with hamza above", "\u{0644}\u{0623}"),
        ("lam-alef with hamza below", "\u{0644}\u{0625}"),
        ("lam-alef with madda", "\u{0644}\u{0622}"),
        ("guillemets", "\u{00AB}"),
        ("curly quotation marks", "\u{201C}"),
        ("straight quotation marks", "\""),
        ("nested brackets", "))"),
        ("a URL", "https://"),
        ("an Arabic hashtag", "#\u{0632}"),
        ("a Latin name", "Tengiz"),
        ("an equation", "GDP = C"),
        ("a star", "\u{272A}"),
        ("a footnote", "\n[^1]: "),
        ("a quote", "\n> "),
        ("a numbered list", "\n1. "),
        ("a task that is done", "\n- [x] "),
        ("a task that is open", "\n- [ ] "),
        ("code in a line", " `s` "),
        ("a quotation in Latin", "Audiatur et altera pars"),
    ] {
        assert!(all.contains(sample), "nowhere: {what}");
    }
    let emoji = |c: char| ('\u{1F300}'..='\u{1FAFF}').contains(&c);
    assert!(all.contains(emoji), "nowhere: an emoji");
    let mark = |c: char| ('\u{064B}'..='\u{0652}').contains(&c);
    let mut neighbours = all.chars().zip(all.chars().skip(1));
    assert!(
        neighbours.any(|(a, b)| mark(a) && mark(b)),
        "nowhere: two marks on one letter"
    );
    let blocks: Vec<_> = articles.iter().flat_map(Article::blocks).collect();
    assert!(blocks.iter().any(|b| matches!(b.kind, Kind::Table(_))));
    assert!(
        blocks
            .iter()
            .any(|b| b.direction == Direction::Ltr && b.text.split(' ').count() > 20),
        "English paragraph"
    );
    assert!(
        blocks
            .iter()
            .any(|b| b.spans.iter().any(|s| s.style != Inline::default()))
    );
}
