//! What a search costs: folded search beside a plain `memmem` of the same needle in the same bytes.
//!
//! `cargo bench --bench search` prints throughputs; the ratio of a needle is that of its two rows, `folded` and
//! `memmem`. The text is 16 MB of seeded Arabic prose, in which the two rare needles stand once, at 99.5 %.

mod prose;

use std::hint::black_box;
use std::sync::LazyLock;

use divan::Bencher;
use divan::counter::BytesCount;
use kzread::search::{Level, Nearest, Options, Query};
use memchr::memmem::Finder;
use prose::prose;

const SIZE: usize = 16 << 20;

/// A word of a rare letter; one of common letters; common words, from long to short; and the worst there are, made of
/// the most common letters alone.
const NEEDLES: [&str; 8] = [
    "ظظريف",
    "ماليون",
    "كازاخستان",
    "الرئيس",
    "في",
    "ال",
    "اي",
    "ا",
];

static TEXT: LazyLock<String> = LazyLock::new(|| prose(0x2022_0105, SIZE, "ظظريف ماليون"));

fn main() {
    divan::main();
}

#[divan::bench(args = NEEDLES)]
fn folded(bencher: Bencher, needle: &str) {
    search(bencher, needle, Level::Fold);
}

#[divan::bench(args = ["ماليون", "الرئيس", "ال"])]
fn exact(bencher: Bencher, needle: &str) {
    search(bencher, needle, Level::Exact);
}

/// Words in their forms, and what a search that finds nothing goes through: a rare word, a common one, a plural of the
/// table, two words apart.
#[divan::bench(args = ["ظظريف", "كازاخستان", "جيوش", "الرئيس", "توكاييف بوتين"])]
fn forms(bencher: Bencher, needle: &str) {
    search(bencher, needle, Level::Forms);
}

#[divan::bench(args = ["ظظريف", "كازاخستان", "الرئيس"])]
fn auto(bencher: Bencher, needle: &str) {
    search(bencher, needle, Level::Auto);
}

#[divan::bench(args = NEEDLES)]
fn memmem(bencher: Bencher, needle: &str) {
    let text = TEXT.as_bytes();
    let finder = Finder::new(needle);
    bencher
        .counter(BytesCount::of_slice(text))
        .bench(|| finder.find_iter(black_box(text)).count());
}

#[divan::bench]
fn nearest(bencher: Bencher) {
    let text = TEXT.as_bytes();
    let query = Query::new("قازاقستان", Options::default()).unwrap();
    bencher.counter(BytesCount::of_slice(text)).bench(|| {
        let mut nearest = Nearest::new(&query);
        nearest.feed(black_box(text));
        nearest.best(5)
    });
}

fn search(bencher: Bencher, needle: &str, level: Level) {
    let text = TEXT.as_bytes();
    let query = Query::new(
        needle,
        Options {
            level,
            ..Options::default()
        },
    )
    .unwrap();
    bencher
        .counter(BytesCount::of_slice(text))
        .bench(|| query.matches(black_box(text)).count());
}
