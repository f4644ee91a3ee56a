//! The size of functions and files in `src/`, and circles of imports inside a room.
//!
//! The sources are read line by line and token by token, as rustfmt leaves them (`.ci/run` checks that they are). What
//! exceeds a limit for a reason is named below with the reason; an entry that is needed no more fails as well.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The most lines of a function, from `fn` to its closing brace.
const FUNCTION: usize = 60;

/// Functions that are longer, as `file: function`.
const LONG_FUNCTIONS: &[(&str, &str)] = &[
    ("terminal/decide/tests.rs: measured_terminals", TABLE),
    (
        "terminal/decide/tests.rs: tmux_goes_by_the_terminal_outside",
        TABLE,
    ),
    (
        "terminal/decide/tests.rs: what_stands_between_goes_by_the_environment_of_the_terminal_outside",
        TABLE,
    ),
    (
        "terminal/unix/parser/tests.rs: keys_of_all_terminals",
        TABLE,
    ),
];

const TABLE: &str = "a table";

/// The most lines of a file, its tests left out.
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
    let mut found = BTreeSet::new();
    for path in sources(Path::new("src")) {
        let code = without_tests(&fs::read_to_string(&path).unwrap())
            .lines()
            .count();
        if code > FILE && path.file_name().is_some_and(|name| name != "tests.rs") {
            found.insert(shown(&path));
        }
    }
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

/// The modules of `src/`, by their paths (`app::search::wide`; the crate itself is empty).
struct Tree {
    modules: BTreeMap<String, Module>,
}

struct Module {
    /// What it uses, as it is written but for `as`, aliases and braces resolved: `super::Item`, `crate::text::*`.
    paths: BTreeSet<String>,
    /// Names that stand for something defined elsewhere: `Item` → `self::item::Item`.
    reexports: BTreeMap<String, String>,
}

impl Tree {
    fn read() -> Self {
        let mut modules = BTreeMap::new();
        for path in sources(Path::new("src")) {
            let file = shown(&path);
            let name = file
                .trim_end_matches(".rs")
                .trim_end_matches("/mod")
                .replace('/', "::");
            let is_test = name == "tests" || name.ends_with("::tests");
            if is_test || name == "main" {
                continue;
            }
            let name = if name == "lib" { String::new() } else { name };
            let text = fs::read_to_string(&path).unwrap();
            modules.insert(name, Module::read(without_tests(&text)));
        }
        Self { modules }
    }

    /// The files of the same room whose items a module names.
    fn imports_of(&self, module: &str) -> BTreeSet<String> {
        let room = module.split("::").next();
        self.modules[module]
            .paths
            .iter()
            .filter_map(|path| self.resolve(module, path, 0))
            .filter(|other| other != module && other.split("::").next() == room)
            .collect()
    }

    /// The module in which what a path names is defined.
    fn resolve(&self, from: &str, path: &str, depth: usize) -> Option<String> {
        let mut at: Vec<&str> = from.split("::").filter(|part| !part.is_empty()).collect();
        let mut segments = path.split("::").peekable();
        match *segments.peek()? {
            "crate" => at.clear(),
            "self" | "super" => {}
            first => {
                // A name of this module: a child, or nothing of ours.
                let child = join(from, first);
                self.modules.get(&child)?;
            }
        }
        for segment in segments {
            let here = at.join("::");
            match segment {
                "crate" | "self" => {}
                "super" => {
                    at.pop()?;
                }
                "*" => return Some(here),
                name if self.modules.contains_key(&join(&here, name)) => at.push(name),
                name => {
                    let module = self.modules.get(&here)?;
                    let elsewhere = module.reexports.get(name).filter(|_| depth < 8);
                    let defined = elsewhere.and_then(|path| self.resolve(&here, path, depth + 1));
                    return Some(defined.unwrap_or(here));
                }
            }
        }
        Some(at.join("::"))
    }
}

fn join(module: &str, name: &str) -> String {
    if module.is_empty() {
        name.to_owned()
    } else {
        format!("{module}::{name}")
    }
}

impl Module {
    fn read(text: &str) -> Self {
        let tokens = tokens(text);
        let mut module = Self {
            paths: BTreeSet::new(),
            reexports: BTreeMap::new(),
        };
        let mut at = 0;
        while at < tokens.len() {
            // `use<'a>` in a type is none.
            if tokens[at] == "use" && tokens.get(at + 1).is_some_and(|next| next != "<") {
                let is_public = at > 0 && (tokens[at - 1] == "pub" || tokens[at - 1] == ")");
                let mut used = Vec::new();
                at = use_tree(&tokens, at + 1, "", &mut used);
                for (path, name) in used {
                    module.reexports.insert(name, path.clone());
                    if !is_public {
                        module.paths.insert(path);
                    }
                }
            } else if tokens[at] == "in" && at > 0 && tokens[at - 1] == "(" {
                // `pub(in a::b)` says who may see it, and imports nothing.
                at += tokens[at..]
                    .iter()
                    .take_while(|token| *token != ")")
                    .count();
            } else if tokens.get(at + 1).is_some_and(|next| next == "::") && is_name(&tokens[at]) {
                let is_visibility = at > 1 && tokens[at - 2] == "(" && tokens[at - 1] == "in";
                let mut path = tokens[at].clone();
                while tokens.get(at + 1).is_some_and(|next| next == "::")
                    && tokens.get(at + 2).is_some_and(|t| is_name(t))
                {
                    path = path + "::" + &tokens[at + 2];
                    at += 2;
                }
                // What may see an item, `pub(in crate::document)`, is not imported by it.
                if !is_visibility {
                    module.paths.insert(path);
                }
                at += 1;
            } else {
                at += 1;
            }
        }
        module
    }
}

/// Reads the tree of a `use` from a token on: paths, and the names that they are known by. Gives the token after it.
fn use_tree(
    tokens: &[String],
    mut at: usize,
    head: &str,
    used: &mut Vec<(String, String)>,
) -> usize {
    let mut path = head.to_owned();
    while let Some(token) = tokens.get(at) {
        match token.as_str() {
            "::" => {}
            "{" => {
                at += 1;
                while tokens.get(at).is_some_and(|token| token != "}") {
                    at = use_tree(tokens, at, &path, used);
                    at += usize::from(tokens.get(at).is_some_and(|token| token == ","));
                }
                return at + 1;
            }
            "as" => {
                let name = tokens.get(at + 1).cloned().unwrap_or_default();
                used.push((path, name));
                return at + 2;
            }
            "," | ";" | "}" => break,
            name => path = join(&path, name),
        }
        at += 1;
    }
    // `use a::{self}` is `use a`.
    let path = path
        .strip_suffix("::self")
        .map_or(path.clone(), str::to_owned);
    let name = path.rsplit("::").next().unwrap_or_default().to_owned();
    used.push((path, name));
    at
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_') || token == "*"
}

/// Names and signs, without comments, strings and characters.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let len = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if let Some(len) = string_len(rest) {
            len
        } else if rest.starts_with("::") {
            tokens.push("::".to_owned());
            2
        } else if c.is_alphanumeric() || c == '_' {
            let len = rest
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(rest.len());
            tokens.push(rest[..len].to_owned());
            len
        } else {
            if !c.is_whitespace() {
                tokens.push(c.to_string());
            }
            c.len_utf8()
        };
        rest = &rest[len..];
    }
    tokens
}

/// How long the string or character is that a text begins with, in bytes.
fn string_len(text: &str) -> Option<usize> {
    let hashes = text
        .strip_prefix("r")
        .map_or(0, |rest| rest.len() - rest.trim_start_matches('#').len());
    if text.starts_with(&format!("r{}\"", "#".repeat(hashes))) {
        let start = hashes + 2;
        let end = format!("\"{}", "#".repeat(hashes));
        return Some(
            text[start..]
                .find(&end)
                .map_or(text.len(), |at| start + at + end.len()),
        );
    }
    let quote = text.chars().next()?;
    // A lifetime has no second quote at once: 'a' and '\n' are characters, 'a is none.
    let is_char = quote == '\'' && (text.starts_with("'\\") || text.chars().nth(2) == Some('\''));
    if quote != '"' && !is_char {
        return None;
    }
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if c == quote && !escaped {
            return Some(at + 1);
        }
        escaped = c == '\\' && !escaped;
    }
    Some(text.len())
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
