//! Blocks that stand out of a text: notes, hints and warnings, as GitHub, Docusaurus, `VitePress`, `MkDocs` and Obsidian write
//! them.

/// What such a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Callout {
    /// Worth knowing.
    Note,
    /// Further facts.
    Info,
    /// How to do better.
    Tip,
    /// What one has to know.
    Important,
    /// What needs care.
    Warning,
    /// What may do harm.
    Caution,
    /// What is done.
    Success,
    /// What is asked.
    Question,
    /// An example.
    Example,
    /// What the text says in short.
    Summary,
    /// Somebody's words.
    Quote,
    /// What is folded away elsewhere.
    Details,
}

/// The names of each in the sources, in lower case.
const NAMES: [(Callout, &[&str]); 12] = [
    (Callout::Note, &["note", "seealso", "callout-note"]),
    (Callout::Info, &["info", "todo", "callout"]),
    (Callout::Tip, &["tip", "hint", "callout-tip"]),
    (Callout::Important, &["important", "callout-important"]),
    (
        Callout::Warning,
        &["warning", "attention", "warn", "callout-warning"],
    ),
    (
        Callout::Caution,
        &[
            "caution",
            "danger",
            "error",
            "bug",
            "failure",
            "fail",
            "missing",
            "callout-caution",
        ],
    ),
    (Callout::Success, &["success", "check", "done"]),
    (Callout::Question, &["question", "help", "faq"]),
    (Callout::Example, &["example"]),
    (Callout::Summary, &["summary", "abstract", "tldr"]),
    (Callout::Quote, &["quote", "cite"]),
    (Callout::Details, &["details"]),
];

impl Callout {
    /// What a source names so, in upper or lower case.
    pub(super) fn named(name: &str) -> Option<Self> {
        let known = |names: &[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
        let found = NAMES.iter().find(|(_, names)| known(names));
        found.map(|(callout, _)| *callout)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_callout_is_known_by_its_names() {
        assert_eq!(Callout::named("NOTE"), Some(Callout::Note));
        assert_eq!(Callout::named("danger"), Some(Callout::Caution));
        assert_eq!(Callout::named("tabs"), None);
        let first =
            |(callout, names): &(Callout, &[&str])| Callout::named(names[0]) == Some(*callout);
        assert!(NAMES.iter().all(first));
    }
}
