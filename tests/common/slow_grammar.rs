//! A grammar of words as it is taught: ف ع ل stand for the letters of a root, and ع ل ل or ق for four of them. Where a weak or a
//! doubled letter is not written, its sign is left out: افال is the fourth form of a root whose middle letter is weak.
//! Strong letters are those that nothing is joined to words with, so that a word says of itself what it is made of.

/// Words of a form of the verb: those that tell that it is this one, and those that other forms, or nouns, have as well.
#[derive(Clone, Copy)]
pub(super) struct Patterns {
    pub(super) tells: &'static str,
    pub(super) others: &'static str,
}

/// A form of the verb, by the letters of the root that are written in it.
pub(super) struct Form {
    all: Patterns,
    /// Without the first, which is a و.
    without_first: Patterns,
    /// Without the middle one, which is weak. If there are any, all words of such a root are of these patterns.
    without_middle: Patterns,
    /// Without the last one, which is the middle one again.
    without_last: Patterns,
    /// The form that is said of whom the verb is done to.
    pub(super) partner: Option<usize>,
}

const fn patterns_of(tells: &'static str, others: &'static str) -> Patterns {
    Patterns { tells, others }
}

const NONE: Patterns = patterns_of("", "");

const fn sound(all: Patterns, partner: Option<usize>) -> Form {
    Form {
        all,
        without_first: NONE,
        without_middle: NONE,
        without_last: NONE,
        partner,
    }
}

/// In the order of the grammar; then that of four letters, and the first once more for a weak middle letter.
pub(super) const FORMS: [Form; 11] = [
    Form {
        without_first: patterns_of("", "يعل تعل"),
        ..sound(
            patterns_of("مفعول", "فعل يفعل تفعل نفعل فعول فعال فعاله فعله"),
            None,
        )
    },
    sound(
        patterns_of("تفعيل تفعله", "فعل يفعل تفعل نفعل مفعل"),
        Some(4),
    ),
    sound(
        patterns_of("يفاعل تفاعل نفاعل مفاعل مفاعله", "فاعل"),
        Some(5),
    ),
    Form {
        without_first: patterns_of("ايعال", ""),
        without_middle: patterns_of("افال افيل افاله مفال", "يفيل تفيل نفيل مفيل"),
        without_last: patterns_of("", "افع"),
        ..sound(patterns_of("افعل افعال", "يفعل تفعل نفعل مفعل"), None)
    },
    sound(patterns_of("يتفعل تتفعل متفعل", "تفعل"), Some(1)),
    sound(patterns_of("تفاعل يتفاعل تتفاعل متفاعل", ""), Some(2)),
    Form {
        without_middle: patterns_of("انفال ينفال تنفال انفيال", "منفال"),
        without_last: patterns_of("", "انفع ينفع تنفع منفع"),
        ..sound(patterns_of("انفعل ينفعل تنفعل انفعال منفعل", ""), None)
    },
    Form {
        without_first: patterns_of("اتعال", "اتعل يتعل تتعل متعل"),
        without_middle: patterns_of("افتال يفتال تفتال افتيل افتيال مفتال", ""),
        without_last: patterns_of("", "افتع يفتع تفتع مفتع"),
        ..sound(
            patterns_of(
                "افتعل يفتعل تفتعل نفتعل افتعال مفتعل افطعل يفطعل نفطعل افطعال مفطعل افدعال مفدعل",
                "تفطعل افدعل يفدعل تفدعل نفدعل",
            ),
            None,
        )
    },
    Form {
        without_first: patterns_of("استيعال", ""),
        without_middle: patterns_of("استفال يستفيل تستفيل استفاله مستفيل مستفال", ""),
        without_last: patterns_of("استفع يستفع تستفع مستفع", ""),
        ..sound(patterns_of("استفعل يستفعل تستفعل استفعال مستفعل", ""), None)
    },
    sound(
        patterns_of("فعلق يفعلق تفعلق فعلقه مفعلق متفعلق يتفعلق", ""),
        None,
    ),
    Form {
        without_middle: patterns_of("فايل فياله", "فال يفول تفول يفيل تفيل يفال تفال"),
        ..sound(NONE, None)
    },
];

/// Nouns of a root that are of no verb for certain.
pub(super) const NOUNS: &str = "فاعل فعيل مفعل مفعله مفعال افعل";

/// The plainest words, which are all that is looked for of a root whose last letter is weak.
pub(super) const PLAIN: &str = "فعل يفعل تفعل نفعل مفعل";

/// Plurals that tell a root and are looked for by their singulars alone.
pub(super) const PLURALS: &str = "فعلاء افعلاء";

/// What is spoken for the seventh form and the fifth, and the forms that it leads to.
pub(super) const SPOKEN: &str = "اتفعل";
pub(super) const SPOKEN_OF: [usize; 3] = [0, 6, 4];

/// The letters that stand for those of a root.
const ROOT: [char; 4] = ['ف', 'ع', 'ل', 'ق'];

/// Strong letters of roots: none is joined to words, and no word of a table has nothing but these.
pub(crate) const LETTERS: [char; 6] = ['ش', 'غ', 'خ', 'ظ', 'ض', 'ث'];

/// The letters of a root, three or four; a weak one is و, the last of them ي.
pub(super) type Root = Vec<char>;

pub(super) fn is_weak(letter: char) -> bool {
    "اويء".contains(letter)
}

impl Form {
    fn kinds(&self) -> [Patterns; 4] {
        [
            self.all,
            self.without_first,
            self.without_middle,
            self.without_last,
        ]
    }

    /// The patterns that words of a root are of.
    pub(super) fn patterns(&self, root: &Root) -> Vec<Patterns> {
        match root.as_slice() {
            [_, second, _] if is_weak(*second) && !self.without_middle.tells.is_empty() => {
                vec![self.without_middle]
            }
            [first, second, third] => {
                let mut patterns = vec![self.all];
                patterns.extend((*first == 'و').then_some(self.without_first));
                patterns.extend((second == third).then_some(self.without_last));
                patterns
            }
            _ => vec![self.all],
        }
    }

    /// Whether a word of a root is of this form; not those that do not tell it, if it must be told.
    pub(super) fn has(&self, root: &Root, word: &str, must_tell: bool) -> bool {
        self.patterns(root).into_iter().any(|patterns| {
            let others = if must_tell { "" } else { patterns.others };
            has(patterns.tells, root, word) || has(others, root, word)
        })
    }
}

/// All patterns of words of three letters, and those that are typed alone.
pub(crate) fn patterns() -> Vec<&'static str> {
    one_by_one(FORMS.iter().flat_map(Form::kinds))
}

/// Those of the words of a root of three letters.
pub(crate) fn patterns_for(root: &Root) -> Vec<&'static str> {
    one_by_one(FORMS.iter().flat_map(|form| form.patterns(root)))
}

fn one_by_one(kinds: impl Iterator<Item = Patterns>) -> Vec<&'static str> {
    let all = kinds.flat_map(|kind| [kind.tells, kind.others]);
    let all = all.chain([NOUNS, PLURALS, SPOKEN]);
    let mut all: Vec<&str> = all.flat_map(str::split_whitespace).collect();
    all.retain(|pattern| !pattern.contains('ق'));
    all.sort_unstable();
    all.dedup();
    all
}

/// A root of one of the kinds that there are, of three letters: weak in one of them, doubled, or sound.
pub(crate) fn root_of_kind(letters: [char; 3], kind: usize) -> Root {
    let [first, second, third] = letters;
    match kind % 6 {
        0 => vec!['و', second, third],
        1 => vec![first, 'و', third],
        2 => vec![first, second, 'ي'],
        3 => vec![first, second, second],
        _ => letters.to_vec(),
    }
}

/// Whether nothing that may be joined to a word stands at its beginning: و is a conjunction as well.
pub(crate) fn tells_what_it_is_made_of(word: &str) -> bool {
    !word.starts_with('و')
}

/// The words of a pattern and a root, as each weak letter of the root may be written.
pub(crate) fn made(pattern: &str, root: &Root) -> Vec<String> {
    let has_four = pattern.contains('ق');
    if has_four != (root.len() == 4) {
        return Vec::new();
    }
    let mut words = vec![String::new()];
    let mut before = ' ';
    for sign in pattern.chars() {
        // The ف of a pattern is the first letter of a root, never a conjunction.
        let place = ROOT.iter().position(|one| *one == sign);
        let letter = place.map_or(sign, |place| root[place]);
        let written: &[char] = match sign {
            'ع' if is_weak(letter) => &['و', 'ي'],
            'ل' if is_weak(letter) && before == 'ا' => &['ي', 'ء'],
            'ل' if is_weak(letter) => &['ي', 'ا'],
            _ => &[letter],
        };
        let longer = words
            .iter()
            .flat_map(|word| written.iter().map(move |letter| format!("{word}{letter}")));
        words = longer.collect();
        before = sign;
    }
    words
}

pub(super) fn has(patterns: &str, root: &Root, word: &str) -> bool {
    let length = word.chars().count();
    let mut patterns = patterns.split_whitespace();
    patterns.any(|pattern| {
        pattern.chars().count() == length && made(pattern, root).iter().any(|one| one == word)
    })
}
