"""What the columns of a table of items hold, by the words of its head row, in five languages."""

from __future__ import annotations

COLUMNS: dict[str, tuple[str, ...]] = {
    "number": (
        "saksnr", "sak nr", "sak nr.", "saksnummer", "utvalgssaksnr", "utvalssaksnr", "utv.saksnr", "utvalgssak", "møtesaksnr", "nr", "no", "number", "#", "item", "item no",
        "pkt", "punkt", "saknr", "sak-nr", "ärendenr", "ärende nr", "sagsnr", "sagnr", "punkt nr", "§",
        "fra sak", "frå sak", "gjelder sak", "gjeld sak", "sak/møte", "from item", "från ärende", "fra sag",
    ),
    "title": (
        "tittel", "sakstittel", "saktittel", "tittel/beskrivelse", "tittel/beskriving", "innhold", "innhald", "beskrivelse", "beskriving", "tema", "emne", "title", "subject", "topic",
        "agenda item", "menupunkt", "programpunkt", "programpost", "aktivitet", "activity", "rubrik", "ärendemening", "titel", "ärende", "overskrift", "sakstype og tittel", "kva saka gjeld", "saken gjelder", "hva saken gjelder", "dagsordenspunkt",
    ),
    "item_type": ("type", "sakstype", "type sak", "saktype", "kategori", "item type", "ärendetyp", "sagstype", "typ", "formål", "hensikt", "purpose", "for"),
    "responsible": (
        "ansvarlig", "ansvarleg", "saksansvarlig", "saksansvarleg", "innleder", "innleiar", "ansvar", "responsible", "owner", "lead", "presenter", "presented by", "ansvarig",
        "föredragande", "sagsansvarlig", "ansvarlige", "hvem", "kven", "saksbehandler", "saksbehandlar", "forslagsstiller", "who",
    ),
    "duration_minutes": (
        "varighet", "varigheit", "tidsbruk", "tidsforbruk", "minutter", "minutt", "min", "min.", "duration", "minutes", "varaktighet", "tidsåtgång", "varighed", "tid (min)", "estimert tid",
        "tid", "time", "tidsramme",
    ),
    "case_number": (
        "arkivref", "arkivsak", "arkivsaksnr", "arkivnr", "arkivreferanse", "saksref", "referanse", "reference", "case number", "diarienr", "diarienummer", "dnr", "journalnr", "ephorte", "p360",
    ),
    "access": (
        "u.off", "u.off.", "u off", "u. off.", "uoff", "lukket", "lukka", "lukket sak", "lukka sak", "lukket møte", "lukka møte", "lukket behandling", "unntatt", "unnateke", "unntatt offentlighet",
        "unnateke offentlegheit", "unntatt off", "unntatt off.", "unnt. off.", "unntatt off. §", "unntatt §", "unntatt etter", "tilgang", "tilgangskode", "gradering", "skjerming", "skjermet",
        "unntakshjemmel", "unntaksheimel", "offl", "offl.", "offl. §", "åpen/lukket", "å/l", "l/å", "open/lukka", "åpent/lukket", "lukket/åpen", "lukket/åpent", "åben/lukket",
        "open/closed", "sekretess", "fortrolig", "fortroligt", "konfidensiell", "konfidensielt", "confidential", "closed", "exempt", "access", "taushetsplikt",
    ),
    "public": ("møte", "åpenhet", "innsyn", "hjemmel", "heimel", "lovhjemmel", "offentlig", "offentleg", "offentlighet", "offentlegheit", "offentligt", "off", "off.", "åpen", "åpent", "open", "åben", "åbent", "öppen", "public", "åpen sak", "open sak", "åpent møte"),
    "other": ("vedlegg", "side", "start", "slutt", "bilag", "bilaga", "attachments", "attachment", "page", "dokument", "klokkeslett", "kl", "fra", "til", "sidetall", "merknad", "kommentar", "kommentarer", "uddybende kommentar", "utdyping", "bemærkninger"),
    "decision": ("vedtak", "beslutning", "konklusjon", "decision", "resolution", "beslut", "vedtak/konklusjon", "konklusjon/vedtak"),
    "discussion": ("referat", "drøfting", "diskusjon", "behandling", "notater", "discussion", "notes", "minutes text", "handsaming", "merknader"),
    "action": ("oppfølging", "tiltak", "aksjon", "oppgave", "oppgaver", "task", "tasks", "what", "hva", "kva", "uppgift", "opgave", "aksjonspunkt", "gjøremål", "action", "actions", "åtgärd", "handling", "oppgåve"),
    "due": ("frist", "tidsfrist", "deadline", "due", "due date", "innen", "innan", "senast", "når", "when", "forfall dato", "by when"),
    "status": ("status", "framdrift", "fremdrift", "progress", "tilstand", "utført", "ferdig", "done", "completed", "gjort"),
}  # fmt: skip
"""Field of an item -> words of the head row above it. «Sak» alone is number or title, as the other columns say."""

FIELD_BY_HEAD = {word: name for name, words in COLUMNS.items() for word in words}
TASKS = frozenset({"number", "title", "action", "responsible", "due", "status", "other"})
"""What the columns of a table of tasks hold; minutes kept as a table tell of discussions or decisions too."""
OPEN_CELLS = frozenset(
    (
        "",
        "nei",
        "no",
        "nej",
        "n",
        "0",
        "ingen",
        "none",
        "åpen",
        "åpent",
        "åpne",
        "open",
        "opent",
        "ope",
        "å",
        "åben",
        "åbent",
        "öppen",
        "öppet",
    )
) | {"offentlig", "offentleg", "public", "ugradert", "false"}
"""Cells below «Lukket», «Tilgang» or «Hjemmel» of items that are open to the public."""
CLOSED_CELLS = frozenset({"nei", "no", "nej", "n", "0", "ikke", "ikkje", "not", "false", "lukket", "lukka", "closed", "l", "u"})
"""Cells below «Offentlig» of items that are not; and those in which a stamp stands."""
EITHER = {"sak", "saker", "sag", "case", "saka"}
"""Heads over a column of numbers or of titles."""
