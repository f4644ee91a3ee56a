//! What the bytes from the terminal can mean.

use crate::input::Event;
use crate::terminal::probe::Reply;

/// What a stretch of input means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// The user did something.
    Event(Event),
    /// The terminal answered a question.
    Reply(Reply),
}

/// Makes one key of every lam and the alef behind it: one key of the Arabic layout types both, and they come by one read.
/// Two keys typed by hand hardly ever do; as text they are the same.
pub(super) fn join_lam_alefs(found: &mut Vec<Input>) {
    found.dedup_by(|second, first| {
        let (Input::Event(Event::Key(second)), Input::Event(Event::Key(first))) = (second, first)
        else {
            return false;
        };
        let joined = first.lam_alef(*second);
        *first = joined.unwrap_or(*first);
        joined.is_some()
    });
}
