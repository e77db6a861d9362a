//! Axes: nice steps and positions.

/// A linear axis that covers data with nice round ticks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Linear {
    /// The first tick.
    pub(super) low: f64,
    /// The last tick.
    pub(super) high: f64,
    step: f64,
}

impl Linear {
    /// An axis over `low..=high` with about `ticks` intervals, grown to round ends but never beyond `bounds`.
    pub(super) fn covering(low: f64, high: f64, ticks: f64, bounds: Option<(f64, f64)>) -> Self {
        let (low, high) = if high > low { (low, high) } else { (low - 0.5, low + 0.5) };
        let step = nice_step((high - low) / ticks.max(1.0));
        // A value a rounding error beyond a tick does not open another interval.
        let grown = ((low / step + 1e-9).floor() * step, (high / step - 1e-9).ceil() * step);
        let (floor, ceiling) = bounds.unwrap_or(grown);
        let low = grown.0.max(floor);
        Linear { low, high: grown.1.min(ceiling).max(low + step), step }
    }

    /// An axis from 0 over `last` months with at most so many intervals: whole months, quarters or years.
    pub(super) fn months(last: i64, ticks: f64) -> Self {
        const STEPS: [f64; 7] = [1.0, 3.0, 6.0, 12.0, 24.0, 60.0, 120.0];
        let last = last as f64;
        let step =
            STEPS.into_iter().find(|step| last / step <= ticks).unwrap_or_else(|| nice_step(last / ticks));
        Linear { low: 0.0, high: last, step }
    }

    /// The same axis where its unit is `factor` of another.
    pub(super) fn times(self, factor: f64) -> Self {
        Linear { low: self.low * factor, high: self.high * factor, step: self.step * factor }
    }

    /// The position of a value between the pixels of the axis' two ends; values beyond them are held at the ends.
    pub(super) fn at(&self, value: f64, first: f64, last: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low);
        first + share.clamp(0.0, 1.0) * (last - first)
    }

    /// The ticks, ascending.
    pub(super) fn ticks(&self) -> impl Iterator<Item = f64> {
        let (first, step, last) = ((self.low / self.step).round(), self.step, self.high + self.step * 1e-6);
        std::iter::successors(Some(first), |k| Some(k + 1.0))
            .map(move |k| k * step)
            .take_while(move |v| *v <= last)
    }

    /// Distance between ticks.
    pub(super) fn step(&self) -> f64 {
        self.step
    }
}

/// The smallest of 1, 2, 2.5, 5 times a power of ten that is at least `rough`.
fn nice_step(rough: f64) -> f64 {
    if !(rough > 0.0 && rough.is_finite()) {
        return 1.0;
    }
    let magnitude = 10_f64.powf(rough.log10().floor());
    let nice = [1.0, 2.0, 2.5, 5.0].into_iter().find(|nice| nice * magnitude >= rough * (1.0 - 1e-9));
    nice.unwrap_or(10.0) * magnitude
}

#[cfg(test)]
mod tests {
    use super::Linear;

    fn ticks(low: f64, high: f64, count: f64, bounds: Option<(f64, f64)>) -> Vec<f64> {
        let round = |v: f64| (v * 1e6).round() / 1e6;
        Linear::covering(low, high, count, bounds).ticks().map(round).collect()
    }

    #[test]
    fn ticks_are_round_and_cover_the_data() {
        assert_eq!(ticks(0.0, 0.86, 4.0, Some((0.0, 1.0))), [0.0, 0.25, 0.5, 0.75, 1.0]);
        assert_eq!(ticks(0.31, 0.47, 4.0, Some((0.0, 1.0))), [0.3, 0.35, 0.4, 0.45, 0.5]);
        assert_eq!(ticks(0.0, 12_480.0, 5.0, None), [0.0, 2_500.0, 5_000.0, 7_500.0, 10_000.0, 12_500.0]);
        assert_eq!(ticks(-12.0, 31.0, 4.0, Some((-100.0, 100.0))), [-20.0, 0.0, 20.0, 40.0]);
    }

    #[test]
    fn one_value_and_the_bounds_still_make_an_axis() {
        assert!(ticks(3.0, 3.0, 4.0, None).len() >= 3);
        let full = Linear::covering(1.0, 1.0, 4.0, Some((0.0, 1.0)));
        assert!(full.high > full.low);
        assert!(full.at(1.0, 0.0, 100.0) > 0.0);
    }
}
