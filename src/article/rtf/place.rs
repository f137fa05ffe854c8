//! Which part of a document a group holds, by the word it begins with.

/// Where text goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Into the running text, or the note, comment or text box around it.
    Text,
    /// Nowhere, but groups in it may be read.
    Quiet,
    /// Nowhere, and neither does that of groups in it.
    Skipped,
    Fonts,
    Styles,
    Lists,
    Overrides,
    /// The code of a field.
    Instruction,
    /// How a list of the old kind counts.
    OldList,
    Info,
    Title,
    Author,
    Created,
    /// The parts of a comment that stand beside its words.
    RemarkInitials,
    RemarkAuthor,
    RemarkDate,
    RemarkOf,
    RemarkBegins,
    RemarkEnds,
}

/// What a group is by its first word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Destination {
    /// Text of it goes there.
    Place(Place),
    /// As what is around the group of this kind it stands in: the result of an object, the better of two ways to say it.
    Outer,
    /// A group of two ways to say the same, or of an object and its result.
    Wrapper,
    Field,
    FieldResult,
    Note,
    Comment,
    TextBox,
}

/// What the word makes of its group; `None` for a word that is none of a group's kind.
pub(super) fn destination(word: &str, around: Place) -> Option<Destination> {
    use Destination::Place as In;
    if around == Place::Info {
        return Some(In(match word {
            "title" => Place::Title,
            "author" => Place::Author,
            "creatim" => Place::Created,
            _ => Place::Skipped,
        }));
    }
    Some(match word {
        "fonttbl" => In(Place::Fonts),
        "stylesheet" => In(Place::Styles),
        "listtable" => In(Place::Lists),
        "listoverridetable" => In(Place::Overrides),
        "info" => In(Place::Info),
        "field" => Destination::Field,
        "fldinst" => In(Place::Instruction),
        "fldrslt" => Destination::FieldResult,
        "footnote" => Destination::Note,
        "annotation" => Destination::Comment,
        "atnid" => In(Place::RemarkInitials),
        "atnauthor" => In(Place::RemarkAuthor),
        "atndate" => In(Place::RemarkDate),
        "atnref" => In(Place::RemarkOf),
        "atrfstart" => In(Place::RemarkBegins),
        "atrfend" => In(Place::RemarkEnds),
        "shptxt" => Destination::TextBox,
        "shpinst" => In(Place::Quiet),
        "object" | "upr" => Destination::Wrapper,
        "result" | "ud" => Destination::Outer,
        "pn" => In(Place::OldList),
        // Holds the end of a row.
        "nesttableprops" => In(Place::Text),
        "colortbl" | "pict" | "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr"
        | "footerf" | "ftnsep" | "ftnsepc" | "ftncn" | "aftnsep" | "aftnsepc" | "aftncn" | "listtext" | "pntext"
        | "pntxta" | "pntxtb" | "sp" | "shprslt" | "nonshppict" | "nonesttables" | "xe" | "tc" | "rxe"
        | "bkmkstart" | "bkmkend" | "template" | "revtbl" | "filetbl" | "formfield" | "datafield" | "listname"
        | "leveltext" | "levelnumbers" | "falt" | "panose" | "private" | "objdata" | "objclass" | "themedata" => {
            In(Place::Skipped)
        }
        _ => return None,
    })
}
