//! What holds for any row.

use super::*;

proptest! {
    /// By UAX #9 every cell of such a row is a run by itself, at most, and what is no letter is not in one.
    #[test]
    fn each_leaves_a_terminal_nothing_to_move(
        text in "([ -~]|[\u{621}-\u{64a}]|[\u{fe8d}-\u{fef4}]|[\u{660}-\u{669}]|[\u{64b}-\u{652}]|\u{2502}|\u{5d0}){0,40}",
    ) {
        let mut buffer = line(&text);
        encode(Mode::Each, HarakatPolicy::Keep, &mut buffer);
        let row = sent(&buffer);
        let info = unicode_bidi::ParagraphBidiInfo::new(&row, Some(unicode_bidi::Level::ltr()));
        let mut end = 0;
        for cell in &buffer.buffer().content {
            end += cell.symbol().len();
            prop_assert_eq!(info.levels[end - 1].number(), 0, "{:?}", cell.symbol());
        }
    }

    #[test]
    fn every_mode_keeps_letters_and_cells(
        text in "([ -~]|[\u{621}-\u{64a}]|[\u{fe8d}-\u{fef4}]|[\u{660}-\u{669}]|[\u{64b}-\u{652}]|\u{2502}|\u{5d0}){0,40}",
        styles in proptest::collection::vec(0..4u16, 40),
    ) {
        for (_, mode) in Mode::NAMES {
            let mut buffer = line(&text);
            for (cell, style) in cells(&mut buffer).iter_mut().zip(&styles) {
                cell.modifier = Modifier::from_bits_truncate(*style);
            }
            let cells = buffer.buffer().content.len();
            encode(mode, HarakatPolicy::Keep, &mut buffer);
            prop_assert_eq!(buffer.buffer().content.len(), cells);
            for cell in &buffer.buffer().content {
                prop_assert!(!cell.symbol().is_empty());
            }
            if matches!(mode, Mode::Visual | Mode::Logical | Mode::Inv | Mode::Blank) {
                continue;
            }
            let control = |c| matches!(c, '\u{200c}'..='\u{200e}' | '\u{202d}' | '\u{206f}');
            let letters = |s: &str| {
                let mut letters: Vec<char> = s.chars().filter(|c| !control(*c)).collect();
                letters.sort_unstable();
                letters
            };
            prop_assert_eq!(letters(&sent(&buffer)), letters(&sent(&line(&text))));
        }
    }
}
