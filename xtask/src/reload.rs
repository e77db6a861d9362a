//! How a page under `cargo xtask dev` notices a new build: by a script of its own address, as the
//! page's Content-Security-Policy wants it. (Trunk's own reloading is an inline script.)

use std::{
    fs, io,
    path::Path,
    thread,
    time::{Duration, UNIX_EPOCH},
};

/// The type of what [`text`] returns.
pub const TYPE: &str = "text/javascript; charset=utf-8";

const SCRIPT_NAME: &str = "/waymark-reload.js";
const QUESTION_NAME: &str = "/waymark-reload?built=";
/// Asks once and waits long, so that the network log of the browser stays readable.
const SCRIPT: &str = r#"
async function follow(built) {
  try {
    const answer = await (await fetch(`./waymark-reload?built=${built}`)).text();
    if (built && answer !== built) location.reload();
    built = answer;
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  follow(built);
}
follow("");
"#;
const LONGEST_WAIT: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(200);

/// The index page with the script added.
pub fn page(index: &Path) -> io::Result<String> {
    let page = fs::read_to_string(index)?;
    let script = format!("<script type=\"module\" src=\".{SCRIPT_NAME}\"></script></body>");
    Ok(page.replacen("</body>", &script, 1))
}

/// The answer to the script's request, or to its question: when was the folder built? A question
/// that names the present build is answered when there is another one, or after a while.
pub fn text(folder: &Path, address: &str) -> Option<String> {
    if address.ends_with(SCRIPT_NAME) {
        return Some(SCRIPT.to_owned());
    }
    let (_, known) = address.split_once(QUESTION_NAME)?;
    let mut waited = Duration::ZERO;
    while waited < LONGEST_WAIT && build_time(folder).is_none_or(|built| built == known) {
        thread::sleep(PAUSE);
        waited += PAUSE;
    }
    Some(build_time(folder).unwrap_or_else(|| known.to_owned()))
}

/// `None` while the folder is being replaced.
fn build_time(folder: &Path) -> Option<String> {
    let changed = fs::metadata(folder.join("index.html")).ok()?.modified().ok()?;
    Some(changed.duration_since(UNIX_EPOCH).ok()?.as_millis().to_string())
}
