use super::*;
use proptest::prelude::*;
use std::time::{Duration, Instant};

/// Names of every format, and of none.
const NAMES: [&str; 11] =
    ["a.txt", "a.md", "a.html", "a.docx", "a.odt", "a.rtf", "a.epub", "a.eml", "a.mhtml", "a.pdf", ""];

/// Reads within a time that a slow machine keeps easily; never a panic (which would be `Internal`).
#[track_caller]
fn survives(bytes: &[u8], name: &str) -> Option<Article> {
    let started = Instant::now();
    let outcome = read(bytes, name);
    let took = started.elapsed();
    assert!(took < Duration::from_secs(60), "{name} took {took:?}");
    match outcome {
        Ok(article) => Some(article),
        Err(OpenError::Internal) => panic!("a panic in the importer of {name}"),
        Err(_) => None,
    }
}

#[test]
fn elements_nested_without_end_keep_their_words() {
    for tag in ["div", "b", "blockquote", "ul><li", "table><tr><td", "span", "a href=x", "font", "svg", "section"] {
        let bytes = format!("<html><body>{}innen</body></html>", format!("<{tag}>").repeat(50_000));
        let article = survives(bytes.as_bytes(), "a.html");
        if tag != "svg" {
            assert!(article.unwrap().text.contains("innen"), "{tag}");
        }
    }
}

#[test]
fn pages_made_to_be_slow_end() {
    let cases = [
        format!("<html><body><p {}>x</p>", (0..30_000).map(|i| format!("a{i} ")).collect::<String>()),
        format!(
            "<html><body>{}",
            (0..3_000).map(|i| format!("<b id={i}>")).collect::<String>() + &"<p>x".repeat(3_000)
        ),
        format!("<html><body>{}", "<table>x".repeat(5_000)),
        format!("<html><body>{}", "x<br> <br>".repeat(20_000)),
        format!("<html><body><nav>a</nav>{}", "<p>Ein Satz, der lang ist, mit Kommas, und so.</p>".repeat(20_000)),
        format!("<html><body><nav>a</nav>{}", "<div><p>Ein Satz, der lang ist, mit Kommas, und so.</p>".repeat(5_000)),
        format!("<html><body>{}", "&amp".repeat(100_000)),
        format!("<html><body><nav>a</nav>{}", "<p><span>".repeat(20_000)),
        "<!--".repeat(100_000),
        format!("<html><script type=application/ld+json>{}</script><nav>x</nav><p>y", "[".repeat(200_000)),
        format!("<html><body>{}", "<select><option>".repeat(20_000)),
    ];
    for case in cases {
        survives(case.as_bytes(), "a.html");
    }
}

#[test]
fn markdown_made_to_be_slow_ends() {
    for piece in [
        "> ", "[", "![", "*a ", "_a_", "`", "**", "<", "[^1]", "[^1]: ", "- ", "1. ", "|a", "&", "\\", "<!--", "~",
        "[a](", "a\n===\n", "    ", "\t", "<div>", "[a]: b\n", "**a _", "](", "<a ", "$", "#", "```\n", "<?", "x<!A",
    ] {
        survives(piece.repeat(20_000).as_bytes(), "a.md");
        survives(format!("{piece}\n\n").repeat(5_000).as_bytes(), "a.md");
    }
    let columns = 3_000;
    let table = format!("{}\n{}\n{}", "|a".repeat(columns), "|-".repeat(columns), "|x|\n".repeat(3_000));
    survives(table.as_bytes(), "a.md");
    let nested: String = (0..3_000).map(|depth| format!("{}- x\n", "  ".repeat(depth))).collect();
    survives(nested.as_bytes(), "a.md");
}

#[test]
fn plain_text_made_to_be_slow_ends() {
    for piece in ["\n", "a\n", "- a\n", "1. a\n", "> ", ">", " ", "a ", "\r", "\u{2028}", "\u{a0}", "1. a\n2. b\n"] {
        survives(piece.repeat(200_000).as_bytes(), "a.txt");
    }
}

#[test]
fn rich_text_made_to_be_slow_ends() {
    for piece in [
        "{",
        "}",
        "\\",
        "\\u1 ",
        "\\'",
        "\\b ",
        "{\\b x}",
        "{\\field",
        "{\\footnote x}",
        "{\\*\\atrfstart 1}",
        "{\\*\\annotation x}",
        "\\pard\\intbl\\itap999 x\\par\\pard y\\par ",
        "x\\cell ",
        "\\row ",
        "\\nestrow ",
        "{\\stylesheet{\\s1\\sbasedon1 a;}}",
        "{\\shp{\\*\\shpinst{\\shptxt x",
        "{\\upr{\\*\\ud ",
        "\\par ",
        "{\\fonttbl\\f1 a;}",
        "{\\deleted x}",
        "{\\*\\pn\\pnlvlbody}x\\par ",
        "{\\info{\\title x}}",
        "\\~",
        "\\bin9",
        "\\ls1 x\\par ",
        "{\\*\\listoverridetable{\\listoverride\\ls1}}",
    ] {
        survives(format!("{{\\rtf1 {}", piece.repeat(30_000)).as_bytes(), "a.rtf");
    }
    let link = format!(
        "{{\\rtf1{{\\field{{\\*\\fldinst HYPERLINK \"{}\"}}{{\\fldrslt {}}}}}",
        "x".repeat(1 << 20),
        "\\~{\\b x}".repeat(50_000)
    );
    survives(link.as_bytes(), "a.rtf");
}

#[test]
fn messages_made_to_be_slow_end() {
    let head = "From: a\nDate: b\nMIME-Version: 1.0\n";
    for piece in [
        "Content-Type: message/rfc822\n\n",
        "Content-Type: multipart/mixed; boundary=x\n\n--x\n",
        "Content-Type: multipart/digest; boundary=x\n\n--x\n\n",
        "Content-Type: multipart/mixed;\n boundary=nirgends\n\n",
        "Subject: =?utf-8?q?a?=\n",
        "Subject: x\n  y\n",
        "X: y\n",
        "--x\n",
        "\n",
        "To: (((((a@b,\n",
        "From: a <b>,\n",
        "Content-Type: text/plain; a*0=b; a*1=c;\n",
    ] {
        survives(format!("{head}{}", piece.repeat(50_000)).as_bytes(), "a.eml");
        survives(
            format!("{head}Content-Type: multipart/mixed; boundary=x\n\n--x\n{}", piece.repeat(50_000)).as_bytes(),
            "a.eml",
        );
    }
    let nested: String =
        (0..5_000).map(|i| format!("Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n")).collect();
    survives(format!("{head}{nested}x").as_bytes(), "a.eml");
}

#[test]
fn documents_of_xml_made_to_be_slow_end() {
    let around = |body: String| {
        format!(
            "<office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
             xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' \
             xmlns:xlink='http://www.w3.org/1999/xlink' office:mimetype='application/vnd.oasis.opendocument.text'>\
             <office:body><office:text><text:p>x</text:p>{body}</office:text></office:body></office:document>"
        )
    };
    for piece in [
        "<text:p>x</text:p>",
        "<text:list><text:list-item><text:p>x</text:p></text:list-item></text:list>",
        "<text:p><text:s text:c='999999'/>x</text:p>",
        "<text:p>x<text:note><text:note-body><text:p>y</text:p></text:note-body></text:note></text:p>",
        "<table:table-row><table:table-cell/></table:table-row>",
        "<text:p>x<office:annotation office:name='a'><text:p>y</text:p></office:annotation><office:annotation-end office:name='a'/></text:p>",
    ] {
        survives(around(piece.repeat(30_000)).as_bytes(), "a.fodt");
    }
    let link = "x".repeat(1 << 20);
    survives(
        around(format!("<text:p><text:a xlink:href='{link}'>{}</text:a></text:p>", "x<text:s/>".repeat(50_000)))
            .as_bytes(),
        "a.fodt",
    );
    let page = format!("<html><body><a href='{link}'>{}", "<p>x".repeat(50_000));
    survives(page.as_bytes(), "a.html");
}

/// A document of each format that is more than characters, with something of everything in it.
fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let mut samples = vec![
        ("a.docx", docx::sample()),
        ("a.epub", epub::sample()),
        ("a.odt", odt::sample()),
        ("a.rtf", rtf::sample()),
    ];
    samples.extend(mail::samples());
    samples
}

/// Writes other bytes over some.
fn damage(bytes: &mut [u8], flips: &[(prop::sample::Index, u8)]) {
    for (place, byte) in flips {
        if !bytes.is_empty() {
            let at = place.index(bytes.len());
            bytes[at] = *byte;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_give_an_article_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..400), name in prop::sample::select(&NAMES[..])) {
        survives(&bytes, name);
    }

    #[test]
    fn any_characters_give_an_article_or_an_error(text in "\\PC{0,200}|[ -~\n\t]{0,300}", name in prop::sample::select(&NAMES[..])) {
        survives(text.as_bytes(), name);
    }

    #[test]
    fn a_document_cut_short_or_damaged_gives_an_article_or_an_error(
        cut in 0.0..1.0f64, flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
    ) {
        for (name, whole) in samples() {
            let mut bytes = whole[..(whole.len() as f64 * cut) as usize].to_vec();
            survives(&bytes, name);
            bytes.clone_from(&whole);
            damage(&mut bytes, &flips);
            survives(&bytes, name);
            // Damage to what is packed, in a sound archive.
            if whole.starts_with(b"PK") {
                survives(&docx::repacked(&whole, |part| damage(part, &flips)), name);
                let cut = |part: &mut Vec<u8>| part.truncate((part.len() as f64 * cut) as usize);
                survives(&docx::repacked(&whole, cut), name);
            }
        }
    }

    #[test]
    fn any_rich_text_gives_an_article_or_an_error(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "{", "}", "\\par ", "\\pard ", "\\intbl ", "\\itap2 ", "\\cell ", "\\row ", "\\nestcell ", "{\\*\\nesttableprops\\nestrow}", "{\\footnote ",
            "\\ftnalt ", "{\\*\\annotation ", "{\\*\\atrfstart 1}", "{\\*\\atrfend 1}", "{\\*\\atnref 1}", "{\\field{\\*\\fldinst HYPERLINK \"a\"}{\\fldrslt ",
            "{\\shp{\\*\\shpinst{\\shptxt ", "{\\*\\fremd ", "{\\upr{a}{\\*\\ud ", "\\u8364?", "\\u-10179?", "\\'e4", "\\'ff", "\\uc0 ", "\\uc9 ", "\\b ", "\\plain ",
            "\\deleted ", "\\revised ", "\\ls1 ", "\\s1 ", "\\outlinelevel0 ", "\\fi-360 ", "\\bullet\\tab ", "Wort", " ", "„Ja“", "\\~", "\\-", "\\line ", "\\bin3 ", "\n",
            "{\\stylesheet{\\s1 heading 1;}}", "{\\fonttbl{\\f0\\fcharset128 a;}}", "\\f0 ", "{\\info{\\title x}}", "{\\*\\pn\\pnlvlbody}",
        ]), 0..60),
    ) {
        survives(format!("{{\\rtf1 {}", pieces.concat()).as_bytes(), "a.rtf");
    }

    #[test]
    fn any_message_gives_an_article_or_an_error(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "From: a\n", "To: b\n", "Subject: =?utf-8?B?w6Q=?=\n", "MIME-Version: 1.0\n", "Content-Type: text/html; charset=utf-16\n", "Content-Type: text/plain\n",
            "Content-Type: multipart/mixed; boundary=x\n", "Content-Type: multipart/alternative; boundary=\"y\"\n", "Content-Type: message/rfc822\n",
            "Content-Transfer-Encoding: base64\n", "Content-Transfer-Encoding: quoted-printable\n", "Content-Disposition: attachment\n", "\n", "--x\n", "--y\n", "--x--\n",
            "=C3=A4", "=", "w6Q=", "<p>Wort</p>", "Wort\n", "> Zitat\n", "-- \n", "\r\n", " ", "\t", "From: <Saved by Blink>\n", "; format=flowed; delsp=yes",
        ]), 0..60),
        name in prop::sample::select(&["a.eml", "a.mhtml"][..]),
    ) {
        survives(format!("MIME-Version: 1.0\nFrom: a\n{}", pieces.concat()).as_bytes(), name);
        survives(pieces.concat().as_bytes(), name);
    }

    #[test]
    fn any_markup_gives_an_article(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<a href=#x>", "</a>", "<table>", "</table>", "<tr>", "<td>", "</td>",
            "<ul>", "</ul>", "<ol>", "<li>", "<br>", "<pre>", "</pre>", "<h1>", "</h2>", "<blockquote>", "</blockquote>", "<sup>",
            "</sup>", "<q>", "<nav>", "</nav>", "<script>", "</script>", "<!--", "-->", "<svg>", "<math>", "<template>", "</template>",
            "<select>", "<form>", "&nbsp;", "&#0;", "&shy;", " ", "\n", "Wort", "„Ja“", "1", "\u{200b}", "\u{a0}", "<td><p>", "<caption>",
            "<li id=fn1>", "<figcaption>", "<html>", "<body>", "</body>", "<title>", "</title>", "<frameset>", "<plaintext>",
        ]), 0..60),
        name in prop::sample::select(&["a.html", "a.md"][..]),
    ) {
        survives(format!("<html>{}", pieces.concat()).as_bytes(), name);
        survives(pieces.concat().as_bytes(), name);
    }

    #[test]
    fn any_markdown_gives_an_article(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "# ", "## ", "\n", "\n\n", "> ", "- ", "1. ", "    ", "*", "**", "_", "~~", "`", "```\n", "[", "](", ")", "![", "[^1]", "[^1]: ",
            "|", "|-|-|\n", "---\n", "title: a\n", "<b>", "<div>\n", "</div>\n", "<br>", "\\", "&amp;", "Wort", " ", "„Ja“", "- [x] ", "\u{a0}", "\t",
        ]), 0..60),
    ) {
        survives(pieces.concat().as_bytes(), "a.md");
    }
}

/// A PDF that another program made.
const PDF: &[u8] = include_bytes!("made/reportlab-columns.en.pdf");

#[test]
fn a_pdf_cut_short_or_damaged_gives_an_article_or_an_error() {
    for end in (0..PDF.len()).step_by(97) {
        survives(&PDF[..end], "a.pdf");
    }
    for at in (0..PDF.len()).step_by(41) {
        let mut bytes = PDF.to_vec();
        bytes[at] ^= 1 << (at % 8);
        survives(&bytes, "a.pdf");
    }
}

/// Packs bytes as a stream of a PDF is.
fn deflated(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A PDF of one page whose content is packed, `times` over.
fn packed_page(content: &[u8], times: usize) -> Vec<u8> {
    let packed = (0..times).fold(content.to_vec(), |bytes, _| deflated(&bytes));
    let head = format!(
        "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n\
         3 0 obj <</Type/Page/MediaBox[0 0 300 200]/Contents 4 0 R/Resources <</XObject<</X 4 0 R>>\
         /Font<</F <</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>>>>>>> endobj\n\
         4 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 300 200]/Length {}/Filter[{}]>> stream\n",
        packed.len(),
        "/FlateDecode".repeat(times)
    );
    [head.as_bytes(), &packed, b"\nendstream endobj\ntrailer <</Root 1 0 R>>\n"].concat()
}

#[test]
fn a_pdf_that_unpacks_to_gigabytes_is_refused() {
    let zeros = vec![0; 300 << 20];
    let refused = OpenError::UnpacksTooLarge { limit: 256 << 20 };
    assert_eq!(read(&packed_page(&zeros, 1), "a.pdf").unwrap_err(), refused);
    assert_eq!(read(&packed_page(&zeros, 2), "a.pdf").unwrap_err(), refused);
}

#[test]
fn a_pdf_made_to_be_slow_ends() {
    // A form that draws itself, states saved without end, and pages that name one another.
    survives(&packed_page(&b"/X Do ".repeat(10_000), 1), "a.pdf");
    survives(&packed_page(&b"q ".repeat(1_000_000), 1), "a.pdf");
    survives(&packed_page(&b"/A <</B 1>> BDC ".repeat(100_000), 1), "a.pdf");
    survives(&packed_page(b"BT /F 1 Tf [".repeat(100_000).as_slice(), 1), "a.pdf");
    let letters = "BT /F 9 Tf 1 0 0 1 7 9 Tm (a) Tj 1 0 0 1 99 9.1 Tm (b) Tj ET ".repeat(50_000);
    survives(&packed_page(letters.as_bytes(), 1), "a.pdf");
    let scattered: String = (0..50_000_u64)
        .map(|i| format!("BT /F 9 Tf 1 0 0 1 {} {} Tm (a) Tj ET ", i * 7919 % 300, i * 104_729 % 200))
        .collect();
    survives(&packed_page(scattered.as_bytes(), 1), "a.pdf");
    for piece in
        ["1 0 obj (", "1 0 obj <<", "1 0 obj [", "1 0 obj <</Length 9>> stream\n", "<</Root 1 0 R>>", "trailer "]
    {
        survives(format!("%PDF-1.4\n{}", piece.repeat(3_000)).as_bytes(), "a.pdf");
    }
}
