//! kzread: a full-screen terminal reader that lays Arabic out right in any terminal.
//!
//! Each arrow is one function; everything left of the canvas is a plain value that a test can print.
//!
//! ```text
//! bytes ─decode→ String ─parse→ Document ─analyze→ Paragraph ─wrap(width)→ [Line] ─arrange→ VisualLine ─put→ Canvas ─→ terminal
//! key ─→ Key ─actions→ Action ─update→ State + Effects ─perform→ library / terminal
//! query ─→ pattern ─→ byte ranges in the block ─VisualLine::columns_of→ highlighted cells
//! ```
//!
//! The rooms, each importing only from those before it:
//!
//! | room | what stands in it |
//! |---|---|
//! | [`text`] | Unicode → visual cells: levels, clusters, joining, breaks, lines |
//! | [`search`] | Arabic folding, query → pattern, matches as byte ranges |
//! | [`input`] | keys, their notation and labels, the Arabic keyboard layout, events of the terminal |
//! | [`document`] | bytes → blocks of logical text: formats, plain text on demand, Markdown, front matter |
//! | [`store`] | what is kept between runs: places, how far texts were read, queries, modes of terminals |
//! | [`library`] | where texts come from: built in, files, folders, standard input |
//! | [`find`] | document × query: matches, ranks, lines of context; the pool of threads that searches many texts |
//! | [`page`] | document × width → rows on demand; places that survive a resize |
//! | [`words`] | all words of the interface, Arabic and English |
//! | [`paint`] | visual cells → canvas: symbols, styles, and the text, level and paragraph of each cell |
//! | [`terminal`] | the tty: what it is, what is sent to it, what it sends |
//! | [`app`] | state, actions, update, keymap, prompt, where things stand |
//! | [`ui`] | `&State` → canvas |
//! | [`session`] | the loop that joins the rooms on the screen, and the jobs beside it |
//! | [`shell`] | texts listed, printed or searched beside the screen |
//! | [`cli`] | arguments, what is done with them, exit status |

pub mod app;
pub mod cli;
pub mod document;
pub mod find;
pub mod input;
pub mod library;
pub mod page;
pub mod paint;
pub mod search;
pub mod session;
pub mod shell;
pub mod store;
pub mod terminal;
pub mod text;
pub mod ui;
pub mod words;
