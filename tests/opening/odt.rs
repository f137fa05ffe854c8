use super::docx::pack;
use super::*;
use claimlight::article::Format;

const NAMESPACES: &str = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
    xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' \
    xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' \
    xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0' xmlns:xlink='http://www.w3.org/1999/xlink' \
    xmlns:svg='urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0' xmlns:dc='http://purl.org/dc/elements/1.1/' \
    xmlns:meta='urn:oasis:names:tc:opendocument:xmlns:meta:1.0'";

const STYLES: &str = "<office:styles><style:default-style style:family='paragraph'><style:text-properties fo:language='de' fo:country='AT'/>\
    </style:default-style><style:style style:name='Heading' style:family='paragraph'/>\
    <style:style style:name='Title' style:family='paragraph' style:parent-style-name='Heading'/>\
    <style:style style:name='Quotations' style:family='paragraph'/><style:style style:name='Caption' style:family='paragraph'/>\
    <style:style style:name='Illustration' style:family='paragraph' style:parent-style-name='Caption'/>\
    <style:style style:name='Preformatted_20_Text' style:display-name='Preformatted Text' style:family='paragraph'/>\
    <style:style style:name='Rubrik' style:family='paragraph' style:default-outline-level='3'/>\
    <style:style style:name='Strong' style:family='text'><style:text-properties fo:font-weight='bold'/></style:style>\
    <text:list-style style:name='Zahlen'><text:list-level-style-number text:level='1' style:num-format='1'/>\
    <text:list-level-style-number text:level='2' style:num-format='a' text:start-value='3'/></text:list-style>\
    <text:list-style style:name='Punkte'><text:list-level-style-bullet text:level='1'/></text:list-style></office:styles>";

const AUTOMATIC: &str = "<style:style style:name='P1' style:family='paragraph' style:parent-style-name='Quotations'/>\
    <style:style style:name='P2' style:family='paragraph' style:list-style-name='Zahlen'/>\
    <style:style style:name='T1' style:family='text' style:parent-style-name='Strong'><style:text-properties fo:font-style='italic'/></style:style>\
    <style:style style:name='T2' style:family='text'><style:text-properties style:text-position='super 58%'/></style:style>\
    <style:style style:name='T3' style:family='text'><style:text-properties style:text-line-through-style='solid'/></style:style>\
    <style:style style:name='T4' style:family='text'><style:text-properties text:display='none'/></style:style>\
    <style:style style:name='T5' style:family='text'><style:text-properties fo:font-weight='normal' fo:font-style='normal'/></style:style>";

fn part(root: &str, content: &str) -> String {
    format!("<?xml version='1.0' encoding='UTF-8'?><office:{root} {NAMESPACES}>{content}</office:{root}>")
}

fn content(body: &str) -> String {
    format!(
        "<office:automatic-styles>{AUTOMATIC}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
    )
}

const META: &str = "<office:meta><dc:language>de-AT</dc:language><dc:title>Aus der Vorlage</dc:title><dc:creator>Jo Last</dc:creator>\
    <meta:initial-creator>Anna Berg</meta:initial-creator><meta:creation-date>2024-05-02T10:00:00</meta:creation-date></office:meta>";

fn odt_with(body: &str, manifest: &str) -> Vec<u8> {
    pack(&[
        ("mimetype", "application/vnd.oasis.opendocument.text".to_owned()),
        ("content.xml", part("document-content", &content(body))),
        ("styles.xml", part("document-styles", STYLES)),
        ("meta.xml", part("document-meta", META)),
        ("META-INF/manifest.xml", manifest.to_owned()),
    ])
}

fn odt(body: &str) -> Vec<u8> {
    odt_with(body, "<manifest/>")
}

#[test]
fn headings_quotes_and_captions_by_style() {
    let article = check(
        odt("<text:sequence-decls><text:sequence-decl text:name='Text'/></text:sequence-decls>\
             <text:p text:style-name='Title'>Der Plan</text:p><text:h text:outline-level='2' text:style-name='P9'>Zwei</text:h>\
             <text:p text:style-name='Rubrik'>Drei</text:p><text:p text:style-name='P1'>Wir sind „spät“ dran.</text:p>\
             <text:p text:style-name='Preformatted_20_Text'>a<text:s text:c='3'/>b<text:line-break/>c</text:p>\
             <text:table-of-content><text:index-body><text:p>Zwei ..... 3</text:p></text:index-body></text:table-of-content>\
             <text:p>Bild:<draw:frame><draw:text-box><text:p text:style-name='Illustration'>\
             <draw:frame><draw:image xlink:href='a.png'/><svg:desc>Nichts</svg:desc></draw:frame>Abbildung \
             <text:sequence>1</text:sequence>: Das Rathaus</text:p></draw:text-box></draw:frame> danach.</text:p><text:p>  </text:p>"),
        "a.odt",
        &[
            "H1 Der Plan",
            "H2 Zwei",
            "H3 Drei",
            "Q Wir sind „spät“ dran.",
            "X a   b / c",
            "P Bild: danach.",
            "C Abbildung 1: Das Rathaus",
        ],
    );
    assert_eq!(article.origin.format, Format::Odt);
    let about = article.about;
    assert_eq!(about.title.as_deref(), Some("Der Plan"));
    assert_eq!(about.byline.as_deref(), Some("Anna Berg"));
    assert_eq!(about.date.as_deref(), Some("2024-05-02T10:00:00"));
    assert_eq!(about.language.as_deref(), Some("de-AT"));
}

#[test]
fn letters_links_and_white_space() {
    check(
        odt(
            "<text:p>\n  Der  <text:span text:style-name='T1'>Rat<text:span text:style-name='T5'> will</text:span></text:span>\n\
             <text:span text:style-name='T3'>nicht</text:span> 5 m<text:span text:style-name='T2'>2</text:span><text:tab/>\
             <text:span text:style-name='T4'>geheim</text:span><text:a xlink:href='https://example.org/'>hier</text:a>\
             <text:soft-page-break/>, R&amp;D.</text:p><text:section text:display='none'><text:p>weg</text:p></text:section>\
             <text:section><text:p>da<text:hidden-text text:is-hidden='true' text:string-value='x'>x</text:hidden-text></text:p></text:section>",
        ),
        "a.odt",
        &["P Der ***Rat*** will ~~nicht~~ 5 m² | [hier](https://example.org/), R&D.", "P da"],
    );
}

#[test]
fn lists_count_and_go_on() {
    let item = |content: &str| format!("<text:list-item>{content}</text:list-item>");
    let p = |text: &str| format!("<text:p text:style-name='P2'>{text}</text:p>");
    let list = |attributes: &str, items: &[String]| format!("<text:list {attributes}>{}</text:list>", items.concat());
    check(
        odt(&[
            list(
                "text:style-name='Zahlen' xml:id='l1'",
                &[
                    item(&p("eins")),
                    item(&(p("zwei") + &p("noch was") + &list("", &[item(&p("innen")), item(&p("auch"))]))),
                    item(&p("")),
                ],
            ),
            "<text:p>Dazwischen</text:p>".to_owned(),
            list("text:style-name='Zahlen' text:continue-numbering='true'", &[item(&p("drei"))]),
            list("text:style-name='Punkte'", &[item(&p("Punkt"))]),
            list(
                "text:continue-list='l1' text:style-name='Zahlen'",
                &[item(&list("", &[item(&p("tief"))])), item(&p("vier"))],
            ),
            list(
                "text:style-name='Zahlen'",
                &[
                    item(&p("neu")),
                    "<text:list-item text:start-value='7'>".to_owned() + &p("sieben") + "</text:list-item>",
                ],
            ),
            list("", &[item(&p("nach dem Absatz"))]),
        ]
        .concat()),
        "a.odt",
        &[
            "L0#1 eins",
            "L0#2 zwei",
            "P noch was",
            "L1#3 innen",
            "L1#4 auch",
            "P Dazwischen",
            "L0#3 drei",
            "L0 Punkt",
            "L1#3 tief",
            "L0#4 vier",
            "L0#1 neu",
            "L0#7 sieben",
            "L0#1 nach dem Absatz",
        ],
    );
}

#[test]
fn notes_tables_and_sections_beside_the_text() {
    let note = |class: &str, text: &str| {
        format!(
            "<text:note text:note-class='{class}'><text:note-citation>9</text:note-citation>\
             <text:note-body> <text:p> {text}</text:p><text:p>Und mehr.</text:p></text:note-body></text:note>"
        )
    };
    let cell = |content: &str| format!("<table:table-cell><text:p>{content}</text:p></table:table-cell>");
    check(
        odt(&format!(
            "<text:list text:style-name='Punkte'><text:list-item><text:p>Laut Amt{} so.</text:p></text:list-item></text:list>\
             <text:p>Später{}.</text:p><table:table><table:table-header-rows><table:table-row>{}{}</table:table-row>\
             </table:table-header-rows><table:table-row>{}<table:covered-table-cell/>{}</table:table-row></table:table>",
            note("footnote", "Amt, S. 3."),
            note("endnote", "Am Ende."),
            cell("Ort"),
            cell("Zahl"),
            cell("Kassel"),
            cell("201")
        )),
        "a.odt",
        &[
            "L0 Laut Amt[1] so.",
            "P Später[i].",
            "T Ort | Zahl",
            "T Kassel | 201",
            "N [1] Amt, S. 3.",
            "N Und mehr.",
            "N [i] Am Ende.",
            "N Und mehr.",
        ],
    );
}

#[test]
fn tracked_changes_are_read_as_accepted() {
    let article = check_warnings(
        odt(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>gestrichen</text:p></text:deletion></text:changed-region>\
             <text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>\
             <text:p>Es <text:change text:change-id='a'/>bleibt<text:change-start text:change-id='b'/> dabei<text:change-end text:change-id='b'/>.</text:p>",
        ),
        "a.odt",
        &[Warning::TrackedChanges(2)],
    );
    assert_eq!(article.text, "Es bleibt dabei.");
    // LibreOffice leaves what was deleted in its place if it showed it.
    let article = check_warnings(
        odt("<text:tracked-changes><text:changed-region xml:id='a' text:id='a'><text:deletion/></text:changed-region>\
             <text:changed-region xml:id='b' text:id='b'><text:insertion/></text:changed-region></text:tracked-changes>\
             <text:p>Es <text:change-start text:change-id='a'/>geht</text:p><text:p>weg<text:change-end text:change-id='a'/>\
             <text:change-start text:change-id='b'/>bleibt<text:change-end text:change-id='b'/>.</text:p><text:p>Danach.</text:p>"),
        "a.odt",
        &[Warning::TrackedChanges(2)],
    );
    assert_eq!(show(&article), ["P Es bleibt.", "P Danach."]);
}

#[test]
fn comments_become_remarks_on_their_words() {
    let comment = |name: &str, text: &str| {
        format!(
            "<office:annotation office:name='{name}'><dc:creator>Anna Berg</dc:creator><dc:date>2024-05-02</dc:date>\
             <meta:creator-initials>AB</meta:creator-initials>\n<text:p>{text}</text:p></office:annotation>"
        )
    };
    let article = check(
        odt(&format!(
            "<text:p>Der {}Rat will</text:p><text:p>sparen<office:annotation-end office:name='a'/>, sagt{} er.</text:p>\
             <text:p>{}Ganz.</text:p>",
            comment("a", "Stimmt das?"),
            comment("", "Wer?"),
            comment("c", "Alles.")
        )),
        "a.odt",
        &["P Der Rat will", "P sparen, sagt er.", "P Ganz."],
    );
    check_remarks(
        &article,
        &[
            ("Rat will\n\nsparen", "Anna Berg", "2024-05-02", "Stimmt das?"),
            ("sagt", "Anna Berg", "2024-05-02", "Wer?"),
            ("Ganz.", "Anna Berg", "2024-05-02", "Alles."),
        ],
    );
}

#[test]
fn a_flat_document_is_read_alike() {
    let flat = format!(
        "<?xml version='1.0'?>\n<office:document {NAMESPACES} office:mimetype='application/vnd.oasis.opendocument.text'>{META}{STYLES}{}</office:document>",
        content("<text:p text:style-name='Title'>Der Plan</text:p><text:p text:style-name='P1'>Ja.</text:p>")
    );
    let article = check(flat, "a.xml", &["H1 Der Plan", "Q Ja."]);
    assert_eq!(article.about.byline.as_deref(), Some("Anna Berg"));
}

#[test]
fn what_cannot_be_read_is_told() {
    let encrypted = odt_with("<text:p>x</text:p>", "<manifest:encryption-data/>");
    assert_eq!(read(&encrypted, "a.odt").unwrap_err(), OpenError::Encrypted);
    let no_content = pack(&[("mimetype", "application/vnd.oasis.opendocument.text".to_owned())]);
    assert_eq!(read(&no_content, "a.odt").unwrap_err(), OpenError::Damaged(Format::Odt));
    let manifest = ("META-INF/manifest.xml", "<manifest/>".to_owned());
    let broken = pack(&[("content.xml", "<office:document".to_owned()), manifest.clone()]);
    assert_eq!(read(&broken, "a.odt").unwrap_err(), OpenError::Damaged(Format::Odt));
    let body = "<office:body><office:spreadsheet><table:table/></office:spreadsheet></office:body>";
    let sheet = pack(&[("content.xml", part("document-content", body)), manifest]);
    assert_eq!(read(&sheet, "a.odt").unwrap_err().key(), "unsupported");
    let old = pack(&[("mimetype", "application/vnd.sun.xml.writer".to_owned()), ("content.xml", String::new())]);
    assert_eq!(read(&old, "a.sxw").unwrap_err().key(), "unsupported");
    let cut = odt("<text:p>Oben.</text:p><text:p>Unten.");
    let article = check_warnings(cut, "a.odt", &[Warning::Damaged]);
    assert_eq!(show(&article), ["P Oben.", "P Unten."]);
}

/// A document with something of everything, for harming it.
pub(super) fn sample() -> Vec<u8> {
    odt(
        "<text:p text:style-name='Title'>Der Plan</text:p><text:list text:style-name='Zahlen'><text:list-item><text:p>eins</text:p>\
         </text:list-item></text:list><text:p>Ein<text:note><text:note-body><text:p>Amt.</text:p></text:note-body></text:note>\
         <office:annotation office:name='a'><dc:creator>A</dc:creator><text:p>Wer?</text:p></office:annotation> Satz\
         <office:annotation-end office:name='a'/>.</text:p><table:table><table:table-row><table:table-cell><text:p>a</text:p>\
         </table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>",
    )
}
