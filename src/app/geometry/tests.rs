use super::*;

fn layout_input(width: u16, height: u16, direction: Direction) -> LayoutInput {
    LayoutInput {
        size: (width, height),
        direction,
        list: true,
        list_focused: true,
        longest_title: Some(20),
        measure: MEASURE,
        wide: false,
        title: 60,
        bottom: 1,
    }
}

#[test]
fn the_list_stands_where_reading_starts() {
    let rtl = panes(layout_input(100, 30, Direction::Rtl)).unwrap();
    assert_eq!((rtl.text.unwrap().x, rtl.list.unwrap().x), (0, 70));
    let ltr = panes(layout_input(100, 30, Direction::Ltr)).unwrap();
    assert_eq!((ltr.list.unwrap().x, ltr.text.unwrap().x), (0, 31));
}

#[test]
fn a_narrow_screen_shows_one_pane_and_a_tiny_one_none() {
    let one = panes(layout_input(20, 5, Direction::Rtl)).unwrap();
    assert!(one.list.is_some() && one.text.is_none());
    assert!(
        panes(LayoutInput {
            list_focused: false,
            ..layout_input(20, 5, Direction::Rtl)
        })
        .unwrap()
        .text
        .is_some()
    );
    assert_eq!(panes(layout_input(19, 30, Direction::Rtl)), None);
    assert_eq!(panes(layout_input(80, 4, Direction::Rtl)), None);
}

#[test]
fn the_list_grows_to_its_longest_title_up_to_a_third() {
    let list = |width, longest_title| {
        let panes = panes(LayoutInput {
            longest_title: Some(longest_title),
            ..layout_input(width, 50, Direction::Rtl)
        });
        panes.unwrap().list.unwrap().width
    };
    assert_eq!([list(200, 10), list(200, 50), list(200, 90)], [36, 54, 66]);
    assert_eq!([list(60, 90), list(110, 90)], [22, 36]);
}

#[test]
fn the_text_stands_in_the_middle_of_the_screen_if_it_can() {
    let column = |longest_title, list| {
        let panes = panes(LayoutInput {
            list,
            longest_title: Some(longest_title),
            ..layout_input(200, 50, Direction::Rtl)
        });
        panes.unwrap().column().unwrap()
    };
    assert_eq!(column(10, false).x, 65);
    assert_eq!(column(10, true).x, 65);
    // The list begins at 134, the rule stands before it.
    assert_eq!(column(90, true).x + MEASURE, 133 - GUTTER);
}

#[test]
fn a_title_that_is_wider_than_the_text_has_two_rows() {
    let heading = |title, height| {
        let panes = panes(LayoutInput {
            title,
            ..layout_input(100, height, Direction::Rtl)
        });
        let panes = panes.unwrap();
        (panes.title_rows, panes.column().unwrap().y)
    };
    assert_eq!(heading(60, 30), (1, 3));
    assert_eq!(heading(90, 30), (2, 4));
    assert_eq!(heading(90, 11), (1, 1));
}

#[test]
fn panes_tile_every_size() {
    for width in 20..200 {
        for height in 5..60 {
            let p = panes(layout_input(width, height, Direction::Rtl)).unwrap();
            let wide = p.list.map_or(0, |a| a.width)
                + p.text.map_or(0, |a| a.width)
                + u16::from(p.rule.is_some());
            assert_eq!(wide, width);
            if let Some(column) = p.column() {
                assert!(column.width <= MEASURE && column.height >= 3);
            }
        }
    }
}
