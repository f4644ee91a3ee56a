//! What a search costs: folded search beside a plain `memmem` of the same needle in the same bytes.
//!
//! `cargo bench --bench search` prints throughputs; the ratio of a needle is that of its two rows, `folded` and
//! `memmem`. The text is 16 MB of seeded Arabic prose, in which the two rare needles stand once, at 99.5 %.

use std::hint::black_box;
use std::sync::LazyLock;

use divan::Bencher;
use divan::counter::BytesCount;
use kzread::search::{Level, Nearest, Options, Query};
use memchr::memmem::Finder;

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

/// Roughly as often as they are in articles: the earlier the more frequent.
const WORDS: [&str; 64] = [
    "في",
    "من",
    "على",
    "أن",
    "إلى",
    "التي",
    "عن",
    "الذي",
    "هذا",
    "مع",
    "هذه",
    "كان",
    "بعد",
    "لم",
    "ما",
    "قال",
    "بين",
    "كما",
    "أو",
    "لا",
    "الرئيس",
    "كل",
    "خلال",
    "العام",
    "الدولة",
    "البلاد",
    "كازاخستان",
    "الحكومة",
    "المدينة",
    "الناس",
    "اليوم",
    "الشرطة",
    "أسعار",
    "الغاز",
    "المحتجون",
    "وزارة",
    "الداخلية",
    "السلطات",
    "ألماتي",
    "يناير",
    "الاحتجاجات",
    "قوات",
    "الأمن",
    "المسؤولين",
    "الطوارئ",
    "حالة",
    "رئيس",
    "السابق",
    "مبنى",
    "البرلمان",
    "شوارع",
    "إطلاق",
    "النار",
    "القتلى",
    "الجرحى",
    "الإنترنت",
    "انقطاع",
    "روسيا",
    "منظمة",
    "معاهدة",
    "الجماعي",
    "قرار",
    "استقالة",
    "صحفيون",
];

static TEXT: LazyLock<String> = LazyLock::new(|| prose(SIZE, "ظظريف ماليون"));

fn main() {
    divan::main();
}

/// Prose of paragraphs of some 250 bytes, with `needle` once, at 99.5 %.
fn prose(size: usize, needle: &str) -> String {
    let mut random = 0x2022_0105_u64;
    let mut below = |n: usize| {
        // Knuth's MMIX generator; its high bits are the random ones.
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) as usize % n
    };
    let mut text = String::with_capacity(size + 64);
    let mut needle = Some(needle);
    while text.len() < size {
        if text.len() > size / 1000 * 995 {
            text.push_str(needle.take().unwrap_or_default());
        }
        let rank = below(WORDS.len());
        text.push_str(WORDS[below(rank + 1)]);
        text.push_str(match below(23) {
            0 => "\n",
            1 => "، ",
            2 => ". ",
            _ => " ",
        });
    }
    text
}

#[divan::bench(args = NEEDLES)]
fn folded(bencher: Bencher, needle: &str) {
    search(bencher, needle, Level::Fold);
}

#[divan::bench(args = ["ماليون", "الرئيس", "ال"])]
fn exact(bencher: Bencher, needle: &str) {
    search(bencher, needle, Level::Exact);
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
