use super::*;
use proptest::prelude::*;
use std::time::{Duration, Instant};

/// Names of every format, and of none.
const NAMES: [&str; 6] = ["a.txt", "a.md", "a.html", "a.docx", "a.pdf", ""];

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
        let whole = docx::sample();
        let mut bytes = whole[..(whole.len() as f64 * cut) as usize].to_vec();
        survives(&bytes, "a.docx");
        bytes = whole;
        for (place, byte) in &flips {
            let at = place.index(bytes.len());
            bytes[at] = *byte;
        }
        survives(&bytes, "a.docx");
        // Damage to the XML itself, in a sound archive.
        let bytes = docx::sample_with(|part| {
            for (place, byte) in &flips {
                if !part.is_empty() {
                    let at = place.index(part.len());
                    part[at] = *byte;
                }
            }
        });
        survives(&bytes, "a.docx");
        let bytes = docx::sample_with(|part| part.truncate((part.len() as f64 * cut) as usize));
        survives(&bytes, "a.docx");
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
