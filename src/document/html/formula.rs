//! `MathML` → a formula in one line.

use html5gum::Token;

use super::attributes::attribute;
use super::element::{is_inline, role};
use super::tokens::Tag;
use super::{Elements, Source};
use crate::document::parsed::Builder;

/// The most elements of a formula that are open at once; those beyond it leave their text.
const DEEPEST: usize = 64;

/// A formula while it is read.
pub(super) struct Formula {
    open: Vec<Element>,
    /// How many more are open than may be.
    deeper: usize,
    /// Whether it stands on lines of its own.
    apart: bool,
    /// Where it begins in the source.
    start: usize,
}

struct Element {
    name: String,
    parts: Vec<Part>,
    /// What stands around its parts.
    brackets: [String; 2],
}

/// A part of a formula, and whether it needs no brackets.
struct Part {
    text: String,
    is_one: bool,
}

impl Elements {
    /// Reads what belongs to a formula; returns whether it does.
    pub(super) fn in_formula(
        &mut self,
        builder: &mut Builder,
        html: &Source,
        token: &Token<usize>,
    ) -> bool {
        let ends = |name: &[u8]| role(name).is_some_and(|role| !is_inline(role));
        match (token, &mut self.formula) {
            (Token::StartTag(tag), None) if begins(tag) => {
                let start = html.at + tag.span.start;
                let is_shown = !self.outline.hides(tag, start);
                self.formula = is_shown.then(|| Formula::new(tag, start));
                return is_shown;
            }
            (_, None) => return false,
            // The end of a formula may be left out by mistake, that of a paragraph as well.
            (Token::StartTag(tag), _) if ends(&tag.name) => {
                self.end_formula(builder);
                return false;
            }
            (Token::EndTag(tag), _) if ends(&tag.name) => {
                self.end_formula(builder);
                return false;
            }
            (Token::EndTag(tag), _) if is_formula(&tag.name) => self.end_formula(builder),
            (Token::StartTag(tag), Some(formula)) => formula.start(tag),
            (Token::EndTag(tag), Some(formula)) => formula.end(&tag.name),
            (Token::String(text), Some(formula)) => {
                formula.text(&String::from_utf8_lossy(&text.value));
            }
            _ => {}
        }
        true
    }

    /// Takes text of Markdown that stands within a formula; returns whether it does.
    pub(in crate::document) fn takes(&mut self, text: &str) -> bool {
        let formula = self.formula.as_mut();
        formula.map(|formula| formula.text(text)).is_some()
    }

    pub(super) fn end_formula(&mut self, builder: &mut Builder) {
        if let Some(formula) = self.formula.take() {
            let (at, apart) = (formula.start, formula.apart);
            builder.formula(&formula.finish(), &Source { text: "", at }, apart);
        }
    }
}

/// Whether a formula begins with this tag.
fn begins(tag: &Tag) -> bool {
    is_formula(&tag.name) && !tag.self_closing
}

/// Whether a tag of this name is that of a formula.
fn is_formula(name: &[u8]) -> bool {
    local(name) == "math"
}

fn local(name: &[u8]) -> String {
    let name = String::from_utf8_lossy(name);
    name.rsplit(':').next().unwrap_or_default().to_owned()
}

impl Formula {
    /// One that begins with this tag, at a byte of the source.
    fn new(tag: &Tag, start: usize) -> Self {
        let display = attribute(tag, b"display");
        let mut formula = Self {
            open: Vec::new(),
            deeper: 0,
            apart: display.is_some_and(|display| display.trim() == "block"),
            start,
        };
        formula.start(tag);
        formula
    }

    fn start(&mut self, tag: &Tag) {
        let name = local(&tag.name);
        if name == "mspace" || tag.self_closing {
            return;
        }
        if self.open.len() >= DEEPEST {
            self.deeper += 1;
            return;
        }
        let bracket = |attribute_name: &[u8], usual: &str| {
            let own = (name == "mfenced").then(|| attribute(tag, attribute_name));
            let own = own.map(|own| own.unwrap_or_else(|| usual.to_owned()));
            own.unwrap_or_default()
        };
        let brackets = [bracket(b"open", "("), bracket(b"close", ")")];
        self.open.push(Element {
            name,
            parts: Vec::new(),
            brackets,
        });
    }

    fn text(&mut self, text: &str) {
        // Function application, invisible times, separator and plus.
        let is_shown = |c: &char| !('\u{2061}'..='\u{2064}').contains(c);
        let text: String = text.trim().chars().filter(is_shown).collect();
        if !text.is_empty() {
            self.add(Part { text, is_one: true });
        }
    }

    fn end(&mut self, name: &[u8]) {
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        let name = local(name);
        let Some(depth) = self.open.iter().rposition(|open| open.name == name) else {
            return;
        };
        // The outermost is the formula itself.
        while self.open.len() > depth.max(1) {
            self.close();
        }
    }

    /// The formula, as far as it was read.
    fn finish(mut self) -> String {
        while self.open.len() > 1 {
            self.close();
        }
        let whole = self.open.pop().and_then(Element::written);
        whole.map_or_else(String::new, |whole| whole.text)
    }

    fn close(&mut self) {
        if let Some(part) = self.open.pop().and_then(Element::written) {
            self.add(part);
        }
    }

    fn add(&mut self, part: Part) {
        if let Some(open) = self.open.last_mut() {
            open.parts.push(part);
        }
    }
}

impl Element {
    /// What it is in one line; nothing of what is no part of the formula.
    fn written(self) -> Option<Part> {
        let text = match (self.name.as_str(), self.parts.as_slice()) {
            ("annotation" | "annotation-xml" | "mphantom", _) => return None,
            ("mfrac", [above, below]) => {
                return Some(Part {
                    text: format!("{}/{}", above.one(), below.one()),
                    is_one: false,
                });
            }
            ("msup" | "mover", [base, above]) => format!("{}^{}", base.one(), above.one()),
            ("msub" | "munder", [base, below]) => format!("{}_{}", base.one(), below.one()),
            ("msubsup" | "munderover", [base, below, above]) => {
                format!("{}_{}^{}", base.one(), below.one(), above.one())
            }
            ("mroot", [base, index]) => format!("{}^(1/{})", base.one(), index.one()),
            ("msqrt", _) => format!("\u{221A}{}", joined(self.parts, "").one()),
            ("mfenced", _) => {
                let [open, close] = self.brackets;
                format!("{open}{}{close}", joined(self.parts, ", ").text)
            }
            ("mtable", _) => joined(self.parts, "; ").text,
            ("mtr" | "mlabeledtr", _) => return Some(joined(self.parts, ", ")),
            _ => return Some(joined(self.parts, "")),
        };
        Some(Part { text, is_one: true })
    }
}

impl Part {
    /// The same as one thing: in brackets, if it is several.
    fn one(&self) -> String {
        if self.is_one || is_bracketed(&self.text) {
            self.text.clone()
        } else {
            format!("({})", self.text)
        }
    }
}

/// Whether a text is within one pair of round brackets.
fn is_bracketed(text: &str) -> bool {
    let mut depth = 0;
    let closes = text.char_indices().find(|&(_, c)| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth == 0
    });
    text.starts_with('(') && closes.is_some_and(|(at, _)| at + 1 == text.len())
}

/// Parts in a row. Words do not touch: `sin x`.
fn joined(mut parts: Vec<Part>, between: &str) -> Part {
    parts.retain(|part| !part.text.is_empty());
    if parts.len() == 1 {
        return parts.remove(0);
    }
    let (mut text, mut was_word) = (String::new(), false);
    let count = parts.len();
    for (index, part) in parts.into_iter().enumerate() {
        let is_word =
            part.text.chars().nth(1).is_some() && part.text.chars().all(char::is_alphabetic);
        let touches =
            text.ends_with(char::is_alphanumeric) && part.text.starts_with(char::is_alphanumeric);
        if index > 0 {
            text.push_str(between);
        }
        if touches && (is_word || was_word) {
            text.push(' ');
        }
        text.push_str(&part.text);
        was_word = is_word;
    }
    Part {
        text,
        is_one: count == 0,
    }
}
