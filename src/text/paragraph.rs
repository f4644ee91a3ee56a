//! A paragraph, analysed: everything that does not depend on the width.

use std::ops::Range;

use super::bidi::{self, Direction, Level};
use super::breaks;
use super::cluster::{self, Cluster, Content};
use super::drawing::{self, Drawing};
use super::isolates::{Isolate, Wrapped};
use super::joining::{self, Form};
use super::shape;
use super::signs;

/// A paragraph's text with its clusters, levels, joined forms and break opportunities.
#[derive(Debug, Clone)]
pub struct Paragraph {
    text: String,
    direction: Direction,
    clusters: Vec<Cluster>,
    /// The pieces that are isolated as left-to-right: code, formulas.
    foreign: Vec<Range<usize>>,
    /// How it is drawn.
    drawing: Drawing,
}

impl Paragraph {
    /// Analyses a text as one paragraph of this direction. URLs and addresses in it are left-to-right isolates (UAX #9, HL3).
    pub fn analyze(text: impl Into<String>, direction: Direction) -> Self {
        Self::isolating(text, direction, &[])
    }

    /// Analyses a text of which some pieces, nested or apart, are isolates besides.
    pub fn isolating(text: impl Into<String>, direction: Direction, isolates: &[Isolate]) -> Self {
        let text = text.into();
        let mut clusters = cluster::split(&text);
        match Wrapped::new(&text, isolates) {
            None => {
                set_levels(&bidi::levels(&text, direction), &mut clusters);
                set_forms(&joining::forms(&text), &mut clusters);
            }
            Some(wrapped) => {
                let levels = bidi::levels(&wrapped.text, direction);
                set_levels(&wrapped.keep(&levels), &mut clusters);
                let forms = joining::forms(&wrapped.text);
                set_forms(&wrapped.keep(&forms), &mut clusters);
            }
        }
        ligate(&text, &mut clusters);
        set_opportunities(&text, &mut clusters);
        signs::close(&text, &mut clusters);
        Self {
            text,
            direction,
            clusters,
            foreign: foreign(isolates),
            drawing: Drawing::default(),
        }
    }

    /// The same, drawn otherwise than it is written. Widths stay, so that a line ends where it did.
    #[must_use]
    pub fn drawn(mut self, drawing: Drawing) -> Self {
        self.drawing = drawing;
        let (digits, clusters) = (drawing.digits, &mut self.clusters);
        drawing::draw_digits(&self.text, self.direction, &self.foreign, digits, clusters);
        self
    }

    /// How it is drawn.
    pub(super) fn drawing(&self) -> Drawing {
        self.drawing
    }

    /// The logical text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The paragraph's direction.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The clusters in logical order; they tile the text.
    pub fn clusters(&self) -> &[Cluster] {
        &self.clusters
    }

    /// The text of one cluster.
    pub fn slice(&self, cluster: &Cluster) -> &str {
        &self.text[cluster.start as usize..cluster.end as usize]
    }
}

/// The pieces that run from left to right, in bytes: sorted, and those that touch or nest joined to one.
fn foreign(isolates: &[Isolate]) -> Vec<Range<usize>> {
    let left_to_right = isolates
        .iter()
        .filter(|isolate| isolate.direction == Direction::Ltr);
    let mut pieces: Vec<Range<usize>> =
        left_to_right.map(|isolate| isolate.range.clone()).collect();
    pieces.sort_unstable_by_key(|piece| piece.start);
    pieces.dedup_by(|piece, before| {
        let joins = piece.start <= before.end;
        if joins {
            before.end = before.end.max(piece.end);
        }
        joins
    });
    pieces
}

fn set_levels(levels: &[Level], clusters: &mut [Cluster]) {
    for cluster in clusters {
        cluster.level = levels[cluster.start as usize];
    }
}

/// Joining looks at characters, not clusters: a ZWJ inside a cluster joins, though nobody draws it.
fn set_forms(forms: &[Form], clusters: &mut [Cluster]) {
    for cluster in clusters {
        cluster.form = forms[cluster.start as usize];
    }
}

/// Makes one cluster of every lam and the alef joined to it, where both run right to left at one level.
fn ligate(text: &str, clusters: &mut Vec<Cluster>) {
    let slice = |c: &Cluster| &text[c.start as usize..c.end as usize];
    clusters.dedup_by(|alef, lam| {
        let ligates = slice(lam).starts_with(shape::LAM)
            && lam.content == Content::Text
            && alef.content == Content::Text
            && alef.form == Form::Final
            && slice(alef)
                .chars()
                .next()
                .is_some_and(|c| shape::lam_alef(c, lam.form).is_some())
            && lam.level == alef.level
            && lam.level.is_rtl()
            && !slice(lam).contains('\u{200D}'); // joined by ZWJ, not to the alef
        if ligates {
            lam.end = alef.end;
            lam.content = Content::LamAlef;
            lam.width += alef.width - 1; // spacing marks on the alef keep their columns
        }
        ligates
    });
}

fn set_opportunities(text: &str, clusters: &mut [Cluster]) {
    let mut rest = clusters.iter_mut().peekable();
    // UAX #14 lets a line end between the signs of C++.
    let parts_name = |at: usize| text[..at].ends_with('+') && text[at..].starts_with('+');
    for (at, opportunity) in breaks::opportunities(text).filter(|&(at, _)| !parts_name(at)) {
        while rest.next_if(|c| (c.start as usize) < at).is_some() {}
        // One that falls inside a cluster (between a space and the mark on it) is not taken.
        if let Some(cluster) = rest.next_if(|c| c.start as usize == at) {
            cluster.opportunity = opportunity;
        }
    }
}
