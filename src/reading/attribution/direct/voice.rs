//! Who speaks where no cue says so: whoever is named before a colon, whose words are announced, or whom the sentence
//! before is about.

use super::super::cue::Cue;
use super::super::frame::Segment;
use super::super::noun::Noun;
use super::super::{LOOK, Reader};
use super::Voice;
use crate::article::BlockKind;
use crate::language::{Classes, Duty, Gender};
use crate::reading::document::TokenKind;
use crate::reading::model::{Reason, SourceKind};
use crate::reading::phrases::Phrase;
use std::ops::Range;

/// How many words may stand between a determiner and a noun for something said.
const MOST_MODIFIERS: usize = 4;
/// How far behind a quotation the noun may stand that says whose words it is.
const MOST_TO_NOUN: usize = 5;

impl Reader<'_, '_> {
    /// Whether a sentence is a heading, in which nobody goes on to speak.
    pub(in super::super) fn is_heading(&self, segment: &Segment) -> bool {
        self.document.blocks.get(segment.block).is_some_and(|block| matches!(block.kind, BlockKind::Heading(_)))
    }

    /// The person whom the sentence before is about, if it stands in the same paragraph: Vollmer war enttäuscht. „…“
    pub(super) fn voice_of_neighbour(&self, index: usize, alone: bool) -> Option<Voice> {
        let alone = alone && self.verb_second;
        let segment = self.frame.segments.get(index)?;
        let before = index.checked_sub(1).and_then(|before| self.frame.segments.get(before))?;
        let quotes = before.items.clone().any(|item| self.shape(item).is_some_and(|shape| !shape.title));
        if before.block != segment.block || quotes {
            return None;
        }
        // Where the verb is second, what no verb follows is no subject: Zweimal im Jahr kommt er.
        let second = |noun: &Noun| {
            let past = self.genitive_at(noun.end, before.items.end).unwrap_or(noun.end);
            !self.verb_second || self.word(past) == "," || self.is_tensed(past) || self.has(past, Duty::By)
        };
        let first = self.noun_at(before.items.start, before.items.end).filter(second);
        let about = |noun: &Noun| {
            let other = [Duty::Thing, Duty::First, Duty::Determiner];
            let pronoun = alone && noun.pronoun && !self.words.any(noun.tokens.start, &other);
            !noun.oblique && (noun.person && noun.certain && !noun.pronoun || pronoun)
        };
        let reported = self.reports_itself(segment, &[]).is_some();
        let opening = || if self.subject_first() { self.only_person(before) } else { None };
        // She was furious. “He told her nothing.”
        let own = |noun: &Noun| {
            let gender = self.phrases.word(noun.tokens.start).gender.filter(|_| noun.pronoun);
            !self.speaks_of_another(segment, gender)
        };
        let noun = first.filter(about).or_else(opening).filter(own).or_else(|| {
            // Zu der Frage nahm Ministerin Vollmer Stellung. Jeder könne „das Geld behalten“.
            let persons = |noun: &Noun| about(noun) && noun.named && self.phrases.is_persons(&noun.core);
            self.likeliest(before.items.start, before.items.end).filter(|noun| reported && persons(noun))
        })?;
        let speaker = self.document.span_of(noun.tokens);
        Some(Voice { speaker: Some(speaker), cue: None, why: Some(Reason::SentenceBefore), group: None })
    }

    /// The subject of a sentence that tells of one person alone, by name or as he or she: But Fuller was happy; she grew up
    /// in Oslin.
    fn only_person(&self, segment: &Segment) -> Option<Noun> {
        let to = segment.items.end.min(segment.items.start + LOOK);
        let noun = self.first_speaker(segment.items.start, to)?;
        let phrase = self.phrases.at(noun.tokens.start, noun.tokens.end)?;
        let gendered = matches!(phrase.gender, Some(Gender::Masculine | Gender::Feminine)) && !phrase.plural;
        let pronoun = noun.pronoun && gendered && self.words.has(noun.tokens.start, Duty::Subject);
        let helps = |item: &usize| self.any(*item, &[Duty::Adverb, Duty::Negation]);
        let verb = noun.end + (noun.end..to).take_while(helps).count();
        let acts = self.is_verbal(verb) || self.any(verb, &[Duty::Be, Duty::Have, Duty::Modal]);
        let first = self.frame.item_of(noun.tokens.start, segment.items.start, to);
        let opens =
            (segment.items.start..first).all(|item| !self.is_verbal(item) && !self.has(item, Duty::Subordinator));
        if !(noun.person && noun.certain && noun.named || pronoun) || !acts || !opens {
            return None;
        }
        let span = self.item_span(segment.items.start)?.join(self.item_span(segment.items.end.saturating_sub(1))?);
        let persons = [SourceKind::Person, SourceKind::Role, SourceKind::Group];
        let other = |phrase: &&Phrase| {
            let apart = phrase.tokens.end <= noun.tokens.start || phrase.tokens.start >= noun.tokens.end;
            let object = phrase.pronoun && self.has(self.frame.item_of(phrase.tokens.start, first, to), Duty::Object);
            apart && (object || !phrase.pronoun && (phrase.certain || phrase.named) && persons.contains(&phrase.kind))
        };
        (!self.phrases.all()[self.phrases.within(span)].iter().any(|phrase| other(&phrase))).then_some(noun)
    }

    /// Whether a quotation begins with a pronoun for somebody else than whoever speaks, or speaks of one who is he or she as
    /// the speaker would be: “He was a good man.”
    fn speaks_of_another(&self, segment: &Segment, gender: Option<Gender>) -> bool {
        let pair = segment.items.clone().find_map(|item| self.quote(item)).filter(|_| self.subject_first());
        let Some(pair) = pair else { return false };
        let words = self.document.tokens_in(self.pairs[pair].span);
        let mut words = words.filter(|&token| self.document.tokens[token].kind == TokenKind::Word).peekable();
        let of = |token: usize| self.phrases.word(token).gender;
        let gendered = |token: usize| matches!(of(token), Some(Gender::Masculine | Gender::Feminine));
        let pronoun = [Duty::Subject, Duty::Object];
        words.peek().is_some_and(|&first| self.words.has(first, Duty::Subject) && gendered(first))
            || gender.is_some() && words.take(LOOK).any(|token| self.words.any(token, &pronoun) && of(token) == gender)
    }

    /// Whoever the sentence behind a quotation of its own gives it to: „…“ Das sagte Vollmer. „…“ Mit diesen Worten ging
    /// sie. `cues` are those of that sentence.
    pub(super) fn told_after(&self, at: usize, index: usize, cues: &[Cue]) -> Option<Voice> {
        let segment = self.frame.segments.get(index)?;
        let next = self.frame.segments.get(index + 1).filter(|next| next.block == segment.block)?;
        if !self.verb_second || !self.stands_alone(at, segment) {
            return None;
        }
        if let Some(cue) = self.refers_back(next, cues) {
            return Some(self.voice_of(cue, None));
        }
        let first = next.items.start;
        let words = self.has(first, Duty::Preposition)
            && self.any(first + 1, &[Duty::Determiner, Duty::Oblique])
            && self.has(first + 2, Duty::SpeechNoun);
        // Mit diesem Zitat, …, sorgte Vollmer für Lacher
        let set_off = (first + 3..next.items.end.min(first + LOOK)).rev().find(|&item| self.word(item) == ",");
        let verb = set_off.filter(|_| self.word(first + 3) == ",").map_or(first + 3, |comma| comma + 1);
        let words = words && !self.breaks(verb) && !self.capital(verb);
        let points = self.token(first + 1).is_some_and(|token| self.phrases.is(token, Classes::OtherDeterminer));
        let speaks = |noun: &Noun| noun.person || noun.pronoun;
        let noun = self.subject_after(verb, next).filter(|_| words && points).filter(speaks)?;
        let (speaker, cue) = (Some(self.document.span_of(noun.tokens)), Some(self.span_of(first + 2..first + 3)));
        Some(Voice { speaker, cue, why: Some(Reason::CueNoun), group: None })
    }

    /// Whoever a sentence is about that gives somebody's words by a noun: Mit den Worten „…“ verließ sie den Saal.
    pub(super) fn presented(&self, at: usize, segment: &Segment) -> Option<Voice> {
        if !self.is_announced_speech(at, segment) {
            return None;
        }
        let speaks = |noun: &Noun| noun.person || noun.pronoun;
        let noun = self.likeliest(self.sentence_start(at, segment), at).filter(speaks);
        let noun = noun.or_else(|| self.likeliest(at + 1, segment.items.end.min(at + LOOK)).filter(speaks))?;
        let speaker = Some(self.document.span_of(noun.tokens));
        Some(Voice { speaker, cue: Some(self.span_of(at - 1..at)), why: Some(Reason::CueNoun), group: None })
    }

    /// Whose words a noun behind the quotation says they are: «…», è il commento della portavoce; «…», le sue parole.
    pub(super) fn said_by_noun(&self, at: usize, segment: &Segment) -> Option<Voice> {
        let to = segment.items.end;
        let comma = at + 1 < to && self.word(at + 1) == ",";
        if !(self.either_side || self.phrases.capital_nouns())
            || !comma
            || self.sentence_start(at, segment).max(segment.items.start) != at
        {
            return None;
        }
        let leads = [Duty::Be, Duty::Thing, Duty::Have, Duty::Determiner];
        // „…“, ist der Eindruck von Anna Vollmer
        let said = |item: usize| self.has(item, Duty::SpeechNoun) || self.verb_second && self.is_view(item);
        let noun = (at + 2..to.min(at + 2 + MOST_TO_NOUN)).find(|&item| said(item))?;
        let article = self.has(noun - 1, Duty::Determiner) || self.has(noun - 1, Duty::Possessive) || noun - at >= 4;
        let of = self.any(noun + 1, &[Duty::Particle, Duty::Preposition, Duty::Genitive]);
        let owner = self.noun_at(noun + 2, to).or_else(|| self.noun_at(noun + 1, to)).filter(|_| of);
        let owner = owner.filter(|owner| owner.can_speak() || self.verb_second && owner.certain);
        // "«Ciudad limpia», el título de la obra" is no speech; "le sue parole", "las palabras del alcalde" are.
        let own = self.has(noun - 1, Duty::Determiner) && self.has(noun - 2, Duty::Determiner);
        let own = own || owner.as_ref().is_some_and(|owner| owner.person);
        let leads = self.any(at + 2, &leads) && article && (own || !self.any(noun, &[Duty::Naming, Duty::Work]));
        let speaker = owner.map(|noun| self.document.span_of(noun.tokens));
        let ends = speaker.is_some() || self.ends_clause(noun + 1, segment);
        let cue = Some(self.span_of(noun..noun + 1));
        (leads && ends).then_some(Voice { speaker, cue, why: Some(Reason::CueNoun), group: None })
    }

    /// Whose words a noun behind the quotation and a verb says they are, where the subject comes first else: “Go home!” came
    /// shouts from the crowd.
    pub(super) fn came_from(&self, at: usize, segment: &Segment) -> Option<Voice> {
        let to = segment.items.end.min(at + 2 + MOST_TO_NOUN);
        if !self.subject_first() || at != segment.items.start || !self.is_verbal(at + 1) {
            return None;
        }
        let noun = (at + 2..to).find(|&item| self.has(item, Duty::SpeechNoun))?;
        let plain = (at + 2..noun).all(|item| self.has(item, Duty::Determiner) || !self.is_closed(item));
        let sender = self.noun_at(noun + 2, segment.items.end).filter(|_| self.has(noun + 1, Duty::Sender));
        let speaker = sender.filter(|_| plain).map(|sender| self.document.span_of(sender.tokens))?;
        let cue = Some(self.span_of(noun..noun + 1));
        Some(Voice { speaker: Some(speaker), cue, why: Some(Reason::CueNoun), group: None })
    }

    /// Whoever wants what is quoted: Ursprünglich wollte er „drei Hallen bauen“.
    pub(super) fn wished(&self, at: usize, segment: &Segment) -> Option<Voice> {
        // Die Ministerin will das mit dem „Gesetz über die Ufer“ regeln: a name.
        if self.is_definite(at, segment) {
            return None;
        }
        let from = self.clause_start(at, segment.items.start);
        let verb = (from..at).rev().find(|&item| self.has(item, Duty::Wishing))?;
        let speaker = self.subject(verb, verb, segment).filter(|tokens| self.can_say(tokens))?;
        let (speaker, cue) = (Some(self.document.span_of(speaker)), Some(self.span_of(verb..verb + 1)));
        Some(Voice { speaker, cue, why: Some(Reason::CueVerb), group: None })
    }

    /// Whoever a headline names behind its quotation: „Ich bleibe“: Ministerin Vollmer weist die Kritik zurück
    pub(super) fn headlined(&self, at: usize, segment: &Segment) -> Option<Voice> {
        if let Some(noun) = self.named_behind(at, segment) {
            let speaker = Some(self.document.span_of(noun.tokens));
            return Some(Voice { speaker, cue: None, why: Some(Reason::Signature), group: None });
        }
        let signed = self.is_signed(at, segment);
        if at != segment.items.start || self.word(at + 1) != ":" && !signed {
            return None;
        }
        let noun = self.noun_at(at + 2, segment.items.end);
        let speaks =
            |noun: &Noun| (noun.person && noun.certain || noun.named && signed) && !noun.pronoun && !noun.oblique;
        let tokens = noun.filter(speaks).map(|noun| noun.tokens).or_else(|| self.acting(at, segment))?;
        let speaker = self.document.span_of(tokens);
        Some(Voice { speaker: Some(speaker), cue: None, why: Some(Reason::Colon), group: None })
    }

    /// Whoever a sentence is about that ends with a colon, where what they say stands in the next paragraph: She began by
    /// asking Fuller:
    pub(super) fn announces_next(&self, segment: &Segment) -> Option<Voice> {
        let colon = segment.items.end.checked_sub(1).filter(|&colon| self.word(colon) == ":")?;
        self.announced(colon + 1, segment, &Voice::default()).filter(|_| self.subject_first())
    }

    /// Whoever bears a name of one word or more and does something, behind a sentence and a colon: Fuller rallies party.
    fn acting(&self, at: usize, segment: &Segment) -> Option<Range<usize>> {
        let sentence = self.shape(at).is_some_and(|shape| shape.finite);
        let from = at + 2;
        let verb = (from..segment.items.end).find(|&item| !self.is_noun(item)).filter(|&verb| verb > from)?;
        let present = self.is_inflected(verb) && !self.is_closed(verb) && !self.is_possessive(verb);
        let named = self.subject_first() && sentence && (present || self.is_verbal(verb));
        named.then(|| Some(self.token(from)?..self.token(verb - 1)? + 1))?
    }

    /// Somebody named before a colon without any cue: Vollmer: „…“
    pub(super) fn announced(&self, at: usize, segment: &Segment, voice: &Voice) -> Option<Voice> {
        if let Some(noun) = self.named_before_dash(at, segment) {
            let speaker = Some(self.document.span_of(noun.tokens));
            return Some(Voice { speaker, cue: None, why: Some(Reason::Signature), group: voice.group });
        }
        if at < segment.items.start + 2 || self.word(at - 1) != ":" {
            return None;
        }
        if segment.items.clone().take(LOOK).any(|item| self.is_reporting_form(item)) {
            // The sentence itself is somebody's words, and so is what follows the colon.
            return None;
        }
        let from = self.sentence_start(at - 1, segment);
        let clause = self.clause_start(at - 1, from);
        // As Fuller put it: “…”
        let it = |noun: &Noun| {
            self.subject_first() && noun.pronoun && self.phrases.word(noun.tokens.start).gender == Some(Gender::Neuter)
        };
        // The likely one: “…”
        let one = |noun: &Noun| {
            let counts = self.subject_first() && noun.tokens.len() == 1 && self.token(from) != Some(noun.tokens.start);
            counts && self.words.has(noun.tokens.start, Duty::Determiner)
        };
        // Wer das noch nicht kennt: „…“
        let asks = |noun: &Noun| self.verb_second && noun.pronoun && self.words.has(noun.tokens.start, Duty::Question);
        // Lob von allen Seiten: „…“
        let said = |noun: &Noun| {
            self.verb_second && noun.tokens.len() == 1 && self.words.has(noun.tokens.start, Duty::SpeechNoun)
        };
        let who = |noun: &Noun| {
            self.either_side && self.is_relative(&noun.tokens) || it(noun) || one(noun) || asks(noun) || said(noun)
        };
        let speaks =
            |noun: &Noun| (noun.person || noun.pronoun || self.token(from) == Some(noun.tokens.start)) && !who(noun);
        let said = self.spoken_of(at, segment);
        let owner = said.and_then(|noun| self.sender(noun, at - 1, segment)).or_else(|| self.byline(clause, at - 1));
        let likely = |from: usize| self.likeliest(from, at - 1).filter(speaks).map(|noun| noun.tokens);
        let reaction = self.reaction(from, at - 1);
        let said = said.or(reaction.as_ref().map(|(noun, _)| *noun));
        let owner = reaction.map(|(_, sender)| sender).or(owner);
        let tokens = owner
            .or_else(|| likely(clause))
            .or_else(|| self.hanging_subject(from, clause, at - 1).filter(speaks).map(|noun| noun.tokens))
            .or_else(|| likely(from))?;
        let cue = voice.cue.or_else(|| said.map(|noun| self.span_of(noun..noun + 1)));
        let speaker = Some(self.document.span_of(tokens));
        Some(Voice { speaker, cue, why: Some(Reason::Colon), group: voice.group })
    }

    /// Whoever is the subject of a subordinate clause before a colon, with asides in it: als ein Mann, ein Anwohner, explodiert:
    /// „…“
    fn hanging_subject(&self, from: usize, clause: usize, colon: usize) -> Option<Noun> {
        let opens = |item: &usize| self.word(*item - 1) == "," && self.has(*item, Duty::Subordinator);
        let opener = (from + 1..clause).rev().take(LOOK).find(opens).filter(|_| self.phrases.capital_nouns())?;
        self.noun_at(opener + 1, colon).filter(|noun| !noun.oblique && self.breaks(noun.end))
    }

    /// The bare noun for something said that begins a sentence at item `from`, and who it comes from right before the
    /// colon: Lob bekam er von Trainerin Vollmer: „…“
    fn reaction(&self, from: usize, colon: usize) -> Option<(usize, Range<usize>)> {
        let bare = |item: &usize| self.has(*item, Duty::SpeechNoun) && self.capital(*item);
        let noun = [from, from + 1].into_iter().find(bare).filter(|_| self.verb_second && !self.is_closed(from))?;
        let by = (noun + 2..colon).rev().take(LOOK).find(|&item| self.has(item, Duty::By))?;
        let sender = self.noun_at(by + 1, colon).filter(|sender| sender.certain && !sender.pronoun)?;
        let verb = self.is_tensed(noun + 1) || !self.capital(noun + 1) && !self.is_closed(noun + 1);
        (verb && sender.end == colon).then_some((noun, sender.tokens))
    }

    /// The noun for something said in the clause before a colon: delivered a blunt message to Fuller: “…”
    pub(super) fn spoken_of(&self, at: usize, segment: &Segment) -> Option<usize> {
        if at < segment.items.start + 2 || self.word(at - 1) != ":" {
            return None;
        }
        let said = |item: usize| self.has(item, Duty::SpeechNoun) && !self.capital(item);
        if !self.subject_first() {
            return Some(at - 2).filter(|&noun| said(noun));
        }
        let from = self.clause_start(at - 1, self.sentence_start(at - 1, segment));
        let modified = |item: usize| {
            let first = item.saturating_sub(MOST_MODIFIERS).max(from);
            (first..item)
                .rev()
                .take_while(|&before| !self.is_verbal(before))
                .any(|before| self.any(before, &[Duty::Determiner, Duty::Possessive]) || self.is_possessive(before))
        };
        (from..at - 1).rev().find(|&item| said(item) && modified(item))
    }

    /// Whoever wrote what is named before: “A Long Winter,” by Anna Fuller: “…”
    fn byline(&self, clause: usize, colon: usize) -> Option<Range<usize>> {
        let noun = self.noun_at(clause + 1, colon).filter(|noun| self.has(clause, Duty::Sender) && !noun.pronoun)?;
        (noun.named && noun.end == colon).then_some(noun.tokens)
    }

    /// Whose words a noun for something said holds, by its own phrase: Fuller's reply, a note from Fuller
    fn sender(&self, noun: usize, to: usize, segment: &Segment) -> Option<Range<usize>> {
        let stops = |item: &usize| self.breaks(*item) || self.is_verbal(*item);
        let from = || {
            let sent = (noun + 1..to).take_while(|item| !stops(item)).find(|&item| self.has(item, Duty::Sender))?;
            self.noun_at(sent + 1, to)
        };
        // I had to change my answer: the subject speaks.
        let object = |tokens: &Range<usize>| {
            let clause = self.clause_start(noun, segment.items.start);
            self.words.has(tokens.start, Duty::Possessive) && (clause..noun).any(|item| self.is_verbal(item))
        };
        let owner = self.owner(noun, segment).filter(|tokens| !object(tokens));
        owner.or_else(|| from().filter(|noun| !noun.oblique).map(|noun| noun.tokens))
    }

    /// The noun phrase of some items that most likely speaks: a person rather than anything else that can, on no
    /// preposition.
    pub(in super::super) fn likeliest(&self, from: usize, to: usize) -> Option<Noun> {
        let mut best: Option<(i32, Noun)> = None;
        let mut at = from.max(to.saturating_sub(LOOK));
        let mut hanging = false;
        while at < to {
            let Some(noun) = self.noun_at(at, to) else {
                hanging = self.has(at, Duty::Preposition);
                at += 1;
                continue;
            };
            at = noun.end.max(at + 1);
            // Ähnlich sieht es Jonas Reuter: „…“; als man denken würde: „…“
            let thing = noun.pronoun && self.words.any(noun.tokens.start, &[Duty::Thing, Duty::Question]);
            let nobody = thing && self.verb_second;
            let mut score = if (noun.certain || noun.pronoun && !thing) && !nobody { 4 } else { 0 };
            if noun.person {
                score += 2;
            }
            if self.subject_first() && noun.can_speak() && self.is_predicate(noun.end) {
                score += 3;
            }
            if hanging || noun.oblique {
                score -= 4;
            }
            hanging = false;
            if best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((score, noun));
            }
        }
        best.filter(|(score, _)| *score >= 4).map(|(_, noun)| noun)
    }
}
