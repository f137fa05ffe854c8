//! The review that is kept of an article, for the commands that need one.

use crate::article::Article;
use crate::review::store::Notice;
use crate::review::{Review, text_hash};
use anyhow::bail;

/// The review as the store has found it, brought to this draft of the article; `None` where there is none. An error
/// where there are notes that could not be read: they must not be missing unnoticed.
pub(super) fn kept_review(
    article: &Article,
    found: Option<Review>,
    notices: &[Notice],
) -> anyhow::Result<Option<Review>> {
    for notice in notices {
        match notice {
            Notice::Damaged { path, message, .. } => bail!("{}: the review is damaged: {message}", path.display()),
            Notice::Unreadable { path, message } => {
                bail!("{}: the review cannot be read: {message}", path.display());
            }
            Notice::Newer { path, .. } if found.is_none() => {
                bail!("{}: a newer version of the program wrote this review; it cannot be read", path.display());
            }
            Notice::Newer { path, .. } => eprintln!(
                "claimlight: {}: a newer version of the program wrote this review; what it added is left out",
                path.display()
            ),
            Notice::Altered { path } => eprintln!(
                "claimlight: {}: something other than the program has changed this review, or some of it is damaged",
                path.display()
            ),
            Notice::Recovered { claims } => eprintln!(
                "claimlight: the program ended before it had saved what was written on {claims} claims; it was recovered"
            ),
            Notice::Moved { from } => eprintln!(
                "claimlight: there is no review by this article's name; {} is of the very same text and is used",
                from.display()
            ),
            Notice::Two { used, other } => eprintln!(
                "claimlight: there are two reviews of this article; {} is newer and is used, {} is not",
                used.display(),
                other.display()
            ),
        }
    }
    let Some(mut review) = found else { return Ok(None) };
    // Of an earlier draft, it follows its words into this one; what is lost on the way is listed as such.
    if review.subject().sha256 != text_hash(&article.text) {
        let lost = review.follow(article).lost;
        eprintln!("claimlight: the article has changed since it was reviewed; the words of {lost} notes are gone");
    }
    Ok(Some(review))
}
