//! What the front matter of a document says about it.

use toml::value::Datetime;

use crate::text::Direction;

/// What is known about a document beside its text. Everything is optional.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meta {
    /// The title, in the language of the text.
    pub title: Option<String>,
    /// The title in English.
    pub title_en: Option<String>,
    /// The day it is about or was written on.
    pub date: Option<Date>,
    /// Who wrote it.
    pub author: Option<String>,
    /// What it draws on, the main source first.
    pub sources: Vec<String>,
    /// The same in English, in the same order.
    pub sources_en: Vec<String>,
    /// The language of the text, a BCP 47 tag.
    pub lang: Option<String>,
    /// The direction of the text, where the language does not tell.
    pub dir: Option<Direction>,
    /// What it is about, in a word or two each.
    pub tags: Vec<String>,
    /// One sentence on what it says.
    pub summary: Option<String>,
    /// The same in English.
    pub summary_en: Option<String>,
    /// The line of the file, from 1, where its YAML is broken. The entries that can be read are taken all the same.
    pub broken_line: Option<usize>,
}

impl Meta {
    /// The direction it gives to the document: its `dir`, else that of its `lang`.
    pub fn direction(&self) -> Option<Direction> {
        self.dir
            .or_else(|| self.lang.as_deref().map(super::direction::of_language))
    }

    /// Whether گ, چ, پ and ژ are letters of their own in the text, not another spelling of those of
    /// Arabic: Persian, Dari, Urdu, Kurdish, Pashto and Sindhi.
    pub fn keeps_persian_letters(&self) -> bool {
        let language = self
            .lang
            .as_deref()
            .and_then(|tag| tag.split(['-', '_']).next());
        language.is_some_and(|language| {
            ["fa", "prs", "pes", "ur", "ku", "ckb", "ps", "sd"]
                .iter()
                .any(|known| language.eq_ignore_ascii_case(known))
        })
    }
}

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// 0 to 9999.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31, and no more than the month has.
    pub day: u8,
}

impl Date {
    /// Days since 1 January 1970, of the Gregorian calendar.
    pub fn days(self) -> i64 {
        // Years begin in March, so that the day that some have is their last.
        let (year, month) = (i64::from(self.year), i64::from(self.month));
        let year = if month <= 2 { year - 1 } else { year };
        let day = (153 * ((month + 9) % 12) + 2) / 5 + i64::from(self.day) - 1;
        365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day
            - 719_468
    }

    /// A day as it is written, whatever time of it follows; months and days may be of one digit.
    pub(super) fn written(text: &str) -> Option<Self> {
        let day = text.split(['T', 't', ' ']).next()?;
        let mut parts = day.splitn(3, '-').map(str::parse::<u16>);
        let mut part = || parts.next()?.ok();
        let (year, month, day) = (part()?, part()?, part()?);
        let written = format!("{year:04}-{month:02}-{day:02}");
        let date = written.parse::<Datetime>().ok()?.date?;
        Some(Self {
            year: date.year,
            month: date.month,
            day: date.day,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persian_and_urdu_keep_their_letters() {
        let keeps = |lang: &str| {
            let lang = Some(lang.to_owned());
            Meta {
                lang,
                ..Meta::default()
            }
            .keeps_persian_letters()
        };
        assert_eq!(["ar", "", "far"].map(keeps), [false; 3]);
        assert_eq!(["fa", "FA-IR", "ur_PK"].map(keeps), [true; 3]);
    }
}
