//! Random input: fragments that mean something to the target, put together, and inputs of before, changed.

/// How many inputs are kept to be changed.
const KEPT: usize = 256;

/// The longest input, in bytes. Most are shorter: what a fault needs is mostly little, and of little there can be many.
const LONGEST: usize = 4096;

pub(crate) struct Generator {
    random: fastrand::Rng,
    fragments: &'static [&'static str],
    kept: Vec<Vec<u8>>,
}

impl Generator {
    pub(crate) fn new(fragments: &'static [&'static str], seed: u64) -> Self {
        Self {
            random: fastrand::Rng::with_seed(seed),
            fragments,
            kept: Vec::new(),
        }
    }

    /// The next input.
    pub(crate) fn input(&mut self) -> Vec<u8> {
        let mut input = if self.kept.is_empty() || self.random.u8(..) < 96 {
            self.grown()
        } else {
            self.changed()
        };
        input.truncate(LONGEST >> self.random.u8(..7));
        let place = self.random.usize(..KEPT);
        match self.kept.get_mut(place) {
            Some(kept) => kept.clone_from(&input),
            None => self.kept.push(input.clone()),
        }
        input
    }

    /// A few choices for the target, then fragments; some are repeated, for what is quadratic shows in repetition only.
    fn grown(&mut self) -> Vec<u8> {
        let mut input: Vec<u8> = (0..8).map(|_| self.random.u8(..)).collect();
        for _ in 0..1 << self.random.u8(..7) {
            let fragment = self.fragment();
            let times = if self.random.u8(..) < 8 {
                1 << self.random.u8(..10)
            } else {
                1
            };
            for _ in 0..times {
                input.extend_from_slice(&fragment);
            }
        }
        input
    }

    fn fragment(&mut self) -> Vec<u8> {
        match self.random.u8(..16) {
            0 => vec![self.random.u8(..)],
            1 => self.random.char(..).to_string().into_bytes(),
            2 => self
                .random
                .char('\u{600}'..='\u{6FF}')
                .to_string()
                .into_bytes(),
            _ => {
                let place = self.random.usize(..self.fragments.len());
                self.fragments[place].as_bytes().to_vec()
            }
        }
    }

    /// An input of before with some bytes changed, doubled, left out, or put in from another.
    fn changed(&mut self) -> Vec<u8> {
        let mut input = self.one_of_before();
        for _ in 0..=self.random.u8(..4) {
            let at = self.random.usize(..=input.len());
            let end = (at + self.random.usize(..32)).min(input.len());
            match self.random.u8(..5) {
                0 => drop(input.drain(at..end)),
                1 => {
                    let other = self.one_of_before();
                    let from = self.random.usize(..=other.len());
                    input.splice(at..end, other[from..].iter().copied().take(256));
                }
                2 => {
                    let part = input[at..end].to_vec();
                    input.splice(at..at, part);
                }
                3 => {
                    let fragment = self.fragment();
                    input.splice(at..at, fragment);
                }
                _ => {
                    if let Some(byte) = input.get_mut(at) {
                        *byte ^= 1 << self.random.u8(..8);
                    }
                }
            }
        }
        input
    }

    fn one_of_before(&mut self) -> Vec<u8> {
        let place = self.random.usize(..self.kept.len());
        self.kept[place].clone()
    }
}
