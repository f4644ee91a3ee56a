use super::*;
use crate::document::block::{BlockId, Kind};
use crate::document::parsed::Parsed;

const BOOK: &str = "######OpenITI#\n\n\
#META# 010.AuthorAKA\t:: NODATA\n\
#META# 010.AuthorNAME\t:: \u{627}\u{628}\u{646} \u{628}\n\
#META# 020.BookTITLE\t:: \u{643}\u{62A}\u{627}\u{628}\n\
#META# 029.BookTITLEalt\t:: other\n\
#META#Header#End#\n\n\
### |EDITOR|\n\
### | \u{628}\u{627}\u{628}\n\
# \u{642}\u{627}\u{644} ms0012 @QB@ \u{646}\u{639}\u{645}\n\
~~\u{62B}\u{645} PageV01P027 \u{633}\u{643}\u{62A}\n\
### || \u{641}\u{635}\u{644}\n\
# \u{635}\u{62F}\u{631} %~% \u{639}\u{62C}\u{632}\n\
~~\u{635}\u{62F}\u{631} %~% \u{639}\u{62C}\u{632} PageV00P000\n\
### $BIO_MAN$ \u{632}\u{64A}\u{62F}\n\
\u{646}\u{635}PageV02P003PageV02P004\n";

/// Kind and text of each block.
fn blocks(source: &str) -> Vec<(Kind, String)> {
    let parsed = Parsed::new(read(source).blocks, None, false);
    let all = (0..).map_while(|index| parsed.block(BlockId(index)).ok());
    all.map(|block| (block.kind, block.text)).collect()
}

#[test]
fn title_and_author_come_from_the_header_whatever_its_collection() {
    let meta = read(BOOK).meta;
    assert_eq!(meta.title.as_deref(), Some("\u{643}\u{62A}\u{627}\u{628}"));
    assert_eq!(
        meta.author.as_deref(),
        Some("\u{627}\u{628}\u{646} \u{628}")
    );
    let shamela = "######OpenITI#\n#META# auth: a\n#META# \u{627}\u{644}\u{645}\u{624}\u{644}\u{641}: b\n#META# bk: t\n\n# x\n";
    let book = read(shamela);
    assert_eq!(
        (book.meta.title.as_deref(), book.meta.author.as_deref()),
        (Some("t"), Some("b"))
    );
    assert_eq!(blocks(shamela).len(), 1);
}

#[test]
fn a_header_may_be_json_and_a_heading_have_one_sign() {
    let source = "######OpenITI#\n\n{\n    \"BookTitle\": \"t\",\n    \"EditorNam\": \"None\",\n    \"AuthorNam\": \"a\"\n}\n\n#META#Header#End#\n\nx\n\n# | h\n\ny\n";
    let book = read(source);
    assert_eq!(
        (book.meta.title.as_deref(), book.meta.author.as_deref()),
        (Some("t"), Some("a"))
    );
    let expected = [
        (Kind::Paragraph, "x"),
        (Kind::Heading(1), "h"),
        (Kind::Paragraph, "y"),
    ];
    assert_eq!(
        blocks(source),
        expected.map(|(kind, text)| (kind, text.to_owned()))
    );
}

#[test]
fn headings_have_as_many_levels_as_bars() {
    let blocks = blocks(BOOK);
    let headings = blocks
        .iter()
        .filter(|(kind, _)| matches!(kind, Kind::Heading(_)));
    let headings: Vec<_> = headings.cloned().collect();
    assert_eq!(
        headings,
        [
            (Kind::Heading(1), "\u{628}\u{627}\u{628}".to_owned()),
            (Kind::Heading(2), "\u{641}\u{635}\u{644}".to_owned()),
        ]
    );
}

#[test]
fn lines_are_joined_tags_vanish_and_pages_stand_below() {
    let texts: Vec<String> = blocks(BOOK).into_iter().map(|(_, text)| text).collect();
    assert_eq!(
        texts[1..3],
        [
            "\u{642}\u{627}\u{644} \u{646}\u{639}\u{645} \u{62B}\u{645} \u{633}\u{643}\u{62A}",
            "[\u{661}/\u{662}\u{667}]",
        ]
    );
    assert_eq!(
        texts[5..],
        [
            "\u{632}\u{64A}\u{62F}",
            "\u{646}\u{635}",
            "[\u{662}/\u{663}] [\u{662}/\u{664}]",
        ]
    );
}

#[test]
fn verses_that_follow_each_other_are_rows_of_two_columns() {
    let (kind, text) = blocks(BOOK).swap_remove(4);
    let Kind::Table(table) = kind else {
        panic!("{kind:?}");
    };
    assert_eq!(table.rows.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2]);
    assert!(!table.header && !text.contains("Page"), "{text}");
}

/// Kinds of the blocks of a text, and how many rows a table has.
fn rows(body: &str) -> Vec<Option<usize>> {
    let all = blocks(&format!("######OpenITI#\n#META#Header#End#\n{body}")).into_iter();
    let rows = all.map(|(kind, _)| match kind {
        Kind::Table(table) => Some(table.rows.len()),
        _ => None,
    });
    rows.collect()
}

/// What comes from Shamela has three dots between the halves, and showed them in lines of prose.
#[test]
fn halves_that_are_parted_as_in_print_are_verse() {
    // lam lam lam lam, blank, beh beh beh
    let half = "\u{644}\u{644}\u{644}\u{644} \u{628}\u{628}\u{628}";
    let verse = format!("# {half} ... {half}\n");
    assert_eq!(rows(&verse.repeat(2)), [Some(2)]);
    let with_prose = format!("# {half}\n~~{half}\n{verse}# {half}\n");
    assert_eq!(rows(&with_prose), [None, Some(1), None]);
    // Prose with an ellipsis goes on in the next line.
    assert_eq!(rows(&format!("{verse}~~{half}\n")), [None]);
}

#[test]
fn verses_with_an_empty_line_between_them_are_one_poem() {
    let verse = "# \u{635}\u{62F}\u{631} %~% \u{639}\u{62C}\u{632}\n\n";
    let body = format!("{}# \u{628}\n", verse.repeat(3));
    assert_eq!(rows(&body), [Some(3), None]);
    assert_eq!(rows(&format!("{verse}~~\u{628}\n")), [Some(1), None]);
}

#[test]
fn a_title_ends_where_a_card_goes_on_with_its_next_line() {
    let title = "\u{643}\u{62A}\u{627}\u{628}";
    let source = format!(
        "######OpenITI#\n#META# \u{627}\u{644}{title} : {title} \u{B6} \u{628} : x\n#META#Header#End#\n"
    );
    assert_eq!(read(&source).meta.title.as_deref(), Some(title));
}

#[test]
fn each_word_is_found_where_it_stands_in_the_file() {
    let parsed = Parsed::new(read(BOOK).blocks, None, false);
    let word = "\u{633}\u{643}\u{62A}";
    let at = parsed.block(BlockId(1)).unwrap().text.find(word).unwrap();
    let start = parsed.offset(BlockId(1), at);
    let source = parsed.source_range(start..start + word.len() as u64);
    assert_eq!(&BOOK[source.start as usize..source.end as usize], word);
}

#[test]
fn what_only_looks_like_a_tag_is_read() {
    let text = "Paris, msgs, a@b.example, 5$ Milestones";
    assert_eq!(
        blocks(&format!("######OpenITI#\n#META#Header#End#\n# {text}\n"))[0].1,
        "Paris, msgs, a@b.example, 5$ Milestones"
    );
}

#[test]
fn any_lines_are_read_without_harm() {
    for body in [
        "",
        "#",
        "###",
        "### |",
        "~~",
        "%~%",
        "# %~%%~%",
        "PageV",
        "@",
        "~~\u{628}",
        "\r\n#\r\n",
        "### |||||||| x",
    ] {
        blocks(&format!("######OpenITI#\n#META#Header#End#\n{body}"));
        blocks(&format!("######OpenITI#\n{body}"));
    }
    read("######OpenITI#");
}
