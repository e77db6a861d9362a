//! The map as a PowerPoint file (PPTX, ECMA-376): native shapes and text on 16:9 slides. A title slide, then the map in pages of
//! at most eight columns. What each shape looks like is in `shape`, the parts that are the same in every file in `parts`.

mod opening;
mod parts;
mod shape;

use super::package;
use super::pages::{Paper, culture, pages};
use super::shapes::group;
use super::sheet::Sheet;
use super::xml::escaped;
use super::zip::Zip;
use crate::layout::text::MeasureText;
use crate::layout::{Input, Size};
use shape::Pen;

/// A slide is so wide and high, in English metric units (914,400 an inch).
const WIDTH: f64 = 12_192_000.0;
const HEIGHT: f64 = 6_858_000.0;
/// The same in pixels of the layout: what is 11 pixels high has 9.2 points on the slide.
const PIXELS: f64 = 1_148.0;
/// No text is smaller, in hundredths of a point.
const SMALLEST: f64 = 900.0;

const PAPER: Paper =
    Paper { size: Size { width: PIXELS, height: PIXELS * HEIGHT / WIDTH }, margin: 16.0, header: false };

/// The map as a PPTX file.
pub fn pptx(input: &Input<'_>, measure: &mut dyn MeasureText) -> Vec<u8> {
    let sheets = pages(input, measure, PAPER);
    let mut media = Media::default();
    let mut slides = vec![opening::slide(input, measure)];
    let mut pictures = vec![Vec::new()];
    for sheet in &sheets {
        let (slide, shown) = slide(sheet, &mut media);
        slides.push(slide);
        pictures.push(shown);
    }
    let mut zip = Zip::default();
    parts::add(&mut zip, &slides, &input.journey.name, input.lang);
    for (at, pictures) in pictures.iter().enumerate() {
        let layout = if at == 0 { 1 } else { 2 };
        let mut links = vec![("slideLayout", format!("../slideLayouts/slideLayout{layout}.xml"))];
        links.extend(pictures.iter().map(|name| ("image", format!("../media/{name}"))));
        let links: Vec<(&str, &str)> = links.iter().map(|(kind, target)| (*kind, target.as_str())).collect();
        package::link(&mut zip, &format!("ppt/slides/_rels/slide{}.xml.rels", at + 1), &links);
    }
    for (name, bytes) in &media.files {
        zip.add(&format!("ppt/media/{name}"), bytes);
    }
    zip.finish()
}

/// Pictures of the whole file, each once.
#[derive(Default)]
struct Media {
    files: Vec<(String, Vec<u8>)>,
}

impl Media {
    /// The file name of a picture.
    fn name(&mut self, image: super::image::Image) -> String {
        if let Some((name, _)) = self.files.iter().find(|(_, bytes)| *bytes == image.bytes) {
            return name.clone();
        }
        let name = format!("image{}.{}", self.files.len() + 1, image.format);
        self.files.push((name.clone(), image.bytes));
        name
    }
}

/// A page as a slide, and the pictures on it.
fn slide(sheet: &Sheet, media: &mut Media) -> (String, Vec<String>) {
    let mut pen = Pen::new(WIDTH / sheet.size.width, culture(sheet.lang));
    for placed in sheet.parts.iter().filter(|placed| !placed.part.marks.is_empty()) {
        pen.group(&group(placed), media);
    }
    (framed(&sheet.description, &pen.out), pen.pictures)
}

/// The shapes of a slide as its part of the file; the description is for those who cannot see it.
fn framed(description: &str, shapes: &str) -> String {
    format!(
        "<p:sld {}><p:cSld name=\"{}\"><p:spTree>{ROOT}{shapes}</p:spTree></p:cSld>\
         <p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>",
        parts::NAMESPACES,
        escaped(description),
    )
}

/// What every tree of shapes begins with.
const ROOT: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>\
    <a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";
