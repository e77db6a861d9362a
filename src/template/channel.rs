//! Channels: the standard list, their names, and the guess of a channel's kind from the words of its name.

use super::Ids;
use crate::model::{Channel, ChannelId, ChannelKind};
use crate::text::{Lang, Phrase, template as words};

/// The name of a kind of channel.
pub const fn channel_name(kind: ChannelKind) -> Phrase {
    match kind {
        ChannelKind::Website => words::WEBSITE,
        ChannelKind::App => words::APP,
        ChannelKind::MiniProgram => words::MINI_PROGRAM,
        ChannelKind::Social => words::SOCIAL,
        ChannelKind::Ads => words::ADS,
        ChannelKind::WordOfMouth => words::WORD_OF_MOUTH,
        ChannelKind::Email => words::EMAIL,
        ChannelKind::Sms => words::SMS,
        ChannelKind::Phone => words::PHONE,
        ChannelKind::Hotline => words::HOTLINE,
        ChannelKind::OnlineChat => words::ONLINE_CHAT,
        ChannelKind::Chatbot => words::CHATBOT,
        ChannelKind::Store => words::STORE,
        ChannelKind::Branch => words::BRANCH,
        ChannelKind::RemoteBank => words::REMOTE_BANK,
        ChannelKind::Delivery => words::DELIVERY,
        ChannelKind::Ar => words::AR,
        ChannelKind::VoiceAssistant => words::VOICE_ASSISTANT,
        ChannelKind::Other => words::OTHER_CHANNEL,
    }
}

/// One channel of every kind but "other", which is for the user's own.
pub fn standard_channels(lang: Lang, ids: Ids<'_>) -> Vec<Channel> {
    let named = ChannelKind::ALL.into_iter().filter(|kind| *kind != ChannelKind::Other);
    named.map(|kind| new_channel(channel_name(kind).get(lang), kind, ids)).collect()
}

/// A channel of a kind, met as channels of that kind usually are.
pub fn new_channel(name: &str, kind: ChannelKind, ids: Ids<'_>) -> Channel {
    Channel { id: ChannelId(ids()), name: name.into(), kind, medium: kind.medium(), aliases: Vec::new() }
}

/// Parts of names that give a kind away. The first match from the top counts, so narrow words stand
/// before wide ones: 智能客服 before 客服, 远程银行 before 银行. Latin entries match whole words alone.
const CLUES: [(ChannelKind, &[&str]); 18] = [
    (ChannelKind::MiniProgram, &["小程序", "mini program", "miniprogram", "miniapp", "mini app"]),
    (ChannelKind::VoiceAssistant, &["语音助手", "智能音箱", "voice assistant", "alexa", "siri"]),
    (ChannelKind::Chatbot, &["机器人", "智能客服", "chatbot", "bot"]),
    (ChannelKind::RemoteBank, &["远程银行", "视频银行", "remote bank", "remote banking", "video banking"]),
    (ChannelKind::OnlineChat, &["在线客服", "在线咨询", "客服", "chat", "live chat", "livechat"]),
    (ChannelKind::Hotline, &["热线", "400", "hotline", "call center", "call centre", "contact center"]),
    (ChannelKind::Sms, &["短信", "彩信", "sms", "text message", "mms"]),
    (ChannelKind::Phone, &["电话", "外呼", "call", "calls", "phone", "telephone"]),
    (ChannelKind::Email, &["邮件", "邮箱", "email", "e-mail", "mail", "newsletter", "edm"]),
    (
        ChannelKind::Ads,
        &["广告", "投放", "竞价", "sem", "ad", "ads", "advertising", "paid", "cpc", "ppc", "display"],
    ),
    (
        ChannelKind::Social,
        &[
            "社交",
            "社媒",
            "微博",
            "小红书",
            "抖音",
            "快手",
            "知乎",
            "直播",
            "公众号",
            "微信",
            "social",
            "facebook",
            "instagram",
            "tiktok",
            "wechat",
            "weibo",
            "linkedin",
            "twitter",
            "youtube",
        ],
    ),
    (ChannelKind::WordOfMouth, &["口碑", "推荐", "转介绍", "word of mouth", "referral", "wom"]),
    (ChannelKind::Delivery, &["快递", "物流", "配送", "delivery", "courier", "shipping", "parcel"]),
    (ChannelKind::Branch, &["网点", "支行", "分行", "营业厅", "柜台", "柜面", "branch", "counter", "teller"]),
    (
        ChannelKind::Store,
        &["门店", "店铺", "实体店", "专柜", "线下", "store", "shop", "retail", "pos", "offline", "in-store"],
    ),
    (ChannelKind::Ar, &["增强现实", "ar"]),
    (ChannelKind::App, &["app", "客户端", "移动端", "手机", "mobile", "ios", "android", "tablet", "平板"]),
    (
        ChannelKind::Website,
        &[
            "网站", "官网", "网页", "网上", "商城", "搜索", "电脑", "website", "web", "site", "desktop",
            "pc", "browser", "online", "organic", "direct", "search", "h5",
        ],
    ),
];

/// The kind that a channel's name suggests, in Chinese or English; [`ChannelKind::Other`] if none.
pub fn guess_channel_kind(name: &str) -> ChannelKind {
    let words: Vec<String> = name
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let spaced = format!(" {} ", words.join(" "));
    let found = |clue: &str| match clue.is_ascii() {
        true => has_word(&spaced, clue),
        false => spaced.contains(clue),
    };
    CLUES
        .iter()
        .find(|(_, clues)| clues.iter().any(|clue| found(clue)))
        .map_or(ChannelKind::Other, |(kind, _)| *kind)
}

/// Whether a Latin word stands in the text without a Latin letter or digit on either side; Chinese
/// characters may touch it, as in "手机App".
fn has_word(text: &str, word: &str) -> bool {
    let touches = |c: char| c.is_ascii_alphanumeric();
    text.match_indices(word)
        .any(|(at, _)| !text[..at].ends_with(touches) && !text[at + word.len()..].starts_with(touches))
}

#[cfg(test)]
mod tests {
    use super::{ChannelKind, guess_channel_kind};

    #[test]
    fn names_in_both_languages_give_their_kind_away() {
        let table = [
            ("官网", ChannelKind::Website),
            ("web", ChannelKind::Website),
            ("Desktop", ChannelKind::Website),
            ("手机App", ChannelKind::App),
            ("mobile_app", ChannelKind::App),
            ("tablet", ChannelKind::App),
            ("微信小程序", ChannelKind::MiniProgram),
            ("微信", ChannelKind::Social),
            ("小红书", ChannelKind::Social),
            ("Paid Search", ChannelKind::Ads),
            ("信息流广告", ChannelKind::Ads),
            ("智能客服", ChannelKind::Chatbot),
            ("在线客服", ChannelKind::OnlineChat),
            ("400热线", ChannelKind::Hotline),
            ("call", ChannelKind::Phone),
            ("E-Mail", ChannelKind::Email),
            ("短信", ChannelKind::Sms),
            ("线下门店", ChannelKind::Store),
            ("营业厅", ChannelKind::Branch),
            ("顺丰快递", ChannelKind::Delivery),
            ("朋友推荐", ChannelKind::WordOfMouth),
            // Words inside other words do not count.
            ("recall", ChannelKind::Other),
            ("market", ChannelKind::Other),
            ("shadow", ChannelKind::Other),
            ("", ChannelKind::Other),
        ];
        for (name, kind) in table {
            assert_eq!(guess_channel_kind(name), kind, "{name}");
        }
    }
}
