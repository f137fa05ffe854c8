use super::docx::pack;
use super::*;
use claimlight::article::Format;

const CONTAINER: &str = "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>\
    <rootfile full-path='OPS/book.opf' media-type='application/oebps-package+xml'/></rootfiles></container>";

const CHAPTER_ONE: &str = "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'>\
    <head><title/><script src='x.js'/></head><body><a id='top'/><h1>Das Wehr</h1><p>Es ist <b>alt</b>, sagt er.<a epub:type='noteref' \
    href='notes.xhtml#n1'>1</a> Das <span epub:type='pagebreak' id='p5'/>Amt schweigt.<sup><a href='notes.xhtml#n2'>2</a></sup></p>\
    <blockquote><p>„Wir prüfen.“</p></blockquote><ul><li/><li>Beton</li></ul><svg><title>weg</title><path d='M0'/></svg>\
    <p>Nach dem Bild.</p></body></html>";

const NOTES: &str = "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'><body><ol>\
    <li id='n1' epub:type='endnote'><p>Amt, S. 3.</p></li><li id='n2' epub:type='endnote'><p>Brief.</p></li></ol></body></html>";

fn book(more: &[(&str, String)]) -> Vec<u8> {
    let page = |body: &str| {
        format!("<html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body>{body}</body></html>")
    };
    let mut parts = vec![
        ("mimetype", "application/epub+zip".to_owned()),
        ("META-INF/container.xml", CONTAINER.to_owned()),
        (
            "OPS/book.opf",
            "<package xmlns='http://www.idpf.org/2007/opf' version='3.0'><metadata xmlns:dc='http://purl.org/dc/elements/1.1/'>\
             <dc:title>Der Fluss</dc:title><dc:title>Untertitel</dc:title><dc:creator>Anna Berg</dc:creator><dc:creator>Jo Last</dc:creator>\
             <dc:date>2024-05-02</dc:date><dc:language>de</dc:language><dc:publisher>Verlag</dc:publisher></metadata><manifest>\
             <item id='nav' href='nav.xhtml' media-type='application/xhtml+xml' properties='nav'/>\
             <item id='notes' href='text/notes.xhtml' media-type='application/xhtml+xml'/>\
             <item id='cover' href='text/cover.xhtml' media-type='application/xhtml+xml'/>\
             <item id='two' href='text/two.xhtml' media-type='application/xhtml+xml'/>\
             <item id='one' href='text/Kapitel%201.xhtml' media-type='application/xhtml+xml'/>\
             <item id='font' href='fonts/a.otf' media-type='font/otf'/></manifest>\
             <spine><itemref idref='nav'/><itemref idref='cover'/><itemref idref='notes' linear='no'/><itemref idref='one'/><itemref idref='two'/></spine></package>"
                .to_owned(),
        ),
        (
            "OPS/nav.xhtml",
            "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'><body><nav epub:type='toc'><ol>\
             <li><a href='text/cover.xhtml'>Umschlag</a></li><li><a href='text/Kapitel%201.xhtml#top'>Eins</a></li>\
             <li><a href='text/two.xhtml'>Zweites <i>Kapitel</i></a></li></ol></nav></body></html>"
                .to_owned(),
        ),
        ("OPS/text/cover.xhtml", page("<img src='a.png' alt='x'/>")),
        ("OPS/text/Kapitel 1.xhtml", CHAPTER_ONE.to_owned()),
        ("OPS/text/two.xhtml", page("<p>Ohne Überschrift.</p>")),
        ("OPS/text/notes.xhtml", NOTES.to_owned()),
    ];
    parts.extend(more.iter().cloned());
    pack(&parts)
}

#[test]
fn chapters_follow_the_spine() {
    let article = check(
        book(&[]),
        "a.zip",
        &[
            "H1 Das Wehr",
            "P Es ist **alt**, sagt er.[[1]](notes.xhtml#n1) Das Amt schweigt.[[2]](notes.xhtml#n2)",
            "Q „Wir prüfen.“",
            "L0 Beton",
            "P Nach dem Bild.",
            "H1 Zweites Kapitel",
            "P Ohne Überschrift.",
            "N [1] Amt, S. 3.",
            "N [2] Brief.",
        ],
    );
    assert_eq!(article.origin.format, Format::Epub);
    let about = article.about;
    assert_eq!(about.title.as_deref(), Some("Der Fluss"));
    assert_eq!(about.byline.as_deref(), Some("Anna Berg, Jo Last"));
    assert_eq!(about.date.as_deref(), Some("2024-05-02"));
    assert_eq!(about.site.as_deref(), Some("Verlag"));
    assert_eq!(about.language.as_deref(), Some("de"));
}

fn encryption(algorithm: &str, path: &str) -> Vec<(&'static str, String)> {
    let list = format!(
        "<encryption xmlns='urn:oasis:names:tc:opendocument:xmlns:container' xmlns:enc='http://www.w3.org/2001/04/xmlenc#'>\
         <enc:EncryptedData><enc:EncryptionMethod Algorithm='{algorithm}'/><enc:CipherData><enc:CipherReference URI='{path}'/>\
         </enc:CipherData></enc:EncryptedData></encryption>"
    );
    vec![("META-INF/encryption.xml", list)]
}

#[test]
fn locked_books_are_told_from_hidden_fonts() {
    let aes = "http://www.w3.org/2001/04/xmlenc#aes128-cbc";
    let locked = book(&encryption(aes, "OPS/text/Kapitel%201.xhtml"));
    assert_eq!(read(&locked, "a.epub").unwrap_err(), OpenError::CopyProtected);
    assert!(read(&book(&encryption(aes, "OPS/fonts/a.otf")), "a.epub").is_ok());
    assert!(read(&book(&encryption("http://www.idpf.org/2008/embedding", "OPS/fonts/a.otf")), "a.epub").is_ok());
    let apple = book(&[("META-INF/sinf.xml", String::new())]);
    assert_eq!(read(&apple, "a.epub").unwrap_err(), OpenError::CopyProtected);
}

#[test]
fn an_old_book_and_one_that_lacks_parts() {
    let opf = "<package version='2.0'><metadata/><manifest><item id='n' href='toc.ncx' media-type='application/x-dtbncx+xml'/>\
        <item id='t' href='toc.html' media-type='application/xhtml+xml'/><item id='a' href='a.html' media-type='application/xhtml+xml'/>\
        <item id='b' href='b.html' media-type='application/xhtml+xml'/></manifest>\
        <spine toc='n'><itemref idref='t'/><itemref idref='a'/><itemref idref='b'/><itemref idref='a'/></spine>\
        <guide><reference type='toc' href='toc.html'/></guide></package>";
    let ncx = "<ncx><navMap><navPoint><navLabel><text>Anfang</text></navLabel><content src='a.html'/></navPoint></navMap></ncx>";
    let container = CONTAINER.replace("OPS/", "");
    let parts = [
        ("META-INF/container.xml", container),
        ("book.opf", opf.to_owned()),
        ("toc.ncx", ncx.to_owned()),
        ("toc.html", "<p>Anfang 1".to_owned()),
        ("a.html", "<p>Text.".to_owned()),
    ];
    let article = check_warnings(pack(&parts), "a.epub", &[Warning::Damaged]);
    assert_eq!(show(&article), ["H1 Anfang", "P Text."]);
    for (known, error) in [
        (1, OpenError::Damaged(Format::Epub)),
        (2, OpenError::Damaged(Format::Epub)),
        (4, OpenError::Damaged(Format::Epub)),
    ] {
        assert_eq!(read(&pack(&parts[..known]), "a.epub").unwrap_err(), error);
    }
}

/// A book with something of everything, for harming it.
pub(super) fn sample() -> Vec<u8> {
    book(&encryption("http://www.idpf.org/2008/embedding", "OPS/fonts/a.otf"))
}
