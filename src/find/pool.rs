//! Several threads that work on items side by side, and one that takes what they find in the items' order.

use std::io;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// How many items are begun before the first of them is finished, and how many pieces of an item wait to be taken: a slow
/// taker stops the crew rather than filling the memory.
const ITEMS_AHEAD: usize = 64;
const PIECES_AHEAD: usize = 16;

/// Where a worker puts its pieces; it breaks off when nobody takes them any more.
pub type Put<'a, R> = &'a mut dyn FnMut(R) -> ControlFlow<()>;

/// An item and what comes of it.
type Line<'a, T, R> = (&'a T, Receiver<R>);

/// Has `work` done on each item by several threads, and `take` called here with every piece, in the order of the items.
/// Ends with the first error of `take`.
pub fn each_in_order<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T, Put<'_, R>) + Sync,
    mut take: impl FnMut(&T, R) -> io::Result<()>,
) -> io::Result<()> {
    let queue = Mutex::new(items.iter());
    thread::scope(|scope| {
        let (lines, results) = sync_channel(ITEMS_AHEAD);
        for _ in 0..threads().min(items.len()) {
            let (lines, queue, work) = (lines.clone(), &queue, &work);
            thread::Builder::new().spawn_scoped(scope, move || {
                while let Some((item, pieces)) = next(queue, &lines) {
                    work(item, &mut |piece| match pieces.send(piece) {
                        Ok(()) => ControlFlow::Continue(()),
                        Err(_) => ControlFlow::Break(()),
                    });
                }
            })?;
        }
        drop(lines);
        for (item, pieces) in results {
            for piece in pieces {
                take(item, piece)?;
            }
        }
        Ok(())
    })
}

/// The next item, lined up behind those before it, and where its pieces go; nothing if there is none or nobody waits.
fn next<'a, T, R>(
    queue: &Mutex<std::slice::Iter<'a, T>>,
    lines: &SyncSender<Line<'a, T, R>>,
) -> Option<(&'a T, SyncSender<R>)> {
    // Held until the item stands in line, so that no later one can be there before it.
    let mut queue = queue.lock().unwrap_or_else(PoisonError::into_inner);
    let item = queue.next()?;
    let (pieces, taken) = sync_channel(PIECES_AHEAD);
    lines.send((item, taken)).ok()?;
    Some((item, pieces))
}

fn threads() -> usize {
    // One waits for the disk while another searches.
    thread::available_parallelism()
        .map_or(2, NonZero::get)
        .max(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_come_in_the_order_of_the_items_however_long_each_takes() {
        let items: Vec<u64> = (0..200).collect();
        let mut taken = Vec::new();
        each_in_order(
            &items,
            |&item, put| {
                for piece in 0..item % 50 {
                    if item % 7 == 0 {
                        thread::yield_now();
                    }
                    assert!(put((item, piece)).is_continue());
                }
            },
            |&item, piece| {
                assert_eq!(item, piece.0);
                taken.push(piece);
                Ok(())
            },
        )
        .unwrap();
        let expected: Vec<_> = items
            .iter()
            .flat_map(|&item| (0..item % 50).map(move |piece| (item, piece)))
            .collect();
        assert_eq!(taken, expected);
    }

    #[test]
    fn when_nobody_takes_any_more_the_work_ends() {
        let items: Vec<u64> = (0..1000).collect();
        let mut taken = 0;
        let error = each_in_order(
            &items,
            |&item, put| while put(item).is_continue() {},
            |_, _| {
                taken += 1;
                if taken == 3 {
                    Err(io::ErrorKind::BrokenPipe.into())
                } else {
                    Ok(())
                }
            },
        );
        assert_eq!(error.unwrap_err().kind(), io::ErrorKind::BrokenPipe);
        assert_eq!(taken, 3);
    }

    #[test]
    fn nothing_to_do_is_done_at_once() {
        let none: &[u8] = &[];
        each_in_order(none, |_, _: Put<'_, ()>| {}, |_, ()| unreachable!()).unwrap();
    }
}
