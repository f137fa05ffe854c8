//! What a frame of the reader costs over a megabyte of densely marked text: the first, the ones after it, and those
//! while scrolling. A frame is everything up to the triangles handed to the graphics card.
//!
//! The house's bounds: first frame under 30 ms, steady frame under 2 ms.

use claimlight::Span;
use claimlight::app::fonts;
use claimlight::app::reader::{Mark, MarkKind, Marks, Page, Reader};
use claimlight::app::tokens::{self, Tokens, size};
use claimlight::article::{Article, Block, BlockKind};
use claimlight::review::{RecordId, Status};
use divan::{Bencher, black_box};
use eframe::egui::{
    Context, Event, Modifiers, MouseWheelSource, MouseWheelUnit, RawInput, Rect, Theme, TouchPhase, pos2, vec2,
};

/// The program's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

const MEGABYTE: usize = 1 << 20;

/// Sentences with their marks: kind and words.
const SENTENCES: [(&str, &[(MarkKind, &str)]); 4] = [
    (
        "„Wir werden das prüfen und dann entscheiden“, sagte die Ministerin Öztürk am Dienstag in Köln. ",
        &[
            (MarkKind::Quote, "„Wir werden das prüfen und dann entscheiden“"),
            (MarkKind::Source, "die Ministerin Öztürk"),
        ],
    ),
    (
        "Rund 12.000 Haushalte zahlten im vergangenen Jahr 3,5 Prozent mehr für Wärme. ",
        &[(MarkKind::Number, "12.000"), (MarkKind::Number, "3,5 Prozent")],
    ),
    (
        "Nach Angaben des Amtes sei mit einer Besserung vorerst nicht zu rechnen. ",
        &[(MarkKind::Source, "des Amtes"), (MarkKind::Indirect, "sei mit einer Besserung vorerst nicht zu rechnen")],
    ),
    ("Der „grüne Deckel“ bleibt umstritten, denn niemand weiß, was er kostet. ", &[(MarkKind::Term, "„grüne Deckel“")]),
];

/// About a megabyte of marked text.
fn text(kind: &str) -> (Article, Marks) {
    let sentences = if kind == TEXTS[0] { 6 } else { usize::MAX };
    let mut article = Article::default();
    let mut marks = Vec::new();
    while article.text.len() < MEGABYTE {
        let start = article.text.len();
        for number in 0..sentences {
            let (words, inner) = SENTENCES[(number + article.blocks.len()) % SENTENCES.len()];
            for &(kind, marked) in inner {
                let at = article.text.len() + words.find(marked).unwrap_or_default();
                marks.push(Mark {
                    id: RecordId(marks.len() as u64),
                    span: Span::new(at, at + marked.len()),
                    kind,
                    status: Status::ALL[marks.len() % Status::ALL.len()],
                    label: format!("{kind:?}, {marked}"),
                    hover: String::new(),
                });
            }
            article.text.push_str(words);
            if article.text.len() >= MEGABYTE {
                break;
            }
        }
        let span = Span::new(start, article.text.len()).trimmed(&article.text);
        article.blocks.push(Block { kind: BlockKind::Paragraph, span });
        article.text.push('\n');
    }
    (article, Marks::new(marks))
}

fn context() -> Context {
    let ctx = Context::default();
    fonts::install(&ctx);
    tokens::install(&ctx);
    // The window has been open before an article comes into it.
    frame(&ctx, Vec::new(), |ui| {
        ui.label("Claimlight");
    });
    ctx
}

fn frame(ctx: &Context, events: Vec<Event>, mut draw: impl FnMut(&mut eframe::egui::Ui)) {
    let screen = Rect::from_min_size(pos2(0.0, 0.0), vec2(1200.0, 900.0));
    let input = RawInput { screen_rect: Some(screen), events, ..RawInput::default() };
    let mut output = ctx.run_ui(input, |ui| draw(ui));
    // There is no graphics card to take the glyphs.
    output.textures_delta.clear();
    black_box(ctx.tessellate(output.shapes, output.pixels_per_point));
}

fn show(ui: &mut eframe::egui::Ui, reader: &mut Reader, article: &Article, marks: &Marks) {
    let page = Page {
        article,
        edition: 1,
        marks,
        selected: Some(RecordId(3)),
        lit: &[],
        asked: None,
        found: &[],
        current_found: None,
        show_dismissed: true,
        tokens: Tokens::of(Theme::Light),
        text_size: size::TEXT,
        name: "Artikel",
    };
    black_box(reader.show(ui, &page, |_, _| {}));
}

/// As articles are, and as nobody would write.
const TEXTS: [&str; 2] = ["paragraphs", "one paragraph"];

#[divan::bench(args = TEXTS)]
fn first_frame(bencher: Bencher<'_, '_>, kind: &str) {
    let (article, marks) = text(kind);
    bencher.with_inputs(context).bench_local_values(|ctx| {
        let mut reader = Reader::default();
        frame(&ctx, Vec::new(), |ui| show(ui, &mut reader, &article, &marks));
    });
}

#[divan::bench(args = TEXTS)]
fn steady_frame(bencher: Bencher<'_, '_>, kind: &str) {
    let (article, marks) = text(kind);
    let (ctx, mut reader) = (context(), Reader::default());
    frame(&ctx, Vec::new(), |ui| show(ui, &mut reader, &article, &marks));
    bencher.bench_local(|| frame(&ctx, Vec::new(), |ui| show(ui, &mut reader, &article, &marks)));
}

/// The wheel turned as fast as hands can: two thirds of the screen each frame.
#[divan::bench(args = TEXTS)]
fn scrolling_frame(bencher: Bencher<'_, '_>, kind: &str) {
    let (article, marks) = text(kind);
    let (ctx, mut reader) = (context(), Reader::default());
    let wheel = || {
        vec![
            Event::PointerMoved(pos2(500.0, 400.0)),
            Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                source: MouseWheelSource::Unknown,
                delta: vec2(0.0, -600.0),
                phase: TouchPhase::Move,
                modifiers: Modifiers::NONE,
            },
        ]
    };
    bencher.bench_local(|| frame(&ctx, wheel(), |ui| show(ui, &mut reader, &article, &marks)));
}

/// All marks made anew, as after a status was given.
#[divan::bench(args = TEXTS)]
fn frame_after_a_change(bencher: Bencher<'_, '_>, kind: &str) {
    let (article, marks) = text(kind);
    let (ctx, mut reader) = (context(), Reader::default());
    frame(&ctx, Vec::new(), |ui| show(ui, &mut reader, &article, &marks));
    bencher.bench_local(|| {
        let marks = Marks::new(marks.iter().cloned().collect());
        frame(&ctx, Vec::new(), |ui| show(ui, &mut reader, &article, &marks));
    });
}
