//! A data set in memory: its tables, and what the page is told of them, file by file and as a whole.

use super::job::Destination;
use super::{Contents, DatasetInfo, FileInfo};
use crate::table::{EventTable, Holds, Quality, Repeats, Tables, census};

/// So many values of an attribute are listed.
const VALUES_LISTED: usize = 200;

/// A data set in memory.
pub(super) struct Dataset {
    pub(super) info: DatasetInfo,
    pub(super) tables: Tables,
}

impl Dataset {
    /// A file as a data set of its own.
    pub(super) fn new(table: EventTable, file: FileInfo, to: &Destination) -> Dataset {
        let mut tables = Tables::default();
        tables.add(file.mapping.holds, table, Repeats::Skip);
        let mut quality = file.quality.clone();
        quality.rows_made = Some(file.outcome.added);
        let info = DatasetInfo {
            id: to.id,
            name: file.name.clone(),
            mapping: file.mapping.clone(),
            quality,
            bytes: 0,
            attributes: Vec::new(),
            synthetic: to.synthetic,
            files: vec![file],
            contents: Contents::default(),
        };
        Dataset { info, tables }.told()
    }

    /// Adds a file.
    pub(super) fn add(mut self, table: EventTable, mut file: FileInfo, repeats: Repeats) -> Dataset {
        file.outcome = self.tables.add(file.mapping.holds, table, repeats);
        let mut files = self.info.files().into_owned();
        files.push(file);
        self.info.quality = together(&self.tables, &files);
        self.info.files = files;
        self.told()
    }

    fn told(mut self) -> Dataset {
        self.info.contents = contents(&self.tables);
        self.info.bytes = self.tables.bytes() as u64;
        self.info.attributes = attributes(&self.tables);
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
