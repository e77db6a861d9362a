//! The rows that a measure looks at: what the filter keeps, by customer or by case, in the order that the families of
//! `metric` ask for. Columns are borrowed where they already are in that order, and gathered where they are not.

use super::{Among, Label, Refusal};
use crate::metric::columns::{DAY_MILLIS, Events, gather, order_by};
use crate::metric::orders::Orders;
use crate::metric::{Entity, Filter, journey_rows, kept_rows};
use crate::model::canonical_name;
use crate::table::{Codes, EventTable, NONE, Tables};
use chrono::NaiveDate;
use std::borrow::Cow;
use std::cell::OnceCell;

/// The rows of a table that a filter keeps.
pub(super) struct Rows<'t> {
    /// All tables of the data set.
    pub(super) tables: &'t Tables,
    /// What happened.
    pub(super) table: &'t EventTable,
    /// What was kept.
    pub(super) filter: &'t Filter,
    customers: View<'t>,
    cases: OnceCell<Option<View<'t>>>,
}

/// Rows in the order of their entity and time.
#[derive(Clone)]
pub(super) struct View<'t> {
    /// Rows of the table in this order; none: all, as they are.
    order: Option<Vec<u32>>,
    entity: Vec<u32>,
    millis: Cow<'t, [i64]>,
}

impl<'t> Rows<'t> {
    pub(super) fn new(tables: &'t Tables, filter: &'t Filter) -> Rows<'t> {
        let table = &tables.events;
        let kept = kept_rows(table, filter);
        let entity = table.customer_of_rows();
        let customers = match kept {
            None => View { order: None, entity, millis: Cow::Borrowed(&table.time_millis) },
            Some(order) => View::ordered(order, &entity, &table.time_millis),
        };
        Rows { tables, table, filter, customers, cases: OnceCell::new() }
    }

    /// What paths are made of, where that is more than what is kept: whole journeys (SEL6).
    pub(super) fn journeys(&self, entity: Entity) -> Option<Rows<'t>> {
        let order = journey_rows(self.table, self.filter, &self.kept(), entity)?;
        let customers = View::ordered(order, &self.table.customer_of_rows(), &self.table.time_millis);
        let (tables, table, filter) = (self.tables, self.table, self.filter);
        Some(Rows { tables, table, filter, customers, cases: OnceCell::new() })
    }

    /// Some of the rows kept, by their positions among them.
    pub(super) fn part(&self, positions: &[u32]) -> Rows<'t> {
        let View { order, entity, millis } = &self.customers;
        let order = order.as_ref().map_or_else(|| positions.to_vec(), |order| gather(order, positions));
        let millis = Cow::Owned(gather(millis, positions));
        let customers = View { order: Some(order), entity: gather(entity, positions), millis };
        Rows {
            tables: self.tables,
            table: self.table,
            filter: self.filter,
            customers,
            cases: OnceCell::new(),
        }
    }

    /// The rows kept, in the order of the table.
    pub(super) fn kept(&self) -> Vec<u32> {
        match &self.customers.order {
            Some(order) => order.clone(),
            None => (0..u32::try_from(self.table.rows()).unwrap_or(NONE)).collect(),
        }
    }

    /// Whether each customer of the table has a row that is kept.
    pub(super) fn active(&self) -> Vec<bool> {
        let mut active = vec![false; self.table.customers.len()];
        for code in &self.customers.entity {
            if let Some(flag) = active.get_mut(*code as usize) {
                *flag = true;
            }
        }
        active
    }

    /// The rows of a view whose label is one of these.
    ///
    /// # Errors
    /// If the data has none of them.
    pub(super) fn only<'v>(
        &self,
        view: &'v View<'t>,
        column: &Codes,
        names: &[String],
    ) -> Result<Cow<'v, View<'t>>, Refusal> {
        let flags = flags(column, names)?;
        Ok(view
            .keep(&|row| column.codes.get(row).is_some_and(|code| flags.get(*code as usize) == Some(&true))))
    }

    /// By customer.
    pub(super) fn customers(&self) -> &View<'t> {
        &self.customers
    }

    /// By customer or by case.
    ///
    /// # Errors
    /// [`Refusal::NoCases`] if the data has no such column.
    pub(super) fn by(&self, entity: Entity) -> Result<&View<'t>, Refusal> {
        match entity {
            Entity::Customer => Ok(&self.customers),
            Entity::Case => self.cases.get_or_init(|| self.sort_by_case()).as_ref().ok_or(Refusal::NoCases),
        }
    }

    fn sort_by_case(&self) -> Option<View<'t>> {
        let case = self.table.case.as_ref()?;
        let order = order_by(&self.customers.take(&case.codes), &self.customers.millis);
        let order = match &self.customers.order {
            Some(kept) => gather(kept, &order),
            None => order,
        };
        Some(View::ordered(order, &case.codes, &self.table.time_millis))
    }

    /// The rows of a view that a choice of events keeps; refused if that is none.
    pub(super) fn among<'v>(&self, view: &'v View<'t>, among: &Among) -> Result<Cow<'v, View<'t>>, Refusal> {
        let chosen = match among {
            Among::All => Cow::Borrowed(view),
            Among::Valued => {
                let cents = self.table.amount_cents.as_deref().ok_or(Refusal::NoAmounts)?;
                view.keep(&|row| cents.get(row).is_some_and(|cents| *cents != i64::MIN))
            }
            Among::Touchpoints(names) => {
                let flags = flags(&self.table.touchpoint, names)?;
                let codes = &self.table.touchpoint.codes;
                view.keep(&|row| codes.get(row).is_some_and(|code| flags.get(*code as usize) == Some(&true)))
            }
        };
        if !chosen.entity.is_empty() {
            return Ok(chosen);
        }
        Err(if *among == Among::Valued { Refusal::NoOrders } else { Refusal::NoEvents })
    }

    /// Orders with their amounts, given to a reader; refused if there are none.
    pub(super) fn orders<T>(
        &self,
        among: &Among,
        read: impl FnOnce(Orders<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let view = self.among(&self.customers, among)?;
        let cents = match &self.table.amount_cents {
            Some(cents) => view.take(cents),
            None => Cow::Owned(vec![i64::MIN; view.entity.len()]),
        };
        read(Orders::new(&view.entity, &view.millis, &cents).map_err(Refusal::Columns)?)
    }

    /// A column of labels.
    ///
    /// # Errors
    /// If the data has it not.
    pub(super) fn label(&self, label: Label) -> Result<&'t Codes, Refusal> {
        match label {
            Label::Touchpoint => Ok(&self.table.touchpoint),
            Label::Stage => self.table.stage.as_ref().ok_or(Refusal::NoStages),
            Label::Channel => self.table.channel.as_ref().ok_or(Refusal::NoChannels),
        }
    }

    /// The last moment that the data covers: the end of the day asked for, or the last event of the table within the
    /// period of the filter, whatever else the filter leaves out.
    pub(super) fn end(&self, asked: Option<NaiveDate>) -> i64 {
        match asked {
            Some(day) => (i64::from(day.to_epoch_days()) + 1) * DAY_MILLIS - 1,
            None => {
                let last = self.table.time_millis.iter().copied().max().unwrap_or(0);
                self.filter.to_millis.map_or(last, |to| last.min(to.saturating_sub(1)))
            }
        }
    }
}

impl<'t> View<'t> {
    fn ordered(order: Vec<u32>, entity: &[u32], millis: &[i64]) -> View<'t> {
        let (entity, millis) = (gather(entity, &order), gather(millis, &order));
        View { order: Some(order), entity, millis: Cow::Owned(millis) }
    }

    /// The events, as the families take them.
    pub(super) fn events(&self) -> Result<Events<'_>, Refusal> {
        Events::new(&self.entity, &self.millis).map_err(Refusal::Columns)
    }

    /// Its rows of the table, in its order.
    pub(super) fn rows(&self) -> Cow<'_, [u32]> {
        match &self.order {
            Some(order) => Cow::Borrowed(order),
            None => Cow::Owned((0..u32::try_from(self.entity.len()).unwrap_or(NONE)).collect()),
        }
    }

    /// A column of the table in the order of the view.
    pub(super) fn take<'c, T: Copy>(&self, column: &'c [T]) -> Cow<'c, [T]> {
        match &self.order {
            None => Cow::Borrowed(column),
            Some(order) => Cow::Owned(gather(column, order)),
        }
    }

    /// The rows for which this holds; it is asked by row of the table.
    fn keep(&self, holds: &dyn Fn(usize) -> bool) -> Cow<'_, View<'t>> {
        let row =
            |at: u32| self.order.as_ref().and_then(|order| order.get(at as usize).copied()).unwrap_or(at);
        let all = 0..u32::try_from(self.entity.len()).unwrap_or(NONE);
        let kept: Vec<u32> = all.filter(|at| holds(row(*at) as usize)).collect();
        if kept.len() == self.entity.len() {
            return Cow::Borrowed(self);
        }
        Cow::Owned(View {
            entity: gather(&self.entity, &kept),
            millis: Cow::Owned(gather(&self.millis, &kept)),
            order: Some(kept.into_iter().map(row).collect()),
        })
    }
}

/// Which codes of a column answer to one of the names (compared as the map compares them).
///
/// # Errors
/// [`Refusal::UnknownNames`] if none does.
pub(super) fn flags(column: &Codes, names: &[String]) -> Result<Vec<bool>, Refusal> {
    let wanted: Vec<String> = names.iter().map(|name| canonical_name(name)).collect();
    let flags: Vec<bool> =
        column.dict.names().iter().map(|name| wanted.contains(&canonical_name(name))).collect();
    if flags.contains(&true) { Ok(flags) } else { Err(Refusal::UnknownNames(names.to_vec())) }
}

/// A column as classes in the order of their names; the empty cell, if there is one, is the last class and has no name.
pub(super) struct Classes {
    /// Their names.
    pub(super) names: Vec<String>,
    /// The class of each row.
    pub(super) codes: Vec<u32>,
}

impl Classes {
    pub(super) fn of(view: &View<'_>, column: &Codes) -> Classes {
        let mut order: Vec<(u32, &str)> = (0..).zip(column.dict.names().iter()).collect();
        order.sort_unstable_by_key(|(_, name)| *name);
        let mut rank = vec![0; order.len()];
        for (place, (code, _)) in (0..).zip(&order) {
            rank[*code as usize] = place;
        }
        let blank = u32::try_from(order.len()).unwrap_or(NONE);
        let class = |code: &u32| rank.get(*code as usize).copied().unwrap_or(blank);
        let codes: Vec<u32> = view.take(&column.codes).iter().map(class).collect();
        let mut names: Vec<String> = order.into_iter().map(|(_, name)| name.to_owned()).collect();
        if codes.contains(&blank) {
            names.push(String::new());
        }
        Classes { names, codes }
    }

    /// The name of a class.
    pub(super) fn name(&self, code: u32) -> String {
        self.names.get(code as usize).cloned().unwrap_or_default()
    }
}
