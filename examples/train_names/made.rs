//! Makes more texts of those there are: templates filled with names, and headlines in capitals.
//!
//! All of it is drawn from the fixed seed, so a run can be repeated.

use anyhow::{Context, Result, bail};
use claimlight::Span;
use claimlight::language::{Language, gazetteer, shared};
use claimlight::reading::names::{Chance, Example};
use claimlight::reading::{Name, NameKind};

/// Names to draw from.
pub struct Pools {
    given: Vec<&'static str>,
    surnames: Vec<&'static str>,
    places: &'static [&'static str],
    nations: Vec<&'static str>,
    /// Bodies of the lists and of the texts.
    bodies: Vec<String>,
    language: Language,
}

/// Places before this one in the list are countries.
const COUNTRIES: usize = 240;
/// Of the cities only the larger are drawn.
const CITIES: usize = 6000;

impl Pools {
    /// Pools of the lists, and of the bodies that `examples` name.
    pub fn new(examples: &[Example], language: Language) -> Self {
        let sorted = |mut words: Vec<&'static str>| {
            words.sort_unstable();
            words
        };
        let named = examples.iter().flat_map(|example| {
            let of_kind = example.names.iter().filter(|name| name.kind == NameKind::Organisation);
            of_kind.map(|name| name.span.of(&example.text).to_owned())
        });
        let mut bodies: Vec<String> = gazetteer().bodies().map(str::to_owned).chain(named).collect();
        bodies.sort_unstable();
        bodies.dedup();
        Self {
            given: sorted(shared().given_names().filter(|name| name.is_char_boundary(3)).collect()),
            surnames: sorted(gazetteer().surnames().collect()),
            places: gazetteer().places(),
            nations: sorted(gazetteer().nations().collect()),
            bodies,
            language,
        }
    }

    fn made_up(&self, chance: &mut Chance) -> String {
        const ONSETS: &[&str] = &[
            "b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z", "br", "kr", "sch", "ch",
            "st", "gr", "mb", "nd", "j", "sh", "kh", "tr", "dr", "",
        ];
        const CORES: &[&str] = &["a", "e", "i", "o", "u", "a", "o", "ai", "ei", "ou", "ö", "é"];
        const ENDS: &[&str] = &["", "", "", "n", "r", "s", "ng", "l", "k", "t", "wa", "ić", "er", "ev", "man", "i"];
        let mut word = String::new();
        for _ in 0..2 + chance.below(2) {
            word += ONSETS[chance.below(ONSETS.len())];
            word += CORES[chance.below(CORES.len())];
        }
        word += ENDS[chance.below(ENDS.len())];
        let first = word.chars().next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
        first + word.get(word.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default()
    }

    /// Whether to make a name up where one may be. Rarely in German, where an unknown capital is mostly a noun.
    fn invents(&self, chance: &mut Chance) -> bool {
        self.language != Language::GERMAN || chance.below(5) == 0
    }

    fn first(&self, chance: &mut Chance) -> String {
        self.given[chance.below(self.given.len())].to_owned()
    }

    fn last(&self, chance: &mut Chance) -> String {
        match chance.below(10) {
            0..4 if self.invents(chance) => self.made_up(chance),
            4 => format!(
                "{}-{}",
                self.surnames[chance.below(self.surnames.len())],
                self.surnames[chance.below(self.surnames.len())]
            ),
            _ => self.surnames[chance.below(self.surnames.len())].to_owned(),
        }
    }

    fn person(&self, chance: &mut Chance) -> String {
        let first = if chance.below(6) == 0 { self.made_up(chance) } else { self.first(chance) };
        let last = self.last(chance);
        match chance.below(16) {
            0 => format!("{first} {} {last}", ["von", "van", "de", "al", "von der", "van der", "bin"][chance.below(7)]),
            1 => format!("{first} {}. {last}", char::from(b'A' + chance.below(26) as u8)),
            2 => format!("{}. {last}", char::from(b'A' + chance.below(26) as u8)),
            3 => format!("{first} {} {last}", self.first(chance)),
            4 => format!("{first} {} {last}", self.last(chance)),
            _ => format!("{first} {last}"),
        }
    }

    fn place(&self, chance: &mut Chance) -> String {
        match chance.below(10) {
            0..3 if self.invents(chance) => self.made_up(chance),
            3 => self.country(chance),
            4..7 => self.places[COUNTRIES + chance.below(800)].to_owned(),
            _ => self.places[COUNTRIES + chance.below(CITIES)].to_owned(),
        }
    }

    fn country(&self, chance: &mut Chance) -> String {
        self.places[chance.below(COUNTRIES)].to_owned()
    }

    fn initials(&self, chance: &mut Chance) -> String {
        (0..2 + chance.below(3)).map(|_| char::from(b'A' + chance.below(26) as u8)).collect()
    }

    fn body(&self, chance: &mut Chance) -> String {
        if chance.below(5) == 0 { self.initials(chance) } else { self.bodies[chance.below(self.bodies.len())].clone() }
    }

    fn company(&self, chance: &mut Chance) -> String {
        let last = self.last(chance);
        let german = self.language == Language::GERMAN;
        let tails: &[&str] = if german {
            &["AG", "GmbH", "SE", "Gruppe", "Bank", "Werke", "& Co. KG"]
        } else {
            &["Inc.", "Ltd.", "Corp.", "Group", "Bank", "Airlines", "Holdings", "Industries", "Energy", "Media"]
        };
        match chance.below(3) {
            0 => format!("{last} {}", tails[chance.below(tails.len())]),
            1 => last,
            _ => self.bodies[chance.below(self.bodies.len())].clone(),
        }
    }

    fn event(&self, chance: &mut Chance) -> String {
        let german = self.language == Language::GERMAN;
        let tails: &[&str] = if german {
            &["Cup", "Festival", "Marathon", "Preis", "Gipfel"]
        } else {
            &[
                "Film Festival",
                "Act",
                "Agreement",
                "Accords",
                "Award",
                "Treaty",
                "War",
                "Cup",
                "Marathon",
                "Bill",
                "Games",
                "Conference",
                "Declaration",
                "Plan",
                "Convention",
            ]
        };
        let first = if chance.below(2) == 0 { self.place(chance) } else { self.last(chance) };
        format!("{first} {}", tails[chance.below(tails.len())])
    }

    /// What goes into a slot.
    fn fill(&self, slot: &str, chance: &mut Chance) -> Result<(String, NameKind)> {
        use NameKind::{Organisation, Other, Person, Place};
        let genitive = |name: String| if name.ends_with(['s', 'x', 'z', 'ß']) { name } else { name + "s" };
        Ok(match slot {
            "person" => (self.person(chance), Person),
            "noble" => {
                let particles = ["von", "von der", "van", "van der", "de", "de la", "al", "bin", "zu", "von und zu"];
                let (first, particle) = (self.first(chance), particles[chance.below(particles.len())]);
                (format!("{first} {particle} {}", self.last(chance)), Person)
            }
            "last" => (self.last(chance), Person),
            "lasts" => (genitive(self.last(chance)), Person),
            "first" => (self.first(chance), Person),
            "place" => (self.place(chance), Place),
            "places" => (genitive(self.place(chance)), Place),
            "country" => (self.country(chance), Place),
            "body" => (self.body(chance), Organisation),
            "bodyde" => (self.last(chance) + ["-Stiftung", "-Gruppe", " AG", "bank"][chance.below(4)], Organisation),
            "company" => (self.company(chance), Organisation),
            "made" => (self.made_up(chance), Organisation),
            "PLACE" => (self.place(chance).to_uppercase(), Place),
            "COUNTRY" => (self.country(chance).to_uppercase(), Place),
            "ministry" | "ministryword" => {
                let fields = [
                    "Health",
                    "Labour",
                    "Agriculture",
                    "Finance",
                    "Education",
                    "Foreign Affairs",
                    "Justice",
                    "Defence",
                    "Housing",
                    "Commerce",
                    "Transport",
                    "Energy",
                    "Fisheries",
                    "Tourism",
                    "Social Development",
                    "Climate Change",
                    "Trade",
                ];
                let field = fields[chance.below(fields.len())];
                (if slot == "ministry" { field.to_owned() } else { field.to_lowercase() }, Other)
            }
            "initials" => (self.initials(chance), Organisation),
            "firsts" => (genitive(self.first(chance)), Person),
            "event" => (self.event(chance), Other),
            "product" => {
                let products = [
                    "iPhone",
                    "iPad",
                    "Galaxy",
                    "Windows",
                    "PlayStation",
                    "Xbox",
                    "Kindle",
                    "Mustang",
                    "Golf",
                    "Firefox",
                ];
                (products[chance.below(products.len())].to_owned(), Other)
            }
            "chinese" => {
                const PARTS: &[&str] = &[
                    "mei", "yu", "chih", "hong", "tu", "kong", "wei", "ming", "hui", "jun", "fang", "hsien", "seok",
                    "min", "ho",
                ];
                const SURNAMES: &[&str] = &[
                    "Wang", "Lee", "Chen", "Tsai", "Huang", "Chiu", "Kim", "Park", "Lin", "Xi", "Li", "Yeh", "Zhang",
                    "Liu",
                ];
                let part = |chance: &mut Chance| PARTS[chance.below(PARTS.len())];
                let mut given = format!("{}-{}", part(chance), part(chance));
                given.replace_range(..1, &given[..1].to_uppercase());
                (format!("{} {given}", SURNAMES[chance.below(SURNAMES.len())]), Person)
            }
            "arabic" => {
                const FIRST: &[&str] =
                    &["Mohammed", "Ahmed", "Ali", "Hassan", "Khalid", "Nawaf", "Fatima", "Omar", "Yusuf", "Salem"];
                const PARTICLES: &[&str] = &["Al-", "al-", "bin ", "Al ", "ibn ", "Abu "];
                let mut name = FIRST[chance.below(FIRST.len())].to_owned();
                for _ in 0..1 + chance.below(2) {
                    name += " ";
                    name += PARTICLES[chance.below(PARTICLES.len())];
                    name += &self.made_up(chance);
                }
                (name, Person)
            }
            "nation" => (self.nations[chance.below(self.nations.len())].to_owned(), Other),
            "nationde" => {
                let nations = ["polnische", "französische", "kenianische", "türkische", "chinesische", "ukrainische"];
                (nations[chance.below(nations.len())].to_owned() + ["", "n"][chance.below(2)], Other)
            }
            other => bail!("no such slot: {other}"),
        })
    }

    /// The templates of a file, each filled `times` times.
    pub fn fill_all(&self, templates: &str, times: usize, chance: &mut Chance) -> Result<Vec<Example>> {
        let mut made = Vec::new();
        for (number, template) in templates.lines().filter(|line| !line.starts_with('#')).enumerate() {
            let times = if template.contains(['[', '{']) { times } else { times.div_ceil(3) };
            for _ in 0..times {
                let mut example = Example { text: String::new(), names: Vec::new(), source: usize::MAX - number };
                let mut rest = template;
                // The kind and the beginning of a name of several parts: {o Bank of [country]}.
                let mut open = None;
                while let Some(at) = rest.find(['[', '{', '}']) {
                    example.text += &rest[..at];
                    let after = &rest[at + 1..];
                    rest = after;
                    match rest_kind(&template[template.len() - after.len() - 1..]) {
                        Part::Open(kind, length) => {
                            open = Some((kind, example.text.len()));
                            rest = &after[length..];
                        }
                        Part::Close => {
                            let (kind, start) = open.take().context("nothing to close")?;
                            example.names.push(Name { span: Span::new(start, example.text.len()), kind });
                        }
                        Part::Slot => {
                            let (slot, after) = after.split_once(']').context("a slot is not closed")?;
                            rest = after;
                            let (name, kind) = self.fill(slot, chance)?;
                            let start = example.text.len();
                            example.text += &name;
                            // Adjectives of nations are no names in German.
                            if open.is_none() && slot != "nationde" && !slot.starts_with("ministry") {
                                example.names.push(Name { span: Span::new(start, example.text.len()), kind });
                            }
                        }
                    }
                }
                example.text += rest;
                made.push(example);
            }
        }
        Ok(made)
    }
}

enum Part {
    Open(NameKind, usize),
    Close,
    Slot,
}

/// What begins with this bracket.
fn rest_kind(text: &str) -> Part {
    match text.get(..3) {
        Some("{o ") => Part::Open(NameKind::Organisation, 2),
        Some("{p ") => Part::Open(NameKind::Place, 2),
        Some("{m ") => Part::Open(NameKind::Other, 2),
        _ if text.starts_with('}') => Part::Close,
        _ => Part::Slot,
    }
}

/// The text in capitals, as a headline.
pub fn shouted(example: &Example) -> Example {
    rebuilt(example, str::to_uppercase, |_, name| name.to_uppercase())
}

/// The text with every longer word in a capital, as an English headline.
pub fn titled(example: &Example) -> Example {
    let title = |text: &str| -> String {
        let mut out = String::new();
        for word in text.split_inclusive(' ') {
            let mut letters = word.chars();
            match letters.next() {
                Some(first) if word.trim().len() >= 4 => out.extend(first.to_uppercase().chain(letters)),
                _ => out += word,
            }
        }
        out
    };
    rebuilt(example, title, |_, name| name.to_owned())
}

fn rebuilt(
    example: &Example,
    between: impl Fn(&str) -> String,
    mut named: impl FnMut(NameKind, &str) -> String,
) -> Example {
    let mut made = Example { text: String::new(), names: Vec::new(), source: example.source };
    let mut at = 0;
    for name in &example.names {
        if name.span.start < at {
            continue;
        }
        made.text += &between(&example.text[at..name.span.start]);
        let start = made.text.len();
        made.text += &named(name.kind, name.span.of(&example.text));
        made.names.push(Name { span: Span::new(start, made.text.len()), kind: name.kind });
        at = name.span.end;
    }
    made.text += &between(&example.text[at..]);
    made
}
