//! Texts wrapped by hand.

use super::*;

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
