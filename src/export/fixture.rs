//! Articles with marks and notes for the tests of the formats.
//!
//! Data tests write both into the text: every line is a block, by its first characters (`# `, `- `, `2. `, `> `, `| `,
//! `^ ` for a footnote, `= ` for a caption, `: ` for preformatted text, where `↵` is a line break), and `⟨n 12.000⟩` is
//! a mark: `q` quote, `i` indirect speech, `t` term, `n` number, `s` source, `o` other; or a style: `b` bold, `e`
//! italic, `x` struck out, `a=https://…` a link.

use super::{AnnotatedArticle, Document, Format, Labels, Options};
use crate::Span;
use crate::article::{Article, Block, BlockKind, Style, Styled};
use crate::language::Language;
use crate::reading::{
    Claim, Detail, Grade, Mention, MentionRole, Number, NumberKind, Quote, QuoteForm, Reading, Source, SourceIndex,
    SourceKind, Usage,
};
use crate::review::{ClaimKind, Edit, Evidence, Field, Record, RecordId, Review, Stamp, Status};
use proptest::prelude::*;

/// An article with what was found in it and what was noted on it.
#[derive(Debug)]
pub(crate) struct Sample {
    pub article: Article,
    pub reading: Reading,
    pub review: Review,
    pub options: Options,
}

impl Sample {
    /// An article with its marks from lines as the documentation of this module has them.
    pub fn new(lines: &[&str]) -> Self {
        let mut builder = Builder::default();
        lines.iter().for_each(|line| builder.line(line));
        let Builder { text, blocks, mut styles, mut marks } = builder;
        styles.sort_by_key(|styled| styled.span.start);
        marks.sort_by_key(|(_, span)| (span.start, std::cmp::Reverse(span.end)));
        let article = Article { text, blocks, styles, ..Article::default() };
        article.check().unwrap();
        let claims = marks.iter().filter_map(|(letter, span)| claim(*letter, *span, &article.text)).collect();
        let reading = Reading { language: Language::GERMAN, claims, ..Reading::default() };
        let mut review = Review::new(&article);
        review.adopt(&article, &reading);
        for (_, span) in marks.iter().filter(|(letter, _)| *letter == 'o') {
            let record = review.manual_record(*span, ClaimKind::Other).unwrap();
            review.apply(Edit::Add(Box::new(record))).unwrap();
        }
        Self { article, reading, review, options: Options::default() }
    }

    /// The record of the first claim with these words.
    pub fn id(&self, words: &str) -> RecordId {
        self.record(words).id
    }

    fn record(&self, words: &str) -> &Record {
        self.review.records().find(|record| record.anchor.exact == words).unwrap()
    }

    pub fn judge(&mut self, words: &str, status: Status) {
        let stamp = Stamp { by: "R. Ludwig".into(), at: "2026-05-03T09:07:00Z".into(), ..Stamp::default() };
        let edit = self.record(words).judge(status, stamp);
        self.review.apply(edit).unwrap();
    }

    pub fn write(&mut self, words: &str, field: Field, text: &str) {
        let id = self.id(words);
        self.review.apply(Edit::Write { id, field, text: text.into() }).unwrap();
    }

    pub fn prove(&mut self, words: &str, evidence: &[Evidence]) {
        let id = self.id(words);
        self.review.apply(Edit::Prove { id, evidence: evidence.into() }).unwrap();
    }

    pub fn tag(&mut self, words: &str, tags: &[&str]) {
        let id = self.id(words);
        self.review.apply(Edit::Tag { id, tags: tags.iter().map(|&tag| tag.into()).collect() }).unwrap();
    }

    /// Credits the claim with these words to a source.
    pub fn credit(&mut self, words: &str, name: &str, description: Option<&str>) {
        let text = &self.article.text;
        let claim = self.reading.claims.iter_mut().find(|claim| claim.span.of(text) == words).unwrap();
        claim.source = Some(SourceIndex(self.reading.sources.len()));
        self.reading.sources.push(Source {
            name: name.into(),
            kind: SourceKind::Person,
            grade: Grade::Named,
            description: description.map(str::to_owned),
            aliases: Vec::new(),
            mentions: Vec::new(),
            claims: Vec::new(),
            usage: Usage::Credited,
        });
        self.review.adopt(&self.article, &self.reading);
    }

    pub fn annotated(&self) -> AnnotatedArticle<'_> {
        AnnotatedArticle::new(&self.article, &self.review, &self.reading, &self.options)
    }

    pub fn written(&self, format: Format) -> String {
        let mut out = Vec::new();
        Document::Article.write(format, &self.annotated(), Labels::of_or_english(Language::ENGLISH), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    /// The words of the article as a document should show them: control characters have no form anywhere.
    pub fn words(&self) -> Vec<String> {
        let blocks = self.article.blocks.iter().map(|block| block.span.of(&self.article.text));
        blocks.flat_map(str::split_whitespace).map(printable).collect()
    }
}

/// Words with U+FFFD for what no document can hold.
pub(super) fn printable(words: &str) -> String {
    words.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

fn claim(letter: char, span: Span, text: &str) -> Option<Claim> {
    let quote = |form| Detail::Quote(Quote { form, speaker: None, cue: None, group: None });
    let detail = match letter {
        'q' => quote(QuoteForm::Direct),
        'i' => quote(QuoteForm::Indirect),
        't' => quote(QuoteForm::Term),
        'n' => {
            let value = span.of(text).replace('.', "").parse().ok();
            Detail::Number(Number { kind: NumberKind::Cardinal, value, ..Number::default() })
        }
        's' => Detail::Source(Mention { role: MentionRole::Cited }),
        _ => return None,
    };
    Some(Claim { span, source: None, why: Vec::new(), detail })
}

#[derive(Default)]
struct Builder {
    text: String,
    blocks: Vec<Block>,
    styles: Vec<Styled>,
    marks: Vec<(char, Span)>,
}

impl Builder {
    fn line(&mut self, line: &str) {
        let (kind, words) = kind_of(line);
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        let mut open: Vec<(String, usize)> = Vec::new();
        let mut rest = words;
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            match c {
                '⟨' => {
                    let (what, inside) = rest.split_once(' ').unwrap();
                    open.push((what.into(), self.text.len()));
                    rest = inside;
                }
                '⟩' => {
                    let (what, from) = open.pop().unwrap();
                    self.close(&what, Span::new(from, self.text.len()));
                }
                '↵' => self.text.push('\n'),
                c => self.text.push(c),
            }
        }
        assert!(open.is_empty(), "{line}");
        self.blocks.push(Block { kind, span: Span::new(start, self.text.len()) });
    }

    fn close(&mut self, what: &str, span: Span) {
        let style = match what {
            "b" => Style::Strong,
            "e" => Style::Emphasis,
            "x" => Style::Struck,
            _ => match what.strip_prefix("a=") {
                Some(address) => Style::Link(address.into()),
                None => return self.marks.push((what.chars().next().unwrap(), span)),
            },
        };
        self.styles.push(Styled { span, style });
    }
}

fn kind_of(line: &str) -> (BlockKind, &str) {
    let bare = line.trim_start();
    let depth = u8::try_from((line.len() - bare.len()) / 2).unwrap();
    let (mark, words) = bare.split_once(' ').unwrap_or((bare, ""));
    let kind = match mark {
        "-" => BlockKind::ListItem { depth, number: None },
        ">" => BlockKind::Quote,
        "|" => BlockKind::TableRow,
        "^" => BlockKind::Footnote,
        "=" => BlockKind::Caption,
        ":" => BlockKind::Preformatted,
        _ if !mark.is_empty() && mark.bytes().all(|byte| byte == b'#') => {
            BlockKind::Heading(u8::try_from(mark.len()).unwrap())
        }
        _ => match mark.strip_suffix('.').and_then(|number| number.parse().ok()) {
            Some(number) => BlockKind::ListItem { depth, number: Some(number) },
            None => return (BlockKind::Paragraph, line),
        },
    };
    (kind, words)
}

/// What a hostile or unlucky text may hold.
const SNIPPETS: &[&str] = &[
    "Wort",
    "a",
    "1.",
    "2)",
    "12.000",
    "„Ja!“",
    "»so«",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\t",
    "\u{a0}",
    "\u{2028}",
    "\u{0}",
    "\u{b}",
    "#",
    "# ",
    "##",
    "-",
    "- ",
    "---",
    "===",
    "+ ",
    "*",
    "**",
    "_",
    "__",
    "a_b_c",
    "`",
    "```",
    "~~",
    "~",
    "|",
    "| --- |",
    "\\",
    "\\\\",
    "\\|",
    "[",
    "]",
    "[x](javascript:alert(1))",
    "![",
    "!",
    "(",
    ")",
    "[^1]",
    "[^1]: ",
    ":",
    ": ",
    "<",
    ">",
    "> ",
    "<b>",
    "</article>",
    "</style><script>alert(1)</script>",
    "<!--",
    "-->",
    "<![CDATA[",
    "&",
    "&amp;",
    "&#60;",
    "&copy;",
    "\"",
    "'",
    "$",
    "$$",
    "%%",
    "==",
    "^",
    "{",
    "}",
    "https://example.org/a_b?c=1&d=2",
    "é",
    "e\u{301}",
    "日本",
    "👩‍🔬",
    "\u{202e}",
    "\u{feff}",
    "&notit;",
    "…",
    "–",
    ".",
    ",",
];

fn kinds() -> impl Strategy<Value = BlockKind> {
    prop_oneof![
        4 => Just(BlockKind::Paragraph),
        1 => (1u8..=6).prop_map(BlockKind::Heading),
        3 => (0u8..4, proptest::option::of(0u32..5)).prop_map(|(depth, number)| BlockKind::ListItem { depth, number }),
        1 => Just(BlockKind::Quote),
        1 => Just(BlockKind::Footnote),
        1 => Just(BlockKind::Caption),
        2 => Just(BlockKind::TableRow),
        2 => Just(BlockKind::Preformatted),
    ]
}

fn styles() -> impl Strategy<Value = Style> {
    prop_oneof![
        Just(Style::Strong),
        Just(Style::Emphasis),
        Just(Style::Struck),
        Just(Style::Link("https://example.org/?a=1&b=<2>(3)".into())),
        Just(Style::Link("javascript:alert(1)".into())),
    ]
}

prop_compose! {
    fn words()(snippets in proptest::collection::vec(
        prop_oneof![8 => proptest::sample::select(SNIPPETS).prop_map(str::to_owned), 1 => "\\PC{1,6}"], 1..12
    )) -> String {
        snippets.concat()
    }
}

prop_compose! {
    /// An article of any blocks, with styles and marks anywhere: in each other, crossing, over several blocks.
    pub(crate) fn samples()(
        blocks in proptest::collection::vec((kinds(), words()), 0..8),
        styled in proptest::collection::vec((0.0..1.0f64, 0.0..0.3f64, styles()), 0..8),
        marked in proptest::collection::vec((0.0..1.0f64, 0.0..0.5f64, 0usize..4, words()), 0..12),
    ) -> Sample {
        let mut text = String::new();
        let mut spans = Vec::new();
        for (kind, words) in &blocks {
            // Row by row and item by item: only preformatted text has lines.
            let words = words.trim();
            if !words.is_empty() {
                text.push('\n');
                spans.push(Block { kind: *kind, span: Span::new(text.len(), text.len() + words.len()) });
                text.push_str(words);
            }
        }
        // Places anywhere in the text, brought to characters.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let place = |part: f64| text.floor_char_boundary((part * text.len() as f64) as usize);
        let span = |from: f64, length: f64| Span::new(place(from), place((from + length).min(1.0)));
        let mut styles: Vec<_> = styled.iter()
            .map(|(from, length, style)| Styled { span: span(*from, *length), style: style.clone() })
            .filter(|styled| !styled.span.is_empty())
            .collect();
        styles.sort_by_key(|styled| styled.span.start);
        let marks: Vec<_> = marked.iter().map(|(from, length, kind, note)| (span(*from, *length), *kind, note)).collect();
        let article = Article { text: text.clone(), blocks: spans, styles, ..Article::default() };
        let mut review = Review::new(&article);
        for (span, kind, note) in marks {
            if let Some(record) = review.manual_record(span, ClaimKind::ALL[kind]) {
                let record = Record { note: note.clone(), tags: vec![note.clone()], ..record };
                review.apply(Edit::Add(Box::new(record))).unwrap();
            }
        }
        Sample { article, reading: Reading::default(), review, options: Options::default() }
    }
}
