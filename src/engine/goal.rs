//! What a map drawn from data is about: the goal that its last stage stands for, and events that are no stage at all
//! because something went wrong. Names only; where things lie is `discover`'s business.

use serde::{Deserialize, Serialize};

/// What the last stage of a map drawn from data stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Goal {
    /// What looks like it, by [`guess`].
    #[default]
    Guess,
    /// Nothing: stages lie as customers meet them.
    None,
    /// This touchpoint, or this stage where the data name stages.
    At(String),
}

/// Parts of names of what is wanted of customers.
const WANTED: [&str; 14] = [
    "purchase",
    "order",
    "payment",
    "paid",
    "checkout",
    "buy",
    "subscribe",
    "下单",
    "购买",
    "支付",
    "付款",
    "成交",
    "订单",
    "签约",
];

/// Parts of names of what went wrong.
const ERRORS: [&str; 18] = [
    "error",
    "fail",
    "exception",
    "crash",
    "not_found",
    "bug",
    "timeout",
    "timed_out",
    "declined",
    "rejected",
    "abandon",
    "放弃",
    "超时",
    "拒绝",
    "失败",
    "错误",
    "异常",
    "报错",
];

/// Whether an event of this name is something that went wrong.
pub fn is_error(name: &str) -> bool {
    says(name, &ERRORS)
}

/// The goal among names in the order customers meet them: the last that speaks of buying, else the last. Errors are
/// never meant.
pub fn guess<'a>(names: impl DoubleEndedIterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let mut met = names.filter(|name| !is_error(name)).rev();
    met.clone().find(|name| says(name, &WANTED)).or_else(|| met.next())
}

fn says(name: &str, parts: &[&str]) -> bool {
    let name = name.to_lowercase();
    parts.iter().any(|part| name.contains(part))
}

#[cfg(test)]
mod tests {
    use super::{guess, is_error};

    #[test]
    fn the_goal_speaks_of_buying_or_comes_last_and_is_never_an_error() {
        for (names, expect) in [
            (&["view", "place_order", "delivery"][..], Some("place_order")),
            (&["浏览", "支付失败", "支付", "客服"], Some("支付")),
            (&["visit", "signup", "error_page"], Some("signup")),
            (&["error"], None),
            (&[], None),
        ] {
            assert_eq!(guess(names.iter().copied()), expect, "{names:?}");
        }
        assert!(
            ["checkout_bug", "Payment FAILED", "error_page", "支付失败", "系统错误"]
                .into_iter()
                .all(is_error)
        );
        assert!(!["order", "mirror", "咨询客服"].into_iter().any(is_error));
    }
}
