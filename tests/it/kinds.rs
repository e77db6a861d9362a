//! Files of every kind through preview, guess, import and measure, as a user takes them in without correcting anything; and data
//! sets of several files.

use super::reference::fixture;
use waymark::engine::{DatasetInfo, Engine, ImportJob, Problem, Request, Response};
use waymark::model::{DatasetId, Question};
use waymark::table::{
    Finding, Holds, HostGb18030, Mapping, Means, PREVIEW_BYTES, Reason, Repeats, Role, preview,
};
use waymark::text::Lang;

pub const DATASET: DatasetId = DatasetId(7);

/// What is guessed of a file.
pub fn guessed(bytes: &[u8]) -> Mapping {
    let head = &bytes[..bytes.len().min(PREVIEW_BYTES)];
    preview(head, 0, None, &mut HostGb18030::default(), Lang::En).unwrap().mapping
}

/// Takes in a file in pieces, as a new data set or added to it.
pub fn take(
    engine: &mut Engine,
    mapping: Mapping,
    bytes: &[u8],
    add: Option<Repeats>,
) -> Result<DatasetInfo, Problem> {
    let request =
        Request::Import { dataset: DATASET, name: "file.csv".into(), mapping, synthetic: false, add };
    let mut job = ImportJob::begin(request, Box::new(HostGb18030::default()))?;
    bytes.chunks(4099).try_for_each(|piece| job.push(piece))?;
    match engine.finish_import(job) {
        Response::Imported(info) => Ok(*info),
        Response::Failed(problem) => Err(problem),
        other => panic!("{other:?}"),
    }
}

/// The role of a column by its header.
fn role(mapping: &Mapping, header: &str) -> Role {
    let at = mapping.headers.iter().position(|known| known == header).unwrap();
    mapping.roles[at]
}

#[test]
fn the_survey_is_taken_for_one_with_its_scales_and_codes() {
    let bytes = fixture("sfo_survey_2017/survey_wide.csv");
    let mapping = guessed(&bytes);
    assert_eq!((mapping.holds, mapping.wide), (Holds::Feedback, true));
    for header in &mapping.headers {
        let expected = match header.as_str() {
            "RESPNUM" => Role::Customer,
            "SURVEY_DATE" => Role::Time,
            "NETPRO" => Role::Rating(Question::NPS),
            "WEIGHT" => Role::Weight,
            "Q15PROBLEM" => Role::Attribute,
            name if ["Q7", "Q9", "Q10", "Q13", "Q14"].iter().any(|start| name.starts_with(start)) => {
                Role::Rating(Question::CSAT_5)
            }
            _ => Role::Attribute,
        };
        assert_eq!(role(&mapping, header), expected, "{header}");
    }
    let codes: Vec<(&str, Means, usize)> =
        mapping.codes.iter().map(|code| (code.value.as_str(), code.means, code.columns.len())).collect();
    let expected = [
        ("0", Means::NoAnswer, 25),
        ("6", Means::NotUsed, 25),
        ("Blank", Means::NoAnswer, 25),
        ("11", Means::NoAnswer, 1),
    ];
    assert_eq!(codes, expected);
    let mut engine = Engine::new();
    let info = take(&mut engine, mapping, &bytes, None).unwrap();
    let quality = &info.quality;
    // Three respondents answered nothing.
    assert_eq!((quality.rows_read, quality.rows_kept, quality.customers), (2831, 2831, 2828));
    assert_eq!(quality.findings(), 0, "{:?}", &quality.issues[..quality.issues.len().min(5)]);
    assert_eq!(quality.rows_made, Some(info.contents.events));
}

#[test]
fn the_subscribers_are_taken_for_customers() {
    let bytes = fixture("telco_churn/customers.csv");
    let mapping = guessed(&bytes);
    assert_eq!(mapping.holds, Holds::Customers);
    for header in &mapping.headers {
        let expected = match header.as_str() {
            "customerID" => Role::Customer,
            "tenure" => Role::Tenure,
            "Churn" => Role::Churned,
            "MonthlyCharges" => Role::Amount,
            "TotalCharges" => Role::Number,
            _ => Role::Attribute,
        };
        assert_eq!(role(&mapping, header), expected, "{header}");
    }
    let mut engine = Engine::new();
    let info = take(&mut engine, mapping, &bytes, None).unwrap();
    assert_eq!(
        (info.contents.customers, info.contents.without_events, info.contents.events),
        (7043, 7043, 0)
    );
    assert_eq!(
        (info.quality.findings(), info.quality.customers, info.quality.period_millis),
        (0, 7043, None)
    );
}

#[test]
fn the_orders_are_taken_for_orders() {
    let bytes = fixture("cdnow/orders_sample.csv");
    let mapping = guessed(&bytes);
    assert_eq!(mapping.holds, Holds::Orders);
    assert_eq!(mapping.roles, [Role::Case, Role::Customer, Role::Time, Role::Number, Role::Amount]);
    assert_eq!(mapping.touchpoint, "Order");
    let mut engine = Engine::new();
    let info = take(&mut engine, mapping, &bytes, None).unwrap();
    assert_eq!((info.contents.events, info.contents.active), (6919, 2357));
    assert_eq!(info.quality.touchpoints, [("Order".to_owned(), 6919)]);
}

/// A file of 60 rows; `{}` in a value stands for the row's number, `|` separates values that take turns.
fn file(columns: &[(&str, &str)]) -> String {
    let mut text = columns.iter().map(|column| column.0).collect::<Vec<_>>().join(",");
    for row in 0..60 {
        text.push('\n');
        let cell = |values: &str| {
            let values: Vec<&str> = values.split('|').collect();
            values[row % values.len()].replace("{}", &(100 + row * 7).to_string())
        };
        text += &columns.iter().map(|column| cell(column.1)).collect::<Vec<_>>().join(",");
    }
    text
}

fn check(holds: Holds, columns: &[(&str, &str, Role)]) -> Mapping {
    let pairs: Vec<(&str, &str)> = columns.iter().map(|column| (column.0, column.1)).collect();
    let mapping = guessed(file(&pairs).as_bytes());
    assert_eq!(mapping.holds, holds, "{:?}", mapping.roles);
    for (at, (header, _, role)) in columns.iter().enumerate() {
        assert_eq!(mapping.roles[at], *role, "{header} of {holds:?}");
    }
    mapping
}

const TIME: &str = "2026-01-31 08:05|2026-02-01 09:00|2026-02-02 10:00";
const CSAT: Role = Role::Rating(Question::CSAT_5);

#[test]
fn a_chinese_survey() {
    let mapping = check(
        Holds::Feedback,
        &[
            ("序号", "{}", Role::Customer),
            ("提交答卷时间", TIME, Role::Time),
            ("您的性别", "男|女", Role::Attribute),
            ("年龄段", "1|2|3|4", Role::Attribute),
            ("您对门店环境的满意度", "5|4|3|不适用|1|2", CSAT),
            ("您对店员服务的满意度", "5|4|3|6|1|2", CSAT),
            ("您向朋友推荐我们的可能性", "10|9|0|7|8|11|3", Role::Rating(Question::NPS)),
            ("您的建议", "希望增加停车位 {}|等位时间太长了 {}", Role::Comment),
            ("权重", "0.82|1.31|1.07", Role::Weight),
        ],
    );
    assert!(mapping.wide);
    let code = |value: &str| mapping.codes.iter().find(|code| code.value == value).map(|code| code.means);
    assert_eq!((code("6"), code("11")), (Some(Means::NotUsed), Some(Means::NoAnswer)));
}

#[test]
fn reviews_of_a_shop() {
    let mapping = check(
        Holds::Feedback,
        &[
            ("review", "very good food number {}|not my taste at all number {}", Role::Comment),
            ("star", "5|4|1|3", CSAT),
        ],
    );
    assert_eq!((mapping.wide, mapping.touchpoint.as_str()), (false, "Feedback"));
}

#[test]
fn chinese_orders_customers_and_costs() {
    check(
        Holds::Orders,
        &[
            ("订单编号", "D{}", Role::Case),
            ("会员编号", "V{}|V1|V2", Role::Customer),
            ("下单时间", TIME, Role::Time),
            ("渠道", "小程序|门店", Role::Channel),
            ("实付金额", "¥{}.50", Role::Amount),
            ("退款金额", "0|{}.00|0", Role::Refund),
            ("毛利", "{}.10", Role::Margin),
            ("商品数量", "1|2|3", Role::Number),
            ("城市", "上海|北京", Role::Attribute),
        ],
    );
    check(
        Holds::Customers,
        &[
            ("客户编号", "K{}", Role::Customer),
            ("性别", "男|女", Role::Attribute),
            ("在网时长", "{}", Role::Tenure),
            ("月费", "{}.5", Role::Amount),
            ("是否流失", "是|否|否", Role::Churned),
        ],
    );
    check(
        Holds::Costs,
        &[
            ("月份", "2026-01|2026-02", Role::Time),
            ("渠道", "抖音|搜索", Role::Channel),
            ("投放费用", "{}.5", Role::Amount),
        ],
    );
    check(Holds::Aliases, &[("旧编号", "A{}", Role::Customer), ("统一客户编号", "U{}|U1", Role::Canonical)]);
}

#[test]
fn the_user_says_what_a_file_holds_and_its_columns_are_guessed_for_that() {
    let text = file(&[("user", "u{}|u1"), ("time", TIME), ("event", "view|pay"), ("amount", "{}.5")]);
    let first = guessed(text.as_bytes());
    assert_eq!(first.holds, Holds::Events);
    let said = Mapping { holds: Holds::Orders, roles: Vec::new(), ..first };
    let shown = preview(text.as_bytes(), 0, Some(&said), &mut HostGb18030::default(), Lang::Zh).unwrap();
    assert_eq!((shown.mapping.holds, shown.mapping.touchpoint.as_str()), (Holds::Orders, "下单"));
    assert_eq!(shown.mapping.roles, [Role::Customer, Role::Time, Role::Touchpoint, Role::Amount]);
    // What was corrected stays corrected when the file is looked at again.
    let corrected = Mapping { touchpoint: "结算".into(), wide: true, ..shown.mapping };
    let again = preview(text.as_bytes(), 0, Some(&corrected), &mut HostGb18030::default(), Lang::Zh).unwrap();
    assert_eq!(again.mapping, corrected);
}

#[test]
fn answers_in_words_are_scores() {
    let mut csv = String::from("受访者,日期,总体满意度,办理是否方便,门店评分,意见\n");
    let answers = ["非常满意", "满意", "一般", "不满意", "未作答"];
    let eases = ["非常容易", "容易", "一般", "困难", "不适用"];
    let stars = ["★★★★★", "★★★★☆", "★★★☆☆", "★★☆☆☆", "★☆☆☆☆"];
    for at in 0..100 {
        let (answer, ease, star) = (answers[at % 5], eases[at % 4], stars[at % 5]);
        csv.push_str(&format!("r{at},2026-01-{:02},{answer},{ease},{star},意见{at}\n", at % 28 + 1));
    }
    let mapping = guessed(csv.as_bytes());
    assert_eq!(mapping.holds, Holds::Feedback);
    let ease = Question { high_is_good: true, ..Question::CES_5 };
    assert_eq!(role(&mapping, "总体满意度"), Role::Rating(Question::CSAT_5));
    assert_eq!(role(&mapping, "办理是否方便"), Role::Rating(ease));
    assert_eq!(role(&mapping, "门店评分"), Role::Rating(Question::CSAT_5));
    let code = |value: &str| mapping.codes.iter().find(|code| code.value == value).map(|code| code.means);
    assert_eq!(code("非常满意"), Some(Means::Score(5)));
    assert_eq!(code("未作答"), Some(Means::NoAnswer));
    let mut engine = Engine::new();
    let info = take(&mut engine, mapping, csv.as_bytes(), None).unwrap();
    assert_eq!(info.quality.findings(), 0, "{:?}", info.quality.issues);
    // Questions of one scale share a rating: satisfaction in words and stars.
    let mut found = None;
    engine.handle(Request::Inspect { dataset: DATASET }, &mut |response| found = Some(response));
    let Some(Response::Inspected(found)) = found else { panic!("{found:?}") };
    let answered: Vec<Vec<(f32, u64)>> =
        found.answers.iter().map(|answered| answered.counts.clone()).collect();
    let satisfaction = vec![(1.0, 20), (2.0, 40), (3.0, 40), (4.0, 40), (5.0, 40)];
    assert_eq!(answered, [satisfaction, vec![(2.0, 25), (3.0, 25), (4.0, 25), (5.0, 25)]]);
}

#[test]
fn amounts_of_another_currency_are_not_added_up() {
    let mut csv = String::from("order_id,customer_id,order_date,amount\n");
    for at in 0..20 {
        csv.push_str(&format!("{at},c{},2026-01-{:02},¥{}.50\n", at % 7, at + 1, 10 + at));
    }
    csv.push_str("20,c1,2026-01-30,$9.00\n21,c1,2026-01-31,8\n");
    let mapping = guessed(csv.as_bytes());
    assert_eq!((mapping.holds, mapping.currency.as_str()), (Holds::Orders, "CNY"));
    let mut engine = Engine::new();
    let info = take(&mut engine, mapping.clone(), csv.as_bytes(), None).unwrap();
    let issues: Vec<(u64, Reason, &str)> =
        info.quality.issues.iter().map(|issue| (issue.line, issue.reason, issue.sample.as_str())).collect();
    assert_eq!(issues, [(22, Reason::OtherCurrency, "$9.00")]);

    // A file of costs in dollars beside it is told, and so is a column that says which currency a row has.
    let costs = "month,channel,spend\n2026-01,ads,$100\n2026-01,mail,$50\n";
    let mut costs_mapping = guessed(costs.as_bytes());
    assert_eq!(costs_mapping.currency, "USD");
    take(&mut engine, costs_mapping.clone(), costs.as_bytes(), Some(Repeats::Skip)).unwrap();
    let told = |engine: &mut Engine| {
        let mut found = None;
        engine.handle(Request::Inspect { dataset: DATASET }, &mut |response| found = Some(response));
        let Some(Response::Inspected(found)) = found else { panic!("{found:?}") };
        let check = found.checks.into_iter().find(|check| check.finding == Finding::Currencies);
        check.map(|check| check.examples.into_iter().map(|example| example.text).collect::<Vec<_>>())
    };
    assert_eq!(told(&mut engine), Some(vec!["USD · file.csv".to_owned()]));
    costs_mapping.currency = "CNY".into();
    let mut engine = Engine::new();
    take(&mut engine, mapping, csv.as_bytes(), None).unwrap();
    let info = take(&mut engine, costs_mapping, costs.as_bytes(), Some(Repeats::Skip)).unwrap();
    assert_eq!(told(&mut engine), Some(vec![]));
    assert_eq!(info.quality.issues.len(), 3, "dollars are left out where costs are said to be in yuan");
}
