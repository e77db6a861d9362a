//! What becomes of cells: ratings, amounts, order, duplicates, names.

use super::{import, mapping};
use waymark::table::{HostGb18030, Importer, ReadError, Reason, Role};

#[test]
fn mappings_that_cannot_be_used() {
    let new = |roles| Importer::new(mapping(roles), Box::new(HostGb18030::default())).err();
    let bad = |role, twice| Some(ReadError::BadMapping { role, twice });
    assert_eq!(new("tp"), bad(Role::Customer, false));
    assert_eq!(new("cp"), bad(Role::Time, false));
    assert_eq!(new("ct"), bad(Role::Touchpoint, false));
    assert_eq!(new("cctp"), bad(Role::Customer, true));
    assert_eq!(new("ctphh"), bad(Role::Channel, true));
    assert_eq!(new("ctpmm"), bad(Role::Comment, true));
    assert_eq!(new("ctprrnxx"), None);
}

#[test]
fn ratings_are_held_to_their_scale_and_amounts_read_as_written() {
    let text = "c,t,p,r,n,a\n1,2026-01-31,x,5,10,\"¥1,234.50\"\n1,2026-01-31,y,6,8.5,(3)\n1,2026-01-31,z,很好,,free\n1,2026-01-31,w,NULL,-1,\n";
    let (table, quality) = import(&mapping("ctprna"), text);
    let values = |rating: usize| table.ratings[rating].values.iter().map(f32::to_string).collect::<Vec<_>>();
    assert_eq!(values(0), ["5", "NaN", "NaN", "NaN"]);
    assert_eq!(values(1), ["10", "NaN", "NaN", "NaN"]);
    assert_eq!(table.amount_cents.unwrap(), [123_450, -300, i64::MIN, i64::MIN]);
    let expected = [(Reason::BadRating, 1), (Reason::RatingOutOfScale, 3), (Reason::BadAmount, 1)];
    assert_eq!(quality.counts, expected);
    let missing: Vec<u64> = quality.missing.iter().map(|missing| missing.empty).collect();
    assert_eq!(missing, [0, 0, 0, 1, 1, 1]);
}

#[test]
fn sorted_by_customer_then_time_then_file_order() {
    let text = "c,t,p\nB,2026-01-02,1\nA,2026-01-01,2\nB,2026-01-01,3\nB,2026-01-02,4\nA,2026-01-01,5\nB,2026-01-01,6\n";
    let (table, quality) = import(&mapping("ctp"), text);
    let order: String = table.touchpoint.codes.iter().map(|code| table.touchpoint.dict.name(*code)).collect();
    assert_eq!(order, "361425");
    assert_eq!(table.starts, [0, 4, 6]);
    assert_eq!(quality.customers, 2);
    assert_eq!(quality.period_millis, Some((1_767_225_600_000, 1_767_312_000_000)));
}

#[test]
fn duplicates_are_counted_and_kept() {
    let text = "c,t,p,-,r\n1,2026-01-01,x,a,5\n1,2026-01-01,y,a,5\n1,2026-01-01,x,b,5\n1,2026-01-01,x,a,4\n2,2026-01-01,x,a,5\n1,2026/1/1,x,a,5.0\n";
    let (table, quality) = import(&mapping("ctp-r"), text);
    assert_eq!((table.rows(), quality.duplicates), (6, 2));
}

#[test]
fn names_are_counted_and_stages_stand_in_the_order_customers_meet_them() {
    let text = "c,t,p,h,s\n1,2026-01-03,z,web,Buy\n1,2026-01-01,x,,See\n1,2026-01-02,x,app,Think\n2,2026-01-01,y,app,See\n2,2026-01-02,x,app,Buy\n";
    let (_, quality) = import(&mapping("ctphs"), text);
    let named =
        |pairs: &[(&str, u64)]| pairs.iter().map(|(name, n)| ((*name).to_owned(), *n)).collect::<Vec<_>>();
    assert_eq!(quality.touchpoints, named(&[("x", 3), ("y", 1), ("z", 1)]));
    assert_eq!(quality.channels, named(&[("app", 3), ("web", 1)]));
    assert_eq!(quality.stages, named(&[("See", 2), ("Think", 1), ("Buy", 2)]));
}
