//! What leaves the program: one file per output format, from an article, its reading and its review.
//!
//! Writes to any `std::io::Write`; this module must not know of windows and chooses no path.
