//! Counted nouns, with the six plural classes of Arabic (CLDR `ar`).

use super::Language::{self, Arabic, English};
use super::key;

impl Language {
    /// How long a whole text takes to read: in minutes, and in hours where it takes more than two.
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

    /// How many words there are.
    pub fn words(self, count: u64) -> String {
        self.count(count, &WORDS)
    }

    /// How many of the articles were read.
    pub fn read(self, count: usize) -> String {
        match self {
            Arabic => format!("قُرئ {count}"),
            English => format!("{count} read"),
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

    /// How many texts could not be searched.
    pub fn unread(self, count: u64) -> String {
        self.count(count, &UNREAD)
    }

    /// How many files of a folder are no texts.
    pub fn others(self, count: u64) -> String {
        self.count(count, &OTHERS)
    }

    /// The same in fewer words.
    pub fn other_files(self, count: u64) -> String {
        self.count(count, &OTHER_FILES)
    }

    /// Something, with the key that shows it.
    pub fn by_key(self, what: &str, shows: &str) -> String {
        format!("{what} ({})", key(shows))
    }

    /// That there are no texts in a folder, but so many other files.
    pub(super) fn no_texts(self, others: u64) -> String {
        let (nothing, and) = match self {
            Arabic => ("لا نصوص في هذا المجلد", "؛ فيه "),
            English => ("there are no texts in this folder", "; it has "),
        };
        match others {
            0 => nothing.to_owned(),
            _ => [nothing, and, &self.others(others)].concat(),
        }
    }

    /// How many headings a text has.
    pub fn headings(self, count: u64) -> String {
        self.count(count, &HEADINGS)
    }

    /// That a text has only so many lines.
    pub fn has_lines(self, count: u64) -> String {
        self.count(count, &HAS_LINES)
    }

    /// How many further sources there are.
    pub(super) fn more_sources(self, count: u64) -> String {
        self.count(count, &MORE_SOURCES)
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

const WORDS: Counted = Counted {
    ar: [
        "لا كلمات",
        "كلمة واحدة",
        "كلمتان",
        "# كلمات",
        "# كلمة",
        "# كلمة",
    ],
    en: ["# word", "# words"],
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

const OTHER_FILES: Counted = Counted {
    ar: [
        "لا ملفات أخرى",
        "ملف آخر",
        "ملفان آخران",
        "# ملفات أخرى",
        "# ملفًا آخر",
        "# ملف آخر",
    ],
    en: ["# other file", "# other files"],
};

const OTHERS: Counted = Counted {
    ar: [
        "لا ملفات من غير هذه الأنواع",
        "ملف واحد من غير هذه الأنواع",
        "ملفان من غير هذه الأنواع",
        "# ملفات من غير هذه الأنواع",
        "# ملفًا من غير هذه الأنواع",
        "# ملف من غير هذه الأنواع",
    ],
    en: ["# file of another kind", "# files of other kinds"],
};

const HEADINGS: Counted = Counted {
    ar: [
        "لا عناوين",
        "عنوان واحد",
        "عنوانان",
        "# عناوين",
        "# عنوانًا",
        "# عنوان",
    ],
    en: ["# heading", "# headings"],
};

const HAS_LINES: Counted = Counted {
    ar: [
        "ليس في النص سطر",
        "في النص سطر واحد",
        "في النص سطران",
        "في النص # أسطر",
        "في النص # سطرًا",
        "في النص # سطر",
    ],
    en: ["the text has # line", "the text has # lines"],
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
}
