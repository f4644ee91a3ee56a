//! Links to other texts and files.

use std::fs;
use std::path::Path;

use kzread::app::Focus;
use kzread::library::Library;
use kzread::words::Language::English;

use super::{BEH, lit, opened, said};
use crate::common::{App, folder, top};

#[test]
fn a_link_leads_to_another_text_of_the_library_and_a_place_in_it() {
    let words = "words\n\n".repeat(40);
    let a = format!("{words}[next](<../x/%D8%A8 1.md#%D8%AA>)\n\n{words}");
    let b = format!("{words}# \u{62A}\n\n{words}");
    let (_, mut app) = opened(&[("x/0.md", &a), ("x/\u{628} 1.md", &b)], &["x"]);
    app.play("<CR>o");
    let before = app.screen().text();
    app.play("<CR>");
    assert_eq!(app.state().selected, 1);
    assert_eq!((top(&app), app.focus()), ("\u{FE95}".into(), Focus::Text));
    app.play("<C-o>");
    assert_eq!(app.state().selected, 0);
    assert_eq!(lit(app.play("O")), "next");
    assert_eq!(app.screen().text(), before);
    app.play("<CR>");
    assert_eq!(top(&app), "\u{FE95}");
}

#[test]
fn a_place_that_the_other_text_does_not_have_is_told() {
    let (_, mut app) = opened(
        &[("a.md", "[b](b.md#no)"), ("b.md", "words")],
        &["a.md", "b.md"],
    );
    app.play("<CR>o<CR>");
    assert_eq!(app.state().selected, 1);
    assert!(
        app.screen()
            .last()
            .contains("no place named \u{201C}no\u{201D}")
    );
}

#[test]
fn a_file_beside_the_text_is_opened_and_comes_into_the_list() {
    let (_, mut app) = opened(
        &[
            ("a.md", "[b](docs) [c](docs/c) [d](docs/d.txt)"),
            ("docs/README.md", "# There\n\n[back](../a.md)"),
            ("docs/c.md", "# Page of a wiki"),
            ("docs/d.txt", "plain"),
        ],
        &["a.md"],
    );
    app.play("o<CR>");
    assert_eq!(top(&app), "There");
    assert_eq!(app.state().rows(), 2);
    app.play("o<CR>");
    assert_eq!(app.state().selected, 0, "the text that is open already");
    app.play("oo<CR>");
    assert_eq!(top(&app), "Page of a wiki");
    app.play("<C-o>oo<CR>");
    assert_eq!(top(&app), "plain");
    app.play("<C-o>");
    assert_eq!(app.state().selected, 0);
}

#[test]
fn a_link_that_leads_out_of_the_folder_is_shown_before_it_is_followed() {
    let files = [
        ("in/a.md", "[b](../out/b.md) [c](link.md) [d](/e.md)"),
        ("in/e.md", "# Of the site"),
        ("out/b.md", "# Outside"),
    ];
    let (root, mut app) = opened(&files, &["in"]);
    #[cfg(unix)]
    std::os::unix::fs::symlink(root.join("out/b.md"), root.join("in/link.md")).unwrap();
    let real = fs::canonicalize(root.join("out/b.md")).unwrap();
    let is_shown = |app: &App| {
        let said = said(app).replace('\n', "");
        said.contains("outside of the folder") && said.contains(real.to_str().unwrap())
    };
    app.play("<CR>o<CR>");
    assert!(is_shown(&app), "{}", app.screen().text());
    assert_eq!(app.state().selected, 0);
    app.play("<Esc>");
    assert!(!is_shown(&app) && lit(&app) == "b");
    app.play("<CR><CR>");
    assert_eq!(top(&app), "Outside");
    app.play("<C-o>");
    assert_eq!(app.state().selected, 0);
    if cfg!(unix) {
        app.play("oo<CR>");
        assert!(is_shown(&app), "{}", said(&app));
    } else {
        app.play("oo");
    }
    // A path from the root is meant from that of the site.
    app.play("o<CR>");
    assert_eq!(top(&app), "Of the site");
}

#[test]
fn a_broken_link_says_what_is_missing() {
    let (root, mut app) = opened(
        &[
            ("a.md", "[b](no/%D8%A8.md) [c](d.png)"),
            ("d.png", "\u{89}PNG"),
        ],
        &["a.md"],
    );
    app.play("o<CR>");
    let said = app.screen().last();
    assert!(
        said.contains("there is no such file: no/\u{FE8F}.md"),
        "{said}"
    );
    app.play("o<CR>");
    let said = app.screen().last();
    assert!(said.contains("no text that kzread can read"), "{said}");
    assert_eq!(app.state().selected, 0);
    drop(root);

    let piped: Box<dyn std::io::Read + Send> = Box::new(&b"<p><a href=x.md>x</a>"[..]);
    let library = Library::open(&["-".into()], Some(piped))
        .unwrap()
        .complete();
    let mut app = App::new(library, English, (80, 24));
    app.play("o<CR>");
    assert!(app.screen().last().contains("nobody knows the folder"));
}

#[test]
fn a_link_to_a_line_of_a_file_leads_there_in_one_jump() {
    let lines: Vec<String> = (1..200).map(|line| format!("line {line}")).collect();
    let lines = lines.join("\n\n");
    let (_, mut app) = opened(
        &[
            ("a.md", "[b](b.txt#L21-L30) [c](b.txt#Lx)"),
            ("b.txt", &lines),
        ],
        &["a.md", "b.txt"],
    );
    app.play("<CR>o<CR>");
    assert_eq!(top(&app), "line 11");
    app.play("<C-o>");
    assert_eq!(app.state().selected, 0);
    app.play("oo<CR>");
    assert!(app.screen().last().contains("no place named"));
}

#[test]
fn double_brackets_lead_to_a_page_wherever_it_is_in_the_folder() {
    let words = "words\n\n".repeat(40);
    let page = format!("{words}# My {BEH} heading\n\n{words}");
    let (root, mut app) = opened(
        &[
            (
                "in/a.md",
                "[[Other page]] [[far#My \u{628} heading|label]] [[no page]] [[../out]]",
            ),
            ("in/other page.md", "# Other"),
            ("in/deep/Far.md", &page),
            ("out.md", "# Outside"),
        ],
        &["in"],
    );
    drop(root);
    app.play("/Other page<CR><Esc><CR>");
    let a = app.state().selected;
    assert_eq!(lit(app.play("o")), "Other page");
    app.play("<CR>");
    assert_eq!(top(&app), "Other");
    app.play("<C-o>oo");
    assert_eq!(lit(&app), "label");
    app.play("<CR>");
    assert_eq!(top(&app), "My \u{FE8F} heading");
    app.play("<C-o>oo<CR>");
    assert!(
        app.screen()
            .last()
            .contains("there is no such file: no page")
    );
    app.play("o<CR>");
    assert!(
        app.screen().last().contains("so it is not followed"),
        "{}",
        app.screen().last()
    );
    app.play("<CR><CR>");
    assert_eq!(app.state().selected, a);
}

#[test]
fn a_url_of_a_file_leads_only_within_the_folder_that_is_open() {
    let (root, mut app) = opened(
        &[
            ("in/a.md", "x"),
            ("in/b c.md", "# Within"),
            ("out.md", "# Outside"),
        ],
        &["in"],
    );
    let root = fs::canonicalize(root).unwrap();
    let root = root.to_str().unwrap();
    let links = format!("[b](file://{root}/in/b%20c.md) [c](FILE://localhost{root}/out.md)");
    fs::write(format!("{root}/in/a.md"), links).unwrap();
    app.play("<CR>ro<CR>");
    assert_eq!(top(&app), "Within");
    app.play("<C-o>oo<CR><CR><CR>");
    assert!(
        app.screen().last().contains("so it is not followed"),
        "{}",
        app.screen().last()
    );
    assert_eq!(app.state().selected, 0);
}

/// A path that every system has and no test opened.
#[test]
fn an_absolute_path_is_shown_before_it_is_read() {
    let (root, mut app) = opened(&[("a.md", "x")], &["a.md"]);
    let other = folder(&[("b.md", b"# Elsewhere")]).join("b.md");
    let link = format!("[b](<{}>)", other.display());
    fs::write(root.join("a.md"), link).unwrap();
    app.play("ro<CR>");
    let real = fs::canonicalize(&other).unwrap();
    let name = Path::new(&real).to_str().unwrap();
    assert!(
        said(&app).replace('\n', "").contains(name),
        "{}",
        said(&app)
    );
    app.play("<CR>");
    assert_eq!(top(&app), "Elsewhere");
}
