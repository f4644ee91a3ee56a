use super::*;

fn page(markdown: &str, width: u16) -> Page {
    Page::new(Arc::new(Document::markdown(markdown).unwrap()), width)
}

fn text(row: &Row) -> String {
    let mut pieces: Vec<_> = row.pieces.iter().collect();
    pieces.sort_by_key(|p| p.x);
    let texts = pieces
        .iter()
        .map(|p| format!("{}@{}", p.line.to_text(), p.x));
    texts.collect::<Vec<_>>().join(" ")
}

fn rows(page: &Page, top: Anchor, height: u16) -> Vec<String> {
    page.view(top, height)
        .unwrap()
        .rows
        .iter()
        .map(|row| text(row))
        .collect()
}

#[test]
fn paragraphs_stand_on_their_own_side_with_a_blank_row_between() {
    let page = page("\u{0628}\u{0628}\n\nabc\n", 10);
    let top = page.start().unwrap().unwrap();
    assert_eq!(rows(&page, top, 9), ["\u{FE90}\u{FE91}@8", "", "abc@0"]);
}

#[test]
fn list_items_hang_from_their_marker() {
    let page = page("- ab cd\n  - ef\n", 8);
    let top = page.start().unwrap().unwrap();
    assert_eq!(
        rows(&page, top, 9),
        ["\u{2022} ab@2", "cd@4", "\u{2022} ef@2"]
    );
}

#[test]
fn scrolling_down_and_up_again_comes_back_and_stops_at_both_ends() {
    let page = page("a b c\n\nd e f\n\ng h i\n", 1);
    let start = page.start().unwrap().unwrap();
    let down = page.scroll(start, 4, 3).unwrap();
    assert_eq!(rows(&page, down, 3), ["d@0", "e@0", "f@0"]);
    assert_eq!(page.scroll(down, -4, 3).unwrap(), start);
    assert_eq!(page.scroll(start, -1, 3).unwrap(), start);
    let end = page.scroll(start, 99, 3).unwrap();
    assert_eq!(rows(&page, end, 3), ["g@0", "h@0", "i@0"]);
    assert_eq!(page.bottom(3).unwrap(), Some(end));
}

#[test]
fn a_place_survives_any_width_and_stays_in_sight_near_the_end() {
    let mut page = page(&"word and word\n\n".repeat(20), 8);
    let top = page.scroll(page.start().unwrap().unwrap(), 31, 5).unwrap();
    let before = rows(&page, top, 1);
    page.set_width(80);
    page.set_width(8);
    assert_eq!(rows(&page, top, 1), before);
    page.set_width(80);
    let view = page.view(top, 40).unwrap();
    let has_top = |row: &Rc<Row>| row.block.id == top.block && row.block.text.len() >= top.byte;
    assert!(view.rows.iter().any(has_top));
    assert_eq!(view.rows.len(), 39);
}

const TABLE: &str = "| \u{0628} | cd |\n|---|--:|\n| \u{062A}\u{062A}\u{062A} | e |\n";

#[test]
fn columns_of_an_rtl_table_go_from_right_to_left() {
    let page = page(TABLE, 12);
    let top = page.start().unwrap().unwrap();
    // The first is aligned where it begins, on the right, and so is the second, which says so.
    assert_eq!(
        rows(&page, top, 2),
        ["cd@5 \u{FE8F}@11", "e@6 \u{FE96}\u{FE98}\u{FE97}@9"]
    );
    let view = page.view(top, 2).unwrap();
    assert_eq!((view.rows[0].header, view.rows[1].header), (true, false));
}

#[test]
fn a_table_that_does_not_fit_wraps_its_cells_or_stacks_them() {
    let wide = "| a | b |\n|---|---|\n| one two three four | five six seven eight |\n";
    let grid = page(wide, 31);
    let top = grid.start().unwrap().unwrap();
    assert_eq!(
        rows(&grid, top, 9),
        [
            "a@0 b@16",
            "one two three@0 five six seven@16",
            "four@0 eight@16"
        ]
    );
    let stack = page(wide, 29);
    assert_eq!(
        rows(&stack, top, 9),
        ["a:@0 one two three four@3", "b:@0 five six seven eight@3"]
    );
}

/// Values stood under one another without their names, and rows without anything between them.
#[test]
fn a_value_that_is_stacked_stands_beside_its_head_and_rows_are_parted() {
    let words = "one two three four five six";
    let table = format!("| \u{628} | d |\n|---|---|\n| {words} | x |\n| | {words} |\n| y | |\n");
    let page = page(&table, 20);
    let top = page.start().unwrap().unwrap();
    let expected = [
        ":\u{FE8F}@0 one two three@3",
        "four five six@3",
        "d:@0 x@3",
        "",
        "d:@0 one two three@3",
        "four five six@3",
        "",
        ":\u{FE8F}@0 y@3",
    ];
    let mut shown = rows(&page, top, 20);
    for row in &mut shown {
        if row == "@0" {
            row.clear();
        }
    }
    assert_eq!(shown, expected);
    // A word of the header is found where the first value stands beside it.
    let layout = page.layout(top.block).unwrap();
    assert_eq!([0, 3].map(|byte| layout.row_of(byte)), [0, 2]);
}

#[test]
fn a_table_without_any_text_is_a_blank_row() {
    let page = page("| | |\n|--|--|\n", 10);
    let top = page.start().unwrap().unwrap();
    assert_eq!(rows(&page, top, 5), [""]);
    assert_eq!(page.bottom(5).unwrap(), Some(top));
}

#[test]
fn every_row_is_found_again_by_the_byte_that_stands_for_it() {
    for source in [
        TABLE,
        "- a b c d e f\n\n> g h i\n",
        "```\n\n```\n\n# h\n\na b\\\nc\n\n---\n\n| a | b |\n|--|--|\n| one two three four | five six seven |\n",
    ] {
        let document = Arc::new(Document::markdown(source).unwrap());
        for width in 1..40 {
            let page = Page::new(document.clone(), width);
            let mut id = document.first().unwrap();
            while let Some(block) = id {
                let layout = page.layout(block).unwrap();
                for row in 0..layout.rows() {
                    assert_eq!(
                        layout.row_of(layout.start_of(row)),
                        row,
                        "{source:?} at {width}"
                    );
                }
                id = document.next(block).unwrap();
            }
        }
    }
}

#[test]
fn a_large_block_is_laid_out_once_while_its_edges_are_in_sight() {
    let beside = "a line\n\n".repeat(20);
    let table = "| a | b |\n|---|---|\n".to_owned() + &"| one | two |\n".repeat(30_000);
    let page = page(&[&beside, &table, "\n", &beside].concat(), 80);
    let large = BlockId(20);
    let laid_out = page.layout(large).unwrap();
    let below = i32::try_from(laid_out.rows()).unwrap();
    let mut top = page.start().unwrap().unwrap();
    for rows in [20, 1, 1, 1, -1, below, 1, 1, 1, -1] {
        top = page.scroll(top, rows, 30).unwrap();
        page.view(top, 30).unwrap();
    }
    assert!(Rc::ptr_eq(&laid_out, &page.layout(large).unwrap()));
}

/// Each row stands for thousands of marks. Each key laid all rows of the screen out anew.
#[test]
fn rows_of_marks_alone_are_laid_out_once_while_they_are_in_sight() {
    // A beh with fathas that no cell has room for.
    let marks = "\u{628}".to_owned() + &"\u{64E}".repeat(500_000);
    let document = Document::plain(Arc::new(marks.into_bytes())).unwrap();
    let page = Page::new(Arc::new(document), 80);
    let top = page.scroll(page.start().unwrap().unwrap(), 5, 24).unwrap();
    let seen = page.layout(top.block).unwrap();
    for rows in [1, 1, -1, -1] {
        page.view(page.scroll(top, rows, 24).unwrap(), 24).unwrap();
    }
    assert!(Rc::ptr_eq(&seen, &page.layout(top.block).unwrap()));
}

#[test]
fn of_a_long_way_through_empty_lines_few_layouts_are_kept() {
    let page = page(&["```\n", &"\n".repeat(20_000)].concat(), 80);
    let end = page.scroll(page.start().unwrap().unwrap(), 20_000, 30);
    assert_eq!(end, page.bottom(30).map(Option::unwrap));
    assert!(page.layouts.borrow().by_block.len() <= KEPT / EMPTY);
}

#[test]
fn an_empty_document_has_no_rows() {
    let page = page("", 10);
    assert_eq!(page.start().unwrap(), None);
    assert_eq!(page.bottom(5).unwrap(), None);
}
