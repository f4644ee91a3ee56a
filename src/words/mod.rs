//! All words of the interface, Arabic and English, and nothing else.
//!
//! Counted nouns have the six plural classes of Arabic (CLDR `ar`). Names that come from elsewhere (titles, queries,
//! file names) are isolated (FSI … PDI), so that their direction does not leak into the sentence around them.

mod errors;

use crate::document::Date;
use crate::find::Scope;
use crate::search::Level;
use crate::text::Direction;

/// The language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Arabic; the list stands on the right.
    Arabic,
    /// English; the list stands on the left.
    English,
}
use Language::{Arabic, English};

/// A phrase in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phrase {
    /// The Arabic words.
    pub ar: &'static str,
    /// The English words.
    pub en: &'static str,
}

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

    /// The words of a phrase in this language.
    pub fn say(self, phrase: Phrase) -> &'static str {
        match self {
            Arabic => phrase.ar,
            English => phrase.en,
        }
    }

    /// A day: `5 January 2022`.
    pub fn date(self, date: Date) -> String {
        let names = MONTHS.get(usize::from(date.month).wrapping_sub(1));
        let month = names.map_or("", |&month| self.say(month));
        format!("{} {month} {}", date.day, date.year)
    }

    /// How long a whole text takes to read, which of a large one nobody wants to know to the minute.
    pub fn minutes(self, minutes: u64) -> String {
        match minutes {
            0..=MOST_MINUTES => self.count(minutes, &MINUTES),
            _ => self.count((minutes + 30) / 60, &HOURS),
        }
    }

    /// How long the rest of a text takes.
    pub fn minutes_left(self, minutes: u64) -> String {
        match self {
            Arabic => format!("باقٍ {}", self.minutes(minutes)),
            English => format!("{} left", self.minutes(minutes)),
        }
    }

    /// How many articles there are.
    pub fn articles(self, count: u64) -> String {
        self.count(count, &ARTICLES)
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

    /// What an article draws on.
    ///
    /// `more` is how many sources there are beside those named.
    pub fn sources(self, named: &[String], more: usize) -> String {
        let isolated: Vec<String> = named.iter().map(|source| isolated(source)).collect();
        let rest = match more {
            0 => String::new(),
            _ => format!(" {}", self.count(more as u64, &MORE_SOURCES)),
        };
        match (self, named.len() + more) {
            (Arabic, 1) => format!("المصدر: {}", isolated.join("، ")),
            (Arabic, _) => format!("المصادر: {}{rest}", isolated.join("، ")),
            (English, 1) => format!("source: {}", isolated.join(", ")),
            (English, _) => format!("sources: {}{rest}", isolated.join(", ")),
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
            said += " (\u{2066}Ctrl-Y\u{2069})";
        }
        said
    }

    /// The words nearest to what was not found.
    pub fn nearest(self, words: &[String]) -> String {
        let isolated: Vec<String> = words.iter().map(|word| isolated(word)).collect();
        match (self, words) {
            (Arabic, [_]) => format!("أقرب كلمة: {}", isolated.concat()),
            (Arabic, _) => format!("أقرب الكلمات: {}", isolated.join("، ")),
            (English, _) => format!("nearest: {}", isolated.join(", ")),
        }
    }

    /// What the library holds of a query that the article does not.
    pub fn in_library(self, hits: u64) -> String {
        match self {
            Arabic => format!("في المكتبة {}", self.hits(hits)),
            English => format!("{} in the library", self.hits(hits)),
        }
    }

    /// How many matches there are.
    pub fn hits(self, count: u64) -> String {
        self.count(count, &HITS)
    }

    /// How many matches there are in how many articles; none in the texts if only titles or summaries match.
    pub fn hits_in(self, hits: u64, articles: u64) -> String {
        let place = self.count(articles, &IN_ARTICLES);
        match (hits, articles) {
            (0, 1..) => place,
            (_, 0) => self.hits(hits),
            _ => format!("{} {place}", self.hits(hits)),
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

    /// What a search looks for, above its results.
    pub fn quoted(self, text: &str) -> String {
        let text = isolated(text);
        match self {
            Arabic => format!("«{text}»"),
            English => format!("“{text}”"),
        }
    }

    /// How many texts could not be searched.
    pub fn unread(self, count: u64) -> String {
        self.count(count, &UNREAD)
    }

    /// How much spelling a search forgives.
    pub fn level(self, level: Level) -> &'static str {
        self.say(match level {
            Level::Fold => Phrase {
                ar: "مرن",
                en: "fold",
            },
            Level::Exact => Phrase {
                ar: "حرفي",
                en: "exact",
            },
            Level::Forms => Phrase {
                ar: "صيغ",
                en: "forms",
            },
            Level::Auto => Phrase {
                ar: "تلقائي",
                en: "auto",
            },
        })
    }

    /// That a mode was chosen for a terminal.
    pub fn remembered(self, mode: &str, terminal: &str) -> String {
        let terminal = isolated(terminal);
        match self {
            Arabic => format!("حُفظ لهذه الطرفية ({terminal}): {}", isolated(mode)),
            English => format!("remembered for {terminal}: {mode}"),
        }
    }

    /// That a choice holds, but only for now, and why.
    pub fn not_remembered(self, why: &str) -> String {
        match self {
            Arabic => format!("يسري حتى الخروج، ولم يُحفظ: {}", isolated(why)),
            English => format!("in use until you quit, but not remembered: {why}"),
        }
    }

    /// That the window is too small.
    pub fn too_small(self) -> &'static str {
        self.say(Phrase {
            ar: "النافذة أصغر من 20×5",
            en: "window under 20×5",
        })
    }

    /// That an article cannot be shown, and why.
    pub fn cannot_show(self, why: &str) -> String {
        let why = isolated(why);
        match self {
            Arabic => format!("تعذّر عرض هذا النص:\u{2028}{why}"),
            English => format!("This text cannot be shown:\u{2028}{why}"),
        }
    }

    fn count(self, count: u64, noun: &Counted) -> String {
        let form = match self {
            Arabic => noun.ar[plural(count) as usize],
            English => noun.en[usize::from(count != 1)],
        };
        form.replace('#', &count.to_string())
    }
}

/// A counted noun: `#` stands for the number.
struct Counted {
    /// zero, one, two, few, many, other
    ar: [&'static str; 6],
    /// one, other
    en: [&'static str; 2],
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
}

/// A text that others surround and do not mix with (UAX #9, FSI and PDI).
fn isolated(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

/// The plural classes of Arabic (CLDR).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Plural {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

fn plural(count: u64) -> Plural {
    match (count, count % 100) {
        (0, _) => Plural::Zero,
        (1, _) => Plural::One,
        (2, _) => Plural::Two,
        (_, 3..=10) => Plural::Few,
        (_, 11..=99) => Plural::Many,
        _ => Plural::Other,
    }
}

/// More are told in hours.
const MOST_MINUTES: u64 = 120;

const HOURS: Counted = Counted {
    ar: [
        "أقل من ساعة",
        "ساعة واحدة",
        "ساعتان",
        "# ساعات",
        "# ساعة",
        "# ساعة",
    ],
    en: ["# h", "# h"],
};

const MINUTES: Counted = Counted {
    ar: [
        "أقل من دقيقة",
        "دقيقة واحدة",
        "دقيقتان",
        "# دقائق",
        "# دقيقة",
        "# دقيقة",
    ],
    en: ["# min", "# min"],
};

/// What follows the sources that are named. The noun is left out in Arabic: the label before it is "sources".
const MORE_SOURCES: Counted = Counted {
    ar: ["", "وآخر", "وآخران", "و# أخرى", "و# غيرها", "و# غيرها"],
    en: ["and # more", "and # more"],
};

const ARTICLES: Counted = Counted {
    ar: [
        "لا مقالات",
        "مقال واحد",
        "مقالان",
        "# مقالات",
        "# مقالًا",
        "# مقال",
    ],
    en: ["# article", "# articles"],
};

const HITS: Counted = Counted {
    ar: [
        "لا نتائج",
        "نتيجة واحدة",
        "نتيجتان",
        "# نتائج",
        "# نتيجة",
        "# نتيجة",
    ],
    en: ["# hit", "# hits"],
};

/// Behind a number of hits: the noun is in the genitive.
const IN_ARTICLES: Counted = Counted {
    ar: [
        "في المكتبة",
        "في مقال واحد",
        "في مقالين",
        "في # مقالات",
        "في # مقالًا",
        "في # مقال",
    ],
    en: ["in # article", "in # articles"],
};

const UNREAD: Counted = Counted {
    ar: [
        "قُرئت كل النصوص",
        "تعذّرت قراءة نص واحد",
        "تعذّرت قراءة نصّين",
        "تعذّرت قراءة # نصوص",
        "تعذّرت قراءة # نصًّا",
        "تعذّرت قراءة # نص",
    ],
    en: ["# text could not be read", "# texts could not be read"],
};

const MONTHS: [Phrase; 12] = [
    Phrase {
        ar: "يناير",
        en: "January",
    },
    Phrase {
        ar: "فبراير",
        en: "February",
    },
    Phrase {
        ar: "مارس",
        en: "March",
    },
    Phrase {
        ar: "أبريل",
        en: "April",
    },
    Phrase {
        ar: "مايو",
        en: "May",
    },
    Phrase {
        ar: "يونيو",
        en: "June",
    },
    Phrase {
        ar: "يوليو",
        en: "July",
    },
    Phrase {
        ar: "أغسطس",
        en: "August",
    },
    Phrase {
        ar: "سبتمبر",
        en: "September",
    },
    Phrase {
        ar: "أكتوبر",
        en: "October",
    },
    Phrase {
        ar: "نوفمبر",
        en: "November",
    },
    Phrase {
        ar: "ديسمبر",
        en: "December",
    },
];

/// The name of the built-in library.
pub const BUILT_IN: Phrase = Phrase {
    ar: "كازاخستان، يناير 2022",
    en: "Kazakhstan, January 2022",
};
/// The text has no words.
pub const EMPTY: Phrase = Phrase {
    ar: "لا نصّ في هذا الملف.",
    en: "There is no text in this file.",
};
/// There is nothing in the list.
pub const EMPTY_LIBRARY: Phrase = Phrase {
    ar: "لا مقالات هنا",
    en: "no articles here",
};
/// The search went past the end.
pub const WRAPPED_TO_START: Phrase = Phrase {
    ar: "بلغ البحث النهاية فعاد إلى البداية",
    en: "past the end, on from the start",
};
/// The search went past the start.
pub const WRAPPED_TO_END: Phrase = Phrase {
    ar: "بلغ البحث البداية فعاد إلى النهاية",
    en: "past the start, on from the end",
};
/// There is nothing to go on with.
pub const NO_SEARCH: Phrase = Phrase {
    ar: "لا بحث بعد: اضغط /",
    en: "nothing searched for yet: press /",
};
/// Nothing was found so far.
pub const STILL_SEARCHING: Phrase = Phrase {
    ar: "لم يوجد شيء بعد، والبحث جارٍ",
    en: "nothing found yet, still searching",
};
/// The query has no letters.
pub const NOTHING_TO_FIND: Phrase = Phrase {
    ar: "ليس في العبارة حرف يُبحث عنه",
    en: "the query has no letter to look for",
};
/// More was pasted into the prompt than it takes.
pub const TOO_LONG_TO_FIND: Phrase = Phrase {
    ar: "النص الملصق طويل، فلم يؤخذ إلا أوله",
    en: "what was pasted is too long: only its beginning was taken",
};
/// The last article is open.
pub const LAST_ARTICLE: Phrase = Phrase {
    ar: "هذا آخر مقال",
    en: "this is the last article",
};
/// The first article is open.
pub const FIRST_ARTICLE: Phrase = Phrase {
    ar: "هذا أول مقال",
    en: "this is the first article",
};
/// A text that takes long to load.
pub const LOADING: Phrase = Phrase {
    ar: "يُفتح…",
    en: "opening…",
};
/// A pipe from which more comes.
pub const ARRIVING: Phrase = Phrase {
    ar: "يصل بعد…",
    en: "more is coming…",
};
/// Bytes that are not UTF-8.
pub const LOSSY: Phrase = Phrase {
    ar: "فيه ما ليس UTF-8 (\u{FFFD})؛ حدّد الترميز بـ \u{2066}--encoding\u{2069}",
    en: "not all of it is UTF-8 (\u{FFFD}): try \u{2066}--encoding\u{2069}",
};
/// Markdown of which there is too much to be parsed.
pub const TOO_MUCH: Phrase = Phrase {
    ar: "أكبر من أن يُنسَّق (Markdown)، فيظهر نصًّا؛ قسّمه ليُنسَّق",
    en: "too large for Markdown, shown as plain text: split it",
};
/// What standard input is called in the list.
pub const STDIN: Phrase = Phrase {
    ar: "الدخل القياسي",
    en: "standard input",
};
/// The title of the help screen.
pub const KEYS: Phrase = Phrase {
    ar: "المفاتيح",
    en: "Keys",
};
/// The last line of the help screen.
pub const HELP_HINT: Phrase = Phrase {
    ar: "↑ ↓ تصفّح · Esc إغلاق",
    en: "↑ ↓ scroll · Esc close",
};
/// What to do with the test card.
pub const CARD_TITLE: Phrase = Phrase {
    ar: "اضغط رقم أول سطر يُقرأ سليمًا",
    en: "Press the number of the first line that reads right",
};
/// What is right on the test card.
pub const CARD_RIGHT: Phrase = Phrase {
    ar: "حروفه متصلة، وقوساه متقابلان حول ثلاث كلمات، ورقمه على الحافة",
    en: "Letters join, brackets face each other around three words, the number is at the edge",
};
/// The sentence of the test card: marks, a lam-alef, brackets, a Latin word, numbers between words and at the end.
pub const CARD_SENTENCE: &str = "أهلًا (يا قارئ kzread) في 5 يناير 2022";
/// The last line of the test card.
pub const CARD_HINT: Phrase = Phrase {
    ar: "1 2 3 … اختيار · Esc إغلاق",
    en: "1 2 3 … choose · Esc close",
};
/// Whether this terminal reorders cannot be asked.
pub const GUESSED: Phrase = Phrase {
    ar: "إن لم يُقرأ النص سليمًا فاضغط T",
    en: "if Arabic does not read right here, press T",
};
/// Between the two parts of the help screen.
pub const WHILE_TYPING: Phrase = Phrase {
    ar: "أثناء كتابة عبارة البحث",
    en: "While a query is typed",
};
/// Before a query that is looked for in the whole library.
pub const IN_LIBRARY_SIGN: Phrase = Phrase {
    ar: "المكتبة /",
    en: "library /",
};
/// Before the title by which the list is narrowed.
pub const TITLE_SIGN: Phrase = Phrase {
    ar: "العنوان:",
    en: "title:",
};
/// What Tab leads to from the library.
pub const ARTICLE: Phrase = Phrase {
    ar: "المقال",
    en: "article",
};
/// A result whose title alone matches.
pub const IN_TITLE: Phrase = Phrase {
    ar: "العنوان",
    en: "title",
};
/// A result whose summary alone matches.
pub const IN_SUMMARY: Phrase = Phrase {
    ar: "الملخّص",
    en: "summary",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_counts_have_six_classes() {
        let said: Vec<String> = [0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111]
            .map(|n| Arabic.articles(n))
            .into();
        let form = |i: usize| ARTICLES.ar[i];
        let expected = [
            form(0),
            form(1),
            form(2),
            form(3),
            form(3),
            form(4),
            form(4),
            form(5),
            form(5),
            form(3),
            form(4),
        ];
        for ((said, form), n) in said
            .iter()
            .zip(expected)
            .zip([0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111])
        {
            assert_eq!(*said, form.replace('#', &n.to_string()));
        }
        assert_eq!(English.articles(1), "1 article");
        assert_eq!(English.articles(0), "0 articles");
    }

    #[test]
    fn long_texts_are_told_in_hours() {
        let said = [0, 1, 120, 121, 150, 54_638].map(|minutes| English.minutes(minutes));
        assert_eq!(said, ["0 min", "1 min", "120 min", "2 h", "3 h", "911 h"]);
        assert_eq!(Arabic.minutes(7 * 60), HOURS.ar[3].replace('#', "7"));
    }

    #[test]
    fn sources_that_are_not_named_are_counted() {
        let named = ["A".to_owned()];
        let said = |more| {
            English
                .sources(&named, more)
                .replace(['\u{2068}', '\u{2069}'], "")
        };
        assert_eq!(said(0), "source: A");
        assert_eq!(said(4), "sources: A and 4 more");
        let arabic = |more| Arabic.sources(&named, more);
        assert!(arabic(4).ends_with(&format!(" {}", MORE_SOURCES.ar[3].replace('#', "4"))));
        assert!(arabic(2).ends_with(&format!(" {}", MORE_SOURCES.ar[2])));
    }

    #[test]
    fn the_locale_chooses_the_language() {
        assert_eq!(Language::of_locale("ar_EG.UTF-8"), Arabic);
        assert_eq!(Language::of_locale("ar"), Arabic);
        assert_eq!(Language::of_locale("arn_CL"), English);
        assert_eq!(Language::of_locale("C.UTF-8"), English);
    }
}
