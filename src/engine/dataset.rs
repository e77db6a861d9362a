//! A data set in memory: its tables, and what the page is told of them, file by file and as a whole.

use super::job::Destination;
use super::{Contents, DatasetInfo, FileInfo};
use crate::table::{
    EventTable, Holds, Inspection, Mended, Quality, Reason, Remedy, Repeats, Role, Sources, Tables, census,
};

/// So many values of an attribute are listed.
const VALUES_LISTED: usize = 200;

/// A data set in memory.
pub(super) struct Dataset {
    pub(super) info: DatasetInfo,
    /// The tables as they were read: what is stored, and what files are added to.
    raw: Tables,
    /// The tables with the remedies applied, if there are any.
    mended: Option<Tables>,
}

impl Dataset {
    /// A file as a data set of its own.
    pub(super) fn new(table: EventTable, file: FileInfo, to: &Destination) -> Dataset {
        let mut raw = Tables::default();
        raw.add(file.mapping.holds, table, Repeats::Skip);
        let info = DatasetInfo {
            id: to.id,
            name: file.name.clone(),
            mapping: file.mapping.clone(),
            quality: Quality::default(),
            bytes: 0,
            attributes: Vec::new(),
            synthetic: to.synthetic,
            files: vec![file],
            contents: Contents::default(),
            remedies: Vec::new(),
        };
        Dataset { info, raw, mended: None }.told()
    }

    /// What was stored, with its remedies applied.
    pub(super) fn stored(info: DatasetInfo, raw: Tables) -> Dataset {
        let remedies: Vec<Remedy> = info.remedies.iter().map(|mended| mended.remedy.clone()).collect();
        let mended = (!remedies.is_empty()).then(|| {
            let mut tables = raw.clone();
            tables.mend(&remedies);
            tables
        });
        Dataset { info, raw, mended }
    }

    /// The tables that figures are of.
    pub(super) fn tables(&self) -> &Tables {
        self.mended.as_ref().unwrap_or(&self.raw)
    }

    /// The tables as they were read.
    pub(super) fn raw(&self) -> &Tables {
        &self.raw
    }

    /// Adds a file.
    pub(super) fn add(mut self, table: EventTable, mut file: FileInfo, repeats: Repeats) -> Dataset {
        file.outcome = self.raw.add(file.mapping.holds, table, repeats);
        let mut files = self.info.files().into_owned();
        files.push(file);
        self.info.files = files;
        let remedies = self.info.remedies.iter().map(|mended| mended.remedy.clone()).collect();
        self.mend(remedies)
    }

    /// Applies these remedies instead of those in force.
    pub(super) fn mend(mut self, remedies: Vec<Remedy>) -> Dataset {
        self.info.files = self.info.files().into_owned();
        self.mended = (!remedies.is_empty()).then(|| self.raw.clone());
        let changed = self.mended.as_mut().map(|tables| tables.mend(&remedies)).unwrap_or_default();
        let mended = remedies.into_iter().zip(changed).map(|(remedy, changed)| Mended { remedy, changed });
        self.info.remedies = mended.collect();
        self.told()
    }

    /// Looks at the tables for what is to be said against them.
    pub(super) fn inspect(&self) -> Inspection {
        let steps = |file: &FileInfo| {
            let steps = file.mapping.placed().filter(|(_, role)| *role == Role::TimeOf);
            steps.map(|(column, _)| file.mapping.name_of(column).to_owned()).collect::<Vec<_>>()
        };
        let steps: Vec<Vec<String>> = self.info.files().iter().map(steps).collect();
        let files = self.info.files();
        let surveys = files.iter().filter(|file| file.mapping.wide);
        let questions = surveys.flat_map(|file| {
            let asked = file.mapping.placed().filter(|(_, role)| matches!(role, Role::Rating(_)));
            asked.map(|(column, _)| file.mapping.name_of(column).to_owned())
        });
        let with_amounts = files.iter().filter(|file| file.mapping.has(Role::Amount));
        let currencies = with_amounts.map(|file| (file.name.clone(), file.mapping.currency.clone()));
        let counts = files.iter().flat_map(|file| &file.quality.counts);
        let other_currency =
            counts.filter(|(reason, _)| *reason == Reason::OtherCurrency).map(|(_, n)| n).sum();
        let (questions, currencies) = (questions.collect(), currencies.collect());
        self.tables().inspect(&Sources { steps, questions, currencies, other_currency })
    }

    fn told(mut self) -> Dataset {
        self.info.quality = match &self.info.files[..] {
            [file] if self.mended.is_none() => {
                Quality { rows_made: Some(file.outcome.added), ..file.quality.clone() }
            }
            files => together(self.tables(), files),
        };
        self.info.contents = contents(self.tables());
        self.info.bytes = self.raw.bytes() as u64;
        self.info.attributes = attributes(self.tables());
        self
    }
}

/// What was found in several files together.
fn together(tables: &Tables, files: &[FileInfo]) -> Quality {
    let mut whole = census(&tables.events, Holds::Events);
    for FileInfo { quality, .. } in files {
        whole.rows_read += quality.rows_read;
        whole.rows_kept += quality.rows_kept;
        whole.missing.extend(quality.missing.iter().cloned());
        whole.issues.extend(quality.issues.iter().cloned());
        add_counts(&mut whole.counts, &quality.counts);
        add_counts(&mut whole.coded, &quality.coded);
    }
    whole.issues.truncate(Quality::MAX_ISSUES);
    whole.rows_made = Some(tables.events.rows() as u64);
    whole
}

fn add_counts<K: Copy + Ord>(to: &mut Vec<(K, u64)>, counts: &[(K, u64)]) {
    for (key, count) in counts {
        match to.iter_mut().find(|(known, _)| known == key) {
            Some((_, sum)) => *sum += count,
            None => to.push((*key, *count)),
        }
    }
    to.sort_unstable();
}

fn contents(tables: &Tables) -> Contents {
    let rows = |table: &Option<EventTable>| table.as_ref().map_or(0, |table| table.rows() as u64);
    Contents {
        events: tables.events.rows() as u64,
        active: tables.events.customers.len() as u64,
        customers: rows(&tables.customers),
        without_events: tables.without_events().unwrap_or(0),
        costs: rows(&tables.costs),
        aliases: rows(&tables.aliases),
    }
}

/// Attribute columns with their distinct values, most frequent first (ties by name); the empty cell is none. Those of
/// customers alone where there are no events.
fn attributes(tables: &Tables) -> Vec<(String, Vec<String>)> {
    let table = match &tables.customers {
        Some(customers) if tables.events.rows() == 0 => customers,
        _ => &tables.events,
    };
    let listed = |attribute: &crate::table::Attribute| {
        let dict = &attribute.values.dict;
        let mut events = vec![0_u64; dict.len()];
        for code in &attribute.values.codes {
            if let Some(count) = events.get_mut(*code as usize) {
                *count += 1;
            }
        }
        let mut names: Vec<(&str, u64)> = dict.names().iter().zip(events).collect();
        // Customers without events may have others.
        names.retain(|(_, events)| *events > 0);
        names.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        let names = names.into_iter().take(VALUES_LISTED).map(|(name, _)| name.to_owned());
        (attribute.name.clone(), names.collect())
    };
    table.attributes.iter().map(listed).collect()
}
