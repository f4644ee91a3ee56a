use std::sync::Arc;

use super::*;
use crate::document::Document;

/// A line in which `A` and `B` are Arabic letters, with `[…]` around what is isolated right to left and `{…}` left to right.
fn seen(line: &str) -> String {
    seen_in("", line)
}

/// The same of a line in a language.
fn seen_in(language: &str, line: &str) -> String {
    let arabic = line.replace('A', "\u{627}").replace('B', "\u{628}");
    let mut signs: Vec<(usize, usize, &str)> = Vec::new();
    for Isolate {
        range, direction, ..
    } in isolates(&arabic, Comments::of(language))
    {
        let (open, close) = match direction {
            Direction::Rtl => ("[", "]"),
            Direction::Ltr => ("{", "}"),
        };
        signs.push((range.start, 1, open));
        signs.push((range.end, 0, close));
    }
    signs.sort_unstable();
    let mut marked = arabic;
    for (at, _, sign) in signs.into_iter().rev() {
        marked.insert_str(at, sign);
    }
    marked.replace('\u{627}', "A").replace('\u{628}', "B")
}

#[test]
fn a_comment_in_any_common_style_is_an_isolate() {
    for (line, expected) in [
        (
            "x = \"AAAA\"; // AB AA (AB)",
            "x = \"[AAAA]\"; // [AB AA (AB)]",
        ),
        ("# AB: AA.", "# [AB: AA.]"),
        ("x = 5  # AB.", "x = 5  # [AB.]"),
        ("SELECT 1; -- AB (AA)", "SELECT 1; -- [AB (AA)]"),
        (";; AB.", ";; [AB.]"),
        ("(f x) ; AB.", "(f x) ; [AB.]"),
        ("% AB.", "% [AB.]"),
        ("a /* AB. */ b /* AA! */", "a /* [AB.] */ b /* [AA!] */"),
        ("/** AB.", "/** [AB.]"),
        (" * AB (AA).", " * [AB (AA).]"),
        ("   AB (AA). */", "   [AB (AA).] */"),
        ("<!-- AB! -->", "<!-- [AB!] -->"),
        ("\"\"\" AB. \"\"\"", "\"\"\" [AB.] \"\"\""),
        ("(* AB. *)", "(* [AB.] *)"),
        ("//! AB.", "//! [AB.]"),
        ("#! AB.", "#! [AB.]"),
    ] {
        assert_eq!(seen(line), expected);
    }
}

#[test]
fn strings_keys_and_markup_are_isolates() {
    for (line, expected) in [
        (
            "{\"AB\": \"AA (B)\", \"x\": 'AB.'}",
            "{\"[AB]\": \"[AA (B)]\", \"x\": '[AB.]'}",
        ),
        (
            "print(f\"AB: {name}!\\nB\")",
            "print(f\"[AB: {{name}}!{\\n}B]\")",
        ),
        (
            "p(\"AB %s AA %(x)d %1$s 5%\")",
            "p(\"[AB {%s} AA {%(x)d} {%1$s} 5%]\")",
        ),
        ("a = `AB ${x}.`", "a = `[AB {${x}}.]`"),
        ("'A\\'B.'", "'[A{\\'}B.]'"),
        (
            "<p dir=\"rtl\">AB (AA).</p>",
            "<p dir=\"rtl\">[AB (AA).]</p>",
        ),
        (
            "<img alt=\"AB!\" src=\"x\">",
            "<img alt=\"[AB!]\" src=\"x\">",
        ),
        ("t(\"<b>AB</b>.\")", "t(\"[{<b>}AB{</b>}.]\")"),
        ("title: AB (AA).", "title: [AB (AA).]"),
        ("key = AB.", "key = [AB.]"),
        ("  - AB.", "  - [AB.]"),
        ("\u{251C}\u{2500} AB A.", "\u{251C}\u{2500} [AB A.]"),
        ("\u{2514}\u{2500} AB.txt", "\u{2514}\u{2500} AB.txt"),
    ] {
        assert_eq!(seen(line), expected);
    }
}

#[test]
fn what_only_looks_like_a_comment_or_string_is_none() {
    for line in [
        "a { color: #fff; }",
        "see https://a.org/AB/#AB",
        "run --print AB=1",
        "don't AB and 'tis",
        "x = AB + 1;",
        "List<String> AB = AA;",
        "A\"B = x;",
        "x = \"AB",
        "",
    ] {
        assert_eq!(seen(line), line);
    }
    // The quotes of a string that is not Arabic belong to one another.
    assert_eq!(seen("f(\"a\", \"AB.\")"), "f(\"a\", \"[AB.]\")");
    // A Latin comment stays what the line is.
    assert_eq!(seen("// the name of AB (x)"), "// the name of AB (x)");
}

/// The operator was taken for the sign of a comment, and all behind it for its words.
#[test]
fn an_operator_before_a_comment_is_none() {
    for (line, expected) in [
        ("if n % 2 == 0:  # ABA BAB", "if n % 2 == 0:  # [ABA BAB]"),
        ("x = 7 // 2  # AB", "x = 7 // 2  # [AB]"),
        ("x = a % b; // AB.", "x = a % b; // [AB.]"),
        (
            "for (i = 0 ; i < n ; i++) // AB",
            "for (i = 0 ; i < n ; i++) // [AB]",
        ),
        ("p(\"done\") ; // AB", "p(\"done\") ; // [AB]"),
        ("i -- ; // AB", "i -- ; // [AB]"),
        ("int (*AB)(int) = x; // BA", "int (*AB)(int) = x; // [BA]"),
        ("{% trans %}AB{% endtrans %}", "{% trans %}AB{% endtrans %}"),
        ("{#each ABABA as AB}", "{#each ABABA as AB}"),
        // The comment has such a sign itself.
        ("x = 5; // AB # AB", "x = 5; // [AB # AB]"),
        ("% AB # AB", "% [AB # AB]"),
    ] {
        assert_eq!(seen(line), expected);
    }
}

#[test]
fn a_known_language_tells_which_signs_begin_comments() {
    for (language, line, expected) in [
        ("python", "x = A // B % A", "x = A // B % A"),
        ("py", "x = 1 # AB", "x = 1 # [AB]"),
        ("js", "x = A % B // AB # A", "x = A % B // [AB # A]"),
        ("C++", "x = A ; B", "x = A ; B"),
        ("rust,ignore", "x // AB", "x // [AB]"),
        ("sql", "SELECT A % B -- AB", "SELECT A % B -- [AB]"),
        ("latex", "x AB % AB", "x AB % [AB]"),
        ("{.python}", "x ; AB", "x ; AB"),
        ("jinja", "{# AB #} % AB", "{# [AB] #} % AB"),
    ] {
        assert_eq!(seen_in(language, line), expected, "{language}");
    }
}

/// What came behind the first Arabic letter of a changed line was read as a sentence.
#[test]
fn a_line_of_a_comparison_is_code_if_its_arabic_is_in_comments_and_strings() {
    let found = |line: &str| {
        let line = line.replace('A', "\u{627}").replace('B', "\u{628}");
        let isolates = of_comparison(&line, Comments::Unknown)?;
        let texts = isolates
            .into_iter()
            .map(|isolate| line[isolate.range].to_owned());
        Some(texts.collect::<Vec<_>>())
    };
    let ab = "\u{627}\u{628}".to_owned();
    assert_eq!(
        found("-print(\"AB\") # AB (x)"),
        Some(vec![ab.clone(), format!("{ab} (x)")])
    );
    assert_eq!(found("+AB (x)."), Some(vec![format!("{ab} (x).")]));
    for line in [
        "+1. AB # AB",
        "+++ b/ABABABAB.md",
        "@@ -1 +1 @@ # AB",
        "x # AB",
    ] {
        assert_eq!(found(line), None, "{line}");
    }
}

/// The words changed sides, and the arrow was turned with them.
#[test]
fn words_beside_an_arrow_stay_on_their_side() {
    for (line, expected) in [
        ("A --> B", "[A] --> [B]"),
        ("  AB <-- BA AB;", "  [AB] <-- [BA AB];"),
        ("a[AB] --> b[BA]", "a[AB] --> b[BA]"),
        ("x -- AB --> y", "x -- [AB] --> y"),
        ("A => B, x -> A:", "[A] => [B], x -> [A]:"),
        ("x >= A - B", "x >= A - B"),
        // Signs and marks from right to left are no words.
        ("\u{5BE} --> \u{200F}A", "\u{5BE} --> \u{200F}A"),
    ] {
        assert_eq!(seen(line), expected);
    }
}

#[test]
fn a_line_of_many_signs_takes_no_long_time() {
    let line = "/*\u{628}".repeat(LONGEST);
    let began = std::time::Instant::now();
    assert!(isolates(&line, Comments::Unknown).is_empty());
    assert!(!isolates(&line[..LONGEST / 4 * 4], Comments::Unknown).is_empty());
    assert!(began.elapsed().as_secs() < 2);
}

#[test]
fn a_file_of_code_has_lines_of_their_own() {
    let text = format!("{} \u{62A}\u{62A}.", "\u{628}".repeat(8));
    let source = format!("{{\n  \"a\": \"{text}\"\n}}\n");
    let document = Document::code(Arc::new(source.into_bytes()), Comments::Unknown).unwrap();
    let mut lines = Vec::new();
    let mut next = document.first().unwrap();
    while let Some(id) = next {
        lines.push(document.block(id).unwrap());
        next = document.next(id).unwrap();
    }
    assert_eq!(lines.len(), 3);
    assert!(lines.iter().all(|line| line.direction == Direction::Ltr));
    let isolates = lines[1].isolates().into_iter();
    let apart: Vec<_> = isolates
        .map(|isolate| &lines[1].text[isolate.range])
        .collect();
    assert_eq!(apart, [text]);
    assert!(document.with_lines_kept(false).is_none());
}
