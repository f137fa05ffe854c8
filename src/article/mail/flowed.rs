//! Plain text whose paragraphs flow (RFC 3676): a line that ends with a space goes on in the next.

/// The text with one line for each paragraph. With `delete_space` the space at the end of a line is no part of the text.
pub(super) fn joined(text: &str, delete_space: bool) -> String {
    let mut joined = String::with_capacity(text.len());
    // How deeply the line before was quoted, if the next goes on with it.
    let mut open: Option<usize> = None;
    for line in text.lines() {
        let content = line.trim_start_matches('>');
        let depth = line.len() - content.len();
        let content = content.strip_prefix(' ').unwrap_or(content);
        // The line before a signature ends with a space and flows nowhere.
        let is_signature = content == "-- ";
        if open.is_some_and(|before| before != depth || is_signature) {
            joined.push('\n');
            open = None;
        }
        if open.is_none() && depth > 0 {
            joined.extend(std::iter::repeat_n('>', depth));
            joined.push(' ');
        }
        let flows = content.ends_with(' ') && !is_signature;
        joined.push_str(if flows && delete_space { &content[..content.len() - 1] } else { content });
        if flows {
            open = Some(depth);
        } else {
            joined.push('\n');
            open = None;
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_flow_are_joined() {
        let text = "Ein Satz, der \nweitergeht.\n> Ein \n> Zitat\n>> tiefer \nNicht mehr.\n From mir\n-- \nAnna";
        let expected = "Ein Satz, der weitergeht.\n> Ein Zitat\n>> tiefer \nNicht mehr.\nFrom mir\n-- \nAnna\n";
        assert_eq!(joined(text, false), expected);
        assert_eq!(joined("日本 \n語", true), "日本語\n");
    }
}
