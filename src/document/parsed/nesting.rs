//! The lists and quotes around a block of Markdown: its indentation, its list markers, whether a gap stands before it.

use std::ops::Range;

use super::content::Content;
use crate::document::block::Bars;

/// Columns that a level of list or quote is indented by.
const LEVEL: usize = 2;

/// The marker of an item of a list that is not numbered.
pub(super) const BULLET: &str = "\u{2022} ";

/// What a footnote is known by, in its references and before it.
pub(super) fn footnote(label: &str) -> String {
    format!("[{label}]")
}

#[derive(Default)]
pub(super) struct Nesting(Vec<Container>);

/// What stands farther in than the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aside {
    Quote,
    /// A callout, and whether its first block is its title.
    Callout {
        titled: bool,
    },
    /// A definition, below its term.
    Definition,
}

enum Container {
    Aside {
        kind: Aside,
        /// How many blocks of it were written already.
        blocks: usize,
    },
    List {
        next: Option<u64>,
        /// Whether a block of the list was written already.
        begun: bool,
    },
    Item {
        marker: String,
        /// Where the marker stands in the source.
        source: Range<usize>,
        /// Whether the first block of the item, which carries the marker, was written already.
        begun: bool,
    },
}

/// Where the next block stands.
#[derive(Default)]
pub(super) struct Place {
    /// Columns before all its rows.
    pub(super) indent: u16,
    /// The bars of the quotes and callouts that it stands in.
    pub(super) bars: Bars,
    /// Those that go on from the block before it.
    pub(super) joined: Bars,
    /// Whether it belongs to the block before it: no gap stands between them.
    pub(super) follows: bool,
    /// Markers of the items that it is the first block of.
    pub(super) marker: Content,
}

impl Nesting {
    pub(super) fn begin_aside(&mut self, kind: Aside) {
        self.0.push(Container::Aside { kind, blocks: 0 });
    }

    /// `first`: the number of the first item of a numbered list.
    pub(super) fn begin_list(&mut self, first: Option<u64>) {
        self.0.push(Container::List {
            next: first,
            begun: false,
        });
    }

    /// `delimiter`: what stands after the number in a numbered list; `source`: where the marker stands.
    pub(super) fn begin_item(&mut self, delimiter: char, source: Range<usize>) {
        let marker = match self.0.last_mut() {
            Some(Container::List {
                next: Some(number), ..
            }) => {
                let marker = format!("{number}{delimiter} ");
                *number = number.saturating_add(1);
                marker
            }
            _ => BULLET.to_owned(),
        };
        self.0.push(Container::Item {
            marker,
            source,
            begun: false,
        });
    }

    /// An item with this marker, as the source has it.
    pub(super) fn begin_marked_item(&mut self, marker: &str, source: Range<usize>) {
        self.0.push(Container::Item {
            marker: format!("{marker} "),
            source,
            begun: false,
        });
    }

    /// A footnote stands where its definition does, behind a marker as its references have it.
    pub(super) fn begin_footnote(&mut self, label: &str, source: Range<usize>) {
        self.0.push(Container::Item {
            marker: format!("{} ", footnote(label)),
            source,
            begun: false,
        });
    }

    pub(super) fn end(&mut self) {
        self.0.pop();
    }

    pub(super) fn in_quote(&self) -> bool {
        self.0.iter().any(|container| {
            matches!(
                container,
                Container::Aside {
                    kind: Aside::Quote,
                    ..
                }
            )
        })
    }

    /// Whether the innermost item has no block yet.
    pub(super) fn in_empty_item(&self) -> bool {
        matches!(self.0.last(), Some(Container::Item { begun: false, .. }))
    }

    /// Whether the next block begins an item that still needs its marker, however deep it stands.
    pub(super) fn marker_waits(&self) -> bool {
        self.0
            .iter()
            .any(|container| matches!(container, Container::Item { begun: false, .. }))
    }

    /// The task list marker `[x]` or `[ ]` takes the place of a bullet and follows a number.
    pub(super) fn set_task(&mut self, done: bool, task: &Range<usize>) {
        if let Some(Container::Item { marker, source, .. }) = self.0.last_mut() {
            source.end = task.end;
            if marker.starts_with('\u{2022}') {
                marker.clear();
            }
            marker.push_str(if done { "\u{2611} " } else { "\u{2610} " });
        }
    }

    /// Whether a list that the next block stands in has a block already: in a tight list there is then no gap before it.
    pub(super) fn within_begun_list(&self) -> bool {
        self.0
            .iter()
            .any(|container| matches!(container, Container::List { begun: true, .. }))
    }

    /// The place of the next block, which is then taken as written.
    pub(super) fn place(&mut self) -> Place {
        let mut place = Place::default();
        let mut indent = 0;
        for i in 0..self.0.len() {
            let list_follows = matches!(self.0.get(i + 1), Some(Container::List { .. }));
            match &mut self.0[i] {
                Container::Aside { kind, blocks } => {
                    if *kind != Aside::Definition {
                        place.bars.add(indent);
                        if *blocks > 0 {
                            place.joined.add(indent);
                        }
                    }
                    place.follows |= match kind {
                        Aside::Quote => false,
                        Aside::Definition => *blocks == 0,
                        Aside::Callout { titled } => *titled && *blocks == 1,
                    };
                    *blocks += 1;
                    indent += LEVEL;
                }
                Container::List { begun, .. } => {
                    *begun = true;
                    // An item that opens with a list has its marker on the row of the inner one, which moves that already.
                    if place.marker.text.is_empty() {
                        indent += LEVEL;
                    }
                }
                Container::Item {
                    marker,
                    source,
                    begun: begun @ false,
                } => {
                    *begun = true;
                    place.marker.push(marker, source.clone());
                }
                // Further blocks stand below the text of the item, inner lists one level in from its marker.
                Container::Item { marker, .. } if !list_follows => indent += marker.chars().count(),
                Container::Item { .. } => {}
            }
        }
        place.indent = indent.try_into().unwrap_or(u16::MAX);
        place
    }
}
