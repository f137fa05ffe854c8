//! Quotations that stand inside reported speech and have no cue of their own: they are the words of whoever is reported,
//! as in: The plan is “a step back” for all, Fuller told the paper.

use super::Attribution;
use crate::reading::model::QuoteForm;

/// How many statements may hold one another.
const DEEPEST: usize = 8;

/// Gives the quotations without a speaker that of the innermost statement around them; `found` is sorted by start, the
/// longer first.
pub(super) fn inherit(found: &mut [Attribution]) {
    let mut around: Vec<usize> = Vec::new();
    for at in 0..found.len() {
        let content = found[at].content;
        around.retain(|&outer| found[outer].content.end > content.start);
        if found[at].form == QuoteForm::Direct {
            let holder = around.iter().rev().find(|&&outer| found[outer].content.covers(content));
            let open = found[at].speaker.is_none() && found[at].cue.is_none();
            if let Some(&outer) = holder.filter(|_| open) {
                let (speaker, cue, why) = (found[outer].speaker, found[outer].cue, found[outer].why.clone());
                if speaker.is_some() {
                    (found[at].speaker, found[at].cue) = (speaker, cue);
                    found[at].why.extend(why);
                }
            }
        } else if matches!(found[at].form, QuoteForm::Mixed | QuoteForm::Indirect) && around.len() < DEEPEST {
            around.push(at);
        }
    }
}
