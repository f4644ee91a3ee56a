//! Cursive joining (The Unicode Standard, 9.2): which form each letter takes beside its neighbours.

use icu_properties::CodePointMapData;
use icu_properties::props::JoiningType;

/// The form that a letter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Form {
    /// Joined to neither neighbour.
    #[default]
    Isolated,
    /// Joined to the letter before it.
    Final,
    /// Joined to the letter after it.
    Initial,
    /// Joined to both.
    Medial,
}

impl Form {
    fn join_next(self, joins: bool) -> Self {
        match (self, joins) {
            (form, false) => form,
            (Self::Isolated | Self::Initial, true) => Self::Initial,
            (Self::Final | Self::Medial, true) => Self::Medial,
        }
    }
}

/// The joining type of a character (`ArabicShaping.txt`).
pub fn joining_type(c: char) -> JoiningType {
    if c.is_ascii() {
        return JoiningType::NonJoining; // most of a Latin text, without a look-up
    }
    CodePointMapData::<JoiningType>::new().get(c)
}

/// The form of every character of a text, at the index of its first byte. Transparent characters (marks) are passed
/// over.
pub fn forms(text: &str) -> Vec<Form> {
    use JoiningType as J;
    let mut forms = vec![Form::Isolated; text.len()];
    // The last character that was not transparent, and whether it joins what follows.
    let (mut previous, mut open) = (0, false);
    for (at, c) in text.char_indices() {
        let joining = joining_type(c);
        if joining == J::Transparent {
            continue;
        }
        // No branch on what letters do: it cannot be foretold, and was a quarter of the cost of analysing.
        let joins = open & matches!(joining, J::DualJoining | J::RightJoining | J::JoinCausing);
        forms[previous] = forms[previous].join_next(joins);
        forms[at] = if joins { Form::Final } else { Form::Isolated };
        previous = at;
        open = matches!(joining, J::DualJoining | J::LeftJoining | J::JoinCausing);
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::Form::{Final, Initial, Isolated, Medial};
    use super::*;

    fn by_character(text: &str) -> Vec<Form> {
        let forms = forms(text);
        text.char_indices().map(|(at, _)| forms[at]).collect()
    }

    #[test]
    fn letters_join_through_marks_and_stop_at_right_joining_letters() {
        // beh fatha beh alef beh
        assert_eq!(
            by_character("\u{0628}\u{064E}\u{0628}\u{0627}\u{0628}"),
            [Initial, Isolated, Medial, Final, Isolated]
        );
    }

    #[test]
    fn zwj_joins_and_zwnj_parts() {
        assert_eq!(by_character("\u{0628}\u{200D}"), [Initial, Final]);
        assert_eq!(
            by_character("\u{0628}\u{200C}\u{0628}"),
            [Isolated, Isolated, Isolated]
        );
        assert_eq!(by_character("\u{0640}\u{0628}\u{0640}")[1], Medial);
    }
}
