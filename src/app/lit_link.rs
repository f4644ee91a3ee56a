//! A link that is lit, and what is said of it at the bottom of the screen.

use std::ops::Range;
use std::path::PathBuf;

use super::footnote::Words;
use super::geometry::SMALLEST;
use crate::document::{BlockId, Destination, Link, label_direction};
use crate::page::Anchor;
use crate::text::{Direction, Paragraph, VisualLine, fit, in_components, inert};
use crate::words::Language;

/// So many lines say where a link leads. A footnote may take half of the screen, and so may what is asked.
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
    pub(super) words: Words,
    /// The reader was told that it leads out of what is open.
    pub(super) asked: Option<Exit>,
    /// What is said of it, as the bottom of the screen has room for it.
    pub(super) lines: Vec<VisualLine>,
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
    /// At most so many lines of so many columns; where they do not hold all, or all of them are taken and more is to be said,
    /// the last is cut.
    fn lines(&self, columns: u16, most: usize, has_more: bool) -> Vec<VisualLine> {
        let paragraph = Paragraph::analyze(self.text.as_str(), self.direction);
        let wrapped = paragraph.wrap(columns, columns);
        let shown = wrapped.iter().take(most);
        let mut lines: Vec<VisualLine> = shown.map(|line| paragraph.arrange(line)).collect();
        let is_cut = wrapped.len() > most || has_more && wrapped.len() == most;
        if let (true, Some(last)) = (is_cut, most.checked_sub(1)) {
            let rest = &self.text[paragraph.bytes_of(&wrapped[last]).start..];
            let rest = format!("{rest}{}", if has_more { " \u{2026}" } else { "" });
            lines[last] = fit(&rest, self.direction, columns);
        }
        lines
    }
}

impl LitLink {
    /// A link of a block.
    pub(super) fn new(block: BlockId, link: Link, destination: Destination, words: Words) -> Self {
        Self {
            block,
            range: link.range,
            target: link.target,
            destination,
            words,
            asked: None,
            lines: Vec::new(),
        }
    }

    /// What is said of it at the bottom of the screen.
    pub fn lines(&self) -> &[VisualLine] {
        &self.lines
    }

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

    /// Lays out what is said of where it leads, in lines of so many columns, on a screen of so many rows; a footnote, and what
    /// is asked before it is followed, as far as half of the screen has room for it. `enter`: the key that follows it.
    pub(super) fn lay_out(&mut self, language: Language, enter: &str, (columns, rows): (u16, u16)) {
        let text = SMALLEST.1 - 1;
        let half = usize::from((rows / 2).min(rows.saturating_sub(text)).max(1));
        let most = if self.asked.is_some() || self.words.is_note {
            half
        } else {
            LINES.min(half)
        };
        let all = self.said(language, enter);
        self.lines.clear();
        for (said, has_more) in all.iter().zip((0..all.len()).rev().map(|more| more > 0)) {
            let room = most - self.lines.len();
            self.lines.extend(said.lines(columns, room, has_more));
        }
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
                let of_text = |text: &String| Said {
                    direction: label_direction(text, language.direction()),
                    text: text.clone(),
                };
                self.words.blocks.iter().map(of_text).collect()
            }
            (Destination::NoPlace(name), _) => vec![spoken(language.no_place(name))],
            (Destination::Unknown, _) => vec![spoken(language.not_opened(&self.target))],
        }
    }
}
