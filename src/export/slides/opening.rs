//! The first slide: what the map is about, and whom.

use super::super::pages::culture;
use super::super::xml::escape;
use super::framed;
use crate::layout::text::{MeasureText, wrap};
use crate::layout::{Font, Input, Paint, Theme};
use crate::model::Horizon;
use crate::text::{export as words, map};
use std::fmt::Write;

/// The box of the facts, in points.
const ROOM: (f64, f64) = (840.0, 330.0);
/// Sizes of the facts in points, the largest that has room is taken.
const SIZES: [f64; 6] = [20.0, 18.0, 16.0, 14.0, 12.0, 10.0];

/// The slide.
pub(super) fn slide(input: &Input<'_>, measure: &mut dyn MeasureText) -> String {
    let facts = facts(input);
    let high = |size: f64, measure: &mut dyn MeasureText| -> f64 {
        let lines = |(name, text): &(&str, String)| {
            let whole = format!("{name}  {text}");
            wrap(&mut *measure, &whole, Font::strong(size), ROOM.0, usize::MAX).lines.len().max(1) as f64
        };
        facts.iter().map(lines).map(|lines| lines * size * 1.35 + size * 0.5).sum()
    };
    let size = SIZES.into_iter().find(|size| high(*size, measure) <= ROOM.1).unwrap_or(SIZES[5]);
    let mut out = String::new();
    let culture = culture(input.lang);
    placeholder(&mut out, 2, "ctrTitle", "Title");
    let _infallible = write!(out, "<a:p><a:r><a:rPr lang=\"{culture}\"/><a:t>");
    escape(&mut out, &input.journey.name);
    out.push_str("</a:t></a:r></a:p></p:txBody></p:sp>");
    placeholder(&mut out, 3, "subTitle\" idx=\"1", "Subtitle");
    let muted = Paint::Muted.hex(Theme::Light).trim_start_matches('#');
    let hundredths = size * 100.0;
    for (name, text) in &facts {
        let _infallible =
            write!(out, "<a:p><a:pPr><a:spcBef><a:spcPts val=\"{:.0}\"/></a:spcBef></a:pPr>", size * 50.0);
        if !name.is_empty() {
            let _infallible = write!(
                out,
                "<a:r><a:rPr lang=\"{culture}\" sz=\"{hundredths:.0}\" b=\"1\"><a:solidFill><a:srgbClr val=\"{muted}\"/></a:solidFill></a:rPr><a:t>"
            );
            escape(&mut out, name);
            out.push_str("  </a:t></a:r>");
        }
        let _infallible = write!(out, "<a:r><a:rPr lang=\"{culture}\" sz=\"{hundredths:.0}\"/><a:t>");
        escape(&mut out, text);
        out.push_str("</a:t></a:r></a:p>");
    }
    if facts.is_empty() {
        out.push_str("<a:p><a:endParaRPr/></a:p>");
    }
    out.push_str("</p:txBody></p:sp>");
    framed(&input.journey.name, &out)
}

fn placeholder(out: &mut String, id: u32, kind: &str, name: &str) {
    let _infallible = write!(
        out,
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>\
         <p:ph type=\"{kind}\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>"
    );
}

/// What is said of the journey: a name and a text each.
fn facts(input: &Input<'_>) -> Vec<(&'static str, String)> {
    let (journey, lang) = (input.journey, input.lang);
    let mut facts = Vec::new();
    let mut add = |name: &'static str, parts: &[&str], between: &str| {
        let parts: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
        if !parts.is_empty() {
            facts.push((name, parts.join(between)));
        }
    };
    for id in &journey.personas {
        let Some(persona) = input.workspace.persona(*id) else { continue };
        let quote = match persona.quote.trim() {
            "" => String::new(),
            quote => {
                map::QUOTED.fill(lang, &[("text", quote.trim_matches(|mark| "“”\"「」『』".contains(mark)))])
            }
        };
        add(words::PERSONA.get(lang), &[&persona.name, &persona.tagline, &quote], " · ");
        let needs: Vec<&str> = persona.needs.iter().map(String::as_str).collect();
        add(words::NEEDS.get(lang), &needs, words::LIST.get(lang));
    }
    add(map::SCENARIO.get(lang), &[&journey.scenario], "");
    add(map::GOAL.get(lang), &[&journey.goal], "");
    let stages: Vec<&str> = journey.stages.iter().map(|stage| stage.name.as_str()).collect();
    add(map::STAGES.get(lang), &stages, " → ");
    let state = match journey.horizon {
        Horizon::Today => map::TODAY,
        Horizon::Future => map::FUTURE,
    };
    add(map::OWNER.get(lang), &[&journey.owner], "");
    add(map::VERSION.get(lang), &[&journey.version, state.get(lang)], " · ");
    facts
}
