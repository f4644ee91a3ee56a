//! What stands in the text pane.

use super::reader::Reader;
use crate::document::ReadError;
use crate::library::LoadError;
use crate::page::Typography;

/// What stands in the text pane.
#[derive(Default)]
pub enum Opened {
    /// Nothing: there are no texts.
    #[default]
    Nothing,
    /// A text is being loaded.
    Loading(Loading),
    /// A document.
    Document(Box<Reader>),
    /// Why there is no document.
    Failed(ShowError),
}

/// A text that is being loaded beside the screen.
#[derive(Default)]
pub struct Loading {
    /// The article that was on show before, and its text, which stays for a moment so that nothing flickers.
    pub(super) former: Option<(usize, Box<Reader>)>,
    /// It takes so long that the reader is told.
    pub is_slow: bool,
}

/// Why there is no document to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShowError {
    /// It was not loaded.
    Load(LoadError),
    /// It was, and cannot be read any more.
    Read(ReadError),
}

impl Opened {
    /// Lays the text out for a column of this width, as the reader likes it.
    pub(super) fn set_page(&mut self, width: u16, typography: Typography) {
        match self {
            Self::Document(reader)
            | Self::Loading(Loading {
                former: Some((_, reader)),
                ..
            }) => {
                reader.page.set_width(width);
                reader.page.set_typography(typography);
            }
            Self::Loading(_) | Self::Nothing | Self::Failed(_) => {}
        }
    }

    /// Cuts lines that a command has laid out, and shows them from a column on, or wraps them.
    pub(super) fn set_cut(&mut self, cut: Option<u16>) {
        if let Self::Document(reader) = self {
            reader.page.set_cut(cut);
        }
    }
}

impl Loading {
    /// The text that stays for a moment.
    pub fn former(&self) -> Option<&Reader> {
        let former = self.former.as_ref().filter(|_| !self.is_slow);
        former.map(|(_, reader)| &**reader)
    }
}
