//! How much a PDF unpacks to, found out before anything of it is kept.
//!
//! The library below unpacks a stream whole, and finds the end of one whose length is wrong by searching for it. A small
//! file can be made that unpacks to gigabytes, or whose streams are searched for again and again, so both are measured
//! first by running over the bytes once.

use crate::article::{Format, Limits, OpenError};
use flate2::read::ZlibDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;
use std::borrow::Cow;
use std::io::Read;

/// The most bytes one packed byte can become.
const BEST_DEFLATE: usize = 1032;
const BEST_LZW: usize = 2730;
const BEST_RUN_LENGTH: usize = 64;
/// The most that one stream of text, or of a font, unpacks to.
pub(super) const LARGEST_STREAM: usize = 128 << 20;
/// How far before a stream its dictionary is looked for.
const DICTIONARY: usize = 1024;
/// How often the bytes of a file may be searched for the ends of streams.
const MOST_SEARCHES: usize = 64;

/// Refuses a file whose streams unpack to more than [`Limits::unpacked`], pictures aside, or that is made to be slow.
pub(super) fn weigh(bytes: &[u8], limits: &Limits) -> Result<(), OpenError> {
    let mut unpacked = 0_u64;
    let mut searched = 0_usize;
    // From the end on, so that the end of each stream is known when its beginning is met.
    let mut end = bytes.len();
    let mut at = bytes.len();
    while let Some(found) = memrchr_stream(bytes, at) {
        at = found;
        if bytes[..at].ends_with(b"end") {
            end = at - 3;
            continue;
        }
        let data = &bytes[(at + 6).min(end)..end];
        searched = searched.saturating_add(data.len());
        if searched / MOST_SEARCHES > bytes.len() {
            return Err(OpenError::Damaged(Format::Pdf));
        }
        let dictionary = &bytes[at.saturating_sub(DICTIONARY)..at];
        let limit = usize::try_from(limits.unpacked).unwrap_or(usize::MAX);
        let dictionary = last_object(dictionary);
        let packings = dictionary.windows(6).filter(|word| matches!(*word, b"/Flate" | b"/LZWDe" | b"/RunLe")).count();
        // Packed again, a stream is only known to be at most so much larger.
        let again = u32::try_from(packings.saturating_sub(1)).unwrap_or(u32::MAX);
        let size = inflated(trim_line(data), limit).saturating_mul(BEST_DEFLATE.saturating_pow(again));
        let picture = dictionary.windows(6).any(|word| word == b"/Image");
        if size > limit {
            return Err(OpenError::UnpacksTooLarge { limit: limits.unpacked });
        }
        unpacked = unpacked.saturating_add(if picture { 0 } else { size as u64 });
        if unpacked > limits.unpacked {
            return Err(OpenError::UnpacksTooLarge { limit: limits.unpacked });
        }
    }
    Ok(())
}

/// Where the last word `stream` before `end` begins.
fn memrchr_stream(bytes: &[u8], end: usize) -> Option<usize> {
    const WORD: &[u8] = b"stream";
    let mut end = end;
    loop {
        let at = bytes[..end].iter().rposition(|byte| *byte == b's')?;
        if bytes[at..].starts_with(WORD) {
            return Some(at);
        }
        end = at;
    }
}

/// What follows the last `obj`.
fn last_object(dictionary: &[u8]) -> &[u8] {
    dictionary.windows(4).rposition(|word| word == b" obj").map_or(dictionary, |at| &dictionary[at..])
}

fn trim_line(data: &[u8]) -> &[u8] {
    data.strip_prefix(b"\r\n").or_else(|| data.strip_prefix(b"\n")).or_else(|| data.strip_prefix(b"\r")).unwrap_or(data)
}

/// How much deflated data unpacks to, counted up to a little over `limit`; 0 for what is none.
fn inflated(data: &[u8], limit: usize) -> usize {
    // Method 8 and a check over both bytes mark the beginning.
    let is_zlib = matches!(data, [method, flags, ..]
        if method & 0x0f == 8 && (u16::from(*method) << 8 | u16::from(*flags)) % 31 == 0);
    if !is_zlib {
        return 0;
    }
    let mut decoder = ZlibDecoder::new(data);
    let mut buffer = vec![0; 64 << 10];
    let mut size = 0;
    while size <= limit {
        match decoder.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(read) => size += read,
        }
    }
    size
}

/// The bytes of a stream, unless they are too many to unpack.
pub(super) fn decoded<'a>(stream: &Stream<'a>) -> Option<Cow<'a, [u8]>> {
    is_light(stream).then(|| stream.decoded_data().ok()).flatten()
}

/// Whether a stream unpacks to no more than [`LARGEST_STREAM`], as far as one can tell without doing it.
fn is_light(stream: &Stream<'_>) -> bool {
    let filters = stream.filters();
    let raw = stream.raw_data();
    let most = |size: usize, filters: &[Filter]| {
        filters.iter().fold(size, |size, filter| {
            size.saturating_mul(match filter {
                Filter::FlateDecode => BEST_DEFLATE,
                Filter::LzwDecode => BEST_LZW,
                Filter::RunLengthDecode => BEST_RUN_LENGTH,
                _ => 1,
            })
        })
    };
    if most(raw.len(), &filters) <= LARGEST_STREAM {
        return true;
    }
    match filters.split_first() {
        Some((Filter::FlateDecode, rest)) => most(inflated(&raw, LARGEST_STREAM), rest) <= LARGEST_STREAM,
        // Letters in place of bytes; what they stand for is less.
        Some((Filter::AsciiHexDecode | Filter::Ascii85Decode, [])) | None => raw.len() <= LARGEST_STREAM,
        _ => false,
    }
}
