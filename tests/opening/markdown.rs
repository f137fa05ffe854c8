use super::*;

#[test]
fn blocks_and_styles() {
    check(
        "# Ein *großer* Plan\n\nDie Stadt will **12 Prozent** sparen,\nsagt ~~Meier~~ [Anna Berg](https://example.org/berg \
         \"Titel\").\n\nZweiter Absatz\\\nmit Umbruch.\n\n---\n\n## Und `jetzt`?\n",
        "a.md",
        &[
            "H1 Ein *großer* Plan",
            "P Die Stadt will **12 Prozent** sparen, sagt ~~Meier~~ [Anna Berg](https://example.org/berg).",
            "P Zweiter Absatz / mit Umbruch.",
            "H2 Und jetzt?",
        ],
    );
}

#[test]
fn lists_quotes_and_code() {
    check(
        "Three demands:\n\n1. More money\n   - from the state\n   - from the town\n2. More time\n\n   And a second paragraph.\n\n\
         > “We are late,” she said.\n>\n> - a list in it\n>\n> > deeper\n\n- [ ] open\n- [x] done\n\n```\nlet  x;\n  y\n```\n",
        "a.markdown",
        &[
            "P Three demands:",
            "L0#1 More money",
            "L1 from the state",
            "L1 from the town",
            "L0#2 More time",
            "P And a second paragraph.",
            "Q “We are late,” she said.",
            "L0 a list in it",
            "Q deeper",
            "L0 open",
            "L0 done",
            "X let  x; /   y",
        ],
    );
}

#[test]
fn tables_are_rows_of_cells() {
    check(
        "| Stadt | Einwohner |\n|---|--:|\n| **Kassel** | 201.000 |\n| | 5 |\n",
        "a.md",
        &["T Stadt | Einwohner", "T **Kassel** | 201.000", "T 5"],
    );
}

#[test]
fn footnotes_are_marked_by_their_label() {
    check(
        "Die Quote lag bei 5 %.[^1] Mehr nicht.[^quelle]\n\n[^1]: Laut *Amt*.\n\n    Noch ein Absatz.\n[^quelle]: Ebenda.\n",
        "a.md",
        &[
            "P Die Quote lag bei 5 %.[1] Mehr nicht.[quelle]",
            "N [1] Laut *Amt*.",
            "N Noch ein Absatz.",
            "N [quelle] Ebenda.",
        ],
    );
}

#[test]
fn raw_html_leaves_its_words() {
    check(
        "<div align=\"center\">\n<b>Kassel</b> &amp; mehr<br>Zeile\n<script>alert(1)</script>\n</div>\n\nEin <em>Wort</em> \
         und<br>noch <script>x()</script>eins &ndash; so.\n\n<!-- nichts -->\n\n![Rathaus](a.png)\n\nIm Text ![Bild](b.png) steht es.\n",
        "a.md",
        &["P **Kassel** & mehr / Zeile", "P Ein Wort und / noch eins – so.", "C Rathaus", "P Im Text steht es."],
    );
}

#[test]
fn the_header_tells_about_the_article() {
    let article = check(
        "---\ntitle: \"Rat: Streit\"\nauthor:\n  - Anna Berg\n  - Bob Lee\ndate: 2024-05-03\nlang: de\ntags: [a, b]\n---\n\nText.\n",
        "a.md",
        &["P Text."],
    );
    let about = &article.about;
    assert_eq!(about.title.as_deref(), Some("Rat: Streit"));
    assert_eq!(about.byline.as_deref(), Some("Anna Berg, Bob Lee"));
    assert_eq!((about.date.as_deref(), about.language.as_deref()), (Some("2024-05-03"), Some("de")));
}

#[test]
fn only_the_name_makes_markdown() {
    check("Das ist *kein* Markdown.\n", "a.txt", &["P Das ist *kein* Markdown."]);
    check("<p align=center>\nEin Logo\n</p>\n\nText mit *Stil*.", "README.md", &["P Ein Logo", "P Text mit *Stil*."]);
}
