//! The table as a grid: which cell lies beside which, and where a key leads. Cells may span columns (a stage its steps)
//! and rows (the corner both heads). It knows no nodes of a page.

use super::Twin;
use crate::model::{LaneId, Place, StageId, StepId};

/// A cell of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The head of the heads of rows, two rows high.
    Corner,
    /// The head of a stage's columns.
    Stage(StageId),
    /// The head of a column.
    Step(StepId),
    /// The head of a lane's row.
    Lane(LaneId),
    /// The head of the row with the cards of a lane that cover whole stages.
    Whole(LaneId),
    /// Cards of a lane.
    Cell(LaneId, Place),
}

/// Where a key leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name is its own description")]
pub enum Go {
    Left,
    Right,
    Up,
    Down,
    RowStart,
    RowEnd,
    Start,
    End,
}

/// Rows of equal length from top to bottom; a cell that spans several places stands in each of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid(Vec<Vec<Spot>>);

impl Twin {
    /// The cells of the table.
    pub fn grid(&self) -> Grid {
        let row = |head: Spot, of: &dyn Fn(StageId, StepId) -> Spot| -> Vec<Spot> {
            let steps = |stage: &super::Stage| {
                stage.steps.iter().map(|step| of(stage.id, step.id)).collect::<Vec<_>>()
            };
            std::iter::once(head).chain(self.stages.iter().flat_map(steps)).collect()
        };
        let mut rows = vec![
            row(Spot::Corner, &|stage, _| Spot::Stage(stage)),
            row(Spot::Corner, &|_, step| Spot::Step(step)),
        ];
        for lane in &self.lanes {
            let id = lane.id;
            if lane.wide {
                rows.push(row(Spot::Whole(id), &|stage, _| Spot::Cell(id, Place::Stage(stage))));
            }
            rows.push(row(Spot::Lane(id), &|_, step| Spot::Cell(id, Place::Step(step))));
        }
        Grid(rows)
    }
}

impl Grid {
    /// Every place of the table, row by row.
    pub fn spots(&self) -> impl Iterator<Item = Spot> {
        self.0.iter().flatten().copied()
    }

    /// The cell that a key leads to, and its column, which the next key goes on from: up and down keep to the column
    /// over cells that span several. None at the edge, and for a cell that is not in the table.
    pub fn go(&self, from: Spot, column: usize, go: Go) -> Option<(Spot, usize)> {
        let rows = &self.0;
        let is_here = |row: &Vec<Spot>| row.contains(&from);
        let (top, bottom) = (rows.iter().position(is_here)?, rows.iter().rposition(is_here)?);
        let row = &rows[top];
        let own = |at: &usize| row.get(*at) == Some(&from);
        let column = Some(column).filter(own).or_else(|| row.iter().position(|spot| *spot == from))?;
        let (row, column) = match go {
            Go::Left => (top, row[..column].iter().rposition(|spot| *spot != from)?),
            Go::Right => (top, column + row[column..].iter().position(|spot| *spot != from)?),
            Go::Up => (top.checked_sub(1)?, column),
            Go::Down => (bottom + 1, column),
            Go::RowStart => (top, 0),
            Go::RowEnd => (top, row.len() - 1),
            Go::Start => (0, 0),
            Go::End => (rows.len() - 1, row.len() - 1),
        };
        Some((*rows.get(row)?.get(column)?, column))
    }
}

#[cfg(test)]
mod tests {
    use super::{Go, Grid, Spot};
    use crate::model::{LaneId, Place, StageId, StepId};

    /// Two stages of two steps and one; a lane with a row of whole stages, one without.
    fn grid() -> Grid {
        let (lane, other) = (LaneId(1), LaneId(2));
        let whole = |stage| Spot::Cell(lane, Place::Stage(StageId(stage)));
        let cell = |lane, step| Spot::Cell(lane, Place::Step(StepId(step)));
        let (stage, step) = (|id| Spot::Stage(StageId(id)), |id| Spot::Step(StepId(id)));
        Grid(vec![
            vec![Spot::Corner, stage(1), stage(1), stage(2)],
            vec![Spot::Corner, step(1), step(2), step(3)],
            vec![Spot::Whole(lane), whole(1), whole(1), whole(2)],
            vec![Spot::Lane(lane), cell(lane, 1), cell(lane, 2), cell(lane, 3)],
            vec![Spot::Lane(other), cell(other, 1), cell(other, 2), cell(other, 3)],
        ])
    }

    #[test]
    fn keys_walk_over_cells_that_span_several_places_and_keep_to_the_column() {
        let grid = grid();
        let step = Spot::Step(StepId(2));
        let mut at = (step, 2);
        let whole = Spot::Cell(LaneId(1), Place::Stage(StageId(1)));
        let below = Spot::Cell(LaneId(1), Place::Step(StepId(2)));
        for (go, expected) in [
            (Go::Down, whole),
            (Go::Down, below),
            (Go::Up, whole),
            (Go::Right, Spot::Cell(LaneId(1), Place::Stage(StageId(2)))),
            (Go::Left, whole),
            (Go::Left, Spot::Whole(LaneId(1))),
            (Go::Up, Spot::Corner),
            (Go::Right, Spot::Stage(StageId(1))),
            (Go::Right, Spot::Stage(StageId(2))),
            (Go::RowStart, Spot::Corner),
            (Go::Down, Spot::Whole(LaneId(1))),
            (Go::End, Spot::Cell(LaneId(2), Place::Step(StepId(3)))),
            (Go::RowStart, Spot::Lane(LaneId(2))),
            (Go::RowEnd, Spot::Cell(LaneId(2), Place::Step(StepId(3)))),
            (Go::Start, Spot::Corner),
        ] {
            at = grid.go(at.0, at.1, go).unwrap();
            assert_eq!(at.0, expected, "{go:?}");
        }
        for (spot, go) in
            [(Spot::Corner, Go::Left), (Spot::Stage(StageId(1)), Go::Up), (Spot::Lane(LaneId(2)), Go::Down)]
        {
            assert_eq!(grid.go(spot, 0, go), None, "{spot:?} {go:?}");
        }
    }
}
