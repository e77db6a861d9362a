//! What a journey asks of data, and which touchpoints of the data no map knows. Names only: no rows are read.

use super::Query;
use crate::metric::{Filter, StageMatch};
use crate::model::{Body, DatasetId, Journey, Stage, Touchpoint, Workspace, canonical_name};
use crate::table::Quality;
use std::collections::HashSet;

/// The query behind the figures of a map: its stages by name and alias, each with the touchpoints placed on it.
/// It asks no touchpoint funnel; set [`Query::funnel`] for one.
pub fn query_for(workspace: &Workspace, journey: &Journey, dataset: DatasetId, filter: Filter) -> Query {
    let stages = journey.stages.iter().map(|stage| StageMatch {
        id: stage.id,
        names: names(&stage.name, &stage.aliases),
        touchpoints: touchpoints_of(workspace, journey, stage),
    });
    Query { dataset, filter, stages: stages.collect(), window: journey.window, funnel: None }
}

/// Touchpoints of the data, with their events, that no touchpoint of the registry answers to; most frequent first.
pub fn unmatched(workspace: &Workspace, quality: &Quality) -> Vec<(String, u64)> {
    let known: HashSet<String> = (workspace.touchpoints.iter())
        .flat_map(|touchpoint| std::iter::once(&touchpoint.name).chain(&touchpoint.aliases))
        .map(|name| canonical_name(name))
        .collect();
    quality.touchpoints.iter().filter(|(name, _)| !known.contains(&canonical_name(name))).cloned().collect()
}

fn touchpoints_of(workspace: &Workspace, journey: &Journey, stage: &Stage) -> Vec<String> {
    let mut placed: Vec<&Touchpoint> = Vec::new();
    for card in &journey.cards {
        let Body::Touch { touchpoint, .. } = card.body else { continue };
        let here = journey.stage_of(card.place).is_some_and(|of| of.id == stage.id);
        let Some(touchpoint) = workspace.touchpoint(touchpoint).filter(|_| here) else { continue };
        if !placed.iter().any(|known| known.id == touchpoint.id) {
            placed.push(touchpoint);
        }
    }
    placed.into_iter().flat_map(|touchpoint| names(&touchpoint.name, &touchpoint.aliases)).collect()
}

fn names(name: &str, aliases: &[String]) -> Vec<String> {
    let all = std::iter::once(name).chain(aliases.iter().map(String::as_str));
    all.filter(|name| !name.trim().is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::{query_for, unmatched};
    use crate::metric::Filter;
    use crate::model::{
        Body, Card, CardId, DatasetId, Journey, JourneyId, Lane, LaneId, LaneKind, Place, Stage, StageId,
        Step, StepId, Touchpoint, TouchpointId, Window, Workspace, WorkspaceId,
    };
    use crate::table::Quality;

    fn stage(id: u64, name: &str, aliases: &[&str]) -> Stage {
        let steps = vec![Step::new(StepId(id + 10), "")];
        let aliases = aliases.iter().map(ToString::to_string).collect();
        Stage { id: StageId(id), name: name.into(), goal: String::new(), aliases, steps }
    }

    fn workspace() -> (Workspace, Journey) {
        let mut workspace = Workspace::new(WorkspaceId(1), "w");
        for (id, name, alias) in [(1, "商品页", "product_view"), (2, "支付", "pay"), (3, "unused", "")] {
            let aliases = if alias.is_empty() { vec![] } else { vec![alias.to_owned()] };
            workspace.touchpoints.push(Touchpoint {
                id: TouchpointId(id),
                name: name.into(),
                channel: None,
                aliases,
            });
        }
        let touch = |id, touchpoint, place| {
            let body = Body::Touch { touchpoint: TouchpointId(touchpoint), frequency: String::new() };
            Card::new(CardId(id), LaneId(1), place, "", body)
        };
        let journey = Journey {
            id: JourneyId(1),
            name: "j".into(),
            scenario: String::new(),
            goal: String::new(),
            owner: String::new(),
            horizon: Default::default(),
            version: String::new(),
            personas: vec![],
            parent: None,
            today: None,
            dataset: None,
            window: Window::Minutes(60),
            stages: vec![stage(1, "考虑", &["Consider", ""]), stage(2, "购买", &[])],
            lanes: vec![Lane {
                id: LaneId(1),
                kind: LaneKind::Touchpoint,
                name: String::new(),
                collapsed: false,
                hidden: false,
                by_channel: false,
            }],
            cards: vec![
                touch(1, 1, Place::Step(StepId(11))).into(),
                touch(2, 1, Place::Stage(StageId(1))).into(),
                touch(3, 2, Place::Stage(StageId(2))).into(),
            ],
        };
        (workspace, journey)
    }

    #[test]
    fn a_journey_asks_for_its_stages_and_the_touchpoints_on_them() {
        let (workspace, journey) = workspace();
        let query = query_for(&workspace, &journey, DatasetId(9), Filter::default());
        let stages: Vec<_> = query
            .stages
            .iter()
            .map(|stage| (stage.id.0, stage.names.join("|"), stage.touchpoints.join("|")))
            .collect();
        assert_eq!(
            stages,
            [
                (1, "考虑|Consider".into(), "商品页|product_view".into()),
                (2, "购买".into(), "支付|pay".into())
            ]
        );
        assert_eq!((query.window, query.dataset), (Window::Minutes(60), DatasetId(9)));
    }

    #[test]
    fn touchpoints_that_nobody_answers_to_are_unmatched() {
        let (workspace, _) = workspace();
        let touchpoints = [("Product View", 9), ("wishlist", 5), ("支付", 2)];
        let touchpoints = touchpoints.map(|(name, events)| (name.to_owned(), events)).to_vec();
        let quality = Quality { touchpoints, ..Quality::default() };
        assert_eq!(unmatched(&workspace, &quality), [("wishlist".to_owned(), 5)]);
    }
}
