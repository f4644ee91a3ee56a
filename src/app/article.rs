//! What the list knows of a text.

use crate::document::Date;
use crate::text::inert;
use crate::words::Language;

/// An entry of the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Article {
    /// The title, in the language of the text.
    pub title: String,
    /// The title in English.
    pub title_en: Option<String>,
    /// Its day.
    pub date: Option<Date>,
    /// Minutes that it takes to read.
    pub minutes: Option<u64>,
    /// What it draws on, the main source first, as the text names it.
    pub sources: Vec<String>,
    /// The same in English; empty where the text has no English names for them.
    pub sources_en: Vec<String>,
    /// The text was looked at: there is no more to learn.
    pub described: bool,
}

impl Article {
    /// The same with pictures in the place of controls: a title is shown among others, and an override in it would turn them.
    #[must_use]
    pub fn without_controls(self) -> Self {
        let all = |names: Vec<String>| names.iter().map(|name| inert(name)).collect();
        Self {
            title: inert(&self.title),
            title_en: self.title_en.as_deref().map(inert),
            sources: all(self.sources),
            sources_en: all(self.sources_en),
            ..self
        }
    }

    /// The title in the language of the interface, if there is one.
    pub fn title_in(&self, language: Language) -> &str {
        match (language, &self.title_en) {
            (Language::English, Some(title)) => title,
            _ => &self.title,
        }
    }
}
