//! A small builder of event tables for the tests of this room: rows in, sorted table out.

use crate::model::Question;
use crate::table::{Attribute, Codes, EventTable, NONE, Rating};

/// One event of a test.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub customer: String,
    pub millis: i64,
    pub touchpoint: String,
    pub channel: String,
    pub stage: String,
    pub case: String,
    pub attribute: String,
    pub rating: f32,
    pub cents: Option<i64>,
}

impl Row {
    pub(crate) fn at(customer: &str, millis: i64, touchpoint: &str) -> Row {
        Row {
            customer: customer.into(),
            millis,
            touchpoint: touchpoint.into(),
            channel: String::new(),
            stage: String::new(),
            case: String::new(),
            attribute: String::new(),
            rating: f32::NAN,
            cents: None,
        }
    }

    pub(crate) fn channel(self, channel: &str) -> Row {
        Row { channel: channel.into(), ..self }
    }

    pub(crate) fn stage(self, stage: &str) -> Row {
        Row { stage: stage.into(), ..self }
    }

    pub(crate) fn case(self, case: &str) -> Row {
        Row { case: case.into(), ..self }
    }

    pub(crate) fn attribute(self, attribute: &str) -> Row {
        Row { attribute: attribute.into(), ..self }
    }

    pub(crate) fn rating(self, rating: f32) -> Row {
        Row { rating, ..self }
    }

    pub(crate) fn cents(self, cents: i64) -> Row {
        Row { cents: Some(cents), ..self }
    }
}

/// The table of these rows with a CSAT column "score" and an attribute "colour"; optional columns are there if any
/// row fills them.
pub(crate) fn table(rows: &[Row]) -> EventTable {
    let mut table = EventTable::default();
    let mut order: Vec<(u32, &Row)> =
        rows.iter().map(|row| (table.customers.intern(&row.customer), row)).collect();
    order.sort_by_key(|(customer, row)| (*customer, row.millis));
    let column = |cell: fn(&Row) -> &str| {
        let mut codes = Codes::default();
        for (_, row) in &order {
            let code = if cell(row).is_empty() { NONE } else { codes.dict.intern(cell(row)) };
            codes.codes.push(code);
        }
        codes
    };
    let optional = |cell: fn(&Row) -> &str| Some(column(cell)).filter(|codes| !codes.dict.is_empty());
    table.starts = vec![0];
    for customer in 0..u32::try_from(table.customers.len()).unwrap() {
        let end = order.iter().filter(|(of, _)| *of <= customer).count();
        table.starts.push(u32::try_from(end).unwrap());
    }
    table.time_millis = order.iter().map(|(_, row)| row.millis).collect();
    table.touchpoint = column(|row| &row.touchpoint);
    table.channel = optional(|row| &row.channel);
    table.stage = optional(|row| &row.stage);
    table.case = optional(|row| &row.case);
    table.attributes = vec![Attribute { name: "colour".into(), values: column(|row| &row.attribute) }];
    table.ratings = vec![Rating {
        name: "score".into(),
        question: Question::CSAT_5,
        values: order.iter().map(|(_, row)| row.rating).collect(),
    }];
    if rows.iter().any(|row| row.cents.is_some()) {
        table.amount_cents = Some(order.iter().map(|(_, row)| row.cents.unwrap_or(i64::MIN)).collect());
    }
    table
}
