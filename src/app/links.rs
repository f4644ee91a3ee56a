//! Links: lit one after the other, and followed.

use std::path::PathBuf;

use super::actions::Action;
use super::effect::Effect;
use super::geometry::Focus;
use super::jumps::JumpKind;
use super::layer::Layer;
use super::lit_link::{Exit, LedTo, LitLink};
use super::state::State;
use crate::document::{BlockId, Destination, Document, Link};
use crate::input::Key;
use crate::page::{Anchor, View};
use crate::words;

impl State {
    /// The link that is lit.
    pub fn lit_link(&self) -> Option<&LitLink> {
        match &self.layer {
            Some(Layer::Link(lit)) => Some(lit),
            _ => None,
        }
    }

    /// Rows of the line at the bottom.
    pub(super) fn bottom_rows(&self) -> u16 {
        self.lit_link().map_or(1, |lit| lit.rows.max(1))
    }

    /// A key was pressed while a link is lit. It stays lit as long as it is on the screen.
    pub(super) fn link_key(&mut self, mut lit: Box<LitLink>, key: Key) -> Vec<Effect> {
        match self.keymap.reading(key) {
            Some(action @ (Action::NextLink | Action::PreviousLink)) => {
                lit.asked = None;
                self.layer = Some(Layer::Link(lit));
                return self.walk_links(action == Action::NextLink);
            }
            Some(Action::Open) => return self.follow(lit),
            Some(Action::Back) => {
                if lit.asked.take().is_some() {
                    self.layer = Some(Layer::Link(lit));
                }
                return Vec::new();
            }
            _ => {}
        }
        lit.asked = None;
        let article = self.selected;
        let effects = if self.begin_number(key) {
            Vec::new()
        } else {
            self.panes_key(key)
        };
        if self.layer.is_none() && self.focus == Focus::Text && self.selected == article {
            self.layer = Some(Layer::Link(lit));
        }
        effects
    }

    /// Lights the next link on the screen, or the one before; if there is none, the next in the text is looked for.
    pub(super) fn walk_links(&mut self, forward: bool) -> Vec<Effect> {
        let (Some(view), Some(reader)) = (self.shown(), self.reader()) else {
            return Vec::new();
        };
        let shown = links_on(&view, reader.page.document());
        self.focus = Focus::Text;
        let from = self.lit_link().map(|lit| (lit.start(), lit.end()));
        if from.is_none()
            && let Some((block, link)) = self.followed_among(&shown).cloned()
        {
            // Whoever has come back stands where he left.
            self.light(block, link);
            return Vec::new();
        }
        let next = match (from, forward) {
            (None, true) => shown.first(),
            (None, false) => shown.last(),
            (Some((_, end)), true) => shown
                .iter()
                .find(|(block, link)| (*block, link.range.start) >= (end.block, end.byte)),
            (Some((start, _)), false) => shown
                .iter()
                .rfind(|(block, link)| (*block, link.range.end) <= (start.block, start.byte)),
        };
        if let Some((block, link)) = next.cloned() {
            self.light(block, link);
            return Vec::new();
        }
        let from = match (from, forward) {
            (Some((_, end)), true) => Some(end),
            (Some((start, _)), false) => Some(start),
            (None, true) => view.end,
            (None, false) => view.top,
        };
        let from = from.map(|from| Effect::FindLink { from, forward });
        from.into_iter().collect()
    }

    /// The link that was followed last, if it is among those that are shown.
    fn followed_among<'a>(&self, shown: &'a [(BlockId, Link)]) -> Option<&'a (BlockId, Link)> {
        let (article, at) = self.followed?;
        let is_it = |(block, link): &&(BlockId, Link)| {
            article == self.selected && (*block, link.range.start) == (at.block, at.byte)
        };
        shown.iter().find(is_it)
    }

    /// The next link of the text was found, or there is none.
    pub(super) fn link_found(&mut self, forward: bool, found: Option<(BlockId, Link)>) {
        if let Some((block, link)) = found {
            return self.light(block, link);
        }
        let none = if forward {
            words::NO_LINK_AFTER
        } else {
            words::NO_LINK_BEFORE
        };
        self.notice = Some(self.language.say(none).into());
    }

    /// Lights a link, and brings it into the window.
    pub(super) fn light(&mut self, block: BlockId, link: Link) {
        let Some(reader) = self.reader() else {
            return;
        };
        let document = reader.page.document();
        let destination = document.destination(block, &link);
        let words = match destination {
            Destination::Place(offset) => words_at(document, offset),
            _ => None,
        };
        self.keep_lit(Box::new(LitLink {
            block,
            range: link.range,
            target: link.target,
            destination,
            words,
            asked: None,
            rows: 1,
        }));
    }

    /// Has a link lit. What is said of it takes rows from the text: it stays in the window.
    fn keep_lit(&mut self, lit: Box<LitLink>) {
        let start = lit.start();
        self.layer = Some(Layer::Link(lit));
        self.sync_link();
        if let Some(offset) = self.reader().map(|reader| reader.offset(start)) {
            self.reveal(offset);
        }
    }

    /// Makes what is said of the lit link follow the screen; one that is not on it is lit no more.
    pub(super) fn sync_link(&mut self) {
        let (language, (columns, rows)) = (self.language, self.size());
        let enter = self.keymap.label(Action::Open);
        let Some(Layer::Link(lit)) = &mut self.layer else {
            return;
        };
        let said = lit.lines(language, &enter, (columns.saturating_sub(2), rows));
        lit.rows = u16::try_from(said.len()).unwrap_or(1);
    }

    /// Puts a link out that is not on the screen any more.
    pub(super) fn forget_link_off_screen(&mut self) {
        let Some(lit) = self.lit_link() else {
            return;
        };
        let is_shown = self.shown().is_some_and(|view| {
            let mut rows = view.rows.iter();
            rows.any(|row| row.block.id == lit.block && row.shows(&lit.range))
        });
        if !is_shown {
            self.layer = None;
        }
    }

    /// The link in a cell of the screen.
    pub(super) fn link_at(&self, column: u16, row: u16) -> Option<(BlockId, Link)> {
        let area = self.panes()?.column()?;
        let document = self.reader()?.page.document();
        let view = self.shown()?;
        let shown = view.rows.get(usize::from(row.checked_sub(area.y)?))?;
        let column = column.checked_sub(area.x)?;
        let links = document.links(&shown.block).into_iter();
        let is_there = |link: &Link| {
            let mut columns = shown.columns_of(&link.range);
            columns.any(|columns| columns.contains(&column))
        };
        links
            .rev()
            .find(is_there)
            .map(|link| (shown.block.id, link))
    }

    /// A cell was clicked while a link is lit: if it is one of that, the link is followed.
    pub(super) fn click_link(
        &mut self,
        lit: Box<LitLink>,
        column: u16,
        row: u16,
        times: u8,
    ) -> Vec<Effect> {
        let there = self.link_at(column, row);
        if there.is_some_and(|(block, link)| (block, link.range) == (lit.block, lit.range.clone()))
        {
            return self.follow(lit);
        }
        self.point(column, row, times)
    }

    /// Follows a link. One that leads out of what is open is shown in full first.
    fn follow(&mut self, mut lit: Box<LitLink>) -> Vec<Effect> {
        self.followed = Some((self.selected, lit.start()));
        let effects = match (&lit.destination, &lit.asked) {
            (Destination::Place(offset), _) => {
                let offset = *offset;
                self.jump(JumpKind::Far, |state| state.show_place(offset));
                return Vec::new();
            }
            (Destination::NoPlace(_) | Destination::Unknown, _) => Vec::new(),
            (Destination::File(link), asked) => vec![Effect::FollowLink {
                link: link.clone(),
                shown: match asked {
                    Some(Exit::File(path)) => Some(path.clone()),
                    _ => None,
                },
            }],
            (Destination::Address(address), Some(_)) => {
                return vec![Effect::OpenAddress(address.clone())];
            }
            (Destination::Address(_), None) => {
                lit.asked = Some(Exit::Address);
                Vec::new()
            }
        };
        self.keep_lit(lit);
        effects
    }

    /// The link that was followed leads to a file outside of what was opened: the reader is told where, and asked.
    pub fn ask_to_leave(&mut self, path: PathBuf) {
        if let Some(Layer::Link(mut lit)) =
            self.layer.take_if(|layer| matches!(layer, Layer::Link(_)))
        {
            lit.asked = Some(Exit::File(path));
            self.keep_lit(lit);
        }
        self.sync();
    }

    /// A link leads to an article, and to a place in it if it names one.
    pub fn lead_to(&mut self, article: usize, place: Option<String>) -> Vec<Effect> {
        let from = self.here();
        self.layer = None;
        self.focus = Focus::Text;
        let effects = self.show(article);
        self.led_to = place.map(|name| LedTo { article, name });
        self.go_where_it_led();
        self.note_jump(JumpKind::Far, from);
        self.note_reading();
        self.sync();
        effects
    }

    /// Goes to the place that a link has led to, once its text is there.
    pub(super) fn go_where_it_led(&mut self) {
        let is_there = self.reader().is_some();
        let selected = self.selected;
        let led = self
            .led_to
            .take_if(|led| is_there && led.article == selected);
        let (Some(led), Some(reader)) = (led, self.reader()) else {
            return;
        };
        match reader.page.document().place_of(&led.name) {
            Some(offset) => self.show_place(offset),
            None => self.notice = Some(self.language.no_place(&led.name)),
        }
    }

    /// Has the window begin with a place. Where it cannot, for the text ends before, the place is lit until the next key.
    fn show_place(&mut self, offset: u64) {
        self.with_reader(|reader, _| reader.to_offset(offset));
        let (Some(reader), Some(view)) = (self.reader(), self.shown()) else {
            return;
        };
        let document = reader.page.document();
        if let (Some(place), Some(top)) = (reader.place(), view.top)
            && place.block != top.block
            && let Ok(block) = document.block(place.block)
        {
            let end = Anchor {
                byte: block.text.len(),
                ..place
            };
            self.lit = Some((Anchor { byte: 0, ..place }, end));
        }
    }

    /// Takes in an article that was opened because a link leads to it; returns its index.
    pub fn add_article(&mut self, article: super::Article) -> usize {
        let index = self.articles.len();
        self.articles.push(article);
        self.outline.add_text(index);
        index
    }
}

/// The links of which a window shows anything, in their order.
fn links_on(view: &View, document: &Document) -> Vec<(BlockId, Link)> {
    let mut found = Vec::new();
    for rows in view.rows.chunk_by(|a, b| a.block.id == b.block.id) {
        let Some(block) = rows.first().map(|row| &row.block) else {
            continue;
        };
        let mut links = document.links(block);
        links.retain(|link| rows.iter().any(|row| row.shows(&link.range)));
        found.extend(links.into_iter().map(|link| (block.id, link)));
    }
    found
}

/// The words at a document offset, up to the end of their block; at the end of one, those of the next.
fn words_at(document: &Document, offset: u64) -> Option<String> {
    let (mut id, byte) = document.locate(offset).ok()?;
    let mut block = document.block(id).ok()?;
    let mut words = block.text.get(byte..).unwrap_or_default().trim();
    if words.is_empty() {
        id = document.next(id).ok()??;
        block = document.block(id).ok()?;
        words = block.text.trim();
    }
    // What leads back from a footnote is none of its words.
    let words = words.trim_end_matches(['\u{21A9}', '\u{FE0E}', ' ']);
    Some(words.replace(['\u{2028}', '\n', '\t'], " "))
}
