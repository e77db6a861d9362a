//! The journey in its own picture: what was put in comes out, from damaged files nothing.

use super::{hostile, keep, maps};
use proptest::prelude::*;
use waymark::export::{carried, png_with, svg_with};
use waymark::file::{Content, load_any, pack_journey};
use waymark::layout::Theme;

/// A PNG of 2 by 3 pixels.
const PNG: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAYAAAC56t6BAAAAC0lEQVR42mNgQAcAABIAAeRVjecAAAAASUVORK5CYII=";

fn png() -> Vec<u8> {
    waymark::file::from_base64(PNG).unwrap()
}

#[test]
fn every_map_comes_back_from_its_pictures() {
    for map in maps().into_iter().chain([hostile()]) {
        let journey = map.journey();
        let json = pack_journey(&map.workspace, journey.id);
        let svg = svg_with(&map.scene(), Theme::Light, &json);
        keep(&format!("{}.svg", map.name), svg.as_bytes());
        roxmltree::Document::parse(&svg).unwrap();
        for picture in [svg.into_bytes(), png_with(&png(), &json)] {
            let text = carried(&picture).unwrap();
            let Ok(Content::Journey(loaded)) = load_any(&text) else { panic!("{} cannot be read", map.name) };
            assert_eq!(*loaded.workspace.journeys[0], *journey, "{}", map.name);
        }
    }
}

#[test]
fn an_svg_that_another_program_wrote_again_still_carries_it() {
    let json = r#"{"a":"<b> & \"c\" 旅 ]]> \uffff"}"#;
    let escaped = json.replace('&', "&amp;").replace('<', "&#60;").replace(">", "&gt;");
    let svg = format!(
        "<?xml version='1.0'?>\n<svg:svg xmlns:svg='x'><svg:metadata id='m'>\n<rdf:RDF xmlns:rdf='y'/>\
         <waymark:journey xmlns:waymark='urn:waymark:journey'>{escaped}</waymark:journey></svg:metadata></svg:svg>"
    );
    assert_eq!(carried(svg.as_bytes()).as_deref(), Some(json));
}

#[test]
fn the_chunk_is_one_that_other_readers_of_png_understand() {
    let picture = png_with(&png(), "{}");
    let at = picture.windows(4).position(|window| window == b"iTXt").unwrap();
    assert_eq!(at, 8 + 25 + 4, "after the header");
    let length = u32::from_be_bytes(picture[at - 4..at].try_into().unwrap()) as usize;
    let checksum = u32::from_be_bytes(picture[at + 4 + length..at + 8 + length].try_into().unwrap());
    assert_eq!(!waymark_kernel::crc::crc32(!0, &picture[at..at + 4 + length]), checksum);
    assert_eq!(&picture[at + 8 + length..], &png()[33..], "the rest is as it was");
}

#[test]
fn other_pictures_carry_nothing() {
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><metadata>x</metadata></svg>";
    for picture in [&b""[..], b"GIF89a", b"\x89PNG\r\n\x1a\n", &png(), svg, b"<svg", &[0xff; 64]] {
        assert_eq!(carried(picture), None);
    }
    assert_eq!(png_with(b"GIF89a", "x"), b"GIF89a");
}

proptest! {
    #[test]
    fn any_text_comes_back_and_damage_is_noticed(text in "\\PC{0,300}|[\u{0}-\u{ff}]{0,40}", at in 0usize..4096, bit in 0u8..8) {
        let mut picture = png_with(&png(), &text);
        prop_assert_eq!(carried(&picture), Some(text.clone()));
        let chunk = picture.windows(4).position(|window| window == b"iTXt").unwrap();
        let length = u32::from_be_bytes(picture[chunk - 4..chunk].try_into().unwrap()) as usize;
        picture[chunk + 4 + at % length] ^= 1 << bit;
        prop_assert_eq!(carried(&picture), None);
    }
}
