//! What the reader's keys do. Pure: keys and answers in, a state and effects out; no terminal, no drawing, no files.
//!
//! ```text
//! Key ─actions→ Action ─update→ State + [Effect] ─perform (crate::session)→ Answer ─→ State + [Effect] …
//! ```

pub mod actions;
mod adjusting;
mod article;
mod bookmark_list;
mod bookmarks;
mod card;
pub mod comfort;
mod commanding;
mod contents;
mod copy_order;
mod copying;
mod effect;
mod encoding;
mod filter;
pub mod geometry;
mod going;
mod help;
mod jumps;
mod keymap;
mod layer;
pub mod lines;
mod list_view;
mod listing;
mod loading;
mod long_lines;
mod marking;
mod number;
mod opened;
mod otherwise;
mod outline;
mod page_part;
mod palette;
mod panes;
mod preferences;
mod prompt;
mod reader;
mod rereading;
mod search;
mod selecting;
mod selection;
mod shifting;
mod sorting;
mod standing;
mod state;
mod titles;
mod update;
mod walking;

pub use article::Article;
pub use bookmark_list::{BookmarkList, NotePrompt, ROWS as BOOKMARK_ROWS};
pub use card::Card;
pub use comfort::Comfort;
pub use contents::{Contents, ContentsPrompt};
pub use copy_order::{Copied, CopyMenu, CopyOrder};
pub use effect::{Answer, Effect, Task};
pub use filter::{Filter, TitlePrompt};
pub use geometry::Focus;
pub use help::{Help, HelpRow};
pub use keymap::Keymap;
pub use layer::Layer;
pub use list_view::{ListView, ResultList};
pub use number::NumberPrompt;
pub use opened::{Loading, Opened, ShowError};
pub use outline::{Outline, OutlineRow, SortBy};
pub use palette::Palette;
pub use preferences::Preferences;
pub use prompt::Prompt;
pub use reader::{Progress, Reader, Standing};
pub use search::{ArticleSearch, Batch, Nearby, Offers, QueryPrompt, Results};
pub use selection::Selection;
pub use state::{Start, State};
