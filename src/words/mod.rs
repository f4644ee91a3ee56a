//! All words of the interface, Arabic and English, and nothing else. Names that come from elsewhere (titles, queries,
//! file names) are isolated (FSI … PDI), so that their direction does not leak into the sentence around them.
//!
//! Numbers are written in European digits in both languages, as in most Arabic texts on a screen: dates, counts and percent
//! of the interface are of one kind, whichever kinds a text mixes.

mod bookmarks;
mod callouts;
mod comfort;
mod copying;
mod counts;
mod dates;
mod errors;
mod foreign;
mod kept;
mod links;
mod phrases;
mod reading;
mod search;
mod settings;

use crate::document::{Block, Date, Kind};
use crate::find::Scope;
use crate::text::{Direction, inert};

pub use bookmarks::*;
pub use callouts::callout;
pub use comfort::*;
pub use copying::*;
pub use dates::Months;
pub use kept::NOTHING_IS_WRITTEN;
pub use links::*;
pub use phrases::*;
pub use reading::{NO_LINES_TO_TURN, NOTHING_LEFT_OUT, line_order};
pub use settings::*;

/// The language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Arabic; the list stands on the right.
    Arabic,
    /// English; the list stands on the left.
    English,
}
use Language::{Arabic, English};

impl Language {
    /// The language of a locale name like `ar_EG.UTF-8`.
    pub fn of_locale(locale: &str) -> Self {
        let language = locale.split(['_', '-', '.', '@']).next().unwrap_or("");
        if language.eq_ignore_ascii_case("ar") {
            Arabic
        } else {
            English
        }
    }

    /// The direction of its words.
    pub fn direction(self) -> Direction {
        match self {
            Arabic => Direction::Rtl,
            English => Direction::Ltr,
        }
    }

    /// The title of a block that has none of its own but the interface a word for it.
    pub fn title_of(self, block: &Block) -> Option<&'static str> {
        match block.kind {
            Kind::Callout {
                callout,
                own: false,
            } => Some(self.say(callouts::callout(callout))),
            _ => None,
        }
    }

    /// The words of a phrase in this language.
    pub fn say(self, phrase: Phrase) -> &'static str {
        match self {
            Arabic => phrase.ar,
            English => phrase.en,
        }
    }

    /// Names one after the other.
    fn listed(self, names: &[String]) -> String {
        let isolated: Vec<String> = names.iter().map(|name| isolated(name)).collect();
        isolated.join(match self {
            Arabic => "، ",
            English => ", ",
        })
    }

    /// A day where its month has been said: `5th`.
    pub fn day(self, date: Date) -> String {
        let day = date.day;
        match (self, day) {
            (Arabic, _) => format!("\u{64A}\u{648}\u{645} {day}"),
            (English, 1 | 21 | 31) => format!("{day}st"),
            (English, 2 | 22) => format!("{day}nd"),
            (English, 3 | 23) => format!("{day}rd"),
            (English, _) => format!("{day}th"),
        }
    }

    /// Which article of how many.
    pub fn article_of(self, number: usize, count: usize) -> String {
        match self {
            Arabic => format!("{number} من {count}"),
            English => format!("{number} of {count}"),
        }
    }

    /// How far one has read.
    pub fn percent(self, percent: u16) -> String {
        match self {
            // The letter mark keeps the sign on the left of the number wherever it stands (UAX #9 W2, W5).
            Arabic => format!("\u{061C}{percent}\u{066A}"),
            English => format!("{percent}%"),
        }
    }

    /// That the YAML before an article is broken, and in which line of the file.
    pub fn broken_front_matter(self, line: usize) -> String {
        match self {
            Arabic => format!("ترويسة YAML فيها خطأ في السطر {line}"),
            English => format!("broken YAML front matter, line {line}"),
        }
    }

    /// What an article draws on.
    ///
    /// `more` is how many sources there are beside those named.
    pub fn sources(self, named: &[String], more: usize) -> String {
        let listed = self.listed(named);
        let rest = match more {
            0 => String::new(),
            _ => format!(" {}", self.more_sources(more as u64)),
        };
        match (self, named.len() + more) {
            (Arabic, 1) => format!("المصدر: {listed}"),
            (Arabic, _) => format!("المصادر: {listed}{rest}"),
            (English, 1) => format!("source: {listed}"),
            (English, _) => format!("sources: {listed}{rest}"),
        }
    }

    /// Who wrote a text.
    pub fn author(self, author: &str) -> String {
        let author = isolated(author);
        match self {
            Arabic => format!("بقلم {author}"),
            English => format!("by {author}"),
        }
    }

    /// That nothing was found, and what there is instead.
    pub fn missing(self, missing: &Missing) -> String {
        let (query, scope) = (isolated(missing.query), missing.scope);
        let mut said = match (self, scope) {
            (Arabic, Scope::Article) => format!("لا وجود لـ«{query}» في المقال"),
            (Arabic, Scope::Library) => format!("لا وجود لـ«{query}» في المكتبة"),
            (English, Scope::Article) => format!("no “{query}” in the article"),
            (English, Scope::Library) => format!("no “{query}” in the library"),
        };
        if missing.so_far {
            said += match self {
                Arabic => " حتى الآن",
                English => " so far",
            };
        }
        if missing.elsewhere > 0 {
            said += " · ";
            said += &self.in_library(missing.elsewhere);
        }
        if let Some(word) = missing.nearest {
            said += " · ";
            said += &self.nearest(&[word.to_owned()]);
            said += " (";
            said += &key(missing.take_nearest);
            said += ")";
        }
        said
    }

    /// The words nearest to what was not found.
    pub fn nearest(self, words: &[String]) -> String {
        let listed = self.listed(words);
        match (self, words) {
            (Arabic, [_]) => format!("أقرب كلمة: {listed}"),
            (Arabic, _) => format!("أقرب الكلمات: {listed}"),
            (English, _) => format!("nearest: {listed}"),
        }
    }

    /// What the library holds of a query that the article does not.
    pub fn in_library(self, hits: u64) -> String {
        match self {
            Arabic => format!("في المكتبة {}", self.hits(hits)),
            English => format!("{} in the library", self.hits(hits)),
        }
    }

    /// That no title holds what was typed.
    pub fn no_title(self, text: &str) -> String {
        let text = isolated(text);
        match self {
            Arabic => format!("لا عنوان فيه «{text}»"),
            English => format!("no title has “{text}”"),
        }
    }

    /// That no heading holds what was typed.
    pub fn no_heading_has(self, text: &str) -> String {
        let text = isolated(text);
        match self {
            Arabic => format!("لا عنوان في النص فيه «{text}»"),
            English => format!("no heading has “{text}”"),
        }
    }

    /// What a search looks for, above its results.
    pub fn quoted(self, text: &str) -> String {
        let text = isolated(text);
        match self {
            Arabic => format!("«{text}»"),
            English => format!("“{text}”"),
        }
    }

    /// That the window is smaller than this many columns and rows.
    pub fn too_small(self, (columns, rows): (u16, u16)) -> String {
        match self {
            Arabic => format!("النافذة أصغر من {columns}×{rows}"),
            English => format!("window under {columns}×{rows}"),
        }
    }

    /// That there is no search to go on with, and which key begins one.
    pub fn no_search(self, search: &str) -> String {
        let search = key(search);
        match self {
            Arabic => format!("لا بحث بعد: اضغط {search}"),
            English => format!("nothing searched for yet: press {search}"),
        }
    }

    /// That Arabic may read wrong on this terminal, and which key opens the test card.
    pub fn guessed(self, test_card: &str) -> String {
        let test_card = key(test_card);
        match self {
            Arabic => format!("إن لم يُقرأ النص سليمًا فاضغط {test_card}"),
            English => format!("if Arabic does not read right here, press {test_card}"),
        }
    }

    /// The last line of the help: by which keys it is scrolled and closed.
    pub fn scroll_or_close(self, up: &str, down: &str, close: &str) -> String {
        let (up, down, close) = (key(up), key(down), key(close));
        match self {
            Arabic => format!("{up} {down} تصفّح · {close} إغلاق"),
            English => format!("{up} {down} scroll · {close} close"),
        }
    }

    /// The last line of the test card: how a line is chosen, and by which key the card is closed.
    pub fn choose_or_close(self, close: &str) -> String {
        let close = key(close);
        match self {
            Arabic => format!("1 2 3 … اختيار · {close} إغلاق"),
            English => format!("1 2 3 … choose · {close} close"),
        }
    }

    /// That an article cannot be shown, and why.
    pub fn cannot_show(self, why: &str) -> String {
        let why = isolated(why);
        match self {
            Arabic => format!("تعذّر عرض هذا النص:\u{2028}{why}"),
            English => format!("This text cannot be shown:\u{2028}{why}"),
        }
    }
}

/// A query that was not found.
#[derive(Debug, Clone, Copy)]
pub struct Missing<'a> {
    /// The query.
    pub query: &'a str,
    /// Where it was looked for.
    pub scope: Scope,
    /// Whether more of the text is still to come.
    pub so_far: bool,
    /// Matches in the rest of the library.
    pub elsewhere: u64,
    /// The word nearest to it.
    pub nearest: Option<&'a str>,
    /// The label of the key that takes that word.
    pub take_nearest: &'a str,
}

/// A name that others surround and do not mix with (UAX #9, FSI and PDI), whatever controls it holds.
fn isolated(text: &str) -> String {
    format!("\u{2068}{}\u{2069}", inert(text))
}

/// What is written on a key, as a left-to-right isolate (UAX #9, LRI and PDI): a bracket must not be mirrored among Arabic
/// words.
fn key(label: &str) -> String {
    format!("\u{2066}{label}\u{2069}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_chooses_the_language() {
        assert_eq!(Language::of_locale("ar_EG.UTF-8"), Arabic);
        assert_eq!(Language::of_locale("ar"), Arabic);
        assert_eq!(Language::of_locale("arn_CL"), English);
        assert_eq!(Language::of_locale("C.UTF-8"), English);
    }
}
