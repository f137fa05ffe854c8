"""Makes the documents in this folder; README.md says which program made which."""

import email.policy
import subprocess
from email.message import EmailMessage
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email import encoders, charset
from pathlib import Path
import tempfile
import zipfile

DE, EN = "wehr.de.md", "weir.en.md"


def pandoc(source, target, *more):
    subprocess.run(["pandoc", "-s", source, "-o", target, *more], check=True)


def office(source, kind, target):
    """Has LibreOffice read a document and write it anew."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["soffice", "--headless", "--convert-to", kind, "--outdir", folder, source]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        (made,) = Path(folder).iterdir()
        Path(target).write_bytes(made.read_bytes())


def python_docx(target):
    import docx
    from docx.enum.style import WD_STYLE_TYPE

    document = docx.Document()
    document.core_properties.title = "Das Wehr von Altenried"
    document.core_properties.author = "Anna Bergmüller"
    document.core_properties.language = "de-DE"
    document.add_heading("Das Wehr von Altenried", 0)
    first = document.add_paragraph("Das Wehr am ")
    bold = first.add_run("Mühlbach")
    bold.bold = True
    first.add_run(" wird für ")
    figure = first.add_run("2,4 Millionen Euro")
    figure.italic = True
    first.add_run(" erneuert, teilte das Wasseramt mit.")
    document.add_heading("Was geplant ist", 1)
    document.add_paragraph("eine Treppe für Fische", style="List Bullet")
    document.add_paragraph("mit zwölf Becken", style="List Bullet 2")
    document.add_paragraph("ein neuer Steg", style="List Bullet")
    document.add_paragraph("Abriss", style="List Number")
    document.add_paragraph("Neubau", style="List Number")
    document.add_paragraph("„Ohne das Wehr steht die Altstadt unter Wasser“, schrieb die Bürgermeisterin.", style="Intense Quote")
    document.add_paragraph("Das Wehr im Mai. Foto: privat", style="Caption")
    table = document.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, [("Jahr", "Kosten"), ("2024", "2,4 Mio. €")]):
        for cell, words in zip(row.cells, cells):
            cell.text = words
    last = document.add_paragraph("Nach dem Umbau soll es achtzig Jahre halten – so der Plan.")
    if hasattr(document, "add_comment"):
        document.add_comment(figure, text="Steht das im Haushalt?", author="Mia Probst", initials="MP")
        document.add_comment(last.runs, text="Wer sagt das?\nBitte fragen.", author="Mia Probst", initials="MP")
    document.save(target)
    without(target, "docProps/thumbnail.jpeg", "word/stylesWithEffects.xml")


def without(target, *useless):
    """Takes out parts that make the document large and say nothing."""
    with zipfile.ZipFile(target) as archive:
        parts = [(entry.filename, archive.read(entry)) for entry in archive.infolist() if entry.filename not in useless]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)


def odfpy(target):
    from odf import dc, meta, office, table, text
    from odf.opendocument import OpenDocumentText
    from odf.style import Style, TextProperties

    document = OpenDocumentText()
    document.meta.addElement(dc.Title(text="The weir at Oldmarsh"))
    document.meta.addElement(meta.InitialCreator(text="Ann Berger"))
    document.meta.addElement(dc.Language(text="en"))
    bold = Style(name="Bold", family="text")
    bold.addElement(TextProperties(fontweight="bold"))
    document.automaticstyles.addElement(bold)
    quotation = Style(name="Quotations", family="paragraph")
    document.styles.addElement(quotation)
    add = document.text.addElement
    add(text.H(outlinelevel=1, text="The weir at Oldmarsh"))
    first = text.P(text="The weir on the ")
    first.addElement(text.Span(stylename=bold, text="mill stream"))
    first.addText(" will be rebuilt")
    note = text.Note(noteclass="footnote", id="n1")
    note.addElement(text.NoteCitation(text="1"))
    body = text.NoteBody()
    body.addElement(text.P(text="Statement of 30 April, page 3."))
    note.addElement(body)
    first.addElement(note)
    first.addText(", the water board said.")
    annotation = office.Annotation()
    annotation.addElement(dc.Creator(text="Mia Probst"))
    annotation.addElement(dc.Date(text="2024-05-03T09:30:00"))
    annotation.addElement(text.P(text="Which board?"))
    first.addElement(annotation)
    add(first)
    items = text.List()
    for words in ["a ladder for fish", "a new footbridge"]:
        item = text.ListItem()
        item.addElement(text.P(text=words))
        items.addElement(item)
    add(items)
    add(text.P(stylename=quotation, text="“Without the weir the old town is under water,” the mayor wrote."))
    grid = table.Table(name="Figures")
    for cells in [("Year", "Cost"), ("2024", "£2.4 m")]:
        row = table.TableRow()
        for words in cells:
            cell = table.TableCell()
            cell.addElement(text.P(text=words))
            row.addElement(cell)
        grid.addElement(row)
    add(grid)
    link = text.P(text="More is in the ")
    link.addElement(text.A(href="https://example.org/weir", text="report"))
    link.addText(".")
    add(link)
    document.save(target)


def ebooklib(target):
    from ebooklib import epub

    book = epub.EpubBook()
    book.set_identifier("weir")
    book.set_title("The weir at Oldmarsh")
    book.set_language("en")
    book.add_author("Ann Berger")
    book.add_author("Jo Fossel")
    first = epub.EpubHtml(title="The plan", file_name="one.xhtml", lang="en")
    first.content = (
        "<h1>The plan</h1><p>The weir will be <b>rebuilt</b>, the board said.<sup><a href=\"notes.xhtml#n1\">1</a></sup></p>"
        "<blockquote><p>“We start in June.”</p></blockquote>"
    )
    second = epub.EpubHtml(title="The figures", file_name="two.xhtml", lang="en")
    second.content = "<p>£2.4 million, or so the plan says.</p><table><tr><td>2023</td><td>£1.1 m</td></tr></table>"
    notes = epub.EpubHtml(title="Notes", file_name="notes.xhtml", lang="en")
    notes.content = "<h2>Notes</h2><ol><li id=\"fn1\"><p>Statement of 30 April, page 3.</p></li></ol>"
    for page in [first, second, notes]:
        book.add_item(page)
    book.toc = [first, second, notes]
    book.add_item(epub.EpubNcx())
    book.add_item(epub.EpubNav())
    book.spine = ["nav", first, second, notes]
    epub.write_epub(target, book)


HTML_MAIL = (
    "<html><body><p>Guten Tag,</p><p>das Wehr wird für <b>2,4 Millionen Euro</b> erneuert.</p>"
    "<ul><li>Abriss</li><li>Neubau</li></ul><blockquote type=\"cite\">„Wir fangen im Juni an“, schrieb er.</blockquote>"
    "<p>Grüße<br>Anna</p></body></html>"
)


def python_mail(target):
    message = EmailMessage(policy=email.policy.SMTP)
    message["Subject"] = "Das Wehr von Altenried: Fragen für morgen – bitte prüfen"
    message["From"] = "Anna Bergmüller <anna@example.org>"
    message["To"] = "Prüfung <pruefung@example.org>"
    message["Date"] = "Thu, 02 May 2024 10:00:00 +0200"
    message["Message-ID"] = "<1@example.org>"
    message.set_content("Guten Tag,\n\ndas Wehr wird erneuert.\n\nGrüße\nAnna\n")
    message.add_alternative(HTML_MAIL, subtype="html")
    message.add_attachment(b"%PDF-1.4\n", maintype="application", subtype="pdf", filename="Bericht für Anna.pdf")
    message["Content-Language"] = "de"
    Path(target).write_bytes(bytes(message))


def python_plain_mail(target):
    charset.add_charset("iso-8859-1", charset.QP, charset.QP, "iso-8859-1")
    message = MIMEText(
        "Dear checkers,\n\nthe weir will be rebuilt for \xa32.4 million, the water board said.\n\n"
        "> Who says so?\n\nThe head of the board, Jo Fossel.\n\n-- \nAnn Berger\n",
        "plain",
        "iso-8859-1",
    )
    message["Subject"] = "The weir at Oldmarsh"
    message["From"] = "ann@example.org"
    message["To"] = "checkers@example.org"
    message["Date"] = "Thu, 02 May 2024 10:00:00 +0100"
    Path(target).write_bytes(message.as_bytes(policy=email.policy.SMTP))


def python_mhtml(source, target, location):
    """As a browser saves a page: the page and what it is made of, in the form of a message."""
    message = MIMEMultipart("related", type="text/html", boundary="----MultipartBoundary--wehr----")
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = location
    message["Subject"] = Path(source).stem
    message["Date"] = "Fri, 03 May 2024 08:00:00 -0000"
    charset.add_charset("utf-8", charset.QP, charset.QP, "utf-8")
    page = MIMEText(Path(source).read_text(encoding="utf-8"), "html", "utf-8")
    page["Content-Location"] = location
    message.attach(page)
    picture = MIMEBase("image", "gif")
    picture.set_payload(bytes.fromhex("47494638396101000100800000000000ffffff2c00000000010001000002024401003b"))
    encoders.encode_base64(picture)
    picture["Content-Location"] = "https://example.org/wehr.gif"
    message.attach(picture)
    Path(target).write_bytes(message.as_bytes(policy=email.policy.SMTP))


def main():
    pandoc(DE, "pandoc.de.docx")
    pandoc(EN, "pandoc.en.odt")
    pandoc(DE, "pandoc.de.odt")
    pandoc(DE, "pandoc.de.rtf")
    pandoc(EN, "pandoc.en.epub", "--split-level=2") if newer() else pandoc(EN, "pandoc.en.epub", "--epub-chapter-level=2")
    pandoc(DE, "pandoc.de.html")
    python_docx("python-docx.de.docx")
    odfpy("odfpy.en.odt")
    ebooklib("ebooklib.en.epub")
    office("pandoc.en.odt", "docx", "libreoffice.en.docx")
    office("python-docx.de.docx", "odt", "libreoffice.de.odt")
    office("python-docx.de.docx", "rtf", "libreoffice-comments.de.rtf")
    office("pandoc.en.odt", "rtf", "libreoffice.en.rtf")
    office("pandoc.de.docx", "epub", "libreoffice.de.epub")
    office("pandoc.en.odt", "html:HTML (StarWriter)", "libreoffice.en.html")
    pandoc("changes.de.md", "pandoc-changes.de.docx")
    office("pandoc-changes.de.docx", "odt", "libreoffice-changes.de.odt")
    office("pandoc-changes.de.docx", "rtf", "libreoffice-changes.de.rtf")
    python_mail("python.de.eml")
    python_plain_mail("python.en.eml")
    python_mhtml("page.de.html", "blink.de.mhtml", "https://example.org/wehr")
    python_mhtml("libreoffice.en.html", "python.en.mhtml", "https://example.org/weir")


def newer():
    version = subprocess.run(["pandoc", "--version"], check=True, capture_output=True, text=True).stdout.split()[1]
    return int(version.split(".")[0]) >= 3


if __name__ == "__main__":
    main()
