//! The chosen figure by any dimension.

use super::card::ChartCard;
use super::trend::first;
use super::with_sheet;
use crate::app::{Session, use_session};
use crate::dashboard::{Card, Key, by_dimension, dimension_name, dimensions, own_explanation};
use crate::engine::measure::{Answer, Dimension, FormulaQuery, GroupsQuery, Measure};
use crate::text::compare as words;
use crate::ui::kit::Choice;
use leptos::prelude::*;

/// The dimensions of the data; tracked.
pub(super) fn dimensions_of(session: Session) -> Vec<Dimension> {
    let Some(info) = session.dataset() else { return Vec::new() };
    let several = info.attributes.iter().filter(|(_, values)| values.len() > 1);
    let attributes: Vec<String> = several.map(|(name, _)| name.clone()).collect();
    dimensions(!info.quality.channels.is_empty(), &attributes)
}

/// The card.
#[component]
pub fn GroupsCard(key: Memo<Key>) -> impl IntoView {
    let session = use_session();
    let chosen = RwSignal::new(None::<Dimension>);
    let known = Memo::new(move |_| dimensions_of(session));
    let by = Memo::new(move |_| {
        let known = known.get();
        // Customers are in several channels: conversion begins with what each has once.
        let fits = |by: &Dimension| key.get() != Key::Conversion || *by != Dimension::Channel;
        let usual =
            known.iter().filter(|by| matches!(by, Dimension::Attribute(_)) || key.get() != Key::Conversion);
        let usual = usual.chain(&known).find(|by| fits(by)).cloned();
        chosen.get().filter(|by| known.contains(by)).or(usual)
    });
    let wanted = Memo::new(move |_| {
        let (key, by) = (key.get(), by.get()?);
        with_sheet(session, |sheet| {
            vec![Measure::Groups(GroupsQuery {
                by,
                stages: sheet.figures.query.stages.clone(),
                window: sheet.figures.query.window,
                conversion: key == Key::Conversion,
                formula: match key {
                    Key::Formula(id) => {
                        sheet.workspace.score.formula(id).map(|of| FormulaQuery::of(&of.text))
                    }
                    _ => None,
                },
                ..GroupsQuery::default()
            })]
        })
    });
    let other = session.other_filter();
    let other = Memo::new(move |_| Some(other.get()?.ok()?.filter));
    let here = session.measured(wanted);
    let there = session.measured_under(other, wanted);
    let card: Memo<Option<Card>> = Memo::new(move |_| {
        // Not tracked: the answer is by the dimension that was asked.
        let by = by.get_untracked()?;
        with_sheet(session, |sheet| {
            let Some(Answer::Groups(found)) = first(here) else { return None };
            let beside = match first(there) {
                Some(Answer::Groups(beside)) if sheet.other.is_some() => Some(beside),
                _ => None,
            };
            Some(by_dimension(sheet, key.get(), &by, &found, beside.as_deref()))
        })
        .flatten()
    });
    let shown = Memo::new(move |last: Option<&Option<Card>>| card.get().or_else(|| last.cloned().flatten()));
    let how =
        Signal::derive(move || with_sheet(session, |sheet| own_explanation(sheet, key.get())).flatten());
    let names = Signal::derive(move || {
        known.get().iter().map(|by| dimension_name(by, session.lang())).collect::<Vec<_>>()
    });
    let at = Signal::derive(move || {
        let by = by.get();
        known.with(|known| known.iter().position(|known| Some(known) == by.as_ref()).unwrap_or(0))
    });
    view! {
        <ChartCard card=shown how>
            <div class="card-options">
                <Choice
                    label=session.t(words::BY)
                    options=names
                    value=at
                    on_pick=move |at| chosen.set(known.with_untracked(|known| known.get(at).cloned()))
                />
            </div>
        </ChartCard>
    }
}
