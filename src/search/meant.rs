//! What to look for in the place of a query that was not found, as the words of the text tell.

use std::cmp::Reverse;

use super::forms::Forms;
use super::nearest::Nearest;
use super::sound;
use super::stop_words::is_stop_word;
use super::syntax::fold;
use super::word::Word;

/// So many words are looked for in the place of one, and so many texts in the place of the query.
const MOST_MEANT: usize = 2;
const MOST_TEXTS: usize = 4;

/// No farther apart are words that sound the same: one letter for another of its sound, one letter doubled.
const SAME_SOUND: usize = sound::ALIKE + sound::DOUBLED;

/// What to look for in the place of a query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Instead {
    /// Texts in which other words stand for those that the text has not.
    pub texts: Vec<String>,
    /// Whether these words are the same to the ear, so that they were meant rather than others of the same root.
    pub is_close: bool,
    /// Of two words that are nowhere together the one that there is, or that there is less of.
    pub alone: Option<String>,
}

impl Instead {
    /// The same, if it is close.
    #[must_use]
    pub fn close(self) -> Option<Self> {
        (self.is_close && !self.texts.is_empty()).then_some(self)
    }
}

impl Nearest {
    /// What to look for instead of the query.
    pub fn instead(&self) -> Instead {
        Instead {
            texts: self.texts_instead(),
            is_close: self.is_close(),
            alone: self.alone(),
        }
    }

    /// Whether each word that does not occur sounds as one that does.
    fn is_close(&self) -> bool {
        let wanted = self.wanted.iter().enumerate();
        let mut missing =
            wanted.filter(|(_, wanted)| !wanted.occurs() && !is_stop_word(&wanted.typed.letters));
        missing.all(|(i, _)| {
            let near = self.found.values().flat_map(|found| &found.near);
            let distances = near
                .filter(|(of, _)| *of == i)
                .map(|(_, distance)| *distance);
            distances
                .min()
                .is_some_and(|distance| distance <= SAME_SOUND)
        })
    }

    /// Of two words that say something the one that the text has less often.
    fn alone(&self) -> Option<String> {
        let wanted = self.wanted.iter();
        let telling = wanted.filter(|wanted| !is_stop_word(&wanted.typed.letters));
        let telling: Vec<_> = telling.collect();
        let [_, _] = telling.as_slice() else {
            return None;
        };
        let met = telling.into_iter().filter(|wanted| wanted.occurs());
        let letters = &met.min_by_key(|wanted| wanted.count)?.typed.letters;
        // As it was typed, by itself: of a path or an address no part is what was looked for.
        let words = self.query.text().split_whitespace();
        let mut words = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        let word = words.find(|word| fold(self.folding, word).chars().eq(letters.iter().copied()));
        word.map(str::to_owned)
    }

    /// Texts to look for instead of the query: each word that does not occur replaced by the one that it must have been meant
    /// for, or left out where there is none; nothing if no word is replaced.
    fn texts_instead(&self) -> Vec<String> {
        let mut replaced = false;
        let mut texts = vec![String::new()];
        for (i, wanted) in self.wanted.iter().enumerate() {
            let own: String = wanted.typed.letters.iter().collect();
            let words = if (wanted.occurs() && self.wanted.len() > 1)
                || is_stop_word(&wanted.typed.letters)
            {
                vec![own]
            } else {
                self.meant_for(i)
            };
            replaced |=
                !(wanted.occurs() || words.is_empty() || is_stop_word(&wanted.typed.letters));
            if words.is_empty() {
                continue;
            }
            let longer = texts.iter().flat_map(|text| {
                let space = if text.is_empty() { "" } else { " " };
                words.iter().map(move |word| format!("{text}{space}{word}"))
            });
            texts = longer.take(MOST_TEXTS).collect();
        }
        texts.retain(|_| replaced);
        texts
    }

    /// The words of the text that a word of the query must have been meant for: those that are nearest to it. Of a Latin name
    /// all are equally its sound in another script, however the text spells it; a form of one is found with it.
    fn meant_for(&self, wanted: usize) -> Vec<String> {
        let Some(typed) = self.wanted.get(wanted) else {
            return Vec::new();
        };
        let limit = typed.sure();
        let near = self.found.iter().filter_map(|(letters, candidate)| {
            let mut near = candidate.near.iter();
            let (_, distance) = near.find(|(of, distance)| *of == wanted && *distance <= limit)?;
            let is_latin = || letters.iter().any(char::is_ascii_alphabetic);
            let is_other = !typed.is_latin() || !is_latin() || typed.is_slip_of(letters);
            is_other.then_some((*distance, Reverse(candidate.count), letters))
        });
        let mut near: Vec<_> = near.collect();
        near.sort_unstable();
        let slack = if typed.is_latin() {
            sound::VOWEL
        } else {
            sound::DOUBLED
        };
        let best = near.first().map_or(0, |(distance, ..)| *distance);
        let mut meant: Vec<(Forms, String)> = Vec::new();
        for (_, _, letters) in near.into_iter().take_while(|near| near.0 <= best + slack) {
            let text: String = letters.iter().collect();
            let is_form = meant.iter().any(|(forms, _)| {
                let mut word = Word::of(self.folding, &text);
                forms.find(&mut word).is_some()
            });
            if !is_form && meant.len() < MOST_MEANT {
                meant.push((Forms::new(self.folding, &text), text));
            }
        }
        meant.into_iter().map(|(_, text)| quoted(text)).collect()
    }
}

/// Words that were typed without the space stand side by side.
fn quoted(text: String) -> String {
    if text.contains(' ') {
        format!("\"{text}\"")
    } else {
        text
    }
}
