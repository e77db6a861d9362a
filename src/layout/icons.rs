//! The map's icons: strokes on a 24 x 24 grid, drawn for this product.
//!
//! Paths are SVG path data with round ends and joins, no fill. Which thing has which icon is decided here too.

use crate::model::{ChannelKind, LaneKind};

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

/// The circle of a face, radius 9.
macro_rules! face {
    ($rest:literal) => {
        concat!(
            "M12 3C16.97 3 21 7.03 21 12C21 16.97 16.97 21 12 21C7.03 21 3 16.97 3 12C3 7.03 7.03 3 12 3Z",
            $rest
        )
    };
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

    /// The icon of a channel.
    pub const fn of_channel(kind: ChannelKind) -> Icon {
        match kind {
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
            ChannelKind::Other => Icon::Other,
        }
    }

    /// The built-in line drawing of a storyboard picture; a picture frame for a name that is not known.
    pub fn named(name: &str) -> Icon {
        Self::DRAWINGS.iter().find(|(known, _)| *known == name).map_or(Icon::Picture, |(_, icon)| *icon)
    }

    /// The built-in line drawings that a storyboard picture can name.
    pub const DRAWINGS: [(&'static str, Icon); 24] = [
        ("website", Icon::Website),
        ("app", Icon::App),
        ("mini_program", Icon::MiniProgram),
        ("social", Icon::Social),
        ("ads", Icon::Ads),
        ("word_of_mouth", Icon::WordOfMouth),
        ("email", Icon::Email),
        ("sms", Icon::Sms),
        ("phone", Icon::Phone),
        ("hotline", Icon::Hotline),
        ("chat", Icon::OnlineChat),
        ("chatbot", Icon::Chatbot),
        ("store", Icon::Store),
        ("branch", Icon::Branch),
        ("remote_bank", Icon::RemoteBank),
        ("delivery", Icon::Delivery),
        ("ar", Icon::Ar),
        ("voice", Icon::VoiceAssistant),
        ("idea", Icon::Opportunity),
        ("goal", Icon::Goal),
        ("people", Icon::Department),
        ("delighted", Icon::FaceDelighted),
        ("neutral", Icon::FaceNeutral),
        ("angry", Icon::FaceAngry),
    ];

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
        match self {
            Icon::Stage => "M4 6.5H15L20 12L15 17.5H4L8.5 12Z",
            Icon::Step => "M3 7H9V12.5H15V18H21",
            Icon::Picture => "M4 5H20V19H4ZM4 16L9 11L13 15L15.5 12.5L20 17M15.5 8.6V8.7",
            Icon::Goal => "M6 21V4M6 4.5C9 3 12 6.5 18.5 4.5V13C12 15 9 11.5 6 13",
            Icon::Behaviour => "M13.5 2.5L6.5 13H12L10.5 21.5L17.5 10.5H12Z",
            Icon::Need => {
                "M12 20C6.5 16 3.5 12.7 3.5 9C3.5 6.2 5.6 4.3 8 4.3C9.7 4.3 11.2 5.2 12 6.8C12.8 5.2 14.3 4.3 16 4.3C18.4 4.3 20.5 6.2 20.5 9C20.5 12.7 17.5 16 12 20Z"
            }
            Icon::Touchpoint | Icon::App => {
                "M8.5 2.5H15.5C16.6 2.5 17.5 3.4 17.5 4.5V19.5C17.5 20.6 16.6 21.5 15.5 21.5H8.5C7.4 21.5 6.5 20.6 6.5 19.5V4.5C6.5 3.4 7.4 2.5 8.5 2.5ZM10.8 18.4H13.2"
            }
            Icon::Emotion => "M2.5 13.5C5 8 7.5 8 10 12C12.5 16.5 15 17 17 12.5C18.5 9.3 20 9 21.5 10",
            Icon::Quote => {
                "M5 5H19C20.1 5 21 5.9 21 7V14.5C21 15.6 20.1 16.5 19 16.5H12L7.5 20.5V16.5H5C3.9 16.5 3 15.6 3 14.5V7C3 5.9 3.9 5 5 5ZM9.5 8.7C8.3 9.3 8 10.3 8 11.6V12.5H10V10.8M15 8.7C13.8 9.3 13.5 10.3 13.5 11.6V12.5H15.5V10.8"
            }
            Icon::Pain => "M12 3.8L21.3 19.8H2.7ZM12 9.8V14M12 16.8V16.9",
            Icon::Kpi => "M3 20.5H21M6.5 20V12.5M11 20V5M15.5 20V9M20 20V14.5",
            Icon::Opportunity => {
                "M12 2.8C8.2 2.8 5.5 5.5 5.5 9C5.5 11.4 6.8 13 8.2 14.3C9 15 9.3 15.7 9.3 16.7H14.7C14.7 15.7 15 15 15.8 14.3C17.2 13 18.5 11.4 18.5 9C18.5 5.5 15.8 2.8 12 2.8ZM9.8 19.2H14.2M10.8 21.6H13.2"
            }
            Icon::Measure => "M4 12.5L9 17.5L20 6.5M13 19.5H20",
            Icon::Frontstage => {
                "M3 20.5V4.5H21V20.5M3 4.5C4.5 10 6.5 12 9.5 12.5M21 4.5C19.5 10 17.5 12 14.5 12.5M2 20.5H22"
            }
            Icon::Backstage => "M5 4.5H19V15H5ZM8.5 20.5H15.5M12 15V20.5M9 8.2L11 10L9 11.8M13 11.8H15",
            Icon::Support => {
                "M5 4.5H19C19.6 4.5 20 4.9 20 5.5V9.5C20 10.1 19.6 10.5 19 10.5H5C4.4 10.5 4 10.1 4 9.5V5.5C4 4.9 4.4 4.5 5 4.5ZM5 13.5H19C19.6 13.5 20 13.9 20 14.5V18.5C20 19.1 19.6 19.5 19 19.5H5C4.4 19.5 4 19.1 4 18.5V14.5C4 13.9 4.4 13.5 5 13.5ZM7.5 7.5V7.6M7.5 16.5V16.6M11 7.5H16.5M11 16.5H16.5"
            }
            Icon::Department => {
                "M9 11C11 11 12.3 9.6 12.3 7.7C12.3 5.8 11 4.5 9 4.5C7 4.5 5.7 5.8 5.7 7.7C5.7 9.6 7 11 9 11ZM2.8 19.5C2.8 16 5.3 14 9 14C12.7 14 15.2 16 15.2 19.5M15.5 4.8C17.2 5.1 18.3 6.2 18.3 7.8C18.3 9.3 17.3 10.4 15.8 10.8M17.5 14.4C19.8 15.1 21.2 16.9 21.2 19.5"
            }
            Icon::Text => "M4 6.5H20M4 12H20M4 17.5H13",
            Icon::Website => {
                "M12 3C16.97 3 21 7.03 21 12C21 16.97 16.97 21 12 21C7.03 21 3 16.97 3 12C3 7.03 7.03 3 12 3ZM3.3 12H20.7M12 3.2C14.6 5.6 15.9 8.5 15.9 12C15.9 15.5 14.6 18.4 12 20.8C9.4 18.4 8.1 15.5 8.1 12C8.1 8.5 9.4 5.6 12 3.2Z"
            }
            Icon::MiniProgram => {
                "M12 3C16.97 3 21 7.03 21 12C21 16.97 16.97 21 12 21C7.03 21 3 16.97 3 12C3 7.03 7.03 3 12 3ZM12 14.2C12 15.8 10.8 17 9.4 17C8 17 7 16 7 14.8C7 13.6 7.9 12.8 9.2 12.6M12 14.2V9.8C12 8.2 13.2 7 14.6 7C16 7 17 8 17 9.2C17 10.4 16.1 11.2 14.8 11.4"
            }
            Icon::Social => {
                "M6.5 15C8.2 15 9.5 13.7 9.5 12C9.5 10.3 8.2 9 6.5 9C4.8 9 3.5 10.3 3.5 12C3.5 13.7 4.8 15 6.5 15ZM17.5 8.5C19.2 8.5 20.5 7.2 20.5 5.5C20.5 3.8 19.2 2.5 17.5 2.5C15.8 2.5 14.5 3.8 14.5 5.5C14.5 7.2 15.8 8.5 17.5 8.5ZM17.5 21.5C19.2 21.5 20.5 20.2 20.5 18.5C20.5 16.8 19.2 15.5 17.5 15.5C15.8 15.5 14.5 16.8 14.5 18.5C14.5 20.2 15.8 21.5 17.5 21.5ZM9.2 10.6L14.8 7M9.2 13.4L14.8 17"
            }
            Icon::Ads => {
                "M4 9.5V14.5H7.5L17 19V5L7.5 9.5ZM8 14.7L9.5 20H12M19.5 9.5C20.6 10.9 20.6 13.1 19.5 14.5"
            }
            Icon::WordOfMouth => {
                "M4.5 4H13.5C14.6 4 15.5 4.9 15.5 6V9.5C15.5 10.6 14.6 11.5 13.5 11.5H8.5L5.5 14V11.5H4.5C3.4 11.5 2.5 10.6 2.5 9.5V6C2.5 4.9 3.4 4 4.5 4ZM18.5 9.5H19.5C20.6 9.5 21.5 10.4 21.5 11.5V15C21.5 16.1 20.6 17 19.5 17H18.5V20L15 17H11.5C10.4 17 9.5 16.1 9.5 15V14.5"
            }
            Icon::Email => {
                "M4 5.5H20C20.6 5.5 21 5.9 21 6.5V17.5C21 18.1 20.6 18.5 20 18.5H4C3.4 18.5 3 18.1 3 17.5V6.5C3 5.9 3.4 5.5 4 5.5ZM3.5 7L12 13L20.5 7"
            }
            Icon::Sms => {
                "M5 4.5H19C20.1 4.5 21 5.4 21 6.5V14.5C21 15.6 20.1 16.5 19 16.5H11L6.5 20.5V16.5H5C3.9 16.5 3 15.6 3 14.5V6.5C3 5.4 3.9 4.5 5 4.5ZM7 9H17M7 12.2H13"
            }
            Icon::Phone => {
                "M5.2 3.5H8.5L10.3 8.3L8 10C9.1 12.6 11.4 14.9 14 16L15.7 13.7L20.5 15.5V18.8C20.5 19.8 19.7 20.6 18.7 20.5C10.6 19.9 4.1 13.4 3.5 5.3C3.4 4.3 4.2 3.5 5.2 3.5Z"
            }
            Icon::Hotline => {
                "M4 14V12C4 7.3 7.6 3.8 12 3.8C16.4 3.8 20 7.3 20 12V14M4 13.5H7V18.5H5.5C4.7 18.5 4 17.8 4 17ZM20 13.5H17V18.5H18.5C19.3 18.5 20 17.8 20 17ZM18.5 18.5C18 20.2 16.5 21 14 21"
            }
            Icon::OnlineChat => {
                "M5 4.5H19C20.1 4.5 21 5.4 21 6.5V14.5C21 15.6 20.1 16.5 19 16.5H12L7.5 20.5V16.5H5C3.9 16.5 3 15.6 3 14.5V6.5C3 5.4 3.9 4.5 5 4.5ZM8 10.5V10.6M12 10.5V10.6M16 10.5V10.6"
            }
            Icon::Chatbot => {
                "M6.5 8H17.5C18.6 8 19.5 8.9 19.5 10V17C19.5 18.1 18.6 19 17.5 19H6.5C5.4 19 4.5 18.1 4.5 17V10C4.5 8.9 5.4 8 6.5 8ZM12 8V4.5M12 3.9V4M9 12.5V13.3M15 12.5V13.3M9.8 16.2H14.2M2.3 12V15M21.7 12V15"
            }
            Icon::Store => {
                "M4.5 4H19.5L21 9C21 10.4 19.9 11.5 18.6 11.5C17.3 11.5 16.3 10.5 16.3 9.2C16.3 10.5 15.3 11.5 14.1 11.5C12.9 11.5 12 10.5 12 9.2C12 10.5 11.1 11.5 9.9 11.5C8.7 11.5 7.7 10.5 7.7 9.2C7.7 10.5 6.7 11.5 5.4 11.5C4.1 11.5 3 10.4 3 9ZM5 11.5V20H19V11.5M9.5 20V15H14.5V20"
            }
            Icon::Branch => {
                "M3.5 9.5L12 4L20.5 9.5ZM5.5 12V17.5M10 12V17.5M14 12V17.5M18.5 12V17.5M3.5 20H20.5"
            }
            Icon::RemoteBank => {
                "M3.5 4.5H20.5V15.5H3.5ZM8.5 20H15.5M12 15.5V20M8 9.3L12 6.8L16 9.3ZM9.2 9.5V12.6M14.8 9.5V12.6M8 12.8H16M12 9.5V12.6"
            }
            Icon::Delivery => {
                "M2.5 5.5H14V17H9.3M4.7 17H2.5V5.5M14 9H18.3L21.5 12.5V17H19.3M14.7 17H14M7 19C8.3 19 9.2 18.1 9.2 16.9C9.2 15.7 8.3 14.8 7 14.8C5.7 14.8 4.8 15.7 4.8 16.9C4.8 18.1 5.7 19 7 19ZM17 19C18.3 19 19.2 18.1 19.2 16.9C19.2 15.7 18.3 14.8 17 14.8C15.7 14.8 14.8 15.7 14.8 16.9C14.8 18.1 15.7 19 17 19Z"
            }
            Icon::Ar => {
                "M12 7L17 9.8V14.8L12 17.6L7 14.8V9.8ZM12 12.5V17.4M7.2 9.9L12 12.5L16.8 9.9M3 7V3.5H6.5M17.5 3.5H21V7M21 17V20.5H17.5M6.5 20.5H3V17"
            }
            Icon::VoiceAssistant => {
                "M12 3C13.7 3 15 4.3 15 6V11.5C15 13.2 13.7 14.5 12 14.5C10.3 14.5 9 13.2 9 11.5V6C9 4.3 10.3 3 12 3ZM5.5 11C5.5 14.9 8.1 17.5 12 17.5C15.9 17.5 18.5 14.9 18.5 11M12 17.5V21M8.5 21H15.5"
            }
            Icon::Other => {
                "M5.5 12V12.1M12 12V12.1M18.5 12V12.1M12 3C16.97 3 21 7.03 21 12C21 16.97 16.97 21 12 21C7.03 21 3 16.97 3 12C3 7.03 7.03 3 12 3Z"
            }
            Icon::FaceDelighted => face!(
                "M7.3 13.2H16.7C16.4 16 14.5 17.6 12 17.6C9.5 17.6 7.6 16 7.3 13.2ZM7.6 9.8C8 8.8 9.4 8.8 9.8 9.8M14.2 9.8C14.6 8.8 16 8.8 16.4 9.8"
            ),
            Icon::FaceHappy => {
                face!("M8 14C9 15.8 10.4 16.5 12 16.5C13.6 16.5 15 15.8 16 14M8.8 9.3V9.9M15.2 9.3V9.9")
            }
            Icon::FaceNeutral => face!("M8.3 15H15.7M8.8 9.3V9.9M15.2 9.3V9.9"),
            Icon::FaceUnhappy => {
                face!("M8 16.4C9 14.7 10.4 14 12 14C13.6 14 15 14.7 16 16.4M8.8 9.3V9.9M15.2 9.3V9.9")
            }
            Icon::FaceAngry => face!(
                "M8 17C9 15 10.4 14.3 12 14.3C13.6 14.3 15 15 16 17M7.2 8.2L10 9.6M16.8 8.2L14 9.6M9 11V11.4M15 11V11.4"
            ),
            Icon::ChevronDown => "M7 10L12 15L17 10",
            Icon::ChevronRight => "M10 7L15 12L10 17",
            Icon::Plus => "M12 5.5V18.5M5.5 12H18.5",
            Icon::Comment => {
                "M5 5H19C20.1 5 21 5.9 21 7V14.5C21 15.6 20.1 16.5 19 16.5H12L7.5 20.5V16.5H5C3.9 16.5 3 15.6 3 14.5V7C3 5.9 3.9 5 5 5Z"
            }
            Icon::Link => {
                "M10 14C11.5 15.5 13.7 15.5 15.2 14L19 10.2C20.5 8.7 20.5 6.5 19 5C17.5 3.5 15.3 3.5 13.8 5L12.5 6.3M14 10C12.5 8.5 10.3 8.5 8.8 10L5 13.8C3.5 15.3 3.5 17.5 5 19C6.5 20.5 8.7 20.5 10.2 19L11.5 17.7"
            }
            Icon::Delight => {
                "M12 3L13.9 10.1L21 12L13.9 13.9L12 21L10.1 13.9L3 12L10.1 10.1ZM19 3V6M17.5 4.5H20.5"
            }
            Icon::Bottleneck => {
                "M6 3.5H18M6 20.5H18M7.5 3.5V7C7.5 9.5 11 10.5 11 12C11 13.5 7.5 14.5 7.5 17V20.5M16.5 3.5V7C16.5 9.5 13 10.5 13 12C13 13.5 16.5 14.5 16.5 17V20.5"
            }
        }
    }
}
