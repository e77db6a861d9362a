//! The words by which headers say what the rows of a file hold, and what columns of orders, surveys, customers and costs mean.

use super::words::Words;

#[rustfmt::skip]
pub(super) const COST: Words = Words {
    whole: &[
        "cost", "spend", "adspend", "marketingcost", "marketingspend", "acquisitioncost", "费用", "投放费用", "花费",
        "广告费", "广告花费", "营销费用", "推广费用", "获客费用", "获客成本", "投放金额", "消耗", "成本", "支出", "expense", "budget",
    ],
    part: &["cost", "costs", "spend", "spending", "expense", "费用", "花费", "投放", "成本", "消耗", "支出"],
};

#[rustfmt::skip]
pub(super) const MARGIN: Words = Words {
    whole: &["margin", "grossmargin", "profit", "grossprofit", "毛利", "毛利润", "利润", "毛利额"],
    part: &["margin", "profit", "毛利", "利润"],
};

#[rustfmt::skip]
pub(super) const REFUND: Words = Words {
    whole: &["refund", "refunds", "refunded", "refundamount", "amountrefunded", "退款", "退款金额", "退货金额", "退费"],
    part: &["refund", "refunds", "refunded", "退款", "退货金额"],
};

#[rustfmt::skip]
pub(super) const QUANTITY: Words = Words {
    whole: &["quantity", "qty", "units", "items", "count", "数量", "件数", "购买数量", "商品数量"],
    part: &["quantity", "qty", "units", "数量", "件数"],
};

#[rustfmt::skip]
pub(super) const WEIGHT: Words = Words {
    whole: &["weight", "wt", "weights", "surveyweight", "sampleweight", "权重", "样本权重", "加权系数"],
    part: &["weight", "权重"],
};

#[rustfmt::skip]
pub(super) const TENURE: Words = Words {
    whole: &[
        "tenure", "tenuremonths", "months", "monthsactive", "monthsascustomer", "accountage", "在网时长", "在网月数", "入网时长",
        "月数", "使用月数", "会员月数", "会员时长", "订阅月数", "合作月数",
    ],
    part: &["tenure", "在网", "入网时长", "月数", "时长"],
};

#[rustfmt::skip]
pub(super) const CHURNED: Words = Words {
    whole: &[
        "churn", "churned", "ischurned", "ischurn", "churnflag", "exited", "attrition", "attrited", "cancelled", "canceled",
        "流失", "是否流失", "已流失", "流失标记", "是否离网", "是否退订",
    ],
    part: &["churn", "churned", "attrition", "流失", "离网", "退订"],
};

/// What a customer pays in a month.
#[rustfmt::skip]
pub(super) const MONTHLY: Words = Words {
    whole: &[
        "monthlycharges", "monthlycharge", "mrr", "monthlyfee", "monthlyrevenue", "monthlyamount", "arpu", "subscriptionfee",
        "月费", "月租", "月租费", "月消费", "月均消费", "月付金额", "每月费用", "月资费",
    ],
    part: &["monthly", "mrr", "月费", "月租", "月消费", "月均消费", "每月"],
};

/// Since when somebody is a customer: a time that makes no event of a row.
#[rustfmt::skip]
pub(super) const SINCE: Words = Words {
    whole: &[
        "registeredat", "registrationdate", "signupdate", "joindate", "customersince", "birthday", "birthdate", "注册时间",
        "注册日期", "入会时间", "入会日期", "开户日期", "开户时间", "生日", "出生日期", "入网时间", "入网日期",
    ],
    part: &["signup", "registered", "registration", "join", "joined", "birth", "since", "注册", "入会", "开户", "生日", "出生", "入网"],
};

#[rustfmt::skip]
pub(super) const ALIAS: Words = Words {
    whole: &["alias", "aliasid", "otherid", "oldid", "duplicateid", "secondaryid", "sourceid", "别名", "原编号", "旧编号", "其他编号", "副编号"],
    part: &["alias", "old", "duplicate", "别名", "原", "旧", "其他", "副"],
};

#[rustfmt::skip]
pub(super) const CANONICAL: Words = Words {
    whole: &[
        "canonicalid", "canonical", "masterid", "mainid", "primaryid", "mergedinto", "oneid", "unifiedid", "goldenid",
        "主编号", "主客户编号", "主id", "统一编号", "统一客户编号", "合并后编号", "统一id",
    ],
    part: &["canonical", "master", "primary", "unified", "golden", "主编号", "主客户", "统一", "合并后"],
};

/// Words in place of an answer that say that there is none.
pub(super) const NO_ANSWER: [&str; 15] = [
    "no answer",
    "not answered",
    "don't know",
    "do not know",
    "no opinion",
    "prefer not to say",
    "skipped",
    "refused",
    "未作答",
    "未回答",
    "未填写",
    "拒答",
    "不知道",
    "不清楚",
    "说不清",
];

/// Words in place of an answer that say that the thing was not used.
pub(super) const NOT_USED: [&str; 9] = [
    "not used",
    "did not use",
    "never used",
    "not applicable",
    "n/a",
    "不适用",
    "未使用",
    "没用过",
    "未使用过",
];
