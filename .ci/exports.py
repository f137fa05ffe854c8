"""Reads what `claimlight export` writes with python-docx, openpyxl and csv, and compares it with the review it came from.

Called by .ci/exports with the program and a folder to work in.
"""

import csv
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import openpyxl

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


def main():
    for sample in sorted(Path("assets/samples").glob("*.md")):
        article, claims = reviewed(sample)
        check_workbook(article, claims)
        check_values(article, claims)
        print(f"{sample.name}: {len(claims)} claims read back")


main()
