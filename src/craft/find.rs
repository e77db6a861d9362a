//! Find and replace over the texts of one journey or all: whatever people write on cards, stages, steps and lanes. What the
//! page does not own is found and not replaced: a touchpoint's name on the cards that show it belongs to the registry, and
//! data is matched by it; a comment is what somebody else said.

use crate::edit::{Command, JourneyCommand};
use crate::model::{Body, Card, CardId, Journey, JourneyId, LaneId, StageId, StepId, Workspace};
use crate::text::{Phrase, board as words};
use std::ops::Range;
use std::sync::Arc;

/// What a text belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each name is its own description")]
pub enum Owner {
    Stage(StageId),
    Step(StepId),
    Lane(LaneId),
    Card(CardId),
}

/// Which text of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// What stands on the map: a name, or a card's text.
    Face,
    /// A card's or step's note, a stage's goal.
    Note,
    /// The name of a card's touchpoint, which is not replaced.
    Touchpoint,
    /// Who looks after a card.
    Owner,
    /// Where a card is known from.
    Source,
    /// Who said a quote.
    Speaker,
    /// Who carries out a measure.
    Department,
    /// What a measure is hoped to do.
    Expected,
    /// How often a touchpoint is met, in words.
    Frequency,
    /// A comment pinned to a card, which is not replaced.
    Comment,
}

impl Field {
    /// Its name; none for what stands on the map, which needs none.
    pub const fn label(self) -> Option<Phrase> {
        Some(match self {
            Field::Face | Field::Touchpoint => return None,
            Field::Note => words::NOTE,
            Field::Owner => words::OWNER,
            Field::Source => words::SOURCE,
            Field::Speaker => words::SPEAKER,
            Field::Department => words::DEPARTMENT,
            Field::Expected => words::EXPECTED,
            Field::Frequency => words::FREQUENCY,
            Field::Comment => words::COMMENTS,
        })
    }

    /// Whether its text can be replaced.
    pub const fn is_own(self) -> bool {
        !matches!(self, Field::Touchpoint | Field::Comment)
    }
}

/// One place where the text sought stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// In which journey.
    pub journey: JourneyId,
    /// Of what.
    pub owner: Owner,
    /// In which of its texts.
    pub field: Field,
    /// Where in it, in bytes.
    pub range: Range<usize>,
    /// The whole text.
    pub text: String,
}

/// What is sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sought<'a> {
    /// The text; an empty one is found nowhere.
    pub text: &'a str,
    /// Whether upper and lower case are told apart.
    pub case: bool,
    /// In one journey, or in all.
    pub journey: Option<JourneyId>,
}

/// Every place where it stands: journey by journey; stages and steps from left to right, then lane by lane with its
/// cards in their order.
pub fn find(workspace: &Workspace, sought: Sought<'_>) -> Vec<Found> {
    let journeys =
        workspace.journeys.iter().filter(|journey| sought.journey.is_none_or(|id| journey.id == id));
    let mut found = Vec::new();
    for journey in journeys {
        each_text(workspace, journey, &mut |owner, field, text| {
            found.extend(ranges(text, sought.text, sought.case).into_iter().map(|range| Found {
                journey: journey.id,
                owner,
                field,
                range,
                text: text.to_owned(),
            }));
        });
    }
    found
}

/// Every text of a journey, those of one thing right behind each other.
pub(super) fn each_text(workspace: &Workspace, journey: &Journey, take: &mut dyn FnMut(Owner, Field, &str)) {
    for stage in &journey.stages {
        take(Owner::Stage(stage.id), Field::Face, &stage.name);
        take(Owner::Stage(stage.id), Field::Note, &stage.goal);
        for step in &stage.steps {
            take(Owner::Step(step.id), Field::Face, &step.name);
            take(Owner::Step(step.id), Field::Note, &step.note);
        }
    }
    for lane in &journey.lanes {
        take(Owner::Lane(lane.id), Field::Face, &lane.name);
        for card in journey.cards.iter().filter(|card| card.lane == lane.id) {
            if let Body::Touch { touchpoint, .. } = card.body
                && let Some(known) = workspace.touchpoint(touchpoint)
            {
                take(Owner::Card(card.id), Field::Touchpoint, &known.name);
            }
            own_texts(card, &mut |field, text| take(Owner::Card(card.id), field, text));
            for comment in &card.comments {
                take(Owner::Card(card.id), Field::Comment, &comment.text);
            }
        }
    }
}

/// The texts of a card that can be replaced; [`own_texts_mut`] has the same.
fn own_texts(card: &Card, take: &mut dyn FnMut(Field, &str)) {
    take(Field::Face, &card.text);
    match &card.body {
        Body::Quote { speaker } => take(Field::Speaker, speaker),
        Body::Touch { frequency, .. } => take(Field::Frequency, frequency),
        Body::Measure { department, expected, .. } => {
            take(Field::Department, department);
            take(Field::Expected, expected);
        }
        Body::Plain
        | Body::Picture { .. }
        | Body::Emotion { .. }
        | Body::Pain { .. }
        | Body::Opportunity { .. }
        | Body::Kpi { .. } => {}
    }
    take(Field::Owner, &card.owner);
    take(Field::Source, &card.evidence.source);
    take(Field::Note, &card.note);
}

fn own_texts_mut(card: &mut Card) -> Vec<(Field, &mut String)> {
    let mut texts = vec![
        (Field::Face, &mut card.text),
        (Field::Owner, &mut card.owner),
        (Field::Source, &mut card.evidence.source),
        (Field::Note, &mut card.note),
    ];
    match &mut card.body {
        Body::Quote { speaker } => texts.push((Field::Speaker, speaker)),
        Body::Touch { frequency, .. } => texts.push((Field::Frequency, frequency)),
        Body::Measure { department, expected, .. } => {
            texts.extend([(Field::Department, department), (Field::Expected, expected)]);
        }
        Body::Plain
        | Body::Picture { .. }
        | Body::Emotion { .. }
        | Body::Pain { .. }
        | Body::Opportunity { .. }
        | Body::Kpi { .. } => {}
    }
    texts
}

/// Where `sought` stands in a text, without overlaps.
pub(super) fn ranges(text: &str, sought: &str, case: bool) -> Vec<Range<usize>> {
    if text.is_empty() || sought.is_empty() {
        return Vec::new();
    }
    if case {
        return text.match_indices(sought).map(|(at, part)| at..at + part.len()).collect();
    }
    let wanted: Vec<char> = sought.chars().flat_map(char::to_lowercase).collect();
    let mut found = Vec::new();
    let mut next = 0;
    for (at, _) in text.char_indices() {
        if at >= next
            && let Some(length) = begins_with(&text[at..], &wanted)
        {
            next = at + length;
            found.push(at..next);
        }
    }
    found
}

/// How many bytes of a text are `wanted` in lower case; none if it does not begin so. A character that becomes several
/// is taken whole or not at all.
fn begins_with(text: &str, wanted: &[char]) -> Option<usize> {
    let mut left = wanted;
    for (at, char) in text.char_indices() {
        if left.is_empty() {
            return Some(at);
        }
        for lower in char.to_lowercase() {
            left = left.split_first().filter(|(first, _)| **first == lower)?.1;
        }
    }
    left.is_empty().then_some(text.len())
}

/// The texts with what was found replaced, as one step; none where nothing of it can be replaced. What was found must
/// be of this state of the workspace: a place that has changed since is left as it is.
pub fn replace(workspace: &Workspace, found: &[Found], with: &str) -> Option<Command> {
    let mut commands = Vec::new();
    for journey in &workspace.journeys {
        let here: Vec<&Found> = found.iter().filter(|one| one.journey == journey.id).collect();
        if !here.is_empty() {
            let changes = in_journey(journey, &here, with);
            commands.extend(changes.into_iter().map(|change| Command::Journey(journey.id, change)));
        }
    }
    (!commands.is_empty()).then_some(Command::Batch(commands))
}

fn in_journey(journey: &Journey, found: &[&Found], with: &str) -> Vec<JourneyCommand> {
    let put = |owner: Owner, field: Field, text: &mut String| {
        let of = |one: &&&Found| one.owner == owner && one.field == field && one.text == *text;
        let ranges: Vec<Range<usize>> = found.iter().filter(of).map(|one| one.range.clone()).collect();
        // From the end, so that the places before it stay.
        for range in ranges.iter().rev() {
            text.replace_range(range.clone(), with);
        }
        !ranges.is_empty()
    };
    let mut commands = Vec::new();
    for stage in &journey.stages {
        let mut new = stage.clone();
        let changed = put(Owner::Stage(stage.id), Field::Face, &mut new.name)
            | put(Owner::Stage(stage.id), Field::Note, &mut new.goal);
        commands.extend(changed.then_some(JourneyCommand::SetStage(new)));
        for step in &stage.steps {
            let mut new = step.clone();
            let changed = put(Owner::Step(step.id), Field::Face, &mut new.name)
                | put(Owner::Step(step.id), Field::Note, &mut new.note);
            commands.extend(changed.then_some(JourneyCommand::SetStep(new)));
        }
    }
    for lane in &journey.lanes {
        let mut new = lane.clone();
        let changed = put(Owner::Lane(lane.id), Field::Face, &mut new.name);
        commands.extend(changed.then_some(JourneyCommand::SetLane(new)));
    }
    let cards: Vec<Card> = journey.cards.iter().filter_map(|card| replaced(card, &put)).collect();
    commands.extend((!cards.is_empty()).then_some(JourneyCommand::SetCards(cards)));
    commands
}

fn replaced(card: &Arc<Card>, put: &impl Fn(Owner, Field, &mut String) -> bool) -> Option<Card> {
    let mut new = Card::clone(card);
    let mut changed = false;
    for (field, text) in own_texts_mut(&mut new) {
        changed |= put(Owner::Card(card.id), field, text);
    }
    changed.then_some(new)
}

/// The text around what was found, for a list: some characters before it, it, and what follows.
pub fn around(found: &Found) -> (String, String, String) {
    /// So many characters before it.
    const BEFORE: usize = 12;
    let (before, rest) = found.text.split_at_checked(found.range.start).unwrap_or_default();
    let (hit, after) = rest.split_at_checked(found.range.len()).unwrap_or((rest, ""));
    let skipped = before.chars().count().saturating_sub(BEFORE);
    let lead: String = before.chars().skip(skipped).collect();
    let lead = if skipped > 0 { ["…", &lead].concat() } else { lead };
    (lead, hit.to_owned(), after.chars().take(40).collect())
}

#[cfg(test)]
mod tests {
    use super::ranges;

    #[test]
    fn case_is_told_apart_only_when_asked() {
        assert_eq!(ranges("App app APP", "app", false), [0..3, 4..7, 8..11]);
        assert_eq!(ranges("App app APP", "app", true), vec![4..7]);
    }

    #[test]
    fn places_do_not_overlap_and_are_whole_characters() {
        assert_eq!(ranges("好好好", "好好", false), vec![0..6]);
        assert_eq!(ranges("İstanbul", "st", false), vec![2..4]);
        // A capital I with a dot is two characters in lower case: half of it is no place.
        assert!(ranges("İ", "i", false).is_empty());
        assert!(ranges("abc", "", false).is_empty());
    }
}
