//! Which words have to do with a word beyond its forms, found in a slow and obvious way: every choice of three or four of its
//! letters is tried as its root, and every word of the grammar is made of that root and compared.
//!
//! The grammar is that of sound roots, as it is taught: ف ع ل stand for the letters of a root, and ع ل ل or ق for four of them.
//! Roots are of letters that nothing is joined to words with, so that a word says of itself what it is made of.

use kzread::search::{Level, Queries, Rung};

/// What a text may have of a word, beyond its forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kinship {
    /// A word of the same verb.
    Verb,
    /// A word of the same root.
    Root,
}

/// A form of the verb: the words that tell that it is this one, and those that other forms, or nouns, have as well.
struct Form {
    tells: &'static str,
    others: &'static str,
    /// The form that is said of whom the verb is done to.
    partner: Option<usize>,
}

/// In the order of the grammar; the last is that of four letters.
const FORMS: [Form; 10] = [
    form("مفعول", "فعل يفعل تفعل نفعل فعول فعال فعاله فعله", None),
    form("تفعيل تفعله", "فعل يفعل تفعل نفعل مفعل", Some(4)),
    form("يفاعل تفاعل نفاعل مفاعل مفاعله", "فاعل", Some(5)),
    form("افعل افعال", "يفعل تفعل نفعل مفعل", None),
    form("يتفعل تتفعل متفعل", "تفعل", Some(1)),
    form("تفاعل يتفاعل تتفاعل متفاعل", "", Some(2)),
    form("انفعل ينفعل تنفعل انفعال منفعل", "", None),
    form(
        "افتعل يفتعل تفتعل نفتعل افتعال مفتعل افطعل يفطعل نفطعل افطعال مفطعل افدعال مفدعل",
        "تفطعل افدعل يفدعل تفدعل نفدعل",
        None,
    ),
    form("استفعل يستفعل تستفعل استفعال مستفعل", "", None),
    form("فعلق يفعلق تفعلق فعلقه مفعلق متفعلق يتفعلق", "", None),
];

/// Nouns of a root that are of no verb for certain.
const NOUNS: &str = "فاعل فعيل مفعل مفعله مفعال افعل";

/// The letters that stand for those of a root.
const ROOT: [char; 4] = ['ف', 'ع', 'ل', 'ق'];

/// Letters of roots: none is joined to words, and no word of a table has nothing but these.
pub(crate) const LETTERS: [char; 6] = ['ش', 'غ', 'خ', 'ظ', 'ض', 'ث'];

const fn form(tells: &'static str, others: &'static str, partner: Option<usize>) -> Form {
    Form {
        tells,
        others,
        partner,
    }
}

/// All patterns of words of three letters.
pub(crate) fn patterns() -> Vec<&'static str> {
    let all = FORMS.iter().flat_map(|form| [form.tells, form.others]);
    let all = all.chain([NOUNS]).flat_map(str::split_whitespace);
    let mut all: Vec<&str> = all.filter(|pattern| !pattern.contains('ق')).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The word of a pattern and a root.
pub(crate) fn made(pattern: &str, root: &[char]) -> Option<String> {
    let has_four = pattern.contains('ق');
    if has_four != (root.len() == 4) {
        return None;
    }
    let letter = |sign| match ROOT.iter().position(|one| *one == sign) {
        Some(place) => root.get(place).copied(),
        None => Some(sign),
    };
    // The ف of a pattern is the first letter of a root, never a conjunction.
    pattern.chars().map(letter).collect()
}

/// How near a word of a text is to one that was typed with some ending.
pub(crate) fn kinship(typed: &str, ending: &str, word: &str) -> Option<Kinship> {
    // The ending ون is one of people and of verbs: what does not tell its verb by itself does so with it.
    let is_person = ending == "ون";
    let own = match (ending, typed.chars().count()) {
        ("", _) => readings(typed),
        // It may as well be part of so short a word: زيتون.
        (_, ..=3) => Vec::new(),
        // Before it there is no pronoun.
        _ => vec![typed],
    };
    let met = readings(word);
    let of = |is_kin: &dyn Fn(&str, &str) -> bool| {
        own.iter().any(|own| met.iter().any(|met| is_kin(own, met)))
    };
    if of(&|own, met| are_of_one_verb(own, is_person, met)) {
        Some(Kinship::Verb)
    } else if of(&are_of_one_root) {
        Some(Kinship::Root)
    } else {
        None
    }
}

/// A word, and without the pronoun that it may end with.
fn readings(word: &str) -> Vec<&str> {
    let without = word
        .strip_suffix('ه')
        .filter(|rest| rest.chars().count() >= 3);
    [word].into_iter().chain(without).collect()
}

/// Every choice of three or four letters of a word, in their order, that may be a root.
fn roots(word: &str) -> Vec<Vec<char>> {
    let letters: Vec<char> = word.chars().collect();
    let mut roots = Vec::new();
    for choice in 0..1_u32 << letters.len() {
        let chosen = (0..letters.len()).filter(|at| choice >> at & 1 == 1);
        let root: Vec<char> = chosen.map(|at| letters[at]).collect();
        let is_sound = root.iter().all(|letter| !"اويء".contains(*letter));
        // Of three letters none is the ending of a feminine, and the first is no other's double.
        let fits = match root.as_slice() {
            [first, second, third] => first != second && second != third && *third != 'ه',
            [_, _, _, _] => true,
            _ => false,
        };
        if is_sound && fits {
            roots.push(root);
        }
    }
    roots
}

fn has(patterns: &str, root: &[char], word: &str) -> bool {
    let mut patterns = patterns.split_whitespace();
    patterns.any(|pattern| made(pattern, root).as_deref() == Some(word))
}

fn are_of_one_verb(typed: &str, is_person: bool, word: &str) -> bool {
    let of_root = |root: &Vec<char>| {
        FORMS.iter().any(|form| {
            let is_told =
                has(form.tells, root, typed) || is_person && has(form.others, root, typed);
            let partner = form.partner.map(|at| &FORMS[at]);
            let both = [Some(form), partner];
            let mut both = both.iter().flatten();
            is_told && both.any(|form| has(form.tells, root, word) || has(form.others, root, word))
        })
    };
    roots(typed).iter().any(of_root)
}

fn are_of_one_root(typed: &str, word: &str) -> bool {
    let has_any = |root: &[char], word: &str| {
        let forms = FORMS.iter().flat_map(|form| [form.tells, form.others]);
        forms
            .chain([NOUNS])
            .any(|patterns| has(patterns, root, word))
    };
    let mut roots = roots(typed).into_iter();
    roots.any(|root| has_any(&root, typed) && has_any(&root, word))
}

/// Looks for a word in a text of other words, at the last rung of the ladder, and compares what is found of each, and how.
pub(crate) fn check(typed: &str, ending: &str, words: &[String]) {
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
