use super::*;

const LETTERS: [char; 7] = [
    '\u{628}', '\u{62F}', '\u{633}', '\u{644}', '\u{646}', '\u{645}', '\u{64A}',
];

/// A paragraph of prose filled up to a margin: words of one to nine letters, in sentences.
fn filled(words: usize, margin: usize, seed: usize) -> String {
    let mut lines: Vec<String> = vec![String::new()];
    for i in 0..words {
        let length = 1 + (i * 7 + seed * 3 + i * i) % 9;
        let letter = |at: usize| LETTERS[(i * 5 + i / 7 + at) % LETTERS.len()];
        let mut word: String = (0..length).map(letter).collect();
        word.extend((i % 11 == 10).then_some('.'));
        let last = lines.last_mut().unwrap();
        if !last.is_empty() && last.chars().count() + 1 + word.chars().count() > margin {
            lines.push(word);
        } else {
            last.extend((!last.is_empty()).then_some(' '));
            *last += &word;
        }
    }
    lines.join("\n") + "\n"
}

fn margin(text: &str) -> Option<Margin> {
    Margin::of(std::iter::once(text.as_bytes()))
}

fn joined(text: &str, like: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    margin(like).expect("wrapped").join(&mut bytes);
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_filled_text_has_its_margin() {
    for width in [50, 64, 72, 78] {
        let text = (0..5)
            .map(|seed| filled(60, width, seed))
            .collect::<Vec<_>>()
            .join("\n");
        let found = margin(&text).unwrap_or_else(|| panic!("{width}: {text}"));
        assert!(
            found.width as usize <= width && found.width as usize > width - 3,
            "{found:?}"
        );
    }
}

#[test]
fn verse_lists_logs_and_lines_without_a_margin_have_none() {
    let line = |letters: usize, end: &str| "\u{628}\u{628}\u{628} ".repeat(letters / 4) + end;
    // Of one rhyme and nearly one length; of any length; of one paragraph a line; too narrow.
    let rhymed: String = (0..12)
        .map(|i| line(44 + 4 * (i % 2), "\u{62F}\u{631}\n"))
        .collect();
    let verse: String = (0..12)
        .map(|i| line(20 + 8 * (i * 5 % 7), "\u{62F}\n"))
        .collect();
    let long: String = (0..12)
        .map(|i| line(200 + 100 * (i * 5 % 7), "\u{62F}\n"))
        .collect();
    let narrow = filled(60, 30, 1);
    let entry = "12:30 the service has started with the options that it was given\n";
    let service = format!("2021-05-14 {entry}").repeat(30);
    let list: String = (0..20)
        .flat_map(|i| ["- ".to_owned(), line(40 + 4 * (i % 5), "\u{62F}\n")])
        .collect();
    for text in [rhymed, verse, long, narrow, service, list, String::new()] {
        assert_eq!(margin(&text), None, "{text}");
    }
}

#[test]
fn line_ends_within_a_paragraph_become_blanks_and_no_others() {
    let like = filled(200, 60, 2);
    let long = "\u{628}\u{628}\u{628} ".repeat(14) + "\u{628}\u{628}\u{628}";
    assert_eq!(
        joined(
            &format!("{long}\n\u{62F}\u{62F}\u{62F}\u{62F}\u{62F}\n"),
            &like
        )
        .matches('\n')
        .count(),
        1
    );
    for apart in [
        format!("{long}\n\n\u{62F}\u{62F}\u{62F}\u{62F}\u{62F}"),
        format!("{long}\n- \u{62F}\u{62F}\u{62F}\u{62F}\u{62F}"),
        format!("{long}\n\u{661}. \u{62F}\u{62F}\u{62F}\u{62F}\u{62F}"),
        format!("{long}\n\u{623}) \u{62F}\u{62F}\u{62F}\u{62F}\u{62F}"),
        format!("{long}\n    \u{62F}\u{62F}\u{62F}\u{62F}\u{62F}"),
        format!("{long}\n> \u{62F}\u{62F}\u{62F}\u{62F}\u{62F}"),
        format!("{long}\n-----------"),
        format!("{long}\n\u{62F}\u{62F}\u{62F}      \u{62F}\u{62F}\u{62F}"),
        format!("{long}\n2021-05-04 \u{62F}\u{62F}\u{62F}\u{62F}\u{62F}"),
        "\u{628}\u{628}\u{628} \u{628}\n\u{62F}\u{62F}\u{62F}\u{62F}\u{62F}".to_owned(),
    ] {
        assert_eq!(joined(&apart, &like), apart);
    }
    // An item goes on in the lines below it; a paragraph whose first line stands farther in.
    for one in [
        format!("- {long}\n  \u{62F}\u{62F}\u{62F}\u{62F}\u{62F}"),
        format!("    {long}\n\u{62F}\u{62F}\u{62F}\u{62F}\u{62F}"),
        format!("{long}\r\n\u{62F}\u{62F}\u{62F}\u{62F}\u{62F}"),
    ] {
        let joined = joined(&one, &like);
        assert!(!joined.contains(['\r', '\n']), "{joined:?}");
        assert_eq!(joined.len(), one.len());
    }
}

#[test]
fn a_blank_stands_for_a_line_end_and_offsets_lead_there_and_back() {
    let raw = "  \u{628}\u{628} \r\n  cd\ne\u{628}".as_bytes();
    let (text, lossy) = text(raw);
    assert_eq!(
        (text.as_str(), lossy),
        ("\u{628}\u{628} cd e\u{628}", false)
    );
    for (at, _) in text.char_indices() {
        assert_eq!(text_offset(raw, raw_offset(raw, at)), at);
    }
    assert_eq!(raw_offset(raw, 5), 11);
    // Anywhere within the line end.
    for at in 6..11 {
        assert_eq!(text_offset(raw, at), 4, "{at}");
    }
    assert_eq!(raw_offset(raw, text.len()), raw.len());
    // A first line that stands farther in keeps its blanks.
    assert_eq!(super::text(b"  a\nb").0, "  a b");
}
