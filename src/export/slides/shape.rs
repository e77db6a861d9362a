//! Shapes as DrawingML: boxes, ellipses, free forms and pictures, with the text in them.

use super::super::image;
use super::super::path::Segment;
use super::super::shapes::{Block, Form, Group, Shape};
use super::super::sheet::Role;
use super::super::xml::escape;
use super::{Media, SMALLEST};
use crate::layout::{Anchor, Dash, Fill, Paint, Point, Rect, Stroke, Theme, Weight, rect};
use std::fmt::Write;

/// EMU of a point.
const POINT: f64 = 12_700.0;

/// Room for the title of a slide, in pixels.
const TITLE: f64 = 960.0;

/// Writes the shapes of one slide.
pub(super) struct Pen {
    pub(super) out: String,
    /// Names of the pictures on it; the first is `rId2`.
    pub(super) pictures: Vec<String>,
    /// EMU of a pixel.
    scale: f64,
    culture: &'static str,
    next: u32,
}

impl Pen {
    pub(super) fn new(scale: f64, culture: &'static str) -> Pen {
        Pen { out: String::new(), pictures: Vec::new(), scale, culture, next: 1 }
    }

    fn write(&mut self, arguments: std::fmt::Arguments<'_>) {
        // Writing to a String cannot fail.
        let _infallible = self.out.write_fmt(arguments);
    }

    /// A length of the sheet in EMU.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a slide has 12 million units at most, and floats saturate"
    )]
    fn emu(&self, pixels: f64) -> i64 {
        (pixels * self.scale).round() as i64
    }

    /// The shapes of a part; several are a group, so that a card is moved as one.
    pub(super) fn group(&mut self, group: &Group, media: &mut Media) {
        let several = group.shapes.len() > 1 && matches!(group.role, Role::Card(_) | Role::Head | Role::Sign);
        if several {
            self.out.push_str("<p:grpSp><p:nvGrpSpPr>");
            self.identity(&group.label, "");
            self.out.push_str("<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>");
            let all = around(&group.shapes);
            let (x, y, cx, cy) =
                (self.emu(all.x), self.emu(all.y), self.emu(all.width).max(1), self.emu(all.height).max(1));
            self.write(format_args!(
                "<a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{cx}\" cy=\"{cy}\"/>\
                 <a:chOff x=\"{x}\" y=\"{y}\"/><a:chExt cx=\"{cx}\" cy=\"{cy}\"/></a:xfrm></p:grpSpPr>"
            ));
        }
        for shape in &group.shapes {
            match &shape.form {
                Form::Picture { radius, href } => {
                    self.picture(href, (shape.rect, *radius), &group.label, media);
                }
                _ if shape.line().is_some() => self.line(shape),
                _ => self.shape(shape, group),
            }
        }
        if several {
            self.out.push_str("</p:grpSp>");
        }
    }

    fn identity(&mut self, name: &str, description: &str) {
        self.next += 1;
        let id = self.next;
        self.write(format_args!("<p:cNvPr id=\"{id}\" name=\""));
        escape(&mut self.out, name);
        if !description.is_empty() {
            self.out.push_str("\" descr=\"");
            escape(&mut self.out, description);
        }
        self.out.push_str("\"/>");
    }

    fn shape(&mut self, shape: &Shape, group: &Group) {
        self.out.push_str("<p:sp><p:nvSpPr>");
        self.identity(if group.role == Role::Title { "Title" } else { &group.label }, "");
        self.out.push_str(match (&shape.form, group.role) {
            (_, Role::Title) => {
                "<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr>"
            }
            (Form::Text, _) => "<p:cNvSpPr txBox=\"1\"/><p:nvPr/>",
            _ => "<p:cNvSpPr/><p:nvPr/>",
        });
        self.out.push_str("</p:nvSpPr><p:spPr>");
        // The title may be edited to a longer one.
        let wide = if group.role == Role::Title { TITLE - shape.rect.width } else { 0.0 };
        self.place(rect(shape.rect.x, shape.rect.y, shape.rect.width + wide, shape.rect.height), "");
        match &shape.form {
            Form::Path(segments) => self.free_form(segments, shape.rect),
            Form::Ellipse => self.preset("ellipse", None),
            Form::Box { radius } if *radius > 0.5 => {
                let share = radius / shape.rect.width.min(shape.rect.height).max(1.0);
                self.preset("roundRect", Some(share.min(0.5)));
            }
            _ => self.preset("rect", None),
        }
        self.fill(shape.fill);
        self.stroke(shape.stroke);
        self.out.push_str("</p:spPr><p:txBody>");
        match &shape.text {
            Some(block) => self.text(block, shape, group.role),
            None => self.out.push_str("<a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p>"),
        }
        self.out.push_str("</p:txBody></p:sp>");
    }

    fn place(&mut self, box_: Rect, flip: &str) {
        let (x, y) = (self.emu(box_.x), self.emu(box_.y));
        let (cx, cy) = (self.emu(box_.width), self.emu(box_.height));
        self.write(format_args!(
            "<a:xfrm{flip}><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{cx}\" cy=\"{cy}\"/></a:xfrm>"
        ));
    }

    fn preset(&mut self, name: &str, share: Option<f64>) {
        self.write(format_args!("<a:prstGeom prst=\"{name}\"><a:avLst>"));
        if let Some(share) = share {
            self.write(format_args!("<a:gd name=\"adj\" fmla=\"val {:.0}\"/>", share * 100_000.0));
        }
        self.out.push_str("</a:avLst></a:prstGeom>");
    }

    fn free_form(&mut self, segments: &[Segment], box_: Rect) {
        let (width, height) = (self.emu(box_.width).max(1), self.emu(box_.height).max(1));
        let is_open = !segments.contains(&Segment::Close);
        let fill = if is_open { " fill=\"none\"" } else { "" };
        self.write(format_args!(
            "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/>\
             <a:pathLst><a:path w=\"{width}\" h=\"{height}\"{fill}>"
        ));
        for segment in segments {
            match segment {
                Segment::Move(p) => self.points("moveTo", &[*p], box_),
                Segment::Line(p) => self.points("lnTo", &[*p], box_),
                Segment::Curve(a, b, c) => self.points("cubicBezTo", &[*a, *b, *c], box_),
                Segment::Close => self.out.push_str("<a:close/>"),
            }
        }
        self.out.push_str("</a:path></a:pathLst></a:custGeom>");
    }

    fn points(&mut self, command: &str, points: &[Point], box_: Rect) {
        self.write(format_args!("<a:{command}>"));
        for p in points {
            let (x, y) = (self.emu(p.x - box_.x), self.emu(p.y - box_.y));
            self.write(format_args!("<a:pt x=\"{x}\" y=\"{y}\"/>"));
        }
        self.write(format_args!("</a:{command}>"));
    }

    fn line(&mut self, shape: &Shape) {
        let Some((from, to)) = shape.line() else { return };
        self.out.push_str("<p:cxnSp><p:nvCxnSpPr>");
        self.identity("", "");
        self.out.push_str("<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>");
        let falls = (to.x - from.x) * (to.y - from.y) < 0.0;
        self.place(shape.rect, if falls { " flipV=\"1\"" } else { "" });
        self.preset("line", None);
        self.stroke(shape.stroke);
        self.out.push_str("</p:spPr></p:cxnSp>");
    }

    fn fill(&mut self, fill: Option<Fill>) {
        match fill {
            Some(fill) => self.ink(fill.paint, fill.alpha),
            None => self.out.push_str("<a:noFill/>"),
        }
    }

    fn ink(&mut self, paint: Paint, alpha: f64) {
        let hex = paint.hex(Theme::Light).trim_start_matches('#');
        self.write(format_args!("<a:solidFill><a:srgbClr val=\"{hex}\">"));
        if alpha < 1.0 {
            self.write(format_args!("<a:alpha val=\"{:.0}\"/>", alpha * 100_000.0));
        }
        self.out.push_str("</a:srgbClr></a:solidFill>");
    }

    fn stroke(&mut self, stroke: Option<Stroke>) {
        let Some(stroke) = stroke else { return self.out.push_str("<a:ln><a:noFill/></a:ln>") };
        let width = self.emu(stroke.width);
        self.write(format_args!("<a:ln w=\"{width}\" cap=\"rnd\">"));
        self.ink(stroke.paint, 1.0);
        if stroke.dash == Dash::Dashed {
            self.out.push_str("<a:prstDash val=\"dash\"/>");
        }
        self.out.push_str("<a:round/></a:ln>");
    }

    fn text(&mut self, block: &Block, shape: &Shape, role: Role) {
        let (inner, outer) = (block.rect, shape.rect);
        let is_free = matches!(shape.form, Form::Text);
        let middle = inner.centre();
        let [left, right] = match block.anchor {
            _ if is_free => [0.0, 0.0],
            Anchor::Start => [inner.x - outer.x, 2.0],
            Anchor::End => [2.0, outer.right() - inner.right()],
            Anchor::Middle => {
                let half = (middle.x - outer.x).min(outer.right() - middle.x);
                [middle.x - half - outer.x, outer.right() - middle.x - half]
            }
        };
        let is_centred = !is_free && (middle.y - outer.centre().y).abs() < 4.0;
        let top = if is_free || is_centred { 0.0 } else { inner.y - outer.y };
        let anchor = if is_centred { "ctr" } else { "t" };
        let wrap = if block.wraps || matches!(role, Role::Card(_)) && !is_free { "square" } else { "none" };
        let [left, top, right] = [left, top, right].map(|inset| self.emu(inset.max(0.0)));
        self.write(format_args!(
            "<a:bodyPr wrap=\"{wrap}\" lIns=\"{left}\" tIns=\"{top}\" rIns=\"{right}\" bIns=\"0\" anchor=\"{anchor}\" rtlCol=\"0\">\
             <a:noAutofit/></a:bodyPr><a:lstStyle/>"
        ));
        let align = match block.anchor {
            Anchor::Start => "l",
            Anchor::Middle => "ctr",
            Anchor::End => "r",
        };
        let points = block.leading * self.scale / POINT * 100.0;
        self.write(format_args!(
            "<a:p><a:pPr algn=\"{align}\"><a:lnSpc><a:spcPts val=\"{points:.0}\"/></a:lnSpc><a:spcBef><a:spcPts val=\"0\"/></a:spcBef>\
             <a:buNone/></a:pPr>"
        ));
        let size = (block.font.size * self.scale / POINT * 100.0).max(SMALLEST);
        let weight = if block.font.weight == Weight::Strong { " b=\"1\"" } else { " b=\"0\"" };
        let slant = if block.font.italic { " i=\"1\"" } else { "" };
        let culture = self.culture;
        self.write(format_args!(
            "<a:r><a:rPr lang=\"{culture}\" altLang=\"en-US\" sz=\"{size:.0}\"{weight}{slant}>"
        ));
        self.ink(block.paint, 1.0);
        self.out.push_str("<a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/></a:rPr><a:t>");
        escape(&mut self.out, &block.text);
        self.out.push_str("</a:t></a:r></a:p>");
    }

    /// A picture that fills its box and is cut where it is wider or higher, with round corners.
    fn picture(&mut self, address: &str, (box_, radius): (Rect, f64), label: &str, media: &mut Media) {
        let Some(image) = image::read(address) else { return };
        let ratio = f64::from(image.width) / f64::from(image.height);
        let wanted = box_.width / box_.height.max(1.0);
        let spare = |share: f64| format!("{:.0}", (1.0 - share).max(0.0) / 2.0 * 100_000.0);
        let crop = match ratio > wanted {
            true => format!("l=\"{0}\" r=\"{0}\"", spare(wanted / ratio)),
            false => format!("t=\"{0}\" b=\"{0}\"", spare(ratio / wanted)),
        };
        let name = media.name(image);
        let at = self.pictures.iter().position(|known| *known == name).unwrap_or_else(|| {
            self.pictures.push(name);
            self.pictures.len() - 1
        });
        self.out.push_str("<p:pic><p:nvPicPr>");
        self.identity("", label);
        self.write(format_args!(
            "<p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill>\
             <a:blip r:embed=\"rId{}\"/><a:srcRect {crop}/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>",
            at + 2
        ));
        self.place(box_, "");
        let share = radius / box_.width.min(box_.height).max(1.0);
        self.preset("roundRect", Some(share.min(0.5)));
        self.out.push_str("</p:spPr></p:pic>");
    }
}

fn around(shapes: &[Shape]) -> Rect {
    let edges = |of: fn(&Rect) -> f64| shapes.iter().map(move |shape| of(&shape.rect));
    let (left, top) =
        (edges(|r| r.x).fold(f64::INFINITY, f64::min), edges(|r| r.y).fold(f64::INFINITY, f64::min));
    let (right, bottom) =
        (edges(|r| r.right()).fold(left, f64::max), edges(|r| r.bottom()).fold(top, f64::max));
    rect(left, top, right - left, bottom - top)
}
