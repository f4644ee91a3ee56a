//! Lists of which each item says how deep it stands → lists that hold one another.

use std::collections::HashMap;

use crate::document::parsed::Builder;

/// The lists that are open.
#[derive(Default)]
pub(super) struct Lists {
    /// For each level its list, and whether an item of it is open.
    open: Vec<(String, bool)>,
    /// How many items each list has had, by its name and level: it may go on after other text.
    counts: HashMap<(String, usize), u64>,
}

impl Lists {
    /// Begins an item of a list, which is numbered or not, at a level from 0.
    pub(super) fn begin_item(
        &mut self,
        builder: &mut Builder,
        list: &str,
        level: usize,
        numbered: bool,
    ) {
        self.close_to(builder, level + 1);
        if self.open.get(level).is_some_and(|(own, _)| own != list) {
            self.close_to(builder, level);
        }
        if self.open.len() == level + 1
            && let Some((_, open)) = self.open.last_mut()
            && std::mem::take(open)
        {
            builder.end_item();
        }
        // A list that is not open yet; a level that was left out has no items.
        while self.open.len() <= level {
            let count = self.counts.get(&(list.to_owned(), level)).copied();
            builder.begin_list(numbered.then(|| count.unwrap_or(0) + 1));
            self.open.push((list.to_owned(), false));
        }
        *self.counts.entry((list.to_owned(), level)).or_default() += 1;
        let deeper = |(own, at): &(String, usize)| own == list && *at > level;
        self.counts.retain(|key, _| !deeper(key));
        builder.begin_item('.', 0..0);
        if let Some((_, open)) = self.open.last_mut() {
            *open = true;
        }
    }

    /// Ends all lists.
    pub(super) fn end(&mut self, builder: &mut Builder) {
        self.close_to(builder, 0);
    }

    fn close_to(&mut self, builder: &mut Builder, levels: usize) {
        while self.open.len() > levels {
            if self.open.pop().is_some_and(|(_, open)| open) {
                builder.end_item();
            }
            builder.end_container();
        }
    }
}
