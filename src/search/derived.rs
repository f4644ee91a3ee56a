//! What is derived from one root: a verb with its noun and its participles, in each of the ten forms that verbs have.
//!
//! ```text
//! معتقل ─shapes→ root عقل, form VIII ─shapes→ اعتقل، يعتقل، اعتقال   (of one verb)
//!                              └─shapes of all forms→ معقول، عاقل، …   (of one root)
//! ```
//!
//! No lexicon says which of these words there are: those that are none stand in no text.

/// How far what is looked for may be from a word, beyond its forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kin {
    /// Nothing but its forms.
    None,
    /// The same verb: its noun and its participles.
    Verb,
    /// Any word of the root, and words of the same meaning.
    Root,
}

/// A form of the verb, and the shapes of its words: a digit for each letter of the root. Where one of three has no digit it is
/// weak: و at the beginning or in the middle (ا, ي), the same as the second at the end.
struct VerbForm {
    /// Those of its own.
    own: &'static [&'static str],
    /// Those that words of other forms have as often: a word of such a shape tells nothing of the form.
    shared: &'static [&'static str],
}

/// From the first form, which nouns of all kinds look like, to the tenth, words of four letters, and those of the first form
/// that are weak in the middle.
#[rustfmt::skip]
const VERB_FORMS: [VerbForm; 11] = [
    // سرق, مسروق
    VerbForm {
        own: &["م12و3"],
        shared: &["123", "ي123", "ت123", "ن123", "12و3", "12ا3", "12ا3ه", "123ه", "ي23", "ت23"],
    },
    // علّم, تعليم
    VerbForm { own: &["ت12ي3", "ت123ه"], shared: &["123", "ي123", "ت123", "ن123", "م123"] },
    // قاتل, مقاتلة
    VerbForm { own: &["ي1ا23", "ت1ا23", "ن1ا23", "م1ا23", "م1ا23ه"], shared: &["1ا23"] },
    // أرسل, إرسال; أصاب, إصابة; أضرّ, إضرار; أوقف, إيقاف
    VerbForm {
        own: &["ا123", "ا12ا3", "ا1ا3", "ا1ي3", "ا1ا3ه", "م1ا3", "ا12ا2", "اي2ا3"],
        shared: &["ي123", "ت123", "ن123", "م123", "ي1ي3", "ت1ي3", "ن1ي3", "م1ي3", "ا12"],
    },
    // تعلّم, متعلم
    VerbForm { own: &["يت123", "تت123", "مت123"], shared: &["ت123"] },
    // تظاهر, متظاهر
    VerbForm { own: &["ت1ا23", "يت1ا23", "تت1ا23", "مت1ا23"], shared: &[] },
    // انفجر, انفجار; انهار, انهيار; انضمّ, انضمام
    VerbForm {
        own: &[
            "ان123", "ين123", "تن123", "ان12ا3", "من123", "ان1ا3", "ين1ا3", "تن1ا3", "ان1يا3", "ان12ا2",
        ],
        shared: &["من1ا3", "ان12", "ين12", "تن12", "من12"],
    },
    // اعتقل, اعتقال; اختار, اختيار; احتجّ, احتجاج; اتصل, اتصال; اضطرب, ازدحم
    VerbForm {
        own: &[
            "ا1ت23", "ي1ت23", "ت1ت23", "ن1ت23", "ا1ت2ا3", "م1ت23", "ا1تا3", "ي1تا3", "ت1تا3", "ا1تي3", "ا1تيا3", "م1تا3",
            "ا1ت2ا2", "ات2ا3", "ا1ط23", "ي1ط23", "ن1ط23", "ا1ط2ا3", "م1ط23", "ا1د2ا3", "م1د23",
        ],
        shared: &["ا1ت2", "ي1ت2", "ت1ت2", "م1ت2", "ات23", "يت23", "تت23", "مت23", "ت1ط23", "ا1د23", "ي1د23", "ت1د23", "ن1د23"],
    },
    // استقبل, استقبال; استقال, استقالة; استمرّ, استمرار; استيراد
    VerbForm {
        own: &[
            "است123", "يست123", "تست123", "است12ا3", "مست123", "است1ا3", "يست1ي3", "تست1ي3", "است1ا3ه", "مست1ي3", "مست1ا3",
            "است12", "يست12", "تست12", "است12ا2", "مست12", "استي2ا3",
        ],
        shared: &[],
    },
    // ترجم, ترجمة, مترجم
    VerbForm { own: &["1234", "ي1234", "ت1234", "1234ه", "م1234", "مت1234", "يت1234"], shared: &[] },
    // خان, خيانة, خائن
    VerbForm {
        own: &["1اي3", "1يا3ه"],
        shared: &["1ا3", "ي1و3", "ت1و3", "ي1ي3", "ت1ي3", "ي1ا3", "ت1ا3"],
    },
];

/// Shapes of nouns that are of a root, but of no verb for certain: كاتب, كبير, مكتب, مفتاح.
const NOUNS: &[&str] = &[
    "1ا23", "12ي3", "م123", "م123ه", "م12ا3", "ا123", "م1ا3", "م1ا3ه",
];

/// Plurals that tell a root, and are looked for by their singulars alone: سجناء, أغنياء.
const PLURALS: &[&str] = &["123اء", "ا123اء"];

/// What speakers of Egypt and the Levant say for the seventh form and the fifth: اتقطع for انقطع.
const SPOKEN: &str = "ات123";
/// The forms of the verb that it is said of: قطع, انقطع, تقطع.
const SPOKEN_OF: [usize; 3] = [0, 6, 4];

/// The plainest shapes of all: قلى, يقلي, مقلي.
const PLAIN: &[&str] = &["123", "ي123", "ت123", "ن123", "م123"];

/// The letters of a root; the fourth is a blank if it has but three.
type Root = [char; 4];

/// What else has the shape of a participle: names of places and things, which say nothing of the verb.
#[rustfmt::skip]
const PLACES: &[&str] = &[
    "مقال", "مكان", "مجال", "مطار", "مزار", "مسار", "مدار", "مقام", "مكتب", "مجلس", "موقف", "موقع", "مركز", "مصدر", "مسجد",
    "مصنع", "متجر", "مخزن", "مدخل", "مخرج", "مصرف", "ملعب", "مطعم", "معرض", "مقعد", "منزل", "موضع", "منصب", "مبني", "مشهد",
    "موسم", "مسرح", "منطق", "معدن", "معمل", "مدرج", "مطلع", "مصحف", "معجم", "مذهب", "موعد", "مورد",
];

/// The verb of a stem that tells which it is, with its noun and its participles. `is_person`: whether the ending that was taken
/// off it is one of people or of verbs.
pub(super) fn of_verb(stem: &[char], is_person: bool) -> Vec<Vec<char>> {
    let words = VERB_FORMS.iter().enumerate().flat_map(|(i, form)| {
        let shared = form.shared.iter().filter(|_| is_person);
        let roots = form
            .own
            .iter()
            .chain(shared)
            .filter_map(|shape| form.root(stem, shape));
        let others = SAME_VERB
            .get(i)
            .copied()
            .flatten()
            .and_then(|i| VERB_FORMS.get(i));
        roots.flat_map(move |root| {
            let forms = std::iter::once(form).chain(others);
            forms.flat_map(move |form| form.words(root))
        })
    });
    let spoken = root(stem, SPOKEN).into_iter().flat_map(|root| {
        let forms = SPOKEN_OF.into_iter().filter_map(|i| VERB_FORMS.get(i));
        forms.flat_map(move |form| form.words(root))
    });
    words.chain(spoken).filter(|word| !is_place(word)).collect()
}

/// The form that is said of whom the verb is done to, or the other way round: درّب and تدرّب, ظاهر and تظاهر.
const SAME_VERB: [Option<usize>; 6] = [None, Some(4), Some(5), None, Some(1), Some(2)];

fn is_place(word: &[char]) -> bool {
    PLACES
        .iter()
        .any(|place| place.chars().eq(word.iter().copied()))
}

/// All words that may be of the root of a stem. A weak root is shared by too many: of one in the middle letter there are those
/// of the second form, if the letter stands (زوّر), of one at the end the plainest.
pub(super) fn of_root(stem: &[char]) -> Vec<Vec<char>> {
    let of_verbs = VERB_FORMS.iter().flat_map(|form| {
        let shapes = form.shapes();
        shapes.filter_map(|shape| Some((form.root(stem, shape)?, shape == "م123")))
    });
    let nouns = NOUNS.iter().chain(PLURALS);
    let of_nouns = nouns.filter_map(|shape| Some((root(stem, shape)?, *shape == "م123")));
    let mut roots: Vec<(Root, bool)> = of_verbs.chain(of_nouns).collect();
    roots.sort_unstable();
    roots.dedup();
    let [_, second_form, ..] = &VERB_FORMS;
    let words = roots.into_iter().flat_map(|(root, has_middle)| {
        let fill_all = |shapes: &[&str]| -> Vec<Vec<char>> {
            shapes.iter().flat_map(|shape| fill(shape, &root)).collect()
        };
        match root {
            [_, second, third, _] if second == third => Vec::new(),
            [_, second, _, _] if is_weak(second) && has_middle => second_form.words(root).collect(),
            [_, second, _, _] if is_weak(second) => Vec::new(),
            [_, _, third, _] if is_weak(third) => fill_all(PLAIN),
            _ => {
                let verbs = VERB_FORMS.iter().flat_map(|form| form.words(root));
                verbs.chain(fill_all(NOUNS)).collect()
            }
        }
    });
    words.filter(|word| !is_place(word)).collect()
}

impl VerbForm {
    fn shapes(&self) -> impl Iterator<Item = &'static str> {
        self.own.iter().chain(self.shared).copied()
    }

    fn words(&self, root: Root) -> impl Iterator<Item = Vec<char>> {
        let shapes = self
            .shapes()
            .filter(move |shape| self.has_shape(&root, shape));
        shapes.flat_map(move |shape| fill(shape, &root))
    }

    /// The root of a word that has a shape of this form.
    fn root(&self, word: &[char], shape: &str) -> Option<Root> {
        root(word, shape).filter(|root| self.has_shape(root, shape))
    }

    /// A root that is weak in the middle has shapes of its own in most forms: التوم is no word of لوم.
    fn has_shape(&self, root: &Root, shape: &str) -> bool {
        let is_whole = |shape: &str| shape.contains('2');
        !(is_weak(root[1]) && is_whole(shape)) || self.shapes().all(is_whole)
    }
}

/// The root of a word that has a shape.
fn root(word: &[char], shape: &str) -> Option<Root> {
    let mut root = [' '; 4];
    let mut letters = word.iter();
    let begins_with_root = shape.starts_with('1');
    for sign in shape.chars() {
        let &letter = letters.next()?;
        let Some(place) = sign.to_digit(10) else {
            (letter == sign).then_some(())?;
            continue;
        };
        let place = place as usize - 1;
        // An alef is of no root, unless it is a hamza at the beginning or weak at the end.
        let may_be = letter != 'ا' || place == 2 || place == 0 && !begins_with_root;
        // At the end ه is the ending of a feminine, but after a weak letter: تنبيه, اتجاه.
        let is_ending = letter == 'ه'
            && letters.len() == 0
            && !["ي3", "ا3"].iter().any(|end| shape.ends_with(end));
        let may_be = may_be && !(is_ending && place == 2);
        let slot = root.get_mut(place)?;
        (may_be && (*slot == ' ' || *slot == letter)).then_some(())?;
        *slot = letter;
    }
    letters.next().is_none().then_some(())?;
    if root[3] != ' ' {
        let is_sound = root.iter().all(|letter| !is_weak(*letter));
        return is_sound.then_some(root);
    }
    let [first, second, third, _] = &mut root;
    match (*first, *second, *third) {
        (' ', ..) => *first = 'و',
        (_, ' ', _) => *second = 'و',
        (_, _, ' ') => *third = *second,
        _ => {}
    }
    if is_weak(*second) {
        *second = 'و';
    }
    if is_weak(*third) {
        *third = 'ي';
    }
    let strong = root.iter().take(3).filter(|letter| !is_weak(**letter));
    (strong.count() >= 2 && root[0] != root[1]).then_some(root)
}

/// The words of a root in a shape, a weak letter in each way it may be written.
fn fill(shape: &str, root: &Root) -> Vec<Vec<char>> {
    let has = |digit| shape.contains(digit);
    let [first, second, third, _] = *root;
    let fits = if root[3] == ' ' {
        (has('1') || first == 'و')
            && (has('2') || second == 'و')
            && (has('3') || third == second)
            && !has('4')
    } else {
        has('4')
    };
    let mut words = Vec::new();
    if !fits {
        return words;
    }
    words.push(Vec::new());
    for sign in shape.chars() {
        let letter = match sign.to_digit(10) {
            Some(place) => root[place as usize - 1],
            None => sign,
        };
        let other = match (sign, letter) {
            ('2', 'و') => Some('ي'),
            ('3', 'ي') if shape.contains("ا3") => Some('ء'),
            ('3', 'ي') => Some('ا'),
            _ => None,
        };
        let longer = words.iter().flat_map(|word: &Vec<char>| {
            let letters = [letter].into_iter().chain(other);
            letters.map(|letter| [word.as_slice(), &[letter]].concat())
        });
        words = longer.collect();
    }
    words
}

pub(super) fn is_weak(letter: char) -> bool {
    matches!(letter, 'ا' | 'و' | 'ي' | 'ء')
}
