//! Out and in: exports of the workspace, the journey and the map; files that are opened. What reads and writes files
//! is a part of its own that is loaded when it is needed first.

use super::{Accepted, Page, Session, Tone};
use crate::edit::Command;
use crate::engine::DatasetInfo;
use crate::export::Format;
use crate::file::{self, Content};
use crate::layout::Theme;
use crate::layout::text::MeasureText;
use crate::table::holds_records;
use crate::template::Template;
use crate::text::{Phrase, data, problem, shell as words};
use crate::web::part::{PartMissing, part};
use crate::web::raster::{self, RasterError};
use crate::web::{clock, files, measure::CanvasWidths, print, random};
use crate::{exchange, export, layout};
use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use std::future::Future;
use std::pin::Pin;
use web_sys::{Blob, File};

/// A workspace file larger than this is no workspace file.
const LARGEST_FILE: u64 = 64 << 20;
/// Pixels of a chart's PNG for each pixel of the chart.
const CHART_SCALE: f64 = 2.0;

/// What is asked of the part that reads and writes files.
#[derive(Clone, Debug)]
enum Job {
    Journey,
    Template,
    Workspace { with_data: bool },
    Svg,
    Png { scale: f64 },
    Office(Format),
    Findings(Box<DatasetInfo>),
    Print,
    Open(SendWrapper<File>),
    Tables(SendWrapper<Vec<File>>),
    Take(Accepted),
    Stored { json: String, then: Then },
}

/// What becomes of a stored state that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Then {
    /// It is shown: this revision of its workspace.
    Show { revision: u64 },
    /// It takes the place of what is open, as a change that can be undone; another workspace is opened beside.
    Restore,
}

part! { files => fn work(session: Session, job: Job) -> Pin<Box<dyn Future<Output = ()>>> {
    Box::pin(session.work(job))
} }

part! { files => fn reader() -> () {} }

/// Fetches the part that reads and writes files ahead of its use; if that fails, the use will tell.
pub(super) async fn fetch_reader() {
    reader().await.ok();
}

impl Session {
    /// Downloads the shown journey with its last figures.
    pub fn export_journey(self) {
        self.begin(Job::Journey);
    }

    /// Downloads the shown journey as a template.
    pub fn save_template(self) {
        self.begin(Job::Template);
    }

    /// Downloads the whole workspace with the last figures; with raw customer rows only if asked.
    pub fn export_workspace(self, with_data: bool) {
        self.begin(Job::Workspace { with_data });
    }

    /// Downloads the map as SVG.
    pub fn export_svg(self) {
        self.begin(Job::Svg);
    }

    /// Downloads the map as PNG with so many pixels for each of the map, 1 to 4.
    pub fn export_png(self, scale: f64) {
        self.begin(Job::Png { scale });
    }

    /// Downloads the map as a file for another program.
    pub fn export_office(self, format: Format) {
        self.begin(Job::Office(format));
    }

    /// Prints the map on pages, or gives them to the browser to save as PDF.
    pub fn print(self) {
        self.begin(Job::Print);
    }

    /// Does with the map from another program what the user chose.
    pub fn accept(self, accepted: Accepted) {
        self.begin(Job::Take(accepted));
    }

    /// Downloads the findings of an import.
    pub fn export_findings(self, info: &DatasetInfo) {
        self.begin(Job::Findings(Box::new(info.clone())));
    }

    /// Lets the user choose a file and opens it.
    pub fn pick_file(self) {
        spawn_local(async move {
            self.open_files(
                files::pick_many(".csv,.tsv,.txt,.xlsx,.xlsm,.json,.jsonl,.ndjson,.xes,.svg,.png,.mmd").await,
            );
        });
    }

    /// Opens files: workspaces, journeys and templates (which are added to this workspace), or data to import.
    pub fn open_files(self, files: Vec<File>) {
        let is_ours = |file: &File| {
            let name = file.name().to_ascii_lowercase();
            [".json", ".svg", ".png", ".mmd", ".mermaid"].iter().any(|ending| name.ends_with(ending))
        };
        let (ours, data): (Vec<File>, Vec<File>) = files.into_iter().partition(is_ours);
        ours.into_iter().for_each(|file| self.begin(Job::Open(SendWrapper::new(file))));
        if !data.is_empty() {
            self.begin(Job::Tables(SendWrapper::new(data)));
        }
    }

    pub(super) fn open_data(self, files: Vec<File>) {
        self.go(Page::Data);
        self.begin_imports(files);
    }

    fn begin(self, job: Job) {
        spawn_local(self.finish(job));
    }

    /// Reads a stored state and does with it what is said.
    pub(super) async fn read_stored(self, json: String, then: Then) {
        self.finish(Job::Stored { json, then }).await;
    }

    async fn finish(self, job: Job) {
        match work(self, job).await {
            Ok(work) => work.await,
            Err(PartMissing) => self.problem(self.now(words::PART_MISSING).to_owned()),
        }
    }

    async fn work(self, job: Job) {
        match job {
            Job::Journey => self.write_journey(),
            Job::Template => self.write_template(),
            Job::Workspace { with_data } => self.write_workspace(with_data).await,
            Job::Svg => self.write_svg(),
            Job::Png { scale } => self.write_png(scale).await,
            Job::Office(format) => self.write_office(format),
            Job::Findings(info) => self.write_findings(&info),
            Job::Print => self.print_map().await,
            Job::Tables(files) => self.open_tables(files.take()).await,
            Job::Take(accepted) => self.take_offer(accepted).await,
            Job::Open(file) => self.read_file(file.take()).await,
            Job::Stored { json, then } => match (file::load(&json), then) {
                (Ok(loaded), Then::Show { revision }) => self.take(loaded, revision),
                (Ok(loaded), Then::Restore) => self.take_back(loaded).await,
                (Err(error), _) => self.problem(error.text(self.view.lang.get_untracked())),
            },
        }
    }

    fn write_journey(self) {
        let Some(journey) = self.journey() else { return };
        let workspace = self.document.workspace.get_untracked();
        let figures = self.data.figures.with_untracked(|remote| remote.figures().cloned());
        self.keep_exported();
        let text = file::save_journey(&workspace, journey.id, figures.as_deref(), &clock::now());
        self.download(&journey.name, "waymark.json", "application/json", text.as_bytes());
    }

    async fn write_workspace(self, with_data: bool) {
        let workspace = self.document.workspace.get_untracked();
        let figures = self.data.figures.with_untracked(|remote| remote.figures().cloned());
        self.keep_exported();
        let data = if with_data { self.raw_data().await } else { Vec::new() };
        let text = file::export_workspace(&workspace, figures.as_deref(), &data, &clock::now());
        let note = if with_data { self.now(words::WITH_DATA) } else { "" };
        let name = format!("{}{note}", workspace.name);
        self.download(&name, "waymark.json", "application/json", text.as_bytes());
    }

    /// The stored columns of every data set a journey of the workspace refers to.
    async fn raw_data(self) -> Vec<file::RawDataset> {
        let Some(store) = self.store.get_value() else { return Vec::new() };
        let workspace = self.document.workspace.get_untracked();
        let mut raw = Vec::new();
        for info in self.data.sets.get_untracked() {
            if workspace.journeys.iter().any(|journey| journey.dataset == Some(info.id)) {
                match store.dataset(info.id).await {
                    Ok(Some((info, chunks))) => raw.push(file::RawDataset { info, chunks }),
                    Ok(None) => {}
                    Err(error) => self.store_failed(&error),
                }
            }
        }
        raw
    }

    fn write_svg(self) {
        let Some(journey) = self.journey() else { return };
        let json = self.document.workspace.with_untracked(|all| file::pack_journey(all, journey.id));
        let svg = self
            .laid_out(|input, measure| export::svg_with(&layout::scene(input, measure), Theme::Light, &json));
        let Some(svg) = svg else { return };
        self.download(&journey.name, "svg", "image/svg+xml", svg.as_bytes());
    }

    /// The picture carries the journey: what the canvas gives gets a chunk more.
    async fn write_png(self, scale: f64) {
        let Some(journey) = self.journey() else { return };
        let drawn = self.laid_out(|input, measure| {
            let scene = layout::scene(input, measure);
            (export::svg(&scene, Theme::Light), export::svg_size(&scene))
        });
        let Some((svg, size)) = drawn else { return };
        let Some(blob) = self.raster(&svg, (size.width, size.height), scale).await else { return };
        let Ok(png) = files::read_bytes(&blob, u64::MAX).await else { return self.no_png() };
        let json = self.document.workspace.with_untracked(|all| file::pack_journey(all, journey.id));
        self.download(&journey.name, "png", "image/png", &export::png_with(&png, &json));
    }

    fn write_office(self, format: Format) {
        let Some(journey) = self.journey() else { return };
        let Some(bytes) = self.laid_out(|input, measure| format.write(input, measure)) else { return };
        let (ending, mime) = format.ending();
        let lang = self.view.lang.get_untracked();
        let left_out = if format == Format::Xlsx { export::left_out(&journey, lang) } else { None };
        self.download_telling(&journey.name, (ending, mime), &bytes, left_out);
    }

    async fn print_map(self) {
        let Some(pages) = self.laid_out(export::print_pages) else { return };
        if let Err(error) = print::print(&pages).await {
            self.not_saved(&error);
        }
    }

    /// Downloads an SVG of this size (CSS pixels) as a PNG named after `name`, and says so.
    pub async fn download_png(self, name: &str, svg: &str, size: (f64, f64)) {
        let name = file_name(name, "png");
        let Some(blob) = self.raster(svg, size, CHART_SCALE).await else { return };
        match files::download(&name, &blob) {
            Ok(()) => self.told(words::EXPORTED, &name),
            Err(error) => self.not_saved(&error),
        }
    }

    /// An SVG as a PNG; if there is none, it is said why.
    async fn raster(self, svg: &str, (width, height): (f64, f64), scale: f64) -> Option<Blob> {
        match raster::svg_to_png(svg, width, height, scale).await {
            Ok(blob) => Some(blob),
            Err(RasterError::TooLarge { largest_scale }) if largest_scale >= 1.0 => {
                let lang = self.view.lang.get_untracked();
                let most = largest_scale.floor().to_string();
                self.problem(words::PNG_TOO_LARGE.fill(lang, &[("most", &most)]));
                None
            }
            Err(_) => {
                self.no_png();
                None
            }
        }
    }

    fn no_png(self) {
        self.problem(self.now(words::PNG_FAILED).to_owned());
    }

    /// What is made of the shown journey and its figures, in the widths of this page's fonts.
    fn laid_out<T>(self, make: impl FnOnce(&layout::Input<'_>, &mut dyn MeasureText) -> T) -> Option<T> {
        let workspace = self.document.workspace.get_untracked();
        let journey = self.journey()?;
        let figures = self.data.figures.with_untracked(|remote| remote.figures().cloned());
        let source = self.dataset().map(|info| info.name);
        let linked = self.data.linked.get_untracked();
        let input = layout::Input {
            workspace: &workspace,
            journey: &journey,
            figures: figures.as_deref(),
            source: source.as_deref(),
            linked: &linked,
            lang: self.view.lang.get_untracked(),
            persona: self.view.persona.get_untracked(),
            viewport_width: layout::EXPORT_WIDTH,
            whole_cards: true,
        };
        Some(make(&input, &mut CanvasWidths::new()))
    }

    fn write_findings(self, info: &DatasetInfo) {
        let lang = self.view.lang.get_untracked();
        let name = data::FINDINGS_FILE.fill(lang, &[("name", &info.name)]);
        let files = info.files();
        let files: Vec<_> = files.iter().map(|file| (file.name.as_str(), &file.quality)).collect();
        let text = export::findings_csv(&files, info.place(), lang);
        self.download(&name, "csv", "text/csv", text.as_bytes());
    }

    /// Downloads bytes as a file named after `name`, and says so.
    pub fn download(self, name: &str, extension: &str, mime: &str, bytes: &[u8]) {
        self.download_telling(name, (extension, mime), bytes, None);
    }

    /// The same, and what is not in the file.
    fn download_telling(
        self,
        name: &str,
        (extension, mime): (&str, &str),
        bytes: &[u8],
        left_out: Option<String>,
    ) {
        let name = file_name(name, extension);
        match (files::download_bytes(&name, mime, bytes), left_out) {
            (Err(error), _) => self.not_saved(&error),
            (Ok(()), None) => self.told(words::EXPORTED, &name),
            (Ok(()), Some(what)) => {
                let lang = self.view.lang.get_untracked();
                let values = [("name", name.as_str()), ("what", &what)];
                self.tell(Tone::Done, words::EXPORTED_WITHOUT.fill(lang, &values), false);
            }
        }
    }

    fn not_saved(self, error: &files::FileError) {
        let lang = self.view.lang.get_untracked();
        self.problem(match error {
            files::FileError::Browser(why) => problem::NOT_SAVED.fill(lang, &[("why", why)]),
            other => other.words(lang),
        });
    }

    fn told(self, phrase: Phrase, name: &str) {
        let lang = self.view.lang.get_untracked();
        self.tell(Tone::Done, phrase.fill(lang, &[("name", name)]), false);
    }

    async fn read_file(self, file: File) {
        let name = file.name();
        let lang = self.view.lang.get_untracked();
        if [".svg", ".png"].iter().any(|ending| name.to_ascii_lowercase().ends_with(ending)) {
            return self.read_picture(&file, &name).await;
        }
        match files::read_text(&file, LARGEST_FILE).await {
            Ok(text) if exchange::is_mermaid(&text) => self.offer_diagram(&name, &text),
            Ok(text) if Template::claims(&text) => self.open_template(&text, &name),
            // No whole file of ours is without this word; looking for it is faster than reading data as one. One that was
            // cut off may have lost it, but not its name.
            Ok(text)
                if !text.contains("\"waymark\"") && !name.contains(".waymark") && holds_records(&text) =>
            {
                self.open_data(vec![file]);
            }
            Ok(text) => match file::load_any(&text) {
                Ok(content) => self.open_content(content, &name).await,
                Err(file::FileError::NotWaymark) if holds_records(&text) => self.open_data(vec![file]),
                Err(error) => self.problem(format!("{name}: {}", error.text(lang))),
            },
            // Larger than any workspace, or in an encoding that no workspace has: data, if anything.
            Err(files::FileError::TooLarge { .. } | files::FileError::NotUtf8) => self.open_data(vec![file]),
            Err(error) => self.problem(format!("{name}: {}", error.words(lang))),
        }
    }

    /// A picture of a map has the journey in it.
    async fn read_picture(self, file: &File, name: &str) {
        let lang = self.view.lang.get_untracked();
        let bytes = match files::read_bytes(file, LARGEST_FILE).await {
            Ok(bytes) => bytes,
            Err(error) => return self.problem(format!("{name}: {}", error.words(lang))),
        };
        let Some(text) = export::carried(&bytes) else {
            return self.problem(words::NO_MAP_INSIDE.fill(lang, &[("name", name)]));
        };
        match file::load_any(&text) {
            Ok(content) => self.open_content(content, name).await,
            Err(error) => self.problem(format!("{name}: {}", error.text(lang))),
        }
    }

    pub(super) async fn open_content(self, content: Content, name: &str) {
        match content {
            Content::Workspace(loaded) => {
                for raw in &loaded.data {
                    self.restore_data(raw).await;
                }
                let notices = loaded.notice(self.view.lang.get_untracked());
                self.adopt(loaded.workspace, loaded.read_only).await;
                self.told(words::FILE_OPENED, name);
                if let Some(notice) = notices {
                    self.problem(notice);
                }
            }
            Content::Journey(part) => {
                self.keep_stored().await;
                let workspace = self.document.workspace.get_untracked();
                let mut next = || random::bits();
                let (merged, journey) = file::merge_journey(&workspace, *part, &mut next);
                if self.dispatch(Command::ReplaceWorkspace(Box::new(merged))) {
                    self.show_journey(journey);
                    self.told(words::JOURNEY_ADDED, name);
                }
            }
        }
        self.go(Page::Map);
    }

    async fn restore_data(self, raw: &file::RawDataset) {
        let Some(store) = self.store.get_value() else { return };
        match store.put_dataset(&raw.info, &raw.chunks).await {
            Ok(()) => self.add_dataset(&raw.info),
            Err(error) => self.store_failed(&error),
        }
    }
}

/// A file name that every system takes.
fn file_name(name: &str, extension: &str) -> String {
    let safe: String = name
        .chars()
        .map(|c| if c.is_control() || r#"/\:*?"<>|"#.contains(c) { '-' } else { c })
        .take(80)
        .collect();
    let safe = safe.trim().trim_matches('.');
    format!("{}.{extension}", if safe.is_empty() { "waymark" } else { safe })
}
