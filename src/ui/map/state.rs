//! What the board knows beyond the document: the scene, zoom, cursor, gesture and the text being edited in place.

use super::gesture::Gesture;
use super::hands::Hands;
use super::shelf::Told;
use crate::app::{Selection, Session, use_session};
use crate::layout::text::MeasureText;
use crate::layout::{Cursor, Input, Layout, Point, Scene, point};
use crate::model::{CardId, JourneyId};
use crate::web::measure::CanvasWidths;
use crate::web::pen::set;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement, SvgElement};
use std::collections::HashSet;
use std::sync::Arc;

/// Zoom goes from a quarter to three times.
pub const ZOOM: (f64, f64) = (0.25, 3.0);

/// The state of the board; copies are handles.
#[derive(Clone, Copy)]
pub struct BoardState {
    pub session: Session,
    /// The laid out map.
    pub scene: Memo<Arc<Scene>>,
    /// Pixels of the frame across.
    pub width: RwSignal<f64>,
    /// The reader's own size of text as a multiple of the usual 16 pixels: the map is laid out for so much less room
    /// and drawn so much larger.
    pub text_scale: RwSignal<f64>,
    /// Pixels of the window for one of the map; `text_scale` is what the reader knows as 100 %.
    pub zoom: RwSignal<f64>,
    pub cursor: RwSignal<Option<Cursor>>,
    /// Where the keyboard enters the map: the cursor, or the first stop where that has gone or was never set.
    pub entry: Memo<Option<Cursor>>,
    /// The cards shown as selected: those of the selection, or of the frame that is being drawn.
    marked: Memo<Arc<HashSet<CardId>>>,
    /// The cards that are being dragged.
    dragged: Memo<Arc<HashSet<CardId>>>,
    pub hover: RwSignal<Option<usize>>,
    pub gesture: RwSignal<Gesture>,
    /// The thing whose text is being edited in place.
    pub editing: RwSignal<Option<Cursor>>,
    /// A card that was just added without a text, and the cell it was added to: left blank it goes again.
    pub fresh: RwSignal<Option<(CardId, Cursor)>>,
    /// The stage that is presented, by its position.
    pub presenting: RwSignal<Option<usize>>,
    /// Ticks whenever the frame scrolls.
    pub scrolled: RwSignal<u32>,
    /// Whether something is sought, and whether it is to be replaced.
    pub finding: RwSignal<Option<bool>>,
    /// The hit that is marked.
    pub hit: RwSignal<Option<Cursor>>,
    /// What is done with the map, once that part is there.
    pub hands: RwSignal<Option<Hands>>,
    /// The scrolling frame.
    pub frame: NodeRef<html::Div>,
}

impl BoardState {
    pub fn new() -> Self {
        let session = use_session();
        let width = RwSignal::new(0.0);
        let text_scale = RwSignal::new(1.0);
        let measure: Box<dyn MeasureText> = Box::new(CanvasWidths::new());
        let layout = StoredValue::new_local((Layout::default(), measure));
        let laid_out = move || {
            // Before the frame is measured nothing is drawn, or everything would be drawn twice.
            if width.get() == 0.0 {
                return Arc::new(Scene::default());
            }
            let workspace = session.document.workspace.get();
            let Some(journey) = session.journey() else { return Arc::new(Scene::default()) };
            let figures = session.figures();
            let source = session.dataset().map(|info| info.name);
            let linked = session.data.linked.get();
            let input = Input {
                workspace: &workspace,
                journey: &journey,
                figures: figures.as_deref(),
                source: source.as_deref(),
                linked: &linked,
                lang: session.lang(),
                persona: session.view.persona.get(),
                viewport_width: width.get() / text_scale.get(),
                whole_cards: false,
            };
            let mut scene = None;
            layout.update_value(|(layout, measure)| scene = Some(layout.scene(&input, measure.as_mut())));
            Arc::new(scene.unwrap_or_default())
        };
        // Drawing finds out what differs; comparing here would be the same work once more.
        let scene = Memo::new_with_compare(move |_| laid_out(), |_, _| true);
        let cursor = RwSignal::new(None);
        let entry = Memo::new(move |_| {
            let cursor = cursor.get();
            scene.with(|scene| cursor.filter(|at| scene.has_cursor(*at)).or_else(|| scene.first_cursor()))
        });
        let gesture = RwSignal::new(Gesture::None);
        BoardState {
            marked: Memo::new(move |_| {
                let framed = gesture.with(|gesture| gesture.framed().map(|cards| set_of(&cards)));
                let selected =
                    || session.view.selection.with(|now| set_of(now.as_ref().map_or(&[], Selection::cards)));
                framed.unwrap_or_else(selected)
            }),
            dragged: Memo::new(move |_| gesture.with(|gesture| set_of(gesture.dragged()))),
            session,
            scene,
            width,
            text_scale,
            zoom: RwSignal::new(1.0),
            cursor,
            entry,
            hover: RwSignal::new(None),
            gesture,
            editing: RwSignal::new(None),
            fresh: RwSignal::new(None),
            presenting: RwSignal::new(None),
            scrolled: RwSignal::new(0),
            finding: RwSignal::new(None),
            hit: RwSignal::new(None),
            hands: RwSignal::new(None),
            frame: NodeRef::new(),
        }
    }

    /// Which stop is what, not tracked.
    pub fn told(self) -> Told {
        Told {
            entry: self.entry.get_untracked(),
            selected: self.marked.get_untracked(),
            dragged: self.dragged.get_untracked(),
        }
    }

    /// Tells the stops that were the entry, selected or dragged, and those that are now. What is drawn later is told
    /// when it is made.
    pub fn tell_stops(self) {
        Effect::new(move |before: Option<Option<Cursor>>| {
            let now = self.entry.get();
            for (cursor, index) in [(before.flatten(), "-1"), (now, "0")] {
                if let Some(node) = cursor.and_then(node_of) {
                    set(&node, "tabindex", index);
                }
            }
            now
        });
        Effect::new(move |before: Option<Told>| {
            let now = Told { entry: None, selected: self.marked.get(), dragged: self.dragged.get() };
            let before = before.unwrap_or_default();
            let changed = |old: &HashSet<CardId>, new: &HashSet<CardId>| -> Vec<CardId> {
                old.symmetric_difference(new).copied().collect()
            };
            let mut cards = changed(&before.selected, &now.selected);
            cards.extend(changed(&before.dragged, &now.dragged));
            for card in cards {
                if let Some(node) = node_of(Cursor::Card(card)) {
                    now.tell(&node, card);
                }
            }
            now
        });
    }

    /// The rows of the scene in view, from and to; none before the page is laid out.
    pub fn in_view(self) -> Option<(f64, f64)> {
        let frame = self.frame.get_untracked()?;
        let zoom = self.zoom.get_untracked();
        let top = f64::from(frame.scroll_top());
        let height = f64::from(frame.client_height());
        (height > 0.0).then(|| (top / zoom, (top + height) / zoom))
    }

    /// A point of the window in scene coordinates, seeing through the frozen rows and columns.
    pub fn scene_point(self, client_x: f64, client_y: f64) -> Option<Point> {
        let frame = self.frame.get_untracked()?;
        let bounds = frame.get_bounding_client_rect();
        let (x, y) = (client_x - bounds.left(), client_y - bounds.top());
        let zoom = self.zoom.get_untracked();
        let frozen = self.scene.with_untracked(|scene| scene.frozen);
        let along = |at: f64, frozen: f64, scrolled: i32| {
            if at < frozen * zoom { at / zoom } else { (at + f64::from(scrolled)) / zoom }
        };
        Some(point(along(x, frozen.width, frame.scroll_left()), along(y, frozen.height, frame.scroll_top())))
    }

    /// Zooms so that the point of the window stays where it is.
    pub fn zoom_at(self, zoom: f64, client: Option<(f64, f64)>) {
        let Some(frame) = self.frame.get_untracked() else { return };
        let zoom = zoom.clamp(ZOOM.0, ZOOM.1 * self.text_scale.get_untracked());
        let before = self.zoom.get_untracked();
        if (zoom - before).abs() < 1e-6 {
            return;
        }
        let bounds = frame.get_bounding_client_rect();
        let (x, y) = match client {
            Some((x, y)) => (x - bounds.left(), y - bounds.top()),
            None => (f64::from(frame.client_width()) / 2.0, f64::from(frame.client_height()) / 2.0),
        };
        let keep = |scrolled: i32, at: f64| (f64::from(scrolled) + at) * zoom / before - at;
        #[expect(clippy::cast_possible_truncation, reason = "pixels of a window")]
        let (left, top) =
            (keep(frame.scroll_left(), x).round() as i32, keep(frame.scroll_top(), y).round() as i32);
        self.zoom.set(zoom);
        // The sheet has its new size only after the view was updated.
        request_animation_frame(move || {
            frame.set_scroll_left(left);
            frame.set_scroll_top(top);
        });
    }

    /// Follows the reader's size of text; what was zoomed stays so.
    pub fn scale_text(self, scale: f64) {
        let before = self.text_scale.get_untracked();
        if scale > 0.0 && (scale - before).abs() > 0.01 {
            self.text_scale.set(scale);
            self.zoom.update(|zoom| *zoom *= scale / before);
        }
    }

    /// Another journey is shown from its first corner, in its own size; today's and its future share their place.
    pub fn begin_afresh(self) {
        let origin =
            Memo::new(move |_| self.session.journey().map(|journey| journey.today.unwrap_or(journey.id)));
        Effect::new(move |before: Option<Option<JourneyId>>| {
            let now = origin.get();
            if before.is_some_and(|before| before.is_some() && before != now) {
                self.zoom.set(self.text_scale.get_untracked());
                if let Some(frame) = self.frame.get_untracked() {
                    frame.scroll_to_with_x_and_y(0.0, 0.0);
                }
            }
            now
        });
    }

    /// Shows the whole map.
    pub fn fit(self) {
        let Some(frame) = self.frame.get_untracked() else { return };
        let size = self.scene.with_untracked(|scene| scene.size);
        let across = f64::from(frame.client_width()) / size.width;
        let down = f64::from(frame.client_height()) / size.height;
        self.zoom_at(across.min(down).min(self.text_scale.get_untracked()), None);
    }

    /// When what has the keyboard goes (it was deleted in the drawer, or undone), the keyboard stays on the map.
    pub fn keep_focus(self) {
        Effect::new(move |_| {
            let entry = self.entry.get();
            let Some(entry) =
                entry.filter(|entry| self.cursor.get_untracked().is_some_and(|at| at != *entry))
            else {
                return;
            };
            request_animation_frame(move || {
                if document().active_element().is_none_or(|active| active.tag_name() == "BODY") {
                    self.focus(entry);
                }
            });
        });
    }

    /// Moves the keyboard to a stop of the map and shows it.
    pub fn focus(self, cursor: Cursor) {
        self.cursor.set(Some(cursor));
        let id = element_id(cursor);
        request_animation_frame(move || {
            // Editing in place may have begun since: its field has the keyboard now.
            if self.editing.get_untracked().is_some() {
                return;
            }
            if let Some(element) = document().get_element_by_id(&id) {
                focus_node(&element);
            }
        });
    }
}

/// Gives the keyboard to a node: one of the drawing, or a field.
pub fn focus_node(node: &Element) {
    if let Some(node) = node.dyn_ref::<SvgElement>() {
        drop(node.focus());
    } else if let Some(node) = node.dyn_ref::<HtmlElement>() {
        drop(node.focus());
    }
}

/// Gives the keyboard to the stop of the map, table or outline that Tab would come to.
pub fn focus_stop() {
    let stop = ".board .stop[tabindex='0'], .twin .spot[tabindex='0']";
    if let Some(stop) = document().query_selector(stop).ok().flatten() {
        focus_node(&stop);
    }
}

/// The id of the node that shows a stop of the map.
pub fn element_id(cursor: Cursor) -> String {
    match cursor {
        Cursor::Stage(id) => format!("stage-{id}"),
        Cursor::Step(id) => format!("step-{id}"),
        Cursor::Lane(id) => format!("lane-{id}"),
        Cursor::Card(id) => format!("card-{id}"),
        Cursor::Cell(lane, step) => format!("cell-{lane}-{step}"),
    }
}

fn set_of(cards: &[CardId]) -> Arc<HashSet<CardId>> {
    Arc::new(cards.iter().copied().collect())
}

/// The node that shows a stop of the map.
pub fn node_of(cursor: Cursor) -> Option<Element> {
    document().get_element_by_id(&element_id(cursor))
}

/// The stop that a node with this id shows.
pub fn cursor_of(id: &str) -> Option<Cursor> {
    let (kind, rest) = id.split_once('-')?;
    Some(match kind {
        "stage" => Cursor::Stage(rest.parse().ok()?),
        "step" => Cursor::Step(rest.parse().ok()?),
        "lane" => Cursor::Lane(rest.parse().ok()?),
        "card" => Cursor::Card(rest.parse().ok()?),
        "cell" => {
            let (lane, step) = rest.split_once('-')?;
            Cursor::Cell(lane.parse().ok()?, step.parse().ok()?)
        }
        _ => return None,
    })
}
