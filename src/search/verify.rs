//! From a rare letter to both sides: whether the query stands around one place of the text, and from where to where.
//!
//! A dagger alef leaves the only choice (alef or nothing). The other ways are kept on a list and tried after the first;
//! of all ways the widest is taken. Only the first dagger alef on a letter can be an alef, and none that stands on no
//! letter: so a run of marks of any length stays cheap, and a run of spaces one space.

use std::collections::BTreeSet;

use super::cursor::Cursor;
use super::effort::Effort;
use super::element::Element;
use super::folding::{ALEF, Folded, tanwin_on};

/// Where a match was verified to be, in bytes of the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Verified {
    pub(super) start: usize,
    /// The byte after the last base letter.
    pub(super) end: usize,
    /// Where the next match may start.
    pub(super) next: usize,
}

/// A place reached with some elements matched, in either direction.
#[derive(Clone, Copy)]
struct BacktrackState<'t> {
    cursor: Cursor<'t>,
    /// Elements matched so far: the boundary in the query between what is matched and what is not.
    element: usize,
    /// Forwards: harakat the last letter still lacks. Backwards: harakat seen since the last letter. A tanwin goes on
    /// to the alef after its letter, which may carry it.
    marks: u8,
    /// Forwards: a dagger alef may count, for it would be the first on a letter.
    on_letter: bool,
    /// Byte offset of the matched end so far: what is asked for.
    edge: usize,
}

impl BacktrackState<'_> {
    /// After a letter or space, matched up to the byte `edge`.
    fn past(self, folded: Folded, element: usize, marks: u8, edge: usize) -> Self {
        Self {
            element,
            marks,
            edge,
            on_letter: folded != Folded::Space,
            ..self
        }
    }

    /// After a dagger alef taken for an element.
    fn past_dagger(self, element: usize, edge: usize) -> Self {
        Self {
            element,
            edge,
            ..self
        }
    }
}

/// The states not yet followed, and what tells apart all that were ever put here, so that none is followed twice.
#[derive(Default)]
struct States<'t> {
    open: Vec<BacktrackState<'t>>,
    seen: BTreeSet<(usize, usize, usize, u8)>,
    /// Characters of the text read so far.
    steps: usize,
}

impl<'t> States<'t> {
    #[cold]
    fn push(&mut self, state: BacktrackState<'t>) {
        let (start, folded) = state.cursor.place();
        if self
            .seen
            .insert((start, folded, state.element, state.marks))
        {
            self.open.push(state);
        }
    }
}

/// The start of the match whose element `element` is the folded character at `rare`, not before byte `floor`.
pub(super) fn start(
    elements: &[Element],
    rare: Cursor<'_>,
    element: usize,
    floor: usize,
    effort: &mut Effort,
) -> Option<usize> {
    let tanwin = tanwin_on(elements.get(element)?.folded);
    let mut states = States::default();
    let first = BacktrackState {
        cursor: rare,
        element,
        marks: tanwin & tanwin_after(rare, &mut states.steps),
        on_letter: false,
        edge: rare.start,
    };
    let mut best = backwards(elements, first, floor, &mut states);
    while let Some(state) = states.open.pop() {
        let found = backwards(elements, state, floor, &mut states);
        best = best.into_iter().chain(found).min();
    }
    effort.add(states.steps);
    best
}

/// The end of the match whose element `element` is the folded character at `rare`.
pub(super) fn end(
    elements: &[Element],
    rare: Cursor<'_>,
    element: usize,
    folded: Folded,
    effort: &mut Effort,
) -> Option<usize> {
    let marks = elements.get(element)?.marks;
    if folded == Folded::Dagger && marks != 0 {
        return None;
    }
    let first = BacktrackState {
        cursor: rare,
        element: element + 1,
        marks,
        on_letter: matches!(folded, Folded::Letter(_)),
        edge: rare.end,
    };
    let mut states = States::default();
    let mut best = forwards(elements, first, &mut states);
    while let Some(state) = states.open.pop() {
        best = best.max(forwards(elements, state, &mut states));
    }
    effort.add(states.steps);
    best
}

fn forwards<'t>(
    elements: &[Element],
    mut state: BacktrackState<'t>,
    states: &mut States<'t>,
) -> Option<usize> {
    loop {
        let in_spaces = is_space(elements, state.element.checked_sub(1));
        let complete = state.element == elements.len() && state.marks == 0;
        if complete && !in_spaces {
            return Some(state.edge);
        }
        states.steps += 1;
        let folded = state.cursor.next();
        let optional = elements
            .get(state.element)
            .is_some_and(|element| element.optional);
        let edge = state.cursor.end;
        match folded {
            None | Some(Folded::End) => return complete.then_some(state.edge),
            Some(Folded::Haraka(bits)) => state.marks &= !bits,
            Some(Folded::Dagger) => {
                let may_count = std::mem::take(&mut state.on_letter);
                for element in state.element..=state.element + usize::from(optional) {
                    if may_count && takes_dagger(elements, element) {
                        states.push(state.past_dagger(element + 1, edge));
                    }
                }
            }
            Some(Folded::Space) if in_spaces => {
                state = state.past(Folded::Space, state.element, 0, edge);
            }
            Some(_) if complete => return Some(state.edge),
            Some(folded) if state.marks & !tanwin_on(folded) != 0 => return None,
            // The alef that carries it may not have been typed yet.
            Some(_) if state.element == elements.len() => {
                let tanwin = tanwin_after(state.cursor, &mut states.steps);
                return (state.marks & !tanwin == 0).then_some(state.edge);
            }
            Some(folded) => {
                if optional && folded == ALEF {
                    states.push(state.past(folded, state.element + 1, state.marks, edge));
                }
                state.element += usize::from(optional);
                let element = elements
                    .get(state.element)
                    .filter(|element| element.folded == folded)?;
                state = state.past(folded, state.element + 1, element.marks | state.marks, edge);
            }
        }
    }
}

fn backwards<'t>(
    elements: &[Element],
    mut state: BacktrackState<'t>,
    floor: usize,
    states: &mut States<'t>,
) -> Option<usize> {
    loop {
        let in_spaces = is_space(elements, Some(state.element));
        let complete = state.element == 0;
        if complete && !in_spaces {
            return Some(state.edge);
        }
        states.steps += 1;
        let folded = state
            .cursor
            .previous()
            .filter(|_| state.cursor.start >= floor);
        let next = state.element.checked_sub(1).and_then(|i| elements.get(i));
        let optional = next.is_some_and(|element| element.optional);
        let edge = state.cursor.start;
        match folded {
            None | Some(Folded::End) => return complete.then_some(state.edge),
            Some(Folded::Haraka(bits)) => state.marks |= bits,
            Some(Folded::Dagger) => {
                for element in
                    state.element.saturating_sub(1 + usize::from(optional))..state.element
                {
                    if takes_dagger(elements, element) && is_on_letter(state.cursor) {
                        states.push(state.past_dagger(element, edge));
                    }
                }
            }
            Some(Folded::Space) if in_spaces => {
                state = state.past(Folded::Space, state.element, 0, edge);
            }
            Some(_) if complete => return Some(state.edge),
            Some(folded) => {
                let standing = state.marks;
                let tanwin = standing & tanwin_on(folded);
                if optional && folded == ALEF {
                    states.push(state.past(folded, state.element - 1, tanwin, edge));
                }
                state.element -= usize::from(optional);
                let element = state.element.checked_sub(1)?;
                elements
                    .get(element)
                    .filter(|element| element.folded == folded && element.marks & !standing == 0)?;
                state = state.past(folded, element, tanwin, edge);
            }
        }
    }
}

/// The tanwin on the letter at the cursor, which an alef or yeh carries, or on such letters after it.
fn tanwin_after(mut cursor: Cursor<'_>, steps: &mut usize) -> u8 {
    loop {
        *steps += 1;
        match cursor.next() {
            Some(Folded::Haraka(bits)) if bits & tanwin_on(ALEF) != 0 => return bits,
            Some(Folded::Haraka(_) | Folded::Dagger) => {}
            Some(folded) if tanwin_on(folded) != 0 => {}
            None | Some(Folded::Letter(_) | Folded::Space | Folded::End) => return 0,
        }
    }
}

fn is_space(elements: &[Element], element: Option<usize>) -> bool {
    element
        .and_then(|i| elements.get(i))
        .is_some_and(|element| element.folded == Folded::Space)
}

/// Whether a dagger alef of the text can stand for the element: an alef without harakat asked for.
fn takes_dagger(elements: &[Element], element: usize) -> bool {
    elements
        .get(element)
        .is_some_and(|element| element.folded == ALEF && element.marks == 0)
}

/// Whether the dagger alef at the cursor is the first on a letter.
pub(super) fn is_on_letter(mut cursor: Cursor<'_>) -> bool {
    loop {
        match cursor.previous() {
            Some(Folded::Haraka(_)) => {}
            Some(Folded::Letter(_)) => return true,
            None | Some(Folded::Dagger | Folded::Space | Folded::End) => return false,
        }
    }
}

/// Whether the space at the cursor is the first of its run.
pub(super) fn starts_run(mut cursor: Cursor<'_>) -> bool {
    loop {
        match cursor.previous() {
            Some(Folded::Haraka(_) | Folded::Dagger) => {}
            Some(Folded::Space) => return false,
            None | Some(Folded::Letter(_) | Folded::End) => return true,
        }
    }
}
