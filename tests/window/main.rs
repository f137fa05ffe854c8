//! The window, used as a person uses it: through its accessibility tree and the keyboard, without a display.

mod claims;
mod desk;
mod files;
mod settings;
