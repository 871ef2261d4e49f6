//! Sets of a segment's services, a bit each.

use tantivy::DocId;

/// A set of numbers below a length.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bits(Vec<u64>);

impl Bits {
    /// None of so many.
    pub fn none(of: usize) -> Self {
        Self(vec![0; of.div_ceil(64)])
    }

    /// Makes room for so many.
    pub fn fit(&mut self, of: usize) {
        self.0.resize(self.0.len().max(of.div_ceil(64)), 0);
    }

    pub fn set(&mut self, document: DocId) {
        self.0[document as usize / 64] |= 1 << (document % 64);
    }

    pub fn has(&self, document: DocId) -> bool {
        self.0[document as usize / 64] >> (document % 64) & 1 == 1
    }

    /// Keeps what is in the other, too.
    pub fn keep(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own &= other);
    }

    /// Takes in what is in the other.
    pub fn add(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own |= other);
    }

    /// Whether there are few: so that looking for each is less than looking at all.
    pub fn is_sparse(&self) -> bool {
        self.0.iter().map(|word| word.count_ones() as usize).sum::<usize>() < self.0.len() * 16
    }

    /// All, in their order.
    pub fn each(&self, mut each: impl FnMut(DocId)) {
        for (place, word) in self.0.iter().enumerate() {
            go(place, *word, &mut each);
        }
    }

    /// All, in their order; none is left.
    pub fn drain(&mut self, mut each: impl FnMut(DocId)) {
        for (place, word) in self.0.iter_mut().enumerate() {
            go(place, std::mem::take(word), &mut each);
        }
    }
}

fn go(place: usize, mut word: u64, each: &mut impl FnMut(DocId)) {
    while word != 0 {
        each((place * 64) as DocId + word.trailing_zeros());
        word &= word - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_set_of_bits_is_a_set(of in 1..300_u32, some in proptest::collection::btree_set(0..300_u32, 0..40), others in proptest::collection::btree_set(0..300_u32, 0..200)) {
            let made = |of_these: &std::collections::BTreeSet<u32>| {
                let mut bits = Bits::none(of as usize);
                of_these.iter().filter(|it| **it < of).for_each(|it| bits.set(*it));
                bits
            };
            let (mut bits, other) = (made(&some), made(&others));
            let mut all = Vec::new();
            bits.each(|it| all.push(it));
            prop_assert_eq!(all, some.iter().copied().filter(|it| *it < of).collect::<Vec<_>>());
            bits.keep(&other);
            let mut both = Vec::new();
            bits.drain(|it| both.push(it));
            prop_assert_eq!(both, some.intersection(&others).copied().filter(|it| *it < of).collect::<Vec<_>>());
            prop_assert_eq!(bits, Bits::none(of as usize));
        }
    }
}
