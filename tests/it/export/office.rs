//! Packages of office programs: every part is well-formed, declared and found; the text is there.

use super::{Map, hostile, keep, maps, unzipped};
use std::collections::BTreeMap;
use waymark::export::Format;
use waymark::layout::text::EstimatedWidths;

/// The parts of a package, after it was held to the rules that all have (ECMA-376, part 2): each XML part is well-formed,
/// each has a content type, each relationship leads to a part.
fn package(bytes: &[u8]) -> BTreeMap<String, String> {
    let parts: Vec<(String, Vec<u8>)> = unzipped(bytes);
    let names: Vec<String> = parts.iter().map(|(name, _)| name.clone()).collect();
    let mut texts = BTreeMap::new();
    for (name, body) in parts {
        if name.ends_with(".xml") || name.ends_with(".rels") {
            let text = String::from_utf8(body).unwrap();
            roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            texts.insert(name, text);
        }
    }
    let types = roxmltree::Document::parse(&texts["[Content_Types].xml"]).unwrap();
    let declared = |name: &str| {
        types.descendants().any(|node| {
            node.attribute("PartName").is_some_and(|part| part[1..] == *name)
                || node.attribute("Extension").is_some_and(|end| name.ends_with(&format!(".{end}")))
        })
    };
    for name in &names {
        assert!(name == "[Content_Types].xml" || declared(name), "{name} has no type");
    }
    for node in types.descendants().filter_map(|node| node.attribute("PartName")) {
        assert!(names.contains(&node[1..].to_owned()), "{node} is not there");
    }
    for (name, text) in texts.iter().filter(|(name, _)| name.ends_with(".rels")) {
        let folder = name.replace("_rels/", "");
        let folder = folder.rsplit_once('/').map_or("", |(folder, _)| folder);
        for target in
            roxmltree::Document::parse(text).unwrap().descendants().filter_map(|n| n.attribute("Target"))
        {
            let mut path: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
            for part in target.split('/') {
                match part {
                    ".." => drop(path.pop()),
                    part => path.push(part),
                }
            }
            assert!(names.contains(&path.join("/")), "{name}: {target} is not there");
        }
    }
    texts
}

fn words(texts: &BTreeMap<String, String>, tag: &str) -> String {
    let mut all = String::new();
    for text in texts.values() {
        let document = roxmltree::Document::parse(text).unwrap();
        for node in document.descendants().filter(|node| node.tag_name().name() == tag) {
            all.push_str(node.text().unwrap_or_default());
            all.push('\n');
        }
    }
    all
}

fn slides(map: &Map) -> BTreeMap<String, String> {
    let bytes = Format::Pptx.write(&map.input(), &mut EstimatedWidths);
    keep(&format!("{}.pptx", map.name), &bytes);
    package(&bytes)
}

#[test]
fn every_map_is_a_presentation_with_all_its_cards_in_shapes() {
    for map in maps() {
        let texts = slides(&map);
        let said = words(&texts, "t");
        for card in map.journey().cards.iter().filter(|card| !card.text.is_empty()) {
            // What does not fit on a card of the map ends with an ellipsis; an emotion is a point.
            let begins: String = card.text.chars().take(6).collect();
            let is_point = matches!(card.body, waymark::model::Body::Emotion { .. });
            assert!(is_point || said.contains(&begins), "{}: {} is lost", map.name, card.text);
        }
        for (name, text) in texts.iter().filter(|(name, _)| name.starts_with("ppt/slides/slide")) {
            let sizes = text.split("sz=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
            assert!(
                sizes.into_iter().all(|size| size.parse::<u32>().unwrap() >= 900),
                "{name} has small text"
            );
        }
    }
}

#[test]
fn identities_on_a_slide_are_unique() {
    for (name, text) in slides(&maps()[0]).iter().filter(|(name, _)| name.starts_with("ppt/slides/slide")) {
        let document = roxmltree::Document::parse(text).unwrap();
        let mut ids: Vec<&str> = document
            .descendants()
            .filter(|n| {
                n.has_tag_name(("http://schemas.openxmlformats.org/presentationml/2006/main", "cNvPr"))
            })
            .filter_map(|n| n.attribute("id"))
            .collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "{name}");
    }
}

#[test]
fn hostile_text_makes_no_markup() {
    let said = words(&slides(&hostile()), "t");
    assert!(said.contains("=cmd|'/C calc'!A0 ]]>&<b a=\"1\">"), "{said}");
}

fn workbook(map: &Map) -> (Vec<u8>, BTreeMap<String, String>) {
    let bytes = Format::Xlsx.write(&map.input(), &mut EstimatedWidths);
    keep(&format!("{}.xlsx", map.name), &bytes);
    let texts = package(&bytes);
    (bytes, texts)
}

#[test]
fn a_workbook_has_every_card_in_both_sheets_and_no_formula() {
    for map in maps().into_iter().chain([hostile()]) {
        let (_, texts) = workbook(&map);
        for sheet in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
            let text = &texts[sheet];
            assert!(!text.contains("<f>") && text.contains("state=\"frozen\""), "{sheet}");
            let said = words(&BTreeMap::from([(sheet.to_owned(), text.clone())]), "t");
            for card in map.journey().cards.iter().filter(|card| !card.text.is_empty()) {
                let line: String = card.text.chars().take_while(|c| !c.is_control()).collect();
                assert!(said.contains(&line), "{} {sheet}: {line}", map.name);
            }
        }
    }
}

#[test]
fn drawings_have_every_text_of_the_map_in_place() {
    for map in maps().into_iter().chain([hostile()]) {
        let bytes = Format::Visio.write(&map.input(), &mut EstimatedWidths);
        keep(&format!("{}.vsdx", map.name), &bytes);
        let texts = package(&bytes);
        let page = roxmltree::Document::parse(&texts["visio/pages/page1.xml"]).unwrap();
        let width: f64 =
            cell(&roxmltree::Document::parse(&texts["visio/pages/pages.xml"]).unwrap().root(), "PageWidth");
        let shapes = page
            .descendants()
            .filter(|node| node.has_tag_name((page.root_element().tag_name().namespace().unwrap(), "Shape")));
        let mut count = 0;
        for shape in shapes {
            let (x, half) = (cell(&shape, "PinX"), cell(&shape, "Width") / 2.0);
            assert!(x - half >= -0.01 && x + half <= width + 0.01, "{} {x} {half}", map.name);
            count += 1;
        }
        assert!(count > map.journey().cards.len(), "{}", map.name);
        let drawing = String::from_utf8(Format::Drawio.write(&map.input(), &mut EstimatedWidths)).unwrap();
        keep(&format!("{}.drawio", map.name), drawing.as_bytes());
        let drawing = roxmltree::Document::parse(&drawing).unwrap();
        let values: String = drawing.descendants().filter_map(|node| node.attribute("value")).collect();
        let ids: Vec<&str> = drawing
            .descendants()
            .filter(|n| n.has_tag_name("mxCell"))
            .map(|n| n.attribute("id").unwrap())
            .collect();
        for node in drawing.descendants().filter_map(|node| node.attribute("parent")) {
            assert!(ids.contains(&node));
        }
        let said = words(&texts, "Text");
        for card in map.journey().cards.iter().filter(|card| !card.text.is_empty()) {
            let begins: String = card.text.chars().take(6).collect();
            let is_point = matches!(card.body, waymark::model::Body::Emotion { .. });
            assert!(is_point || said.contains(&begins) && values.contains(&begins), "{}: {begins}", map.name);
        }
    }
}

/// The number in a cell of a shape or sheet.
fn cell(node: &roxmltree::Node<'_, '_>, name: &str) -> f64 {
    let found = node.descendants().find(|cell| cell.attribute("N") == Some(name)).unwrap();
    found.attribute("V").unwrap().parse().unwrap()
}
