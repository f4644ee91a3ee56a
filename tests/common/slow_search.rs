//! A slow and obvious search at the level of folded letters, which the one of kzread is compared with.
//!
//! It spells out every reading of the text (each dagger alef dropped, or an alef) and of the query, compares them
//! everywhere, and takes the leftmost, then the longest. It knows a small alphabet by heart instead of the fold table.

/// A letter or space of a reading: what it folds to, its harakat, whether it is a dagger alef, and its bytes.
#[derive(Debug, Clone)]
struct Sign {
    letter: char,
    harakat: Vec<char>,
    dagger: bool,
    start: usize,
    end: usize,
}

/// In a text, it counts on the alef or yeh after its letter as well.
pub(crate) const FATHATAN: char = '\u{064B}';

/// The letters of the alphabet and what they fold to; `~` is harakat, `!` a dagger alef, `|` a paragraph's end.
pub(crate) const ALPHABET: [(char, &str); 31] = [
    ('\u{0627}', "\u{0627}"),
    ('\u{0623}', "\u{0627}"),
    ('\u{0671}', "\u{0627}"),
    ('\u{0628}', "\u{0628}"),
    ('\u{067E}', "\u{0628}"),
    ('\u{0647}', "\u{0647}"),
    ('\u{0629}', "\u{0647}"),
    ('\u{06C0}', "\u{0647}"),
    ('\u{0644}', "\u{0644}"),
    ('\u{06CC}', "\u{064A}"),
    ('\u{FEF4}', "\u{064A}"),
    ('\u{FEFB}', "\u{0644}\u{0627}"),
    ('\u{FEF8}', "\u{0644}\u{0627}"),
    ('\u{FDF2}', "\u{0627}\u{0644}\u{0644}\u{0647}"),
    ('\u{FC5D}', "\u{064A}!"),
    ('\u{FEE8}', "\u{0646}"),
    ('\u{0661}', "1"),
    ('1', "1"),
    ('A', "a"),
    ('\u{00E1}', "a"),
    (' ', " "),
    ('\u{00A0}', " "),
    (FATHATAN, "~"),
    ('\u{064E}', "~"),
    ('\u{0651}', "~"),
    ('\u{0654}', ""),
    ('\u{0640}', ""),
    ('\u{200D}', ""),
    ('\u{0670}', "!"),
    ('\n', "|"),
    ('\u{2029}', "|"),
];

/// The paragraphs of a text, each in all its readings.
fn readings(text: &[u8]) -> Vec<Vec<Vec<Sign>>> {
    let mut paragraphs = vec![vec![Vec::new()]];
    let mut at = 0;
    let mut on_letter = false;
    for chunk in text.utf8_chunks() {
        for c in chunk.valid().chars() {
            let (start, end) = (at, at + c.len_utf8());
            at = end;
            let folded = ALPHABET
                .iter()
                .find(|(from, _)| *from == c)
                .map_or("", |(_, to)| to);
            for to in folded.chars() {
                let sign = |letter, dagger| Sign {
                    letter,
                    harakat: Vec::new(),
                    dagger,
                    start,
                    end,
                };
                let readings = paragraphs.last_mut().unwrap();
                match to {
                    '|' => paragraphs.push(vec![Vec::new()]),
                    '~' => readings
                        .iter_mut()
                        .for_each(|reading| put_haraka(reading, c)),
                    '!' if !on_letter => {}
                    '!' => {
                        let mut with = readings.clone();
                        for reading in &mut with {
                            reading.push(sign('\u{0627}', true));
                        }
                        readings.extend(with);
                    }
                    _ => readings
                        .iter_mut()
                        .for_each(|reading| put_letter(reading, sign(to, false))),
                }
                on_letter = to.is_alphanumeric() || (to == '~' && on_letter);
            }
        }
        if !chunk.invalid().is_empty() {
            at += chunk.invalid().len();
            on_letter = false;
            paragraphs.push(vec![Vec::new()]);
        }
    }
    paragraphs
}

/// On the last letter that is one.
fn put_haraka(reading: &mut [Sign], haraka: char) {
    if let Some(letter) = reading.iter_mut().rfind(|sign| !sign.dagger) {
        letter.harakat.push(haraka);
    }
}

/// A space after a space is the same space.
fn put_letter(reading: &mut Vec<Sign>, sign: Sign) {
    match reading.last_mut() {
        Some(last) if last.letter == ' ' && sign.letter == ' ' => {
            last.end = sign.end;
            last.harakat.clear();
        }
        _ => reading.push(sign),
    }
}

/// A tanwin asked for on an alef or yeh is asked for on the letter before it.
fn with_tanwin_moved(mut query: Vec<Sign>) -> Vec<Sign> {
    for i in 1..query.len() {
        let before = query[..i].iter().rposition(|sign| !sign.dagger);
        let before = before.filter(|&before| is_seat(&query[i]) && query[before].letter != ' ');
        if let Some(before) = before {
            let (tanwin, others): (Vec<_>, _) =
                query[i].harakat.iter().partition(|c| **c == FATHATAN);
            query[i].harakat = others;
            query[before].harakat.extend(tanwin);
        }
    }
    query
}

fn is_seat(sign: &Sign) -> bool {
    matches!(sign.letter, '\u{0627}' | '\u{064A}') && !sign.dagger
}

/// Also behind the match, where the rest of the word may be typed yet.
fn stands(text: &[Sign], haraka: char) -> bool {
    text[0].harakat.contains(&haraka) || {
        let next = text.get(1);
        haraka == FATHATAN
            && next.is_some_and(|next| is_seat(next) || next.dagger)
            && stands(&text[1..], haraka)
    }
}

fn is_match(text: &[Sign], query: &[Sign]) -> bool {
    (0..query.len()).all(|i| {
        let (after, text, query) = (&text[i..], &text[i], &query[i]);
        let asked_for = if query.letter == ' ' {
            &[]
        } else {
            query.harakat.as_slice()
        };
        let stand = asked_for.iter().all(|haraka| stands(after, *haraka));
        text.letter == query.letter && stand && (!text.dagger || asked_for.is_empty())
    })
}

/// Whether a query is digits and nothing else: then it is found where no other digit stands beside it.
fn is_number(query: &str) -> bool {
    let folded: String = query
        .chars()
        .map(|c| {
            ALPHABET
                .iter()
                .find(|(from, _)| *from == c)
                .map_or("", |(_, to)| to)
        })
        .collect();
    folded.contains('1') && folded.trim().chars().all(|c| c == '1')
}

/// Where a query that ends with a space after a letter stands at the end of a paragraph, for the end of a word is as good as a
/// space. Nothing else ends a word in this alphabet.
fn at_the_end(reading: &[Sign], query: &[Sign]) -> Option<(usize, usize)> {
    let [word @ .., last, space] = query else {
        return None;
    };
    let length = word.len() + 1;
    let stands = space.letter == ' ' && last.letter != ' ' && reading.len() >= length;
    let text = &reading[reading.len().checked_sub(length).filter(|_| stands)?..];
    let matches = is_match(text, &query[..length]);
    matches.then(|| (text[0].start, text[length - 1].end))
}

/// All matches that the readings allow, leftmost and longest first taken.
pub(crate) fn reference(query: &str, text: &[u8]) -> Vec<(usize, usize)> {
    // In a query a dagger alef counts between a letter and another letter.
    let is_sound = |reading: &Vec<Sign>| {
        let before = |i: usize| i.checked_sub(1).map(|i| reading[i].letter);
        let after = |i: usize| reading.get(i + 1).map(|sign| sign.letter);
        let has_place = |i: usize| {
            !matches!(before(i), None | Some(' ')) && !matches!(after(i), None | Some(' '))
        };
        reading
            .iter()
            .enumerate()
            .all(|(i, sign)| !sign.dagger || has_place(i))
    };
    let is_number = is_number(query);
    let query = if is_number { query.trim() } else { query };
    let queries: Vec<Vec<Sign>> = readings(query.as_bytes())
        .concat()
        .into_iter()
        .filter(is_sound)
        .map(with_tanwin_moved)
        .collect();
    let mut all = Vec::new();
    for reading in readings(text).concat() {
        for query in &queries {
            let places = (0..reading.len()).map(|i| &reading[i..]);
            let matched = places.filter(|text| text.len() >= query.len() && is_match(text, query));
            let whole = matched.filter(|text| {
                let before = &reading[..reading.len() - text.len()];
                let mut around = [
                    before.iter().rfind(|sign| !sign.dagger),
                    text[query.len()..].iter().find(|sign| !sign.dagger),
                ]
                .into_iter()
                .flatten();
                !is_number || !around.any(|sign| sign.letter == '1')
            });
            all.extend(whole.map(|text| (text[0].start, text[query.len() - 1].end)));
            all.extend(at_the_end(&reading, query).filter(|_| !is_number));
        }
    }
    all.sort_by_key(|&(start, end)| (start, std::cmp::Reverse(end)));
    all.dedup();
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for (start, end) in all {
        if taken.last().is_none_or(|last| start >= last.1) {
            taken.push((start, end));
        }
    }
    taken
}
