//! Links: lit one after the other, followed inside the library, shown before they lead out of it.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{App, folder, top};
use kzread::app::Focus;
use kzread::input::Event;
use kzread::library::Library;
use kzread::session::OpenError;
use kzread::words::Language::{Arabic, English};

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

#[test]
fn o_and_shift_o_walk_the_links_of_the_text() {
    let between = "words\n\n".repeat(40);
    let mut app = text(&format!(
        "[one](https://a.org/1) and [two](https://a.org/2)\n\n{between}[three](https://a.org/3)\n"
    ));
    assert_eq!(lit(app.play("o")), "one");
    assert_eq!(lit(app.play("o")), "two");
    assert_eq!(lit(app.play("o")), "three", "farther down than the screen");
    app.play("o");
    assert!(app.screen().last().contains("no link after this"));
    assert_eq!(lit(&app), "three");
    assert_eq!(lit(app.play("O")), "two", "farther up");
    assert_eq!(lit(app.play("O")), "one");
    app.play("O");
    assert!(app.screen().last().contains("no link before this"));
    assert_eq!(lit(app.play("<Esc>")), "");
    // The letters on the keys of o and O.
    assert_eq!(lit(app.play("\u{62E}\u{62E}\u{D7}")), "one");
}

#[test]
fn a_link_stays_lit_as_long_as_it_is_on_the_screen() {
    let mut app = text(&format!(
        "words\n\n[one](https://a.org/1)\n\n{}",
        "words\n\n".repeat(60)
    ));
    assert_eq!(lit(app.play("oj")), "one");
    assert_eq!(lit(app.play("jjj")), "");
    assert!(!said(&app).contains("a.org"));
    // What is lit anew stands on the screen.
    app.play("o");
    assert!(app.screen().last().contains("no link after this"));
    assert_eq!(lit(app.play("O")), "one");
    app.event(Event::Wheel {
        turns: 5,
        column: 30,
        row: 10,
    });
    assert_eq!(lit(&app), "");
}

#[test]
fn the_bottom_says_where_a_link_leads_in_readable_letters() {
    let mut app = text(
        "[a](https://ar.example.org/%D8%A8?x=%D8%A8) [b](%D8%A8.md#%D8%A8) [c](#\u{628}-\u{62A}) [d](javascript:x) \
         [e](#no)\n\n# \u{628} \u{62A}",
    );
    let beh = "\u{FE8F}";
    let expected = [
        format!("https://ar.example.org/{beh}?x={beh}"),
        format!("{beh}.md#{beh}"),
        format!("\u{FE95} {beh}"),
        "kzread does not open this address: javascript:x".into(),
        "the text has no place named \u{201C}no\u{201D}".into(),
    ];
    for expected in expected {
        let said = said(app.play("o"));
        assert!(said.contains(&expected), "{expected}: {said}");
    }
    // What is not opened is not followed, and says so.
    assert!(said(app.play("<CR>")).contains("no place named"));
}

#[test]
fn enter_follows_a_link_to_a_heading_and_ctrl_o_comes_back() {
    let words = "words\n\n".repeat(40);
    let mut app = text(&format!(
        "[to](#{BEH}-1) [x](#x-1)\n\n{words}# {BEH} 1\n\n{words}# X\n\n{words}## X\n\nthe second\n\n{words}"
    ));
    app.play("o<CR>");
    assert_eq!(top(&app), "1 \u{FE8F}");
    assert_eq!(lit(&app), "");
    app.play("<C-o>");
    assert_eq!(top(&app), "to x");
    app.play("<A-Right>");
    assert_eq!(top(&app), "1 \u{FE8F}");
    app.play("<A-Left>oo<CR>");
    assert!(app.screen().text().contains("the second"), "the second X");
}

#[test]
fn a_place_that_the_window_cannot_begin_with_is_lit() {
    let mut app = text("[to](#x)\n\nwords\n\n# X\n\nwords\n");
    app.play("o<CR>");
    let selected = |app: &App| {
        let screen = app.screen();
        let theme = kzread::paint::Theme::new();
        let cells = screen.buffer.content.iter();
        let lit = cells.filter(|cell| cell.style().bg == theme.selected.bg);
        lit.map(|cell| cell.symbol().to_owned()).collect::<String>()
    };
    assert_eq!((top(&app).as_str(), selected(&app).as_str()), ("to", "X"));
    assert_eq!(selected(app.play("j")), "");
}

#[test]
fn whoever_comes_back_goes_on_from_the_link_that_was_followed() {
    let words = "words\n\n".repeat(40);
    let mut app = text(&format!(
        "[one](#x) [two](#x) [three](#x)\n\n{words}# X\n\n{words}"
    ));
    app.play("oo<CR><C-o>");
    assert_eq!(lit(app.play("o")), "two");
    assert_eq!(lit(app.play("o")), "three");
    assert_eq!(lit(app.play("<Esc>OO")), "one");
}

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
fn a_web_address_is_shown_in_full_and_opened_after_enter_again() {
    let long = format!("https://bank.example@evil.example/{}", "abc/".repeat(60));
    let mut app = text(&format!("[b]({long}) [c](https://p\u{430}ypal.com/)"));
    app.play("o<CR>");
    assert_eq!(app.session.take_address(), None);
    let rows = said(&app);
    assert!(
        rows.contains("Enter again opens evil.example in the browser"),
        "{rows}"
    );
    let (_, address) = rows.split_once('\n').unwrap();
    assert!(address.replace('\n', "").starts_with(&long), "{address}");
    app.play("<CR>");
    let opened = app.session.take_address().unwrap();
    assert_eq!(
        (opened.as_str(), opened.host()),
        (long.as_str(), "evil.example")
    );
    assert_eq!(lit(&app), "");

    // Any key but Enter takes the question back.
    app.play("o<CR>o<CR><Esc><CR>");
    assert!(said(&app).contains("xn--pypal-4ve.com in the browser"));
    app.play("j<CR>");
    assert_eq!(app.session.take_address(), None);
    app.play("<CR>");
    assert_eq!(
        app.session.take_address().unwrap().as_str(),
        "https://xn--pypal-4ve.com/"
    );
}

#[test]
fn what_is_asked_does_not_cover_the_link() {
    let long = format!("https://a.org/{}", "abc/".repeat(90));
    let mut app = text(&format!(
        "{}[b]({long}) [c](../c.md)\n\n{}",
        "words\n\n".repeat(9),
        "words\n\n".repeat(40)
    ));
    app.play("jj").resize(60, 24);
    let before = app.play("o").screen().lit()[0].0;
    app.play("<Esc>").resize(60, before + 3);
    for keys in ["o", "<CR>"] {
        assert_eq!(lit(app.play(keys)), "b", "{}", app.screen().text());
        let (row, ..) = app.screen().lit()[0];
        assert!(row < app.state().panes().unwrap().bottom.y);
    }
    assert!(said(&app).contains("Enter again opens a.org"));
    // Longer than half of the screen, it is cut.
    app.resize(60, 12);
    assert!(said(&app).lines().count() <= 6);
}

#[test]
fn what_became_of_an_address_is_told() {
    let mut app = text("https://a.org/b?c=d.");
    app.play("o<CR><CR>");
    let address = app.session.take_address().unwrap();
    app.session.opened(&address, Ok("xdg-open"));
    assert!(app.screen().last().contains("address given to xdg-open"));
    let refused = OpenError::Refused {
        program: "xdg-open",
        why: "exit status: 4".into(),
    };
    app.session.opened(&address, Err(refused));
    let last = app.screen().last();
    assert!(last.contains("xdg-open did not open the address: exit status: 4"));
    app.session.opened(&address, Err(OpenError::NoProgram));
    assert_eq!(app.session.take_copy().unwrap(), "https://a.org/b?c=d");
    app.session.copied_by(kzread::terminal::Way::Osc52);
    let last = app.screen().last();
    assert!(last.contains("no browser here, so the address was copied by OSC 52"));
}

#[test]
fn a_footnote_is_read_at_the_bottom() {
    let words = "words\n\n".repeat(40);
    let note = "Said of it. ".repeat(9);
    let mut app = text(&format!(
        "One[^1] two[^2].\n\n{words}[^1]: Short.\n\n[^2]: {note}"
    ));
    assert!(
        said(app.play("o")).starts_with("Short.  "),
        "{}",
        said(&app)
    );
    let rows = said(app.play("o"));
    assert_eq!(
        rows.replace('\n', " ").matches("Said of it.").count(),
        9,
        "{rows}"
    );
    assert_eq!(rows.lines().count(), 2);
    app.play("<CR>");
    assert!(app.screen().text().contains("[2] Said of it."));
    app.play("<C-o>");
    assert_eq!(top(&app), "One[1] two[2].");
    // The sign behind a note leads back as well.
    app.play("O<CR>o");
    assert_eq!(lit(&app), "\u{21A9}");
    app.play("<CR>");
    assert_eq!(top(&app), "One[1] two[2].");
}

#[test]
fn a_footnote_of_several_paragraphs_is_read_as_far_as_there_is_room() {
    let words = "words\n\n".repeat(40);
    let mut app = text(&format!(
        "One[^1] two.\n\nAgain[^1].\n\n[^1]: First.\n\n    Second.\n\n    - third\n\nNo note.\n\n{words}"
    ));
    // The second reference leads to the note as well, whose sign leads back to the first one.
    for keys in ["o", "o"] {
        let rows = said(app.play(keys));
        let rows: Vec<&str> = rows.lines().map(str::trim_end).collect();
        assert_eq!(rows[..2], ["First.", "Second."]);
        assert!(rows[2].starts_with("\u{2022} third  "), "{rows:?}");
        assert_eq!(rows.len(), 3);
    }
    // Half of the screen is for the text; a sign says that the note goes on.
    let rows = said(app.resize(60, 6));
    assert_eq!(rows.lines().count(), 2);
    assert!(
        rows.lines().last().unwrap().starts_with("Second. \u{2026}"),
        "{rows}"
    );
}

#[test]
fn a_footnote_of_a_page_is_read_as_one_of_markdown() {
    let words = "<p>words</p>".repeat(40);
    let page = format!(
        "<p>One<a id=r1 href='#n1'>1</a></p>{words}<ol><li id=n1><p>First.</p>\
         <p>Second. <a href='#r1'>\u{21A9}\u{FE0E}</a></p></li><li id=n2><p>Other.</p></li></ol>"
    );
    let mut app = App::files(&[("a.html", page.as_bytes())], English, (60, 24));
    let rows = said(app.play("o"));
    let rows: Vec<&str> = rows.lines().map(str::trim_end).collect();
    assert!(rows[0].ends_with("First."), "{rows:?}");
    assert!(rows[1].starts_with("Second.  "), "{rows:?}");
    assert_eq!(rows.len(), 2);
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

#[test]
fn a_click_lights_a_link_and_a_second_one_follows_it() {
    let words = "words\n\n".repeat(40);
    let mut app = text(&format!("words [to](#x)\n\n{words}# X\n\n{words}"));
    let (y, columns, _) = app.play("o").screen().lit()[0].clone();
    app.play("<Esc>");
    let click = |app: &mut App, column| {
        app.event(Event::Click { column, row: y });
    };
    click(&mut app, columns.start + 1);
    assert_eq!(lit(&app), "to");
    click(&mut app, columns.start - 3);
    assert_eq!(lit(&app), "", "beside it");
    click(&mut app, columns.start);
    click(&mut app, columns.start + 1);
    assert_eq!(top(&app), "X");
}

#[test]
fn addresses_in_plain_text_and_html_are_links_too() {
    for (name, source) in [
        ("a.txt", "see https://a.org/x."),
        ("a.html", "<p>see <a href='https://a.org/x'>there</a>"),
        ("a.md", "`see https://a.org/x`"),
    ] {
        let mut app = App::files(&[(name, source.as_bytes())], Arabic, (60, 24));
        app.play("o");
        assert!(
            said(&app).contains("https://a.org/x"),
            "{name}: {}",
            said(&app)
        );
    }
}

#[test]
fn ids_of_html_are_places() {
    let words = "<p>words</p>".repeat(40);
    let page = format!("<a href='#%D8%A8'>to</a>{words}<p id='{BEH}'>there</p>{words}");
    let mut app = App::files(&[("a.html", page.as_bytes())], English, (60, 24));
    app.play("o<CR>");
    assert_eq!(top(&app), "there");
}

#[test]
fn a_lit_link_is_told_from_other_text_in_arabic() {
    let source = format!("{BEH}{BEH} [{BEH}\u{62A}](https://a.org) {BEH}{BEH}");
    let mut app = App::files(&[("a.md", source.as_bytes())], Arabic, (60, 24));
    app.play("o");
    // Teh, beh from the left: the link is read from the right.
    assert_eq!(lit(&app), "\u{FE96}\u{FE91}");
    assert!(said(app.play("<CR>")).contains("a.org"));
}

#[test]
fn a_text_without_links_says_so() {
    let mut app = text("words");
    assert!(app.play("o").screen().last().contains("no link after this"));
    assert!(
        app.play("O")
            .screen()
            .last()
            .contains("no link before this")
    );
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
