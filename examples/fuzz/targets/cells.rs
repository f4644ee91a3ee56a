//! What a cell may hold, by Unicode's properties and not by kzread's own reading of them.

use std::cell::RefCell;
use std::collections::HashSet;

use icu_properties::props::{BidiControl, DefaultIgnorableCodePoint, GeneralCategory};
use icu_properties::{CodePointMapData, CodePointSetData};

/// A terminal would act on these, reorder by them, or give them no cell.
fn is_forbidden(c: char) -> bool {
    // Prepended signs are of the category Cf as well, but are drawn.
    let sign = matches!(c, '\u{0600}'..='\u{0605}' | '\u{06DD}' | '\u{08E2}');
    let category = CodePointMapData::<GeneralCategory>::new().get(c);
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}')
        || category == GeneralCategory::Format && !sign
        || CodePointSetData::new::<BidiControl>().contains(c)
        || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}

/// How many symbols are remembered that may be drawn.
const REMEMBERED: usize = 1 << 16;

thread_local! {
    /// Symbols that may be drawn: nearly all cells hold one of a few.
    static CHECKED: RefCell<HashSet<String>> = RefCell::default();
}

pub(crate) fn check_symbol(symbol: &str) {
    assert!(!symbol.is_empty(), "an empty symbol");
    let is_printable = |byte| matches!(byte, b' '..=b'~');
    if symbol.bytes().all(is_printable) || CHECKED.with_borrow(|known| known.contains(symbol)) {
        return;
    }
    assert!(
        !symbol.contains(is_forbidden),
        "{symbol:?} goes to the terminal"
    );
    CHECKED.with_borrow_mut(|known| {
        if known.len() < REMEMBERED {
            known.insert(symbol.to_owned());
        }
    });
}
