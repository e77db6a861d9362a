//! The findings of an import as CSV.

use crate::chart::Table;
use crate::table::Quality;
use crate::text::{Lang, Phrase, data as words};

/// The listed findings of files with their names, one a line, in the reader's language; `place` is what their lines are called.
/// Samples come from the user's file, which others may have filled: what a spreadsheet would take for a formula is disarmed,
/// as in every table.
pub fn findings_csv(files: &[(&str, &Quality)], place: Phrase, lang: Lang) -> String {
    let head = [words::FILE, place, words::COLUMN, words::REASON, words::ORIGINAL];
    let rows = files.iter().flat_map(|(name, quality)| {
        quality.issues.iter().map(|issue| {
            let reason = issue.reason.label().get(lang).to_owned();
            let line = issue.line.to_string();
            vec![(*name).to_owned(), line, issue.column.clone(), reason, issue.sample.clone()]
        })
    });
    Table { head: head.map(|word| word.get(lang).to_owned()).to_vec(), rows: rows.collect() }.csv()
}

#[cfg(test)]
mod tests {
    use super::findings_csv;
    use crate::table::{Quality, Reason, RowIssue};
    use crate::text::{Lang, data as words};

    fn csv(samples: &[&str]) -> Vec<String> {
        let issue = |sample: &&str| RowIssue {
            line: 2,
            column: "time".into(),
            reason: Reason::BadTime,
            sample: (*sample).into(),
        };
        let quality = Quality { issues: samples.iter().map(issue).collect(), ..Quality::default() };
        let text = findings_csv(&[("a.csv", &quality)], words::LINE, Lang::En);
        assert!(text.starts_with("\u{feff}File,Line,"), "{text}");
        text.split_terminator("\r\n")
            .skip(1)
            .map(|line| line.split_once("imported,").unwrap().1.into())
            .collect()
    }

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(
            csv(&["=1+1", "+86", "-5", "@x", "\tx", "\rx", "a=1", "=cmd,\"x\""]),
            ["'=1+1", "'+86", "'-5", "'@x", "'\tx", "\"'\rx\"", "a=1", "\"'=cmd,\"\"x\"\"\""]
        );
    }

    #[test]
    fn separators_and_quotes_are_quoted() {
        assert_eq!(
            csv(&["a,b", "say \"hi\"", "", "两\n行"]),
            ["\"a,b\"", "\"say \"\"hi\"\"\"", "", "\"两\n行\""]
        );
    }
}
