//! Reading and writing what is kept between runs, beside the screen: a home folder may lie on a disk that does not answer.

use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Instant;

use super::jobs::PATIENCE;
use super::report::{News, Report, Reports, Stored};
use crate::store::Store;

type StoreWork = Box<dyn FnOnce(&Store) -> Stored + Send>;

/// A thread that carries out orders one after another, so that each sees what the ones before have written.
pub(super) struct Keeper {
    orders: Sender<StoreWork>,
    /// How many orders are not carried out yet.
    open: usize,
    last: Instant,
}

impl Keeper {
    pub(super) fn new(store: Store, reports: Reports) -> Self {
        let (orders, taken) = channel::<StoreWork>();
        let keep = move || {
            for order in taken {
                let news = News::Stored(order(&store));
                reports(Report { job: 0, news });
            }
        };
        // Without a thread nothing is kept, and no order is ever open.
        let _ = thread::Builder::new().spawn(keep);
        Self {
            orders,
            open: 0,
            last: Instant::now(),
        }
    }

    pub(super) fn order(&mut self, order: impl FnOnce(&Store) -> Stored + Send + 'static) {
        self.last = Instant::now();
        self.order_quietly(order);
    }

    /// An order for which no frame waits.
    pub(super) fn order_quietly(&mut self, order: impl FnOnce(&Store) -> Stored + Send + 'static) {
        self.open += usize::from(self.orders.send(Box::new(order)).is_ok());
    }

    /// An order was carried out.
    pub(super) fn done(&mut self) {
        self.open -= 1;
    }

    pub(super) fn is_busy(&self) -> bool {
        self.open > 0
    }

    /// Until when the next frame waits for the last order that it waits for.
    pub(super) fn patience(&self) -> Option<Instant> {
        self.is_busy().then(|| self.last + PATIENCE)
    }
}
