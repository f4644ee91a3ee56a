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
    fn join_previous(self) -> Self {
        match self {
            Self::Isolated | Self::Final => Self::Final,
            Self::Initial | Self::Medial => Self::Medial,
        }
    }

    fn join_next(self) -> Self {
        match self {
            Self::Isolated | Self::Initial => Self::Initial,
            Self::Final | Self::Medial => Self::Medial,
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

/// The form of every character of a text, by character index. Transparent characters (marks) are passed over.
pub fn forms(text: &str) -> Vec<Form> {
    use JoiningType as J;
    let mut forms = Vec::with_capacity(text.len());
    // The last character that was not transparent, if it joins what follows.
    let mut open: Option<usize> = None;
    for (i, c) in text.chars().enumerate() {
        forms.push(Form::Isolated);
        let joining = joining_type(c);
        if joining == J::Transparent {
            continue;
        }
        if let (Some(previous), J::DualJoining | J::RightJoining | J::JoinCausing) = (open, joining)
        {
            forms[previous] = forms[previous].join_next();
            forms[i] = forms[i].join_previous();
        }
        open = matches!(joining, J::DualJoining | J::LeftJoining | J::JoinCausing).then_some(i);
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::Form::{Final, Initial, Isolated, Medial};
    use super::*;

    #[test]
    fn letters_join_through_marks_and_stop_at_right_joining_letters() {
        // beh fatha beh alef beh
        assert_eq!(
            forms("\u{0628}\u{064E}\u{0628}\u{0627}\u{0628}"),
            [Initial, Isolated, Medial, Final, Isolated]
        );
    }

    #[test]
    fn zwj_joins_and_zwnj_parts() {
        assert_eq!(forms("\u{0628}\u{200D}"), [Initial, Final]);
        assert_eq!(
            forms("\u{0628}\u{200C}\u{0628}"),
            [Isolated, Isolated, Isolated]
        );
        assert_eq!(forms("\u{0640}\u{0628}\u{0640}")[1], Medial);
    }
}
