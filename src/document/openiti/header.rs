//! What the header of a text says about it, in lines of its own or as JSON.

use memchr::memmem;

use super::Meta;

/// What a line of the header begins with, and the last one.
const LINE: &str = "#META#";
const END: &str = "#META#Header#End#";

/// What stands where nothing is known.
const NOTHING: [&str; 5] = ["NODATA", "NOTGIVEN", "NOCODE", "NONE", "None"];

/// How far the end of a header may stand from the beginning of the text, in bytes.
const LONGEST: usize = 64 << 10;

/// The keys of title and author in the collections that were taken in, the best first.
const TITLE: [&str; 6] = [
    "BookTITLE",
    "BookTitle",
    "الكتاب",
    "title",
    "bk",
    "BookTITLEalt",
];
const AUTHOR: [&str; 8] = [
    "AuthorAKA",
    "AuthorNAME",
    "AuthorNam",
    "المؤلف",
    "auth",
    "author",
    "auth.x",
    "تأليف",
];

/// What the header says, and where the text begins.
pub(super) fn read(source: &str) -> (Meta, usize) {
    let (mut title, mut author) = (Best::default(), Best::default());
    let (mut at, mut body) = (0, None);
    let has_end = memmem::find(
        &source.as_bytes()[..source.len().min(LONGEST)],
        END.as_bytes(),
    )
    .is_some();
    for line in source.split_inclusive('\n') {
        at += line.len();
        let line = line.trim();
        if line == END {
            body = Some(at);
            break;
        }
        let entry = line.strip_prefix(LINE);
        if let Some(entry) = entry.or(has_end.then_some(line)) {
            body = Some(at);
            let Some((key, value)) = entry.split_once(':') else {
                continue;
            };
            // `020.BookTITLE`, numbered as the keys of the corpus are; `"BookTitle": "…",` of JSON.
            let is_sign = |c: char| c == '"' || c == ',' || c.is_whitespace();
            let key = key
                .trim_matches(is_sign)
                .trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
            // `a ¶ b` are lines of a card on which other things stand below the title.
            let value = value.split('\u{B6}').next().unwrap_or_default();
            let value = value.trim_start_matches(':').trim_matches(is_sign);
            title.offer(&TITLE, key, value);
            author.offer(&AUTHOR, key, value);
        } else if !line.is_empty() && !line.starts_with(super::MAGIC) {
            // A header without an end ends with its last line.
            break;
        }
    }
    let meta = Meta {
        title: title.value,
        author: author.value,
        ..Meta::default()
    };
    let behind_magic = source.find('\n').map_or(source.len(), |end| end + 1);
    (meta, body.unwrap_or(behind_magic))
}

/// The value of the best of several keys.
#[derive(Default)]
struct Best {
    rank: Option<usize>,
    value: Option<String>,
}

impl Best {
    fn offer(&mut self, keys: &[&str], key: &str, value: &str) {
        let rank = keys.iter().position(|known| *known == key);
        let is_known = !value.is_empty() && !NOTHING.contains(&value);
        if is_known && rank.is_some() && self.rank.is_none_or(|before| rank < Some(before)) {
            self.rank = rank;
            self.value = Some(value.to_owned());
        }
    }
}
