//! Labelled fields. They report every change; leaving a field ends its undo step.

use leptos::prelude::*;

/// A field that is taken away while it has the focus is left after its owner is gone: nobody is there to be told.
fn left(on_leave: Option<Callback<()>>) {
    if let Some(leave) = on_leave {
        leave.try_run(());
    }
}

/// A line of text.
#[component]
pub fn TextField(
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// Its value.
    #[prop(into)]
    value: Signal<String>,
    /// Called on every change.
    on_input: impl Fn(String) + 'static,
    /// Called when it loses the focus.
    #[prop(into, optional)]
    on_leave: Option<Callback<()>>,
    /// `text`, `date`, `number`, `search` ...
    #[prop(default = "text")]
    kind: &'static str,
    /// Shown while it is empty.
    #[prop(into, optional)]
    placeholder: Signal<String>,
    /// Whether a dialog gives it the keyboard when it opens.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView {
    view! {
        <label class="field">
            <span class="label">{label}</span>
            <input
                class="input"
                type=kind
                autofocus=autofocus
                placeholder=placeholder
                prop:value=value
                on:input=move |event| on_input(event_target_value(&event))
                on:blur=move |_| left(on_leave)
            />
        </label>
    }
}

/// Several lines of text.
#[component]
pub fn TextArea(
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// Its value.
    #[prop(into)]
    value: Signal<String>,
    /// Called on every change.
    on_input: impl Fn(String) + 'static,
    /// Called when it loses the focus.
    #[prop(into, optional)]
    on_leave: Option<Callback<()>>,
) -> impl IntoView {
    view! {
        <label class="field">
            <span class="label">{label}</span>
            <textarea
                class="input"
                rows="3"
                prop:value=value
                on:input=move |event| on_input(event_target_value(&event))
                on:blur=move |_| left(on_leave)
            ></textarea>
        </label>
    }
}

/// A number, or nothing.
#[component]
pub fn NumberField(
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// Its value.
    #[prop(into)]
    value: Signal<Option<f64>>,
    /// Called with each number that can be read, and with none when emptied.
    on_input: impl Fn(Option<f64>) + 'static,
    /// Step of the spinner.
    #[prop(default = "any")]
    step: &'static str,
) -> impl IntoView {
    let on_change = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        match text.trim().parse::<f64>() {
            Ok(number) if number.is_finite() => on_input(Some(number)),
            Err(_) if text.trim().is_empty() => on_input(None),
            // Half-typed: the last number stands until there is a new one.
            _ => {}
        }
    };
    view! {
        <label class="field">
            <span class="label">{label}</span>
            <input
                class="input"
                type="number"
                step=step
                prop:value=move || value.get().map(|number| number.to_string()).unwrap_or_default()
                on:change=on_change
            />
        </label>
    }
}

/// A tick box.
#[component]
pub fn Check(
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is ticked.
    #[prop(into)]
    value: Signal<bool>,
    /// Called on every change.
    on_change: impl Fn(bool) + 'static,
) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=value
                on:change=move |event| on_change(event_target_checked(&event))
            />
            <span>{label}</span>
        </label>
    }
}

/// One of several, by position.
#[component]
pub fn Choice(
    /// Its label.
    #[prop(into)]
    label: Signal<String>,
    /// What can be chosen.
    #[prop(into)]
    options: Signal<Vec<String>>,
    /// The position of the choice in force.
    #[prop(into)]
    value: Signal<usize>,
    /// Called with the position chosen.
    on_pick: impl Fn(usize) + 'static,
) -> impl IntoView {
    // A memo: an edit of something else must not write all options anew.
    let offered = Memo::new(move |_| (value.get(), options.get()));
    let listed = move || {
        let (at, options) = offered.get();
        options
            .into_iter()
            .enumerate()
            .map(|(index, option)| view! { <option value=index.to_string() selected=index == at>{option}</option> })
            .collect_view()
    };
    view! {
        <label class="field">
            <span class="label">{label}</span>
            <select
                class="input"
                on:change=move |event| {
                    if let Ok(index) = event_target_value(&event).parse() {
                        on_pick(index);
                    }
                }
            >
                {listed}
            </select>
        </label>
    }
}

/// Names as they are typed, with `;` between them.
pub fn split_names(text: &str) -> Vec<String> {
    text.split([';', '；']).map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}
