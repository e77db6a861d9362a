//! Monotone cubic interpolation (F. N. Fritsch and R. E. Carlson, SIAM J. Numer. Anal. 17, 1980): a smooth
//! curve through points that never leaves the range of two neighbours.

use super::{Point, point};

/// Cubic Bézier pieces through points of increasing x: start, two control points, end.
pub(super) fn monotone(points: &[Point]) -> Vec<[Point; 4]> {
    let slopes = slopes(points);
    points
        .windows(2)
        .zip(slopes.windows(2))
        .map(|(pair, slope)| {
            let third = (pair[1].x - pair[0].x) / 3.0;
            let one = point(pair[0].x + third, pair[0].y + slope[0] * third);
            let two = point(pair[1].x - third, pair[1].y - slope[1] * third);
            [pair[0], one, two, pair[1]]
        })
        .collect()
}

/// The slope at each point.
fn slopes(points: &[Point]) -> Vec<f64> {
    let secants: Vec<f64> =
        points.windows(2).map(|pair| (pair[1].y - pair[0].y) / (pair[1].x - pair[0].x)).collect();
    let (Some(first), Some(last)) = (secants.first(), secants.last()) else {
        return vec![0.0; points.len()];
    };
    let inner =
        secants.windows(2).map(|pair| if pair[0] * pair[1] <= 0.0 { 0.0 } else { (pair[0] + pair[1]) / 2.0 });
    let mut slopes: Vec<f64> = std::iter::once(*first).chain(inner).chain(std::iter::once(*last)).collect();
    for (at, secant) in secants.iter().enumerate() {
        if *secant == 0.0 {
            slopes[at] = 0.0;
            slopes[at + 1] = 0.0;
            continue;
        }
        let (a, b) = (slopes[at] / secant, slopes[at + 1] / secant);
        let size = a * a + b * b;
        if size > 9.0 {
            let scale = 3.0 / size.sqrt();
            slopes[at] = scale * a * secant;
            slopes[at + 1] = scale * b * secant;
        }
    }
    slopes
}

/// The point of a piece at `t`, 0 (start) to 1 (end).
pub(super) fn at(piece: &[Point; 4], t: f64) -> Point {
    let u = 1.0 - t;
    let weights = [u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t];
    let mix = |part: fn(&Point) -> f64| piece.iter().zip(weights).map(|(p, weight)| part(p) * weight).sum();
    point(mix(|p| p.x), mix(|p| p.y))
}

// proptest is a dependency of the host alone.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::{at, monotone};
    use crate::layout::{Point, point};
    use proptest::prelude::*;

    fn curve(ys: &[f64]) -> (Vec<Point>, Vec<[Point; 4]>) {
        let points: Vec<Point> = ys.iter().enumerate().map(|(x, y)| point(x as f64 * 10.0, *y)).collect();
        let pieces = monotone(&points);
        (points, pieces)
    }

    #[test]
    fn a_straight_line_stays_straight_and_short_inputs_have_no_pieces() {
        let (_, pieces) = curve(&[0.0, 10.0, 20.0]);
        assert_eq!(at(&pieces[0], 0.5), point(5.0, 5.0));
        assert!(curve(&[]).1.is_empty());
        assert!(curve(&[1.0]).1.is_empty());
    }

    proptest! {
        #[test]
        fn no_piece_leaves_the_range_of_its_ends(ys in prop::collection::vec(-100.0..100.0f64, 2..20)) {
            let (points, pieces) = curve(&ys);
            for (piece, ends) in pieces.iter().zip(points.windows(2)) {
                let (low, high) = (ends[0].y.min(ends[1].y), ends[0].y.max(ends[1].y));
                for step in 0..=20 {
                    let p = at(piece, f64::from(step) / 20.0);
                    prop_assert!(p.y >= low - 1e-9 && p.y <= high + 1e-9);
                }
            }
        }
    }
}
