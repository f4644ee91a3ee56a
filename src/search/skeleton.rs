//! A word without its weak letters: what most broken plurals share with their singulars (سلاح, أسلحة), and the spellings
//! of a foreign name with each other (سوفيتي, سوفياتي).

use super::Rung;

/// The strong letters of a word, and where the weak ones stand between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Skeleton {
    pub(super) letters: Vec<char>,
    /// The weak letters, with a digit for each strong one.
    shape: String,
    /// An adjective without its ending, which has no part in the noun's plural: مدني is of no مدن.
    pub(super) is_relation: bool,
}

/// Fewer strong letters are shared by words that have nothing to do with each other.
const SHORTEST: usize = 3;

/// Longer skeletons are one word's, whatever stands between the letters.
const SURE: usize = 4;

/// Which shapes of three strong letters, or of م and three, are forms of one word: a singular and its plurals, a verb and its
/// present. Others that share the letters do not share the meaning: ضابط an officer, ضبط control. Plurals that are as often
/// another word (طرق, كبار, أشراف beside مرض, خلاف, أخبار) stand in the table of plurals instead.
#[rustfmt::skip]
const FORMS: &[(&str, &[&str])] = &[
    ("123",   &["ا12ا3", "12و3", "ي123"]),                // سعر أسعار, شعب شعوب
    ("1ا23",  &["1وا23", "12ا3", "123اء", "12و3"]),       // شارع شوارع, طالب طلاب, شاعر شعراء, شاهد شهود
    ("1و23",  &["1وا23"]),                                // جوهر جواهر
    ("12ا3",  &["ا123", "12اي3", "12اء3"]),               // سلاح أسلحة, رسالة رسائل
    ("12و3",  &["ا123", "12اي3", "12اء3"]),               // عمود أعمدة, عروس عرائس
    ("12ي3",  &["ا123", "12اي3", "12اء3", "123اء", "ا123اء"]), // رصيف أرصفة, كتيبة كتائب, حليف حلفاء, صديق أصدقاء
    ("123ي",  &["12ا3", "12ا3ي", "12اي3"]),               // مبنى مبان
    ("12ا3ي", &["12ا3"]),
    ("123اء", &["12ا3ي"]),                                // صحراء صحارى
    ("1234",  &["12ا34"]),                                // مسجد مساجد
    ("123و4", &["12ا3ي4"]),                               // مشروع مشاريع
    ("123ا4", &["12ا3ي4"]),                               // مفتاح مفاتيح
    ("123ي4", &["12ا3ي4"]),                               // منديل مناديل
];

impl Skeleton {
    /// The skeleton of a stem; nothing if too few letters stay.
    pub(super) fn new(stem: &[char]) -> Option<Self> {
        let mut skeleton = Self {
            letters: Vec::with_capacity(stem.len()),
            shape: String::new(),
            is_relation: false,
        };
        let last = stem.len().checked_sub(1)?;
        for (i, &letter) in stem.iter().enumerate() {
            let is_weak = matches!(letter, 'ا' | 'و' | 'ي' | 'ء') || (letter == 'ه' && i == last);
            if is_weak {
                skeleton.shape.push(letter);
            } else {
                skeleton.letters.push(letter);
                skeleton
                    .shape
                    .extend(char::from_digit(skeleton.letters.len() as u32, 36));
            }
        }
        (skeleton.letters.len() >= SHORTEST).then_some(skeleton)
    }

    /// Whether three letters are all there is of it, but for the م that nouns are made with: معلم is not معلوم.
    pub(super) fn is_short(&self) -> bool {
        let made = usize::from(self.letters.first() == Some(&'م'));
        self.letters.len() < SURE + made
    }

    /// Whether the two may belong to forms of one word, or else to spellings of one name, and which of the two.
    pub(super) fn kinship(&self, other: &Self) -> Option<Rung> {
        let are_forms = || {
            let is_relation = self.is_relation || other.is_relation;
            let plural =
                || are_forms(&self.shape, &other.shape) || are_forms(&other.shape, &self.shape);
            !self.is_short() || !is_relation && plural()
        };
        if self.letters != other.letters {
            None
        } else if are_forms() {
            Some(Rung::Forms)
        } else {
            are_spellings(&self.shape, &other.shape).then_some(Rung::Alike)
        }
    }
}

fn are_forms(singular: &str, plural: &str) -> bool {
    let mut forms = FORMS.iter().filter(|(one, _)| *one == singular);
    forms.any(|(_, plurals)| plurals.contains(&plural))
}

/// Whether two shapes with many weak letters differ by one alone, as foreign names do: سوفيتي, سوفياتي.
fn are_spellings(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let weak = short.chars().filter(|c| !c.is_ascii_digit()).count();
    let left_out = |(at, c): (usize, char)| {
        let (before, after) = long.split_at(at);
        short.strip_prefix(before) == after.strip_prefix(c)
    };
    weak > 1 && long.char_indices().any(left_out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn are_one(a: &str, b: &str) -> bool {
        let skeleton = |word: &str| Skeleton::new(&word.chars().collect::<Vec<_>>()).unwrap();
        skeleton(a).kinship(&skeleton(b)).is_some() && skeleton(b).kinship(&skeleton(a)).is_some()
    }

    #[test]
    fn plurals_are_forms_and_other_words_of_the_letters_are_not() {
        for (a, b) in [
            ("شارع", "شوارع"),
            ("سعر", "اسعار"),
            ("سوفيت", "سوفيات"),
            ("مشروع", "مشاريع"),
        ] {
            assert!(are_one(a, b), "{a} {b}");
        }
        for (a, b) in [
            ("ضابط", "ضبط"),
            ("قاتل", "قتيل"),
            ("كاتب", "كتيب"),
            ("مسءول", "مسال"),
        ] {
            assert!(!are_one(a, b), "{a} {b}");
        }
    }
}
