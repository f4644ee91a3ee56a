//! What a cell may hold, by Unicode's properties and not by kzread's own reading of them.

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

pub(crate) fn check_symbol(symbol: &str) {
    assert!(!symbol.is_empty(), "an empty symbol");
    assert!(
        !symbol.contains(is_forbidden),
        "{symbol:?} goes to the terminal"
    );
}
