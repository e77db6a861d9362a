//! Files that others get: every template in both languages in every format; hostile text is text; what was written is read.
//! `WAYMARK_KEEP=folder` keeps the files, to look at them in the programs they are for.

mod carry;
mod office;

use crate::map_sample::sample;
use std::io::Read as _;
use waymark::edit::apply;
use waymark::layout::text::EstimatedWidths;
use waymark::layout::{EXPORT_WIDTH, Input};
use waymark::model::*;
use waymark::template::{new_workspace, trades};
use waymark::text::Lang;

/// A map to export.
pub(crate) struct Map {
    pub(crate) name: String,
    pub(crate) workspace: Workspace,
    pub(crate) figures: Option<waymark::engine::Figures>,
    pub(crate) lang: Lang,
}

impl Map {
    pub(crate) fn journey(&self) -> &Journey {
        self.workspace.journeys.last().unwrap()
    }

    pub(crate) fn input(&self) -> Input<'_> {
        Input {
            workspace: &self.workspace,
            journey: self.journey(),
            figures: self.figures.as_ref(),
            source: None,
            linked: &[],
            lang: self.lang,
            persona: None,
            viewport_width: EXPORT_WIDTH,
            whole_cards: true,
        }
    }

    pub(crate) fn scene(&self) -> waymark::layout::Scene {
        waymark::layout::scene(&self.input(), &mut EstimatedWidths)
    }
}

/// Every template in both languages, and a sample with figures.
pub(crate) fn maps() -> Vec<Map> {
    let mut maps = Vec::new();
    for lang in [Lang::Zh, Lang::En] {
        for (key, template) in trades() {
            let mut last = 0;
            let mut ids = || {
                last += 1;
                last
            };
            let empty = new_workspace(lang, &mut ids);
            let drawn = template.draw(&empty, lang, &mut ids);
            let workspace = apply(&empty, drawn.command()).unwrap();
            maps.push(Map { name: format!("{key}-{}", lang.tag()), workspace, figures: None, lang });
        }
    }
    let sample = sample();
    let (workspace, figures) = (sample.workspace, Some(sample.figures));
    maps.push(Map { name: "sample".into(), workspace, figures, lang: Lang::Zh });
    maps
}

/// The sample with text in every field that a reader of some format could take for its own.
pub(crate) fn hostile() -> Map {
    let text = "=cmd|'/C calc'!A0 ]]>&<b a=\"1\">\u{0}\u{8}\u{1b}\u{ffff}\r\n😀: ; -- # | %% `x` \\ section";
    let mut map = maps().pop().unwrap();
    let mut journey = map.journey().clone();
    journey.name = text.into();
    (journey.goal, journey.scenario, journey.owner) = (text.into(), text.into(), text.into());
    for stage in &mut journey.stages {
        stage.name = text.into();
        stage.steps.iter_mut().for_each(|step| step.name = text.into());
    }
    journey.lanes.iter_mut().for_each(|lane| lane.name = text.into());
    for card in &mut journey.cards {
        let card = std::sync::Arc::make_mut(card);
        (card.text, card.note, card.owner) = (text.into(), text.into(), text.into());
        card.evidence.source = text.into();
    }
    map.workspace.personas.iter_mut().for_each(|persona| persona.name = text.into());
    let last = map.workspace.journeys.len() - 1;
    map.workspace.journeys[last] = journey.into();
    map.name = "hostile".into();
    map
}

/// Keeps a file for a person to look at, if that is wanted.
pub(crate) fn keep(name: &str, bytes: &[u8]) {
    if let Ok(folder) = std::env::var("WAYMARK_KEEP") {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(std::path::Path::new(&folder).join(name), bytes).unwrap();
    }
}

/// The parts of a package, by name: an own reader of stored and deflated entries, by the directory at the end.
pub(crate) fn unzipped(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let number = |at: usize, width: usize| {
        bytes[at..at + width].iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte))
    };
    let end = bytes.windows(4).rposition(|window| window == b"PK\x05\x06").unwrap();
    let mut at = number(end + 16, 4);
    let mut parts = Vec::new();
    for _ in 0..number(end + 10, 2) {
        assert_eq!(&bytes[at..at + 4], b"PK\x01\x02");
        let (method, packed, size) = (number(at + 10, 2), number(at + 20, 4), number(at + 24, 4));
        let (name_length, local) = (number(at + 28, 2), number(at + 42, 4));
        let name = String::from_utf8(bytes[at + 46..at + 46 + name_length].to_vec()).unwrap();
        let start = local + 30 + number(local + 26, 2) + number(local + 28, 2);
        let mut body = Vec::new();
        (&bytes[start..start + packed]).read_to_end(&mut body).unwrap();
        let body = if method == 8 { miniz_oxide::inflate::decompress_to_vec(&body).unwrap() } else { body };
        assert_eq!(body.len(), size, "{name}");
        assert_eq!(
            !waymark_kernel::crc::crc32(!0, &body),
            u32::try_from(number(at + 16, 4)).unwrap(),
            "{name}"
        );
        parts.push((name, body));
        at += 46 + name_length;
    }
    parts
}

#[test]
fn texts_have_every_card_and_stay_on_their_lines() {
    use waymark::export::Format;
    for map in maps().into_iter().chain([hostile()]) {
        let write = |format: Format| {
            let bytes = format.write(&map.input(), &mut EstimatedWidths);
            keep(&format!("{}.{}", map.name, format.ending().0), &bytes);
            String::from_utf8(bytes).unwrap()
        };
        let (outline, diagram) = (write(Format::Markdown), write(Format::Mermaid));
        let journey = map.journey();
        let steps: usize = journey.stages.iter().map(|stage| stage.steps.len()).sum();
        assert_eq!(outline.lines().filter(|line| line.starts_with("## ")).count(), journey.stages.len());
        assert!(outline.lines().filter(|line| line.starts_with("### ")).count() >= steps);
        assert_eq!(
            diagram.lines().filter(|line| line.starts_with("    section ")).count(),
            journey.stages.len()
        );
        for task in diagram.lines().filter(|line| line.starts_with("      ")) {
            let fields: Vec<&str> = task.split(':').collect();
            assert_eq!(fields.len(), 3, "{task}");
            assert!(("1"..="5").contains(&fields[1].trim()) && !fields[2].trim().is_empty(), "{task}");
        }
        assert!(outline.chars().all(|c| c == '\n' || !c.is_control()));
        if map.name != "hostile" {
            for card in journey.cards.iter().filter(|card| !card.text.is_empty()) {
                assert!(outline.replace('\\', "").contains(card.text.trim()), "{}: {}", map.name, card.text);
            }
        }
    }
}

#[test]
fn pages_for_print_have_their_heads_and_every_card_and_nothing_leaves_them() {
    for map in maps() {
        let pages = waymark::export::print_pages(&map.input(), &mut EstimatedWidths);
        let mut said = String::new();
        for (at, page) in pages.iter().enumerate() {
            keep(&format!("{}-print-{}.svg", map.name, at + 1), page.as_bytes());
            let document = roxmltree::Document::parse(page).unwrap();
            let side = |name: &str| document.root_element().attribute(name).unwrap().parse::<f64>().unwrap();
            assert!((side("width") / side("height") - 400.0 / 277.0).abs() < 0.01);
            let texts: Vec<&str> =
                document.descendants().filter(|n| n.has_tag_name("text")).filter_map(|n| n.text()).collect();
            for lane in ["阶段", "步骤"].into_iter().filter(|_| map.lang == Lang::Zh) {
                assert!(texts.contains(&lane), "{} {at}: no head", map.name);
            }
            for group in document.descendants().filter_map(|node| node.attribute("transform")) {
                let Some(corner) = group.strip_prefix("translate(").and_then(|rest| rest.split_once(')'))
                else {
                    continue;
                };
                let (x, y) = corner.0.split_once(' ').unwrap();
                let (x, y): (f64, f64) = (x.parse().unwrap(), y.parse().unwrap());
                assert!(x < side("width") && y < side("height"), "{} {at}: {group}", map.name);
            }
            said.push_str(&texts.concat());
        }
        for card in map.journey().cards.iter().filter(|card| !matches!(card.body, Body::Emotion { .. })) {
            let begins: String = card.text.chars().take(5).collect();
            assert!(said.contains(&begins), "{}: {} is on no page", map.name, card.text);
        }
    }
}
