//! The words by which headers say that a column holds answers to a rating question, and to which.

use super::words::Words;

#[rustfmt::skip]
pub(super) const NPS: Words = Words {
    whole: &["nps", "推荐意愿", "推荐度", "推荐值", "净推荐值", "likelihoodtorecommend"],
    part: &["nps", "netpromoter", "promoter", "recommend", "recommendation", "推荐", "ltr"],
};

#[rustfmt::skip]
pub(super) const CES: Words = Words {
    whole: &["ces", "费力度", "客户费力度", "effort", "ease"],
    part: &["ces", "effort", "费力", "ease", "easy", "省力", "轻松", "容易", "便捷"],
};

/// Words of effort questions in which a high answer is good.
#[rustfmt::skip]
pub(super) const EASE: Words =
    Words { whole: &[], part: &["ease", "easy", "省力", "轻松", "容易", "便捷"] };

#[rustfmt::skip]
pub(super) const CSAT: Words = Words {
    whole: &["csat", "满意度", "评分", "打分", "rating", "score", "stars", "star", "星级", "得分"],
    part: &[
        "csat",
        "满意",
        "satisfaction",
        "satisfied",
        "评分",
        "打分",
        "rating",
        "score",
        "star",
        "stars",
        "星级",
        "得分",
        "评价",
        "体验分",
    ],
};
