//! Documents of office programs, as they pack them.

use kzread::document::{Block, Document, Kind};
use kzread::library::{Library, LoadError};
use kzread::text::Direction;
use kzread::text::Direction::{Ltr, Rtl};
use kzread::words::Language;

use crate::common::folder;
use crate::pack::{BOOK, Pack};

fn load(name: &str, pack: &Pack) -> Result<Document, LoadError> {
    let folder = folder(&[(name, &pack.zip())]);
    let library = Library::open(&[folder.join(name)], None).unwrap();
    library.entries[0].load()
}

fn blocks(name: &str, pack: &Pack) -> Vec<Block> {
    let document =
        load(name, pack).unwrap_or_else(|error| panic!("{}", Language::English.load_error(&error)));
    let mut at = document.first().unwrap();
    let blocks = std::iter::from_fn(|| {
        let id = at?;
        at = document.next(id).unwrap();
        Some((*document.block(id).unwrap()).clone())
    });
    blocks.collect()
}

fn texts(blocks: &[Block]) -> Vec<(&Kind, &str)> {
    blocks
        .iter()
        .map(|block| (&block.kind, block.text.as_str()))
        .collect()
}

fn docx(body: &str) -> Pack {
    let styles = "<w:styles><w:style w:styleId='1'><w:name w:val='heading 1'/></w:style><w:style w:styleId='T'><w:name w:val='Title'/></w:style><w:style w:styleId='L'><w:name w:val='List'/><w:pPr><w:numPr><w:numId w:val='2'/></w:numPr><w:bidi/></w:pPr></w:style><w:style w:styleId='LL'><w:basedOn w:val='L'/></w:style></w:styles>";
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/></w:lvl><w:lvl w:ilvl='1'><w:numFmt w:val='bullet'/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId='8'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='8'/></w:num></w:numbering>";
    let notes = "<w:footnotes><w:footnote w:id='-1'><w:p><w:r><w:t>separator</w:t></w:r></w:p></w:footnote><w:footnote w:id='2'><w:p><w:r><w:t>note</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let core = format!(
        "<cp:coreProperties><dc:title>{BOOK}</dc:title><dc:creator>A &amp; B</dc:creator><dcterms:created>2022-01-05T10:00:00Z</dcterms:created></cp:coreProperties>"
    );
    Pack(Vec::new())
        .with("[Content_Types].xml", "<Types/>")
        .with("word/document.xml", format!("<?xml version='1.0'?><w:document><w:body>{body}<w:sectPr><w:bidi/></w:sectPr></w:body></w:document>"))
        .with("word/styles.xml", styles)
        .with("word/numbering.xml", numbering)
        .with("word/footnotes.xml", notes)
        .with("docProps/core.xml", core)
}

/// A paragraph with these properties and this text.
fn p(properties: &str, text: &str) -> String {
    format!(
        "<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"
    )
}

fn item(list: usize, level: usize, text: &str) -> String {
    p(
        &format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr>"),
        text,
    )
}

#[test]
fn a_docx_has_headings_paragraphs_lists_tables_and_notes() {
    let body = [
        p("<w:pStyle w:val='T'/>", "Title"),
        p("<w:pStyle w:val='1'/>", "Heading"),
        p("<w:outlineLvl w:val='1'/>", "Lower"),
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>bold</w:t></w:r><w:r><w:t xml:space='preserve'> and </w:t></w:r><w:r><w:rPr><w:b w:val='0'/><w:i/></w:rPr><w:t>not</w:t><w:br/><w:t>line</w:t><w:tab/></w:r><w:r><w:footnoteReference w:id='2'/></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>".to_owned(),
        item(1, 0, "one"),
        item(1, 1, "deep"),
        item(1, 0, "two"),
        p("", "between"),
        item(1, 0, "three"),
        p("<w:pStyle w:val='LL'/>", "styled"),
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p><w:p><w:r><w:t>a2</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>".to_owned(),
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:docPr descr='picture'/></w:drawing></mc:Choice><mc:Fallback><w:t>twice</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>".to_owned(),
    ]
    .concat();
    let found = blocks("a.docx", &docx(&body));
    let table = found
        .iter()
        .find(|block| matches!(block.kind, Kind::Table(_)))
        .unwrap();
    let Kind::Table(cells) = &table.kind else {
        panic!()
    };
    assert_eq!(cells.rows.len(), 2);
    let paragraph = &Kind::Paragraph;
    let expected = [
        (&Kind::Heading(1), "Title"),
        (&Kind::Heading(1), "Heading"),
        (&Kind::Heading(2), "Lower"),
        (paragraph, "bold and not\u{2028}line [1]"),
        (paragraph, "1. one"),
        (paragraph, "\u{2022} deep"),
        (paragraph, "2. two"),
        (paragraph, "between"),
        (paragraph, "3. three"),
        (paragraph, "\u{2022} styled"),
        (&table.kind, "a\u{2028}a2\tb\nc\t"),
        (paragraph, "\u{25A3} picture"),
        (paragraph, "[1] note"),
    ];
    assert_eq!(texts(&found), expected);
    let bold: Vec<_> = found[3]
        .spans
        .iter()
        .filter(|span| span.style.strong)
        .collect();
    assert_eq!((bold.len(), bold[0].range.clone()), (1, 0..4));
}

#[test]
fn a_docx_tells_its_title_and_which_way_its_paragraphs_run() {
    let body = [
        p("<w:bidi/>", "ab"),
        p("<w:bidi w:val='0'/>", "ab"),
        p("", &BOOK.repeat(9)),
        p("<w:pStyle w:val='LL'/>", "ab"),
        "<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>".to_owned(),
    ]
    .concat();
    let found = blocks("a.docx", &docx(&body));
    let directions: Vec<Direction> = found.iter().map(|block| block.direction).collect();
    assert_eq!(directions, [Rtl, Ltr, Rtl, Rtl, Rtl]);
    let document = load("a.docx", &docx("")).unwrap();
    let meta = document.meta();
    assert_eq!(
        (meta.title.as_deref(), meta.author.as_deref()),
        (Some(BOOK), Some("A & B"))
    );
    assert_eq!(meta.date.map(|date| date.day), Some(5));
}

/// An English paragraph that names a town in Arabic letters ran to the left.
#[test]
fn a_paragraph_of_a_docx_without_bidi_goes_by_its_first_letter_if_most_are_like_it() {
    let mixed = format!("{} \u{628}\u{628}\u{628}\u{628}", "word ".repeat(5));
    let body = [
        p("", &BOOK.repeat(9)),
        p("", &mixed),
        p("<w:bidi/>", &mixed),
        p("", &format!("w {}", BOOK.repeat(2))),
    ];
    let found = blocks("a.docx", &docx(&body.concat()));
    let directions: Vec<Direction> = found.iter().map(|block| block.direction).collect();
    assert_eq!(directions, [Rtl, Ltr, Rtl, Rtl]);
}

#[test]
fn cells_of_papers_stand_below_their_heads_where_others_span_columns() {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p("", text))
    };
    let wide = cell("<w:gridSpan w:val='2'/>", "a") + &cell("", "b");
    let narrow = ["c", "d", "e"].map(|text| cell("", text)).concat();
    let found = blocks(
        "a.docx",
        &docx(&format!(
            "<w:tbl><w:tr>{wide}</w:tr><w:tr>{narrow}</w:tr></w:tbl>"
        )),
    );
    assert_eq!(found[0].text, "a\t\tb\nc\td\te");
    let body = "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated='2'/><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>";
    assert_eq!(blocks("a.odt", &odt(body))[0].text, "a\t\t\tb");
}

fn odt(body: &str) -> Pack {
    let styles = "<office:document-styles><office:styles><style:style style:name='Rtl'><style:paragraph-properties style:writing-mode='rl-tb'/></style:style></office:styles></office:document-styles>";
    let automatic = "<office:automatic-styles><style:style style:name='T1'><style:text-properties fo:font-weight='bold'/></style:style><style:style style:name='P1' style:parent-style-name='Rtl'/><style:style style:name='P2' style:parent-style-name='Title'/><text:list-style style:name='L1'><text:list-level-style-number text:level='1' style:num-format='1'/><text:list-level-style-bullet text:level='2'/></text:list-style></office:automatic-styles>";
    let meta = format!(
        "<office:document-meta><office:meta><dc:title>{BOOK}</dc:title><meta:initial-creator>A. B.</meta:initial-creator></office:meta></office:document-meta>"
    );
    Pack(Vec::new())
        .with("mimetype", "application/vnd.oasis.opendocument.text")
        .with("content.xml", format!("<office:document-content>{automatic}<office:body><office:text>{body}</office:text></office:body></office:document-content>"))
        .with("styles.xml", styles)
        .with("meta.xml", meta)
}

#[test]
fn an_odt_has_headings_paragraphs_lists_tables_and_notes() {
    let body = "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:p text:style-name='P2'>Title</text:p><text:h text:outline-level='2'>Heading</text:h><text:p>one\n  <text:span text:style-name='T1'>bold</text:span><text:s text:c='2'/>two<text:line-break/>line<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>note</text:p></text:note-body></text:note>.</text:p><text:list text:style-name='L1'><text:list-item><text:p>first</text:p><text:list><text:list-item><text:p>deep</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>second</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p><text:p>b2</text:p></table:table-cell></table:table-row></table:table><text:p text:style-name='P1'>ab</text:p>";
    let found = blocks("a.odt", &odt(body));
    let paragraph = &Kind::Paragraph;
    let table = found
        .iter()
        .find(|block| matches!(block.kind, Kind::Table(_)))
        .unwrap();
    let expected = [
        (&Kind::Heading(1), "Title"),
        (&Kind::Heading(2), "Heading"),
        (paragraph, "one bold  two\u{2028}line[1]."),
        (paragraph, "1. first"),
        (paragraph, "\u{2022} deep"),
        (paragraph, "2. second"),
        (&table.kind, "a\tb\u{2028}b2"),
        (paragraph, "ab"),
        (paragraph, "[1] note"),
    ];
    assert_eq!(texts(&found), expected);
    assert_eq!(found[7].direction, Direction::Rtl);
    assert!(found[2].spans[0].style.strong);
    let document = load("a.odt", &odt("")).unwrap();
    assert_eq!(document.meta().title.as_deref(), Some(BOOK));
    assert_eq!(document.meta().author.as_deref(), Some("A. B."));
}

#[test]
fn words_in_a_note_of_an_odt_are_as_far_apart_as_they_were_written() {
    let body = "<text:p>x<text:note><text:note-body><text:p>one<text:tab/>two<text:line-break/>three<text:s/>four</text:p><text:p>five</text:p></text:note-body></text:note></text:p>";
    let read = blocks("a.odt", &odt(body));
    assert_eq!(read[1].text, "[1] one two three four five");
}

#[test]
fn what_a_list_of_a_docx_changes_of_its_kind_holds_for_no_other_list() {
    let body = item(1, 0, "a") + &item(2, 0, "b");
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/></w:lvl></w:lvlOverride></w:num></w:numbering>";
    let pack = docx(&body).without("word/numbering.xml");
    let read = blocks("a.docx", &pack.with("word/numbering.xml", numbering));
    assert_eq!(read[0].text, "1. a");
}

#[test]
fn broken_papers_open_as_far_as_they_can() {
    let long = docx(&p("", "text").repeat(3000));
    let zip = long.zip();
    for end in (0..zip.len()).step_by(211) {
        let folder = folder(&[("a.docx", &zip[..end])]);
        let library = Library::open(&[folder.join("a.docx")], None).unwrap();
        let _ = library.entries[0].load();
    }
    let cut = docx(&p("", "text").repeat(30)).replacing(
        "word/document.xml",
        "<w:sectPr>",
        "<w:p><w:r><w:t>end",
    );
    assert_eq!(blocks("a.docx", &cut).len(), 31);
    assert!(load("a.docx", &docx("").without("word/document.xml")).is_err());
    assert!(load("a.odt", &odt("").without("content.xml")).is_err());
}
