//! Several searches through one text made into one: leftmost first, longest where two start alike, never overlapping.

use super::matches::Match;

/// Searches, and the next match of each.
#[derive(Debug, Clone)]
pub(super) struct Merge<S> {
    searches: Vec<Ahead<S>>,
    /// The end of the match before.
    floor: usize,
}

#[derive(Debug, Clone)]
struct Ahead<S> {
    search: S,
    next: Next,
}

#[derive(Debug, Clone, Copy)]
enum Next {
    /// Not looked for yet.
    Unknown,
    None,
    At(Match),
}

impl<S> Merge<S> {
    pub(super) fn of(searches: impl Iterator<Item = S>) -> Self {
        let ahead = |search| Ahead {
            search,
            next: Next::Unknown,
        };
        Self {
            searches: searches.map(ahead).collect(),
            floor: 0,
        }
    }

    /// Begins at the start of another text, as `restart` does with each of the searches.
    pub(super) fn begin_again(&mut self, restart: impl Fn(&mut S)) {
        self.floor = 0;
        for ahead in &mut self.searches {
            restart(&mut ahead.search);
            ahead.next = Next::Unknown;
        }
    }

    /// The next match; `advance` gives that of the search with an index. `go_back` has a search go on at a byte that lies in its
    /// last match, for that touches a match of another search.
    pub(super) fn next(
        &mut self,
        mut advance: impl FnMut(usize, &mut S) -> Option<Match>,
        go_back: impl Fn(&mut S, usize),
    ) -> Option<Match> {
        if let [only] = self.searches.as_mut_slice() {
            return advance(0, &mut only.search);
        }
        for (i, ahead) in self.searches.iter_mut().enumerate() {
            while ahead.is_behind(self.floor) {
                if ahead.found().is_some_and(|hidden| hidden.end > self.floor) {
                    go_back(&mut ahead.search, self.floor);
                }
                ahead.next = advance(i, &mut ahead.search).map_or(Next::None, Next::At);
            }
        }
        let known = self.searches.iter().filter_map(Ahead::found);
        let first = known.min_by_key(|found| (found.start, std::cmp::Reverse(found.end)))?;
        self.floor = first.end;
        Some(first)
    }

    /// The next match, where what an earlier search has found hides what it touches of a later one.
    pub(super) fn next_by_precedence(
        &mut self,
        mut advance: impl FnMut(usize, &mut S) -> Option<Match>,
    ) -> Option<Match> {
        if let [only] = self.searches.as_mut_slice() {
            return advance(0, &mut only.search);
        }
        let mut hidden_from = usize::MAX;
        let mut first = None;
        let floor = self.floor;
        for (i, ahead) in self.searches.iter_mut().enumerate() {
            while ahead.is_behind(floor) || ahead.is_hidden(hidden_from, first) {
                ahead.next = advance(i, &mut ahead.search).map_or(Next::None, Next::At);
            }
            if let Some(found) = ahead.found()
                && found.start < hidden_from
            {
                hidden_from = found.start;
                first = Some(found);
            }
        }
        self.floor = first?.end;
        first
    }
}

impl<S> Ahead<S> {
    fn found(&self) -> Option<Match> {
        match self.next {
            Next::At(found) => Some(found),
            Next::Unknown | Next::None => None,
        }
    }

    /// Whether its match touches the first of those with precedence.
    fn is_hidden(&self, from: usize, first: Option<Match>) -> bool {
        let end = first.map_or(0, |first| first.end);
        self.found()
            .is_some_and(|found| found.end > from && found.start < end)
    }

    fn is_behind(&self, floor: usize) -> bool {
        match self.next {
            Next::Unknown => true,
            Next::None => false,
            Next::At(found) => found.start < floor,
        }
    }
}
