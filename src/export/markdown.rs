//! The map as an outline in Markdown (CommonMark): stages, steps, and what each lane says there.

use super::rows;
use crate::model::{Basis, Card, Journey, JourneyId, Place, Workspace};
use crate::text::{Lang, export as words, map};
use std::fmt::Write;

/// The outline.
pub fn markdown(workspace: &Workspace, journey: &Journey, lang: Lang) -> String {
    let mut out = format!("# {}\n\n", plain(&journey.name));
    facts(&mut out, workspace, journey, lang);
    for stage in &journey.stages {
        let _infallible = write!(out, "## {}\n\n", plain(&stage.name));
        if !stage.goal.trim().is_empty() {
            let _infallible = write!(out, "*{}*\n\n", plain(&stage.goal));
        }
        if !lanes(workspace, journey, Place::Stage(stage.id), lang).is_empty() {
            let _infallible = write!(out, "### {}\n\n", words::WHOLE_STAGE.get(lang));
            out.push_str(&lanes(workspace, journey, Place::Stage(stage.id), lang));
            out.push('\n');
        }
        for (at, step) in stage.steps.iter().enumerate() {
            let number = (at + 1).to_string();
            let unnamed = words::UNNAMED_STEP.fill(lang, &[("n", &number)]);
            let name = if step.name.trim().is_empty() { unnamed } else { plain(&step.name) };
            let _infallible = write!(out, "### {name}\n\n");
            if let Some(leads) = leads(workspace, step.link, lang) {
                let _infallible = write!(out, "*{leads}*\n\n");
            }
            let lanes = lanes(workspace, journey, Place::Step(step.id), lang);
            out.push_str(&lanes);
            if !lanes.is_empty() {
                out.push('\n');
            }
        }
    }
    out
}

fn facts(out: &mut String, workspace: &Workspace, journey: &Journey, lang: Lang) {
    let people = journey.personas.iter().filter_map(|id| workspace.persona(*id));
    let people: Vec<String> = people
        .map(|persona| match persona.tagline.trim() {
            "" => persona.name.clone(),
            tagline => words::MARKED.fill(lang, &[("text", &persona.name), ("mark", tagline)]),
        })
        .collect();
    let facts = [
        (words::PERSONA, people.join(words::NAMES.get(lang))),
        (map::SCENARIO, journey.scenario.clone()),
        (map::GOAL, journey.goal.clone()),
        (map::OWNER, journey.owner.clone()),
        (map::VERSION, journey.version.clone()),
    ];
    let mut any = false;
    for (name, text) in facts.iter().filter(|(_, text)| !text.trim().is_empty()) {
        let _infallible = writeln!(out, "- **{}**{}{}", name.get(lang), words::COLON.get(lang), plain(text));
        any = true;
    }
    if any {
        out.push('\n');
    }
}

/// The cards of a place, a line each.
fn lanes(workspace: &Workspace, journey: &Journey, place: Place, lang: Lang) -> String {
    let mut out = String::new();
    for lane in journey.lanes.iter().filter(|lane| !lane.hidden) {
        for card in journey.cards.iter().filter(|card| card.lane == lane.id && card.place == place) {
            let said = rows::line(workspace, card, lang);
            if said.is_empty() {
                continue;
            }
            let (name, colon) = (plain(rows::lane_name(lane, lang)), words::COLON.get(lang));
            let _infallible =
                write!(out, "- **{name}**{colon}{} — {}", plain(&said), plain(&evidence(card, lang)));
            if let Some(leads) = leads(workspace, card.link, lang) {
                let _infallible = write!(out, " · {leads}");
            }
            out.push('\n');
            if !card.note.trim().is_empty() {
                let _infallible = writeln!(out, "  {}", plain(&card.note));
            }
        }
    }
    out
}

/// Where a step or a card leads, in words.
fn leads(workspace: &Workspace, link: Option<JourneyId>, lang: Lang) -> Option<String> {
    let name = workspace.journey(link?)?.name.trim();
    Some(plain(&map::LINKED.fill(lang, &[("name", name)])))
}

/// Where a card is known from.
pub fn evidence(card: &Card, lang: Lang) -> String {
    let basis = match card.evidence.basis {
        Basis::Assumption => map::ASSUMPTION.get(lang),
        Basis::Data => words::DATA.get(lang),
    };
    let n = card.evidence.n.map(|n| format!("n={n}")).unwrap_or_default();
    let date = card.evidence.told_day().map(|date| date.to_string()).unwrap_or_default();
    let parts = [basis, card.evidence.source.trim(), &date, &n];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// Text on one line that no reader of Markdown takes for anything else.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        let is_list = out.is_empty() && word.trim_end_matches(['.', ')']).chars().all(|c| c.is_ascii_digit());
        for letter in word.chars() {
            let is_first = out.is_empty() && "-+=".contains(letter);
            if "\\`*_{}[]<>#|~!".contains(letter) || is_first || is_list && ".)".contains(letter) {
                out.push('\\');
            }
            out.push(letter);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn text_is_no_markup() {
        assert_eq!(plain("# a *b* [c](d) <e>\n- f"), "\\# a \\*b\\* \\[c\\](d) \\<e\\> - f");
        assert_eq!(
            [plain("1. x"), plain("- x"), plain(" 3 点 ")],
            ["1\\. x", "\\- x", "3 点"].map(String::from)
        );
    }
}
