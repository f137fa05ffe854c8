//! The keys that give commands, and the key presses of a frame turned into commands.
//!
//! This module must not know how a command is carried out.

use super::command::{Command, Situation};
use super::words::{Message, Words};
use crate::review::{ClaimKind, Status};
use eframe::egui::{Context, Event, Key, KeyboardShortcut, Modifiers};

/// A way to give a command from the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keys {
    /// With a modifier or a function key: holds while typing too.
    Shortcut(KeyboardShortcut),
    /// A plain key: only where no field has the focus.
    Letter(Key),
    /// Two plain keys, one after the other.
    Chord(Key, Key),
}

const fn control(key: Key) -> Keys {
    Keys::Shortcut(KeyboardShortcut::new(Modifiers::COMMAND, key))
}

const fn control_shift(key: Key) -> Keys {
    Keys::Shortcut(KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key))
}

const fn function(key: Key) -> Keys {
    Keys::Shortcut(KeyboardShortcut::new(Modifiers::NONE, key))
}

impl Keys {
    /// As shown to a person, such as `Ctrl+O` or `M Q`: with the names that stand on the keys.
    pub(crate) fn text(self, ctx: &Context, words: &Words) -> String {
        let name = |key: Key| match key {
            Key::Escape => "Esc",
            Key::Plus => "+",
            Key::Minus => "\u{2212}",
            Key::Equals => "=",
            Key::Comma => ",",
            other => other.symbol_or_name(),
        };
        match self {
            Self::Shortcut(shortcut) if ctx.os().is_mac() => ctx.format_shortcut(&shortcut),
            Self::Shortcut(KeyboardShortcut { modifiers, logical_key }) => {
                let mut text = String::new();
                for (held, message) in [(modifiers.command, Message::KeyControl), (modifiers.shift, Message::KeyShift)]
                {
                    if held {
                        text += &words.get(message);
                        text.push('+');
                    }
                }
                text + name(logical_key)
            }
            Self::Letter(key) => name(key).to_owned(),
            Self::Chord(first, second) => format!("{} {}", name(first), name(second)),
        }
    }
}

impl Command {
    /// The keys that give it, the one to show first.
    pub fn keys(self) -> &'static [Keys] {
        use Keys::{Chord, Letter};
        match self {
            Self::Open => const { &[control(Key::O)] },
            Self::OpenPath => const { &[control_shift(Key::O)] },
            // Ctrl+V reaches the window as pasted text, so it is listed here and carried out in `perform`.
            Self::OpenClipboard => const { &[control(Key::V)] },
            Self::Export => const { &[control(Key::E)] },
            Self::Import => const { &[control_shift(Key::I)] },
            Self::Save => const { &[control(Key::S)] },
            Self::CloseArticle => const { &[control(Key::W)] },
            Self::Undo => const { &[control(Key::Z)] },
            Self::Redo => const { &[control_shift(Key::Z), control(Key::Y)] },
            Self::NextClaim => &[Letter(Key::J)],
            Self::PreviousClaim => &[Letter(Key::K)],
            Self::NextUnchecked => &[Letter(Key::U)],
            Self::Judge(status) => match status {
                Status::Confirmed => &[Letter(Key::Num1)],
                Status::Wrong => &[Letter(Key::Num2)],
                Status::Unclear => &[Letter(Key::Num3)],
                Status::NeedsSource => &[Letter(Key::Num4)],
                Status::Opinion => &[Letter(Key::Num5)],
                Status::Checking => &[Letter(Key::Num6)],
                Status::ToCheck => &[Letter(Key::Num7)],
                Status::Dismissed | Status::ChangedSinceChecked => &[],
            },
            Self::Dismiss => &[Letter(Key::X)],
            Self::Note => &[Letter(Key::N)],
            Self::AddEvidence => &[Letter(Key::E)],
            Self::Mark(kind) => match kind {
                ClaimKind::Quote => &[Chord(Key::M, Key::Q)],
                ClaimKind::Number => &[Chord(Key::M, Key::N)],
                ClaimKind::Source => &[Chord(Key::M, Key::S)],
                ClaimKind::Other => &[Chord(Key::M, Key::O)],
            },
            Self::Attach => &[Letter(Key::A)],
            Self::Reclassify(kind) => match kind {
                ClaimKind::Quote => &[Chord(Key::C, Key::Q)],
                ClaimKind::Number => &[Chord(Key::C, Key::N)],
                ClaimKind::Source => &[Chord(Key::C, Key::S)],
                ClaimKind::Other => &[Chord(Key::C, Key::O)],
            },
            Self::Back => const { &[function(Key::Escape)] },
            Self::Find => const { &[control(Key::F)] },
            Self::FindNext => const { &[function(Key::F3), control(Key::G)] },
            Self::FindPrevious => {
                const { &[Keys::Shortcut(KeyboardShortcut::new(Modifiers::SHIFT, Key::F3)), control_shift(Key::G)] }
            }
            Self::TogglePanel => const { &[control(Key::B)] },
            Self::ZoomIn => const { &[control(Key::Plus), control(Key::Equals)] },
            Self::ZoomOut => const { &[control(Key::Minus)] },
            Self::ZoomReset => const { &[control(Key::Num0)] },
            Self::Settings => const { &[control(Key::Comma)] },
            Self::Palette => const { &[control_shift(Key::P)] },
            Self::Help => const { &[function(Key::F1)] },
            Self::Quit => const { &[control(Key::Q)] },
            Self::CopyCallList
            | Self::EarlierStates
            | Self::TakeRemarks
            | Self::MergeReview
            | Self::MergeCopies
            | Self::TakeOver
            | Self::CompareDrafts
            | Self::WholePage
            | Self::TrySample(_)
            | Self::ToggleKind(_)
            | Self::Show(_)
            | Self::Theme(_)
            | Self::Speak(_) => &[],
        }
    }

    /// The first of its keys as text, empty where it has none.
    pub(crate) fn key_text(self, ctx: &Context, words: &Words) -> String {
        self.keys().first().map(|keys| keys.text(ctx, words)).unwrap_or_default()
    }
}

/// Where the keyboard's letters go at the moment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Focus {
    /// Into no field: plain letters are commands.
    #[default]
    Commands,
    /// Into a field of the review: letters are text, and undo is the review's.
    Review,
    /// Into another field, such as a search: letters are text, and undo is the field's own.
    Elsewhere,
}

/// Turns key presses into commands. Plain letters count only where no field takes text.
#[derive(Debug, Default)]
pub struct Keyboard {
    /// The first key of a chord, waiting for its second.
    pub pending: Option<Key>,
}

impl Keyboard {
    /// Takes the key presses that give commands out of this frame's input, in their order.
    pub fn take(&mut self, ctx: &Context, focus: Focus, now: Situation) -> Vec<Command> {
        let mut given = Vec::new();
        let mut spent_letters = 0;
        ctx.input_mut(|input| {
            input.events.retain(|event| match event {
                Event::Key { key, pressed: true, modifiers, .. } => {
                    let waiting = self.pending.is_some();
                    match self.press(*key, *modifiers, focus, now) {
                        Pressed::Gives(command) => given.push(command),
                        Pressed::Waits => {}
                        Pressed::Nothing => return true,
                    }
                    if modifiers.is_none() && (waiting || key.name().len() == 1) {
                        spent_letters += 1;
                    }
                    false
                }
                // The text of a letter that gave a command must not end up in the field the command opens.
                Event::Text(_) if spent_letters > 0 => {
                    spent_letters -= 1;
                    false
                }
                _ => true,
            });
        });
        given
    }

    fn press(&mut self, key: Key, modifiers: Modifiers, focus: Focus, now: Situation) -> Pressed {
        let typing = focus != Focus::Commands;
        let first = self.pending.take();
        let all = Command::all();
        // Shortcuts that name more modifiers come first: Ctrl+Shift+Z is not Ctrl+Z.
        let mut best: Option<(u32, Command)> = None;
        for &command in &all {
            for keys in command.keys() {
                let weight = match *keys {
                    Keys::Shortcut(shortcut) => {
                        // Pasting arrives as text, see `Command::keys`.
                        let holds = shortcut.logical_key == key
                            && modifiers.matches_logically(shortcut.modifiers)
                            && command != Command::OpenClipboard;
                        holds.then(|| 1 + u32::from(shortcut.modifiers.shift) + u32::from(shortcut.modifiers.command))
                    }
                    Keys::Letter(letter) => {
                        (letter == key && modifiers.is_none() && !typing && first.is_none()).then_some(1)
                    }
                    Keys::Chord(start, end) => {
                        (first == Some(start) && end == key && modifiers.is_none() && !typing).then_some(2)
                    }
                };
                if let Some(weight) = weight
                    && best.is_none_or(|(heaviest, _)| weight > heaviest)
                {
                    best = Some((weight, command));
                }
            }
        }
        if let Some((_, command)) = best {
            // Asked of the best match only: Ctrl+Shift+Z with nothing to redo must not become Ctrl+Z.
            let left_to_the_field = focus == Focus::Elsewhere && matches!(command, Command::Undo | Command::Redo);
            return if command.applies(now) && !left_to_the_field { Pressed::Gives(command) } else { Pressed::Nothing };
        }
        if first.is_some() {
            // A chord that leads nowhere is spent, so that its second key does nothing unforeseen.
            return Pressed::Waits;
        }
        let begins = |keys: &Keys| matches!(keys, Keys::Chord(start, _) if *start == key);
        let chord = all.iter().any(|command| command.applies(now) && command.keys().iter().any(begins));
        if chord && modifiers.is_none() && !typing {
            self.pending = Some(key);
            return Pressed::Waits;
        }
        Pressed::Nothing
    }
}

enum Pressed {
    Gives(Command),
    Waits,
    Nothing,
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn no_two_commands_share_a_key() {
        let mut taken: HashMap<String, Command> = HashMap::new();
        for command in Command::all() {
            for keys in command.keys() {
                if let Some(other) = taken.insert(format!("{keys:?}"), command) {
                    panic!("{command:?} and {other:?} share {keys:?}");
                }
            }
        }
    }

    #[test]
    fn no_chord_begins_with_a_letter_that_is_a_command() {
        let all = Command::all();
        let letters: Vec<_> = all.iter().flat_map(|command| command.keys()).collect();
        for keys in &letters {
            if let Keys::Chord(first, _) = keys {
                assert!(!letters.contains(&&Keys::Letter(*first)), "{first:?}");
            }
        }
    }

    fn press(keyboard: &mut Keyboard, key: Key, modifiers: Modifiers, focus: Focus) -> Option<Command> {
        let everything = Situation {
            article: true,
            opening: false,
            page: true,
            remarks: true,
            copies: true,
            elsewhere: true,
            chosen: true,
            selection: true,
            undo: true,
            redo: true,
            searching: true,
        };
        match keyboard.press(key, modifiers, focus, everything) {
            Pressed::Gives(command) => Some(command),
            Pressed::Waits | Pressed::Nothing => None,
        }
    }

    #[test]
    fn the_longest_shortcut_wins() {
        let mut keyboard = Keyboard::default();
        let control_shift = Modifiers::COMMAND | Modifiers::SHIFT;
        assert_eq!(press(&mut keyboard, Key::Z, Modifiers::COMMAND, Focus::Commands), Some(Command::Undo));
        assert_eq!(press(&mut keyboard, Key::Z, control_shift, Focus::Commands), Some(Command::Redo));
        let nothing_to_redo = Situation { undo: true, ..Situation::default() };
        let pressed = keyboard.press(Key::Z, control_shift, Focus::Commands, nothing_to_redo);
        assert!(matches!(pressed, Pressed::Nothing), "redo must never undo");
        assert_eq!(press(&mut keyboard, Key::F3, Modifiers::SHIFT, Focus::Review), Some(Command::FindPrevious));
    }

    #[test]
    fn letters_rest_while_typing() {
        let mut keyboard = Keyboard::default();
        assert_eq!(press(&mut keyboard, Key::J, Modifiers::NONE, Focus::Review), None);
        assert_eq!(press(&mut keyboard, Key::J, Modifiers::NONE, Focus::Commands), Some(Command::NextClaim));
        assert_eq!(press(&mut keyboard, Key::S, Modifiers::COMMAND, Focus::Review), Some(Command::Save));
    }

    #[test]
    fn a_field_of_its_own_keeps_its_undo() {
        let mut keyboard = Keyboard::default();
        assert_eq!(press(&mut keyboard, Key::Z, Modifiers::COMMAND, Focus::Review), Some(Command::Undo));
        assert_eq!(press(&mut keyboard, Key::Z, Modifiers::COMMAND, Focus::Elsewhere), None);
    }

    #[test]
    fn a_chord_takes_two_keys_and_a_false_second_spends_it() {
        let mut keyboard = Keyboard::default();
        assert_eq!(press(&mut keyboard, Key::M, Modifiers::NONE, Focus::Commands), None);
        assert_eq!(
            press(&mut keyboard, Key::Q, Modifiers::NONE, Focus::Commands),
            Some(Command::Mark(ClaimKind::Quote))
        );
        assert_eq!(press(&mut keyboard, Key::M, Modifiers::NONE, Focus::Commands), None);
        assert_eq!(press(&mut keyboard, Key::J, Modifiers::NONE, Focus::Commands), None);
        assert_eq!(press(&mut keyboard, Key::J, Modifiers::NONE, Focus::Commands), Some(Command::NextClaim));
    }
}
