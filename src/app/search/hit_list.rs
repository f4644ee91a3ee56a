//! What the list of the matches in a text is, while it is open; what is done with it is in [`hits`](super::hits).

use crate::app::geometry::Focus;
use crate::find::Context;

/// What is known of the list: which matches there are is known to the search.
#[derive(Debug, Clone)]
pub struct HitList {
    /// The first match on the screen, counted from 0, and how many fit.
    pub(super) top: u64,
    pub(super) height: u64,
    /// Where the keys went before.
    pub(super) before: Focus,
}

/// A row of the list.
pub struct HitRow {
    /// The line around the match.
    pub context: Context,
    /// Whether it is the current match.
    pub is_chosen: bool,
}
