//! One data set: what can be done with it, its quality at a glance, and the panels below.

use super::{
    findings::Findings, matching, missing::MissingPanel, quality::QualityPanel, sets::journeys_of,
    tables::Tables,
};
use crate::app::{Session, use_session};
use crate::engine::{self, DatasetInfo};
use crate::table::Quality;
use crate::text::{Lang, data as words, number};
use crate::ui::kit::{Glyph, Icon};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::sync::Arc;

/// The data set that is shown.
#[component]
pub fn Detail(info: Arc<DatasetInfo>) -> impl IntoView {
    let session = use_session();
    let quality = Arc::new(info.quality.clone());
    let touchpoints = Memo::new({
        let quality = quality.clone();
        move |_| {
            let journey = session.journey();
            session
                .document
                .workspace
                .with(|workspace| engine::touchpoint_matches(workspace, journey.as_deref(), &quality))
        }
    });
    let nothing_matches = {
        let id = info.id;
        move || {
            session.journey().is_some_and(|journey| journey.dataset == Some(id))
                && touchpoints.with(|found| {
                    !found.iter().any(|name| name.known.as_ref().is_some_and(|known| known.shown))
                })
        }
    };
    view! {
        <section class="dataset" aria-labelledby="dataset-name">
            <Head info=info.clone() />
            <Show when=nothing_matches>
                <p class="advice" role="status">{session.t(words::NOTHING_MATCHES)}</p>
            </Show>
            <Tiles info=info.clone() touchpoints />
            <Tables info=info.clone() />
            <QualityPanel info=info.clone() touchpoints />
            {(!info.quality.touchpoints.is_empty()).then(|| view! {
                <matching::TouchpointPanel found=touchpoints source=info.name.clone() />
            })}
            <div class="two">
                <div>
                    <matching::StagePanel quality=quality.clone() />
                    <matching::ChannelPanel quality=quality.clone() />
                </div>
                <MissingPanel info=info.clone() />
            </div>
            <Findings info=info.clone() />
        </section>
    }
}

#[component]
fn Head(info: Arc<DatasetInfo>) -> impl IntoView {
    let session = use_session();
    let id = info.id;
    let journey = Memo::new(move |_| {
        session.journey().map(|journey| (journey.name.clone(), journey.dataset == Some(id)))
    });
    let link = move || {
        journey.get().map(|(name, linked)| {
            let text = move || {
                let phrase = if linked { words::UNLINK } else { words::LINK };
                phrase.fill(session.lang(), &[("name", &name)])
            };
            view! {
                <button type="button" class="button" on:click=move |_| session.link_dataset((!linked).then_some(id))>
                    <span class="clip">{text}</span>
                </button>
            }
        })
    };
    let drawing = session.data.drawing;
    let draw = {
        let info = info.clone();
        move |_| session.begin_drawing((*info).clone())
    };
    let delete = {
        let name = info.name.clone();
        move |_| ask_and_delete(session, id, &name)
    };
    let draw_text = move || if drawing.get() { words::DRAWING } else { words::DRAW }.get(session.lang());
    view! {
        <header class="dataset-head">
            <Name info=info.clone() />
            {info.synthetic.then(|| view! { <span class="badge">{session.t(words::SYNTHETIC)}</span> })}
            <span class="grow"></span>
            <div class="row wrap">
                <button type="button" class="button primary" disabled=drawing on:click=draw>
                    <Icon glyph=Glyph::Map />
                    {draw_text}
                </button>
                {link}
                <button
                    type="button"
                    class="button icon danger"
                    aria-label=session.t(words::DELETE)
                    title=session.t(words::DELETE)
                    on:click=delete
                >
                    <Icon glyph=Glyph::Trash />
                </button>
            </div>
        </header>
    }
}

/// The name, and the field that changes it.
#[component]
fn Name(info: Arc<DatasetInfo>) -> impl IntoView {
    let session = use_session();
    let id = info.id;
    let renaming = RwSignal::new(false);
    let field = NodeRef::<leptos::html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            drop(field.focus());
            field.select();
        }
    });
    let close = move |keep: bool| {
        // Closing takes the field away, which would leave it once more.
        if renaming.get_untracked() {
            renaming.set(false);
            if let Some(field) = field.get_untracked().filter(|_| keep) {
                session.rename_dataset(id, &field.value());
            }
        }
    };
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" if !event.is_composing() => close(true),
        "Escape" => close(false),
        _ => {}
    };
    let name = info.name.clone();
    let input = move || {
        let name = name.clone();
        renaming.get().then(|| {
            view! {
                <input
                    class="input"
                    node_ref=field
                    aria-label=session.t(words::SET_NAME)
                    prop:value=name
                    maxlength="120"
                    on:keydown=on_key
                    on:blur=move |_| close(true)
                />
            }
        })
    };
    view! {
        <h1 id="dataset-name" hidden=renaming>{info.name.clone()}</h1>
        {input}
        <button
            type="button"
            class="button icon quiet"
            hidden=renaming
            aria-label=session.t(words::RENAME)
            title=session.t(words::RENAME)
            on:click=move |_| renaming.set(true)
        >
            <Icon glyph=Glyph::Pencil />
        </button>
    }
}

fn ask_and_delete(session: Session, id: crate::model::DatasetId, name: &str) {
    let lang = session.view.lang.get_untracked();
    let used = untrack(|| journeys_of(session, id));
    let phrase = if used.is_empty() { words::DELETE_ASK } else { words::DELETE_ASK_USED };
    let question = phrase.fill(lang, &[("name", name), ("names", &words::quoted(&used, lang))]);
    if window().confirm_with_message(&question).unwrap_or(false) {
        session.delete_dataset(id);
    }
}

/// A tile: name, figure, remark.
type Tile = (&'static str, String, Option<String>);

#[component]
fn Tiles(info: Arc<DatasetInfo>, touchpoints: matching::Found<crate::model::TouchpointId>) -> impl IntoView {
    let session = use_session();
    let strange = Memo::new(move |_| {
        touchpoints.with(|found| (matching::unmatched(found), matching::off_map(found).len()))
    });
    let tiles = move || {
        let lang = session.lang();
        tiles(&info, strange.get(), lang)
            .into_iter()
            .map(|(name, value, remark)| {
                view! {
                    <div class="tile">
                        <dt>{name}</dt>
                        <dd>
                            <span class="value">{value}</span>
                            <span class="fine">{remark}</span>
                        </dd>
                    </div>
                }
            })
            .collect_view()
    };
    view! { <dl class="tiles">{tiles}</dl> }
}

/// Rows that were left out must not hide behind a share that rounds to all.
fn kept_share(quality: &Quality, lang: Lang) -> Option<String> {
    let text = number::percent(quality.kept_share()?);
    let rounded = quality.rows_rejected() > 0 && text == number::percent(1.0);
    Some(if rounded { words::ALMOST_ALL.get(lang).to_owned() } else { text })
}

/// `strange` are how many touchpoints of the data the workspace does not know, and how many are not on the map.
fn tiles(info: &DatasetInfo, strange: (usize, usize), lang: Lang) -> Vec<Tile> {
    let quality = &info.quality;
    let rejected = quality.rows_rejected();
    let period = quality.period_millis.map_or_else(
        || (number::NO_DATA.get(lang).to_owned(), None),
        |(from, to)| {
            (number::day(from, lang), Some(words::UNTIL.fill(lang, &[("day", &number::day(to, lang))])))
        },
    );
    let touchpoints = match strange {
        (0, 0) => words::ALL_MATCHED.get(lang).to_owned(),
        (0, n) => words::N_OFF_MAP.fill(lang, &[("n", &number::count(n as u64))]),
        (n, _) => words::N_UNMATCHED.fill(lang, &[("n", &number::count(n as u64))]),
    };
    let none_rejected = (rejected == 0).then(|| words::NONE_REJECTED.get(lang).to_owned());
    let duplicates_hint = (quality.duplicates > 0).then(|| words::DUPLICATES_HINT.get(lang).to_owned());
    vec![
        (words::ROWS_READ.get(lang), number::count(quality.rows_read), None),
        (words::ROWS_KEPT.get(lang), number::count(quality.rows_kept), kept_share(quality, lang)),
        (words::ROWS_REJECTED.get(lang), number::count(rejected), none_rejected),
        (words::CUSTOMERS.get(lang), number::count(quality.customers), None),
        (words::PERIOD.get(lang), period.0, period.1),
        (words::DUPLICATES.get(lang), number::count(quality.duplicates), duplicates_hint),
        (words::TOUCHPOINTS.get(lang), number::count(quality.touchpoints.len() as u64), Some(touchpoints)),
    ]
}
