//! The page on which others measure the engine (`cargo xtask dist --bench`): not part of the app, put beside it.

use crate::{
    failure::{Failure, Result},
    paths,
};
use std::{fs, path::Path};

const PAGE: &str = "tests/bench/page/bench.html";
const SCRIPT: &str = "tests/bench/page/bench.js";

/// Adds the page to a built folder, with the links by which the app's own page names its wasm.
pub fn add(dist: &Path) -> Result<()> {
    let read = |path: &Path| fs::read_to_string(path).map_err(|error| Failure::io("read", path, &error));
    let write =
        |path: &Path, text: &str| fs::write(path, text).map_err(|error| Failure::io("write", path, &error));
    let index = read(&dist.join("index.html"))?;
    let links: String =
        index.split_inclusive('>').filter(|tag| tag.contains("waymark-")).map(tag_alone).collect();
    let page = read(&paths::root().join(PAGE))?.replace("<!-- links -->", &links);
    write(&dist.join("bench.html"), &page)?;
    write(&dist.join("bench.js"), &read(&paths::root().join(SCRIPT))?)
}

/// The tag at the end of what stands before it.
fn tag_alone(text: &str) -> &str {
    text.rfind("<link").map_or("", |at| &text[at..])
}

#[cfg(test)]
mod tests {
    #[test]
    fn links_are_taken_without_what_stands_before() {
        assert_eq!(super::tag_alone("\n  <link id=\"waymark-glue\">"), "<link id=\"waymark-glue\">");
        assert_eq!(super::tag_alone("<script src=\"waymark-1.js\">"), "");
    }
}
