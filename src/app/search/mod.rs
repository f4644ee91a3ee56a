//! Looking for something: the query being typed, what is found of it in the article and in the library, and what is near
//! to it where nothing is found. What can take long is work for [`find`](crate::find), beside the screen.

mod article;
mod nearest;
mod query_prompt;
mod recall;
mod results;
mod wide;

pub use article::Search;
pub use nearest::Nearby;
pub use query_prompt::QueryPrompt;
pub use results::{Batch, Results};
pub use wide::ResultList;
pub(super) use wide::SavedView;
