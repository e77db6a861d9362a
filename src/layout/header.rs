//! Who the map is about and where it stands, for exports; the page draws its own header.

use super::plan::Plan;
use super::sheet::{Sheet, fill, line};
use super::text::MeasureText;
use super::{Anchor, Font, Paint, Part, point, rect};
use crate::model::{Horizon, QuestionKind};
use crate::text::{Phrase, map as words, number};

/// The line with the map's name.
const TITLE: f64 = 32.0;
const HEIGHT: f64 = TITLE + 84.0;
/// The middle of what stands below the title.
const MIDDLE: f64 = TITLE + 42.0;
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
    let title = title(plan, persona.map(|persona| persona.name.as_str()));
    let style = (Font::strong(18.0), Paint::Text);
    sheet.text(&title, point(20.0, 32.0), Anchor::Start, style, width - 40.0);
    let who = persona.map_or(String::new(), |persona| joined(&[&persona.name, &persona.tagline]));
    let baseline = MIDDLE - 6.0;
    let used =
        sheet.text(&who, point(left, baseline), Anchor::Start, (Font::strong(16.0), Paint::Text), room);
    if let Some(quote) = persona.map(|persona| persona.quote.trim()).filter(|quote| !quote.is_empty()) {
        let quoted = words::QUOTED.fill(plan.lang(), &[("text", unquoted(quote))]);
        let at = point(left + used + 14.0, baseline);
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
    let story = joined(&[
        plan.word(state),
        &field(words::SCENARIO, &journey.scenario),
        &field(words::GOAL, &journey.goal),
    ]);
    sheet.text(&story, point(left, MIDDLE + 18.0), Anchor::Start, (Font::regular(13.0), Paint::Muted), room);
    sheet.part(rect(0.0, 0.0, width, HEIGHT), title)
}

/// The name of the map, whom it is about, and the last day of its data.
fn title(plan: &Plan<'_>, persona: Option<&str>) -> String {
    let period = plan.facts.figures.and_then(|figures| figures.overview.period_millis);
    let until = period.map_or(String::new(), |(_, last)| {
        [plan.word(words::DATA_UNTIL), " ", &number::day(last, plan.lang())].concat()
    });
    joined(&[&plan.input.journey.name, persona.unwrap_or_default(), &until])
}

/// A circle with the persona's initial; returns where the words begin.
fn avatar(plan: &Plan<'_>, sheet: &mut Sheet<'_>) -> f64 {
    let persona = plan.input.persona.or(plan.input.journey.personas.first().copied());
    let Some(persona) = persona.and_then(|id| plan.input.workspace.persona(id)) else { return 20.0 };
    let initial: String = persona.name.trim().chars().take(1).flat_map(char::to_uppercase).collect();
    sheet.circle(point(44.0, MIDDLE), 26.0, fill(Paint::Avatar), None);
    let style = (Font::strong(22.0), Paint::OnAvatar);
    sheet.text(&initial, point(44.0, MIDDLE + 8.0), Anchor::Middle, style, 44.0);
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
    let nps = nps.and_then(|nps| Some((nps.summary.nps?, nps.summary.nps_interval, nps.summary.n)));
    if let Some((nps, interval, n)) = nps {
        let margin = interval
            .map_or(String::new(), |(low, high)| format!(" ± {}", number::decimal((high - low) / 2.0, 1)));
        let value = number::decimal(nps, 1) + &margin;
        let n = number::count(n);
        add(words::NPS, &words::ALL_TOUCHPOINTS.fill(plan.lang(), &[("value", &value), ("n", &n)]));
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
                (sheet.width(plan.word(*name), LABEL) + 6.0, sheet.width(value, value_font).min(260.0))
            })
            .collect();
        let widest = measured.iter().map(|(name, value)| name + value).fold(0.0, f64::max);
        if right - widest < width * 0.45 {
            break;
        }
        let left = right - widest;
        for (row, ((name, value), (name_width, value_width))) in pair.iter().zip(measured).enumerate() {
            let y = MIDDLE - 6.0 + row as f64 * 24.0;
            sheet.text(plan.word(*name), point(left, y), Anchor::Start, (LABEL, Paint::Muted), 120.0);
            let at = point(left + name_width, y);
            sheet.text(value, at, Anchor::Start, (value_font, Paint::Text), value_width + 1.0);
        }
        right = left - 28.0;
    }
    right
}
