//! Figures of files on the command line, by the engine that the page uses:
//! `cargo xtask kpi FILE... --query Q.json [--mapping M.json]... [--update] [--utc-offset MINUTES]`.
//!
//! All files are one data set, added in their order. Answers go to stdout as one JSON document, everything else to stderr.
//! `docs/kpi.md` has an example of each measure.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    host::main()
}

#[cfg(not(target_arch = "wasm32"))]
mod host {
    use serde_json::{Value, json};
    use std::io::Write as _;
    use std::{fs, io, process::ExitCode};
    use waymark::engine::measure::{Answer, Inquiry};
    use waymark::engine::{DatasetInfo, Engine, ImportJob, Problem, Request, Response};
    use waymark::model::DatasetId;
    use waymark::table::{
        Format, HostGb18030, Mapping, PREVIEW_BYTES, Preview, Reading, Repeats, SAMPLE_BYTES, recognise,
    };
    use waymark::text::Lang;

    const USAGE: &str = "kpi FILE... --query Q.json [--mapping M.json]... [--update] [--utc-offset MINUTES]
All files are one data set. The first mapping is that of the first file, and so on; - and none are guessed.
--update: rows that are there already take on what a later file says, instead of being skipped.";
    const DATASET: DatasetId = DatasetId(1);
    /// So much is given to the reader at a time.
    const PIECE_BYTES: usize = 1 << 20;

    type Result<T> = std::result::Result<T, String>;

    /// The words of the command line.
    #[derive(Default)]
    struct Asked {
        files: Vec<String>,
        query: Option<String>,
        mappings: Vec<String>,
        repeats: Repeats,
        utc_offset_minutes: i32,
    }

    pub(super) fn main() -> ExitCode {
        match run(std::env::args().skip(1)) {
            Ok(()) => ExitCode::SUCCESS,
            Err(message) => {
                say(&message);
                ExitCode::FAILURE
            }
        }
    }

    fn say(message: &str) {
        // Nobody is left to tell if stderr is closed.
        drop(writeln!(io::stderr(), "{message}"));
    }

    fn run(words: impl Iterator<Item = String>) -> Result<()> {
        let asked = Asked::read(words)?;
        let inquiry: Inquiry = read_json(asked.query.as_deref().ok_or(USAGE)?)?;
        let mut engine = Engine::new();
        let mut files = Vec::new();
        for at in 0..asked.files.len() {
            let info = add(&mut engine, &asked, at)?;
            files.extend(info.files.last().map(|file| {
                json!({
                    "file": file.name,
                    "holds": file.mapping.holds,
                    "rows_read": file.quality.rows_read,
                    "rows_kept": file.quality.rows_kept,
                    "findings": file.quality.findings(),
                    "outcome": file.outcome,
                })
            }));
        }
        let answers = answers(&mut engine, inquiry).map_err(|problem| problem.words(Lang::En))?;
        for (at, answer) in answers.iter().enumerate() {
            if let Answer::Refused { reason } = answer {
                say(&format!("measure {}: {}", at + 1, reason.words(Lang::En)));
            }
        }
        let document: Value = json!({ "files": files, "answers": answers });
        let text = serde_json::to_string_pretty(&document).map_err(|error| error.to_string())?;
        writeln!(io::stdout(), "{text}").map_err(|error| error.to_string())
    }

    impl Asked {
        fn read(mut words: impl Iterator<Item = String>) -> Result<Asked> {
            let mut asked = Asked::default();
            while let Some(word) = words.next() {
                let mut value = || words.next().ok_or_else(|| format!("{word} needs a value\n{USAGE}"));
                match word.as_str() {
                    "--query" => asked.query = Some(value()?),
                    "--mapping" => asked.mappings.push(value()?),
                    "--update" => asked.repeats = Repeats::Update,
                    "--utc-offset" => {
                        let minutes = value()?.parse();
                        asked.utc_offset_minutes =
                            minutes.map_err(|error| format!("--utc-offset: {error}"))?;
                    }
                    _ if word.starts_with("--") => {
                        return Err(format!("{word} is not an option here\n{USAGE}"));
                    }
                    _ => asked.files.push(word),
                }
            }
            if asked.files.is_empty() { Err(USAGE.into()) } else { Ok(asked) }
        }
    }

    fn read_json<T: serde::de::DeserializeOwned>(path: &str) -> Result<T> {
        let text = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
        serde_json::from_str(&text).map_err(|error| format!("{path}: {error}"))
    }

    /// Adds a file to the data set; the first one is it.
    fn add(engine: &mut Engine, asked: &Asked, at: usize) -> Result<DatasetInfo> {
        let path = &asked.files[at];
        let bytes = fs::read(path).map_err(|error| format!("{path}: {error}"))?;
        let mapping: Mapping = match asked.mappings.get(at).filter(|mapping| *mapping != "-") {
            Some(mapping) => read_json(mapping)?,
            None => guess(engine, path, &bytes, asked.utc_offset_minutes)?,
        };
        let failed = |problem: Problem| format!("{path}: {}", problem.words(Lang::En));
        let format = mapping.format;
        let reading = (format != Format::Text).then(|| Reading::import(&mapping, decoder()));
        let request = Request::Import {
            dataset: DATASET,
            name: path.into(),
            mapping,
            synthetic: false,
            add: (at > 0).then_some(asked.repeats),
        };
        let mut job = ImportJob::begin(request, decoder()).map_err(failed)?;
        if let Some(reading) = reading {
            job.read_by(reading);
        }
        bytes.chunks(PIECE_BYTES).try_for_each(|piece| job.push(piece)).map_err(failed)?;
        while job.pull().map_err(failed)? {}
        match engine.finish_import(job) {
            Response::Imported(info) => Ok(*info),
            Response::Failed(problem) => Err(failed(problem)),
            other => Err(format!("{path}: {other:?}")),
        }
    }

    fn decoder() -> Box<HostGb18030> {
        Box::default()
    }

    fn answers(engine: &mut Engine, inquiry: Inquiry) -> std::result::Result<Vec<Answer>, Problem> {
        let Inquiry { filter, measures } = inquiry;
        let mut answered = Err(Problem::Crashed);
        engine.handle(Request::Measure { dataset: DATASET, filter, measures }, &mut |response| {
            answered = match response {
                Response::Measured(answers) => Ok(answers),
                Response::Failed(problem) => Err(problem),
                _ => Err(Problem::Crashed),
            };
        });
        answered
    }

    /// The mapping guessed from the beginning of a file, said so that it can be corrected and given.
    fn guess(engine: &Engine, path: &str, bytes: &[u8], utc_offset_minutes: i32) -> Result<Mapping> {
        let head = &bytes[..bytes.len().min(PREVIEW_BYTES)];
        let failed = |problem: Problem| format!("{path}: {}", problem.words(Lang::En));
        let preview = match recognise(head, path).map_err(|fault| fault.words(Lang::En))? {
            Format::Text => match engine.preview(head, utc_offset_minutes, None, &mut *decoder(), Lang::En) {
                Response::Previewed(preview) => *preview,
                Response::Failed(problem) => return Err(failed(problem)),
                other => return Err(format!("{path}: {other:?}")),
            },
            format => look(format, bytes, utc_offset_minutes).map_err(failed)?,
        };
        let text = serde_json::to_string(&preview.mapping).map_err(|error| error.to_string())?;
        say(&format!("{path}: mapping guessed (correct it with --mapping):\n{text}"));
        Ok(preview.mapping)
    }

    fn look(format: Format, bytes: &[u8], utc_offset_minutes: i32) -> std::result::Result<Preview, Problem> {
        let most = usize::try_from(SAMPLE_BYTES).unwrap_or(usize::MAX);
        let is_part = format != Format::Xlsx && bytes.len() > most;
        let first = if is_part { &bytes[..most] } else { bytes };
        let mut reading = Reading::look(format, first, None, decoder());
        reading.push(first)?;
        while !is_part && reading.pull()? {}
        Ok(reading.into_preview(utc_offset_minutes, Lang::En)?)
    }
}
