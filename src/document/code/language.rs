//! Which signs begin comments in a language.

/// The languages that have the same comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Comments {
    /// Any sign may begin one.
    #[default]
    Unknown,
    /// `# …`
    Hash,
    /// `// …`, `/* … */`
    Slashes,
    /// `// …`, `/* … */`, `# …`
    Php,
    /// `-- …`, `{- … -}`, `/* … */`
    Dashes,
    /// `% …`
    Percent,
    /// `; …`, `# …`
    Semicolon,
    /// `(* … *)`, `// …`
    Ml,
    /// `<!-- … -->`, `{# … #}`, and those of scripts and styles within
    Markup,
}

/// The names of languages, as code blocks and the ends of files have them.
const NAMES: [(Comments, &[&str]); 8] = [
    (
        Comments::Hash,
        &[
            "awk",
            "bash",
            "cmake",
            "coffee",
            "conf",
            "console",
            "docker",
            "dockerfile",
            "elixir",
            "ex",
            "exs",
            "fish",
            "gitignore",
            "graphql",
            "jl",
            "julia",
            "make",
            "makefile",
            "nim",
            "perl",
            "pl",
            "po",
            "pot",
            "properties",
            "ps1",
            "powershell",
            "py",
            "python",
            "python3",
            "r",
            "rb",
            "ruby",
            "sh",
            "shell",
            "tcl",
            "toml",
            "yaml",
            "yml",
            "zsh",
        ],
    ),
    (
        Comments::Slashes,
        &[
            "c",
            "c++",
            "cc",
            "cpp",
            "cs",
            "csharp",
            "css",
            "dart",
            "go",
            "groovy",
            "h",
            "hpp",
            "java",
            "javascript",
            "js",
            "json",
            "json5",
            "jsonc",
            "jsonl",
            "jsx",
            "kotlin",
            "kt",
            "mjs",
            "objc",
            "rs",
            "rust",
            "scala",
            "scss",
            "swift",
            "ts",
            "tsx",
            "typescript",
            "zig",
        ],
    ),
    (Comments::Php, &["php"]),
    (
        Comments::Dashes,
        &["ada", "elm", "haskell", "hs", "lua", "sql", "vhdl"],
    ),
    (
        Comments::Percent,
        &[
            "erl", "erlang", "latex", "matlab", "mermaid", "prolog", "tex",
        ],
    ),
    (
        Comments::Semicolon,
        &[
            "clj", "clojure", "el", "elisp", "ini", "lisp", "racket", "scheme",
        ],
    ),
    (Comments::Ml, &["fs", "fsharp", "ml", "ocaml", "pascal"]),
    (
        Comments::Markup,
        &[
            "django", "html", "jinja", "jinja2", "liquid", "svelte", "svg", "twig", "vue", "xml",
        ],
    ),
];

impl Comments {
    /// Those of a language, by its name or the end of its files: `python`, `py`; what follows the name, as in `js{1,3}` and
    /// `rust,ignore`, does not count.
    pub fn of(language: &str) -> Self {
        let name = language.trim_start_matches(['{', '.', ' ']);
        let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || c == '+'));
        let name = &name[..end.unwrap_or(name.len())];
        let is_named = |(_, names): &&(Self, &[&str])| {
            names.iter().any(|known| name.eq_ignore_ascii_case(known))
        };
        NAMES
            .iter()
            .find(is_named)
            .map_or(Self::Unknown, |(comments, _)| *comments)
    }

    /// Whether a sign may begin a comment, or a string of several lines.
    pub(super) fn know(self, sign: &str) -> bool {
        let signs: &[&str] = match self {
            Self::Unknown => return true,
            Self::Hash => &["#"],
            Self::Slashes => &["//", "/*"],
            Self::Php => &["//", "/*", "#", "<!--"],
            Self::Dashes => &["--", "{-", "/*"],
            Self::Percent => &["%"],
            Self::Semicolon => &[";", "#"],
            Self::Ml => &["(*", "//"],
            Self::Markup => &["<!--", "{#", "//", "/*"],
        };
        let is_string = sign.starts_with(['"', '\'']);
        is_string || signs.contains(&sign)
    }
}
