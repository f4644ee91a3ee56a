//! The places where texts were left: a small file a text, so that a hundred thousand known texts cost the start nothing, a
//! damaged file costs one place, and two kzreads meet in the same text alone. There the later one wins.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::disk::Sync;
use super::{Store, StoreError, json};

/// The folder of these files.
pub(super) const FOLDER: &str = "places";

/// Where a text was left, as it was then. It may have changed since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The name of the text: see [`Store::place`].
    pub text: String,
    /// The place, in document offsets.
    pub offset: u64,
    /// The length of the text in document offsets.
    pub total: u64,
    /// Letters before the place.
    pub before: String,
    /// Letters from the place on.
    pub after: String,
    /// The length of the file in bytes, and when it was changed, in nanoseconds since 1970.
    #[serde(default)]
    pub version: Option<(u64, u64)>,
}

impl Store {
    /// The place in the text of this name, which is that of no other text: the canonical path of a file.
    pub fn place(&self, text: &str) -> Result<Option<Place>, StoreError> {
        let place: Option<Place> = json::read(self.place_path(text)?)?;
        // Two names may share a file by chance: then the place is that of the other one.
        Ok(place.filter(|place| place.text == text))
    }

    /// Keeps a place, as long as no later one is kept. At the end, it is made to last.
    pub fn keep_place(&self, place: &Place, at_end: bool) -> Result<(), StoreError> {
        let path = self.place_path(&place.text)?;
        let sync = if at_end { Sync::Now } else { Sync::Later };
        let beside = self.path(FOLDER)?;
        json::write(&path, &beside, place, sync)
    }

    /// Of 256 folders, for some file systems are slow with many files in one.
    fn place_path(&self, text: &str) -> Result<PathBuf, StoreError> {
        let hash = format!("{:032x}", hash(text));
        let (folder, name) = hash.split_at(2);
        Ok(self.path(FOLDER)?.join(folder).join(format!("{name}.json")))
    }
}

/// FNV-1a of 128 bits: the same in every version of kzread, as that of the standard library need not be.
pub(super) fn hash(text: &str) -> u128 {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    text.bytes().fold(BASIS, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(PRIME)
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::disk::faults::{killed_after, store};
    use super::*;

    fn place(text: &str, offset: u64) -> Place {
        Place {
            text: text.into(),
            offset,
            total: 1000,
            before: "\u{628}".into(),
            after: "\u{62A} \"\n".into(),
            version: Some((2000, 1_700_000_000_000_000_000)),
        }
    }

    #[test]
    fn the_hash_is_that_of_its_specification() {
        // Test vectors of the IETF draft on FNV.
        assert_eq!(hash(""), 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
        assert_eq!(hash("a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
        assert_eq!(hash("foobar"), 0x343e_1662_793c_64bf_6f0d_3597_ba44_6f18);
    }

    #[test]
    fn a_process_killed_between_any_two_steps_leaves_the_old_or_the_new_place() {
        let (store, folder) = store("killed-places");
        for at_end in [false, true] {
            let mut steps = 0;
            store.keep_place(&place("/a", 1), false).unwrap();
            while killed_after(steps, || {
                let _ = store.keep_place(&place("/a", 2), at_end);
            }) {
                let found = store.place("/a").unwrap().unwrap().offset;
                assert!([1, 2].contains(&found), "after {steps} steps: {found}");
                steps += 1;
            }
            assert_eq!(store.place("/a").unwrap(), Some(place("/a", 2)));
            assert!(steps >= 4, "{steps}");
        }
        // Nothing that was left in the way harms the next one, and the first of all is killed as well.
        fs::remove_dir_all(&folder).unwrap();
        let mut steps = 0;
        while killed_after(steps, || {
            let _ = store.keep_place(&place("/b", 3), true);
        }) {
            let found = store.place("/b").unwrap();
            assert!(found.is_none_or(|found| found.offset == 3));
            steps += 1;
        }
        assert_eq!(store.place("/b").unwrap(), Some(place("/b", 3)));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_damaged_file_costs_one_place() {
        let (store, folder) = store("damaged-places");
        store.keep_place(&place("/a", 1), false).unwrap();
        store.keep_place(&place("/b", 2), false).unwrap();
        let path = store.place_path("/a").unwrap();
        fs::write(&path, "{\"text\": \"/a\",\n\"offset\": ").unwrap();
        let error = store.place("/a").unwrap_err();
        assert!(matches!(error, StoreError::SetAside { .. }), "{error:?}");
        assert!(path.with_extension("json.bad").exists());
        assert_eq!(store.place("/a").unwrap(), None);
        assert_eq!(store.place("/b").unwrap(), Some(place("/b", 2)));
        store.keep_place(&place("/a", 4), true).unwrap();
        assert_eq!(store.place("/a").unwrap(), Some(place("/a", 4)));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn two_names_never_share_a_place() {
        let (store, folder) = store("shared-places");
        store.keep_place(&place("/a", 1), false).unwrap();
        let of_b = store.place_path("/b").unwrap();
        fs::create_dir_all(of_b.parent().unwrap()).unwrap();
        fs::copy(store.place_path("/a").unwrap(), of_b).unwrap();
        assert_eq!(store.place("/b").unwrap(), None);
        fs::remove_dir_all(folder).unwrap();
    }
}
