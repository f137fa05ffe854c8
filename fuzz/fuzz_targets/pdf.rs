//! PDF: whole files, and the content of a page.

#![no_main]

mod opened;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|rest: &[u8]| {
    opened::opened(rest, "a.pdf");
    opened::opened(&[b"%PDF-1.4\n", rest].concat(), "a.pdf");
    let head = format!(
        "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n\
         3 0 obj <</Type/Page/MediaBox[0 0 300 200]/Contents 4 0 R/Resources <</XObject<</X 4 0 R>>\
         /Font<</F <</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>>>>>>> endobj\n\
         4 0 obj <</Type/XObject/Subtype/Form/Length {}>> stream\n",
        rest.len()
    );
    opened::opened(&[head.as_bytes(), rest, b"\nendstream endobj\ntrailer <</Root 1 0 R>>\n"].concat(), "a.pdf");
});
