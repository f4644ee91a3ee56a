//! Worker threads for searching many texts: jobs are taken in their order, and what comes of them is taken on the caller's
//! thread, in the order of the jobs or as it comes.

use std::num::NonZero;
use std::ops::ControlFlow;
use std::slice::Iter;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{self, Scope};

/// How many jobs are begun before the first of them is finished, and how many results wait to be taken: a slow taker stops
/// the workers rather than filling the memory.
const JOBS_AHEAD: usize = 64;
const RESULTS_AHEAD: usize = 16;

/// Where a worker puts a result; it breaks off when nobody takes them any more.
pub type Put<'a, R> = &'a mut dyn FnMut(R) -> ControlFlow<()>;

/// Threads that work side by side.
#[derive(Debug, Clone, Copy)]
pub struct Pool {
    threads: usize,
}

impl Pool {
    /// A thread for each core, and two at least: one waits for the disk while another searches.
    pub fn of_all_cores() -> Self {
        let cores = thread::available_parallelism().map_or(2, NonZero::get);
        Self {
            threads: cores.max(2),
        }
    }

    /// No thread but the caller's: for work that takes less time than a thread takes to start.
    pub fn of_caller() -> Self {
        Self { threads: 0 }
    }

    /// Cuts items into jobs: many where there are many items, so that handing them out costs little, and enough of them to
    /// keep all threads busy to the end.
    pub fn jobs<T>(self, items: &[T]) -> Vec<&[T]> {
        let size = items.len() / (64 * self.threads.max(1));
        items.chunks(size.clamp(1, 16)).collect()
    }

    /// The same for work that is faster the more it has seen: fewer jobs. Near the end a thread may have to wait for the others.
    pub fn long_jobs<T>(self, items: &[T]) -> Vec<&[T]> {
        let size = items.len() / (16 * self.threads.max(1));
        items.chunks(size.max(1)).collect()
    }

    /// Has `work` done on each job, and `take` called here with every result in the order of the jobs. Each worker has a
    /// state of its own. Ends with the first error of `take`.
    pub fn in_order<T: Sync, S, R: Send, E>(
        self,
        jobs: &[T],
        state: impl Fn() -> S + Sync,
        work: impl Fn(&mut S, &T, Put<'_, R>) + Sync,
        take: impl FnMut(R) -> Result<(), E>,
    ) -> Result<(), E> {
        let queue = &Mutex::new(jobs.iter());
        let (state, work) = (&state, &work);
        thread::scope(|scope| {
            let (lines, receivers) = sync_channel(JOBS_AHEAD);
            let started = self.start(scope, jobs.len(), || {
                let lines = lines.clone();
                move || {
                    let mut state = state();
                    while let Some((job, results)) = next_in_line(queue, &lines) {
                        work(&mut state, job, &mut |result| put(&results, result));
                    }
                }
            });
            drop(lines);
            if started {
                receivers.iter().flatten().try_for_each(take)
            } else {
                on_this_thread(jobs, state(), work, take)
            }
        })
    }

    /// The same with the results as they come: none waits for those of a job before it.
    pub fn as_they_come<T: Sync, S, R: Send, E>(
        self,
        jobs: &[T],
        state: impl Fn() -> S + Sync,
        work: impl Fn(&mut S, &T, Put<'_, R>) + Sync,
        take: impl FnMut(R) -> Result<(), E>,
    ) -> Result<(), E> {
        let queue = &Mutex::new(jobs.iter());
        let (state, work) = (&state, &work);
        thread::scope(|scope| {
            let (results, taken) = sync_channel(RESULTS_AHEAD);
            let started = self.start(scope, jobs.len(), || {
                let results = results.clone();
                move || {
                    let mut state = state();
                    let mut goes_on = ControlFlow::Continue(());
                    while goes_on.is_continue()
                        && let Some(job) = lock(queue).next()
                    {
                        work(&mut state, job, &mut |result| {
                            goes_on = put(&results, result);
                            goes_on
                        });
                    }
                }
            });
            drop(results);
            if started {
                taken.iter().try_for_each(take)
            } else {
                on_this_thread(jobs, state(), work, take)
            }
        })
    }

    /// Starts as many workers as the system gives and the jobs need; false if that is none.
    fn start<'scope, W: FnOnce() + Send + 'scope>(
        self,
        scope: &'scope Scope<'scope, '_>,
        jobs: usize,
        worker: impl Fn() -> W,
    ) -> bool {
        let workers = 0..self.threads.min(jobs);
        let started = workers.map(|_| thread::Builder::new().spawn_scoped(scope, worker()));
        started.flatten().count() > 0
    }
}

/// The next job and where its results go, which stand in line behind those of the jobs before it; nothing if there is none
/// or nobody waits for it.
fn next_in_line<'a, T, R>(
    queue: &Mutex<Iter<'a, T>>,
    lines: &SyncSender<Receiver<R>>,
) -> Option<(&'a T, SyncSender<R>)> {
    // Held until the job stands in line, so that no later one can be there before it.
    let mut queue = lock(queue);
    let job = queue.next()?;
    let (results, taken) = sync_channel(RESULTS_AHEAD);
    lines.send(taken).ok()?;
    Some((job, results))
}

fn lock<'q, 'a, T>(queue: &'q Mutex<Iter<'a, T>>) -> MutexGuard<'q, Iter<'a, T>> {
    queue.lock().unwrap_or_else(PoisonError::into_inner)
}

fn put<R>(results: &SyncSender<R>, result: R) -> ControlFlow<()> {
    match results.send(result) {
        Ok(()) => ControlFlow::Continue(()),
        Err(_) => ControlFlow::Break(()),
    }
}

fn on_this_thread<T, S, R, E>(
    jobs: &[T],
    mut state: S,
    work: impl Fn(&mut S, &T, Put<'_, R>),
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    jobs.iter().try_for_each(|job| {
        let mut taken = Ok(());
        work(&mut state, job, &mut |result| {
            taken = take(result);
            if taken.is_ok() {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        });
        taken
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const POOLS: [Pool; 3] = [
        Pool { threads: 0 },
        Pool { threads: 2 },
        Pool { threads: 5 },
    ];

    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "as all work gets its job"
    )]
    fn several((): &mut (), job: &u64, put: Put<'_, (u64, u64)>) {
        for part in 0..job % 50 {
            if job.is_multiple_of(7) {
                thread::yield_now();
            }
            assert!(put((*job, part)).is_continue());
        }
    }

    fn expected(jobs: &[u64]) -> Vec<(u64, u64)> {
        let parts = jobs
            .iter()
            .flat_map(|&job| (0..job % 50).map(move |part| (job, part)));
        parts.collect()
    }

    #[test]
    fn results_come_in_the_order_of_the_jobs_however_long_each_takes() {
        let jobs: Vec<u64> = (0..200).collect();
        for pool in POOLS {
            let mut taken = Vec::new();
            let ended = pool.in_order(
                &jobs,
                || (),
                several,
                |result| {
                    taken.push(result);
                    Ok::<(), ()>(())
                },
            );
            assert_eq!((ended, taken), (Ok(()), expected(&jobs)));
        }
    }

    #[test]
    fn as_they_come_all_come() {
        let jobs: Vec<u64> = (0..200).collect();
        for pool in POOLS {
            let mut taken = Vec::new();
            let ended = pool.as_they_come(
                &jobs,
                || (),
                several,
                |result| {
                    taken.push(result);
                    Ok::<(), ()>(())
                },
            );
            taken.sort_unstable();
            assert_eq!((ended, taken), (Ok(()), expected(&jobs)));
        }
    }

    #[test]
    fn when_nobody_takes_any_more_the_work_ends() {
        let jobs: Vec<u64> = (0..1000).collect();
        let endless = |(): &mut (), _: &u64, put: Put<'_, ()>| while put(()).is_continue() {};
        for pool in POOLS {
            for in_order in [true, false] {
                let mut taken = 0;
                let take = |()| {
                    taken += 1;
                    if taken == 3 { Err("enough") } else { Ok(()) }
                };
                let ended = if in_order {
                    pool.in_order(&jobs, || (), endless, take)
                } else {
                    pool.as_they_come(&jobs, || (), endless, take)
                };
                assert_eq!((ended, taken), (Err("enough"), 3));
            }
        }
    }

    #[test]
    fn nothing_to_do_is_done_at_once() {
        let none: &[u64] = &[];
        for pool in POOLS {
            let ended = pool.in_order(none, || (), several, |_| Err("something"));
            assert_eq!(ended, Ok(()));
        }
    }

    #[test]
    fn many_items_are_few_jobs_and_few_items_are_one_each() {
        let items: Vec<u32> = (0..20_000).collect();
        let jobs = |count: usize| Pool { threads: 2 }.jobs(&items[..count]).len();
        assert_eq!([0, 1, 100, 20_000].map(jobs), [0, 1, 100, 1250]);
        let long_jobs = |count: usize| Pool { threads: 2 }.long_jobs(&items[..count]).len();
        assert_eq!([0, 1, 100, 20_000].map(long_jobs), [0, 1, 34, 32]);
    }
}
