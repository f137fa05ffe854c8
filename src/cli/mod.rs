//! The library without a window: `scan` and its kin, for scripts and for measuring.
