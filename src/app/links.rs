//! Links: lit one after the other, and followed.

use std::path::PathBuf;

use super::actions::Action;
use super::effect::Effect;
use super::footnote::Words;
use super::geometry::Focus;
use super::jumps::JumpKind;
use super::layer::Layer;
use super::lit_link::{Exit, LedTo, LitLink};
use super::state::State;
use crate::document::{BlockId, Destination, Document, Link, ReadError};
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
        let rows = self.lit_link().map_or(1, |lit| lit.lines.len());
        u16::try_from(rows).unwrap_or(1).max(1)
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
        let mut from = self
            .lit_link()
            .map(|lit| if forward { lit.end() } else { lit.start() });
        let next = match from {
            // Whoever has come back stands where he left.
            None => {
                self.followed_among(&shown)
                    .or(if forward { shown.first() } else { shown.last() })
            }
            Some(from) => neighbour(&shown, from, forward),
        };
        if let Some((block, link)) = next.cloned() {
            self.light(block, link);
            return Vec::new();
        }
        from = from.or(if forward { view.end } else { view.top });
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
        let destination = match document.destination(block, &link) {
            Ok(destination) => destination,
            Err(ReadError::Unread(chapter)) => {
                return self.wait_for(chapter, move |state| state.light(block, link.clone()));
            }
            Err(_) => Destination::Unknown,
        };
        let words = match destination {
            Destination::Place(offset) => Words::at(document, offset, &link.target),
            _ => None,
        };
        let lit = LitLink::new(block, link, destination, words.unwrap_or_default());
        self.keep_lit(Box::new(lit));
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
        // A column at each side stays free.
        lit.lay_out(language, &enter, (columns.saturating_sub(2), rows));
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
        let mut effects = self.show(article);
        self.led_to = place.map(|name| LedTo { article, name });
        effects.extend(self.go_where_it_led());
        self.note_jump(JumpKind::Far, from);
        self.note_reading();
        self.sync();
        effects
    }

    /// Goes to the place that a link has led to, once its text is there. The line of a file has to be found first.
    pub(super) fn go_where_it_led(&mut self) -> Option<Effect> {
        let is_there = self.reader().is_some();
        let selected = self.selected;
        let led = self
            .led_to
            .take_if(|led| is_there && led.article == selected);
        let (Some(led), Some(reader)) = (led, self.reader()) else {
            return None;
        };
        match (
            reader.page.document().place_of(&led.name),
            line_of(&led.name),
        ) {
            (Some(offset), _) => self.show_place(offset),
            (None, Some(line)) => return Some(Effect::FindLine { line, led: true }),
            (None, None) => self.notice = Some(self.language.no_place(&led.name)),
        }
        None
    }

    /// Has the window begin with a place. Where it cannot, for the text ends before, the place is lit until the next key.
    fn show_place(&mut self, offset: u64) {
        self.with_reader(move |reader, _| reader.to_offset(offset));
        let (Some(reader), Some(view), None) = (self.reader(), self.shown(), &self.awaited) else {
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

/// The link that comes next after a place, or the last one before it.
fn neighbour(links: &[(BlockId, Link)], from: Anchor, forward: bool) -> Option<&(BlockId, Link)> {
    let from = (from.block, from.byte);
    let mut links = links.iter();
    if forward {
        links.find(|(block, link)| (*block, link.range.start) >= from)
    } else {
        links.rfind(|(block, link)| (*block, link.range.end) <= from)
    }
}

/// The line that the name of a place means, as GitHub has it: `L12`, or `L12-L20` for all from there on.
fn line_of(name: &str) -> Option<u64> {
    let lines = name.strip_prefix('L')?;
    let end = lines.find(|c: char| !c.is_ascii_digit());
    lines[..end.unwrap_or(lines.len())].parse().ok()
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
