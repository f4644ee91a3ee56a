//! A word without its weak letters: what most broken plurals share with their singulars (سلاح, أسلحة), and the spellings
//! of a foreign name with each other (سوفيتي, سوفياتي).

/// The strong letters of a word, and where the weak ones stand between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Skeleton {
    pub(super) letters: Vec<char>,
    /// The weak letters, with a digit for each strong one.
    shape: String,
}

/// Fewer strong letters are shared by words that have nothing to do with each other.
const SHORTEST: usize = 3;

/// Shapes of three strong letters that stand for different words: the one who does (شارع, قاتل) beside what is done (شرع),
/// and beside the one to whom it is done (قتيل).
const APART: [(&str, &str); 3] = [("1ا23", "123"), ("1ا23", "12ي3"), ("12ا3", "123ي")];

impl Skeleton {
    /// The skeleton of a stem; nothing if too few letters stay.
    pub(super) fn new(stem: &[char]) -> Option<Self> {
        let mut skeleton = Self {
            letters: Vec::with_capacity(stem.len()),
            shape: String::new(),
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

    /// Whether the two may belong to forms of one word.
    pub(super) fn is_form_of(&self, other: &Self) -> bool {
        let (a, b) = (self.shape.as_str(), other.shape.as_str());
        self.letters == other.letters && !APART.contains(&(a, b)) && !APART.contains(&(b, a))
    }
}
