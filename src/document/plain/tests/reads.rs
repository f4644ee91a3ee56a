//! How much is read, and files that change.

use super::*;

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
