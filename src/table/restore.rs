//! Stored tables read back. Nothing is believed: every length, order and code is checked, so that whatever the
//! store returns ends in sound tables or in [`Damaged`].

use super::pack::{Source, take_codes, take_numbers, take_ratings, take_signed, take_unsigned};
use super::store::{Head, Kind, column, kind_code, meaning_code, open_chunk, table};
use super::{Attribute, Codes, Damaged, EventTable, Meaning, NONE, Number, Rating, Tables};
use crate::model::{Question, QuestionKind};

/// No section has more entries; more would be memory that the bytes do not bear out.
const MAX_SECTION_COUNT: usize = 1 << 20;

/// See [`Tables::from_chunks`].
pub(super) fn restore<C: AsRef<[u8]>>(chunks: impl IntoIterator<Item = C>) -> Result<Tables, Damaged> {
    let mut restored = Restored::default();
    let mut first: Option<Head> = None;
    let mut count = 0;
    for (index, chunk) in chunks.into_iter().enumerate() {
        let damaged = |cause| Damaged { chunk: index, cause };
        let (head, mut sections) = open_chunk(chunk.as_ref()).map_err(damaged)?;
        let expected = *first.get_or_insert(head);
        if usize::try_from(head.index) != Ok(index)
            || head.total != expected.total
            || head.stamp != expected.stamp
        {
            return Err(damaged("out of order, or of another table"));
        }
        while !sections.0.is_empty() {
            restored.section(&mut sections).ok_or(damaged("a section cannot be read"))?;
        }
        count = index + 1;
    }
    let total = first.map_or(1, |head| usize::try_from(head.total).unwrap_or(usize::MAX));
    if count != total {
        return Err(Damaged { chunk: count, cause: "chunks are missing" });
    }
    restored.finish().ok_or(Damaged { chunk: 0, cause: "the columns do not fit together" })
}

#[derive(Default)]
struct Restored {
    /// Those that are read.
    tables: Tables,
    /// Which is being read; 0 for the events.
    which: u16,
    table: EventTable,
    /// Rows of each customer.
    events: Vec<u32>,
}

impl Restored {
    fn section(&mut self, source: &mut Source<'_>) -> Option<()> {
        let [kind] = source.array::<1>()?;
        let column = u16::from_le_bytes(source.array()?);
        let count = usize::try_from(source.u32()?).ok()?;
        let length = usize::try_from(source.u32()?).ok()?;
        if count > MAX_SECTION_COUNT {
            return None;
        }
        let mut payload = Source(source.bytes(length)?);
        if kind == Kind::Declare as u8 {
            self.declare(column, &mut payload)?;
        } else if kind == Kind::Names as u8 {
            self.names(column, count, &mut payload)?;
        } else if kind == Kind::Rows as u8 {
            self.rows(column, count, &mut payload)?;
        } else if kind == Kind::Table as u8 {
            self.end_table()?;
            self.which = column;
        } else {
            return None;
        }
        payload.0.is_empty().then_some(())
    }

    fn declare(&mut self, column: u16, payload: &mut Source<'_>) -> Option<()> {
        let name = payload.text()?.to_owned();
        let table = &mut self.table;
        match column {
            column::TOUCHPOINT => {}
            column::CHANNEL => table.channel = Some(Codes::default()),
            column::STAGE => table.stage = Some(Codes::default()),
            column::CASE => table.case = Some(Codes::default()),
            column::COMMENT => table.comment = Some(Codes::default()),
            column::AMOUNT => table.amount_cents = Some(Vec::new()),
            column::NUMBERS..column::ATTRIBUTES => {
                let means = meaning(payload)?;
                table.numbers.push(Number { name, means, values: Vec::new() });
            }
            column::ATTRIBUTES.. => table.attributes.push(Attribute { name, values: Codes::default() }),
            column::RATINGS.. => {
                table.ratings.push(Rating { name, question: question(payload)?, values: Vec::new() });
            }
            _ => return None,
        }
        Some(())
    }

    fn names(&mut self, column: u16, count: usize, payload: &mut Source<'_>) -> Option<()> {
        let dict = match column {
            column::CUSTOMERS => &mut self.table.customers,
            _ => &mut codes(&mut self.table, column)?.dict,
        };
        for _ in 0..count {
            let before = dict.len();
            dict.intern(payload.text()?);
            // A name that was there already would shift all later codes.
            (dict.len() > before).then_some(())?;
        }
        Some(())
    }

    fn rows(&mut self, column: u16, count: usize, payload: &mut Source<'_>) -> Option<()> {
        match column {
            column::CUSTOMERS => {
                let mut events = Vec::new();
                take_unsigned(payload, count, &mut events)?;
                self.events.extend(events.into_iter().map(|value| u32::try_from(value).unwrap_or(u32::MAX)));
                Some(())
            }
            column::TIME => take_signed(payload, count, &mut self.table.time_millis),
            column::AMOUNT => take_signed(payload, count, self.table.amount_cents.as_mut()?),
            column::NUMBERS..column::ATTRIBUTES => {
                let number = self.table.numbers.get_mut(usize::from(column - column::NUMBERS))?;
                take_numbers(payload, count, &mut number.values)
            }
            column::RATINGS..column::NUMBERS => {
                let rating = self.table.ratings.get_mut(usize::from(column - column::RATINGS))?;
                take_ratings(payload, count, &mut rating.values)
            }
            _ => take_codes(payload, count, &mut codes(&mut self.table, column)?.codes),
        }
    }

    /// The tables, the last one ended, with the attributes of customers beside their events.
    fn finish(mut self) -> Option<Tables> {
        self.end_table()?;
        self.tables.gather();
        Some(self.tables)
    }

    /// Puts the table that was read to the others, if it is sound and not there yet.
    fn end_table(&mut self) -> Option<()> {
        let read = sound(std::mem::take(&mut self.table), std::mem::take(&mut self.events))?;
        let slot = match self.which {
            0 => {
                self.tables.events = read;
                return Some(());
            }
            table::CUSTOMERS => &mut self.tables.customers,
            table::COSTS => &mut self.tables.costs,
            table::ALIASES => &mut self.tables.aliases,
            _ => return None,
        };
        slot.replace(read).is_none().then_some(())
    }
}

/// The table, if all columns have as many rows and all codes a name. `events` are the rows of each customer.
fn sound(mut table: EventTable, events: Vec<u32>) -> Option<EventTable> {
    let mut sum = 0u32;
    table.starts.push(0);
    for events in events {
        sum = sum.checked_add(events)?;
        table.starts.push(sum);
    }
    let rows = table.rows();
    let is_sound = |codes: &Codes| {
        let names = codes.dict.len();
        codes.codes.len() == rows && codes.codes.iter().all(|code| *code == NONE || (*code as usize) < names)
    };
    let are_rated = |rating: &Rating| {
        let scale = f64::from(rating.question.min)..=f64::from(rating.question.max);
        let fits = |value: &f32| value.is_nan() || scale.contains(&f64::from(*value));
        rating.values.len() == rows && rating.values.iter().all(fits)
    };
    let is_whole = usize::try_from(sum) == Ok(rows)
        && table.starts.len() == table.customers.len() + 1
        && table.label_columns().all(is_sound)
        && table.ratings.iter().all(are_rated)
        && table.numbers.iter().all(|number| number.values.len() == rows)
        && table.amount_cents.as_ref().is_none_or(|cents| cents.len() == rows);
    is_whole.then_some(table)
}

fn codes(table: &mut EventTable, column: u16) -> Option<&mut Codes> {
    match column {
        column::TOUCHPOINT => Some(&mut table.touchpoint),
        column::CHANNEL => table.channel.as_mut(),
        column::STAGE => table.stage.as_mut(),
        column::CASE => table.case.as_mut(),
        column::COMMENT => table.comment.as_mut(),
        _ => {
            let at = usize::from(column.checked_sub(column::ATTRIBUTES)?);
            table.attributes.get_mut(at).map(|attribute| &mut attribute.values)
        }
    }
}

fn meaning(payload: &mut Source<'_>) -> Option<Meaning> {
    let [code] = payload.array()?;
    let known = [
        Meaning::Plain,
        Meaning::Margin,
        Meaning::Refund,
        Meaning::Weight,
        Meaning::Tenure,
        Meaning::Churned,
    ];
    known.into_iter().find(|known| meaning_code(*known) == code)
}

fn question(payload: &mut Source<'_>) -> Option<Question> {
    let [kind, high_is_good] = payload.array()?;
    let kinds = [QuestionKind::Csat, QuestionKind::Nps, QuestionKind::Ces];
    Some(Question {
        kind: kinds.into_iter().find(|known| kind_code(*known) == kind)?,
        min: i32::from_le_bytes(payload.array()?),
        max: i32::from_le_bytes(payload.array()?),
        high_is_good: high_is_good == 1,
    })
}
