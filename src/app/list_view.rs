//! What the list shows: the library, the titles that match what was typed, or the results of a search.

use super::filter::Filter;
use super::geometry::Focus;
use super::outline::Outline;
use super::search::Results;
use crate::library::Item;

/// What the list shows, with what it knows of it.
#[derive(Debug, Clone, Default)]
pub enum ListView {
    /// All articles.
    #[default]
    Library,
    /// Those whose titles match.
    Titles(Filter),
    /// Those in which something was found.
    Results(ResultList),
}

/// The results of a search, and how the list looked before them.
#[derive(Debug, Clone)]
pub struct ResultList {
    /// The results.
    pub results: Results,
    /// What the text pane shows of them.
    pub(super) on_show: OnShow,
    /// The list before was narrowed by title.
    pub(super) narrowed: Option<Filter>,
    /// The rest of how it looked.
    pub(super) before: SavedView,
}

/// What the text pane shows while the list shows results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OnShow {
    /// The article of before: no result has been chosen yet.
    Former,
    /// The best result of a query that is still typed, which nobody has chosen; or of the query before it, until its own are
    /// known. Of such a text no place is kept.
    Previewed,
    /// A result that was only looked at from the list: nor is one of this.
    LookedAt,
    /// A result in whose text the reader was.
    Read,
}

/// How the list looked, and which article was on show, to go back to.
#[derive(Debug, Clone, Copy)]
pub(super) struct SavedView {
    pub(super) selected: usize,
    pub(super) list_top: usize,
    pub(super) list_shown: bool,
    pub(super) focus: Focus,
}

impl OnShow {
    /// Whether the text on show is a result that nobody has read in.
    pub(super) fn is_passing(self) -> bool {
        matches!(self, Self::Previewed | Self::LookedAt)
    }
}

impl ListView {
    /// The list, not narrowed or narrowed by title.
    pub(super) fn of_titles(filter: Option<Filter>) -> Self {
        filter.map_or(Self::Library, Self::Titles)
    }

    /// The titles that match, also while the list shows results.
    pub(super) fn filter_mut(&mut self) -> Option<&mut Filter> {
        match self {
            Self::Library => None,
            Self::Titles(filter) => Some(filter),
            Self::Results(list) => list.narrowed.as_mut(),
        }
    }

    /// How many rows it has.
    pub(super) fn rows(&self, outline: &Outline) -> usize {
        match self {
            Self::Library => outline.rows().len(),
            Self::Titles(filter) => filter.rows().len(),
            Self::Results(list) => list.results.hits().len(),
        }
    }

    /// What stands on a row.
    pub(super) fn item_at(&self, row: usize, outline: &Outline) -> Option<Item> {
        match self {
            Self::Library => outline.rows().get(row).map(|row| row.item),
            Self::Titles(filter) => filter.rows().get(row).copied().map(Item::Text),
            Self::Results(list) => {
                let hit = list.results.hits().get(row);
                hit.map(|hit| Item::Text(hit.article))
            }
        }
    }

    /// The row of an article that is on show, or of the closed folder in which it lies; none if the list does not have it, or
    /// if none of its results has been chosen yet.
    pub(super) fn row_of(&self, article: usize, outline: &Outline) -> Option<usize> {
        match self {
            Self::Library => outline.row_of_text(article),
            Self::Titles(filter) => filter.rows().binary_search(&article).ok(),
            Self::Results(list) if list.on_show == OnShow::Former => None,
            Self::Results(list) => list.results.row_of(article),
        }
    }
}
