//! Chance that repeats itself: the same seed rolls the same numbers on every machine.

use std::{env, num::NonZero, thread};

/// Numbers without order (Marsaglia's xorshift).
pub(crate) struct Dice(u64);

impl Dice {
    /// Dice of their own for each number.
    pub(crate) const fn new(seed: u64) -> Self {
        // Small seeds are spread over all bits, and none is zero, from which nothing but zero would follow.
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below another; nought where there is none.
    pub(crate) fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % below.max(1)
    }

    /// One of several.
    pub(crate) fn one_of<T: Copy>(&mut self, several: &[T]) -> T {
        several[self.roll(several.len())]
    }
}

/// How often to roll: what a variable of the environment says (`SOAK=20000000`), else a number that a developer can wait for.
pub(crate) fn rounds(variable: &str, usual: usize) -> usize {
    env::var(variable).map_or(usual, |rounds| rounds.parse().expect("a number of rounds"))
}

/// Plays so many rounds on all cores, which take turns. What each core gathered.
pub(crate) fn on_all_cores<T: Default + Send>(rounds: usize, play: impl Fn(usize, &mut T) + Sync) -> Vec<T> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let gather = &|first| {
        let mut gathered = T::default();
        (first..rounds).step_by(cores).for_each(|round| play(round, &mut gathered));
        gathered
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..cores).map(|first| scope.spawn(move || gather(first))).collect();
        threads.into_iter().map(|thread| thread.join().expect("it stays sound")).collect()
    })
}
