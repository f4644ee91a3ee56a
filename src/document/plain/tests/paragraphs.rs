//! Line ends, marks at the start, broken bytes, directions.

use super::*;

#[test]
fn every_kind_of_line_end_ends_a_paragraph_and_blank_lines_are_one_gap() {
    let expected = [
        ("a", false),
        ("b", false),
        ("c", false),
        ("d", true),
        ("  e ", true),
        ("f", false),
    ];
    let source = "\n\na\nb\r\nc\rd\u{2029} \t\r\n\u{A0}\n  e \n\nf\n\n\n";
    assert_eq!(
        texts(source.as_bytes()),
        expected.map(|(text, gap)| (text.to_owned(), gap))
    );
}

#[test]
fn the_middle_of_a_line_end_belongs_to_the_line_before() {
    for (source, middles) in [("a\r\nb", 2..3), ("a\u{2029}b", 2..4)] {
        let plain = open(source.as_bytes());
        for at in middles {
            assert_eq!(plain.locate(at), Ok((BlockId(0), 1)), "{source:?} {at}");
        }
    }
}

#[test]
fn a_line_end_at_the_edge_of_what_is_looked_at_is_seen_whole() {
    for edge in [segment::NEAR, segment::FAR] {
        for (len, line_end) in
            (edge - 4..edge + 2).flat_map(|len| ["\r", "\r\n", "\u{2029}"].map(|end| (len, end)))
        {
            let plain = open(
                ["a\n", &"x".repeat(len as usize), line_end, "b"]
                    .concat()
                    .as_bytes(),
            );
            let b = len + 2 + line_end.len() as u64;
            assert_eq!(plain.last(), Ok(Some(BlockId(b))), "{len} {line_end:?}");
            let mut starts = walk(&plain, plain.last().unwrap(), Plain::previous);
            starts.reverse();
            assert_eq!(
                walk(&plain, plain.first().unwrap(), Plain::next),
                starts,
                "{len} {line_end:?}"
            );
            assert!(
                !plain.block(BlockId(2)).unwrap().gap_after,
                "{len} {line_end:?}"
            );
            assert_eq!(
                (starts.first(), starts.get(1), starts.last()),
                (Some(&0), Some(&2), Some(&b))
            );
        }
    }
}

#[test]
fn a_byte_order_mark_is_no_text() {
    assert_eq!(texts("\u{FEFF}a".as_bytes()), [("a".to_owned(), false)]);
    assert!(texts("\u{FEFF}\n".as_bytes()).is_empty());
}

#[test]
fn a_text_of_nothing_has_no_blocks() {
    for bytes in ["", "\n", " \r\n\t"] {
        let plain = open(bytes.as_bytes());
        assert_eq!(
            (plain.first(), plain.last()),
            (Ok(None), Ok(None)),
            "{bytes:?}"
        );
        assert_eq!(plain.locate(1), Ok((BlockId(0), 0)));
        assert_eq!(logical(&plain), "");
    }
}

#[test]
fn broken_bytes_are_shown_and_told() {
    let plain = open(b"good\nb\xFFd");
    let first = plain.first().unwrap().unwrap();
    plain.block(first).unwrap();
    assert!(!plain.lossy());
    let second = plain.next(first).unwrap().unwrap();
    assert_eq!(plain.block(second).unwrap().text, "b\u{FFFD}d");
    assert!(plain.lossy());
    assert_eq!(plain.locate(7), Ok((second, 4)));
    assert_eq!(plain.offset(second, 4), 7);
}

#[test]
fn directions_of_paragraphs_follow_the_majority_of_the_file() {
    let plain = open("\u{627}\u{644}\u{646}\u{627}\u{62A}\u{62C} a\nGDP = C\n1\n".as_bytes());
    let directions: Vec<_> = blocks(&plain).iter().map(|block| block.direction).collect();
    assert_eq!(directions, [Direction::Rtl, Direction::Ltr, Direction::Rtl]);
}

#[test]
fn a_large_file_is_sampled_to_its_end() {
    let latin_head = ["a".repeat(40 << 10), "\u{628}".repeat(200 << 10)].concat();
    assert_eq!(open(latin_head.as_bytes()).direction(), Direction::Rtl);
    assert_eq!(
        samples::ranges(1 << 30)
            .last()
            .map(|last| (1_u64 << 30) - last.end < 16),
        Some(true)
    );
}
