//! One text of the library: what the list shows of it, and how it is opened.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::encoding::{self, Encodings, Found};
use super::error::{LoadError, OpenError};
use super::facts::Facts;
use super::file;
use super::opened::{NoText, Opened, Raw, without_utf32};
use super::stream::Stream;
use super::version::{Version, Wishes};
use crate::document::{
    Bytes, Date, Format, FrontMatterError, Meta, Part, Problem, ReadError, TYPE_HEAD,
    front_matter_needs,
};

/// How much of a file tells about it, in bytes.
const HEAD: u64 = 8 << 10;

/// The same of a page that has neither title nor heading in that: behind style sheets, or below a long menu.
const PAGE_HEAD: u64 = 256 << 10;

/// A file that is no longer, in bytes, is read at once where all of it will be asked for: each read of less costs as much as a
/// few KiB more of it.
const SHORT: u64 = 128 << 10;

/// A text of the library. Until it is described it costs nothing and is called by its file name.
pub struct Entry {
    pub(super) source: Source,
    /// What is known of its encoding.
    pub(super) encodings: Encodings,
    wishes: Mutex<Wishes>,
    /// What the program that pipes it in calls it.
    pub(super) called: Option<String>,
    /// Told once; by whichever thread asks first.
    facts: OnceLock<Box<Facts>>,
}

pub(super) enum Source {
    Builtin {
        name: &'static str,
        bytes: &'static [u8],
    },
    File(PathBuf),
    Stream {
        path: PathBuf,
        stream: Arc<Stream>,
    },
}

impl Entry {
    pub(super) fn builtin(name: &'static str, bytes: &'static [u8]) -> Self {
        Self::new(Source::Builtin { name, bytes })
    }

    pub(super) fn file(path: PathBuf) -> Self {
        Self::new(Source::File(path))
    }

    pub(super) fn stream(path: PathBuf, stream: Arc<Stream>) -> Self {
        Self::new(Source::Stream { path, stream })
    }

    fn new(source: Source) -> Self {
        Self {
            source,
            encodings: Encodings::default(),
            wishes: Mutex::default(),
            called: None,
            facts: OnceLock::new(),
        }
    }

    /// The path as it was given or found; the file name of a built-in article; `-` for standard input.
    pub fn path(&self) -> &Path {
        match &self.source {
            Source::Builtin { name, .. } => Path::new(name),
            Source::File(path) | Source::Stream { path, .. } => path,
        }
    }

    /// The name of the file without the extension that marks it as a text.
    pub fn name(&self) -> Cow<'_, str> {
        let path = self.path();
        if Format::of_name(path).is_none() {
            return path
                .file_name()
                .unwrap_or(path.as_os_str())
                .to_string_lossy();
        }
        let stem = path.file_stem().unwrap_or(path.as_os_str());
        let is_compressed = path
            .extension()
            .is_some_and(|e| e.eq_ignore_ascii_case("gz"));
        let stem = Path::new(stem)
            .file_stem()
            .filter(|_| is_compressed)
            .unwrap_or(stem);
        stem.to_string_lossy()
    }

    /// What the program that pipes it in calls it, if that is known.
    pub fn called(&self) -> Option<&str> {
        self.called.as_deref()
    }

    /// Whether it was read from standard input.
    pub fn is_stdin(&self) -> bool {
        matches!(self.source, Source::Stream { .. }) && self.path().as_os_str() == "-"
    }

    /// The title: that of the front matter, else the first heading near the beginning, else the name of the file.
    pub fn title(&self) -> Cow<'_, str> {
        let titles = self
            .known()
            .into_iter()
            .flat_map(|facts| [&facts.meta.title, &facts.heading]);
        let title = titles.flatten().find(|title| !title.trim().is_empty());
        title.map_or_else(|| self.name(), |title| Cow::Borrowed(title))
    }

    /// The English title, if the front matter has one.
    pub fn title_en(&self) -> Option<&str> {
        self.meta()?.title_en.as_deref()
    }

    /// The date of the front matter.
    pub fn date(&self) -> Option<Date> {
        self.meta()?.date
    }

    /// The front matter, once the entry is described; empty where there is none or it is wrong.
    pub fn meta(&self) -> Option<&Meta> {
        self.known().map(|facts| &facts.meta)
    }

    /// About how many minutes it takes to read, once the entry is described.
    pub fn minutes(&self) -> Option<u64> {
        self.known()
            .filter(|facts| facts.error.is_none())
            .map(|facts| facts.minutes)
    }

    /// Why it cannot be read, as far as its head tells; once the entry is described.
    pub fn error(&self) -> Option<&LoadError> {
        self.known()?.error.as_ref()
    }

    /// How long it is in bytes, if that is known without reading: it is in memory already.
    pub fn bytes_in_memory(&self) -> Option<usize> {
        match &self.source {
            Source::Builtin { bytes, .. } => Some(<[u8]>::len(bytes)),
            Source::Stream { stream, .. } => Some(stream.len() as usize),
            Source::File(_) => None,
        }
    }

    /// Waits until more than `known` bytes of it have come, if it is read from a pipe or a device, or no more will come. How
    /// many there are then, and whether that is all; of any other text there is nothing to wait for.
    pub fn wait(&self, known: u64) -> Option<(u64, bool)> {
        match &self.source {
            Source::Stream { stream, .. } => Some(stream.wait(known)),
            Source::Builtin { .. } | Source::File(_) => None,
        }
    }

    /// Whether all of it is there.
    pub fn is_complete(&self) -> bool {
        match &self.source {
            Source::Stream { stream, .. } => stream.ended().is_some(),
            Source::Builtin { .. } | Source::File(_) => true,
        }
    }

    /// Waits until all of it has come; returns why it was cut short, if it was.
    pub(super) fn complete(&self) -> Option<OpenError> {
        self.wait(u64::MAX);
        let cut = self.cut_short()?;
        // Where there is nothing at all, it is told when that is opened.
        self.open(TYPE_HEAD as u64)
            .is_ok()
            .then_some(OpenError::CutShort(cut))
    }

    /// Why no more of it comes though that is not its end.
    pub fn cut_short(&self) -> Option<LoadError> {
        let Source::Stream { stream, .. } = &self.source else {
            return None;
        };
        let error = stream.ended()?.err()?;
        Some(self.unreadable(error))
    }

    /// What has come of a stream; the error that it ended with, if nothing has.
    fn arrived(&self, stream: &Arc<Stream>) -> Result<Arc<dyn Bytes>, LoadError> {
        let bytes = stream.so_far();
        match self.cut_short() {
            Some(error) if bytes.is_empty() => Err(error),
            _ => Ok(bytes),
        }
    }

    /// Reads the head of the text to learn what the list shows of it. The first time only, and not before all of it has come.
    pub fn describe(&self) {
        if !self.is_complete() {
            return;
        }
        self.facts.get_or_init(|| {
            let facts = self.facts();
            Box::new(facts.unwrap_or_else(|error| Facts {
                error: Some(error),
                ..Facts::default()
            }))
        });
    }

    fn known(&self) -> Option<&Facts> {
        self.facts.get().map(|facts| &**facts)
    }

    /// What tells whether the text has changed since it was last looked at; none if that cannot be told, as of a stream.
    pub fn version(&self) -> Option<Version> {
        match &self.source {
            Source::Builtin { bytes, .. } => Some(Version::constant(<[u8]>::len(bytes))),
            Source::File(path) => Version::of_file(path),
            Source::Stream { .. } => None,
        }
        .map(|version| version.wished(self.wishes()))
    }

    /// Opens the text; what cannot be read of it later is told by [`unreadable`](Self::unreadable).
    pub fn opened(&self) -> Result<Opened, LoadError> {
        self.decoded(self.raw(TYPE_HEAD as u64)?)
    }

    /// The same, to be read from its beginning to its end.
    pub fn opened_to_be_searched(&self) -> Result<Opened, LoadError> {
        self.decoded(self.raw(SHORT)?)
    }

    fn decoded(&self, raw: Raw) -> Result<Opened, LoadError> {
        let opened = raw.decoded(self.wishes().is_turned);
        opened.map_err(|error| self.unreadable(error))
    }

    /// The text as it stands in its file, of which so many bytes are read.
    fn raw(&self, head: u64) -> Result<Raw, LoadError> {
        let tried = self.wishes().encoding;
        let raw = Raw::of(self.open(head)?, self.path(), |head, bytes| match tried {
            Some(encoding) => Ok(Found::guess(encoding)),
            None => self.encodings.of(head, bytes),
        });
        raw.map_err(|why| self.no_text(why))
    }

    /// Reads the text in the next encoding of those that it may have, from now on.
    pub fn try_next_encoding(&self) -> Result<(), LoadError> {
        let first = Raw::of(self.open(TYPE_HEAD as u64)?, self.path(), |head, bytes| {
            self.encodings.of(head, bytes)
        });
        let first = first.map_err(|why| self.no_text(why))?.encoding.encoding;
        let next = encoding::next(first, self.wishes().encoding.unwrap_or(first));
        // The one that it began with is found out anew: it says itself whether it was guessed.
        let next = Some(next).filter(|next| *next != first);
        self.wish(|wishes| wishes.encoding = next);
        Ok(())
    }

    /// Shows this part of it from now on, if it is a page.
    pub fn show_part(&self, part: Part) {
        self.wish(|wishes| wishes.part = part);
    }

    /// Turns the letters of its lines from now on: into the other order than they are in.
    pub fn turn_lines(&self) {
        self.wish(|wishes| wishes.is_turned ^= true);
    }

    pub(super) fn wishes(&self) -> Wishes {
        *self.wishes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wish(&self, change: impl FnOnce(&mut Wishes)) {
        change(&mut self.wishes.lock().unwrap_or_else(PoisonError::into_inner));
    }

    fn open(&self, head: u64) -> Result<Arc<dyn Bytes>, LoadError> {
        let bytes = match &self.source {
            Source::Builtin { bytes, .. } => return Ok(Arc::new(*bytes)),
            Source::Stream { path, stream } if !self.is_filled(path, stream) => {
                self.arrived(stream)?
            }
            Source::File(path) | Source::Stream { path, .. } => {
                file::open(path, head).map_err(|error| self.unreadable(error))?
            }
        };
        without_utf32(bytes).map_err(|why| self.no_text(why))
    }

    /// Whether it is a file that was empty when it was first read, and is not any more.
    fn is_filled(&self, path: &Path, stream: &Stream) -> bool {
        let was_empty = stream.len() == 0 && stream.ended() == Some(Ok(()));
        was_empty
            && !self.is_stdin()
            && fs::metadata(path).is_ok_and(|now| now.is_file() && now.len() > 0)
    }

    /// The error that this text cannot be read.
    pub fn unreadable(&self, error: ReadError) -> LoadError {
        LoadError::Unreadable {
            name: self.full_name(),
            error,
        }
    }

    /// The error that not all of this text is UTF-8.
    pub fn not_utf8(&self) -> LoadError {
        LoadError::NotUtf8 {
            name: self.full_name(),
        }
    }

    fn facts(&self) -> Result<Facts, LoadError> {
        let raw = self.raw(HEAD)?;
        let unreadable = |error| self.unreadable(error);
        if raw.format.is_packed() {
            let opened = raw.decoded(false).map_err(unreadable)?;
            return Ok(Facts::of_document(&self.unpack(opened)?));
        }
        let (mut head, mut len) = raw.head(HEAD).map_err(unreadable)?;
        if let Some(needed) = front_matter_needs(&head)
            && raw.bytes.len() > HEAD
            && raw.format.for_length(len) == Format::Markdown
        {
            (head, len) = raw.head(needed as u64).map_err(unreadable)?;
        }
        match raw.format.for_length(len) {
            Format::Plain => return Facts::of_plain(head, len).map_err(unreadable),
            Format::Markdown => {}
            format => {
                let mut facts = Facts::of_parsed(format, &head, len);
                let is_named = facts.as_ref().is_ok_and(Facts::has_title);
                if format == Format::Html && !is_named && raw.bytes.len() > HEAD {
                    (head, len) = raw.head(PAGE_HEAD).map_err(unreadable)?;
                    facts = Facts::of_parsed(format, &head, len);
                }
                return facts.map_err(|error| self.front_matter_error(error));
            }
        }
        match Facts::of_markdown(&head, len) {
            // A front matter that is longer than the head.
            Err(FrontMatterError {
                problem: Problem::Unclosed,
                ..
            }) if raw.bytes.len() > HEAD => {
                let source = raw.whole().map_err(unreadable)?;
                Facts::of_markdown(&source, len)
            }
            facts => facts,
        }
        .map_err(|error| self.front_matter_error(error))
    }

    fn no_text(&self, why: NoText) -> LoadError {
        let name = self.full_name();
        match why {
            NoText::Unreadable(error) => LoadError::Unreadable { name, error },
            NoText::Foreign(kind) => LoadError::Foreign { name, kind },
            NoText::TooLong { encoding, gib } => LoadError::TooLong {
                name,
                encoding,
                gib,
            },
        }
    }

    pub(super) fn full_name(&self) -> String {
        self.path().to_string_lossy().into_owned()
    }

    pub(super) fn front_matter_error(&self, error: FrontMatterError) -> LoadError {
        LoadError::FrontMatter {
            name: self.full_name(),
            error,
        }
    }
}
