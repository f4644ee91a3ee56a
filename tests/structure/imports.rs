//! What each module imports, read from the sources token by token.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::{shown, sources, without_tests};

/// The modules of `src/`, by their paths (`app::search::wide`; the crate itself is empty).
pub(crate) struct Tree {
    pub modules: BTreeMap<String, Module>,
}

pub(crate) struct Module {
    /// What it uses, as it is written but for `as`, aliases and braces resolved: `super::Item`, `crate::text::*`.
    pub paths: BTreeSet<String>,
    /// Names that stand for something defined elsewhere: `Item` → `self::item::Item`.
    pub reexports: BTreeMap<String, String>,
}

impl Tree {
    pub(crate) fn read() -> Self {
        let mut modules = BTreeMap::new();
        for path in sources(Path::new("src")) {
            let file = shown(&path);
            let name = file
                .trim_end_matches(".rs")
                .trim_end_matches("/mod")
                .replace('/', "::");
            let is_test = name.split("::").any(|part| part == "tests");
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
    pub(crate) fn imports_of(&self, module: &str) -> BTreeSet<String> {
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

pub(crate) fn join(module: &str, name: &str) -> String {
    if module.is_empty() {
        name.to_owned()
    } else {
        format!("{module}::{name}")
    }
}

impl Module {
    pub(crate) fn read(text: &str) -> Self {
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
pub(crate) fn use_tree(
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

pub(crate) fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_') || token == "*"
}

/// Names and signs, without comments, strings and characters.
pub(crate) fn tokens(text: &str) -> Vec<String> {
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
pub(crate) fn string_len(text: &str) -> Option<usize> {
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
