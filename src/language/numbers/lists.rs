//! Lists of words as the language files write them: one string with commas, alone or under the value it stands for.

use serde::Deserialize;
use serde::de::{self, Deserializer};
use std::collections::BTreeMap;

/// A list of words or phrases, written as one string with commas.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words(pub Vec<String>);

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Ok(Self(text.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()))
    }
}

/// Words with the value they stand for; in the file a table whose keys are numbers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Values(pub Vec<(f64, Words)>);

impl<'de> Deserialize<'de> for Values {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let table = BTreeMap::<String, Words>::deserialize(deserializer)?;
        table
            .into_iter()
            .map(|(key, words)| match key.parse() {
                Ok(value) => Ok((value, words)),
                Err(_) => Err(de::Error::custom(format!("`{key}` is no number"))),
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

/// Words with the code they stand for.
pub type Codes = BTreeMap<String, Words>;
