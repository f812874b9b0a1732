"""What the elements of a page do: which are skipped, which break the line, which leave space above."""

from __future__ import annotations

SKIPPED = {
    "script",
    "style",
    "template",
    "noscript",
    "svg",
    "head",
    "iframe",
    "button",
    "select",
    "textarea",
    "object",
    "canvas",
    "video",
    "audio",
}
BLOCKS = {
    "p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "ul", "ol", "li", "dl", "dt", "dd", "table",
    "tr", "td", "th", "blockquote", "pre", "form", "fieldset", "figure", "figcaption", "address", "hr", "body", "center", "details",
    "summary", "caption", "h1", "h2", "h3", "h4", "h5", "h6",
}  # fmt: skip
SPACED = {"p", "ul", "ol", "dl", "table", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr"}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
