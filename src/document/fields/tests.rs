use super::*;

#[test]
fn what_is_arabic_of_each_field_is_apart() {
    let parts = |line: &str| {
        let isolates = isolates(line).into_iter();
        isolates
            .map(|isolate| line[isolate.range].to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        parts("+\u{628}\u{628} x \u{62A}"),
        ["\u{628}\u{628} x \u{62A}"]
    );
    assert_eq!(parts("a.txt:12:(\u{628}) 3"), ["(\u{628}) 3"]);
    assert_eq!(
        parts("  \u{628}\u{628}   x  \u{62A}  "),
        ["\u{628}\u{628}", "\u{62A}"]
    );
    assert_eq!(
        parts("a = \"\u{628}\" # 12 '\u{62A}'"),
        ["\"\u{628}\"", "'\u{62A}'"]
    );
    assert!(parts("plain  text").is_empty() && parts("").is_empty());
}

/// A line in which `A` and `B` are Arabic letters, with `[…]` around what is isolated right to left and `{…}` left to right.
fn seen(line: &str) -> String {
    let line = line.replace('A', "\u{627}").replace('B', "\u{628}");
    let mut signs: Vec<(usize, usize, &str)> = Vec::new();
    for Isolate {
        range, direction, ..
    } in isolates(&line)
    {
        let (open, close) = match direction {
            Direction::Rtl => ("[", "]"),
            Direction::Ltr => ("{", "}"),
        };
        signs.extend([(range.start, 1, open), (range.end, 0, close)]);
    }
    signs.sort_unstable();
    let mut marked = line;
    for (at, _, sign) in signs.into_iter().rev() {
        marked.insert_str(at, sign);
    }
    marked.replace('\u{627}', "A").replace('\u{628}', "B")
}

/// All from the owner on changed sides with the name of the file, and of a path what came after its first Arabic part.
#[test]
fn words_among_fields_of_one_blank_and_names_of_files_stay_where_they_stand() {
    for (line, expected) in [
        (
            "drwxr-xr-x 2 ABA root 4096 Nov 28 11:52 BAB",
            "drwxr-xr-x 2 [ABA] root 4096 Nov 28 11:52 [BAB]",
        ),
        (
            "-rw-r--r-- 1 AB BA 83 Nov 28 11:52 BA AB",
            "-rw-r--r-- 1 [AB BA] 83 Nov 28 11:52 [BA AB]",
        ),
        ("docs/AB.md:3:use BA", "{docs/AB.md}:3:use [BA]"),
        ("AB.txt:12:AB (BA) BA", "{AB.txt}:12:[AB (BA) BA]"),
        ("100%  12K /home/u/AB/x.txt", "100%  12K {/home/u/AB/x.txt}"),
        (" src/AB.rs | 5 +++--", " {src/AB.rs} | 5 +++--"),
        ("+++ b/docs/AB.md", "+++ {b/docs/AB.md}"),
        ("c (head -> main, AB/BA)", "c (head -> main, [AB]/[BA])"),
        ("error: 'AB.txt' did not", "error: '{AB.txt}' did not"),
        (
            "-rw-r--r-- 1 root root  83 Nov 28 11:52 AB/ -> BA",
            "-rw-r--r-- 1 root root  83 Nov 28 11:52 [AB]/ -> [BA]",
        ),
        // Of a sentence a name is a word.
        ("+AB BA AB.txt BA (x).", "+[AB BA {AB.txt} BA (x).]"),
        ("ABABAB git rm ABAB git.", "[ABABAB git rm ABAB git.]"),
    ] {
        assert_eq!(seen(line), expected);
    }
}

/// The words of a manual page were fields of their own and read from left to right, where blanks were widened to fill a line.
#[test]
fn a_line_that_was_filled_with_blanks_is_read_as_a_whole() {
    let count = |line: String| isolates(&line).len();
    let word = "\u{628}\u{628}\u{628}\u{628}\u{628}\u{628}\u{628}";
    assert_eq!(count(format!("       {}", [word; 6].join("  "))), 1);
    let mixed = [[word; 3].join("  "), [word; 3].join(" ")].join("  ");
    assert_eq!(count(format!("       {mixed}")), 1);
    let sentence = format!("{mixed}.   {word}");
    assert_eq!(count(sentence), 1);
    // Columns: of many widths, or of a few words.
    assert_eq!(count([word; 6].join("     ")), 6);
    assert_eq!(
        count(format!(
            "{word}  {word}  {word}       {word}   {word}  {word}  {word}"
        )),
        7
    );
    assert_eq!(count(format!("{word}  {word}")), 2);
}
