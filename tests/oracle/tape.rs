//! Random decisions read from a tape of numbers. A test library makes the tape and shrinks it: numbers
//! get smaller, the tape gets shorter, and past its end every decision is 0, the simplest one. So a
//! failing instrument shrinks without any generator knowing how.

pub struct Tape {
    numbers: Vec<u32>,
    next: usize,
}

impl Tape {
    pub fn new(numbers: Vec<u32>) -> Tape {
        Tape { numbers, next: 0 }
    }

    /// `length` numbers that follow from a seed (splitmix64), for tests without a test library.
    pub fn seeded(seed: u64, length: usize) -> Tape {
        let mut state = seed;
        let mut number = || {
            state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            (mixed >> 32) as u32
        };
        Tape::new((0..length).map(|_| number()).collect())
    }

    fn draw(&mut self) -> usize {
        let number = self.numbers.get(self.next).copied().unwrap_or(0);
        self.next += 1;
        number as usize
    }

    /// From 0 on, below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.draw() % end.max(1)
    }

    /// From `low` to `high`, both included.
    pub fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    /// True in about `percent` of all cases; false when the tape has run out.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) >= 100 - percent
    }

    pub fn pick<'i, T>(&mut self, items: &'i [T]) -> &'i T {
        &items[self.below(items.len())]
    }

    /// Any order; the given one when the tape has run out.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in 1..items.len() {
            let other = self.below(at + 1);
            items.swap(at, at - other);
        }
    }
}
