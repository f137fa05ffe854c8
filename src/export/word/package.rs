//! Packs the parts of a Word document into one file.

use super::body::{Body, List};
use crate::export::html::Escaped;
use std::fmt::Write as _;
use std::io::{self, Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const STYLES: &str = include_str!("../../../assets/export/word-styles.xml");
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                          xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Width and height of A4, and the margin, in twentieths of a point.
const A4: (u32, u32) = (11_906, 16_838);
const MARGIN: u32 = 1_134;

/// A document to be packed.
pub(in crate::export) struct Package<'p> {
    /// BCP 47 tag of the language of its text.
    pub language: &'p str,
    pub title: &'p str,
    /// Who wrote it; may be empty.
    pub creator: &'p str,
    /// Whether its pages are wider than they are high.
    pub wide: bool,
    /// A line at the head of every page.
    pub warning: Option<&'p str>,
    pub body: Body,
    /// The comments as elements, where there are any.
    pub comments: String,
}

impl Package<'_> {
    /// The width of a line, in twentieths of a point.
    pub const fn line(wide: bool) -> u32 {
        (if wide { A4.1 } else { A4.0 }) - 2 * MARGIN
    }

    /// Packs it.
    pub fn write(self, out: &mut dyn Write) -> io::Result<()> {
        let Self { language, title, creator, wide, warning, body, comments } = self;
        let (body, links, lists) = body.into_parts();
        let section = section(wide, warning.is_some());
        let document =
            format!("{DECLARATION}<w:document {NAMESPACES}><w:body>\n{body}{section}</w:body></w:document>\n");
        let mut parts = vec![
            ("word/document.xml", "document.main", document),
            ("word/styles.xml", "styles", STYLES.replace("{language}", &Escaped(language).to_string())),
            ("word/numbering.xml", "numbering", numbering(&lists)),
            ("word/settings.xml", "settings", settings()),
            ("word/footer1.xml", "footer", footer()),
        ];
        if let Some(warning) = warning {
            let words = format!(
                "<w:p><w:pPr><w:pStyle w:val=\"Warning\"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>",
                Escaped(warning)
            );
            parts.push(("word/header1.xml", "header", format!("{DECLARATION}<w:hdr {NAMESPACES}>{words}</w:hdr>\n")));
        }
        if !comments.is_empty() {
            parts.push(("word/comments.xml", "comments", comments_part("", &comments)));
        }
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let mut put = |path: &str, xml: &str| put(&mut zip, path, xml.as_bytes());
        put("[Content_Types].xml", &content_types(&parts))?;
        put("_rels/.rels", &package_relationships())?;
        put("docProps/core.xml", &core(language, title, creator))?;
        put("word/_rels/document.xml.rels", &document_relationships(&parts, &links))?;
        for (path, _, xml) in &parts {
            put(path, xml)?;
        }
        out.write_all(zip.finish().map_err(io::Error::other)?.get_ref())
    }
}

/// Adds a part to an archive.
pub(super) fn put(zip: &mut ZipWriter<Cursor<Vec<u8>>>, path: &str, bytes: &[u8]) -> io::Result<()> {
    zip.start_file(path, SimpleFileOptions::default()).map_err(io::Error::other)?;
    zip.write_all(bytes)
}

/// A part of comments from its elements, with more attributes at its root.
pub(super) fn comments_part(more: &str, comments: &str) -> String {
    format!("{DECLARATION}<w:comments {NAMESPACES}{more}>\n{comments}</w:comments>\n")
}

type Part = (&'static str, &'static str, String);

fn content_types(parts: &[Part]) -> String {
    let mut xml = format!(
        "{DECLARATION}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
    );
    for (path, kind, _) in parts {
        let _ = write!(xml, "<Override PartName=\"/{path}\" ContentType=\"{WORD}.{kind}+xml\"/>");
    }
    xml + "</Types>\n"
}

fn package_relationships() -> String {
    format!(
        "{DECLARATION}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"document\" Type=\"{RELATION}/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"core\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" \
         Target=\"docProps/core.xml\"/></Relationships>\n"
    )
}

fn document_relationships(parts: &[Part], links: &[String]) -> String {
    let mut xml =
        format!("{DECLARATION}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for (path, kind, _) in &parts[1..] {
        let target = path.trim_start_matches("word/");
        let _ = write!(xml, "<Relationship Id=\"{kind}\" Type=\"{RELATION}/{kind}\" Target=\"{target}\"/>");
    }
    for (number, address) in (1..).zip(links) {
        let _ = write!(
            xml,
            "<Relationship Id=\"link{number}\" Type=\"{RELATION}/hyperlink\" Target=\"{}\" TargetMode=\"External\"/>",
            Escaped(address)
        );
    }
    xml + "</Relationships>\n"
}

fn core(language: &str, title: &str, creator: &str) -> String {
    format!(
        "{DECLARATION}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>{}</dc:creator>\
         <dc:language>{}</dc:language></cp:coreProperties>\n",
        Escaped(title),
        Escaped(creator),
        Escaped(language)
    )
}

fn settings() -> String {
    format!(
        "{DECLARATION}<w:settings {NAMESPACES}><w:defaultTabStop w:val=\"425\"/><w:compat><w:compatSetting \
         w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         </w:settings>\n"
    )
}

fn footer() -> String {
    let field = |code: &str| format!("<w:fldSimple w:instr=\" {code} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>");
    format!(
        "{DECLARATION}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>{}<w:r>\
         <w:t xml:space=\"preserve\"> / </w:t></w:r>{}</w:p></w:ftr>\n",
        field("PAGE"),
        field("NUMPAGES")
    )
}

fn section(wide: bool, header: bool) -> String {
    let (width, height) = if wide { (A4.1, A4.0) } else { A4 };
    let turned = if wide { " w:orient=\"landscape\"" } else { "" };
    let header = if header { "<w:headerReference w:type=\"default\" r:id=\"header\"/>" } else { "" };
    format!(
        "<w:sectPr>{header}<w:footerReference w:type=\"default\" r:id=\"footer\"/>\
         <w:pgSz w:w=\"{width}\" w:h=\"{height}\"{turned}/><w:pgMar w:top=\"{MARGIN}\" w:right=\"{MARGIN}\" \
         w:bottom=\"{MARGIN}\" w:left=\"{MARGIN}\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>"
    )
}

/// Two lists, of bullets and of numbers, and an instance of one of them for each list of the body.
fn numbering(lists: &[List]) -> String {
    let mut xml = format!("{DECLARATION}<w:numbering {NAMESPACES}>");
    for (id, format) in [(0, "bullet"), (1, "decimal")] {
        let _ = write!(xml, "<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"hybridMultilevel\"/>");
        for level in 0..9 {
            let text = if id == 0 { ["•", "–", "·"][level % 3].to_owned() } else { format!("%{}.", level + 1) };
            let _ = write!(
                xml,
                "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/>\
                 <w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{}\" w:hanging=\"425\"/></w:pPr></w:lvl>",
                (level + 1) * 425
            );
        }
        xml.push_str("</w:abstractNum>");
    }
    for (id, List { first, depth }) in (1..).zip(lists) {
        let _ = write!(xml, "<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{}\"/>", u8::from(first.is_some()));
        if let Some(first) = first {
            let _ =
                write!(xml, "<w:lvlOverride w:ilvl=\"{depth}\"><w:startOverride w:val=\"{first}\"/></w:lvlOverride>");
        }
        xml.push_str("</w:num>");
    }
    xml + "</w:numbering>\n"
}
