# Die Wörter des Fensters auf Deutsch. Ein Test in src/app/words hält sie gegen den Code.

app-name = Claimlight
promise = Jedes Zitat, jede Zahl und jede Quelle eines Artikels im Licht – und Platz für das, was Sie dazu herausfinden.
an-aid = Markierungen helfen, sind aber nicht vollständig.
an-aid-long = Die Markierungen werden nach Regeln gefunden. Sie sind eine Hilfe und keine vollständige Liste: Manches fehlt, manches ist falsch. Markieren Sie selbst, wo es darauf ankommt, verwerfen Sie, was keine Aussage ist, und ergänzen Sie, was übersehen wurde.

## Opening
open = Öffnen …
open-more = Weitere Wege, etwas zu öffnen
try-sample = Beispiel ansehen
other-ways = Oder eine Datei hierher ziehen oder ihren Text einfügen.
recent = Zuletzt geöffnet
cancel = Abbrechen
drop-here = Zum Öffnen loslassen
clipboard-empty = In der Zwischenablage ist kein Text.
open-broken = Im Programm ist etwas schiefgegangen.
command-whole-page = Die ganze Webseite zeigen oder nur ihren Artikel
part-of-page = Nur Artikel
whole-page = Ganze Seite
warning-whole-page = Der Artikel ließ sich nicht vom Rest der Seite trennen; gezeigt wird die ganze Seite.
warning-truncated = Das Dokument ist zu groß; sein Ende fehlt hier.
warning-damaged = Ein Teil des Dokuments ist beschädigt und fehlt hier.
dialog-open-title = Artikel öffnen
dialog-export-title = Exportieren
dialog-articles = Artikel
dialog-annotations = Anmerkungen
dialog-reviews = Prüfungen
dialog-everything = Alle Dateien
path-title = Datei über ihren Pfad öffnen
path-name = Pfad der Datei
path-open = Öffnen
path-hint = Den vollständigen Pfad einfügen oder eingeben.
annotations-title = Notizen übernehmen
annotations-take = Übernehmen
review-title = Prüfung aus dem Kollegenkreis übernehmen
review-take = Übernehmen
destination-title = In eine Datei exportieren
destination-write = Exportieren

## Bars and menus
export = Exportieren
menu = Menü
close-sheet = Schließen
close-notice = Meldung schließen
reading = Aussagen werden gelesen …
save-pending = Wird gespeichert …
not-saved = Nicht gespeichert
only-reading = Nur Lesen
review-elsewhere = Diese Prüfung ist in einem anderen Fenster geöffnet. Hier können Sie nur lesen.
review-taken-over = Ein anderes Fenster hat diese Prüfung übernommen. Was Sie geschrieben haben, ist gespeichert; hier können Sie jetzt nur lesen.
review-no-answer = Das andere Fenster antwortet nicht. Sie können hier arbeiten; was beide schreiben, wird beim Speichern zusammengeführt.
language-automatic = Automatisch erkennen
chord-mark = Markieren als: Q Zitat, N Zahl, S Quelle, O Sonstiges
chord-kind = Ändern in: Q Zitat, N Zahl, S Quelle, O Sonstiges
mark-as = Markieren als
menu-choose = Karte zeigen
copy = Kopieren
copy-link = Linkadresse kopieren

## Search
search-name = In Text und Notizen suchen
search-nothing = Nichts gefunden
search-close = Suche schließen

## The panel
filter-words = Aussagen filtern
filter-source = Quelle
filter-all-sources = Alle Quellen
filter-clear = Alle zeigen
order-name = Reihenfolge der Karten
list-reading = Aussagen werden gelesen …
list-empty = In diesem Text wurden keine Aussagen gefunden. Wählen Sie Wörter aus, um selbst eine zu markieren.
list-filtered = Keine Aussage passt zum Filter.
by-hand = von Hand markiert
speaker-not-found = Sprecher nicht gefunden
field-note = Notiz
field-question = Frage an die Autorin oder den Autor
field-answer = Antwort
field-correction = Vorgeschlagene Korrektur
field-tags = Schlagwörter
hint-note = Was haben Sie herausgefunden?
hint-tags = durch Kommas getrennt
hint-locator = Link, Seite, Dokument oder Kontakt
add-evidence = Beleg
add-more = Mehr
change-kind = Art
dismiss = Verwerfen
bring-back = Zurückholen
remove-mark = Markierung entfernen
evidence-heading = Belege
evidence-primary = Primär
evidence-secondary = Sekundär
evidence-confidential = Vertraulich
evidence-confidential-hint = Fehlt in allem, was exportiert wird
evidence-accessed = Abgerufen
today = Heute
edit-failed = Diese Änderung war nicht möglich: Die Aussage gibt es nicht mehr.
claim-dismissed = Aussage verworfen
mark-removed = Markierung entfernt
nothing-unchecked = Hier ist nichts mehr zu prüfen.
sources-empty = In diesem Text wurden keine Quellen gefunden.
source-show-claims = Ihre Aussagen zeigen
source-listed-only = nur aufgeführt
sheet-title = Titel
sheet-writer = Autorin oder Autor
sheet-checker = Geprüft von
sheet-draft = Fassung
sheet-progress = Fortschritt
sheet-about = Dokument
about-file = Datei
about-date = Datum
about-site = Medium
about-length = Länge
about-review = Prüfung gespeichert in
kept-nowhere = Noch nichts zu speichern

## Settings, help, palette
settings-title = Einstellungen
settings-theme = Darstellung
settings-zoom = Größe
settings-tongue = Sprache des Fensters
tongue-system = Wie das System
settings-reviewer = Ihr Name
hint-reviewer = steht bei jedem Status, den Sie vergeben
help-title = Hilfe
group-article = Artikel
group-claims = Aussagen
group-marks = Eigene Markierungen
group-view = Ansicht
group-program = Programm
key-control = Strg
key-shift = Umschalt
palette-name = Befehl suchen
palette-nothing = Kein Befehl dieses Namens

## Keeping and exporting
export-onto-article = Der Artikel selbst und Dateien mit Notizen werden nie überschrieben. Wählen Sie eine andere Datei.
command-export = Exportieren …
command-import = Notizen übernehmen …
command-merge-review = Prüfung aus dem Kollegenkreis übernehmen …
command-merge-copies = Kopien des Abgleichprogramms übernehmen
export-title = Prüfung exportieren
export-what = Dokument
export-as = Format
export-for-excel = Für Excel
export-also = Auch mitgeben
export-contents = { $claims ->
    [one] Eine Aussage
   *[other] { $claims } Aussagen
}, davon { $settled } geprüft und { $noted } mit Notiz
export-dismissed = Verworfene Aussagen ({ $claims })
export-confidential = Vertrauliche Belege ({ $pieces })
export-confidential-warning = Wer die Datei bekommt, kann sie lesen. Gilt nur für diesen Export.
export-preview = Vorschau
export-empty = Darin stünde noch nichts.
export-count = { $what }: { $count }
export-more = { $lines ->
    [one] … und eine weitere Zeile
   *[other] … und { $lines } weitere Zeilen
}
export-withheld = Vertrauliche Belege bleiben zurück bei { $claims ->
    [one] einer Aussage
   *[other] { $claims } Aussagen
}: { $words }
export-choose = Datei wählen …

## Commands
command-open = Öffnen …
command-open-path = Über Pfad öffnen …
command-open-clipboard = Text aus der Zwischenablage öffnen
command-save = Jetzt speichern
command-close-article = Artikel schließen
command-undo = Rückgängig
command-redo = Wiederholen
command-next-claim = Nächste Aussage
command-previous-claim = Vorige Aussage
command-next-unchecked = Nächste ungeprüfte Aussage
command-dismiss = Verwerfen oder zurückholen
command-note = Notiz schreiben
command-attach = Aussage auf die ausgewählten Wörter setzen
command-add-evidence = Beleg hinzufügen
command-back = Einen Schritt zurück
command-find = In Text und Notizen suchen
command-find-next = Nächste Fundstelle
command-find-previous = Vorige Fundstelle
command-toggle-panel = Seitenleiste ein- oder ausblenden
command-zoom-in = Größer
command-zoom-out = Kleiner
command-zoom-reset = Normale Größe
command-settings = Einstellungen
command-palette = Befehl suchen …
command-help = Hilfe
command-quit = Beenden

## With what they are told
word-count =
    { $words ->
        [one] { $words } Wort
       *[other] { $words } Wörter
    }
clock = { $hour }:{ $minute }
opening = { $name } wird geöffnet …
opening-file = { $percent } % der Datei
opening-text = { $percent } % des Textes
opening-pages = Seite { $done } von { $all }
opening-chapters = Kapitel { $done } von { $all }
exporting = { $name } wird geschrieben …
exporting-part = { $percent } % geschrieben
open-failed = { $name } ließ sich nicht öffnen. { $why }
warning-undecodable =
    { $count ->
        [one] Ein Zeichen ließ sich nicht entschlüsseln und steht hier als �.
       *[other] { $count } Zeichen ließen sich nicht entschlüsseln und stehen hier als �.
    }
warning-tracked-changes =
    { $count ->
        [one] Das Dokument enthält eine nachverfolgte Änderung. Sie ist hier wie angenommen dargestellt.
       *[other] Das Dokument enthält { $count } nachverfolgte Änderungen. Sie sind hier wie angenommen dargestellt.
    }
warning-attachments =
    { $count ->
        [one] An der Nachricht hängt eine Datei; sie wurde nicht geöffnet.
       *[other] An der Nachricht hängen { $count } Dateien; sie wurden nicht geöffnet.
    }
forget = { $name } von der Liste nehmen
encoding-guessed = { $name } (vermutet)
progress = { $done } von { $all } geprüft
saved = Gespeichert { $time }
language-name = Gelesen als { $language }
language-other = Sprache „{ $code }“
search-count =
    { $all ->
        [one] 1 Stelle
       *[other] { $all } Stellen
    }
search-place = { $at } von { $all }
mark-name = { $kind }, { $words }, { $status }
stamped-by = { $who }, { $day }, { $time }
stamped = { $day }, { $time }
status-of = Status: { $status }
said-by = — { $name }
credited-to = Laut { $name }
named-as = { $name } (hier: „{ $here }“)
approximately = etwa { $value }
why-marked = Markiert wegen: { $reasons }
evidence-locator = Beleg { $number }: wo er steht
evidence-remove = Beleg { $number } entfernen
sources-summary =
    { $all ->
        [one] 1 Quelle
       *[other] { $all } Quellen
    }, { $unnamed ->
        [0] alle mit Namen
       *[other] { $unnamed } ohne Namen
    }
source-aliases = Auch als: { $names }
source-counts =
    { $quotes ->
        [one] 1 Zitat
       *[other] { $quotes } Zitate
    } · { $figures ->
        [one] 1 Zahl
       *[other] { $figures } Zahlen
    } · { $mentions ->
        [one] 1 Nennung
       *[other] { $mentions } Nennungen
    }
zoom-percent = { $percent } %
review-damaged = Die Prüfung in { $path } ist beschädigt ({ $why }). Sie liegt nun unverändert in { $kept }.
review-altered = Die Prüfung in { $path } ist nicht so, wie Claimlight sie gespeichert hat: Ein anderes Programm hat sie geändert, oder ein Teil ist beschädigt. Eine Kopie davon bleibt; Frühere Stände der Prüfung … zeigt, wie sie war.
review-restored = Die Prüfung in { $path } ist beschädigt ({ $why }). Sie sehen sie, wie sie am { $when } war; die beschädigte Datei liegt in { $kept }.
review-unreadable = Die Prüfung in { $path } ist nicht lesbar: { $why }
review-newer = Eine neuere Version von Claimlight hat { $path } geschrieben. Gezeigt wird, was verständlich ist; Änderungen werden nicht gespeichert.
draft-summary = Dies ist eine neue Fassung: { $unchanged } unverändert, { $changed } geändert, { $moved } verschoben, { $gone } weggefallen, { $fresh } neu. Die Notizen sind ihren Wörtern gefolgt.
review-merged = { $claims ->
    [one] Jemand anderes hat an dieser Prüfung gearbeitet: { $claims } Aussage wurde übernommen.
   *[other] Jemand anderes hat an dieser Prüfung gearbeitet: { $claims } Aussagen wurden übernommen.
} { $conflicts ->
    [0] { "" }
    [one] Eines haben beide geändert; es steht zweimal da.
   *[other] { $conflicts } Angaben haben beide geändert; sie stehen zweimal da.
}
copies-found = { $copies ->
    [one] Ein Abgleichprogramm hat eine Kopie dieser Prüfung aufgehoben, weil sie an zwei Stellen geändert wurde: { $names }
   *[other] Ein Abgleichprogramm hat { $copies } Kopien dieser Prüfung aufgehoben, weil sie an mehreren Stellen geändert wurde: { $names }
}
others-taken = { $claims ->
    [one] { $names }: { $claims } Aussage wurde übernommen.
   *[other] { $names }: { $claims } Aussagen wurden übernommen.
} { $conflicts ->
    [0] { "" }
    [one] Eines war in beiden geändert; es steht zweimal da.
   *[other] { $conflicts } Angaben waren in beiden geändert; sie stehen zweimal da.
}
others-nothing = Diese Prüfung sagt nichts, was nicht schon hier steht.
other-of-another-article = { $path } ist die Prüfung eines anderen Artikels: Keines ihrer Wörter steht hier.
other-no-review = { $path } ist keine Prüfung oder beschädigt.
other-newer = Eine neuere Version von Claimlight hat { $path } geschrieben. Hier lässt sich das nicht übernehmen.
review-recovered = { $claims ->
    [0] Claimlight wurde beendet, bevor alles gespeichert war. Was Sie geschrieben hatten, ist wieder da.
    [one] Claimlight wurde beendet, bevor alles gespeichert war. Was Sie zu { $claims } Aussage geschrieben hatten, ist wieder da.
   *[other] Claimlight wurde beendet, bevor alles gespeichert war. Was Sie zu { $claims } Aussagen geschrieben hatten, ist wieder da.
}
review-moved = Unter dem Namen dieses Artikels gibt es keine Prüfung, aber { $path } gilt genau diesem Text und wird gezeigt. Die Datei bleibt, wie sie ist; was Sie ändern, wird zu diesem Artikel gespeichert.
review-two = Zu diesem Artikel gibt es zwei Prüfungen. Gezeigt wird die neuere, { $used }; { $other } bleibt erhalten.
save-failed = Ihre Notizen ließen sich nicht speichern: { $why } Sie bleiben im Speicher, und es wird weiter versucht.
settings-failed = Die Einstellungen ließen sich nicht speichern: { $why }
export-done = Exportiert nach { $path }
export-failed = Der Export nach { $path } ist gescheitert: { $why }
import-done =
    { $added ->
        [0] Keine neue Notiz
        [one] 1 Notiz übernommen
       *[other] { $added } Notizen übernommen
    }{ $known ->
        [0] { "" }
       *[other] , { $known } schon vorhanden
    }{ $lost ->
        [0] { "" }
       *[other] , { $lost } ohne Stelle
    }{ $elsewhere ->
        [0] { "" }
       *[other] , { $elsewhere } zu anderen Artikeln
    }
import-failed = Die Notizen in { $path } konnten nicht übernommen werden: { $why }
day =
    { $day }. { $month ->
        [1] Januar
        [2] Februar
        [3] März
        [4] April
        [5] Mai
        [6] Juni
        [7] Juli
        [8] August
        [9] September
        [10] Oktober
        [11] November
       *[other] Dezember
    } { $year }

## One for each member of a family
command-sample-de = Deutsches Beispiel öffnen
command-sample-en = Englisches Beispiel öffnen
export-document-article = Artikel mit Notizen
export-document-sheet = Prüfbogen
export-document-questions = Fragen an die Quellen
export-document-worksheet = Arbeitsblatt für eine Klasse
export-document-annotations = Anmerkungen (W3C)
export-document-hypothesis = Anmerkungen (Hypothesis)
export-document-claim-review = ClaimReview (schema.org)
export-format-html = Webseite
export-format-markdown = Markdown
export-format-json-ld = JSON-LD
export-format-json = JSON
export-format-docx = Word-Dokument
export-format-csv = Werte mit Komma (CSV)
export-format-pdf = PDF
export-format-xlsx = Arbeitsmappe (Excel)
command-judge-to-check = Zu prüfen
command-judge-checking = In Prüfung
command-judge-confirmed = Bestätigt
command-judge-wrong = Falsch
command-judge-unclear = Unklar
command-judge-needs-source = Quelle fehlt
command-judge-opinion = Meinung
command-judge-dismissed = Verworfen
command-judge-changed-since-checked = Seit der Prüfung geändert
status-to-check = zu prüfen
status-checking = in Prüfung
status-confirmed = bestätigt
status-wrong = falsch
status-unclear = unklar
status-needs-source = Quelle fehlt
status-opinion = Meinung
status-dismissed = verworfen
status-changed-since-checked = seit der Prüfung geändert
kind-quote = Zitat
kind-number = Zahl
kind-source = Quelle
kind-other = Sonstiges
kinds-quote = Zitate
kinds-number = Zahlen
kinds-source = Quellen
kinds-other = Sonstige
command-mark-quote = Auswahl als Zitat markieren
command-mark-number = Auswahl als Zahl markieren
command-mark-source = Auswahl als Quelle markieren
command-mark-other = Auswahl als Sonstiges markieren
command-reclassify-quote = Art ändern in Zitat
command-reclassify-number = Art ändern in Zahl
command-reclassify-source = Art ändern in Quelle
command-reclassify-other = Art ändern in Sonstiges
command-toggle-kind-quote = Zitate anzeigen oder ausblenden
command-toggle-kind-number = Zahlen anzeigen oder ausblenden
command-toggle-kind-source = Quellen anzeigen oder ausblenden
command-toggle-kind-other = Sonstige Markierungen anzeigen oder ausblenden
command-show-claims = Aussagen zeigen
command-show-sources = Quellen zeigen
command-show-checks = Hinweise zeigen
command-show-article = Angaben zum Artikel zeigen
tab-claims = Aussagen
tab-sources = Quellen
tab-checks = Hinweise
tab-article = Artikel
command-theme-system = Darstellung wie das System
command-theme-light = Helle Darstellung
command-theme-dark = Dunkle Darstellung
theme-system = System
theme-light = Hell
theme-dark = Dunkel
command-speak-de = Fenster auf Deutsch
command-speak-en = Window in English
tongue-de = Deutsch
tongue-en = English
order-short-place = Nach Stelle
order-short-status = Nach Status
order-short-source = Nach Quelle
order-long-place = Wie im Text
order-long-status = Nach Status, Offenes zuerst
order-long-source = Nach Quelle
form-direct = wörtliche Rede
form-mixed = teils wörtlich
form-indirect = indirekte Rede
form-term = Ausdruck in Anführung
number-cardinal = Anzahl
number-percent = Prozentangabe
number-currency = Geldbetrag
number-quantity = Maß
number-age = Alter
number-temperature = Temperatur
number-duration = Dauer
number-fraction = Bruchteil
number-multiple = Vielfaches
number-vague = ungefähre Menge
number-range = Spanne
number-score = Spielstand oder Abstimmung
number-ordinal = Rang
number-date = Datum
number-time = Uhrzeit
role-speaker = spricht hier
role-cited = hier als Beleg genannt
role-listed = nur aufgeführt
source-person = Person
source-organisation = Organisation
source-media = Medium
source-document = Dokument
source-role = Amt ohne Namen
source-group = Gruppe
source-unnamed = Ohne Namen
source-self = Eigene Redaktion
grade-named = namentlich
grade-second-hand = aus zweiter Hand
grade-unnamed-role = ohne Namen
grade-anonymous = Identität zurückgehalten
bound-at-least = mindestens
bound-at-most = höchstens
why-marks = Anführungszeichen
why-cue-verb = Verb des Sagens
why-cue-noun = Nomen des Sagens
why-cue-preposition = „laut“, „zufolge“
why-colon = Doppelpunkt
why-subjunctive = Konjunktiv der indirekten Rede
why-that-clause = dass-Satz
why-term-word = Wort für einen Begriff („sogenannt“)
why-title-of-work = Titel eines Werks
why-short-marked = wenige Wörter in Anführung
why-continued = setzt ein Zitat fort
why-sentence-before = Person des Satzes davor
why-signature = Name unter dem Zitat
why-block-quote = als Zitat abgesetzt
why-interview = Interviewform
why-digits = Ziffern
why-number-word = Zahlwort
why-scale-word = Größenwort (Million)
why-percent = Prozent
why-currency = Währung
why-unit = Einheit
why-age-word = Altersangabe
why-vague-word = unbestimmte Menge
why-range-word = Spanne
why-calendar-word = Kalenderwort
why-counted-noun = das Gezählte
why-name = Name
why-title = Titel oder Anrede
why-office = Amt
why-organisation = Organisation
why-medium = Medium
why-document = Dokument
why-group = Gruppe
why-unnamed = ohne Namen
why-pronoun = Pronomen
why-source-list = Quellenliste
why-credit = Herkunftsvermerk
why-by-hand = von Hand markiert

## Languages of articles, and why a file could not be opened
language-de = Deutsch
language-en = Englisch
language-fr = Französisch
language-es = Spanisch
language-it = Italienisch
language-pt = Portugiesisch
language-nl = Niederländisch
language-und = Sprache unbekannt
open-error-not-found = Es gibt keine solche Datei.
open-error-folder = Das ist ein Ordner; wählen Sie eine Datei darin.
open-error-not-a-file = Das ist keine gewöhnliche Datei.
open-error-permission = Sie dürfen die Datei nicht lesen.
open-error-io = Das Lesen ist gescheitert: { $reason }
open-error-empty = Die Datei ist leer.
open-error-no-text = Sie enthält keinen Text.
open-error-too-large = Sie ist größer als { $megabytes } MB; mehr wird nicht gelesen.
open-error-unpacks-too-large = Sie wird entpackt größer als { $megabytes } MB; mehr wird nicht gelesen.
open-error-too-many-parts = Sie besteht aus mehr als { $parts } Teilen; mehr wird nicht gelesen.
open-error-unsupported =
    Das ist { $class ->
        [document] ein Dokument
        [spreadsheet] eine Tabelle
        [presentation] eine Präsentation
        [book] ein Buch
        [image] ein Bild
        [audio] eine Tonaufnahme
        [video] ein Video
        [archive] ein Archiv
        [program] ein Programm
        [font] eine Schrift
       *[other] eine Datendatei
    } ({ $format }) und lässt sich hier nicht öffnen.
open-error-encrypted = Sie ist mit einem Kennwort geschützt; speichern Sie eine Kopie ohne Kennwort.
open-error-encrypted-mail = Das ist eine verschlüsselte Nachricht; entschlüsseln Sie sie im Mailprogramm und speichern Sie eine Kopie.
open-error-copy-protected = Das ist ein Buch mit Kopierschutz (DRM); sein Text ist nicht lesbar.
open-error-only-pictures = Diese PDF-Datei enthält Bilder von Seiten, aber keinen Text. Lassen Sie zuerst ein Programm zur Texterkennung (OCR) darüber laufen.
open-error-old-word = Das ist ein altes Word-Dokument (.doc); speichern Sie es als .docx.
open-error-not-text = Sie enthält keinen lesbaren Text.
open-error-damaged = Das Dokument ({ $format }) ist beschädigt und nicht lesbar.
open-error-internal = Etwas darin ließ sich nicht verarbeiten; das ist ein Fehler des Programms.

# Hinweise: wie jeder heißt und warum er gegeben wird.
checks-empty = Nichts fällt auf: Jedes Zitat und jede Zahl hat eine Quelle mit Namen.
checks-summary =
    { $standing ->
        [0] Nichts mehr anzusehen.
        [one] Eine Stelle zum Ansehen. Sie kann richtig sein, wie sie ist.
       *[other] { $standing } Stellen zum Ansehen. Sie können richtig sein, wie sie sind.
    }
checks-aside = Verworfene zeigen ({ $aside })
check-unsourced-figure = Zahl ohne Quelle
check-unattributed-quote = Zitat ohne Sprecher
check-single-unnamed = Eine ungenannte Quelle
check-many-unnamed = Viele ungenannte Quellen
check-bare-name = Ohne vollen Namen oder Funktion
check-two-spellings = Zwei Schreibweisen
check-listed-only = Aufgeführt, nicht zitiert
check-relay = Weitergegeben von jemand Ungenanntem
check-disagreement = Zahlen, die abweichen
check-why-unsourced-figure = Weder dieser Satz noch der nächste sagt, von wem die Zahl stammt.
check-why-unattributed-quote = Der Text sagt nicht, wer das gesagt hat.
check-why-single-unnamed = „{ $name }“ nennt keinen Namen, und sonst wird niemand dafür genannt.
check-why-many-unnamed = { $unnamed } von { $all } Quellen haben keinen Namen.
check-why-bare-name = „{ $name }“ tritt ohne Vornamen, Titel oder Funktion auf.
check-why-two-spellings = Sonst steht „{ $one }“, hier „{ $other }“.
check-why-listed-only = „{ $name }“ steht bei den Quellen, aber nichts im Text geht darauf zurück.
check-why-relay = „{ $medium }“ gibt weiter, was von „{ $origin }“ kam.
check-why-disagreement = Vorher war es „{ $one }“, hier ist es „{ $other }“.

# Die Seite der Quellen.
sources-kind = Art
sources-unnamed = Ohne Namen
roll-order-place = Wie im Text
roll-order-heard = Wer am meisten zu Wort kommt
roll-order-name = Nach Namen
roll-order-grade = Am wenigsten benannte zuerst
source-join = Dieselbe Quelle wie
source-part = Nicht dieselbe
source-relays = Gibt weiter, was kam von: { $names }
source-questions =
    { $questions ->
        [one] Eine Frage zu stellen
       *[other] { $questions } Fragen zu stellen
    }
command-copy-call-list = Anrufliste kopieren
call-list-copied = Die Anrufliste liegt in der Zwischenablage.
call-list-empty = Noch steht bei keiner Aussage eine Frage.
call-list-nobody = Niemand genannt
fate-changed = Geändert
fate-moved = Verschoben
fate-gone = Weggefallen
fate-new = Neu
claim-gone = Die Wörter stehen nicht mehr im Text. Wählen Sie andere aus und drücken Sie A, um die Aussage darauf zu setzen.
checked-as = Geprüft als: { $words }
claim-attached = Die Aussage steht nun auf den ausgewählten Wörtern.
command-take-over = Hier an der Prüfung arbeiten
history-of = Verlauf ({ $events })
deed-status = Status
deed-note = Notiz geschrieben
deed-question = Frage geschrieben
deed-answer = Antwort geschrieben
deed-correction = Korrektur geschrieben
deed-evidence = Belege geändert
deed-tags = Schlagwörter geändert
deed-kind = Art geändert
deed-place = Auf andere Wörter gesetzt
command-compare-drafts = Fassungen vergleichen …
drafts-title = Fassungen vergleichen
drafts-none = Bisher gibt es nur diese Fassung. Jede Fassung, an der Sie arbeiten, wird aufgehoben und lässt sich hier mit den anderen vergleichen.
drafts-before = Frühere
drafts-after = Spätere
drafts-open = Die gezeigte Fassung
drafts-summary = { $unchanged } unverändert, { $changed } geändert, { $moved } verschoben, { $gone } weggefallen, { $fresh } neu
command-earlier-states = Frühere Stände der Prüfung …
earlier-title = Frühere Stände der Prüfung
earlier-none = Noch gibt es keine Kopie eines früheren Stands. Kopien entstehen von selbst, während Sie arbeiten.
earlier-hint = Wählen Sie einen aus, um zu ihm zurückzugehen. Rückgängig bringt Sie wieder hierher.
earlier-unreadable = Diese Kopie ist nicht mehr lesbar.
earlier-state = { $when } · { $claims ->
    [one] { $claims } Aussage mit Eintrag
   *[other] { $claims } Aussagen mit Eintrag
}
earlier-restored = Die Prüfung ist, wie sie am { $when } war.
place-page = Seite { $label }
place-paragraph = Absatz { $number }
source-first = Zuerst: { $place }
command-take-remarks = Kommentare des Dokuments übernehmen
remarks-found = { $remarks ->
    [one] In diesem Dokument steht ein Kommentar.
   *[other] In diesem Dokument stehen { $remarks } Kommentare.
}
remarks-taken = { $remarks ->
    [one] { $remarks } Kommentar ist nun eine Notiz.
   *[other] { $remarks } Kommentare sind nun Notizen.
}
