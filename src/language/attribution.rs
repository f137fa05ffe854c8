//! The `[attribution]` section of a language file: the words that say who says something.
//!
//! A verb is one line, `infinitive: finite forms | participles | gerunds`. A separable part stands before a plus sign
//! (`mit+teilen`), a word the verb asks for after the infinitive (`bezeichnen als`), and an opening mark behind that where
//! it attributes words in marks alone (`sehen in „`). A regular verb gives the name of
//! its conjugation instead of its forms, with the stems it has besides that of the infinitive (`annoncer: -er annonç`).
//! Other words stand in lists by what they do in a sentence, and turns of several words by what stands beside them.

use super::endings::Endings;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The reporting words of a language, by word, lower case.
#[derive(Debug, Default, Deserialize)]
#[serde(try_from = "Section")]
pub struct Attribution {
    /// Whether the finite verb is the second part of a main clause, so that its subject may follow it.
    pub verb_second: bool,
    /// Whether the word that opens what is said needs no comma before it, as in Dutch.
    pub open_clauses: bool,
    /// Whether the subject stands before its verb but may follow it, and after a quotation does, with the verb's
    /// complements between the two, as in the Romance languages.
    pub either_side: bool,
    /// Whether the subject may also be left out, as in all Romance languages but French.
    pub drops_subject: bool,
    verbs: Vec<Verb>,
    words: FxHashMap<Box<str>, Entry>,
    views: FxHashSet<Box<str>>,
    /// How many bytes they have, each length once.
    view_lengths: Vec<usize>,
    /// The last bytes of the views; a shorter one is none.
    view_tails: FxHashSet<[u8; 3]>,
    past: Vec<Box<str>>,
    infixes: Vec<Box<str>>,
    naming_endings: Vec<Box<str>>,
    /// By which endings a word of no list is taken for a verb.
    pub endings: Endings,
}

/// What is known of one word.
#[derive(Debug, Default)]
pub struct Entry {
    /// What it does as a word of a closed class.
    pub duties: Duties,
    /// The verbs it is a form of.
    pub forms: Vec<VerbForm>,
    /// Turns that begin with it: their other words, and what they do.
    pub turns: Vec<(Vec<Box<str>>, Turn)>,
}

/// A verb of saying, meaning or showing.
#[derive(Debug)]
pub struct Verb {
    /// What kind of verb.
    pub class: VerbClass,
    /// The part that leaves the verb: `mit` of `mitteilen`.
    pub particle: Option<Box<str>>,
    /// A word that must stand in the clause: `als` of `bezeichnen als`; with `#`, right before a figure: `at #`;
    /// with `=`, right behind the verb or its pronoun: `=out`.
    pub complement: Option<Box<str>>,
    /// Whether it attributes words in marks alone: `sehen in „` of sah darin „einen Fehler“.
    pub marked: bool,
}

/// A form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VerbForm {
    /// Index for [`Attribution::verb`].
    pub verb: usize,
    /// Which form.
    pub form: Form,
}

/// Forms of verbs as far as they matter here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A finite form; of a separable verb without its particle.
    Finite,
    /// A finite form of a separable verb with its particle, as it ends a clause.
    Joined,
    /// The infinitive, which is often the plural too.
    Base,
    /// The past participle.
    Participle,
    /// The past participle of a separable verb without its particle: bekannt gegeben.
    Split,
    /// The present participle of English and its like.
    Gerund,
}

/// Kinds of reporting verbs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VerbClass {
    /// Says something: sagen, told.
    Say,
    /// Says something with a purpose: fordern, warned.
    Claim,
    /// Holds something to be so: glauben, expect.
    Think,
    /// Gives something a name: nennen, dubbed.
    Call,
    /// Tells how something is said: flüstern, sighed.
    Manner,
    /// Lets something be seen, as documents do: ergeben, show.
    Show,
    /// Gives somebody else's words: zitieren. Who speaks is its object, and the subject of its passive.
    Cite,
}

/// What a word of a closed class does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Duty {
    /// Helps to a perfect tense: hat, had.
    Have,
    /// Helps to a passive: wird, was.
    Be,
    /// Helps to a passive that tells of something done rather than of how something is: wird, wurde.
    Passive,
    /// Helps to an infinitive: will, would.
    Modal,
    /// Opens a clause that holds what is said: dass, that.
    That,
    /// Opens a clause that holds what is asked: warum, how.
    Question,
    /// Opens a relative clause.
    Relative,
    /// Opens an infinitive that tells an aim: um.
    Aim,
    /// Opens another subordinate clause: weil, while.
    Subordinator,
    /// Joins clauses or words: und, but.
    Coordinator,
    /// A preposition.
    Preposition,
    /// A determiner that cannot begin a subject: dem, eines.
    Oblique,
    /// Any other determiner or possessive.
    Determiner,
    /// A pronoun as a subject.
    Subject,
    /// A pronoun as an object.
    Object,
    /// A reflexive pronoun.
    Reflexive,
    /// An adverb that may stand between a verb and its subject.
    Adverb,
    /// A negation.
    Negation,
    /// A verb form that marks reported speech by itself: sei, werde.
    Subjunctive,
    /// A verb form that doubts, and marks reported speech beside others that do: hätte, wäre.
    Conditional,
    /// Of those, one that stands for a present subjunctive without a form of its own: hätten.
    Substitute,
    /// Says that something is only told: soll, angeblich, reportedly.
    Hearsay,
    /// Before whoever holds a view that a form of "be" follows: für Vollmer ist das "ein Skandal".
    Holding,
    /// Tells where words can be read: auf dem Plakat stand.
    Written,
    /// Wants something, so that words in marks may be those of whoever wants it: wollte.
    Wishing,
    /// A verb of saying that as often tells of a deed: attacked the village, backed the club.
    Deed,
    /// Of those, one that takes a side: backed the plan.
    Stance,
    /// Of those, a form that tells of an act as well, unless what is argued about follows: attack, release.
    Act,
    /// A noun for what a side is taken on: plan, bill.
    Matter,
    /// After a present subjunctive that says no more than "unless": es sei denn.
    Unless,
    /// Before an infinitive: zu.
    ToInfinitive,
    /// A form of a verb by which a body lets know what it means to do: will, möchten.
    Intending,
    /// The writer, or whoever is quoted, of themselves: ich, we.
    First,
    /// The reader, who says nothing: you.
    Addressed,
    /// Before a name of the speaker and after the words: so.
    So,
    /// Opens a clause with the speaker: wie, as.
    As,
    /// Stands for the speaker of the sentence before: demnach.
    Hence,
    /// Before a view (`views`) and its holder: nach.
    According,
    /// A noun for something said: Worte, question.
    SpeechNoun,
    /// Between such a noun and whoever said it: a note from
    Sender,
    /// Right before marks that hold a name or a word as a word: sogenannte, Motto.
    Naming,
    /// Before a turn of an interview, without naming anybody: Frage, Q.
    Turn,
    /// Right after marks that hold a name or a word as a word: genannt.
    Named,
    /// A finite verb common enough to tell a sentence by: ist, have.
    Finite,
    /// A small word inside a name: von, de.
    Particle,
    /// Stands for things, never for somebody who says something: es, this.
    Thing,
    /// Before whoever acts in a passive: by.
    By,
    /// A verb whose first object is who is spoken to: told.
    Addressing,
    /// A determiner that hangs a noun on the noun before: des, einer.
    Genitive,
    /// A pronoun that stands before its verb as an object and looks like a determiner: il l’a dit.
    Clitic,
    /// A coordinator that sets what follows against what was said: but.
    Contrast,
    /// A form of a verb that is a noun as well, in languages that write both alike: plan, claims.
    Homograph,
    /// A noun that takes what is said as a clause: the claim that.
    Nominal,
    /// A noun for something said against somebody or held by somebody, even of nobody named: allegations of.
    Alleged,
    /// A possessive determiner: his.
    Possessive,
    /// A preposition between a noun for something said and what it is about: of, for.
    Topic,
    /// A participle whose passive tells what somebody holds or says, without saying who: is expected to.
    Held,
    /// A form of a verb whose object is whose words are told: citing.
    Citing,
    /// A noun for a work, whose title may follow in marks: memoir.
    Work,
    /// Stands before a colon and names what follows, not who says it: correction.
    Label,
    /// A form of a verb whose object is what is said only as a clause: she found that, never she found a job.
    Clausal,
    /// Opens a part of what was named before: including.
    Including,
    /// Opens what tells when something was said: during.
    When,
    /// A preposition after a verb of saying that names what is spoken of: about.
    About,
    /// Tells when by itself or behind a determiner: Tuesday, week.
    Time,
    /// A form of a verb that keeps somebody from what follows, or denies it: declined to comment, lo negó.
    Declining,
    /// An infinitive of what somebody declines who says nothing: comment, disclose.
    Disclosing,
    /// A participle of what somebody declines to be who says nothing: interviewed, drawn.
    Disclosed,
    /// A form of a verb that can be nothing but its past tense, without the ending of one: fell.
    Past,
    /// A noun that goes with the plural without its ending: data, people.
    Plural,
    /// An adjective that tells what somebody holds: is worried that.
    Attitude,
    /// Leads from such an adjective to what it is held of: critical of.
    Towards,
    /// An adjective that tells what somebody means to do: is eager to.
    Intent,
    /// An auxiliary that tells what is only supposed: could, might.
    Supposed,
    /// A participle that tells of somebody who is asked something: when asked whether.
    Asked,
    /// Opens a clause that tells on what condition something is so: if.
    Condition,
    /// A form of a verb whose infinitive is then done: quiso decir, a tenu à dire.
    Venturing,
    /// A form of a verb that is followed by words as they are called out: shouted.
    Aloud,
    /// A word by which people greet and thank, which tells nothing of what is said: said goodbye.
    Greeting,
    /// A noun that by itself tells how things go, and names nobody who says so: according to plan.
    Course,
}

/// What several words do together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Turn {
    /// Stands before the speaker: laut, according to.
    Before,
    /// Stands before the speaker as a genitive and attributes words in marks: in den Augen der Kritiker „ein Fehler“.
    Owned,
    /// Stands after the speaker: zufolge.
    After,
    /// Attributes without naming a speaker: heißt es.
    Impersonal,
    /// The same with a form of "be", words in marks between the two: ist von „Mut“ die Rede.
    Spoken,
    /// Stands at the beginning of a sentence before the speaker, with a comma behind: Pour Vollmer, …
    Opening,
    /// Has the speaker for its last word: de source policière.
    Within,
    /// Has the possessive of the speaker for its last word but one: a suo dire.
    Theirs,
}

/// A set of duties.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Duties(u128);

impl Duties {
    const fn bit(duty: Duty) -> u128 {
        1 << duty as u128
    }

    /// Whether the word does this.
    pub const fn has(self, duty: Duty) -> bool {
        self.0 & Self::bit(duty) != 0
    }

    /// Whether the word does any of these.
    pub fn any(self, duties: &[Duty]) -> bool {
        duties.iter().any(|&duty| self.has(duty))
    }
}

impl Attribution {
    /// What is known of a word, given in lower case.
    pub fn entry(&self, word: &str) -> Option<&Entry> {
        self.words.get(word)
    }

    /// A verb by the index in its forms.
    pub fn verb(&self, index: usize) -> Option<&Verb> {
        self.verbs.get(index)
    }

    /// Whether a noun, in lower case, is a view or statement: by its ending, `angaben`, `polizeiangaben`, where words are
    /// joined, and else by the whole word, so that no interview is a view.
    pub fn is_view(&self, noun: &str) -> bool {
        if !self.verb_second {
            return self.views.contains(noun);
        }
        // Few words end as any of them does.
        if !noun.as_bytes().last_chunk().is_some_and(|tail| self.view_tails.contains(tail)) {
            return false;
        }
        let ending = |length: &usize| noun.get(noun.len().checked_sub(*length)?..);
        self.view_lengths.iter().filter_map(ending).any(|ending| self.views.contains(ending))
    }
}

impl Attribution {
    /// Whether a word, in lower case, can by its ending be a verb in the past tense.
    pub fn is_past(&self, word: &str) -> bool {
        self.past.iter().any(|ending| word.ends_with(&**ending))
    }

    /// Whether a noun, in lower case, is one for what has a name by its ending: `wochenzeitung`.
    pub fn is_naming(&self, noun: &str) -> bool {
        self.naming_endings.iter().any(|ending| noun.ends_with(&**ending))
    }

    /// Whether a word, in lower case, is a finite form that no participle with an ending looks like: "lehnte", whose
    /// participle is "gelehnt", but not "kritisierte", which is an adjective too.
    pub fn is_only_finite(&self, word: &str) -> bool {
        let form =
            |word: &str, form| self.entry(word).is_some_and(|entry| entry.forms.iter().any(|of| of.form == form));
        let stem = word.trim_end_matches(['e', 'n']);
        self.verb_second && word.ends_with(['e', 'n']) && form(word, Form::Finite) && !form(stem, Form::Participle)
    }

    /// What a separable verb has inside as an infinitive of purpose: `zu` in `einzustellen`.
    pub fn infixes(&self) -> &[Box<str>] {
        &self.infixes
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Section {
    verb_second: bool,
    open_clauses: bool,
    /// Endings of regular verbs, `finite | participles | gerunds`, by the ending of their infinitive.
    conjugations: BTreeMap<String, String>,
    either_side: bool,
    drops_subject: bool,
    verbs: BTreeMap<VerbClass, Vec<String>>,
    words: BTreeMap<Duty, Vec<String>>,
    turns: BTreeMap<Turn, Vec<String>>,
    /// Endings of nouns that hold a view: nach *Angaben*.
    views: FxHashSet<Box<str>>,
    /// Endings of the past tense of verbs that stand in no list.
    past: Vec<Box<str>>,
    /// What a separable verb has inside as an infinitive: ein*zu*stellen.
    infixes: Vec<Box<str>>,
    /// Endings of nouns for what has a name: Wochen*zeitung*.
    naming_endings: Vec<Box<str>>,
    endings: Endings,
}

/// The lengths of words in bytes, each once.
fn lengths(words: &FxHashSet<Box<str>>) -> Vec<usize> {
    let lengths: FxHashSet<usize> = words.iter().map(|word| word.len()).collect();
    lengths.into_iter().collect()
}

impl TryFrom<Section> for Attribution {
    type Error = String;

    fn try_from(section: Section) -> Result<Self, String> {
        let Section {
            verb_second,
            open_clauses,
            conjugations,
            either_side,
            drops_subject,
            verbs,
            words,
            turns,
            views,
            past,
            infixes,
            naming_endings,
            endings,
        } = section;
        let mut attribution = Self {
            verb_second,
            either_side,
            drops_subject,
            open_clauses,
            view_lengths: lengths(&views),
            view_tails: views.iter().filter_map(|view| view.as_bytes().last_chunk().copied()).collect(),
            views,
            past,
            infixes,
            naming_endings,
            endings,
            ..Self::default()
        };
        for (class, lines) in verbs {
            for line in lines {
                attribution.add_verb(class, &conjugated(&line, &conjugations)?)?;
            }
        }
        for (duty, list) in words {
            for word in list {
                for word in spellings(&word) {
                    attribution.word(&word).duties.0 |= Duties::bit(duty);
                }
            }
        }
        for (turn, list) in turns {
            for line in list {
                let mut words = line.split_whitespace();
                let first = words.next().ok_or_else(|| "an empty turn".to_owned())?;
                attribution.word(first).turns.push((words.map(Into::into).collect(), turn));
            }
        }
        Ok(attribution)
    }
}

/// A word as it is spelt, and with the ss that stands for its ß in Switzerland.
fn spellings(word: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let swiss = word.contains('ß').then(|| Cow::Owned(word.replace('ß', "ss")));
    std::iter::once(Cow::Borrowed(word)).chain(swiss)
}

/// A verb's line with its forms written out, where it names its conjugation instead.
fn conjugated(line: &str, conjugations: &BTreeMap<String, String>) -> Result<String, String> {
    let Some((head, (name, stems))) =
        line.split_once(": -").map(|(head, forms)| (head, forms.split_once(' ').unwrap_or((forms, ""))))
    else {
        return Ok(line.to_owned());
    };
    let endings = conjugations.get(name).ok_or_else(|| format!("no conjugation {name:?}"))?;
    let infinitive = head.split(' ').next().unwrap_or(head);
    let base = infinitive.rsplit('+').next().unwrap_or(infinitive);
    let stem = base.strip_suffix(name).ok_or_else(|| format!("{line:?} has no such ending"))?;
    let stems: Vec<&str> = std::iter::once(stem).chain(stems.split_whitespace()).collect();
    let parts = endings.split('|').map(|part| {
        let forms = part.split_whitespace().flat_map(|ending| stems.iter().map(move |stem| format!("{stem}{ending}")));
        forms.collect::<Vec<_>>().join(" ")
    });
    Ok(format!("{head}: {}", parts.collect::<Vec<_>>().join(" | ")))
}

impl Attribution {
    fn word(&mut self, word: &str) -> &mut Entry {
        self.words.entry(word.into()).or_default()
    }

    fn add_verb(&mut self, class: VerbClass, line: &str) -> Result<(), String> {
        let (head, forms) = line.split_once(':').ok_or_else(|| format!("no colon in the verb {line:?}"))?;
        let head = head.trim();
        let (head, marked) = head.strip_suffix(" „").map_or((head, false), |head| (head, true));
        let (infinitive, complement) = match head.split_once(' ') {
            Some((infinitive, complement)) => (infinitive, Some(complement.into())),
            None => (head, None),
        };
        let (particle, base) = match infinitive.split_once('+') {
            Some((particle, base)) => (Some(particle), base),
            None => (None, infinitive),
        };
        if base.is_empty() {
            return Err(format!("no infinitive in the verb {line:?}"));
        }
        let verb = self.verbs.len();
        self.verbs.push(Verb { class, particle: particle.map(Into::into), complement, marked });
        let mut add = |word: &str, form| {
            for word in spellings(word) {
                let forms = &mut self.words.entry(word.as_ref().into()).or_default().forms;
                forms.push(VerbForm { verb, form });
            }
        };
        add(base, Form::Base);
        if let Some(particle) = particle {
            add(&format!("{particle}{base}"), Form::Joined);
            add(&format!("{particle}zu{base}"), Form::Joined);
        }
        for (part, form) in forms.split('|').zip([Form::Finite, Form::Participle, Form::Gerund]) {
            for word in part.split_whitespace() {
                add(word, form);
                if let (Some(particle), Form::Finite) = (particle, form) {
                    add(&format!("{particle}{word}"), Form::Joined);
                }
                let apart =
                    particle.filter(|_| form == Form::Participle).and_then(|particle| word.strip_prefix(particle));
                if let Some(apart) = apart {
                    add(apart, Form::Split);
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(text: &str) -> Result<Attribution, toml::de::Error> {
        toml::from_str(text)
    }

    #[test]
    fn a_line_gives_every_form_of_a_verb() {
        let attribution = section("[verbs]\nsay = [\"mit+teilen: teilt teilte | mitgeteilt\"]").unwrap_or_default();
        let form = |word: &str| attribution.entry(word).map(|entry| entry.forms[0].form);
        assert_eq!(form("teilte"), Some(Form::Finite));
        assert_eq!(form("mitteilte"), Some(Form::Joined));
        assert_eq!(form("mitzuteilen"), Some(Form::Joined));
        assert_eq!(form("mitgeteilt"), Some(Form::Participle));
        let verb = attribution.entry("teilt").and_then(|entry| attribution.verb(entry.forms[0].verb));
        assert_eq!(verb.and_then(|verb| verb.particle.as_deref()), Some("mit"));
    }

    #[test]
    fn a_regular_verb_names_its_conjugation() {
        let text = "[conjugations]\ner = \"e a | é | ant\"\n[verbs]\nsay = [\"annoncer: -er annonç\"]";
        let attribution = section(text).unwrap_or_default();
        let form = |word: &str| attribution.entry(word).map(|entry| entry.forms[0].form);
        assert_eq!(form("annonce"), Some(Form::Finite));
        assert_eq!(form("annonça"), Some(Form::Finite));
        assert_eq!(form("annoncé"), Some(Form::Participle));
        assert_eq!(form("annonçant"), Some(Form::Gerund));
        assert!(section("[verbs]\nsay = [\"annoncer: -er\"]").is_err());
    }

    #[test]
    fn a_misspelt_line_is_an_error() {
        assert!(section("[verbs]\nsay = [\"sagen sagt\"]").is_err());
        assert!(section("[words]\nnoun = [\"sagt\"]").is_err());
    }
}
