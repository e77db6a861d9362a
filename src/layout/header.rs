//! Who the map is about and where it stands, for exports; the page draws its own header.

use super::plan::Plan;
use super::sheet::{Sheet, fill, line};
use super::text::MeasureText;
use super::{Anchor, Font, Mark, Paint, Part, point, rect};
use crate::model::{Horizon, Persona, Picture, QuestionKind};
use crate::text::{Phrase, map as words, number};

/// From the upper side to the first baseline of the title.
const TITLE: f64 = 32.0;
const TITLE_LEADING: f64 = 25.0;
/// From the last baseline of the title to the middle of the picture.
const BELOW_TITLE: f64 = 42.0;
/// From there to the lower side, at least.
const FOOT: f64 = 42.0;
/// From baseline to baseline of what the persona says and of the story.
const LEADING: f64 = 19.0;
/// Most lines of a text: longer ones are whole in the journey's own fields.
const MOST_LINES: usize = 12;
const LABEL: Font = Font::regular(12.0);
const TEXT: Font = Font::regular(13.0);

/// The header, as wide as the map and as high as its words need.
pub(super) fn part(plan: &Plan<'_>, measure: &mut dyn MeasureText) -> Part {
    let width = plan.right();
    let persona = plan.input.persona.or(plan.input.journey.personas.first().copied());
    let persona = persona.and_then(|id| plan.input.workspace.persona(id));
    let title = title(plan, persona.map(|persona| persona.name.as_str()));
    let mut inside = Sheet::new(measure);
    let height = draw(plan, &mut inside, persona, &title, width);
    let inside = inside.part(rect(0.0, 0.0, width, height), "").marks;
    let mut sheet = Sheet::new(measure);
    let edge = line(Paint::Hairline, 1.0);
    sheet.rect(rect(0.5, 0.5, width - 1.0, height - 1.0), 10.0, fill(Paint::Surface), edge);
    inside.iter().cloned().for_each(|mark| sheet.push(mark));
    sheet.part(rect(0.0, 0.0, width, height), title)
}

/// Draws what stands in the header and returns the height that it needs.
fn draw(plan: &Plan<'_>, sheet: &mut Sheet<'_>, persona: Option<&Persona>, title: &str, width: f64) -> f64 {
    let font = Font::strong(18.0);
    let wrapped = sheet.wrap_in(title, font, width - 40.0, MOST_LINES);
    let middle = TITLE + wrapped.lines.len().saturating_sub(1) as f64 * TITLE_LEADING + BELOW_TITLE;
    sheet.lines(wrapped, point(20.0, TITLE), Anchor::Start, (font, Paint::Text), TITLE_LEADING);
    let right = facts_block(plan, sheet, &facts(plan), [width, middle]);
    let left = persona.map_or(20.0, |persona| avatar(sheet, persona, middle));
    let room = right - left - 24.0;
    // Baselines from here on: `y` is the next one.
    let mut y = middle - 6.0;
    let who = persona.map_or(String::new(), |persona| joined(&[&persona.name, &persona.tagline]));
    let font = Font::strong(16.0);
    let who = sheet.wrap_in(&who, font, room, MOST_LINES);
    let (lines, used) = (who.lines.len(), who.lines.last().map_or(0.0, |(_, width)| *width));
    sheet.lines(who, point(left, y), Anchor::Start, (font, Paint::Text), 22.0);
    y += lines.saturating_sub(1) as f64 * 22.0;
    let style = (TEXT, Paint::Muted);
    if let Some(quote) = persona.map(|persona| persona.quote.trim()).filter(|quote| !quote.is_empty()) {
        let quoted = words::QUOTED.fill(plan.lang(), &[("text", unquoted(quote))]);
        let beside = used + 14.0;
        if beside + sheet.width(&quoted, TEXT) <= room {
            sheet.text(&quoted, point(left + beside, y), Anchor::Start, style, room - beside);
        } else {
            let wrapped = sheet.wrap_in(&quoted, TEXT, room, MOST_LINES);
            let lines = wrapped.lines.len() as f64;
            sheet.lines(wrapped, point(left, y + 22.0), Anchor::Start, style, LEADING);
            y += 3.0 + lines * LEADING;
        }
    }
    let story = sheet.wrap_in(&story(plan), TEXT, room, MOST_LINES);
    let last = y + 24.0 + story.lines.len().saturating_sub(1) as f64 * LEADING;
    sheet.lines(story, point(left, y + 24.0), Anchor::Start, style, LEADING);
    (last + 24.0).max(middle + FOOT)
}

/// Today or future, the situation and the aim.
fn story(plan: &Plan<'_>) -> String {
    let journey = plan.input.journey;
    let colon = plan.word(words::FIELD);
    let field = |name: Phrase, text: &str| match text.trim() {
        "" => String::new(),
        text => colon.replace("{name}", plan.word(name)).replace("{text}", text),
    };
    let state = match journey.horizon {
        Horizon::Today => words::TODAY,
        Horizon::Future => words::FUTURE,
    };
    joined(&[
        plan.word(state),
        &field(words::SCENARIO, &journey.scenario),
        &field(words::GOAL, &journey.goal),
    ])
}

/// The name of the map, whom it is about, and the last day of its data.
fn title(plan: &Plan<'_>, persona: Option<&str>) -> String {
    let period = plan.facts.figures.and_then(|figures| figures.overview.period_millis);
    let until = period.map_or(String::new(), |(_, last)| {
        [plan.word(words::DATA_UNTIL), " ", &number::day(last, plan.lang())].concat()
    });
    joined(&[&plan.input.journey.name, persona.unwrap_or_default(), &until])
}

/// The persona's picture in a circle, else the initial; returns where the words begin.
fn avatar(sheet: &mut Sheet<'_>, persona: &Persona, middle: f64) -> f64 {
    const RADIUS: f64 = 26.0;
    let centre = point(44.0, middle);
    if let Some(Picture::Data(href)) = &persona.picture {
        let box_ = rect(centre.x - RADIUS, centre.y - RADIUS, 2.0 * RADIUS, 2.0 * RADIUS);
        sheet.push(Mark::Picture { rect: box_, radius: RADIUS, href: href.as_str().into() });
    } else {
        let initial: String = persona.name.trim().chars().take(1).flat_map(char::to_uppercase).collect();
        sheet.circle(centre, RADIUS, fill(Paint::Avatar), None);
        let style = (Font::strong(22.0), Paint::OnAvatar);
        sheet.text(&initial, point(centre.x, middle + 8.0), Anchor::Middle, style, 44.0);
    }
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
fn facts_block(
    plan: &Plan<'_>,
    sheet: &mut Sheet<'_>,
    facts: &[(Phrase, String)],
    [width, middle]: [f64; 2],
) -> f64 {
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
            let y = middle - 6.0 + row as f64 * 24.0;
            sheet.text(plan.word(*name), point(left, y), Anchor::Start, (LABEL, Paint::Muted), 120.0);
            let at = point(left + name_width, y);
            sheet.text(value, at, Anchor::Start, (value_font, Paint::Text), value_width + 1.0);
        }
        right = left - 28.0;
    }
    right
}
