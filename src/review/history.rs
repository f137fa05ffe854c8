//! Undo and redo.

use super::{Edit, EditError, Field, RecordId, Review};

/// The edits made so far, to be undone and redone. Typing into one field is one step, until something comes between.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// What undoes each step, the latest last.
    undo: Vec<Edit>,
    /// What redoes each step that was undone, the next one last.
    redo: Vec<Edit>,
    /// The run of typing the latest step of `undo` is part of.
    run: Option<Run>,
}

/// What consecutive edits must share to be one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Run {
    Text(RecordId, Field),
    /// Typing into the fields of a list of evidence, as long as none is added or removed.
    Evidence(RecordId, usize),
    Sheet,
}

impl Run {
    fn of(edit: &Edit) -> Option<Self> {
        match edit {
            Edit::Write { id, field, .. } => Some(Self::Text(*id, *field)),
            Edit::Prove { id, evidence } => Some(Self::Evidence(*id, evidence.len())),
            Edit::Describe(_) => Some(Self::Sheet),
            _ => None,
        }
    }
}

impl History {
    /// Applies an edit to the review and remembers how to undo it. What was undone before can be redone no more.
    pub fn perform(&mut self, review: &mut Review, edit: Edit) -> Result<(), EditError> {
        let run = Run::of(&edit);
        let inverse = review.apply(edit)?;
        // A list of evidence that has grown or shrunk is not typing.
        let run = run.filter(|run| Run::of(&inverse) == Some(*run));
        if run.is_none() || run != self.run {
            self.undo.push(inverse);
        }
        self.run = run;
        self.redo.clear();
        Ok(())
    }

    /// Ends a run of typing: what follows is a step of its own. For when a field loses the keyboard.
    pub fn end_run(&mut self) {
        self.run = None;
    }

    /// The edit that undoes the latest step.
    pub fn next_undone(&self) -> Option<&Edit> {
        self.undo.last()
    }

    /// The edit that redoes the step undone last.
    pub fn next_redone(&self) -> Option<&Edit> {
        self.redo.last()
    }

    /// Undoes the latest step and answers the edit that did it, to show what has changed; `None` where there is no
    /// step. A step that can be undone no more, because a later reading dropped its record, is dropped with an error.
    pub fn undo(&mut self, review: &mut Review) -> Result<Option<Edit>, EditError> {
        self.run = None;
        step(&mut self.undo, &mut self.redo, review)
    }

    /// Redoes the step undone last; else like [`Self::undo`].
    pub fn redo(&mut self, review: &mut Review) -> Result<Option<Edit>, EditError> {
        self.run = None;
        step(&mut self.redo, &mut self.undo, review)
    }

    /// Whether there is anything to undo.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is anything to redo.
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }
}

fn step(from: &mut Vec<Edit>, to: &mut Vec<Edit>, review: &mut Review) -> Result<Option<Edit>, EditError> {
    let Some(edit) = from.pop() else {
        return Ok(None);
    };
    to.push(review.apply(edit.clone())?);
    Ok(Some(edit))
}
