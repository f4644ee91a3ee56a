//! The elements of a query: what must stand in the text, character by character.

use super::folding::{ALEF, Folded, Folding, tanwin_on};

/// One folded character that a match must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) folded: Folded,
    /// Harakat that must stand on it, one bit each.
    pub(super) marks: u8,
    /// A dagger alef of the query: an alef, a dagger alef or nothing will do. Always between a letter and another element.
    pub(super) optional: bool,
}

impl Element {
    /// Whether it is a blank; at the exact level that is a letter as any other.
    pub(super) fn is_blank(&self) -> bool {
        matches!(self.folded, Folded::Space | Folded::Letter(' ' | '\t'))
    }
}

/// The elements of a text; one of nothing but marks has none.
pub(super) fn elements(folding: &'static Folding, text: &str) -> Vec<Element> {
    let mut elements: Vec<Element> = Vec::new();
    for &folded in text.chars().flat_map(|c| folding.folded(Some(c))) {
        let after_letter = matches!(
            elements.last(),
            Some(Element {
                folded: Folded::Letter(_),
                ..
            })
        );
        match folded {
            Folded::Letter(_) => elements.push(Element {
                folded,
                marks: 0,
                optional: false,
            }),
            Folded::Space
                if elements
                    .last()
                    .is_some_and(|element| element.folded == Folded::Space) => {}
            Folded::Space => {
                drop_trailing_dagger(&mut elements);
                elements.push(Element {
                    folded,
                    marks: 0,
                    optional: false,
                });
            }
            Folded::Haraka(bit) if after_letter => {
                if let Some(letter) = seat(&mut elements, bit) {
                    letter.marks |= bit;
                }
            }
            Folded::Dagger
                if after_letter && elements.last().is_some_and(|element| !element.optional) =>
            {
                elements.push(Element {
                    folded: ALEF,
                    marks: 0,
                    optional: true,
                });
            }
            Folded::Haraka(_) | Folded::Dagger | Folded::End => {}
        }
    }
    drop_trailing_dagger(&mut elements);
    elements
}

/// The letter that the haraka is asked for on: the last, but for a tanwin on the alef, which belongs to the one before.
fn seat(elements: &mut [Element], haraka: u8) -> Option<&mut Element> {
    let mut letters = elements
        .iter_mut()
        .rev()
        .filter(|element| !element.optional);
    let last = letters.next()?;
    let before = letters
        .next()
        .filter(|element| element.folded != Folded::Space);
    before
        .filter(|_| tanwin_on(last.folded) == haraka)
        .or(Some(last))
}

fn drop_trailing_dagger(elements: &mut Vec<Element>) {
    elements.pop_if(|element| element.optional);
}
