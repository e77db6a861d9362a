//! Joins the stylesheets that the first page needs into one file, and puts off the others: `public/boot.js` loads them
//! when the map is there.

use crate::failure::{Failure, Result};
use std::{
    fs,
    hash::{DefaultHasher, Hasher},
    path::Path,
};

/// Stylesheets of pages behind the first one, by their names in `style/`.
const LATER: [&str; 7] = ["kpi", "data", "people", "twin", "versions", "portfolio", "editor"];

/// Rewrites `index.html` in the built folder, and its stylesheets.
pub fn join(dist: &Path) -> Result<()> {
    let page = dist.join("index.html");
    let text = fs::read_to_string(&page).map_err(|error| Failure::io("read", &page, &error))?;
    let (mut joined, mut hasher) = (String::new(), DefaultHasher::new());
    for file in first(&text) {
        let path = dist.join(file);
        joined += &fs::read_to_string(&path).map_err(|error| Failure::io("read", &path, &error))?;
        fs::remove_file(&path).map_err(|error| Failure::io("delete", &path, &error))?;
    }
    hasher.write(joined.as_bytes());
    let name = format!("waymark-{:016x}.css", hasher.finish());
    let path = dist.join(&name);
    fs::write(&path, joined).map_err(|error| Failure::io("write", &path, &error))?;
    fs::write(&page, with_one(&text, &name)).map_err(|error| Failure::io("write", &page, &error))
}

/// The tags of stylesheets in a page, without their brackets.
fn tags(page: &str) -> impl Iterator<Item = &str> {
    let tags = page.split("<link ").skip(1).filter_map(|rest| rest.split_once('>'));
    tags.map(|(tag, _)| tag)
        .filter(|tag| tag.contains("rel=stylesheet") || tag.contains("rel=\"stylesheet\""))
}

/// The file that a tag names. Trunk's minifier drops quotes.
fn file_of(tag: &str) -> &str {
    let address = tag.split_once("href=").map_or("", |(_, rest)| rest.trim_start_matches('"'));
    address.split(['"', ' ']).next().unwrap_or_default().trim_start_matches("./")
}

fn is_later(tag: &str) -> bool {
    file_of(tag).split_once('-').is_some_and(|(name, _)| LATER.contains(&name))
}

fn first(page: &str) -> Vec<&str> {
    tags(page).filter(|tag| !is_later(tag)).map(file_of).collect()
}

/// The page with one stylesheet in the place of the first ones.
fn with_one(page: &str, name: &str) -> String {
    let mut text = page.to_owned();
    let mut link = format!("<link rel=\"stylesheet\" href=\"./{name}\">");
    for tag in tags(page) {
        let later = tag.replace("rel=stylesheet", "rel=later").replace("rel=\"stylesheet\"", "rel=later");
        let new = if is_later(tag) { format!("<link {later}>") } else { std::mem::take(&mut link) };
        text = text.replacen(&format!("<link {tag}>"), &new, 1);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{first, with_one};

    const PAGE: &str = "<link href=./icon.svg rel=icon><link href=./tokens-1a.css integrity=sha384-x rel=stylesheet>\
         <link href=\"./map-2b.css\" rel=\"stylesheet\"><link href=./kpi-3c.css integrity=sha384-y rel=stylesheet>";

    #[test]
    fn the_first_stylesheets_become_one_and_the_others_wait() {
        assert_eq!(first(PAGE), ["tokens-1a.css", "map-2b.css"]);
        let expected = "<link href=./icon.svg rel=icon><link rel=\"stylesheet\" href=\"./one.css\">\
             <link href=./kpi-3c.css integrity=sha384-y rel=later>";
        assert_eq!(with_one(PAGE, "one.css"), expected);
    }
}
