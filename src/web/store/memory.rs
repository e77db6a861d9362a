//! The store where the browser keeps nothing: the same rules, in this page's memory alone.

use super::SNAPSHOTS_KEPT;
use super::docs::{Doc, Listed, Save, Saved};
use super::sentinel::hash;
use super::snapshots::{Named, Reason, Snapshot, SnapshotInfo, due};
use crate::engine::DatasetInfo;
use crate::model::{DatasetId, WorkspaceId};
use std::collections::BTreeMap;

#[derive(Default)]
pub(super) struct Memory {
    operation: u64,
    docs: BTreeMap<WorkspaceId, Doc>,
    snapshots: Vec<Snapshot>,
    taken: u64,
    pub datasets: BTreeMap<DatasetId, DatasetInfo>,
}

impl Memory {
    pub(super) fn list(&self) -> Vec<Listed> {
        let listed = self.docs.iter().map(|(id, doc)| Listed {
            id: *id,
            name: doc.name.clone(),
            saved_at_millis: doc.saved_at_millis,
            revision: doc.revision,
            length: utf16_length(&doc.json),
        });
        listed.collect()
    }

    pub(super) fn load(&self, id: WorkspaceId) -> Option<Doc> {
        self.docs.get(&id).cloned()
    }

    pub(super) fn save(&mut self, save: &Save<'_>) -> Saved {
        let stored = self.docs.get(&save.workspace);
        if stored.map(|doc| doc.revision) != save.expected {
            return Saved::Conflict { stored: stored.cloned() };
        }
        self.take_snapshot(save.workspace, save.keep, save.now_millis);
        self.operation += 1;
        let doc = Doc {
            revision: self.operation,
            name: save.name.into(),
            json: save.json.into(),
            saved_at_millis: save.now_millis,
        };
        self.docs.insert(save.workspace, doc);
        Saved::Saved { revision: self.operation }
    }

    pub(super) fn delete(&mut self, id: WorkspaceId) {
        self.snapshots.retain(|taken| taken.info.workspace != id);
        self.docs.remove(&id);
    }

    pub(super) fn take_snapshot(&mut self, id: WorkspaceId, asked: Option<Reason>, now: i64) {
        let Some(doc) = self.docs.get(&id) else { return };
        let is_its = |taken: &Snapshot| taken.info.workspace == id && taken.info.reason != Reason::Named;
        let last = self.snapshots.iter().rev().find(|taken| is_its(taken));
        let last = last.map(|taken| (taken.info.taken_at_millis, hash(&taken.json)));
        let Some(reason) = due(last.as_ref(), &hash(&doc.json), asked, now) else { return };
        self.taken += 1;
        let info = SnapshotInfo {
            number: self.taken,
            workspace: id,
            name: doc.name.clone(),
            label: String::new(),
            taken_at_millis: now,
            reason,
            revision: doc.revision,
            length: utf16_length(&doc.json),
        };
        self.snapshots.push(Snapshot { info, json: doc.json.clone() });
        let of_it = self.snapshots.iter().filter(|taken| is_its(taken)).count();
        if of_it > SNAPSHOTS_KEPT as usize
            && let Some(oldest) = self.snapshots.iter().position(is_its)
        {
            self.snapshots.remove(oldest);
        }
    }

    pub(super) fn keep_named(&mut self, state: Named<'_>) -> u64 {
        self.taken += 1;
        let info = SnapshotInfo {
            number: self.taken,
            workspace: state.workspace,
            name: state.name.into(),
            label: state.label.into(),
            taken_at_millis: state.now_millis,
            reason: Reason::Named,
            revision: 0,
            length: utf16_length(state.json),
        };
        self.snapshots.push(Snapshot { info, json: state.json.into() });
        self.taken
    }

    pub(super) fn remove_snapshot(&mut self, number: u64) {
        self.snapshots.retain(|taken| taken.info.number != number);
    }

    pub(super) fn snapshots(&self) -> Vec<SnapshotInfo> {
        self.snapshots.iter().map(|taken| taken.info.clone()).collect()
    }

    pub(super) fn snapshot(&self, number: u64) -> Option<Snapshot> {
        self.snapshots.iter().find(|taken| taken.info.number == number).cloned()
    }
}

fn utf16_length(text: &str) -> u64 {
    text.encode_utf16().count() as u64
}
