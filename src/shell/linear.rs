//! `--linear`: texts for the ear, a paragraph at a time. What is written is logical text and nothing else, line after line on
//! the terminal's own screen, as screen readers and braille displays follow it. On a terminal keys act at once; from a pipe
//! come lines of keys.

use std::io::{self, BufRead, Write};
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use super::Outcome;
use crate::app::Keymap;
use crate::app::actions::{Action, READING, binding};
use crate::document::{Block, BlockId, Document, Kind, ReadError};
use crate::input::{Code, Event, Key, parse_keys};
use crate::library::{Library, LoadError};
use crate::search::{Options, Query};
use crate::text::sanitize;
use crate::words::{self, Language, Phrase};

/// What says what to read.
pub enum LinearInput<'a> {
    /// Lines: keys and Enter.
    Lines(&'a mut dyn BufRead),
    /// Keys of a terminal, each of which acts at once.
    Keys(&'a Receiver<Event>),
}

/// A library that is read aloud.
struct Reading<'a> {
    library: &'a Library,
    language: Language,
    keymap: &'a Keymap,
    out: &'a mut dyn Write,
    /// Which text is read.
    entry: usize,
    document: Option<Arc<Document>>,
    /// The paragraph that was read last.
    at: Option<BlockId>,
    query: Option<Query>,
    /// What is typed of the next query.
    typed: Option<String>,
    /// How it is done.
    hint: Phrase,
}

/// What a line that was typed gives to do.
enum Order {
    GoOn,
    End,
}

/// Reads the texts of a library aloud as the input says: keys of the table of actions, `/` and what is looked for, or Enter, for
/// the next paragraph. A text that cannot be read is told in its place. Returns the signal that ended it, if one did.
///
/// # Errors
/// When `out` cannot be written to, or the input not be read.
pub fn linear(
    library: &Library,
    (language, keymap): (Language, &Keymap),
    input: LinearInput<'_>,
    out: &mut dyn Write,
) -> io::Result<(Outcome, Option<i32>)> {
    let mut reading = Reading {
        library,
        language,
        keymap,
        out,
        entry: 0,
        document: None,
        at: None,
        query: None,
        typed: None,
        hint: match input {
            LinearInput::Lines(_) => words::LINEAR_HINT,
            LinearInput::Keys(_) => words::LINEAR_KEYS_HINT,
        },
    };
    reading.say_hint()?;
    reading.open(0)?;
    let signal = match input {
        LinearInput::Lines(lines) => reading.obey_lines(lines).map(|()| None),
        LinearInput::Keys(events) => reading.obey_keys(events),
    };
    let outcome = Outcome {
        found: !library.entries.is_empty(),
        ..Outcome::default()
    };
    Ok((outcome, signal?))
}

impl Reading<'_> {
    fn obey_lines(&mut self, lines: &mut dyn BufRead) -> io::Result<()> {
        let mut line = String::new();
        while lines.read_line(&mut line)? > 0 {
            if let Order::End = self.obey(line.trim_end_matches(['\n', '\r']))? {
                break;
            }
            line.clear();
        }
        Ok(())
    }

    /// Does what keys say until one of them, or a signal, ends it.
    fn obey_keys(&mut self, events: &Receiver<Event>) -> io::Result<Option<i32>> {
        while let Ok(event) = events.recv() {
            match event {
                Event::Key(key) if self.typed.is_some() => self.type_key(key)?,
                Event::Key(key) => {
                    if let Order::End = self.press(key)? {
                        break;
                    }
                }
                Event::Quit(signal) => return Ok(Some(signal)),
                _ => {}
            }
        }
        Ok(None)
    }

    /// A key was pressed that acts at once.
    fn press(&mut self, key: Key) -> io::Result<Order> {
        match self.keymap.reading(key) {
            Some(Action::Quit) => return Ok(Order::End),
            Some(Action::Search) => {
                self.typed = Some(String::new());
                self.echo("/")?;
            }
            Some(action) => self.act(action)?,
            None => self.say_hint()?,
        }
        Ok(Order::GoOn)
    }

    /// A key was pressed while a query is typed. The terminal shows nothing of that by itself: letters are written as they are
    /// typed, and where one is taken away the query anew, on a line of its own.
    fn type_key(&mut self, key: Key) -> io::Result<()> {
        let Some(typed) = &mut self.typed else {
            return Ok(());
        };
        match key.code {
            Code::Enter => {
                let query = self.typed.take().unwrap_or_default();
                self.say("")?;
                self.look_for(&query)
            }
            Code::Esc => {
                self.typed = None;
                self.say("")
            }
            Code::Backspace => {
                typed.pop();
                let line = format!("\n/{typed}");
                self.echo(&line)
            }
            Code::Char(c) if !key.ctrl && !key.alt && !c.is_control() => {
                typed.push(c);
                self.echo(c.encode_utf8(&mut [0; 4]))
            }
            _ => Ok(()),
        }
    }

    fn look_for(&mut self, typed: &str) -> io::Result<()> {
        // An empty query goes on with the one before.
        if !typed.is_empty() {
            self.query = Query::new(typed, Options::default()).ok();
        }
        self.find(true)
    }

    /// Writes a part of a line.
    fn echo(&mut self, text: &str) -> io::Result<()> {
        write!(self.out, "{text}")?;
        self.out.flush()
    }

    fn say_hint(&mut self) -> io::Result<()> {
        self.say(self.language.say(self.hint))
    }

    fn obey(&mut self, line: &str) -> io::Result<Order> {
        if line.is_empty() {
            self.step(true)?;
            return Ok(Order::GoOn);
        }
        let keys = match line.chars().next().map(Key::char) {
            Some(first) if self.keymap.reading(first) == Some(Action::Search) => {
                self.look_for(&line.chars().skip(1).collect::<String>())?;
                return Ok(Order::GoOn);
            }
            _ => parse_keys(line).unwrap_or_default(),
        };
        for key in keys {
            match self.keymap.reading(key) {
                Some(Action::Quit) => return Ok(Order::End),
                Some(action) => self.act(action)?,
                None => self.say_hint()?,
            }
        }
        Ok(Order::GoOn)
    }

    fn act(&mut self, action: Action) -> io::Result<()> {
        match action {
            Action::Down | Action::PageDown | Action::HalfDown | Action::Open => self.step(true),
            Action::Up | Action::PageUp | Action::HalfUp => self.step(false),
            Action::Start => self.go_to(Document::first),
            Action::End => self.go_to(Document::last),
            Action::NextHeading => self.seek(true, is_heading),
            Action::PreviousHeading => self.seek(false, is_heading),
            Action::NextMatch => self.find(true),
            Action::PreviousMatch => self.find(false),
            Action::NextArticle => self.neighbour(self.entry.checked_add(1)),
            Action::PreviousArticle => self.neighbour(self.entry.checked_sub(1)),
            Action::Help => self.help(),
            _ => self.say_hint(),
        }
    }

    /// Opens a text, and says what it is called and its first paragraph.
    fn open(&mut self, entry: usize) -> io::Result<()> {
        let Some(opened) = self.library.entries.get(entry) else {
            return Ok(());
        };
        self.entry = entry;
        self.at = None;
        opened.describe();
        let number = self
            .language
            .article_of(entry + 1, self.library.entries.len());
        self.say(&format!("{number}: {}", opened.title()))?;
        match opened.load() {
            Ok(document) => {
                self.document = Some(Arc::new(document));
                self.go_to(Document::first)
            }
            Err(error) => {
                self.document = None;
                self.tell(&error)
            }
        }
    }

    fn neighbour(&mut self, entry: Option<usize>) -> io::Result<()> {
        match entry.filter(|entry| *entry < self.library.entries.len()) {
            Some(entry) => self.open(entry),
            None if self.entry == 0 => self.say(self.language.say(words::FIRST_ARTICLE)),
            None => self.say(self.language.say(words::LAST_ARTICLE)),
        }
    }

    /// Goes to a paragraph of the text and reads it.
    fn go_to(
        &mut self,
        place: impl Fn(&Document) -> Result<Option<BlockId>, ReadError>,
    ) -> io::Result<()> {
        let Some(document) = self.document.clone() else {
            return Ok(());
        };
        match place(&document) {
            Ok(Some(id)) => self.read(&document, id),
            Ok(None) => self.say(self.language.say(words::EMPTY)),
            Err(error) => self.say(&self.language.read_error(&error)),
        }
    }

    /// To the next paragraph with words, or the one before.
    fn step(&mut self, forward: bool) -> io::Result<()> {
        self.seek(forward, |block| !block.text.trim().is_empty())
    }

    /// To the next paragraph that has what is looked for.
    fn find(&mut self, forward: bool) -> io::Result<()> {
        match self.query.clone() {
            Some(query) => self.seek(forward, |block| query.is_in(&block.text)),
            None => self.say(self.language.say(words::NOTHING_TO_FIND)),
        }
    }

    /// To the next paragraph of a kind, or the one before.
    fn seek(&mut self, forward: bool, is_sought: impl Fn(&Block) -> bool) -> io::Result<()> {
        let (Some(document), Some(mut at)) = (self.document.clone(), self.at) else {
            return self.neighbour(self.entry.checked_add(1).filter(|_| forward));
        };
        loop {
            let next = if forward {
                document.next(at)
            } else {
                document.previous(at)
            };
            let block = next.and_then(|next| next.map(|id| document.block(id)).transpose());
            match block {
                Ok(Some(block)) if is_sought(&block) => return self.read(&document, block.id),
                Ok(Some(block)) => at = block.id,
                Ok(None) if forward => return self.say(self.language.say(words::TEXT_ENDS)),
                Ok(None) => return self.say(self.language.say(words::TEXT_BEGINS)),
                Err(error) => return self.say(&self.language.read_error(&error)),
            }
        }
    }

    fn read(&mut self, document: &Document, id: BlockId) -> io::Result<()> {
        self.at = Some(id);
        let block = match document.block(id) {
            Ok(block) => block,
            Err(error) => return self.say(&self.language.read_error(&error)),
        };
        let title = self.language.title_of(&block);
        let text = title.unwrap_or(&block.text);
        match block.kind {
            Kind::Heading(level) => self.say(&self.language.heading(level, text)),
            _ => self.say(text),
        }
    }

    fn help(&mut self) -> io::Result<()> {
        for &action in READING {
            let keys: Vec<String> = self
                .keymap
                .keys(action)
                .iter()
                .map(|key| key.label())
                .collect();
            let doc = self.language.say(binding(action).doc);
            self.say(&format!("{}: {doc}", keys.join(" ")))?;
        }
        Ok(())
    }

    fn tell(&mut self, error: &LoadError) -> io::Result<()> {
        self.say(&self.language.load_error(error))
    }

    /// Writes lines of logical text, in which no control of a text is left, nor one of the interface.
    fn say(&mut self, text: &str) -> io::Result<()> {
        for line in text.split(['\n', '\u{2028}']) {
            let line = sanitize(&line.replace('\t', " "));
            let line = line.replace(['\u{2066}', '\u{2068}', '\u{2069}'], "");
            writeln!(self.out, "{line}")?;
        }
        self.out.flush()
    }
}

fn is_heading(block: &Block) -> bool {
    matches!(block.kind, Kind::Heading(_))
}
