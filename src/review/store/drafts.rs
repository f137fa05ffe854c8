//! The text of every draft that was reviewed, compressed, so that one can look back at the words a claim had.
//!
//! Kept in the platform's state folder beside the copies of the review. A draft that cannot be kept never fails a save.

use super::file_system::replace;
use super::{Home, Store};
use crate::review::Subject;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use jiff::Timestamp;
use std::io::{self, Read, Write};
use std::path::PathBuf;

/// More drafts of one article are not kept; the oldest go.
const MOST: usize = 200;

/// More text is in no article, whatever a file in the folder of drafts unpacks to.
const LONGEST: u64 = 64 << 20;

/// What the files are called after their time and hash. Any program unpacks them.
const ENDING: &str = ".txt.gz";

/// The text of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptDraft {
    path: PathBuf,
    /// When the review was first saved for it.
    pub at: Timestamp,
    /// The beginning of the SHA-256 of the text.
    hash: String,
}

impl KeptDraft {
    /// Whether it is the draft a review is of.
    pub fn is_of(&self, subject: &Subject) -> bool {
        subject.sha256.starts_with(&self.hash)
    }
}

impl Store {
    /// The drafts of an article that were reviewed, the newest first.
    pub fn drafts(&self, home: &Home) -> Vec<KeptDraft> {
        let Some(folder) = self.drafts_folder(home) else { return Vec::new() };
        let mut drafts: Vec<KeptDraft> =
            self.files.list(&folder).unwrap_or_default().into_iter().filter_map(draft).collect();
        drafts.sort_by_key(|draft| std::cmp::Reverse(draft.at));
        drafts
    }

    /// The text of a draft. `None` where its file is gone or damaged.
    pub fn read_draft(&self, draft: &KeptDraft) -> Option<String> {
        let packed = self.files.read(&draft.path).ok()?;
        let mut text = String::new();
        GzDecoder::new(packed.as_slice()).take(LONGEST).read_to_string(&mut text).ok()?;
        crate::review::text_hash(&text).starts_with(&draft.hash).then_some(text)
    }

    /// Keeps the text of the draft that was saved, unless it is kept already.
    pub(super) fn keep_draft(&self, home: &mut Home, subject: &Subject, at: Timestamp) {
        let Some(hash) = subject.sha256.get(..16) else { return };
        if home.drafts.iter().any(|kept| kept == hash) {
            return;
        }
        let Some(folder) = self.drafts_folder(home) else { return };
        if self.files.create_folder(&folder).is_err() {
            return;
        }
        let kept = self.drafts(home);
        if kept.iter().all(|draft| draft.hash != hash) {
            let path = folder.join(format!("{}-{hash}{ENDING}", at.strftime(super::backups::NAME)));
            if packed(&subject.text).and_then(|packed| replace(&*self.files, &path, &packed)).is_err() {
                return;
            }
            for old in kept.iter().skip(MOST - 1) {
                let _ = self.files.remove(&old.path);
            }
        }
        home.drafts.push(hash.to_owned());
    }

    fn drafts_folder(&self, home: &Home) -> Option<PathBuf> {
        Some(self.state.as_ref()?.join("drafts").join(home.key.as_ref()?))
    }
}

fn packed(text: &str) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text.as_bytes())?;
    encoder.finish()
}

fn draft(path: PathBuf) -> Option<KeptDraft> {
    let (time, hash) = path.file_name()?.to_str()?.strip_suffix(ENDING)?.rsplit_once('-')?;
    let (at, hash) = (super::backups::time(time)?, hash.to_owned());
    Some(KeptDraft { path, at, hash })
}

#[cfg(test)]
mod tests {
    use crate::review::store::tests::Desk;
    use std::fs;

    #[test]
    fn each_draft_is_kept_once_and_read_again() {
        let desk = Desk::new();
        let (store, mut article) = (desk.store(), desk.article());
        let first = article.text.clone();
        let mut home = store.open(&article).home;
        assert_eq!(store.drafts(&home), []);
        let mut review = desk.review("a");
        for _ in 0..2 {
            store.save(&mut home, &review).unwrap();
        }
        article.text = first.replace("12.000", "11.800");
        review.follow(&article);
        for home in [&mut store.open(&article).home, &mut home] {
            store.save(home, &review).unwrap();
        }
        let drafts = store.drafts(&home);
        let texts: Vec<String> = drafts.iter().filter_map(|draft| store.read_draft(draft)).collect();
        assert_eq!(texts.len(), 2, "{drafts:?}");
        assert!(texts.contains(&first) && texts.contains(&article.text));
        assert_eq!(drafts.iter().filter(|draft| draft.is_of(review.subject())).count(), 1);

        let whole = fs::read(&drafts[0].path).unwrap();
        for end in 0..whole.len() {
            fs::write(&drafts[0].path, &whole[..end]).unwrap();
            assert_eq!(store.read_draft(&drafts[0]), None, "cut at {end}");
        }
    }

    /// The program as it was kept no drafts: the one before is in the review.
    #[test]
    fn the_draft_before_is_kept_with_the_first_save_of_the_next() {
        let desk = Desk::new();
        let (store, mut article) = (desk.store(), desk.article());
        store.save(&mut store.open(&article).home, &desk.review("a")).unwrap();
        let mut opened = store.open(&article);
        let folder = store.drafts_folder(&opened.home).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        let first = std::mem::replace(&mut article.text, "Die Stadt zählt 11.800 Bäume.".to_owned());
        let mut review = opened.review.take().unwrap();
        review.follow(&article);
        store.save(&mut opened.home, &review).unwrap();
        let texts: Vec<String> =
            store.drafts(&opened.home).iter().filter_map(|draft| store.read_draft(draft)).collect();
        assert_eq!(texts, [article.text, first]);
    }
}
