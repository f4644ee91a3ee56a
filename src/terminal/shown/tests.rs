use ratatui::layout::Rect;

use super::*;

/// Alef with hamza, beh, reh.
const TALL: &str = "\u{fe83}";
const BEH: &str = "\u{fe8f}";
const REH: &str = "\u{fead}";
const WIDE: char = '\u{4e2d}';

/// What is written when one screen follows another, as rows of `#`.
fn written(before: &[&str], after: &[&str]) -> Vec<String> {
    let columns = |c: char| if c == WIDE { 2 } else { 1 };
    let width = after[0].chars().map(columns).sum();
    let height = after.len() as u16;
    let screen = |rows: &[&str]| {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        for (y, row) in (0..=u16::MAX).zip(rows) {
            let mut x = 0;
            for c in row.chars() {
                buffer[(x, y)].set_char(c);
                x += columns(c);
            }
        }
        buffer
    };
    let (before, after) = (screen(before), screen(after));
    let mut shown = Shown::default();
    shown.clear(Size::new(width, height));
    shown.change(&before, &[]);
    let mut rows = vec![".".repeat(width.into()); height.into()];
    shown.change(&after, &[]);
    for (x, y, place) in shown.marked() {
        assert_eq!(after[(x, y)].symbol(), place.cell().symbol());
        let x = usize::from(x);
        rows[usize::from(y)].replace_range(x..=x, "#");
    }
    rows
}

#[test]
fn latin_letters_change_alone() {
    assert_eq!(
        written(&["abc", "abc", "abc"], &["abc", "axc", "abc"]),
        ["...", ".#.", "..."]
    );
}

#[test]
fn blanks_on_which_letters_lie_are_written() {
    let line = format!("  {BEH}{BEH} {BEH} a");
    assert_eq!(written(&["        "], &[&line]), [".#####.#"]);
}

#[test]
fn around_a_letter_that_goes_all_is_written_again() {
    let gone = format!("  {BEH}  ");
    assert_eq!(
        written(
            &["     ", &gone, "     ", "     "],
            &["     ", "     ", "     ", "     "]
        ),
        [".###.", ".###.", ".###.", "....."]
    );
}

#[test]
fn a_word_is_written_whole_with_the_cell_on_its_left() {
    let screen = |middle| format!("{BEH} {BEH}{middle}{REH} {BEH}");
    assert_eq!(written(&[&screen(BEH)], &[&screen(REH)]), [".####.."]);
    let line = |first| format!("{first}{BEH}{REH} {BEH}");
    assert_eq!(written(&[&line("a")], &[&line("b")]), ["###.."]);
}

#[test]
fn a_tall_letter_below_is_written_again_with_what_lies_on_it() {
    let row = format!("a{TALL}{BEH} ");
    assert_eq!(written(&["abc ", &row], &["axc ", &row]), [".#..", "###."]);
    assert_eq!(written(&["abc ", &row], &["abx ", &row]), ["..#.", "...."]);
}

#[test]
fn marks_reach_upwards_and_directional_controls_do_not() {
    let is_tall = |symbol: &'static str| super::is_tall(&Cell::new(symbol));
    assert!(is_tall(TALL) && is_tall("\u{fe8f}\u{64e}") && is_tall("\u{fe8f}\u{200e}\u{64e}"));
    assert!(!is_tall(BEH) && !is_tall("\u{fe8f}\u{200e}") && !is_tall("\u{2502}\u{202d}"));
}

#[test]
fn a_wide_character_is_written_whole() {
    let before = format!("{WIDE}{BEH}");
    let after = format!("{WIDE} ");
    assert_eq!(written(&[&before, "   "], &[&after, "   "]), ["#.#", ".##"]);
}

#[test]
fn a_cell_that_becomes_one_of_a_link_is_written_again() {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
    for (x, c) in (0..).zip("abcd".chars()) {
        buffer[(x, 0)].set_char(c);
    }
    let mut shown = Shown::default();
    shown.clear(Size::new(4, 1));
    let mut written = |links: &[u64]| -> Vec<(u16, u64)> {
        shown.change(&buffer, links);
        let marked = shown.marked();
        marked.map(|(x, _, place)| (x, place.link())).collect()
    };
    assert_eq!(written(&[0, 7, 7, 0]).len(), 4);
    assert_eq!(written(&[0, 7, 7, 0]), []);
    assert_eq!(written(&[0, 0, 7, 8]), [(1, 0), (3, 8)]);
    assert_eq!(written(&[]), [(2, 0), (3, 0)]);
}

#[test]
fn widths_that_terminals_dispute() {
    for disputed in [
        "\u{1f1f0}\u{1f1ff}",
        "\u{2764}\u{fe0f}",
        "\u{1f44d}\u{1f3fd}",
        "1\u{fe0f}\u{20e3}",
    ] {
        assert!(has_disputed_width(disputed), "{disputed}");
    }
    for settled in [
        "a",
        " ",
        "",
        "\u{fefb}\u{64e}",
        "\u{4e2d}",
        "\u{1f600}",
        "e\u{301}",
        "\u{fee1}\u{200e}",
    ] {
        assert!(!has_disputed_width(settled), "{settled}");
    }
}
