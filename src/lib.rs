//! kzread: a full-screen terminal reader that lays Arabic out right in any terminal.
//!
//! Each arrow is one function; everything left of the buffer is a plain value that a test can print.
//!
//! ```text
//! bytes ─decode→ String ─parse→ Document ─analyze→ Paragraph ─wrap(width)→ [Line] ─arrange→ VisualLine ─put→ Buffer ─→ terminal
//! key ─→ Key ─keymap→ Action ─update→ State + Effects ─perform→ library / terminal
//! query ─→ pattern ─→ byte ranges in the block ─VisualLine::columns_of→ cells to light
//! ```

pub mod text;
