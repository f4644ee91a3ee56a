//! How a search looks for something, and what it found.

use super::{Language, Phrase};
use crate::search::{Level, Rung, Rungs};

impl Language {
    /// How much spelling a search forgives.
    pub fn level(self, level: Level) -> &'static str {
        let (ar, en) = match level {
            Level::Fold => ("مرن", "fold"),
            Level::Exact => ("حرفي", "exact"),
            Level::Forms => ("صيغ", "forms"),
            Level::Word => ("كلمة كاملة", "whole words"),
            Level::Regex => ("نمط", "regex"),
            // What the ladder adds is said by its rung.
            Level::Auto => return self.level(Level::Fold),
        };
        self.say(Phrase { ar, en })
    }

    /// What was found has in common with what was typed, and what was looked for in its place; nothing if all of it stands as
    /// typed.
    pub fn rungs(self, rungs: Rungs, instead: &[String]) -> Option<String> {
        match rungs.best {
            Rung::Typed => {
                let said = self.rung(rungs.furthest, instead)?;
                let some = self.say(Phrase {
                    ar: "بعضها",
                    en: "some",
                });
                Some(format!("{some} {said}"))
            }
            best => self.rung(best, instead),
        }
    }

    /// How many matches there are of the words apart, at which level, and the key that leads there, where it does.
    pub fn more_apart(self, count: u64, key: Option<&str>) -> String {
        let apart = self.rung(Rung::Apart, &[]).unwrap_or_default();
        let level = self.level(Level::Forms);
        let key = key.map_or_else(String::new, |key| format!(" \u{2068}{key}\u{2069}"));
        format!("\u{B7} {apart} {count} ({level}{key})")
    }

    fn rung(self, rung: Rung, instead: &[String]) -> Option<String> {
        let (ar, en) = match rung {
            Rung::Typed => return None,
            Rung::Unmarked => ("بلا حركات", "without its harakat"),
            Rung::Forms => ("بصيغ أخرى", "in other forms"),
            Rung::Near => ("كلمات متقاربة", "words near each other"),
            Rung::Apart => ("كلمات متفرقة", "words apart"),
            Rung::Derived => ("بمشتقاتها", "by words derived from it"),
            Rung::Related => (
                "بكلمات من جذرها أو معناها",
                "by words of its root or meaning",
            ),
            Rung::Alike => ("بما يشبهه", "by what sounds like it"),
            Rung::Paired => ("باسمه العربي", "by its Arabic name"),
            Rung::Most if !instead.is_empty() => ("بكلمة منها", "by one word of it"),
            Rung::Most => ("بمعظم الكلمات", "with most of the words"),
        };
        let said = self.say(Phrase { ar, en });
        Some(match rung {
            Rung::Alike | Rung::Paired | Rung::Most if !instead.is_empty() => {
                format!("{said}: {}", self.listed(instead))
            }
            _ => said.to_owned(),
        })
    }
}
