//! What columns are taken for: tables of headers and values, and the roles they get.

use super::guess;
use waymark::model::{Question, QuestionKind};
use waymark::table::Role::{
    Amount, Attribute, Case, Channel, Comment, Customer, Ignore, Rating, Stage, Time, Touchpoint,
};
use waymark::table::{Mapping, Role};

/// A file of 60 rows; `{}` in a value stands for the row's number, `|` separates values that take turns.
fn file(columns: &[(&str, &str, Role)]) -> String {
    let mut text = columns.iter().map(|column| column.0).collect::<Vec<_>>().join("\t");
    for row in 0..60 {
        text.push('\n');
        let cell = |values: &str| {
            let values: Vec<&str> = values.split('|').collect();
            values[row % values.len()].replace("{}", &(100 + row * 7).to_string())
        };
        text += &columns.iter().map(|column| cell(column.1)).collect::<Vec<_>>().join("\t");
    }
    text
}

fn check(columns: &[(&str, &str, Role)]) -> Mapping {
    let mapping = guess(file(columns).as_bytes());
    for (at, (header, _, role)) in columns.iter().enumerate() {
        assert_eq!(mapping.roles[at], *role, "{header} in {:?}", mapping.headers);
    }
    mapping
}

fn csat(max: i32) -> Role {
    Rating(Question { max, ..Question::CSAT_5 })
}

const NPS: Role = Rating(Question::NPS);
const TIME: &str = "2026-01-31 08:05|2026-02-01 09:00|2026-02-02 10:00";

#[test]
fn a_chinese_shop() {
    check(&[
        ("订单编号", "D{}", Case),
        ("会员编号", "VIP{}", Customer),
        ("下单时间", TIME, Time),
        ("页面", "首页|商品详情|购物车|结算", Touchpoint),
        ("渠道", "小程序|APP|门店", Channel),
        ("阶段", "认知|考虑|购买", Stage),
        ("实付金额", "¥{}.50|￥1,{}.00", Amount),
        ("满意度", "5|4|3||5", csat(5)),
        ("推荐意愿", "10|9|0|7|", NPS),
        ("评价内容", "物流很快，包装也好 {}|客服态度一般，等了很久 {}", Comment),
        ("城市", "上海|北京|成都", Attribute),
        ("收货地址", "某某路{}号{}室", Ignore),
    ]);
}

#[test]
fn an_english_event_log() {
    check(&[
        ("eventId", "e-{}-{}", Ignore),
        ("userId", "u{}|u7|u8", Customer),
        ("eventName", "view|add_to_cart|purchase", Touchpoint),
        ("createdAt", "1769817{}|1769818{}", Time),
        ("utm_source", "ads|mail|organic", Channel),
        ("journey_stage", "See|Think|Do", Stage),
        ("Revenue", "{}.99|", Amount),
        ("NPS score", "9|10|6", NPS),
        ("CSAT (1-5)", "5|4|1", csat(5)),
        ("Feedback", "Loved it, number {}|Too slow for me, number {}", Comment),
        ("plan", "free|pro", Attribute),
    ]);
}

#[test]
fn words_of_customers_in_other_headers_do_not_make_a_customer() {
    check(&[
        ("用户评分", "5|4|3", csat(5)),
        ("用户渠道", "抖音|微信", Channel),
        ("用户行为", "浏览|点击|下单", Touchpoint),
        ("用户反馈", "希望增加夜间配送服务 {}|价格有点贵，活动太少 {}", Comment),
        ("user_cohort", "2024-01|2024-02", Attribute),
        ("openid", "o{}x", Customer),
        ("停留时间", "3|5|8|13", Attribute),
        ("时间", TIME, Time),
    ]);
}

#[test]
fn without_a_customer_the_case_is_the_customer() {
    check(&[
        ("case:concept:name", "c{}|c1|c2", Customer),
        ("concept:name", "A|B|C", Touchpoint),
        ("time:timestamp", TIME, Time),
    ]);
    check(&[("会话ID", "s{}|s1", Customer), ("事件", "A|B", Touchpoint), ("日期", TIME, Time)]);
}

#[test]
fn without_words_the_values_speak() {
    check(&[
        ("a", "x{}", Customer),
        ("b", TIME, Time),
        ("c", "view|buy", Touchpoint),
        ("d", "这家店的服务真的很不错，下次还会再来的 {}|an English remark of some length, {}", Comment),
    ]);
}

#[test]
fn scales_follow_words_and_values() {
    let scale = |header: &str, values: &str| {
        let text = file(&[
            ("user", "u{}", Customer),
            ("time", TIME, Time),
            ("event", "a|b", Touchpoint),
            (header, values, Ignore),
        ]);
        guess(text.as_bytes()).roles[3]
    };
    let ces = |max, high_is_good| Rating(Question { kind: QuestionKind::Ces, min: 1, max, high_is_good });
    assert_eq!(scale("rating", "1|5|3"), csat(5));
    assert_eq!(scale("rating", "1|7|3"), csat(7));
    assert_eq!(scale("评分", "1|10|3"), csat(10));
    assert_eq!(scale("score", "0|10|3"), NPS);
    assert_eq!(scale("推荐值", "8|9|10"), NPS);
    assert_eq!(scale("nps", "3|4|5"), NPS);
    assert_eq!(scale("CES", "1|5|3"), ces(5, false));
    assert_eq!(scale("客户费力度", "1|2|3"), ces(5, false));
    assert_eq!(scale("CES 2.0", "1|7|3"), ces(7, true));
    assert_eq!(scale("ease_of_use", "1|5|3"), ces(5, true));
    assert_eq!(scale("满意度", "5分|4分|3分"), csat(5));
    // A few wrong values do not stretch the scale, zeros that mean "no answer" do not move it.
    assert_eq!(scale("满意度", "0|1|2|3|4|5"), csat(5));
    assert_eq!(scale("credit score", "640|720|810"), Attribute);
    assert_eq!(scale("推荐人", "u{}"), Ignore);
    assert_eq!(scale("评价", "好评|中评|差评"), csat(5));
    assert_eq!(scale("服务水平", "好|差"), Attribute);
    assert_eq!(scale("price level", "-1|0|1"), Attribute);
}

#[test]
fn headers_get_names_of_their_own() {
    let mapping = guess("user,,time,user,\n1,2,2026-01-31,4,5\n".as_bytes());
    assert_eq!(mapping.headers, ["user", "#2", "time", "user (2)", "#5"]);
}
