//! Places that the reader jumped from, to go back to.

use std::collections::VecDeque;

use crate::page::Anchor;

/// So many places are kept each way.
const KEPT: usize = 100;

/// A place in one of the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// The article.
    pub(super) article: usize,
    /// Where in its text; none while that is not there yet.
    pub(super) anchor: Option<Anchor>,
}

/// By what the reader jumped. Several steps of one kind, with nothing read between them, are one jump: whoever went from match
/// to match comes back to where that began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum JumpKind {
    /// To the start or the end, to a line or so many percent, along a link: no step.
    Far,
    /// To a match.
    Match,
    /// To a heading.
    Heading,
    /// To another text.
    Text,
}

/// The places on either side of where the reader is.
#[derive(Debug, Default)]
pub(super) struct Jumps {
    back: VecDeque<Place>,
    forward: Vec<Place>,
    /// The kind of the last jump, as long as nothing has been read since.
    last: Option<JumpKind>,
}

impl Jumps {
    /// The reader jumped from one place to another.
    pub(super) fn note(&mut self, kind: JumpKind, from: Place, to: Place) {
        if from == to {
            return;
        }
        self.forward.clear();
        if self.last.replace(kind) == Some(kind) && kind != JumpKind::Far {
            return;
        }
        if self.back.len() == KEPT {
            self.back.pop_front();
        }
        self.back.push_back(from);
    }

    /// Something was read: the next jump is one of its own.
    pub(super) fn read_on(&mut self) {
        self.last = None;
    }

    /// Where to go from `here`, one jump back.
    pub(super) fn back(&mut self, here: Place) -> Option<Place> {
        let to = other_than(|| self.back.pop_back(), here)?;
        self.forward.push(here);
        self.last = None;
        Some(to)
    }

    /// Where to go from `here`, forward to where the reader came back from.
    pub(super) fn forward(&mut self, here: Place) -> Option<Place> {
        let to = other_than(|| self.forward.pop(), here)?;
        self.back.push_back(here);
        self.last = None;
        Some(to)
    }

    /// The blocks of a text are others now: its places stand where the given function says, and are gone where it says nothing.
    pub(super) fn carry(&mut self, article: usize, place_now: impl Fn(Anchor) -> Option<Anchor>) {
        let carried = |place: &mut Place| match place.anchor.filter(|_| place.article == article) {
            Some(anchor) => {
                place.anchor = place_now(anchor);
                place.anchor.is_some()
            }
            None => true,
        };
        self.back.retain_mut(carried);
        self.forward.retain_mut(carried);
    }

    /// Nothing is kept of a text whose places may be others now.
    pub(super) fn forget(&mut self, article: usize) {
        self.back.retain(|place| place.article != article);
        self.forward.retain(|place| place.article != article);
    }
}

/// The next place that is not this one.
fn other_than(next: impl FnMut() -> Option<Place>, here: Place) -> Option<Place> {
    std::iter::from_fn(next).find(|place| *place != here)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::BlockId;

    fn at(block: u64) -> Place {
        Place {
            article: 0,
            anchor: Some(Anchor {
                block: BlockId(block),
                byte: 0,
            }),
        }
    }

    #[test]
    fn jumps_of_one_kind_are_one_until_something_is_read() {
        let mut jumps = Jumps::default();
        jumps.note(JumpKind::Match, at(1), at(2));
        jumps.note(JumpKind::Match, at(2), at(3));
        jumps.note(JumpKind::Heading, at(3), at(9));
        jumps.read_on();
        jumps.note(JumpKind::Heading, at(8), at(0));
        assert_eq!(jumps.back(at(0)), Some(at(8)));
        assert_eq!(jumps.back(at(8)), Some(at(3)));
        assert_eq!(jumps.back(at(3)), Some(at(1)));
        assert_eq!(jumps.back(at(1)), None);
        assert_eq!(jumps.forward(at(1)), Some(at(3)));
    }

    #[test]
    fn a_new_jump_forgets_what_lay_ahead() {
        let mut jumps = Jumps::default();
        jumps.note(JumpKind::Far, at(1), at(5));
        jumps.back(at(5));
        jumps.note(JumpKind::Match, at(1), at(2));
        assert_eq!(jumps.forward(at(2)), None);
        assert_eq!(jumps.back(at(2)), Some(at(1)));
    }

    #[test]
    fn of_many_jumps_the_last_are_kept() {
        let mut jumps = Jumps::default();
        for block in 0..1000 {
            jumps.note(JumpKind::Far, at(block), at(block + 1));
        }
        let back = std::iter::from_fn(|| jumps.back(at(1000))).count();
        assert_eq!(back, KEPT);
    }
}
