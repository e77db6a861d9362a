//! The table of touchpoints: every figure of each, beside what it is compared with.

use super::{Sheet, Versus};
use crate::chart::Table;
use crate::engine::QuestionFigures;
use crate::text::{Lang, kpi as words, metric, number};

/// Every touchpoint with its figures, side by side with what they are compared with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// Column names; the first is that of the touchpoints.
    pub head: Vec<String>,
    /// One row for each touchpoint.
    pub rows: Vec<GridRow>,
}

/// A touchpoint.
#[derive(Clone, Debug, PartialEq)]
pub struct GridRow {
    /// Its name in the data.
    pub name: String,
    /// Its figures.
    pub cells: Vec<GridCell>,
}

/// A figure of a touchpoint.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GridCell {
    /// As it is written; empty for no data.
    pub text: String,
    /// Its base is too small to lean on.
    pub small: bool,
    /// Its difference from what it is compared with.
    pub versus: Option<Versus>,
}

/// So many touchpoints are listed.
const ROWS: usize = 60;

/// The table of touchpoints.
pub fn touchpoint_grid(sheet: &Sheet<'_>) -> Grid {
    let lang = sheet.lang;
    let asked = &sheet.figures.overview.ratings;
    let money = sheet.figures.overview.revenue_cents.is_some();
    let fixed = [metric::TOUCHPOINT, words::EVENTS, words::CUSTOMERS, words::REACH];
    let mut head: Vec<String> = fixed.iter().map(|word| word.get(lang).to_owned()).collect();
    head.extend(money.then(|| words::REVENUE.get(lang).to_owned()));
    head.extend(asked.iter().map(|rating| sheet.question_name(rating)));
    let rows = sheet.figures.touchpoints.iter().take(ROWS).map(|here| {
        let other = sheet.other.map(|other| other.figures);
        let there = other.and_then(|other| other.touchpoints.iter().find(|known| known.name == here.name));
        let plain = |text: String, versus| GridCell { text, small: false, versus };
        let counts = |there: u64, here: u64| Some(Versus::counts(sheet, there, here));
        let mut cells = vec![
            plain(number::count(here.events), there.and_then(|there| counts(there.events, here.events))),
            plain(
                number::count(here.customers),
                there.and_then(|there| counts(there.customers, here.customers)),
            ),
        ];
        let reach = here.reach.map(|rate| sheet.rate(rate)).unwrap_or_default();
        let change = here.reach.zip(there.and_then(|there| there.reach));
        cells.push(GridCell {
            small: reach.small_base,
            text: reach.text,
            versus: change.map(|(here, there)| Versus::rates(sheet, there, here)),
        });
        if money {
            let text = here.revenue_cents.map(|cents| sheet.money(cents).text).unwrap_or_default();
            cells.push(plain(text, None));
        }
        for question in asked {
            let find = |ratings: &[QuestionFigures]| {
                ratings.iter().find(|rating| rating.name == question.name).cloned()
            };
            let Some(now) = find(&here.ratings) else {
                cells.push(GridCell::default());
                continue;
            };
            let datum = sheet.rating(now.question, &now.summary);
            let before = there.and_then(|there| find(&there.ratings));
            let versus = before.and_then(|before| Versus::answers(sheet, &before, &now));
            cells.push(GridCell { text: datum.text, small: datum.small_base, versus });
        }
        GridRow { name: here.name.clone(), cells }
    });
    Grid { head, rows: rows.collect() }
}

impl Grid {
    /// The grid as a table to be saved; changes in columns of their own.
    pub fn table(&self, lang: Lang) -> Table {
        let compared = self.rows.iter().any(|row| row.cells.iter().any(|cell| cell.versus.is_some()));
        let mut head: Vec<String> = self.head.first().cloned().into_iter().collect();
        for name in self.head.iter().skip(1) {
            head.push(name.clone());
            if compared {
                head.push(words::CHANGE_OF.fill(lang, &[("what", name)]));
                head.push(words::TEST_OF.fill(lang, &[("what", name)]));
            }
        }
        let row = |row: &GridRow| {
            let mut cells = vec![row.name.clone()];
            for cell in &row.cells {
                cells.push(cell.text.clone());
                if compared {
                    let versus = cell.versus.as_ref();
                    let sign = |up: Option<bool>| if up == Some(false) { "−" } else { "" };
                    cells.push(
                        versus
                            .map(|versus| format!("{}{}", sign(versus.up), versus.size))
                            .unwrap_or_default(),
                    );
                    cells.push(versus.and_then(|versus| versus.test.clone()).unwrap_or_default());
                }
            }
            cells
        };
        Table { rows: self.rows.iter().map(row).collect(), head }
    }
}
