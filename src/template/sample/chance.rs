//! Repeatable chance: `SplitMix64` (Steele, Lea, Flood 2014) and the few distributions the sample needs. Only
//! additions, multiplications and comparisons, so that every platform draws the same.

/// A stream of pseudo-random numbers, wholly decided by its seed.
pub(super) struct Chance(u64);

impl Chance {
    pub(super) const fn new(seed: u64) -> Self {
        Chance(seed)
    }

    /// 64 bits.
    pub(super) const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Uniform in 0..1, with 53 bits.
    pub(super) fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0)
    }

    /// True with this probability.
    pub(super) fn happens(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// An index below `count`, all alike; 0 if there is nothing to choose from.
    pub(super) fn below(&mut self, count: usize) -> usize {
        // The bias of the remainder is far below what 4,000 customers could show.
        usize::try_from(self.bits() % count.max(1) as u64).unwrap_or(0)
    }

    /// A whole number of `from..=to`.
    pub(super) fn between(&mut self, from: i64, to: i64) -> i64 {
        from + self.below(usize::try_from(to - from + 1).unwrap_or(1)) as i64
    }

    /// An index with the given weights.
    pub(super) fn weighted(&mut self, weights: &[u32]) -> usize {
        let total: u32 = weights.iter().sum();
        let mut left = u32::try_from(self.below(total as usize)).unwrap_or(0);
        for (at, weight) in weights.iter().enumerate() {
            if left < *weight {
                return at;
            }
            left -= weight;
        }
        0
    }

    /// Nearly normal with mean 0 and standard deviation 1: the sum of six uniform numbers (Irwin-Hall)
    /// needs no logarithm, whose last bits differ between platforms.
    pub(super) fn normal(&mut self) -> f64 {
        let sum: f64 = (0..6).map(|_| self.unit()).sum();
        (sum - 3.0) * std::f64::consts::SQRT_2
    }
}

#[cfg(test)]
mod tests {
    use super::Chance;

    #[test]
    fn splitmix_gives_its_published_numbers() {
        // Reference output of the C implementation for the seed 1234567.
        let mut chance = Chance::new(1_234_567);
        let drawn = [chance.bits(), chance.bits(), chance.bits()];
        assert_eq!(drawn, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn normal_numbers_have_mean_0_and_deviation_1() {
        let mut chance = Chance::new(1);
        let drawn: Vec<f64> = (0..20_000).map(|_| chance.normal()).collect();
        let mean = drawn.iter().sum::<f64>() / 20_000.0;
        let variance = drawn.iter().map(|x| x * x).sum::<f64>() / 20_000.0;
        assert!(mean.abs() < 0.03 && (variance - 1.0).abs() < 0.05, "{mean} {variance}");
    }
}
