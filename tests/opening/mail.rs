use super::*;
use claimlight::article::Format;

const HEAD: &str = "Received: from mx.example.org by mail.example.org\r\nMIME-Version: 1.0\r\n\
    From: =?UTF-8?B?QW5uYSBCw6lyZw==?= <anna@example.org>\r\nTo: redaktion@example.org\r\n\
    Subject: =?iso-8859-1?Q?Das_Wehr_in_Stra=DFen?=\r\n =?iso-8859-1?Q?dorf?=\r\nDate: Thu, 2 May 2024 10:00:00 +0200\r\n";

fn mail(head: &str, body: &str) -> String {
    format!("{HEAD}{head}\r\n\r\n{}", body.replace('\n', "\r\n"))
}

#[test]
fn a_message_of_text() {
    let article = check(
        mail(
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable",
            "Guten Tag,\n\n=E2=80=9EWir pr=C3=BCfen=E2=80=9C, sagte der Sprecher des Amtes am Montag und verwies =\nauf den Bericht.\n\n> Wer hat\n> das gesagt?\n\nGr=C3=BC=C3=9Fe\n",
        ),
        "a.txt",
        &[
            "H1 Das Wehr in Straßendorf",
            "P Guten Tag,",
            "P „Wir prüfen“, sagte der Sprecher des Amtes am Montag und verwies auf den Bericht.",
            "Q Wer hat",
            "Q das gesagt?",
            "P Grüße",
        ],
    );
    assert_eq!(article.origin.format, Format::Mail);
    assert_eq!(article.origin.encoding.unwrap().name, "UTF-8");
    let about = article.about;
    assert_eq!(about.title.as_deref(), Some("Das Wehr in Straßendorf"));
    assert_eq!(about.byline.as_deref(), Some("Anna Bérg"));
    assert_eq!(about.date.as_deref(), Some("Thu, 2 May 2024 10:00:00 +0200"));
}

#[test]
fn text_that_flows_is_joined() {
    check(
        mail(
            "Content-Type: text/plain; charset=iso-8859-1; format=flowed",
            "Ein Satz, der \nweitergeht.\nEin zweiter.\n",
        ),
        "a.eml",
        &["H1 Das Wehr in Straßendorf", "P Ein Satz, der weitergeht.", "P Ein zweiter."],
    );
}

const PARTS: &str = "Content-Type: multipart/mixed; boundary=\"=_a\"";

#[test]
fn of_text_and_page_the_page_is_read_and_what_is_attached_is_counted() {
    let body = "Vorspann\n--=_a\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nNur Text.\n\
        --b\nContent-Type: multipart/related; boundary=c\n\n--c\nContent-Type: text/html; charset=windows-1252\n\
        Content-Transfer-Encoding: base64\n\nPHA+RGFzIDxiPldlaHI8L2I+IGlzdCCEYWx0kzwvcD48dWw+PGxpPkVpbnM8L2xpPjwvdWw+\n\
        --c\nContent-Type: image/png\nContent-ID: <x>\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--c--\n--b--\n\
        --=_a\nContent-Type: application/pdf; name=\"=?utf-8?q?geheim.pdf?=\"\nContent-Disposition: attachment\n\nJVBERi0=\n\
        --=_a\nContent-Type: message/rfc822\n\nFrom: x@example.org\nSubject: Innen\n\nInnen.\n\
        --=_a\nContent-Type: application/pgp-signature\n\nx\n--=_a--\n";
    let article = check_warnings(mail(PARTS, body), "a.eml", &[Warning::Attachments(2)]);
    assert_eq!(show(&article), ["H1 Das Wehr in Straßendorf", "P Das **Wehr** ist „alt“", "L0 Eins"]);
}

#[test]
fn parts_without_a_charset_tell_it_themselves() {
    let page = "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable";
    let article = read(mail(page, "<meta charset=3Dwindows-1252><p>=84Ja=93").as_bytes(), "a.eml").unwrap();
    assert_eq!(show(&article), ["H1 Das Wehr in Straßendorf", "P „Ja“"]);
    let mut bytes = mail("Content-Type: text/plain", "").into_bytes();
    bytes.extend_from_slice(b"Die Stra\xdfe kostet \x84viel\x93, \xfcber 3 \x80.");
    let article = check_warnings(bytes, "a.eml", &[Warning::GuessedEncoding("windows-1252")]);
    assert!(article.text.ends_with("Die Straße kostet „viel“, über 3 €."));
}

#[test]
fn mailboxes_apple_mail_and_texts_that_look_like_mail() {
    let message = mail("Content-Type: text/plain", "Ja.");
    let shown = ["H1 Das Wehr in Straßendorf", "P Ja."];
    check(format!("\nFrom anna@example.org Thu May  2 10:00:00 2024\n{message}"), "mbox", &shown);
    let apple = format!("{}\n{message}<?xml version=\"1.0\"?><plist/>", message.len());
    check(apple, "1.emlx", &shown);
    check("From: Anna\nSubject: Wehr\n\nJa.", "a.eml", &["H1 Wehr", "P Ja."]);
    let article = read(b"From: Anna\nSubject: Wehr\n\nJa.", "a.txt").unwrap();
    assert_eq!(article.origin.format, Format::Text);
    let article = read("Frage: Wer?\nAntwort: Ich.\n\nSo.".as_bytes(), "a.eml").unwrap();
    assert_eq!(article.origin.format, Format::Text);
}

#[test]
fn encrypted_messages_are_told() {
    for (head, body) in [
        (
            "Content-Type: multipart/encrypted; boundary=a",
            "--a\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--a--",
        ),
        ("Content-Type: application/pkcs7-mime; smime-type=enveloped-data", "MIIB"),
        ("Content-Type: text/plain", "-----BEGIN PGP MESSAGE-----\n\nhQ\n-----END PGP MESSAGE-----"),
    ] {
        assert_eq!(read(mail(head, body).as_bytes(), "a.eml").unwrap_err(), OpenError::EncryptedMail);
    }
}

/// A saved page as Chromium writes it.
fn page() -> String {
    let long = "Ein Satz, der lang genug ist, um ein Artikel zu sein. ".repeat(10);
    format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/wehr\r\nSubject: Das Wehr\r\n\
         Date: Fri, 3 May 2024 08:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\
         \tboundary=\"----Grenze----\"\r\n\r\n\r\n------Grenze----\r\nContent-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\n\
         Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/wehr\r\n\r\n\
         <!DOCTYPE html><html lang=3D\"de\"><head><meta name=3D\"author\" content=3D\"Anna Berg\"></head><body><nav><a href=3D\"/\">Start</a></nav>\
         <article><h1>Das alte Wehr</h1><p>=E2=80=9EWir pr=C3=BCfen=E2=80=9C, sagt er.</p><p>{long}</p></article>\
         <footer><a href=3D\"/x\">Impressum</a></footer></body></html>\r\n------Grenze----\r\nContent-Type: text/css\r\n\
         Content-Transfer-Encoding: quoted-printable\r\nContent-Location: cid:css\r\n\r\np {{ }}\r\n------Grenze------\r\n"
    )
}

#[test]
fn a_saved_page_is_read_like_a_page() {
    let article = read(page().as_bytes(), "a.html").unwrap();
    assert_eq!(article.origin.format, Format::Mhtml);
    assert_eq!(article.warnings, []);
    assert_eq!(article.about.title.as_deref(), Some("Das alte Wehr"));
    assert_eq!(article.about.byline.as_deref(), Some("Anna Berg"));
    assert_eq!(article.about.language.as_deref(), Some("de"));
    let shown = show(&article);
    assert_eq!(shown[..2], ["H2 Das alte Wehr", "P „Wir prüfen“, sagt er."]);
    assert!(!article.text.contains("Impressum"));
    let options = open::Options { whole_page: true, ..open::Options::default() };
    let whole = open::read(page().as_bytes(), None, options).unwrap();
    assert!(whole.text.contains("Impressum"));
}

/// Messages with something of everything, for harming them.
pub(super) fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let body = "--=_a\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain; format=flowed\n\nNur \nText.\n\
        --b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\nPHA+RGFzIDxiPldlaHI8L2I+\n--b--\n\
        --=_a\nContent-Type: message/rfc822\n\nFrom: x@example.org\nSubject: Innen\n\nInnen.\n--=_a--\n";
    vec![("a.eml", mail(PARTS, body).into_bytes()), ("a.mhtml", page().into_bytes())]
}
