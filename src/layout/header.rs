//! Who the map is about and where it stands, for exports; the page draws its own header.

use super::plan::Plan;
use super::sheet::{Sheet, fill, line};
use super::text::MeasureText;
use super::{Anchor, Font, Paint, Part, point, rect};
use crate::model::{Horizon, QuestionKind};
use crate::text::{Phrase, map as words, number};

const HEIGHT: f64 = 84.0;
const LABEL: Font = Font::regular(12.0);

/// The header, as wide as the map.
pub(super) fn part(plan: &Plan<'_>, measure: &mut dyn MeasureText) -> Part {
    let width = plan.right();
    let mut sheet = Sheet::new(measure);
    let edge = line(Paint::Hairline, 1.0);
    sheet.rect(rect(0.5, 0.5, width - 1.0, HEIGHT - 1.0), 10.0, fill(Paint::Surface), edge);
    let facts = facts(plan);
    let right = facts_block(plan, &mut sheet, &facts, width);
    let left = avatar(plan, &mut sheet);
    let room = right - left - 24.0;
    let persona = plan.input.persona.or(plan.input.journey.personas.first().copied());
    let persona = persona.and_then(|id| plan.input.workspace.persona(id));
    let journey = plan.input.journey;
    let title = persona.map_or(journey.name.clone(), |persona| joined(&[&persona.name, &persona.tagline]));
    let used = sheet.text(&title, point(left, 36.0), Anchor::Start, (Font::strong(16.0), Paint::Text), room);
    if let Some(quote) = persona.map(|persona| persona.quote.trim()).filter(|quote| !quote.is_empty()) {
        let quoted = words::QUOTED.fill(plan.lang(), &[("text", unquoted(quote))]);
        let at = point(left + used + 14.0, 36.0);
        sheet.text(&quoted, at, Anchor::Start, (Font::regular(13.0), Paint::Muted), room - used - 14.0);
    }
    let colon = plan.word(words::FIELD);
    let field = |name: Phrase, text: &str| match text.trim() {
        "" => String::new(),
        text => colon.replace("{name}", plan.word(name)).replace("{text}", text),
    };
    let state = match journey.horizon {
        Horizon::Today => words::TODAY,
        Horizon::Future => words::FUTURE,
    };
    let map_name = if persona.is_some() { journey.name.as_str() } else { "" };
    let story = joined(&[
        map_name,
        plan.word(state),
        &field(words::SCENARIO, &journey.scenario),
        &field(words::GOAL, &journey.goal),
    ]);
    sheet.text(&story, point(left, 60.0), Anchor::Start, (Font::regular(13.0), Paint::Muted), room);
    sheet.part(rect(0.0, 0.0, width, HEIGHT), title)
}

/// A circle with the persona's initial; returns where the words begin.
fn avatar(plan: &Plan<'_>, sheet: &mut Sheet<'_>) -> f64 {
    let persona = plan.input.persona.or(plan.input.journey.personas.first().copied());
    let Some(persona) = persona.and_then(|id| plan.input.workspace.persona(id)) else { return 20.0 };
    let initial: String = persona.name.trim().chars().take(1).flat_map(char::to_uppercase).collect();
    sheet.circle(point(44.0, HEIGHT / 2.0), 26.0, fill(Paint::Avatar), None);
    let style = (Font::strong(22.0), Paint::OnAvatar);
    sheet.text(&initial, point(44.0, HEIGHT / 2.0 + 8.0), Anchor::Middle, style, 44.0);
    86.0
}

fn joined(parts: &[&str]) -> String {
    let filled: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    filled.join(" · ")
}

/// A quote without its own marks, since the header sets them.
fn unquoted(quote: &str) -> &str {
    quote.trim_matches(|mark| "“”\"「」『』".contains(mark))
}

/// Name and value of each fact there is.
fn facts(plan: &Plan<'_>) -> Vec<(Phrase, String)> {
    let journey = plan.input.journey;
    let mut facts = Vec::new();
    let mut add = |name: Phrase, value: &str| {
        if !value.trim().is_empty() {
            facts.push((name, value.trim().to_owned()));
        }
    };
    add(words::OWNER, &journey.owner);
    let overview = plan.facts.figures.map(|figures| &figures.overview);
    if let Some(overview) = overview {
        add(words::CUSTOMERS, &number::count(overview.customers));
    }
    add(words::VERSION, &journey.version);
    add(words::TOUCHPOINTS, &number::count(plan.facts.touchpoints() as u64));
    if let Some((_, last)) = overview.and_then(|overview| overview.period_millis) {
        add(words::DATA_UNTIL, &number::day(last, plan.lang()));
    }
    let nps = overview.and_then(|overview| super::facts::rating(&overview.ratings, QuestionKind::Nps));
    if let Some((nps, interval)) = nps.and_then(|nps| Some((nps.summary.nps?, nps.summary.nps_interval))) {
        let margin = interval
            .map_or(String::new(), |(low, high)| format!(" ± {}", number::decimal((high - low) / 2.0, 1)));
        add(words::NPS, &(number::decimal(nps, 1) + &margin));
    }
    facts
}

/// Two facts above each other in columns from the right; returns where they begin.
fn facts_block(plan: &Plan<'_>, sheet: &mut Sheet<'_>, facts: &[(Phrase, String)], width: f64) -> f64 {
    let mut right = width - 20.0;
    let value_font = Font::strong(12.0);
    for pair in facts.chunks(2).rev() {
        let measured: Vec<(f64, f64)> = pair
            .iter()
            .map(|(name, value)| {
                (sheet.width(plan.word(*name), LABEL) + 6.0, sheet.width(value, value_font).min(180.0))
            })
            .collect();
        let widest = measured.iter().map(|(name, value)| name + value).fold(0.0, f64::max);
        if right - widest < width * 0.45 {
            break;
        }
        let left = right - widest;
        for (row, ((name, value), (name_width, value_width))) in pair.iter().zip(measured).enumerate() {
            let y = 36.0 + row as f64 * 24.0;
            sheet.text(plan.word(*name), point(left, y), Anchor::Start, (LABEL, Paint::Muted), 120.0);
            let at = point(left + name_width, y);
            sheet.text(value, at, Anchor::Start, (value_font, Paint::Text), value_width + 1.0);
        }
        right = left - 28.0;
    }
    right
}
