//! The findings of an import as CSV.

use crate::chart::Table;
use crate::table::Quality;
use crate::text::{Lang, data as words};

/// The listed findings, one a line, in the reader's language. Samples come from the user's file, which others may have
/// filled: what a spreadsheet would take for a formula is disarmed, as in every table.
pub fn findings_csv(quality: &Quality, lang: Lang) -> String {
    let head =
        [words::LINE, words::COLUMN, words::REASON, words::ORIGINAL].map(|word| word.get(lang).to_owned());
    let rows = quality.issues.iter().map(|issue| {
        let reason = issue.reason.label().get(lang).to_owned();
        vec![issue.line.to_string(), issue.column.clone(), reason, issue.sample.clone()]
    });
    Table { head: head.to_vec(), rows: rows.collect() }.csv()
}

#[cfg(test)]
mod tests {
    use super::findings_csv;
    use crate::table::{Quality, Reason, RowIssue};
    use crate::text::Lang;

    fn csv(samples: &[&str]) -> Vec<String> {
        let issue = |sample: &&str| RowIssue {
            line: 2,
            column: "time".into(),
            reason: Reason::BadTime,
            sample: (*sample).into(),
        };
        let quality = Quality { issues: samples.iter().map(issue).collect(), ..Quality::default() };
        let text = findings_csv(&quality, Lang::En);
        assert!(text.starts_with("\u{feff}Line,"), "{text}");
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
