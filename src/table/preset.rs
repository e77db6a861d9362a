//! Mappings that are used again: the last ones, by the headers of their files, and named ones. How they are kept is not known
//! here.

use super::{AnswerCode, Mapping};
use serde::{Deserialize, Serialize};

/// Mappings to be used again.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Presets {
    /// Mappings that files were imported with, the latest last; one for each shape of file.
    pub remembered: Vec<Mapping>,
    /// Mappings that the user gave a name, in the order of names.
    pub named: Vec<(String, Mapping)>,
}

impl Presets {
    /// So many shapes are remembered; the oldest is forgotten first.
    pub const REMEMBERED: usize = 40;

    /// Remembers a mapping for files of its shape.
    pub fn remember(&mut self, mapping: Mapping) {
        self.remembered.retain(|known| !known.has_shape_of(&mapping));
        self.remembered.push(mapping);
        let surplus = self.remembered.len().saturating_sub(Self::REMEMBERED);
        self.remembered.drain(..surplus);
    }

    /// What was remembered for files of this shape, made to fit it.
    pub fn known(&self, file: &Mapping) -> Option<Mapping> {
        let known = self.remembered.iter().rev().find(|known| known.has_shape_of(file))?;
        Some(known.fitted_to(file))
    }

    /// Gives a mapping a name; one of that name is replaced.
    pub fn save(&mut self, name: &str, mapping: Mapping) {
        self.delete(name);
        let at = self.named.partition_point(|(known, _)| known.as_str() < name);
        self.named.insert(at, (name.to_owned(), mapping));
    }

    /// Forgets a named mapping.
    pub fn delete(&mut self, name: &str) {
        self.named.retain(|(known, _)| known != name);
    }

    /// The named mappings that know at least half of the columns of a file.
    pub fn fitting(&self, file: &Mapping) -> impl Iterator<Item = &(String, Mapping)> {
        let known =
            |mapping: &Mapping| file.headers.iter().filter(|header| mapping.headers.contains(header)).count();
        self.named.iter().filter(move |(_, mapping)| known(mapping) * 2 >= file.headers.len().max(1))
    }
}

impl Mapping {
    /// Whether files of both have the same columns in the same order.
    pub fn has_shape_of(&self, other: &Mapping) -> bool {
        self.headers == other.headers && self.headless == other.headless && self.format == other.format
    }

    /// What this mapping says, for a file of other headers or another encoding: columns are found by their header, and those
    /// that it does not know keep what `file` says of them.
    pub fn fitted_to(&self, file: &Mapping) -> Mapping {
        let place = |header: &String| self.headers.iter().position(|known| known == header);
        let places: Vec<Option<usize>> = file.headers.iter().map(place).collect();
        let roles = places.iter().enumerate().map(|(at, place)| {
            let known = place.and_then(|place| self.roles.get(place));
            known.or(file.roles.get(at)).copied().unwrap_or_default()
        });
        let name = |place: &Option<usize>| {
            place.and_then(|place| self.names.get(place)).cloned().unwrap_or_default()
        };
        let names = if self.names.is_empty() { Vec::new() } else { places.iter().map(name).collect() };
        let code = |code: &AnswerCode| {
            let columns = (0..)
                .zip(&places)
                .filter(|(_, place)| place.is_some_and(|place| code.columns.contains(&place)));
            let columns: Vec<usize> = columns.map(|(at, _)| at).collect();
            // A code of columns that are all missing must not become one of every column.
            (code.columns.is_empty() || !columns.is_empty()).then(|| AnswerCode { columns, ..code.clone() })
        };
        Mapping {
            encoding: file.encoding,
            separator: file.separator,
            headers: file.headers.clone(),
            headless: file.headless,
            format: file.format,
            sheet: file.sheet.clone(),
            roles: roles.collect(),
            codes: self.codes.iter().filter_map(code).collect(),
            names,
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{AnswerCode, Mapping, Means, Role};
    use super::Presets;

    fn mapping(headers: &[&str], roles: &[Role]) -> Mapping {
        let headers = headers.iter().map(|header| (*header).to_owned()).collect();
        Mapping { headers, roles: roles.to_vec(), separator: ',', ..Mapping::default() }
    }

    #[test]
    fn the_latest_mapping_of_a_shape_is_remembered_and_the_oldest_shape_forgotten() {
        let mut presets = Presets::default();
        let shape = ["id", "time"];
        presets.remember(mapping(&shape, &[Role::Customer, Role::Ignore]));
        presets.remember(mapping(&shape, &[Role::Customer, Role::Time]));
        let file = Mapping { separator: ';', ..mapping(&shape, &[Role::Ignore; 2]) };
        let known = presets.known(&file).unwrap();
        assert_eq!((known.roles, known.separator), (vec![Role::Customer, Role::Time], ';'));
        assert_eq!(presets.known(&mapping(&["time", "id"], &[])), None);
        for number in 0..Presets::REMEMBERED {
            presets.remember(mapping(&[&number.to_string()], &[Role::Ignore]));
        }
        assert_eq!(presets.known(&file), None);
    }

    #[test]
    fn a_preset_finds_its_columns_by_their_headers() {
        let code = |columns| AnswerCode { value: "6".into(), means: Means::NotUsed, columns };
        let preset = Mapping {
            names: vec![String::new(), "Art".into(), "Food".into()],
            codes: vec![code(vec![1, 2]), code(vec![2]), code(vec![])],
            ..mapping(&["id", "Q1", "Q2"], &[Role::Customer, Role::Comment, Role::Attribute])
        };
        let fitted =
            preset.fitted_to(&mapping(&["Q1", "new", "id"], &[Role::Ignore, Role::Stage, Role::Ignore]));
        assert_eq!(fitted.roles, [Role::Comment, Role::Stage, Role::Customer]);
        assert_eq!(fitted.names, ["Art", "", ""]);
        assert_eq!(fitted.codes, [code(vec![0]), code(vec![])]);
    }

    #[test]
    fn named_presets_are_replaced_deleted_and_offered_where_they_fit() {
        let mut presets = Presets::default();
        presets.save("b", mapping(&["x", "y"], &[]));
        presets.save("a", mapping(&["id", "time"], &[]));
        presets.save("a", mapping(&["id", "time", "amount"], &[]));
        let names = |presets: &Presets, headers: &[&str]| {
            let file = mapping(headers, &[]);
            presets.fitting(&file).map(|(name, _)| name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(names(&presets, &["id", "time", "new"]), ["a"]);
        assert_eq!(names(&presets, &["x"]), ["b"]);
        presets.delete("a");
        assert_eq!(presets.named.len(), 1);
    }
}
