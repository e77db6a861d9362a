//! The rules of logistic regression and of its quality.

use super::quality::{auc, brier, confusion, lift, out_of_fold};
use super::{Logistic, LogisticRefusal, at};

/// Rows whose odds rise with the first column and not with the second.
fn rows() -> (Vec<f64>, Vec<f64>, Vec<bool>) {
    let one = |n: u32| {
        let x = f64::from(n % 10);
        (x, f64::from(n * 7 % 13), (n * 37 % 101) < 10 + 8 * (n % 10))
    };
    let all: Vec<(f64, f64, bool)> = (0..400).map(one).collect();
    (all.iter().map(|r| r.0).collect(), all.iter().map(|r| r.1).collect(), all.iter().map(|r| r.2).collect())
}

#[test]
fn logi1_the_slope_at_the_maximum_is_none() {
    let (x, y, outcome) = rows();
    let found = Logistic::fit(&[&x, &y], &outcome).unwrap();
    let b = [found.intercept.b, found.columns[0].b, found.columns[1].b];
    let (value, slope, _) = at(&[&x, &y], &outcome, &b);
    assert!(slope.iter().all(|part| part.abs() < 1e-6) && (value - found.log_likelihood).abs() < 1e-9);
    let p = found.probabilities(&[&x, &y]);
    let mean = p.iter().sum::<f64>() / p.len() as f64;
    assert!((mean - found.positive as f64 / found.n as f64).abs() < 1e-9, "calibrated as a whole");
}

#[test]
fn logi2_a_yes_or_no_column_has_the_odds_ratio_of_its_table() {
    // 30 of 40 with, 20 of 80 without: odds 3 and 1/3.
    let column: Vec<f64> = (0..120).map(|n| f64::from(u8::from(n < 40))).collect();
    let outcome: Vec<bool> = (0..120).map(|n| n < 30 || (40..60).contains(&n)).collect();
    let found = Logistic::fit(&[&column], &outcome).unwrap();
    let (ratio, (low, high)) = found.columns[0].odds_ratio();
    assert!((ratio - 9.0).abs() < 1e-9);
    let error = (1.0 / 30.0 + 1.0 / 10.0 + 1.0 / 20.0 + 1.0_f64 / 60.0).sqrt();
    assert!((found.columns[0].standard_error - error).abs() < 1e-9 && low < 9.0 && high > 9.0);
    assert!(found.columns[0].p() < 1e-4);
}

#[test]
fn logi3_what_cannot_carry_a_model() {
    let x = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
    let mixed = [true, false, true, false, true, false];
    assert_eq!(Logistic::fit(&[&x], &[true; 6]), Err(LogisticRefusal::OneClass));
    assert_eq!(Logistic::fit(&[&[3.0; 6]], &mixed), Err(LogisticRefusal::ConstantColumn(0)));
    assert_eq!(Logistic::fit(&[&x, &x.map(|x| 2.0 * x)], &mixed), Err(LogisticRefusal::Dependent));
    assert_eq!(Logistic::fit(&[&x, &x, &x, &x, &x], &mixed), Err(LogisticRefusal::TooFewRows(6)));
    assert_eq!(Logistic::fit(&[&x[..3]], &mixed), Err(LogisticRefusal::Columns));
    assert_eq!(Logistic::fit(&[&[f64::NAN, 1.0, 2.0, 1.0, 1.0, 1.0]], &mixed), Err(LogisticRefusal::Columns));
}

#[test]
fn logi4_classes_told_apart_without_fail() {
    let x: Vec<f64> = (0..40).map(f64::from).collect();
    let outcome: Vec<bool> = (0..40).map(|n| n >= 20).collect();
    assert_eq!(Logistic::fit(&[&x], &outcome), Err(LogisticRefusal::Separated));
}

#[test]
fn logi5_mcfadden_and_akaike() {
    let (x, y, outcome) = rows();
    let (two, one) = (Logistic::fit(&[&x, &y], &outcome).unwrap(), Logistic::fit(&[&x], &outcome).unwrap());
    assert!(two.mcfadden() > 0.1 && two.log_likelihood >= one.log_likelihood);
    assert!((one.aic() - (4.0 - 2.0 * one.log_likelihood)).abs() < 1e-12);
}

#[test]
fn qlt1_pairs_in_the_right_order() {
    assert_eq!(auc(&[0.1, 0.4, 0.35, 0.8], &[false, false, true, true]), Some(0.75));
    assert_eq!(auc(&[0.5, 0.5], &[false, true]), Some(0.5));
    assert_eq!(auc(&[0.5], &[true]), None);
}

#[test]
fn qlt2_out_of_fold_does_not_flatter() {
    let (x, y, outcome) = rows();
    let inside = Logistic::fit(&[&x, &y], &outcome).unwrap().probabilities(&[&x, &y]);
    let outside = out_of_fold(&[&x, &y], &outcome, 5).unwrap();
    assert!(auc(&outside, &outcome).unwrap() <= auc(&inside, &outcome).unwrap() + 1e-3);
    // A column that is the row's own number tells nothing about other rows.
    let noise: Vec<bool> = (0..200_u32).map(|n| (n * n) % 7 < 3).collect();
    let number: Vec<f64> = (0..200).map(f64::from).collect();
    assert!((auc(&out_of_fold(&[&number], &noise, 5).unwrap(), &noise).unwrap() - 0.5).abs() < 0.15);
}

#[test]
fn qlt3_brier() {
    assert_eq!(brier(&[1.0, 0.5], &[true, false]), Some(0.125));
    assert_eq!(brier(&[], &[]), None);
}

#[test]
fn qlt4_the_top_rows() {
    let found = lift(&[0.9, 0.8, 0.1, 0.2], &[true, false, false, true], 25).unwrap();
    assert_eq!((found.rows, found.positive, found.lift, found.capture), (1, 1, 2.0, 0.5));
    assert_eq!(lift(&[0.9], &[false], 10), None);
    assert_eq!(confusion(&[0.9, 0.8, 0.1, 0.5], &[true, false, true, false], 0.5), [1, 2, 1, 0]);
}
