//! The import dialog: the beginning of a file, what its columns mean, how it is written; then its progress.

mod answers;
mod columns;
mod format;
mod holds;
mod preset;
mod target;

use crate::app::{Import, Session, use_session};
use crate::engine::Problem;
use crate::table::{Mapping, Preview};
use crate::text::{data as words, import, number, shell};
use crate::ui::kit::Dialog;
use crate::web::client::Progress;
use leptos::prelude::*;

/// The import in parts, so that a change of one redraws no other.
#[derive(Clone, Copy)]
struct Parts {
    session: Session,
    import: Signal<Option<Import>>,
    preview: Memo<Option<Preview>>,
    mapping: Memo<Mapping>,
    progress: Memo<Option<Progress>>,
    problem: Memo<Option<Problem>>,
}

impl Parts {
    fn of(session: Session) -> Parts {
        fn part<T: Default>(session: Session, part: impl Fn(&Import) -> T) -> T {
            session.data.import.with(|import| import.as_ref().map(part).unwrap_or_default())
        }
        Parts {
            session,
            import: session.data.import.into(),
            preview: Memo::new(move |_| part(session, |import| import.preview.clone())),
            mapping: Memo::new(move |_| part(session, |import| import.mapping.clone())),
            progress: Memo::new(move |_| part(session, |import| import.progress)),
            problem: Memo::new(move |_| part(session, |import| import.problem.clone())),
        }
    }

    fn running(self) -> bool {
        self.progress.with(Option::is_some)
    }
}

/// The dialog of the import that is being prepared or runs.
#[component]
pub fn ImportDialog() -> impl IntoView {
    let session = use_session();
    let parts = Parts::of(session);
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        let wanted = session.data.import.with(Option::is_some);
        if open.get_untracked() != wanted {
            open.set(wanted);
        }
    });
    Effect::new(move |before: Option<bool>| {
        let is_open = open.get();
        if before == Some(true) && !is_open && session.data.import.with_untracked(Option::is_some) {
            session.close_import();
        }
        is_open
    });
    let title = Signal::derive(move || {
        let name = session
            .data
            .import
            .with(|import| import.as_ref().map(|import| import.file.name()).unwrap_or_default());
        let title = words::IMPORT_TITLE.fill(session.lang(), &[("name", &name)]);
        format!("{title}{}", place_in_row(session))
    });
    let found = move || parts.preview.with(Option::is_some);
    view! {
        <Dialog open title class="wide import">
            <div class="body">
                <Show when=found fallback=move || view! { <Waiting parts /> }>
                    <fieldset class="stack" disabled=move || parts.running()>
                        <holds::HoldsChoice parts />
                        <target::Target parts />
                        <preset::OriginNote parts />
                        <columns::Columns parts />
                        <answers::Answers parts />
                        <format::Format parts />
                        <preset::Presets parts />
                    </fieldset>
                </Show>
                <ProblemNote parts />
            </div>
            <Foot parts open />
        </Dialog>
    }
}

/// Which of several files it is; nothing where it is the only one.
fn place_in_row(session: Session) -> String {
    let waiting = session.data.waiting.with(Vec::len);
    let done = session.data.imported.get();
    if waiting + done == 0 {
        return String::new();
    }
    let (n, all) = (number::count(done as u64 + 1), number::count((done + waiting) as u64 + 1));
    import::NTH.fill(session.lang(), &[("n", &n), ("all", &all)])
}

#[component]
fn Waiting(parts: Parts) -> impl IntoView {
    let session = parts.session;
    view! {
        <Show when=move || parts.problem.with(Option::is_none)>
            <p class="muted" role="status">{session.t(words::LOOKING)}</p>
        </Show>
    }
}

/// Why the file was refused, with the counts by reason where no row could be read.
#[component]
fn ProblemNote(parts: Parts) -> impl IntoView {
    let session = parts.session;
    move || {
        let lang = session.lang();
        parts.problem.get().map(|problem| {
            let counts = match &problem {
                Problem::NoRows(quality) => quality.counts.clone(),
                _ => Vec::new(),
            };
            let reason = |(reason, n): (crate::table::Reason, u64)| {
                let text = words::REFUSED
                    .fill(lang, &[("reason", reason.label().get(lang)), ("n", &number::count(n))]);
                view! { <li>{text}</li> }
            };
            view! {
                <div class="advice bad" role="alert">
                    <p>{problem.words(lang)}</p>
                    <ul>{counts.into_iter().map(reason).collect_view()}</ul>
                </div>
            }
        })
    }
}

#[component]
fn Foot(parts: Parts, open: RwSignal<bool>) -> impl IntoView {
    let session = parts.session;
    let faults = Memo::new(move |_| {
        let lang = session.lang();
        let joint = words::JOIN_SENTENCES.get(lang);
        let faults = parts.mapping.with(Mapping::faults);
        faults.iter().map(|fault| fault.words(lang)).collect::<Vec<_>>().join(joint)
    });
    let found = move || parts.preview.with(Option::is_some);
    let can = move || found() && faults.with(String::is_empty);
    let failed = move || parts.problem.with(Option::is_some);
    let state = move || match (found() && !failed(), can()) {
        (false, _) => String::new(),
        (true, true) => import::READY.get(session.lang()).to_owned(),
        (true, false) => faults.get(),
    };
    let others = move || session.data.waiting.with(|waiting| !waiting.is_empty());
    let another = move |_| {
        open.set(false);
        session.pick_file();
    };
    let choose = move || {
        view! {
            <p class="grow" id="import-state" class:fault=move || found() && !can() role="status">{state}</p>
            <button type="button" class="button" on:click=move |_| open.set(false)>{session.t(shell::CANCEL)}</button>
            <Show when=others>
                <button type="button" class="button" on:click=move |_| session.skip_import()>{session.t(import::SKIP)}</button>
            </Show>
            <Show
                when=found
                fallback=move || view! {
                    <button type="button" class="button primary" on:click=another>{session.t(words::CHOOSE)}</button>
                }
            >
                <button
                    type="button"
                    class="button primary"
                    aria-describedby="import-state"
                    disabled=move || !can()
                    on:click=move |_| session.run_import()
                >
                    {session.t(words::IMPORT)}
                </button>
            </Show>
        }
    };
    view! {
        <footer>
            <Show when=move || parts.running() fallback=choose>
                <Running parts />
            </Show>
        </footer>
    }
}

#[component]
fn Running(parts: Parts) -> impl IntoView {
    let session = parts.session;
    let progress = move || parts.progress.get().unwrap_or(Progress { done: 0, total: 0, rows: 0 });
    let text = move || {
        let lang = session.lang();
        let Progress { done, total, rows } = progress();
        if total == 0 || done >= total {
            return words::PROGRESS_BUSY.get(lang).to_owned();
        }
        let (done, total, rows) = (number::bytes(done), number::bytes(total), number::count(rows));
        words::PROGRESS.fill(lang, &[("done", &done), ("total", &total), ("rows", &rows)])
    };
    view! {
        <div class="grow stack">
            <progress
                aria-label=session.t(words::IMPORT)
                max=move || progress().total.max(1).to_string()
                value=move || progress().done.to_string()
            ></progress>
            <span class="muted">{text}</span>
        </div>
        <button type="button" class="button" on:click=move |_| session.cancel_import()>{session.t(words::STOP)}</button>
    }
}
