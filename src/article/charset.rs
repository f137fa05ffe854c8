//! From bytes to characters: byte order marks, Unicode in all its widths, what a document declares, and a guess.

use super::{Encoding, OpenError, Warning};
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE};

/// Characters, and how they were got from the bytes.
#[derive(Debug)]
pub(super) struct Decoded {
    pub text: String,
    pub encoding: Encoding,
    pub warnings: Vec<Warning>,
}

/// How many bytes the guess looks at, from the first that is not ASCII on.
const GUESSED_FROM: usize = 1 << 20;

/// Decodes the bytes of a text. A byte order mark decides and is dropped. Without one, what is valid UTF-8 is UTF-8: no
/// text in another encoding is by chance. UTF-16 without a mark gives itself away by its zero bytes. Then counts what
/// the document declares (`declared`, a label of the WHATWG Encoding Standard), and last the guess of `chardetng`.
///
/// # Errors
/// [`OpenError::NotText`] where the bytes look like no text in any encoding.
pub(super) fn decode(bytes: &[u8], declared: Option<&str>) -> Result<Decoded, OpenError> {
    if let Some(decoded) = by_mark(bytes) {
        return checked(decoded);
    }
    if let Some(encoding) = wide_without_mark(bytes) {
        return checked(with(encoding, bytes, true));
    }
    let escapes = bytes.is_ascii() && bytes.windows(2).any(|pair| matches!(pair, [0x1B, b'$' | b'(']));
    if !escapes && let Ok(text) = std::str::from_utf8(bytes) {
        let encoding = Encoding { name: UTF_8.name(), guessed: false };
        return checked(Decoded { text: text.to_owned(), encoding, warnings: Vec::new() });
    }
    if !escapes && is_mostly_utf8(bytes) {
        return checked(with(UTF_8, bytes, false));
    }
    let label = declared.and_then(|label| encoding_rs::Encoding::for_label(label.trim().as_bytes()));
    if let Some(encoding) = label.filter(|encoding| ![UTF_8, UTF_16LE, UTF_16BE].contains(encoding)) {
        let decoded = with(encoding, bytes, false);
        if decoded.warnings.is_empty() {
            return checked(decoded);
        }
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Allow);
    let from = bytes.iter().position(|byte| !byte.is_ascii() || *byte == 0x1B).unwrap_or(0).saturating_sub(1024);
    detector.feed(&bytes[from..bytes.len().min(from + GUESSED_FROM)], true);
    checked(with(detector.guess(None, chardetng::Utf8Detection::Deny), bytes, true))
}

/// Decodes with an encoding that is known, or guessed, from the first byte on.
fn with(encoding: &'static encoding_rs::Encoding, bytes: &[u8], guessed: bool) -> Decoded {
    let (text, errors) = encoding.decode_without_bom_handling(bytes);
    let mut warnings = Vec::new();
    if guessed {
        warnings.push(Warning::GuessedEncoding(encoding.name()));
    }
    if errors {
        warnings.push(Warning::Undecodable(text.matches('\u{FFFD}').count()));
    }
    Decoded { text: text.into_owned(), encoding: Encoding { name: encoding.name(), guessed }, warnings }
}

fn by_mark(bytes: &[u8]) -> Option<Decoded> {
    // The mark of UTF-32LE begins as that of UTF-16LE, whose text would begin with a NUL.
    if let Some(rest) = bytes.strip_prefix(&[0xFF, 0xFE, 0, 0]) {
        return Some(utf_32("UTF-32LE", rest, u32::from_le_bytes));
    }
    if let Some(rest) = bytes.strip_prefix(&[0, 0, 0xFE, 0xFF]) {
        return Some(utf_32("UTF-32BE", rest, u32::from_be_bytes));
    }
    let (encoding, length) = encoding_rs::Encoding::for_bom(bytes)?;
    Some(with(encoding, &bytes[length..], false))
}

/// UTF-32, which the Encoding Standard leaves out.
fn utf_32(name: &'static str, bytes: &[u8], unit: impl Fn([u8; 4]) -> u32) -> Decoded {
    let (units, rest) = bytes.as_chunks::<4>();
    let mut lost = usize::from(!rest.is_empty());
    let text = units
        .iter()
        .map(|&bytes| {
            char::from_u32(unit(bytes)).unwrap_or_else(|| {
                lost += 1;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    let warnings = if lost > 0 { vec![Warning::Undecodable(lost)] } else { Vec::new() };
    Decoded { text, encoding: Encoding { name, guessed: false }, warnings }
}

/// UTF-16 without a byte order mark: blanks, line ends, marks and digits have a zero byte on one side, and on that side
/// alone; and everything decodes.
fn wide_without_mark(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let (pairs, _) = bytes.as_chunks::<2>();
    let high_first = pairs.iter().filter(|pair| pair[0] == 0).count();
    let low_first = pairs.iter().filter(|pair| pair[1] == 0).count();
    let (encoding, zeros, other) =
        if low_first > high_first { (UTF_16LE, low_first, high_first) } else { (UTF_16BE, high_first, low_first) };
    if zeros * 20 < pairs.len() || other * 20 > zeros {
        return None;
    }
    let (text, errors) = encoding.decode_without_bom_handling(bytes);
    (!errors && !looks_binary(&text)).then_some(encoding)
}

/// Whether damaged bytes are UTF-8 all the same: at least three whole sequences for each broken one.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > 0 && whole >= 3 * broken
}

fn checked(decoded: Decoded) -> Result<Decoded, OpenError> {
    if looks_binary(&decoded.text) { Err(OpenError::NotText) } else { Ok(decoded) }
}

/// Whether more than three in a hundred characters are ones no text has: control characters but those of layout and
/// escape, and replacement characters. One alone is an accident.
fn looks_binary(text: &str) -> bool {
    let (mut odd, mut all) = (0usize, 0usize);
    for c in text.chars() {
        all += 1;
        let layout = matches!(c, '\t' | '\n' | '\r' | '\u{8}' | '\u{b}' | '\u{c}' | '\u{1a}' | '\u{1b}' | '\u{85}');
        odd += usize::from(c.is_control() && !layout || c == char::REPLACEMENT_CHARACTER);
    }
    odd * 100 > all * 3 && (odd > 1 || odd == all)
}

/// The encoding an HTML page or an XML document declares near its start: `<meta charset=…>`,
/// `<meta http-equiv=… content="…; charset=…">` or `<?xml … encoding=…?>`.
pub(super) fn declared(bytes: &[u8]) -> Option<String> {
    let head: String =
        bytes[..bytes.len().min(4096)].iter().map(|&byte| char::from(byte).to_ascii_lowercase()).collect();
    let value = |rest: &str| {
        let rest = rest.trim_start().strip_prefix('=')?.trim_start();
        let label = rest.trim_start_matches(['"', '\'']);
        let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.' | '+')));
        Some(label[..end.unwrap_or(label.len())].to_owned()).filter(|label| !label.is_empty())
    };
    if head.trim_start().starts_with("<?xml")
        && let Some(found) = head.split("?>").next().and_then(|xml| value(xml.split_once("encoding")?.1))
    {
        return Some(found);
    }
    head.split("<meta").skip(1).find_map(|meta| value(meta.split('>').next()?.split_once("charset")?.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GERMAN: &str =
        "Die „Grünen“ fordern 3 Mio. € für Straßen – so die Süddeutsche. Überall fehlt Geld, heißt es.";

    fn wide(text: &str, unit: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    #[track_caller]
    fn check(bytes: &[u8], text: &str, name: &str, guessed: bool) {
        let decoded = decode(bytes, None).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding.name, decoded.encoding.guessed), (text, name, guessed));
        assert_eq!(decoded.warnings.is_empty(), !guessed, "{:?}", decoded.warnings);
    }

    #[test]
    fn unicode_in_every_width() {
        check(GERMAN.as_bytes(), GERMAN, "UTF-8", false);
        check(&[b"\xef\xbb\xbf", GERMAN.as_bytes()].concat(), GERMAN, "UTF-8", false);
        check(&[b"\xff\xfe".to_vec(), wide(GERMAN, u16::to_le_bytes)].concat(), GERMAN, "UTF-16LE", false);
        check(&[b"\xfe\xff".to_vec(), wide(GERMAN, u16::to_be_bytes)].concat(), GERMAN, "UTF-16BE", false);
        check(&wide(GERMAN, u16::to_le_bytes), GERMAN, "UTF-16LE", true);
        check(&wide(GERMAN, u16::to_be_bytes), GERMAN, "UTF-16BE", true);
        let russian = "Президент заявил, что договор будет подписан в среду.";
        check(&wide(russian, u16::to_le_bytes), russian, "UTF-16LE", true);
        let units = GERMAN.chars().map(u32::from);
        let little: Vec<u8> = units.clone().flat_map(u32::to_le_bytes).collect();
        check(&[b"\xff\xfe\0\0".to_vec(), little].concat(), GERMAN, "UTF-32LE", false);
        let big: Vec<u8> = units.flat_map(u32::to_be_bytes).collect();
        check(&[b"\0\0\xfe\xff".to_vec(), big].concat(), GERMAN, "UTF-32BE", false);
    }

    #[test]
    fn older_encodings_are_guessed() {
        for (encoding, text) in [
            (encoding_rs::WINDOWS_1252, GERMAN),
            (encoding_rs::WINDOWS_1251, "Президент заявил, что договор будет подписан в среду, сообщили в Кремле."),
            (encoding_rs::SHIFT_JIS, "大統領は水曜日に条約に署名すると述べた。記者団に語った。"),
            (encoding_rs::ISO_2022_JP, "大統領は水曜日に条約に署名すると述べた。"),
            (encoding_rs::GBK, "总统表示，条约将于星期三签署。发言人对记者说。"),
        ] {
            let (bytes, ..) = encoding.encode(text);
            check(&bytes, text, encoding.name(), true);
        }
    }

    #[test]
    fn a_declaration_counts_unless_the_bytes_contradict_it() {
        let (bytes, ..) = encoding_rs::ISO_8859_2.encode("Prezydent powiedział, że układ zostanie podpisany.");
        let decoded = decode(&bytes, Some("iso-8859-2")).unwrap();
        assert!(decoded.text.contains("powiedział") && !decoded.encoding.guessed);
        assert_eq!(decode(GERMAN.as_bytes(), Some("latin1")).unwrap().text, GERMAN);
        assert_eq!(declared(b"<html><meta charset='Windows-1252'>").as_deref(), Some("windows-1252"));
        assert_eq!(
            declared(b"<META http-equiv=\"Content-Type\" content=\"text/html; charset=ISO-8859-1\">").as_deref(),
            Some("iso-8859-1"),
        );
        assert_eq!(declared(b"<?xml version=\"1.0\" encoding=\"UTF-16\"?>").as_deref(), Some("utf-16"));
        assert_eq!(declared(b"<p>the charset=latin1 of a meta element"), None);
    }

    #[test]
    fn broken_utf_8_stays_utf_8_and_says_so() {
        let mut bytes = GERMAN.as_bytes().to_vec();
        bytes.pop();
        bytes.extend_from_slice(b"\xc3");
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!(decoded.encoding.name, "UTF-8");
        assert_eq!(decoded.warnings, [Warning::Undecodable(1)]);
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        let noise: Vec<u8> = (0..4000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert_eq!(decode(&noise, None).unwrap_err(), OpenError::NotText);
        assert_eq!(decode(&[0; 100], None).unwrap_err(), OpenError::NotText);
        assert!(decode(b"a stray \0 in a long text that is otherwise quite alright", None).is_ok());
    }
}
