//! All keys, from the table of actions.

use super::label::{End, label, part};
use crate::app::Help;
use crate::app::actions::{Action, Binding, READING, TYPING, binding, key_label};
use crate::app::geometry::{Area, MEASURE};
use crate::input::{Code, Key, arabic};
use crate::paint::{Canvas, Theme};
use crate::words::{KEYS, Language, WHILE_TYPING};

/// Draws the help over the whole screen.
pub(super) fn draw(
    help: &Help,
    language: Language,
    theme: &Theme,
    bottom: Area,
    canvas: &mut Canvas,
) {
    let direction = language.direction();
    let width = (bottom.width - 2).min(MEASURE + 20);
    let row = Area {
        x: (bottom.width - width) / 2,
        y: 0,
        width,
        height: 1,
    };
    let title = language.say(KEYS);
    let [up, down, close] = [Action::Up, Action::Down, Action::Back].map(key_label);
    let hint = language.scroll_or_close(&up, &down, &close);
    label(canvas, row, title, direction, End::Near, theme.strong);
    let last = Area { y: bottom.y, ..row };
    label(canvas, last, &hint, direction, End::Near, theme.faint);

    let height = bottom.y + 1;
    let (first, shown) = (Help::first_row(height), help.shown(height));
    let keys = (width / 3).min(30);
    let reading = READING.iter().copied().map(binding).map(Some);
    let rows = reading
        .chain([None])
        .chain(TYPING.iter().copied().map(binding).map(Some));
    for (i, binding) in rows.skip(shown.start).take(shown.len()).enumerate() {
        let row = Area {
            y: first + i as u16,
            ..row
        };
        let Some(binding) = binding else {
            let text = language.say(WHILE_TYPING);
            label(canvas, row, text, direction, End::Near, theme.strong);
            continue;
        };
        let key_area = part(row, keys, direction, End::Near);
        let doc_area = part(row, width - keys - 2, direction, End::Far);
        let (keys, doc) = (labels(binding, language), language.say(binding.doc));
        label(canvas, key_area, &keys, direction, End::Near, theme.key);
        label(canvas, doc_area, doc, direction, End::Near, theme.plain);
    }
}

/// The keys of an action; in Arabic with the letters that they type on the Arabic layout.
fn labels(binding: &Binding, language: Language) -> String {
    let keys: Vec<Key> = binding.keys.iter().filter_map(|k| k.parse().ok()).collect();
    let twins = keys.iter().filter_map(|key| match key.code {
        Code::Char(c) if !key.ctrl && language == Language::Arabic => arabic(c).map(String::from),
        _ => None,
    });
    let labels: Vec<String> = keys.iter().map(|key| key.label()).chain(twins).collect();
    // Each key is isolated: Esc and an Arabic letter beside it are not one run.
    labels
        .iter()
        .map(|l| format!("\u{2068}{l}\u{2069}"))
        .collect::<Vec<_>>()
        .join("  ")
}
