//! Files that are no texts, and what their names tell of them.

use std::path::Path;

/// What kzread does not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// PDF, text or pictures of it.
    Pdf,
    /// A program for printers.
    PostScript,
    /// A book in the format of some reading device, or one of pages.
    Book,
    /// A document of an office program.
    Document,
    /// A spreadsheet.
    Sheet,
    /// Slides.
    Slides,
    /// A picture.
    Image,
    /// Sound.
    Audio,
    /// Moving pictures.
    Video,
    /// Several files packed into one, or one that is compressed.
    Archive,
    /// Machine code.
    Program,
    /// A database.
    Database,
    /// A font.
    Font,
    /// None of these, and no text.
    Binary,
}

/// The extensions of each kind, in lower case: the common ones, for an unknown one is looked into.
const EXTENSIONS: &[(Foreign, &[&str])] = &[
    (Foreign::Pdf, &["pdf"]),
    (Foreign::PostScript, &["ps", "eps"]),
    (
        Foreign::Book,
        &["mobi", "azw", "azw3", "kfx", "djvu", "chm", "lit"],
    ),
    (Foreign::Document, &["doc", "rtf", "pages", "wpd"]),
    (Foreign::Sheet, &["xls", "xlsx", "ods"]),
    (Foreign::Slides, &["ppt", "pptx", "odp"]),
    (
        Foreign::Image,
        &[
            "png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp", "heic", "heif", "avif",
            "ico", "psd", "xcf", "raw", "nef", "cr2",
        ],
    ),
    (
        Foreign::Audio,
        &[
            "mp3", "ogg", "oga", "opus", "flac", "wav", "m4a", "aac", "wma", "mid",
        ],
    ),
    (
        Foreign::Video,
        &[
            "mp4", "mkv", "avi", "mov", "webm", "wmv", "flv", "mpg", "mpeg", "m4v", "3gp",
        ],
    ),
    (
        Foreign::Archive,
        &[
            "zip", "tar", "tgz", "tbz", "txz", "bz2", "xz", "zst", "7z", "rar", "lz", "lz4", "cab",
            "iso", "deb", "rpm", "jar", "apk", "dmg",
        ],
    ),
    (
        Foreign::Program,
        &[
            "exe", "dll", "so", "o", "a", "rlib", "class", "pyc", "wasm", "bin",
        ],
    ),
    (
        Foreign::Database,
        &["sqlite", "sqlite3", "db", "mdb", "accdb"],
    ),
    (Foreign::Font, &["ttf", "otf", "woff", "woff2", "ttc"]),
];

impl Foreign {
    /// What the name of a file tells, by its extension, so that a folder of pictures need not be read.
    pub fn of_name(path: &Path) -> Option<Self> {
        let extension = path.extension()?;
        let is_known = |known: &&str| extension.eq_ignore_ascii_case(known);
        let found = EXTENSIONS.iter().find(|(_, all)| all.iter().any(is_known));
        found.map(|(kind, _)| *kind)
    }
}
