//! A search over all journeys: which of them answer to what was typed, and what in them does. Where a word stands in a text is
//! for `find` to say.

use super::find::{Found, Owner, each_text, ranges};
use crate::model::{Journey, JourneyId, Workspace};

/// A journey that answers to a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answering {
    /// Which.
    pub journey: JourneyId,
    /// What in it answers, each thing once, by the first of its texts that does.
    pub found: Vec<Found>,
}

/// The journeys that answer to all words typed, in the order of the workspace; all of them where none was.
///
/// The words of a journey as a whole are its name, version, owner, scenario, goal and personas. A stage, step, lane or card
/// answers if each word typed stands in one of its texts or in those of its journey, and at least one in its own.
pub fn search(workspace: &Workspace, typed: &str) -> Vec<Answering> {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let answering = |journey: &std::sync::Arc<Journey>| {
        let whole = whole_words(workspace, journey, &words);
        let found = things(workspace, journey, &words, &whole);
        let answers = !found.is_empty() || whole.iter().all(|stands| *stands);
        answers.then_some(Answering { journey: journey.id, found })
    };
    workspace.journeys.iter().filter_map(answering).collect()
}

/// Which of the words stand in what is said of the journey as a whole.
fn whole_words(workspace: &Workspace, journey: &Journey, words: &[&str]) -> Vec<bool> {
    let personas = journey.personas.iter().filter_map(|id| workspace.persona(*id));
    let own = [&journey.name, &journey.version, &journey.owner, &journey.scenario, &journey.goal];
    let texts: Vec<&String> = own.into_iter().chain(personas.map(|persona| &persona.name)).collect();
    let stands = |word: &&str| texts.iter().any(|text| !ranges(text, word, false).is_empty());
    words.iter().map(stands).collect()
}

/// A stage, step, lane or card while its texts go by.
struct Thing {
    owner: Owner,
    /// Which of the words stand in it.
    stand: Vec<bool>,
    /// The first place where one does.
    first: Option<Found>,
}

fn things(workspace: &Workspace, journey: &Journey, words: &[&str], whole: &[bool]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut take = |thing: Option<Thing>| {
        let thing =
            thing.filter(|thing| thing.stand.iter().zip(whole).all(|(own, of_whole)| *own || *of_whole));
        found.extend(thing.and_then(|thing| thing.first));
    };
    let mut thing: Option<Thing> = None;
    each_text(workspace, journey, &mut |owner, field, text| {
        if thing.as_ref().is_none_or(|thing| thing.owner != owner) {
            take(thing.replace(Thing { owner, stand: vec![false; words.len()], first: None }));
        }
        let Some(thing) = thing.as_mut() else { return };
        for (word, stands) in words.iter().zip(&mut thing.stand) {
            if let Some(range) = ranges(text, word, false).into_iter().next() {
                *stands = true;
                let here = || Found { journey: journey.id, owner, field, range, text: text.to_owned() };
                thing.first.get_or_insert_with(here);
            }
        }
    });
    take(thing);
    found
}
