//! Books made by the tests: files packed into a zip, and the shell of a small book.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A text for each chapter, one after the other.
fn each(chapters: usize, text: impl Fn(usize) -> String) -> String {
    (1..=chapters).map(text).collect::<Vec<_>>().concat()
}

/// Files of a book: their names and contents.
#[derive(Clone)]
pub(crate) struct Pack(pub(crate) Vec<(String, Vec<u8>)>);

pub(crate) const CONTAINER: &str = "<?xml version='1.0'?><container><rootfiles><rootfile full-path='OEBPS/book.opf' media-type='application/oebps-package+xml'/></rootfiles></container>";

/// KITAB and FASL, two words without anything that joins otherwise.
pub(crate) const BOOK: &str = "\u{643}\u{62A}\u{627}\u{628}";
pub(crate) const CHAPTER: &str = "\u{641}\u{635}\u{644}";

impl Pack {
    /// A book of so many chapters in the language `ar`, with contents of EPUB 3 and 2.
    pub(crate) fn book(chapters: usize) -> Self {
        let items = each(chapters, |n| {
            format!("<item id='c{n}' href='text/{n}.xhtml' media-type='application/xhtml+xml'/>")
        });
        let refs = each(chapters, |n| format!("<itemref idref='c{n}'/>"));
        let opf = format!(
            "<?xml version='1.0' encoding='utf-8'?><package xmlns='http://www.idpf.org/2007/opf' version='3.0'><metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>{BOOK}</dc:title><dc:creator>A. B.</dc:creator><dc:language>ar</dc:language></metadata><manifest>{items}<item id='nav' href='nav.xhtml' media-type='application/xhtml+xml' properties='nav'/><item id='ncx' href='toc.ncx' media-type='application/x-dtbncx+xml'/></manifest><spine toc='ncx'>{refs}</spine></package>"
        );
        let links = each(chapters, |n| {
            format!("<li><a href='text/{n}.xhtml'>{CHAPTER} {n}</a></li>")
        });
        let nav = format!(
            "<html><body><nav epub:type='landmarks'><ol><li><a href='text/1.xhtml'>Start</a></li></ol></nav><nav epub:type='toc'><ol>{links}</ol></nav></body></html>"
        );
        let points = each(chapters, |n| {
            format!(
                "<navPoint><navLabel><text>{CHAPTER} {n}</text></navLabel><content src='text/{n}.xhtml'/></navPoint>"
            )
        });
        let ncx =
            format!("<ncx><docTitle><text>{BOOK}</text></docTitle><navMap>{points}</navMap></ncx>");
        let mut pack = Self(Vec::new())
            .with("mimetype", "application/epub+zip")
            .with("META-INF/container.xml", CONTAINER)
            .with("OEBPS/book.opf", opf)
            .with("OEBPS/nav.xhtml", nav)
            .with("OEBPS/toc.ncx", ncx);
        for n in 1..=chapters {
            pack = pack.with(
                &format!("OEBPS/text/{n}.xhtml"),
                chapter(&format!("text{n}")),
            );
        }
        pack
    }

    /// With a file in the place of one of this name.
    pub(crate) fn with(mut self, name: &str, content: impl Into<Vec<u8>>) -> Self {
        let content = content.into();
        match self.0.iter_mut().find(|(own, _)| own == name) {
            Some((_, own)) => *own = content,
            None => self.0.push((name.to_owned(), content)),
        }
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.0.retain(|(own, _)| own != name);
        self
    }

    pub(crate) fn renamed(mut self, name: &str, to: &str) -> Self {
        for (own, _) in &mut self.0 {
            if own == name {
                to.clone_into(own);
            }
        }
        self
    }

    /// With a text in one of its files replaced.
    pub(crate) fn replacing(mut self, name: &str, from: &str, to: &str) -> Self {
        let (_, content) = self.0.iter_mut().find(|(own, _)| own == name).unwrap();
        let text = String::from_utf8(content.clone()).unwrap();
        assert!(text.contains(from), "{from} in {name}");
        *content = text.replace(from, to).into_bytes();
        self
    }

    pub(crate) fn zip(&self) -> Vec<u8> {
        self.zip_by(CompressionMethod::Deflated)
    }

    pub(crate) fn zip_by(&self, method: CompressionMethod) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in &self.0 {
            let method = if name == "mimetype" {
                CompressionMethod::Stored
            } else {
                method
            };
            let options = SimpleFileOptions::default().compression_method(method);
            zip.start_file(name, options).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }
}

/// A chapter whose heading is the word for it, and one paragraph.
pub(crate) fn chapter(text: &str) -> String {
    format!(
        "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'><head><title/><style>p{{}}</style></head><body><h1>{CHAPTER}</h1><p>{text}</p></body></html>"
    )
}
