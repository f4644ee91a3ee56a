//! What callouts are called.

use super::Phrase;
use crate::document::Callout;

/// What a callout is called that has no title of its own.
pub fn callout(callout: Callout) -> Phrase {
    let (ar, en) = match callout {
        Callout::Note => ("ملاحظة", "Note"),
        Callout::Info => ("معلومة", "Info"),
        Callout::Tip => ("نصيحة", "Tip"),
        Callout::Important => ("مهمّ", "Important"),
        Callout::Warning => ("تحذير", "Warning"),
        Callout::Caution => ("تنبيه", "Caution"),
        Callout::Success => ("تمّ", "Success"),
        Callout::Question => ("سؤال", "Question"),
        Callout::Example => ("مثال", "Example"),
        Callout::Summary => ("خلاصة", "Summary"),
        Callout::Quote => ("اقتباس", "Quote"),
        Callout::Details => ("تفاصيل", "Details"),
    };
    Phrase { ar, en }
}
