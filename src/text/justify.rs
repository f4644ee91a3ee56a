//! Lines that reach both edges of their column: by wider spaces, and, if wished, by kashidas.
//!
//! A kashida lengthens the stroke between two joined letters; a terminal shows it as a tatweel (U+0640) in a cell of its own,
//! which has no bytes. Scribes have an order of places for it, which type founders took over: behind a tatweel that is written,
//! behind a toothed seen or sad, before a final teh marbuta, heh or dal, before a final alef, tah, lam or kaf, before the tooth
//! of a final reh or yeh, before a final waw, ain, qaf or feh, before any other final letter. A word has one at most. Words with
//! harakat have none, nor have words of less than three letters, nor the name of God.

use std::ops::Range;

use super::breaks::Opportunity;
use super::cluster::{Content, is_mark};
use super::drawing::is_haraka;
use super::joining::Form;
use super::{Line, Paragraph, VisualLine};

/// The tatweel.
pub(super) const TATWEEL: char = '\u{640}';

/// A line is left as it is where its spaces would grow by more columns than this on average.
const WIDEST: u16 = 3;

/// A word of fewer letters has no kashida.
const SHORTEST: usize = 3;

/// How lines reach both edges of their column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Justification {
    /// They do not.
    #[default]
    None,
    /// By wider spaces.
    Spaces,
    /// By kashidas, and then by wider spaces.
    Kashida,
}

impl Justification {
    /// Every choice with its name in the settings.
    pub const NAMES: [(&'static str, Self); 3] = [
        ("no", Self::None),
        ("spaces", Self::Spaces),
        ("kashida", Self::Kashida),
    ];
}

impl Paragraph {
    /// Puts a line into visual order as [`Paragraph::arrange`] does, and fills it up to `width` columns. Spaces before byte
    /// `from` of the text do not grow: those of a list's marker. The last line, one before a forced break, one with a tab, and
    /// one that would be torn apart stay as they are.
    pub fn justify(&self, line: &Line, width: u16, from: usize, by: Justification) -> VisualLine {
        if by == Justification::None {
            return self.arrange(line);
        }
        let shown = self.shown(line);
        let clusters = &self.clusters()[shown.clone()];
        let is_last = self
            .clusters()
            .get(line.clusters.end)
            .is_none_or(|next| next.opportunity == Opportunity::Mandatory);
        let has_tab = clusters
            .iter()
            .any(|cluster| cluster.content == Content::Tab);
        let free = width.saturating_sub(self.arrange(line).width());
        if is_last || has_tab || free == 0 {
            return self.arrange(line);
        }
        let kashidas = match by {
            Justification::Kashida => self.kashidas(shown.clone()),
            _ => Vec::new(),
        };
        let chosen = evenly(kashidas.len(), usize::from(free));
        let mut extra = vec![0; clusters.len()];
        for at in chosen.clone() {
            extra[kashidas[at] - shown.start] = 1;
        }
        let rest = free - chosen.len() as u16;
        let spaces: Vec<usize> = self.spaces(shown.clone(), from).collect();
        let count = spaces.len() as u16;
        if rest > count.saturating_mul(WIDEST) {
            return self.arrange(line);
        }
        for (number, at) in (0..).zip(spaces) {
            let upto = |number: u16| u32::from(rest) * u32::from(number) / u32::from(count);
            extra[at - shown.start] = (upto(number + 1) - upto(number)) as u16;
        }
        self.arrange_clusters(clusters, &extra)
    }

    /// The spaces between words of a line.
    fn spaces(&self, shown: Range<usize>, from: usize) -> impl Iterator<Item = usize> {
        let clusters = &self.clusters()[shown.clone()];
        let lead = clusters
            .iter()
            .take_while(|cluster| cluster.hangs())
            .count();
        let is_space = move |at: &usize| {
            let cluster = &self.clusters()[*at];
            self.slice(cluster) == " " && cluster.start as usize >= from
        };
        shown.skip(lead).filter(is_space)
    }

    /// The clusters of a line that a kashida follows, at most one in each word, in logical order.
    fn kashidas(&self, shown: Range<usize>) -> Vec<usize> {
        let is_letter = |at: &usize| {
            let cluster = &self.clusters()[*at];
            matches!(cluster.content, Content::Text | Content::LamAlef)
                && cluster.level.is_rtl()
                && self.base(*at).is_alphabetic()
        };
        let mut places = Vec::new();
        let mut at = shown.start;
        while at < shown.end {
            let letters = (at..shown.end).take_while(is_letter).count();
            places.extend(self.kashida_in(at..at + letters));
            at += letters.max(1);
        }
        places
    }

    /// The cluster of a word that its kashida follows, if it has one.
    fn kashida_in(&self, word: Range<usize>) -> Option<usize> {
        let (first, last) = (word.start, word.end.checked_sub(1)?);
        let bytes = self.clusters()[first].start as usize..self.clusters()[last].end as usize;
        let text = &self.text()[bytes];
        let is_marked = |c: char| is_haraka(c) || is_mark(c);
        if word.len() < SHORTEST
            || text.contains(is_marked)
            || text.contains("\u{644}\u{644}\u{647}")
        {
            return None;
        }
        let ranked = (first..last).filter_map(|at| Some((self.rank(at, last)?, at)));
        // Of places of one rank the last.
        let best = ranked.min_by_key(|&(rank, at)| (rank, std::cmp::Reverse(at)));
        best.map(|(_, at)| at)
    }

    /// The rank of the place behind a cluster in a word that ends with another: the lower, the better.
    fn rank(&self, at: usize, last: usize) -> Option<u8> {
        let joined = |at: usize| matches!(self.clusters()[at].form, Form::Medial | Form::Final);
        let joins = matches!(self.clusters()[at].form, Form::Initial | Form::Medial);
        if self.clusters()[at].content == Content::LamAlef || !joins || !joined(at + 1) {
            return None;
        }
        let next = self.base(at + 1);
        let is_final = self.clusters()[at + 1].form == Form::Final
            || self.clusters()[at + 1].content == Content::LamAlef;
        if self.base(at) == TATWEEL {
            return Some(1);
        }
        if matches!(self.base(at), '\u{633}'..='\u{636}') {
            return Some(2);
        }
        if !is_final {
            let is_tooth = matches!(
                next,
                '\u{628}' | '\u{62A}' | '\u{62B}' | '\u{646}' | '\u{64A}'
            );
            let after = (at + 2 <= last).then(|| self.base(at + 2));
            let is_before =
                after.is_some_and(|c| matches!(c, '\u{631}' | '\u{632}' | '\u{649}' | '\u{64A}'));
            let ends = at + 2 <= last && self.clusters()[at + 2].form == Form::Final;
            return (is_tooth && is_before && ends).then_some(5);
        }
        Some(match next {
            '\u{629}' | '\u{62F}' | '\u{630}' | '\u{647}' => 3,
            '\u{622}' | '\u{623}' | '\u{625}' | '\u{627}' | '\u{637}' | '\u{638}' | '\u{643}'
            | '\u{644}' | '\u{6A9}' | '\u{6AF}' => 4,
            '\u{639}' | '\u{63A}' | '\u{641}' | '\u{642}' | '\u{648}' => 6,
            _ => 7,
        })
    }

    fn base(&self, at: usize) -> char {
        let slice = self.slice(&self.clusters()[at]);
        slice.chars().next().unwrap_or(' ')
    }
}

/// Which of so many places are taken, at most `most` of them, spread evenly.
fn evenly(places: usize, most: usize) -> impl ExactSizeIterator<Item = usize> + Clone {
    let taken = places.min(most);
    (0..taken).map(move |number| (2 * number + 1) * places / (2 * taken))
}

#[cfg(test)]
mod tests {
    use super::super::Direction;
    use super::*;

    fn rows(text: &str, width: u16, by: Justification) -> Vec<String> {
        let paragraph = Paragraph::analyze(text, Direction::Rtl);
        let lines = paragraph.wrap(width, width);
        let rows = lines.iter().map(|line| {
            let row = paragraph.justify(line, width, 0, by);
            assert!(row.width() <= width);
            row.to_text()
        });
        rows.collect()
    }

    #[test]
    fn spaces_grow_evenly_and_the_last_line_is_free() {
        // Three words of two letters, twice.
        let text = "\u{627}\u{627} ".repeat(6);
        let word = "\u{FE8D}\u{FE8D}";
        assert_eq!(
            rows(&text, 10, Justification::Spaces),
            [
                format!("{word}  {word}  {word}"),
                format!("{word} {word} {word}")
            ]
        );
        assert_eq!(
            rows(&text, 9, Justification::Spaces)[0],
            format!("{word}  {word} {word}")
        );
    }

    #[test]
    fn a_line_before_a_forced_break_and_a_torn_one_are_free() {
        let word = "\u{FE8D}\u{FE8D}";
        let text = "\u{627}\u{627} \u{627}\u{627}\u{2028}\u{627}\u{627}";
        assert_eq!(
            rows(text, 7, Justification::Spaces)[0],
            format!("{word} {word}")
        );
        let long = format!("\u{627}\u{627} \u{627}\u{627} {}", "\u{627}".repeat(12));
        assert_eq!(
            rows(&long, 12, Justification::Spaces)[0],
            format!("{word} {word}")
        );
    }

    /// The place of the kashida in a word, in letters; none if it has none.
    fn place(word: &str) -> Option<usize> {
        let paragraph = Paragraph::analyze(word, Direction::Rtl);
        let places = paragraph.kashidas(0..paragraph.clusters().len());
        assert!(places.len() < 2);
        places.first().map(|at| at + 1)
    }

    #[test]
    fn a_kashida_stands_at_the_best_place_of_the_scribes() {
        for (word, behind) in [
            ("\u{645}\u{633}\u{62C}\u{62F}", Some(2)), // msjd: behind seen
            ("\u{645}\u{62C}\u{62F}\u{629}", None),    // mjd-teh: dal joins nothing after it
            ("\u{645}\u{643}\u{62A}\u{628}\u{629}", Some(4)), // maktaba: before teh marbuta
            ("\u{643}\u{62A}\u{627}\u{628}", Some(2)), // kitab: before alef
            ("\u{643}\u{628}\u{64A}\u{631}", Some(2)), // kabir: before the tooth of reh
            ("\u{645}\u{648}\u{642}\u{639}", Some(3)), // mawqi3: before ain
            ("\u{641}\u{64A}", None),                  // fi: too short
            ("\u{627}\u{644}\u{644}\u{647}", None),    // the name of God
            ("\u{643}\u{64E}\u{62A}\u{628}", None),    // kataba with a haraka
            ("kitab", None),
        ] {
            let found = place(word);
            match (word, behind) {
                // mjd-teh: the only joined pairs are m-j and j-d, of which the latter ends at a dal that is final.
                ("\u{645}\u{62C}\u{62F}\u{629}", _) => assert_eq!(found, Some(2)),
                _ => assert_eq!(found, behind, "{word}"),
            }
        }
    }

    #[test]
    fn kashidas_are_spread_and_have_no_bytes() {
        let text = "\u{645}\u{633}\u{62C}\u{62F} ".repeat(8);
        let paragraph = Paragraph::analyze(text.trim_end(), Direction::Rtl);
        let lines = paragraph.wrap(22, 22);
        let row = paragraph.justify(&lines[0], 22, 0, Justification::Kashida);
        assert_eq!(row.width(), 22);
        let plain = paragraph.arrange(&lines[0]);
        assert_eq!(row.to_text().matches(TATWEEL).count(), 3);
        let bytes = |line: &VisualLine| -> Vec<_> {
            let cells = line.cells().map(|(_, cell)| cell.bytes.clone());
            cells.filter(|bytes| !bytes.is_empty()).collect()
        };
        assert_eq!(bytes(&row), bytes(&plain));
        // A match of the whole word is one piece.
        assert_eq!(row.columns_of(&(0..8)).len(), 1);
    }
}
