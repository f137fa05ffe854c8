//! Number words written together: dreiundzwanzigtausend, Fünfundvierzigjährige.

use super::load::expanded;
use super::{Compound, Grammar, Role};
use crate::language::Numbers;
use crate::reading::numbers::compose::Sum;

/// A number word inside compounds.
#[derive(Debug, Clone)]
pub(super) struct Joint {
    word: Box<str>,
    value: f64,
    role: Role,
    /// Another number word must come before it in the same word.
    dependent: bool,
    /// Something must come after it in the same word.
    joined: bool,
}

impl Joint {
    fn new(word: &str, value: f64, role: Role) -> Self {
        Self { word: word.to_lowercase().into(), value, role, dependent: false, joined: false }
    }

    /// Its first byte.
    fn first(&self) -> u8 {
        self.word.as_bytes()[0]
    }
}

impl Grammar {
    /// Takes what may stand inside one written word.
    pub(super) fn load_compounds(&mut self, data: &Numbers) {
        for (values, role) in [(&data.cardinals, Role::Cardinal), (&data.scales, Role::Scale)] {
            for (value, words) in &values.0 {
                let single = words.0.iter().filter(|word| !word.contains([' ', '~', '-']));
                self.joints.extend(single.map(|word| Joint {
                    dependent: data.composition.dependent.0.contains(word),
                    ..Joint::new(word, *value, role)
                }));
            }
        }
        for (value, words) in &data.composition.joined.0 {
            let role = if *value < 100.0 { Role::Cardinal } else { Role::Scale };
            self.joints.extend(words.0.iter().map(|word| Joint { joined: true, ..Joint::new(word, *value, role) }));
        }
        let halves = data.fractions.and_half.0.iter();
        self.joints.extend(halves.map(|word| Joint::new(word, 0.5, Role::AndHalf)));
        let one = data.words.articles.0.iter().map(|word| word.trim_end_matches('~'));
        self.joints.extend(one.map(|word| Joint::new(word, 1.0, Role::Cardinal)));
        let order = |joint: &Joint| (joint.first(), std::cmp::Reverse(joint.word.len()));
        self.joints.sort_by(|a, b| order(a).cmp(&order(b)).then(a.word.cmp(&b.word)));
        self.joints.dedup_by(|a, b| a.word == b.word);
        let mut from = 0;
        for joints in self.joints.chunk_by(|a, b| a.first() == b.first()) {
            self.starts[usize::from(joints[0].first())] = from..from + joints.len();
            from += joints.len();
        }
        self.and.extend(data.composition.and.0.iter().map(|word| word.to_lowercase().into_boxed_str()));
        let mut tails = Vec::new();
        let lists = [
            (&data.vague.words, Role::Vague),
            (&data.fractions.denominator_suffixes, Role::Denominator),
            (&data.multiples.suffixes, Role::MultipleSuffix),
            (&data.multiples.compared_suffixes, Role::ComparedSuffix),
        ];
        for (words, role) in lists {
            for word in words.0.iter().flat_map(|word| expanded(word, &data.endings.0)) {
                tails.push((word, role, 0));
            }
        }
        for (codes, role) in
            [(&data.ages.suffixes, Role::AgeSuffix), (&data.measures.duration_adjectives, Role::DurationAdjective)]
        {
            for (code, words) in codes {
                let code = self.code_id(code);
                for word in words.0.iter().flat_map(|word| expanded(word, &data.endings.0)) {
                    tails.push((word, role, code));
                }
            }
        }
        tails.retain(|(word, ..)| !word.contains([' ', '-']));
        self.tails.extend(tails.into_iter().map(|(word, role, code)| (word.to_lowercase().into(), role, code)));
    }

    /// Reads a word as number words written together.
    pub(super) fn compound(&self, small: &str) -> Option<Compound> {
        let mut budget = 200;
        self.join(small, Sum::default(), 0, false, &mut budget)
    }

    fn join(&self, rest: &str, sum: Sum, parts: u8, scaled: bool, budget: &mut u32) -> Option<Compound> {
        *budget = budget.checked_sub(1)?;
        if rest.is_empty() {
            return Some(Compound { value: sum.value()?, parts, tail: None, tail_length: 0, scaled });
        }
        for joint in &self.joints[self.starts[usize::from(rest.as_bytes()[0])].clone()] {
            let Some(after) = rest.strip_prefix(&*joint.word) else { continue };
            if joint.dependent && parts == 0 || joint.joined && after.is_empty() {
                continue;
            }
            let mut next = sum.clone();
            let fits = match joint.role {
                Role::Scale => next.scale(joint.value),
                Role::AndHalf => next.half(),
                _ => next.add(joint.value, &self.data.composition),
            };
            if fits {
                let scaled = joint.role == Role::Scale && joint.value >= 1000.0;
                if let Some(found) = self.join(after, next, parts + 1, scaled, budget) {
                    return Some(found);
                }
            }
        }
        if parts > 0 {
            for and in &self.and {
                let Some(after) = rest.strip_prefix(&**and) else { continue };
                let mut next = sum.clone();
                if next.and(&self.data.composition, true)
                    && !after.is_empty()
                    && let Some(found) = self.join(after, next, parts, scaled, budget)
                {
                    return Some(found);
                }
            }
            for (tail, role, code) in &self.tails {
                if rest == &**tail {
                    let tail_length = tail.len() as u8;
                    return Some(Compound {
                        value: sum.value()?,
                        parts,
                        tail: Some((*role, *code)),
                        tail_length,
                        scaled,
                    });
                }
            }
        }
        None
    }
}
