//! What the walks around the rare letter have cost, so that a text made to cost much is searched in another way.

/// Characters compared since a place of the text.
#[derive(Debug, Clone, Default)]
pub(super) struct Effort {
    steps: usize,
    since: usize,
}

/// A query this long, or a text whose marks leave as many choices, may cost more than the [`Automaton`] does.
///
/// [`Automaton`]: super::automaton::Automaton
pub(super) const STEPS_PER_BYTE: usize = 64;
/// What is spent in any case.
const FREE: usize = 1 << 20;

impl Effort {
    pub(super) fn add(&mut self, steps: usize) {
        self.steps += steps;
    }

    /// Whether the text up to byte `at` has cost more than it should.
    pub(super) fn is_too_much(&self, at: usize) -> bool {
        self.steps > FREE + STEPS_PER_BYTE * at.saturating_sub(self.since)
    }

    /// Counts anew from byte `at`.
    pub(super) fn restart(&mut self, at: usize) {
        *self = Self {
            steps: 0,
            since: at,
        };
    }
}
