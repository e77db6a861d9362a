//! Puts the small chunks of each part into one file, its pack. The splitter makes a chunk for each set of parts that
//! share code, dozens of them and most below a kilobyte: one by one each would cost a request, and a host that speaks
//! HTTP/1.1 serves six at a time. A chunk that several parts need lies in the pack of each.

use crate::failure::{Failure, Result};
use std::collections::BTreeMap;

/// A chunk of at most so many bytes lies in packs; a larger one is a file of its own, and nowhere twice.
pub const SMALL_BYTES: usize = 16 * 1024;

/// How the loader names a part's function.
const DOOR: &str = "export const __wasm_split_load_";

/// What the loader does with packs. A pack that does not come is forgotten, so that the next call tries again.
const OPEN: &str = r#"
const pieces = new Map();
function packed(part, load) {
    return () => {
        open(part);
        return load();
    };
}
function open(part) {
    const { file, contents } = PACKS[part] ?? { contents: [] };
    const wanted = contents.filter(([piece]) => !pieces.has(piece));
    if (wanted.length === 0) return;
    const pack = fetch(new URL(file, import.meta.url)).then((response) => {
        if (!response.ok) throw new Error(`${response.status} ${response.statusText}: ${response.url}`);
        return response.arrayBuffer();
    });
    for (const [piece, from, to] of wanted) {
        const bytes = pack.then((all) => all.slice(from, to));
        bytes.catch(() => pieces.delete(piece));
        pieces.set(piece, bytes);
    }
}
"#;

/// A pack, ready to be written.
pub struct Pack {
    /// The name of its file.
    pub name: String,
    /// The chunks, one after the other.
    pub content: Vec<u8>,
}

/// The loader that takes `chunks` (by their names without hash) from packs, and those packs. `hash` is that of the
/// build.
pub fn pack(loader: &str, chunks: &BTreeMap<String, Vec<u8>>, hash: u64) -> Result<(String, Vec<Pack>)> {
    let mut text = loader.to_owned();
    for chunk in chunks.keys() {
        let fetched = format!("fetch(new URL(\"./{chunk}-{hash:016x}.wasm\", import.meta.url))");
        if !text.contains(&fetched) {
            return Err(Failure::new(format!("the loader does not load {chunk}"), "see xtask/src/pack.rs"));
        }
        text = text.replace(&fetched, &format!("pieces.get(\"{chunk}\")"));
    }
    let mut doors = text.split(DOOR);
    let mut packed = doors.next().unwrap_or_default().to_owned();
    let (mut packs, mut table) = (Vec::new(), String::new());
    for door in doors {
        let (part, needed) = part_of(door)?;
        let (mut content, mut contents) = (Vec::new(), String::new());
        for (chunk, bytes) in needed.iter().filter_map(|chunk| chunks.get_key_value(*chunk)) {
            let from = content.len();
            content.extend_from_slice(bytes);
            contents += &format!("[\"{chunk}\", {from}, {}], ", content.len());
        }
        if !content.is_empty() {
            let name = format!("{part}-{hash:016x}.pack");
            table += &format!("    {part}: {{ file: \"./{name}\", contents: [{contents}] }},\n");
            packs.push(Pack { name, content });
        }
        let door = door.replacen("(makeLoad(", &format!("(packed(\"{part}\", makeLoad("), 1);
        packed += &format!("{DOOR}{}", door.replacen("]));", "])));", 1));
    }
    Ok((format!("{packed}{OPEN}const PACKS = {{\n{table}}};\n"), packs))
}

/// The chunks that a part needs, by their names without hash.
pub fn chunks_of<'a>(loader: &'a str, part: &str) -> Result<Vec<&'a str>> {
    let doors = loader.split(DOOR).skip(1).map(part_of);
    let found = doors.filter_map(Result::ok).find(|(name, _)| *name == part);
    found.map(|(_, chunks)| chunks).ok_or_else(|| unknown_loader(part))
}

/// The name of the part behind a door, and its chunks.
fn part_of(door: &str) -> Result<(&str, Vec<&str>)> {
    let name = door.split_once(" = ").map(|(name, _)| name);
    let list = door.split_once("\n, [").and_then(|(_, rest)| rest.split_once("]));")).map(|(list, _)| list);
    let (name, list) =
        name.zip(list).ok_or_else(|| unknown_loader(door.lines().next().unwrap_or_default()))?;
    Ok((
        name,
        list.split(", ").map(|chunk| chunk.trim_start_matches("__")).filter(|c| !c.is_empty()).collect(),
    ))
}

fn unknown_loader(place: &str) -> Failure {
    Failure::new(format!("the splitter's loader is not as expected at {place:?}"), "see xtask/src/pack.rs")
}

#[cfg(test)]
mod tests {
    use super::{chunks_of, pack};
    use std::collections::BTreeMap;

    const LOADER: &str = r#"const __chunk_3 = makeLoad(() => {
    const src = fetch(new URL("./chunk_3-00000000000000ab.wasm", import.meta.url));
}
, []);
const __chunk_4 = makeLoad(() => {
    const src = fetch(new URL("./chunk_4-00000000000000ab.wasm", import.meta.url));
}
, []);
export const __wasm_split_load_kpi = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL("./kpi-00000000000000ab.wasm", import.meta.url));
}
, [__chunk_3, __chunk_4]));
export const __wasm_split_load_lone = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL("./lone-00000000000000ab.wasm", import.meta.url));
}
, []));
"#;

    #[test]
    fn small_chunks_come_from_the_pack_of_each_part() {
        let chunks = BTreeMap::from([("chunk_3".to_owned(), vec![1, 2, 3])]);
        let (loader, packs) = pack(LOADER, &chunks, 0xab).unwrap();
        let [only] = &packs[..] else { panic!("one pack") };
        assert_eq!((&*only.name, &*only.content), ("kpi-00000000000000ab.pack", &[1, 2, 3][..]));
        assert!(loader.contains("const src = pieces.get(\"chunk_3\");"), "{loader}");
        assert!(loader.contains("fetch(new URL(\"./chunk_4-"), "a large chunk stays a file");
        assert!(
            loader.contains("wrapAsyncCb(packed(\"kpi\", makeLoad(") && loader.contains("__chunk_4])));")
        );
        assert!(loader.contains("file: \"./kpi-00000000000000ab.pack\", contents: [[\"chunk_3\", 0, 3], ]"));
        assert!(!loader.contains("lone-00000000000000ab.pack"));
    }

    #[test]
    fn another_loader_than_the_splitters_is_refused() {
        let chunks = BTreeMap::from([("chunk_9".to_owned(), vec![1])]);
        assert!(pack(LOADER, &chunks, 0xab).is_err());
        assert!(pack("export const __wasm_split_load_kpi = 1;", &BTreeMap::new(), 0).is_err());
    }

    #[test]
    fn a_part_knows_its_chunks() {
        assert_eq!(chunks_of(LOADER, "kpi").unwrap(), ["chunk_3", "chunk_4"]);
        assert_eq!(chunks_of(LOADER, "lone").unwrap(), Vec::<&str>::new());
        assert!(chunks_of(LOADER, "other").is_err());
    }
}
