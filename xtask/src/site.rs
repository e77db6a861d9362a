//! A static web server for one folder, like the plain hosts that Waymark is meant for.
//!
//! It knows nothing of the app: no rewriting, no fallback page. Only for this machine. What `dev`
//! adds, reloading the page after a build, is in `reload.rs`.

use crate::{
    failure::{Failure, Result},
    http::{self, Request, Response},
    reload,
};
use std::{
    fs, io,
    net::{SocketAddr, TcpListener},
    path::{Component, Path, PathBuf},
};

/// What is served, and under which path.
#[derive(Debug)]
pub struct Site {
    /// The folder whose files are served.
    pub folder: PathBuf,
    /// The path of the folder's `index.html`; begins and ends with `/`.
    pub base: String,
    /// Whether pages reload themselves when the folder was built anew.
    pub reloads: bool,
}

impl Site {
    /// Begins to serve on `port` (0: any free one) until the process ends. Returns the address of
    /// the index page.
    pub fn start(self, port: u16) -> Result<String> {
        let refused = |error: io::Error| {
            Failure::new(
                format!("port {port} of this machine cannot be served: {error}"),
                "name another with --port",
            )
        };
        let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], port))).map_err(refused)?;
        let address = format!("http://{}{}", listener.local_addr().map_err(refused)?, self.base);
        http::serve(listener, move |request| self.answer(request));
        Ok(address)
    }

    fn answer(&self, request: &Request) -> io::Result<Response> {
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return Ok(Response::text("405 Method Not Allowed", "only GET and HEAD"));
        }
        if self.reloads
            && let Some(text) = reload::text(&self.folder, &request.target)
        {
            return Ok(found(text.into(), vec![("Content-Type", reload::TYPE)]));
        }
        let Some(path) = self.resolve(&request.target) else {
            return Ok(Response::text("404 Not Found", "not found"));
        };
        if self.reloads && path.ends_with("index.html") {
            return Ok(found(reload::page(&path)?.into(), vec![("Content-Type", mime_type(&path))]));
        }
        let (body, encoding) = read_smallest(&path, &request.accept_encoding)?;
        let mut headers = vec![
            ("Content-Type", mime_type(&path)),
            ("Cache-Control", cache_rule(&path)),
            ("Vary", "Accept-Encoding"),
        ];
        headers.extend(encoding.map(|encoding| ("Content-Encoding", encoding)));
        Ok(found(body, headers))
    }

    /// The file that an address names, if it is there and inside the folder.
    fn resolve(&self, address: &str) -> Option<PathBuf> {
        let path = address.split(['?', '#']).next()?.strip_prefix(&self.base)?;
        let mut relative = PathBuf::from(percent_decoded(path)?);
        if path.is_empty() || path.ends_with('/') {
            relative.push("index.html");
        }
        let stays_inside = relative.components().all(|part| matches!(part, Component::Normal(_)));
        let file = self.folder.join(relative);
        (stays_inside && file.is_file()).then_some(file)
    }
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let digits = std::str::from_utf8(tail.get(..2)?).ok()?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        rest = &tail[2..];
    }
    String::from_utf8(bytes).ok()
}

/// The file itself, or the compressed copy beside it that the browser takes.
fn read_smallest(path: &Path, accepted: &str) -> io::Result<(Vec<u8>, Option<&'static str>)> {
    for (encoding, suffix) in [("br", ".br"), ("gzip", ".gz")] {
        let is_accepted = accepted.split([',', ';']).any(|word| word.trim() == encoding);
        let mut copy = path.as_os_str().to_owned();
        copy.push(suffix);
        if is_accepted && let Ok(body) = fs::read(copy) {
            return Ok((body, Some(encoding)));
        }
    }
    Ok((fs::read(path)?, None))
}

fn found(body: Vec<u8>, headers: Vec<(&'static str, &'static str)>) -> Response {
    Response { status: "200 OK", headers, body }
}

fn mime_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "waymark" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

/// A file with a hash in its name never changes; every other one may have changed.
fn cache_rule(path: &Path) -> &'static str {
    let stem = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let is_hash = |word: &str| word.len() >= 16 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_hashed = stem.split(['-', '_', '.']).any(is_hash);
    if is_hashed { "public, max-age=31536000, immutable" } else { "no-store" }
}

#[cfg(test)]
mod tests {
    use super::{Site, cache_rule, mime_type, percent_decoded};
    use std::path::Path;

    fn this_crate() -> Site {
        Site { folder: env!("CARGO_MANIFEST_DIR").into(), base: "/some/path/".to_owned(), reloads: false }
    }

    #[test]
    fn files_are_found_under_the_base_path_only() {
        let site = this_crate();
        assert!(site.resolve("/some/path/src/site.rs?x=1").is_some());
        assert!(site.resolve("/some/path/src%2Fsite.rs").is_some());
        assert!(site.resolve("/src/site.rs").is_none());
        assert!(site.resolve("/some/path/").is_none(), "no index.html here");
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let site = this_crate();
        for address in
            ["../Cargo.toml", "src/../../Cargo.toml", "%2e%2e/Cargo.toml", "/etc/hostname", "%zz", "%"]
        {
            assert_eq!(site.resolve(&format!("/some/path/{address}")), None, "{address}");
        }
    }

    #[test]
    fn names_tell_type_and_lifetime() {
        assert_eq!(mime_type(Path::new("a_bg.wasm")), "application/wasm");
        assert!(cache_rule(Path::new("waymark-0123456789abcdef_bg.wasm")).contains("immutable"));
        assert_eq!(cache_rule(Path::new("index.html")), "no-store");
        assert_eq!(percent_decoded("%E6%97%85.csv").as_deref(), Some("旅.csv"));
    }
}
