"""pdfplumber, for the files that pdfium does not open."""

from __future__ import annotations

from pipeline.errors import UnreadableError
from pipeline.read.encoding import clean
from pipeline.read.pdf_characters import BOLD
from pipeline.read.pdf_pieces import Piece


def read_with_pdfplumber(data: bytes, most: int) -> list[tuple[float, float, list[Piece]]]:
    """Width, height and pieces of each page. Raises UnreadableError where pdfplumber cannot read the file either."""
    import io

    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    pages = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as paper:
            for page in paper.pages[:most]:
                lines = page.extract_text_lines(return_chars=True)
                pages.append((float(page.width), float(page.height), [make_piece(line) for line in lines]))
                page.close()
    except Exception as error:  # a third party's parser on a broken file may raise anything
        cause = error.args[0] if error.args else None
        locked = isinstance(error, PDFPasswordIncorrect) or isinstance(cause, PDFPasswordIncorrect)
        raise UnreadableError("encrypted-file" if locked else "corrupt-file", part="PDF") from error
    if not any(pieces for _, _, pieces in pages):
        raise UnreadableError("corrupt-file", part="PDF")
    return pages


def make_piece(line: dict[str, object]) -> Piece:
    """A piece of one of pdfplumber's lines."""
    chars = line["chars"]
    assert isinstance(chars, list)
    size = float(chars[0]["size"])
    bold = all(BOLD.search(str(chars[end]["fontname"])) is not None for end in (0, -1))
    bottom = float(str(line["bottom"]))
    return Piece(clean(str(line["text"])), float(str(line["x0"])), float(str(line["x1"])), bottom - 0.2 * size, round(size, 1), bold)
