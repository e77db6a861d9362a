//! The import of files: one after the other looked at, mapped by the user, read into a data set of their own or one that is
//! there, and taken back.

use super::notice::Undo;
use super::{Session, Tone};
use crate::edit::Command;
use crate::engine::{DatasetInfo, Problem, Request, Response, target};
use crate::model::{DatasetId, JourneyId, Settings};
use crate::table::{Holds, Mapping, Preview, Repeats};
use crate::text::{data as words, import as import_words, number, problem, shell};
use crate::web::client::{Progress, Source};
use crate::web::part::part;
use crate::web::{presets, random};
use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use web_sys::File;

/// Where the mapping of an import came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// It was guessed from headers and values.
    #[default]
    Guess,
    /// A file of the same shape was imported with it.
    LastTime,
    /// A preset of this name.
    Preset(String),
}

/// An import on its way.
#[derive(Clone, Debug)]
pub struct Import {
    /// The file.
    pub file: SendWrapper<File>,
    /// What its beginning looks like; none while it is being looked at.
    pub preview: Option<Preview>,
    /// The mapping as the user has corrected it.
    pub mapping: Mapping,
    /// Where the mapping came from.
    pub origin: Origin,
    /// The data set that it is added to; none for one of its own.
    pub into: Option<DatasetId>,
    /// What becomes of rows that are there already.
    pub repeats: Repeats,
    /// How far it is; none before it runs.
    pub progress: Option<Progress>,
    /// Why it did not work.
    pub problem: Option<Problem>,
}

/// An import that can be taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct Landed {
    /// The data set that the file went into.
    pub dataset: DatasetId,
    /// Whether the data set was there before.
    pub added: bool,
    /// The journey that was linked to it then.
    linked: Option<JourneyId>,
}

part! { more => fn begin(session: Session, files: Vec<File>) -> () {
    session.import_each(files);
} }

part! { more => fn take_back(session: Session) -> () {
    session.take_back_import();
} }

impl Session {
    /// Looks at files that shall be imported: the first now, the others one after the other.
    pub fn begin_imports(self, files: Vec<File>) {
        spawn_local(async move {
            if begin(self, files).await.is_err() {
                self.problem(self.now(shell::PART_MISSING).to_owned());
            }
        });
    }

    /// Takes back what a message offers to undo.
    pub fn undo_told(self, undo: Undo) {
        match undo {
            Undo::Edit => self.undo(),
            Undo::Import => spawn_local(async move {
                if take_back(self).await.is_err() {
                    self.problem(self.now(shell::PART_MISSING).to_owned());
                }
            }),
        }
    }

    fn import_each(self, files: Vec<File>) {
        let mut files = files.into_iter().map(SendWrapper::new);
        let Some(first) = files.next() else { return };
        if self.data.import.with_untracked(Option::is_none) {
            self.importing_into.set_value(None);
            self.data.imported.set(0);
            self.data.waiting.set(files.collect());
            self.begin_import(first);
        } else {
            // Dropped while another is being mapped: they wait for their turn.
            self.data.waiting.update(|waiting| waiting.extend(std::iter::once(first).chain(files)));
        }
    }

    fn begin_import(self, file: SendWrapper<File>) {
        self.cancel_import();
        self.data.import.set(Some(Import {
            file,
            preview: None,
            mapping: Mapping::default(),
            origin: Origin::Guess,
            into: None,
            repeats: Repeats::Skip,
            progress: None,
            problem: None,
        }));
        self.look(None, false);
    }

    /// Looks at the file again with a corrected encoding or separator.
    pub fn look_again(self, mapping: Mapping) {
        self.look(Some(mapping), false);
    }

    /// Looks at the file as if for the first time; what is remembered of files of its shape is not asked.
    pub fn guess_anew(self) {
        self.look(None, true);
    }

    fn look(self, mapping: Option<Mapping>, plain: bool) {
        let Some(import) = self.data.import.get_untracked() else { return };
        let utc_offset_minutes =
            self.document.workspace.with_untracked(|workspace| workspace.settings.utc_offset_minutes);
        let lang = self.view.lang.get_untracked();
        let name = import.file.name();
        let is_first = mapping.is_none();
        let request = Request::Preview { name, utc_offset_minutes, mapping, lang };
        spawn_local(async move {
            let response = self.ask(&request, &Source::File(import.file.clone().take().into())).await;
            match response {
                Response::Previewed(preview) => {
                    let known =
                        (is_first && !plain).then(|| presets::load().known(&preview.mapping)).flatten();
                    self.previewed(*preview, known, is_first);
                }
                Response::Failed(problem) => self.change_import(|import| import.problem = Some(problem)),
                _ => {}
            }
        });
    }

    fn previewed(self, preview: Preview, known: Option<Mapping>, is_first: bool) {
        let into = self.usual_target(known.as_ref().unwrap_or(&preview.mapping));
        self.change_import(|import| {
            if is_first {
                import.into = into;
                import.origin = Origin::Guess;
            }
            import.mapping = preview.mapping.clone();
            if let Some(mapping) = known {
                import.mapping = mapping;
                import.origin = Origin::LastTime;
            }
            import.preview = Some(preview);
            import.problem = None;
        });
    }

    /// Where a file of this mapping goes unless the user says otherwise.
    fn usual_target(self, mapping: &Mapping) -> Option<DatasetId> {
        let of_batch = self.importing_into.get_value();
        let journey = untrack(|| self.journey()).and_then(|journey| journey.dataset);
        self.data.sets.with_untracked(|sets| {
            let is_there = |id: &DatasetId| sets.iter().any(|set| set.id == *id);
            of_batch.filter(is_there).or_else(|| target(sets, journey, mapping))
        })
    }

    /// Says what the file holds; what its columns mean is guessed anew for that.
    pub fn choose_holds(self, holds: Holds) {
        let Some(import) = self.data.import.get_untracked() else { return };
        self.change_import(|import| import.origin = Origin::Guess);
        self.look(Some(Mapping { holds, roles: Vec::new(), ..import.mapping }), false);
    }

    /// Looks at another sheet of the workbook; what its columns mean is guessed anew.
    pub fn choose_sheet(self, sheet: String) {
        let Some(import) = self.data.import.get_untracked() else { return };
        self.look(Some(Mapping { sheet, roles: Vec::new(), headers: Vec::new(), ..import.mapping }), false);
    }

    /// Corrects how the file shall be read.
    pub fn change_mapping(self, change: impl FnOnce(&mut Mapping)) {
        self.change_import(|import| {
            change(&mut import.mapping);
            // It was said of the mapping before.
            import.problem = None;
        });
    }

    /// Takes a preset's mapping for this file.
    pub fn apply_preset(self, mapping: Mapping, name: String) {
        self.change_import(|import| {
            import.mapping = mapping.fitted_to(&import.mapping);
            import.origin = Origin::Preset(name);
            import.problem = None;
        });
    }

    /// Says where the rows go; none is a data set of their own.
    pub fn choose_target(self, into: Option<DatasetId>) {
        self.change_import(|import| import.into = into);
    }

    /// Says what becomes of rows that are there already.
    pub fn choose_repeats(self, repeats: Repeats) {
        self.change_import(|import| import.repeats = repeats);
    }

    /// Leaves the import and all that wait; one that runs is stopped and nothing of it is kept.
    pub fn close_import(self) {
        self.cancel_import();
        self.data.waiting.set(Vec::new());
        self.data.import.set(None);
    }

    /// Leaves this file and goes on with the next.
    pub fn skip_import(self) {
        self.cancel_import();
        self.next_import();
    }

    fn next_import(self) {
        self.data.imported.update(|done| *done += 1);
        let next = self.data.waiting.try_update(|waiting| (!waiting.is_empty()).then(|| waiting.remove(0)));
        match next.flatten() {
            Some(file) => self.begin_import(file),
            None => self.data.import.set(None),
        }
    }

    /// Reads the whole file as the mapping says. The data set is then listed, shown, and linked to the shown journey
    /// if that has none.
    pub fn run_import(self) {
        let Some(import) = self.data.import.get_untracked() else { return };
        let Some(client) = self.client.get_value() else { return };
        self.change_import(|import| {
            import.progress = Some(Progress { done: 0, total: 0, rows: 0 });
            import.problem = None;
        });
        let request = Request::Import {
            dataset: import.into.unwrap_or_else(|| DatasetId(random::bits())),
            name: import.file.name(),
            mapping: import.mapping.clone(),
            synthetic: false,
            add: import.into.map(|_| import.repeats),
        };
        // What arrives after the user stopped it would bring the progress back.
        let on_progress = move |progress| {
            self.change_import(|import| {
                if import.progress.is_some() {
                    import.progress = Some(progress);
                }
            });
        };
        let source = Source::File(import.file.take().into());
        let asking = client.ask_with_progress(&request, &source, on_progress);
        self.importing.set_value(Some(asking.cancel_handle()));
        spawn_local(async move {
            let response = asking.await;
            self.importing.set_value(None);
            match response {
                Response::Imported(info) => {
                    presets::change(|presets| presets.remember(import.mapping));
                    self.add_dataset(&info);
                    self.welcome_dataset(&info, import.into.is_some());
                    self.importing_into.set_value(Some(info.id));
                    self.next_import();
                }
                Response::Failed(problem) => self.change_import(|import| {
                    import.progress = None;
                    import.problem = Some(problem);
                }),
                _ => {
                    self.change_import(|import| import.progress = None);
                    self.done(words::STOPPED);
                }
            }
        });
    }

    /// Amounts are shown in the currency that the file named last; what it is, if that is new.
    fn take_currency(self, info: &DatasetInfo) -> Option<String> {
        let currency = info.files().last()?.mapping.currency.clone();
        let settings = self.document.workspace.with_untracked(|workspace| workspace.settings.clone());
        let is_new = !currency.is_empty() && currency != settings.currency;
        let taken = Command::SetSettings(Settings { currency: currency.clone(), ..settings });
        (is_new && !self.document.read_only.get_untracked() && self.dispatch(taken)).then_some(currency)
    }

    /// Shows a data set that was imported or added to, says what became of the file, and links it to the shown journey if
    /// that has none.
    fn welcome_dataset(self, info: &DatasetInfo, added: bool) {
        let lang = self.view.lang.get_untracked();
        let mut text = match info.files.last().filter(|_| added) {
            Some(file) => file.outcome.words(file.quality.rows_rejected(), lang),
            None => {
                let (kept, left_out) = (info.quality.rows_kept, info.quality.rows_rejected());
                import_words::imported(kept, left_out, lang)
            }
        };
        self.data.chosen.set(Some(info.id));
        let unlinked = untrack(|| self.dataset().is_none());
        let journey = untrack(|| self.journey()).filter(|_| unlinked);
        let journey = journey.filter(|_| !self.document.read_only.get_untracked());
        if let Some(journey) = &journey {
            self.link_dataset(Some(info.id));
            text.push_str(words::JOIN_SENTENCES.get(lang));
            text.push_str(&words::LINKED.fill(lang, &[("name", &journey.name)]));
        }
        if let Some(currency) = self.take_currency(info) {
            text.push_str(words::JOIN_SENTENCES.get(lang));
            text.push_str(&words::CURRENCY_TAKEN.fill(lang, &[("currency", &currency)]));
        }
        let linked = journey.map(|journey| journey.id);
        self.data.landed.set(Some(Landed { dataset: info.id, added, linked }));
        // Only the last one can be taken back.
        self.notices.update(|notices| notices.retain(|notice| notice.undo != Some(Undo::Import)));
        self.tell_with(Tone::Done, text, Some(Undo::Import));
    }

    /// Makes everything as it was before the last import.
    pub fn take_back_import(self) {
        let Some(landed) = self.data.landed.get_untracked() else { return };
        self.data.landed.set(None);
        self.notices.update(|notices| notices.retain(|notice| notice.undo != Some(Undo::Import)));
        let is_linked = untrack(|| self.journey()).is_some_and(|journey| {
            landed.linked == Some(journey.id) && journey.dataset == Some(landed.dataset)
        });
        if is_linked {
            self.link_dataset(None);
        }
        if !landed.added {
            return self.delete_dataset(landed.dataset);
        }
        spawn_local(async move {
            let lang = self.view.lang.get_untracked();
            match self.ask(&Request::TakeBack { dataset: landed.dataset }, &Source::None).await {
                Response::Opened(info) => {
                    self.add_dataset(&info);
                    let rows = number::count(info.quality.rows_kept);
                    self.tell(
                        Tone::Done,
                        import_words::TAKEN_BACK.fill(lang, &[("name", &info.name), ("n", &rows)]),
                        false,
                    );
                }
                // The worker was started anew meanwhile, and what was before is gone with it.
                _ => self.problem(import_words::NOT_TAKEN_BACK.get(lang).to_owned()),
            }
        });
    }

    fn change_import(self, change: impl FnOnce(&mut Import)) {
        self.data.import.update(|import| {
            if let Some(import) = import {
                change(import);
            }
        });
    }

    /// Stops the import that runs; nothing of it is kept.
    pub fn cancel_import(self) {
        self.importing.update_value(|handle| {
            if let Some(handle) = handle.take() {
                handle.cancel();
            }
        });
    }

    /// Saves the mapping on show under a name; one of that name is replaced.
    pub fn save_preset(self, name: String) {
        let Some(import) = self.data.import.get_untracked() else { return };
        let lang = self.view.lang.get_untracked();
        if presets::change(|presets| presets.save(&name, import.mapping)) {
            self.data.presets.update(|changed| *changed += 1);
            self.change_import(|import| import.origin = Origin::Preset(name));
        } else {
            self.problem(problem::store("quota", lang));
        }
    }

    /// Deletes a named preset.
    pub fn delete_preset(self, name: String) {
        presets::change(|presets| presets.delete(&name));
        self.data.presets.update(|changed| *changed += 1);
        self.change_import(|import| {
            if import.origin == Origin::Preset(name) {
                import.origin = Origin::Guess;
            }
        });
    }

    /// The named mappings that fit the file on show; tracked.
    pub fn fitting_presets(self) -> Vec<(String, Mapping)> {
        self.data.presets.track();
        let file = self.data.import.with(|import| import.as_ref().map(|import| import.mapping.clone()));
        file.map(|file| presets::load().fitting(&file).cloned().collect()).unwrap_or_default()
    }
}
