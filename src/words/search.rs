//! How a search looks for something, and what it found.

use super::Language::{self, Arabic, English};
use super::{Phrase, isolated};
use crate::search::{Level, Rung};

impl Language {
    /// How much spelling a search forgives.
    pub fn level(self, level: Level) -> &'static str {
        self.say(match level {
            Level::Fold => Phrase {
                ar: "مرن",
                en: "fold",
            },
            Level::Exact => Phrase {
                ar: "حرفي",
                en: "exact",
            },
            Level::Forms => Phrase {
                ar: "صيغ",
                en: "forms",
            },
            Level::Word => Phrase {
                ar: "كلمة كاملة",
                en: "whole words",
            },
            Level::Regex => Phrase {
                ar: "نمط",
                en: "regex",
            },
            // What the ladder adds is said by its rung.
            Level::Auto => return self.level(Level::Fold),
        })
    }

    /// What the best of what was found has in common with what was typed, and what was looked for in its place; nothing if
    /// it stands as typed.
    pub fn rung(self, rung: Rung, instead: &[String]) -> Option<String> {
        let said = self.say(match rung {
            Rung::Typed => return None,
            Rung::Unmarked => Phrase {
                ar: "بلا حركات",
                en: "without its harakat",
            },
            Rung::Forms => Phrase {
                ar: "بصيغ أخرى",
                en: "in other forms",
            },
            Rung::Near => Phrase {
                ar: "كلمات متقاربة",
                en: "words near each other",
            },
            Rung::Apart => Phrase {
                ar: "كلمات متفرقة",
                en: "words apart",
            },
            Rung::Alike => Phrase {
                ar: "بما يشبهه",
                en: "by what sounds like it",
            },
            Rung::Paired => Phrase {
                ar: "باسمه العربي",
                en: "by its Arabic name",
            },
            Rung::Most => Phrase {
                ar: "بمعظم الكلمات",
                en: "with most of the words",
            },
        });
        let instead: Vec<String> = instead.iter().map(|text| isolated(text)).collect();
        Some(match (rung, self) {
            _ if instead.is_empty() => said.to_owned(),
            (Rung::Alike | Rung::Paired, Arabic) => format!("{said}: {}", instead.join("، ")),
            (Rung::Alike | Rung::Paired, English) => format!("{said}: {}", instead.join(", ")),
            _ => said.to_owned(),
        })
    }
}
