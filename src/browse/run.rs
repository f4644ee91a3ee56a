//! The loop: what has happened is taken in, then the screen is drawn once.

use std::io;
use std::sync::mpsc;

use super::{Flow, Session};
use crate::app::Answer;
use crate::app::words::Language;
use crate::library::Library;
use crate::terminal::{Event, Options, Terminal};
use crate::ui::Theme;

/// What wakes the loop.
enum Message {
    Event(Event),
    Answer(Answer),
}

impl From<Event> for Message {
    fn from(event: Event) -> Self {
        Self::Event(event)
    }
}

/// Reads a library on the terminal until the reader quits. Returns the signal that ended it, if one did.
///
/// # Errors
/// When there is no terminal, or it cannot be written to.
pub fn run(
    library: Library,
    name: String,
    language: Language,
    theme: Theme,
    options: Options,
) -> io::Result<Option<i32>> {
    let (sender, messages) = mpsc::channel();
    let mut terminal = Terminal::enter(options, sender.clone())?;
    let answers = move |answer| {
        // The loop has ended: nobody waits for the answer.
        let _ = sender.send(Message::Answer(answer));
    };
    let mut session = Session::new(library, name, language, theme, terminal.size(), answers);
    terminal.draw(|buffer| session.draw(buffer))?;
    while let Ok(first) = messages.recv() {
        let mut next = Some(first);
        // What has come meanwhile is taken in before drawing: of forty keys held down, a few frames are drawn.
        while let Some(message) = next {
            let flow = match message {
                Message::Answer(answer) => {
                    session.answer(answer);
                    Flow::Continue
                }
                Message::Event(Event::Quit(signal)) => return Ok(Some(signal)),
                Message::Event(event) => session.event(event),
            };
            match flow {
                Flow::Continue => {}
                Flow::Redraw => terminal.redraw(),
                Flow::Suspend => terminal.suspend()?,
                Flow::Quit => return Ok(None),
            }
            next = messages.try_recv().ok();
        }
        terminal.draw(|buffer| session.draw(buffer))?;
    }
    Ok(None)
}
