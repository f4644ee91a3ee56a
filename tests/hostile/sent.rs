//! What may be sent to a terminal: sequences of kzread's own, and letters between them.

/// What is wrong with the bytes that were sent, each kind once.
pub(crate) fn faults(sent: &[u8]) -> Vec<String> {
    let Ok(text) = std::str::from_utf8(sent) else {
        return vec!["no UTF-8".to_owned()];
    };
    let mut faults = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (token, after) = match c {
            '\u{1B}' => rest.split_at(sequence(rest)),
            _ => rest.split_at(c.len_utf8()),
        };
        let is_right = match c {
            '\u{1B}' => is_own(token),
            // A row of a message ends so.
            '\r' | '\n' => true,
            c => !c.is_control() && !is_format(c),
        };
        if !is_right {
            faults.push(format!(
                "{token:?} in {:?}",
                around(text, text.len() - rest.len())
            ));
        }
        rest = after;
    }
    faults.dedup();
    faults
}

/// The length in bytes of the sequence that a text begins with (ECMA-48 5.4 and 5.6).
fn sequence(text: &str) -> usize {
    let bytes = text.as_bytes();
    match bytes.get(1) {
        Some(b'[') => {
            let end = bytes[2..]
                .iter()
                .position(|byte| (0x40..0x7F).contains(byte));
            end.map_or(text.len(), |end| end + 3)
        }
        Some(b']' | b'P' | b'X' | b'^' | b'_') => {
            let end = text[2..].find(['\u{7}', '\u{1B}']);
            end.map_or(text.len(), |end| {
                let end = end + 2;
                end + if bytes[end] == 7 { 1 } else { 2 }
            })
            .min(text.len())
        }
        Some(byte) if byte.is_ascii() => 2,
        _ => 1,
    }
}

/// Whether kzread sends such a sequence itself.
fn is_own(sequence: &str) -> bool {
    let digits = |c: char| c.is_ascii_digit() || c == ';';
    let Some(control) = sequence.strip_prefix("\u{1B}[") else {
        // The question for the ground, and what is copied; no link of a text, for here no terminal is known to open any.
        let copied = sequence.strip_prefix("\u{1B}]52;c;");
        let copied = copied.and_then(|copied| copied.strip_suffix("\u{1B}\\"));
        let is_base64 = |c: char| c.is_ascii_alphanumeric() || "+/=".contains(c);
        return sequence == "\u{1B}]11;?\u{1B}\\"
            || copied.is_some_and(|copied| copied.chars().all(is_base64));
    };
    let parameters = control.trim_matches(digits);
    match parameters {
        "m" | "H" | "J" | "K" | "c" | ">q" | ">c" | "S" | "T" | "r" | "L" | "M" => true,
        "h" | "l" => control.starts_with('8'),
        "$p" => control == "8$p",
        _ => {
            let private = [
                "?1049", "?25", "?1000", "?1002", "?1004", "?1006", "?2004", "?2026", "?2031",
                "?69", "?7",
            ];
            let set = |end| {
                control
                    .strip_suffix(end)
                    .is_some_and(|mode| private.contains(&mode))
            };
            set("h") || set("l") || control == "?69$p"
        }
    }
}

/// Bidi controls, and separators of lines and paragraphs.
fn is_format(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{2028}' | '\u{2029}')
}

/// What stands about a byte of a text.
fn around(text: &str, at: usize) -> String {
    let near = |(place, _): &(usize, char)| place.abs_diff(at) < 30;
    text.char_indices().filter(near).map(|(_, c)| c).collect()
}

#[test]
fn what_is_hostile_is_told() {
    for sound in [
        "\u{1B}[2J\u{1B}[?25l\u{1B}[3;4H\u{1B}[38;5;4mx\u{FEED}\u{1B}[0m",
        "\u{1B}[?2026h\u{1B}[8$p\u{1B}]11;?\u{1B}\\",
    ] {
        assert_eq!(faults(sound.as_bytes()), [""; 0]);
    }
    for hostile in [
        "\u{1B}]0;x\u{7}",
        "\u{1B}c",
        "\u{1B}[5n",
        "\u{1B}[?1049",
        "a\u{9B}31m",
        "\u{202E}",
        "\u{7}",
        "\u{1B}]8;;http://x\u{1B}\\",
        "\u{1B}P$q\u{1B}\\",
        "\u{1B}",
    ] {
        assert_eq!(faults(hostile.as_bytes()).len(), 1, "{hostile:?}");
    }
}
