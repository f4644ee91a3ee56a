//! What lies over the panes: a line being typed, the help, the test card. Keys, pastes, clicks and the wheel go to it first.
//!
//! There is at most one, for each is opened from the panes and gives the screen back to them. A layer holds all that its mode
//! knows, so that nothing of a mode outlives it.

use super::bookmark_list::{BookmarkList, NotePrompt};
use super::card::Card;
use super::contents::ContentsPrompt;
use super::copy_order::CopyMenu;
use super::filter::TitlePrompt;
use super::help::Help;
use super::lit_link::LitLink;
use super::number::NumberPrompt;
use super::palette::Palette;
use super::search::{HitList, QueryPrompt};
use super::selection::Selection;

/// What lies over the panes, with what it knows.
#[derive(Debug, Clone)]
pub enum Layer {
    /// A query is typed, on the bottom line.
    Query(Box<QueryPrompt>),
    /// A title is typed, on the bottom line.
    Title(TitlePrompt),
    /// A heading is chosen from the contents, in the place of the list, and may be typed on the bottom line.
    Contents(Box<ContentsPrompt>),
    /// A match of the text on show is chosen, in the place of the list.
    Hits(HitList),
    /// A number is typed, on the bottom line: how far to go.
    Number(NumberPrompt),
    /// The next key says what is to be copied.
    Copy(CopyMenu),
    /// A part of the text is selected.
    Select(Selection),
    /// A link is lit, and the bottom says where it leads.
    Link(Box<LitLink>),
    /// A note to a paragraph is typed, on the bottom line.
    Note(NotePrompt),
    /// The list of bookmarks, over the whole screen.
    Bookmarks(Box<BookmarkList>),
    /// The list of all that can be done, over the whole screen.
    Palette(Box<Palette>),
    /// The test card, over the whole screen.
    Card(Card),
    /// The list of all keys, over the whole screen.
    Help(Help),
}
