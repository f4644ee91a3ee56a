//! What holds for any source.

use super::*;

fn any_markdown() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z\u{627}-\u{62A}]{1,4}",
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("- ".to_owned()),
        Just("  ".to_owned()),
        Just("1) ".to_owned()),
        Just("> ".to_owned()),
        Just("**".to_owned()),
        Just("*".to_owned()),
        Just("`".to_owned()),
        Just("\n```\n".to_owned()),
        Just("[x](y)".to_owned()),
        Just("![".to_owned()),
        Just("](".to_owned()),
        Just("| ".to_owned()),
        Just("|\n|-|-|\n|".to_owned()),
        Just("<b>".to_owned()),
        Just("</b>".to_owned()),
        Just("<p dir=rtl>".to_owned()),
        Just("</p>".to_owned()),
        Just("<td>".to_owned()),
        Just("</table>".to_owned()),
        Just("<li>".to_owned()),
        Just("<pre>".to_owned()),
        Just("<br>".to_owned()),
        Just("<img alt='".to_owned()),
        Just("<sup>".to_owned()),
        Just("</sup>".to_owned()),
        Just("<sub>2".to_owned()),
        Just("<a href=x id=y>".to_owned()),
        Just("</a>".to_owned()),
        Just("<bdi>".to_owned()),
        Just("</bdi>".to_owned()),
        Just("<bdo dir=rtl>".to_owned()),
        Just("$".to_owned()),
        Just("$$".to_owned()),
        Just(":::tip x\n".to_owned()),
        Just("\n:::\n".to_owned()),
        Just("!!! note \"x\"\n    ".to_owned()),
        Just("> [!NOTE]\n".to_owned()),
        Just("\u{661}. ".to_owned()),
        Just("\u{662}) ".to_owned()),
        Just("\u{628}) ".to_owned()),
        Just("\n: ".to_owned()),
        Just("&nbsp;".to_owned()),
        Just("<!--".to_owned()),
        Just("# ".to_owned()),
        Just("[ ] ".to_owned()),
        Just("&lt;".to_owned()),
        Just("\\".to_owned()),
        Just("\r\n".to_owned()),
        Just("[^x]".to_owned()),
        Just("\n[^x]: ".to_owned()),
        Just("\n---\n".to_owned()),
        any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn the_promises_of_a_block_hold_for_any_source(source in any_markdown()) {
        for block in parse(&source) {
            let table = matches!(block.kind, Kind::Table(_));
            let foreign = block.text.contains(['\r', '\u{2029}']);
            prop_assert!(!foreign);
            prop_assert!(table || !block.text.contains('\n'));
            let mut end = 0;
            for Span { range, style } in &block.spans {
                prop_assert!(range.start >= end && range.start < range.end);
                prop_assert!(block.text.get(range.clone()).is_some() && *style != Inline::default());
                end = range.end;
            }
            if let Kind::Table(table) = &block.kind {
                let rows = &table.rows;
                let cell = |range: &std::ops::Range<usize>| block.text.get(range.clone()).unwrap_or("\n");
                let joined: Vec<String> = rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("\t")).collect();
                prop_assert_eq!(joined.join("\n"), block.text.as_str());
                prop_assert!(rows.iter().flatten().all(|range| !cell(range).contains(['\t', '\n'])));
            }
        }
    }

    #[test]
    fn a_scan_shows_every_block_where_offsets_say(source in any_markdown(), from in 0_u64..200) {
        let document = markdown(&source, None);
        let mut shown = Vec::new();
        let mut start = None;
        document.scan(from, &mut |Chunk { offset, bytes, .. }| {
            start.get_or_insert(offset);
            shown.extend_from_slice(bytes);
            ControlFlow::Continue(bytes.len())
        });
        for block in all(&document).iter().filter(|block| Some(document.offset(block.id, 0)) >= start && start.is_some()) {
            let at = (document.offset(block.id, 0) - start.unwrap_or(0)) as usize;
            prop_assert_eq!(shown.get(at..at + block.text.len()), Some(block.text.as_bytes()));
        }
        prop_assert_eq!(start, document.first().map(|_| document.offset(document.locate(from).0, 0)));
    }

    #[test]
    fn every_character_comes_from_itself_or_from_its_escape(source in any_markdown()) {
        let mut end = 0;
        // A byte order mark does not count.
        let source = source.strip_prefix('\u{FEFF}').unwrap_or(&source);
        for (c, from) in sources(source) {
            prop_assert!(from.start <= from.end && source.get(from.clone()).is_some(), "{c:?} {from:?}");
            prop_assert!(from.start + from.len() >= end, "{c:?} {from:?} after {end}");
            end = from.end;
            if c.is_alphanumeric() {
                let written = &source[from];
                let escaped = written.starts_with(['&', '\\', '<']) || written.starts_with("[^") || !c.is_alphabetic() || written.starts_with([':', '!', '?', '[']);
                prop_assert!(written == c.to_string() || escaped || is_marker(written), "{c:?} from {written:?}");
            }
        }
    }
}

/// A number that was counted on comes from that of the source.
fn is_marker(written: &str) -> bool {
    written.starts_with(|c: char| c.is_ascii_digit())
}
