//! The elements that are open, the outermost first.

use html5gum::HtmlString;

use super::element::{self, Role};

/// The most elements that are open at once; those beyond it vanish and leave their text.
const DEEPEST: usize = 512;

/// The elements that are open, with something that is known of each.
pub(super) struct Stack<T>(Vec<Element<T>>);

pub(super) struct Element<T> {
    pub(super) name: HtmlString,
    pub(super) role: Role,
    pub(super) known: T,
}

impl<T> Element<T> {
    pub(super) fn is_block(&self) -> bool {
        !element::is_inline(self.role) || element::is_row(&self.name)
    }
}

impl<T> Default for Stack<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Stack<T> {
    pub(super) fn depth(&self) -> usize {
        self.0.len()
    }

    /// Whether no other element has room.
    pub(super) fn is_full(&self) -> bool {
        self.0.len() >= DEEPEST
    }

    pub(super) fn push(&mut self, name: HtmlString, role: Role, known: T) {
        self.0.push(Element { name, role, known });
    }

    pub(super) fn pop(&mut self) -> Option<Element<T>> {
        self.0.pop()
    }

    pub(super) fn innermost(&self) -> Option<&Element<T>> {
        self.0.last()
    }

    /// From the innermost to the outermost.
    pub(super) fn outwards(&self) -> impl Iterator<Item = &Element<T>> + Clone {
        self.0.iter().rev()
    }

    /// How many stay open where an element of this role begins: of the others the end tags were left out.
    pub(super) fn left_by_start(&self, next: Role) -> usize {
        let reach = self
            .outwards()
            .take_while(|open| !element::is_border(open.role, next))
            .position(|open| element::ends_before(open.role, next));
        self.depth() - reach.map_or(0, |reach| reach + 1)
    }

    /// How many stay open after an end tag; nothing if none of that name is open.
    pub(super) fn left_by_end(&self, name: &HtmlString) -> Option<usize> {
        self.0.iter().rposition(|open| open.name == *name)
    }
}
