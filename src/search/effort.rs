//! What the walks around the rare letter have cost, so that a text made to cost much is searched in another way; and whether
//! anybody still waits for what they find.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Characters compared since a place of the text.
#[derive(Debug, Clone, Default)]
pub(super) struct Effort {
    steps: usize,
    since: usize,
    /// Set when nobody waits any more.
    stop: Arc<AtomicBool>,
}

/// A query this long, or a text whose marks leave as many choices, may cost more than the [`Automaton`] does.
///
/// [`Automaton`]: super::automaton::Automaton
pub(super) const STEPS_PER_BYTE: usize = 64;
/// What is spent in any case.
const FREE: usize = 1 << 20;
/// After so many steps, less than a millisecond, it is seen that nobody waits any more.
const UNTIL_LOOK: usize = 1 << 16;

impl Effort {
    pub(super) fn until(stop: &Arc<AtomicBool>) -> Self {
        Self {
            stop: stop.clone(),
            ..Self::default()
        }
    }

    pub(super) fn add(&mut self, steps: usize) {
        let looked = self.steps / UNTIL_LOOK;
        self.steps = self.steps.saturating_add(steps);
        if self.steps / UNTIL_LOOK > looked && self.is_stopped() {
            self.steps = usize::MAX;
        }
    }

    /// Whether nobody waits any more.
    pub(super) fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Whether the text up to byte `at` has cost more than it should.
    pub(super) fn is_too_much(&self, at: usize) -> bool {
        self.steps > FREE + STEPS_PER_BYTE * at.saturating_sub(self.since)
    }

    /// Counts anew from byte `at`.
    pub(super) fn restart(&mut self, at: usize) {
        (self.steps, self.since) = (0, at);
    }
}
