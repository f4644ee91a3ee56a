//! What the list shows of an entry of the library.

use std::borrow::Cow;

use crate::app::Article;
use crate::library::Entry;
use crate::words::{self, Language};

/// What is known of an entry by now.
pub(super) fn article(entry: &Entry, language: Language) -> Article {
    let meta = entry.meta();
    Article {
        title: title(entry, language).into_owned(),
        title_en: entry.title_en().map(str::to_owned),
        date: entry.date(),
        minutes: entry.minutes(),
        sources: meta.map(|meta| meta.sources.clone()).unwrap_or_default(),
        sources_en: meta.map(|meta| meta.sources_en.clone()).unwrap_or_default(),
        described: meta.is_some(),
    }
    .without_controls()
}

/// What an entry is called in the list.
pub(super) fn title(entry: &Entry, language: Language) -> Cow<'_, str> {
    if entry.is_stdin() {
        let name = entry.called().unwrap_or(language.say(words::STDIN));
        Cow::Borrowed(name)
    } else {
        entry.title()
    }
}
