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


TABLE_DE = """<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Was die Gemeinden antworten</title></head><body>
<h1>Was die Gemeinden antworten</h1>
<p>Die Redaktion hat vier Gemeinden am Mühlbach gefragt, was sie gegen Hochwasser tun. Die Antworten stehen hier, wie sie
kamen, und sind nicht gekürzt worden.</p>
<table border="1" cellpadding="4">
<tr><th>Gemeinde</th><th>Was geplant ist</th><th>Was es kostet</th></tr>
<tr><td>Altenried an der Mühle</td><td>Das Wehr wird bis zum Herbst 2027 erneuert, danach folgt der Deich am Ostufer mit
einer Länge von 800 Metern.</td><td>Der Rat rechnet mit 2,4 Millionen Euro und hofft auf Geld vom Land, das noch nicht
zugesagt hat.</td></tr>
<tr><td>Obernau</td><td>Eine Mulde auf den Wiesen oberhalb des Ortes soll das Wasser halten. Die Bauern haben
zugestimmt.</td><td>Nach Angaben der Verwaltung sind es 310.000 Euro.</td></tr>
<tr><td>Hollern</td><td>Nichts.</td><td>Der Ort hat keine Mittel, schrieb die Bürgermeisterin, und wartet auf das Gutachten
der Hochschule, das im März kommen soll.</td></tr>
<tr><td>Zell und Niederzell</td><td>Beide Orte wollen eine gemeinsame Wehr gründen, die Pumpen stehen schon bereit.</td>
<td>Im Jahr fallen dafür etwa 45.000 Euro an, die sich beide Orte teilen werden.</td></tr>
</table>
<p>Eine Sprecherin des Landkreises sagte, die Pläne reichten nicht aus: „Wir brauchen ein gemeinsames Vorgehen.“</p>
</body></html>
"""

TABLE_EN = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>What the towns say</title>
<style>body { font-family: serif; font-size: 11pt } td, th { padding: 4px 10px; vertical-align: top; text-align: left }</style>
</head><body>
<h1>What the towns say</h1>
<p>Three towns on the mill stream were asked what they plan to do about floods. Their answers stand here as they came, and
none of them has been cut.</p>
<table>
<tr><th>Town</th><th>What is planned</th><th>What the council says about it</th></tr>
<tr><td>Oldmarsh</td><td>The weir will be rebuilt by the autumn of 2027, and after that the dyke on the eastern bank, over a
length of 800 metres.</td><td>“We expect to pay £2.4 million,” the mayor wrote, “and we hope for money from the county, which
has promised nothing so far.”</td></tr>
<tr><td>Upper Leigh</td><td>A hollow in the meadows above the town is to hold the water. The farmers have agreed to that after
two years of talks.</td><td>The figure is £310,000, the clerk said, and half of it has been put aside since the flood of
2019.</td></tr>
<tr><td>Fenwick</td><td>Nothing.</td><td>The town has no means of its own and waits for the report of the university, which is
due in March.</td></tr>
</table>
<p>A speaker of the county said that the plans were not enough. “What we need is one plan for the whole stream,” she said.</p>
</body></html>
"""


def office_table(target):
    """LibreOffice prints a web page, whose cells stand in the middle of their rows."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "table.html"
        page.write_text(TABLE_DE, encoding="utf-8")
        office(str(page), "pdf:writer_web_pdf_Export", target)


def weasyprint_table(target):
    import weasyprint

    weasyprint.HTML(string=TABLE_EN).write_pdf(target)


def reportlab_table(target):
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

    styles = getSampleStyleSheet()
    rows = [
        ("Question", "Answer of the council", "Answer of the water board"),
        (
            "Who pays?",
            "The town pays for the weir and for half of the footbridge, as it was agreed with the county in the spring of "
            "last year.",
            "The board pays for the pumps and for nothing else, its head Jo Fossel wrote, because the law says so.",
        ),
        (
            "When does it begin?",
            "In June, unless it rains as much as in the year before.",
            "The board cannot tell. It waits for a report, and that will take until the end of May or longer.",
        ),
        (
            "Who lives behind the weir?",
            "About 1,200 people, among them 300 children who go to school in the old town.",
            "The board counts 1,340 people, and says that the figure of the council is that of the year 2011.",
        ),
    ]
    table = Table([[Paragraph(cell, styles["BodyText"]) for cell in row] for row in rows], colWidths=[110, 190, 190])
    padding = [(f"{side}PADDING", (0, 0), (-1, -1), 4) for side in ("TOP", "BOTTOM")]
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("GRID", (0, 0), (-1, -1), 0.5, "black"), *padding]))
    before = (
        "The council of Oldmarsh and the water board were asked the same three questions on the same day. They did not see "
        "each other’s answers before they were printed here."
    )
    after = "Both answers came in writing. The council took two days for its own, the board a week."
    title = Paragraph("Two answers", styles["Title"])
    told = [title, Paragraph(before, styles["BodyText"]), Spacer(1, 12), table, Spacer(1, 12)]
    SimpleDocTemplate(target, pagesize=A4, title="Two answers").build([*told, Paragraph(after, styles["BodyText"])])


HTML_MAIL = (
    "<html><body><p>Guten Tag,</p><p>das Wehr wird für <b>2,4 Millionen Euro</b> erneuert.</p>"
    "<ul><li>Abriss</li><li>Neubau</li></ul><blockquote type=\"cite\">„Wir fangen im Juni an“, schrieb er.</blockquote>"
    "<p>Grüße<br>Anna</p></body></html>"
)


def html_to_text(source, target):
    import html2text

    Path(target).write_text(html2text.HTML2Text().handle(Path(source).read_text(encoding="utf-8")), encoding="utf-8")


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
    pandoc("page.de.html", "pandoc.de.text", "-t", "plain")
    python_docx("python-docx.de.docx")
    odfpy("odfpy.en.odt")
    ebooklib("ebooklib.en.epub")
    office("pandoc.en.odt", "docx", "libreoffice.en.docx")
    office("python-docx.de.docx", "odt", "libreoffice.de.odt")
    office("python-docx.de.docx", "rtf", "libreoffice-comments.de.rtf")
    office("pandoc.en.odt", "rtf", "libreoffice.en.rtf")
    office("pandoc.en.odt", "txt:Text (encoded):UTF8", "libreoffice.en.text")
    pandoc("libreoffice.de.odt", "pandoc.de.md", "-t", "gfm")
    html_to_text("page.de.html", "html2text.de.md")
    office("pandoc.de.docx", "epub", "libreoffice.de.epub")
    office("pandoc.en.odt", "html:HTML (StarWriter)", "libreoffice.en.html")
    pandoc("changes.de.markdown", "pandoc-changes.de.docx")
    office("pandoc-changes.de.docx", "odt", "libreoffice-changes.de.odt")
    office("pandoc-changes.de.docx", "rtf", "libreoffice-changes.de.rtf")
    python_mail("python.de.eml")
    python_plain_mail("python.en.eml")
    python_mhtml("page.de.html", "blink.de.mhtml", "https://example.org/wehr")
    python_mhtml("libreoffice.en.html", "python.en.mhtml", "https://example.org/weir")
    office_table("libreoffice-table.de.pdf")
    weasyprint_table("weasyprint-table.en.pdf")
    reportlab_table("reportlab-table.en.pdf")


def newer():
    version = subprocess.run(["pandoc", "--version"], check=True, capture_output=True, text=True).stdout.split()[1]
    return int(version.split(".")[0]) >= 3


if __name__ == "__main__":
    main()
