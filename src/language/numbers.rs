//! How a language writes its numbers: the `[numbers]` sections of `assets/languages/*.toml`.
//!
//! Only data and its shape stand here; [`crate::reading`] makes a grammar of it. Wherever a list of words is asked for,
//! the file has one string with commas between them. A word may be several words (`US-Dollar`, `as many`); `~` at the
//! end of a word stands for each of [`Numbers::endings`]. Words are matched without regard to case, except where a
//! field says otherwise.

mod amounts;
mod calendar;
mod lists;

pub use amounts::{Measures, Money};
pub use calendar::{Ages, Calendar, Clock};
pub use lists::{Codes, Values, Words};
use serde::Deserialize;

/// The numbers of one language.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Numbers {
    /// The mark between whole and part: `,` or `.`.
    pub decimal: Option<char>,
    /// Some countries of the language write the mark the other way, so that three digits after it are a group in a count
    /// and after a currency sign: 1,200 personas, $1,500.
    pub either_mark: bool,
    /// What `~` stands for, besides nothing.
    pub endings: Words,
    /// Number words: values under a thousand that are added.
    pub cardinals: Values,
    /// Number words that multiply: hundred, thousand, million.
    pub scales: Values,
    /// Short scales that stand only after a figure, in the case given: `Mio.`, `bn`.
    pub abbreviations: Values,
    /// Collective nouns for a number: dozen. Their plural is in `vague`.
    pub collectives: Values,
    /// Those of them that only say about how many: une *dizaine*.
    pub rough: Words,
    /// How number words are put together.
    pub composition: Composition,
    /// Small words of the number grammar.
    pub words: Connectives,
    /// Halves, thirds and so on.
    pub fractions: Fractions,
    /// Twice, doubled, threefold.
    pub multiples: Multiples,
    /// Numbers that give no number.
    pub vague: Vague,
    /// Ordinal numbers.
    pub ordinals: Ordinals,
    /// What is measured.
    pub measures: Measures,
    /// Money.
    pub money: Money,
    /// Ages.
    pub ages: Ages,
    /// Dates.
    pub calendar: Calendar,
    /// Times of day.
    pub clock: Clock,
    /// Words around a number that hedge or bound it.
    pub hedges: Hedges,
    /// Ranges and scores.
    pub spans: Spans,
    /// What a number is the number *of*.
    pub nouns: Nouns,
    /// Where a number is only a name.
    pub labels: Labels,
}

/// How number words are put together.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Composition {
    /// Several number words may be written as one: dreiundzwanzigtausend.
    pub compounds: bool,
    /// Between ones and tens, or parts, inside a compound: und.
    pub and: Words,
    /// *and* stands between tens and ones: treinta y dos.
    pub and_tens: bool,
    /// A comma may stand behind a scale inside number words: three million, two hundred and forty.
    pub comma: bool,
    /// Ones may come before tens, with a word for *and* between: drei und zwanzig.
    pub ones_first: bool,
    /// Tens that take additions up to nineteen: soixante, quatre-vingt.
    pub twenties: Vec<u32>,
    /// Nouns are written with a capital, so a capital number word inside a sentence is a name.
    pub capital_nouns: bool,
    /// Forms of number words that stand only before another part of the same word: *cent*ottanta, *vent*enne.
    pub joined: Values,
    /// Scale words that stand only after a number: dieci *mila*.
    pub dependent: Words,
    /// The scale words that need a number or an article before them; a bare plural is vague.
    pub scale_nouns_from: Option<f64>,
}

/// Small words of the number grammar.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Connectives {
    /// The indefinite article: a number only before a scale, a unit or a fraction.
    pub articles: Words,
    /// The number word for one where it also is an article or pronoun.
    pub one: Words,
    /// The plural article: a small number word after it with no noun is a pronoun: *os* dois.
    pub definite: Words,
    /// Number words that also are other words (sei: you are): numbers only with what they count, after one of
    /// `doubtful_after`, or alone.
    pub doubtful: Words,
    /// Words after which such a word is a number: in *sei*.
    pub doubtful_after: Words,
    /// and
    pub and: Words,
    /// The word for the decimal mark.
    pub point: Words,
    /// minus
    pub negative: Words,
    /// plus
    pub positive: Words,
    /// Between a fraction and what it is of: of, der.
    pub of: Words,
    /// Between a noun of number and what it counts: deux millions *de* francs.
    pub linking: Words,
    /// Between the parts of a rate: per, pro.
    pub per: Words,
}

/// Halves, thirds and so on.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Fractions {
    /// Words that are a fraction by themselves: Hälfte.
    pub portions: Values,
    /// Words that are one only before *of* or its like: half, Viertel.
    pub guarded: Values,
    /// Words that make a fraction with a number before: Drittel, thirds. The value is the denominator.
    pub denominators: Values,
    /// Words that are one only behind tens and a hyphen: three twenty-*firsts*. Where there are any, tens and a hyphen
    /// before the others below ten make one word with them.
    pub tied: Values,
    /// Ends of a word that begins with a number and is such a word: -esimo.
    pub denominator_suffixes: Words,
    /// The adjective half: halb.
    pub half: Words,
    /// Added to a number before: einhalb.
    pub and_half: Words,
    /// "one in five": in, out of.
    pub out_of: Words,
    /// Of these, the ones that may come after a noun: trois Français *sur* quatre.
    pub noun_out_of: Words,
    /// Before a fraction by which something changed: fell *by* a third.
    pub by: Words,
    /// The same, where the fraction's word also is an ordinal and makes one only at the end of a clause: *met* een derde.
    pub by_end: Words,
    /// "every fifth": jeder.
    pub every: Words,
}

/// Twice, doubled, threefold.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Multiples {
    /// Words that are a multiple by themselves: verdoppelt.
    pub words: Values,
    /// Words that are one only before a comparison: doppelt so.
    pub compared: Values,
    /// Words after a number that make a multiple by themselves: times as many.
    pub after: Words,
    /// Word ends that make a multiple of a number: fold.
    pub suffixes: Words,
    /// Words that make a multiple of a figure right before them, with a hyphen or not: 2,5-fach.
    pub figure_suffixes: Words,
    /// Word ends that do so only before a comparison: -mal so, -fach so.
    pub compared_suffixes: Words,
    /// What a comparison begins with: so, as, mehr, more.
    pub comparison: Words,
}

/// Numbers that give no number.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Vague {
    /// Words and phrases: Tausende, dozens, tens of thousands.
    pub words: Words,
    /// Words before a scale: several, mehrere.
    pub several: Words,
}

/// Ordinal numbers.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Ordinals {
    /// Words.
    pub words: Values,
    /// Letters right after a figure: st, nd. A full stop goes without saying where `stop` is set.
    pub suffixes: Words,
    /// A figure with a full stop is an ordinal.
    pub stop: bool,
    /// Words before a number that make it a rank: Platz.
    pub ranks: Words,
}

/// Words around a number that hedge or bound it.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Hedges {
    /// rund, about
    pub about: Words,
    /// Of these, the ones that hedge nothing but a time of day: gegen.
    pub about_time: Words,
    /// The same behind the number and its noun: 200 persone *circa*.
    pub about_after: Words,
    /// mindestens, more than
    pub at_least: Words,
    /// höchstens, up to
    pub at_most: Words,
    /// or more
    pub or_more: Words,
    /// or less
    pub or_less: Words,
    /// Words that say nothing of the number: only, exactly.
    pub plain: Words,
}

/// Ranges and scores.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Spans {
    /// between
    pub between: Words,
    /// from
    pub from: Words,
    /// Joins a range: to, bis.
    pub to: Words,
    /// Joins a range after a word of `between`: and.
    pub and: Words,
    /// Joins the start and the end of a change: auf.
    pub change: Words,
    /// Verbs of change; *from … to* after one is no range.
    pub changing: Words,
    /// Joins alternatives: or.
    pub or: Words,
    /// Joins a score: zu, to.
    pub score: Words,
    /// Joins a score whatever stands around it: zu.
    pub score_sure: Words,
    /// Words near a score: won, siegte.
    pub winning: Words,
    /// What is counted in a vote: Stimmen, votes.
    pub votes: Words,
}

/// What a number is the number *of*.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Nouns {
    /// Ends of a plural, where nouns have no capital.
    pub plural_endings: Words,
    /// Plurals that end otherwise.
    pub plurals: Words,
    /// Whether adjectives agree with their noun, so that nothing but a plural stands between a number and its noun.
    pub agree: bool,
    /// Words that look like plurals and are none; where nouns have a capital, nouns that no number before them counts:
    /// ICE 597 *Richtung* Berlin.
    pub none: Words,
    /// Ends of such words: -mente.
    pub none_endings: Words,
}

/// Where a number is only a name.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Labels {
    /// Words before it: Artikel, Section, Boeing.
    pub before: Words,
    /// Words before it that name with a number only where they are written with a capital: *Day* 1.
    pub capital: Words,
    /// Words before it where the label may be longer than a figure: phone, Telefon.
    pub phone: Words,
    /// Words after it: Avenue.
    pub after: Words,
    /// Words for a street that follow the number of a house, after a comma or not: 12, *rue* des Lilas; or that stand
    /// before the street's name and the number: *Rua* Augusta, 1200.
    pub streets: Words,
    /// Ends of a word before it: straße.
    pub street_ends: Words,
    /// Words that make a name of a figure they are bound to by a hyphen: 65-*plussers*.
    pub bound: Words,
    /// How postcodes are written, `9` for a figure and `A` for a capital: 9999 AA.
    pub postcode: Option<String>,
    /// Whole phrases with a number word that give no number: außer Acht, nine-to-five.
    pub phrases: Words,
    /// Words that begin a clause and are no name although they have a capital: Die, Rund, In.
    pub no_name: Words,
}
