//! Job beside the screen: how it is told to stop, and where its answers go.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};

use crate::app::{Answer, Task};

/// Where answers go.
type AnswerSink = Arc<dyn Fn(Answer) + Send + Sync>;

/// The work that is under way, at most one piece of each kind.
pub(super) struct Jobs {
    answers: AnswerSink,
    stops: HashMap<Task, Arc<AtomicBool>>,
}

/// A piece of work, as those see it who do it.
pub(super) struct Job {
    stop: Arc<AtomicBool>,
    answers: AnswerSink,
}

impl Jobs {
    pub(super) fn new(answers: impl Fn(Answer) + Send + Sync + 'static) -> Self {
        Self {
            answers: Arc::new(answers),
            stops: HashMap::new(),
        }
    }

    /// Tells the work of a kind to stop, if there is any.
    pub(super) fn stop(&mut self, task: Task) {
        if let Some(stop) = self.stops.remove(&task) {
            stop.store(true, Ordering::Relaxed);
        }
    }

    /// Begins a piece of work in the place of the one before, whose answers go where all go.
    pub(super) fn begin(&mut self, task: Task) -> Job {
        let answers = self.answers.clone();
        self.begin_with(task, answers)
    }

    /// Begins a piece of work whose answers are wanted at once.
    pub(super) fn begin_here(&mut self, task: Task) -> (Job, Receiver<Answer>) {
        let (sender, receiver) = mpsc::channel();
        let answers = move |answer| {
            // The receiver lives as long as the work.
            let _ = sender.send(answer);
        };
        (self.begin_with(task, Arc::new(answers)), receiver)
    }

    fn begin_with(&mut self, task: Task, answers: AnswerSink) -> Job {
        self.stop(task);
        let stop = Arc::new(AtomicBool::new(false));
        self.stops.insert(task, stop.clone());
        Job { stop, answers }
    }
}

/// Nobody waits for what a session of before has asked for.
impl Drop for Jobs {
    fn drop(&mut self) {
        for stop in self.stops.values() {
            stop.store(true, Ordering::Relaxed);
        }
    }
}

impl Job {
    /// Set when nobody waits for answers any more.
    pub(super) fn stopped(&self) -> &AtomicBool {
        &self.stop
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    pub(super) fn answer(&self, answer: Answer) {
        (self.answers)(answer);
    }
}
