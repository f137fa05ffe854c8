//! Phrases marked ‹…› inside the text, with kind and grade, and with the core marked ⟨…⟩ where it is not the whole.

use super::*;
use crate::article::{Block, BlockKind};
use crate::language::Language;
use proptest::prelude::*;

fn with_phrases<R>(language: Language, text: &str, run: impl FnOnce(&Phrases) -> R) -> R {
    let blocks = [Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()) }];
    let document = Document::new(text, &blocks, language);
    run(&Phrases::new(&document))
}

fn plain(marked: &str) -> String {
    marked.chars().filter(|c| !"‹›⟨⟩".contains(*c)).collect()
}

/// Every phrase marked in the text is found with just these words, this kind and this grade.
#[track_caller]
fn check(language: Language, kind: SourceKind, grade: Grade, marked: &str) {
    let text = plain(marked);
    let mut wanted = Vec::new();
    let (mut at, mut open) = (0, 0);
    for c in marked.chars() {
        match c {
            '‹' => open = at,
            '›' => wanted.push(Span::new(open, at)),
            '⟨' | '⟩' => {}
            _ => at += c.len_utf8(),
        }
    }
    let seen = with_phrases(language, &text, |phrases| {
        let mut seen = String::new();
        let mut at = 0;
        for phrase in wanted.iter().flat_map(|wanted| &phrases.all()[phrases.within(*wanted)]) {
            let core = phrases.document.span_of(phrase.core.clone());
            seen.push_str(&text[at..phrase.span.start]);
            seen.push('‹');
            if core == phrase.span || !marked.contains('⟨') {
                seen.push_str(phrase.span.of(&text));
            } else {
                seen.push_str(&text[phrase.span.start..core.start]);
                seen.push_str(&format!("⟨{}⟩", core.of(&text)));
                seen.push_str(&text[core.end..phrase.span.end]);
            }
            seen.push('›');
            at = phrase.span.end;
            assert_eq!((phrase.kind, phrase.grade), (kind, grade), "{marked}");
        }
        seen.push_str(&text[at..]);
        seen
    });
    assert_eq!(seen, marked);
}

#[test]
fn german_persons() {
    for marked in [
        "„Nein“, sagte ‹⟨Jana Weber⟩, Sprecherin der Wasserwerke Hanau›.",
        "‹Bundesumweltministerin ⟨Petra Kranz⟩› (FDP) warnte am Freitag vor Hochwasser.",
        "Danach sprach ‹der norwegische Außenminister ⟨Lars Hagen⟩› mit Reportern.",
        "‹Dr. ⟨Paula Stein⟩, eine leitende Forscherin am Institut für Klimafolgen›, widersprach.",
        "Es sei zu spät, meinte ‹Botschafter ⟨Jean Roux⟩, ein erfahrener Diplomat im Außenministerium›.",
        "‹Der Leiter der Wache, ⟨Uwe Brandt⟩›, schwieg.",
        "‹Herr ⟨von der Heide⟩› und ‹Frau ⟨Dr. Kim⟩› kamen später.".replace("⟨Dr. Kim⟩", "Dr. ⟨Kim⟩").as_str(),
        "‹⟨Anna Bley⟩ vom Deutschen Wetterdienst› rechnet mit Sturm.",
        "Hessens Ministerpräsident Kurt Adler kam."
            .replace("Hessens Ministerpräsident Kurt Adler", "‹Hessens Ministerpräsident ⟨Kurt Adler⟩›")
            .as_str(),
        "‹SPD-Fraktionschef ⟨Olaf Thiel⟩› lehnt das ab.",
    ] {
        check(Language::GERMAN, SourceKind::Person, Grade::Named, marked);
    }
}

#[test]
fn german_others() {
    use Grade::{Anonymous, Named, SecondHand, UnnamedRole};
    use SourceKind::{Document, Group, Media, Organisation, Role, Unnamed};
    for (kind, grade, marked) in [
        (Organisation, Named, "‹Die Polizei Bochum› teilte mit, es gebe zwei Verletzte."),
        (Organisation, Named, "Nach Angaben ‹des Statistischen Bundesamts› sinkt die Zahl."),
        (Organisation, Named, "‹Das US-Außenministerium› schweigt, sagte er."),
        (Organisation, UnnamedRole, "‹Die Staatsanwaltschaft› ermittelt."),
        (Media, SecondHand, "Laut ‹dpa› ist die Strecke frei."),
        (
            Media,
            SecondHand,
            "Das schrieb ‹die „Neue Rundschau“›."
                .replace("die „Neue Rundschau“", "die Zeitung „Neue Rundschau“")
                .as_str(),
        ),
        (Media, SecondHand, "Das meldet ‹die Nachrichtenagentur Reuters›."),
        (Document, Named, "‹Einer Studie der Universität Jena› zufolge ist das falsch."),
        (Document, Named, "Im ‹ZDF-Politbarometer› liegt sie vorn."),
        (Role, UnnamedRole, "‹Ein Sprecher des Auswärtigen Amts› lehnte ab."),
        (Role, UnnamedRole, "‹Die Ministerin› kam zu spät."),
        (Group, UnnamedRole, "‹Augenzeugen› berichteten von Rauch."),
        (Group, UnnamedRole, "‹Zwei Sprecher der Firma› kamen."),
        (Unnamed, Anonymous, "Wie aus ‹Koalitionskreisen› verlautete, soll es so kommen."),
        (Unnamed, Anonymous, "‹Eine mit dem Verkauf vertraute Person› sagte das."),
    ] {
        check(Language::GERMAN, kind, grade, marked);
    }
}

#[test]
fn english_persons() {
    for marked in [
        "‹Home Secretary ⟨Joan Marsh⟩› said no.",
        "“No,” said ‹⟨Karen Ortiz⟩, a teacher at Lincoln High School›.",
        "‹⟨Tom Becker⟩, 43, a farmer from Ohio›, agreed.",
        "‹Sen. ⟨Paul Reed⟩› and ‹Mr. ⟨Lake⟩› met.",
        "‹Her top adviser ⟨Nora Pitt⟩› replied.",
        "‹Acme co-founder ⟨Ivan Petrov⟩› told us.",
    ] {
        check(Language::ENGLISH, SourceKind::Person, Grade::Named, marked);
    }
}

#[test]
fn english_others() {
    use Grade::{Anonymous, Named, SecondHand, UnnamedRole};
    use SourceKind::{Document, Group, Media, Organisation, Role, Unnamed};
    for (kind, grade, marked) in [
        (Organisation, Named, "Prices rose, according to ‹the Office for National Statistics›."),
        (Organisation, Named, "‹The Boston Police› confirmed it."),
        (Organisation, UnnamedRole, "‹The company› declined."),
        (Media, SecondHand, "It was first reported by ‹The Wall Street Journal›."),
        (Document, Named, "‹A study published in Nature Medicine› found nothing."),
        (Document, Named, "‹A Suffolk poll› showed a tie."),
        (Role, UnnamedRole, "‹A spokeswoman for the mayor› declined."),
        (Role, UnnamedRole, "‹A White House spokesperson› declined."),
        (Group, UnnamedRole, "‹Officials› said so."),
        (Unnamed, Anonymous, "It cited ‹three people familiar with the matter›."),
    ] {
        check(Language::ENGLISH, kind, grade, marked);
    }
}

fn romance(code: &str) -> Language {
    Language::parse(code).expect("a language there is data for")
}

#[test]
fn romance_persons() {
    for (language, marked) in [
        ("pt", "‹O ministro da Saúde, ⟨Nuno Prado⟩›, calou-se."),
        ("pt", "‹O ex-presidente ⟨Luís Inácio Moreira da Silva⟩› viajou."),
        ("pt", "Falou ‹⟨Lia Moura⟩, diretora do Instituto do Clima›."),
        ("es", "‹El primer ministro francés ⟨Jean Roux⟩› llegó tarde."),
        ("es", "‹La investigadora del CSIC ⟨Ana Torres⟩› calló."),
        ("it", "‹L'assessora ai Trasporti, ⟨Lia Moretti⟩›, tace."),
        ("it", "‹Il presidente americano ⟨John Carter⟩› arriva."),
        ("it", "Parla ‹don ⟨Paolo Fanti⟩›."),
    ] {
        check(romance(language), SourceKind::Person, Grade::Named, marked);
    }
}

#[test]
fn romance_others() {
    use Grade::{Anonymous, Named, SecondHand, UnnamedRole};
    use SourceKind::{Document, Group, Media, Organisation, Role, Unnamed};
    for (language, kind, grade, marked) in [
        ("pt", Organisation, Named, "‹A Força Aérea britânica› chegou."),
        ("pt", Organisation, Named, "Chegou ‹o Corpo de Bombeiros›."),
        ("pt", Role, UnnamedRole, "‹Um porta-voz da oposição› recusou."),
        ("pt", Media, SecondHand, "Noticiou ‹o jornal “O Vale”›."),
        ("es", Organisation, Named, "‹Francia› ayudará."),
        ("es", Organisation, Named, "Avisa ‹la Policía Nacional›."),
        ("es", Unnamed, Anonymous, "‹Fuentes cercanas a la investigación› callan."),
        ("es", Document, Named, "‹Un estudio de la Universidad de Sevilla› llega."),
        ("it", Group, UnnamedRole, "‹Gli esperti› tacciono."),
        ("it", Media, SecondHand, "Scrive ‹l’agenzia Ansa›."),
        ("it", Role, UnnamedRole, "Tace ‹la direttrice della scuola›."),
    ] {
        check(romance(language), kind, grade, marked);
    }
}

proptest! {
    #[test]
    fn any_romance_text_is_read(words in prop::collection::vec(prop::sample::select(ROMANCE.to_vec()), 0..60), at in 0..3_usize) {
        let text = words.join(" ");
        with_phrases(romance(["pt", "es", "it"][at]), &text, |phrases| {
            for phrase in phrases.all() {
                assert!(phrase.tokens.start <= phrase.core.start && phrase.core.end <= phrase.tokens.end);
                assert!(phrase.core.start < phrase.core.end);
            }
            for at in 0..phrases.document.tokens.len() {
                phrases.at(at, at + 4);
            }
        });
    }

    #[test]
    fn any_text_is_read(words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..60), german in any::<bool>()) {
        let text = words.join(" ");
        let language = if german { Language::GERMAN } else { Language::ENGLISH };
        let mut end = 0;
        with_phrases(language, &text, |phrases| {
            for phrase in phrases.all() {
                assert!(phrase.tokens.start >= end && phrase.tokens.start < phrase.tokens.end);
                assert_eq!(phrase.span, phrases.document.span_of(phrase.tokens.clone()));
                assert!(phrase.tokens.start <= phrase.core.start && phrase.core.end <= phrase.tokens.end);
                assert!(phrase.core.start < phrase.core.end);
                end = phrase.tokens.end;
            }
            for at in 0..phrases.document.tokens.len() {
                phrases.at(at, at + 4);
            }
        });
    }
}

const ROMANCE: [&str; 32] = [
    "o",
    "a",
    "el",
    "la",
    "il",
    "l'",
    "dell’",
    "da",
    "de la",
    "del",
    "em",
    "según",
    "Ana",
    "Lia",
    "Presidente",
    "ministro",
    "porta-voz",
    "polícia",
    "policía",
    "Banco",
    "Francia",
    "fuentes",
    "cercanas",
    "americano",
    "agencia",
    "EFE",
    ",",
    ".",
    "“",
    "”",
    "e",
    "que",
];

const WORDS: [&str; 60] = [
    "der",
    "die",
    "des",
    "eine",
    "the",
    "a",
    "two",
    "of",
    "von",
    "vom",
    "in",
    "im",
    "für",
    "mit",
    ",",
    ".",
    "„",
    "“",
    "”",
    "(",
    ")",
    "-",
    "und",
    "and",
    "Dr.",
    "Herr",
    "Präsident",
    "President",
    "Sprecherin",
    "spokesman",
    "Anna",
    "Müller",
    "de",
    "Maria",
    "Reuters",
    "Die",
    "Zeit",
    "Spiegel",
    "Polizei",
    "Office",
    "Berlin",
    "Kreise",
    "people",
    "familiar",
    "with",
    "Studie",
    "report",
    "published",
    "by",
    "er",
    "she",
    "said",
    "sagte",
    "48-jährige",
    "12",
    "vertraute",
    "Trump’s",
    "’",
    "kommunaler",
    "Montag",
];
