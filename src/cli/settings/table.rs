//! The one table of settings: what can be set, by which name, to which values. An option of the same name sets the same.

use crate::app::comfort::{MOST_INDENT, MOST_LINE_SPACING, MOST_PARAGRAPH_SPACING};
use crate::library;
use crate::paint;
use crate::search::Level;
use crate::terminal::{Harakat, Mode};
use crate::text::{Digits, Justification};
use crate::words::{self, Language, Months, Phrase};

/// The value that leaves a setting to what kzread finds out by itself.
pub(crate) const AUTO: &str = "auto";

/// The levels of a search, by their names.
pub(super) const LEVELS: [(&str, Level); 6] = [
    (AUTO, Level::Auto),
    ("fold", Level::Fold),
    ("exact", Level::Exact),
    ("forms", Level::Forms),
    ("word", Level::Word),
    ("regex", Level::Regex),
];

/// The languages of the interface, by their names.
pub(super) const LANGUAGES: [(&str, Language); 2] =
    [("ar", Language::Arabic), ("en", Language::English)];

/// The themes.
const THEMES: [&str; 5] = [AUTO, "calm", "contrast", "sixteen", "none"];

/// What values a setting takes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// One of these names.
    Choice(fn() -> Vec<&'static str>),
    /// A number from one to another.
    Number(u16, u16),
    /// Yes or no.
    Flag,
    /// The name of an encoding, or [`AUTO`].
    Encoding,
    /// The tag of a language, or [`AUTO`].
    Tag,
    /// A colour, or [`AUTO`].
    Colour,
}

/// One row of the table.
#[derive(Debug)]
pub(super) struct Row {
    /// Its name in the settings, and that of its option.
    pub(super) name: &'static str,
    /// What values it takes.
    pub(super) kind: Kind,
    /// The value that it has where nobody gives it one.
    pub(super) default: &'static str,
    /// What it is, in one line.
    pub(super) doc: Phrase,
}

macro_rules! settings {
    ($($setting:ident $name:literal, $kind:expr, $default:expr, $ar:literal | $en:literal;)+) => {
        /// Something that can be set.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Setting {$(
            #[doc = $en]
            $setting,
        )+}

        impl Setting {
            /// All of them, in the order of the default file.
            pub(super) const ALL: &[Self] = &[$(Self::$setting),+];

            /// Its row.
            pub(super) fn row(self) -> &'static Row {
                match self {$(
                    Self::$setting => &Row {
                        name: $name,
                        kind: $kind,
                        default: $default,
                        doc: Phrase { ar: $ar, en: $en },
                    },
                )+}
            }
        }
    };
}

settings! {
    Lang "lang", Kind::Choice(|| names(&LANGUAGES)), AUTO, "لغة الواجهة" | "the language of the interface";
    Width "width", Kind::Number(1, u16::MAX), "70", "عرض عمود النص على الشاشة، وعرض الأسطر المطبوعة، بالخانات" | "columns of the text on the screen, and of printed rows";
    Theme "theme", Kind::Choice(|| THEMES.into()), AUTO, "الألوان: هادئة، أو عالية التباين، أو ست عشرة، أو بلا ألوان" | "colours: calm, of high contrast, the sixteen of the terminal, or none";
    Faint "colours.faint", Kind::Colour, AUTO, "لون التواريخ والتلميحات" | "the colour of dates and hints";
    Accent "colours.accent", Kind::Colour, AUTO, "لون العناوين والمختار" | "the colour of headings and of what is chosen";
    Link "colours.link", Kind::Colour, AUTO, "لون الروابط" | "the colour of links";
    Code "colours.code", Kind::Colour, AUTO, "لون الشيفرة" | "the colour of code";
    KeyColour "colours.key", Kind::Colour, AUTO, "لون المفاتيح" | "the colour of keys";
    Found "colours.found", Kind::Colour, AUTO, "لون ما تحت نتائج البحث" | "the ground of matches";
    Digits "digits", Kind::Choice(|| Digits::NAMES.map(|(name, _)| name).into()), "written", "الأرقام: كما كُتبت، أو \u{660}\u{661}\u{662}، أو \u{6F4}\u{6F5}\u{6F6}، أو 012" | "which digits are shown: those that are written, or these";
    Justify "justify", Kind::Choice(|| Justification::NAMES.map(|(name, _)| name).into()), "no", "ضبط الأسطر على الحافتين" | "whether lines reach both edges, and how";
    LineSpacing "line-spacing", Kind::Number(0, MOST_LINE_SPACING), "0", "صفوف خالية بين السطرين" | "blank rows between two lines";
    ParagraphSpacing "paragraph-spacing", Kind::Number(0, MOST_PARAGRAPH_SPACING), "1", "صفوف خالية بين الفقرتين" | "blank rows between two paragraphs";
    FirstLineIndent "first-line-indent", Kind::Number(0, MOST_INDENT), "0", "بادئة أول سطر من الفقرة، بالخانات" | "columns free before the first line of a paragraph";
    Focus "focus", Kind::Flag, "false", "إبراز فقرة واحدة وتعتيم ما عداها" | "whether one paragraph stands out, and the rest is faint";
    Months "months", Kind::Choice(|| Months::NAMES.map(|(name, _)| name).into()), "egypt", "أسماء الأشهر: يناير، أو كانون الثاني، أو جانفي" | "what Arabic months are called: Yanayir, Kanun al-Thani or Janfi";
    Hijri "hijri", Kind::Flag, "false", "التاريخ الهجري (أم القرى) مع الميلادي" | "whether a text's day has its Hijri date beside it, of Umm al-Qura";
    Level "level", Kind::Choice(|| LEVELS.map(|(name, _)| name).into()), AUTO, "ما يتسامح فيه البحث من الإملاء" | "how much spelling a search forgives";
    Harakat "harakat", Kind::Choice(|| Harakat::NAMES.map(|(name, _)| name).into()), AUTO, "إظهار الحركات: حيث تحسن الطرفية عرضها، أو دائمًا، أو أبدًا" | "whether harakat are shown: where the terminal can, always or never";
    ChopLongLines "chop-long-lines", Kind::Flag, "false", "قطع الأسطر الطويلة التي كتبها أمر، لا لفّها" | "cut the long lines of a command, not wrap them";
    Encoding "encoding", Kind::Encoding, AUTO, "ترميز النصوص التي ليست UTF-8" | "how texts that are no UTF-8 are encoded";
    TextLang "text-lang", Kind::Tag, AUTO, "لغة النصوص التي لا تذكر لغتها" | "the language of texts that do not say it";
    Secure "secure", Kind::Flag, "false", "لا يُشغَّل برنامج آخر ولا متصفح، ولا يُكتب شيء" | "start no other program, no browser either, and write nothing";
    BidiMode "bidi-mode", Kind::Choice(|| names(&Mode::NAMES)), AUTO, "ما يُرسَل إلى الطرفية" | "what is sent to the terminal";
}

/// [`AUTO`], and the names of choices.
fn names<T>(choices: &[(&'static str, T)]) -> Vec<&'static str> {
    let names = choices.iter().map(|(name, _)| *name);
    std::iter::once(AUTO).chain(names).collect()
}

impl Setting {
    /// The names of all.
    pub(super) fn names() -> impl Iterator<Item = &'static str> {
        Self::ALL.iter().map(|setting| setting.row().name)
    }

    /// The names of the values of a setting, if it has such.
    pub(crate) fn choices_of(name: &str) -> Option<Vec<&'static str>> {
        match Self::of_name(name)?.row().kind {
            Kind::Choice(names) => Some(names()),
            _ => None,
        }
    }

    /// The setting of this name.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|setting| setting.row().name == name)
    }
}

impl Kind {
    /// Whether a value is one that it takes.
    pub(super) fn takes(self, value: &str) -> bool {
        match self {
            Self::Choice(names) => names().contains(&value),
            Self::Number(least, most) => value
                .parse()
                .is_ok_and(|number: u16| (least..=most).contains(&number)),
            Self::Flag => value.parse::<bool>().is_ok(),
            Self::Encoding => value == AUTO || library::encoding(value).is_some(),
            Self::Colour => value == AUTO || paint::colour(value).is_some(),
            Self::Tag => {
                let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
                !value.is_empty() && value.chars().all(is_part)
            }
        }
    }

    /// The names that a value can have been meant for.
    pub(super) fn names(self) -> Vec<&'static str> {
        match self {
            Self::Choice(names) => names(),
            _ => Vec::new(),
        }
    }

    /// The values that it takes, in words.
    pub(super) fn describe(self, language: Language) -> String {
        match self {
            Self::Choice(names) => names().join(", "),
            Self::Number(least, most) => language.number_between(least, most),
            Self::Flag => "true, false".to_owned(),
            Self::Encoding => language.say(words::ENCODING_NAMES).to_owned(),
            Self::Tag => language.say(words::LANGUAGE_TAGS).to_owned(),
            Self::Colour => language.say(words::COLOUR_NAMES).to_owned(),
        }
    }

    /// A value as TOML has it.
    pub(super) fn written(self, value: &str) -> String {
        match self {
            Self::Number(..) | Self::Flag => value.to_owned(),
            Self::Choice(_) | Self::Encoding | Self::Tag | Self::Colour => format!("\"{value}\""),
        }
    }
}
