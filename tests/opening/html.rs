use super::*;

/// A page with nothing around the article.
fn plain(body: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=\"de\"><head><meta charset=\"utf-8\"><title>Titel</title></head><body>{body}</body></html>"
    )
}

#[test]
fn blocks_and_styles() {
    check(
        plain(
            "<h1>Ein  großer\n Plan</h1><p>Die Stadt will <b>12&nbsp;Prozent</b> sparen, sagt <a \
             href=\"https://example.org/\"><i>Anna</i> Berg</a>.<p>Zweite<br>Zeile<br><br>Dritter Absatz \
             Bundes&shy;tag</p><blockquote><p>Wir sind <q>spät</q> dran.</p></blockquote><pre>\n a  b\n  c</pre>loser Text\
             <div>im Kasten</div>danach",
        ),
        "a.html",
        &[
            "H1 Ein großer Plan",
            "P Die Stadt will **12\u{a0}Prozent** sparen, sagt [*Anna* Berg](https://example.org/).",
            "P Zweite / Zeile",
            "P Dritter Absatz Bundestag",
            "Q Wir sind “spät” dran.",
            "X a  b /   c",
            "P loser Text",
            "P im Kasten",
            "P danach",
        ],
    );
}

#[test]
fn lists_tables_and_captions() {
    check(
        plain(
            "<ol start=3><li>drei<ul><li>innen</li></ul></li><li><p>vier</p><p>noch was</p></li></ol>\
             <figure><img src=x alt=nichts><figcaption>Das Rathaus. Foto: dpa</figcaption></figure>\
             <table><caption>Städte</caption><tr><th>Ort</th><th>Zahl</th></tr><tr><td>Kassel</td><td><p>201</p><p>Tsd.</p></td></tr></table>",
        ),
        "a.html",
        &[
            "L0#3 drei",
            "L1 innen",
            "L0#4 vier",
            "P noch was",
            "C Das Rathaus. Foto: dpa",
            "C Städte",
            "T Ort | Zahl",
            "T Kassel | 201 Tsd.",
        ],
    );
}

#[test]
fn a_table_for_layout_is_no_table() {
    let long = "Ein Satz, der länger ist als eine Zelle. ".repeat(20);
    let long = long.trim();
    let paragraph = format!("P {long}");
    check(
        plain(&format!("<table><tr><td><p>{long}</p><p>{long}</p></td><td>Rand</td></tr></table>")),
        "a.html",
        &[&paragraph, &paragraph, "P Rand"],
    );
}

#[test]
fn superscripts_and_notes() {
    check(
        plain(
            "<p>Auf 5 m<sup>2</sup> und 10<sup>−3</sup> am 1<sup>st</sup>, CO<sub>2</sub>.<a href=\"#fn1\" \
             id=\"fnref1\"><sup>1</sup></a></p><section class=\"footnotes\"><ol><li id=\"fn1\"><p>Laut Amt.<a href=\"#fnref1\" \
             class=\"footnote-back\">↩</a></p></li></ol></section>",
        ),
        "a.html",
        &["P Auf 5 m² und 10⁻³ am 1st, CO2.[[1]](#fn1)", "N [1] Laut Amt."],
    );
}

#[test]
fn what_is_not_shown_is_not_text() {
    check(
        plain(
            "<style>p{}</style><script>var a='<p>no</p>'</script><noscript>an</noscript><template><p>nie</p></template>\
             <p hidden>weg</p><p style='display: none'>weg</p><svg><text>weg</text></svg><!-- weg --><select><option>weg\
             </select><p>Text.</p>",
        ),
        "a.html",
        &["P Text."],
    );
}

/// A page of a news site, with all its furniture.
fn news(article: &str, head: &str) -> String {
    let links = "<li><a href=/x>Politik und Wirtschaft</a></li><li><a href=/y>Sport am Wochenende</a></li>".repeat(8);
    format!(
        "<!doctype html><html lang=en-GB><head><title>Council approves tram line | Kassel Courier</title>{head}\
         <script>track()</script></head><body><header><nav><ul>{links}</ul></nav></header><div id=page><main><article>\
         {article}</article></main><aside><h3>Most read</h3><ul>{links}</ul></aside></div><footer><p>All rights reserved. \
         <a href=/imprint>Imprint</a></p></footer></body></html>"
    )
}

const PARAGRAPHS: [&str; 4] = [
    "The town council has approved the new tram line to the east after a debate that lasted for more than six hours, with \
     31 votes in favour and 18 against.",
    "“This is the largest project of our generation,” said the mayor, Anna Berg, and promised that work would begin in the \
     spring of next year, as soon as the ground has thawed.",
    "The line will cost 240 million euros, of which the state pays three quarters, according to the treasurer’s report, \
     which was published on Friday and runs to 80 pages.",
    "Opponents, among them the taxpayers’ league, say that buses would have done, and have announced that they will take \
     the matter to court, if need be to the highest one.",
];

fn body() -> String {
    PARAGRAPHS.iter().map(|words| format!("<p>{words}</p>")).collect()
}

#[test]
fn the_article_comes_out_of_the_page() {
    let paragraphs: Vec<String> = PARAGRAPHS.iter().map(|words| format!("P {words}")).collect();
    let mut expected = vec!["H1 Council approves tram line"];
    expected.extend(paragraphs.iter().map(String::as_str));
    let article = check(
        news(
            &format!("<h1>Council approves tram line</h1>{}", body()),
            "<meta property=og:site_name content='Kassel Courier'><meta name=author content='Bob Lee'>\
             <meta property=article:published_time content='2024-05-03T10:00:00Z'>",
        ),
        "page.htm",
        &expected,
    );
    let about = &article.about;
    assert_eq!(about.title.as_deref(), Some("Council approves tram line"));
    assert_eq!(about.byline.as_deref(), Some("Bob Lee"));
    assert_eq!(about.site.as_deref(), Some("Kassel Courier"));
    assert_eq!(about.date.as_deref(), Some("2024-05-03T10:00:00Z"));
    assert_eq!(about.language.as_deref(), Some("en-GB"));
}

#[test]
fn linked_data_tells_about_the_article() {
    let article = read(
        news(
            &body(),
            "<script type=application/ld+json>{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":\"WebSite\",\
             \"name\":\"x\"},{\"@type\":[\"NewsArticle\"],\"headline\":\"Tram line: the council says yes\",\"author\":[{\"name\":\
             \"Eva Roth\"},{\"name\":\"Bob Lee\"}],\"datePublished\":\"2024-05-02\",\"publisher\":{\"name\":\"Courier\"}}]}</script>",
        )
        .as_bytes(),
        "page.html",
    )
    .unwrap();
    let about = &article.about;
    assert_eq!(about.title.as_deref(), Some("Tram line: the council says yes"));
    assert_eq!(about.byline.as_deref(), Some("Eva Roth, Bob Lee"));
    assert_eq!((about.date.as_deref(), about.site.as_deref()), (Some("2024-05-02"), Some("Courier")));
    assert_eq!(show(&article)[0], "H1 Tram line: the council says yes");
}

#[test]
fn a_page_too_large_to_look_for_the_article_is_shown_whole() {
    let limits = Limits { extraction_nodes: 50, ..Limits::default() };
    let article = open::read(news(&body(), "").as_bytes(), None, &limits).unwrap();
    assert_eq!(article.warnings, [Warning::WholePage]);
    let shown = show(&article);
    assert_eq!(shown[0], format!("P {}", PARAGRAPHS[0]));
    assert!(shown.last().unwrap().starts_with("P All rights reserved."));
}

#[test]
fn declared_encodings() {
    let (page, ..) = encoding_rs::ISO_8859_2
        .encode("<html><head><meta charset=iso-8859-2></head><body><p>Układ zostanie podpisany w środę.</p>");
    let article = check(page, "a.html", &["P Układ zostanie podpisany w środę."]);
    assert_eq!(article.origin.encoding.map(|encoding| encoding.name), Some("ISO-8859-2"));
}

#[test]
fn a_page_can_be_read_whole() {
    let long = "Ein Satz, der lang genug ist, um zu einem Artikel zu gehören. ".repeat(20);
    let page = format!(
        "<html><body><nav><a href=/>Start</a></nav><article><h1>Das Wehr von Altenried</h1><p>{long}</p></article>\
         <aside><p>Mehr zum Thema</p></aside><footer>Impressum</footer></body></html>"
    );
    let article = read(page.as_bytes(), "a.html").unwrap();
    assert!(!article.text.contains("Impressum"), "{}", article.text);
    let options = open::Options { whole_page: true, ..open::Options::default() };
    let whole = open::read(page.as_bytes(), Some("a.html"), options).unwrap();
    let shown = show(&whole);
    assert_eq!((shown[0].as_str(), shown.len()), ("H1 Das Wehr von Altenried", 4));
    assert_eq!(shown[2..], ["P Mehr zum Thema", "P Impressum"]);
    assert_eq!(whole.warnings, []);
}

#[test]
fn in_xml_any_element_may_close_itself() {
    check(
        "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml' xml:lang='de'><head><title/><script src='a'/></head>\
         <body><a id='x'/><b/><p>Eins<br/>und <i/>mehr</p><div/><svg><path/></svg><td/><p>Zwei</p></body></html>",
        "a.xhtml",
        &["P Eins / und mehr", "P Zwei"],
    );
}
