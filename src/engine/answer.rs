//! From a query to its figures: which families of `metric` are computed, and in which order.

use super::{Figures, Query};
use crate::metric::{self, Entity, Masks, Order, Selection};
use crate::table::{EventTable, Quality};

/// Computes everything that a query asks of a table. The same query always has the same answer.
pub fn answer(table: &EventTable, quality: &Quality, query: &Query) -> Figures {
    let selection = Selection::new(table, &query.filter);
    let masks = Masks::of_stages(table, &query.stages);
    let wide = selection.journeys(&query.filter, Entity::Customer);
    let followed = wide.as_ref().unwrap_or(&selection);
    let own = query.funnel.as_ref().filter(|funnel| funnel.entity == Entity::Case);
    let cases = own.and_then(|funnel| selection.journeys(&query.filter, funnel.entity));
    let labels: Vec<String> = query.stages.iter().map(|stage| stage.id.to_string()).collect();
    Figures {
        rejected_rows: quality.rows_read.saturating_sub(quality.rows_kept),
        overview: metric::overview(&selection),
        touchpoints: metric::touchpoints(&selection),
        stages: metric::stages(&selection, &masks, &query.stages),
        stage_funnel: metric::funnel(
            followed,
            &masks,
            &labels,
            (Entity::Customer, query.window, Order::Loose),
        ),
        funnel: query
            .funnel
            .as_ref()
            .map(|funnel| metric::touchpoint_funnel(cases.as_ref().unwrap_or(followed), funnel)),
        channels: metric::channels(&selection),
        months: metric::periods(&selection),
        query: query.clone(),
    }
}
