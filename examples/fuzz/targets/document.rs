//! Files of every name and content: opened, walked, laid out.

use std::fs;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use kzread::document::Document;
use kzread::library::{Encodings, Library};
use kzread::page::Page;

use super::cells::check_symbol;
use super::{Choices, scratch};

pub(crate) const FRAGMENTS: &[&str] = &[
    "\u{643}\u{62A}\u{627}\u{628} ",
    "word ",
    "\u{661}. ",
    "1. ",
    "- ",
    "* ",
    "> ",
    "# ",
    "## ",
    "\n",
    "\n\n",
    "\r\n",
    "    ",
    "\t",
    "```\n",
    "`",
    "``",
    "**",
    "_",
    "~~",
    "[",
    "](x)",
    "[^1]",
    "[^1]: ",
    "![",
    "<a href='x'>",
    "</a>",
    "<div dir=rtl>",
    "</div>",
    "<p>",
    "<br>",
    "<table><tr><td>",
    "</table>",
    "<ul><li>",
    "</ul>",
    "<pre>",
    "</pre>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "&amp;",
    "&#x202E;",
    "&nbsp;",
    "| a | b |\n|---|--:|\n",
    "| ",
    "---\n",
    "+++\n",
    "title: ",
    "title = ",
    "lang: ar\n",
    "...\n",
    "dir = \"rtl\"\n",
    "$",
    "$$",
    "[!NOTE]\n",
    ":::tip\n",
    ":::\n",
    "!!! note\n",
    ": ",
    "- [ ] ",
    "\u{FEFF}",
    "\u{202E}",
    "\u{2067}",
    "\u{2069}",
    "a\u{8}a",
    "_\u{8}a",
    "\u{1B}[1m",
    "\u{1B}[38;5;12m",
    "\u{1B}]8;;x\u{7}",
    "\u{1B}[0m",
    "1\n00:00:01,000 --> 00:00:02,000\n",
    "WEBVTT\n\n",
    "######OpenITI#\n",
    "#META#Header#End#\n",
    "### | ",
    "# ",
    "~~",
    " %~% ",
    "PageV01P027",
    "<!doctype html>",
    "<html>",
    "<article>",
    "<head><title>",
    "</title>",
    "<?xml version='1.0'?>",
    "\0",
    "*   *   *",
    "=====\n",
    "//",
    "/* ",
    " */",
    "\"",
    "PK\u{3}\u{4}",
    "%PDF-1.4\n",
    "\u{1F}",
    "\u{6DD}\u{661}",
];

/// One file name for each way of reading.
const NAMES: &[&str] = &[
    "a.txt", "a.md", "a.html", "a.srt", "a.vtt", "a", "a.xhtml", "a.mdx", "a.epub", "a.docx",
    "a.odt", "a.gz",
];

/// The most rows that are looked at; a document of a few KiB seldom has more.
const ROWS: u16 = 400;

pub(crate) fn check(input: &[u8]) {
    let mut choices = Choices::new(input);
    let name = choices.one_of(NAMES);
    let encoded = choices.byte() == 0;
    let width = choices.width();
    let encoding = kzread::library::encoding("windows-1256").filter(|_| encoded);
    let Some(library) = library_of(name, choices.rest()) else {
        return;
    };
    check_library(&library.encoded(Encodings::new(encoding, "")), width);
}

/// Checks a file of this name and content.
pub(crate) fn check_file(name: &str, content: &[u8], width: u16) {
    if let Some(library) = library_of(name, content) {
        check_library(&library, width);
    }
}

fn library_of(name: &str, content: &[u8]) -> Option<Library> {
    let file = folder().join(name);
    fs::write(&file, content).ok()?;
    Library::open(&[file], None).ok()
}

fn check_library(library: &Library, width: u16) {
    for entry in &library.entries {
        entry.describe();
        if let Ok(document) = entry.load() {
            check_document(&Arc::new(document), width);
        }
    }
}

fn folder() -> PathBuf {
    let folder = scratch().join("document");
    let _ = fs::create_dir_all(&folder);
    folder
}

fn check_document(document: &Arc<Document>, width: u16) {
    check_blocks(document);
    let page = Page::new(Arc::clone(document), width.max(1));
    let Ok(Some(start)) = page.start() else {
        return;
    };
    let Ok(view) = page.view(start, ROWS) else {
        return;
    };
    for row in &view.rows {
        for piece in &row.pieces {
            // What is drawn for no bytes, such as the sign that closes a number, goes with the cell before it.
            let parts = piece
                .line
                .cells()
                .filter(|(_, cell)| !cell.bytes.is_empty());
            assert!(piece.x + piece.line.width() <= width.max(1) || parts.count() <= 1);
            piece
                .line
                .cells()
                .for_each(|(symbol, _)| check_symbol(symbol));
        }
    }
    let mut letters = 0;
    let counted = document.logical(&mut |text| {
        letters += text.len();
        ControlFlow::Continue(())
    });
    assert!(
        counted.is_err() || letters > 0 || view.rows.is_empty(),
        "rows without a text"
    );
}

/// Blocks are the same forwards and backwards, and each is found again by its offset.
fn check_blocks(document: &Document) {
    let mut there = Vec::new();
    let mut next = document.first();
    while let Ok(Some(id)) = next {
        let Ok(block) = document.block(id) else {
            return;
        };
        let offset = document.offset(id, 0);
        assert!(offset <= document.total());
        assert_eq!(
            document.locate(offset).ok(),
            Some((id, 0)),
            "a block is found by its offset"
        );
        let source = document.source_range(offset..offset + block.text.len() as u64);
        assert!(source.start <= source.end);
        there.push(id);
        next = document.next(id);
    }
    let mut back = Vec::new();
    let mut previous = document.last();
    while let Ok(Some(id)) = previous {
        back.push(id);
        previous = document.previous(id);
    }
    back.reverse();
    assert_eq!(there, back, "blocks backwards are those forwards");
}
