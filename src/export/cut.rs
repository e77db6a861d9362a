//! A journey cut into pieces of a few columns each, for pages. It lays nothing out.

use crate::model::{Journey, Stage};
use std::ops::Range;

/// What a cut inside of a stage costs, in columns by which pages may differ.
const INSIDE: usize = 1000;

/// The columns of each page: at most `most` (at least 1) each, as few pages as that allows, stages whole where they can be,
/// pages of like width. A journey without steps is one empty page.
pub(super) fn columns(journey: &Journey, most: usize) -> Vec<Range<usize>> {
    let most = most.max(1);
    let count = journey.stages.iter().map(|stage| stage.steps.len()).sum::<usize>();
    let pages = count.div_ceil(most).max(1);
    let mut starts = Vec::with_capacity(journey.stages.len());
    let mut at = 0;
    for stage in &journey.stages {
        starts.push(at);
        at += stage.steps.len();
    }
    // The cheapest way to fill `page` pages with the columns before `end`: its cost and where the last page begins.
    let mut best = vec![vec![None::<(usize, usize)>; count + 1]; pages + 1];
    best[0][0] = Some((0, 0));
    for page in 1..=pages {
        for end in 0..=count {
            let froms = end.saturating_sub(most)..=end.saturating_sub(usize::from(count > 0));
            let ways = froms.filter_map(|from| {
                let before = best[page - 1][from]?.0;
                let inside = if end < count && !starts.contains(&end) { INSIDE } else { 0 };
                Some((before + inside + (end - from).pow(2), from))
            });
            best[page][end] = ways.min();
        }
    }
    let mut cuts = Vec::with_capacity(pages);
    let mut end = count;
    for page in (1..=pages).rev() {
        let from = best[page][end].map_or(0, |(_, from)| from);
        cuts.push(from..end);
        end = from;
    }
    cuts.reverse();
    cuts
}

/// The journey with these columns alone. It keeps all cards: those of other columns are not on its map, but touchpoints
/// are counted over the whole.
pub(super) fn piece(journey: &Journey, columns: &Range<usize>) -> Journey {
    let mut at = 0;
    let mut stages = Vec::new();
    for stage in &journey.stages {
        let here = at..at + stage.steps.len();
        let (from, to) = (columns.start.max(here.start), columns.end.min(here.end));
        if from < to {
            stages.push(Stage { steps: stage.steps[from - at..to - at].to_vec(), ..stage.clone() });
        }
        at = here.end;
    }
    Journey { stages, ..journey.clone() }
}

#[cfg(test)]
mod tests {
    use super::{columns, piece};
    use crate::model::{Lang, Stage, StageId, Step, StepId};
    use crate::template::{STAGE_PRESETS, new_journey};

    fn journey(stages: &[usize]) -> crate::model::Journey {
        let mut ids = 0..;
        let mut journey = new_journey(&STAGE_PRESETS[0], Lang::En, &mut || ids.next().unwrap_or_default());
        let step = |id: u64| Step::new(StepId(id), id.to_string());
        let mut next = 0;
        journey.stages = stages
            .iter()
            .map(|steps| {
                let steps: Vec<Step> = (0..*steps)
                    .map(|_| {
                        next += 1;
                        step(next)
                    })
                    .collect();
                Stage { id: StageId(next), name: String::new(), goal: String::new(), aliases: vec![], steps }
            })
            .collect();
        journey
    }

    #[test]
    #[expect(clippy::single_range_in_vec_init, reason = "one page is a list of one range")]
    fn pages_are_few_and_whole_stages_stay_together() {
        let cuts = |stages: &[usize], most| columns(&journey(stages), most);
        assert_eq!(cuts(&[2, 2, 2, 2], 8), [0..8]);
        assert_eq!(cuts(&[2, 2, 2, 2, 2], 8), [0..4, 4..10]);
        assert_eq!(cuts(&[3, 3, 3], 8), [0..3, 3..9]);
        assert_eq!(cuts(&[20], 8), [0..6, 6..13, 13..20]);
        assert_eq!(cuts(&[5, 5, 5], 5), [0..5, 5..10, 10..15]);
        assert_eq!(cuts(&[], 8), [0..0]);
    }

    #[test]
    fn a_piece_has_its_columns_and_all_cards() {
        let journey = journey(&[2, 3, 1]);
        let piece = piece(&journey, &(1..4));
        let names: Vec<&str> = piece.stages.iter().flat_map(|s| &s.steps).map(|s| s.name.as_str()).collect();
        assert_eq!((names, piece.stages.len()), (vec!["2", "3", "4"], 2));
        assert_eq!(piece.cards.len(), journey.cards.len());
    }
}
