//! Words of the sample map: an online fashion shop, drawn the way a customer-experience team would. The words
//! of its synthetic data are in `sample_data`. All names and findings are invented.

use super::Phrase;

const fn p(zh: &'static str, en: &'static str) -> Phrase {
    Phrase::new(zh, en)
}

/// Name of the sample workspace.
pub const WORKSPACE: Phrase = p("示例电商", "Sample shop");
/// Name of the sample journey.
pub const JOURNEY: Phrase = p("线上购物旅程", "Online shopping journey");
/// Its scenario.
pub const SCENARIO: Phrase =
    p("换季购置通勤装，以手机为主", "Buying a work wardrobe for the new season, mostly on the phone");
/// Its goal.
pub const GOAL: Phrase = p(
    "三天内收到合身的衣服，不合适也能轻松退换",
    "Clothes that fit within three days, and an easy way back if they don't",
);
/// Who answers for it.
pub const OWNER: Phrase = p("客户体验部", "Customer experience");
/// Its version label.
pub const VERSION: Phrase = p("v7", "v7");

/// The stages, and what the customer wants in each.
pub const STAGES: [(Phrase, Phrase); 5] = [
    (p("认知", "Awareness"), p("发现适合自己的穿搭", "Find a look that suits me")),
    (
        p("考虑", "Consideration"),
        p("确认款式、尺码和价格都合适", "Be sure that style, size and price are right"),
    ),
    (p("购买", "Purchase"), p("快速、放心地付完款", "Pay quickly and without worry")),
    (p("使用", "Use"), p("准时收到，穿上就合身", "Get it on time and have it fit")),
    (p("忠诚", "Loyalty"), p("有问题有人管，下次还愿意来", "Be looked after, and want to come back")),
];

/// The steps, two a stage.
pub const STEPS: [Phrase; 10] = [
    p("看到种草内容", "See a post"),
    p("搜索比价", "Search and compare"),
    p("浏览详情", "Read the product page"),
    p("咨询尺码", "Ask about size"),
    p("加购结算", "Cart and checkout"),
    p("支付", "Pay"),
    p("等待收货", "Wait for delivery"),
    p("开箱试穿", "Unbox and try on"),
    p("退换与售后", "Return or exchange"),
    p("复购推荐", "Reorder and recommend"),
];

/// The touchpoints under the names that the data uses; the first ten belong to the ten steps.
pub const TOUCHPOINTS: [Phrase; 12] = [
    p("种草内容", "Social post"),
    p("搜索比价", "Search and compare"),
    p("商品详情", "Product page"),
    p("尺码咨询", "Size advice"),
    p("购物车结算", "Cart and checkout"),
    p("支付", "Payment"),
    p("物流通知", "Delivery updates"),
    p("开箱试穿", "Unboxing"),
    p("退换售后", "Returns and service"),
    p("复购推荐", "Reorder and referral"),
    p("门店试穿", "In-store fitting"),
    p("优惠券推送", "Coupon push"),
];

/// How often a customer meets each of the ten step touchpoints, in words.
pub const FREQUENCY: [Phrase; 10] = [
    p("每周数次", "Several times a week"),
    p("每次购买 2–3 次", "Two or three times a purchase"),
    p("每次购买 3–5 次", "Three to five times a purchase"),
    p("约每三单一次", "About every third order"),
    p("每单 1–2 次", "Once or twice an order"),
    p("每单一次", "Once an order"),
    p("每单 3–4 条", "Three or four messages an order"),
    p("每单一次", "Once an order"),
    p("约每六单一次", "About every sixth order"),
    p("每季一次", "Once a season"),
];

/// What the customer does in each step.
pub const BEHAVIOURS: [Phrase; 10] = [
    p("刷到穿搭视频，点进商品", "Scrolls past an outfit video and taps through to the item"),
    p("搜同款，对比三家价格", "Looks for the same item and compares three shops"),
    p("看评价与实拍图", "Reads reviews and looks for photos by buyers"),
    p("问客服身高体重怎么选", "Tells an agent height and weight and asks which size"),
    p("凑满减，改地址两次", "Adds items to reach the discount, changes the address twice"),
    p("选支付方式，跳转验证", "Picks a way to pay and is sent off to verify"),
    p("每天查两次物流", "Checks the parcel twice a day"),
    p("试穿、拍照发给朋友", "Tries it on and sends photos to friends"),
    p("在线申请换码，打电话催退款", "Asks for another size online, rings to chase the refund"),
    p("晒单，领券再逛", "Posts the outfit, takes a coupon and browses again"),
];

/// What the customer needs in each stage.
pub const NEEDS: [Phrase; 5] = [
    p("内容可信，别是广告", "Content I can trust, not another ad"),
    p("尺码准、信息全，一次选对", "Exact sizes and full details, so that I choose right first time"),
    p("三步之内付完，优惠自动算好", "Pay in three steps, with the best discount worked out for me"),
    p("准时、可预期，包装完好", "On time, no surprises, well packed"),
    p("退换省心，被当老客户对待", "Easy returns, and to be treated as a regular"),
];

/// What the customer says in each stage.
pub const QUOTES: [Phrase; 5] = [
    p("“看起来不错，可是不是又是软广？”", "“Looks good, but is this another paid post?”"),
    p("“模特穿 S，那我 165 该穿什么？”", "“The model wears an S. What should I take at 165 cm?”"),
    p(
        "“跳来跳去三次，最后还是付款失败。”",
        "“Sent back and forth three times, and the payment still failed.”",
    ),
    p("“比照片还好看，包装也用心！”", "“Even better than in the photos, and so nicely packed!”"),
    p("“换个码很快，退钱却要我打电话催。”", "“The exchange was quick, but I had to ring to get my money.”"),
];

/// What hurts: one text a pain point, in the order of the board.
pub const PAINS: [Phrase; 8] = [
    p("怀疑是软广", "Suspects a paid post"),
    p("比价信息不透明，到手价要自己算", "Prices are hard to compare: the final price has to be worked out"),
    p("客服高峰期要等好几分钟", "At busy hours an agent takes minutes to answer"),
    p("满减算不清，地址要改两次", "The discount rules are a puzzle, and the address has to be fixed twice"),
    p("跳转验证失败，重来一遍", "The redirect for verification fails and payment starts over"),
    p("物流停更，不知道卡在哪", "Tracking stops and nobody knows where the parcel is"),
    p("退款要打电话催", "Refunds have to be chased by phone"),
    p("尺码表与实物不符", "The size chart does not match the garment"),
];

/// Where the pain points were found, in the order of the board; empty means nowhere yet.
pub const PAIN_SOURCES: [Phrase; 8] = [
    p("", ""),
    p("用户访谈 2026-03", "Interviews, March 2026"),
    p("客服会话抽样 2026-04", "Sample of chat sessions, April 2026"),
    p("可用性测试 2026-04", "Usability test, April 2026"),
    p("支付失败工单 2026-05", "Tickets about failed payments, May 2026"),
    p("物流投诉工单 2026-04", "Complaints about delivery, April 2026"),
    p("售后电话录音抽样 2026-05", "Sample of service calls, May 2026"),
    p("退货原因登记 2026-05", "Reasons given for returns, May 2026"),
];

/// What could be better, in the order of the board.
pub const OPPORTUNITIES: [Phrase; 6] = [
    p("达人实名测评合作", "Reviews by creators under their real names"),
    p("详情页加真人试穿与尺码推荐", "Real-body photos and a size finder on the product page"),
    p("免跳转支付，优惠自动最优", "Pay without leaving the app, best discount applied"),
    p("物流停更自动致歉并补券", "When tracking stops, apologise at once and add a coupon"),
    p("老客户极速退款", "Instant refunds for regulars"),
    p("开箱手写卡与搭配建议", "A handwritten card with outfit ideas in the box"),
];

/// What is being done: text, department, and effect hoped for.
pub const MEASURES: [(Phrase, Phrase, Phrase); 4] = [
    (
        p("上线尺码推荐 2.0", "Launch size finder 2.0"),
        p("商品部", "Merchandising"),
        p("退货率 −2 点", "Return rate −2 pts"),
    ),
    (
        p("接入免跳转支付", "Bring payment into the app"),
        p("支付组", "Payments"),
        p("支付转化 +4 点", "Payment conversion +4 pts"),
    ),
    (
        p("物流异常主动通知", "Tell customers first when a parcel is late"),
        p("物流部", "Logistics"),
        p("催单来电 −30%", "Chasing calls −30%"),
    ),
    (
        p("极速退款试点", "Pilot of instant refunds"),
        p("客服部", "Customer service"),
        p("售后满意度 +8 点", "Service CSAT +8 pts"),
    ),
];

/// Owners of the measures.
pub const MEASURE_OWNERS: [Phrase; 4] =
    [p("周敏", "Zhou Min"), p("何涛", "He Tao"), p("孙立", "Sun Li"), p("吴倩", "Wu Qian")];

/// What the company shows in each stage.
pub const FRONTSTAGE: [Phrase; 5] = [
    p("达人内容、品牌账号", "Creators and brand accounts"),
    p("详情页、客服接待", "Product page and chat agents"),
    p("购物车、收银台", "Cart and checkout"),
    p("发货通知、包裹、随箱卡片", "Shipping messages, parcel, card in the box"),
    p("售后热线、会员中心", "Service line and member centre"),
];

/// What the company does out of sight in each stage.
pub const BACKSTAGE: [Phrase; 5] = [
    p("选题与投放、舆情监测", "Editorial plan, media buying, social listening"),
    p("商品建档、尺码测量、客服排班", "Product data, garment measuring, agent rota"),
    p("优惠引擎、风控校验、支付对账", "Discount engine, fraud checks, reconciliation"),
    p("仓配调度、异常件处理", "Warehouse and carrier control, late parcels"),
    p("质检判责、退款审核、会员运营", "Inspection, refund approval, member programme"),
];

/// Who takes part in each stage.
pub const DEPARTMENTS: [Phrase; 5] = [
    p("市场部", "Marketing"),
    p("商品部、客服部", "Merchandising, customer service"),
    p("产品部、支付组", "Product, payments"),
    p("物流部", "Logistics"),
    p("客服部、会员运营", "Customer service, membership"),
];

/// What the customer does in the journey aimed at, where it is something else.
pub const FUTURE_BEHAVIOURS: [Phrase; 3] = [
    p("填身高体重，马上得到推荐尺码", "Enters height and weight and gets a size at once"),
    p("指纹确认，一步付完", "Confirms by fingerprint and has paid"),
    p("预约上门取件，揽收后退款到账", "Books a pick-up and has the refund when it is collected"),
];

/// What the company does for it.
pub const FUTURE_SERVICE: [Phrase; 3] = [
    p("尺码助手按真实退换数据推荐", "A size finder that learns from returns"),
    p("支付通道自动切换，失败不丢单", "Payment channels switch by themselves, no order is lost"),
    p("上门取件，一个专员跟到底", "Pick-up at home, one agent to the end"),
];

/// What a colleague said about the payment problem: author and text.
pub const COMMENT: (Phrase, Phrase) = (
    p("何涛", "He Tao"),
    p(
        "5 月 19 日网关升级后集中出现，6 月 7 日已回滚，还需防止再次发生。",
        "Began with the gateway upgrade of 19 May, rolled back on 7 June; must not happen again.",
    ),
);

/// Name of the journey that details how one pays.
pub const DETAIL: Phrase = p("结算与支付", "Checkout and payment");
/// Its scenario.
pub const DETAIL_SCENARIO: Phrase =
    p("活动期间在手机上用券下单", "On the phone, with a coupon, during a sale");
/// Its goal.
pub const DETAIL_GOAL: Phrase =
    p("一次付成功，每笔优惠都看得懂", "Pay at the first try and understand every discount");
/// Who answers for it.
pub const DETAIL_OWNER: Phrase = p("支付组", "Payments");
/// Its stages.
pub const DETAIL_STAGES: [Phrase; 3] = [p("结算", "Check out"), p("付款", "Pay"), p("确认", "Confirmation")];
/// Its steps, two a stage.
pub const DETAIL_STEPS: [Phrase; 6] = [
    p("核对商品", "Check the items"),
    p("用券凑单", "Apply coupons"),
    p("选支付方式", "Choose how to pay"),
    p("验证身份", "Verify"),
    p("等待结果", "Wait for the result"),
    p("收到通知", "Get the message"),
];
/// What the customer does in each of its steps.
pub const DETAIL_BEHAVIOURS: [Phrase; 6] = [
    p("对一遍尺码和件数", "Goes over sizes and quantities"),
    p("试三张券，看哪张省", "Tries three coupons to see which saves most"),
    p("选上次用过的方式", "Takes the way used last time"),
    p("跳到银行页面输验证码", "Is sent to the bank's page and types a code"),
    p("盯着转圈的页面", "Watches the page spin"),
    p("看到发货提醒才放心", "Relaxes when the shipping message arrives"),
];
/// What hurts along it.
pub const DETAIL_PAINS: [Phrase; 3] = [
    p("用券门槛写得太小", "The conditions of the coupon are in small print"),
    p("验证码过期，信息要重填", "The code expires and everything has to be filled in again"),
    p("不知道钱扣没扣", "No way to tell whether the money has gone"),
];
/// What could be better along it.
pub const DETAIL_OPPORTUNITY: Phrase = p("在同一页内完成验证", "Verify without leaving the page");

/// The words of a persona.
pub struct PersonaWords {
    /// Name.
    pub name: Phrase,
    /// Who it is.
    pub tagline: Phrase,
    /// What they would say.
    pub quote: Phrase,
    /// Basics and purchase history.
    pub background: Phrase,
    /// What they need.
    pub needs: [Phrase; 3],
    /// What they prefer.
    pub preferences: [Phrase; 3],
    /// How they behave.
    pub behaviours: [Phrase; 3],
}

/// The two personas.
pub const PERSONAS: [PersonaWords; 2] = [
    PersonaWords {
        name: p("林悦", "Lin Yue"),
        tagline: p("28 岁 · 都市白领", "28 · office worker in the city"),
        quote: p(
            "我愿意为省心付钱，但别让我在结算页等。",
            "I'll pay for peace of mind, but don't keep me waiting at checkout.",
        ),
        background: p(
            "一线城市独居，月均网购四次；近一年在本店下单七次，金卡会员，主要买通勤装。",
            "Lives alone in a large city and shops online four times a month; seven orders here in the past year, gold member, buys mostly workwear.",
        ),
        needs: [
            p("尺码一次选对", "The right size first time"),
            p("付款不折腾", "Payment without fuss"),
            p("三天内到货", "Delivery within three days"),
        ],
        preferences: [
            p("手机下单，微信或支付宝付款", "Orders on the phone, pays by WeChat Pay or Alipay"),
            p("信真实买家秀胜过模特图", "Trusts buyers' photos over models"),
            p("消息用短信或 App 推送，不要电话", "Wants messages by text or push, not calls"),
        ],
        behaviours: [
            p("通勤路上刷内容、加收藏", "Browses and saves items on the way to work"),
            p("晚上九点后集中下单", "Orders after nine in the evening"),
            p("不满意会晒差评，满意会晒穿搭", "Posts bad reviews when annoyed and outfits when pleased"),
        ],
    },
    PersonaWords {
        name: p("陈建国", "Chen Jianguo"),
        tagline: p("46 岁 · 两个孩子的父亲", "46 · father of two"),
        quote: p(
            "给全家买，价格要明白，有事能找到人。",
            "I buy for the whole family. Be clear about the price, and be there when something goes wrong.",
        ),
        background: p(
            "二线城市，换季时集中采购；近一年下单三次，普通会员，习惯用电脑比价。",
            "Lives in a mid-sized city and stocks up once a season; three orders in the past year, basic member, compares prices on a computer.",
        ),
        needs: [
            p("到手价一目了然", "The final price at a glance"),
            p("能和真人说上话", "A real person to talk to"),
            p("退换有人上门", "Returns collected at home"),
        ],
        preferences: [
            p("电脑上慢慢比较", "Compares at leisure on a computer"),
            p("先到门店摸面料再下单", "Feels the fabric in a store before ordering"),
            p("打电话解决问题", "Solves problems by phone"),
        ],
        behaviours: [
            p("货比三家，等大促再买", "Shops around and waits for the big sales"),
            p("一单多件，凑满减", "Puts many items in one order to reach the discount"),
            p("遇到问题先打热线", "Rings the service line first"),
        ],
    },
];

/// The names of the segments.
pub const SEGMENTS: [Phrase; 3] =
    [p("高价值客户", "High-value customers"), p("普通会员", "Basic members"), p("手机用户", "Phone users")];
