//! Books and papers: files of any content, packed into one as their readers expect, whole or damaged.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::Choices;
use super::document::check_file;

pub(crate) const FRAGMENTS: &[&str] = &[
    "\0",
    "\u{643}\u{62A}\u{627}\u{628} ",
    "word ",
    "&amp;",
    "&",
    "<![CDATA[",
    "]]>",
    "<item id='a' href='a.xhtml' media-type='application/xhtml+xml'/>",
    "<item id='b' href='b.xhtml' properties='nav'/>",
    "<item id='n' href='toc.ncx' media-type='application/x-dtbncx+xml'/>",
    "<itemref idref='a'/>",
    "<itemref idref='b'/>",
    "<spine page-progression-direction='rtl' toc='n'>",
    "</spine>",
    "<dc:title>",
    "</dc:title>",
    "<dc:creator>",
    "<dc:language>ar",
    "<meta refines='#t' property='alternate-script'>",
    "<navPoint><navLabel><text>",
    "<content src='a.xhtml#x'/>",
    "</navPoint>",
    "<nav epub:type='toc'><ol><li><a href='a.xhtml'>",
    "<h1>",
    "</h1>",
    "<p id='x'>",
    "</p>",
    "<a href='b.xhtml#y' epub:type='noteref'>",
    "<aside epub:type='footnote' id='y'>",
    "<img alt='x' src='y'>",
    "<div>",
    "</div>",
    "<w:p>",
    "</w:p>",
    "<w:pPr><w:pStyle w:val='Heading1'/><w:bidi/></w:pPr>",
    "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>",
    "<w:r><w:rPr><w:rtl/><w:b/></w:rPr><w:t xml:space='preserve'>",
    "</w:t></w:r>",
    "<w:footnoteReference w:id='2'/>",
    "<w:footnote w:id='2'>",
    "<w:tbl><w:tr><w:tc>",
    "</w:tc></w:tr></w:tbl>",
    "<w:style w:styleId='Heading1'><w:basedOn w:val='Heading1'/>",
    "<w:num w:numId='1'><w:abstractNumId w:val='1'/>",
    "<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/>",
    "<text:p>",
    "</text:p>",
    "<text:h text:outline-level='2'>",
    "<text:list><text:list-item>",
    "</text:list-item></text:list>",
    "<text:note><text:note-citation>1</text:note-citation><text:note-body>",
    "</text:note-body></text:note>",
    "<text:s text:c='3'/>",
    "<table:table><table:table-row><table:table-cell>",
    "</table:table-cell></table:table-row></table:table>",
    "<style:style style:name='a' style:parent-style-name='a'>",
];

/// The name of a kind of file, and what its parts are called; what is random is put behind what each begins with.
type Kind = (&'static str, &'static [(&'static str, &'static str)]);

const KINDS: &[Kind] = &[
    (
        "a.epub",
        &[
            (
                "OEBPS/content.opf",
                "<package><metadata xmlns:dc='x'></metadata><manifest><item id='a' href='a.xhtml'/><item id='b' href='b.xhtml'/></manifest><spine><itemref idref='a'/><itemref idref='b'/></spine>",
            ),
            ("OEBPS/a.xhtml", "<html><body>"),
            ("OEBPS/b.xhtml", "<html><body>"),
            ("OEBPS/toc.ncx", "<ncx><navMap>"),
            (
                "META-INF/container.xml",
                "<container><rootfiles><rootfile full-path='OEBPS/content.opf'/></rootfiles></container>",
            ),
        ],
    ),
    (
        "a.docx",
        &[
            ("word/document.xml", "<w:document><w:body>"),
            ("word/footnotes.xml", "<w:footnotes>"),
            ("word/styles.xml", "<w:styles>"),
            ("word/numbering.xml", "<w:numbering>"),
            ("[Content_Types].xml", "<Types>"),
        ],
    ),
    (
        "a.odt",
        &[
            (
                "content.xml",
                "<office:document-content><office:body><office:text>",
            ),
            ("styles.xml", "<office:document-styles>"),
            ("meta.xml", "<office:document-meta>"),
            ("mimetype", "application/vnd.oasis.opendocument.text"),
        ],
    ),
];

pub(crate) fn check(input: &[u8]) {
    let mut choices = Choices::new(input);
    let (name, files) = choices.one_of(KINDS);
    let (damage, place) = (choices.byte(), usize::from(choices.byte()));
    let width = choices.width();
    let Ok(mut packed) = pack(files, choices.rest()) else {
        return;
    };
    let len = packed.len().max(1);
    match damage {
        0..16 => packed.truncate(place * 7 % len),
        16..32 => packed[place * 31 % len] ^= damage,
        _ => {}
    }
    check_file(name, &packed, width);
}

/// A zip of these files, the content parted among them by its NULs.
fn pack(files: &[(&str, &str)], content: &[u8]) -> zip::result::ZipResult<Vec<u8>> {
    let mut parts = content.split(|byte| *byte == 0);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, start) in files {
        zip.start_file(*name, SimpleFileOptions::default())?;
        zip.write_all(start.as_bytes())?;
        zip.write_all(parts.next().unwrap_or_default())?;
    }
    Ok(zip.finish()?.into_inner())
}
