//! Days: the names of months in the Arab east, in the Levant and in the Maghreb, and the Hijri calendar.

use icu_calendar::Date as Day;
use icu_calendar::cal::Hijri;

use super::Language::{self, Arabic, English};
use super::Phrase;
use crate::document::Date;

/// What the months of the Gregorian calendar are called in Arabic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Months {
    /// As in Egypt and most newspapers.
    #[default]
    Egypt,
    /// As in the Levant and in Iraq.
    Levant,
    /// As in Tunisia and Algeria.
    Maghreb,
}

impl Months {
    /// Every choice with its name in the settings.
    pub const NAMES: [(&'static str, Self); 3] = [
        ("egypt", Self::Egypt),
        ("levant", Self::Levant),
        ("maghreb", Self::Maghreb),
    ];
}

/// The months of the Gregorian calendar, as Egypt and most Arabic newspapers name them.
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

/// The months of the Levant.
const LEVANT: [&str; 12] = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
];

/// The months of the Maghreb.
const MAGHREB: [&str; 12] = [
    "جانفي",
    "فيفري",
    "مارس",
    "أفريل",
    "ماي",
    "جوان",
    "جويلية",
    "أوت",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];

/// The months of the Hijri calendar, Arabic and English.
const HIJRI: [(&str, &str); 12] = [
    ("المحرم", "Muharram"),
    ("صفر", "Safar"),
    ("ربيع الأول", "Rabi I"),
    ("ربيع الآخر", "Rabi II"),
    ("جمادى الأولى", "Jumada I"),
    ("جمادى الآخرة", "Jumada II"),
    ("رجب", "Rajab"),
    ("شعبان", "Shaban"),
    ("رمضان", "Ramadan"),
    ("شوال", "Shawwal"),
    ("ذو القعدة", "Dhu al-Qada"),
    ("ذو الحجة", "Dhu al-Hijja"),
];

/// The years for which the calendar of Umm al-Qura is published, 1356 to 1500 of the Hijra.
const PUBLISHED: std::ops::RangeInclusive<i32> = 1356..=1500;

impl Language {
    /// A day: `5 January 2022`.
    pub fn date(self, date: Date, months: Months) -> String {
        format!("{} {}", date.day, self.month(date, months))
    }

    /// The month of a day: `January 2022`.
    pub fn month(self, date: Date, months: Months) -> String {
        let at = usize::from(date.month).wrapping_sub(1);
        let name = match (self, months) {
            (Arabic, Months::Levant) => LEVANT.get(at).copied(),
            (Arabic, Months::Maghreb) => MAGHREB.get(at).copied(),
            (Arabic, Months::Egypt) | (English, _) => MONTHS.get(at).map(|month| self.say(*month)),
        };
        format!("{} {}", name.unwrap_or_default(), date.year)
    }

    /// A day in the Hijri calendar of Umm al-Qura: `2 Jumada II 1443 AH`; none beyond the years for which that is published. It
    /// differs from the tabular calendar on two days of five.
    pub fn hijri(self, date: Date) -> Option<String> {
        let day = Day::try_new_gregorian(date.year.into(), date.month, date.day).ok()?;
        let day = day.to_calendar(Hijri::new_umm_al_qura());
        let year = Some(day.year().extended_year()).filter(|year| PUBLISHED.contains(year))?;
        let (ar, en) = HIJRI.get(usize::from(day.month().ordinal).checked_sub(1)?)?;
        let day = day.day_of_month().0;
        Some(match self {
            Arabic => format!("{day} {ar} {year} هـ"),
            English => format!("{day} {en} {year} AH"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: u16, month: u8, day: u8) -> Date {
        Date { year, month, day }
    }

    #[test]
    fn days_have_their_date_in_the_calendar_of_umm_al_qura() {
        let hijri = |year, month, day| English.hijri(date(year, month, day));
        // By the tabular calendar it is the first.
        assert_eq!(hijri(2022, 1, 5).as_deref(), Some("2 Jumada II 1443 AH"));
        assert_eq!(hijri(2024, 7, 7).as_deref(), Some("1 Muharram 1446 AH"));
        assert_eq!(hijri(2025, 3, 1).as_deref(), Some("1 Ramadan 1446 AH"));
        assert_eq!(hijri(1900, 1, 1), None);
        assert_eq!(hijri(2022, 2, 30), None);
        let arabic = Arabic.hijri(date(2022, 1, 5)).unwrap();
        assert!(arabic.starts_with("2 ") && arabic.contains(" 1443 "));
    }

    #[test]
    fn months_have_the_names_of_a_region_in_arabic() {
        let january = date(2022, 1, 5);
        let names = Months::NAMES.map(|(_, months)| Arabic.month(january, months));
        // yanayir, kanun al-thani, janfi
        assert!(names[0].starts_with('\u{64A}'));
        assert!(names[1].starts_with('\u{643}'));
        assert!(names[2].starts_with('\u{62C}'));
        let english = Months::NAMES.map(|(_, months)| English.month(january, months));
        assert!(english.iter().all(|name| name == "January 2022"));
    }
}
