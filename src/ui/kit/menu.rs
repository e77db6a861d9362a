//! A button that opens a menu, and a menu that many buttons open. Arrow keys move, Escape closes and gives the focus back
//! to the button.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlElement, Node};

/// The menu around an item.
#[derive(Clone, Copy)]
struct Shown {
    /// Closes it and gives the keyboard to its button; a dialog that the item opens gives it back there.
    close: Callback<()>,
    list: NodeRef<html::Div>,
}

/// What gives the focus to the first item of the menu around this place, for items that come later than their menu.
pub(super) fn focus_late_items() -> impl Fn() + Copy + 'static {
    let menu = use_context::<Shown>();
    move || {
        if let Some(list) = menu.and_then(|menu| menu.list.get_untracked()) {
            focus_item(&list, 0);
        }
    }
}

/// A button with a menu under it.
#[component]
pub fn Menu(
    /// The accessible name of the button.
    #[prop(into)]
    name: Signal<String>,
    /// What stands on the button.
    #[prop(into)]
    face: ViewFn,
    /// Classes of the button.
    #[prop(into, default = "button".into())]
    class: Signal<&'static str>,
    /// Whether the menu is aligned with the button's end.
    #[prop(optional)]
    end: bool,
    /// Whether it is open from the beginning.
    #[prop(optional)]
    open: bool,
    /// `MenuItem`s, headings and rules, or any small form.
    children: ChildrenFn,
) -> impl IntoView {
    let shown = RwSignal::new(open);
    let host = NodeRef::<html::Div>::new();
    let button = NodeRef::<html::Button>::new();
    let list = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if shown.get()
            && let Some(list) = list.get()
        {
            focus_item(&list, 0);
        }
    });
    let on_focus_out = move |event: ev::FocusEvent| {
        let inside = host.get_untracked().is_some_and(|host| {
            host.contains(event.related_target().and_then(|to| to.dyn_into::<Node>().ok()).as_ref())
        });
        // No target at all is a click on something that takes no focus: inside the menu that keeps it open.
        if !inside && event.related_target().is_some() {
            shown.set(false);
        }
    };
    let close = Callback::new(move |()| {
        if let Some(button) = button.get_untracked() {
            drop(button.focus());
        }
        shown.set(false);
    });
    let on_key = move |event: ev::KeyboardEvent| {
        if shown.get_untracked() {
            menu_key(&event, list, close);
        }
    };
    let outside = window_event_listener(ev::pointerdown, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        let inside = host.get_untracked().is_some_and(|host| host.contains(target.as_ref()));
        if shown.get_untracked() && !inside {
            shown.set(false);
        }
    });
    on_cleanup(move || outside.remove());
    let children = StoredValue::new(children);
    view! {
        <div class="menu-host" class:end=end node_ref=host on:focusout=on_focus_out on:keydown=on_key>
            <button
                type="button"
                node_ref=button
                class=class
                aria-label=name
                title=name
                aria-haspopup="true"
                aria-expanded=move || shown.get().to_string()
                on:click=move |_| shown.update(|shown| *shown = !*shown)
            >
                {move || face.run()}
            </button>
            <Show when=move || shown.get()>
                <div class="menu" node_ref=list>
                    {
                        // Here and not above: menus that stand beside each other share an owner, and with it a context.
                        provide_context(Shown { close, list });
                        children.read_value()()
                    }
                </div>
            </Show>
        </div>
    }
}

/// One choice of a menu; choosing it closes the menu.
#[component]
pub fn MenuItem(
    /// What it does.
    on_pick: impl Fn() + 'static,
    /// Whether it is the choice in force.
    #[prop(into, optional)]
    current: Signal<bool>,
    /// Whether it cannot be chosen now.
    #[prop(into, optional)]
    disabled: Signal<bool>,
    /// Its accessible name, where its words are too few.
    #[prop(into, optional)]
    name: Option<String>,
    /// Icon and words.
    children: Children,
) -> impl IntoView {
    let shown = use_context::<Shown>();
    let pick = move |_| {
        if let Some(Shown { close, .. }) = shown {
            close.run(());
        }
        on_pick();
    };
    view! {
        <button
            type="button"
            class="item"
            aria-current=move || current.get().then_some("true")
            aria-label=name
            disabled=disabled
            on:click=pick
        >
            {children()}
        </button>
    }
}

/// A menu that many buttons open, one at a time.
#[derive(Clone, Copy)]
pub struct Popup(RwSignal<Option<HtmlElement>, LocalStorage>);

impl Popup {
    /// One that is closed.
    pub fn new() -> Popup {
        Popup(RwSignal::new_local(None))
    }

    /// Opens the menu at a button, or closes it there.
    pub fn toggle(self, button: HtmlElement) {
        self.0.update(|at| *at = if at.as_ref() == Some(&button) { None } else { Some(button) });
    }
}

/// The menu of a [`Popup`], under the button that opened it, or above where there is more room.
#[component]
pub fn PopupMenu(
    popup: Popup,
    /// `MenuItem`s, headings and rules, or any small form.
    children: ChildrenFn,
) -> impl IntoView {
    let at = popup.0;
    let list = NodeRef::<html::Div>::new();
    Effect::new(move |before: Option<Option<HtmlElement>>| {
        let now = at.get();
        let mark = |button: Option<&HtmlElement>, open: &str| {
            button.map(|button| button.set_attribute("aria-expanded", open))
        };
        drop(mark(before.flatten().as_ref(), "false"));
        drop(mark(now.as_ref(), "true"));
        if let Some(list) = list.get() {
            focus_item(&list, 0);
        }
        now
    });
    let close = Callback::new(move |()| {
        if let Some(button) = at.get_untracked() {
            drop(button.focus());
        }
        at.set(None);
    });
    let leaves = move |to: Option<Node>| {
        let stays = list.get_untracked().is_some_and(|list| list.contains(to.as_ref()))
            || at.get_untracked().is_some_and(|button| button.contains(to.as_ref()));
        if !stays && at.get_untracked().is_some() {
            at.set(None);
        }
    };
    let outside = window_event_listener(ev::pointerdown, move |event| {
        leaves(event.target().and_then(|target| target.dyn_into().ok()));
    });
    on_cleanup(move || outside.remove());
    let on_focus_out = move |event: ev::FocusEvent| {
        if let Some(to) = event.related_target() {
            leaves(to.dyn_into().ok());
        }
    };
    let children = StoredValue::new(children);
    move || {
        at.get().map(|button| {
            provide_context(Shown { close, list });
            view! {
                <div
                    class="menu popup"
                    node_ref=list
                    style=place_of(&button)
                    on:focusout=on_focus_out
                    on:keydown=move |event| menu_key(&event, list, close)
                >
                    {children.read_value()()}
                </div>
            }
        })
    }
}

/// Where a menu stands, by the button that opens it.
fn place_of(button: &HtmlElement) -> String {
    let size =
        |of: Result<leptos::wasm_bindgen::JsValue, _>| of.ok().and_then(|size| size.as_f64()).unwrap_or(0.0);
    let (width, height) = (size(window().inner_width()), size(window().inner_height()));
    let rect = button.get_bounding_client_rect();
    // As wide as a menu is at most, so that it ends within the window.
    let left = rect.left().min(width - 292.0).max(8.0);
    if rect.bottom() < height * 0.55 {
        let top = rect.bottom() + 4.0;
        format!("left:{left}px;top:{top}px;max-height:{}px", height - top - 8.0)
    } else {
        let bottom = height - rect.top() + 4.0;
        format!("left:{left}px;bottom:{bottom}px;max-height:{}px", height - bottom - 8.0)
    }
}

/// A key in a menu: Escape closes it, arrows walk.
fn menu_key(event: &ev::KeyboardEvent, list: NodeRef<html::Div>, close: Callback<()>) {
    match event.key().as_str() {
        "Escape" => {
            event.stop_propagation();
            close.run(());
        }
        "ArrowDown" | "ArrowUp" => {
            if let Some(list) = list.get_untracked()
                && step_focus(&list, event.key() == "ArrowDown")
            {
                event.prevent_default();
            }
        }
        _ => {}
    }
}

fn items(list: &HtmlElement) -> Vec<HtmlElement> {
    let Ok(found) = list.query_selector_all("button.item:not(:disabled), input, select, a.item") else {
        return Vec::new();
    };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

fn focus_item(list: &HtmlElement, at: usize) {
    if let Some(item) = items(list).get(at) {
        drop(item.focus());
    }
}

fn step_focus(list: &HtmlElement, down: bool) -> bool {
    let items = items(list);
    let active = document().active_element();
    let at =
        items.iter().position(|item| active.as_ref().is_some_and(|active| active.is_same_node(Some(item))));
    // In a field the arrow keys belong to the field.
    if at.is_some_and(|at| items.get(at).is_some_and(|item| item.tag_name() != "BUTTON")) || items.is_empty()
    {
        return false;
    }
    let next = match (at, down) {
        (None, _) => 0,
        (Some(at), true) => (at + 1) % items.len(),
        (Some(at), false) => (at + items.len() - 1) % items.len(),
    };
    focus_item(list, next);
    true
}
