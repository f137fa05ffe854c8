//! How a language writes its numbers: the `[numbers]` sections of `assets/languages/*.toml`.
//!
//! Only data and its shape stand here; [`crate::reading`] makes a grammar of it. Wherever a list of words is asked for,
//! the file has one string with commas between them. A word may be several words (`US-Dollar`, `as many`); `~` at the
//! end of a word stands for each of [`Numbers::endings`]. Words are matched without regard to case, except where a
//! field says otherwise.

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

/// What is measured. Units go by their UCUM code where there is one.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Measures {
    /// percent
    pub percent: Words,
    /// percentage points
    pub points: Words,
    /// basis points, hundredths of a percentage point
    pub basis_points: Words,
    /// Units of quantity.
    pub units: Codes,
    /// Units of quantity that take the words in `prefixes` before them.
    pub prefixed: Codes,
    /// Word beginnings with their prefix: kilo.
    pub prefixes: Codes,
    /// Unit symbols in the case given.
    pub symbols: Codes,
    /// Unit symbols in the case given that take the SI prefixes.
    pub prefixed_symbols: Codes,
    /// Units of time.
    pub durations: Codes,
    /// Symbols of units of time in the case given.
    pub duration_symbols: Codes,
    /// Adjectives of time after a number: jährig, tägig.
    pub duration_adjectives: Codes,
    /// Units of temperature. `deg` is a degree of no scale.
    pub temperatures: Codes,
    /// Symbols of temperature in the case given.
    pub temperature_symbols: Codes,
    /// Words after a temperature that make it negative: unter null.
    pub below_zero: Words,
    /// Words after a temperature that belong to it and change nothing: über null.
    pub above_zero: Words,
    /// Units that are no number with a mere article before them: a second, ein Jahr.
    pub no_article: Words,
    /// Words before such an article where it counts after all, in a language whose article also is the word for one:
    /// *há* um ano, *durante* uma semana. Without any, the article always counts.
    pub counting: Words,
    /// Units that are also other words, and are units only at the end of a clause: 2 in.
    pub final_units: Words,
    /// What may follow such a unit all the same: 2 in *thick*.
    pub extents: Words,
    /// Units and currencies that also are names, and with a capital are only that: in 2010 *Ton* Heerts.
    pub names: Words,
    /// Names of a currency that also are a weight: pounds.
    pub weights: Words,
    /// Words before that make it a weight: weighs.
    pub weighing: Words,
    /// Words after that do: of.
    pub weighed: Words,
    /// An apostrophe and a quotation mark stand for feet and inches: 6'2".
    pub feet_marks: bool,
    /// What is paid, after a name of a currency that also is a weight: a 200-pound *fine*.
    pub paid: Words,
    /// Adjectives that may stand between a number and its unit: volle, long.
    pub between: Words,
}

/// Money, by ISO 4217 code.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Money {
    /// Names, after the number.
    pub names: Codes,
    /// Hundredths: cent, penny.
    pub minor: Codes,
    /// Short forms of hundredths, in the case given.
    pub minor_short: Codes,
    /// Signs, before or after the number.
    pub signs: Codes,
    /// ISO codes, in capitals.
    pub codes: Words,
    /// Common ISO codes, which are also read in small letters and right before the figure: EUR20.
    pub small_codes: Words,
    /// Names that are words of the language as well, and a currency only behind three digits or more: won.
    pub doubtful: Words,
    /// ISO codes that are words of a language, and no currency before a small plain figure: TOP 10.
    pub word_codes: Words,
    /// Short forms after the number, in the case given.
    pub short: Codes,
}

/// Ages.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Ages {
    /// Ends of a word that begins with a number: -Jährige. With the unit.
    pub suffixes: Codes,
    /// Words after number and unit: alt, old, of age.
    pub after: Words,
    /// Words before a bare number or a duration: aged, im Alter von.
    pub before: Words,
    /// Words before a number of years or months that do not say it of a bare number: *com* 45 anos.
    pub before_years: Words,
    /// Words after a number of years that one has left or spent, and that are no age: ha 5 anni *per* pagare.
    pub term_after: Words,
    /// Short forms after a bare number: yo.
    pub short: Words,
    /// Words before ten years of a life: *in his* 20s.
    pub own: Words,
    /// Ten years of a life in a word: thirties.
    pub decades: Values,
}

/// Dates.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Calendar {
    /// Month names, 1 to 12.
    pub months: Values,
    /// Month names that are another word in small letters: may, march.
    pub ambiguous_months: Words,
    /// Weekday names, 1 (Monday) to 7.
    pub weekdays: Values,
    /// The month stands before the day in figures: 4/22.
    pub month_first: bool,
    /// The seasons.
    pub seasons: Words,
    /// Feasts; with a year they are a date.
    pub holidays: Words,
    /// Words at the end of a feast's name, with other words before: Jayanti.
    pub holiday_heads: Words,
    /// Words before a year that are part of the date: Ende, mid, end of.
    pub parts: Words,
    /// Words before a year that make it one: im Jahr, in, since.
    pub before_year: Words,
    /// Words that choose one of several weeks or the like: last.
    pub which: Words,
    /// What is chosen: week, weekend, day.
    pub spans: Words,
    /// Words between a day or feast and its year.
    pub own_year: Words,
    /// The word year, where it belongs to the date: Jahr 2009.
    pub year: Words,
    /// quarter
    pub quarter: Words,
    /// Letters before the figure of a quarter or a half of a year.
    pub quarter_letters: Codes,
    /// week
    pub week: Words,
    /// century
    pub century: Words,
    /// Word ends and words of a decade: er, er Jahre, s.
    pub decade: Words,
    /// Words before the figure of a decade: *anos* 80, *década de* 1980.
    pub before_decade: Words,
    /// Words that name a month by its place: de 4 a 22 *deste mês*.
    pub this_month: Words,
    /// The same without a word for *of*, after two days, or one with its article: del 4 al 22 *este mes*. What died were
    /// 22 *este mes*.
    pub this_month_alone: Words,
    /// The word before the figure of a day of the month, where it belongs to the date: *dia* 15.
    pub day: Words,
    /// BC
    pub before_christ: Words,
    /// AD
    pub after_christ: Words,
    /// Small words inside a date: of, the, den.
    pub inside: Words,
    /// Letters after a day's figure and a hyphen, where the day has become a name: 23-*F*.
    pub day_letters: Words,
    /// Words after a weekday that choose the one a week or two on: lundi *en huit*.
    pub weeks_on: Words,
    /// Words between weekday and day: den, the.
    pub before_day: Words,
    /// Words that tell a day without figure: today, tomorrow, this.
    pub relative: Words,
    /// The article, where it belongs to a date that begins with an ordinal or is a decade: *the* 15th, *the* 1970s.
    pub own_article: Words,
    /// Words for the present that end a stretch or begin it: 2010 to *today*.
    pub now: Words,
    /// Words after a duration that make it a point in time: ago, later.
    pub after_duration: Words,
}

/// Times of day.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Clock {
    /// Words after the hour: Uhr, o'clock.
    pub hour: Words,
    /// Letters after the hour: h.
    pub hour_letters: Words,
    /// a.m.
    pub morning: Words,
    /// p.m.
    pub evening: Words,
    /// A letter right behind the hour that stands for it, where its place says so: from 9*a*.
    pub morning_letter: Words,
    /// The same for p.m.
    pub evening_letter: Words,
    /// Parts of the day after a time that belong to the morning: in the morning.
    pub morning_parts: Words,
    /// The same for afternoon, evening and night.
    pub evening_parts: Words,
    /// Words before a bare hour: um, at.
    pub before: Words,
    /// Words before a bare hour that make it a time where nothing is counted: *alle* 20.
    pub announced: Words,
    /// half past (adds thirty minutes)
    pub half_past: Words,
    /// halb (takes thirty minutes away)
    pub half_to: Words,
    /// quarter past
    pub quarter_past: Words,
    /// quarter to
    pub quarter_to: Words,
    /// dreiviertel
    pub three_quarters: Words,
    /// Hours with a name: noon, midnight.
    pub named: Values,
    /// After the hour, with the minutes they add: et quart, menos cuarto.
    pub added: Values,
    /// Between the hour and the minutes it lacks: sept heures *moins* dix.
    pub less: Words,
    /// Between minutes and hour: past, nach.
    pub past: Words,
    /// Between minutes and hour: to, vor.
    pub to: Words,
    /// Words for minutes in "ten minutes past".
    pub minutes: Words,
    /// Time zones.
    pub zones: Words,
    /// An end of the hour that makes it rough: 11ish.
    pub about: Words,
    /// Between a day and its time: at, um.
    pub at: Words,
    /// Between a time and its day: on, am.
    pub on: Words,
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
