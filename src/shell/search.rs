//! `--search`: what is found in the texts, printed for the eye, for a pipe or for a program. What is found is decided by
//! [`find`](crate::find), as on the screen; here it only gets its form.
//!
//! ```text
//! entries ─pool→ Haystack ─→ lines, rows, objects or a count ─in the entries' order→ out
//! ```

use std::collections::HashMap;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::{Duration, Instant};

use roaring::RoaringTreemap;
use serde::Serialize;

use super::Outcome;
use super::row::RowPrinter;
use crate::document::ReadError;
use crate::find::{
    Haystack, OFFERED, Pool, Put, Searchable, SourceLines, SourceMatch, Survey, head_is_utf8,
};
use crate::library::{Entry, Library, LoadError};
use crate::search::{Instead, Level, Queries, QueryError, Rungs};

/// What is printed of some texts is handed on at first sight, and then when it is so many bytes or so old.
const ENOUGH: usize = 32 << 10;
const LONG: Duration = Duration::from_millis(20);

/// A search through the texts of a library.
pub struct ShellSearch {
    queries: Queries,
    form: OutputForm,
    /// Where in texts, by their index, matches can be, as far as that is known.
    starts: HashMap<usize, RoaringTreemap>,
}

/// How what is found is printed.
pub enum OutputForm {
    /// `file:line: text`, in a book `file:line: chapter: text`, the line as it stands in the file. Where a match begins on one
    /// line and ends on another, as it may in Markdown, both as one. Of a line of many MiB those parts that have matches.
    Lines,
    /// The paragraph as a reader sees it, on one row of a terminal, the matches marked.
    Rows(RowPrinter),
    /// One JSON object a match: `{"file":…,"start":…,"end":…,"text":…}`, in a book with its `"chapter"`. Start and end are
    /// bytes of the decoded text without a byte order mark, the end is after the last base letter.
    Json,
    /// The number of matches of each file: `file:count`, or the number alone.
    Count {
        /// Whether the file is named.
        named: bool,
        /// The terminal that it is printed on, if it is one.
        printer: Option<RowPrinter>,
    },
}

/// A match as programs are told of it.
#[derive(Serialize)]
struct JsonMatch<'a> {
    file: &'a str,
    start: u64,
    end: u64,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    chapter: Option<&'a str>,
}

/// What comes of the search of some texts.
enum Output {
    /// What is printed, and whether something was found.
    Text {
        text: Vec<u8>,
        found: bool,
        rungs: Option<Rungs>,
    },
    /// Why what was looked for may not have been found.
    Warning(LoadError),
    /// Why a text could not be read to its end.
    Failure(LoadError),
}

/// The search of some texts, one after another, by one thread.
struct Printer<'a> {
    search: &'a ShellSearch,
    put: Put<'a, Output>,
    text: Vec<u8>,
    found: bool,
    rungs: Option<Rungs>,
    handed_on: Option<Instant>,
}

impl ShellSearch {
    /// A search for what a reader typed.
    pub fn new(query: &str, level: Level, form: OutputForm) -> Result<Self, QueryError> {
        let queries = Queries::new(query, level)?;
        Ok(Self {
            queries,
            form,
            starts: HashMap::new(),
        })
    }

    /// Searches all texts, several at once, and prints what is found in their order. A text that cannot be read is handed
    /// to `tell`, and the others are still searched.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn run(
        mut self,
        library: &Library,
        out: &mut dyn Write,
        tell: &mut dyn FnMut(&LoadError),
    ) -> io::Result<Outcome> {
        if self.queries.level() != Level::Auto {
            // A search at one level alone says nothing of how what it finds was meant.
            return Ok(Outcome {
                rungs: None,
                ..self.print(library, out, tell)?
            });
        }
        let survey = Survey::new(&library.entries, &self.queries);
        let nearest = survey.nearest(OFFERED);
        match survey.choose() {
            Some(queries) => self.queries = Self::or_rest(queries, library)?,
            None if survey.is_in_vain() => {
                self.print_nothing(library, out)?;
                return Ok(Outcome {
                    nearest,
                    ..Outcome::default()
                });
            }
            None => {}
        }
        self.starts = survey.into_starts(&self.queries);
        Ok(Outcome {
            nearest,
            ..self.print(library, out, tell)?
        })
    }

    /// Several words that stand in the place of others are in the texts, but may be nowhere together: then what is left to look
    /// for.
    fn or_rest(queries: Queries, library: &Library) -> io::Result<Queries> {
        let mut texts = queries.replacements().iter();
        if !texts.any(|text| text.contains(' ')) {
            return Ok(queries);
        }
        let form = OutputForm::Count {
            named: false,
            printer: None,
        };
        let probe = Self {
            queries,
            form,
            starts: HashMap::new(),
        };
        let found = probe.print(library, &mut io::sink(), &mut |_| {})?.found;
        let rest = (!found).then(|| probe.queries.rest(Instead::default()));
        Ok(rest.flatten().unwrap_or(probe.queries))
    }

    /// Prints what comes of texts that have nothing of it: their counts.
    fn print_nothing(&self, library: &Library, out: &mut dyn Write) -> io::Result<()> {
        let mut counts = Vec::new();
        for entry in &library.entries {
            self.count(entry, 0, &mut counts);
        }
        out.write_all(&counts)?;
        out.flush()
    }

    /// Searches all texts, and prints what is found.
    fn print(
        &self,
        library: &Library,
        out: &mut dyn Write,
        tell: &mut dyn FnMut(&LoadError),
    ) -> io::Result<Outcome> {
        let mut outcome = Outcome {
            instead: self.queries.replacements().to_vec(),
            ..Outcome::default()
        };
        let pool = Pool::of_all_cores();
        let entries: Vec<_> = library.entries.iter().enumerate().collect();
        pool.in_order(
            &pool.jobs(&entries),
            Vec::new,
            |buf, entries, put| self.search(entries, buf, put),
            |output| match output {
                Output::Text { text, found, rungs } => {
                    outcome.found |= found;
                    outcome.rungs = Rungs::of_both(outcome.rungs, rungs);
                    out.write_all(&text)
                }
                Output::Warning(error) => {
                    tell(&error);
                    Ok(())
                }
                Output::Failure(error) => {
                    outcome.trouble = true;
                    tell(&error);
                    Ok(())
                }
            },
        )?;
        out.flush()?;
        Ok(outcome)
    }

    /// Searches some texts, until nobody takes what is found.
    fn search(&self, entries: &[(usize, &Arc<Entry>)], buf: &mut Vec<u8>, put: Put<'_, Output>) {
        let mut printer = Printer {
            search: self,
            put,
            text: Vec::new(),
            found: false,
            rungs: None,
            handed_on: None,
        };
        for &(index, entry) in entries {
            if printer.search_text(index, entry, buf).is_break() {
                return;
            }
        }
        // Whether anybody still waits for it does not matter any more.
        let _ = printer.hand_on();
    }

    /// Writes how many matches a text has, if that is what is printed.
    fn count(&self, entry: &Entry, count: u64, text: &mut Vec<u8>) {
        let OutputForm::Count { named, printer } = &self.form else {
            return;
        };
        match printer {
            Some(printer) if *named => {
                printer.count(&entry.path().to_string_lossy(), count, text);
            }
            _ => {
                if *named {
                    let name = entry.path().as_os_str();
                    text.extend_from_slice(name.as_encoded_bytes());
                    text.push(b':');
                }
                writeln!(text, "{count}").expect("a vector takes it");
            }
        }
    }
}

impl Printer<'_> {
    fn search_text(&mut self, index: usize, entry: &Entry, buf: &mut Vec<u8>) -> ControlFlow<()> {
        match self.try_search(index, entry, buf) {
            Ok(true) => ControlFlow::Continue(()),
            Ok(false) => {
                self.hand_on()?;
                (self.put)(Output::Warning(entry.not_utf8()))
            }
            Err(error) => {
                self.hand_on()?;
                (self.put)(Output::Failure(error))
            }
        }
    }

    /// Returns whether it is UTF-8, or something was found all the same.
    fn try_search(
        &mut self,
        index: usize,
        entry: &Entry,
        buf: &mut Vec<u8>,
    ) -> Result<bool, LoadError> {
        let queries = &self.search.queries;
        let haystack = match Haystack::open(entry, queries, buf) {
            Ok(Searchable::Open(haystack)) => *haystack,
            Ok(Searchable::WithoutMatch(_)) => {
                self.search.count(entry, 0, &mut self.text);
                return Ok(head_is_utf8(buf));
            }
            // The screen cannot show it; what stands in the file is found all the same.
            Err(LoadError::FrontMatter { .. }) => Haystack::as_it_stands(entry, queries)?,
            Err(error) => return Err(error),
        };
        let haystack = haystack.within(self.search.starts.get(&index).cloned());
        let found = self.print(entry, &haystack, buf);
        let found = found.map_err(|error| entry.unreadable(error))?;
        Ok(found || haystack.is_utf8())
    }

    /// Prints what is found in a text, and returns whether anything is.
    fn print(
        &mut self,
        entry: &Entry,
        haystack: &Haystack,
        buf: &mut Vec<u8>,
    ) -> Result<bool, ReadError> {
        let mut found = false;
        match &self.search.form {
            OutputForm::Count { .. } => {
                let count = haystack.count(buf)?;
                found = count > 0;
                self.search.count(entry, count, &mut self.text);
            }
            OutputForm::Json => haystack.each_match(buf, &mut |m| {
                found = true;
                self.object(entry, &m);
                self.go_on()
            })?,
            OutputForm::Lines => haystack.each_line(buf, &mut |lines| {
                found = true;
                self.line(entry, &lines);
                self.go_on()
            })?,
            OutputForm::Rows(printer) => haystack.each_paragraph(buf, &mut |paragraph| {
                found = true;
                let file = entry.path().to_string_lossy();
                printer.print(&file, &paragraph, &mut self.text);
                self.go_on()
            })?,
        }
        self.found |= found;
        self.rungs = Rungs::of_both(self.rungs, haystack.rungs());
        Ok(found)
    }

    fn object(&mut self, entry: &Entry, found: &SourceMatch<'_>) {
        let object = JsonMatch {
            file: &entry.path().to_string_lossy(),
            start: found.start,
            end: found.end,
            text: &found.text,
            chapter: found.chapter,
        };
        serde_json::to_writer(&mut self.text, &object).expect("a vector takes it");
        self.text.push(b'\n');
    }

    fn line(&mut self, entry: &Entry, lines: &SourceLines<'_>) {
        let name = entry.path().as_os_str();
        self.text.extend_from_slice(name.as_encoded_bytes());
        write!(self.text, ":{}: ", lines.number).expect("a vector takes it");
        if let Some(chapter) = lines.chapter {
            write!(self.text, "{chapter}: ").expect("a vector takes it");
        }
        self.text.extend_from_slice(lines.text.as_bytes());
        self.text.push(b'\n');
    }

    /// Hands on what is printed when it is time to; breaks when nobody takes it.
    fn go_on(&mut self) -> ControlFlow<()> {
        self.found = true;
        let late = self.handed_on.is_none_or(|before| before.elapsed() > LONG);
        if late || self.text.len() >= ENOUGH {
            return self.hand_on();
        }
        ControlFlow::Continue(())
    }

    fn hand_on(&mut self) -> ControlFlow<()> {
        if self.text.is_empty() && !self.found {
            return ControlFlow::Continue(());
        }
        self.handed_on = Some(Instant::now());
        (self.put)(Output::Text {
            text: std::mem::take(&mut self.text),
            found: std::mem::take(&mut self.found),
            rungs: self.rungs.take(),
        })
    }
}
