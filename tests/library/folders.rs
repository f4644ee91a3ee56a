//! Folders, links and what is in them.

use std::path::Path;

use kzread::library::OpenError;

use super::{describe, folder, load, open, write};

#[test]
fn a_folder_is_walked_in_natural_order_without_hidden_files_and_other_things() {
    let root = folder("walk");
    for name in [
        "b.txt",
        "a10.md",
        "a2.MD",
        "c/z.markdown",
        "d.mdx",
        "c/1.txt",
        ".hidden.md",
        ".git/x.md",
        "picture.png",
        "README",
        "notes.log",
    ] {
        write(root.join(name), "text");
    }
    write(root.join("data"), [0; 100]);
    let library = open(&[&root]).unwrap();
    // By the name of one and the beginning of the other.
    assert_eq!(library.others, 2);
    let found: Vec<_> = library
        .entries
        .iter()
        .map(|entry| entry.path().strip_prefix(&root).unwrap())
        .collect();
    assert_eq!(
        found,
        [
            "a2.MD",
            "a10.md",
            "b.txt",
            "c/1.txt",
            "c/z.markdown",
            "d.mdx",
            "notes.log",
            "README"
        ]
        .map(Path::new)
    );
}

#[cfg(unix)]
#[test]
fn links_that_lead_in_a_circle_or_nowhere_are_harmless() {
    use std::os::unix::fs::symlink;
    let root = folder("links");
    let text = write(root.join("a/text.txt"), "text");
    symlink(&root, root.join("a/loop")).unwrap();
    symlink("nowhere.txt", root.join("a/broken.txt")).unwrap();
    symlink(&text, root.join("link.txt")).unwrap();
    let library = open(&[&root]).unwrap();
    let names: Vec<_> = library
        .entries
        .iter()
        .map(|entry| entry.name().into_owned())
        .collect();
    assert_eq!(names, ["text", "link"]);
}

#[cfg(unix)]
#[test]
fn links_do_not_lead_out_of_a_folder_and_show_no_text_twice() {
    use std::os::unix::fs::symlink;
    let root = folder("links-out");
    let outside = write(root.join("outside/secret.txt"), "text");
    let inside = root.join("inside");
    write(inside.join("b/text.txt"), "text");
    write(inside.join(".store/kept.txt"), "text");
    symlink(&outside, inside.join("file.txt")).unwrap();
    symlink(outside.parent().unwrap(), inside.join("a")).unwrap();
    symlink("../..", inside.join("b/up")).unwrap();
    symlink("b", inside.join("twice")).unwrap();
    symlink("../.store/kept.txt", inside.join("b/kept.txt")).unwrap();
    symlink(&inside, root.join("link")).unwrap();
    for named in ["inside", "link"] {
        let named = root.join(named);
        let library = open(&[&named]).unwrap();
        let paths: Vec<_> = library.entries.iter().map(|entry| entry.path()).collect();
        let expected = ["b/kept.txt", "b/text.txt"].map(|name| named.join(name));
        assert_eq!(paths, expected);
        assert_eq!(library.notices.len(), 0);
    }
}

/// 20 folders in each other make a path that no system call takes.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_read_is_told_and_the_rest_opens() {
    let root = folder("unreadable");
    write(root.join("z.txt"), "text");
    let name = "d".repeat(250);
    let script =
        format!("i=0; while [ $i -lt 20 ]; do mkdir {name} && cd {name}; i=$((i+1)); done");
    let made = std::process::Command::new("sh")
        .args(["-c", &script])
        .current_dir(&root)
        .status();
    assert!(made.unwrap().success());
    let library = open(&[&root]).unwrap();
    assert_eq!(describe(&library), ["z"]);
    let [OpenError::Unreadable { path, .. }] = &library.notices[..] else {
        panic!("one notice: {:?}", library.notices);
    };
    assert!(path.starts_with(root.join(name)));
}

#[test]
fn a_file_that_is_named_is_opened_whatever_it_is_called() {
    let root = folder("named");
    let path = write(root.join("notes.log"), "# not Markdown\n");
    let library = open(&[&path]).unwrap();
    assert_eq!(describe(&library), ["notes.log"]);
    assert_eq!(load(&library), "# not Markdown\n");
}
