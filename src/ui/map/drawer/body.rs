//! The fields that a lane's kind asks of its cards.

use super::card::{CardHandle, body_kind};
use super::measured::Measured;
use super::picture::PictureFields;
use crate::edit::{Command, JourneyCommand};
use crate::model::{Body, Card, MeasureStatus, Metric, Touchpoint, TouchpointId};
use crate::text::{board as words, map};
use crate::ui::kit::{Check, Choice, NumberField, TextField};
use crate::web::random;
use leptos::prelude::*;

/// The fields of the card's kind.
#[component]
pub fn BodyFields(handle: CardHandle) -> impl IntoView {
    let kind = Memo::new(move |_| handle.card.with(|card| card.as_ref().map(body_kind)));
    move || {
        kind.track();
        let card = handle.card.get_untracked()?;
        Some(match card.body {
            Body::Plain => ().into_any(),
            Body::Picture { .. } => view! { <PictureFields handle /> }.into_any(),
            Body::Touch { .. } => view! { <TouchFields handle /> }.into_any(),
            Body::Emotion { .. } => view! { <EmotionFields handle /> }.into_any(),
            Body::Quote { .. } => view! { <QuoteFields handle /> }.into_any(),
            Body::Pain { .. } => view! { <PainFields handle /> }.into_any(),
            Body::Opportunity { .. } => view! { <OpportunityFields handle /> }.into_any(),
            Body::Measure { .. } => view! { <MeasureFields handle /> }.into_any(),
            Body::Kpi { .. } => view! { <KpiFields handle /> }.into_any(),
        })
    }
}

fn names(handle: CardHandle, phrases: &'static [crate::text::Phrase]) -> Signal<Vec<String>> {
    Signal::derive(move || {
        phrases.iter().map(|phrase| phrase.get(handle.session.lang()).to_owned()).collect()
    })
}

#[component]
fn TouchFields(handle: CardHandle) -> impl IntoView {
    let session = handle.session;
    let known =
        Memo::new(move |_| session.document.workspace.with(|workspace| workspace.touchpoints.clone()));
    let current = Memo::new(move |_| {
        let id = handle.card.get().and_then(|card| match card.body {
            Body::Touch { touchpoint, .. } => Some(touchpoint),
            _ => None,
        });
        known.with(|known| known.iter().find(|touchpoint| Some(touchpoint.id) == id).cloned())
    });
    let options = Signal::derive(move || {
        let new = words::OWN_TOUCHPOINT.get(session.lang()).to_owned();
        known.get().into_iter().map(|touchpoint| touchpoint.name).chain([new]).collect::<Vec<_>>()
    });
    let at = Signal::derive(move || {
        let id = current.get().map(|touchpoint| touchpoint.id);
        known.with(|known| known.iter().position(|touchpoint| Some(touchpoint.id) == id).unwrap_or(0))
    });
    let point_to = move |card: &mut Card, id: TouchpointId| {
        if let Body::Touch { touchpoint, .. } = &mut card.body {
            *touchpoint = id
        }
    };
    let pick =
        move |at: usize| match known.with_untracked(|known| known.get(at).map(|touchpoint| touchpoint.id)) {
            Some(id) => handle.change(|card| point_to(card, id)),
            None => {
                let (Some(journey), Some(mut card)) = (session.journey(), handle.card.get_untracked()) else {
                    return;
                };
                let name = session.now(words::NEW_TOUCHPOINT).to_owned();
                let new =
                    Touchpoint { id: TouchpointId(random::bits()), name, channel: None, aliases: Vec::new() };
                point_to(&mut card, new.id);
                session.dispatch(Command::Batch(vec![
                    Command::PutTouchpoint(new),
                    Command::Journey(journey.id, JourneyCommand::SetCard(Box::new(card))),
                ]));
            }
        };
    let put = move |change: &dyn Fn(&mut Touchpoint)| {
        if let Some(mut touchpoint) = current.get_untracked() {
            change(&mut touchpoint);
            session.dispatch(Command::PutTouchpoint(touchpoint));
        }
    };
    // Data knows a touchpoint by its name, so a former name stays one of its names.
    let former = StoredValue::new(None::<Touchpoint>);
    let rename = move |name: String| {
        if former.with_value(Option::is_none) {
            former.set_value(current.get_untracked());
        }
        put(&|touchpoint| touchpoint.name.clone_from(&name));
    };
    let renamed = move || {
        let former = former.try_update_value(Option::take).flatten();
        let former = former.filter(|former| former.name != session.now(words::NEW_TOUCHPOINT));
        if let (Some(former), Some(now)) = (former, current.get_untracked())
            && former.id == now.id
            && former.name != now.name
            && !now.aliases.contains(&former.name)
        {
            put(&|touchpoint| touchpoint.aliases.push(former.name.clone()));
        }
        session.seal();
    };
    let elsewhere = Memo::new(move |_| {
        let (id, here) =
            (current.get().map(|touchpoint| touchpoint.id), session.journey().map(|journey| journey.id));
        let uses =
            |card: &Card| matches!(card.body, Body::Touch { touchpoint, .. } if Some(touchpoint) == id);
        session.document.workspace.with(|workspace| {
            let others = workspace.journeys.iter().filter(|journey| Some(journey.id) != here);
            others.filter(|journey| journey.cards.iter().any(|card| uses(card))).count()
        })
    });
    let channels = Memo::new(move |_| {
        session.document.workspace.with(|workspace| {
            workspace.channels.iter().map(|channel| (channel.id, channel.name.clone())).collect::<Vec<_>>()
        })
    });
    let channel_names = Signal::derive(move || {
        let none = words::NONE.get(session.lang()).to_owned();
        std::iter::once(none).chain(channels.get().into_iter().map(|channel| channel.1)).collect::<Vec<_>>()
    });
    let channel_at = Signal::derive(move || {
        let id = current.get().and_then(|touchpoint| touchpoint.channel);
        channels
            .with(|channels| channels.iter().position(|channel| Some(channel.0) == id).map_or(0, |at| at + 1))
    });
    let pick_channel = move |at: usize| {
        let id = at
            .checked_sub(1)
            .and_then(|at| channels.with_untracked(|channels| channels.get(at).map(|channel| channel.0)));
        put(&|touchpoint| touchpoint.channel = id);
    };
    let frequency = handle.read(|card| match &card.body {
        Body::Touch { frequency, .. } => frequency.clone(),
        _ => String::new(),
    });
    view! {
        <Measured handle />
        <Choice label=session.t(words::TOUCHPOINT) options value=at on_pick=pick />
        <div class="pair">
            <TextField label=session.t(words::TOUCHPOINT_NAME)
                value=Signal::derive(move || current.get().map(|touchpoint| touchpoint.name).unwrap_or_default())
                on_input=rename on_leave=Callback::new(move |()| renamed()) />
            <Choice label=session.t(words::CHANNEL) options=channel_names value=channel_at on_pick=pick_channel />
        </div>
        {move || (elsewhere.get() > 0).then(|| view! {
            <p class="fine">{words::ELSEWHERE.fill(session.lang(), &[("n", &elsewhere.get().to_string())])}</p>
        })}
        <TextField label=session.t(words::FREQUENCY) value=frequency on_leave=handle.seal()
            on_input=move |text| handle.change(|card| if let Body::Touch { frequency, .. } = &mut card.body { *frequency = text; }) />
    }
}

#[component]
fn EmotionFields(handle: CardHandle) -> impl IntoView {
    let session = handle.session;
    let score = handle.read(|card| match card.body {
        Body::Emotion { score, .. } => Some(score),
        _ => None,
    });
    let moment = handle.read(|card| matches!(card.body, Body::Emotion { moment_of_truth: true, .. }));
    let set = move |value: Option<f64>| {
        handle.change(|card| {
            if let (Body::Emotion { score, .. }, Some(value)) = (&mut card.body, value) {
                *score = value.clamp(-2.0, 2.0);
            }
        })
    };
    view! {
        <NumberField label=session.t(words::SCORE) step="0.1" value=score on_input=set />
        <Check label=session.t(words::MOMENT) value=moment
            on_change=move |on| handle.change(|card| if let Body::Emotion { moment_of_truth, .. } = &mut card.body { *moment_of_truth = on; }) />
    }
}

#[component]
fn QuoteFields(handle: CardHandle) -> impl IntoView {
    let speaker = handle.read(|card| match &card.body {
        Body::Quote { speaker } => speaker.clone(),
        _ => String::new(),
    });
    view! {
        <TextField label=handle.session.t(words::SPEAKER) value=speaker on_leave=handle.seal()
            on_input=move |text| handle.change(|card| card.body = Body::Quote { speaker: text }) />
    }
}

#[component]
fn PainFields(handle: CardHandle) -> impl IntoView {
    let session = handle.session;
    let at = handle.read(|card| match card.body {
        Body::Pain { severity, .. } => usize::from(severity).saturating_sub(1),
        _ => 0,
    });
    let bottleneck = handle.read(|card| matches!(card.body, Body::Pain { bottleneck: true, .. }));
    let pick = move |at: usize| {
        handle.change(|card| {
            if let Body::Pain { severity, .. } = &mut card.body {
                *severity = u8::try_from(at + 1).unwrap_or(1);
            }
        })
    };
    view! {
        <Choice label=session.t(words::SEVERITY) options=names(handle, &words::SEVERITIES) value=at on_pick=pick />
        <Check label=session.t(words::BOTTLENECK) value=bottleneck
            on_change=move |on| handle.change(|card| if let Body::Pain { bottleneck, .. } = &mut card.body { *bottleneck = on; }) />
    }
}

#[component]
fn OpportunityFields(handle: CardHandle) -> impl IntoView {
    let session = handle.session;
    let level = |judged: Option<u8>| judged.map_or(0, usize::from);
    let impact = Signal::derive(move || {
        handle.card.get().map_or(0, |card| match card.body {
            Body::Opportunity { impact, .. } => level(impact),
            _ => 0,
        })
    });
    let effort = Signal::derive(move || {
        handle.card.get().map_or(0, |card| match card.body {
            Body::Opportunity { effort, .. } => level(effort),
            _ => 0,
        })
    });
    let judged = |at: usize| u8::try_from(at).ok().filter(|level| *level > 0);
    let delight = handle.read(|card| matches!(card.body, Body::Opportunity { delight: true, .. }));
    view! {
        <div class="pair">
            <Choice label=session.t(words::IMPACT) options=names(handle, &words::LEVELS) value=impact
                on_pick=move |at| handle.change(|card| if let Body::Opportunity { impact, .. } = &mut card.body { *impact = judged(at); }) />
            <Choice label=session.t(words::EFFORT) options=names(handle, &words::LEVELS) value=effort
                on_pick=move |at| handle.change(|card| if let Body::Opportunity { effort, .. } = &mut card.body { *effort = judged(at); }) />
        </div>
        <Check label=session.t(words::DELIGHT) value=delight
            on_change=move |on| handle.change(|card| if let Body::Opportunity { delight, .. } = &mut card.body { *delight = on; }) />
    }
}

const STATUSES: [MeasureStatus; 5] = [
    MeasureStatus::Idea,
    MeasureStatus::Planned,
    MeasureStatus::Doing,
    MeasureStatus::Done,
    MeasureStatus::Dropped,
];

#[component]
fn MeasureFields(handle: CardHandle) -> impl IntoView {
    let session = handle.session;
    let department = handle.read(|card| match &card.body {
        Body::Measure { department, .. } => department.clone(),
        _ => String::new(),
    });
    let expected = handle.read(|card| match &card.body {
        Body::Measure { expected, .. } => expected.clone(),
        _ => String::new(),
    });
    let due = handle.read(|card| match card.body {
        Body::Measure { due: Some(due), .. } => due.to_string(),
        _ => String::new(),
    });
    let status = handle.read(|card| match card.body {
        Body::Measure { status, .. } => STATUSES.iter().position(|known| *known == status).unwrap_or(0),
        _ => 0,
    });
    let options = Signal::derive(move || {
        STATUSES.map(|status| map::status(status).get(session.lang()).to_owned()).to_vec()
    });
    let pick = move |at: usize| {
        handle.change(|card| {
            if let (Body::Measure { status, .. }, Some(picked)) = (&mut card.body, STATUSES.get(at)) {
                *status = *picked;
            }
        })
    };
    view! {
        <Choice label=session.t(words::STATUS) options value=status on_pick=pick />
        <div class="pair">
            <TextField label=session.t(words::DEPARTMENT) value=department on_leave=handle.seal()
                on_input=move |text| handle.change(|card| if let Body::Measure { department, .. } = &mut card.body { *department = text; }) />
            <TextField label=session.t(words::DUE) kind="date" value=due on_leave=handle.seal()
                on_input=move |text| handle.change(|card| if let Body::Measure { due, .. } = &mut card.body { *due = text.parse().ok(); }) />
        </div>
        <TextField label=session.t(words::EXPECTED) value=expected on_leave=handle.seal()
            on_input=move |text| handle.change(|card| if let Body::Measure { expected, .. } = &mut card.body { *expected = text; }) />
    }
}

/// The metrics of a tile, in the order in which they are offered.
pub const METRICS: [Metric; 10] = [
    Metric::Customers,
    Metric::Conversion,
    Metric::DropOff,
    Metric::Csat,
    Metric::Nps,
    Metric::Ces,
    Metric::Reach,
    Metric::Events,
    Metric::Frequency,
    Metric::Revenue,
];

#[component]
fn KpiFields(handle: CardHandle) -> impl IntoView {
    let session = handle.session;
    let metric = move || {
        handle.card.get().and_then(|card| match card.body {
            Body::Kpi { metric, .. } => Some(metric),
            _ => None,
        })
    };
    let at = Signal::derive(move || {
        metric().and_then(|metric| METRICS.iter().position(|known| *known == metric)).unwrap_or(0)
    });
    let options = Signal::derive(move || {
        METRICS.map(|metric| map::metric(metric).get(session.lang()).to_owned()).to_vec()
    });
    let pick = move |at: usize| {
        handle.change(|card| {
            if let (Body::Kpi { metric, target, warn }, Some(picked)) = (&mut card.body, METRICS.get(at)) {
                // A target of one metric means nothing for another.
                if *metric != *picked {
                    (*target, *warn) = (None, None);
                }
                *metric = *picked;
            }
        })
    };
    let share = move || metric().is_some_and(Metric::is_share);
    let target = Signal::derive(move || {
        handle.card.get().and_then(|card| match card.body {
            Body::Kpi { metric, target, .. } => {
                target.map(|target| if metric.is_share() { target * 100.0 } else { target })
            }
            _ => None,
        })
    });
    let set = move |typed: Option<f64>| {
        handle.change(|card| {
            if let Body::Kpi { metric, target, .. } = &mut card.body {
                *target = typed.map(|typed| if metric.is_share() { typed / 100.0 } else { typed });
            }
        })
    };
    let warn = Signal::derive(move || {
        handle.card.get().and_then(|card| match card.body {
            Body::Kpi { metric, warn, .. } => {
                warn.map(|warn| if metric.is_share() { warn * 100.0 } else { warn })
            }
            _ => None,
        })
    });
    let set_warn = move |typed: Option<f64>| {
        handle.change(|card| {
            if let Body::Kpi { metric, warn, .. } = &mut card.body {
                *warn = typed.map(|typed| if metric.is_share() { typed / 100.0 } else { typed });
            }
        })
    };
    let warn_label = Signal::derive(move || {
        if share() { words::WARN_PERCENT } else { words::WARN }.get(session.lang()).to_owned()
    });
    let label = Signal::derive(move || {
        if share() { words::TARGET_PERCENT } else { words::TARGET }.get(session.lang()).to_owned()
    });
    view! {
        <Measured handle />
        <Choice label=session.t(words::METRIC) options value=at on_pick=pick />
        <div class="pair">
            <NumberField label value=target on_input=set />
            <NumberField label=warn_label value=warn on_input=set_warn />
        </div>
    }
}
