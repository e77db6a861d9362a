//! Words of the synthetic sample data: headers, values and what customers wrote. All of it is invented.

use super::Phrase;

const fn p(zh: &'static str, en: &'static str) -> Phrase {
    Phrase::new(zh, en)
}

/// Name of the data set.
pub const DATASET: Phrase = p("示例数据（合成）", "Sample data (synthetic)");
/// Name of its file.
pub const FILE_NAME: Phrase = p("示例电商_2026上半年.csv", "sample_shop_2026_h1.csv");

/// Headers, in the order of the columns.
pub const HEADERS: [Phrase; 13] = [
    p("客户编号", "customer_id"),
    p("时间", "time"),
    p("触点", "touchpoint"),
    p("渠道", "channel"),
    p("阶段", "stage"),
    p("会话编号", "session_id"),
    p("满意度(1-5)", "csat"),
    p("推荐意愿(0-10)", "nps"),
    p("金额", "amount"),
    p("评价", "comment"),
    p("城市", "city"),
    p("设备", "device"),
    p("会员等级", "customer_tier"),
];

/// Cities, by descending number of customers.
pub const CITIES: [Phrase; 8] = [
    p("上海", "Shanghai"),
    p("北京", "Beijing"),
    p("广州", "Guangzhou"),
    p("深圳", "Shenzhen"),
    p("杭州", "Hangzhou"),
    p("成都", "Chengdu"),
    p("武汉", "Wuhan"),
    p("西安", "Xi'an"),
];

/// Devices: phone, computer, tablet.
pub const DEVICES: [Phrase; 3] = [p("手机", "phone"), p("电脑", "computer"), p("平板", "tablet")];

/// Loyalty tiers, from the lowest up.
pub const TIERS: [Phrase; 4] =
    [p("普通", "basic"), p("银卡", "silver"), p("金卡", "gold"), p("黑金", "black")];

/// A time that cannot be read, as people type it.
pub const UNREADABLE_TIMES: [Phrase; 3] =
    [p("2026-02-30 10:15", "2026-02-30 10:15"), p("昨天下午", "yesterday afternoon"), p("待补", "tbd")];

/// What pleased customers write, by touchpoint; none where people rarely write.
pub const PRAISE: [&[Phrase]; 12] = [
    &[
        p("博主穿搭很实用，直接照着买", "Useful outfit ideas, bought the whole look"),
        p("视频里讲面料讲得很清楚", "The video explained the fabric really well"),
    ],
    &[p("搜同款很方便，价格也有优势", "Easy to find the same item, and the price was good")],
    &[
        p("买家秀很多，参考价值高", "Plenty of photos by buyers, very helpful"),
        p("细节图清楚，色差小", "Clear detail shots and true colours"),
    ],
    &[
        p("客服很耐心，推荐的尺码刚好", "Patient agent, the size she suggested fits"),
        p("回复快，还帮我搭了一套", "Quick answer, and she even put an outfit together"),
    ],
    &[p("优惠自动算好了，很省事", "The discount was applied for me, no fuss")],
    &[p("一次就付成功了，挺快", "Paid at the first try, quick")],
    &[
        p("物流很快，第二天就到", "Arrived the next day"),
        p("每一步都有短信提醒，安心", "A text at every step, reassuring"),
    ],
    &[
        p("比照片还好看，版型很正", "Even nicer than in the photos, great cut"),
        p("包装用心，还有手写卡片", "Lovely packaging with a handwritten card"),
        p("面料舒服，尺码刚好，会回购", "Comfortable fabric, fits perfectly, will buy again"),
        p("上身显瘦，同事都问链接", "Flattering, colleagues keep asking where I got it"),
    ],
    &[p("换码很顺利，上门取件很快", "The exchange was smooth and pickup was quick")],
    &[
        p("老客户券很实在，推荐给闺蜜了", "The coupon for regulars is worth it, told my best friend"),
        p("第三次买了，一直很稳定", "My third order, always reliable"),
    ],
    &[p(
        "店员很专业，试完线上下单更放心",
        "Knowledgeable staff; felt safe ordering online after trying it on",
    )],
    &[p("券的力度可以", "Good coupon")],
];

/// What annoyed customers write, by touchpoint.
pub const COMPLAINTS: [&[Phrase]; 12] = [
    &[p("一看就是软广", "Obviously a paid post")],
    &[
        p("到手价要自己算，太绕了", "You have to work out the final price yourself, confusing"),
        p("搜出来一堆不相关的", "Search results full of unrelated items"),
    ],
    &[
        p("尺码表看不懂，没有实测数据", "The size chart makes no sense, no real measurements"),
        p("图片和实物颜色差太多", "The colour is nothing like the pictures"),
    ],
    &[
        p("等了五六分钟才有人回", "Waited five or six minutes for a reply"),
        p("机器人答非所问", "The bot did not understand my question"),
    ],
    &[
        p("满减规则太复杂，凑半天", "The discount rules are far too complicated"),
        p("地址改了两次才保存成功", "Had to enter the address twice before it was saved"),
    ],
    &[
        p("跳转验证一直失败，重来三次", "Verification kept failing, had to start over three times"),
        p("付款转圈，最后显示超时", "Payment kept spinning and then timed out"),
        p("扣了款却显示未支付", "Money was taken but the order shows unpaid"),
        p("付不了款，太耽误事", "Could not pay, what a waste of time"),
    ],
    &[
        p("物流两天没更新", "No tracking update for two days"),
        p("说好三天到，等了六天", "Promised in three days, took six"),
    ],
    &[
        p("尺码偏小，和尺码表对不上", "Runs small, does not match the size chart"),
        p("线头很多，不值这个价", "Loose threads, not worth the price"),
    ],
    &[
        p("退款拖了十天，打了三次电话", "Ten days for a refund and three phone calls"),
        p("电话一直占线，没人处理", "The line is always busy and nobody deals with it"),
        p("退货运费要自己出", "Had to pay for the return myself"),
    ],
    &[p("老客户价格还不如新人", "New customers get better prices than regulars")],
    &[p("门店没有我的码", "The store did not have my size")],
    &[p("推送太频繁，关掉了", "Far too many messages, turned them off")],
];
