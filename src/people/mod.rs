//! People one by one: how a persona fares along a journey, and what one customer of the data did, as lanes over time and as
//! a way through the map. It draws nothing and computes no figure: events come from the engine's answer.

mod lanes;
mod mood;
mod told;
mod way;

pub use lanes::{Dot, Feeling, Lanes, lanes};
pub use mood::{Mood, mood, mood_words};
pub use told::{event_words, ratings_words, reason_words};
pub use way::{Visit, way};
