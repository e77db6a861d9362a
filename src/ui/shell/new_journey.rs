//! The dialog for a new journey: from the stages of a preset, or from the template of a trade.

use crate::app::{Page, Session, use_session};
use crate::edit::Command;
use crate::template::{self, STAGE_PRESETS, StagePreset, Template};
use crate::text::{Phrase, number, shell as words};
use crate::ui::kit::{Dialog, TextField, lazy};
use crate::web::part::{PartMissing, part};
use crate::web::random;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What a new journey begins with: the place of a preset, or of a template.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    Preset(usize),
    Template(usize),
}

part! { templates => fn gallery(chosen: RwSignal<Start>) -> AnyView {
    view! { <Gallery chosen /> }.into_any()
} }

part! { templates => fn draw(session: Session, at: usize, name: String) -> bool {
    template::trades().get(at).is_some_and(|(_, template)| session.draw_template(template, &name))
} }

/// The dialog.
#[component]
pub fn NewJourney(open: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    let name = RwSignal::new(String::new());
    let chosen = RwSignal::new(Start::Preset(0));
    // What was looked at the last time is not what is wanted now.
    Effect::new(move |_| {
        if open.get() {
            chosen.set(Start::Preset(0));
        }
    });
    let finish = move |done: bool| {
        if done {
            name.set(String::new());
            open.set(false);
        }
    };
    let create = move || match chosen.get_untracked() {
        Start::Preset(at) => finish(from_preset(session, at, &name.get_untracked())),
        Start::Template(at) => spawn_local(async move {
            match draw(session, at, name.get_untracked()).await {
                Ok(done) => finish(done),
                Err(PartMissing) => session.problem(session.now(words::PART_MISSING).to_owned()),
            }
        }),
    };
    // Enter in the name creates; in a choice it chooses.
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            create();
        }
    };
    let from_template = Memo::new(move |_| matches!(chosen.get(), Start::Template(_)));
    let way = move |templates: bool, label: Phrase, first: Start| {
        let pick = move |_| {
            if from_template.get_untracked() != templates {
                chosen.set(first);
            }
        };
        view! {
            <button
                type="button"
                class="button"
                aria-pressed=move || (from_template.get() == templates).to_string()
                on:click=pick
            >
                {session.t(label)}
            </button>
        }
    };
    view! {
        <Dialog open title=session.t(words::NEW_JOURNEY) class="wide">
            <div class="body">
                <div on:keydown=on_key>
                    <TextField autofocus=true label=session.t(words::RENAME) value=name on_input=move |text| name.set(text) />
                </div>
                <div class="row wrap" role="group" aria-label=session.t(words::BEGIN_WITH)>
                    {way(false, words::BEGIN_BLANK, Start::Preset(0))}
                    {way(true, words::BEGIN_TEMPLATE, Start::Template(0))}
                </div>
                {move || if from_template.get() {
                    lazy(move || gallery(chosen)).into_any()
                } else {
                    view! { <Presets chosen /> }.into_any()
                }}
            </div>
            <footer>
                <button type="button" class="button" on:click=move |_| open.set(false)>{session.t(words::CANCEL)}</button>
                <button type="button" class="button primary" on:click=move |_| create()>{session.t(words::CREATE)}</button>
            </footer>
        </Dialog>
    }
}

/// Draws a journey with the stages of a preset. Whether it was done.
fn from_preset(session: Session, at: usize, name: &str) -> bool {
    let lang = session.view.lang.get_untracked();
    let preset = STAGE_PRESETS.get(at).unwrap_or(&STAGE_PRESETS[0]);
    let mut next = || random::bits();
    let mut journey = template::new_journey(preset, lang, &mut next);
    if !name.trim().is_empty() {
        name.trim().clone_into(&mut journey.name);
    }
    journey.name = session.document.workspace.with_untracked(|workspace| workspace.free_name(&journey.name));
    let id = journey.id;
    let done = session.dispatch(Command::AddJourney(Box::new(journey)));
    if done {
        session.show_journey(id);
        session.go(Page::Map);
    }
    done
}

#[component]
fn Presets(chosen: RwSignal<Start>) -> impl IntoView {
    let session = use_session();
    let choice = move |(at, preset): (usize, &'static StagePreset)| {
        let stages = move || {
            let lang = session.lang();
            preset.stages.iter().map(|stage| stage.get(lang)).collect::<Vec<_>>().join(" → ")
        };
        view! {
            <button
                type="button"
                class="choice"
                aria-pressed=move || (chosen.get() == Start::Preset(at)).to_string()
                on:click=move |_| chosen.set(Start::Preset(at))
            >
                <strong>{session.t(preset.name)}</strong>
                <span>{session.t(preset.hint)}</span>
                <span class="muted">{stages}</span>
            </button>
        }
    };
    view! {
        <p class="label">{session.t(words::CHOOSE_STAGES)}</p>
        <div class="start-grid">{STAGE_PRESETS.iter().enumerate().map(choice).collect_view()}</div>
    }
}

#[component]
fn Gallery(chosen: RwSignal<Start>) -> impl IntoView {
    let session = use_session();
    let templates = StoredValue::new(template::trades());
    let choice = move |at: usize, template: &Template| {
        let lang = session.lang();
        let chips =
            template.stages().map(|stage| view! { <span class="badge">{stage.get(lang).to_owned()}</span> });
        let count = |of: usize| number::count(of as u64);
        let size = [("steps", count(template.steps())), ("cards", count(template.cards()))];
        let size = size.each_ref().map(|(name, count)| (*name, count.as_str()));
        view! {
            <button
                type="button"
                class="choice"
                aria-pressed=move || (chosen.get() == Start::Template(at)).to_string()
                on:click=move |_| chosen.set(Start::Template(at))
            >
                <strong>{template.name.get(lang).to_owned()}</strong>
                <span>{template.about.get(lang).to_owned()}</span>
                <span class="badges">{chips.collect_view()}</span>
                <span class="muted">{words::TEMPLATE_SIZE.fill(lang, &size)}</span>
            </button>
        }
    };
    let choices = move || {
        templates.with_value(|templates| {
            templates.iter().enumerate().map(|(at, (_, template))| choice(at, template)).collect_view()
        })
    };
    view! {
        <p class="label">{session.t(words::CHOOSE_TEMPLATE)}</p>
        <div class="start-grid">{choices}</div>
    }
}
