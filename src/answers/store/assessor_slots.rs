//! Assessor slots of an agency with more assessors than a packed cell has bits.

use std::collections::HashMap;

use crate::answers::store::packed::Packed;
use crate::answers::store::packed::SLOTS;
use crate::rules::CriterionIx;

/// The assessors of one agency, where their numbers are not their bits.
#[derive(Debug, Clone, Default)]
pub(super) struct AssessorSlots {
    /// The assessor at each slot.
    pub(super) assessors: Vec<u32>,
    /// The slot of each assessor, once they are many.
    slots: HashMap<u32, u32>,
    /// Bits of the slots from [`SLOTS`] on: `words` for each criterion.
    pub(super) words: usize,
    pub(super) bits: Vec<u64>,
}

/// The slot of an assessor at an agency, given one where it had none.
pub(super) fn slot_of(desk: &mut Option<Box<AssessorSlots>>, assessor: u32, cells: &[Packed]) -> u32 {
    let desk = desk.get_or_insert_with(|| {
        // Until now the bit was the assessor's number; bits in use keep their meaning.
        let taken = cells.iter().fold(0, |bits, cell| bits | cell.0) & ((1 << SLOTS) - 1);
        let used = u64::BITS - taken.leading_zeros();
        Box::new(AssessorSlots { assessors: (0..used).collect(), ..AssessorSlots::default() })
    });
    desk.slot(assessor)
}

impl AssessorSlots {
    pub(super) fn slot(&mut self, assessor: u32) -> u32 {
        const FEW: usize = 32;
        let known = if self.assessors.len() <= FEW {
            self.assessors.iter().position(|&known| known == assessor)
        } else {
            self.slots.get(&assessor).map(|&slot| slot as usize)
        };
        let at = known.unwrap_or_else(|| {
            self.assessors.push(assessor);
            if self.assessors.len() > FEW {
                let numbered = (0..).zip(&self.assessors).skip(self.slots.len());
                self.slots.extend(numbered.map(|(slot, &assessor)| (assessor, slot)));
            }
            self.assessors.len() - 1
        });
        u32::try_from(at).expect("an agency has fewer than 2^32 assessors")
    }

    fn place(&self, slot: u32, criterion: CriterionIx) -> (usize, u64) {
        let bit = (slot - SLOTS) as usize;
        (criterion * self.words + bit / 64, 1 << (bit % 64))
    }

    pub(super) fn has(&self, slot: u32, criterion: CriterionIx) -> bool {
        let (word, bit) = self.place(slot, criterion);
        self.bits[word] & bit != 0
    }

    pub(super) fn take(&mut self, slot: u32, criterion: CriterionIx, criteria: usize) -> bool {
        let needed = (slot - SLOTS) as usize / 64 + 1;
        if needed > self.words {
            self.widen(needed.max(self.words * 2), criteria);
        }
        let (word, bit) = self.place(slot, criterion);
        let fresh = self.bits[word] & bit == 0;
        self.bits[word] |= bit;
        fresh
    }

    fn widen(&mut self, words: usize, criteria: usize) {
        let mut bits = vec![0; criteria * words];
        for criterion in 0..criteria {
            let old = &self.bits[criterion * self.words..][..self.words];
            bits[criterion * words..][..self.words].copy_from_slice(old);
        }
        self.words = words;
        self.bits = bits;
    }
}
