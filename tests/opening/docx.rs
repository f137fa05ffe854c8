use super::*;
use claimlight::article::Format;
use std::io::Write;
use zip::write::SimpleFileOptions;

const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\" \
    xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"";

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const STYLES: &str = "<w:style w:type='paragraph' w:default='1' w:styleId='Standard'><w:name w:val='Normal'/></w:style>\
    <w:style w:type='paragraph' w:styleId='berschrift1'><w:name w:val='heading 1'/><w:basedOn w:val='Standard'/><w:rPr><w:b/></w:rPr></w:style>\
    <w:style w:type='paragraph' w:styleId='Eigene'><w:name w:val='Meine Rubrik'/><w:pPr><w:outlineLvl w:val='2'/></w:pPr></w:style>\
    <w:style w:type='paragraph' w:styleId='Enkel'><w:name w:val='Enkel'/><w:basedOn w:val='Eigene'/></w:style>\
    <w:style w:type='paragraph' w:styleId='Titel'><w:name w:val='Title'/></w:style>\
    <w:style w:type='paragraph' w:styleId='Zitat'><w:name w:val='Quote'/><w:rPr><w:i/></w:rPr></w:style>\
    <w:style w:type='paragraph' w:styleId='Beschriftung'><w:name w:val='caption'/></w:style>\
    <w:style w:type='paragraph' w:styleId='Verzeichnis1'><w:name w:val='toc 1'/></w:style>\
    <w:style w:type='paragraph' w:styleId='Punkte'><w:name w:val='Punkte'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>\
    <w:style w:type='character' w:styleId='Fett'><w:name w:val='Strong'/><w:rPr><w:b/></w:rPr></w:style>";

const NUMBERING: &str = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/></w:lvl>\
    <w:lvl w:ilvl='1'><w:numFmt w:val='bullet'/></w:lvl></w:abstractNum>\
    <w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/></w:lvl>\
    <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/></w:lvl></w:abstractNum>\
    <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='7'/></w:num>\
    <w:num w:numId='3'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>";

/// Packs parts into an archive.
pub(super) fn pack(parts: &[(&str, String)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (path, text) in parts {
        writer.start_file(*path, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn relationships(list: &[(&str, &str, &str)]) -> String {
    let entries: String = list
        .iter()
        .map(|(id, kind, target)| {
            let mode = if target.contains("://") { " TargetMode='External'" } else { "" };
            format!("<Relationship Id='{id}' Type='{OFFICE}/{kind}' Target='{target}'{mode}/>")
        })
        .collect();
    format!(
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{entries}</Relationships>"
    )
}

/// A document with this body and notes, as a Word of German tongue would write it.
fn docx_with(body: &str, footnotes: &str, endnotes: &str) -> Vec<u8> {
    docx_with_comments(body, footnotes, endnotes, "")
}

fn docx_with_comments(body: &str, footnotes: &str, endnotes: &str, comments: &str) -> Vec<u8> {
    let part = |root: &str, content: &str| {
        format!("<?xml version='1.0' encoding='UTF-8'?><w:{root} {NAMESPACES}>{content}</w:{root}>")
    };
    pack(&[
        (
            "[Content_Types].xml",
            "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>".to_owned(),
        ),
        (
            "_rels/.rels",
            relationships(&[
                ("rId1", "officeDocument", "word/document.xml"),
                ("rId2", "metadata/core-properties", "docProps/core.xml"),
            ]),
        ),
        (
            "docProps/core.xml",
            "<c xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Aus der Vorlage</dc:title>\
          <dc:creator>Anna Berg</dc:creator><dc:language>de-DE</dc:language></c>"
                .to_owned(),
        ),
        (
            "word/document.xml",
            part("document", &format!("<w:body>{body}<w:sectPr><w:pgSz w:w='1'/></w:sectPr></w:body>")),
        ),
        (
            "word/_rels/document.xml.rels",
            relationships(&[
                ("rId1", "styles", "styles.xml"),
                ("rId2", "numbering", "/word/numbering.xml"),
                ("rId3", "footnotes", "footnotes.xml"),
                ("rId4", "endnotes", "endnotes.xml"),
                ("rId5", "comments", "comments.xml"),
                ("rId9", "hyperlink", "https://example.org/?a=1&amp;b=2"),
            ]),
        ),
        ("word/styles.xml", part("styles", STYLES)),
        ("word/numbering.xml", part("numbering", NUMBERING)),
        ("word/footnotes.xml", part("footnotes", footnotes)),
        ("word/endnotes.xml", part("endnotes", endnotes)),
        ("word/comments.xml", part("comments", comments)),
    ])
}

fn docx(body: &str) -> Vec<u8> {
    docx_with(body, "", "")
}

/// A paragraph of one run.
fn p(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>")
}

fn styled(style: &str, text: &str) -> String {
    p(&format!("<w:pStyle w:val='{style}'/>"), text)
}

fn item(numbering: u8, level: u8, text: &str) -> String {
    p(&format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{numbering}'/></w:numPr>"), text)
}

#[test]
fn headings_by_name_outline_and_inheritance() {
    let article = check(
        docx(
            &[
                styled("Titel", "Der Plan"),
                styled("berschrift1", "Eins"),
                styled("Eigene", "Drei"),
                styled("Enkel", "Auch drei"),
                p("<w:outlineLvl w:val='1'/>", "Zwei"),
                styled("berschrift4", "Ohne Definition"),
                styled("Zitat", "Wir sind spät dran."),
                styled("Beschriftung", "Das Rathaus"),
                styled("Verzeichnis1", "Eins ........ 3"),
                p("", "Text &amp; mehr &#8211; so."),
                p("", "  "),
            ]
            .concat(),
        ),
        "a.docx",
        &[
            "H1 Der Plan",
            "H1 Eins",
            "H3 Drei",
            "H3 Auch drei",
            "H2 Zwei",
            "H4 Ohne Definition",
            "Q *Wir sind spät dran.*",
            "C Das Rathaus",
            "P Text & mehr – so.",
        ],
    );
    assert_eq!(article.origin.format, Format::Docx);
    assert_eq!(article.about.title.as_deref(), Some("Der Plan"));
    assert_eq!(article.about.byline.as_deref(), Some("Anna Berg"));
    assert_eq!(article.about.language.as_deref(), Some("de-DE"));
    let untitled = read(&docx(&p("", "Text.")), "a.docx").unwrap();
    assert_eq!(untitled.about.title.as_deref(), Some("Aus der Vorlage"));
}

#[test]
fn lists_count_as_in_word() {
    check(
        docx(
            &[
                item(1, 0, "Punkt"),
                item(1, 1, "innen"),
                styled("Punkte", "durch Stil"),
                item(2, 0, "eins"),
                item(2, 1, "a"),
                item(2, 1, "b"),
                item(2, 0, "zwei"),
                item(2, 1, "wieder a"),
                item(3, 0, "fünf"),
                item(3, 0, "sechs"),
                item(0, 0, "keine Liste"),
                p("<w:pStyle w:val='Punkte'/><w:numPr><w:numId w:val='0'/></w:numPr>", "herausgenommen"),
            ]
            .concat(),
        ),
        "a.docx",
        &[
            "L0 Punkt",
            "L1 innen",
            "L0 durch Stil",
            "L0#1 eins",
            "L1#1 a",
            "L1#2 b",
            "L0#2 zwei",
            "L1#1 wieder a",
            "L0#5 fünf",
            "L0#6 sechs",
            "P keine Liste",
            "P herausgenommen",
        ],
    );
}

#[test]
fn runs_links_and_special_characters() {
    check(
        docx(
            "<w:p><w:r><w:t>Ein </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>fe</w:t></w:r><w:proofErr w:type='x'/>\
             <w:r><w:rPr><w:rStyle w:val='Fett'/></w:rPr><w:t>tt</w:t></w:r><w:r><w:rPr><w:b w:val='0'/><w:i/><w:strike/>\
             </w:rPr><w:t>kursiv</w:t></w:r><w:r><w:tab/><w:t>Tab</w:t><w:br/><w:t>West</w:t><w:noBreakHyphen/><w:t>Ost</w:t>\
             <w:softHyphen/><w:t>see</w:t><w:sym w:font='Wingdings' w:char='F0E0'/></w:r><w:r><w:rPr><w:vanish/></w:rPr>\
             <w:t>unsichtbar</w:t></w:r><w:hyperlink r:id='rId9'><w:r><w:t>da</w:t></w:r></w:hyperlink><w:r><w:t> </w:t></w:r>\
             <w:hyperlink w:anchor='x'><w:r><w:t>dort</w:t></w:r></w:hyperlink><w:r><w:t> 5 m</w:t></w:r><w:r><w:rPr>\
             <w:vertAlign w:val='superscript'/></w:rPr><w:t>2</w:t></w:r><m:oMath><m:r><m:t>+x</m:t></m:r></m:oMath></w:p>",
        ),
        "a.docx",
        &["P Ein **fett**~~*kursiv*~~ | Tab / West\u{2011}Ostsee→[da](https://example.org/?a=1&b=2) [dort](#x) 5 m²+x"],
    );
}

#[test]
fn fields_show_their_result() {
    let run = |content: &str| format!("<w:r>{content}</w:r>");
    let field = |code: &str, result: &str| {
        [
            run("<w:fldChar w:fldCharType='begin'/>"),
            run(&format!("<w:instrText>{code}</w:instrText>")),
            run("<w:t>verborgen</w:t>"),
            run("<w:fldChar w:fldCharType='separate'/>"),
            run(&format!("<w:t>{result}</w:t>")),
            run("<w:fldChar w:fldCharType='end'/>"),
        ]
        .concat()
    };
    let body = format!(
        "<w:p>{}{}{}<w:fldSimple w:instr=' PAGE '>{}</w:fldSimple></w:p>",
        field(" DATE ", "3. Mai"),
        run("<w:t> bei </w:t>"),
        field(" HYPERLINK &quot;https://example.org/&quot; ", "uns"),
        run("<w:t> S. 5</w:t>"),
    );
    check(docx(&body), "a.docx", &["P 3. Mai bei [uns](https://example.org/) S. 5"]);
}

#[test]
fn tracked_changes_are_read_as_accepted() {
    let article = check_warnings(
        docx(
            "<w:p><w:r><w:t>Es waren </w:t></w:r><w:del><w:r><w:delText>30</w:delText></w:r></w:del><w:ins><w:r><w:t>40</w:t></w:r>\
             </w:ins><w:r><w:t> Leute.</w:t></w:r></w:p><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Dieser Satz </w:t></w:r></w:p>\
             <w:p><w:r><w:t>geht weiter.</w:t></w:r></w:p><w:p><w:moveFrom><w:r><w:t>Weg.</w:t></w:r></w:moveFrom></w:p>\
             <w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>fort</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
             <w:p><w:pPr><w:pPrChange><w:pPr><w:pStyle w:val='Titel'/></w:pPr></w:pPrChange></w:pPr><w:moveTo><w:r><w:t>Da.</w:t></w:r></w:moveTo></w:p>",
        ),
        "a.docx",
        &[Warning::TrackedChanges(6)],
    );
    assert_eq!(show(&article), ["P Es waren 40 Leute.", "P Dieser Satz geht weiter.", "P Da."]);
}

#[test]
fn notes_stand_at_the_end() {
    let reference = |kind: &str, id: u8| format!("<w:r><w:{kind}Reference w:id='{id}'/></w:r>");
    let note = |kind: &str, id: &str, content: &str| format!("<w:{kind} {id}>{content}</w:{kind}>");
    let body = format!(
        "<w:p><w:r><w:t>Eins.</w:t></w:r>{}<w:r><w:t> Zwei.</w:t></w:r>{}</w:p><w:p><w:r><w:t>Drei.</w:t></w:r>{}</w:p>",
        reference("footnote", 4),
        reference("endnote", 2),
        reference("footnote", 3),
    );
    let footnotes = [
        note("footnote", "w:type='separator' w:id='-1'", "<w:p><w:r><w:separator/></w:r></w:p>"),
        note("footnote", "w:id='3'", &p("", " Laut Amt.")),
        note("footnote", "w:id='4'", &[p("", "<w:footnoteRef/> Ebenda."), p("", "Mehr.")].concat()),
        note("footnote", "w:id='5'", &p("", "Nirgends erwähnt.")),
    ]
    .concat();
    check(
        docx_with(&body, &footnotes, &note("endnote", "w:id='2'", &p("", "Am Ende."))),
        "a.docx",
        &["P Eins.[1] Zwei.[i]", "P Drei.[2]", "N [1] Ebenda.", "N Mehr.", "N [2] Laut Amt.", "N [i] Am Ende."],
    );
}

fn table(rows: &[&[&str]]) -> String {
    let rows: String = rows
        .iter()
        .map(|cells| {
            format!("<w:tr>{}</w:tr>", cells.iter().map(|cell| format!("<w:tc>{cell}</w:tc>")).collect::<String>())
        })
        .collect();
    format!("<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>")
}

#[test]
fn tables_are_rows_unless_they_are_layout() {
    let long = p("", &"Ein langer Absatz, wie er in keiner Zelle steht. ".repeat(20));
    let body = [
        p("", "Davor."),
        table(&[
            &[&p("<w:pStyle w:val='x'/>", "Ort"), &p("", "Zahl")],
            &["<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Kassel</w:t></w:r></w:p>", &[p("", "201"), p("", "Tsd.")].concat()],
            &[&p("", ""), &p("", "")],
        ]),
        table(&[&[&[p("", "Allein."), p("", "Im Kasten.")].concat()]]),
        table(&[&[&long, &p("", "Rand")]]),
    ]
    .concat();
    let article = read(&docx(&body), "a.docx").unwrap();
    let shown = show(&article);
    assert_eq!(shown[..5], ["P Davor.", "T Ort | Zahl", "T **Kassel** | 201 Tsd.", "P Allein.", "P Im Kasten."]);
    assert!(shown[5].starts_with("P Ein langer Absatz"));
    assert_eq!(shown[6], "P Rand");
}

#[test]
fn text_boxes_are_read_once_after_their_paragraph() {
    let frame = |content: &str| format!("<w:txbxContent>{content}</w:txbxContent>");
    let body = format!(
        "<w:p><w:r><w:t>Vor</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{0}</wps:txbx>\
         </w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{0}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>\
         <w:r><w:t>her.</w:t></w:r></w:p>",
        frame(&[p("", "Im Kasten."), table(&[&[&p("", "a"), &p("", "b")]])].concat()),
    );
    check(docx(&body), "a.docx", &["P Vorher.", "P Im Kasten.", "P a", "P b"]);
}

#[test]
fn controls_show_what_was_filled_in() {
    let control = |properties: &str, text: &str| {
        format!("<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", p("", text))
    };
    let body = [
        control("", "Ausgefüllt."),
        control("<w:showingPlcHdr/>", "Klicken Sie hier."),
        control("<w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>", "Inhalt"),
    ]
    .concat();
    check(docx(&body), "a.docx", &["P Ausgefüllt."]);
}

#[test]
fn strict_documents_and_other_prefixes() {
    let document = "<x:document xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main'><x:body><x:p><x:r><x:t>Streng.</x:t>\
                    </x:r></x:p></x:body></x:document>";
    let links = "<Relationships><Relationship Id='a' Type='http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument' \
                 Target='/word/document2.xml'/></Relationships>";
    let bytes = pack(&[("_rels/.rels", links.to_owned()), ("word/document2.xml", document.to_owned())]);
    check(&bytes, "a.docx", &["P Streng."]);
    // The content counts, not the name.
    check(&bytes, "a.txt", &["P Streng."]);
}

#[test]
fn a_document_that_breaks_off_is_read_so_far() {
    let document = format!("<w:document {NAMESPACES}><w:body>{}<w:p><w:r><w:t>Zweit", p("", "Erstens."));
    let article = check_warnings(pack(&[("word/document.xml", document)]), "a.docx", &[Warning::Damaged]);
    assert_eq!(show(&article), ["P Erstens.", "P Zweit"]);
    let empty = pack(&[("word/document.xml", "<w:document".to_owned())]);
    assert_eq!(read(&empty, "a.docx").unwrap_err(), OpenError::Damaged(Format::Docx));
    assert_eq!(read(&docx(""), "a.docx").unwrap_err(), OpenError::NoText);
}

#[test]
fn archives_of_other_kinds_are_named() {
    for (parts, class, format) in [
        (vec![("xl/workbook.xml", String::new())], "spreadsheet", "Excel"),
        (vec![("ppt/presentation.xml", String::new())], "presentation", "PowerPoint"),
        (
            vec![("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned())],
            "spreadsheet",
            "OpenDocument",
        ),
        (vec![("bild.png", String::new())], "archive", "ZIP"),
    ] {
        let error = read(&pack(&parts), "a.docx").unwrap_err();
        assert_eq!(error.arguments(), [("class", class.to_owned()), ("format", format.to_owned())]);
    }
}

#[test]
fn bombs_are_refused() {
    let limits = Limits { unpacked: 1 << 20, entries: 100, ..Limits::default() };
    let open = |bytes: &[u8]| open::read(bytes, None, &limits).unwrap_err();
    let large = docx(&p("", &"0".repeat(2 << 20)));
    assert!(large.len() < 100_000);
    assert_eq!(open(&large), OpenError::UnpacksTooLarge { limit: 1 << 20 });
    let names: Vec<String> = (0..200).map(|number| format!("word/{number}")).collect();
    let many: Vec<(&str, String)> = names.iter().map(|name| (name.as_str(), String::new())).collect();
    assert_eq!(open(&pack(&many)), OpenError::TooManyParts { limit: 100 });
}

#[test]
fn entities_are_not_expanded_and_nesting_is_bounded() {
    let entities =
        (1..10).map(|n| format!("<!ENTITY a{n} \"{}\">", format!("&a{};", n - 1).repeat(10))).collect::<String>();
    let document = format!(
        "<!DOCTYPE x [<!ENTITY a0 \"haha\">{entities}]><w:document {NAMESPACES}><w:body>{}</w:body></w:document>",
        p("", "Vor &a9; nach."),
    );
    let article = read(&pack(&[("word/document.xml", document)]), "a.docx").unwrap();
    assert_eq!(article.text, "Vor  nach.");
    let deep = [p("", "Oben."), "<w:sdt>".repeat(20_000), p("", "Unten."), "</w:sdt>".repeat(20_000), p("", "Danach.")]
        .concat();
    let article = check_warnings(docx(&deep), "a.docx", &[Warning::Truncated]);
    assert_eq!(show(&article), ["P Oben.", "P Danach."]);
}

fn comment(id: u8, author: &str, text: &str) -> String {
    format!("<w:comment w:id='{id}' w:author='{author}' w:date='2024-05-02T10:00:00Z'>{}</w:comment>", p("", text))
}

#[test]
fn comments_become_remarks_on_their_words() {
    let begins = |id: u8| format!("<w:commentRangeStart w:id='{id}'/>");
    let ends = |id: u8| format!("<w:commentRangeEnd w:id='{id}'/><w:r><w:commentReference w:id='{id}'/></w:r>");
    let run = |text: &str| format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>");
    let body = [
        ["<w:p>", &begins(0), &run("Der Rat "), &begins(1), &run("will"), &ends(1), &run(" sparen."), "</w:p>"]
            .concat(),
        format!("<w:p>{}{}{}</w:p>", run("Zweiter"), ends(0), run(" Absatz.")),
        format!("<w:p>{}<w:r><w:commentReference w:id='2'/></w:r>{}</w:p>", run("Am Ort,"), run(" hier.")),
        format!("<w:p><w:r><w:commentReference w:id='3'/></w:r>{}</w:p>", run("Am Anfang.")),
        format!("<w:p>{}<w:del>{}</w:del>{}{}</w:p>", begins(4), run("weg"), ends(4), run("Ende.")),
        table(&[&[&p("", "a"), &format!("<w:p>{}{}{}</w:p>", begins(5), run("Zelle"), ends(5))]]),
        format!("<w:p>{}{}</w:p>", run("Leer"), ends(6)),
    ]
    .concat();
    let comments = [
        comment(0, "Anna Berg", "Stimmt das?"),
        comment(1, "Jo", "Wer?").replace("</w:comment>", &(p("", "Zweiter Teil.") + "</w:comment>")),
        comment(2, "", "Wo?"),
        comment(3, "Jo", "Ganz."),
        comment(4, "Jo", "Gestrichen."),
        comment(5, "Jo", "In der Zelle."),
        comment(6, "Jo", " "),
    ]
    .concat();
    let article = check_warnings(docx_with_comments(&body, "", "", &comments), "a.docx", &[Warning::TrackedChanges(1)]);
    let day = "2024-05-02T10:00:00Z";
    check_remarks(
        &article,
        &[
            ("Der Rat will sparen.\n\nZweiter", "Anna Berg", day, "Stimmt das?"),
            ("will", "Jo", day, "Wer?\nZweiter Teil."),
            ("Ort,", "", day, "Wo?"),
            ("Am Anfang.", "Jo", day, "Ganz."),
            ("Zelle", "Jo", day, "In der Zelle."),
            ("–", "Jo", day, "Gestrichen."),
        ],
    );
}

/// A document with something of everything, for harming it.
pub(super) fn sample() -> Vec<u8> {
    let body = [
        styled("Titel", "Der Plan"),
        item(2, 0, "eins"),
        "<w:p><w:r><w:t>Ein</w:t><w:footnoteReference w:id='1'/></w:r><w:ins><w:r><w:t> Satz.</w:t></w:r></w:ins></w:p>".to_owned(),
        table(&[&[&p("", "a"), &p("", "b")]]),
    ]
    .concat();
    docx_with(&body, &format!("<w:footnote w:id='1'>{}</w:footnote>", p("", "Laut Amt.")), "")
}

/// A packed document, packed anew with `change` applied to each of its parts.
pub(super) fn repacked(whole: &[u8], change: impl Fn(&mut Vec<u8>)) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(whole)).unwrap();
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
        change(&mut bytes);
        writer.start_file(entry.name().unwrap(), SimpleFileOptions::default()).unwrap();
        writer.write_all(&bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
