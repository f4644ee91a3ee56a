//! Looking for something: the query being typed, what is found of it in the article and in the library, and what is near
//! to it where nothing is found. What can take long is work for [`find`](crate::find), beside the screen.

mod article;
mod asking;
mod nearest;
mod recall;
mod results;
mod wide;

pub use article::Search;
pub use asking::Asking;
pub use nearest::Nearby;
pub use results::{Batch, Results};
pub(super) use wide::Back;
pub use wide::Wide;
