//! The registries that all journeys of a workspace share: channels and touchpoints.

use super::{ChannelId, TouchpointId};
use serde::{Deserialize, Serialize};

/// A way to reach the company.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Channel {
    /// Its identity.
    pub id: ChannelId,
    /// Its name; the channel column of data is matched to it.
    pub name: String,
    /// What sort of channel it is: decides its icon.
    pub kind: ChannelKind,
    /// Digital or physical: decides the shape of its badge.
    pub medium: Medium,
    /// Other names under which data knows it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
}

/// Whether a channel is met on a screen or in the flesh.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Medium {
    /// On a screen or a line: a round badge.
    Digital,
    /// In the flesh: a rounded square.
    Physical,
}

/// What sort of channel it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each name is its own description")]
pub enum ChannelKind {
    Website,
    App,
    MiniProgram,
    Social,
    Ads,
    WordOfMouth,
    Email,
    Sms,
    Phone,
    Hotline,
    OnlineChat,
    Chatbot,
    Store,
    Branch,
    RemoteBank,
    Delivery,
    Ar,
    VoiceAssistant,
    Other,
}

impl ChannelKind {
    /// Every kind.
    pub const ALL: [ChannelKind; 19] = [
        ChannelKind::Website,
        ChannelKind::App,
        ChannelKind::MiniProgram,
        ChannelKind::Social,
        ChannelKind::Ads,
        ChannelKind::WordOfMouth,
        ChannelKind::Email,
        ChannelKind::Sms,
        ChannelKind::Phone,
        ChannelKind::Hotline,
        ChannelKind::OnlineChat,
        ChannelKind::Chatbot,
        ChannelKind::Store,
        ChannelKind::Branch,
        ChannelKind::RemoteBank,
        ChannelKind::Delivery,
        ChannelKind::Ar,
        ChannelKind::VoiceAssistant,
        ChannelKind::Other,
    ];

    /// Whether channels of this kind are usually met on a screen.
    pub const fn medium(self) -> Medium {
        match self {
            ChannelKind::WordOfMouth | ChannelKind::Store | ChannelKind::Branch | ChannelKind::Delivery => {
                Medium::Physical
            }
            _ => Medium::Digital,
        }
    }
}

/// A place where customer and company meet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Touchpoint {
    /// Its identity.
    pub id: TouchpointId,
    /// Its name; the touchpoint column of data is matched to it.
    pub name: String,
    /// The channel on which it is usually met.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<ChannelId>,
    /// Other names under which data knows it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
}

impl Touchpoint {
    /// Whether data calls this touchpoint by `name` (compared by [`same_name`]).
    pub fn answers_to(&self, name: &str) -> bool {
        same_name(&self.name, name) || self.aliases.iter().any(|alias| same_name(alias, name))
    }
}

/// Whether two names mean the same: letter case and surrounding or repeated blanks do not count,
/// and `_`, `-` and a blank are one.
pub fn same_name(a: &str, b: &str) -> bool {
    canonical(a).eq(canonical(b))
}

/// The form in which names that mean the same are equal; for dictionaries of many names.
pub fn canonical_name(name: &str) -> String {
    canonical(name).collect()
}

fn canonical(text: &str) -> impl Iterator<Item = char> + '_ {
    text.split(|c: char| c.is_whitespace() || c == '_' || c == '-')
        .filter(|word| !word.is_empty())
        .enumerate()
        .flat_map(|(at, word)| (at > 0).then_some(' ').into_iter().chain(word.chars()))
        .flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::same_name;

    #[test]
    fn names_are_compared_without_case_and_blanks() {
        assert!(same_name("Product  View", "product_view"));
        assert!(same_name(" 在线客服 ", "在线客服"));
        assert!(!same_name("支付", "支付失败"));
        assert!(!same_name("", "a"));
    }
}
