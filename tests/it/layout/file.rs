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

#[test]
fn the_head_of_a_file_tells_a_long_story_whole_and_grows_with_it() {
    let zh = "换季时在手机上给全家置办衣服，预算有限，还要赶在出差之前收到；中途换过两次收货地址，又和家人商量了几轮颜色与尺码。";
    let en = "Buying clothes for the whole family on the phone between two business trips, on a budget, with the delivery address changed twice and long talks about colours and sizes.";
    for (lang, text, width) in [
        (Lang::Zh, zh, EXPORT_WIDTH),
        (Lang::En, en, EXPORT_WIDTH),
        (Lang::Zh, zh, 700.0),
        (Lang::En, en, 1000.0),
    ] {
        let mut sample = sample();
        let short = scene(&input(&sample, lang, width), &mut EstimatedWidths).header;
        let mut journey = sample.journey().clone();
        (journey.scenario, journey.goal) = (text.into(), text.repeat(2));
        journey.name = text.into();
        let persona = &mut sample.workspace.personas[0];
        (persona.quote, persona.tagline) = (text.into(), text.into());
        sample.workspace.journeys[0] = journey.into();
        let header = scene(&input(&sample, lang, width), &mut EstimatedWidths).header;
        assert!(header.rect.height > short.rect.height + 40.0, "{width}: {:?}", header.rect);
        let inside = rect(0.0, 0.0, header.rect.width, header.rect.height);
        let lines: Vec<&TextLine> = texts(&header).collect();
        for (at, line) in lines.iter().enumerate() {
            assert!(!line.text.contains('…') && inside.holds(line.bounds()), "{line:?} at {width}");
            let other =
                lines[at + 1..].iter().find(|other| line.bounds().inset(1.0).overlaps(other.bounds()));
            assert_eq!(other, None, "{line:?} at {width}");
        }
        let letters = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
        let said: String = lines.iter().map(|line| letters(&line.text)).collect();
        // Name, tagline, quote, scenario, and the goal twice over.
        assert_eq!(said.matches(&letters(text)).count(), 6, "{said} at {width}");
    }
}

#[test]
fn the_head_of_a_file_shows_the_picture_of_the_persona_in_a_circle() {
    let mut sample = sample();
    let plain = scene(&input(&sample, Lang::Zh, EXPORT_WIDTH), &mut EstimatedWidths);
    assert!(texts(&plain.header).any(|line| line.text == "林"));
    let address = "data:image/png;base64,iVBORw0KGgo=";
    sample.workspace.personas[0].picture = Some(Picture::Data(address.into()));
    let scene = scene(&input(&sample, Lang::Zh, EXPORT_WIDTH), &mut EstimatedWidths);
    assert!(texts(&scene.header).all(|line| line.text != "林"), "either the picture or the initial");
    let picture = scene.header.marks.iter().find_map(|mark| match mark {
        Mark::Picture { rect, radius, href } => Some((*rect, *radius, href.clone())),
        _ => None,
    });
    let (box_, radius, href) = picture.unwrap();
    assert_eq!((box_.width, box_.height, &*href), (2.0 * radius, 2.0 * radius, address));
    let file = svg(&scene, Theme::Light);
    assert!(file.contains(" rx=\"26\"/></clipPath><image"), "cut to a circle");
}
