//! Taking in what a walk through folders finds beside the screen.

use std::sync::Arc;

use super::Session;
use super::article::article;
use super::report::News;
use crate::app::{Article, Task};
use crate::library::{Found, Walk};

impl Session {
    /// Takes in what a walk finds from now on.
    pub(super) fn go_on_walking(&mut self, walk: Option<Walk>) {
        let Some(walk) = walk else { return };
        let language = self.state.language;
        // The first frame has waited for it already.
        self.jobs.begin(Task::Walk, false, move |job| {
            while let Ok(Some(found)) = walk.next(None) {
                if job.is_stopped() {
                    break;
                }
                let entries = found.entries.iter();
                let articles = entries.map(|entry| article(entry, language)).collect();
                job.report(News::Walked(articles, Box::new(found)));
            }
        });
    }

    /// Walks the folders again: what has come is shown, what is gone is not.
    pub(super) fn walk_again(&mut self) {
        // A walk that goes on sees what there is.
        if self.jobs.since(Task::Walk).is_some() {
            return;
        }
        let folders = self.state.outline().folders();
        if !folders.is_empty() {
            let all = self.state.others.are_listed;
            self.lists_others = all;
            self.go_on_walking(Some(Walk::again(self.library.clone(), folders, all)));
        }
    }

    pub(super) fn walked(&mut self, articles: Vec<Article>, mut found: Found) {
        if let Some(notice) = found.notices.last() {
            self.state.notice = Some(self.state.language.open_error(notice));
        }
        // Jobs that are under way go on with what was there when they began.
        Arc::make_mut(&mut self.library).grow(&mut found);
        let effects = self.state.walked(articles, found);
        self.perform(effects);
    }

    pub(super) fn walk_ended(&mut self) {
        let effects = self.state.walk_ended();
        self.perform(effects);
        self.look_entries_up();
        // The reader has wanted other files meanwhile.
        if self.lists_others != self.state.others.are_listed {
            self.walk_again();
        }
    }
}
