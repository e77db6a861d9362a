//! What the columns alone do not say: the touchpoint and the date of all rows, questions as touchpoints and their names, answers
//! that are no scores, and what means that a customer has left.

use super::Parts;
use crate::table::{AnswerCode, Holds, Mapping, Means, Role};
use crate::text::{Lang, import as words, number};
use crate::ui::kit::{Check, Glyph, Icon, TextField, split_names};
use leptos::prelude::*;

/// So many names are offered to be changed.
const NAMES: usize = 200;

/// The fields that apply to the mapping on show.
#[component]
pub fn Answers(parts: Parts) -> impl IntoView {
    let session = parts.session;
    let asks = move |asks: fn(&Mapping) -> bool| Memo::new(move |_| parts.mapping.with(asks));
    let touchpoint = asks(|mapping| {
        matches!(mapping.holds, Holds::Feedback | Holds::Orders)
            && !mapping.wide
            && !mapping.has(Role::Touchpoint)
            && !mapping.has(Role::TimeOf)
    });
    let date = asks(|mapping| mapping.holds == Holds::Feedback && !mapping.has(Role::Time));
    let churned = asks(|mapping| mapping.has(Role::Churned));
    let wide = asks(|mapping| mapping.holds == Holds::Feedback && ratings(mapping) > 1);
    let rated = asks(|mapping| ratings(mapping) > 0);
    let any = move || touchpoint.get() || date.get() || churned.get();
    view! {
        <Show when=any>
            <h3>{session.t(words::CONSTANTS)}</h3>
            <div class="format">
                <Show when=move || touchpoint.get()><Touchpoint parts /></Show>
                <Show when=move || date.get()><Date parts /></Show>
                <Show when=move || churned.get()><Churned parts /></Show>
            </div>
        </Show>
        <Show when=move || wide.get()>
            <div>
                <Check label=session.t(words::WIDE) value=Signal::derive(move || parts.mapping.with(|mapping| mapping.wide))
                    on_change=move |on| session.change_mapping(|mapping| mapping.wide = on) />
                <p class="fine">{session.t(words::WIDE_HINT)}</p>
            </div>
        </Show>
        <Names parts />
        <Show when=move || rated.get()><Codes parts /></Show>
    }
}

fn ratings(mapping: &Mapping) -> usize {
    mapping.placed().filter(|(_, role)| matches!(role, Role::Rating(_))).count()
}

#[component]
fn Touchpoint(parts: Parts) -> impl IntoView {
    let session = parts.session;
    view! {
        <TextField label=session.t(words::TOUCHPOINT_OF_ALL)
            value=Signal::derive(move || parts.mapping.with(|mapping| mapping.touchpoint.clone()))
            on_input=move |text| session.change_mapping(|mapping| mapping.touchpoint = text) />
    }
}

#[component]
fn Date(parts: Parts) -> impl IntoView {
    let session = parts.session;
    let shown =
        move || parts.mapping.with(|mapping| mapping.date.map(|date| date.to_string()).unwrap_or_default());
    view! {
        <TextField label=session.t(words::DATE_OF_ALL) kind="date" value=Signal::derive(shown)
            on_input=move |text| session.change_mapping(|mapping| mapping.date = text.parse().ok()) />
    }
}

/// The values that mean that a customer has left, beside the values that the column has.
#[component]
fn Churned(parts: Parts) -> impl IntoView {
    let session = parts.session;
    let text = RwSignal::new(parts.mapping.with_untracked(|mapping| mapping.yes.join("; ")));
    let seen = move || {
        let at =
            parts.mapping.with(|mapping| mapping.roles.iter().position(|role| *role == Role::Churned))?;
        parts.preview.with(|preview| Some(preview.as_ref()?.columns.get(at)?.samples.join(" · ")))
    };
    let keep = move |typed: String| {
        session.change_mapping(|mapping| mapping.yes = split_names(&typed));
        text.set(typed);
    };
    view! {
        <div>
            <TextField label=session.t(words::YES) value=text on_input=keep
                placeholder=Signal::derive(move || seen().unwrap_or_default()) />
            <p class="fine">{session.t(words::YES_USUAL)}</p>
        </div>
    }
}

/// What touchpoints made of columns are called.
#[component]
fn Names(parts: Parts) -> impl IntoView {
    let session = parts.session;
    let named = Memo::new(move |_| {
        parts.mapping.with(|mapping| {
            let is_named = |role: &Role| match role {
                Role::Rating(_) => mapping.wide,
                role => *role == Role::TimeOf,
            };
            let columns = mapping.placed().filter(|(_, role)| is_named(role)).take(NAMES);
            columns
                .map(|(at, _)| (at, mapping.headers.get(at).cloned().unwrap_or_default()))
                .collect::<Vec<_>>()
        })
    });
    let title = move || {
        let steps = parts.mapping.with(|mapping| !mapping.wide);
        let phrase = if steps { words::STEP_NAMES } else { words::NAMES };
        format!("{} ({})", phrase.get(session.lang()), number::count(named.with(Vec::len) as u64))
    };
    let field = move |(at, header): (usize, String)| {
        let label = {
            let header = header.clone();
            move || words::NAME_OF.fill(session.lang(), &[("column", &header)])
        };
        let value = move || parts.mapping.with(|mapping| mapping.name_of(at).to_owned());
        let change = move |event| {
            let name = event_target_value(&event);
            session.change_mapping(|mapping| {
                mapping.names.resize(mapping.headers.len(), String::new());
                if let Some(known) = mapping.names.get_mut(at) {
                    *known = name;
                }
            });
        };
        view! {
            <label class="name-of">
                <span class="fine clip">{header.clone()}</span>
                <input class="input" aria-label=label prop:value=value on:change=change />
            </label>
        }
    };
    view! {
        <Show when=move || named.with(|named| !named.is_empty())>
            <details class="names-of">
                <summary>{title}</summary>
                <div class="format">
                    <For each=move || named.get() key=|(at, header)| (*at, header.clone()) children=field />
                </div>
            </details>
        </Show>
    }
}

/// Answers that are no plain numbers on the scale.
#[component]
fn Codes(parts: Parts) -> impl IntoView {
    let session = parts.session;
    let count = Memo::new(move |_| parts.mapping.with(|mapping| mapping.codes.len()));
    let rows = move || (0..count.get()).map(|at| code(parts, at)).collect_view();
    view! {
        <section class="codes">
            <h3>{session.t(words::CODES)}</h3>
            <p class="fine">{session.t(words::CODES_HINT)}</p>
            <ul>{rows}</ul>
            <button
                type="button"
                class="button"
                on:click=move |_| session.change_mapping(|mapping| mapping.codes.push(AnswerCode::default()))
            >
                {session.t(words::CODE_ADD)}
            </button>
        </section>
    }
}

/// What a value of these columns can mean: no answer, or a point of their scale; of every rating column if there are none.
fn meanings(mapping: &Mapping, columns: &[usize]) -> Vec<Means> {
    let asked = mapping.placed().filter_map(|(at, role)| match role {
        Role::Rating(question) if columns.is_empty() || columns.contains(&at) => Some(question),
        _ => None,
    });
    let scale = asked
        .map(|question| (question.min, question.max))
        .reduce(|(least, most), (min, max)| (least.min(min), most.max(max)));
    let points = scale.map(|(min, max)| (min..=max).rev().map(Means::Score)).into_iter().flatten();
    [Means::NotUsed, Means::NoAnswer].into_iter().chain(points).collect()
}

fn meaning(means: Means, lang: Lang) -> String {
    match means {
        Means::Score(score) => means.label().fill(lang, &[("n", &score.to_string())]),
        _ => means.label().get(lang).to_owned(),
    }
}

fn code(parts: Parts, at: usize) -> impl IntoView {
    let session = parts.session;
    let known =
        Memo::new(move |_| parts.mapping.with(|mapping| mapping.codes.get(at).cloned().unwrap_or_default()));
    let change = move |change: &dyn Fn(&mut AnswerCode)| {
        session.change_mapping(|mapping| mapping.codes.get_mut(at).into_iter().for_each(change));
    };
    let offered = Memo::new(move |_| {
        let columns = known.with(|known| known.columns.clone());
        parts.mapping.with(|mapping| meanings(mapping, &columns))
    });
    let options = move || {
        let (means, lang) = (known.with(|known| known.means), session.lang());
        let option =
            |offered: &Means| view! { <option selected=*offered == means>{meaning(*offered, lang)}</option> };
        offered.with(|all| all.iter().map(option).collect_view())
    };
    let pick = move |event: leptos::ev::Event| {
        let label = event_target_value(&event);
        let lang = session.view.lang.get_untracked();
        let picked = offered
            .with_untracked(|all| all.iter().copied().find(|offered| meaning(*offered, lang) == label));
        if let Some(means) = picked {
            change(&|code| code.means = means);
        }
    };
    let where_it_counts = move || {
        let lang = session.lang();
        match known.with(|known| known.columns.len()) {
            0 => words::CODE_ALL.get(lang).to_owned(),
            n => words::CODE_SOME.fill(lang, &[("n", &number::count(n as u64))]),
        }
    };
    let remove = move |_| {
        session.change_mapping(|mapping| {
            if at < mapping.codes.len() {
                mapping.codes.remove(at);
            }
        });
    };
    let remove_label = move || {
        words::CODE_REMOVE.fill(session.lang(), &[("value", &known.with(|known| known.value.clone()))])
    };
    view! {
        <li class="row">
            <input
                class="input"
                aria-label=session.t(words::CODE_VALUE)
                prop:value=move || known.with(|known| known.value.clone())
                on:change=move |event| { let value = event_target_value(&event); change(&|code| code.value.clone_from(&value)); }
            />
            <select class="input" aria-label=session.t(words::CODE_MEANS) on:change=pick>{options}</select>
            <span class="fine">{where_it_counts}</span>
            <button type="button" class="button icon quiet" aria-label=remove_label on:click=remove>
                <Icon glyph=Glyph::Close />
            </button>
        </li>
    }
}
