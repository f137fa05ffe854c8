//! How well a model does on texts that it was not trained on: exact spans of persons, bodies and places.

use claimlight::reading::names::{self, Example, Model};
use claimlight::reading::{Name, NameKind};

#[derive(Debug, Default)]
struct Tally {
    right: usize,
    wanted: usize,
    found: usize,
}

impl Tally {
    fn f1(&self) -> f64 {
        200.0 * self.right as f64 / ((self.wanted + self.found) as f64).max(1.0)
    }
}

const KINDS: [NameKind; 3] = [NameKind::Person, NameKind::Organisation, NameKind::Place];

/// One line of results.
pub fn measure(model: &Model, examples: &[Example]) -> String {
    let mut tallies: [Tally; KINDS.len()] = Default::default();
    for example in examples {
        let all = names::names(&example.text, model);
        for (kind, tally) in KINDS.iter().zip(&mut tallies) {
            let spans = |names: &[Name]| -> Vec<_> {
                names.iter().filter(|name| name.kind == *kind).map(|name| name.span).collect()
            };
            let (wanted, found) = (spans(&example.names), spans(&all));
            tally.wanted += wanted.len();
            tally.found += found.len();
            tally.right += found.iter().filter(|span| wanted.contains(span)).count();
        }
    }
    let all = tallies.iter().fold(Tally::default(), |sum, one| Tally {
        right: sum.right + one.right,
        wanted: sum.wanted + one.wanted,
        found: sum.found + one.found,
    });
    let percent = |part: usize, whole: usize| 100.0 * part as f64 / (whole as f64).max(1.0);
    let [person, body, place] = &tallies;
    format!(
        "n {} precision {:.1} recall {:.1} f1 {:.1} (persons {:.1}, bodies {:.1}, places {:.1})",
        all.wanted,
        percent(all.right, all.found),
        percent(all.right, all.wanted),
        all.f1(),
        person.f1(),
        body.f1(),
        place.f1()
    )
}
