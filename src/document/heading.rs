//! A heading of a text, as its contents have it.

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 for the highest; what matters is which of two is higher.
    pub level: u8,
    /// Its words, in one line.
    pub text: String,
    /// Where it begins, as a document offset.
    pub offset: u64,
}
