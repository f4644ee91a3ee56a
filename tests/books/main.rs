//! Books, whole and broken: they open as far as they can, and say why where they do not.

#[path = "../common/mod.rs"]
mod common;
mod long_chapters;
mod pack;
mod papers;
mod shell;

use std::ops::ControlFlow;

use kzread::document::{ContainerError, Destination, Document, Link};
use kzread::library::{Library, LoadError};
use kzread::text::Direction;
use kzread::words::Language;

use common::{App, folder, logical};
use pack::{BOOK, CHAPTER, CONTAINER, Pack, chapter};

const OPF: &str = "OEBPS/book.opf";

const FIRST: &str = "OEBPS/text/1.xhtml";

const SECOND: &str = "OEBPS/text/2.xhtml";

fn load(bytes: &[u8]) -> Result<Document, LoadError> {
    let folder = folder(&[("book.epub", bytes)]);
    let library = Library::open(&[folder.join("book.epub")], None).unwrap();
    library.entries[0].load()
}

fn opened(bytes: &[u8]) -> Document {
    load(bytes).unwrap_or_else(|error| panic!("{}", Language::English.load_error(&error)))
}

/// What a book shows that has these two chapters and no mistake.
fn both() -> String {
    format!("{CHAPTER}\n\ntext1\n\n{CHAPTER}\n\ntext2\n")
}

fn whole() -> Pack {
    Pack::book(2)
}

#[test]
fn a_book_is_one_text_of_chapters() {
    let book = opened(&whole().zip());
    assert_eq!(logical(&book), both());
    assert_eq!(book.meta().title.as_deref(), Some(BOOK));
    assert_eq!(book.meta().author.as_deref(), Some("A. B."));
    assert_eq!(book.direction(), Direction::Rtl);
    let mut contents = Vec::new();
    book.headings(&mut |headings, _| {
        contents.extend(headings.into_iter().map(|h| (h.level, h.text)));
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(contents, [1, 2].map(|n| (1, format!("{CHAPTER} {n}"))));
    assert!(!book.is_damaged() && !book.lossy());
}

#[test]
fn of_several_contents_those_that_the_book_names_first_are_shown() {
    const NCX: &str = "<item id='ncx' href='toc.ncx' media-type='application/x-dtbncx+xml'/>";
    let others: Vec<String> = (0..8)
        .map(|n| {
            format!("<item id='o{n}' href='other.ncx' media-type='application/x-dtbncx+xml'/>")
        })
        .collect();
    let other = "<ncx><navMap><navPoint><navLabel><text>other</text></navLabel><content src='text/1.xhtml'/></navPoint></navMap></ncx>";
    let pack = whole()
        .without("OEBPS/nav.xhtml")
        .replacing(OPF, "<spine toc='ncx'>", "<spine>")
        .replacing(OPF, NCX, &format!("{NCX}{}", others.concat()))
        .with("OEBPS/other.ncx", other);
    let mut contents = Vec::new();
    opened(&pack.zip())
        .headings(&mut |headings, _| {
            contents.extend(headings.into_iter().map(|heading| heading.text));
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(contents, [1, 2].map(|n| format!("{CHAPTER} {n}")));
}

#[test]
fn broken_books_show_all_that_is_in_them() {
    let percent = |n: &str| {
        let bytes: Vec<String> = n.bytes().map(|b| format!("%{b:02X}")).collect();
        bytes.concat()
    };
    let arabic = format!("{CHAPTER} 1.xhtml");
    for (mistake, pack) in [
        ("no mimetype", whole().without("mimetype")),
        ("no container", whole().without("META-INF/container.xml")),
        ("container in another case", whole().renamed("META-INF/container.xml", "meta-inf/Container.XML")),
        ("container of garbage", whole().with("META-INF/container.xml", "<<<&&&")),
        ("container that leads nowhere", whole().replacing("META-INF/container.xml", "book.opf", "none.opf")),
        ("no package document", whole().without(OPF)),
        ("an empty package document", whole().with(OPF, "")),
        ("an ampersand in the title", whole().replacing(OPF, BOOK, "A & B &c. &nbsp;")),
        ("an entity that is not defined", whole().replacing(OPF, "A. B.", "A&nbsp;B")),
        ("a package document cut in its spine", whole().replacing(OPF, "</spine></package>", "")),
        ("a prefix on all of the package", whole().replacing(OPF, "<item ", "<opf:item ").replacing(OPF, "<itemref ", "<opf:itemref ").replacing(OPF, "<spine ", "<opf:spine ")),
        ("no spine", whole().replacing(OPF, "<itemref idref='c1'/><itemref idref='c2'/>", "")),
        ("no nav", whole().without("OEBPS/nav.xhtml")),
        ("no contents of any kind", whole().without("OEBPS/nav.xhtml").without("OEBPS/toc.ncx")),
        ("names in another case", whole().renamed(FIRST, "OEBPS/Text/1.XHTML")),
        ("names in percents", whole().renamed(FIRST, &format!("OEBPS/text/{arabic}")).replacing(OPF, "text/1.xhtml", &format!("text/{}", percent(&arabic)))),
        ("names that are not in percents", whole().renamed(FIRST, &format!("OEBPS/text/{arabic}")).replacing(OPF, "text/1.xhtml", &format!("text/{arabic}"))),
        ("names from the root", whole().replacing(OPF, "text/1.xhtml", "/OEBPS/text/1.xhtml")),
        ("names out of the root and back", whole().replacing(OPF, "text/1.xhtml", "../../OEBPS/./text/1.xhtml")),
        ("names with backslashes", whole().replacing(OPF, "text/1.xhtml", "text\\1.xhtml")),
        ("a spine of names", whole().replacing(OPF, "idref='c1'", "idref='text/1.xhtml'")),
        ("a chapter without an end", whole().replacing(FIRST, "</p></body></html>", "")),
        ("a chapter that is no XML", whole().replacing(FIRST, "text1", "text1<br><img src=x>")),
        ("a chapter with a script that closes itself", whole().replacing(FIRST, "<title/>", "<script src='x'/><title/>")),
        ("a chapter with a byte order mark", whole().with(FIRST, format!("\u{FEFF}{}", chapter("text1")))),
        ("fonts that are made useless elsewhere", whole().with("META-INF/encryption.xml", "<encryption><enc:EncryptedData><enc:EncryptionMethod Algorithm='http://www.idpf.org/2008/embedding'/><enc:CipherData><enc:CipherReference URI='OEBPS/text/1.xhtml'/></enc:CipherData></enc:EncryptedData></encryption>")),
        ("files that are not asked for", whole().with("OEBPS/../../../etc/passwd", "root").with("x", vec![0; 1000])),
    ] {
        let book = opened(&pack.zip());
        assert_eq!(logical(&book), both(), "{mistake}");
        assert!(!book.is_damaged(), "{mistake}");
    }
}

#[test]
fn chapters_in_other_encodings_are_read_as_they_declare() {
    // KITAB in windows-1256
    let declared = b"<?xml version='1.0' encoding='windows-1256'?><html><body><p>\xDF\xCA\xC7\xC8</p></body></html>";
    let sixteen: Vec<u8> = format!("\u{FEFF}<html><body><p>{BOOK}</p></body></html>")
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    let meta = b"<html><head><meta http-equiv='Content-Type' content='text/html; charset=cp1256'></head><body><p>\xDF\xCA\xC7\xC8";
    for chapter in [&declared[..], &sixteen, meta] {
        let book = opened(&whole().with(FIRST, chapter).zip());
        assert!(logical(&book).contains(BOOK), "{}", logical(&book));
        assert!(!book.lossy());
    }
    // And so is the package document.
    let opf = String::from_utf8(whole().0[2].1.clone()).unwrap();
    let (opf, _, _) = encoding_rs::WINDOWS_1256.encode(&opf);
    let at = opf.windows(5).position(|w| w == b"utf-8").unwrap();
    let opf = [&opf[..at], b"windows-1256", &opf[at + 5..]].concat();
    assert_eq!(
        opened(&whole().with(OPF, opf).zip())
            .meta()
            .title
            .as_deref(),
        Some(BOOK)
    );
}

#[test]
fn what_is_lost_has_its_name_in_its_place_and_is_told() {
    for (mistake, pack) in [
        ("missing", whole().without(SECOND)),
        ("named by nothing", whole().replacing(OPF, "<itemref idref='c2'/>", "<itemref idref='none'/>")),
        (
            "encrypted",
            whole().with("META-INF/encryption.xml", "<encryption><EncryptedData><EncryptionMethod Algorithm='http://www.w3.org/2001/04/xmlenc#aes128-cbc'/><CipherData><CipherReference URI='OEBPS/text/2.xhtml'/></CipherData></EncryptedData></encryption>"),
        ),
    ] {
        let book = opened(&pack.zip());
        let shown = logical(&book);
        assert!(shown.contains("text1") && shown.contains('\u{26A0}'), "{mistake}: {shown}");
        assert!(book.is_damaged(), "{mistake}");
    }
    // Bytes of the second chapter are not those that were packed.
    let zip = whole()
        .with(SECOND, chapter(&"text2 ".repeat(4000)))
        .zip_by(zip::CompressionMethod::Stored);
    let at = zip.windows(5).rposition(|w| w == b"text2").unwrap();
    let mut broken = zip.clone();
    broken[at] = b'X';
    let book = opened(&broken);
    assert!(logical(&book).contains("text1 ") || logical(&book).contains("text1\n"));
    assert!(book.is_damaged());
}

/// Chapters that were named behind the first 4 MiB were left out without a word.
#[test]
fn of_a_package_that_is_too_long_the_chapters_are_read_that_it_names_by_then() {
    const LAST: &str = "<itemref idref='c2'/>";
    let pack = whole().replacing(OPF, LAST, &(" ".repeat(4 << 20) + LAST));
    let book = opened(&pack.zip());
    assert_eq!(logical(&book), format!("{CHAPTER}\n\ntext1\n"));
    assert!(book.is_damaged());
}

#[test]
fn of_a_book_that_was_cut_the_chapters_are_read_that_came() {
    let zip = Pack::book(40).zip();
    let book = opened(&zip[..zip.len() / 2]);
    let shown = logical(&book);
    assert!(
        shown.contains("text1\n") && shown.contains("text9\n"),
        "{shown}"
    );
    assert!(!shown.contains("text40\n") && book.is_damaged());
    // Wherever it was cut, nothing panics.
    let zip = whole().zip();
    for end in (0..zip.len()).step_by(7) {
        let _ = load(&zip[..end]).map(|book| logical(&book));
    }
    // With something before it, as a mail has.
    let behind = [&[1; 300][..], &zip].concat();
    assert_eq!(logical(&opened(&behind)), both());
}

#[test]
fn what_cannot_be_opened_says_why() {
    let why = |bytes: &[u8]| match load(bytes) {
        Err(LoadError::Container { error, .. }) => Some(error),
        _ => None,
    };
    let all = |name: &str| format!("<CipherReference URI='OEBPS/text/{name}.xhtml'/>");
    let locked = format!(
        "<encryption><EncryptedData><EncryptionMethod Algorithm='x'/>{}{}</EncryptedData></encryption>",
        all("1"),
        all("2")
    );
    let locked = whole().with("META-INF/encryption.xml", locked);
    assert_eq!(why(&locked.zip()), Some(ContainerError::Encrypted));
    let empty = Pack(Vec::new())
        .with("mimetype", "application/epub+zip")
        .with("META-INF/container.xml", CONTAINER);
    assert_eq!(why(&empty.zip()), Some(ContainerError::Empty));
    assert_eq!(why(&[0; 4000]), Some(ContainerError::Broken));
    assert_eq!(why(&whole().zip()[..20]), Some(ContainerError::Broken));
    let app = App::files(
        &[("book.epub", &locked.zip())],
        Language::English,
        (100, 20),
    );
    assert!(
        app.screen().text().contains("encrypted"),
        "{}",
        app.screen().text()
    );
}

#[test]
fn bombs_are_cut_while_they_are_unpacked() {
    let bomb = vec![b'a'; 24 << 20];
    let in_chapter = whole().with(SECOND, bomb.clone()).zip();
    assert!(in_chapter.len() < 1 << 20);
    let book = opened(&in_chapter);
    let first = book.first().unwrap().unwrap();
    assert_eq!(book.block(first).unwrap().text, CHAPTER);
    let text = logical(&book);
    assert!(book.is_damaged() && text.len() < 9 << 20);
    let in_package = whole().with(OPF, [whole().0[2].1.clone(), bomb.clone()].concat());
    assert_eq!(self::logical(&opened(&in_package.zip())), both());
    let in_nav = whole().with("OEBPS/nav.xhtml", bomb);
    assert_eq!(self::logical(&opened(&in_nav.zip())), both());
}

#[test]
fn a_book_tells_its_title_in_the_script_of_its_language() {
    let titles = format!(
        "<dc:title id='t'>Livre</dc:title><meta refines='#t' property='alternate-script' xml:lang='el'>\u{3B2}</meta><meta refines='#t' property='alternate-script' xml:lang='ar'>{BOOK}</meta>"
    );
    let pack = whole().replacing(OPF, &format!("<dc:title>{BOOK}</dc:title>"), &titles);
    assert_eq!(opened(&pack.zip()).meta().title.as_deref(), Some(BOOK));
}

#[test]
fn the_direction_is_that_of_the_pages_else_of_the_package_the_language_or_the_letters() {
    let direction = |pack: Pack| opened(&pack.zip()).direction();
    let without = || whole().replacing(OPF, "<dc:language>ar</dc:language>", "");
    assert_eq!(direction(without()), Direction::Ltr);
    assert_eq!(
        direction(without().with(FIRST, chapter(&BOOK.repeat(30)))),
        Direction::Rtl
    );
    let pages = without().replacing(OPF, "<spine ", "<spine page-progression-direction='rtl' ");
    assert_eq!(direction(pages), Direction::Rtl);
    assert_eq!(
        direction(whole().replacing(OPF, "<spine ", "<spine page-progression-direction='ltr' ")),
        Direction::Ltr
    );
    assert_eq!(
        direction(without().replacing(OPF, "version='3.0'", "dir='rtl'")),
        Direction::Rtl
    );
}

#[test]
fn links_lead_from_chapter_to_chapter() {
    let pack = whole()
        .with(FIRST, "<html><body><h1>x</h1><p><a href='2.xhtml#n'>to</a> <a href='#n'>own</a> <a href='https://example.org/2.xhtml'>out</a> <a href='3.xhtml'>lost</a></p><p id='n'>here</p></body></html>")
        .with(SECOND, "<html><body><h1>x</h1><p id='n'>there</p></body></html>");
    let book = opened(&pack.zip());
    let block = book.next(book.first().unwrap().unwrap()).unwrap().unwrap();
    let links = book.links(&book.block(block).unwrap());
    let led_to = |link: &Link| match book.destination(block, link).unwrap() {
        Destination::Place(offset) => {
            let (block, _) = book.locate(offset).unwrap();
            book.block(block).unwrap().text.clone()
        }
        Destination::Address(address) => address.as_str().to_owned(),
        other => format!("{other:?}"),
    };
    let found: Vec<String> = links.iter().map(led_to).collect();
    assert_eq!(
        found,
        [
            "there",
            "here",
            "https://example.org/2.xhtml",
            "NoPlace(\"3.xhtml\")"
        ]
    );
}

#[test]
fn a_chapter_without_a_heading_has_that_of_the_contents() {
    let pack = whole()
        .with(FIRST, "<html><body><p>text1</p></body></html>")
        .with(
            SECOND,
            format!("<html><body><p><b>{CHAPTER} 2</b></p><p>text2</p></body></html>"),
        );
    let expected = format!("{CHAPTER} 1\n\ntext1\n\n{CHAPTER} 2\n\ntext2\n");
    assert_eq!(logical(&opened(&pack.zip())), expected);
}

#[test]
fn a_book_is_read_on_the_screen_from_its_first_chapter_to_its_last() {
    let mut app = App::files(
        &[("book.epub", &Pack::book(200).zip())],
        Language::English,
        (80, 24),
    );
    app.play("<CR>");
    assert!(app.screen().text().contains("text1"));
    app.play("G");
    assert!(app.screen().text().contains("text200") && app.screen().text().contains("100%"));
    app.play("g/text150<CR>");
    assert!(app.screen().text().contains("text150"));
    app.play("<Esc>g<Space>");
    assert!(app.screen().text().contains("text5"));
}
