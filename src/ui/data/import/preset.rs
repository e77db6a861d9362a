//! Mappings to be used again: where the one on show came from, the way back to the guess, and named presets.

use super::Parts;
use crate::app::Origin;
use crate::text::{data, import as words};
use crate::ui::kit::{Glyph, Icon};
use leptos::prelude::*;

/// Where the mapping came from.
#[component]
pub fn OriginNote(parts: Parts) -> impl IntoView {
    let session = parts.session;
    let origin = Memo::new(move |_| {
        parts.import.with(|import| import.as_ref().map(|import| import.origin.clone())).unwrap_or_default()
    });
    move || {
        let lang = session.lang();
        let told = match origin.get() {
            Origin::Guess => return view! { <p class="muted">{data::MAPPING_HINT.get(lang)}</p> }.into_any(),
            Origin::LastTime => words::AS_LAST_TIME.get(lang).to_owned(),
            Origin::Preset(name) => words::AS_PRESET.fill(lang, &[("name", &name)]),
        };
        view! {
            <p class="advice row wrap origin" role="status">
                <span class="grow">{told}</span>
                <button type="button" class="button" on:click=move |_| session.guess_anew()>
                    {words::GUESS_ANEW.get(lang)}
                </button>
            </p>
        }
        .into_any()
    }
}

/// Named presets: choosing, saving and deleting them.
#[component]
pub fn Presets(parts: Parts) -> impl IntoView {
    let session = parts.session;
    let name = RwSignal::new(String::new());
    let names =
        Memo::new(move |_| session.fitting_presets().into_iter().map(|(name, _)| name).collect::<Vec<_>>());
    let apply = move |event| {
        let chosen = event_target_value(&event);
        let found = untrack(|| session.fitting_presets()).into_iter().find(|(known, _)| *known == chosen);
        if let Some((name, mapping)) = found {
            session.apply_preset(mapping, name);
        }
    };
    let options = move || {
        names
            .get()
            .into_iter()
            .map(|name| view! { <option value=name.clone()>{name.clone()}</option> })
            .collect_view()
    };
    let delete = move |known: String| {
        let label = {
            let known = known.clone();
            move || words::PRESET_DELETE.fill(session.lang(), &[("name", &known)])
        };
        let shown = known.clone();
        view! {
            <li class="badge">
                {shown}
                <button type="button" class="quiet" aria-label=label on:click=move |_| session.delete_preset(known.clone())>
                    <Icon glyph=Glyph::Close />
                </button>
            </li>
        }
    };
    let save = move |_| {
        let wanted = name.get_untracked().trim().to_owned();
        if !wanted.is_empty() {
            session.save_preset(wanted);
            name.set(String::new());
        }
    };
    view! {
        <details class="presets">
            <summary>{session.t(words::PRESETS)}</summary>
            <div class="row wrap">
                <Show when=move || names.with(|names| !names.is_empty())>
                    <select class="input" aria-label=session.t(words::PRESET_CHOOSE) on:change=apply>
                        <option value="">{session.t(words::PRESET_CHOOSE)}</option>
                        {options}
                    </select>
                </Show>
                <input
                    class="input"
                    maxlength="60"
                    placeholder=session.t(words::PRESET_NAME)
                    aria-label=session.t(words::PRESET_NAME)
                    prop:value=name
                    on:input=move |event| name.set(event_target_value(&event))
                />
                <button type="button" class="button" disabled=move || name.with(|name| name.trim().is_empty()) on:click=save>
                    {session.t(words::PRESET_SAVE)}
                </button>
            </div>
            <ul class="row wrap">{move || names.get().into_iter().map(delete).collect_view()}</ul>
        </details>
    }
}
