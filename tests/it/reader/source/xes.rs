//! Event logs: names of columns, rows, and what is passed over.

use super::super::{assert_same, findings, rows};
use super::{import, import_guessed, look};
use waymark::engine::Problem;
use waymark::table::{Fault, Mapping, Reason, Role};

const LOG: &str = r#"<?xml version="1.0" encoding="utf-8" ?>
<log xes.version="1849-2016" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <global scope="event"><string key="concept:name" value="__INVALID__"/></global>
  <string key="concept:name" value="the log"/>
  <trace>
    <string key="concept:name" value="case 1"/>
    <string key="creator" value="A &gt; B &amp; &quot;C&quot;"><string key="inner" value="x"/></string>
    <event>
      <string key="concept:name" value="register, then"/>
      <date key="time:timestamp" value="2010-12-30T11:02:00.000+01:00"/>
      <string key="org:resource" value="Pete"/><int key="cost" value="50"/>
    </event>
    <event>
      <date key="time:timestamp" value="never"/>
      <string key="concept:name" value="check"/>
    </event>
  </trace>
  <trace><string key="concept:name" value="案例 2"/></trace>
  <trace>
    <string key="concept:name" value="案例 3"/>
    <event>
      <list key="l"><values><string key="in a list" value="x"/></values></list>
      <string key="concept:name" value="pay"/>
      <date key="time:timestamp" value="2010-12-31T00:00:00Z"/>
    </event>
  </trace>
</log>
"#;

#[test]
fn a_log_has_the_columns_of_pm4py_and_its_roles() {
    let shown = look("log.xes", LOG.as_bytes(), None).unwrap();
    let expected = [
        ("case:concept:name", Role::Customer),
        ("case:creator", Role::Attribute),
        ("concept:name", Role::Touchpoint),
        ("time:timestamp", Role::Time),
        ("org:resource", Role::Attribute),
    ];
    for (at, (name, role)) in expected.into_iter().enumerate() {
        assert_eq!((shown.mapping.headers[at].as_str(), shown.mapping.roles[at]), (name, role));
    }
    assert_eq!(shown.mapping.headers[5..], ["cost"]);
    assert_eq!(shown.rows[0][1], "A > B & \"C\"");
}

#[test]
fn events_are_rows_and_findings_count_them() {
    let mut mapping = look("log.xes", LOG.as_bytes(), None).unwrap().mapping;
    mapping.roles[1] = Role::Ignore;
    let expected = ["case 1|1293703320000|register, then|Pete", "案例 3|1293753600000|pay|"];
    for size in [1, 7, 64, 1 << 20] {
        let mapping = Mapping {
            roles: mapping.roles[..5].iter().copied().chain([Role::Ignore]).collect(),
            ..mapping.clone()
        };
        let (table, quality) = import(&mapping, LOG.as_bytes(), size).unwrap();
        assert_eq!(rows(&table), expected, "pieces of {size}");
        assert_eq!(findings(&quality), [(2, Reason::BadTime)]);
        assert_eq!(quality.rows_read, 3);
    }
}

#[test]
fn other_encodings_are_read_or_refused() {
    let wide: Vec<u8> = LOG.replace("utf-8", "utf-16").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let wide = [b"\xFF\xFE".to_vec(), wide].concat();
    let (left, _) = import_guessed("log.xes", LOG.as_bytes()).unwrap();
    let (right, _) = import_guessed("log.xes", &wide).unwrap();
    assert_same(&left, &right);
    let other = LOG.replace("utf-8", "ISO-8859-1");
    let refused = import_guessed("log.xes", other.as_bytes()).unwrap_err();
    assert_eq!(refused, Problem::Fault(Fault::Encoding("iso-8859-1".into())));
}

#[test]
fn what_is_no_log_is_refused() {
    let refused = |text: &str| import_guessed("log.xes", text.as_bytes()).unwrap_err();
    assert_eq!(refused("<html><log/></html>"), Problem::Fault(Fault::NoLog));
    assert_eq!(refused("<!DOCTYPE log [<!ENTITY a 'b'>]><log/>"), Problem::Fault(Fault::DocumentType));
    assert_eq!(refused("<log></log>"), Problem::EmptyFile);
    for end in [LOG.len() - 8, LOG.len() / 2, 300] {
        assert_eq!(refused(&LOG[..end]), Problem::Fault(Fault::CutOff), "cut at {end}");
    }
}
