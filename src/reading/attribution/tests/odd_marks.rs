//! One mark too many or too few costs the quotation it belongs to, and reaches no further than the next paragraph.

use super::*;

/// News in German, an English kind of news, and dialogues; `[` and `]` stand for the marks, `{` and `}` for the marks
/// inside marks.
const GERMAN: &[&str] = &[
    "Die Stadt baut seit Mai an der Brücke. Anwohner hatten sich beschwert.",
    "[Wir sind bald fertig], sagte Annika Vollmer am Dienstag. Der Verkehr ruht.",
    "[Niemand muss sich sorgen.]",
    "Der Fluss führt seit Wochen kaum Wasser. Das Schiff [Nordwind] liegt im Hafen.",
    "Jonas Reuter widersprach: [Das dauert noch bis zum Winter. Vollmer nennt das {Sorgfalt}.] Er sei enttäuscht.",
    "Die Arbeiten kosten mehr als geplant, und niemand weiß, wer zahlt.",
    "[Wir prüfen das], erklärte die Stadtverwaltung, [und melden uns.]",
    "Am Ufer stehen Bagger und Kräne still. Petra Lindner sprach von einer [Schande für die Stadt].",
    "[Wer zahlt das alles?]",
    "[Das weiß ich nicht], sagte sie.",
    "[Und wann wird sie fertig?], fragte Reuter.",
    "[Im Herbst.]",
    "Der Rat tagt wieder im Juni.",
];

const ENGLISH: &[&str] = &[
    "The town has been building the bridge since May. People had complained.",
    "[We are nearly done,] Anna Fuller said on Tuesday. The traffic rests.",
    "[Nobody needs to worry about it.]",
    "The river has hardly any water. The ship [Northwind] lies in the harbour, and it's 5 feet deep.",
    "John Miller disagreed: [It will take until winter. Fuller calls that {care}.] He was disappointed.",
    "The work costs more than planned, and nobody knows who'll pay for it.",
    "[We will look into it,] the council said, [and report back.]",
    "Diggers stand still at the river. Miller called it [a disgrace to the town].",
    "[Who will pay for all this?]",
    "[I do not know that,] she said.",
    "[And when will it be done?] asked Miller.",
    "[In the autumn.]",
    "The council meets again in June.",
];

fn with(paragraphs: &[&str], marks: [&str; 4]) -> Vec<String> {
    let put = |paragraph: &str| {
        let [open, close, inner_open, inner_close] = marks;
        let text = paragraph.replace('[', open).replace(']', close);
        text.replace('{', inner_open).replace('}', inner_close)
    };
    paragraphs.iter().map(|paragraph| put(paragraph)).collect()
}

/// The claims of each paragraph, by their words.
fn by_paragraph(paragraphs: &[String], language: Language) -> Vec<Vec<Shown>> {
    let text = paragraphs.join("\n\n");
    let quotes = read(&text, language);
    let mut start = 0;
    let mut claims = Vec::with_capacity(paragraphs.len());
    for paragraph in paragraphs {
        let span = Span::new(start, start + paragraph.len());
        start = span.end + 2;
        let own: Vec<Attribution> = quotes.iter().filter(|quote| span.overlaps(quote.content)).cloned().collect();
        claims.push(shown(&text, &own));
    }
    claims
}

/// Takes away and doubles every mark, one after the other.
fn check_every_mark(language: Language, whole: &[String]) {
    let before = by_paragraph(whole, language);
    assert!(before.iter().map(Vec::len).sum::<usize>() >= 8, "the text holds quotations to begin with: {before:?}");
    for (index, paragraph) in whole.iter().enumerate() {
        let is_mark = |c: &char| "„“”\"«»‹›‚‘’'`".contains(*c);
        for (at, mark) in paragraph.char_indices().filter(|(_, c)| is_mark(c)) {
            let rest = &paragraph[at + mark.len_utf8()..];
            for changed in [format!("{}{rest}", &paragraph[..at]), format!("{}{mark}{mark}{rest}", &paragraph[..at])] {
                let mut paragraphs = whole.to_vec();
                paragraphs[index] = changed;
                let after = by_paragraph(&paragraphs, language);
                for far in (0..whole.len()).filter(|far| far.abs_diff(index) > 1) {
                    assert_eq!(after[far], before[far], "paragraph {far} after {}", paragraphs[index]);
                }
            }
        }
    }
}

#[test]
fn in_german_marks() {
    for marks in [["„", "“", "‚", "‘"], ["»", "«", "›", "‹"], ["\"", "\"", "'", "'"], ["«", "»", "‹", "›"]]
    {
        check_every_mark(Language::GERMAN, &with(GERMAN, marks));
    }
}

#[test]
fn in_english_marks() {
    for marks in [["“", "”", "‘", "’"], ["\"", "\"", "'", "'"], ["‘", "’", "“", "”"], ["``", "''", "`", "'"]]
    {
        check_every_mark(Language::ENGLISH, &with(ENGLISH, marks));
    }
}

#[test]
fn in_marks_with_spaces_inside() {
    check_every_mark(Language::GERMAN, &with(GERMAN, ["« ", " »", "‹ ", " ›"]));
    check_every_mark(Language::ENGLISH, &with(ENGLISH, ["\" ", " \"", "' ", " '"]));
}

#[test]
fn where_one_kind_of_mark_is_as_common_as_another() {
    let mut text = with(&GERMAN[..7], ["„", "“", "‚", "‘"]);
    text.extend(with(&GERMAN[5..], ["»", "«", "›", "‹"]));
    check_every_mark(Language::GERMAN, &text);
    let mut text = with(&ENGLISH[..7], ["“", "”", "‘", "’"]);
    text.extend(with(&ENGLISH[5..], ["‘", "’", "“", "”"]));
    check_every_mark(Language::ENGLISH, &text);
}
