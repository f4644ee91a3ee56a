//! Links: lit one after the other, followed inside the library, shown before they lead out of it.

mod addresses;
#[path = "../common/mod.rs"]
mod common;
mod files;
mod footnotes;
mod places;
mod walking;

use std::fs;
use std::path::PathBuf;

use kzread::library::Library;
use kzread::words::Language::English;

use common::{App, folder};

/// Beh; the name of a file, of a heading and of a place.
const BEH: &str = "\u{628}";

/// The cells that are lit as the current match or link is, from left to right.
fn lit(app: &App) -> String {
    let screen = app.screen();
    let mut text = String::new();
    for (y, columns, current) in screen.lit() {
        if current {
            text.extend(columns.map(|x| screen.buffer[(x, y)].symbol().to_owned()));
        }
    }
    text
}

/// The rows at the bottom that say where the lit link leads.
fn said(app: &App) -> String {
    let bottom = app.state().panes().unwrap().bottom;
    let screen = app.screen();
    let rows = (bottom.y..bottom.y + bottom.height).map(|y| screen.row(y).trim().to_owned());
    rows.collect::<Vec<_>>().join("\n")
}

/// One text of Markdown, in which the keys are.
fn text(source: &str) -> App {
    let mut app = App::files(&[("a.md", source.as_bytes())], English, (60, 24));
    app.play("<CR>");
    app
}

/// Opens some paths of a folder with these files; names may lie in folders of it.
fn opened(files: &[(&str, &str)], paths: &[&str]) -> (PathBuf, App) {
    let root = folder(&[]);
    for (name, content) in files {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    let paths: Vec<PathBuf> = paths.iter().map(|path| root.join(path)).collect();
    let library = Library::open(&paths, None).unwrap();
    (root, App::new(library, English, (100, 24)))
}
