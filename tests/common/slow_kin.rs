//! Which words have to do with a word beyond its forms, found in a slow and obvious way: every choice of its letters is tried as
//! its root, with a weak letter that is not written wherever there may be one, and every word of the grammar is made of that
//! root and compared.
//!
//! The grammar is as it is taught: ف ع ل stand for the letters of a root, and ع ل ل or ق for four of them. Where a weak or a
//! doubled letter is not written, its sign is left out: افال is the fourth form of a root whose middle letter is weak.
//! Strong letters are those that nothing is joined to words with, so that a word says of itself what it is made of.

use kzread::search::{Level, Queries, Rung};

/// What a text may have of a word, beyond its forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kinship {
    /// A word of the same verb.
    Verb,
    /// A word of the same root.
    Root,
}

/// Words of a form of the verb: those that tell that it is this one, and those that other forms, or nouns, have as well.
#[derive(Clone, Copy)]
struct Patterns {
    tells: &'static str,
    others: &'static str,
}

/// A form of the verb, by the letters of the root that are written in it.
struct Form {
    all: Patterns,
    /// Without the first, which is a و.
    without_first: Patterns,
    /// Without the middle one, which is weak. If there are any, all words of such a root are of these patterns.
    without_middle: Patterns,
    /// Without the last one, which is the middle one again.
    without_last: Patterns,
    /// The form that is said of whom the verb is done to.
    partner: Option<usize>,
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
const FORMS: [Form; 11] = [
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
const NOUNS: &str = "فاعل فعيل مفعل مفعله مفعال افعل";

/// The plainest words, which are all that is looked for of a root whose last letter is weak.
const PLAIN: &str = "فعل يفعل تفعل نفعل مفعل";

/// Plurals that tell a root and are looked for by their singulars alone.
const PLURALS: &str = "فعلاء افعلاء";

/// What is spoken for the seventh form and the fifth, and the forms that it leads to.
const SPOKEN: &str = "اتفعل";
const SPOKEN_OF: [usize; 3] = [0, 6, 4];

/// The letters that stand for those of a root.
const ROOT: [char; 4] = ['ف', 'ع', 'ل', 'ق'];

/// Strong letters of roots: none is joined to words, and no word of a table has nothing but these.
pub(crate) const LETTERS: [char; 6] = ['ش', 'غ', 'خ', 'ظ', 'ض', 'ث'];

/// The letters of a root, three or four; a weak one is و, the last of them ي.
type Root = Vec<char>;

fn is_weak(letter: char) -> bool {
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
    fn patterns(&self, root: &Root) -> Vec<Patterns> {
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
    fn has(&self, root: &Root, word: &str, must_tell: bool) -> bool {
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

fn has(patterns: &str, root: &Root, word: &str) -> bool {
    let length = word.chars().count();
    let mut patterns = patterns.split_whitespace();
    patterns.any(|pattern| {
        pattern.chars().count() == length && made(pattern, root).iter().any(|one| one == word)
    })
}

/// Every root that the letters of a word may have: three or four of them that are strong, in their order, or two and a weak
/// one, or two of which the second is doubled.
fn roots(word: &str) -> Vec<Root> {
    let strong: Vec<char> = word.chars().filter(|letter| !is_weak(*letter)).collect();
    let mut roots = Vec::new();
    for choice in 0..1_u32 << strong.len() {
        let chosen = (0..strong.len()).filter(|at| choice >> at & 1 == 1);
        let chosen: Root = chosen.map(|at| strong[at]).collect();
        match chosen.as_slice() {
            &[a, b] => roots.extend([
                vec!['و', a, b],
                vec!['ي', a, b],
                vec![a, 'و', b],
                vec![a, b, 'ي'],
                vec![a, b, b],
            ]),
            [_, _, _] | [_, _, _, _] => roots.push(chosen),
            _ => {}
        }
    }
    // The first letter of three is no other's double.
    roots.retain(|root| root.len() == 4 || root[0] != root[1]);
    roots
}

/// The roots that a word has by one of these patterns.
fn roots_by(patterns: &str, word: &str) -> Vec<Root> {
    let mut found = Vec::new();
    for root in roots(word) {
        let mut patterns = patterns.split_whitespace();
        found.extend(
            patterns
                .any(|pattern| has_root(pattern, &root, word))
                .then_some(root),
        );
    }
    found
}

/// Whether a word that was typed may be taken for one of a root: at its end ه is the ending of a feminine, but after a long vowel.
fn has_root(pattern: &str, root: &Root, word: &str) -> bool {
    let is_ending = root.len() == 3 && root[2] == 'ه' && pattern.ends_with('ل');
    let is_after_long = pattern.ends_with("يل") || pattern.ends_with("ال");
    (!is_ending || is_after_long) && has(pattern, root, word)
}

/// How near a word of a text is to one that was typed with some ending.
pub(crate) fn kinship(typed: &str, ending: &str, word: &str) -> Option<Kinship> {
    let whole = format!("{typed}{ending}");
    let mut own: Vec<(&str, bool)> = Vec::new();
    own.extend(readings(&whole).into_iter().map(|(own, _)| (own, false)));
    // The ending ون is one of people and of verbs: what does not tell its verb by itself does so with it. It may as well be
    // part of a short word, but for a verb: زيتون, يصلون.
    let least = if typed.starts_with('ي') { 3 } else { 4 };
    if ending == "ون" && typed.chars().count() >= least {
        own.push((typed, true));
    }
    let met = readings(word).into_iter().filter(|(met, suffix)| {
        // A short word with the ending of an adjective is as often another.
        met.chars().count() > 3 || !suffix.starts_with('ي')
    });
    let met: Vec<&str> = met.map(|(met, _)| met).collect();
    let of_verb = |own: &str, is_person| met.iter().any(|met| are_of_one_verb(own, is_person, met));
    let of_root = |own: &str| met.iter().any(|met| are_of_one_root(own, met));
    if own.iter().any(|(own, is_person)| of_verb(own, *is_person)) {
        Some(Kinship::Verb)
    } else if own.iter().any(|(own, _)| of_root(own)) {
        Some(Kinship::Root)
    } else {
        None
    }
}

/// A word, and without each ending that it may have, if three letters stay: what is left, and the ending.
fn readings(word: &str) -> Vec<(&str, &str)> {
    let endings = ["", "ه", "ي", "ا", "يه", "يا", "ءه"];
    let cut = endings.iter().filter_map(|ending| {
        let rest = word.strip_suffix(ending)?;
        (ending.is_empty() || rest.chars().count() >= 3).then_some((rest, *ending))
    });
    cut.collect()
}

fn are_of_one_verb(typed: &str, is_person: bool, word: &str) -> bool {
    let is_of = |form: usize, root: &Root| FORMS[form].has(root, word, false);
    let of_form = |at: usize| {
        let form = &FORMS[at];
        let forms = [Some(at), form.partner];
        roots(typed).iter().any(|root| {
            let told = form.patterns(root).into_iter().any(|patterns| {
                let others = if is_person { patterns.others } else { "" };
                let mut all = [patterns.tells, others].into_iter();
                all.any(|patterns| {
                    let mut patterns = patterns.split_whitespace();
                    patterns.any(|pattern| has_root(pattern, root, typed))
                })
            });
            told && forms.iter().flatten().any(|form| is_of(*form, root))
        })
    };
    let spoken = roots_by(SPOKEN, typed);
    (0..FORMS.len()).any(of_form)
        || spoken
            .iter()
            .any(|root| SPOKEN_OF.iter().any(|form| is_of(*form, root)))
}

fn are_of_one_root(typed: &str, word: &str) -> bool {
    let is_typed = |root: &Root| {
        let by = |patterns: &str| {
            let mut patterns = patterns.split_whitespace();
            patterns.any(|pattern| has_root(pattern, root, typed))
        };
        let kinds = FORMS.iter().flat_map(|form| form.patterns(root));
        let mut all = kinds.flat_map(|kind| [kind.tells, kind.others]);
        all.any(by) || by(NOUNS) || by(PLURALS)
    };
    let is_met = |root: &Root| match root.as_slice() {
        // Too many words share a root of two strong letters.
        [_, second, third] if second == third => false,
        [_, second, _] if is_weak(*second) => {
            let stands = "مفعل";
            has_root(stands, root, typed) && FORMS[1].has(root, word, false)
        }
        [_, _, third] if is_weak(*third) => has(PLAIN, root, word),
        _ => FORMS.iter().any(|form| form.has(root, word, false)) || has(NOUNS, root, word),
    };
    let roots = roots(typed);
    roots.iter().any(|root| is_typed(root) && is_met(root))
}

/// Looks for a word in a text of other words, at the last rung of the ladder, and compares what is found of each, and how. A word
/// that ends with a weak letter takes no other ending.
pub(crate) fn check(typed: &str, ending: &str, words: &[String]) {
    let ends_weak = typed.ends_with(['ا', 'ي', 'ء', 'ه']);
    let ending = if ends_weak { "" } else { ending };
    let query = format!("{typed}{ending}");
    let first = Queries::new(&query, Level::Auto).expect("it has letters");
    let mut last = first.clone();
    while let Some(next) = last.next(0, &[]) {
        last = next;
    }
    for word in words {
        let rung = |queries: &Queries| queries.folded().rungs_in(word).map(|rungs| rungs.best);
        // What is a form of the word is not asked here.
        if rung(&first).is_some() {
            continue;
        }
        let expected = kinship(typed, ending, word).map(|kinship| match kinship {
            Kinship::Verb => Rung::Derived,
            Kinship::Root => Rung::Related,
        });
        assert_eq!(rung(&last), expected, "{query} in {word}");
    }
}
