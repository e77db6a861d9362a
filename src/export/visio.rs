//! The map as a Visio drawing (VSDX, MS-VSDX): shapes and text in place on one page as large as the map. Inches from the lower left
//! corner, as Visio counts; a shape's own geometry from its lower left corner.

use super::package;
use super::path::Segment;
use super::shapes::{Block, Form, Group, Shape, group};
use super::sheet::whole;
use super::xml::{escape, escaped, numeral};
use super::zip::Zip;
use super::{image, pages::culture};
use crate::layout::{Anchor, Dash, Point, Rect, Scene, Theme, Weight, point};
use std::fmt::Write;

/// Pixels of an inch.
const INCH: f64 = 96.0;
const MAIN: &str = "http://schemas.microsoft.com/office/visio/2012/main";
const KINDS: &str = "http://schemas.microsoft.com/visio/2010/relationships";
const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const FONT: &str = "Microsoft YaHei";

/// The map as a VSDX file.
pub fn visio(scene: &Scene) -> Vec<u8> {
    const KIND: &str = "application/vnd.ms-visio";
    let sheet = whole(scene);
    let mut pen = Pen {
        out: String::new(),
        next: 1,
        height: sheet.size.height,
        culture: culture(sheet.lang),
        media: Vec::new(),
    };
    for placed in sheet.parts.iter().filter(|placed| !placed.part.marks.is_empty()) {
        pen.group(&group(placed));
    }
    let (width, height) = (numeral(sheet.size.width / INCH, 4), numeral(sheet.size.height / INCH, 4));
    let page = format!(
        "<PageContents xmlns=\"{MAIN}\" xmlns:r=\"{LINKS}\" xml:space=\"preserve\"><Shapes>{}</Shapes></PageContents>",
        pen.out
    );
    let pages = format!(
        "<Pages xmlns=\"{MAIN}\" xmlns:r=\"{LINKS}\" xml:space=\"preserve\"><Page ID=\"0\" NameU=\"Map\" Name=\"{}\"><PageSheet>\
         <Cell N=\"PageWidth\" V=\"{width}\"/><Cell N=\"PageHeight\" V=\"{height}\"/><Cell N=\"PageScale\" V=\"1\" U=\"IN_F\"/>\
         <Cell N=\"DrawingScale\" V=\"1\" U=\"IN_F\"/><Cell N=\"DrawingSizeType\" V=\"3\"/></PageSheet><Rel r:id=\"rId1\"/></Page></Pages>",
        escaped(&sheet.title.chars().take(31).collect::<String>())
    );
    let part = |name: &str, kind: &str, content: String| {
        (format!("visio/{name}"), format!("{KIND}.{kind}+xml"), content)
    };
    let parts = [
        part("document.xml", "drawing.main", document()),
        part("pages/pages.xml", "pages", pages),
        part("pages/page1.xml", "page", page),
    ];
    let mut zip = Zip::default();
    package::add(&mut zip, &format!("{KINDS}/document"), &parts, &sheet.title);
    package::link(
        &mut zip,
        "visio/_rels/document.xml.rels",
        &[(format!("{KINDS}/pages"), "pages/pages.xml".to_owned())],
    );
    package::link(
        &mut zip,
        "visio/pages/_rels/pages.xml.rels",
        &[(format!("{KINDS}/page"), "page1.xml".to_owned())],
    );
    let names = (1..).zip(&pen.media).map(|(at, image)| (format!("image{at}.{}", image.format), image));
    let names: Vec<_> = names.collect();
    let links: Vec<_> =
        names.iter().map(|(name, _)| ("image".to_owned(), format!("../media/{name}"))).collect();
    if !links.is_empty() {
        package::link(&mut zip, "visio/pages/_rels/page1.xml.rels", &links);
    }
    for (name, image) in names {
        zip.add(&format!("visio/media/{name}"), &image.bytes);
    }
    zip.finish()
}

/// Fonts and the style that all shapes begin with.
fn document() -> String {
    format!(
        "<VisioDocument xmlns=\"{MAIN}\" xmlns:r=\"{LINKS}\" xml:space=\"preserve\"><DocumentSettings TopPage=\"0\" DefaultTextStyle=\"0\" DefaultLineStyle=\"0\" DefaultFillStyle=\"0\"/>\
         <Colors/><FaceNames><FaceName NameU=\"{FONT}\" UnicodeRanges=\"-1 -1 -1 -1\" CharSets=\"-1 -1\" Panose=\"0 0 0 0 0 0 0 0 0 0\" Flags=\"325\"/></FaceNames>\
         <StyleSheets><StyleSheet ID=\"0\" NameU=\"No Style\" Name=\"No Style\"><Cell N=\"EnableLineProps\" V=\"1\"/><Cell N=\"EnableFillProps\" V=\"1\"/><Cell N=\"EnableTextProps\" V=\"1\"/>\
         <Cell N=\"LineWeight\" V=\"0.01\"/><Cell N=\"LineColor\" V=\"0\"/><Cell N=\"LinePattern\" V=\"1\"/><Cell N=\"FillForegnd\" V=\"1\"/><Cell N=\"FillPattern\" V=\"1\"/>\
         <Cell N=\"LeftMargin\" V=\"0\"/><Cell N=\"RightMargin\" V=\"0\"/><Cell N=\"TopMargin\" V=\"0\"/><Cell N=\"BottomMargin\" V=\"0\"/>\
         <Section N=\"Character\"><Row IX=\"0\"><Cell N=\"Font\" V=\"{FONT}\"/><Cell N=\"Size\" V=\"0.125\"/></Row></Section></StyleSheet></StyleSheets></VisioDocument>"
    )
}

/// Writes shapes.
struct Pen {
    out: String,
    next: u32,
    /// Of the page, in pixels: Visio counts upwards.
    height: f64,
    culture: &'static str,
    media: Vec<image::Image>,
}

impl Pen {
    fn cell(&mut self, name: &str, value: f64) {
        let _infallible = write!(self.out, "<Cell N=\"{name}\" V=\"{}\"/>", numeral(value, 5));
    }

    fn word(&mut self, name: &str, value: &str) {
        let _infallible = write!(self.out, "<Cell N=\"{name}\" V=\"{value}\"/>");
    }

    /// The shapes of a part; several are a group.
    fn group(&mut self, group: &Group) {
        // A group of Visio has coordinates of its own; shapes on the page stay where they are in every reader.
        for shape in &group.shapes {
            match &shape.form {
                Form::Picture { href: address, .. } => self.picture(address, shape.rect),
                _ => self.shape(shape, &group.label),
            }
        }
    }

    fn open(&mut self, kind: &str, label: &str, box_: Rect) {
        let id = self.next;
        self.next += 1;
        let _infallible = write!(self.out, "<Shape ID=\"{id}\" Type=\"{kind}\"");
        if !label.is_empty() {
            self.out.push_str(" Name=\"");
            escape(&mut self.out, &label.chars().take(60).collect::<String>());
            let _infallible = write!(self.out, ".{id}\"");
        }
        self.out.push('>');
        let middle = box_.centre();
        self.cell("PinX", middle.x / INCH);
        self.cell("PinY", (self.height - middle.y) / INCH);
        self.cell("Width", box_.width / INCH);
        self.cell("Height", box_.height / INCH);
        self.cell("LocPinX", box_.width / INCH / 2.0);
        self.cell("LocPinY", box_.height / INCH / 2.0);
    }

    fn shape(&mut self, shape: &Shape, label: &str) {
        self.open("Shape", label, shape.rect);
        match shape.fill {
            Some(fill) => {
                self.word("FillForegnd", fill.paint.hex(Theme::Light));
                self.word("FillPattern", "1");
                self.cell("FillForegndTrans", 1.0 - fill.alpha);
            }
            None => self.word("FillPattern", "0"),
        }
        match shape.stroke {
            Some(stroke) => {
                self.word("LineColor", stroke.paint.hex(Theme::Light));
                self.cell("LineWeight", stroke.width / INCH);
                self.word("LinePattern", if stroke.dash == Dash::Dashed { "2" } else { "1" });
                self.word("LineCap", "0");
            }
            None => self.word("LinePattern", "0"),
        }
        if let Form::Box { radius } = shape.form {
            self.cell("Rounding", radius / INCH);
        }
        if let Some(block) = &shape.text {
            self.lettering(block, shape);
        }
        self.geometry(shape);
        if let Some(block) = &shape.text {
            self.out.push_str("<Text>");
            escape(&mut self.out, &block.text);
            self.out.push_str("</Text>");
        }
        self.out.push_str("</Shape>");
    }

    /// Font and place of the text.
    fn lettering(&mut self, block: &Block, shape: &Shape) {
        let (inner, outer) = (block.rect, shape.rect);
        // The text has a box of its own, which turns and moves with the shape: as wide as its lines need.
        let room = if block.wraps { 0.0 } else { 0.3 * inner.width + 8.0 };
        let (left, width) = match block.anchor {
            Anchor::Start => (inner.x, inner.width + room),
            Anchor::Middle => (inner.x - room / 2.0, inner.width + room),
            Anchor::End => (inner.x - room, inner.width + room),
        };
        self.cell("TxtPinX", (left + width / 2.0 - outer.x) / INCH);
        self.cell("TxtPinY", (outer.bottom() - inner.centre().y) / INCH);
        self.cell("TxtWidth", width / INCH);
        self.cell("TxtHeight", inner.height / INCH);
        self.cell("TxtLocPinX", width / INCH / 2.0);
        self.cell("TxtLocPinY", inner.height / INCH / 2.0);
        self.word("VerticalAlign", "1");
        let weight = u8::from(block.font.weight == Weight::Strong) + 2 * u8::from(block.font.italic);
        let colour = block.paint.hex(Theme::Light);
        let (size, culture) = (numeral(block.font.size / INCH, 5), self.culture);
        let align = match block.anchor {
            Anchor::Start => 0,
            Anchor::Middle => 1,
            Anchor::End => 2,
        };
        let leading = numeral(block.leading / INCH, 5);
        let _infallible = write!(
            self.out,
            "<Section N=\"Character\"><Row IX=\"0\"><Cell N=\"Font\" V=\"Arial\"/><Cell N=\"AsianFont\" V=\"{FONT}\"/><Cell N=\"Color\" V=\"{colour}\"/>\
             <Cell N=\"Style\" V=\"{weight}\"/><Cell N=\"Size\" V=\"{size}\"/><Cell N=\"LangID\" V=\"{culture}\"/></Row></Section>\
             <Section N=\"Paragraph\"><Row IX=\"0\"><Cell N=\"SpLine\" V=\"{leading}\"/><Cell N=\"HorzAlign\" V=\"{align}\"/></Row></Section>"
        );
    }

    fn geometry(&mut self, shape: &Shape) {
        let box_ = shape.rect;
        let (width, height) = (box_.width / INCH, box_.height / INCH);
        if matches!(shape.form, Form::Text) {
            return;
        }
        self.out.push_str("<Section N=\"Geometry\" IX=\"0\">");
        self.word("NoFill", if shape.fill.is_some() { "0" } else { "1" });
        self.word("NoLine", if shape.stroke.is_some() { "0" } else { "1" });
        match &shape.form {
            Form::Ellipse => {
                let (x, y) = (width / 2.0, height / 2.0);
                self.row(
                    1,
                    "Ellipse",
                    &[("X", x), ("Y", y), ("A", width), ("B", y), ("C", x), ("D", height)],
                );
            }
            Form::Path(segments) => self.path(segments, box_),
            _ => {
                let corners = [[0.0, 0.0], [width, 0.0], [width, height], [0.0, height], [0.0, 0.0]];
                for (at, [x, y]) in (1..).zip(corners) {
                    self.row(at, if at == 1 { "MoveTo" } else { "LineTo" }, &[("X", x), ("Y", y)]);
                }
            }
        }
        self.out.push_str("</Section>");
    }

    fn row(&mut self, at: usize, kind: &str, cells: &[(&str, f64)]) {
        let _infallible = write!(self.out, "<Row T=\"{kind}\" IX=\"{at}\">");
        cells.iter().for_each(|(name, value)| self.cell(name, *value));
        self.out.push_str("</Row>");
    }

    /// Curves are in shares of the shape's sides, as Visio 2013 has them.
    fn path(&mut self, segments: &[Segment], box_: Rect) {
        let at = |p: Point| point((p.x - box_.x) / INCH, (box_.bottom() - p.y) / INCH);
        let share = |p: Point| {
            let of = |length: f64, side: f64| if side > 0.0 { length / side } else { 0.0 };
            (of(p.x - box_.x, box_.width), of(box_.bottom() - p.y, box_.height))
        };
        let mut start = None;
        let mut rows = 1..;
        for segment in segments {
            let row = rows.next().unwrap_or(1);
            match segment {
                Segment::Move(p) => {
                    start = Some(*p);
                    self.row(row, "MoveTo", &[("X", at(*p).x), ("Y", at(*p).y)]);
                }
                Segment::Line(p) => self.row(row, "LineTo", &[("X", at(*p).x), ("Y", at(*p).y)]),
                Segment::Curve(a, b, c) => {
                    let [(x1, y1), (x2, y2), (x, y)] = [*a, *b, *c].map(share);
                    self.row(
                        row,
                        "RelCubBezTo",
                        &[("X", x), ("Y", y), ("A", x1), ("B", y1), ("C", x2), ("D", y2)],
                    );
                }
                Segment::Close => {
                    if let Some(start) = start {
                        self.row(row, "LineTo", &[("X", at(start).x), ("Y", at(start).y)]);
                    }
                }
            }
        }
    }

    fn picture(&mut self, address: &str, box_: Rect) {
        let Some(image) = image::read(address) else { return };
        let kind = image.format.to_ascii_uppercase();
        self.media.push(image);
        let number = self.media.len();
        self.open("Foreign", "", box_);
        self.cell("ImgWidth", box_.width / INCH);
        self.cell("ImgHeight", box_.height / INCH);
        let _infallible = write!(
            self.out,
            "<ForeignData ForeignType=\"Bitmap\" CompressionType=\"{kind}\"><Rel r:id=\"rId{number}\"/></ForeignData></Shape>"
        );
    }
}
