# The words of the window in English. Held against the code by a test in src/app/words.

app-name = Claimlight
promise = Every quote, figure and source of an article, lit – and a place for what you find out about each.
an-aid = Marks are an aid, not a complete list.
an-aid-long = The marks are found by rules. They are an aid and not a complete list: some will be missing, some will be wrong. Mark first yourself where it matters, dismiss what is no claim, and add what was overlooked.

## Opening
open = Open…
open-more = More ways to open
try-sample = Try a sample
other-ways = Or drop a file here, or paste its text.
recent = Recent
cancel = Cancel
drop-here = Drop to open
clipboard-empty = There is no text on the clipboard.
open-broken = Something went wrong inside the program.
command-whole-page = Show the whole page or only its article
part-of-page = Article only
whole-page = Whole page
warning-whole-page = The article could not be told from the rest of the page, so the whole page is shown.
warning-truncated = The document is too large; its end is missing here.
warning-damaged = Part of the document is damaged and is missing here.
dialog-open-title = Open an article
dialog-export-title = Export
dialog-articles = Articles
dialog-annotations = Annotations
dialog-reviews = Reviews
dialog-everything = All files
path-title = Open a file by its path
path-name = Path of the file
path-open = Open
path-hint = Paste or type the full path.
annotations-title = Import notes
annotations-take = Import
review-title = Merge a colleague's review
review-take = Merge
destination-title = Export to a file
destination-write = Export

## Bars and menus
export = Export
menu = Menu
close-sheet = Close
close-notice = Close this message
reading = Reading claims…
save-pending = Saving…
not-saved = Not saved
only-reading = Read only
review-elsewhere = This review is open in another window. Here you can only read.
review-taken-over = Another window has taken this review over. What you wrote is saved; here you can only read now.
review-no-answer = The other window does not answer. You can work here; what both write is brought together when it is saved.
language-automatic = Recognise automatically
chord-mark = Mark as: Q quote, N number, S source, O other
chord-kind = Change to: Q quote, N number, S source, O other
mark-as = Mark as
menu-choose = Show card
copy = Copy
copy-link = Copy link address

## Search
search-name = Search in text and notes
search-nothing = Nothing found
search-close = Close search

## The panel
filter-words = Filter claims
filter-source = Source
filter-all-sources = All sources
filter-clear = Show all
order-name = Order of the cards
list-reading = Reading claims…
list-empty = No claims were found in this text. Select words in it to mark one yourself.
list-filtered = No claim passes the filter.
by-hand = marked by hand
speaker-not-found = Speaker not found
field-note = Note
field-question = Question for the writer
field-answer = Answer
field-correction = Suggested correction
field-tags = Tags
hint-note = What did you find out?
hint-tags = separated by commas
hint-locator = Link, page, document or contact
add-evidence = Evidence
add-more = More
change-kind = Kind
dismiss = Dismiss
bring-back = Bring back
remove-mark = Remove mark
evidence-heading = Evidence
evidence-primary = Primary
evidence-secondary = Secondary
evidence-confidential = Confidential
evidence-confidential-hint = Left out of everything that is exported
evidence-accessed = Accessed
today = Today
edit-failed = This change could not be made: the claim is gone.
claim-dismissed = Claim dismissed
mark-removed = Mark removed
nothing-unchecked = Nothing left to check here.
sources-empty = No sources were found in this text.
source-show-claims = Show its claims
source-listed-only = only listed
sheet-title = Title
sheet-writer = Writer
sheet-checker = Checked by
sheet-draft = Draft
sheet-progress = Progress
sheet-about = Document
about-file = File
about-date = Date
about-site = Publication
about-length = Length
about-review = Review kept in
kept-nowhere = Nothing to keep yet

## Settings, help, palette
settings-title = Settings
settings-theme = Appearance
settings-zoom = Size
settings-tongue = Language of the window
tongue-system = As the system
settings-reviewer = Your name
hint-reviewer = stands with each status you give
help-title = Help
group-article = Article
group-claims = Claims
group-marks = Your own marks
group-view = View
group-program = Program
key-control = Ctrl
key-shift = Shift
palette-name = Find a command
palette-nothing = No command of that name

## Keeping and exporting
export-onto-article = The article itself and files with notes are never overwritten. Choose another file.
command-export = Export …
command-import = Import notes …
command-merge-review = Merge a colleague's review …
command-merge-copies = Merge the copies of the sync program
export-title = Export the review
export-what = Document
export-as = Format
export-for-excel = For Excel
export-also = Also hand on
export-contents = { $claims ->
    [one] One claim
   *[other] { $claims } claims
}, { $settled } of them settled and { $noted } with a note
export-dismissed = Dismissed claims ({ $claims })
export-confidential = Confidential evidence ({ $pieces })
export-confidential-warning = Whoever gets the file can read it. Holds for this export only.
export-preview = Preview
export-empty = There would be nothing in it yet.
export-count = { $what }: { $count }
export-more = { $lines ->
    [one] … and one more line
   *[other] … and { $lines } more lines
}
export-withheld = Confidential evidence stays behind for { $claims ->
    [one] one claim
   *[other] { $claims } claims
}: { $words }
export-choose = Choose a file …

## Commands
command-open = Open…
command-open-path = Open by path…
command-open-clipboard = Open text from the clipboard
command-save = Save now
command-close-article = Close article
command-undo = Undo
command-redo = Redo
command-next-claim = Next claim
command-previous-claim = Previous claim
command-next-unchecked = Next unchecked claim
command-dismiss = Dismiss or bring back
command-note = Write a note
command-attach = Put the claim on the selected words
command-add-evidence = Add evidence
command-back = One step back
command-find = Search in text and notes
command-find-next = Next place found
command-find-previous = Previous place found
command-toggle-panel = Show or hide the panel
command-zoom-in = Larger
command-zoom-out = Smaller
command-zoom-reset = Normal size
command-settings = Settings
command-palette = Find a command…
command-help = Help
command-quit = Quit

## With what they are told
word-count =
    { $words ->
        [one] { $words } word
       *[other] { $words } words
    }
clock = { $hour }:{ $minute }
opening = Opening { $name }…
opening-file = { $percent } % of the file
opening-text = { $percent } % of the text
opening-pages = Page { $done } of { $all }
opening-chapters = Chapter { $done } of { $all }
exporting = Writing { $name }…
exporting-part = { $percent } % written
open-failed = { $name } could not be opened. { $why }
warning-undecodable =
    { $count ->
        [one] One character could not be decoded and is shown as �.
       *[other] { $count } characters could not be decoded and are shown as �.
    }
warning-tracked-changes =
    { $count ->
        [one] The document has a tracked change. It is shown as if accepted.
       *[other] The document has { $count } tracked changes. They are shown as if accepted.
    }
warning-attachments =
    { $count ->
        [one] The message has an attached file, which was not opened.
       *[other] The message has { $count } attached files, which were not opened.
    }
forget = Take { $name } off this list
encoding-guessed = { $name } (guessed)
progress = { $done } of { $all } checked
saved = Saved { $time }
language-name = Read as { $language }
language-other = Language “{ $code }”
search-count =
    { $all ->
        [one] 1 place
       *[other] { $all } places
    }
search-place = { $at } of { $all }
mark-name = { $kind }, { $words }, { $status }
stamped-by = { $who }, { $day }, { $time }
stamped = { $day }, { $time }
status-of = Status: { $status }
said-by = — { $name }
credited-to = Source: { $name }
named-as = { $name } (here: “{ $here }”)
approximately = about { $value }
why-marked = Marked for: { $reasons }
evidence-locator = Evidence { $number }: where it stands
evidence-remove = Remove evidence { $number }
sources-summary =
    { $all ->
        [one] 1 source
       *[other] { $all } sources
    }, { $unnamed ->
        [0] all named
       *[other] { $unnamed } without a name
    }
source-aliases = Also as: { $names }
source-counts =
    { $quotes ->
        [one] 1 quote
       *[other] { $quotes } quotes
    } · { $figures ->
        [one] 1 figure
       *[other] { $figures } figures
    } · { $mentions ->
        [one] 1 mention
       *[other] { $mentions } mentions
    }
zoom-percent = { $percent } %
review-damaged = The review in { $path } is damaged ({ $why }). It was set aside as { $kept }; nothing of it was overwritten.
review-altered = The review in { $path } is not as Claimlight saved it: another program has changed it, or some of it is damaged. A copy of it is kept; Earlier states of the review … shows how it was.
review-restored = The review in { $path } is damaged ({ $why }). You see it as it was on { $when }; the damaged file is kept as { $kept }.
review-unreadable = The review in { $path } cannot be read: { $why }
review-newer = A newer version of Claimlight wrote { $path }. It is shown as far as it is understood, and changes are not saved.
draft-summary = This is a new draft: { $unchanged } unchanged, { $changed } changed, { $moved } moved, { $gone } gone, { $fresh } new. Notes have followed their words.
review-merged = { $claims ->
    [one] Somebody else has worked on this review: { $claims } claim was taken in.
   *[other] Somebody else has worked on this review: { $claims } claims were taken in.
} { $conflicts ->
    [0] { "" }
    [one] One thing you both changed is there twice.
   *[other] { $conflicts } things you both changed are there twice.
}
copies-found = { $copies ->
    [one] A sync program has kept a copy of this review because it was changed in two places: { $names }
   *[other] A sync program has kept { $copies } copies of this review because it was changed in several places: { $names }
}
others-taken = { $claims ->
    [one] { $names }: { $claims } claim was taken in.
   *[other] { $names }: { $claims } claims were taken in.
} { $conflicts ->
    [0] { "" }
    [one] One thing was changed in both; it is there twice.
   *[other] { $conflicts } things were changed in both; they are there twice.
}
others-nothing = That review says nothing that is not here already.
other-of-another-article = { $path } is a review of another article: none of its words stand here.
other-no-review = { $path } is no review, or it is damaged.
other-newer = A newer version of Claimlight wrote { $path }. It cannot be merged here.
review-recovered = { $claims ->
    [0] Claimlight ended before it had saved everything. What you had written is here again.
    [one] Claimlight ended before it had saved everything. What you had written on { $claims } claim is here again.
   *[other] Claimlight ended before it had saved everything. What you had written on { $claims } claims is here again.
}
review-moved = This article has no review by its name, but { $path } is one of the very same text and is shown. That file is left as it is; what you change is saved for this article.
review-two = There are two reviews of this article. { $used } is the newer and is shown; { $other } is kept.
save-failed = Your notes could not be saved: { $why } They are kept in memory, and saving is tried again.
settings-failed = The settings could not be saved: { $why }
export-done = Exported to { $path }
export-failed = The export to { $path } failed: { $why }
import-done =
    { $added ->
        [0] No new note
        [one] 1 note taken in
       *[other] { $added } notes taken in
    }{ $known ->
        [0] { "" }
       *[other] , { $known } there already
    }{ $lost ->
        [0] { "" }
       *[other] , { $lost } without a place
    }{ $elsewhere ->
        [0] { "" }
       *[other] , { $elsewhere } about other articles
    }
import-failed = The notes in { $path } could not be taken in: { $why }
day =
    { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[other] December
    } { $year }

## One for each member of a family
command-sample-de = Try the German sample
command-sample-en = Try the English sample
export-document-article = Annotated article
export-document-sheet = Fact-check sheet
export-document-questions = Questions for sources
export-document-worksheet = Worksheet for a class
export-document-annotations = Annotations (W3C)
export-document-hypothesis = Annotations (Hypothesis)
export-document-claim-review = ClaimReview (schema.org)
export-format-html = Web page
export-format-markdown = Markdown
export-format-json-ld = JSON-LD
export-format-json = JSON
export-format-docx = Word document
export-format-csv = Comma-separated values (CSV)
export-format-pdf = PDF
export-format-xlsx = Spreadsheet (Excel)
command-judge-to-check = To check
command-judge-checking = Checking
command-judge-confirmed = Confirmed
command-judge-wrong = Wrong
command-judge-unclear = Unclear
command-judge-needs-source = Needs a source
command-judge-opinion = Opinion
command-judge-dismissed = Dismissed
command-judge-changed-since-checked = Changed since checked
status-to-check = to check
status-checking = checking
status-confirmed = confirmed
status-wrong = wrong
status-unclear = unclear
status-needs-source = needs a source
status-opinion = opinion
status-dismissed = dismissed
status-changed-since-checked = changed since checked
kind-quote = Quote
kind-number = Number
kind-source = Source
kind-other = Other
kinds-quote = Quotes
kinds-number = Numbers
kinds-source = Sources
kinds-other = Other
command-mark-quote = Mark selection as quote
command-mark-number = Mark selection as number
command-mark-source = Mark selection as source
command-mark-other = Mark selection as other
command-reclassify-quote = Change kind to quote
command-reclassify-number = Change kind to number
command-reclassify-source = Change kind to source
command-reclassify-other = Change kind to other
command-toggle-kind-quote = Light quotes, or put them out
command-toggle-kind-number = Light numbers, or put them out
command-toggle-kind-source = Light sources, or put them out
command-toggle-kind-other = Light other marks, or put them out
command-show-claims = Show claims
command-show-sources = Show sources
command-show-checks = Show checks
command-show-article = Show article data
tab-claims = Claims
tab-sources = Sources
tab-checks = Checks
tab-article = Article
command-theme-system = Appearance as the system has it
command-theme-light = Light appearance
command-theme-dark = Dark appearance
theme-system = System
theme-light = Light
theme-dark = Dark
command-speak-de = Fenster auf Deutsch
command-speak-en = Window in English
tongue-de = Deutsch
tongue-en = English
order-short-place = By place
order-short-status = By status
order-short-source = By source
order-long-place = As in the text
order-long-status = By status, open ones first
order-long-source = By source
form-direct = direct speech
form-mixed = partly direct
form-indirect = indirect speech
form-term = term in marks
number-cardinal = count
number-percent = percentage
number-currency = amount of money
number-quantity = measure
number-age = age
number-temperature = temperature
number-duration = duration
number-fraction = fraction
number-multiple = multiple
number-vague = vague figure
number-range = range
number-score = score or vote
number-ordinal = rank
number-date = date
number-time = time of day
role-speaker = speaks here
role-cited = cited here
role-listed = only listed
source-person = Person
source-organisation = Organisation
source-media = Media
source-document = Document
source-role = Office without a name
source-group = Group
source-unnamed = Unnamed
source-self = Own newsroom
grade-named = named
grade-second-hand = second-hand
grade-unnamed-role = without a name
grade-anonymous = identity withheld
bound-at-least = at least
bound-at-most = at most
why-marks = quotation marks
why-cue-verb = verb of saying
why-cue-noun = noun of saying
why-cue-preposition = “according to”
why-colon = colon
why-subjunctive = reported-speech mood
why-that-clause = that-clause
why-term-word = word for a term (“so-called”)
why-title-of-work = title of a work
why-short-marked = a few words in marks
why-continued = continues a quote
why-sentence-before = the person of the sentence before
why-signature = name under the quotation
why-block-quote = set off as a quotation
why-interview = interview form
why-digits = digits
why-number-word = number word
why-scale-word = scale word (million)
why-percent = percent
why-currency = currency
why-unit = unit
why-age-word = age
why-vague-word = vague amount
why-range-word = range
why-calendar-word = calendar word
why-counted-noun = what is counted
why-name = name
why-title = title
why-office = office
why-organisation = organisation
why-medium = medium
why-document = document
why-group = group
why-unnamed = unnamed
why-pronoun = pronoun
why-source-list = list of sources
why-credit = credit line
why-by-hand = marked by hand

## Languages of articles, and why a file could not be opened
language-de = German
language-en = English
language-fr = French
language-es = Spanish
language-it = Italian
language-pt = Portuguese
language-nl = Dutch
language-und = Unknown language
open-error-not-found = There is no such file.
open-error-folder = It is a folder; choose a file in it.
open-error-not-a-file = It is not a regular file.
open-error-permission = You are not allowed to read it.
open-error-io = Reading it failed: { $reason }
open-error-empty = The file is empty.
open-error-no-text = There is no text in it.
open-error-too-large = It is larger than { $megabytes } MB, the most that is read.
open-error-unpacks-too-large = It unpacks to more than { $megabytes } MB, the most that is read.
open-error-too-many-parts = It is made of more than { $parts } parts, the most that is read.
open-error-unsupported =
    It is { $class ->
        [document] a document
        [spreadsheet] a spreadsheet
        [presentation] a presentation
        [book] a book
        [image] an image
        [audio] a sound recording
        [video] a video
        [archive] an archive
        [program] a program
        [font] a font
       *[other] a data file
    } ({ $format }), which cannot be opened here.
open-error-encrypted = It is protected by a password; save a copy without one to open it.
open-error-encrypted-mail = It is an encrypted message; decrypt it in the mail program and save a copy to open it.
open-error-copy-protected = It is a book locked against copying (DRM), so its text cannot be read.
open-error-only-pictures = This PDF holds pictures of pages, but no text. Run it through text recognition (OCR) first.
open-error-old-word = It is an old Word document (.doc); save it as .docx to open it.
open-error-not-text = It holds no text that can be read.
open-error-damaged = The { $format } document is damaged and cannot be read.
open-error-internal = Something in it could not be handled; that is a fault of the program.

# Checks: what each is called, and why it is told.
checks-empty = Nothing stands out: every quote and figure has a source with a name.
checks-summary =
    { $standing ->
        [0] Nothing is left to look at.
        [one] One place to look at. It may be right as it stands.
       *[other] { $standing } places to look at. They may be right as they stand.
    }
checks-aside = Show dismissed ({ $aside })
check-unsourced-figure = Figure without a source
check-unattributed-quote = Quote without a speaker
check-single-unnamed = One unnamed source
check-many-unnamed = Many unnamed sources
check-bare-name = No full name or role
check-two-spellings = Two spellings
check-listed-only = Listed, not credited
check-relay = Passed on from somebody unnamed
check-disagreement = Figures that differ
check-why-unsourced-figure = Neither this sentence nor the next says whose figure it is.
check-why-unattributed-quote = The text does not say who said it.
check-why-single-unnamed = “{ $name }” gives no name, and nobody else is given for it.
check-why-many-unnamed = { $unnamed } of { $all } sources have no name.
check-why-bare-name = “{ $name }” comes in without first name, title or role.
check-why-two-spellings = Elsewhere it is “{ $one }”, here “{ $other }”.
check-why-listed-only = “{ $name }” stands among the sources, but nothing in the text is credited to it.
check-why-relay = “{ $medium }” passes on what it heard from “{ $origin }”.
check-why-disagreement = It was “{ $one }” before and is “{ $other }” here.

# The sources page.
sources-kind = Kind
sources-unnamed = Without a name
roll-order-place = As in the text
roll-order-heard = Most heard first
roll-order-name = By name
roll-order-grade = Least identified first
source-join = Same as
source-part = Not the same
source-relays = Passes on what it heard from: { $names }
source-questions =
    { $questions ->
        [one] One question to ask
       *[other] { $questions } questions to ask
    }
command-copy-call-list = Copy call list
call-list-copied = The call list is on the clipboard.
call-list-empty = No question is written on any claim yet.
call-list-nobody = Nobody named
fate-changed = Changed
fate-moved = Moved
fate-gone = Gone
fate-new = New
claim-gone = Its words are no longer in the text. Select others and press A to put the claim on them.
checked-as = Checked as: { $words }
claim-attached = The claim is on the selected words now.
command-take-over = Work on the review here
history-of = History ({ $events })
deed-status = Status
deed-note = Note written
deed-question = Question written
deed-answer = Answer written
deed-correction = Correction written
deed-evidence = Evidence changed
deed-tags = Tags changed
deed-kind = Kind changed
deed-place = Put on other words
command-compare-drafts = Compare drafts …
drafts-title = Compare drafts
drafts-none = There is only this draft so far. Each draft you work on is kept, and can be compared here with the others.
drafts-before = Earlier
drafts-after = Later
drafts-open = The draft shown
drafts-summary = { $unchanged } unchanged, { $changed } changed, { $moved } moved, { $gone } gone, { $fresh } new
command-earlier-states = Earlier states of the review …
earlier-title = Earlier states of the review
earlier-none = There is no copy of an earlier state yet. Copies are made by themselves while you work.
earlier-hint = Choose one to go back to it. Undo takes you back to now.
earlier-unreadable = This copy can no longer be read.
earlier-state = { $when } · { $claims ->
    [one] { $claims } claim with an entry
   *[other] { $claims } claims with an entry
}
earlier-restored = The review is as it was on { $when }.
place-page = Page { $label }
place-paragraph = Paragraph { $number }
source-first = First in: { $place }
command-take-remarks = Take in the document's comments
remarks-found = { $remarks ->
    [one] There is a comment in this document.
   *[other] There are { $remarks } comments in this document.
}
remarks-taken = { $remarks ->
    [one] { $remarks } comment is a note now.
   *[other] { $remarks } comments are notes now.
}
