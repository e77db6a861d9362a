//! A button that opens a menu. Arrow keys move, Escape closes and gives the focus back to the button.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlElement, Node};

/// What the items of a menu close.
#[derive(Clone, Copy)]
struct Shown {
    shown: RwSignal<bool>,
    button: NodeRef<html::Button>,
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
    let on_key = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Escape" if shown.get_untracked() => {
            event.stop_propagation();
            shown.set(false);
            if let Some(button) = button.get_untracked() {
                drop(button.focus());
            }
        }
        "ArrowDown" | "ArrowUp" if shown.get_untracked() => {
            if let Some(list) = list.get_untracked()
                && step_focus(&list, event.key() == "ArrowDown")
            {
                event.prevent_default();
            }
        }
        _ => {}
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
                        provide_context(Shown { shown, button, list });
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
        if let Some(Shown { shown, button, .. }) = shown {
            // The item goes; a dialog that it opens gives the focus back to the button when it closes.
            if let Some(button) = button.get_untracked() {
                drop(button.focus());
            }
            shown.set(false);
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
