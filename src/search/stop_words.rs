//! Words that a question has and its answer has not, and those that stand in every paragraph.

/// As folded.
#[rustfmt::skip]
const STOP_WORDS: &[&str] = &[
    "متي", "اين", "كيف", "لماذا", "ماذا", "من", "هل", "ما", "كم", "اي", "لم", "لن", "لا", "في",
    "الي", "علي", "عن", "مع", "هو", "هي", "هم", "هذا", "هذه", "ذلك", "تلك", "الذي", "التي", "الذين",
    "كان", "كانت", "قد", "ان", "او", "ثم", "بين", "عند", "بعد", "قبل", "حتي", "وفي", "ومن", "الا",
    "كل", "بم", "لمن", "ممن", "فيم", "عم", "ام", "اذا", "لو", "هناك", "يكون", "ليس", "حول", "ايه",
    "فين", "ليه", "ازاي", "امتي", "مين", "شنو", "وين", "ليش", "كي", "كجا", "جرا", "who", "what",
    "اللي", "يلي", "شو", "وش", "ايش", "كام", "عايز", "عاوز", "عشان", "علشان", "ده", "دي", "مش", "مو",
    "تقع", "يقع", "معني", "يعني", "تعني", "ماهو", "ماهي", "منذ", "خلال", "كيفيه", "مدي", "سبب",
    "when", "where", "why", "how", "is", "are", "was", "were", "did", "does", "do", "the", "a",
    "an", "of", "in", "on", "to", "and", "or", "چرا", "چگونه", "جگونه", "چیست", "چيست", "جيست", "چه",
    "است", "را", "از", "به", "در", "با", "براي", "كيا", "كيسي", "كنيم", "كنم",
];

/// Whether the folded word says nothing of what is looked for.
pub(super) fn is_stop_word(word: &[char]) -> bool {
    let same = |stop: &&str| stop.chars().eq(word.iter().copied());
    STOP_WORDS.iter().any(same)
}

/// What a question asks about that names nothing else: ماذا حدث, ايه اللي حصل.
#[rustfmt::skip]
const HAPPENING: [&str; 13] = [
    "حدث", "حصل", "جري", "صار", "وقع", "يحدث", "يحصل", "يجري", "يصير", "بيحدث", "بيحصل", "بيجري", "بيصير",
];

/// Whether a folded word only asks what happened, after one that says nothing either.
pub(super) fn asks_what_happened(before: &[char], word: &[char]) -> bool {
    let same = |verb: &&str| verb.chars().eq(word.iter().copied());
    is_stop_word(before) && HAPPENING.iter().any(same)
}

/// What a question of a number or a time counts or names, which its answer does not: كم عدد، متى كان يوم.
pub(super) fn is_asked_for(question: &[Vec<char>], word: &[char]) -> bool {
    let asks = |words: &[&str]| {
        let mut question = question.iter();
        question.any(|asked| {
            words
                .iter()
                .any(|one| one.chars().eq(asked.iter().copied()))
        })
    };
    let is = |words: &[&str]| words.iter().any(|one| one.chars().eq(word.iter().copied()));
    is(&["عدد", "number"]) && asks(&["كم", "كام", "how"])
        || is(&["يوم", "تاريخ", "موعد", "date", "day"]) && asks(&["متي", "امتي", "when"])
}

/// What stands before a year or a date and adds nothing to it.
const OF_TIME: [&str; 13] = [
    "سنه",
    "عام",
    "السنه",
    "العام",
    "يوم",
    "شهر",
    "تاريخ",
    "بتاريخ",
    "اليوم",
    "ليله",
    "year",
    "day",
    "month",
];

/// Whether the folded word only says what the number or the month after it is.
pub(super) fn says_what_follows(word: &[char]) -> bool {
    let same = |of_time: &&str| of_time.chars().eq(word.iter().copied());
    OF_TIME.iter().any(same)
}
