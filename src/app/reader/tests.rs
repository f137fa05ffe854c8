//! What a reader of the window does, through the accessibility tree, and texts nobody would write.

use super::mark::tests::mark;
use super::*;
use crate::app::{fonts, tokens};
use crate::article::{Block, BlockKind};
use eframe::egui::accesskit::Role;
use eframe::egui::{self, Event, Key, Modifiers, Pos2, Theme, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

/// A page and what was done to it.
#[derive(Default)]
struct World {
    reader: Reader,
    article: Article,
    marks: Marks,
    edition: u64,
    selected: Option<RecordId>,
    found: Vec<Span>,
    show_dismissed: bool,
    text_size: f32,
    events: Vec<ReaderEvent>,
}

/// Builds a page from lines: a block each. `#` begins a heading, `-` an item of a list, `|` a row of a table. Marks
/// stand in the text as `{n 12.000}`, with `q`, `i`, `t`, `n`, `s`, `o` for their kinds, and may lie in one another;
/// one left open runs on into the next lines. The name of a mark is its kind and the words it begins with.
fn world(source: &str) -> World {
    let mut article = Article::default();
    let mut marks: Vec<Mark> = Vec::new();
    let mut open: Vec<(usize, MarkKind)> = Vec::new();
    for line in source.split('\n') {
        let (kind, line) = match line.split_once(' ') {
            Some(("#", rest)) => (BlockKind::Heading(1), rest),
            Some(("-", rest)) => (BlockKind::ListItem { depth: 0, number: None }, rest),
            Some(("|", rest)) => (BlockKind::TableRow, rest),
            Some(("```", rest)) => (BlockKind::Preformatted, rest),
            _ => (BlockKind::Paragraph, line),
        };
        let start = article.text.len();
        let mut rest = line;
        while let Some(at) = rest.find(['{', '}']) {
            article.text.push_str(&rest[..at]);
            if rest.as_bytes()[at] == b'{' {
                let kind = match rest.as_bytes()[at + 1] {
                    b'q' => MarkKind::Quote,
                    b'i' => MarkKind::Indirect,
                    b't' => MarkKind::Term,
                    b'n' => MarkKind::Number,
                    b's' => MarkKind::Source,
                    _ => MarkKind::Other,
                };
                open.push((article.text.len(), kind));
                rest = &rest[at + 3..];
            } else {
                let (start, kind) = open.pop().unwrap();
                let span = Span::new(start, article.text.len());
                let id = marks.len() as u64;
                let label = format!("{kind:?} {}", span.of(&article.text).chars().take(20).collect::<String>());
                marks.push(Mark { label, ..mark(id, span, kind) });
                rest = &rest[at + 1..];
            }
        }
        article.text.push_str(rest);
        let span = Span::new(start, article.text.len()).trimmed(&article.text);
        if !span.is_empty() {
            article.blocks.push(Block { kind, span });
        }
        article.text.push('\n');
    }
    World { article, marks: Marks::new(marks), text_size: tokens::size::TEXT, ..World::default() }
}

fn show(ui: &mut Ui, world: &mut World) {
    let page = Page {
        article: &world.article,
        edition: world.edition,
        marks: &world.marks,
        selected: world.selected,
        lit: &[],
        asked: None,
        found: &world.found,
        current_found: None,
        show_dismissed: world.show_dismissed,
        tokens: Tokens::of(Theme::Light),
        text_size: world.text_size,
        name: "Artikel",
    };
    let events = world.reader.show(ui, &page, |ui, target| {
        ui.label(format!("menu of {:?}", target.mark));
    });
    world.events.extend(events);
}

fn harness(world: World) -> Harness<'static, World> {
    harness_of(world, Vec2::new(900.0, 600.0))
}

fn harness_of(world: World, size: Vec2) -> Harness<'static, World> {
    let mut harness = Harness::builder()
        .with_size(size)
        .with_step_dt(1.0 / 60.0)
        .with_max_steps(200)
        .allow_missing_glyphs()
        .with_context_setup(|ctx| {
            fonts::install(ctx);
            tokens::install(ctx);
        })
        .build_ui_state(show, world);
    harness.run();
    harness
}

/// What has happened since it was last asked.
fn events(harness: &mut Harness<'_, World>) -> Vec<ReaderEvent> {
    harness.run();
    std::mem::take(&mut harness.state_mut().events)
}

/// The words that were last told to be selected.
fn selected(harness: &mut Harness<'_, World>) -> Option<String> {
    let last = events(harness).into_iter().rev().find_map(|event| match event {
        ReaderEvent::Selected(span) => Some(span),
        _ => None,
    });
    last.flatten().map(|span| span.of(&harness.state().article.text).to_owned())
}

/// Where the first letter of some words stands.
fn at(harness: &Harness<'_, World>, words: &str) -> Pos2 {
    let world = harness.state();
    let offset = world.article.text.find(words).unwrap();
    let view = &world.reader.view;
    let index = view.pieces.at(offset);
    let (_, top) = view.shown.iter().find(|(shown, _)| *shown == index).unwrap();
    let caret = view.laid(index).unwrap().caret(offset);
    caret.center() + vec2(view.left + 0.5, view.rect.top() + top)
}

fn press(harness: &Harness<'_, World>, at: Pos2, modifiers: Modifiers) {
    harness.hover_at(at);
    harness.event(Event::ModifiersChanged(modifiers));
    for pressed in [true, false] {
        harness.event(Event::PointerButton { pos: at, button: egui::PointerButton::Primary, pressed, modifiers });
    }
    harness.event(Event::ModifiersChanged(Modifiers::NONE));
}

fn drag(harness: &Harness<'_, World>, from: Pos2, to: Pos2) {
    harness.hover_at(from);
    harness.drag_at(from);
    harness.hover_at(from.lerp(to, 0.5));
    harness.hover_at(to);
    harness.event(Event::PointerButton {
        pos: to,
        button: egui::PointerButton::Primary,
        pressed: false,
        modifiers: Modifiers::NONE,
    });
}

const NEWS: &str = "# Mehr Geld für die Wärme
Das kostet {n 1,2 Milliarden Euro}. {q „Wir haben {n 12} Jahre und keine Zeit“}, sagte {s Annika Vollmer} gestern.
- Ein Punkt
Zuletzt, hieß es, {i sei alles fertig}.";

/// Many paragraphs of a few lines, the last word of each numbered and marked.
fn long(paragraphs: usize) -> World {
    let lines: Vec<String> = (0..paragraphs)
        .map(|number| {
            format!("{}{{n Nr{number}}}.", "Öffentliche Wörter über längere Zeilen. ".repeat(1 + number * 7 % 9))
        })
        .collect();
    world(&lines.join("\n"))
}

#[test]
fn marks_are_found_by_name_and_chosen() {
    let mut harness = harness(world(NEWS));
    harness.get_by_label("Source Annika Vollmer").click();
    let id = |harness: &Harness<'_, World>, label: &str| {
        harness.state().marks.iter().find(|mark| mark.label == label).unwrap().id
    };
    let expected = id(&harness, "Source Annika Vollmer");
    assert_eq!(events(&mut harness), [ReaderEvent::Chosen(expected)]);
    harness.get_by_label("Indirect sei alles fertig").click_accesskit();
    let expected = id(&harness, "Indirect sei alles fertig");
    assert_eq!(events(&mut harness), [ReaderEvent::Chosen(expected)]);
}

#[test]
fn the_tree_has_the_structure_of_the_article() {
    let harness = harness(world(NEWS));
    assert_eq!(harness.get_by_role(Role::Document).accesskit_node().label().as_deref(), Some("Artikel"));
    assert_eq!(harness.get_by_role(Role::Heading).accesskit_node().label().as_deref(), Some("Mehr Geld für die Wärme"));
    let item = harness.get_by_role(Role::ListItem);
    assert_eq!(item.accesskit_node().label().as_deref(), Some("Ein Punkt"));
    let names: Vec<_> =
        harness.get_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label()).collect();
    let all: Vec<_> = harness.state().marks.iter().map(|mark| mark.label.clone()).collect();
    assert_eq!(names, all, "in the order of the text");
}

#[test]
fn a_click_takes_the_innermost_mark_and_another_the_next() {
    let mut harness = harness(world(NEWS));
    let (inner, outer) = (RecordId(1), RecordId(2));
    let place = at(&harness, "12 Jahre");
    press(&harness, place, Modifiers::NONE);
    assert_eq!(events(&mut harness), [ReaderEvent::Chosen(inner)]);
    for (chosen, next) in [(inner, outer), (outer, inner)] {
        harness.state_mut().selected = Some(chosen);
        harness.run_steps(60);
        press(&harness, place, Modifiers::NONE);
        assert_eq!(events(&mut harness), [ReaderEvent::Chosen(next)]);
    }
    harness.run_steps(60);
    let plain = at(&harness, "Das kostet");
    press(&harness, plain, Modifiers::NONE);
    assert_eq!(events(&mut harness), [ReaderEvent::Cleared]);
}

#[test]
fn dragging_selects_the_exact_words_over_blocks() {
    let mut harness = harness(world("Grüße aus „Köln“ 👩‍🚀 und\n\nmehr wäre schöner, sagt sie."));
    let (from, to) = (at(&harness, "„Köln"), at(&harness, "r, sagt"));
    drag(&harness, from, to);
    assert_eq!(selected(&mut harness).as_deref(), Some("„Köln“ 👩‍🚀 und\n\nmehr wäre schöne"));
    harness.event(Event::Copy);
    assert_eq!(events(&mut harness), [ReaderEvent::Copy("„Köln“ 👩‍🚀 und\n\nmehr wäre schöne".to_owned())]);
    // And the other way.
    drag(&harness, to, from);
    assert_eq!(selected(&mut harness).as_deref(), Some("„Köln“ 👩‍🚀 und\n\nmehr wäre schöne"));
}

#[test]
fn clicks_select_words_and_sentences() {
    let mut harness = harness(world("Dr. Jäger kam spät. Wir hören später mehr davon.\nNichts."));
    let place = at(&harness, "ören");
    for _ in 0..2 {
        press(&harness, place, Modifiers::NONE);
    }
    assert_eq!(selected(&mut harness).as_deref(), Some("hören"));
    press(&harness, place, Modifiers::NONE);
    assert_eq!(selected(&mut harness).as_deref(), Some("Wir hören später mehr davon."));
    press(&harness, place, Modifiers::NONE);
    assert_eq!(selected(&mut harness).as_deref(), Some("Dr. Jäger kam spät. Wir hören später mehr davon."));
    let kam = at(&harness, "kam");
    harness.run_steps(60);
    press(&harness, kam, Modifiers::NONE);
    assert_eq!(selected(&mut harness), None);
    let spaet = at(&harness, " spät");
    press(&harness, spaet, Modifiers::SHIFT);
    assert_eq!(selected(&mut harness).as_deref(), Some("kam"));
}

#[test]
fn everything_is_selected_and_copied_as_it_stands() {
    let mut harness = harness(long(300));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    let text = harness.state().article.text.trim_end().to_owned();
    assert_eq!(selected(&mut harness).as_deref(), Some(text.as_str()));
    harness.event(Event::Copy);
    assert_eq!(events(&mut harness), [ReaderEvent::Copy(text)]);
}

#[test]
fn the_keyboard_alone_selects() {
    let mut harness = harness(world("Die 👩‍🚀 fliegt über Köln.\nZweite Zeile."));
    let start = at(&harness, "Die");
    press(&harness, start, Modifiers::NONE);
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT | Modifiers::COMMAND, Key::ArrowRight);
    assert_eq!(selected(&mut harness).as_deref(), Some("Die"));
    for _ in 0..2 {
        harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    }
    assert_eq!(selected(&mut harness).as_deref(), Some("Die 👩‍🚀"), "an emoji is one step");
    harness.key_press_modifiers(Modifiers::SHIFT, Key::End);
    assert_eq!(selected(&mut harness).as_deref(), Some("Die 👩‍🚀 fliegt über Köln."));
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(selected(&mut harness).as_deref(), Some("Die 👩‍🚀 fliegt über Köln.\nZweite Zeile."));
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowUp);
    harness.key_press(Key::ArrowLeft);
    assert_eq!(selected(&mut harness), None);
    harness.key_press_modifiers(Modifiers::SHIFT | Modifiers::COMMAND, Key::End);
    assert_eq!(selected(&mut harness).as_deref(), Some("Die 👩‍🚀 fliegt über Köln.\nZweite Zeile."));
}

#[test]
fn tab_goes_from_mark_to_mark_and_enter_chooses() {
    let mut harness = harness(long(60));
    for _ in 0..4 {
        harness.key_press(Key::Tab);
    }
    harness.run();
    assert!(harness.get_by_label("Number Nr2").is_focused());
    harness.key_press(Key::Enter);
    assert_eq!(events(&mut harness), [ReaderEvent::Chosen(RecordId(2))]);
    // On and on, past what was on the screen.
    for _ in 0..40 {
        harness.key_press(Key::Tab);
        harness.run();
    }
    assert!(harness.get_by_label("Number Nr42").is_focused());
    // Its focus outlives its leaving the screen.
    harness.event(Event::PointerMoved(Pos2::new(300.0, 300.0)));
    for _ in 0..5 {
        harness.event(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            source: egui::MouseWheelSource::Unknown,
            delta: vec2(0.0, 800.0),
            phase: egui::TouchPhase::Move,
            modifiers: Modifiers::NONE,
        });
    }
    harness.run();
    assert!(harness.get_by_label("Number Nr42").is_focused());
}

#[test]
fn dismissed_marks_are_silent_until_they_are_wanted() {
    let mut world = world(NEWS);
    let mut marks: Vec<Mark> = world.marks.iter().cloned().collect();
    for mark in &mut marks {
        mark.status = Status::Dismissed;
    }
    world.marks = Marks::new(marks);
    let mut harness = harness(world);
    assert!(harness.query_by_label("Source Annika Vollmer").is_none());
    let place = at(&harness, "Annika");
    press(&harness, place, Modifiers::NONE);
    assert_eq!(events(&mut harness), [ReaderEvent::Cleared]);
    harness.state_mut().show_dismissed = true;
    harness.run();
    assert!(harness.query_by_label("Source Annika Vollmer").is_some());
}

#[test]
fn a_mark_over_several_blocks_is_one_node() {
    let mut harness = harness(world("Er sagte: {q „Erstens.\n„Zweitens.\n„Drittens.“} Ende."));
    assert_eq!(harness.get_all_by_role(Role::Button).count(), 1);
    let place = at(&harness, "Drittens");
    press(&harness, place, Modifiers::NONE);
    assert_eq!(events(&mut harness), [ReaderEvent::Chosen(RecordId(0))]);
}

#[test]
fn a_menu_knows_what_it_was_opened_on() {
    let mut harness = harness(world(NEWS));
    harness.get_by_label("Number 12").click_secondary();
    harness.run();
    assert!(harness.query_by_label_contains(&format!("{:?}", Some(RecordId(1)))).is_some());
    assert!(events(&mut harness).is_empty(), "a right click chooses nothing");
}

#[test]
fn what_is_revealed_stands_a_third_from_the_top_and_then_stays() {
    let mut harness = harness(long(400));
    let span = harness.state().marks.get(RecordId(250)).unwrap().span;
    harness.state_mut().reader.reveal(span);
    harness.run();
    let y = harness.get_by_label("Number Nr250").rect().center().y;
    assert!((y - 200.0).abs() < 30.0, "at {y}");
    let near = harness.state().marks.get(RecordId(251)).unwrap().span;
    harness.state_mut().reader.reveal(near);
    harness.run();
    assert_eq!(harness.get_by_label("Number Nr250").rect().center().y, y, "it was in view already");
    // The first and the last cannot stand there; they are in view all the same.
    for id in [0, 399] {
        let mark = harness.state().marks.get(RecordId(id)).unwrap();
        let (span, label) = (mark.span, mark.label.clone());
        harness.state_mut().reader.reveal(span);
        harness.run();
        let y = harness.get_by_label(&label).rect().center().y;
        assert!((10.0..590.0).contains(&y), "{label} at {y}");
    }
}

/// Moves the wheel and lets egui's smoothing run out.
fn wheel(harness: &mut Harness<'_, World>, by: f32) {
    harness.event(Event::PointerMoved(Pos2::new(300.0, 300.0)));
    harness.event(Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        source: egui::MouseWheelSource::Unknown,
        delta: vec2(0.0, by),
        phase: egui::TouchPhase::Move,
        modifiers: Modifiers::NONE,
    });
    harness.run();
}

#[test]
fn scrolling_moves_by_what_was_asked_though_heights_were_guessed() {
    // Line breaks and list items make every guess wrong.
    let lines: Vec<String> =
        (0..200).map(|number| format!("``` a{}{{n Nr{number}}}", " b".repeat(number * 37 % 300))).collect();
    let mut harness = harness(world(&lines.join("\n")));
    let span = harness.state().marks.get(RecordId(120)).unwrap().span;
    harness.state_mut().reader.reveal(span);
    harness.run();
    let place = |harness: &Harness<'_, World>, label: &str| harness.get_by_label(label).rect().center().y;
    for _ in 0..30 {
        let labels: Vec<String> = harness
            .get_all_by_role(Role::Button)
            .filter(|node| (200.0..400.0).contains(&node.rect().center().y))
            .filter_map(|node| node.accesskit_node().label())
            .collect();
        let Some(label) = labels.first() else {
            wheel(&mut harness, 100.0);
            continue;
        };
        let before = place(&harness, label);
        wheel(&mut harness, 100.0);
        let after = place(&harness, label);
        assert!((after - before - 100.0).abs() < 1.5, "{label} went from {before} to {after}");
    }
}

#[test]
fn the_page_ends_where_it_ends() {
    let mut harness = harness(long(50));
    wheel(&mut harness, 5000.0);
    let top = at(&harness, "Öffentliche");
    assert!(top.y > 20.0 && top.y < 80.0, "{top:?}");
    for _ in 0..20 {
        wheel(&mut harness, -3000.0);
    }
    let y = harness.get_by_label("Number Nr49").rect().bottom();
    assert!((200.0..600.0).contains(&y), "the last line stands at {y}");
    // A short page does not move at all.
    let mut harness = self::harness(world("Kurz."));
    let before = at(&harness, "Kurz");
    wheel(&mut harness, -300.0);
    assert_eq!(at(&harness, "Kurz"), before);
}

#[test]
fn keys_scroll_while_there_is_no_caret() {
    let mut harness = harness(long(200));
    let first = |harness: &Harness<'_, World>| harness.state().reader.visible().unwrap().start;
    harness.key_press(Key::PageDown);
    harness.run();
    let after_page = first(&harness);
    assert!(after_page > 0);
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert!(first(&harness) > after_page);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::End);
    harness.run();
    assert!(harness.query_by_label("Number Nr199").is_some());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Home);
    harness.run();
    assert_eq!(first(&harness), 0);
}

#[test]
fn the_place_is_kept_over_size_and_zoom() {
    let mut harness = harness(long(400));
    let span = harness.state().marks.get(RecordId(200)).unwrap().span;
    harness.state_mut().reader.reveal(span);
    harness.run();
    let first = harness.state().reader.visible().unwrap().start;
    for (width, text_size) in [(500.0, 18.0), (1200.0, 18.0), (1200.0, 30.0), (700.0, 13.0), (900.0, 18.0)] {
        harness.set_size(Vec2::new(width, 600.0));
        harness.state_mut().text_size = text_size;
        harness.run();
        let now = harness.state().reader.visible().unwrap();
        assert!(now.start.abs_diff(first) < 300, "{now:?} after {width} wide at {text_size}, was {first}");
    }
    // What is chosen and in view stays exactly where it is.
    harness.state_mut().selected = Some(RecordId(200));
    harness.run();
    let y = harness.get_by_label("Number Nr200").rect().center().y;
    harness.state_mut().text_size = 26.0;
    harness.run();
    let zoomed = harness.get_by_label("Number Nr200").rect().center().y;
    assert!((zoomed - y).abs() < 12.0, "from {y} to {zoomed}");
}

#[test]
fn another_article_begins_at_its_top() {
    let mut harness = harness(long(100));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.key_press(Key::PageDown);
    harness.run();
    let next = world("Kurz und gut.");
    let state = harness.state_mut();
    (state.article, state.marks, state.edition) = (next.article, next.marks, 1);
    harness.run();
    assert_eq!(harness.state().reader.visible(), Some(Span::new(0, 13)));
    assert_eq!(harness.state().reader.selection(), None);
}

#[test]
fn nothing_a_file_can_hold_breaks_the_page() {
    let combining = "e\u{301}\u{301}\u{301}".repeat(200) + "\u{301}\u{323}x\u{301}";
    let texts = [
        String::new(),
        "\n".repeat(5000),
        "x".repeat(30_000),
        "ein Wort ".repeat(8_000),
        combining,
        "\u{301}".to_owned(),
        "👩‍👩‍👧‍👦🇩🇪👍🏽 ".repeat(300),
        "שלום עולם مرحبا بالعالم ".repeat(200),
        "a\tb\tc\t\t\t\td\te\n| x\ty\n| \t\t\n| ein\t\tdrei".to_owned(),
        "\u{0}\u{1}\u{7f}\u{85}\u{2028}\u{2029}\u{feff}\u{fffd}\u{202e}abc\u{202c}\u{ad}def".to_owned(),
        "กำลังทำ नमस्ते ਸਤ ကြ 한국어 日本語".to_owned(),
        "``` \t\ta\n``` b".to_owned(),
        format!("| {}", "zelle\t".repeat(5000)),
        (0..3000).map(|number| format!("{{n {number}}} ")).collect(),
        format!("{{q {}}}", "{q a ".repeat(300) + &"}".repeat(300)),
    ];
    for text in texts {
        let mut harness = harness_of(world(&text), Vec2::new(400.0, 300.0));
        let shown: String = text.chars().take(20).collect();
        harness.key_press_modifiers(Modifiers::COMMAND, Key::End);
        harness.run();
        drag(&harness, Pos2::new(50.0, 20.0), Pos2::new(350.0, 290.0));
        harness.run();
        press(&harness, Pos2::new(200.0, 100.0), Modifiers::NONE);
        for key in [Key::ArrowRight, Key::ArrowDown, Key::ArrowUp, Key::PageUp, Key::Home, Key::End, Key::ArrowLeft] {
            harness.key_press_modifiers(Modifiers::SHIFT, key);
        }
        harness.run();
        harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        harness.event(Event::Copy);
        let copied = events(&mut harness).into_iter().find_map(|event| match event {
            ReaderEvent::Copy(words) => Some(words),
            _ => None,
        });
        let blocks = &harness.state().article.blocks;
        let whole = blocks.first().zip(blocks.last()).map(|(first, last)| first.span.join(last.span));
        let expected = whole.map(|span| span.of(&harness.state().article.text).to_owned());
        assert_eq!(copied, expected, "{shown:?}");
        harness.set_size(Vec2::new(60.0, 40.0));
        harness.run();
        harness.state_mut().text_size = 44.0;
        harness.run();
    }
}

#[test]
fn the_scroll_bar_reaches_both_ends() {
    let mut harness = harness(long(400));
    let (top, bottom) = (Pos2::new(885.0, 20.0), Pos2::new(885.0, 598.0));
    drag(&harness, top, bottom);
    harness.run();
    assert!(harness.query_by_label("Number Nr399").is_some());
    drag(&harness, Pos2::new(885.0, 580.0), Pos2::new(885.0, 0.0));
    harness.run();
    assert_eq!(harness.state().reader.visible().unwrap().start, 0);
    // A press beside the handle goes there.
    press(&harness, Pos2::new(885.0, 300.0), Modifiers::NONE);
    harness.run();
    let middle = harness.state().reader.visible().unwrap().start;
    let whole = harness.state().article.text.len();
    assert!((whole / 3..whole * 2 / 3).contains(&middle), "{middle} of {whole}");
    assert!(events(&mut harness).is_empty(), "the bar is no place to choose or select");
}

#[test]
fn a_selection_dragged_past_the_edge_scrolls_on() {
    let mut harness = harness(long(200));
    let from = at(&harness, "Wörter");
    harness.hover_at(from);
    harness.drag_at(from);
    harness.hover_at(Pos2::new(400.0, 400.0));
    harness.hover_at(Pos2::new(400.0, 640.0));
    harness.run_steps(60);
    let span = harness.state().reader.selection().unwrap();
    assert!(span.len() > 1500, "{span:?}");
    let visible = harness.state().reader.visible().unwrap();
    assert!(visible.start > span.start && span.end <= visible.end, "the end is on the screen, the start has left it");
    harness.drop_at(Pos2::new(400.0, 640.0));
    harness.run();
    assert_eq!(harness.state().reader.selection().map(|span| span.start), Some(span.start));
}

#[test]
fn a_sign_in_the_margin_chooses_its_claim() {
    let mut harness = harness(world("Das kostet {n 1,2 Milliarden Euro}.\nSonst nichts."));
    let line = at(&harness, "Das");
    press(&harness, line - vec2(17.0, 0.0), Modifiers::NONE);
    assert_eq!(events(&mut harness), [ReaderEvent::Chosen(RecordId(0))]);
}
