//! kzread: a full-screen terminal reader that lays Arabic out right in any terminal.
//!
//! Each arrow is one function; everything left of the buffer is a plain value that a test can print.
//!
//! ```text
//! bytes ─decode→ String ─parse→ Document ─analyze→ Paragraph ─wrap(width)→ [Line] ─arrange→ VisualLine ─put→ Buffer ─→ terminal
//! key ─→ Key ─actions→ Action ─update→ State + Effects ─perform→ library / terminal
//! query ─→ pattern ─→ byte ranges in the block ─VisualLine::columns_of→ cells to light
//! ```
//!
//! The rooms, each importing only from those before it:
//!
//! | room | what stands in it |
//! |---|---|
//! | [`text`] | Unicode → visual cells: levels, clusters, joining, breaks, lines |
//! | [`document`] | bytes → blocks of logical text: plain text on demand, Markdown, front matter |
//! | [`search`] | Arabic folding, query → pattern, matches as byte ranges |
//! | [`page`] | document × width → rows on demand; places that survive a resize |
//! | [`app`] | state, actions, update, keymap, prompt, where things stand |
//! | [`ui`] | `&State` → buffer |
//! | [`library`] | where texts come from: built in, files, folders, standard input; what is remembered: queries, modes of terminals |
//! | [`terminal`] | the tty: what it is, what is sent to it, what it sends |
//! | [`shell`] | texts listed, printed or searched beside the screen |
//! | [`browse`] | the loop that joins the rooms on the screen |

pub mod app;
pub mod browse;
pub mod document;
pub mod library;
pub mod page;
pub mod search;
pub mod shell;
pub mod terminal;
pub mod text;
pub mod ui;
