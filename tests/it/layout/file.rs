//! The map as a file: well-formed, with every word, a title and nothing to press.

use super::*;
use crate::map_sample::{input, sample};
use waymark::export::{svg, svg_size};
use waymark::layout::text::EstimatedWidths;
use waymark::layout::*;
use waymark::model::*;
use waymark::text::Lang;

#[test]
fn the_svg_file_is_well_formed_self_contained_and_keeps_every_word() {
    let sample = sample();
    let scene = scene(&input(&sample, Lang::Zh, 1345.0), &mut EstimatedWidths);
    for theme in [Theme::Light, Theme::Dark] {
        let file = svg(&scene, theme);
        let document = roxmltree::Document::parse(&file).unwrap();
        let root = document.root_element();
        assert_eq!(root.attribute("width"), Some(svg_size(&scene).width.to_string().as_str()));
        let words: Vec<&str> = document
            .descendants()
            .filter(|node| node.has_tag_name("text"))
            .filter_map(|n| n.text())
            .collect();
        for part in parts(&scene) {
            for line in texts(part) {
                assert!(words.contains(&line.text.as_str()), "{} is lost", line.text);
            }
        }
        assert!(!file.contains("<script") && !file.contains("<foreignObject") && !file.contains("@import"));
        let links = document.descendants().flat_map(|node| node.attributes());
        assert!(links.filter(|a| a.name() == "href").all(|a| a.value().starts_with("data:image/")));
        assert!(
            document
                .descendants()
                .any(|node| node.has_tag_name("title") && node.text() == Some("线上购物旅程"))
        );
    }
}

#[test]
fn a_picture_from_elsewhere_is_not_drawn() {
    let sample = sample();
    let mut journey = sample.journey().clone();
    let lane = LaneId(77);
    journey.lanes.push(Lane {
        id: lane,
        kind: LaneKind::Picture,
        name: String::new(),
        collapsed: false,
        hidden: false,
        by_channel: false,
    });
    let place = journey.cards[0].place;
    for (id, href) in [(1, "https://example.com/x.png"), (2, "data:image/png;base64,AAAA\"/><script>")] {
        let body = Body::Picture { picture: Some(Picture::Data(href.into())) };
        journey.cards.push(Card::new(CardId(id), lane, place, "", body).into());
    }
    let file = svg(&laid_out(&sample.workspace, &journey, 1345.0, Lang::Zh), Theme::Light);
    assert!(!file.contains("example.com") && !file.contains("<script"));
    assert_eq!(
        roxmltree::Document::parse(&file).unwrap().descendants().filter(|n| n.has_tag_name("image")).count(),
        1
    );
}

#[test]
fn the_page_and_the_files_have_the_same_palette() {
    let css = include_str!("../../../style/tokens.css");
    for paint in Paint::all() {
        let name = format!("--{}:", paint.token());
        let values: Vec<&str> = css
            .lines()
            .filter_map(|line| line.trim().strip_prefix(&name)?.trim().strip_suffix(';'))
            .collect();
        let (light, dark) = (paint.hex(Theme::Light), paint.hex(Theme::Dark));
        assert!(values.len() >= 2, "{name} is not in both themes");
        assert_eq!(values[0], light, "{name}");
        assert!(values[1..].iter().all(|value| *value == dark), "{name} {values:?}");
    }
}

#[test]
fn a_file_of_the_map_has_a_title_and_nothing_to_press() {
    let sample = sample();
    let scene = scene(&input(&sample, Lang::Zh, EXPORT_WIDTH), &mut EstimatedWidths);
    let title = texts(&scene.header).min_by(|a, b| a.at.y.total_cmp(&b.at.y)).unwrap();
    let journey = sample.journey();
    assert!(title.text.starts_with(&journey.name), "{}", title.text);
    let persona = &sample.workspace.persona(journey.personas[0]).unwrap().name;
    assert!(title.text.contains(persona.as_str()) && title.text.contains("数据至"), "{}", title.text);
    let file = svg(&scene, Theme::Light);
    for icon in [Icon::ChevronDown, Icon::ChevronRight] {
        assert!(!file.contains(icon.path()), "a fold sign in a file");
    }
    for row in &scene.rows {
        assert!(row.fold.rect == row.chevron && row.fold.marks.len() == 1, "the page has it");
    }
}
