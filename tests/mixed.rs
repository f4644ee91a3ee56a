//! Texts in two scripts: which way each paragraph runs, on which side it stands, and what keeps its own order in it.
//!
//! As in the examples of UAX #9, capitals stand for right-to-left letters, in the sources and in the rows.

use std::sync::Arc;

use icu_normalizer::ComposingNormalizer;
use kzread::document::Document;
use kzread::page::Layout;

/// Letters that join without ligatures, for `A` to `Z`.
const CAPITALS: [char; 26] = [
    '\u{628}', '\u{62A}', '\u{62B}', '\u{62C}', '\u{62D}', '\u{62E}', '\u{62F}', '\u{630}',
    '\u{631}', '\u{632}', '\u{633}', '\u{634}', '\u{635}', '\u{636}', '\u{637}', '\u{638}',
    '\u{639}', '\u{63A}', '\u{641}', '\u{642}', '\u{643}', '\u{645}', '\u{646}', '\u{647}',
    '\u{648}', '\u{64A}',
];

fn rtl(text: &str) -> String {
    let letter = |c: char| match c {
        'A'..='Z' => CAPITALS[c as usize - 'A' as usize],
        c => c,
    };
    text.chars().map(letter).collect()
}

fn capitals(row: &str) -> String {
    let normalizer = ComposingNormalizer::new_nfkc();
    let letter = |c: char| match CAPITALS.iter().position(|&letter| letter == c) {
        Some(index) => char::from(b'A' + index as u8),
        None => c,
    };
    normalizer.normalize(row).chars().map(letter).collect()
}

/// The rows of a document on a page of this width, without the gaps.
fn rows_of(document: &Document, width: u16) -> Vec<String> {
    let mut rows = Vec::new();
    let mut next = document.first().unwrap();
    while let Some(id) = next {
        let layout = Layout::new(document.block(id).unwrap(), width);
        for row in 0..layout.rows() {
            let mut shown = String::new();
            let mut pieces = layout.row(row).pieces;
            pieces.sort_by_key(|piece| piece.x);
            for piece in pieces {
                let gap = usize::from(piece.x).saturating_sub(shown.chars().count());
                shown += &" ".repeat(gap);
                shown += &capitals(&piece.line.to_text());
            }
            rows.extend((!shown.is_empty()).then_some(shown));
        }
        next = document.next(id).unwrap();
    }
    rows
}

/// Markdown in a document that is right to left.
fn markdown(source: &str) -> Vec<String> {
    let source = "+++\ndir = \"rtl\"\n+++\n".to_owned() + &rtl(source);
    rows_of(&Document::markdown(&source).unwrap(), 32)
}

fn plain(source: &str) -> Vec<String> {
    rows_of(
        &Document::plain(Arc::new(rtl(source).into_bytes())).unwrap(),
        32,
    )
}

/// What stands at the left side, and at the right one.
fn left(text: &str) -> String {
    text.to_owned()
}

fn right(text: &str) -> String {
    format!("{text:>32}").trim_end().to_owned()
}

/// A bracket of code by itself went to the other edge, and was turned.
#[test]
fn a_line_of_signs_alone_goes_with_the_line_above() {
    let text = "SLAM KTAB:\n  if (x) {\n    y();\n  }\n  }\nSLAM KTAB QLM\n(!)\n\n  x = y;\n(1)";
    assert_eq!(
        plain(text),
        [
            right(":BATK MALS"),
            "  if (x) {".into(),
            "    y();".into(),
            "  }".into(),
            "  }".into(),
            right("MLQ BATK MALS"),
            right("(!)"),
            "  x = y;".into(),
            right("(1)"),
        ]
    );
}

#[test]
fn each_paragraph_of_a_half_translated_text_runs_its_own_way() {
    let source = "a long line that is english.\n\nKQWBI DFGHI english, KQR.\n\nthe word is KQWB, he said\n\nKQWBI KQWB, DFGH KQWBI KQWB KQR.";
    let expected = [
        left("a long line that is english."),
        right(".RQK ,english IHGFD IBWQK"),
        right("he said ,BWQK the word is"),
        right(".RQK BWQK IBWQK HGFD ,BWQK IBWQK"),
    ];
    assert_eq!(markdown(source), expected);
    assert_eq!(
        plain(&(source.to_owned() + &"\nKQWB".repeat(20)))[..4],
        expected
    );
    // In a text that is English as a whole, the sentence that quotes one word is English.
    let english = "a long line that is english, and another one\n\nthe word is KQWB, he said";
    assert_eq!(plain(english)[2], left("the word is BWQK, he said"));
}

#[test]
fn inline_code_keeps_its_signs_in_their_places() {
    let source = "KQW `--print` KQW `/etc/hosts`.\n\n`C++` KQW `foo()` KQW `.env`!\n\nKQW `<a b=\"c\">` `->` KQW `~/d/`:";
    let source = source.replace("C++", "c++");
    assert_eq!(
        markdown(&source),
        [
            right("./etc/hosts WQK --print WQK"),
            right("!.env WQK foo() WQK c++"),
            right(":~/d/ WQK -> <a b=\"c\"> WQK"),
        ]
    );
}

#[test]
fn urls_and_addresses_keep_their_last_signs() {
    let source =
        "KQW https://a.org/b/ KQW!\n\n(a.org/c/) KQW d@e.org, KQW.\n\nhttps://a.org/KQW/ KQW";
    let expected = [
        right("!WQK https://a.org/b/ WQK"),
        right(".WQK ,d@e.org WQK (a.org/c/)"),
        right("WQK https://a.org/WQK/"),
    ];
    assert_eq!(plain(source), expected);
    assert_eq!(
        markdown(&source.replace("https://a.org/b/", "<https://a.org/b/>")),
        expected
    );
}

/// From its first Arabic part on, a path stood before its beginning, and an address in Arabic letters fell into words.
#[test]
fn a_path_and_an_address_with_arabic_parts_keep_the_order_of_their_parts() {
    assert_eq!(
        plain("MLF /home/u/MLFAT/TQRYR.pdf HNA\nFY c:\\users\\AHD\\x.txt\nAW ~/BHT, W/AW"),
        [
            right("ANH /home/u/TAFLM/RYRQT.pdf FLM"),
            right("c:\\users\\DHA\\x.txt YF"),
            right("WA/W ,~/THB WA"),
        ]
    );
    assert_eq!(
        plain("MWQE https://MTHL.EKH/SF JDYD\nKTB u@MTHL.EKH AMS"),
        [
            right("DYDJ https://LHTM.HKE/FS EQWM"),
            right("SMA u@LHTM.HKE BTK"),
        ]
    );
}

#[test]
fn a_latin_name_keeps_the_sign_that_it_ends_with() {
    let source = "KQW c#\n\nc++ KQW c#, a c# KQW f#.";
    let expected = [right("c# WQK"), right(".f# WQK c#, a c# WQK c++")];
    assert_eq!(plain(source), expected);
    assert_eq!(markdown(source), expected);
    // No line ends within it.
    let source = rtl("KQWBIDFGHKQWBIDFGHKQWBIDFGH c++");
    let narrow = rows_of(&Document::markdown(&source).unwrap(), 30);
    assert_eq!(narrow[1].trim(), "c++");
    // In a paragraph of its own it runs from left to right anyway.
    assert_eq!(markdown("c# and c++"), [left("c# and c++")]);
}

#[test]
fn letters_of_code_and_urls_turn_no_paragraph() {
    let source = "KQW `a_very_long_name()`\n\nhttps://a.org KQW\n\n`code`\n\nKQW DFG";
    assert_eq!(
        markdown(source),
        [
            right("a_very_long_name() WQK"),
            right("WQK https://a.org"),
            right("code"),
            right("GFD WQK"),
        ]
    );
}

#[test]
fn markers_of_a_list_stand_on_one_side_and_each_item_keeps_its_order() {
    let source = "# KQW DFG\n\n## tools 2.\n\n- KQW\n- make it.\n  - in it.\n  - DFG\n\n> - quoted.\n\n1. Python.\n2. KQWR\n\n| KQW | DFG |\n|-|-|\n| a. | KQW |\n";
    let source = source.replace("Python", "python");
    assert_eq!(
        markdown(&source),
        [
            right("GFD WQK"),
            right("tools 2."),
            right("WQK \u{2022}  "),
            right("make it. \u{2022}  "),
            right("in it. \u{2022}    "),
            right("GFD \u{2022}    "),
            right("quoted. \u{2022}    "),
            right("python. .1  "),
            right("RWQK .2  "),
            right("GFD  WQK"),
            right("WQK   a."),
        ]
    );
}

#[test]
fn an_item_of_the_other_direction_hangs_below_its_text() {
    let source = "- one two three four five six seven eight";
    assert_eq!(
        markdown(source),
        [
            right("one two three four five six \u{2022}  "),
            right("seven eight    "),
        ]
    );
}

#[test]
fn a_table_cell_keeps_the_order_of_its_code() {
    let source = "| KQW DFG | KQWR |\n|-|-|\n| `a()` KQW | `--b` |\n| c. d. | KQW `e/` |\n";
    assert_eq!(
        markdown(source),
        [
            right("RWQK  GFD WQK"),
            right("--b  WQK a()"),
            right("e/ WQK    c. d."),
        ]
    );
}

#[test]
fn comments_and_strings_in_code_keep_their_own_order() {
    let code = "```\nx = \"SLAM\"; // HDA T (MHM).\n\"KEY\": \"ANA (B)!\",\nf(\"QAL %s: {n}!\");\nTAIL, D (J).\n```";
    let expected = [
        "  x = \"MALS\"; // .(MHM) T ADH",
        "  \"YEK\": \"!(B) ANA\",",
        "  f(\"!{n} :%s LAQ\");",
        "  .(J) D ,LIAT",
    ];
    assert_eq!(markdown(code), expected);
    // In a sentence too.
    assert_eq!(
        markdown("QAL `echo \"SLAM (B)!\"` TM."),
        [right(".MT echo \"!(B) MALS\" LAQ")]
    );
}

#[test]
fn keys_and_code_that_signs_join_keep_their_order() {
    let source = "KQW <kbd>ctrl</kbd>+<kbd>c</kbd> DFG\n\nKQW <kbd>ctrl</kbd> + <kbd>c</kbd>.\n\n`a`/`b` KQW, `npm`s KQW\n\n`one` `two` KQW";
    assert_eq!(
        markdown(source),
        [
            right("GFD ctrl+c WQK"),
            right(".ctrl + c WQK"),
            right("WQK npms ,WQK a/b"),
            right("WQK two one"),
        ]
    );
}

#[test]
fn formulas_keep_their_order_and_turn_no_paragraph() {
    let source =
        "KQW $a - b = -c$.\n\nKQW \\( a - b = -c \\).\n\n$long_formula(x)$ KQW\n\nKQW $5 DFG $6.";
    assert_eq!(
        markdown(source),
        [
            right(".a - b = -c WQK"),
            right(".a - b = -c WQK"),
            right("WQK long_formula(x)"),
            right(".6$ GFD 5$ WQK"),
        ]
    );
}

#[test]
fn lists_that_are_counted_in_the_script_of_the_text_have_their_markers_on_its_side() {
    let source = "KQW:\n\u{661}. DFG\n\u{662}. one two.\n   - KQWR\n\n\u{623}) KQW\nA) DFG\n\n(\u{661}) KQW\n(\u{662}) one.\n";
    assert_eq!(
        markdown(source),
        [
            right(":WQK"),
            right("GFD .\u{661}  "),
            right("one two. .\u{662}  "),
            right("RWQK \u{2022}    "),
            right("WQK (\u{623}  "),
            right("GFD (A  "),
            right("WQK (\u{661})  "),
            right("one. (\u{662})  "),
        ]
    );
}

/// The columns of the bars of each row.
fn bars_of(source: &str, width: u16) -> Vec<Vec<u16>> {
    let source = "+++\ndir = \"rtl\"\n+++\n".to_owned() + &rtl(source);
    let document = Document::markdown(&source).unwrap();
    let mut bars = Vec::new();
    let mut next = document.first().unwrap();
    while let Some(id) = next {
        let layout = Layout::new(document.block(id).unwrap(), width);
        bars.extend((0..layout.rows()).map(|row| layout.row(row).bars));
        next = document.next(id).unwrap();
    }
    bars
}

#[test]
fn a_quote_has_its_bar_where_it_is_read_whatever_stands_in_it() {
    let source = "> KQW\n>\n> english words\n>\n> ```\n> code\n> ```\n\nKQW\n\n<blockquote dir=ltr>\n\nenglish\n\n</blockquote>";
    let expected = std::iter::repeat_n(vec![31], 5);
    let after = [vec![], vec![], vec![], vec![0]];
    assert_eq!(
        bars_of(source, 32),
        expected.chain(after).collect::<Vec<_>>()
    );
    // Where there is hardly room, the bars that would stand in the text are left out.
    assert!(
        bars_of("> > > > > > KQW", 9)
            .iter()
            .flatten()
            .all(|&bar| bar >= 6)
    );
}

#[test]
fn a_page_of_tags_is_read_as_its_text() {
    let source = "<div dir=\"rtl\" align=\"right\">\n\n# KQW\n\nDFG&nbsp;KQW.<br>DFGH KQWR.\n\n<p dir=\"rtl\">KQ DF.</p>\n\n<details>\n<summary>KQW DFG</summary>\n\nDFG KQW.\n\n</details>\n\nKQ <kbd>ctrl</kbd>+<kbd>c</kbd> DF<b>KQW</b> h<sub>2</sub>o.\n\n### <a id=\"x\"></a>DFG c\n\n<p align=\"center\"><img src=\"a.png\" alt=\"KQW DF\" width=\"200\"></p>\n\n<!-- KQW -->\n\n</div>\n";
    let document = Document::markdown(&rtl(source)).unwrap();
    assert_eq!(
        rows_of(&document, 32),
        [
            right("WQK"),
            right(".WQK\u{A0}GFD"),
            right(".RWQK HGFD"),
            right(".FD QK"),
            right("GFD WQK"),
            right(".WQK GFD"),
            right(".h2o WQKFD ctrl+c QK"),
            right("c GFD"),
            right("FD WQK \u{25A3}"),
        ]
        .map(|row| row.replace('\u{A0}', " "))
    );
    assert!(document.place_of("x").is_some());
}

#[test]
fn a_declared_direction_gives_the_side_and_each_paragraph_keeps_its_own() {
    let source = "<div dir=\"rtl\" markdown=\"1\">\n\n### index\n\n* [one](#one)\n\n### one\n\n* [KQW DFG](https://a.org/b.pdf) - two (PDF)\n\nenglish words.\n\n<div dir=\"ltr\">\n\n- KQW\n\n</div>\n\n</div>\n";
    let source = source.replace("PDF", "pdf");
    let document = Document::markdown(&rtl(&source)).unwrap();
    assert_eq!(
        rows_of(&document, 32),
        [
            right("index"),
            right("one \u{2022}  "),
            right("one"),
            right("two (pdf) - GFD WQK \u{2022}  "),
            left("english words."),
            left("  \u{2022} WQK"),
        ]
    );
}

#[test]
fn the_halves_of_verse_stand_in_two_columns_or_one_under_the_other() {
    let verse = "ABC DEF   GHI JKLM\nMNO PQR *** STU VWX\n";
    let columns = [right("MLKJ IHG     FED CBA"), right("XWV UTS     RQP ONM")];
    let columns = columns.map(|row| row.trim_end().to_owned());
    assert_eq!(plain(verse), columns);
    let broken = verse.trim_end().replace('\n', "  \n");
    assert_eq!(markdown(&broken), columns);
    let narrow = Document::plain(Arc::new(rtl(verse).into_bytes())).unwrap();
    let stacked: Vec<String> = rows_of(&narrow, 16)
        .iter()
        .map(|row| row.trim_start().to_owned())
        .collect();
    assert_eq!(stacked, ["FED CBA", "MLKJ IHG", "RQP ONM", "XWV UTS"]);
    // A line alone, a table of numbers and prose are left as they are.
    assert_eq!(plain("ABC DEF   GHI JKL\n").len(), 1);
    assert_eq!(
        plain("ABC DEF   123\nMNO PQR   456\n")[0],
        right("123   FED CBA")
    );
}
