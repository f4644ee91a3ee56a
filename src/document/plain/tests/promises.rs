//! The definition holds for any text.

use super::*;

fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let long = prop_oneof![
        3 => Just("\u{628}".as_bytes()),
        1 => Just("a".as_bytes()),
        2 => Just("word ".as_bytes()),
        2 => Just("\u{643}\u{644}\u{645}\u{629} ".as_bytes()),
        1 => Just(" ".as_bytes()),
        1 => Just("\n".as_bytes()),
        1 => Just("\r\n".as_bytes()),
        1 => Just("\u{3000}".as_bytes()),
        1 => Just("\u{64E}".as_bytes()),
        1 => Just("\u{628}\u{64E}".as_bytes()),
        1 => Just(b"\x80".as_slice()),
        1 => Just(b"\xF0\x9F".as_slice()),
        1 => Just("\u{1F600}".as_bytes()),
    ];
    let short = prop_oneof![
        "[a-z \u{627}-\u{62A}\u{A0}\u{2003}]{0,12}".prop_map(String::into_bytes),
        Just(b"\n".to_vec()),
        Just(b"\r".to_vec()),
        Just(b"\r\n".to_vec()),
        Just("\u{2029}".as_bytes().to_vec()),
        Just("\u{2028}".as_bytes().to_vec()),
        proptest::collection::vec(any::<u8>(), 0..4),
    ];
    prop_oneof![
        4 => short,
        1 => (long, 1_usize..60_000).prop_map(|(unit, len)| unit.repeat(len.div_ceil(unit.len()))),
    ]
}

fn text() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(pieces(), 0..16).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_walk_finds_the_blocks_of_the_definition_from_both_ends(bytes in text()) {
        let plain = open(&bytes);
        let origin = if bytes.starts_with(BYTE_ORDER_MARK) { 3 } else { 0 };
        let segments = defined(&bytes, origin);
        let expected: Vec<&Defined> = segments.iter().filter(|segment| !segment.blank).collect();
        let starts: Vec<u64> = expected.iter().map(|segment| segment.text.start as u64).collect();
        prop_assert_eq!(&walk(&plain, plain.first().unwrap(), Plain::next), &starts);
        let mut back = walk(&plain, plain.last().unwrap(), Plain::previous);
        back.reverse();
        prop_assert_eq!(&back, &starts);
        for (i, segment) in expected.iter().enumerate() {
            let block = plain.block(BlockId(segment.text.start as u64)).unwrap();
            prop_assert_eq!(block.id.0, segment.text.start as u64);
            prop_assert_eq!(block.text.as_str(), String::from_utf8_lossy(&bytes[segment.text.clone()]));
            prop_assert_eq!(block.gap_after, expected.get(i + 1).is_some_and(|next| next.text.start > segment.next));
            prop_assert!(segment.text.len() <= 3 * GRID);
        }
    }

    #[test]
    fn any_offset_is_located_in_the_block_of_the_definition(bytes in text(), at in any::<proptest::sample::Index>()) {
        let plain = open(&bytes);
        let at = at.index(bytes.len() + 1);
        let segments = defined(&bytes, if bytes.starts_with(BYTE_ORDER_MARK) { 3 } else { 0 });
        let Some(last) = segments.iter().rfind(|segment| !segment.blank) else { return Ok(()) };
        let (id, byte) = plain.locate(at as u64).unwrap();
        let holds = |segment: &&Defined| !segment.blank && (at < segment.next || segment.text == last.text);
        let segment = segments.iter().find(holds).unwrap();
        prop_assert_eq!(id.0, segment.text.start as u64);
        let text = plain.block(id).unwrap().text;
        prop_assert!(text.is_char_boundary(byte));
        prop_assert_eq!(plain.locate(plain.offset(id, byte)).unwrap(), if byte == text.len() && segment.next == segment.text.end && segment.text != last.text {
            (BlockId(segment.next as u64), 0)
        } else {
            (id, byte)
        });
    }

    #[test]
    fn a_scan_shows_the_whole_file_from_the_block_asked_for(bytes in text(), from in any::<proptest::sample::Index>()) {
        // Several chunks: the pieces once more, behind many lines and a long one.
        let lines = "\u{628} a\r\n".repeat(100_000).into_bytes();
        let bytes = [&bytes[..], &lines, &vec![b'x'; 5 << 20], &bytes].concat();
        let plain = open(&bytes);
        let from = from.index(bytes.len()).max(plain.walk.origin() as usize);
        let (mut shown, mut expected_at, mut nexts) = (Vec::new(), plain.walk.segment_at(from as u64).unwrap().start, Vec::new());
        plain.scan(from as u64, &mut Vec::new(), Some(&|_| true), &mut |Chunk { offset: at, bytes, own, .. }| {
            assert_eq!(at, expected_at);
            let (own, next) = bytes.split_at(own);
            shown.extend_from_slice(own);
            expected_at += own.len() as u64;
            nexts.push((shown.len(), next.to_vec()));
            ControlFlow::Continue(own.len())
        }).unwrap();
        prop_assert!(bytes.len() - shown.len() <= from);
        prop_assert!(bytes.ends_with(&shown));
        for (at, next) in nexts {
            prop_assert!(shown[at..].starts_with(&next));
        }
    }

    #[test]
    fn a_pipe_gets_the_lines_of_the_file_with_single_gaps(bytes in text()) {
        let lines = String::from_utf8_lossy(bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&bytes)).into_owned();
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let logical = logical(&open(&bytes));
        prop_assert_eq!(words(&logical), words(&lines));
        let breaks = lines.contains('\u{2028}');
        prop_assert!(breaks || !logical.contains("\n\n\n"));
    }
}
