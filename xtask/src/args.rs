//! The options of a command. Only `--flag` and `--name value` exist, so no parser crate is needed.

use crate::failure::{Failure, Result};

/// What is left of the command line; each option is taken out as it is read.
pub struct Args {
    rest: Vec<String>,
}

impl Args {
    /// The words after the command's name.
    pub fn new(words: impl Iterator<Item = String>) -> Self {
        Self { rest: words.collect() }
    }

    /// Whether `--name` was given.
    pub fn flag(&mut self, name: &str) -> bool {
        let found = self.rest.iter().position(|word| word == name);
        found.map(|at| self.rest.remove(at)).is_some()
    }

    /// The word after `--name`, or what follows `--name=`.
    pub fn value(&mut self, name: &str) -> Result<Option<String>> {
        let assigned = format!("{name}=");
        if let Some(at) = self.rest.iter().position(|word| word.starts_with(&assigned)) {
            return Ok(Some(self.rest.remove(at)[assigned.len()..].to_owned()));
        }
        let Some(at) = self.rest.iter().position(|word| word == name) else { return Ok(None) };
        if at + 1 == self.rest.len() {
            return Err(Failure::new(format!("{name} needs a value"), "see `cargo xtask help`"));
        }
        self.rest.remove(at);
        Ok(Some(self.rest.remove(at)))
    }

    /// Everything that is left, as it is: for a command that hands it on.
    pub fn take_rest(&mut self) -> Vec<String> {
        std::mem::take(&mut self.rest)
    }

    /// Refuses whatever no one asked for: a misspelt option must not be ignored.
    pub fn finish(&self) -> Result<()> {
        match self.rest.first() {
            None => Ok(()),
            Some(word) => {
                Err(Failure::new(format!("`{word}` is not an option here"), "see `cargo xtask help`"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Args;

    fn args(line: &str) -> Args {
        Args::new(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn options_are_taken_in_any_order_and_form() {
        let mut args = args("--out there --compress --port=80");
        assert!(args.flag("--compress") && !args.flag("--compress"));
        assert_eq!(args.value("--port").unwrap().as_deref(), Some("80"));
        assert_eq!(args.value("--out").unwrap().as_deref(), Some("there"));
        assert!(args.finish().is_ok());
    }

    #[test]
    fn misspelt_and_unfinished_options_are_refused() {
        assert!(args("--prot 80").finish().is_err());
        assert!(args("--port").value("--port").is_err());
    }
}
