//! The words by which headers say what a column means, in Chinese and English. A header that is such a word says
//! more than one that contains it; an earlier word of a list says more than a later one.

use super::plain::to_ascii;

/// The words of one meaning.
pub(super) struct Words {
    /// Whole headers, lower case, without spaces and punctuation.
    pub(super) whole: &'static [&'static str],
    /// Parts of headers: whole words of an English header, any part of a Chinese one.
    pub(super) part: &'static [&'static str],
}

/// A header as it is compared.
pub(super) struct Header {
    joined: String,
    tokens: Vec<String>,
}

impl Header {
    pub(super) fn new(header: &str) -> Self {
        let plain = to_ascii(header);
        let mut tokens = vec![String::new()];
        let mut before = ' ';
        for character in plain.chars() {
            let is_camel = character.is_uppercase() && before.is_lowercase();
            if is_camel || !character.is_alphanumeric() || character.is_ascii() != before.is_ascii() {
                tokens.push(String::new());
            }
            if let Some(token) = tokens.last_mut().filter(|_| character.is_alphanumeric()) {
                token.extend(character.to_lowercase());
            }
            before = character;
        }
        tokens.retain(|token| !token.is_empty());
        Header { joined: tokens.concat(), tokens }
    }

    /// How much the header says that it means this: 0 is not at all, 1000 and more is the whole header.
    pub(super) fn says(&self, words: &Words) -> usize {
        let rank = |list: &[&str], at: Option<usize>, base: usize| at.map_or(0, |at| base + list.len() - at);
        let whole = words.whole.iter().position(|word| *word == self.joined);
        let part = words.part.iter().position(|word| self.holds(word));
        rank(words.whole, whole, 1000).max(rank(words.part, part, 100))
    }

    fn holds(&self, word: &str) -> bool {
        if word.is_ascii() {
            self.tokens.iter().any(|token| token == word)
        } else {
            self.joined.contains(word)
        }
    }
}

#[rustfmt::skip]
pub(super) const CUSTOMER: Words = Words {
    whole: &[
        "customerid",
        "客户编号",
        "客户id",
        "客户号",
        "用户id",
        "用户编号",
        "userid",
        "会员编号",
        "会员id",
        "会员号",
        "openid",
        "unionid",
        "customerno",
        "customernumber",
        "customercode",
        "customerkey",
        "custid",
        "clientid",
        "uid",
        "memberid",
        "memberno",
        "membernumber",
        "accountid",
        "buyerid",
        "visitorid",
        "contactid",
        "subscriberid",
        "patientid",
        "guestid",
        "respondentid",
        "distinctid",
        "anonymousid",
        "caseconceptname",
        "customer",
        "客户",
        "用户",
        "会员",
        "顾客",
        "顾客编号",
        "顾客id",
        "买家",
        "买家id",
        "买家账号",
        "访客",
        "访客id",
        "客户代码",
        "客户编码",
        "用户标识",
        "会员卡号",
        "客户账号",
        "用户账号",
        "账号",
        "账户",
        "user",
        "client",
        "member",
        "visitor",
        "respondent",
        "patient",
        "buyer",
        "account",
        "deviceid",
        "手机号",
        "手机号码",
        "客户手机号",
        "phone",
        "mobile",
        "客户名称",
        "客户姓名",
        "用户名",
        "用户昵称",
        "买家昵称",
        "姓名",
        "昵称",
        "username",
        "customername",
        "email",
    ],
    part: &[
        "customerid",
        "userid",
        "memberid",
        "客户编号",
        "客户id",
        "用户编号",
        "用户id",
        "会员编号",
        "会员id",
        "会员号",
        "顾客编号",
        "买家id",
        "访客id",
        "openid",
    ],
};

#[rustfmt::skip]
pub(super) const TIME: Words = Words {
    whole: &[
        "timestamp",
        "timetimestamp",
        "datetime",
        "eventtime",
        "time",
        "时间",
        "发生时间",
        "事件时间",
        "触达时间",
        "访问时间",
        "操作时间",
        "下单时间",
        "行为时间",
        "completetimestamp",
        "timetimestamp",
        "date",
        "日期",
        "createdat",
        "ts",
        "occurredat",
        "创建时间",
        "创建日期",
        "支付时间",
    ],
    part: &["timestamp", "datetime", "time", "date", "时间", "日期", "时刻", "at", "day"],
};

#[rustfmt::skip]
pub(super) const TOUCHPOINT: Words = Words {
    whole: &[
        "touchpoint",
        "conceptname",
        "触点",
        "接触点",
        "触点名称",
        "接触点名称",
        "event",
        "eventname",
        "事件",
        "事件名称",
        "activity",
        "activityname",
        "conceptname",
        "action",
        "行为",
        "用户行为",
        "客户行为",
        "行为类型",
        "eventtype",
        "interaction",
        "page",
        "pagename",
        "页面",
        "页面名称",
        "step",
        "behavior",
        "behaviour",
        "screen",
        "动作",
        "操作",
        "活动",
        "活动名称",
        "节点",
        "环节",
        "步骤",
        "touch",
        "事件类型",
    ],
    part: &[
        "touchpoint",
        "触点",
        "接触点",
        "event",
        "事件",
        "activity",
        "行为",
        "action",
        "interaction",
        "behavior",
        "behaviour",
        "page",
        "页面",
        "screen",
        "动作",
        "操作",
        "活动",
        "环节",
    ],
};

#[rustfmt::skip]
pub(super) const CHANNEL: Words = Words {
    whole: &[
        "channel",
        "渠道",
        "触达渠道",
        "渠道名称",
        "接触渠道",
        "channelname",
        "channeltype",
        "渠道类型",
        "platform",
        "平台",
        "terminal",
        "终端",
        "device",
        "devicetype",
        "设备",
        "设备类型",
        "source",
        "来源",
        "medium",
        "utmsource",
        "入口",
        "访问终端",
    ],
    part: &["channel", "渠道", "platform", "平台", "终端", "terminal", "来源", "source"],
};

#[rustfmt::skip]
pub(super) const STAGE: Words = Words {
    whole: &[
        "stage",
        "阶段",
        "旅程阶段",
        "journeystage",
        "stagename",
        "阶段名称",
        "phase",
        "客户阶段",
        "journeyphase",
    ],
    part: &["stage", "阶段", "phase"],
};

#[rustfmt::skip]
pub(super) const CASE: Words = Words {
    whole: &[
        "caseid",
        "caseconceptname",
        "case",
        "sessionid",
        "会话id",
        "会话编号",
        "会话",
        "session",
        "visitid",
        "sid",
        "案例编号",
        "案例id",
        "案例",
        "caseconceptname",
        "traceid",
        "journeyid",
        "旅程编号",
        "orderid",
        "订单号",
        "订单编号",
        "订单id",
        "orderno",
        "ordernumber",
        "ticketid",
        "工单号",
        "工单编号",
        "transactionid",
        "交易号",
        "流水号",
    ],
    part: &["caseid", "sessionid", "session", "会话", "案例", "订单号", "订单编号", "工单号", "单号"],
};

#[rustfmt::skip]
pub(super) const AMOUNT: Words = Words {
    whole: &[
        "amount",
        "金额",
        "订单金额",
        "实付金额",
        "支付金额",
        "消费金额",
        "交易金额",
        "成交金额",
        "revenue",
        "orderamount",
        "totalamount",
        "gmv",
        "sales",
        "实付",
        "销售额",
        "成交额",
        "收入",
        "营收",
        "price",
        "价格",
        "total",
        "payment",
        "paid",
        "spend",
        "ordervalue",
        "单价",
        "费用",
    ],
    part: &[
        "amount",
        "金额",
        "revenue",
        "gmv",
        "price",
        "实付",
        "销售额",
        "成交额",
        "收入",
        "营收",
        "价格",
        "消费",
        "spend",
        "payment",
        "sales",
    ],
};

#[rustfmt::skip]
pub(super) const COMMENT: Words = Words {
    whole: &[
        "comment",
        "comments",
        "评论",
        "评论内容",
        "评价内容",
        "反馈",
        "反馈内容",
        "feedback",
        "review",
        "reviews",
        "verbatim",
        "意见",
        "建议",
        "意见建议",
        "留言",
        "评语",
        "remark",
        "remarks",
        "备注",
        "note",
        "notes",
        "text",
        "message",
        "content",
        "内容",
        "评价",
    ],
    part: &[
        "comment",
        "comments",
        "feedback",
        "review",
        "verbatim",
        "评论",
        "反馈",
        "评价内容",
        "意见",
        "建议",
        "留言",
        "评语",
        "备注",
        "remark",
    ],
};
