//! Every word the window shows, in German and English.
//!
//! The words are Fluent messages in `assets/locales`; the drawing code names them by [`Message`], so a misspelt or
//! missing one does not compile, one nobody uses is reported by the compiler, and the test below holds the files of
//! all languages to the same messages with the same arguments. This module must not know of windows.

mod message;
mod values;

pub(crate) use message::Message;

use crate::article::OpenError;
use crate::language::Language;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use unic_langid::LanguageIdentifier;

/// A language the window speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Tongue {
    /// German.
    #[serde(rename = "de")]
    German,
    /// English.
    #[serde(rename = "en")]
    English,
}

impl Tongue {
    /// Every language the window speaks.
    pub const ALL: &'static [Self] = &[Self::German, Self::English];

    /// The language for a system locale such as `de_AT.UTF-8`: German for German, English for everything else.
    pub fn of_locale(locale: &str) -> Self {
        match Language::parse(locale.split('.').next().unwrap_or_default()) {
            Some(Language::GERMAN) => Self::German,
            _ => Self::English,
        }
    }

    /// The language it is.
    pub(crate) const fn language(self) -> Language {
        match self {
            Self::German => Language::GERMAN,
            Self::English => Language::ENGLISH,
        }
    }

    /// The ISO 639 code, and the name of the folder its messages stand in.
    pub const fn word(self) -> &'static str {
        match self {
            Self::German => "de",
            Self::English => "en",
        }
    }

    const fn messages(self) -> &'static str {
        match self {
            Self::German => include_str!("../../../assets/locales/de/window.ftl"),
            Self::English => include_str!("../../../assets/locales/en/window.ftl"),
        }
    }
}

/// The words of the window in one language.
pub(crate) struct Words {
    tongue: Tongue,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// Reads the messages of one language. A message that is ill-formed is left out here and found by the test.
    pub(crate) fn new(tongue: Tongue) -> Self {
        let locale = tongue.word().parse::<LanguageIdentifier>().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![locale]);
        // Isolation marks help where writing directions mix; no language of the window is written from right to left.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match tongue {
            Tongue::German => values::grouped_german,
            Tongue::English => values::grouped_english,
        }));
        let resource = match FluentResource::try_new(tongue.messages().to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        // Only a repeated message is refused, which the test finds too.
        let _ = bundle.add_resource(resource);
        Self { tongue, bundle }
    }

    /// The language these words are in.
    pub(crate) fn tongue(&self) -> Tongue {
        self.tongue
    }

    /// The words of a message.
    pub(crate) fn get(&self, message: Message<'_>) -> String {
        let id = message.id();
        let Some(pattern) = self.bundle.get_message(&id).and_then(|found| found.value()) else {
            return id.into_owned();
        };
        let arguments = message.arguments();
        let mut errors = Vec::new();
        let words: Cow<'_, str> = self.bundle.format_pattern(pattern, Some(&arguments), &mut errors);
        words.into_owned()
    }

    /// The name of a language articles are written in.
    pub(crate) fn language(&self, language: Language) -> String {
        let code = language.code();
        let named = message::LANGUAGES.contains(&code).then(|| self.find(&format!("language-{code}"), None));
        named.flatten().unwrap_or_else(|| self.get(Message::LanguageOther { code }))
    }

    /// Why a document could not be opened; in the error's own words where it is one these files do not know.
    pub(crate) fn open_error(&self, error: &OpenError) -> String {
        let arguments = error.arguments().into_iter().collect();
        self.find(&format!("open-error-{}", error.key()), Some(&arguments)).unwrap_or_else(|| error.to_string())
    }

    fn find(&self, id: &str, arguments: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        Some(self.bundle.format_pattern(pattern, arguments, &mut Vec::new()).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fluent_syntax::ast::{self, Entry, Expression, InlineExpression, PatternElement};
    use std::collections::{BTreeMap, BTreeSet};

    type Arguments = BTreeSet<String>;

    /// The messages of a file with the arguments each uses.
    fn messages(tongue: Tongue) -> BTreeMap<String, Arguments> {
        let resource = fluent_syntax::parser::parse(tongue.messages())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", tongue.word()));
        let mut found = BTreeMap::new();
        for entry in resource.body {
            if let Entry::Message(message) = entry {
                let mut arguments = Arguments::new();
                if let Some(pattern) = &message.value {
                    in_pattern(pattern, &mut arguments);
                }
                let id = message.id.name.to_owned();
                assert!(found.insert(id.clone(), arguments).is_none(), "{}: {id} stands twice", tongue.word());
            }
        }
        found
    }

    fn in_pattern(pattern: &ast::Pattern<&str>, arguments: &mut Arguments) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                in_expression(expression, arguments);
            }
        }
    }

    fn in_expression(expression: &Expression<&str>, arguments: &mut Arguments) {
        match expression {
            Expression::Inline(inline) => in_inline(inline, arguments),
            Expression::Select { selector, variants } => {
                in_inline(selector, arguments);
                for variant in variants {
                    in_pattern(&variant.value, arguments);
                }
            }
        }
    }

    fn in_inline(inline: &InlineExpression<&str>, arguments: &mut Arguments) {
        match inline {
            InlineExpression::VariableReference { id } => {
                arguments.insert(id.name.to_owned());
            }
            InlineExpression::Placeable { expression } => in_expression(expression, arguments),
            _ => {}
        }
    }

    fn check(tongue: Tongue) {
        let in_file = messages(tongue);
        let languages = message::LANGUAGES.iter().map(|code| (format!("language-{code}"), Vec::new()));
        let errors = message::OPEN_ERRORS.iter().map(|(key, told)| (format!("open-error-{key}"), told.to_vec()));
        let in_code: BTreeMap<String, Arguments> = Message::interface()
            .into_iter()
            .chain(languages)
            .chain(errors)
            .map(|(id, arguments)| (id, arguments.iter().map(|name| (*name).to_owned()).collect()))
            .collect();
        let missing: Vec<_> = in_code.keys().filter(|id| !in_file.contains_key(*id)).collect();
        let unused: Vec<_> = in_file.keys().filter(|id| !in_code.contains_key(*id)).collect();
        assert!(missing.is_empty(), "{} lacks {missing:#?}", tongue.word());
        assert!(unused.is_empty(), "{} has what nobody asks for: {unused:#?}", tongue.word());
        for (id, arguments) in &in_code {
            assert_eq!(&in_file[id], arguments, "arguments of {id} in {}", tongue.word());
        }
    }

    #[test]
    fn german_has_every_message_and_no_other() {
        check(Tongue::German);
    }

    #[test]
    fn english_has_every_message_and_no_other() {
        check(Tongue::English);
    }

    #[test]
    fn plurals_and_large_numbers_follow_the_language() {
        let german = Words::new(Tongue::German);
        let english = Words::new(Tongue::English);
        assert_eq!(german.get(Message::WordCount { words: 1 }), "1 Wort");
        assert_eq!(german.get(Message::WordCount { words: 12_345 }), "12.345 Wörter");
        assert_eq!(english.get(Message::WordCount { words: 1 }), "1 word");
        assert_eq!(english.get(Message::WordCount { words: 12_345 }), "12,345 words");
    }

    #[test]
    fn the_system_decides_the_language() {
        assert_eq!(Tongue::of_locale("de_AT.UTF-8"), Tongue::German);
        assert_eq!(Tongue::of_locale("de"), Tongue::German);
        assert_eq!(Tongue::of_locale("en-GB"), Tongue::English);
        assert_eq!(Tongue::of_locale("C.UTF-8"), Tongue::English);
        assert_eq!(Tongue::of_locale(""), Tongue::English);
    }
}
