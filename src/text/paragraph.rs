//! A paragraph, analysed: everything that does not depend on the width.

use super::bidi::{self, Direction};
use super::breaks;
use super::cluster::{self, Cluster, Content};
use super::joining::{self, Form};
use super::shape;

/// A paragraph's text with its clusters, levels, joined forms and break opportunities.
#[derive(Debug, Clone)]
pub struct Paragraph {
    text: String,
    direction: Direction,
    clusters: Vec<Cluster>,
}

impl Paragraph {
    /// Analyses a text as one paragraph of this direction.
    pub fn analyze(text: impl Into<String>, direction: Direction) -> Self {
        let text = text.into();
        let mut clusters = cluster::split(&text);
        set_levels(&text, direction, &mut clusters);
        set_forms(&text, &mut clusters);
        ligate(&text, &mut clusters);
        set_opportunities(&text, &mut clusters);
        Self {
            text,
            direction,
            clusters,
        }
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

fn set_levels(text: &str, direction: Direction, clusters: &mut [Cluster]) {
    let levels = bidi::levels(text, direction);
    for cluster in clusters {
        cluster.level = levels[cluster.start as usize];
    }
}

/// Joining looks at characters, not clusters: a ZWJ inside a cluster joins, though nobody draws it.
fn set_forms(text: &str, clusters: &mut [Cluster]) {
    let forms = joining::forms(text);
    let mut bases = clusters.iter_mut().peekable();
    for ((at, _), form) in text.char_indices().zip(forms) {
        if let Some(cluster) = bases.next_if(|c| c.start as usize == at) {
            cluster.form = form;
        }
    }
}

/// Makes one cluster of every lam and the alef joined to it, where both run right to left at one level.
fn ligate(text: &str, clusters: &mut Vec<Cluster>) {
    let base = |c: &Cluster| {
        text[c.start as usize..c.end as usize]
            .chars()
            .next()
            .unwrap_or(' ')
    };
    clusters.dedup_by(|alef, lam| {
        let ligates = alef.form == Form::Final
            && lam.content == Content::Text
            && alef.content == Content::Text
            && base(lam) == shape::LAM
            && shape::lam_alef(base(alef), lam.form).is_some()
            && lam.level == alef.level
            && lam.level.is_rtl()
            && !text[lam.start as usize..lam.end as usize].contains('\u{200D}'); // joined by ZWJ, not to the alef
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
    for (at, opportunity) in breaks::opportunities(text) {
        while rest.next_if(|c| (c.start as usize) < at).is_some() {}
        // One that falls inside a cluster (between a space and the mark on it) is not taken.
        if let Some(cluster) = rest.next_if(|c| c.start as usize == at) {
            cluster.opportunity = opportunity;
        }
    }
}
