//! Cuts the wasm of a release build into the main file and its parts (`src/web/part.rs` in the app says what parts
//! are), and puts them in the place of the one file that Trunk made.
//!
//! Trunk cannot do this itself: the splitter needs what rustc wrote, before wasm-bindgen. So Trunk builds the page as
//! usual, and then the wasm goes the same way once more: split, wasm-bindgen, wasm-opt.

use crate::{
    failure::{Failure, Result},
    pack, paths, process, say,
    tools::Tools,
};
use std::{
    collections::BTreeMap,
    env, fs,
    hash::{DefaultHasher, Hasher},
    path::{Path, PathBuf},
    thread,
};

/// The script that loads the parts, as the splitter names it.
const LOADER: &str = "__wasm_split.js";
/// The part that a first visit needs before the map can be drawn.
const FIRST_VISIT: &str = "sample";
/// What the wasm may use, as `.cargo/config.toml` and rustc's defaults have it; wasm-opt cannot tell from a part.
const FEATURES: [&str; 8] = [
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--strip-debug",
];

/// A part that comes with another MIME type than wasm is compiled all the same, as the main file is.
const INSTANTIATE: &str = "
async function instantiate(source, imports) {
    const response = await source;
    if (response instanceof ArrayBuffer) return WebAssembly.instantiate(response, imports);
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}: ${response.url}`);
    return response.headers.get(\"content-type\")?.startsWith(\"application/wasm\")
        ? WebAssembly.instantiateStreaming(response, imports)
        : WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
";

/// Splits what Trunk built into `dist`. What was cut from the same wasm before is taken again.
pub fn split(tools: &Tools, dist: &Path) -> Result<()> {
    let work = paths::root().join("target/split");
    let (parts, bound) = (work.join("parts"), work.join("bound"));
    let (stamp, of) = (work.join("of"), stamp()?);
    let folders = [&parts, &bound];
    if fs::read_to_string(&stamp).ok().as_deref() != Some(&of) {
        say::timed("cutting the wasm into parts", || {
            drop(fs::remove_dir_all(&work));
            for folder in folders {
                fs::create_dir_all(folder).map_err(|error| Failure::io("create", folder, &error))?;
            }
            cut(tools, &parts, &bound)?;
            fs::write(&stamp, of).map_err(|error| Failure::io("write", &stamp, &error))
        })?;
    }
    let scripts = replace(&[files_of(&bound)?, files_of(&parts)?].concat(), dist)?;
    scripts.iter().try_for_each(|script| minify(tools, script))
}

/// Which wasm is cut, by which of these programs.
fn stamp() -> Result<String> {
    let wasm = compiled();
    let mut hasher = DefaultHasher::new();
    hasher.write(&fs::read(&wasm).map_err(|error| Failure::io("read", &wasm, &error))?);
    hasher.write(include_bytes!("split.rs"));
    hasher.write(include_bytes!("tools.rs"));
    Ok(format!("{:016x}", hasher.finish()))
}

/// Splits, binds and optimises: the main file comes to `bound`, the others to `parts`.
fn cut(tools: &Tools, parts: &Path, bound: &Path) -> Result<()> {
    let remedy = "delete target/split and the folder of this tool in the cache, then build again";
    let mut splitter = tools.command("wasm-split-cli")?;
    process::run(splitter.args(["--out-name", "waymark"]).arg(compiled()).arg(parts), remedy)?;
    let mut bindgen = tools.command("wasm-bindgen")?;
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports"]);
    bindgen.args(["--out-name", "waymark", "--out-dir"]);
    process::run(bindgen.arg(bound).arg(parts.join("waymark.wasm")), remedy)?;
    fs::remove_file(parts.join("waymark.wasm")).map_err(|error| Failure::io("delete", parts, &error))?;
    optimise(tools, &[files_of(bound)?, files_of(parts)?].concat())
}

/// What rustc wrote for the release build.
fn compiled() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| paths::root().join("target"), PathBuf::from);
    target.join("wasm32-unknown-unknown/release/waymark.wasm")
}

fn files_of(folder: &Path) -> Result<Vec<PathBuf>> {
    let failed = |error| Failure::io("read", folder, &error);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        files.push(entry.map_err(failed)?.path());
    }
    files.sort();
    Ok(files)
}

fn is_wasm(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "wasm")
}

/// wasm-opt over every file in place, the large ones side by side with the small ones.
fn optimise(tools: &Tools, files: &[PathBuf]) -> Result<()> {
    let main = |file: &&PathBuf| file.ends_with("waymark_bg.wasm");
    let (large, small): (Vec<_>, Vec<_>) = files.iter().filter(|file| is_wasm(file)).partition(main);
    let run = |files: Vec<&PathBuf>| -> Result<()> {
        for file in files {
            let mut wasm_opt = tools.command("wasm-opt")?;
            wasm_opt.arg("-Oz").args(FEATURES).arg(file).arg("-o").arg(file);
            process::run_quietly(&mut wasm_opt, "the message above is wasm-opt's own")?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let other = scope.spawn(|| run(small));
        run(large)?;
        other.join().unwrap_or_else(|_| Err(Failure::new("a thread died", "build again")))
    })
}

/// Makes a script of the build smaller, in place.
fn minify(tools: &Tools, script: &Path) -> Result<()> {
    let mut esbuild = tools.command("esbuild")?;
    esbuild.args(["--minify", "--format=esm", "--charset=utf8", "--log-level=error", "--allow-overwrite"]);
    esbuild.arg(script).arg(format!("--outfile={}", script.display()));
    process::run(&mut esbuild, "the message above is esbuild's own")
}

/// Puts the files into the built folder, the scripts of which it gives, under names with one hash of all of them: parts of two builds never mix.
fn replace(files: &[PathBuf], dist: &Path) -> Result<Vec<PathBuf>> {
    let mut contents = Vec::new();
    let mut hasher = DefaultHasher::new();
    for file in files {
        let content = fs::read(file).map_err(|error| Failure::io("read", file, &error))?;
        hasher.write(&content);
        contents.push(content);
    }
    let hash = hasher.finish();
    let names: Vec<_> = files.iter().map(|file| Renamed::of(file, hash)).collect();
    let write = |name: &str, content: &[u8]| {
        let to = dist.join(name);
        fs::write(&to, content).map_err(|error| Failure::io("write", &to, &error))
    };
    let (mut small, mut loader) = (BTreeMap::new(), String::new());
    for (content, name) in contents.into_iter().zip(&names) {
        if name.is_chunk() && content.len() <= pack::SMALL_BYTES {
            small.insert(name.stem(), content);
        } else if is_wasm(&name.old) {
            write(&name.new, &content)?;
        } else if name.old == Path::new(LOADER) {
            loader = relinked(&content, &names)?;
        } else {
            write(&name.new, relinked(&content, &names)?.as_bytes())?;
        }
    }
    let (packed, packs) = pack::pack(&loader, &small, hash)?;
    for pack in &packs {
        write(&pack.name, &pack.content)?;
    }
    for name in names.iter().filter(|name| name.old == Path::new(LOADER)) {
        write(&name.new, packed.as_bytes())?;
    }
    let large =
        pack::chunks_of(&loader, FIRST_VISIT)?.into_iter().filter(|chunk| !small.contains_key(*chunk));
    let first_visit = large.chain([FIRST_VISIT]).map(|stem| format!("{stem}-{hash:016x}.wasm"));
    let pack = packs.into_iter().map(|pack| pack.name).filter(|name| name.starts_with(FIRST_VISIT));
    let first_visit: Vec<String> = first_visit.chain(pack).collect();

    let page = dist.join("index.html");
    let text = fs::read_to_string(&page).map_err(|error| Failure::io("read", &page, &error))?;
    let (text, unsplit) = page_with(&text, &names, &first_visit)?;
    fs::write(&page, text).map_err(|error| Failure::io("write", &page, &error))?;
    for file in unsplit.iter().map(|name| dist.join(name)).filter(|file| file.is_file()) {
        fs::remove_file(&file).map_err(|error| Failure::io("delete", &file, &error))?;
    }
    let scripts = names.iter().filter(|name| name.old.extension().is_some_and(|extension| extension == "js"));
    Ok(scripts.map(|script| dist.join(&script.new)).collect())
}

/// A file's name as the tools made it, and as it is served.
struct Renamed {
    old: PathBuf,
    new: String,
}

impl Renamed {
    fn of(file: &Path, hash: u64) -> Self {
        let name = file.file_name().unwrap_or_default();
        let (stem, extension) = (Path::new(name).with_extension(""), file.extension().unwrap_or_default());
        let stem = stem.to_string_lossy();
        let (head, tail) = stem.strip_suffix("_bg").map_or((&*stem, ""), |head| (head, "_bg"));
        let head = head.trim_start_matches("__").trim_start_matches("split_").replace("wasm_split", "parts");
        let new = format!("{head}-{hash:016x}{tail}.{}", extension.to_string_lossy());
        Renamed { old: name.into(), new }
    }

    /// Whether it is code that several parts share.
    fn is_chunk(&self) -> bool {
        self.stem().starts_with("chunk_")
    }

    /// The name as the loader has it.
    fn stem(&self) -> String {
        self.old.with_extension("").to_string_lossy().into_owned()
    }
}

/// A script with the new names where it loads files; the names by which the wasm asks for its imports stay.
fn relinked(script: &[u8], names: &[Renamed]) -> Result<String> {
    let script = std::str::from_utf8(script)
        .map_err(|_| Failure::new("a script of the build is no text", "build again"))?;
    let mut text = names.iter().fold(script.to_owned(), |text, Renamed { old, new }| {
        let old = old.display();
        text.replace(&format!("from \"./{old}\""), &format!("from \"./{new}\""))
            .replace(&format!("URL(\"./{old}\""), &format!("URL(\"./{new}\""))
            .replace(&format!("URL('{old}'"), &format!("URL('{new}'"))
    });
    if text.contains("makeLoad(") {
        text = text.replace("WebAssembly.instantiateStreaming(src,", "instantiate(src,");
        text.push_str(INSTANTIATE);
    }
    Ok(text)
}

/// The page with the split files for the two of Trunk and the names of those two. `first_visit` is what boot.js fetches
/// where nobody has been here before.
fn page_with(page: &str, names: &[Renamed], first_visit: &[String]) -> Result<(String, [String; 2])> {
    let changed = || {
        Failure::new("index.html does not name the wasm as expected", "see `pattern_script` in Trunk.toml")
    };
    let name = |old: &str| names.iter().find(|name| name.old == Path::new(old)).map(|name| &name.new);
    let of_id = |id: &str| {
        let tag = page.split('<').find(|tag| tag.contains(id))?;
        // Trunk's minifier drops quotes.
        let address = tag.split("href=").nth(1)?.trim_start_matches('"').trim_start_matches("./");
        address.split(['"', ' ', '>']).next().map(str::to_owned)
    };
    let glue = of_id("waymark-glue").ok_or_else(changed)?;
    let wasm = of_id("waymark-wasm").ok_or_else(changed)?;
    let (new_glue, new_wasm, loader) = match (name("waymark.js"), name("waymark_bg.wasm"), name(LOADER)) {
        (Some(glue), Some(wasm), Some(loader)) => (glue, wasm, loader),
        _ => return Err(changed()),
    };
    let sample = first_visit.iter().map(|file| format!("<link rel=\"first-visit\" href=\"./{file}\">"));
    let links =
        format!("<link rel=\"modulepreload\" href=\"./{loader}\">{}</head>", sample.collect::<String>());
    let page = page.replace(&glue, new_glue).replace(&wasm, new_wasm).replacen("</head>", &links, 1);
    Ok((page, [glue, wasm]))
}

#[cfg(test)]
mod tests {
    use super::{Renamed, page_with, relinked};
    use std::path::Path;

    fn names() -> Vec<Renamed> {
        let files = ["waymark.js", "waymark_bg.wasm", "__wasm_split.js", "split_kpi.wasm", "chunk_3.wasm"];
        files.iter().map(|file| Renamed::of(&Path::new("/x").join(file), 0xab)).collect()
    }

    #[test]
    fn every_file_carries_the_hash_of_the_whole() {
        let new: Vec<_> = names().into_iter().map(|name| name.new).collect();
        let hash = "00000000000000ab";
        let expected = ["waymark-#.js", "waymark-#_bg.wasm", "parts-#.js", "kpi-#.wasm", "chunk_3-#.wasm"];
        assert_eq!(new, expected.map(|name| name.replace('#', hash)));
    }

    #[test]
    fn scripts_name_the_new_files() {
        let script = "import * as a from \"./__wasm_split.js\"\nnew URL('waymark_bg.wasm', import.meta.url)";
        let text = relinked(script.as_bytes(), &names()).unwrap();
        assert!(
            text.contains("\"./parts-00000000000000ab.js\"")
                && text.contains("'waymark-00000000000000ab_bg.wasm'")
        );
        let loader = relinked(b"makeLoad(WebAssembly.instantiateStreaming(src, imports))", &names()).unwrap();
        assert!(
            loader.starts_with("makeLoad(instantiate(src, imports))")
                && loader.contains("async function instantiate")
        );
    }

    #[test]
    fn the_page_starts_the_split_files() {
        let page = r#"<head><link id="waymark-glue" href="./waymark-1.js"><link href=./waymark-1_bg.wasm id=waymark-wasm></head>"#;
        let (page, unsplit) = page_with(page, &names(), &["sample-ab.pack".into()]).unwrap();
        assert!(page.contains("<link rel=\"first-visit\" href=\"./sample-ab.pack\">"));
        assert_eq!(unsplit, ["waymark-1.js", "waymark-1_bg.wasm"]);
        assert!(!page.contains("waymark-1") && page.contains("./parts-00000000000000ab.js"));
        assert!(page_with("<head></head>", &names(), &[]).is_err());
    }
}
