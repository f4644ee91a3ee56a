//! The size of functions in `src/` and of all files, and circles of imports inside a room.
//!
//! The sources are read line by line and token by token, as rustfmt leaves them (`.ci/run` checks that they are). What
//! exceeds a limit for a reason is named below with the reason; an entry that is needed no more fails as well.

mod imports;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use imports::{Module, Tree};

/// The most lines of a function, from `fn` to its closing brace.
const FUNCTION: usize = 60;

/// Functions that are longer, as `file: function`.
const LONG_FUNCTIONS: &[(&str, &str)] = &[
    ("terminal/table.rs: row", TABLE),
    ("terminal/decide/tests/mod.rs: measured_terminals", TABLE),
    (
        "terminal/decide/tests/multiplexers.rs: tmux_goes_by_the_terminal_outside",
        TABLE,
    ),
    (
        "terminal/decide/tests/multiplexers.rs: what_stands_between_goes_by_the_environment_of_the_terminal_outside",
        TABLE,
    ),
    (
        "terminal/unix/parser/tests.rs: keys_of_all_terminals",
        TABLE,
    ),
];

const TABLE: &str = "a table";

/// The most lines of a file, be it of the program or of its tests.
const FILE: usize = 400;

/// Files that are longer.
const LONG_FILES: &[(&str, &str)] = &[];

/// The most files of one room that import each other in a circle.
const CIRCLE: usize = 2;

/// Files of larger circles, each circle in alphabetical order.
const CIRCLES: &[(&[&str], &str)] = &[];

#[test]
fn no_function_is_longer_than_a_screen() {
    let mut found = BTreeSet::new();
    let mut functions = 0;
    for path in sources(Path::new("src")) {
        for (name, lines) in functions_of(&fs::read_to_string(&path).unwrap()) {
            functions += 1;
            if lines > FUNCTION {
                found.insert(format!("{}: {name}", shown(&path)));
            }
        }
    }
    assert!(functions > 1000, "only {functions} functions were seen");
    only(
        &found,
        LONG_FUNCTIONS.iter().map(|(name, _)| (*name).to_owned()),
    );
}

#[test]
fn no_file_is_longer_than_its_limit() {
    let files = ["src", "tests", "benches", "examples", "fuzz/fuzz_targets"];
    let files = files.iter().flat_map(|folder| sources(Path::new(folder)));
    let long = files.filter(|path| fs::read_to_string(path).unwrap().lines().count() > FILE);
    let found: BTreeSet<String> = long.map(|path| path.display().to_string()).collect();
    only(
        &found,
        LONG_FILES.iter().map(|(name, _)| (*name).to_owned()),
    );
}

#[test]
fn no_circle_of_imports_has_more_than_two_files() {
    let tree = Tree::read();
    let mut imports: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for module in tree.modules.keys() {
        imports.insert(module.clone(), tree.imports_of(module));
    }
    let edges: usize = imports.values().map(BTreeSet::len).sum();
    assert!(edges > 200, "only {edges} imports were seen");
    let found = circles(&imports)
        .into_iter()
        .filter(|circle| circle.len() > CIRCLE)
        .map(|circle| circle.join(" "))
        .collect();
    only(&found, CIRCLES.iter().map(|(files, _)| files.join(" ")));
}

/// Fails with what was found and is not expected, and with what is expected and was not found.
fn only(found: &BTreeSet<String>, expected: impl Iterator<Item = String>) {
    let expected: BTreeSet<String> = expected.collect();
    let new: Vec<_> = found.difference(&expected).collect();
    assert!(new.is_empty(), "over the limit: {new:#?}");
    let gone: Vec<_> = expected.difference(found).collect();
    assert!(
        gone.is_empty(),
        "within the limit now, take them off the list: {gone:#?}"
    );
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn shown(path: &Path) -> String {
    path.strip_prefix("src")
        .unwrap()
        .to_string_lossy()
        .replace('\\', "/")
}

fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests").next().unwrap()
}

/// The functions of a file by name, with how many lines they take.
///
/// rustfmt indents the closing brace as the line that begins with `fn`; a declaration without a body ends in `;`.
fn functions_of(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(name) = function_name(line) else {
            continue;
        };
        let indent = &line[..line.len() - line.trim_start().len()];
        let is_end = |line: &str| {
            line.strip_prefix(indent).is_some_and(|rest| {
                rest.starts_with('}') || !rest.starts_with(' ') && rest.ends_with(';')
            })
        };
        let is_whole = line.ends_with('}') || line.ends_with(';');
        let more = if is_whole {
            0
        } else {
            lines[at + 1..]
                .iter()
                .position(|line| is_end(line))
                .map_or(0, |n| n + 1)
        };
        found.push((name.to_owned(), more + 1));
    }
    found
}

/// The name, if a function begins in this line.
fn function_name(line: &str) -> Option<&str> {
    let mut words = line.trim_start();
    loop {
        let (word, rest) = words.split_once(' ')?;
        match word {
            "fn" => return rest.split(['(', '<']).next(),
            "pub" | "const" | "async" | "unsafe" | "extern" => words = rest,
            _ if word.starts_with("pub(") || word.starts_with('"') => words = rest,
            _ => return None,
        }
    }
}

/// Modules that reach each other, each set in alphabetical order.
fn circles(imports: &BTreeMap<String, BTreeSet<String>>) -> Vec<Vec<String>> {
    let reached: BTreeMap<&String, BTreeSet<&String>> = imports
        .keys()
        .map(|module| (module, reached_from(imports, module)))
        .collect();
    let mut circles: Vec<Vec<String>> = Vec::new();
    for module in imports.keys() {
        let circle: Vec<String> = imports
            .keys()
            .filter(|other| reached[module].contains(other) && reached[*other].contains(module))
            .cloned()
            .collect();
        if !circle.is_empty() && !circles.contains(&circle) {
            circles.push(circle);
        }
    }
    circles
}

fn reached_from<'a>(
    imports: &'a BTreeMap<String, BTreeSet<String>>,
    module: &String,
) -> BTreeSet<&'a String> {
    let mut reached = BTreeSet::new();
    let mut todo: Vec<&String> = imports[module].iter().collect();
    while let Some(other) = todo.pop() {
        if reached.insert(other) {
            todo.extend(&imports[other]);
        }
    }
    reached
}

#[test]
fn sources_are_read_as_they_are_meant() {
    let text = "impl A {\n    pub(crate) const fn a<T>() {}\n    fn b(\n        c: u8,\n    ) -> u8 {\n        c\n    }\n}\n";
    assert_eq!(
        functions_of(text),
        [("a".to_owned(), 1), ("b".to_owned(), 5)]
    );
    let text = "use super::{a::{self, B}, c as d};\npub use e::F;\nfn x<'a>() { g::h(\"use no::no;\", '\\''); /* x */ } // i::j\n";
    let module = Module::read(text);
    let paths: Vec<&str> = module.paths.iter().map(String::as_str).collect();
    assert_eq!(paths, ["g::h", "super::a", "super::a::B", "super::c"]);
    let names: Vec<&str> = module.reexports.keys().map(String::as_str).collect();
    assert_eq!(names, ["B", "F", "a", "d"]);
    let graph = |edges: &[(&str, &[&str])]| {
        let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        edges
            .iter()
            .map(|(from, to)| ((*from).to_owned(), set(to)))
            .collect()
    };
    let edges = graph(&[("a", &["b"]), ("b", &["c"]), ("c", &["a", "d"]), ("d", &[])]);
    assert_eq!(circles(&edges), [["a", "b", "c"]]);
}
