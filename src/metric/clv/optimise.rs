//! The minimum of a smooth function of a few variables whose gradient is known. No figure stands here.
//!
//! Rules:
//! - OPT1: BFGS on the inverse Hessian with a backtracking line search (Armijo); an update that would lose positive
//!   definiteness is left out (Nocedal & Wright, chapter 6).
//! - OPT2: it has converged where the gradient is below 1e-9, or where three steps running gain less than 1e-13 of the
//!   value: a flat valley is a minimum as good as any.
//! - OPT3: values that are no numbers count as infinitely bad, so the search stays where the function is defined.

/// Where the search ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Minimum<const N: usize> {
    /// The variables.
    pub point: [f64; N],
    /// The value there.
    pub value: f64,
    /// Whether it is a minimum (OPT2).
    pub converged: bool,
    /// What is known of the curvature: the inverse Hessian, roughly.
    inverse: [[f64; N]; N],
}

const STEPS_MAX: usize = 500;

/// Searches from a starting point; `function` gives value and gradient.
pub fn minimise<const N: usize>(
    start: [f64; N],
    function: impl Fn(&[f64; N]) -> (f64, [f64; N]),
) -> Minimum<N> {
    descend(start, None, function)
}

/// Searches on from the minimum of a function that is nearly the same, such as one of a part of the data.
pub fn refine<const N: usize>(
    from: &Minimum<N>,
    function: impl Fn(&[f64; N]) -> (f64, [f64; N]),
) -> Minimum<N> {
    descend(from.point, Some(from.inverse), function)
}

fn descend<const N: usize>(
    start: [f64; N],
    curvature: Option<[[f64; N]; N]>,
    function: impl Fn(&[f64; N]) -> (f64, [f64; N]),
) -> Minimum<N> {
    let (mut point, (mut value, mut gradient)) = (start, function(&start));
    let mut inverse = curvature.unwrap_or_else(identity);
    let mut flat = 0;
    for step in 0..STEPS_MAX {
        if norm(&gradient) < 1e-9 || flat == 3 {
            return Minimum { point, value, converged: value.is_finite(), inverse };
        }
        let mut direction = [0.0; N];
        for i in 0..N {
            direction[i] = -dot(&inverse[i], &gradient);
        }
        if dot(&direction, &gradient) >= 0.0 {
            inverse = identity();
            direction = gradient.map(|slope| -slope);
        }
        if step == 0 && curvature.is_none() {
            // The first step knows no curvature: half a unit at most.
            let scale = 0.5 / norm(&direction).max(0.5);
            direction = direction.map(|part| part * scale);
        }
        let Some((next, next_value, next_gradient)) = search(&point, value, &gradient, &direction, &function)
        else {
            return Minimum { point, value, converged: norm(&gradient) < 1e-5, inverse };
        };
        update(&mut inverse, &point, &next, &gradient, &next_gradient);
        flat = if value - next_value < 1e-13 * value.abs().max(1e-3) { flat + 1 } else { 0 };
        (point, value, gradient) = (next, next_value, next_gradient);
    }
    Minimum { point, value, converged: false, inverse }
}

type Found<const N: usize> = ([f64; N], f64, [f64; N]);

/// A point along the direction that is low enough; `None` if none is lower.
fn search<const N: usize>(
    point: &[f64; N],
    value: f64,
    gradient: &[f64; N],
    direction: &[f64; N],
    function: &impl Fn(&[f64; N]) -> (f64, [f64; N]),
) -> Option<Found<N>> {
    let slope = dot(direction, gradient);
    let mut length = 1.0;
    for _ in 0..60 {
        let next: [f64; N] = std::array::from_fn(|i| point[i] + length * direction[i]);
        let (next_value, next_gradient) = function(&next);
        let defined = next_value.is_finite() && next_gradient.iter().all(|slope| slope.is_finite());
        if defined && next_value <= value + 1e-4 * length * slope {
            return Some((next, next_value, next_gradient));
        }
        length *= 0.5;
    }
    None
}

/// The BFGS update of the inverse Hessian.
fn update<const N: usize>(
    inverse: &mut [[f64; N]; N],
    from: &[f64; N],
    to: &[f64; N],
    before: &[f64; N],
    after: &[f64; N],
) {
    let s: [f64; N] = std::array::from_fn(|i| to[i] - from[i]);
    let y: [f64; N] = std::array::from_fn(|i| after[i] - before[i]);
    let sy = dot(&s, &y);
    if sy <= 1e-12 * norm(&s) * norm(&y) {
        return;
    }
    let hy: [f64; N] = std::array::from_fn(|i| dot(&inverse[i], &y));
    let yhy = dot(&y, &hy);
    for i in 0..N {
        for j in 0..N {
            inverse[i][j] += (1.0 + yhy / sy) * s[i] * s[j] / sy - (hy[i] * s[j] + s[i] * hy[j]) / sy;
        }
    }
}

fn identity<const N: usize>() -> [[f64; N]; N] {
    std::array::from_fn(|i| std::array::from_fn(|j| f64::from(u8::from(i == j))))
}

fn dot<const N: usize>(a: &[f64; N], b: &[f64; N]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn norm<const N: usize>(vector: &[f64; N]) -> f64 {
    dot(vector, vector).sqrt()
}

#[cfg(test)]
mod tests {
    use super::{minimise, refine};

    #[test]
    fn opt1_rosenbrocks_valley() {
        let found = minimise([-1.2, 1.0], |[x, y]| {
            let (a, b) = (1.0 - x, y - x * x);
            (a * a + 100.0 * b * b, [-2.0 * a - 400.0 * x * b, 200.0 * b])
        });
        assert!(
            found.converged && (found.point[0] - 1.0).abs() < 1e-6 && (found.point[1] - 1.0).abs() < 1e-6
        );
    }

    #[test]
    fn opt2_a_flat_valley_is_a_minimum_and_a_slope_is_none() {
        let flat = minimise([3.0], |[x]| (1.0 + (-x).exp(), [-(-x).exp()]));
        assert!(flat.converged && (flat.value - 1.0).abs() < 1e-8);
        assert!(!minimise([0.0], |[x]| (-x, [-1.0])).converged, "no minimum");
    }

    #[test]
    fn opt1_a_known_curvature_saves_steps() {
        let asked = std::cell::Cell::new(0);
        let bowl = |by: f64| {
            let asked = &asked;
            move |[x, y]: &[f64; 2]| {
                asked.set(asked.get() + 1);
                let (a, b) = (x - by, x + 3.0 * y);
                (a * a + a.powi(4) + b * b, [2.0 * a + 4.0 * a.powi(3) + 2.0 * b, 6.0 * b])
            }
        };
        let near = minimise([9.0, 9.0], bowl(1.0));
        let first = asked.replace(0);
        let found = refine(&near, bowl(1.02));
        assert!(found.converged && (found.point[0] - 1.02).abs() < 1e-6);
        assert!(asked.get() * 2 < first, "{} {first}", asked.get());
    }

    #[test]
    fn opt3_it_stays_where_the_function_is_defined() {
        let found = minimise([5.0], |[x]| (x - x.ln(), [1.0 - 1.0 / x]));
        assert!(found.converged && (found.point[0] - 1.0).abs() < 1e-6);
        assert!(!minimise([-5.0], |[x]| (x.ln(), [1.0 / x])).converged);
    }
}
