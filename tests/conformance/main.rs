//! Unicode's own test files, through kzread's line code.
//!
//! The files are looked for in `$KZREAD_UCD`, `../shared/ucd` and `/usr/share/unicode`, plain or gzipped, with or
//! without a version in their name. Debian's `unicode-data` has all but `LineBreakTest-15.1.0.txt`: the rules of that
//! version are those of the line breaker, and Debian's file is of another. A test whose file is missing says that it was
//! skipped, or fails if `KZREAD_REQUIRE` is set. Each prints its count.

#[path = "../common/require.rs"]
#[allow(dead_code)]
mod require;
mod shapes;

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::ops::RangeInclusive;
use std::path::PathBuf;

use kzread::text::bidi::{self, L1Class, Level};
use kzread::text::{Direction, Paragraph, breaks, name_edges, unicode_versions};

/// The newest copy of a file like `BidiTest` whose version is one of `versions` (or whose name has none).
fn ucd(name: &str, versions: &[&str]) -> Option<String> {
    let mut folders: Vec<PathBuf> = std::env::var_os("KZREAD_UCD")
        .map(PathBuf::from)
        .into_iter()
        .collect();
    folders.extend(["../shared/ucd", "/usr/share/unicode"].map(PathBuf::from));
    for folder in folders {
        let names = versions
            .iter()
            .map(|v| format!("{name}-{v}.txt"))
            .chain([format!("{name}.txt")]);
        for (file, gzipped) in names.flat_map(|n| [(n.clone() + ".gz", true), (n, false)]) {
            let Ok(bytes) = fs::read(folder.join(&file)) else {
                continue;
            };
            let mut text = String::new();
            let read = if gzipped {
                flate2::read::GzDecoder::new(&bytes[..]).read_to_string(&mut text)
            } else {
                (&bytes[..]).read_to_string(&mut text)
            };
            return read.is_ok().then_some(text);
        }
    }
    require::missing(&format!(
        "{name} in $KZREAD_UCD, ../shared/ucd or /usr/share/unicode"
    ));
    None
}

/// Lines without comments and blanks.
fn lines(file: &str) -> impl Iterator<Item = &str> {
    file.lines()
        .map(|l| l.split('#').next().unwrap_or("").trim())
        .filter(|l| !l.is_empty())
}

fn code_points(field: &str) -> String {
    field
        .split_whitespace()
        .map(|h| char::from_u32(u32::from_str_radix(h, 16).unwrap()).unwrap())
        .collect()
}

/// Ranges and values of a property file (`0600..0605 ; Value`).
fn ranges(file: &str, field: usize) -> impl Iterator<Item = (RangeInclusive<u32>, &str)> {
    lines(file).filter_map(move |line| {
        let fields: Vec<&str> = line.split(';').map(str::trim).collect();
        let (first, last) = fields[0].split_once("..").unwrap_or((fields[0], fields[0]));
        let hex = |h: &str| u32::from_str_radix(h, 16).ok();
        Some((hex(first)?..=hex(last)?, *fields.get(field)?))
    })
}

/// Levels after L1 (`None`: removed by X9) and the visual order of what is left, one unit a character.
fn levels_and_order(text: &str, direction: Direction) -> (Vec<Option<u8>>, Vec<usize>) {
    let all = bidi::levels(text, direction);
    let mut levels: Vec<Level> = text.char_indices().map(|(at, _)| all[at]).collect();
    let classes: Vec<L1Class> = text.chars().map(L1Class::of).collect();
    bidi::reset_levels(&mut levels, &classes, direction.level());
    let kept: Vec<usize> = (0..levels.len())
        .filter(|&i| classes[i] != L1Class::Removed)
        .collect();
    let kept_levels: Vec<Level> = kept.iter().map(|&i| levels[i]).collect();
    let order = bidi::visual_order(&kept_levels)
        .into_iter()
        .map(|i| kept[i])
        .collect();
    let shown = levels.iter().zip(&classes);
    (
        shown
            .map(|(l, c)| (*c != L1Class::Removed).then_some(l.number()))
            .collect(),
        order,
    )
}

/// The order in which a whole line shows its characters, by the index of each cell's first character.
fn cell_order(text: &str, direction: Direction) -> Vec<usize> {
    let paragraph = Paragraph::analyze(text, direction);
    let line = paragraph.arrange_whole();
    let index = |byte: usize| text[..byte].chars().count();
    line.cells()
        .map(|(_, cell)| index(cell.bytes.start))
        .collect()
}

/// L1–L2 by character, and the same order through the cells that a line really has (marks and controls left out).
fn check(
    text: &str,
    direction: Direction,
    levels: &[Option<u8>],
    order: &[usize],
) -> Result<(), String> {
    let (got_levels, got_order) = levels_and_order(text, direction);
    if got_levels != levels || got_order != order {
        return Err(format!(
            "{text:?}: levels {got_levels:?} for {levels:?}, order {got_order:?} for {order:?}"
        ));
    }
    // Behind a name that ends with its sign, as C++, a line has a mark that keeps the two together.
    if !name_edges(text).is_empty() {
        return Ok(());
    }
    let cells = cell_order(text, direction);
    let expected: Vec<usize> = order
        .iter()
        .copied()
        .filter(|i| cells.contains(i))
        .collect();
    if cells != expected {
        return Err(format!("{text:?}: cells {cells:?} for {expected:?}"));
    }
    Ok(())
}

fn levels_field(field: &str) -> Vec<Option<u8>> {
    field.split_whitespace().map(|l| l.parse().ok()).collect()
}

fn order_field(field: &str) -> Vec<usize> {
    field
        .split_whitespace()
        .map(|i| i.parse().unwrap())
        .collect()
}

fn report(name: &str, cases: usize, failures: &[String]) {
    println!("{name}: {cases} cases, {} failures", failures.len());
    assert!(
        failures.is_empty(),
        "{name}: {} of {cases} failed, first {:#?}",
        failures.len(),
        &failures[..failures.len().min(5)]
    );
}

#[test]
fn bidi_character_test() {
    let Some(file) = ucd("BidiCharacterTest", &["15.0.0", "16.0.0"]) else {
        return;
    };
    let (mut cases, mut failures) = (0, Vec::new());
    for line in lines(&file) {
        let fields: Vec<&str> = line.split(';').collect();
        let text = code_points(fields[0]);
        let direction = if fields[2] == "1" {
            Direction::Rtl
        } else {
            Direction::Ltr
        };
        if fields[1] == "2" {
            let found = Direction::of_first_strong(&text).unwrap_or(Direction::Ltr);
            if found != direction {
                failures.push(format!("{text:?}: P2, P3 gave {found:?}"));
            }
        }
        cases += 1;
        failures.extend(
            check(
                &text,
                direction,
                &levels_field(fields[3]),
                &order_field(fields[4]),
            )
            .err(),
        );
    }
    report("BidiCharacterTest", cases, &failures);
}

/// A character of each class; any would do.
fn character_of(class: &str) -> char {
    match class {
        "L" => 'a',
        "R" => '\u{05D0}',
        "EN" => '0',
        "ES" => '+',
        "ET" => '$',
        "AN" => '\u{0661}',
        "CS" => ',',
        "B" => '\u{2029}',
        "S" => '\t',
        "WS" => ' ',
        "ON" => '!',
        "LRE" => '\u{202A}',
        "LRO" => '\u{202D}',
        "AL" => '\u{0628}',
        "RLE" => '\u{202B}',
        "RLO" => '\u{202E}',
        "PDF" => '\u{202C}',
        "NSM" => '\u{0301}',
        "BN" => '\u{00AD}',
        "LRI" => '\u{2066}',
        "RLI" => '\u{2067}',
        "FSI" => '\u{2068}',
        "PDI" => '\u{2069}',
        other => panic!("unknown class {other}"),
    }
}

#[test]
fn bidi_test() {
    let Some(file) = ucd("BidiTest", &["15.0.0", "16.0.0"]) else {
        return;
    };
    let (mut levels, mut order) = (Vec::new(), Vec::new());
    let (mut cases, mut failures) = (0, Vec::new());
    for line in lines(&file) {
        if let Some(field) = line.strip_prefix("@Levels:") {
            levels = levels_field(field);
        } else if let Some(field) = line.strip_prefix("@Reorder:") {
            order = order_field(field);
        } else if let Some((classes, bits)) = line.split_once(';') {
            let text: String = classes.split_whitespace().map(character_of).collect();
            let bits: u8 = bits.trim().parse().unwrap();
            let auto = Direction::of_first_strong(&text).unwrap_or(Direction::Ltr);
            for (bit, direction) in [(1, auto), (2, Direction::Ltr), (4, Direction::Rtl)] {
                if bits & bit != 0 {
                    cases += 1;
                    failures.extend(check(&text, direction, &levels, &order).err());
                }
            }
        }
    }
    report("BidiTest", cases, &failures);
}

/// The cases of version 15.1 that `LB20a` of Unicode 16 changes: a hyphen at the start stays with the word after it (AL; HL as
/// in Unicode 17). `÷` between the two becomes `×`.
const INITIAL_HYPHEN: [&str; 10] = [
    "\u{D7} 002D \u{F7} 0023 \u{F7}",
    "\u{D7} 002D \u{D7} 0308 \u{F7} 0023 \u{F7}",
    "\u{D7} 002D \u{F7} 05D0 \u{F7}",
    "\u{D7} 002D \u{D7} 0308 \u{F7} 05D0 \u{F7}",
    "\u{D7} 002D \u{F7} 00A7 \u{F7}",
    "\u{D7} 002D \u{D7} 0308 \u{F7} 00A7 \u{F7}",
    "\u{D7} 002D \u{F7} 50005 \u{F7}",
    "\u{D7} 002D \u{D7} 0308 \u{F7} 50005 \u{F7}",
    "\u{D7} 002D \u{F7} 0E01 \u{F7}",
    "\u{D7} 002D \u{D7} 0308 \u{F7} 0E01 \u{F7}",
];

#[test]
fn line_break_test() {
    let Some(file) = ucd("LineBreakTest", &["15.1.0"]) else {
        return;
    };
    let (mut cases, mut changed, mut failures) = (0, 0, Vec::new());
    for line in lines(&file) {
        let mut text = String::new();
        let mut expected = Vec::new();
        for token in line.split_whitespace().skip(1) {
            match token {
                "\u{00F7}" => expected.push(text.len()),
                "\u{00D7}" => {}
                hex => text.push_str(&code_points(hex)),
            }
        }
        if INITIAL_HYPHEN.contains(&line) {
            expected.remove(0);
            changed += 1;
        }
        cases += 1;
        let got: Vec<usize> = breaks::opportunities(&text).map(|(at, _)| at).collect();
        if got != expected {
            failures.push(format!("{line}: {got:?} for {expected:?}"));
        }
    }
    assert_eq!(changed, INITIAL_HYPHEN.len());
    report("LineBreakTest", cases, &failures);
}

/// Characters of pairs that came after the file's version.
const NEWER: [char; 3] = ['\u{221D}', '\u{2E62}', '\u{2E63}'];

#[test]
fn bidi_mirroring() {
    let Some(file) = ucd("BidiMirroring", &["15.0.0"]) else {
        return;
    };
    let expected: BTreeMap<char, char> = lines(&file)
        .map(|l| {
            l.split_once(';')
                .map(|(a, b)| (code_points(a), code_points(b)))
                .unwrap()
        })
        .map(|(a, b)| (a.chars().next().unwrap(), b.chars().next().unwrap()))
        .collect();
    let mut failures = Vec::new();
    let mut cases = 0;
    for c in ('\0'..='\u{1D7FF}').filter(|c| !NEWER.contains(c)) {
        let got = bidi::mirrored(c);
        if got != expected.get(&c).copied() {
            failures.push(format!("U+{:04X}: {got:?}", c as u32));
        }
        cases += usize::from(expected.contains_key(&c));
    }
    report("BidiMirroring", cases, &failures);
}

/// The versions of Unicode behind the tables, printed because they differ from crate to crate.
#[test]
fn versions_of_unicode() {
    for (table, version) in unicode_versions() {
        println!("{table}: {version}");
        let major = version.split('.').next().and_then(|n| n.parse::<u8>().ok());
        assert!(major >= Some(15), "{table}: {version}");
    }
}
