//! The dialog in which a figure is given its target.

use super::with_sheet;
use crate::app::use_session;
use crate::chart::Unit;
use crate::dashboard::Key;
use crate::edit::Command;
use crate::model::Goal;
use crate::text::compare as words;
use crate::ui::kit::{Dialog, NumberField};
use leptos::prelude::*;

/// How a figure's numbers are typed.
#[derive(Clone, Copy, PartialEq)]
struct Typed {
    /// Typed numbers are so many times what is kept.
    factor: f64,
    percent: bool,
}

/// What the dialog is about.
#[derive(Clone, PartialEq)]
struct About {
    name: String,
    typed: Typed,
    high_is_good: bool,
}

/// The target of the figure that is chosen; none closes it.
#[component]
pub fn GoalDialog(of: RwSignal<Option<Key>>) -> impl IntoView {
    let session = use_session();
    let open = RwSignal::new(false);
    let (value, warn) = (RwSignal::new(None::<f64>), RwSignal::new(None::<f64>));
    let about = Memo::new(move |last: Option<&Option<About>>| {
        let now = of.get().and_then(|key| {
            with_sheet(session, |sheet| About {
                name: key.name(sheet),
                typed: typed(key.unit(sheet)),
                high_is_good: key.high_is_good(sheet),
            })
        });
        // The last one, while the dialog closes.
        now.or_else(|| last.cloned().flatten())
    });
    Effect::new(move |_| {
        let Some(key) = of.get() else { return };
        let goal = untrack(|| with_sheet(session, |sheet| key.goal(sheet))).flatten();
        let factor = about.with_untracked(|about| about.as_ref().map_or(1.0, |about| about.typed.factor));
        let shown = |kept: f64| (kept * factor * 1e6).round() / 1e6;
        value.set(goal.map(|goal| shown(goal.value)));
        warn.set(goal.and_then(|goal| goal.warn).map(shown));
        open.set(true);
    });
    Effect::new(move |_| {
        // Said once: each of the two signals wakes the other.
        if !open.get() && of.with_untracked(Option::is_some) {
            of.set(None);
        }
    });
    let keep = move |goal: Option<Goal>| {
        let Some(key) = of.get_untracked() else { return };
        let target = untrack(|| with_sheet(session, |sheet| (key.target_of(sheet), sheet.journey.id)));
        if let Some((of, journey)) = target {
            session.dispatch(Command::SetTarget { journey, of, goal });
        }
        open.set(false);
    };
    let save = move |_| {
        let factor = about.with_untracked(|about| about.as_ref().map_or(1.0, |about| about.typed.factor));
        let kept = |typed: f64| typed / factor;
        let warn = warn.get_untracked().map(kept);
        keep(value.get_untracked().map(|typed| Goal { value: kept(typed), warn }));
    };
    let percent = move || about.with(|about| about.as_ref().is_some_and(|about| about.typed.percent));
    let label = Signal::derive(move || {
        if percent() { words::TARGET_PERCENT } else { words::TARGET }.get(session.lang()).to_owned()
    });
    let warn_label = Signal::derive(move || {
        if percent() { words::WARN_PERCENT } else { words::WARN }.get(session.lang()).to_owned()
    });
    let title = Signal::derive(move || {
        let name = about.with(|about| about.as_ref().map(|about| about.name.clone()).unwrap_or_default());
        words::TARGET_OF.fill(session.lang(), &[("what", &name)])
    });
    let side = move || {
        let high = about.with(|about| about.as_ref().is_none_or(|about| about.high_is_good));
        if high { words::HIGH } else { words::LOW }.get(session.lang())
    };
    view! {
        <Dialog open title>
            <div class="body stack">
                <p class="muted">{side}</p>
                <div class="pair">
                    <NumberField label value=value on_input=move |typed| value.set(typed) />
                    <NumberField label=warn_label value=warn on_input=move |typed| warn.set(typed) />
                </div>
                <p class="muted">{session.t(words::TARGET_HELP)}</p>
            </div>
            <footer>
                <button type="button" class="button" on:click=move |_| keep(None)>
                    {session.t(words::REMOVE_TARGET)}
                </button>
                <button type="button" class="button primary" on:click=save>{session.t(words::SAVE)}</button>
            </footer>
        </Dialog>
    }
}

/// Shares are typed in percent; money is typed in the currency and kept in hundredths.
fn typed(unit: Unit) -> Typed {
    match unit {
        Unit::Share | Unit::Ratio => Typed { factor: 100.0, percent: true },
        Unit::Cents => Typed { factor: 0.01, percent: false },
        _ => Typed { factor: 1.0, percent: false },
    }
}
