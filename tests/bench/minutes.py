"""Invented four-page minutes as PDF, written by hand in a millisecond: letterhead, labels, attendance, items, footers."""

from __future__ import annotations

import random
import textwrap
import zlib
from datetime import date, timedelta
from pathlib import Path

BODIES = ("Fjordrådet", "Bruutvalget", "Havnestyret", "Museumsnemnda", "Biblioteksrådet", "Vassdragsutvalget", "Lyktestyret", "Fergerådet")
FIRST = ("Kari", "Ola", "Åse", "Nils", "Ingrid", "Lars", "Øyvind", "Marte", "Jonas", "Silje", "Per", "Hanne")
LAST = ("Nes", "Vik", "Myrvold", "Åsland", "Brekke", "Skogly", "Tangen", "Østby", "Fossheim", "Lunde")
SUBJECTS = (
    "Lønnsforhandlinger",
    "Rekruttering av losene",
    "Arbeidsmiljø på kaia",
    "Ny ferge",
    "Kompetanseplan",
    "Budsjett",
    "Likestilling",
    "Mal for årsplan",
)
SENTENCES = (
    "Lederen orienterte om arbeidet siden forrige møte og viste til notatet som fulgte innkallingen.",
    "Medlemmene stilte spørsmål om kostnader, bemanning og forholdet til de andre utvalgene.",
    "Flere pekte på at fristene er korte, og at brukerne bør høres før planen legges fram.",
    "Det ble vist til sak 2024/117 og til erfaringene fra høsten.",
)
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
MONTHS = ("januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember")
LINES_A_PAGE = 50

Row = tuple[str, str]
"""Style (plain, bold, title) and text; a tab sets the rest in the second column."""


def write_minutes(folder: Path, number: int) -> Path:
    """One paper under folder/<body>/; the same number gives the same bytes."""
    body = BODIES[number % len(BODIES)]
    path = folder / f"body{number % len(BODIES)}" / f"referat-{number:05}.pdf"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(format_pdf(compose(random.Random(number), body, number), f"{body} · referat"))
    return path


def compose(chance: random.Random, body: str, number: int) -> list[Row]:
    """The rows of the minutes, blank ones included."""
    day = date(2005, 1, 5) + timedelta(days=7 * (number // len(BODIES)))
    people = [f"{chance.choice(FIRST)} {chance.choice(LAST)}" for _ in range(9)]
    rows: list[Row] = [("title", body), ("bold", "Møtereferat"), ("plain", "")]
    labels = {
        "Møtedato:": f"{WEEKDAYS[day.weekday()]} {day.day}. {MONTHS[day.month - 1]} {day.year}",
        "Tid:": "kl. 09.00–11.30",
        "Sted:": "Rådssalen, Fyrveien 2",
        "Møteleder:": people[0],
        "Referent:": people[1],
        "Til stede:": ", ".join(people[:5]),
        "Forfall:": ", ".join(people[6:8]),
    }
    rows += [("plain", f"{label}\t{value}") for label, value in labels.items()]
    for place in range(1, 13):
        rows += compose_item(chance, place, day.year % 100, people)
    return [*rows, ("plain", ""), ("plain", f"Neste møte: {(day + timedelta(days=7)):%d.%m.%Y} kl. 09.00")]


def compose_item(chance: random.Random, place: int, year: int, people: list[str]) -> list[Row]:
    """One numbered item: title, discussion, what was decided, and for some an action."""
    subject = f"{chance.choice(SUBJECTS)} {chance.randint(1, 99)}"
    talk = textwrap.wrap(" ".join(chance.choices(SENTENCES, k=6)), 88)
    decided = textwrap.wrap(f"Saken om {subject.lower()} tas til orientering. Utvalget ber om en ny sak i neste halvår.", 88)
    rows: list[Row] = [("plain", ""), ("bold", f"Sak {place:02}/{year:02} {subject}"), *(("plain", line) for line in talk)]
    rows += [("plain", ""), ("bold", "Vedtak:"), *(("plain", line) for line in decided)]
    if place % 3 == 0:
        rows.append(("plain", f"Ansvarlig: {chance.choice(people)}. Frist: {chance.randint(1, 28)}.{chance.randint(1, 12):02}.20{year:02}"))
    return rows


def format_pdf(rows: list[Row], footer: str) -> bytes:
    """Rows as a PDF with two of the fonts that every reader has; the letters are those of Windows-1252."""
    pages = [rows[start : start + LINES_A_PAGE] for start in range(0, len(rows), LINES_A_PAGE)]
    streams = [zlib.compress(format_page(page, f"{footer}\tSide {n} av {len(pages)}")) for n, page in enumerate(pages, 1)]
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
    places = [5 + 2 * n for n in range(len(pages))]
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{n} 0 R' for n in places)}] /Count {len(pages)} >>".encode(),
        font.format("Helvetica").encode(),
        font.format("Helvetica-Bold").encode(),
    ]
    for place, stream in zip(places, streams, strict=True):
        fonts = "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {fonts} /Contents {place + 1} 0 R >>".encode())
        objects.append(f"<< /Filter /FlateDecode /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream")
    return join_objects(objects)


def format_page(rows: list[Row], footer: str) -> bytes:
    """A page's content: rows from the top, the footer below."""
    shapes = {"plain": "/F1 10", "bold": "/F2 10", "title": "/F2 18"}
    parts = [format_text(shapes[style], 780 - 14 * n, text) for n, (style, text) in enumerate(rows) if text]
    return "\n".join([*parts, format_text("/F1 8", 40, footer)]).encode("cp1252")


def format_text(shape: str, height: int, text: str) -> str:
    """A line at 70 points from the left, and what follows a tab at 180."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").split("\t")
    return " ".join(f"BT {shape} Tf {70 + 110 * n} {height} Td ({part}) Tj ET" for n, part in enumerate(escaped))


def join_objects(objects: list[bytes]) -> bytes:
    """A PDF file of numbered objects with its table of places."""
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return data + f"{head}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n".encode()
