//! Copies of a review as it was: the last ones, one an hour for a day, one a day for a month.
//!
//! Kept in the platform's state folder, away from the article, so that whatever befalls its folder leaves them alone. A
//! copy that cannot be made never fails a save.

use super::file_system::replace;
use super::format::{self, Parsed};
use super::others::{descend, short_hash};
use super::{ENDING, Home, Store};
use crate::review::Review;
use jiff::{SignedDuration, Timestamp};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// How long the newest copy is good enough.
const EVERY: SignedDuration = SignedDuration::from_mins(10);
const HOUR: SignedDuration = SignedDuration::from_hours(1);
const DAY: SignedDuration = SignedDuration::from_hours(24);
const MONTH: SignedDuration = SignedDuration::from_hours(24 * 31);

/// How the name of what is kept tells its time, which is UTC. No colons: some file systems know none.
pub(super) const NAME: &str = "%Y-%m-%dT%H-%M-%SZ";

/// A copy of a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Its file.
    pub path: PathBuf,
    /// When it was made.
    pub at: Timestamp,
}

impl Store {
    /// The copies there are of the review of an article, the newest first.
    pub fn backups(&self, home: &Home) -> Vec<Backup> {
        let Some(folder) = self.backup_folder(home) else { return Vec::new() };
        let files = self.files.list(&folder).unwrap_or_default();
        let mut backups: Vec<Backup> = files.into_iter().filter_map(backup).collect();
        backups.sort_by_key(|backup| std::cmp::Reverse(backup.at));
        backups
    }

    /// Reads a copy. `None` where it is damaged, gone, or of a newer format.
    pub fn read_backup(&self, backup: &Backup, article: Option<&Path>) -> Option<Review> {
        let bytes = self.files.read(&backup.path).ok()?;
        match format::parse(&bytes, article.map(Path::to_owned)) {
            Parsed::Review { review, .. } => Some(*review),
            Parsed::Newer { .. } | Parsed::Damaged(_) => None,
        }
    }

    /// The newest copy that can be read.
    pub(super) fn last_good(&self, home: &Home, article: Option<&Path>) -> Option<(Backup, Review)> {
        self.backups(home).into_iter().find_map(|backup| {
            let review = self.read_backup(&backup, article)?;
            Some((backup, review))
        })
    }

    /// Keeps a copy of what was saved, and before the first save of a session of what stood there before.
    pub(super) fn back_up(&self, home: &mut Home, before: Option<&[u8]>, saved: &[u8], now: Timestamp) {
        let Some(folder) = self.backup_folder(home) else { return };
        let first = home.backed_up.is_none();
        // A clock that was set back must not put copies off for long.
        let due = home.backed_up.is_none_or(|at| now.duration_since(at).abs() >= EVERY);
        if !due || self.files.create_folder(&folder).is_err() {
            return;
        }
        let name = |at: Timestamp| folder.join(format!("{}{ENDING}", at.strftime(NAME)));
        if let Some(before) = before.filter(|_| first)
            && let Ok(at) = now.checked_sub(SignedDuration::from_secs(1))
            && replace(&*self.files, &name(at), before).is_ok()
        {
            descend(&mut home.ancestors, [short_hash(before)]);
        }
        if replace(&*self.files, &name(now), saved).is_ok() {
            home.backed_up = Some(now);
            descend(&mut home.ancestors, [short_hash(saved)]);
        }
        let backups = self.backups(home);
        let times: Vec<Timestamp> = backups.iter().map(|backup| backup.at).collect();
        for (backup, kept) in backups.iter().zip(kept(&times, now)) {
            if !kept {
                let _ = self.files.remove(&backup.path);
            }
        }
    }

    fn backup_folder(&self, home: &Home) -> Option<PathBuf> {
        Some(self.state.as_ref()?.join("backups").join(home.key.as_ref()?))
    }
}

fn backup(path: PathBuf) -> Option<Backup> {
    let name = path.file_name()?.to_str()?.strip_suffix(ENDING)?;
    let at = time(name)?;
    Some(Backup { path, at })
}

/// The time a name of this form tells.
pub(super) fn time(name: &str) -> Option<Timestamp> {
    let time = jiff::civil::DateTime::strptime(NAME, name).ok()?;
    Some(time.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp())
}

/// For each time, the newest first, whether its copy is kept: every one of the last hour and the newest of each hour of
/// the last day and of each day of the last month; always the newest of all.
fn kept(times: &[Timestamp], now: Timestamp) -> Vec<bool> {
    let mut taken = HashSet::new();
    let kept = times.iter().enumerate().map(|(place, &at)| {
        let age = now.duration_since(at);
        let seconds = at.as_second();
        let slot = match age {
            // What lies in the future of a clock that was set back is as good as new.
            age if age < HOUR => (0, place as i64),
            age if age < DAY => (1, seconds.div_euclid(HOUR.as_secs())),
            age if age < MONTH => (2, seconds.div_euclid(DAY.as_secs())),
            _ => return place == 0,
        };
        taken.insert(slot)
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::store::tests::{Desk, note};

    fn moment(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn copies_get_rarer_with_age() {
        let now = moment("2026-11-27T12:00:00Z");
        let table = [
            ("2026-11-27T11:59:00Z", true),
            ("2026-11-27T11:40:00Z", true),
            ("2026-11-27T10:50:00Z", true),
            ("2026-11-27T10:10:00Z", false),
            ("2026-11-27T09:50:00Z", true),
            ("2026-11-26T09:50:00Z", true),
            ("2026-11-26T08:50:00Z", false),
            ("2026-11-20T08:50:00Z", true),
            ("2026-09-20T08:50:00Z", false),
        ];
        let times: Vec<Timestamp> = table.iter().map(|(at, _)| moment(at)).collect();
        assert_eq!(kept(&times, now), table.map(|(_, kept)| kept));
        assert_eq!(kept(&times[8..], now), [true], "the last one is never thrown away");
    }

    #[test]
    fn what_was_there_and_what_was_saved_is_copied_and_a_damaged_review_comes_back() {
        let desk = Desk::new();
        let (store, article) = (desk.store(), desk.article());
        let mut opened = store.open(&article);
        store.save(&mut opened.home, &desk.review("first")).unwrap();
        let mut opened = store.open(&article);
        store.save(&mut opened.home, &desk.review("second")).unwrap();
        // Too soon after the one before.
        store.save(&mut opened.home, &desk.review("third")).unwrap();
        let backups = store.backups(&opened.home);
        let notes: Vec<String> = backups
            .iter()
            .filter_map(|backup| store.read_backup(backup, None))
            .map(|review| note(&review).to_owned())
            .collect();
        assert!(notes.contains(&"first".to_owned()) && notes.contains(&"second".to_owned()), "{notes:?}");
        assert!(!notes.contains(&"third".to_owned()));

        std::fs::write(desk.beside(), "{\"format\": 1, \"tex").unwrap();
        let opened = store.open(&article);
        assert_eq!(opened.review.as_ref().map(note), Some("second"));
        assert!(
            matches!(&opened.notices[..], [super::super::Notice::Damaged { restored: Some(_), .. }]),
            "{:?}",
            opened.notices
        );
    }

    #[test]
    fn without_a_place_for_copies_saving_works_all_the_same() {
        let desk = Desk::new();
        let article = desk.article();
        std::fs::create_dir_all(desk.data().parent().unwrap()).unwrap();
        std::fs::write(desk.data().with_file_name("backups"), "a file in the way").unwrap();
        let store = desk.store();
        let mut home = store.open(&article).home;
        store.save(&mut home, &desk.review("a")).unwrap();
        assert_eq!(store.backups(&home), []);
    }
}
