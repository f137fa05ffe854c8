//! Telephone, account and other call numbers: chains of digit groups that count nothing.

use super::Reader;
use super::lexeme::{Case, Gap, Kind};

/// A call number has fewer groups; a longer chain is read in stretches.
const LONGEST_CHAIN: usize = 24;

/// A number with fewer digits than this is none of a telephone.
const FEWEST_PHONE_DIGITS: usize = 5;

/// Groups of digits with what stands between them.
struct Chain {
    /// The lexeme after it.
    end: usize,
    groups: Vec<usize>,
    digits: usize,
    hyphens: usize,
    slashes: usize,
    dots: usize,
    spaces: usize,
    parens: bool,
    plus: bool,
    other: bool,
}

impl Reader<'_> {
    /// Telephone, account and other call numbers: where the chain of digits ends.
    pub(super) fn call_number(&self, at: usize, labelled: bool) -> Option<usize> {
        let chain = self.chain(at)?;
        if labelled && (chain.digits >= FEWEST_PHONE_DIGITS || chain.groups.len() > 1) {
            let plain = chain.groups.len() == 1 && !chain.plus && !chain.parens;
            let figure = plain || chain.dots + chain.spaces + 1 == chain.groups.len();
            if !figure || self.measure_after_figure(at).is_none() {
                return Some(self.through_extension(chain.end));
            }
        }
        let first = chain.groups[0];
        let zero = self.lexemes[at..chain.end].iter().find(|lexeme| lexeme.kind == Kind::Digits);
        let zero = zero.is_some_and(|lexeme| lexeme.span.of(self.text).starts_with('0'));
        let joined = chain.groups.len();
        let silent = if chain.plus {
            chain.digits >= 7
        } else if chain.parens {
            chain.digits >= 7 && joined >= 2
        } else if joined == 1 {
            // 0160…, and digits no quantity has.
            (zero && first >= 2 && self.measure_after_figure(at).is_none() && self.time_or_date_here(at).is_none())
                || first > 18
        } else if zero && first >= 2 && chain.digits >= 6 && chain.dots == 0
            || chain.hyphens >= 2 && chain.hyphens + 1 == joined && !chain.other
        {
            self.time_or_date_here(at).is_none()
        } else if chain.hyphens == 1 && joined == 2 && chain.groups == [3, 4] && chain.spaces == 0 {
            let last = self.written(chain.end - 1);
            !last.ends_with("00") && self.measure_after_figure(chain.end - 1).is_none()
        } else if chain.hyphens == 1 && matches!(chain.groups.as_slice(), [4 | 5, 3]) {
            // 70165-900, 1250-146: a postcode, as no range falls
            self.measure_after_figure(chain.end - 1).is_none()
        } else if chain.hyphens == 1 && matches!(chain.groups.as_slice(), [1..=3, 3, 3, 1 | 2]) && chain.dots == 2 {
            // 123.456.789-09, 12.345.678-9: a person's number, as in Brazil and Chile
            true
        } else if matches!(chain.groups.as_slice(), [3, 3, 4]) && chain.dots == 0 {
            true
        } else if joined == 2 && chain.spaces == 1 && chain.groups[1] >= 6 {
            // A figure is not followed by another of six digits or more: 21 995556144.
            self.time_or_date_here(at).is_none()
        } else if chain.spaces >= 3 && chain.spaces + 1 == joined {
            // 622 15 31 23, but not 1 234 567 890
            let thousands = chain.groups[0] <= 3 && chain.groups[1..].iter().all(|&length| length == 3);
            !thousands
                && chain.digits >= 7
                && chain.groups.iter().all(|&length| length >= 2)
                && self.time_or_date_here(at).is_none()
        } else if chain.digits >= 8
            && chain.hyphens + chain.spaces + chain.slashes >= 2
            && chain.hyphens + chain.slashes >= 1
        {
            self.time_or_date_here(at).is_none()
        } else {
            false
        };
        if !silent || (chain.hyphens + chain.slashes == 0 && joined > 1 && self.measure_after_figure(at).is_some()) {
            return None;
        }
        Some(self.through_extension(chain.end))
    }

    fn time_or_date_here(&self, at: usize) -> Option<usize> {
        self.date_or_time(at).map(|found| found.end)
    }

    /// x470, ext. 12
    fn through_extension(&self, at: usize) -> usize {
        let mut end = at;
        // The rest of a code in letters and digits: D9 E9 11.
        while let Some(next) = self.lexemes.get(end).filter(|next| next.gap == Gap::Space) {
            self.step();
            let letters = next.kind == Kind::Word && next.case != Case::Lower && next.span.len() <= 2;
            let code = letters && self.digits(end + 1, Gap::None).is_some();
            if !code {
                break;
            }
            end += 2;
            while self.digits(end, Gap::Space).is_some() {
                self.step();
                end += 1;
            }
        }
        if self.written(end).eq_ignore_ascii_case("x")
            && self.lexemes.get(end + 1).is_some_and(|next| next.kind == Kind::Digits)
        {
            end += 2;
        }
        end
    }

    /// The chain of digit groups that begins at `at`.
    fn chain(&self, at: usize) -> Option<Chain> {
        let mut chain = Chain {
            end: at,
            groups: Vec::new(),
            digits: 0,
            hyphens: 0,
            slashes: 0,
            dots: 0,
            spaces: 0,
            parens: false,
            plus: false,
            other: false,
        };
        let mut next = at;
        let mut marks: Vec<u8> = Vec::new();
        while let Some(lexeme) = self.lexemes.get(next) {
            self.step();
            if next > at && (lexeme.gap == Gap::Wide || lexeme.gap == Gap::Soft && self.begins_line(next))
                || chain.groups.len() >= LONGEST_CHAIN
            {
                break;
            }
            if lexeme.kind == Kind::Digits {
                // 0180 667007 (0,20 Euro)
                let decimals = self.is_sign(next + 1, b',') && self.is_glued(next + 1);
                if next > at && decimals && self.digits(next + 2, Gap::None).is_some() {
                    break;
                }
                if next > at {
                    match marks.as_slice() {
                        [] => chain.spaces += 1,
                        [b'-'] => chain.hyphens += 1,
                        [b'/'] => chain.slashes += 1,
                        [b'.'] => chain.dots += 1,
                        marks
                            if marks.iter().all(|mark| matches!(mark, b'(' | b')' | b'+' | b'-' | b'.'))
                                && marks.len() > 1 =>
                        {
                            chain.parens |= marks.contains(&b')')
                        }
                        _ => chain.other = true,
                    }
                }
                // A stop or hyphen with a space after it ends a sentence or a clause.
                if marks.contains(&b'.') && lexeme.gap != Gap::None {
                    break;
                }
                chain.groups.push(lexeme.span.len());
                chain.digits += lexeme.span.len();
                chain.end = next + 1;
                marks.clear();
                next += 1;
                continue;
            }
            let written = lexeme.span.of(self.text);
            let &[mark] = written.as_bytes() else { break };
            if !matches!(mark, b'-' | b'/' | b'(' | b')' | b'.' | b'+') || marks.len() >= 3 {
                break;
            }
            if mark == b'+' {
                if next == at || (next == at + 1 && chain.groups.is_empty()) {
                    chain.plus = true;
                } else {
                    break;
                }
            }
            if next == at && !matches!(mark, b'(' | b'+') {
                return None;
            }
            marks.push(mark);
            next += 1;
        }
        (!chain.groups.is_empty()).then_some(chain)
    }
}
