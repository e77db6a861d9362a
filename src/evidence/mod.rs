//! What a map rests on: which cards nobody ever verified, which evidence has grown old, where the data is silent or says
//! something else than the map. Figures are picked by the layout's rules; drawing is not its business.
//!
//! Rules, each with a test of its name:
//! - EV1: a card that claims something and is an assumption was never verified.
//! - EV2: a card that rests on data names its source, its base, or the figure that it quotes.
//! - EV3: evidence is old [`OLD_AFTER_DAYS`] after its day.
//! - EV4: a touchpoint of the map that the data does not know, or knows nothing of in its last complete months, is silent.
//! - EV5: a touchpoint of the data with events, on no card of the map.
//! - EV6: the ratings contradict what the map claims: the gaps that the emotion lane marks.
//! - EV7: a figure that a card quotes has moved: by more than a twentieth of what was quoted, and by more than what is rounded.

mod found;
mod rules;
mod told;

pub use found::{Finding, Meter, What};
pub use rules::{OLD_AFTER_DAYS, findings, meter};
