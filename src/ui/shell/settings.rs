//! The registries of the workspace: channels, touchpoints; and what holds for all of it.

use crate::app::{Session, use_session};
use crate::edit::Command;
use crate::model::{Channel, ChannelKind, Medium, Settings as Kept, Touchpoint};
use crate::template::channel_name;
use crate::text::{Phrase, number, settings as words, shell};
use crate::ui::kit::{Choice, Dialog, Glyph, Icon, NumberField, TextField, split_names};
use leptos::prelude::*;

/// Touchpoints, channels, settings.
#[component]
pub fn Settings(open: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    let touchpoints = move || {
        session
            .document
            .workspace
            .with(|workspace| workspace.touchpoints.iter().map(|known| known.id).collect::<Vec<_>>())
    };
    let channels = move || {
        session
            .document
            .workspace
            .with(|workspace| workspace.channels.iter().map(|known| known.id).collect::<Vec<_>>())
    };
    view! {
        <Dialog open title=session.t(shell::SETTINGS) class="wide">
            <div class="body">
                <General />
                <h3>{session.t(words::TOUCHPOINTS)}</h3>
                <p class="muted">{session.t(words::TOUCHPOINTS_HINT)}</p>
                <For each=touchpoints key=|id| *id let:id>
                    {touchpoint_row(session, id)}
                </For>
                <h3>{session.t(words::CHANNELS)}</h3>
                <For each=channels key=|id| *id let:id>
                    {channel_row(session, id)}
                </For>
            </div>
        </Dialog>
    }
}

#[component]
fn General() -> impl IntoView {
    let session = use_session();
    let kept = Memo::new(move |_| session.document.workspace.with(|workspace| workspace.settings.clone()));
    let change = move |change: &dyn Fn(&mut Kept)| {
        let mut settings = kept.get_untracked();
        change(&mut settings);
        session.dispatch(Command::SetSettings(settings));
    };
    view! {
        <div class="row wrap">
            <NumberField
                label=session.t(words::UTC_OFFSET)
                step="0.25"
                value=Signal::derive(move || Some(f64::from(kept.get().utc_offset_minutes) / 60.0))
                on_input=move |hours| if let Some(hours) = hours.filter(|hours| hours.abs() <= 14.0) {
                    #[expect(clippy::cast_possible_truncation, reason = "at most 840 minutes")]
                    change(&|settings| settings.utc_offset_minutes = (hours * 60.0).round() as i32);
                }
            />
            <TextField
                label=session.t(words::CURRENCY)
                value=Signal::derive(move || kept.get().currency)
                on_input=move |code| change(&|settings| settings.currency.clone_from(&code))
            />
            <Choice
                label=session.t(words::FISCAL_MONTH)
                options=Signal::derive(move || (1..=12).map(|month| number::month_short(month, session.lang())).collect::<Vec<_>>())
                value=Signal::derive(move || usize::from(kept.get().fiscal_month.clamp(1, 12)) - 1)
                on_pick=move |at| change(&|settings| settings.fiscal_month = u8::try_from(at + 1).unwrap_or(1))
            />
            <NumberField
                label=session.t(words::SMALL_BASE)
                step="1"
                value=Signal::derive(move || Some(f64::from(kept.get().small_base)))
                on_input=move |n| if let Some(n) = n.filter(|n| (0.0..=100_000.0).contains(n)) {
                    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within 0 to 100,000")]
                    change(&|settings| settings.small_base = n as u32);
                }
            />
        </div>
    }
}

fn touchpoint_row(session: Session, id: crate::model::TouchpointId) -> impl IntoView {
    let known =
        Memo::new(move |_| session.document.workspace.with(|workspace| workspace.touchpoint(id).cloned()));
    let put = move |change: &dyn Fn(&mut Touchpoint)| {
        if let Some(mut touchpoint) = known.get_untracked() {
            change(&mut touchpoint);
            session.dispatch(Command::PutTouchpoint(touchpoint));
        }
    };
    let channels = Memo::new(move |_| {
        session.document.workspace.with(|workspace| {
            workspace.channels.iter().map(|channel| (channel.id, channel.name.clone())).collect::<Vec<_>>()
        })
    });
    let options = Signal::derive(move || {
        let none = words::NO_CHANNEL.get(session.lang()).to_owned();
        std::iter::once(none).chain(channels.get().into_iter().map(|channel| channel.1)).collect::<Vec<_>>()
    });
    let at = Signal::derive(move || {
        let channel = known.get().and_then(|known| known.channel);
        channels
            .with(|channels| channels.iter().position(|(id, _)| Some(*id) == channel).map_or(0, |at| at + 1))
    });
    view! {
        <div class="row wrap registry">
            <TextField
                label=session.t(words::NAME)
                value=Signal::derive(move || known.get().map(|known| known.name).unwrap_or_default())
                on_input=move |name| put(&|touchpoint| touchpoint.name.clone_from(&name))
                on_leave=Callback::new(move |()| session.seal())
            />
            <TextField
                label=session.t(words::ALIASES)
                value=Signal::derive(move || known.get().map(|known| known.aliases.join("; ")).unwrap_or_default())
                on_input=move |text| put(&|touchpoint| touchpoint.aliases = split_names(&text))
                on_leave=Callback::new(move |()| session.seal())
            />
            <Choice
                label=session.t(shell::CHANNEL)
                options
                value=at
                on_pick=move |at| put(&|touchpoint| {
                    touchpoint.channel = at.checked_sub(1).and_then(|at| channels.with_untracked(|channels| channels.get(at).map(|channel| channel.0)));
                })
            />
            {delete(session, Command::RemoveTouchpoint(id))}
        </div>
    }
}

fn channel_row(session: Session, id: crate::model::ChannelId) -> impl IntoView {
    let known =
        Memo::new(move |_| session.document.workspace.with(|workspace| workspace.channel(id).cloned()));
    let put = move |change: &dyn Fn(&mut Channel)| {
        if let Some(mut channel) = known.get_untracked() {
            change(&mut channel);
            session.dispatch(Command::PutChannel(channel));
        }
    };
    let kinds = Signal::derive(move || {
        ChannelKind::ALL.map(|kind| channel_name(kind).get(session.lang()).to_owned()).to_vec()
    });
    let kind = Signal::derive(move || {
        known
            .get()
            .and_then(|known| ChannelKind::ALL.iter().position(|kind| *kind == known.kind))
            .unwrap_or(0)
    });
    let media = Signal::derive(move || {
        [words::DIGITAL, words::PHYSICAL].map(|phrase: Phrase| phrase.get(session.lang()).to_owned()).to_vec()
    });
    let medium = Signal::derive(move || {
        usize::from(known.get().is_some_and(|known| known.medium == Medium::Physical))
    });
    view! {
        <div class="row wrap registry">
            <TextField
                label=session.t(words::NAME)
                value=Signal::derive(move || known.get().map(|known| known.name).unwrap_or_default())
                on_input=move |name| put(&|channel| channel.name.clone_from(&name))
                on_leave=Callback::new(move |()| session.seal())
            />
            <Choice
                label=session.t(words::KIND)
                options=kinds
                value=kind
                on_pick=move |at| put(&|channel| channel.kind = ChannelKind::ALL.get(at).copied().unwrap_or(ChannelKind::Other))
            />
            <Choice
                label=session.t(words::MEDIUM)
                options=media
                value=medium
                on_pick=move |at| put(&|channel| channel.medium = if at == 1 { Medium::Physical } else { Medium::Digital })
            />
            {delete(session, Command::RemoveChannel(id))}
        </div>
    }
}

fn delete(session: Session, command: Command) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button quiet icon"
            aria-label=session.t(shell::DELETE)
            title=session.t(shell::DELETE)
            on:click=move |_| {
                session.dispatch_and_tell(command.clone());
            }
        >
            <Icon glyph=Glyph::Trash />
        </button>
    }
}
