//! The review of an article that was moved or renamed without it: known by the hash of the text both name.
//!
//! Looked for only where the place by the article's name holds none: beside the article, in the folder of the program,
//! and where the review of this text was saved last, which the state folder remembers. Only the beginning of a file is
//! read to tell whether it is the one: a folder may hold many.

use super::file_system::replace;
use super::format::{self, Parsed};
use super::{Candidate, Home, Store, hash, is_review};
use crate::article::Article;
use crate::review::{Subject, text_hash};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// More reviews in one folder are not looked at: on a network drive each costs some milliseconds.
const MOST_LOOKED_AT: usize = 500;

/// Within so many bytes the hash stands in a file this program wrote, whatever the title.
const START: usize = 8 << 10;

impl Store {
    /// The newest review of this very text in the folder of the article, in that of the program and where it was saved
    /// last. One whose own article still stands beside it is not taken: this is a copy then, and nothing has moved.
    pub(super) fn of_moved(&self, article: &Article, home: &Home) -> Option<Candidate> {
        let path = article.origin.path.as_deref()?;
        let sha256 = text_hash(&article.text);
        let beside = path.parent().map(|folder| self.reviews_in(folder)).unwrap_or_default();
        let last = self.place_file(&sha256).and_then(|place| self.files.read_start(&place, START).ok());
        let last = last.and_then(|path| String::from_utf8(path).ok()).map(PathBuf::from);
        let beside = beside.into_iter().chain(last).filter(|review| !self.has_its_article(review));
        let kept = self.folder.as_deref().map(|folder| self.reviews_in(folder)).unwrap_or_default();
        let reviews = beside.chain(kept).filter(|review| !home.candidates.contains(review));
        let found = reviews.filter_map(|review| self.if_of(review, &sha256, path));
        found.max_by_key(|candidate| candidate.saved)
    }

    /// Remembers in which file the review of a text is, once in a session. Where that cannot be written, an article
    /// moved to another folder does not find its review; it never fails a save.
    pub(super) fn remember_place(&self, home: &mut Home, subject: &Subject, before: Option<&Subject>, review: &Path) {
        if home.placed.as_ref() == Some(&subject.sha256) || review.parent() == self.folder.as_deref() {
            return;
        }
        let Some(place) = self.place_file(&subject.sha256) else { return };
        let whole = std::path::absolute(review).unwrap_or_else(|_| review.to_owned());
        let (Some(folder), Some(path)) = (place.parent(), whole.to_str()) else { return };
        let told = self.files.create_folder(folder).and_then(|()| replace(&*self.files, &place, path.as_bytes()));
        if told.is_err() {
            return;
        }
        home.placed = Some(subject.sha256.clone());
        // The file is of another draft now.
        let before = before.filter(|before| before.sha256 != subject.sha256);
        if let Some(old) = before.and_then(|before| self.place_file(&before.sha256)) {
            let _ = self.files.remove(&old);
        }
    }

    /// Where the state folder tells in which file the review of a text is.
    fn place_file(&self, sha256: &str) -> Option<PathBuf> {
        Some(self.state.as_ref()?.join("places").join(sha256.get(..16)?))
    }

    fn reviews_in(&self, folder: &Path) -> Vec<PathBuf> {
        let mut paths = self.files.list(folder).unwrap_or_default();
        paths.retain(|path| is_review(path));
        paths.sort();
        paths.truncate(MOST_LOOKED_AT);
        paths
    }

    fn has_its_article(&self, review: &Path) -> bool {
        let article = review.file_stem().map(Path::new).and_then(Path::file_stem);
        article.is_some_and(|name: &OsStr| self.files.exists(&review.with_file_name(name)))
    }

    fn if_of(&self, path: PathBuf, sha256: &str, article: &Path) -> Option<Candidate> {
        let start = self.files.read_start(&path, START).ok()?;
        if !start.windows(sha256.len()).any(|window| window == sha256.as_bytes()) {
            return None;
        }
        let bytes = self.files.read(&path).ok()?;
        match format::parse(&bytes, Some(article.to_owned())) {
            Parsed::Review { review, saved, ancestors, .. } if review.subject().sha256 == sha256 => {
                Some(Candidate { path, hash: hash(&bytes), review: *review, saved: saved.parse().ok(), ancestors })
            }
            Parsed::Review { .. } | Parsed::Newer { .. } | Parsed::Damaged(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Notice;
    use super::super::tests::{Desk, note};
    use super::*;
    use std::fs;

    fn renamed(desk: &Desk, name: &str) -> Article {
        let mut article = desk.article();
        let path = desk.articles().join(name);
        fs::write(&path, &article.text).unwrap();
        article.origin.path = Some(path);
        article
    }

    #[test]
    fn a_renamed_article_finds_its_review_and_gets_one_of_its_own() {
        let desk = Desk::new();
        let store = desk.store();
        store.save(&mut store.open(&desk.article()).home, &desk.review("a")).unwrap();
        let article = renamed(&desk, "final.txt");
        assert!(store.open(&article).review.is_none(), "the article of that review is still there");

        fs::remove_file(desk.articles().join("draft.txt")).unwrap();
        let mut opened = store.open(&article);
        assert_eq!(opened.review.as_ref().map(note), Some("a"));
        assert_eq!(opened.notices, [Notice::Moved { from: desk.beside() }]);
        let own = desk.articles().join("final.txt.claims.json");
        assert!(!own.exists(), "opening writes nothing");
        let before = fs::read(desk.beside()).unwrap();
        store.save(&mut opened.home, &desk.review("b")).unwrap();
        assert_eq!(fs::read(desk.beside()).unwrap(), before, "the one it was found in is left alone");
        let opened = store.open(&article);
        assert_eq!((opened.review.as_ref().map(note), &opened.notices[..]), (Some("b"), &[][..]));
    }

    #[test]
    fn an_article_moved_to_another_folder_finds_the_review_it_left_behind() {
        let desk = Desk::new();
        let store = desk.store();
        let mut home = store.open(&desk.article()).home;
        store.save(&mut home, &desk.review("a")).unwrap();
        let mut moved = desk.article();
        let path = desk.articles().join("desk/final.txt");
        fs::create_dir(path.parent().unwrap()).unwrap();
        fs::write(&path, &moved.text).unwrap();
        moved.origin.path = Some(path);
        assert!(store.open(&moved).review.is_none(), "a copy: the article of that review is still there");

        fs::remove_file(desk.articles().join("draft.txt")).unwrap();
        let opened = store.open(&moved);
        assert_eq!(opened.review.as_ref().map(note), Some("a"));
        assert_eq!(opened.notices, [Notice::Moved { from: desk.beside() }]);

        // The review goes on to another draft: it is no longer one of the first.
        let mut next = desk.article();
        next.text.push('!');
        let mut review = desk.review("b");
        review.follow(&next);
        store.save(&mut home, &review).unwrap();
        assert!(store.open(&moved).review.is_none());
        moved.text.push('!');
        assert_eq!(store.open(&moved).review.as_ref().map(note), Some("b"));
        fs::remove_file(desk.beside()).unwrap();
        assert!(store.open(&moved).review.is_none(), "what was thrown away stays away");
    }

    #[test]
    fn a_moved_article_finds_the_review_in_the_programs_folder_but_none_of_another_text() {
        let desk = Desk::new();
        let store = desk.store();
        let mut home = store.open(&desk.article()).home;
        home.candidates.remove(0);
        store.save(&mut home, &desk.review("kept away")).unwrap();
        fs::write(desk.data().join("broken.claims.json"), "{").unwrap();
        let mut article = renamed(&desk, "final.txt");
        assert_eq!(store.open(&article).review.as_ref().map(note), Some("kept away"));
        article.text.push('!');
        assert!(store.open(&article).review.is_none());
        article.text.pop();
        article.origin.path = None;
        assert!(store.open(&article).review.is_none(), "pasted words have not moved");
    }
}
