//! What a query says: words, numbers, months, phrases in quotation marks, and what is to be left out.

use super::folding::{Folded, Folding};
use super::months;
use super::number_words;
use super::numbers;
use super::word::is_part;

/// A query taken apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) parts: Vec<Part>,
    /// What a leading `-` leaves out.
    pub(super) without: Vec<Part>,
    /// Whether quotation marks or a `-` say more than the words do.
    pub(super) has_signs: bool,
}

/// One thing that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    Word(String),
    /// In ASCII digits.
    Number(String),
    /// From 0.
    Month(usize),
    /// A day, in ASCII digits, and its month, of a date in digits.
    Date(String, usize),
    /// What stood in quotation marks.
    Phrase(String),
}

impl Asked {
    /// Takes a query apart.
    pub(super) fn new(folding: &'static Folding, text: &str) -> Self {
        let mut asked = Self::default();
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            let negated = rest.strip_prefix('-').filter(|after| {
                !after.starts_with(|c: char| c.is_whitespace() || c.is_numeric() || c == '-')
                    && !after.is_empty()
            });
            let from = negated.unwrap_or(rest);
            let (piece, is_phrase, after) = next_piece(from);
            let mut parts = if is_phrase {
                vec![Part::Phrase(piece.to_owned())]
            } else {
                parts(folding, piece)
            };
            asked.has_signs |= is_phrase || negated.is_some();
            if negated.is_some() {
                asked.without.append(&mut parts);
            } else {
                asked.parts.append(&mut parts);
            }
            rest = after.trim_start();
        }
        if asked.parts.is_empty() {
            // Nothing is asked for but that something be not there: then the sign is part of a word.
            asked.parts = std::mem::take(&mut asked.without);
            asked.has_signs = false;
        }
        asked.parts = with_days(folding, with_months(folding, asked.parts));
        asked.parts = with_number_words(folding, &asked.parts);
        asked
    }
}

/// The next word or phrase of a text, whether it is a phrase, and what comes after it.
fn next_piece(text: &str) -> (&str, bool, &str) {
    let is_quote = |c: char| {
        matches!(
            c,
            '"' | '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{AB}' | '\u{BB}'
        )
    };
    if let Some(inner) = text.strip_prefix(is_quote)
        && let Some((phrase, after)) = inner.split_once(is_quote)
        && !phrase.trim().is_empty()
    {
        return (phrase.trim(), true, after);
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let (word, after) = text.split_at(end);
    (word, false, after)
}

/// The words of a piece between two blanks; a number is one word.
fn parts(folding: &'static Folding, piece: &str) -> Vec<Part> {
    let is_end = |c: char| {
        matches!(
            folding.folded(Some(c)),
            [Folded::Letter(',' | '.' | '?' | ';' | ':' | '!')]
        )
    };
    let is_percent = |c: char| matches!(folding.folded(Some(c)), [Folded::Letter('%')]);
    if let Some(number) = numbers::number(folding, piece.trim_matches(is_end)) {
        return vec![Part::Number(number)];
    }
    // Of a percentage the sign says as much as the number.
    if numbers::number(folding, piece.trim_end_matches(is_percent)).is_some() {
        return vec![Part::Phrase(piece.to_owned())];
    }
    if let Some(date) = date(folding, piece.trim_matches(is_end)) {
        return date;
    }
    let words = piece.split(|c: char| !is_part(folding.folded(Some(c))));
    let has_letter = |word: &&str| {
        let mut folded = word.chars().flat_map(|c| folding.folded(Some(c)));
        folded.any(|folded| matches!(folded, Folded::Letter(_)))
    };
    let part = |word: &str| match numbers::number(folding, word) {
        Some(number) => Part::Number(number),
        None => Part::Word(word.to_owned()),
    };
    words.filter(has_letter).map(part).collect()
}

/// A date in digits: 5/1/2022, 2022-01-05.
fn date(folding: &'static Folding, piece: &str) -> Option<Vec<Part>> {
    let numbers = piece.split(['/', '-', '.']).map(|part| {
        let digits = numbers::number(folding, part)?;
        Some((digits.parse::<usize>().ok()?, digits))
    });
    let numbers: Vec<_> = numbers.collect::<Option<_>>()?;
    let (day, month, year) = match numbers.as_slice() {
        [year, month, day] if year.1.len() == 4 => (day, month, year),
        [month, day, year] if year.1.len() == 4 && day.0 > 12 => (day, month, year),
        [day, month, year] if year.1.len() == 4 => (day, month, year),
        _ => return None,
    };
    let is_date = (1..=31).contains(&day.0) && (1..=12).contains(&month.0);
    is_date.then(|| {
        let date = Part::Date(day.0.to_string(), month.0 - 1);
        vec![date, Part::Number(year.1.clone())]
    })
}

/// Makes months of the words that are names of months; some are so only beside a number.
fn with_months(folding: &'static Folding, parts: Vec<Part>) -> Vec<Part> {
    let fold = |text: &str| fold(folding, text);
    let in_date = parts.iter().any(|part| matches!(part, Part::Number(_)));
    let month = |name: &str| {
        if in_date {
            months::month_of_date(name, fold)
        } else {
            months::month(name, fold)
        }
    };
    let mut with_months: Vec<Part> = Vec::with_capacity(parts.len());
    for part in parts {
        if let (Some(Part::Word(first)), Part::Word(second)) = (with_months.last(), &part)
            && let Some(month) = month(&format!("{first} {second}"))
        {
            with_months.pop();
            with_months.push(Part::Month(month));
        } else if let Part::Word(word) = &part
            && let Some(month) = month(word)
        {
            with_months.push(Part::Month(month));
        } else {
            with_months.push(part);
        }
    }
    with_months
}

/// Makes a number of the words before a month that are a day of it: الخامس من يناير.
fn with_days(folding: &'static Folding, mut parts: Vec<Part>) -> Vec<Part> {
    let word = |part: Option<&Part>| match part {
        Some(Part::Word(word)) => Some(word.clone()),
        _ => None,
    };
    let mut i = 0;
    while let Some(found) = parts
        .iter()
        .skip(i)
        .position(|part| matches!(part, Part::Month(_)))
    {
        let mut month = i + found;
        let before = |parts: &[Part], n: usize| word(parts.get(month.checked_sub(n)?));
        if before(&parts, 1).as_deref() == Some("من") && before(&parts, 2).is_some() {
            parts.remove(month - 1);
            month -= 1;
        }
        let words: Vec<String> = (1..=2)
            .map_while(|n| word(parts.get(month.checked_sub(n)?)))
            .collect();
        for count in (1..=words.len()).rev() {
            let ordinal: Vec<&str> = words.iter().take(count).rev().map(String::as_str).collect();
            if let Some(day) = months::day_of(&ordinal.join(" "), |text| fold(folding, text)) {
                parts.splice(month - count..month, [Part::Number(day)]);
                month = month + 1 - count;
                break;
            }
        }
        i = month + 1;
    }
    parts
}

/// Makes numbers of the words that a number is written in.
fn with_number_words(folding: &'static Folding, parts: &[Part]) -> Vec<Part> {
    let mut with_numbers = Vec::with_capacity(parts.len());
    let mut rest = parts;
    while let [first, ..] = rest {
        if let [Part::Number(digits), Part::Word(word), after @ ..] = rest
            && let Some(number) =
                number_words::times(digits, &fold(folding, word), |text| fold(folding, text))
        {
            with_numbers.push(Part::Number(number));
            rest = after;
            continue;
        }
        let words: Vec<String> = rest
            .iter()
            .take(number_words::MOST_WORDS)
            .map_while(|part| match part {
                Part::Word(word) => Some(fold(folding, word)),
                _ => None,
            })
            .collect();
        let number = (1..=words.len()).rev().find_map(|count| {
            let number = number_words::number(&words.get(..count)?.join(" "))?;
            Some((number, count))
        });
        let (part, count) = match number {
            Some((number, count)) => (Part::Number(number), count),
            None => (first.clone(), 1),
        };
        with_numbers.push(part);
        rest = rest.get(count..).unwrap_or_default();
    }
    with_numbers
}

/// The letters of a text, folded.
pub(super) fn fold(folding: &'static Folding, text: &str) -> String {
    let folded = text.chars().flat_map(|c| folding.folded(Some(c)));
    let characters = folded.filter_map(|folded| match *folded {
        Folded::Letter(c) => Some(c),
        Folded::Space => Some(' '),
        Folded::Haraka(_) | Folded::Dagger | Folded::End => None,
    });
    characters.collect()
}
