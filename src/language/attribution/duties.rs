//! What words of closed classes do in a sentence that says who says something.

use serde::Deserialize;

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
    /// Between such a noun and what carries the words: a comment on
    Carrying,
    /// A form of a verb by which somebody has another know something: let him know that.
    Letting,
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
    /// Opens a clause that asks whether something is so: ob.
    Whether,
    /// Joins those who do something together: und.
    Together,
    /// A noun for what people hold up or write on, so that marks there hold what they say: Plakat.
    Display,
    /// A word by which people greet and thank, which tells nothing of what is said: said goodbye.
    Greeting,
    /// A modal that tells what somebody is able or free to do: kann, dürfen.
    Able,
    /// A modal that tells what somebody has yet to do: muss, sollen.
    Obliging,
    /// A form of a verb by which somebody says that what is told is not so: dementiert, zurückgewiesen.
    Denying,
    /// A noun for words as somebody spoke them, which may stand before it in marks: comment.
    Utterance,
    /// A form of a verb that tells how something goes on, and that somebody speaks only right before what is said: began.
    Aspectual,
    /// A noun that by itself tells how things go, and names nobody who says so: according to plan.
    Course,
}

/// A set of duties.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Duties(u128);

impl Duties {
    const fn bit(duty: Duty) -> u128 {
        1 << duty as u128
    }

    pub(super) const fn add(&mut self, duty: Duty) {
        self.0 |= Self::bit(duty);
    }

    /// Whether the word does this.
    pub const fn has(self, duty: Duty) -> bool {
        self.0 & Self::bit(duty) != 0
    }

    /// The set of these.
    pub const fn of(duties: &[Duty]) -> Self {
        let (mut set, mut i) = (0, 0);
        while i < duties.len() {
            set |= Self::bit(duties[i]);
            i += 1;
        }
        Self(set)
    }

    /// Whether the two share a duty.
    #[inline]
    pub const fn meets(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    /// Whether the word does any of these.
    #[inline]
    pub fn any(self, duties: &[Duty]) -> bool {
        duties.iter().any(|&duty| self.has(duty))
    }
}
