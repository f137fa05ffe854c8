//! Ledgers: a text, and the entries expected of it, each as `name / alias / alias, kind grade, description`.

use crate::article::Article;
use crate::language::Language;
use crate::reading::{Detail, QuoteForm, Reading, SourceIndex, Usage, read};
use proptest::prelude::*;

fn ledger(reading: &Reading) -> Vec<String> {
    let entry = |source: &crate::reading::Source| {
        let mut names = vec![source.name.clone()];
        names.extend(source.aliases.iter().cloned());
        let mut entry = format!("{}, {} {}", names.join(" / "), source.kind.word(), source.grade.word());
        if let Some(description) = &source.description {
            entry.push_str(&format!(", {description}"));
        }
        if source.usage == Usage::ListedOnly {
            entry.push_str(", listed");
        }
        entry
    };
    reading.sources.iter().map(entry).collect()
}

#[track_caller]
fn check(language: Language, text: &str, expected: &[&str]) {
    let reading = read(&Article::from_text(text.to_owned()), Some(language));
    assert_eq!(ledger(&reading), expected, "{text}");
}

/// The words marked as sources.
#[track_caller]
fn marks(language: Language, text: &str, expected: &[&str]) {
    let reading = read(&Article::from_text(text.to_owned()), Some(language));
    let seen: Vec<&str> = reading
        .claims
        .iter()
        .filter(|claim| matches!(claim.detail, Detail::Source(_)))
        .map(|claim| claim.span.of(text))
        .collect();
    assert_eq!(seen, expected, "{text}");
}

#[test]
fn one_person_under_several_names() {
    check(
        Language::GERMAN,
        "„Das Wasser steigt“, sagte Petra Kranz, Sprecherin der Feuerwehr Hameln. Kranz warnte vor dem Abend. „Wir \
         sind bereit“, sagte sie.",
        &["Petra Kranz / Kranz, person named, Sprecherin der Feuerwehr Hameln"],
    );
    check(
        Language::ENGLISH,
        "“The water is rising,” said Paula Crane, a spokeswoman for the fire department. Crane said it would get \
         worse. “We are ready,” she added.",
        &["Paula Crane / Crane, person named, a spokeswoman for the fire department"],
    );
}

#[test]
fn words_that_take_up_a_source_are_marked() {
    marks(Language::GERMAN, "Der Verband gab Zahlen bekannt. Demnach sinken die Kosten.", &["Verband", "Demnach"]);
    marks(Language::GERMAN, "Danach gingen alle heim.", &[]);
    let own =
        ["Die Feuerwehr hat nach eigenen Angaben alles abgesucht.", "Nach eigenen Angaben sucht die Feuerwehr noch."];
    for text in own {
        marks(Language::GERMAN, text, &["eigenen Angaben"]);
        check(Language::GERMAN, text, &["Feuerwehr, organisation unnamed-role"]);
    }
}

#[test]
fn whoever_declines_to_comment_was_heard() {
    marks(Language::ENGLISH, "A White House spokesperson declined to comment.", &["A White House spokesperson"]);
}

#[test]
fn bodies_are_heard_by_what_they_mean_to_do() {
    marks(Language::GERMAN, "Die SPD will die Steuern senken.", &["Die SPD"]);
    marks(Language::GERMAN, "Das Bauamt kam und will nun prüfen. Anna Vollmer will gewinnen.", &[]);
    marks(
        Language::GERMAN,
        "Vom Stadtrat werden Folgen gefordert. Er wurde von der Polizei angegriffen.",
        &["Stadtrat"],
    );
    marks(Language::GERMAN, "Das kritisierte Anna Vollmer scharf. Das lehnte Reuter ab.", &["Anna Vollmer", "Reuter"]);
    marks(Language::GERMAN, "Das geht aus einem Gutachten hervor.", &["Gutachten"]);
    marks(Language::GERMAN, "Der Spiegel zitiert den Minister: „Es reicht.“", &["Der Spiegel", "den Minister"]);
    marks(Language::GERMAN, "Der Stadtrat hat den Haushalt beschlossen. Niemand bestätigte das.", &[]);
}

#[test]
fn bodies_of_one_town_are_kept_apart() {
    check(
        Language::GERMAN,
        "Die Stadt Kassel teilte mit, die Brücke sei gesperrt. Die Polizei Kassel bestätigte das. Die Stadt Kassel \
         sagte, das bleibe so.",
        &["Stadt Kassel, organisation named", "Polizei Kassel, organisation named"],
    );
    check(
        Language::GERMAN,
        "Der Hersteller Norvane teilte mit, die Anlage stehe still. Der Konzern Norvane sagte, das bleibe so.",
        &["Hersteller Norvane / Konzern Norvane, organisation named"],
    );
}

#[test]
fn whoever_reports_or_would_not_confirm_is_heard() {
    marks(
        Language::GERMAN,
        "Das berichtet die „Harzer Woche“ unter Berufung auf ein internes Papier.",
        &["die „Harzer Woche“", "internes Papier"],
    );
    marks(
        Language::GERMAN,
        "Eine Sprecherin des Auswärtigen Amts wollte die Zahl nicht bestätigen.",
        &["Eine Sprecherin des Auswärtigen Amts"],
    );
}

#[test]
fn offices_are_bodies() {
    check(
        Language::GERMAN,
        "Das Bauamt teilte mit, die Brücke sei gesperrt. Das Ordnungsamt Kassel bestätigte das.",
        &["Bauamt, organisation unnamed-role", "Ordnungsamt Kassel, organisation named"],
    );
}

#[test]
fn romance_ledgers() {
    let language = |code| Language::parse(code).expect("a language there is data for");
    check(
        language("pt"),
        "“O rio sobe”, disse a porta-voz dos bombeiros, Lia Moura. Segundo Moura, a cidade está pronta. O filme “Maré” \
         estreia em maio em Lisboa.",
        &["Lia Moura / Moura, person named, a porta-voz dos bombeiros"],
    );
    check(
        language("es"),
        "Según fuentes cercanas a la investigación, el río sube. Lo ha visto Pedro Nieves en Francia. La agencia EFE \
         informó que llueve.",
        &["fuentes cercanas a la investigación, unnamed anonymous", "agencia EFE, media second-hand"],
    );
    check(
        language("it"),
        "Il ministro dell’Interno, Carlo Venturi, ha detto che il fiume sale. «Siamo pronti», ha aggiunto Venturi.",
        &["Carlo Venturi / Venturi, person named, il ministro dell’Interno"],
    );
}

#[test]
fn an_office_means_its_holder() {
    check(
        Language::GERMAN,
        "Der norwegische Außenminister Lars Hagen sagte, das sei falsch. Der Minister sagte, er bleibe dabei.",
        &["Lars Hagen / Minister, person named, der norwegische Außenminister"],
    );
    // Another country's minister is somebody else.
    check(
        Language::GERMAN,
        "Der norwegische Außenminister Lars Hagen sagte, das sei falsch. Der dänische Minister sagte, er sehe das anders.",
        &["Lars Hagen, person named, der norwegische Außenminister", "dänische Minister, role unnamed-role"],
    );
}

#[test]
fn namesakes_are_kept_apart() {
    check(
        Language::GERMAN,
        "Anna Brandt sagte, es sei zu spät. Uwe Brandt sagte, es sei früh genug.",
        &["Anna Brandt, person named", "Uwe Brandt, person named"],
    );
}

#[test]
fn what_is_merely_named_is_no_source() {
    check(Language::GERMAN, "Petra Kranz fuhr am Montag nach Hameln. Die Feuerwehr löschte den Brand.", &[]);
    check(Language::ENGLISH, "Paula Crane lived in Boston for years. The Fed raised rates.", &[]);
}

#[test]
fn deeds_and_nouns_make_no_source() {
    for text in [
        "Die Bank veröffentlichte am Freitag ihre Zahlen.",
        "Der Taucher wurde von einem Hai angegriffen.",
        "Die Brücke wurde von der Polizei gesperrt und nicht genannt.",
        "Die Polizei äußerte sich nicht.",
        "Laut Satzung muss der Vorstand zustimmen.",
        "Die Stadt sagte das Fest ab. Der Richter sprach den Mann frei.",
    ] {
        marks(Language::GERMAN, text, &[]);
    }
    for text in ["The rally was a blow to the mayor’s position on taxes.", "The firm backed the club for years."] {
        marks(Language::ENGLISH, text, &[]);
    }
    // What somebody is reported to have said tells of others, who say nothing themselves.
    marks(Language::ENGLISH, "Ruth Keller said Tom Vega had promised to leave.", &["Ruth Keller"]);
    marks(Language::GERMAN, "Petra Kranz sagte, die Wehr habe vor dem Wasser gewarnt.", &["Petra Kranz"]);
    marks(
        Language::GERMAN,
        "Der Verband fordert Abstriche. Der Verein befürchtet Engpässe.",
        &["Der Verband", "Der Verein"],
    );
}

#[test]
fn marks_cover_the_phrase() {
    marks(Language::GERMAN, "Nach Angaben des Deutschen Wetterdienstes wird es kalt.", &["Deutschen Wetterdienstes"]);
    marks(
        Language::GERMAN,
        "Einem Gutachten der Universität Jena zufolge ist das falsch.",
        &["Gutachten der Universität Jena"],
    );
    marks(Language::GERMAN, "Dem Vernehmen nach ist die Wahl gefallen.", &["Dem Vernehmen nach"]);
    marks(Language::GERMAN, "Im ZDF-Politbarometer liegt sie bei 31 Prozent.", &["ZDF-Politbarometer"]);
    marks(Language::GERMAN, "Das meldet die „Süddeutsche Zeitung“.", &["„Süddeutsche Zeitung“"]);
    marks(Language::ENGLISH, "Prices fell, according to the Bank of England.", &["the Bank of England"]);
    marks(
        Language::ENGLISH,
        "Reuters, citing three people close to the bank, said it would fail.",
        &["Reuters", "three people close to the bank"],
    );
    marks(Language::ENGLISH, "The man was reportedly ill.", &["reportedly"]);
}

#[test]
fn whose_it_is_may_stand_in_marks() {
    check(
        Language::GERMAN,
        "Einem Bericht der „Jenaer Woche“ zufolge fehlt Geld.",
        &["Bericht der „Jenaer Woche“, document named"],
    );
    marks(
        Language::GERMAN,
        "Der Chefredakteur der „Jenaer Woche“, Jan Ott, sagte, es fehle Geld.",
        &["Der Chefredakteur der „Jenaer Woche“, Jan Ott"],
    );
}

#[test]
fn sources_that_are_only_listed() {
    check(
        Language::GERMAN,
        "Laut Reuters sinkt der Preis.\n\nQuellen: Reuters, Le Monde, Weltbank",
        &["Reuters, media second-hand", "Le Monde, media named, listed", "Weltbank, organisation named, listed"],
    );
    check(
        Language::GERMAN,
        "Der Preis sinkt seit Mai. (dpa/AFP)",
        &["dpa, media named, listed", "AFP, media named, listed"],
    );
}

#[test]
fn a_withheld_name_makes_an_official_anonymous() {
    check(
        Language::ENGLISH,
        "A senior official, who spoke on condition of anonymity, said the deal was dead.",
        &["senior official, unnamed anonymous"],
    );
}

#[test]
fn french_sources() {
    let french = Language::parse("fr").expect("the language is known");
    check(
        french,
        "« L'eau monte », a déclaré le maire de Nantes, Paul Lemoine. Le maire a ajouté que rien n'était perdu.",
        &["Paul Lemoine / maire, person named, le maire de Nantes"],
    );
    marks(
        french,
        "Selon le porte-parole du gouvernement Jean Dupuis, rien ne change.",
        &["le porte-parole du gouvernement Jean Dupuis"],
    );
    marks(french, "De source policière, un homme a été arrêté.", &["source policière"]);
    marks(french, "Le pont est fermé, rapporte L'Humanité.", &["L'Humanité"]);
    marks(french, "Dominique de Villepin a déclaré qu'il viendrait.", &["Dominique de Villepin"]);
    marks(french, "La hausse des prix inquiète les familles.", &[]);
}

#[test]
fn dutch_sources() {
    let dutch = Language::parse("nl").expect("the language is known");
    check(
        dutch,
        "‘Het water stijgt’, zei politiewoordvoerder Karin van der Meer. Van der Meer wees op de dijk. Volgens Van der Meer \
         is er geen gevaar.",
        &["Karin van der Meer / Van der Meer, person named, politiewoordvoerder"],
    );
    marks(dutch, "De brug is dicht, meldt de Volkskrant.", &["de Volkskrant"]);
    marks(dutch, "Officier van justitie Ilse Kramer eist acht jaar, zei ze.", &["Officier van justitie Ilse Kramer"]);
    marks(dutch, "De politie controleerde auto's in Utrecht.", &[]);
}

#[test]
fn claims_are_credited() {
    let text = "„Wir brauchen 40 Boote“, sagte Petra Kranz. Laut Reuters fehlen 300 Helfer.";
    let reading = read(&Article::from_text(text.to_owned()), Some(Language::GERMAN));
    for claim in &reading.claims {
        let expected = match &claim.detail {
            Detail::Quote(quote) if quote.form == QuoteForm::Direct => Some("Petra Kranz"),
            Detail::Number(_) if claim.span.of(text).starts_with("40") => Some("Petra Kranz"),
            Detail::Number(_) => Some("Reuters"),
            _ => continue,
        };
        let name = claim.source.and_then(|SourceIndex(index)| reading.sources.get(index)).map(|source| &*source.name);
        assert_eq!(name, expected, "{}", claim.span.of(text));
    }
}

proptest! {
    /// Whatever the text, every index leads somewhere, both ways, and the claims are sorted.
    #[test]
    fn ledgers_hold_together(words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..80), german in any::<bool>()) {
        let text = words.join(" ");
        let language = if german { Language::GERMAN } else { Language::ENGLISH };
        let reading = read(&Article::from_text(text.clone()), Some(language));
        for pair in reading.claims.windows(2) {
            prop_assert!(pair[0].span.start <= pair[1].span.start);
        }
        for claim in &reading.claims {
            prop_assert!(text.get(claim.span.range()).is_some() && !claim.span.is_empty());
            if let Some(SourceIndex(source)) = claim.source {
                prop_assert!(source < reading.sources.len());
            }
        }
        for (number, source) in reading.sources.iter().enumerate() {
            prop_assert!(!source.name.is_empty());
            for index in source.mentions.iter().chain(&source.claims) {
                prop_assert_eq!(reading.claims[index.0].source, Some(SourceIndex(number)));
            }
        }
    }
}

const WORDS: [&str; 48] = [
    "„",
    "“",
    "”",
    "\"",
    ",",
    ".",
    ":",
    "(",
    ")",
    "\n\n",
    "sagte",
    "said",
    "erklärte",
    "that",
    "dass",
    "laut",
    "according",
    "to",
    "nach",
    "Angaben",
    "zufolge",
    "er",
    "she",
    "sie",
    "der",
    "die",
    "the",
    "Minister",
    "Sprecherin",
    "spokesman",
    "Anna",
    "Vollmer",
    "Vollmers",
    "Paul",
    "Reuters",
    "dpa",
    "Polizei",
    "Experten",
    "officials",
    "Studie",
    "study",
    "Quellen",
    ":",
    "/",
    "reportedly",
    "12",
    "Prozent",
    "seiner",
];

#[test]
fn a_name_is_the_one_that_ends_as_others_do() {
    check(
        Language::ENGLISH,
        "Mayor Crane Poised to Buy Ferry\n\nMr. Crane said the ferry was cheap. Mr. Crane left on Monday.",
        &["Crane / Crane Poised, person named, Mayor"],
    );
    check(
        Language::ENGLISH,
        "Former Norland President Paula Fox said it was late.",
        &["Paula Fox, person named, Former Norland President"],
    );
}

#[test]
fn where_reporters_were_is_no_source() {
    check(
        Language::ENGLISH,
        "The ferry sank.\n\nAdditional reporting by Paula Crane in Washington, Tom Vega in Florida; editing by Ruth Adler.",
        &["Paula Crane, person named, listed", "Tom Vega, person named, listed", "Ruth Adler, person named, listed"],
    );
}
