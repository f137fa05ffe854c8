//! Forms of quotation: every pair of marks, nested, over paragraphs, and speech without marks.

use super::*;
use crate::article::{Limits, open};
use crate::reading::model::Detail;

/// What is read of a document in a format of its own.
fn read_as(name: &str, document: &str, language: Language) -> Vec<Shown> {
    let article = open::read(document.as_bytes(), Some(name), &Limits::default()).expect("the document opens");
    shown(&article.text, &found(&article.text, &article.blocks, language))
}

fn said(words: &str, speaker: Option<&str>, cue: Option<&str>) -> Shown {
    (words.to_owned(), QuoteForm::Direct, speaker.map(str::to_owned), cue.map(str::to_owned))
}

#[test]
fn every_pair_of_marks_holds_speech() {
    for (open, close) in [("„", "“"), ("„", "”"), ("„", "\""), ("«", "»"), ("»", "«"), ("›", "‹"), ("‹", "›")]
    {
        de(&format!("⟦d1{open}Wir sind bald fertig{close}⟧, <1sagte> {{1Annika Vollmer}} am Dienstag."));
        de(&format!("{{1Annika Vollmer}} <1sagte>: ⟦d1{open}Wir sind bald fertig.{close}⟧ Dann ging sie."));
    }
    for (open, close) in [("\"", "\""), ("''", "''"), ("‚", "‘"), ("“", "”")] {
        de(&format!("⟦d1{open}Wir sind bald fertig{close}⟧, <1sagte> {{1Annika Vollmer}} am Dienstag."));
    }
    for (open, close) in [("“", "”"), ("\"", "\""), ("‘", "’"), ("'", "'"), ("``", "''"), ("''", "''"), ("«", "»")]
    {
        en(&format!("⟦d1{open}We are nearly done,{close}⟧ {{1Anna Fuller}} <1said> on Tuesday."));
        en(&format!("{{1Anna Fuller}} <1said>: ⟦d1{open}We are nearly done.{close}⟧"));
    }
}

#[test]
fn what_is_marked_inside_speech_is_part_of_it() {
    de("⟦d1„Er rief ‚Halt, wer da?‘ und lief“⟧, <1sagte> {1Annika Vollmer}.");
    de("⟦d1»Er rief ›Halt, wer da?‹ und lief«⟧, <1sagte> {1Annika Vollmer}.");
    en("⟦d1“He told me, ‘She said “never” to us,’ and left,”⟧ {1Anna Fuller} <1said>.");
    en("⟦d1'He told me \"stop right there\" and left,'⟧ {1Anna Fuller} <1said>.");
}

#[test]
fn apostrophes_and_inches_are_no_marks() {
    en("⟦d1“The '90s were rock 'n' roll, and I’m 5'10\" in the drivers’ union,”⟧ {1Anna Fuller} <1said>.");
    en("⟦d1'It’s the farmers’ turn, isn’t it, and the '80s won’t come back,'⟧ {1Anna Fuller} <1said>.");
    en("The door is 6'8\" high and 3'2\" wide. ⟦d1\"We built it ourselves,\"⟧ {1Anna Fuller} <1said>.");
    de("⟦d1„Ich hab’s gewusst, Hans’ Haus steht noch“⟧, <1sagte> {1Annika Vollmer}.");
}

#[test]
fn a_quotation_over_paragraphs_has_one_speaker() {
    en(
        "⟦d1“We came early and found the bridge closed.⟧\n\n⟦d2“We waited for two hours.⟧\n\n⟦d3“Nobody came to tell us,”⟧ \
        {123Anna Fuller} <123said>.\n\nThe town is quiet. ⟦d4“We will look into it,”⟧ {4the mayor} <4said>.",
    );
    de(
        "{12Annika Vollmer} <12sagte>: ⟦d1„Wir kamen früh und fanden die Brücke gesperrt.⟧\n\n⟦d2Wir warteten zwei Stunden.“⟧ \
        Das war alles.\n\n⟦d3„Wir prüfen das“⟧, <3erklärte> {3Jonas Reuter}.",
    );
}

#[test]
fn a_quotation_never_closed_leaves_the_rest_alone() {
    de(
        "{1Annika Vollmer} <1sagte>: ⟦d1„Wir kamen früh und fanden die Brücke gesperrt.⟧\n\nDie Stadt schweigt dazu.\n\n\
        ⟦d2„Wir prüfen das“⟧, <2erklärte> {2Jonas Reuter}.\n\n⟦d3„Das dauert“⟧, <3sagte> {3Petra Lindner}.",
    );
}

#[test]
fn a_block_quote_is_speech_of_whoever_is_announced() {
    let text = "Die Stadt baut an der Brücke. Am Dienstag schrieb Annika Vollmer in einem Brief an den Rat:\n\n\
                > Wir sind am Ende. Der Rat nennt das „Sorgfalt“.\n>\n> Wer zahlt das alles, fragen die Anwohner.\n\n\
                Der Rat erklärte, er prüfe das.\n";
    let found = read_as("a.md", text, Language::GERMAN);
    let cue = Some("schrieb");
    assert_eq!(found[0], said("Wir sind am Ende. Der Rat nennt das „Sorgfalt“.", Some("Annika Vollmer"), cue));
    assert_eq!(found[1], said("Wer zahlt das alles, fragen die Anwohner.", Some("Annika Vollmer"), cue));
    assert_eq!(found.len(), 3);
    let page = "<html><body><article><p>The town has been building since May, and people are tired of it.</p>\
                <p>Anna Fuller wrote on Twitter:</p><blockquote><p>We are done. The mayor said it would be quick.</p>\
                </blockquote><p>The council was not amused, and went home early that day.</p></article></body></html>";
    let found = read_as("a.html", page, Language::ENGLISH);
    assert_eq!(found, [said("We are done. The mayor said it would be quick.", Some("Anna Fuller"), Some("wrote"))]);
}

#[test]
fn the_line_below_a_block_quote_names_its_speaker() {
    let below = "> The plant stands still, and nobody tells us why.\n>\n> — John Miller, farmer\n\nThe council met.\n";
    let found = read_as("a.md", below, Language::ENGLISH);
    assert_eq!(found[0].0, "The plant stands still, and nobody tells us why.");
    assert_eq!(found.len(), 1);
    assert!(found[0].2.as_deref().is_some_and(|speaker| speaker.starts_with("John Miller")));
    let beside = "Ein Satz davor.\n\n> Alles wird gut. Das hoffen wir. – Petra Lindner, 2020\n\nEin Satz danach.\n";
    assert_eq!(
        read_as("a.md", beside, Language::GERMAN),
        [said("Alles wird gut. Das hoffen wir.", Some("Petra Lindner"), None)]
    );
    let open = "Am Abend war es still.\n\n> Alles wird gut. Das hoffen wir – vielleicht.\n\nEin Satz danach.\n";
    assert_eq!(
        read_as("a.md", open, Language::GERMAN),
        [said("Alles wird gut. Das hoffen wir – vielleicht.", None, None)]
    );
}

#[test]
fn an_interview_is_told_by_its_labels() {
    de("Ein Gespräch über die Brücke.\n\n{13SPIEGEL}: ⟦d1Frau Vollmer, wann wird die Brücke fertig?⟧\n\n\
        {2Vollmer}: ⟦d2Im Herbst. Das sagte ich schon im Mai, als „Fachfrau“.⟧\n\nSPIEGEL: ⟦d3Und was kostet sie?⟧\n\n\
        {45Vollmer}: ⟦d4Der Rat erklärte, die Kosten seien offen.⟧\n\n⟦d5Ich glaube das nicht.⟧\n\n\
        {6SPIEGEL}: ⟦d6Wir danken Ihnen für dieses Gespräch.⟧\n\nKontakt: Stadt Kassel, Tel. 0561 123");
    en("{13Q}: ⟦d1When will the bridge be done?⟧\n\n{24A}: ⟦d2In the autumn. The council said so.⟧\n\n\
        Q: ⟦d3And what does it cost?⟧\n\nA: ⟦d4Nobody knows that.⟧");
    en(
        "A talk about the pier.\n\n(({13Oslin News})) ⟦d1When will it be done?⟧\n\n(({24Anna Fuller})) ⟦d2In May. The council said so.⟧\n\n\
        ((Oslin News)) ⟦d3And what does it cost?⟧\n\n((Anna Fuller)) ⟦d4Nobody knows that.⟧",
    );
    en("A talk about the pier.\n\n⟦d1When will it be done?⟧\n\n{24Anna Fuller}: ⟦d2In May. The council said so.⟧\n\n\
        ⟦d3And what does it cost?⟧\n\nAnna Fuller: ⟦d4Nobody knows that.⟧\n\nThe pier is old.");
}

#[test]
fn a_colon_makes_no_interview() {
    de(
        "Zutaten: 3 Eier, 200 g Mehl.\n\nZubereitung: Alles mischen und warten.\n\nTipp: Schmeckt auch kalt?\n\nDauer: 2 Stunden.",
    );
    de("Kosten: 5 Euro.\n\nDauer: 2 Stunden.\n\nKosten: 7 Euro.\n\nDauer: 3 Stunden.");
    de("Montag: Sitzung.\n\nDienstag: Sitzung.\n\nWann: 18 Uhr?\n\nKontakt: Stadt Kassel.");
    en("Pros: It is cheap.\n\nCons: It is slow.\n\nPros: It is safe.\n\nCons: Who knows?");
    en("Who: The council.\n\nWhat: A meeting on the bridge.\n\nWhere: Town hall.\n\nContact: press@example.org");
}

#[test]
fn a_dialogue_is_told_by_its_dashes() {
    de("Der Wirt sah auf.\n\n– ⟦dKommst du mit?⟧ – ⟦d1Nein⟧, <12sagte> {12sie}. ⟦d2Ich bleibe hier.⟧\n\n\
        – ⟦dDann gehe ich allein.⟧\n\nEr nahm den Hut.");
    en("— ⟦dAre you coming?⟧\n\n— ⟦d1No⟧, <12said> {12Anna}. ⟦d2I am staying here.⟧\n\nShe left.");
}

#[test]
fn a_dash_before_an_item_is_no_dialogue() {
    de("Die Folgen:\n\n– Die Kosten steigen.\n\n– Der Bau beginnt im Mai.\n\n– Wer zahlt?\n\nDas war alles.");
    de("Die Sitzung begann.\n\n– Die Kosten steigen um die Hälfte.\n\n– Der Bau beginnt im Mai.\n\nDas war alles.");
}

#[test]
fn whoever_writes_speaks_and_not_the_letter() {
    de("In einem Brief <1schreibt> {1Annika Vollmer}: ⟦d1„Wir sind mit der Geduld am Ende.“⟧");
    de("Auf X <1schrieb> {1die Sprecherin Petra Lindner}: ⟦d1„Das dauert uns zu lange.“⟧");
    de("⟦d1„Wir prüfen das nun“⟧, <1teilte> {1die Polizei} auf Twitter mit.");
    de("⟦d1„Wir prüfen das nun“⟧, <1heißt es> in {1einem Brief an den Rat}.");
    en("{1Anna Fuller} <1tweeted>: ⟦d1“We are done waiting for the bridge.”⟧");
    en("⟦d1“We are done waiting,”⟧ {1the minister} <1wrote> on X.");
    en("In a letter to the council, {1John Miller} <1wrote>: ⟦d1“We are done waiting.”⟧");
    en("⟦d1“We are done waiting,”⟧ {1the police} <1said> in a statement.");
    en("⟦d1“We are done waiting,”⟧ {1the letter} <1said>.");
}

#[test]
fn hostile_text_is_read_in_linear_work() {
    let nested = |open: &str, close: &str| format!("{}x{}", open.repeat(1000), close.repeat(1000));
    let long = |unit: &str, bytes: usize| unit.repeat(bytes / unit.len());
    for text in [
        "„".repeat(100_000),
        nested("„", "“"),
        nested("«", "»"),
        long("« ” ", 100_000),
        long("‘a ", 100_000),
        long("„Ja“, sagte sie. ", 20_000),
        long("„Ja. ", 20_000),
        long("„Ja.\n\n", 20_000),
        long("Ja.“\n\n", 20_000),
        long("– Ja? – Nein, sagte sie. ", 20_000),
        long("– Ja?\n\n", 20_000),
        long("Frage: Ja?\n\nVollmer: Nein.\n\n", 20_000),
        long("> Ja. – Anna Vollmer\n\n", 20_000),
    ] {
        for language in [Language::GERMAN, Language::ENGLISH] {
            // Work that grew with the square of a text so long would not come to an end here.
            let claims = read(&text, language).len();
            let start: String = text.chars().take(12).collect();
            assert!(claims <= text.len() / 4, "{start}… gave {claims} claims");
        }
    }
}

#[test]
fn a_passage_of_an_earlier_message_is_speech_only_where_it_says_whose() {
    let direct = |name: &str, document: &str| -> Vec<(String, Option<String>)> {
        let article = open::read(document.as_bytes(), Some(name), &Limits::default()).expect("the document opens");
        let reading = crate::reading::read(&article, None);
        let quotes = reading.claims.iter().filter_map(|claim| match &claim.detail {
            Detail::Quote(quote) if quote.form == QuoteForm::Direct => {
                let speaker = quote.speaker.map(|span| span.of(&article.text).to_owned());
                Some((claim.span.of(&article.text).to_owned(), speaker))
            }
            _ => None,
        });
        quotes.collect()
    };
    let head = "From: a@b.example\nSubject: Die Brücke\nMIME-Version: 1.0\n";
    let quoted =
        "Guten Tag, das ist noch nicht geklärt.\n\n> Wann wird die Brücke wieder geöffnet?\n\nWir fragen nach.\n";
    let cited = format!(
        "{head}Content-Type: text/html; charset=utf-8\n\n<p>Guten Tag, das ist noch nicht geklärt.</p>\
        <blockquote type=\"cite\">Wann wird die Brücke wieder geöffnet?</blockquote><p>Wir fragen nach.</p>"
    );
    for (name, document) in [
        ("a.txt", quoted.to_owned()),
        ("a.eml", format!("{head}Content-Type: text/plain; charset=utf-8\n\n{quoted}")),
        ("a.eml", cited),
    ] {
        assert_eq!(direct(name, &document), [], "{document}");
    }
    let words = "Wann wird die Brücke wieder geöffnet?".to_owned();
    assert_eq!(direct("a.md", quoted), [(words.clone(), None)]);
    let named = "Am Dienstag schrieb Annika Vollmer:\n\n> Wann wird die Brücke wieder geöffnet?\n\nWir fragen nach.\n";
    for (name, document) in
        [("a.txt", named.to_owned()), ("a.eml", format!("{head}Content-Type: text/plain; charset=utf-8\n\n{named}"))]
    {
        assert_eq!(direct(name, &document), [(words.clone(), Some("Annika Vollmer".to_owned()))], "{document}");
    }
}
