use super::*;
use claimlight::article::Format;

const HEAD: &str = "{\\rtf1\\ansi\\ansicpg1252\\deff0\\deflang1033{\\fonttbl{\\f0\\froman\\fcharset0 Times;}{\\f1\\fcharset204 Arial CYR;}\
    {\\f2\\ftech\\fcharset2 Symbol;}{\\f3\\fcharset128 MS Gothic;}}{\\colortbl;\\red0\\green0\\blue0;}\
    {\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0\\b heading 1;}{\\s2\\sbasedon1\\outlinelevel2 Rubrik;}{\\s3 Title;}{\\s4\\i Quote;}\
    {\\s5 caption;}{\\*\\cs15 Fett;}{\\s6\\sbasedon5 Mine{\\*\\panose 02};}{\\s7\\ls2\\ilvl0 Liste;}}\
    {\\*\\listtable{\\list\\listtemplateid1{\\listlevel\\levelnfc23\\levelstartat1{\\leveltext\\'01\\u8226 ?;}{\\levelnumbers;}}\
    {\\listlevel\\levelnfc23}{\\listname ;}\\listid10}{\\list{\\listlevel\\levelnfc0\\levelstartat3}{\\listlevel\\levelnfc4}\\listid20}}\
    {\\*\\listoverridetable{\\listoverride\\listid10\\listoverridecount0\\ls1}{\\listoverride\\listid20\\listoverridecount0\\ls2}}\
    {\\info\\uc1{\\title Aus der Vorlage}{\\author Anna B\\'e9rg}{\\creatim\\yr2024\\mo5\\dy2\\hr9\\min30}{\\operator Jo}}\
    {\\*\\generator Nichts;}{\\header {Kopf\\par}}";

fn rtf(body: &str) -> Vec<u8> {
    format!("{HEAD}{body}}}").into_bytes()
}

#[test]
fn headings_quotes_and_captions_by_style_and_outline() {
    let article = check(
        rtf("\\pard\\plain\\s3 Der Plan\\par\\pard\\plain\\s1\\b Eins\\par\\pard\\plain\\s2 Drei\\par\
             {\\pard\\outlinelevel1\\b Zwei\\par}\\pard\\plain\\s4\\i Wir sind \\u8222\\'84sp\\'e4t\\u8220\\'93 dran.\\par\
             \\pard\\plain\\s6 Das Rathaus\\par\\pard Text.\\par \\par"),
        "a.txt",
        &["H1 Der Plan", "H1 Eins", "H3 Drei", "H2 Zwei", "Q *Wir sind „spät“ dran.*", "C Das Rathaus", "P Text."],
    );
    assert_eq!(article.origin.format, Format::Rtf);
    let about = article.about;
    assert_eq!(about.title.as_deref(), Some("Der Plan"));
    assert_eq!(about.byline.as_deref(), Some("Anna Bérg"));
    assert_eq!(about.date.as_deref(), Some("2024-05-02"));
    assert_eq!(about.language, None);
}

#[test]
fn letters_signs_and_code_pages() {
    check(
        rtf(
            "\\pard Der {\\b Rat {\\i will}} {\\strike nicht} {\\b\\b0 so} 5 m{\\super 2}\\~\\endash  \\ldblquote Ja\\rdblquote\\line \
             \\uc2\\u8364\\'80\\'80uro {\\uc0\\u228}\\{\\\\\\}{\\v geheim}\\par{\\f1\\'c4\\'e0}, {\\f2\\'61}, {\\f3\\'93\\'fa\\'96\\'7b}, \
             \\uc1\\u-10179?\\u-8704?.{\\pict\\bin4 }}{{}{\\*\\fremd weg {\\b auch}}\\par",
        ),
        "a.rtf",
        &["P Der **Rat *will*** ~~nicht~~ so 5 m²\u{a0}– “Ja” / €uro ä{\\}", "P Да, α, 日本, 😀."],
    );
}

#[test]
fn links_and_fields() {
    check(
        rtf("\\pard Mehr {\\field{\\*\\fldinst { HYPERLINK \"https://example.org/\" }}{\\fldrslt{\\ul hier}}}, \
             {\\field\\flddirty{\\*\\fldinst PAGE}{\\fldrslt 3}} und {\\field{\\*\\fldinst HYPERLINK \\\\l \"ort\"}{\\fldrslt da}}.\
             {\\upr{schlecht}{\\*\\ud{ gut}}}{\\object\\objemb{\\*\\objdata 00ff}{\\result{ Bild}}}\\par"),
        "a.rtf",
        &["P Mehr [hier](https://example.org/), 3 und [da](#ort). gut Bild"],
    );
}

#[test]
fn lists_of_tables_of_old_and_by_hand() {
    check(
        rtf(
            "\\pard{\\listtext\\'95\\tab}\\ls1\\ilvl0 Punkt\\par\\pard\\ls1\\ilvl1 innen\\par\\pard\\ls2 drei\\par\\pard\\ls2\\ilvl1 a\\par\
             \\pard\\s7 vier\\par\\pard\\s7\\ls0 keiner\\par\
             {\\pntext\\'B7\\tab}\\pard{\\*\\pn\\pnlvlblt{\\pntxtb\\'B7}}alt\\par{\\pntext\\'B7\\tab}auch alt\\par\
             \\pard{\\pntext 5.\\tab}{\\*\\pn\\pnlvlbody\\pnstart5\\pndec{\\pntxta.}}f\\'fcnf\\par{\\pntext 6.\\tab}sechs\\par\\pard Ende\\par\
             {\\pard\\li360\\fi-360\\bullet\\tx360\\tab von Hand\\par}{\\pard\\li720\\fi-360\\endash\\tx360\\tab tiefer\\par}\
             {\\pard\\li360\\fi-360 7.\\tab sieben\\par}{\\pard\\fi-360 Kein\\tab Punkt\\par}",
        ),
        "a.rtf",
        &[
            "L0 Punkt",
            "L1 innen",
            "L0#3 drei",
            "L1#1 a",
            "L0#4 vier",
            "P keiner",
            "L0 alt",
            "L0 auch alt",
            "L0#7 fünf",
            "L0#8 sechs",
            "P Ende",
            "L0 von Hand",
            "L1 tiefer",
            "L0#7 sieben",
            "P Kein | Punkt",
        ],
    );
}

#[test]
fn tables_are_rows() {
    check(
        rtf("\\pard Davor\\par\\trowd\\cellx1000\\cellx2000\\pard\\intbl Ort\\cell Zahl\\cell\\row\
             \\trowd\\pard\\intbl Kassel\\par Stadt\\cell{\\pard\\intbl 201\\cell}{\\trowd\\row}\\pard\\intbl\\cell x\\cell\\row\\pard Danach\\par\
             {\\trowd{{\\pard\\intbl a\\par}\\cell}{{\\pard\\intbl b\\par}\\cell}\\intbl\\row}\
             \\pard\\intbl au\\'dfen\\par\\pard\\intbl\\itap2 i\\nestcell j\\nestcell{\\*\\nesttableprops\\trowd\\nestrow}\
             {\\nonesttables\\par}\\pard\\intbl\\itap1\\cell rechts\\cell\\row"),
        "a.rtf",
        &[
            "P Davor",
            "T Ort | Zahl",
            "T Kassel Stadt | 201",
            "T x",
            "P Danach",
            "T a | b",
            "P außen",
            "T i | j",
            "P rechts",
        ],
    );
}

#[test]
fn notes_and_text_boxes() {
    check(
        rtf(
            "\\pard\\ls1 Laut Amt{\\super\\chftn}{\\*\\footnote\\pard\\plain{\\super\\chftn} Amt, S.~3.\\par Und mehr.} so.\\par\
             \\pard Sp\\'e4ter{\\super\\chftn{\\footnote\\ftnalt\\chftn Am Ende.}}{\\shp{\\*\\shpinst\\shpleft1{\\sp{\\sn x}{\\sv y}}\
             {\\shptxt\\pard\\s5 Im Kasten\\par}}{\\shprslt alt}} hier.\\par\\pard\\ls1 Punkt\\par",
        ),
        "a.rtf",
        &[
            "L0 Laut Amt[1] so.",
            "P Später[i] hier.",
            "C Im Kasten",
            "L0 Punkt",
            "N [1] Amt, S.~3.",
            "N Und mehr.",
            "N [i] Am Ende.",
        ],
    );
}

#[test]
fn tracked_changes_are_read_as_accepted() {
    let article = check_warnings(
        rtf(
            "\\pard Es {\\deleted\\revauthdel1 geht }{\\revised\\revauth1 bleibt }{\\revised dabei}\\par{\\deleted weg\\par}.\\par",
        ),
        "a.rtf",
        &[Warning::TrackedChanges(4)],
    );
    assert_eq!(article.text, "Es bleibt dabei\n\n.");
}

#[test]
fn comments_become_remarks_on_their_words() {
    let article = check(
        rtf(
            "\\pard Der {\\*\\atrfstart 7}Rat will\\par sparen{\\*\\atrfend 7}{\\*\\atnid AB}{\\*\\atnauthor Anna Berg}\\chatn\
             {\\*\\annotation{\\*\\atnref 7}{\\*\\atndate 1740968606}\\pard\\plain{\\chatn} Stimmt das?\\par Wirklich?}, sagt\
             {\\*\\atnid JO}\\chatn{\\*\\annotation Wer?} er.{\\*\\atrfstart 8}\\par",
        ),
        "a.rtf",
        &["P Der Rat will", "P sparen, sagt er."],
    );
    check_remarks(
        &article,
        &[
            ("Rat will\n\nsparen", "Anna Berg", "2024-05-02T10:30", "Stimmt das?\nWirklich?"),
            ("sagt", "JO", "", "Wer?"),
        ],
    );
}

#[test]
fn the_language_is_that_of_most_words() {
    let article = read(&rtf("\\pard\\lang1031 Das ist ein langer Satz. {\\lang1033 Yes.}\\par"), "a.rtf").unwrap();
    assert_eq!(article.about.language.as_deref(), Some("de"));
}

#[test]
fn a_file_that_breaks_off_is_read_so_far() {
    let mut cut = rtf("\\pard Oben.\\par Unten {\\b fett");
    cut.truncate(cut.len() - 1);
    let article = check_warnings(cut, "a.rtf", &[Warning::Damaged]);
    assert_eq!(show(&article), ["P Oben.", "P Unten **fett**"]);
    assert_eq!(read(b"{\\rtf1\\ansi{\\pict 00", "a.rtf").unwrap_err(), OpenError::Damaged(Format::Rtf));
    assert_eq!(read(b"{\\rtf1\\ansi }", "a.rtf").unwrap_err(), OpenError::NoText);
    let deep = format!("{{\\rtf1 Oben.\\par{}tief{}Unten.\\par}}", "{".repeat(100_000), "}".repeat(100_000));
    let article = check_warnings(deep, "a.rtf", &[Warning::Truncated]);
    assert_eq!(show(&article), ["P Oben.", "P Unten."]);
}

/// A document with something of everything, for harming it.
pub(super) fn sample() -> Vec<u8> {
    rtf(
        "\\pard\\s3 Der Plan\\par\\pard\\ls2 eins\\par\\pard Ein{\\footnote Amt.} {\\*\\atrfstart 1}Satz{\\*\\atrfend 1}{\\*\\atnauthor A}\
         {\\*\\annotation{\\*\\atnref 1}Wer?}\\u8364?{\\deleted x}.\\par\\trowd\\pard\\intbl a\\cell b\\cell\\row\
         {\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt y}}{\\shp{\\*\\shpinst{\\shptxt\\pard z\\par}}}\\par",
    )
}
