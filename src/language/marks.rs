//! The `[marks]` section of a language file: how the language writes quotation marks.

use serde::Deserialize;

/// Habits of quoting. They decide only where the text itself does not.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Marks {
    /// Pairs of marks in the order of preference, each an opening and a closing character: `„“`.
    pub pairs: Vec<String>,
    /// Whether a paragraph that begins with a dash can be speech: —No sé —respondió Ana—.
    pub dialogue_dash: bool,
    /// Words that begin with an apostrophe, without it, lower case: `em`, `tis`.
    pub elisions: Vec<String>,
    /// Endings after which an apostrophe may be a genitive rather than a closing mark: `s`.
    pub genitive_endings: Vec<char>,
}
