//! What the text engine costs, in bytes of text: `cargo bench --bench text`.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use kzread::text::{Direction, Line, Paragraph};

const CORPUS_BYTES: usize = 1_000_000;
const WIDTH: u16 = 66;

fn main() {
    divan::main();
}

/// A linear congruential generator (Knuth's MMIX constants): the same corpus on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

/// Letters about as frequent as in Arabic prose.
const LETTERS: &str = "\u{627}\u{627}\u{627}\u{627}\u{644}\u{644}\u{644}\u{64A}\u{64A}\u{64A}\u{645}\u{645}\u{646}\u{646}\
    \u{648}\u{648}\u{62A}\u{62A}\u{631}\u{631}\u{639}\u{628}\u{647}\u{62F}\u{633}\u{642}\u{641}\u{62D}\u{643}\u{62C}\u{629}\
    \u{649}\u{623}\u{625}\u{634}\u{635}\u{637}\u{62E}\u{636}\u{630}\u{621}\u{626}\u{632}\u{62B}\u{638}\u{624}\u{622}\u{63A}";
const MARKS: [char; 4] = ['\u{64B}', '\u{64E}', '\u{651}', '\u{650}'];
/// Words of another kind: numbers of two scripts, Latin, brackets, quotes.
const OTHERS: [&str; 8] = [
    "2022",
    "\u{662}\u{660}\u{662}\u{662}",
    "4,5 %",
    "CSTO",
    "(OSCE 2011)",
    "(\u{628}\u{627}\u{628})",
    "\u{AB}\u{646}\u{648}\u{631}\u{BB}",
    "Kazakhstan",
];

fn word(random: &mut Random, letters: &[char], text: &mut String) {
    if random.below(25) == 0 {
        text.push_str(random.pick(&OTHERS));
        return;
    }
    if random.below(4) == 0 {
        text.push_str("\u{627}\u{644}");
    }
    for _ in 0..2 + random.below(5) {
        text.push(random.pick(letters));
        if random.below(60) == 0 {
            text.push(random.pick(&MARKS));
        }
    }
    match random.below(40) {
        0 | 1 => text.push('\u{60C}'),
        2 | 3 => text.push('.'),
        _ => {}
    }
}

fn corpus() -> Vec<String> {
    let letters: Vec<char> = LETTERS.chars().collect();
    let mut random = Random(2022);
    let mut paragraphs = Vec::new();
    let mut bytes = 0;
    while bytes < CORPUS_BYTES {
        let mut text = String::new();
        for _ in 0..5 + random.below(50) {
            word(&mut random, &letters, &mut text);
            text.push(' ');
        }
        bytes += text.len();
        paragraphs.push(text);
    }
    paragraphs
}

fn analyzed() -> Vec<Paragraph> {
    corpus()
        .into_iter()
        .map(|text| Paragraph::analyze(text, Direction::Rtl))
        .collect()
}

fn bytes<T>(texts: &[T], len: impl Fn(&T) -> usize) -> BytesCount {
    BytesCount::new(texts.iter().map(len).sum::<usize>())
}

#[divan::bench]
fn analyze(bencher: Bencher) {
    let corpus = corpus();
    bencher.counter(bytes(&corpus, String::len)).bench(|| {
        for text in &corpus {
            black_box(Paragraph::analyze(text.as_str(), Direction::Rtl));
        }
    });
}

#[divan::bench]
fn wrap(bencher: Bencher) {
    let corpus = analyzed();
    bencher
        .counter(bytes(&corpus, |p| p.text().len()))
        .bench(|| {
            for paragraph in &corpus {
                black_box(paragraph.wrap(WIDTH, WIDTH));
            }
        });
}

#[divan::bench]
fn arrange(bencher: Bencher) {
    let corpus: Vec<(Paragraph, Vec<Line>)> = analyzed()
        .into_iter()
        .map(|p| {
            let lines = p.wrap(WIDTH, WIDTH);
            (p, lines)
        })
        .collect();
    bencher
        .counter(bytes(&corpus, |(p, _)| p.text().len()))
        .bench(|| {
            for (paragraph, lines) in &corpus {
                for line in lines {
                    black_box(paragraph.arrange(line));
                }
            }
        });
}
