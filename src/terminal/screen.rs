//! The frame on its way to the terminal: what differs from the last one is collected and written at once, as one
//! synchronized update.

use std::io;
use std::sync::Arc;

use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Cell;
use ratatui::layout::Rect;

use super::guard::TerminalGuard;
use super::hyperlinks;
use super::nudge::{Nudges, Painted};
use super::shown::{DrawnPlace, Shown};
use crate::paint::Canvas;

const BEGIN_UPDATE: &[u8] = b"\x1b[?2026h";
const END_UPDATE: &[u8] = b"\x1b[?2026l";

/// Cells that may have moved up or down since the last frame.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moving {
    pub(super) area: Rect,
    /// The terminal has left and right margins.
    pub(super) margins: bool,
}

/// The screen of the terminal that the guard holds.
#[derive(Debug)]
pub(super) struct Screen {
    guard: Arc<TerminalGuard>,
    /// The frame so far, empty or after the beginning of an update.
    frame: Vec<u8>,
    shown: Shown,
    lost: bool,
    /// Rows that the terminal paints again by itself only where they differ.
    nudges: Option<Nudges>,
    /// Where the cursor is, in column and row; none while it is hidden.
    cursor: Option<(u16, u16)>,
}

impl Screen {
    pub(super) fn new(guard: Arc<TerminalGuard>) -> Self {
        Self {
            guard,
            frame: Vec::new(),
            shown: Shown::default(),
            lost: true,
            nudges: None,
            cursor: None,
        }
    }

    /// Adds control sequences to the frame.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        if !bytes.is_empty() {
            begun(&mut self.frame).extend_from_slice(bytes);
        }
    }

    /// What is on the screen is not what was written: the next frame is drawn on a blank one.
    pub(super) fn lose(&mut self) {
        self.lost = true;
    }

    /// What the terminal paints of a row in which cells differ, if it keeps ink in the rest.
    pub(super) fn set_painted(&mut self, painted: Option<Painted>) {
        if painted != self.nudges.as_ref().map(Nudges::painted) {
            self.nudges = painted.map(Nudges::new);
        }
    }

    /// Writes what differs from the last frame, with the cursor at this column and row.
    pub(super) fn draw(
        &mut self,
        canvas: &Canvas,
        links: bool,
        moving: Option<Moving>,
        cursor: Option<(u16, u16)>,
    ) -> io::Result<()> {
        let buffer = canvas.buffer();
        let size = buffer.area.as_size();
        if std::mem::take(&mut self.lost) || self.shown.size() != size {
            // Nobody knows either whether the cursor is hidden.
            self.push(b"\x1b[2J\x1b[?25l");
            self.cursor = None;
            self.shown.clear(size);
        } else if let Some(Moving { area, margins }) = moving
            && let Some(moved) = self.shown.find_move(buffer, area, margins)
        {
            moved.write(size.width, begun(&mut self.frame));
            self.shown.take_move(&moved);
        }
        let links = if links { canvas.link_ids() } else { Vec::new() };
        self.shown.change(buffer, &links);
        self.draw_cells(canvas)?;
        if let Some(nudges) = self.nudges.as_mut().filter(|_| !self.frame.is_empty()) {
            nudges.write(&self.shown, &mut self.frame);
        }
        self.draw_cursor(cursor);
        if self.frame.is_empty() {
            return Ok(());
        }
        self.frame.extend_from_slice(END_UPDATE);
        let written = self.guard.write(&self.frame);
        self.frame.clear();
        written
    }

    /// Leaves the rest of a row to the cursor's own advance, except behind cells whose width terminals dispute.
    fn draw_cells(&mut self, canvas: &Canvas) -> io::Result<()> {
        let cells: Vec<(u16, u16, &DrawnPlace)> = self.shown.marked().collect();
        let go_together = |(_, _, a): &(u16, u16, &DrawnPlace),
                           (_, _, b): &(u16, u16, &DrawnPlace)| {
            !a.is_disputed() && !b.is_disputed() && a.link() == b.link()
        };
        for stretch in cells.chunk_by(go_together) {
            let link = stretch.first().and_then(|(x, y, place)| {
                let link = canvas.link(*x, *y)?;
                (place.link() > 0).then_some(link)
            });
            if let Some(link) = link {
                begun(&mut self.frame).extend_from_slice(hyperlinks::begin(link).as_bytes());
            }
            // It begins every stretch by placing the cursor.
            let mut backend = CrosstermBackend::new(begun(&mut self.frame));
            if let [(x, y, place)] = *stretch
                && place.is_wide()
            {
                // Where it is drawn narrower, nothing of what was there stays beside it.
                let blanks = [(x, y, &Cell::EMPTY), (x + 1, y, &Cell::EMPTY)];
                backend.draw(blanks.into_iter())?;
            }
            backend.draw(stretch.iter().map(|(x, y, place)| (*x, *y, place.cell())))?;
            if link.is_some() {
                self.frame.extend_from_slice(hyperlinks::LINK_END);
            }
        }
        Ok(())
    }

    /// Shows the cursor there, or hides it. Where a hidden one is does not matter.
    fn draw_cursor(&mut self, cursor: Option<(u16, u16)>) {
        let moved = !self.frame.is_empty();
        let was_shown = self.cursor.is_some();
        match cursor {
            None if was_shown => self.push(b"\x1b[?25l"),
            None => {}
            Some((x, y)) => {
                if !was_shown {
                    self.push(b"\x1b[?25h");
                }
                if moved || self.cursor != cursor {
                    self.push(format!("\x1b[{};{}H", y + 1, x + 1).as_bytes());
                }
            }
        }
        self.cursor = cursor;
    }
}

/// The frame, begun if it was not.
fn begun(frame: &mut Vec<u8>) -> &mut Vec<u8> {
    if frame.is_empty() {
        frame.extend_from_slice(BEGIN_UPDATE);
    }
    frame
}
