//! What each token is, looked up once: its class, whether it can be part of a name, which known name begins at it.

use crate::language::{Classes, Gender, KnownName, KnownWord, NameClass, Sources, common_nouns, shared};
use crate::reading::document::{Document, Once, TokenKind};
use crate::reading::phrases::SOURCE_NOUNS;

/// What is known of one token.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Word {
    /// Closed classes and noun classes.
    pub classes: Classes,
    /// Of the noun, title, pronoun or given name.
    pub gender: Option<Gender>,
    /// The noun carries a plural ending, or has no singular.
    pub plural: bool,
    /// Written with a capital that means something: not the first word of a sentence that is a function word.
    pub capital: bool,
    /// English 's or s', cut off by [`base`].
    pub possessive: bool,
    /// Can be a given name.
    pub given: bool,
    /// Every letter is a capital, two or more of them.
    pub acronym: bool,
    /// A noun or adjective with a typical ending of the language, so not an unknown name.
    pub adjective: bool,
    /// A common noun of a language that writes nouns with a capital: no name by itself.
    pub common: bool,
    /// A known name begins here.
    pub known: Option<Known>,
}

/// A known name in the text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known {
    /// How many tokens it has.
    pub tokens: usize,
    pub class: NameClass,
    /// See [`KnownName::thing`]; none for a place that only this language names so.
    pub thing: Option<usize>,
    /// The name is also an everyday word.
    pub everyday: bool,
}

impl Known {
    /// Whether it is no more than the address of a web site, which is a medium where it is heard and no name elsewhere.
    pub(crate) fn is_site(&self) -> bool {
        self.class == NameClass::Medium && self.thing.is_none()
    }
}

/// The word without an English possessive ending.
pub(crate) fn base(word: &str) -> &str {
    let owner = word.strip_suffix('s').and_then(|stem| stem.strip_suffix(['\'', '’', 'ʼ']));
    owner.unwrap_or(word)
}

/// The word at a token in small letters, without a possessive ending.
pub(crate) fn bare_small<'d>(document: &'d Document, index: usize) -> &'d str {
    small_base(document.small(index), document.word(index))
}

/// A word in small letters without the possessive ending that it has as it is `written`; capitals are none.
pub(crate) fn small_base<'s>(small: &'s str, written: &str) -> &'s str {
    if base(written).len() < written.len() { base(small) } else { small }
}

/// Looks up every token of the document.
pub(crate) fn look_up(document: &Document, data: &Sources) -> Vec<Word> {
    let mut words = Vec::with_capacity(document.tokens.len());
    let mut alone = Once::default();
    for sentence in &document.sentences {
        let mut opens = true;
        for index in sentence.tokens.clone() {
            let word = look_up_one(document, data, index, opens, &mut alone);
            // After an opening mark, a colon or a list sign the next word is as good as the first.
            let token = document.tokens[index];
            opens = token.kind != TokenKind::Word
                && (opens
                    || matches!(document.word(index), ":" | "„" | "“" | "»" | "\"" | "«" | "–" | "—" | "-" | "•"));
            words.push(word);
        }
    }
    mark_surnames(document, data, &mut words);
    words
}

/// Makes names of words that are none elsewhere, where a given name or a title stands before them: Theresa May, Herr
/// Sommer, Martin King.
fn mark_surnames(document: &Document, data: &Sources, words: &mut [Word]) {
    for index in 1..words.len() {
        let before = words[index - 1];
        let given = before.capital && before.given;
        let name = given || before.classes.any(Classes::Honorific) && words[index].classes.any(Classes::NeverName);
        if name
            && words[index].is_seldom_name()
            && document.sentence_of(index) == document.sentence_of(index - 1)
            && can_be_surname(document, data, words, index)
        {
            words[index].become_name();
        }
    }
}

/// Whether a word that is none elsewhere can be a surname where it stands: not before a figure, nor before a name.
pub(super) fn can_be_surname(document: &Document, data: &Sources, words: &[Word], index: usize) -> bool {
    let next = document.tokens.get(index + 1);
    let title = !words[index].classes.any(Classes::NeverName);
    document.tokens[index].capital
        && next.is_none_or(|next| next.kind != TokenKind::Figure && !(title && next.capital))
        && data.is_also_surname(bare_small(document, index))
}

impl Word {
    /// A weekday, a month, or a title.
    pub(super) fn is_seldom_name(&self) -> bool {
        self.classes.any(Classes::NeverName.with(Classes::Honorific).with(Classes::Person))
    }

    /// Forgets everything but that it is written with a capital.
    pub(super) fn become_name(&mut self) {
        *self = Self { capital: true, possessive: self.possessive, ..Self::default() };
    }
}

/// What a word is by itself, wherever it stands.
#[derive(Debug, Clone, Copy)]
struct Alone {
    known: Option<KnownWord>,
    /// As a noun, and whether a plural ending was taken off.
    noun: Option<(KnownWord, bool)>,
    adjective: bool,
    adverb: bool,
    only_finite: bool,
    acronym: bool,
    given: Option<Option<Gender>>,
    common: bool,
    /// A word that says nothing by its capital at the beginning of a sentence.
    starter: bool,
    /// A known name may begin with it.
    begins_name: bool,
}

impl Alone {
    fn of(document: &Document, data: &Sources, index: usize) -> Self {
        let token = document.tokens[index];
        let whole = document.word(index);
        let plain = base(whole);
        let small = bare_small(document, index);
        // didn’t, as the lists have it
        let curly = || small.contains('’').then(|| data.word(&small.replace('’', "'"))).flatten();
        let known = data.word(small).or_else(curly);
        let classes = known.map(|known| known.classes).unwrap_or_default();
        let can_be_noun = (token.capital || !data.capital_nouns) && !classes.any(NOUNS.with(CLOSED));
        let lexicon = document.lexicon;
        let nouns = common_nouns(document.language).filter(|_| token.capital && data.capital_nouns);
        Self {
            known,
            noun: can_be_noun.then(|| data.noun(small)).flatten(),
            adjective: data.is_adjective(small),
            adverb: token.capital && data.is_adverb(small),
            only_finite: !token.capital && lexicon.is_some_and(|lexicon| lexicon.attribution.is_only_finite(small)),
            acronym: is_acronym(plain),
            given: given_name(plain).filter(|_| token.capital),
            common: nouns.is_some_and(|nouns| data.is_common_noun(small, nouns)),
            begins_name: (token.capital || plain.len() <= LONGEST_SMALL_NAME)
                && (!data.places_from(whole).is_empty() || !shared().names_from(plain).is_empty() || elides(whole))
                || shared().is_site(plain),
            starter: lexicon.is_some_and(|lexicon| lexicon.sentences.starters.contains(whole)),
        }
    }
}

fn look_up_one(document: &Document, data: &Sources, index: usize, opens: bool, alone: &mut Once<Alone>) -> Word {
    let token = document.tokens[index];
    let whole = document.word(index);
    if token.kind != TokenKind::Word {
        return look_up_aged(data, whole).unwrap_or_default();
    }
    let alone = alone.of(document.spelling(index), || Alone::of(document, data, index));
    let plain = base(whole);
    let mut word = Word {
        capital: token.capital && !(opens && alone.starter),
        possessive: plain.len() < whole.len() || is_plural_possessive(document, index),
        acronym: alone.acronym,
        ..Word::default()
    };
    if let Some(known) = alone.known {
        word.classes = known.classes;
        word.gender = known.gender;
        word.plural = known.plural;
        // aldus Van Dijk
        let inner = !opens && !data.capital_nouns && known.classes.any(Classes::Particle);
        if token.capital && !inner && (opens || known.classes.any(Classes::Pronoun.with(Classes::Preposition))) {
            let function = CLOSED.without(Classes::Particle).any(known.classes);
            word.capital &= !function;
        }
    }
    if let Some((known, plural)) = alone.noun {
        word.classes = word.classes.with(known.classes);
        word.gender = word.gender.or(known.gender);
        word.plural = plural;
    }
    if !token.capital {
        word.adjective = alone.adjective;
        if alone.only_finite {
            word.classes = word.classes.with(Classes::Verb);
        }
    }
    // Le Monde is no Mr Le, and Van Dijk no Mr Van.
    let particle = word.classes.any(Classes::Particle)
        && word.classes.any(Classes::Preposition.with(Classes::Definite).with(Classes::Indefinite));
    if word.capital
        && !particle
        && let Some(gender) = alone.given
    {
        word.given = true;
        word.gender = word.gender.or(gender);
    }
    word.common = word.capital && !word.given && alone.common;
    if word.capital && opens {
        // Family of the crew; but: Quickly, they left.
        let noun = word.common || word.classes.any(SOURCE_NOUNS);
        word.adjective = alone.adjective || !noun && alone.adverb;
    }
    if alone.begins_name {
        word.known = known_name(document, data, index, opens);
    }
    word
}

/// A noun written together with a figure: 34-year-old.
fn look_up_aged(data: &Sources, whole: &str) -> Option<Word> {
    let (_, noun) = whole.split_once('-').filter(|(figure, _)| figure.bytes().all(|byte| byte.is_ascii_digit()))?;
    let known = data.word(noun)?;
    Some(Word { classes: known.classes, gender: known.gender, plural: known.plural, ..Word::default() })
}

/// Longest known name in small letters, in bytes: tagesschau.de.
const LONGEST_SMALL_NAME: usize = 16;

/// Classes of nouns.
const NOUNS: Classes =
    Classes::Person.with(Classes::Group).with(Classes::Body).with(Classes::Medium).with(Classes::Document);

/// Classes of words that are not nouns.
const CLOSED: Classes = Classes::Definite
    .with(Classes::Indefinite)
    .with(Classes::Several)
    .with(Classes::OtherDeterminer)
    .with(Classes::Genitive)
    .with(Classes::Preposition)
    .with(Classes::Boundary)
    .with(Classes::Verb)
    .with(Classes::Pronoun)
    .with(Classes::Particle);

/// "the Democrats’ plan": the mark after the plural is a token of its own.
fn is_plural_possessive(document: &Document, index: usize) -> bool {
    let word = document.word(index);
    word.ends_with('s')
        && matches!(document.word(index + 1), "'" | "’")
        && !document.space_before(index + 1)
        && document.space_before(index + 2)
        && document.tokens.get(index + 2).is_some_and(|next| next.kind == TokenKind::Word)
        && document.language == crate::language::Language::ENGLISH
}

fn is_acronym(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).nth(1).is_some() && !word.chars().any(char::is_lowercase)
}

/// A given name, also as the parts of "Karl-Heinz".
fn given_name(word: &str) -> Option<Option<Gender>> {
    shared().given_name(word).or_else(|| {
        let (first, second) = word.split_once('-')?;
        shared().given_name(second).and(shared().given_name(first))
    })
}

/// The longest known name that begins at token `index`.
fn known_name(document: &Document, data: &Sources, index: usize, opens: bool) -> Option<Known> {
    if let Some(known) = elided_name(document, index) {
        return Some(known);
    }
    let first = base(document.word(index));
    if let Some(tokens) = place(document, data, index) {
        return Some(Known { tokens, class: NameClass::Place, thing: None, everyday: false });
    }
    let Some(name) = shared().names_from(first).iter().find(|name| matches(document, data, index, name)) else {
        let site = Known { tokens: 1, class: NameClass::Medium, thing: None, everyday: false };
        return shared().is_site(first).then_some(site);
    };
    let everyday = name.words.len() == 1 && data.everyday_names.contains(first);
    // At the beginning of a sentence "The Times" is a name, but "Die Welt" may be the world.
    let everyday = everyday
        || opens
            && name.words.len() == 2
            && data.capital_nouns
            && name.words.get(1).is_some_and(|word| data.everyday_names.contains(word));
    Some(Known { tokens: name.words.len(), class: name.class, thing: Some(name.thing), everyday })
}

/// How many tokens the name of a place in the language's own list has that begins at token `index`.
fn place(document: &Document, data: &Sources, index: usize) -> Option<usize> {
    let same = |words: &[String]| words.iter().enumerate().all(|(at, word)| document.word(index + at) == word);
    data.places_from(document.word(index)).iter().find(|words| same(words)).map(Vec::len)
}

/// Whether a word is an article that lost its vowel.
fn elides(word: &str) -> bool {
    matches!(word, "L" | "l")
}

/// A name whose article lost its vowel, and which is cut in two here: L’Humanité.
fn elided_name(document: &Document, index: usize) -> Option<Known> {
    let elided = &document.lexicon?.sentences.elided;
    let (article, word) = (document.word(index), document.word(index + 1));
    if elided.is_empty() || !elides(article) {
        return None;
    }
    let whole = format!("L’{word}");
    let name = shared().names_from(&whole).iter().find(|name| name.words.len() == 1 && name.words[0] == whole)?;
    Some(Known { tokens: 2, class: name.class, thing: Some(name.thing), everyday: false })
}

fn matches(document: &Document, data: &Sources, index: usize, name: &KnownName) -> bool {
    let last = name.words.len() - 1;
    name.words.iter().enumerate().all(|(at, word)| {
        let seen = document.word(index + at);
        if seen == word {
            return true;
        }
        if at == last && (base(seen) == word || data.capital_nouns && is_genitive(seen, word)) {
            return true;
        }
        // "Statistischen Bundesamt", "Weißen Haus"
        data.capital_nouns && last > 0 && at < last && is_inflected(seen, word)
    })
}

/// Whether `seen` is `word` with a German genitive or dative ending.
fn is_genitive(seen: &str, word: &str) -> bool {
    word.chars().nth(2).is_some()
        && seen.strip_prefix(word).is_some_and(|ending| matches!(ending, "s" | "es" | "n" | "en" | "'" | "’"))
}

/// Whether two words differ in no more than an adjective's ending.
fn is_inflected(seen: &str, word: &str) -> bool {
    let stem = |word: &'_ str| -> usize {
        ["es", "en", "er", "em", "e"]
            .iter()
            .find_map(|ending| word.strip_suffix(ending).map(str::len))
            .unwrap_or(word.len())
    };
    let (a, b) = (stem(seen), stem(word));
    a == b && a >= 4 && a < word.len() && seen.get(..a) == word.get(..b)
}
