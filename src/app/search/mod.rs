//! Looking for something: the query being typed, what is found of it in the article and in the library, and what is near
//! to it where nothing is found. What can take long, `scan`, `hit` and `feed`, is work to be done beside the screen.

mod article;
mod asking;
mod context;
mod history;
mod hit;
mod nearest;
mod results;
mod scan;
mod wide;

pub use article::{Found, Search};
pub use asking::{Asking, Scope};
pub use context::Context;
pub use history::History;
pub use hit::{Hit, Rank, hit};
pub use nearest::{Nearby, OFFERED, feed};
pub use results::{Batch, Results};
pub use scan::scan;
pub(super) use wide::Back;
pub use wide::Wide;
