//! What keys chose of how texts look, for all texts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Store, StoreError};

/// The name of the file.
const FILE: &str = "looks.toml";

/// The file: choices by the names of their settings.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Looks {
    chosen: BTreeMap<String, Look>,
}

/// What was chosen of one setting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// The value that was chosen.
    pub value: String,
    /// The value that the settings gave it then. Where they give it another by now, the choice was made for something else.
    pub before: String,
}

impl Looks {
    /// Reads them.
    pub fn recall(store: &Store) -> Result<Self, StoreError> {
        store.read(FILE)
    }

    /// Remembers choices. One that equals what the settings say is forgotten instead.
    pub fn remember(store: &Store, looks: Vec<(String, Look)>) -> Result<(), StoreError> {
        store.change(FILE, |kept: &mut Self| {
            for (name, look) in looks {
                if look.value == look.before {
                    kept.chosen.remove(&name);
                } else {
                    kept.chosen.insert(name, look);
                }
            }
        })
    }

    /// Each choice with the name of its setting.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Look)> {
        self.chosen.iter().map(|(name, look)| (name.as_str(), look))
    }
}
