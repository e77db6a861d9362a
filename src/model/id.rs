//! Typed identifiers: 64 random bits each, so that files edited apart can be merged. In JSON they
//! are 13 characters of Crockford's base 32. The random bits come from the caller.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

fn encode(value: u64) -> String {
    (0..13u32).rev().map(|place| char::from(ALPHABET[((value >> (place * 5)) & 31) as usize])).collect()
}

fn decode(text: &str) -> Option<u64> {
    if text.len() != 13 {
        return None;
    }
    text.bytes().try_fold(0u64, |value, byte| {
        let digit = ALPHABET.iter().position(|known| *known == byte)?;
        value.checked_mul(32)?.checked_add(digit as u64)
    })
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&encode(self.0))
            }
        }

        impl std::str::FromStr for $name {
            type Err = ();
            fn from_str(text: &str) -> Result<Self, ()> {
                decode(text).map($name).ok_or(())
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&encode(self.0))
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                decode(&text).map($name).ok_or_else(|| de::Error::custom("an id is 13 characters of 0-9 a-z without i l o u"))
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{13}$" })
            }
        }
    )*};
}

ids! {
    /// A workspace.
    WorkspaceId,
    /// A journey.
    JourneyId,
    /// A stage of a journey.
    StageId,
    /// A step of a stage.
    StepId,
    /// A lane of a journey.
    LaneId,
    /// A card on a lane.
    CardId,
    /// A persona of the workspace.
    PersonaId,
    /// A customer segment of the workspace.
    SegmentId,
    /// A channel of the registry.
    ChannelId,
    /// A touchpoint of the registry.
    TouchpointId,
    /// An imported data set.
    DatasetId,
    /// A metric of the user's own.
    FormulaId,
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};

    #[test]
    fn every_id_survives_its_text_form() {
        for value in [0, 1, 31, 32, u64::MAX, 0x0123_4567_89ab_cdef] {
            assert_eq!(decode(&encode(value)), Some(value));
        }
    }

    #[test]
    fn texts_that_are_no_ids_are_refused() {
        for text in ["", "0", "zzzzzzzzzzzzz", "000000000000i", "0000000000000000", "旅旅旅旅0"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
