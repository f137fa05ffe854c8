#!/usr/bin/env bash
# Lays out what the fuzzers begin with: the documents of tests/opening/made, those of each format for its own target,
# and the main parts of the packed ones.
set -euo pipefail
cd "$(dirname "$0")"
made=../tests/opening/made
for target in open_any html mail packed pdf rtf text; do mkdir -p "corpus/$target"; done
cp "$made"/*.{docx,eml,epub,html,mhtml,odt,pdf,rtf,md} corpus/open_any
cp "$made"/*.html corpus/html
cp "$made"/*.pdf corpus/pdf
cp "$made"/*.{eml,mhtml} corpus/mail
cp "$made"/*.md corpus/text
for file in "$made"/*.rtf; do tail -c +7 "$file" >"corpus/rtf/$(basename "$file")"; done
# The first byte of a seed chooses the format, see fuzz_targets/packed.rs.
part() { # the byte, the document, its part
    { printf '%s' "$1" && unzip -p "$2" "$3"; } >"corpus/packed/$(basename "$2").$(basename "$3")"
}
for file in "$made"/*.docx; do part '2' "$file" word/document.xml; part '2' "$file" word/styles.xml; done
for file in "$made"/*.odt; do part '3' "$file" content.xml; done
for file in "$made"/*.epub; do
    unzip -Z1 "$file" | while read -r path; do
        case $path in
        *nav.xhtml | *toc.ncx) part '6' "$file" "$path" ;;
        *.xhtml) part '4' "$file" "$path" ;;
        *.opf) part '5' "$file" "$path" ;;
        esac
    done
done
