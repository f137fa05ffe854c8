//! Answering JSON requests, one a line, as `scan` and `reanchor` do. Knows nothing of what is asked.

use anyhow::Context;
use serde_json::json;
use std::io::{BufRead, Write};

/// Answers each line that is not blank with one line of JSON, in the same order, as they come. A line that `answer`
/// refuses is answered with its number and the reason, and the run goes on. Whether every line was answered.
///
/// # Errors
/// Where the input cannot be read or the output cannot be written.
pub(super) fn answer_lines(
    mut input: impl BufRead,
    out: &mut impl Write,
    mut answer: impl FnMut(&[u8]) -> anyhow::Result<Vec<u8>>,
) -> anyhow::Result<bool> {
    let mut line = Vec::new();
    let mut all_read = true;
    for number in 1_usize.. {
        line.clear();
        if input.read_until(b'\n', &mut line).context("standard input")? == 0 {
            break;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        match answer(&line) {
            Ok(answer) => out.write_all(&answer)?,
            Err(error) => {
                all_read = false;
                write!(out, "{}", json!({"id": null, "error": format!("line {number}: {error:#}")}))?;
            }
        }
        out.write_all(b"\n")?;
        out.flush()?;
    }
    Ok(all_read)
}
