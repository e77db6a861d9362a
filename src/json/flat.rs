//! One object as names and texts, straight from its JSON: inner objects by dots in the name, inner lists as the JSON they
//! are. Nothing is built in memory, and names come in the order of the text.

use super::{Error, Value};
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt::{self, Display, Write as _};

/// Hands on what an object holds: the path of each value and its text. Null is the empty text, numbers are written
/// without exponents.
///
/// # Errors
/// The text is no JSON, or no object.
#[inline(never)]
pub fn flatten(text: &str, take: &mut dyn FnMut(&str, &str)) -> Result<(), Error> {
    let mut walk = Walk { path: String::new(), text: String::new(), is_inside: false, take };
    let mut reader = serde_json::Deserializer::from_str(text);
    At(&mut walk).deserialize(&mut reader)?;
    reader.end()
}

struct Walk<'a> {
    path: String,
    text: String,
    is_inside: bool,
    take: &'a mut dyn FnMut(&str, &str),
}

impl Walk<'_> {
    fn say<E: serde::de::Error>(&mut self, value: &dyn Display) -> Result<(), E> {
        if !self.is_inside {
            return Err(E::custom("no object"));
        }
        self.text.clear();
        write!(self.text, "{value}").map_err(E::custom)?;
        (self.take)(&self.path, &self.text);
        Ok(())
    }
}

/// One value, at the path of the walk.
struct At<'w, 'a>(&'w mut Walk<'a>);

impl<'de> DeserializeSeed<'de> for At<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for At<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<(), E> {
        self.0.say(&value)
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<(), E> {
        self.0.say(&value)
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<(), E> {
        self.0.say(&value)
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<(), E> {
        self.0.say(&value)
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<(), E> {
        self.0.say(&value)
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        self.0.say(&"")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let mut all = Vec::new();
        while let Some(item) = items.next_element()? {
            all.push(item);
        }
        self.0.say(&Value::Array(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let walk = self.0;
        walk.is_inside = true;
        let length = walk.path.len();
        if length > 0 {
            walk.path.push('.');
        }
        let start = walk.path.len();
        while entries.next_key_seed(Name(&mut walk.path))?.is_some() {
            entries.next_value_seed(At(walk))?;
            walk.path.truncate(start);
        }
        walk.path.truncate(length);
        Ok(())
    }
}

/// The name of an entry, put behind the path.
struct Name<'w>(&'w mut String);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<(), E> {
        self.0.push_str(name);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::flatten;

    fn flat(text: &str) -> Result<String, super::Error> {
        let mut out = Vec::new();
        flatten(text, &mut |name, text| out.push(format!("{name}={text}")))?;
        Ok(out.join("; "))
    }

    #[test]
    fn an_object_is_names_and_texts() {
        let text = r#"{"z":1,"a":{"b":{"c":"x\ny"},"d":null},"e":[1,{"f":true}],"g":5.0,"h":1e21,"i":-3,"j":{},"k":false}"#;
        let expected =
            "z=1; a.b.c=x\ny; a.d=; e=[1,{\"f\":true}]; g=5; h=1000000000000000000000; i=-3; k=false";
        assert_eq!(flat(text).unwrap(), expected);
        assert_eq!(flat("{\"id\":18446744073709551615}").unwrap(), "id=18446744073709551615");
    }

    #[test]
    fn what_is_no_object_is_refused() {
        let deep = format!("{{\"a\":{}1{}}}", "[".repeat(1000), "]".repeat(1000));
        for text in ["1", "[]", "\"a\"", "", "{", "{\"a\":1} x", "{\"a\":1,}", "{\"a\":NaN}", &deep] {
            assert!(flat(text).is_err(), "{text}");
        }
    }
}
