//! The question before a map is drawn from data: what its last stage stands for.

use crate::app::use_session;
use crate::text::{data as words, shell};
use crate::ui::kit::Dialog;
use leptos::prelude::*;

/// The choice of the goal; open while something was found and not drawn yet.
#[component]
pub fn GoalDialog() -> impl IntoView {
    let session = use_session();
    let found = session.data.found;
    let open = RwSignal::new(false);
    let goal = RwSignal::new(String::new());
    Effect::new(move |_| {
        let is_asked = found.with(Option::is_some);
        if let Some((_, found)) = found.get() {
            goal.set(found.goal.clone().unwrap_or_default());
        }
        if open.get_untracked() != is_asked {
            open.set(is_asked);
        }
    });
    Effect::new(move |_| {
        if !open.get() && found.with_untracked(Option::is_some) {
            found.set(None);
        }
    });
    let option = move |name: String| {
        let (value, shown) = (name.clone(), name.clone());
        view! { <option value=value selected=move || goal.get() == name>{shown}</option> }
    };
    let options = move || {
        let goals = found.get().map(|(_, found)| found.goals.clone()).unwrap_or_default();
        goals.into_iter().map(option).collect_view()
    };
    let draw = move |_| {
        let chosen = goal.get_untracked();
        session.draw_found((!chosen.is_empty()).then_some(chosen));
    };
    view! {
        <Dialog open title=session.t(words::DRAW)>
            <div class="body">
                <label class="field">
                    <span class="label">{session.t(words::GOAL)}</span>
                    <select class="input" on:change=move |event| goal.set(event_target_value(&event))>
                        {options}
                        <option value="" selected=move || goal.with(String::is_empty)>{session.t(words::NO_GOAL)}</option>
                    </select>
                </label>
                <p class="muted">{session.t(words::GOAL_HINT)}</p>
            </div>
            <footer>
                <button type="button" class="button" on:click=move |_| open.set(false)>{session.t(shell::CANCEL)}</button>
                <button type="button" class="button primary" on:click=draw>{session.t(words::DRAW_NOW)}</button>
            </footer>
        </Dialog>
    }
}
