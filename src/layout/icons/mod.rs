//! The map's icons: strokes on a 24 x 24 grid, drawn for this product. Which thing has which
//! icon is decided here; the strokes are in `strokes`.

mod strokes;

use crate::model::{Channel, ChannelKind, LaneKind, Medium};

/// A line drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each name is its own description")]
pub enum Icon {
    Stage,
    Step,
    Picture,
    Goal,
    Behaviour,
    Need,
    Touchpoint,
    Emotion,
    Quote,
    Pain,
    Kpi,
    Opportunity,
    Measure,
    Frontstage,
    Backstage,
    Support,
    Department,
    Text,
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
    InPerson,
    OnScreen,
    FaceDelighted,
    FaceHappy,
    FaceNeutral,
    FaceUnhappy,
    FaceAngry,
    ChevronDown,
    ChevronRight,
    Plus,
    Comment,
    Link,
    Delight,
    Bottleneck,
}

impl Icon {
    /// Width of the strokes on the 24-grid.
    pub const STROKE: f64 = 1.7;

    /// The icon of a lane.
    pub const fn of_lane(kind: LaneKind) -> Icon {
        match kind {
            LaneKind::Picture => Icon::Picture,
            LaneKind::Goal => Icon::Goal,
            LaneKind::Behaviour => Icon::Behaviour,
            LaneKind::Need => Icon::Need,
            LaneKind::Touchpoint => Icon::Touchpoint,
            LaneKind::Emotion => Icon::Emotion,
            LaneKind::Quote => Icon::Quote,
            LaneKind::Pain => Icon::Pain,
            LaneKind::Kpi => Icon::Kpi,
            LaneKind::Opportunity => Icon::Opportunity,
            LaneKind::Measure => Icon::Measure,
            LaneKind::Frontstage => Icon::Frontstage,
            LaneKind::Backstage => Icon::Backstage,
            LaneKind::Support => Icon::Support,
            LaneKind::Department => Icon::Department,
            LaneKind::Text => Icon::Text,
        }
    }

    /// The icon of a channel; one of no known kind shows whether a person or a screen is met there.
    pub const fn of_channel(channel: &Channel) -> Icon {
        match channel.kind {
            ChannelKind::Website => Icon::Website,
            ChannelKind::App => Icon::App,
            ChannelKind::MiniProgram => Icon::MiniProgram,
            ChannelKind::Social => Icon::Social,
            ChannelKind::Ads => Icon::Ads,
            ChannelKind::WordOfMouth => Icon::WordOfMouth,
            ChannelKind::Email => Icon::Email,
            ChannelKind::Sms => Icon::Sms,
            ChannelKind::Phone => Icon::Phone,
            ChannelKind::Hotline => Icon::Hotline,
            ChannelKind::OnlineChat => Icon::OnlineChat,
            ChannelKind::Chatbot => Icon::Chatbot,
            ChannelKind::Store => Icon::Store,
            ChannelKind::Branch => Icon::Branch,
            ChannelKind::RemoteBank => Icon::RemoteBank,
            ChannelKind::Delivery => Icon::Delivery,
            ChannelKind::Ar => Icon::Ar,
            ChannelKind::VoiceAssistant => Icon::VoiceAssistant,
            ChannelKind::Other => match channel.medium {
                Medium::Physical => Icon::InPerson,
                Medium::Digital => Icon::OnScreen,
            },
        }
    }

    /// The face of an emotion from -2 to +2.
    pub fn of_score(score: f64) -> Icon {
        match score {
            s if s >= 1.25 => Icon::FaceDelighted,
            s if s >= 0.4 => Icon::FaceHappy,
            s if s > -0.4 => Icon::FaceNeutral,
            s if s > -1.25 => Icon::FaceUnhappy,
            _ => Icon::FaceAngry,
        }
    }

    /// Its strokes.
    pub const fn path(self) -> &'static str {
        strokes::STROKES[self as usize].1
    }
}
