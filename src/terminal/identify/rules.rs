//! Lists of rules: each says what holds if a condition does.

/// What is so, and the condition for it.
pub(super) type Rule<What, Seen> = (What, fn(&Seen) -> bool);

/// What the first rule says whose condition holds.
pub(super) fn first<What: Copy, Seen>(rules: &[Rule<What, Seen>], seen: &Seen) -> Option<What> {
    let found = rules.iter().find(|(_, holds)| holds(seen));
    found.map(|(what, _)| *what)
}
