//! What is written of a text that was read, and what is read of that again: beside the screen, for it looks at files.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crate::app::{Progress, Standing};
use crate::document::{Document, Landmark};
use crate::library::Entry;
use crate::page::Anchor;
use crate::store::{Last, Place, Seen, Store, StoreError};

/// A journal of more bytes takes longer to read than the first frame to be drawn.
const LONG_JOURNAL: u64 = 64 << 10;

/// The first frame is drawn by then.
const FIRST_FRAME: Duration = Duration::from_millis(500);

/// What is to be written of a text.
pub(super) struct Note {
    pub(super) document: Arc<Document>,
    pub(super) standing: Standing,
    /// The place is another one than on disk.
    pub(super) moved: bool,
    /// How far the text was read before.
    pub(super) seen: Option<Seen>,
    /// What the journal says of that.
    pub(super) noted: Option<Seen>,
    /// The reader leaves the text.
    pub(super) left: bool,
    pub(super) at_end: bool,
}

/// What was written.
pub(super) struct Written {
    /// How far the text was read.
    pub(super) seen: Seen,
    /// What the journal says of that now.
    pub(super) noted: Option<Seen>,
}

impl Note {
    /// Writes it. Of a text that is never the same again nothing is written.
    pub(super) fn write(
        &self,
        store: &Store,
        entry: &Entry,
    ) -> Result<Option<Written>, StoreError> {
        let Some(text) = entry.identity() else {
            return Ok(None);
        };
        let document = &self.document;
        let Standing { top, end, .. } = self.standing;
        let offset = document.offset(top.block, top.byte);
        // What cannot be read any more is told where it is shown.
        if self.moved
            && let Ok(landmark) = Landmark::of(document, offset)
        {
            let place = Place {
                text: text.clone(),
                offset,
                total: landmark.total,
                before: landmark.before,
                after: landmark.after,
                version: entry.version().and_then(|version| version.stamp()),
            };
            store.keep_place(&place, self.at_end)?;
        }
        let Progress { percent, .. } = Progress::of(document, Some(end));
        let seen = Seen {
            percent,
            read: percent == 100 || self.seen.is_some_and(|seen| seen.read),
        };
        let mut noted = self.noted;
        // That a text was begun, or read, is noted at once; how far, when it is left.
        let is_news = noted.map(|noted| noted.read) != Some(seen.read);
        if is_news || self.left && noted != Some(seen) {
            store.note_seen(&text, seen)?;
            noted = Some(seen);
        }
        Ok(Some(Written { seen, noted }))
    }
}

/// The place in a text where it was left in an earlier run.
pub(super) fn find(
    store: &Store,
    entry: &Entry,
    document: &Document,
) -> Result<Option<Anchor>, StoreError> {
    let Some(place) = entry
        .identity()
        .map(|text| store.place(&text))
        .transpose()?
        .flatten()
    else {
        return Ok(None);
    };
    let version = entry.version().and_then(|version| version.stamp());
    let is_same = version.is_some() && version == place.version && document.total() == place.total;
    let offset = if is_same {
        place.offset
    } else {
        let landmark = Landmark {
            offset: place.offset,
            total: place.total,
            before: place.before,
            after: place.after,
        };
        landmark.find(document).unwrap_or(place.offset)
    };
    let located = document.locate(offset).ok();
    Ok(located.map(|(block, byte)| Anchor { block, byte }))
}

/// How far the texts of a library were read, by their index. What is wrong with the journal is told when it is written.
/// A long journal is read when the first frame is drawn, and takes no time from that.
pub(super) fn seen(
    store: &Store,
    entries: &[Arc<Entry>],
    stop: &AtomicBool,
) -> HashMap<usize, Seen> {
    if store.seen_len() > LONG_JOURNAL {
        thread::sleep(FIRST_FRAME);
    }
    let seen = store.seen().unwrap_or_default();
    if seen.is_empty() {
        return HashMap::new();
    }
    let of = |entry: &Entry| entry.identity().and_then(|text| seen.of(&text));
    let entries = entries
        .iter()
        .enumerate()
        .take_while(|_| !stop.load(Ordering::Relaxed));
    entries
        .filter_map(|(index, entry)| Some((index, of(entry)?)))
        .collect()
}

/// What was read last: of what was opened, what can be opened again, by paths that are good in any folder. None if nothing of
/// it can.
pub(super) fn last(opened: &[PathBuf], text: Option<&Path>, in_text: bool) -> Option<Last> {
    let lasting = opened.iter().filter(|path| path.is_file() || path.is_dir());
    let lasting: Vec<PathBuf> = lasting
        .filter_map(|path| fs::canonicalize(path).ok())
        .collect();
    if lasting.is_empty() && !opened.is_empty() {
        return None;
    }
    // Built-in articles are no files.
    let path = text.map(|text| match opened {
        [] => text.to_owned(),
        _ => fs::canonicalize(text).unwrap_or_else(|_| text.to_owned()),
    });
    Some(Last::new(&lasting, path.as_deref(), in_text))
}
