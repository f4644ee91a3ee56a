//! An independent judge of bidi and joining reads what kzread prints and what it shows, row by row.
//!
//! The judge is a Python program that knows UAX #9 and cursive joining by itself; it is looked for in `$KZREAD_JUDGE`
//! and `../shared/tools/judge/oracle.py`. Without it, Python or tmux, the tests say that they were skipped, or fail if
//! `KZREAD_REQUIRE` is set.

#[path = "common/require.rs"]
#[allow(dead_code)]
mod require;

use std::cmp::Reverse;
use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;

use kzread::document::{Block, Document, Kind};
use kzread::page::{Layout, Typography};
use kzread::text::{Direction, Justification, VisualCell, name_edges};

const WIDTHS: [u16; 6] = [24, 40, 57, 66, 80, 121];

fn judge() -> Option<PathBuf> {
    let named = std::env::var_os("KZREAD_JUDGE").map(PathBuf::from);
    let found = named
        .into_iter()
        .chain([PathBuf::from("../shared/tools/judge/oracle.py")])
        .find(|p| p.exists());
    if found.is_none() {
        require::missing("judge in $KZREAD_JUDGE or ../shared/tools/judge");
    }
    found.filter(|_| require::has_program("python3", "--version"))
}

/// Runs the judge on a logical text and the screens that show it; its verdict on failure.
fn verdict(
    judge: &Path,
    name: &str,
    text: &str,
    screens: &[String],
    options: &[&str],
) -> Result<(), String> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
        .join("judge")
        .join(name);
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("text");
    fs::write(&file, text).unwrap();
    let mut command = Command::new("python3");
    command
        .arg(judge)
        .args(["--base", "doc"])
        .args(options)
        .arg(&file);
    for (i, screen) in screens.iter().enumerate() {
        let file = folder.join(format!("screen{i}"));
        fs::write(&file, screen).unwrap();
        command.arg(file);
    }
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    if output.status.success() {
        Ok(())
    } else {
        Err(format!("{name}: {said}"))
    }
}

fn texts() -> Vec<(String, Document)> {
    let mut paths: Vec<PathBuf> = fs::read_dir("articles")
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    paths.sort();
    paths.push("tests/texts/mixed.txt".into());
    // Further texts of one's own, in the place of these.
    if let Some(folder) = std::env::var_os("KZREAD_JUDGE_TEXTS") {
        let entries = fs::read_dir(folder).unwrap();
        paths = entries.map(|entry| entry.unwrap().path()).collect();
    }
    let load = |path: PathBuf| {
        let bytes = fs::read(&path).unwrap();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let document = if path.extension().is_some_and(|e| e == "md") {
            Document::markdown_bytes(&bytes).unwrap()
        } else {
            Document::plain(Arc::new(bytes)).unwrap()
        };
        (name, document)
    };
    paths.into_iter().map(load).collect()
}

/// The logical text, a paragraph a line, and the rows at a width. The cells of a table and the markers of lists are
/// paragraphs of their own, and what stands side by side on the screen is given one under the other.
///
/// The judge knows the letters of a paragraph, not what is code in it or declared of it: it is told the direction of parsed text.
fn rows(document: &Document, width: u16, typography: &Typography) -> (String, String) {
    let (mut text, mut rows) = (String::new(), String::new());
    let mut next = document.first().unwrap();
    while let Some(id) = next {
        let block = document.block(id).unwrap();
        let layout = Layout::set(block.clone(), width, None, typography);
        let pieces = (0..layout.rows()).flat_map(|row| layout.row(row).pieces);
        if let Kind::Table(table) = &block.kind {
            let mut pieces: Vec<_> = pieces.collect();
            pieces.sort_by_key(|piece| piece.offset); // stable: lines of a cell stay in order
            for (at, cell) in table.rows.iter().flatten().enumerate() {
                let of_cell = pieces.iter().filter(|piece| piece.offset == cell.start);
                let signs: usize = of_cell
                    .map(|piece| piece.line.to_text().matches(':').count())
                    .sum();
                // Beside its values a head has a colon.
                let is_head = table.header && at < table.rows[0].len();
                let sign = if is_head && signs > 0 { ":" } else { "" };
                let direction = block.direction_of(cell);
                let cell = isolated(&block, cell) + sign;
                writeln!(text, "{}", directed(document, direction, &cell)).unwrap();
            }
            // A head stands beside each of its values, and is judged once.
            let mut seen = HashSet::new();
            pieces.retain(|piece| seen.insert((piece.offset, piece.line.to_text())));
            for piece in &pieces {
                writeln!(rows, "{}", piece.line.to_text()).unwrap();
            }
        } else {
            let marker = 0..block.marker;
            if !marker.is_empty() {
                let marker = &block.text[marker.clone()];
                writeln!(text, "{}", directed(document, block.side, marker)).unwrap();
            }
            let whole = marker.end..block.text.len();
            let whole = isolated(&block, &whole);
            writeln!(text, "{}", directed(document, block.direction, &whole)).unwrap();
            for piece in pieces {
                let cells = |of_marker: bool| -> String {
                    let cells = piece.line.cells();
                    let of = |bytes: &Range<usize>| marker.contains(&bytes.start) == of_marker;
                    // A kashida is not written.
                    let is_kashida =
                        |cell: &VisualCell| cell.bytes.is_empty() && cell.base == '\u{640}';
                    cells
                        .filter(|(_, cell)| of(&cell.bytes) && !is_kashida(cell))
                        .map(|(symbol, _)| symbol)
                        .collect()
                };
                write!(rows, "{}\n{}\n", cells(true), cells(false)).unwrap();
            }
        }
        next = document.next(id).unwrap();
    }
    (text, rows)
}

/// Whether a character is the tone of a hand's skin, which is not shown: terminals give it columns of its own.
fn is_skin_tone(c: char) -> bool {
    matches!(c, '\u{1F3FB}'..='\u{1F3FF}')
}

/// A paragraph between controls that give the judge its direction, where it has not to find that itself.
fn directed(document: &Document, direction: Direction, paragraph: &str) -> String {
    if !document.is_parsed() {
        return paragraph.to_owned();
    }
    format!("{}{paragraph}\u{2069}", initiator(direction))
}

fn initiator(direction: Direction) -> char {
    match direction {
        Direction::Ltr => '\u{2066}',
        Direction::Rtl => '\u{2067}',
    }
}

/// A part of a block's text with controls around the pieces within it that are isolated, and a left-to-right mark beside names
/// that begin or end with a sign.
fn isolated(block: &Block, part: &Range<usize>) -> String {
    let mut isolates = block.isolates();
    isolates.sort_by_key(|isolate| Reverse(isolate.range.end));
    let names = name_edges(&block.text);
    let controls = |at: usize| {
        let ends = isolates
            .iter()
            .filter(move |isolate| isolate.range.end == at);
        let starts = isolates
            .iter()
            .filter(move |isolate| isolate.range.start == at);
        let mark = names.contains(&at).then_some('\u{200E}');
        mark.into_iter()
            .chain(ends.map(|_| '\u{2069}'))
            .chain(starts.map(|isolate| initiator(isolate.direction)))
            .collect::<String>()
    };
    let mut text = String::new();
    for (at, c) in block.text[part.clone()].char_indices() {
        text += &controls(part.start + at);
        text.extend(Some(c).filter(|&c| !is_skin_tone(c)));
    }
    text.extend(names.contains(&part.end).then_some('\u{200E}'));
    text
}

/// A text with the marks that keep the signs of names in their places.
fn named(text: &str) -> String {
    let mut named = text.to_owned();
    for at in name_edges(text).into_iter().rev() {
        named.insert(at, '\u{200E}');
    }
    named
}

#[test]
fn every_printed_row_is_right() {
    let Some(judge) = judge() else { return };
    let mut failures = Vec::new();
    let mut count = 0;
    for (name, document) in texts() {
        for width in WIDTHS {
            let (text, rows) = rows(&document, width, &Typography::default());
            count += rows.lines().count();
            failures.extend(
                verdict(
                    &judge,
                    &format!("{name}-{width}"),
                    &text,
                    &[rows],
                    &["--marks", "keep"],
                )
                .err(),
            );
        }
    }
    println!("{count} rows judged, {} texts at fault", failures.len());
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_justified_row_is_right() {
    let Some(judge) = judge() else { return };
    let mut failures = Vec::new();
    let mut stretched = 0;
    for (name, document) in texts() {
        for justification in [Justification::Spaces, Justification::Kashida] {
            let typography = Typography {
                justification,
                ..Typography::default()
            };
            for width in [40, 66, 121] {
                let (text, rows) = rows(&document, width, &typography);
                // Of blanks one is as good as two.
                let written = |row: &str| {
                    let words: Vec<&str> = row.split_whitespace().collect();
                    words.join(" ") + "\n"
                };
                let written: String = rows.lines().map(written).collect();
                stretched += usize::from(rows.len() > written.len());
                let name = format!("{name}-{justification:?}-{width}");
                let options = ["--marks", "keep"];
                failures.extend(verdict(&judge, &name, &text, &[written], &options).err());
            }
        }
    }
    assert!(stretched > 0, "nothing was justified");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_row_on_the_screen_is_right() {
    let Some(judge) = judge() else { return };
    if !require::has_program("tmux", "-V") {
        return;
    }
    let text = named(&fs::read_to_string("tests/texts/mixed.txt").unwrap());
    for (width, height) in [(100, 30), (44, 12), (72, 20)] {
        let screens = page_through("tests/texts/mixed.txt", width, height);
        let column = (width - 2).min(70);
        let left = (width - column) / 2;
        let columns = format!("{left}:{}", left + column);
        let name = format!("screen-{width}x{height}");
        let judged = verdict(
            &judge,
            &name,
            &text,
            &screens,
            &["--marks", "keep", "--cols", &columns],
        );
        assert_eq!(judged, Ok(()));
    }
}

/// The rows of the text pane, screen by screen, while paging through a text in tmux.
fn page_through(path: &str, width: u16, height: u16) -> Vec<String> {
    let socket = format!("kzread-judge-{}-{width}", std::process::id());
    let tmux = |args: &[&str]| {
        let output = Command::new("tmux")
            .args(["-u", "-L", &socket, "-f", "/dev/null"])
            .args(args)
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let program = env!("CARGO_BIN_EXE_kzread");
    let command = format!(
        "env LC_ALL=C.UTF-8 XDG_STATE_HOME=/nowhere XDG_CONFIG_HOME=/nowhere '{program}' --fresh --lang ar --bidi-mode shaped --harakat keep '{path}'"
    );
    tmux(&[
        "new-session",
        "-d",
        "-x",
        &width.to_string(),
        "-y",
        &height.to_string(),
        &command,
    ]);
    let settled = || {
        let mut last = String::new();
        for _ in 0..100 {
            sleep(Duration::from_millis(50));
            let now = tmux(&["capture-pane", "-p"]);
            if now == last && !now.trim().is_empty() {
                break;
            }
            last = now;
        }
        last
    };
    let header = if height < 12 { 1 } else { 3 };
    let mut screens: Vec<String> = Vec::new();
    loop {
        let screen = settled();
        let rows: Vec<&str> = screen
            .lines()
            .skip(header)
            .take(usize::from(height) - header - 1)
            .collect();
        let rows = rows.join("\n");
        if screens.last() == Some(&rows) || screens.len() > 100 {
            break;
        }
        screens.push(rows);
        tmux(&["send-keys", "PageDown"]);
    }
    tmux(&["kill-server"]);
    screens
}
