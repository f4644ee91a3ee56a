//! Work beside the screen: each job has a thread of its own, and of each kind one is awaited at a time.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::report::{News, Report, Reports};
use crate::app::{Answer, Task};

/// How long a frame waits for a job that is likely to be done soon: most are, and nothing flickers then. No key waits, for
/// keys are taken in meanwhile.
pub(super) const PATIENCE: Duration = Duration::from_millis(16);

/// How many threads work on jobs of one kind, those included that nobody awaits any more: on a disk that does not answer
/// none of them ends.
const THREADS_A_KIND: usize = 8;

type Work = Box<dyn FnOnce(&Job) + Send>;

/// The work of a job is not wanted any more.
pub(super) struct Stopped;

/// The jobs under way.
pub(super) struct Jobs {
    reports: Reports,
    awaited: HashMap<Task, Awaited>,
    /// All threads that have not ended.
    running: HashMap<u64, Task>,
    /// Jobs for which there is no thread yet.
    queued: HashMap<Task, (Job, Work)>,
    begun: u64,
}

/// The last job of its kind, whose answers somebody waits for.
struct Awaited {
    id: u64,
    stop: Arc<AtomicBool>,
    begun: Instant,
    /// Whether it is likely to be done before the next frame.
    is_short: bool,
}

/// A job, as those see it who do it. When it is dropped, its end is reported.
pub(super) struct Job {
    id: u64,
    stop: Arc<AtomicBool>,
    reports: Reports,
}

impl Jobs {
    pub(super) fn new(reports: Reports) -> Self {
        Self {
            reports,
            awaited: HashMap::new(),
            running: HashMap::new(),
            queued: HashMap::new(),
            begun: 0,
        }
    }

    /// Begins a job in the place of the one before of its kind.
    pub(super) fn begin(
        &mut self,
        task: Task,
        is_short: bool,
        work: impl FnOnce(&Job) + Send + 'static,
    ) {
        self.stop(task);
        self.begun += 1;
        let (id, stop) = (self.begun, Arc::new(AtomicBool::new(false)));
        let awaited = Awaited {
            id,
            stop: stop.clone(),
            begun: Instant::now(),
            is_short,
        };
        self.awaited.insert(task, awaited);
        let reports = self.reports.clone();
        self.queued
            .insert(task, (Job { id, stop, reports }, Box::new(work)));
        self.start_queued(task);
    }

    /// Gives the queued job of a kind a thread, if there may be another.
    fn start_queued(&mut self, task: Task) {
        let threads = self.running.values().filter(|of| **of == task).count();
        if threads >= THREADS_A_KIND {
            return;
        }
        if let Some((job, work)) = self.queued.remove(&task) {
            self.running.insert(job.id, task);
            // Where the system has no thread to give, the job is dropped, and ends without an answer.
            let _ = thread::Builder::new().spawn(move || work(&job));
        }
    }

    /// Nobody waits for the job of this kind any more.
    pub(super) fn stop(&mut self, task: Task) {
        self.queued.remove(&task);
        if let Some(awaited) = self.awaited.remove(&task) {
            awaited.stop.store(true, Ordering::Relaxed);
        }
    }

    /// The next frame waits no longer for the job of this kind: a part of what it finds is there.
    pub(super) fn show_part_of(&mut self, task: Task) {
        if let Some(awaited) = self.awaited.get_mut(&task) {
            awaited.is_short = false;
        }
    }

    /// A job has ended. Returns its kind if somebody waited for it.
    pub(super) fn ended(&mut self, id: u64) -> Option<Task> {
        let task = self.running.remove(&id)?;
        self.start_queued(task);
        let was_awaited = self.awaited.get(&task).is_some_and(|job| job.id == id);
        if was_awaited {
            self.awaited.remove(&task);
        }
        was_awaited.then_some(task)
    }

    /// Whether somebody waits for the answers of a job.
    pub(super) fn is_awaited(&self, id: u64) -> bool {
        self.awaited.values().any(|job| job.id == id)
    }

    /// Since when a job of this kind has been under way.
    pub(super) fn since(&self, task: Task) -> Option<Instant> {
        self.awaited.get(&task).map(|job| job.begun)
    }

    /// Until when the next frame waits for jobs that are likely to be done soon.
    pub(super) fn patience(&self) -> Option<Instant> {
        let short = self.awaited.values().filter(|job| job.is_short);
        short.map(|job| job.begun + PATIENCE).max()
    }

    /// Whether a job is under way that comes to an end by itself.
    pub(super) fn is_busy(&self) -> bool {
        self.awaited.keys().any(|task| *task != Task::Follow)
    }
}

impl Drop for Jobs {
    fn drop(&mut self) {
        for job in self.awaited.values() {
            job.stop.store(true, Ordering::Relaxed);
        }
    }
}

impl Job {
    /// Set when nobody waits for answers any more.
    pub(super) fn stopped(&self) -> &Arc<AtomicBool> {
        &self.stop
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// An error once it is stopped, for work that ends with the first.
    pub(super) fn go_on(&self) -> Result<(), Stopped> {
        if self.is_stopped() {
            Err(Stopped)
        } else {
            Ok(())
        }
    }

    pub(super) fn answer(&self, answer: Answer) {
        self.report(News::Answer(answer));
    }

    pub(super) fn report(&self, news: News) {
        (self.reports)(Report { job: self.id, news });
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.report(News::Ended);
    }
}
