//! Names of files as a book refers to them → as its container writes them.

use crate::document::files::Files;
use crate::document::percent::percent_decoded;

/// The file that a reference names which stands in the file `from`: as it is written, else with its escapes undone, else
/// whatever the case of its letters.
pub(in crate::document) fn resolve(
    files: &dyn Files,
    from: &str,
    reference: &str,
) -> Option<String> {
    let path = reference.split(['#', '?']).next().unwrap_or_default();
    let written = joined(from, path);
    let decoded = joined(from, &percent_decoded(path));
    let names = files.names();
    let exact = [&written, &decoded]
        .into_iter()
        .find(|name| names.contains(name));
    let any_case = || {
        [&decoded, &written]
            .into_iter()
            .find_map(|name| names.whatever_case(name))
    };
    exact.or_else(any_case).cloned()
}

/// What a reference points at within its file.
pub(super) fn fragment(reference: &str) -> Option<String> {
    let (_, fragment) = reference.split_once('#')?;
    (!fragment.is_empty()).then(|| percent_decoded(fragment))
}

/// A path that stands in the file `from`, as one from the root of the container.
fn joined(from: &str, path: &str) -> String {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let base = if path.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = Vec::new();
    for part in base.split('/').chain(path.split(['/', '\\'])) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_joined_and_fragments_have_their_escapes_undone() {
        assert_eq!(joined("a/b/c.opf", "../d.xhtml"), "a/d.xhtml");
        assert_eq!(joined("c.opf", "./x/../../d"), "d");
        assert_eq!(joined("a/c.opf", "/d"), "d");
        assert_eq!(fragment("a#b%20c").as_deref(), Some("b c"));
    }
}
