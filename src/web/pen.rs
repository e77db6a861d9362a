//! Prints the marks of a scene as SVG nodes, fast enough for thousands at once: a node is a copy of one that has its
//! style already, numbers go to the browser as numbers, and no part has a transform, which would be a layer for the
//! browser to keep. It knows nothing of journeys; colours come from the page's tokens.

use crate::layout::{Fill, Icon, Mark, Point, Rect, Stroke, TextLine, point, shifted};
use js_sys::JsString;
use std::collections::HashMap;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Document, Element, Node};

const SVG: &str = "http://www.w3.org/2000/svg";

#[wasm_bindgen]
extern "C" {
    /// An element whose attributes are set without a copy of their names.
    #[wasm_bindgen(extends = Element, extends = Node)]
    type Fast;

    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set_number(this: &Fast, name: &JsString, value: f64);

    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set_text(this: &Fast, name: &JsString, value: &str);
}

/// Makes nodes.
pub struct Pen {
    document: Document,
    /// A node for each look, to be copied.
    looks: HashMap<u64, Element>,
    /// A group for each kind, by its classes.
    groups: HashMap<&'static str, Element>,
    names: [JsString; 9],
}

/// The attributes that differ from node to node, in the order of [`Pen::names`].
#[derive(Clone, Copy, Debug)]
pub enum Name {
    /// Left side.
    X,
    /// Upper side.
    Y,
    /// Width.
    Width,
    /// Height.
    Height,
    /// Middle across.
    Cx,
    /// Middle down.
    Cy,
    /// Path data.
    D,
    /// Id.
    Id,
    /// The name that is read aloud.
    Label,
}

impl Pen {
    /// A pen for a document.
    pub fn new(document: Document) -> Pen {
        let names = ["x", "y", "width", "height", "cx", "cy", "d", "id", "aria-label"].map(JsString::from);
        Pen { document, looks: HashMap::new(), groups: HashMap::new(), names }
    }

    /// A new element; none in a document that makes none.
    pub fn element(&self, name: &str) -> Option<Element> {
        self.document.create_element_ns(Some(SVG), name).ok()
    }

    /// A group of a kind; the first time `dress` makes it.
    pub fn group(&mut self, kind: &'static str, dress: impl FnOnce(&Element)) -> Option<Element> {
        if !self.groups.contains_key(kind) {
            let node = self.element("g")?;
            dress(&node);
            self.groups.insert(kind, node);
        }
        Some(wasm_bindgen::JsCast::unchecked_into(self.groups.get(kind)?.clone_node().ok()?))
    }

    /// Sets an attribute that differs from node to node.
    pub fn tell(&self, node: &Element, name: Name, value: &str) {
        wasm_bindgen::JsCast::unchecked_ref::<Fast>(node).set_text(&self.names[name as usize], value);
    }

    /// Adds the marks of a part whose corner is at `at`, back to front.
    pub fn marks(&mut self, into: &Element, marks: &[Mark], at: Point) {
        for mark in marks {
            if let Some(node) = self.mark(mark, at) {
                add(into, &node);
            }
        }
    }

    /// Adds a box of a class of its own.
    pub fn room(&mut self, into: &Element, class: &str, box_: Rect) {
        let key = 6 << 60 | class.bytes().fold(0, |key, byte| key << 8 & 0xff_ffff_ffff | u64::from(byte));
        let node = self.copy(key, "rect", |node| {
            set(node, "class", class);
            set(node, "rx", "8");
        });
        if let Some(node) = node {
            self.corners(&node, box_);
            add(into, &node);
        }
    }

    fn mark(&mut self, mark: &Mark, at: Point) -> Option<Fast> {
        match mark {
            Mark::Rect { rect, radius, fill, stroke } => {
                let key = 1 << 60 | ink_key(*fill, *stroke) << 12 | hundredths(*radius);
                let node = self.copy(key, "rect", |node| {
                    ink(node, *fill, *stroke);
                    set(node, "rx", &radius.to_string());
                })?;
                self.corners(&node, rect.moved(at.x, at.y));
                Some(node)
            }
            Mark::Circle { centre, radius, fill, stroke } => {
                let key = 2 << 60 | ink_key(*fill, *stroke) << 12 | hundredths(*radius);
                let node = self.copy(key, "circle", |node| {
                    ink(node, *fill, *stroke);
                    set(node, "r", &radius.to_string());
                })?;
                self.number(&node, Name::Cx, centre.x + at.x);
                self.number(&node, Name::Cy, centre.y + at.y);
                Some(node)
            }
            Mark::Path { d, fill, stroke } => self.path(&shifted(d, 1.0, at), *fill, *stroke),
            Mark::Icon { icon, at: corner, size, paint } => {
                let scale = size / 24.0;
                let width = Icon::STROKE * scale;
                let stroke = Stroke { paint: *paint, width, dash: crate::layout::Dash::Solid };
                let by = point(corner.x + at.x, corner.y + at.y);
                self.path(&shifted(icon.path(), scale, by), None, Some(stroke))
            }
            Mark::Text(line) => self.text(line, at),
            Mark::Picture { rect, href, .. } => {
                let node = self.copy(4 << 60, "image", |node| {
                    set(node, "preserveAspectRatio", "xMidYMid slice");
                })?;
                set(&node, "href", href);
                self.corners(&node, rect.moved(at.x, at.y));
                Some(node)
            }
        }
    }

    fn path(&mut self, d: &str, fill: Option<Fill>, stroke: Option<Stroke>) -> Option<Fast> {
        let node = self.copy(3 << 60 | ink_key(fill, stroke) << 12, "path", |node| {
            ink(node, fill, stroke);
            set(node, "stroke-linecap", "round");
            set(node, "stroke-linejoin", "round");
        })?;
        self.tell(&node, Name::D, d);
        Some(node)
    }

    fn text(&mut self, line: &TextLine, at: Point) -> Option<Fast> {
        let font = line.font;
        let style =
            u64::from(font.weight.number() > 400) | u64::from(font.italic) << 1 | (line.anchor as u64) << 2;
        let key = 5 << 60 | (line.paint as u64) << 20 | hundredths(font.size) << 4 | style;
        let node = self.copy(key, "text", |node| {
            set(node, "text-anchor", line.anchor.name());
            set(node, "font-size", &font.size.to_string());
            set(node, "font-weight", &font.weight.number().to_string());
            if font.italic {
                set(node, "font-style", "italic");
            }
            set(node, "fill", &token(line.paint.token()));
        })?;
        self.number(&node, Name::X, line.at.x + at.x);
        self.number(&node, Name::Y, line.at.y + at.y);
        node.set_text_content(Some(&line.text));
        Some(node)
    }

    /// A copy of the node that looks like `key` says; the first time `dress` makes it look so.
    fn copy(&mut self, key: u64, name: &str, dress: impl FnOnce(&Element)) -> Option<Fast> {
        if !self.looks.contains_key(&key) {
            let node = self.element(name)?;
            dress(&node);
            self.looks.insert(key, node);
        }
        let node = self.looks.get(&key)?.clone_node().ok()?;
        Some(wasm_bindgen::JsCast::unchecked_into(node))
    }

    fn corners(&self, node: &Fast, box_: Rect) {
        self.number(node, Name::X, box_.x);
        self.number(node, Name::Y, box_.y);
        self.number(node, Name::Width, box_.width);
        self.number(node, Name::Height, box_.height);
    }

    fn number(&self, node: &Fast, name: Name, value: f64) {
        node.set_number(&self.names[name as usize], value);
    }
}

/// Sets an attribute whose name is known to be one.
pub fn set(node: &Element, name: &str, value: &str) {
    drop(node.set_attribute(name, value));
}

fn add(into: &Element, node: &Node) {
    drop(into.append_child(node));
}

fn token(name: &str) -> String {
    ["var(--", name, ")"].concat()
}

fn ink(node: &Element, fill: Option<Fill>, stroke: Option<Stroke>) {
    match fill {
        Some(fill) => {
            set(node, "fill", &token(fill.paint.token()));
            if fill.alpha < 1.0 {
                set(node, "fill-opacity", &fill.alpha.to_string());
            }
        }
        None => set(node, "fill", "none"),
    }
    let Some(stroke) = stroke else { return };
    set(node, "stroke", &token(stroke.paint.token()));
    set(node, "stroke-width", &stroke.width.to_string());
    if let Some(dashes) = stroke.dash.array() {
        set(node, "stroke-dasharray", dashes);
    }
}

/// Fill and stroke as 33 bits, each kind of ink its own.
fn ink_key(fill: Option<Fill>, stroke: Option<Stroke>) -> u64 {
    let fill = fill.map_or(0, |fill| (fill.paint as u64 + 1) << 7 | hundredths(fill.alpha));
    let stroke = stroke.map_or(0, |stroke| {
        (stroke.paint as u64 + 1) << 13
            | u64::from(stroke.dash.array().is_some()) << 12
            | hundredths(stroke.width)
    });
    fill << 20 | stroke
}

/// A small size as 12 bits.
fn hundredths(value: f64) -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes of pens and letters")]
    let whole = (value * 100.0).round() as u64;
    whole.min(4095)
}
