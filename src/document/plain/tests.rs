//! The walk on demand against the definition, applied to the whole text at once.

use std::ops::Range;
use std::sync::atomic::AtomicU64;

use proptest::prelude::*;
use unicode_bidi::BidiClass;

use super::*;
use crate::document::block::Block;

const GRID: usize = 16 << 10;

/// A segment by definition: its bytes, its line end, whether it is blank.
struct Defined {
    text: Range<usize>,
    next: usize,
    blank: bool,
}

fn defined(bytes: &[u8], origin: usize) -> Vec<Defined> {
    let mut segments = Vec::new();
    let mut start = origin;
    while start < bytes.len() {
        let line_end = |at: usize| match &bytes[at..] {
            [b'\r', b'\n', ..] => 2,
            [b'\n' | b'\r', ..] => 1,
            [0xE2, 0x80, 0xA9, ..] => 3,
            _ => 0,
        };
        let end = (start..bytes.len())
            .find(|&at| line_end(at) > 0)
            .unwrap_or(bytes.len());
        let mut from = start;
        for cut in cuts(bytes, start..end) {
            segments.push((from..cut, cut));
            from = cut;
        }
        start = end + if end < bytes.len() { line_end(end) } else { 0 };
        segments.push((from..end, start));
    }
    let blank = |text: &Range<usize>| {
        String::from_utf8_lossy(&bytes[text.clone()])
            .trim()
            .is_empty()
    };
    segments
        .into_iter()
        .map(|(text, next)| Defined {
            blank: blank(&text),
            text,
            next,
        })
        .collect()
}

/// Each point of the grid at least one step from both ends of the paragraph cuts it, after a space or between characters.
fn cuts(bytes: &[u8], paragraph: Range<usize>) -> Vec<usize> {
    let points = (1..)
        .map(|k| k * GRID)
        .skip_while(|g| g - GRID < paragraph.start)
        .take_while(|g| g + GRID <= paragraph.end);
    points.map(|g| cut(bytes, &paragraph, g)).collect()
}

fn cut(bytes: &[u8], paragraph: &Range<usize>, g: usize) -> usize {
    if let Some(space) = bytes[g - 4096..g].iter().rposition(|&b| b == b' ') {
        return g - 4096 + space + 1;
    }
    // All places where the decoder starts a character, from the start of the paragraph.
    let mut places = vec![];
    let mut at = paragraph.start;
    for chunk in bytes[paragraph.clone()].utf8_chunks() {
        for c in chunk.valid().chars() {
            places.push((at, unicode_bidi::bidi_class(c) == BidiClass::NSM));
            at += c.len_utf8();
        }
        places.push((at, false));
        at += chunk.invalid().len();
    }
    places.retain(|&(at, _)| at <= g);
    let nearest = places.last().unwrap().0;
    let base = places
        .iter()
        .rev()
        .take_while(|(at, _)| at + 256 > nearest)
        .find(|(_, mark)| !mark);
    base.map_or(nearest, |&(at, _)| at)
}

fn open(bytes: &[u8]) -> Plain {
    Plain::open(Arc::new(bytes.to_vec())).unwrap()
}

fn walk(
    plain: &Plain,
    first: Option<BlockId>,
    step: impl Fn(&Plain, BlockId) -> Result<Option<BlockId>, ReadError>,
) -> Vec<u64> {
    std::iter::successors(first, |&id| step(plain, id).unwrap())
        .map(|id| id.0)
        .collect()
}

fn blocks(plain: &Plain) -> Vec<Block> {
    let ids = walk(plain, plain.first().unwrap(), Plain::next);
    ids.into_iter()
        .map(|id| plain.block(BlockId(id)).unwrap())
        .collect()
}

fn texts(bytes: &[u8]) -> Vec<(String, bool)> {
    blocks(&open(bytes))
        .into_iter()
        .map(|block| (block.text, block.gap_after))
        .collect()
}

fn logical(plain: &Plain) -> String {
    let mut text = String::new();
    plain
        .logical(&mut |piece| {
            text.push_str(piece);
            ControlFlow::Continue(())
        })
        .unwrap();
    text
}

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

/// A huge text that is made where it is read, and that counts how much is.
struct Endless {
    len: u64,
    unit: &'static str,
    read: AtomicU64,
}

impl Bytes for Endless {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<usize, ReadError> {
        self.read.fetch_add(buf.len() as u64, Ordering::Relaxed);
        let unit = self.unit.as_bytes();
        for (byte, at) in buf.iter_mut().zip(offset..) {
            *byte = unit[(at % unit.len() as u64) as usize];
        }
        Ok(buf.len())
    }
}

fn bytes_read_for_three_screens(unit: &'static str) -> u64 {
    let bytes = Arc::new(Endless {
        len: 100 << 20,
        unit,
        read: AtomicU64::new(0),
    });
    let plain = Plain::open(Arc::clone(&bytes) as Arc<dyn Bytes>).unwrap();
    let mut at = plain.first().unwrap().unwrap();
    for _ in 0..40 {
        plain.block(at).unwrap();
        at = plain.next(at).unwrap().unwrap();
    }
    (at, _) = plain.locate(50 << 20).unwrap();
    for _ in 0..40 {
        plain.block(at).unwrap();
        at = plain.next(at).unwrap().unwrap();
    }
    at = plain.last().unwrap().unwrap();
    for _ in 0..40 {
        plain.block(at).unwrap();
        at = plain.previous(at).unwrap().unwrap();
    }
    bytes.read.load(Ordering::Relaxed)
}

#[test]
fn a_huge_text_is_read_only_where_the_reader_is() {
    assert!(
        bytes_read_for_three_screens("\u{643}\u{644}\u{645}\u{629} and more of them\n\n")
            < 512 << 10
    );
}

#[test]
fn a_huge_paragraph_is_read_only_where_the_reader_is() {
    for unit in ["\u{643}\u{644}\u{645}\u{629} ", "\u{628}", "\u{64E}"] {
        assert!(bytes_read_for_three_screens(unit) < 64 << 20, "{unit:?}");
    }
}

#[test]
fn a_megabyte_of_blank_lines_is_crossed_once() {
    let bytes = Arc::new(Counted {
        bytes: ["a", &"\n".repeat(1 << 20), "b"].concat().into_bytes(),
        read: AtomicU64::new(0),
    });
    let plain = Plain::open(Arc::clone(&bytes) as Arc<dyn Bytes>).unwrap();
    let (a, b) = (
        plain.first().unwrap().unwrap(),
        plain.last().unwrap().unwrap(),
    );
    for _ in 0..10 {
        assert!(plain.block(a).unwrap().gap_after);
        assert_eq!(
            (plain.next(a), plain.previous(b)),
            (Ok(Some(b)), Ok(Some(a)))
        );
    }
    assert!(bytes.read.load(Ordering::Relaxed) < 6 << 20);
}

#[test]
fn a_search_reads_the_file_once_and_leaves_the_reader_where_he_is() {
    let bytes = Arc::new(Counted {
        bytes: "a line of text\n".repeat(1 << 20).into_bytes(),
        read: AtomicU64::new(0),
    });
    let plain = Plain::open(Arc::clone(&bytes) as Arc<dyn Bytes>).unwrap();
    let read = || bytes.read.swap(0, Ordering::Relaxed);
    let first = plain.first().unwrap().unwrap();
    plain.block(first).unwrap();
    read();
    plain
        .scan(0, &mut Vec::new(), Some(&|_| true), &mut |chunk| {
            ControlFlow::Continue(chunk.own)
        })
        .unwrap();
    assert!(read() < bytes.len() * 9 / 8);
    plain.block(first).unwrap();
    assert_eq!(read(), 0);
}

/// Bytes that count how many of them are read.
struct Counted {
    bytes: Vec<u8>,
    read: AtomicU64,
}

impl Bytes for Counted {
    fn len(&self) -> u64 {
        Bytes::len(&self.bytes)
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<usize, ReadError> {
        self.read.fetch_add(buf.len() as u64, Ordering::Relaxed);
        self.bytes.read_at(offset, buf)
    }
}

/// A file that someone cuts short after it was opened.
struct Shrinking {
    opened: AtomicBool,
}

impl Bytes for Shrinking {
    fn len(&self) -> u64 {
        1 << 20
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<usize, ReadError> {
        let len = if self.opened.load(Ordering::Relaxed) {
            100
        } else {
            self.len()
        };
        let count = len.saturating_sub(offset).min(buf.len() as u64) as usize;
        buf[..count].fill(b'a');
        Ok(count)
    }
}

#[test]
fn a_file_that_shrinks_is_an_error_that_says_so() {
    let bytes = Arc::new(Shrinking {
        opened: AtomicBool::new(false),
    });
    let plain = Plain::open(Arc::clone(&bytes) as Arc<dyn Bytes>).unwrap();
    bytes.opened.store(true, Ordering::Relaxed);
    let error = plain.last().unwrap_err();
    assert_eq!(error, ReadError::Shortened);
    assert_eq!(plain.block(BlockId(0)), Err(error.clone()));
    assert_eq!(
        plain.scan(0, &mut Vec::new(), Some(&|_| true), &mut |chunk| {
            ControlFlow::Continue(chunk.own)
        }),
        Err(error)
    );
    assert_eq!(plain.offset(BlockId(1 << 19), 5), (1 << 19) + 5);
}

/// Lines of prose filled up to a margin, in paragraphs of so many lines each.
fn wrapped(paragraphs: &[usize]) -> String {
    const WORDS: [&str; 9] = [
        "river",
        "of",
        "mill.",
        "everybody",
        "a",
        "stones",
        "had",
        "tower",
        "walked",
    ];
    let mut words = (0_usize..)
        .map(|i| WORDS[(i * 4 + i / 9 + i / 31) % WORDS.len()])
        .peekable();
    let mut text = String::new();
    for &lines in paragraphs {
        for _ in 0..lines {
            let mut line = words.next().unwrap().to_owned();
            while let Some(word) = words.next_if(|word| line.len() + word.len() < 60) {
                line.push(' ');
                line += word;
            }
            text += &line;
            text.push('\n');
        }
        text += "everybody.\n\n";
    }
    text
}

#[test]
fn the_paragraphs_of_wrapped_text_are_found_from_any_place() {
    // One is too long to be joined.
    let text = wrapped(&[4, 9, 1, 2, 900, 5, 7]);
    let plain = open(text.as_bytes());
    assert!(plain.walk.margin().is_some());
    let all = blocks(&plain);
    assert!(all.len() > 900 && all.len() < 920, "{}", all.len());
    assert_eq!(
        all[0].text,
        text[..text.find("\n\n").unwrap()].replace('\n', " ")
    );
    let mut backwards = Vec::new();
    let fresh = open(text.as_bytes());
    let mut at = fresh.last().unwrap();
    while let Some(id) = at {
        backwards.push(fresh.block(id).unwrap());
        at = fresh.previous(id).unwrap();
    }
    backwards.reverse();
    assert_eq!(all, backwards);
    for at in (0..text.len()).step_by(1009) {
        let from_here = open(text.as_bytes()).locate(at as u64).unwrap();
        assert_eq!(from_here, plain.locate(at as u64).unwrap());
        let (id, byte) = from_here;
        let near = at as u64 - plain.offset(id, byte).min(at as u64);
        assert!(near < 4, "{at} {near}");
    }
}

#[test]
fn a_scan_of_wrapped_text_has_the_paragraphs_of_the_screen() {
    let paragraphs: Vec<usize> = (0..6000).map(|i| 2 + i * 7 % 11).collect();
    let text = wrapped(&paragraphs);
    assert!(text.len() > 2 << 20);
    let plain = open(text.as_bytes());
    let (mut shown, mut source) = (Vec::new(), Vec::new());
    plain
        .scan(0, &mut Vec::new(), Some(&|_| true), &mut |chunk| {
            shown.extend_from_slice(&chunk.bytes[..chunk.own]);
            source.extend_from_slice(&chunk.source[..chunk.own]);
            ControlFlow::Continue(chunk.own)
        })
        .unwrap();
    assert!(source == text.as_bytes());
    let shown = String::from_utf8(shown).unwrap();
    let found: Vec<&str> = shown.lines().filter(|line| !line.is_empty()).collect();
    let expected: Vec<String> = blocks(&plain).into_iter().map(|block| block.text).collect();
    let differs = (0..)
        .zip(found.iter().zip(&expected))
        .find(|(_, (a, b))| *a != *b);
    assert_eq!(differs, None);
    assert_eq!(found.len(), expected.len());
}
