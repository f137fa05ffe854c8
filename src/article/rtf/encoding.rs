//! Which characters bytes stand for: code pages, the character sets of fonts, and the languages Windows numbers.

use encoding_rs::Encoding;

/// A font of the document.
#[derive(Debug, Clone, Default)]
pub(super) struct Font {
    pub name: String,
    /// Its encoding, where it is not the document's.
    pub encoding: Option<&'static Encoding>,
    /// Its characters are symbols with codes of their own.
    pub symbols: bool,
}

/// The encoding of a code page of Windows, DOS or the Macintosh; where it is unknown that of western Windows.
pub(super) fn of_page(page: i32) -> &'static Encoding {
    match page {
        874 => encoding_rs::WINDOWS_874,
        932 => encoding_rs::SHIFT_JIS,
        936 => encoding_rs::GBK,
        949 | 1361 => encoding_rs::EUC_KR,
        950 => encoding_rs::BIG5,
        866 => encoding_rs::IBM866,
        1250 => encoding_rs::WINDOWS_1250,
        1251 => encoding_rs::WINDOWS_1251,
        1253 => encoding_rs::WINDOWS_1253,
        1254 => encoding_rs::WINDOWS_1254,
        1255 => encoding_rs::WINDOWS_1255,
        1256 => encoding_rs::WINDOWS_1256,
        1257 => encoding_rs::WINDOWS_1257,
        1258 => encoding_rs::WINDOWS_1258,
        10000 => encoding_rs::MACINTOSH,
        10007 => encoding_rs::X_MAC_CYRILLIC,
        65001 => encoding_rs::UTF_8,
        _ => encoding_rs::WINDOWS_1252,
    }
}

/// The encoding of a font by its `\fcharset`; `None` where it is the document's.
pub(super) fn of_charset(charset: i32) -> Option<&'static Encoding> {
    let page = match charset {
        77 => 10000,
        128 => 932,
        129 | 130 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    };
    Some(of_page(page))
}

/// The language of a Windows language code, without its country.
pub(super) fn language(code: i32) -> Option<&'static str> {
    Some(match code & 0x3FF {
        1 => "ar",
        2 => "bg",
        3 => "ca",
        4 => "zh",
        5 => "cs",
        6 => "da",
        7 => "de",
        8 => "el",
        9 => "en",
        10 => "es",
        11 => "fi",
        12 => "fr",
        13 => "he",
        14 => "hu",
        16 => "it",
        17 => "ja",
        18 => "ko",
        19 => "nl",
        20 => "nb",
        21 => "pl",
        22 => "pt",
        24 => "ro",
        25 => "ru",
        26 => "hr",
        27 => "sk",
        29 => "sv",
        31 => "tr",
        34 => "uk",
        36 => "sl",
        _ => return None,
    })
}
