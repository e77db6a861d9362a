//! Today's journey beside the one it shall become: both maps, the gaps between them, and measures made of gaps.

use super::result::{Pair, Result};
use crate::app::{Session, use_session};
use crate::model::{Journey, JourneyId, Workspace};
use crate::text::{Lang, states as words};
use crate::ui::kit::Choice;
use crate::versions::{as_one, differences, measures};
use crate::web::random;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The journey of today that is meant: the one shown, or the one that it was derived from.
fn today(session: Session) -> Option<Arc<Journey>> {
    let shown = session.journey()?;
    let origin = shown
        .today
        .and_then(|id| session.document.workspace.with(|workspace| workspace.journey(id).cloned()));
    Some(origin.unwrap_or(shown))
}

/// Those that were derived from it.
fn futures(workspace: &Workspace, today: JourneyId) -> Vec<(JourneyId, String)> {
    let derived = workspace.journeys.iter().filter(|journey| journey.today == Some(today));
    derived.map(|journey| (journey.id, journey.name.clone())).collect()
}

/// The page's part of today and future.
#[component]
pub fn Horizons() -> impl IntoView {
    let session = use_session();
    let picked = RwSignal::new(None::<JourneyId>);
    let today = Memo::new(move |_| today(session));
    move || {
        let Some(today) = today.get() else {
            return view! { <p class="empty">{session.t(words::NO_JOURNEY)}</p> }.into_any();
        };
        let workspace = session.document.workspace.get();
        let futures = futures(&workspace, today.id);
        let shown = session.journey().map(|journey| journey.id);
        let future = (futures.iter().find(|(id, _)| Some(*id) == picked.get()))
            .or_else(|| futures.iter().find(|(id, _)| Some(*id) == shown))
            .or(futures.first())
            .map(|(id, _)| *id);
        match future.and_then(|future| Some((future, as_one(&workspace, today.id, future)?))) {
            None => none_yet(session, &today).into_any(),
            Some((future, (before, after))) => {
                let pair = Pair { before: Arc::new(before), after: Arc::new(after) };
                gaps(session, today, future, futures, picked, pair).into_any()
            }
        }
    }
}

fn none_yet(session: Session, today: &Arc<Journey>) -> impl IntoView + use<> {
    let text = words::NO_FUTURE.fill(session.lang(), &[("name", &today.name)]);
    let today = today.clone();
    view! {
        <div class="panel empty">
            <p>{text}</p>
            <button type="button" class="button primary" on:click=move |_| session.derive_future(&today)>
                {session.t(words::DERIVE)}
            </button>
        </div>
    }
}

fn gaps(
    session: Session,
    today: Arc<Journey>,
    future: JourneyId,
    futures: Vec<(JourneyId, String)>,
    picked: RwSignal<Option<JourneyId>>,
    pair: Pair,
) -> impl IntoView {
    let chosen = RwSignal::new(BTreeSet::new());
    let names: Vec<String> = futures.iter().map(|(_, name)| name.clone()).collect();
    let at = futures.iter().position(|(id, _)| *id == future).unwrap_or(0);
    let (id, several) = (today.id, names.len() > 1);
    let found = {
        let pair = pair.clone();
        move |lang: Lang| differences(&pair.before, &pair.after, lang).unwrap_or_default()
    };
    let after = pair.after.clone();
    let make = {
        let found = found.clone();
        move |_| {
            let lang = session.view.lang.get_untracked();
            let found = found(lang);
            let chosen: Vec<_> =
                chosen.get_untracked().into_iter().filter_map(|at: usize| found.get(at)).collect();
            let Some(later) = after.journey(id) else { return };
            let commands = measures(&today, later, &chosen, lang, &mut || random::bits());
            session.add_measures(id, commands);
        }
    };
    let all = move |_| {
        let n = found(session.view.lang.get_untracked()).len();
        chosen.update(|chosen| *chosen = if chosen.len() == n { BTreeSet::new() } else { (0..n).collect() });
    };
    let count = move || chosen.with(BTreeSet::len);
    view! {
        <div class="row wrap choices">
            {several.then(|| view! {
                <Choice label=session.t(words::WHICH_FUTURE) options=names value=at
                    on_pick=move |at| picked.set(futures.get(at).map(|(id, _)| *id)) />
            })}
            <button type="button" class="button" on:click=all>{session.t(words::CHOOSE_ALL)}</button>
            <button type="button" class="button primary" disabled=move || count() == 0 on:click=make>
                {move || words::TO_MEASURES.fill(session.lang(), &[("n", &count().to_string())])}
            </button>
        </div>
        <Result pair chosen sides=(words::TODAY, words::FUTURE) />
    }
}
