//! The floor plan, enforced: `src/lib.rs` lists the rooms in the order of dependency, and every file is held
//! to it and to what each room may know of the outside. It reads text, not types: comments and strings are
//! blanked first, which is exact enough for names and cheap enough for every run.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const MAX_LINES: usize = 450;

/// A room of `src/lib.rs`.
struct Room {
    name: String,
    browser: bool,
}

/// A file of the crate, as text and with comments and literals blanked.
struct Source {
    /// Path relative to the package, with `/`.
    path: String,
    /// The room it belongs to; `None` for `lib.rs`, `main.rs` and `bin/`.
    room: Option<String>,
    text: String,
    code: String,
}

impl Source {
    fn is_in(&self, rooms: &[&str]) -> bool {
        self.room.as_deref().is_some_and(|room| rooms.contains(&room))
    }

    fn is_bin(&self) -> bool {
        self.room.is_none() && self.path != "src/lib.rs"
    }
}

fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files_below(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.unwrap().path();
        if path.ends_with("node_modules") {
            continue;
        } else if path.is_dir() {
            found.extend(files_below(&path, extension));
        } else if path.extension().is_some_and(|end| end == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn relative(path: &Path) -> String {
    path.strip_prefix(package()).unwrap().to_string_lossy().replace('\\', "/")
}

fn room_of(path: &str) -> Option<String> {
    let inside = path.strip_prefix("src/")?;
    let first = inside.split('/').next()?;
    match first {
        "bin" | "main.rs" | "lib.rs" => None,
        name => Some(name.trim_end_matches(".rs").to_owned()),
    }
}

fn sources() -> Vec<Source> {
    let all: Vec<Source> = files_below(&package().join("src"), "rs")
        .into_iter()
        .map(|file| {
            let text = fs::read_to_string(&file).unwrap();
            let path = relative(&file);
            Source { room: room_of(&path), code: code_only(&text), path, text }
        })
        .collect();
    assert!(all.len() > 20, "the walk through src found only {} files", all.len());
    all
}

fn rooms() -> Vec<Room> {
    rooms_of(&fs::read_to_string(package().join("src/lib.rs")).unwrap())
}

fn rooms_of(lib: &str) -> Vec<Room> {
    let mut browser = false;
    let mut rooms = Vec::new();
    for line in lib.lines().map(str::trim) {
        if line.starts_with("#[cfg") {
            browser = line.contains("target_arch = \"wasm32\"") && !line.contains("not(");
        } else if let Some(name) = line.strip_prefix("pub mod ").and_then(|rest| rest.strip_suffix(';')) {
            rooms.push(Room { name: name.to_owned(), browser });
            browser = false;
        }
    }
    rooms
}

/// The text with comments, strings and characters replaced by blanks; line breaks stay.
fn code_only(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let end = match chars[at] {
            '/' if chars.get(at + 1) == Some(&'/') => seek(&chars, at, |rest| rest[0] == '\n'),
            '/' if chars.get(at + 1) == Some(&'*') => block_comment_end(&chars, at),
            '"' => string_end(&chars, at + 1),
            'r' if raw_hashes(&chars, at).is_some() => raw_string_end(&chars, at),
            '\'' => character_end(&chars, at),
            _ => {
                out.push(chars[at]);
                at += 1;
                continue;
            }
        };
        out.extend(chars[at..end].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
        at = end;
    }
    out
}

fn seek(chars: &[char], from: usize, found: impl Fn(&[char]) -> bool) -> usize {
    (from..chars.len()).find(|at| found(&chars[*at..])).unwrap_or(chars.len())
}

fn block_comment_end(chars: &[char], from: usize) -> usize {
    let mut depth = 0;
    let mut at = from;
    while at < chars.len() {
        match (chars[at], chars.get(at + 1)) {
            ('/', Some('*')) => (depth, at) = (depth + 1, at + 2),
            ('*', Some('/')) if depth == 1 => return at + 2,
            ('*', Some('/')) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    chars.len()
}

fn string_end(chars: &[char], mut at: usize) -> usize {
    while at < chars.len() {
        match chars[at] {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    chars.len()
}

/// The hashes of `r#"` at this place, if a raw string starts here.
fn raw_hashes(chars: &[char], at: usize) -> Option<usize> {
    let in_a_word =
        at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_') && chars[at - 1] != 'b';
    let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
    (!in_a_word && chars.get(at + 1 + hashes) == Some(&'"')).then_some(hashes)
}

fn raw_string_end(chars: &[char], at: usize) -> usize {
    let hashes = raw_hashes(chars, at).unwrap_or(0);
    let end: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    (seek(chars, at + hashes + 2, |rest| rest.starts_with(&end)) + end.len()).min(chars.len())
}

/// A character literal ends at its quote; a lifetime is left alone.
fn character_end(chars: &[char], at: usize) -> usize {
    match (chars.get(at + 1), chars.get(at + 2)) {
        (Some('\\'), _) => (seek(chars, at + 3, |rest| rest[0] == '\'') + 1).min(chars.len()),
        (Some(_), Some('\'')) => at + 3,
        _ => at + 1,
    }
}

/// The rooms that a piece of code names by `crate::room` or `crate::{room, ...}`.
fn rooms_used(code: &str) -> Vec<String> {
    let mut used = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_' || before == '$') {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(group) => used.extend(first_level(group)),
            None => used.push(identifier(rest)),
        }
    }
    used.retain(|name| !name.is_empty());
    used.sort();
    used.dedup();
    used
}

fn identifier(text: &str) -> String {
    text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The first identifier of each entry of `a::b, c::{d, e}}`.
fn first_level(group: &str) -> Vec<String> {
    let mut names = vec![identifier(group)];
    let mut depth = 0;
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(identifier(&group[at + 1..])),
            _ => {}
        }
    }
    names
}

/// Whether `word` stands in `code` as a whole path segment or identifier.
fn mentions(code: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).any(|(at, _)| {
        let open = !word.starts_with(part) || !code[..at].ends_with(part);
        let close = !word.ends_with(part) || !code[at + word.len()..].starts_with(part);
        open && close
    })
}

/// The words that files name although `may` forbids it, as `path: word`.
fn offenders(words: &[&str], may: impl Fn(&Source) -> bool) -> String {
    let mut found = String::new();
    for source in sources().iter().filter(|source| !may(source)) {
        for word in words.iter().filter(|word| mentions(&source.code, word)) {
            writeln!(found, "  {}: {word}", source.path).unwrap();
        }
    }
    found
}

fn has_raw_colour(text: &str, lengths: &[usize]) -> bool {
    text.match_indices('#').any(|(at, _)| {
        let rest = &text[at + 1..];
        let digits = rest.chars().take_while(char::is_ascii_hexdigit).count();
        let ends = !rest[digits..].starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_');
        lengths.contains(&digits) && ends
    })
}

#[test]
fn lib_lists_every_folder_as_a_room() {
    let names: Vec<String> = rooms().into_iter().map(|room| room.name).collect();
    for source in sources() {
        if let Some(room) = &source.room {
            assert!(names.contains(room), "{} lies in no room of lib.rs", source.path);
        }
    }
}

#[test]
fn a_room_uses_only_rooms_above_it() {
    let rooms = rooms();
    let level = |name: &str| rooms.iter().position(|room| room.name == name);
    let mut wrong = String::new();
    for source in sources() {
        let Some(own) = source.room.as_deref() else { continue };
        for used in rooms_used(&source.code) {
            // What is no room is an item of the crate root, which holds none but macros.
            if used != own && level(&used).is_some_and(|used| Some(used) > level(own)) {
                writeln!(wrong, "  {} uses {used}, which stands below {own}", source.path).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "against the order of src/lib.rs:\n{wrong}");
}

#[test]
fn measuring_knows_nothing_of_editing_and_files() {
    for source in sources().iter().filter(|source| source.is_in(&["metric", "insight", "engine"])) {
        let used = rooms_used(&source.code);
        assert!(!used.iter().any(|room| room == "edit" || room == "file"), "{} uses {used:?}", source.path);
    }
}

#[test]
fn plotters_is_known_to_chart_alone() {
    let found =
        offenders(&["plotters", "plotters_svg", "plotters_canvas"], |source| source.is_in(&["chart"]));
    assert!(found.is_empty(), "plotters outside chart:\n{found}");
}

#[test]
fn leptos_is_known_to_app_and_ui_alone() {
    let found = offenders(&["leptos"], |source| source.is_in(&["app", "ui"]) || source.is_bin());
    assert!(found.is_empty(), "leptos outside app and ui:\n{found}");
}

#[test]
fn browser_crates_stay_on_the_browser_floor() {
    let browser: Vec<String> =
        rooms().into_iter().filter(|room| room.browser).map(|room| room.name).collect();
    let words = ["web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "gloo_storage", "gloo_timers"];
    // chart draws on the canvas through plotters-canvas, which needs the element.
    let found = offenders(&words, |source| {
        source.is_bin()
            || source.path == "src/chart/canvas.rs"
            || source.room.as_ref().is_some_and(|room| browser.contains(room))
    });
    assert!(found.is_empty(), "browser crates on the pure floor:\n{found}");
}

#[test]
fn storage_workers_and_files_are_behind_web() {
    let words = [
        "gloo_storage",
        "local_storage",
        "session_storage",
        "IdbDatabase",
        "IdbFactory",
        "IdbObjectStore",
        "IdbTransaction",
        "BroadcastChannel",
        "WorkerOptions",
        "DedicatedWorkerGlobalScope",
        "FileReader",
        "create_object_url_with_blob",
    ];
    let found = offenders(&words, |source| source.is_in(&["web"]) || source.is_bin());
    assert!(found.is_empty(), "browser storage, worker or file interfaces outside web:\n{found}");
}

#[test]
fn the_pure_floor_reads_no_clock_and_no_chance() {
    let words = [
        "SystemTime",
        "Instant",
        "Utc::now",
        "Local::now",
        "rand::",
        "thread_rng",
        "getrandom",
        "std::fs",
        "std::env",
    ];
    let browser: Vec<String> =
        rooms().into_iter().filter(|room| room.browser).map(|room| room.name).collect();
    let found = offenders(&words, |source| {
        source.is_bin() || source.room.as_ref().is_some_and(|room| browser.contains(room))
    });
    assert!(found.is_empty(), "the pure floor reads the world:\n{found}");
}

#[test]
fn json_takes_one_road() {
    let words = ["from_str", "from_value", "from_slice", "to_value", "to_string_pretty"]
        .map(|name| format!("serde_json::{name}"));
    for source in sources().into_iter().filter(|source| !source.path.starts_with("src/json/")) {
        let text = std::fs::read_to_string(&source.path).unwrap();
        let found = words.iter().find(|word| text.contains(word.as_str()));
        assert!(found.is_none(), "{}: {found:?} belongs in src/json", source.path);
    }
}

#[test]
fn text_stays_text() {
    let words = [
        "inner_html",
        "set_inner_html",
        "outer_html",
        "set_outer_html",
        "insert_adjacent_html",
        "document_write",
    ];
    let found = offenders(&words, |_| false);
    assert!(found.is_empty(), "imported text could become markup:\n{found}");
}

#[test]
fn every_file_opens_with_what_it_holds_and_is_short() {
    let files = ["src", "tests", "kernel/src", "xtask/src", "examples"];
    for file in files.iter().flat_map(|folder| files_below(&package().join(folder), "rs")) {
        let (path, text) = (relative(&file), fs::read_to_string(&file).unwrap());
        assert!(text.starts_with("//!"), "{path} does not open with //!");
        let lines = text.lines().count();
        assert!(lines <= MAX_LINES, "{path} has {lines} lines, more than {MAX_LINES}");
    }
}

#[test]
fn raw_colours_stand_in_the_tokens_alone() {
    // Scenes and charts are drawn without a style sheet, so they have their own copy of the tokens.
    let may = ["src/layout/paint.rs", "src/chart/theme.rs"];
    for source in sources().iter().filter(|source| !may.contains(&source.path.as_str())) {
        assert!(!has_raw_colour(&source.text, &[6, 8]), "{} has a raw colour", source.path);
    }
    for sheet in files_below(&package().join("style"), "css") {
        let path = relative(&sheet);
        if path != "style/tokens.css" {
            let text = fs::read_to_string(&sheet).unwrap();
            let raw = has_raw_colour(&text, &[3, 4, 6, 8]) || text.contains("rgb(") || text.contains("hsl(");
            assert!(!raw, "{path} has a raw colour");
        }
    }
}

#[test]
fn the_reader_of_rooms_sees_what_rust_sees() {
    let used = |text: &str| rooms_used(&code_only(text)).join(" ");
    assert_eq!(used("use crate::model::Card;"), "model");
    assert_eq!(used("use crate::{model::{Card, Lane}, text};"), "model text");
    assert_eq!(used("use crate::{\n    edit,\n    table::Dict,\n};"), "edit table");
    assert_eq!(used("pub(crate) fn f() -> crate::engine::Rate {}"), "engine");
    assert_eq!(
        used("//! [`crate::ui`]\nlet a = \"crate::ui\"; /* crate::app */ let c = '\"'; crate::web::b();"),
        "web"
    );
    assert_eq!(used("let a = r#\"say \"crate::ui\" \"#; fn f<'a>(x: &'a str) { crate::text::g(x) }"), "text");
    assert_eq!(used("use notcrate::model; $crate::model"), "");
}

#[test]
fn the_reader_of_lib_knows_the_floors() {
    let rooms = rooms_of("pub mod text;\n#[cfg(target_arch = \"wasm32\")]\npub mod web;\npub mod last;");
    let seen: Vec<(&str, bool)> = rooms.iter().map(|room| (room.name.as_str(), room.browser)).collect();
    assert_eq!(seen, [("text", false), ("web", true), ("last", false)]);
}

#[test]
fn the_readers_of_words_and_colours_are_exact() {
    assert!(mentions("let a = leptos::view!();", "leptos") && !mentions("my_leptos_x", "leptos"));
    assert!(mentions("rand::random()", "rand::") && !mentions("grand::x", "rand::"));
    assert!(has_raw_colour("fill: \"#0072B2\"", &[6, 8]) && has_raw_colour("color:#fff;", &[3]));
    assert!(!has_raw_colour("r#\"abc\"# #[cfg] &#x27; #accent-bg", &[3, 6, 8]));
}
