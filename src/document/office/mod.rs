//! Documents of office programs → blocks: the XML of their text, with what their styles say of it.

mod docx;
mod lists;
mod odt;
mod properties;
mod word_styles;

use super::files::{ContainerError, Files};
use super::meta::Meta;
use super::parsed::Blocks;
use super::xml;
pub(super) use docx::docx;
pub(super) use odt::odt;

/// How much of a file is read, in bytes.
const LONGEST: u64 = 32 << 20;

/// A document that was read.
pub(super) struct Paper {
    pub(super) blocks: Blocks,
    pub(super) meta: Meta,
    /// Whether all of it was read.
    pub(super) is_whole: bool,
}

/// A file of XML, and whether all of it was read.
fn part(files: &dyn Files, name: &str) -> Option<(String, bool)> {
    let name = files.names().whatever_case(name)?;
    let (bytes, is_whole) = files.read(name, LONGEST).ok()?;
    Some((xml::read(&bytes), is_whole))
}

/// The file of XML that holds the text.
fn main_part(files: &dyn Files, name: &str) -> Result<(String, bool), ContainerError> {
    part(files, name).ok_or(ContainerError::Empty)
}
