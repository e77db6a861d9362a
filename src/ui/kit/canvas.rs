//! Charts on canvases: they follow their box, the theme and the language, and can be read with pointer and keyboard.
//! Hover and focus are an overlay made from the chart's own layout; the canvas itself is never asked.

use crate::app::{Session, use_session};
use crate::chart::{Chart, Drawing, Frame, Mark, paint_canvas};
use crate::layout::Theme;
use crate::layout::text::MeasureText;
use crate::text::{Lang, kpi as words};
use crate::web::measure::CanvasWidths;
use crate::web::prefs;
use crate::web::theme::{ThemeWatch, prefers_dark};
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::{HtmlElement, ResizeObserver};
use std::cell::RefCell;

thread_local! {
    /// One measure for all charts: each character is asked of the browser once.
    static WIDTHS: Box<RefCell<dyn MeasureText>> = Box::new(RefCell::new(CanvasWidths::of_family(crate::layout::FONTS)));
}

/// The theme in force, which pages with charts provide.
#[derive(Clone, Copy)]
struct InForce(Memo<Theme>);

/// Provides the theme in force to the charts below: the user's choice, or the system's.
pub fn provide_chart_theme(session: Session) {
    let system = RwSignal::new(prefers_dark());
    let watch = StoredValue::new_local(Some(ThemeWatch::new(move |dark| system.set(dark))));
    on_cleanup(move || watch.set_value(None));
    provide_context(InForce(Memo::new(move |_| match session.view.theme.get() {
        prefs::Theme::Dark => Theme::Dark,
        prefs::Theme::Light => Theme::Light,
        prefs::Theme::System if system.get() => Theme::Dark,
        prefs::Theme::System => Theme::Light,
    })));
}

/// Lays a chart out in the page's own fonts.
pub fn draw(chart: &Chart, size: (f64, f64), theme: Theme, lang: Lang) -> Drawing {
    WIDTHS.with(|widths| chart.draw(&Frame::new(size, theme, lang, widths)))
}

/// The drawing of a chart in a box, laid out anew when chart, box, theme or language change.
fn follow(chart: Signal<Chart>, host: NodeRef<html::Div>) -> Memo<Option<Drawing>> {
    let session = use_session();
    let theme = use_context::<InForce>();
    let size = follow_size(host);
    Memo::new(move |_| {
        let size = size.get();
        let theme = theme.map_or(Theme::Light, |InForce(theme)| theme.get());
        (size.0 > 0.0 && size.1 > 0.0).then(|| chart.with(|chart| draw(chart, size, theme, session.lang())))
    })
}

/// The inner size of an element in CSS pixels, as it changes.
fn follow_size(host: NodeRef<html::Div>) -> RwSignal<(f64, f64)> {
    let size = RwSignal::new((0.0, 0.0));
    Effect::new(move |_| {
        let Some(host) = host.get() else { return };
        let element: HtmlElement = host.into();
        let read = {
            let element = element.clone();
            move || (f64::from(element.client_width()), f64::from(element.client_height()))
        };
        size.set(read());
        let on_resize = Closure::<dyn FnMut()>::new(move || {
            let now = read();
            if size.get_untracked() != now {
                size.set(now);
            }
        });
        if let Ok(observer) = ResizeObserver::new(on_resize.as_ref().unchecked_ref()) {
            observer.observe(&element);
            let kept = StoredValue::new_local((observer, on_resize));
            on_cleanup(move || kept.with_value(|(observer, _)| observer.disconnect()));
        }
    });
    size
}

/// Keeps a canvas painted.
fn keep_painted(canvas: NodeRef<html::Canvas>, drawing: Memo<Option<Drawing>>) {
    Effect::new(move |_| {
        let Some(canvas) = canvas.get() else { return };
        drawing.with(|drawing| {
            if let Some(drawing) = drawing
                && let Err(error) = paint_canvas(drawing, &canvas, window().device_pixel_ratio())
            {
                leptos::logging::warn!("chart: {error}");
            }
        });
    });
}

/// A small chart that is decoration beside its figure.
#[component]
pub fn Sparkline(
    /// What to draw.
    #[prop(into)]
    chart: Signal<Chart>,
) -> impl IntoView {
    let host = NodeRef::new();
    let canvas = NodeRef::new();
    keep_painted(canvas, follow(chart, host));
    view! {
        <div class="spark" node_ref=host aria-hidden="true">
            <canvas node_ref=canvas></canvas>
        </div>
    }
}

/// A chart that can be read value by value.
#[component]
pub fn ChartCanvas(
    /// What to draw.
    #[prop(into)]
    chart: Signal<Chart>,
    /// What it says, for those who do not see it.
    #[prop(into)]
    name: Signal<String>,
    /// What choosing a mark does, in words.
    #[prop(into)]
    hint: Signal<String>,
    /// Called with the position of a mark that was chosen, and whether Shift was held.
    on_pick: Callback<(usize, bool)>,
) -> impl IntoView {
    let session = use_session();
    let host = NodeRef::new();
    let canvas = NodeRef::new();
    let drawing = follow(chart, host);
    keep_painted(canvas, drawing);
    let active = RwSignal::new(None::<usize>);
    let mark = Memo::new(move |_| {
        let at = active.get()?;
        drawing.with(|drawing| drawing.as_ref().and_then(|drawing| drawing.marks.get(at).cloned()))
    });
    let on_move = move |event: PointerEvent| {
        let (x, y) = (f64::from(event.offset_x()), f64::from(event.offset_y()));
        let hit = drawing.with_untracked(|drawing| drawing.as_ref().and_then(|drawing| drawing.hit(x, y)));
        if active.get_untracked() != hit {
            active.set(hit);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let count =
            drawing.with_untracked(|drawing| drawing.as_ref().map_or(0, |drawing| drawing.marks.len()));
        if let Some(next) = next_mark(&event.key(), active.get_untracked(), count) {
            // Escape goes on to whoever takes back what was clicked.
            if next.is_some() {
                event.prevent_default();
            }
            active.set(next);
        } else if let ("Enter" | " ", Some(at)) = (event.key().as_str(), active.get_untracked()) {
            event.prevent_default();
            on_pick.run((at, event.shift_key()));
        }
    };
    let label = move || {
        let values = [("name", name.get()), ("hint", hint.get())];
        let values = values.each_ref().map(|(place, text)| (*place, text.as_str()));
        words::CHART_LABEL.fill(session.lang(), &values)
    };
    view! {
        <div
            class="chart"
            node_ref=host
            tabindex="0"
            role="group"
            aria-label=label
            on:pointermove=on_move
            on:pointerleave=move |_| active.set(None)
            on:blur=move |_| active.set(None)
            on:keydown=on_key
            on:click=move |event| {
                if let Some(at) = active.get_untracked() {
                    on_pick.run((at, event.shift_key()));
                }
            }
        >
            <canvas node_ref=canvas aria-hidden="true"></canvas>
            {move || mark.get().map(|mark| overlay(&mark, drawing.with_untracked(|d| d.as_ref().map_or(0.0, |d| d.width)), hint.get(), session.lang()))}
        </div>
        <p class="visually-hidden" role="status">
            {move || mark.get().map(|mark| spoken(&mark, session.lang()))}
        </p>
    }
}

/// Where a key moves the active mark; none where the key is not the chart's.
fn next_mark(key: &str, active: Option<usize>, count: usize) -> Option<Option<usize>> {
    let last = count.checked_sub(1)?;
    match (key, active) {
        ("ArrowRight" | "ArrowDown" | "Home", None) => Some(Some(0)),
        ("ArrowLeft" | "ArrowUp" | "End", None) => Some(Some(last)),
        ("ArrowRight" | "ArrowDown", Some(at)) => Some(Some((at + 1).min(last))),
        ("ArrowLeft" | "ArrowUp", Some(at)) => Some(Some(at.saturating_sub(1))),
        ("Home", _) => Some(Some(0)),
        ("End", _) => Some(Some(last)),
        ("Escape", Some(_)) => Some(None),
        _ => None,
    }
}

/// The tip and the light on the active mark.
fn overlay(mark: &Mark, width: f64, hint: String, lang: Lang) -> impl IntoView + use<> {
    const TIP_HALF: f64 = 90.0;
    let px = |value: f64| format!("{value:.1}px");
    let area = mark.area;
    let x = if width > 2.0 * TIP_HALF { mark.tip.0.clamp(TIP_HALF, width - TIP_HALF) } else { width / 2.0 };
    let below = mark.tip.1 < 64.0;
    let y = if below { mark.tip.1 + 14.0 } else { mark.tip.1 - 8.0 };
    let notes = notes(mark, lang);
    view! {
        <div
            class="chart-mark"
            style:left=px(area.x)
            style:top=px(area.y)
            style:width=px(area.width)
            style:height=px(area.height)
        ></div>
        <div class="chart-tip" class:below=below style:left=px(x) style:top=px(y)>
            <span>{mark.label.clone()}</span>
            <strong>{mark.datum.text.clone()}</strong>
            {notes.into_iter().map(|note| view! { <span class="note">{note}</span> }).collect_view()}
            <span class="note hint">{hint}</span>
        </div>
    }
}

/// Interval and base of a mark.
fn notes(mark: &Mark, lang: Lang) -> Vec<String> {
    let interval =
        mark.datum.interval_text.as_ref().map(|range| words::TIP_INTERVAL.fill(lang, &[("range", range)]));
    let beside = mark.beside.as_ref().map(|(name, text)| format!("{name}: {text}"));
    let small = mark.datum.small_base.then(|| words::SMALL_BASE.get(lang).to_owned());
    interval.into_iter().chain(mark.datum.base()).chain(beside).chain(small).collect()
}

fn spoken(mark: &Mark, lang: Lang) -> String {
    let mut text = format!("{}: {}", mark.label, mark.datum.text);
    for note in notes(mark, lang) {
        text.push_str(", ");
        text.push_str(&note);
    }
    text
}
