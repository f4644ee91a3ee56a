//! Addresses and paths for the eye, component after component.

use super::isolates::LEFT_TO_RIGHT_MARK;

/// What stands between the components of addresses and paths.
const DELIMITERS: &str = "/\\:.?#[]@!$&'()*+,;=-~%";

/// An address or a path, for a paragraph from left to right: with a mark behind each delimiter, so that components of Arabic
/// letters follow one another as the Latin ones do, and a path never stands before its host.
pub fn in_components(address: &str) -> String {
    let mut shown = String::with_capacity(address.len() + 16);
    for c in address.chars() {
        shown.push(c);
        if DELIMITERS.contains(c) {
            shown.push(LEFT_TO_RIGHT_MARK);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::super::{Direction, Paragraph};
    use super::*;

    #[test]
    fn arabic_components_follow_one_another_from_left_to_right() {
        // Beh, teh, seen.
        let address = "https://\u{628}.\u{62A}/\u{633}#1";
        let seen = Paragraph::analyze(in_components(address), Direction::Ltr);
        assert_eq!(
            seen.arrange_whole().to_text(),
            "https://\u{FE8F}.\u{FE95}/\u{FEB1}#1"
        );
    }

    #[test]
    fn escapes_and_brackets_behind_arabic_letters_stay_behind_them() {
        let seen = Paragraph::analyze(in_components("a/\u{628}%1B[31m,\u{62A}"), Direction::Ltr);
        assert_eq!(seen.arrange_whole().to_text(), "a/\u{FE8F}%1B[31m,\u{FE95}");
    }
}
