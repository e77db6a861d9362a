//! Words of the templates: stage presets, names of channels, names of what is new.

use super::Phrase;

/// Name of a new workspace.
pub const NEW_WORKSPACE: Phrase = Phrase::new("我的工作区", "My workspace");
/// Name of a new journey.
pub const NEW_JOURNEY: Phrase = Phrase::new("未命名旅程", "Untitled journey");
/// Name of a journey drawn from data; `{dataset}` is the name of the data set.
pub const JOURNEY_FROM_DATA: Phrase = Phrase::new("{dataset} · 实际旅程", "{dataset}: actual journey");
/// Name of a step that several touchpoints share, by the most frequent one.
pub const SHARED_STEP: Phrase = Phrase::new("{name}等 {count} 个触点", "{name} and others ({count})");

/// Preset: five stages.
pub const CLASSIC: Phrase = Phrase::new("经典五阶段", "Classic five stages");
/// When to take it.
pub const CLASSIC_HINT: Phrase =
    Phrase::new("多数消费品与零售业务的起点", "Where most retail and consumer journeys start");
/// Preset: with a decision of its own.
pub const DECIDED: Phrase = Phrase::new("含决策阶段", "With a decision stage");
/// When to take it.
pub const DECIDED_HINT: Phrase = Phrase::new(
    "客户要比较、审批后才下单：大额或企业采购",
    "For purchases that are compared and approved: costly goods, B2B",
);
/// Preset: contact and exchange.
pub const ENGAGED: Phrase = Phrase::new("互动与服务", "Engagement and service");
/// When to take it.
pub const ENGAGED_HINT: Phrase = Phrase::new(
    "靠持续沟通成交、售后很重的业务",
    "For sales through lasting contact, with much service after",
);
/// Preset: from getting to know it.
pub const DISCOVERED: Phrase = Phrase::new("从认知到忠诚", "Discovery to loyalty");
/// When to take it.
pub const DISCOVERED_HINT: Phrase = Phrase::new(
    "内容种草、搜索带来新客的线上业务",
    "For online business that is found by content and search",
);
/// Preset: to recommendation.
pub const ADVOCATED: Phrase = Phrase::new("复购与口碑", "Retention and advocacy");
/// When to take it.
pub const ADVOCATED_HINT: Phrase = Phrase::new(
    "订阅、会员等看重留存和推荐的业务",
    "For subscriptions and memberships that live on renewal and referral",
);

/// A stage in which people first hear of it.
pub const AWARENESS: Phrase = Phrase::new("意识", "Awareness");
/// A stage in which people get to know it.
pub const DISCOVERY: Phrase = Phrase::new("认知", "Discovery");
/// A stage in which people weigh it.
pub const CONSIDERATION: Phrase = Phrase::new("考虑", "Consideration");
/// A stage in which people decide.
pub const DECISION: Phrase = Phrase::new("决策", "Decision");
/// A stage in which people buy.
pub const PURCHASE: Phrase = Phrase::new("购买", "Purchase");
/// A stage in which people use it.
pub const USE: Phrase = Phrase::new("使用", "Use");
/// A stage in which people come back.
pub const LOYALTY: Phrase = Phrase::new("忠诚", "Loyalty");
/// A stage in which people are drawn in.
pub const ATTRACTION: Phrase = Phrase::new("引流", "Attraction");
/// A stage of the first contact.
pub const FIRST_CONTACT: Phrase = Phrase::new("初步接触", "First contact");
/// A stage of lasting exchange.
pub const ENGAGEMENT: Phrase = Phrase::new("持续互动", "Ongoing engagement");
/// A stage in which the purchase is decided.
pub const PURCHASE_DECISION: Phrase = Phrase::new("购买决策", "Purchase decision");
/// A stage of help after the purchase.
pub const AFTER_SALES: Phrase = Phrase::new("售后服务", "After-sales service");
/// A stage in which people stay.
pub const RETENTION: Phrase = Phrase::new("保留", "Retention");
/// A stage in which people recommend it.
pub const ADVOCACY: Phrase = Phrase::new("宣传", "Advocacy");

/// Website.
pub const WEBSITE: Phrase = Phrase::new("网站", "Website");
/// App.
pub const APP: Phrase = Phrase::new("App", "App");
/// Mini program.
pub const MINI_PROGRAM: Phrase = Phrase::new("小程序", "Mini program");
/// Social media.
pub const SOCIAL: Phrase = Phrase::new("社交媒体", "Social media");
/// Advertising.
pub const ADS: Phrase = Phrase::new("广告", "Advertising");
/// Word of mouth.
pub const WORD_OF_MOUTH: Phrase = Phrase::new("口碑推荐", "Word of mouth");
/// E-mail.
pub const EMAIL: Phrase = Phrase::new("电子邮件", "Email");
/// Text message.
pub const SMS: Phrase = Phrase::new("短信", "SMS");
/// Phone.
pub const PHONE: Phrase = Phrase::new("电话", "Phone");
/// Hotline.
pub const HOTLINE: Phrase = Phrase::new("服务热线", "Hotline");
/// Chat with a person.
pub const ONLINE_CHAT: Phrase = Phrase::new("在线客服", "Live chat");
/// Chat with a machine.
pub const CHATBOT: Phrase = Phrase::new("智能客服", "Chatbot");
/// Store.
pub const STORE: Phrase = Phrase::new("门店", "Store");
/// Branch of a bank.
pub const BRANCH: Phrase = Phrase::new("网点", "Branch");
/// Remote bank.
pub const REMOTE_BANK: Phrase = Phrase::new("远程银行", "Remote banking");
/// Delivery.
pub const DELIVERY: Phrase = Phrase::new("快递", "Delivery");
/// Augmented reality.
pub const AR: Phrase = Phrase::new("AR 体验", "AR");
/// Voice assistant.
pub const VOICE_ASSISTANT: Phrase = Phrase::new("语音助手", "Voice assistant");
/// Any other channel.
pub const OTHER_CHANNEL: Phrase = Phrase::new("其他渠道", "Other channel");
