"""Reads what `claimlight export` writes with python-docx, openpyxl, csv and PyLD, and compares it with the review it came
from.

Called by .ci/exports with the program and a folder to work in.
"""

import csv
import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import openpyxl
from pyld import jsonld
from docx.oxml.ns import qn

PROGRAM, WORK = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
NOTE = "=HYPERLINK(\"https://example.org\")\nZweite Zeile – mit „Marken“ & <Zeichen>"
ADDRESS = "https://example.org/gutachten?seite=3&teil=2"


def run(*arguments):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True)
    assert done.returncode == 0, (arguments, done.stderr)
    return done.stdout


def words_hash(words):
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:32]


def reviewed(sample):
    """A copy of a sample with a review beside it; answers the article's path and the claims as the scan has them."""
    article = WORK / f"{sample.stem}.txt"
    text = sample.read_text(encoding="utf-8")
    article.write_text(text, encoding="utf-8")
    scan = json.loads(run("scan", article))
    records = []
    statuses = ["confirmed", "wrong", "unclear", "needs-source", "opinion", "checking"]
    for number, claim in enumerate(scan["claims"][:12]):
        record = {
            "id": number + 1,
            "kind": claim["kind"],
            "place": {"start": claim["start"], "end": claim["end"], "text": claim["text"]},
            "found": claim,
            "verdict": {
                "status": statuses[number % len(statuses)],
                "words": words_hash(claim["text"]),
                "stamp": {"by": "Renate Ludwig", "at": "2026-05-03T09:07:00Z"},
            },
            "note": NOTE if number == 0 else f"Notiz {number}",
        }
        if number == 1:
            record["evidence"] = [
                {"primary": True, "locator": ADDRESS, "accessed": "3. Mai"},
                {"locator": "Frau X", "confidential": True},
            ]
            record["question"] = "-5 oder +5?"
        records.append(record)
    article.with_name(article.name + ".claims.json").write_text(
        json.dumps(
            {
                "format": 1,
                "article": {"file": article.name, "sha256": hashlib.sha256(text.encode()).hexdigest()},
                "sheet": {"writer": "A. Brandt", "checker": "Renate Ludwig", "draft": "2"},
                "next": len(records) + 1,
                "records": records,
                "text": text,
            }
        )
    )
    return article, scan["claims"]


def check_workbook(article, claims):
    path = article.with_suffix(".xlsx")
    run("export", article, "--to", path)
    book = openpyxl.load_workbook(path)
    sheet, about = book.worksheets
    rows = list(sheet.iter_rows())
    assert len(rows) == len(claims) + 1, (len(rows), len(claims))
    assert sheet.freeze_panes and sheet.auto_filter.ref and rows[0][0].font.bold
    cells = [cell for row in rows for cell in row]
    assert all(cell.data_type in "sn" for cell in cells), "a formula"
    assert [row[0].value for row in rows[1:]] == list(range(1, len(rows)))
    assert sorted(row[1].value for row in rows[1:]) == sorted(" ".join(claim["text"].split()) for claim in claims)
    assert any(cell.value == NOTE for cell in cells)
    assert [cell.hyperlink.target for cell in cells if cell.hyperlink] == [ADDRESS]
    assert not any("Frau X" in str(cell.value) for cell in cells)
    status = rows[1][6]
    assert status.value and status.fill.start_color.rgb != "00000000"
    assert any("A. Brandt" in str(cell.value) for row in about.iter_rows() for cell in row)
    return path


def check_values(article, claims):
    path = article.with_suffix(".csv")
    for more, encoding in [([], "utf-8"), (["--bom"], "utf-8-sig")]:
        run("export", article, "--to", path, "--force", *more)
        data = path.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf") == bool(more)
        assert data.endswith(b"\r\n")
        rows = list(csv.reader(data.decode(encoding).splitlines(keepends=True), strict=True))
        assert len(rows) == len(claims) + 1 and len({len(row) for row in rows}) == 1
        cells = [cell for row in rows for cell in row]
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
        assert "'" + NOTE in cells and "'-5 oder +5?" in cells


def commented(document):
    """The words each comment stands on, by its id: what python-docx sees between the beginning and the end of it."""
    words, open_comments = {}, set()
    for element in document.element.body.iter():
        if element.tag == qn("w:commentRangeStart"):
            open_comments.add(element.get(qn("w:id")))
            words[element.get(qn("w:id"))] = ""
        elif element.tag == qn("w:commentRangeEnd"):
            open_comments.remove(element.get(qn("w:id")))
        elif element.tag in (qn("w:t"), qn("w:br"), qn("w:tab")):
            for comment in open_comments:
                words[comment] += (element.text or "") if element.tag == qn("w:t") else " "
        elif element.tag == qn("w:p"):
            for comment in open_comments:
                words[comment] += " "
    assert not open_comments
    return words


def flat(words):
    return " ".join(words.split())


def check_comments(path, claims, text):
    document = docx.Document(path)
    words = commented(document)
    comments = {str(comment.comment_id): comment for comment in document.comments}
    assert set(comments) == set(words), (path, set(comments) ^ set(words))
    reviewed = [comment for comment in comments.values() if comment.author == "Renate Ludwig"]
    assert len(reviewed) == len(claims), (path, len(reviewed), len(claims))
    shown = sorted(flat(words[str(comment.comment_id)]) for comment in reviewed)
    assert shown == sorted(flat(claim["text"]) for claim in claims), path
    noted = [comment for comment in comments.values() if NOTE in comment.text]
    assert [flat(words[str(comment.comment_id)]) for comment in noted] == [flat(claims[0]["text"])]
    assert noted[0].initials == "RL" and noted[0].timestamp.isoformat().startswith("2026-05-03T09:07:00")
    assert not any("Frau X" in comment.text for comment in comments.values())
    body = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert flat(body) == flat(text), path


def check_pages(path, claims):
    assert path.read_bytes().startswith(b"%PDF-")
    if not shutil.which("pdftotext"):
        return
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    pages = text.rstrip("\f").split("\f")
    assert len(pages) > 1 and f"1/{len(pages)}" in "".join(pages[0].split())
    squeezed = "".join(text.split())
    for claim in claims[:40]:
        words = claim["text"].split()[0]
        assert words in squeezed, (path, words)
    assert "Frau X" not in text and all(str(number) in text for number in range(1, len(claims) + 1))
    about = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    assert "Title:" in about and "A4" in about, about


def check_documents(article, claims):
    text = article.read_text(encoding="utf-8")
    path = article.with_suffix(".docx")
    run("export", article, "--to", path)
    check_comments(path, claims, text)
    sheet = article.with_suffix(".sheet.docx")
    run("export", article, "--to", sheet, "--as", "sheet")
    document = docx.Document(sheet)
    [table] = document.tables
    assert len(table.rows) == len(claims) + 1
    assert document.sections[0].page_width > document.sections[0].page_height
    assert "tblHeader" in table.rows[0]._tr.xml
    pages = article.with_suffix(".pdf")
    run("export", article, "--to", pages)
    check_pages(pages, claims)
    assert ADDRESS in [link.address for cell in table._cells for paragraph in cell.paragraphs for link in paragraph.hyperlinks]
    return [path, sheet]


def given(sample):
    """A Word document with runs cut anywhere, a table, a footnote-like mark and a comment of its own."""
    document = docx.Document()
    first = True
    for line in sample.read_text(encoding="utf-8").split("\n\n"):
        line = flat(line)
        if line.startswith("#"):
            document.add_heading(line.lstrip("# "), level=min(line.count("#"), 6))
            continue
        paragraph = document.add_paragraph()
        runs = [paragraph.add_run(line[at : at + 7]) for at in range(0, len(line), 7)]
        for run_ in runs[::3]:
            run_.bold = True
        if first:
            document.add_comment(runs[0], text="Meiner", author="A. Brandt", initials="AB")
            first = False
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ["Jahr", "Häuser", "2024", "1.240 Häuser"]):
        cell.text = words
    path = WORK / f"{sample.stem}.given.docx"
    document.save(path)
    return path


def check_given(sample):
    """The comments are written into a copy of the given document, and everything else in it stays."""
    path = given(sample)
    before = path.read_bytes()
    claims = json.loads(run("scan", path))["claims"]
    out = path.with_name(f"{sample.stem}.given.claims.docx")
    run("export", path, "--to", out)
    assert path.read_bytes() == before
    old, new = docx.Document(path), docx.Document(out)
    words = commented(new)
    comments = {str(comment.comment_id): comment for comment in new.comments}
    assert set(words) == set(comments)
    [own] = [comment for comment in comments.values() if comment.text == "Meiner"]
    found = [words[id] for id, comment in comments.items() if comment.author == "Claimlight"]
    shown, wanted = sorted(map(flat, found)), [flat(claim["text"]) for claim in claims]
    shown.remove(flat(words[max(words, key=int)]))
    assert shown == sorted(wanted), set(shown) ^ set(wanted)
    assert [p.text for p in new.paragraphs] == [p.text for p in old.paragraphs]
    assert [p.style.name for p in new.paragraphs] == [p.style.name for p in old.paragraphs]
    return out


OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
VALUE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"
PURPOSES = [
    *("assessing", "classifying", "commenting", "describing", "editing", "highlighting", "linking", "questioning"),
    *("replying", "tagging"),
]


def annotation_context():
    """What the context of the W3C says of the terms of an export; nothing is fetched, and a term it lacks is dropped."""

    def thing(term, kind="@id"):
        return {"@id": term, "@type": kind}

    classes = ["Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector"]
    return {
        "id": "@id",
        "type": "@type",
        **{name: OA + name for name in [*classes, *PURPOSES, "exact", "prefix", "suffix", "start", "end"]},
        **{name: thing(OA + f"has{name.title()}") for name in ["body", "target", "source", "selector"]},
        "motivation": thing(OA + "motivatedBy", "@vocab"),
        "purpose": thing(OA + "hasPurpose", "@vocab"),
        "value": VALUE,
        "format": "http://purl.org/dc/elements/1.1/format",
        "creator": thing("http://purl.org/dc/terms/creator"),
        "created": "http://purl.org/dc/terms/created",
        "generator": thing(AS + "generator"),
        "Person": "http://xmlns.com/foaf/0.1/Person",
        "Software": AS + "Application",
        "name": "http://xmlns.com/foaf/0.1/name",
        "label": "http://www.w3.org/2000/01/rdf-schema#label",
        "AnnotationCollection": AS + "OrderedCollection",
        "AnnotationPage": AS + "OrderedCollectionPage",
        "first": thing(AS + "first"),
        "partOf": thing(AS + "partOf"),
        "total": AS + "totalItems",
        "startIndex": AS + "startIndex",
        "items": {"@id": AS + "items", "@type": "@id", "@container": "@list"},
    }


def local_context(url, _options):
    contexts = {
        "http://www.w3.org/ns/anno.jsonld": annotation_context(),
        "https://schema.org": {"@vocab": "https://schema.org/"},
    }
    document = {"@context": contexts[url.rstrip("/")]}
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": document}


def terms(value):
    """How often something is said of anything in a document, written short or expanded."""
    if isinstance(value, list):
        return sum(map(terms, value))
    if not isinstance(value, dict) or "@value" in value:
        return 0
    said = [name for name in value if name not in ("@context", "@id", "@type", "@list", "id", "type")]
    return len(said) + sum(map(terms, value.values()))


def check_linked(article, claims):
    """A processor of JSON-LD expands the annotations and the claim reviews, and nothing said in them is lost."""
    options = {"documentLoader": local_context, "base": "https://example.org/"}
    path = article.with_suffix(".jsonld")
    run("export", article, "--to", path)
    written = json.loads(path.read_text(encoding="utf-8"))
    [collection] = expanded = jsonld.expand(written, options)
    assert terms(expanded) == terms(written), (terms(expanded), terms(written))
    [page] = collection[AS + "first"]
    [items] = page[AS + "items"]
    items = items["@list"]
    assert len(items) == len(claims)
    text = article.read_text(encoding="utf-8")
    purposes = set()
    for item in items:
        assert item["@type"] == [OA + "Annotation"]
        [target] = item[OA + "hasTarget"]
        assert target[OA + "hasSource"] == [{"@id": f"https://example.org/{article.name}"}], target
        quote, position = target[OA + "hasSelector"]
        [start], [end] = position[OA + "start"], position[OA + "end"]
        [exact] = quote[OA + "exact"]
        assert text[start["@value"] : end["@value"]] == exact["@value"]
        for said in [*item[OA + "motivatedBy"], *(one for body in item[OA + "hasBody"] for one in body[OA + "hasPurpose"])]:
            purposes.add(said["@id"])
    assert purposes <= {OA + purpose for purpose in PURPOSES}, purposes
    assert {OA + "commenting", OA + "assessing", OA + "linking", OA + "questioning"} <= purposes
    reviews = article.with_suffix(".reviews.jsonld")
    run("export", article, "--to", reviews, "--as", "claim-review")
    written = json.loads(reviews.read_text(encoding="utf-8"))
    expanded = jsonld.expand(written, options)
    assert sum("https://schema.org/ClaimReview" in one["@type"] for one in expanded) > 2
    # The graph itself is the one thing that is not said of anything.
    assert terms(expanded) == terms(written) - 1, (terms(expanded), terms(written))


def printed(page):
    """The pages of what Chromium makes of an HTML document when it is printed, in the layout they have."""
    path = page.with_suffix(".printed.pdf")
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={WORK}/chromium"]
        + ["--no-pdf-header-footer", f"--print-to-pdf={path}", page.as_uri()],
        capture_output=True,
        check=True,
        timeout=120,
    )
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    return text.rstrip("\f").split("\f")


def check_printed(article, claims):
    """Chromium, where there is one, prints all notes of an article and all columns of a sheet, and no hints on how to
    use the page."""
    if not shutil.which("chromium") or not shutil.which("pdftotext"):
        return
    page = article.with_suffix(".html")
    run("export", article, "--to", page)
    [hint] = re.findall(r'class="hint">([^<]+)<', page.read_text(encoding="utf-8"))
    text = flat(" ".join(printed(page)))
    assert flat(hint) not in text, hint
    # In the text, and in its note.
    assert all(len(re.findall(rf"\b{number}\b", text)) > 1 for number in range(1, len(claims) + 1))
    sheet = article.with_suffix(".sheet.html")
    run("export", article, "--to", sheet, "--as", "sheet")
    head = re.findall(r"<th[^>]*>([^<]+)</th>", sheet.read_text(encoding="utf-8"))
    pages = printed(sheet)
    assert len(pages) > 1 and len(head) > 9, (len(pages), head)
    for number, text in enumerate(pages[:-1]):
        missing = [name for name in head if not all(word in text for word in name.split())]
        assert not missing, (number, missing)
    print(f"Chromium printed {len(pages)} pages of a sheet")


def office(paths):
    """Whether LibreOffice, where there is one, converts every document without a word of complaint."""
    if not shutil.which("soffice"):
        return
    profile = f"-env:UserInstallation=file://{WORK}/profile"
    done = subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", WORK / "pdf", *paths],
        capture_output=True,
        text=True,
    )
    for path in paths:
        assert (WORK / "pdf" / path.with_suffix(".pdf").name).exists(), (path, done.stderr)
        assert f"convert {path} " in done.stdout, (path, done.stdout)
    # That it has no Java says nothing of a document.
    complaints = [line for line in done.stderr.splitlines() if line.strip() and "javaldx" not in line]
    assert not complaints, complaints
    print(f"LibreOffice converted {len(paths)} documents")


def main():
    documents = []
    for sample in sorted(Path("assets/samples").glob("*.md")):
        article, claims = reviewed(sample)
        documents.append(check_workbook(article, claims))
        documents += check_documents(article, claims)
        documents.append(check_given(sample))
        check_values(article, claims)
        check_linked(article, claims)
        check_printed(article, claims)
        print(f"{sample.name}: {len(claims)} claims read back")
    office([path for path in documents if path.stem.startswith("de")])


main()
