//! The map as a draw.io file (mxGraph XML, not compressed): shapes with their text at their places, cards as groups. Free forms
//! are stencils in the style of their cell, as draw.io writes them itself.

use super::path::Segment;
use super::shapes::{Block, Form, Group, Shape, group};
use super::sheet::{Role, whole};
use super::xml::{escape, escaped, numeral};
use crate::file::to_base64;
use crate::layout::{Anchor, Dash, Rect, Scene, Theme, Weight};
use miniz_oxide::deflate::compress_to_vec;
use std::fmt::Write;

/// The fonts that draw.io asks the system for.
const FONT: &str = "Microsoft YaHei";
/// A line of text is so many ems high there.
const LEADING: f64 = 1.2;

/// The map as a draw.io file.
pub fn drawio(scene: &Scene) -> String {
    let sheet = whole(scene);
    let mut pen = Pen { out: String::new(), next: 2 };
    for placed in sheet.parts.iter().filter(|placed| !placed.part.marks.is_empty()) {
        pen.group(&group(placed));
    }
    let (width, height) = (numeral(sheet.size.width, 0), numeral(sheet.size.height, 0));
    format!(
        "<mxfile host=\"Waymark\"><diagram id=\"map\" name=\"{}\"><mxGraphModel grid=\"0\" page=\"1\" pageWidth=\"{width}\" pageHeight=\"{height}\">\
         <root><mxCell id=\"0\"/><mxCell id=\"1\" parent=\"0\"/>{}</root></mxGraphModel></diagram></mxfile>\n",
        escaped(&sheet.title),
        pen.out
    )
}

/// Writes cells.
struct Pen {
    out: String,
    next: u32,
}

impl Pen {
    fn group(&mut self, group: &Group) {
        let several = group.shapes.len() > 1 && matches!(group.role, Role::Card(_) | Role::Head | Role::Sign);
        let Some(first) = group.shapes.first().filter(|_| several) else {
            group.shapes.iter().for_each(|shape| self.shape(shape, 1, Rect::default()));
            return;
        };
        let id = self.open("", "group;connectable=0;", 1);
        self.geometry(first.rect);
        group.shapes.iter().for_each(|shape| self.shape(shape, id, first.rect));
    }

    /// Begins a cell that is a vertex; gives its id.
    fn open(&mut self, value: &str, style: &str, parent: u32) -> u32 {
        let id = self.next;
        self.next += 1;
        let _infallible = write!(self.out, "<mxCell id=\"{id}\" parent=\"{parent}\" vertex=\"1\" value=\"");
        escape(&mut self.out, value);
        let _infallible = write!(self.out, "\" style=\"{}\">", escaped(style));
        id
    }

    fn geometry(&mut self, box_: Rect) {
        let [x, y, width, height] = [box_.x, box_.y, box_.width, box_.height].map(|value| numeral(value, 2));
        let _infallible = write!(
            self.out,
            "<mxGeometry x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" as=\"geometry\"/></mxCell>"
        );
    }

    /// A shape in a group whose box is `frame`.
    fn shape(&mut self, shape: &Shape, parent: u32, frame: Rect) {
        if let Some((from, to)) = shape.line() {
            return self.line(shape, [from, to].map(|p| [p.x - frame.x, p.y - frame.y]), parent);
        }
        let mut style = match &shape.form {
            Form::Text => "text;strokeColor=none;fillColor=none;".to_owned(),
            Form::Box { radius } if *radius > 0.5 => {
                format!("rounded=1;absoluteArcSize=1;arcSize={};", numeral(2.0 * radius, 1))
            }
            Form::Box { .. } => "rounded=0;".to_owned(),
            Form::Ellipse => "ellipse;".to_owned(),
            Form::Path(segments) => format!("shape=stencil({});", stencil(segments, shape.rect)),
            Form::Picture { href: address, .. } => {
                // A style ends an entry at a semicolon, so the mark of base 64 is left out, as draw.io does.
                format!("shape=image;imageAspect=0;image={};", address.replacen(";base64,", ",", 1))
            }
        };
        ink(&mut style, shape);
        let mut value = "";
        if let Some(block) = &shape.text {
            value = &block.text;
            lettering(&mut style, block, shape);
        }
        self.open(value, &style, parent);
        let mut box_ = shape.rect.moved(-frame.x, -frame.y);
        // A stencil is stretched to its box, which must have a side to stretch.
        (box_.width, box_.height) = (box_.width.max(0.5), box_.height.max(0.5));
        self.geometry(box_);
    }

    fn line(&mut self, shape: &Shape, ends: [[f64; 2]; 2], parent: u32) {
        let mut style = String::from("endArrow=none;rounded=0;");
        ink(&mut style, shape);
        let id = self.next;
        self.next += 1;
        let [from, to] = ends.map(|[x, y]| format!("x=\"{}\" y=\"{}\"", numeral(x, 2), numeral(y, 2)));
        let _infallible = write!(
            self.out,
            "<mxCell id=\"{id}\" parent=\"{parent}\" edge=\"1\" value=\"\" style=\"{style}\"><mxGeometry relative=\"1\" as=\"geometry\">\
             <mxPoint {from} as=\"sourcePoint\"/><mxPoint {to} as=\"targetPoint\"/></mxGeometry></mxCell>"
        );
    }
}

/// Fill and line.
fn ink(style: &mut String, shape: &Shape) {
    match shape.fill {
        Some(fill) => {
            let alpha = numeral(fill.alpha * 100.0, 0);
            let _infallible =
                write!(style, "fillColor={};fillOpacity={alpha};", fill.paint.hex(Theme::Light));
        }
        None => style.push_str("fillColor=none;"),
    }
    match shape.stroke {
        Some(stroke) => {
            let width = numeral(stroke.width, 2);
            let _infallible =
                write!(style, "strokeColor={};strokeWidth={width};", stroke.paint.hex(Theme::Light));
            if stroke.dash == Dash::Dashed {
                style.push_str("dashed=1;fixDash=1;dashPattern=4 3;");
            }
        }
        None => style.push_str("strokeColor=none;"),
    }
}

/// Font and place of the text in its shape.
fn lettering(style: &mut String, block: &Block, shape: &Shape) {
    let align = match block.anchor {
        Anchor::Start => "left",
        Anchor::Middle => "center",
        Anchor::End => "right",
    };
    let weight = u8::from(block.font.weight == Weight::Strong) + 2 * u8::from(block.font.italic);
    let size = numeral(block.font.size, 1);
    let wrap = if block.wraps { "whiteSpace=wrap;" } else { "" };
    let colour = block.paint.hex(Theme::Light);
    let _infallible = write!(
        style,
        "html=0;{wrap}align={align};fontFamily={FONT};fontSize={size};fontStyle={weight};fontColor={colour};spacing=0;"
    );
    let (inner, outer) = (block.rect, shape.rect);
    let down = inner.y - outer.y + (block.leading - LEADING * block.font.size) / 2.0;
    let is_centred = (inner.centre().y - outer.centre().y).abs() < 4.0;
    if is_centred {
        style.push_str("verticalAlign=middle;");
    } else {
        let _infallible = write!(style, "verticalAlign=top;spacingTop={};", numeral(down, 1));
    }
    match block.anchor {
        Anchor::Start => {
            let _infallible = write!(style, "spacingLeft={};", numeral(inner.x - outer.x, 1));
        }
        Anchor::End => {
            let _infallible = write!(style, "spacingRight={};", numeral(outer.right() - inner.right(), 1));
        }
        Anchor::Middle => {}
    }
}

/// A path as a stencil: XML, percent-encoded, deflated, in base 64.
fn stencil(segments: &[Segment], box_: Rect) -> String {
    let (width, height) = (box_.width.max(0.5), box_.height.max(0.5));
    let mut xml = format!(
        "<shape w=\"{}\" h=\"{}\" aspect=\"variable\" strokewidth=\"inherit\"><foreground><linejoin join=\"round\"/><linecap cap=\"round\"/><path>",
        numeral(width, 2),
        numeral(height, 2)
    );
    for segment in segments {
        let at = |p: crate::layout::Point| [numeral(p.x - box_.x, 2), numeral(p.y - box_.y, 2)];
        let _infallible = match segment {
            Segment::Move(p) => write!(xml, "<move x=\"{}\" y=\"{}\"/>", at(*p)[0], at(*p)[1]),
            Segment::Line(p) => write!(xml, "<line x=\"{}\" y=\"{}\"/>", at(*p)[0], at(*p)[1]),
            Segment::Curve(a, b, c) => {
                let [[x1, y1], [x2, y2], [x3, y3]] = [*a, *b, *c].map(at);
                write!(
                    xml,
                    "<curve x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" x3=\"{x3}\" y3=\"{y3}\"/>"
                )
            }
            Segment::Close => write!(xml, "<close/>"),
        };
    }
    xml.push_str(if segments.contains(&Segment::Close) {
        "</path><fillstroke/>"
    } else {
        "</path><stroke/>"
    });
    xml.push_str("</foreground></shape>");
    let mut coded = String::with_capacity(xml.len() * 2);
    for byte in xml.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' => coded.push(char::from(byte)),
            other => {
                let _infallible = write!(coded, "%{other:02X}");
            }
        }
    }
    to_base64(&compress_to_vec(coded.as_bytes(), 6))
}
