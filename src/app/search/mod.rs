//! Looking for something: the query being typed, what is found of it in the article and in the library, and what is near
//! to it where nothing is found. What can take long is work for [`find`](crate::find), beside the screen.
//!
//! `query_prompt`, `matches`, `results` and `nearest` are values; `typing`, `in_article`, `in_library` and `offers` are what
//! the [`State`](super::State) does with them.

mod hit_list;
mod hits;
mod in_article;
mod in_library;
mod matches;
mod nearest;
mod offers;
mod query_prompt;
mod recall;
mod results;
mod typing;

pub use hit_list::{HitList, HitRow};
pub use matches::ArticleSearch;
pub use nearest::{Nearby, Offers};
pub use query_prompt::QueryPrompt;
pub use results::{Batch, Results};
