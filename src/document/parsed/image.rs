//! Images: a sign and what the source says of them.

use std::ops::Range;

use super::builder::{Builder, Open};
use crate::document::block::LinkKind;

/// What stands before the description of an image.
const IMAGE: &str = "\u{25A3} ";

/// The image that is open.
pub(super) struct Image {
    /// Where it begins in the text, and its description.
    start: usize,
    description: usize,
    target: String,
    source: Range<usize>,
}

impl Image {
    /// Where the text of its description begins.
    pub(super) fn description(&self) -> usize {
        self.description
    }
}

impl Builder {
    /// What comes is the description of an image, which is told from text by a sign. `target`: where it is found; `source`:
    /// where it stands in the text.
    pub(in crate::document) fn begin_image(&mut self, target: &str, source: Range<usize>) {
        if self.hidden == 0 && !matches!(self.open, Open::Code(..)) {
            let mut start = 0;
            self.inline(|flow| start = flow.len());
            self.piece(IMAGE, source.start..source.start);
            self.image = Some(Image {
                start,
                description: self.flow.len(),
                target: target.to_owned(),
                source,
            });
        }
    }

    /// Ends an image, if one is open: at its end, or where a block or a cell ends that it began in, for it is counted from the
    /// text of that. One without a description has the name of its file; if that tells nothing, as of a badge or an icon, it is
    /// not seen, nor a second blank around it. `is_ornament`: whether the source says that it is one.
    pub(in crate::document) fn end_image(&mut self, is_ornament: bool) {
        let Some(image) = self.image.take() else {
            return;
        };
        if self.flow.len() <= image.description
            && let Some(name) = picture(&image.target).filter(|_| !is_ornament)
        {
            self.flow.push(name, image.source);
        }
        if self.flow.len() <= image.description {
            self.flow.truncate(image.start);
            self.flow.skip();
        } else {
            self.flow
                .add_link(image.start, image.target, LinkKind::Image);
        }
    }
}

/// The name of a file that holds a picture, not a drawing.
fn picture(target: &str) -> Option<&str> {
    let path = target.split(['?', '#']).next()?;
    let name = path.rsplit('/').next()?;
    let (stem, extension) = name.rsplit_once('.')?;
    let known = [
        "png", "jpg", "jpeg", "gif", "webp", "avif", "bmp", "tif", "tiff",
    ];
    let is_known = known
        .iter()
        .any(|known| extension.eq_ignore_ascii_case(known));
    (is_known && !stem.is_empty() && !name.contains('%')).then_some(name)
}
