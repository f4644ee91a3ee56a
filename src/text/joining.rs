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

/// Finds the forms of a text's letters, fed in logical order.
///
/// Each letter is fed with an index of the caller's; [`push`](Self::push) says which forms that settles.
#[derive(Debug, Default)]
pub struct Joiner {
    /// The last character that is not transparent, if it can join what follows: its index, if it was a letter.
    open: Option<Option<usize>>,
}

impl Joiner {
    /// Takes the next character, at `index` of `forms`, and marks a join between it and the last one in `forms`.
    ///
    /// `index` is `None` for a character whose form nobody will ask for (ZWJ inside a cluster).
    pub fn push(&mut self, c: char, index: Option<usize>, forms: &mut [Form]) {
        let joining = joining_type(c);
        if joining == JoiningType::Transparent {
            return;
        }
        let joins_previous = matches!(
            joining,
            JoiningType::DualJoining | JoiningType::RightJoining | JoiningType::JoinCausing
        );
        if let (true, Some(previous)) = (joins_previous, self.open) {
            if let Some(i) = previous {
                forms[i] = forms[i].join_next();
            }
            if let Some(i) = index {
                forms[i] = forms[i].join_previous();
            }
        }
        let joins_next = matches!(
            joining,
            JoiningType::DualJoining | JoiningType::LeftJoining | JoiningType::JoinCausing
        );
        self.open = joins_next.then_some(index);
    }
}

/// The form of every character of `text`, by character index.
pub fn forms(text: &str) -> Vec<Form> {
    let mut forms = vec![Form::Isolated; text.chars().count()];
    let mut joiner = Joiner::default();
    for (i, c) in text.chars().enumerate() {
        joiner.push(c, Some(i), &mut forms);
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
