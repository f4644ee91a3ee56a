//! Documents of office programs with hostile characters wherever these have a place for a text.

use crate::pack::Pack;

/// A docx: in its body, its notes, the target of a link, the names of its styles, and what it says of itself.
pub(crate) fn docx(raw: &str, numbers: &str) -> Vec<u8> {
    let document = format!(
        "<?xml version='1.0'?><w:document><w:body><w:p><w:pPr><w:pStyle w:val='{numbers}'/></w:pPr><w:r><w:t>PWN {raw}{numbers}</w:t><w:footnoteReference w:id='2'/></w:r></w:p><w:p><w:hyperlink r:id='1'><w:r><w:t>{numbers}</w:t></w:r></w:hyperlink></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>{numbers}</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:drawing><wp:docPr descr='{numbers}'/></w:drawing></w:body></w:document>"
    );
    let styles = format!(
        "<w:styles><w:style w:styleId='{numbers}'><w:name w:val='heading 1 {numbers}'/></w:style></w:styles>"
    );
    let notes = format!(
        "<w:footnotes><w:footnote w:id='2'><w:p><w:r><w:t>{numbers}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    );
    let links = format!(
        "<Relationships><Relationship Id='1' Target='http://a/{numbers}' TargetMode='External'/></Relationships>"
    );
    let core = format!(
        "<cp:coreProperties><dc:title>x {numbers}</dc:title><dc:creator>{numbers}</dc:creator><dcterms:created>{numbers}</dcterms:created></cp:coreProperties>"
    );
    Pack(Vec::new())
        .with("[Content_Types].xml", "<Types/>")
        .with("word/document.xml", document)
        .with("word/_rels/document.xml.rels", links)
        .with("word/styles.xml", styles)
        .with("word/footnotes.xml", notes)
        .with("docProps/core.xml", core)
        .zip()
}

/// The same as an odt.
pub(crate) fn odt(raw: &str, numbers: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:text><text:h text:outline-level='{numbers}'>{numbers}</text:h><text:p text:style-name='{numbers}'>PWN {raw}{numbers}<text:a xlink:href='http://a/{numbers}'>{numbers}</text:a><text:note><text:note-citation>{numbers}</text:note-citation><text:note-body><text:p>{numbers}</text:p></text:note-body></text:note></text:p><draw:frame><svg:desc>{numbers}</svg:desc></draw:frame></office:text></office:body></office:document-content>"
    );
    let meta = format!(
        "<office:document-meta><office:meta><dc:title>x {numbers}</dc:title><meta:initial-creator>{numbers}</meta:initial-creator><dc:language>{numbers}</dc:language></office:meta></office:document-meta>"
    );
    Pack(Vec::new())
        .with("mimetype", "application/vnd.oasis.opendocument.text")
        .with("content.xml", content)
        .with("meta.xml", meta)
        .zip()
}
