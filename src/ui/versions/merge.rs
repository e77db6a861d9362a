//! A colleague's file, or what another tab saved, brought together with what is open: which state both began from, what has to
//! be decided, what changes.

use super::choose::{Source, States};
use crate::app::{OtherTab, Session, use_session};
use crate::model::Workspace;
use crate::text::{Lang, states as words};
use crate::ui::kit::Choice;
use crate::versions::{Choices, Conflict, Merged, Side, Unfit, closest, differences, merge, without_parts};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// A merge that is being decided.
#[derive(Clone)]
struct Work {
    name: String,
    theirs: Arc<Workspace>,
    /// The state both began from, if one is known.
    base: Option<Arc<Workspace>>,
    from: Origin,
    choices: Choices,
}

/// Where the other state comes from.
#[derive(Clone)]
enum Origin {
    /// A file; which of the states that can be chosen stands for the one that both began from.
    File(Option<Source>),
    /// Another tab.
    Tab(OtherTab),
}

impl Work {
    fn of_tab(other: OtherTab, lang: Lang) -> Work {
        let (theirs, base) = (other.theirs.clone(), other.base.clone());
        let name = words::OTHER_TAB.get(lang).to_owned();
        Work { name, theirs, base, from: Origin::Tab(other), choices: Choices::new() }
    }

    fn is_of_tab(&self) -> bool {
        matches!(self.from, Origin::Tab(_))
    }
}

/// The page's part of merging.
#[component]
pub fn Merge(states: States) -> impl IntoView {
    let session = use_session();
    let work = RwSignal::new(None::<Work>);
    let choose = move |_| {
        spawn_local(async move {
            let Some((name, theirs)) = session.pick_state().await else { return };
            let (source, base) = nearest(states, &theirs).await.unzip();
            let from = Origin::File(source);
            work.try_set(Some(Work { name, theirs, base, from, choices: Choices::new() }));
        });
    };
    // What another tab saved is here as soon as it is to be merged, and gone when the conflict is answered in another way.
    Effect::new(move |_| match session.document.other.get() {
        Some(other) => work.set(Some(Work::of_tab(other, session.view.lang.get_untracked()))),
        None if work.with_untracked(|work| work.as_ref().is_some_and(Work::is_of_tab)) => work.set(None),
        None => {}
    });
    let merged = Memo::new(move |_| {
        let ours = session.document.workspace.get();
        let lang = session.lang();
        work.with(|work| {
            let work = work.as_ref()?;
            Some(merge(work.base.as_deref(), &ours, &work.theirs, &work.choices, lang).map(Arc::new))
        })
    });
    let is_file = Memo::new(move |_| work.with(|work| work.as_ref().is_some_and(|work| !work.is_of_tab())));
    view! {
        <section class="panel merge">
            <p>{session.t(words::MERGE_HINT)}</p>
            <div class="row wrap choices">
                <button type="button" class="button" class:primary=move || work.with(Option::is_none) on:click=choose>
                    {session.t(words::CHOOSE_THEIRS)}
                </button>
                {move || work.with(|work| work.as_ref().map(|work| work.name.clone()))
                    .map(|name| view! { <span class="badge clip">{name}</span> })}
                {move || is_file.get().then(|| base_choice(states, work))}
            </div>
            {move || merged.get().map(|merged| outcome(session, work, merged))}
        </section>
    }
}

/// The kept state that a file was made from, most probably.
async fn nearest(states: States, theirs: &Workspace) -> Option<(Source, Arc<Workspace>)> {
    let kept = states.kept.get_untracked();
    let mut known = Vec::new();
    for info in kept {
        let source = Source::Kept(info.number);
        if let Some(state) = states.get(source).await {
            known.push((source, state));
        }
    }
    let plain: Vec<&Workspace> = known.iter().map(|(_, state)| &**state).collect();
    let at = closest(&plain, theirs)?;
    known.into_iter().nth(at)
}

fn base_choice(states: States, work: RwSignal<Option<Work>>) -> impl IntoView {
    let session = use_session();
    // The present state is no origin; in its place stands that none is known.
    let options = Memo::new(move |_| {
        let lang = session.lang();
        let mut options = states.options(lang);
        if let Some(first) = options.first_mut() {
            words::COMMON_NONE.get(lang).clone_into(&mut first.1);
        }
        options
    });
    let names =
        Signal::derive(move || options.get().into_iter().map(|(_, name)| name).collect::<Vec<String>>());
    let at = Signal::derive(move || {
        let source = work.with(|work| match work.as_ref()?.from {
            Origin::File(source) => source,
            Origin::Tab(_) => None,
        });
        options.with(|options| options.iter().position(|(known, _)| Some(*known) == source).unwrap_or(0))
    });
    let pick = move |at: usize| {
        let source = options.with_untracked(|options| options.get(at).map(|(source, _)| *source));
        spawn_local(async move {
            let base = match source {
                None | Some(Source::Now) => None,
                Some(source) => states.get(source).await.map(|state| (source, state)),
            };
            work.try_update(|work| {
                if let Some(work) = work {
                    let (source, base) = base.unzip();
                    work.from = Origin::File(source);
                    work.base = base;
                    work.choices.clear();
                }
            });
        });
    };
    view! {
        <Choice label=session.t(words::COMMON) options=names value=at on_pick=pick />
        <span class="fine">{session.t(words::COMMON_HINT)}</span>
    }
}

fn outcome(
    session: Session,
    work: RwSignal<Option<Work>>,
    merged: Result<Arc<Merged>, Unfit>,
) -> impl IntoView {
    let lang = session.lang();
    let merged = match merged {
        Ok(merged) => merged,
        Err(Unfit(why)) => {
            let text = words::UNFIT.fill(lang, &[("why", &why)]);
            return view! { <p class="advice bad" role="alert">{text}</p> }.into_any();
        }
    };
    let ours = session.document.workspace.get();
    let brings = without_parts(differences(&ours, &merged.workspace, lang).unwrap_or_default());
    let changes: Vec<(String, String, String)> =
        brings.iter().map(|one| (one.subject(lang), one.words(lang), one.place())).collect();
    let nothing = brings.is_empty();
    // Of two tabs the merged state has to be taken all the same, so that it can be saved.
    let done = nothing && work.with_untracked(|work| work.as_ref().is_some_and(|work| !work.is_of_tab()));
    let n = merged.conflicts.len();
    let conflicts = merged.conflicts.iter().map(|conflict| decide(conflict, work, lang)).collect_view();
    let every = move |side: Side, merged: &Merged| {
        let choices =
            merged.conflicts.iter().map(|one| ((one.key.clone(), one.what.clone()), side)).collect();
        work.update(|work| {
            if let Some(work) = work {
                work.choices = choices;
            }
        });
    };
    let all = (n > 1).then(|| {
        let (first, second) = (merged.clone(), merged.clone());
        view! {
            <div class="row">
                <button type="button" class="button" on:click=move |_| every(Side::Ours, &first)>{words::ALL_OURS.get(lang)}</button>
                <button type="button" class="button" on:click=move |_| every(Side::Theirs, &second)>{words::ALL_THEIRS.get(lang)}</button>
            </div>
        }
    });
    let take = move |_| {
        let Some(Work { name, from, .. }) = work.get_untracked() else { return };
        let merged = merged.workspace.clone();
        spawn_local(async move {
            let done = match from {
                Origin::File(_) => session.take_merged(merged, &name).await,
                Origin::Tab(other) => session.take_together(&other, merged),
            };
            if done {
                work.try_set(None);
            }
        });
    };
    let title = if n == 0 {
        words::NO_CONFLICTS.get(lang).to_owned()
    } else {
        words::CONFLICTS.fill(lang, &[("n", &n.to_string())])
    };
    view! {
        <h3 role="status">{title}</h3>
        {all}
        <ul class="stack conflicts">{conflicts}</ul>
        <h3>{if nothing { words::BRINGS_NOTHING } else { words::BRINGS }.get(lang)}</h3>
        <ul class="brings">
            {changes.into_iter().map(|(subject, text, place)| view! {
                <li><strong>{subject}</strong>" "{text}" "<span class="fine">{place}</span></li>
            }).collect_view()}
        </ul>
        <footer class="row">
            <button type="button" class="button primary" disabled=done on:click=take>{words::MERGE.get(lang)}</button>
        </footer>
    }
    .into_any()
}

/// One thing to be decided.
fn decide(conflict: &Conflict, work: RwSignal<Option<Work>>, lang: Lang) -> impl IntoView + use<> {
    let key = (conflict.key.clone(), conflict.what.clone());
    let name = format!("{:?}-{:?}", conflict.key, conflict.what);
    let said = |text: &Option<String>| text.clone().unwrap_or_else(|| words::NOTHING.get(lang).to_owned());
    let side = |side: Side, label: &'static str, text: String| {
        let (key, name, checked) = (key.clone(), name.clone(), conflict.chosen == side);
        let pick = move |_| {
            work.update(|work| {
                if let Some(work) = work {
                    work.choices.insert(key.clone(), side);
                }
            });
        };
        view! {
            <label class="side">
                <input type="radio" name=name checked=checked on:change=pick />
                <span><strong>{label}</strong>" "{text}</span>
            </label>
        }
    };
    let was = conflict.base.as_ref().map(|base| words::WAS.fill(lang, &[("what", base)]));
    view! {
        <li class="conflict">
            <p><strong>{conflict.subject(lang)}</strong>" "{conflict.words(lang)}" "<span class="fine">{conflict.place()}</span></p>
            {was.map(|was| view! { <p class="fine">{was}</p> })}
            {side(Side::Ours, words::OURS.get(lang), said(&conflict.ours))}
            {side(Side::Theirs, words::THEIRS.get(lang), said(&conflict.theirs))}
        </li>
    }
}
