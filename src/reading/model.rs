//! The result of a reading. The words for kinds and grades are those of the `scan` interface (`docs/scan.md`).

use crate::Span;
use crate::language::Language;

/// Everything found in one article.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// The language it was read in.
    pub language: Language,
    /// The claims, sorted by start, longer first where two start together.
    pub claims: Vec<Claim>,
    /// Whoever the text gives as a source, in order of first mention.
    pub sources: Vec<Source>,
    /// The sentences in the order of the text; none crosses a block.
    pub sentences: Vec<Span>,
    /// Names merely mentioned; filled only where asked for.
    pub names: Vec<Name>,
}

/// Index into [`Reading::sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceIndex(pub usize);

/// Index into [`Reading::claims`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimIndex(pub usize);

/// One thing in the text that can be checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// The words that are marked.
    pub span: Span,
    /// Who says it, resolved; for a mention of a source, that source.
    pub source: Option<SourceIndex>,
    /// The evidence it was marked on, strongest first.
    pub why: Vec<Reason>,
    /// What it is.
    pub detail: Detail,
}

/// The kind of a claim with what belongs to that kind alone.
#[derive(Debug, Clone, PartialEq)]
pub enum Detail {
    /// Words of somebody.
    Quote(Quote),
    /// A figure.
    Number(Number),
    /// A mention of whoever is credited.
    Source(Mention),
}

/// Words of somebody. The claim's span holds direct speech and terms with their marks; of reported speech the reported
/// words without the cue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Direct, mixed, indirect or term.
    pub form: QuoteForm,
    /// The words on the page that name the speaker, a pronoun included; no more than that name or phrase.
    pub speaker: Option<Span>,
    /// The verb, noun or preposition that attributes it.
    pub cue: Option<Span>,
    /// Parts of one utterance, split by its cue, share a number.
    pub group: Option<u32>,
}

/// How words of somebody are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuoteForm {
    /// Speech in marks.
    Direct,
    /// Reported speech with a marked stretch inside.
    Mixed,
    /// Reported speech without marks.
    Indirect,
    /// Marks that are no speech: titles, nicknames, scare quotes.
    Term,
}

/// A figure. The claim's span is the painted core: sign, figure, scale word, unit or currency.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Number {
    /// What is counted or measured.
    pub kind: NumberKind,
    /// The value in the unit given: 3.5 for 3.5 %.
    pub value: Option<f64>,
    /// The ends of a range.
    pub range: Option<(f64, f64)>,
    /// A date or time of day in ISO 8601, as far as the words give it.
    pub iso: Option<String>,
    /// `%`, an ISO 4217 code, a UCUM or plain unit name, or the counted noun.
    pub unit: Option<String>,
    /// Whether the words hedge it (rund, about).
    pub approximate: bool,
    /// A bound the words set (mindestens, up to).
    pub bound: Option<Bound>,
    /// The span with approximator and counted noun, where wider than the core.
    pub phrase: Option<Span>,
}

/// Which way a figure is bounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// At least, more than, from.
    AtLeast,
    /// At most, less than, up to.
    AtMost,
}

/// What kind of figure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the definition")]
pub enum NumberKind {
    #[default]
    Cardinal,
    Percent,
    Currency,
    Quantity,
    Age,
    Temperature,
    Duration,
    Fraction,
    Multiple,
    Vague,
    Range,
    Score,
    Ordinal,
    Date,
    Time,
}

/// A mention of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// What the mention does in the text.
    pub role: MentionRole,
}

/// What a mention of a source does in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MentionRole {
    /// Credited with a quote or statement.
    Speaker,
    /// Given as the origin: laut Reuters, according to…
    Cited,
    /// Named only in a list of sources or credits.
    Listed,
}

/// Whoever the text gives as a source: one entry however many names it goes by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The fullest name in the text.
    pub name: String,
    /// What it is.
    pub kind: SourceKind,
    /// How well it is identified.
    pub grade: Grade,
    /// Office, role or affiliation, in the words of the text.
    pub description: Option<String>,
    /// Other names in the text for the same source, in order of appearance; no pronouns.
    pub aliases: Vec<String>,
    /// The claims of kind source that mention it.
    pub mentions: Vec<ClaimIndex>,
    /// The quotes and numbers credited to it.
    pub claims: Vec<ClaimIndex>,
    /// Whether anything is credited to it.
    pub usage: Usage,
}

impl Source {
    /// Whether it is somebody without a name. A body such as the police answers for itself.
    pub fn is_unnamed(&self) -> bool {
        let somebody = matches!(self.kind, SourceKind::Role | SourceKind::Group | SourceKind::Unnamed);
        somebody && matches!(self.grade, Grade::Anonymous | Grade::UnnamedRole)
    }
}

/// What a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SourceKind {
    /// A person with a name.
    Person,
    /// A body, company or government, a place name standing for one included.
    Organisation,
    /// A news medium or agency.
    Media,
    /// A study, poll, filing, letter or press release.
    Document,
    /// An office without a name.
    Role,
    /// Several people without a name: Analysten, officials.
    Group,
    /// Identity withheld, or hearsay.
    Unnamed,
    /// The newsroom itself.
    Own,
}

/// How well a source is identified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// By name.
    Named,
    /// A medium that passes something on.
    SecondHand,
    /// An office or group without a name.
    UnnamedRole,
    /// Identity withheld, hearsay.
    Anonymous,
}

/// Whether a source is credited with anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Usage {
    /// Something in the text is credited to it.
    Credited,
    /// It stands only in a list of sources.
    ListedOnly,
}

/// A name in the text that need not be a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Where.
    pub span: Span,
    /// What it names.
    pub kind: NameKind,
}

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the definition")]
pub enum NameKind {
    Person,
    Organisation,
    Place,
    Other,
}

macro_rules! words {
    ($type:ty { $($variant:ident => $word:literal),+ $(,)? }) => {
        impl $type {
            /// Every value, in the order of the interface's documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word for it in the `scan` interface and in review files; also the last part of its message key.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The value that goes by this word.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.word() == word)
            }
        }
    };
}
pub(crate) use words;

words!(QuoteForm { Direct => "direct", Mixed => "mixed", Indirect => "indirect", Term => "term" });
words!(Bound { AtLeast => "at-least", AtMost => "at-most" });
words!(NumberKind {
    Cardinal => "cardinal", Percent => "percent", Currency => "currency", Quantity => "quantity", Age => "age",
    Temperature => "temperature", Duration => "duration", Fraction => "fraction", Multiple => "multiple",
    Vague => "vague", Range => "range", Score => "score", Ordinal => "ordinal", Date => "date", Time => "time",
});
words!(MentionRole { Speaker => "speaker", Cited => "cited", Listed => "listed" });
words!(SourceKind {
    Person => "person", Organisation => "organisation", Media => "media", Document => "document", Role => "role",
    Group => "group", Unnamed => "unnamed", Own => "self",
});
words!(Grade {
    Named => "named", SecondHand => "second-hand", UnnamedRole => "unnamed-role", Anonymous => "anonymous",
});
words!(Usage { Credited => "credited", ListedOnly => "listed-only" });
words!(NameKind { Person => "person", Organisation => "organisation", Place => "place", Other => "other" });

/// One piece of evidence a claim was marked on. The window shows it in the reader's language, `scan` by its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the words of the interface are the definition")]
pub enum Reason {
    // quotes
    Marks,
    CueVerb,
    CueNoun,
    CuePreposition,
    Colon,
    Subjunctive,
    ThatClause,
    TermWord,
    TitleOfWork,
    ShortMarked,
    Continued,
    SentenceBefore,
    Signature,
    BlockQuote,
    Interview,
    // numbers
    Digits,
    NumberWord,
    ScaleWord,
    PercentSign,
    CurrencySign,
    UnitWord,
    AgeWord,
    VagueWord,
    RangeWord,
    CalendarWord,
    CountedNoun,
    // sources
    PersonName,
    Title,
    Office,
    Organisation,
    Medium,
    Document,
    GroupWord,
    UnnamedWord,
    Pronoun,
    SourceList,
    Credit,
    // by hand
    Manual,
}

words!(Reason {
    Marks => "marks", CueVerb => "cue-verb", CueNoun => "cue-noun", CuePreposition => "cue-preposition",
    Colon => "colon", Subjunctive => "subjunctive", ThatClause => "that-clause", TermWord => "term-word",
    TitleOfWork => "title-of-work", ShortMarked => "short-marked", Continued => "continued",
    SentenceBefore => "sentence-before", Signature => "signature",
    BlockQuote => "block-quote", Interview => "interview",
    Digits => "digits", NumberWord => "number-word", ScaleWord => "scale-word", PercentSign => "percent",
    CurrencySign => "currency", UnitWord => "unit", AgeWord => "age-word", VagueWord => "vague-word",
    RangeWord => "range-word", CalendarWord => "calendar-word", CountedNoun => "counted-noun",
    PersonName => "name", Title => "title", Office => "office", Organisation => "organisation", Medium => "medium",
    Document => "document", GroupWord => "group", UnnamedWord => "unnamed", Pronoun => "pronoun",
    SourceList => "source-list", Credit => "credit", Manual => "by-hand",
});
