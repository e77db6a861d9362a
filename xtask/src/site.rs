//! A static web server for one folder, like the plain hosts that Waymark is meant for.
//!
//! It knows nothing of the app: no rewriting, no fallback page. Only for this machine. What `dev`
//! adds, reloading the page after a build, is in `reload.rs`.

use crate::{
    failure::{Failure, Result},
    reload,
};
use std::{
    fs::File,
    io,
    net::SocketAddr,
    path::{Component, Path, PathBuf},
    sync::Arc,
    thread,
};
use tiny_http::{Header, Method, Request, Response, Server};

/// Enough for a browser's parallel connections.
const THREADS: usize = 8;

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
        let server = Server::http(SocketAddr::from(([127, 0, 0, 1], port))).map_err(|error| {
            Failure::new(
                format!("port {port} of this machine cannot be served: {error}"),
                "name another with --port",
            )
        })?;
        let address = format!("http://{}{}", server.server_addr(), self.base);
        let shared = Arc::new((server, self));
        for _ in 0..THREADS {
            let shared = Arc::clone(&shared);
            thread::spawn(move || {
                let (server, site) = &*shared;
                for request in server.incoming_requests() {
                    // A browser that went away is no one's error.
                    drop(site.answer(request));
                }
            });
        }
        Ok(address)
    }

    fn answer(&self, request: Request) -> io::Result<()> {
        if !matches!(request.method(), Method::Get | Method::Head) {
            return request.respond(Response::from_string("only GET and HEAD").with_status_code(405));
        }
        if self.reloads
            && let Some(text) = reload::text(&self.folder, request.url())
        {
            return request
                .respond(Response::from_string(text).with_header(header("Content-Type", reload::TYPE)?));
        }
        let Some(path) = self.resolve(request.url()) else {
            return request.respond(Response::from_string("not found").with_status_code(404));
        };
        if self.reloads && path.ends_with("index.html") {
            let page = reload::page(&path)?;
            return request
                .respond(Response::from_string(page).with_header(header("Content-Type", mime_type(&path))?));
        }
        let accepted = accepted_encodings(&request);
        let (file, encoding) = open_smallest(&path, &accepted)?;
        let mut response = Response::from_file(file)
            .with_header(header("Content-Type", mime_type(&path))?)
            .with_header(header("Cache-Control", cache_rule(&path))?)
            .with_header(header("Vary", "Accept-Encoding")?);
        if let Some(encoding) = encoding {
            response.add_header(header("Content-Encoding", encoding)?);
        }
        request.respond(response)
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

fn accepted_encodings(request: &Request) -> String {
    let named = request.headers().iter().find(|header| header.field.equiv("Accept-Encoding"));
    named.map(|header| header.value.as_str().to_owned()).unwrap_or_default()
}

/// The file itself, or the compressed copy beside it that the browser takes.
fn open_smallest(path: &Path, accepted: &str) -> io::Result<(File, Option<&'static str>)> {
    for (encoding, suffix) in [("br", ".br"), ("gzip", ".gz")] {
        let is_accepted = accepted.split([',', ';']).any(|word| word.trim() == encoding);
        let mut copy = path.as_os_str().to_owned();
        copy.push(suffix);
        if let (true, Ok(file)) = (is_accepted, File::open(copy)) {
            return Ok((file, Some(encoding)));
        }
    }
    Ok((File::open(path)?, None))
}

fn header(name: &str, value: &str) -> io::Result<Header> {
    Header::from_bytes(name, value).map_err(|()| io::Error::other(format!("{name}: {value} is no header")))
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
