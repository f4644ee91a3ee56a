//! A link that is lit, and what is said of it at the bottom of the screen.

use std::ops::Range;
use std::path::PathBuf;

use crate::document::{BlockId, Destination, label_direction};
use crate::page::Anchor;
use crate::text::{Direction, Paragraph, VisualLine, fit, in_components, inert};
use crate::words::Language;

/// So many lines say where a link leads: a footnote is read in them, and the text has the rest of the screen.
const LINES: usize = 3;

/// A link that is lit.
#[derive(Debug, Clone)]
pub struct LitLink {
    /// The block that it stands in.
    pub block: BlockId,
    /// Which bytes of that it is.
    pub range: Range<usize>,
    /// What the source has for its target.
    pub(super) target: String,
    pub(super) destination: Destination,
    /// The words of the place that it leads to in the same text.
    pub(super) words: Option<String>,
    /// The reader was told that it leads out of what is open.
    pub(super) asked: Option<Exit>,
    /// Rows of what is said of it.
    pub(super) rows: u16,
}

/// Where a link leads that is followed only if the reader still wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Exit {
    /// To an address, which another program opens.
    Address,
    /// To a file that lies outside of what was opened.
    File(PathBuf),
}

/// Where a link has led to: a place in a text that is not there yet.
#[derive(Debug, Clone)]
pub(super) struct LedTo {
    pub(super) article: usize,
    /// The name of the place, with its escapes.
    pub(super) name: String,
}

/// A paragraph at the bottom.
struct Said {
    text: String,
    direction: Direction,
}

impl Said {
    /// At most so many lines of so many columns; where they do not hold all, the last is cut.
    fn lines(&self, columns: u16, most: usize) -> Vec<VisualLine> {
        let paragraph = Paragraph::analyze(self.text.as_str(), self.direction);
        let wrapped = paragraph.wrap(columns, columns);
        let shown = wrapped.iter().take(most);
        let mut lines: Vec<VisualLine> = shown.map(|line| paragraph.arrange(line)).collect();
        if let (true, Some(last)) = (wrapped.len() > most, most.checked_sub(1)) {
            let rest = &self.text[paragraph.bytes_of(&wrapped[last]).start..];
            lines[last] = fit(rest, self.direction, columns);
        }
        lines
    }
}

impl LitLink {
    /// Whether it can be followed, as far as the text tells that it stands in.
    pub fn leads_somewhere(&self) -> bool {
        !matches!(
            self.destination,
            Destination::NoPlace(_) | Destination::Unknown
        )
    }

    /// Where it begins.
    pub(super) fn start(&self) -> Anchor {
        Anchor {
            block: self.block,
            byte: self.range.start,
        }
    }

    /// Where it ends.
    pub(super) fn end(&self) -> Anchor {
        Anchor {
            block: self.block,
            byte: self.range.end,
        }
    }

    /// What is said of where it leads, in lines of so many columns, on a screen of so many rows; what is asked before it is
    /// followed in full, as far as half of the screen has room for it. `enter`: the key that follows it.
    pub fn lines(
        &self,
        language: Language,
        enter: &str,
        (columns, rows): (u16, u16),
    ) -> Vec<VisualLine> {
        let half = usize::from(rows / 2).max(1);
        let most = match self.asked {
            Some(_) => half,
            None => LINES.min(half),
        };
        let mut lines = Vec::new();
        for said in self.said(language, enter) {
            lines.extend(said.lines(columns, most - lines.len()));
        }
        lines
    }

    fn said(&self, language: Language, enter: &str) -> Vec<Said> {
        let spoken = |text: String| Said {
            text,
            direction: language.direction(),
        };
        let written = |text: &str| Said {
            text: in_components(&inert(text)),
            direction: Direction::Ltr,
        };
        match (&self.destination, &self.asked) {
            (Destination::Address(address), Some(_)) => {
                vec![
                    spoken(language.opens(address, enter)),
                    written(address.shown()),
                ]
            }
            (_, Some(Exit::File(path))) => {
                vec![
                    spoken(language.leads_out(enter)),
                    written(&path.to_string_lossy()),
                ]
            }
            (Destination::Address(address), None) => vec![written(address.shown())],
            (Destination::File(link), _) => {
                let place = link
                    .place
                    .as_ref()
                    .map(|place| format!("#{}", link.named(place)));
                vec![written(&(link.path.clone() + &place.unwrap_or_default()))]
            }
            (Destination::Place(_), _) => {
                let text = self.words.clone().unwrap_or_default();
                let direction = label_direction(&text, language.direction());
                vec![Said { text, direction }]
            }
            (Destination::NoPlace(name), _) => vec![spoken(language.no_place(name))],
            (Destination::Unknown, _) => vec![spoken(language.not_opened(&self.target))],
        }
    }
}
