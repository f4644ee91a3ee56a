//! Headings of a plain text, which nothing marks as such: lines that are underlined, or numbered, or called a chapter, and
//! stand alone.
//!
//! A line is taken for a heading only if a blank line or the start of the text stands before it and it is short. Underlined, it
//! needs nothing else. Otherwise a blank line must follow it, and text that is no further item of a list.

use crate::document::decode::decode;
use crate::document::heading::Heading;

/// The longest line that may be a heading, in bytes, and in characters without an underline.
const LONGEST: usize = 400;
const LONGEST_ALONE: usize = 80;

/// The most digits of a number before a heading: years are none.
const MOST_DIGITS: usize = 3;

/// Words that call a line a part, by the level of it, without the article.
const PARTS: [(&str, u8); 24] = [
    ("كتاب", 1),
    ("جزء", 1),
    ("قسم", 1),
    ("باب", 1),
    ("مقدمة", 1),
    ("مقدمه", 1),
    ("تمهيد", 1),
    ("خاتمة", 1),
    ("خاتمه", 1),
    ("ملحق", 1),
    ("فصل", 2),
    ("مبحث", 3),
    ("مطلب", 4),
    ("book", 1),
    ("part", 1),
    ("volume", 1),
    ("preface", 1),
    ("prologue", 1),
    ("introduction", 1),
    ("conclusion", 1),
    ("epilogue", 1),
    ("appendix", 1),
    ("chapter", 2),
    ("section", 3),
];

/// Words that count: firstly, secondly.
const COUNTS: [&str; 10] = [
    "اولا",
    "ثانيا",
    "ثالثا",
    "رابعا",
    "خامسا",
    "سادسا",
    "سابعا",
    "ثامنا",
    "تاسعا",
    "عاشرا",
];

/// Finds headings in lines that are shown to it one after another.
#[derive(Default)]
pub(super) struct HeadingFinder {
    /// Those found since they were last taken.
    pub(super) found: Vec<Heading>,
    /// A line stands right above.
    begun: bool,
    /// The line right above, if it may be underlined.
    above: Option<(u64, String)>,
    /// The last line, if it is a heading by its words and nothing after it says otherwise.
    candidate: Option<Candidate>,
}

struct Candidate {
    heading: Heading,
    sign: Sign,
    /// An item of the same list stands before it.
    is_listed: bool,
}

/// What makes a line a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Sign {
    level: u8,
    /// It is a number: items of a list have them too.
    is_number: bool,
}

impl HeadingFinder {
    /// Up to where all headings are found, of what was shown up to `end`: the last line may turn out to be one.
    pub(super) fn sure_before(&self, end: u64) -> u64 {
        let candidate = self.candidate.as_ref();
        let above = self.above.as_ref().map(|(offset, _)| *offset);
        candidate
            .map_or(end, |candidate| candidate.heading.offset)
            .min(above.unwrap_or(end))
    }

    /// Takes the next line, and where it stands in the document.
    pub(super) fn line(&mut self, line: &[u8], offset: u64) {
        if line.trim_ascii().is_empty() {
            self.above = None;
            self.begun = false;
            return;
        }
        let alone = !std::mem::replace(&mut self.begun, true);
        if let Some((offset, text)) = self.above.take()
            && let Some(level) = underline(line, &text)
        {
            self.candidate = None;
            self.found.push(Heading {
                level,
                text,
                offset,
            });
            return;
        }
        let text = (alone && line.len() <= LONGEST).then(|| decode(line).0.trim().to_owned());
        let sign = text.as_deref().and_then(sign_of);
        let mut is_listed = false;
        if let Some(before) = self.candidate.take() {
            is_listed = before.sign.is_number && sign == Some(before.sign);
            if alone && !is_listed && !before.is_listed {
                self.found.push(before.heading);
            }
        }
        if let (Some(text), Some(sign)) = (&text, sign) {
            let heading = Heading {
                level: sign.level,
                text: text.clone(),
                offset,
            };
            self.candidate = Some(Candidate {
                heading,
                sign,
                is_listed,
            });
        }
        self.above = text.map(|text| (offset, text));
    }
}

/// The level of a heading that is underlined by this line: one sign again and again, about as long as the text above.
fn underline(line: &[u8], text: &str) -> Option<u8> {
    let line = str::from_utf8(line).ok()?.trim();
    let sign = line.chars().next()?;
    let level = match sign {
        '=' | '\u{2550}' | '#' => 1,
        '-' | '\u{2500}' | '\u{2014}' | '_' => 2,
        '~' | '*' => 3,
        _ => return None,
    };
    let signs = line.chars().count();
    let is_text = text.chars().any(char::is_alphanumeric);
    (is_text && signs >= 3 && signs * 2 >= text.chars().count() && line.chars().all(|c| c == sign))
        .then_some(level)
}

/// Whether a line that stands alone is a heading by its words.
fn sign_of(text: &str) -> Option<Sign> {
    if text.chars().count() > LONGEST_ALONE {
        return None;
    }
    if let Some(level) = part(text) {
        return (!text.ends_with(['،', ',', '؛', ';'])).then_some(Sign {
            level,
            is_number: false,
        });
    }
    let level = number(text)?;
    (!text.ends_with(['.', '،', ',', '؛', ';', '؟', '?', '!'])).then_some(Sign {
        level,
        is_number: true,
    })
}

/// The level of a line that is called a chapter or the like.
fn part(text: &str) -> Option<u8> {
    let mut words = text.split(|c: char| !c.is_alphanumeric() && !is_mark(c));
    let first = plain(words.next()?);
    let bare = first.strip_prefix("ال").unwrap_or(&first);
    let (word, level) = PARTS
        .into_iter()
        .find(|(word, _)| *word == bare || *word == first)?;
    if word.is_ascii() && matches!(word, "book" | "part" | "volume" | "chapter" | "section") {
        // "Part of it" is no heading: a number follows, in digits or in letters.
        let next = words.find(|word| !word.is_empty())?;
        let counts = next
            .chars()
            .all(|c| c.is_ascii_digit() || "IVXLCDM".contains(c))
            || next.chars().next().is_some_and(char::is_uppercase);
        return counts.then_some(level);
    }
    Some(level)
}

/// The level of a line with a number before it, `1.`, `2.3`, `(4)`, or with a word that counts.
fn number(text: &str) -> Option<u8> {
    let first = plain(text.split([':', '-', '\u{2013}', ' ']).next()?);
    if COUNTS.contains(&first.as_str()) && text.contains([':', '-', '\u{2013}']) {
        return Some(3);
    }
    let mut parts = 0_u8;
    let mut rest = text.trim_start_matches('(');
    loop {
        let digits = rest.chars().take_while(|c| c.is_numeric()).count();
        if digits == 0 {
            break;
        }
        if digits > MOST_DIGITS || parts == 4 {
            return None;
        }
        parts += 1;
        let end = rest
            .char_indices()
            .nth(digits)
            .map_or(rest.len(), |(at, _)| at);
        rest = &rest[end..];
        match rest.strip_prefix('.') {
            Some(after) if after.starts_with(char::is_numeric) => rest = after,
            _ => break,
        }
    }
    let separator = rest.starts_with(['.', ')', '-', '\u{2013}', '\u{2014}', ':', '/', ' ']);
    let title = rest.trim_start_matches(|c: char| !c.is_alphabetic() && !c.is_numeric());
    let sure = parts > 1 || !rest.starts_with(' ');
    (parts > 0 && separator && sure && title.starts_with(char::is_alphabetic)).then_some(parts + 2)
}

/// A word in small letters, without harakat and tatweel, and with its alefs bare.
fn plain(word: &str) -> String {
    let letters = word.chars().filter(|c| !is_mark(*c));
    letters
        .map(|c| match c {
            'أ' | 'إ' | 'آ' => 'ا',
            c => c.to_ascii_lowercase(),
        })
        .collect()
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{64B}'..='\u{652}' | '\u{640}' | '\u{670}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(text: &str) -> Vec<(u8, String)> {
        let mut finder = HeadingFinder::default();
        let mut offset = 0;
        for line in text.split('\n') {
            finder.line(line.as_bytes(), offset);
            offset += line.len() as u64 + 1;
        }
        for heading in &finder.found {
            assert!(text[heading.offset as usize..].starts_with(&heading.text));
        }
        let found = finder.found.into_iter();
        found.map(|heading| (heading.level, heading.text)).collect()
    }

    fn texts(text: &str) -> Vec<String> {
        headings(text).into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn underlined_lines_are_headings() {
        let text = "Title\n=====\n\ntext\n\nPart\n----\ntext\n\nno title, for it is\nof two lines\n----\n\nx\n";
        assert_eq!(headings(text), [(1, "Title".into()), (2, "Part".into())]);
        assert_eq!(texts("\n***\n\n---\n\na b\n--- ---\n\nx\n"), [""; 0]);
    }

    #[test]
    fn numbered_lines_that_stand_alone_are_headings() {
        let text = "1. One\n\ntext\n\n1.1 Two\n\ntext\n\n\u{662}- \u{628}\u{628}\n\ntext.\n\n2022 was a year\n\ntext\n";
        assert_eq!(
            headings(text),
            [
                (3, "1. One".into()),
                (4, "1.1 Two".into()),
                (3, "\u{662}- \u{628}\u{628}".into())
            ]
        );
    }

    #[test]
    fn items_of_a_list_are_none() {
        assert_eq!(texts("1. one\n2. two\n\ntext\n"), [""; 0]);
        assert_eq!(
            texts("x\n\n1. one\n\n2. two\n\n3. three\n\ntext\n"),
            [""; 0]
        );
        assert_eq!(texts("x\n\n1. a sentence that ends.\n\ntext\n"), [""; 0]);
        assert_eq!(
            texts("5 apples\n\ntext\n\n10:30 it began\n\ntext\n"),
            [""; 0]
        );
    }

    #[test]
    fn chapters_are_headings_by_their_name() {
        // al-bab al-awwal; fasl with harakat; awwalan: ...
        let bab = "\u{627}\u{644}\u{628}\u{627}\u{628} \u{627}\u{644}\u{623}\u{648}\u{644}";
        let fasl = "\u{641}\u{64E}\u{635}\u{652}\u{644}\u{64C}";
        let first = "\u{623}\u{648}\u{644}\u{64B}\u{627}: \u{628}\u{628}";
        let text = format!(
            "{bab}\n\ntext\n\n{fasl}\n\ntext\n\n{first}\n\ntext\n\nCHAPTER IV.\n\ntext\n\nPart of it\n\ntext\n"
        );
        assert_eq!(
            headings(&text),
            [
                (1, bab.to_owned()),
                (2, fasl.to_owned()),
                (3, first.to_owned()),
                (2, "CHAPTER IV.".into())
            ]
        );
    }

    #[test]
    fn a_long_line_is_a_paragraph() {
        let text = format!("x\n\n1. {}\n\ntext\n", "word ".repeat(30));
        assert_eq!(texts(&text), [""; 0]);
    }
}
