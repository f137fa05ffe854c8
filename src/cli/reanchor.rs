//! `claimlight reanchor`: stretches of one draft carried over to the next, as `docs/reanchor.md` has it.

use super::lines::answer_lines;
use crate::Span;
use crate::review::{State, reanchor};
use crate::span::CodePoints;
use clap::Args;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::io::{self, BufRead, BufWriter, Write};
use std::process::ExitCode;

/// The arguments of `claimlight reanchor`.
#[derive(Debug, Args)]
pub struct ReanchorArguments {
    /// Read one JSON object a line from standard input, {"id", "v1", "v2", "spans"}, and answer each with a line.
    #[arg(long, required = true)]
    jsonl: bool,
}

#[derive(Deserialize)]
struct Request {
    id: Value,
    v1: String,
    v2: String,
    spans: Vec<(usize, usize)>,
}

#[derive(Serialize)]
struct Answer {
    format: u32,
    id: Value,
    spans: Vec<Placed>,
}

#[derive(Serialize)]
struct Placed {
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    near: Option<usize>,
    confidence: f32,
}

impl ReanchorArguments {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let mut out = BufWriter::new(io::stdout().lock());
        let all_read = answer_requests(io::stdin().lock(), &mut out)?;
        out.flush()?;
        Ok(if all_read { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

fn answer_requests(input: impl BufRead, out: &mut impl Write) -> anyhow::Result<bool> {
    answer_lines(input, out, |line| Ok(serde_json::to_vec(&answer(serde_json::from_slice(line)?))?))
}

fn answer(request: Request) -> Answer {
    let Request { id, v1, v2, spans } = request;
    let (old, new) = (CodePoints::new(&v1), CodePoints::new(&v2));
    let spans: Vec<Span> = spans.into_iter().map(|(start, end)| old.span(start, end)).collect();
    let placed = reanchor(&v1, &v2, &spans).into_iter().map(|landing| {
        let lost = landing.state == State::Lost;
        let (start, end) = (new.at(landing.span.start), new.at(landing.span.end));
        Placed {
            state: landing.state.word(),
            start: (!lost).then_some(start),
            end: (!lost).then_some(end),
            near: lost.then_some(start),
            confidence: (landing.confidence * 100.0).round() / 100.0,
        }
    });
    Answer { format: 1, id, spans: placed.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn lines_are_answered_in_code_points() {
        let good = json!({"id": 7, "v1": "Ä sagte: 12 Bäume.", "v2": "Öl. Ä sagte: 13 Bäume.", "spans": [[0, 1], [9, 11], [99, 99]]});
        let input = format!("{good}\n\n[]\n");
        let mut output = Vec::new();
        assert!(!answer_requests(input.as_bytes(), &mut output).unwrap());
        let output = String::from_utf8(output).unwrap();
        let lines: Vec<Value> = output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!((&lines[0]["id"], lines.len()), (&json!(7), 2));
        let spans = lines[0]["spans"].as_array().unwrap();
        assert_eq!(spans[0], json!({"state": "same", "start": 4, "end": 5, "confidence": 1.0}));
        assert_eq!(
            (&spans[1]["state"], &spans[1]["start"], &spans[1]["end"]),
            (&json!("changed"), &json!(13), &json!(15))
        );
        assert_eq!((&spans[2]["state"], &spans[2]["near"]), (&json!("lost"), &json!(17)));
        assert!(lines[1]["error"].as_str().unwrap().starts_with("line 3: "));
    }
}
