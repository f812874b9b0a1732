"""What a decision sounds like in five languages, what only sounds like one, and what comes of an item."""

from __future__ import annotations

import re

from pipeline.grammar import Rule, rule
from pipeline.grammar.gates import Gated, stems
from pipeline.grammar.references import CHANGE

PERSON = r"(?-i:[A-ZÆØÅ][\w.'’-]+(?:\s[A-ZÆØÅ][\w.'’-]*)*)"

OUTCOME_STEMS = stems(
    "odkj", "odkän", "odkend", "approv", "vedt", "valgt", "vald", "valt", "elect", "velg", "velj", "välj", "vælg", "eslut", "fast",
    "innvilg", "bevilg", "avsl", "avvis", "forkast", "akkl", "akla", "enig", "einig", "samr", "unanim", "enhäll", "slutt", "tilslut",
    "tiltr", "støtt", "endors", "utset", "utsat", "udsæt", "udsat", "bordl", "postpon", "defer", "trekk", "trukk", "utgå", "utgi",
    "til orient", "etterret", "vitan", "vitende", "efterret", "falt", "fall", "bif", "stem", "carried", "besl", "decid", "resolv",
    "agree", "adopt", "bestäm", "samtyk", "opprett", "nedsatt", "oppnevn", "utnevn", "ble ", "konsens", "underkjen", "samde", "blev ",
    "vart ", "vert ", "tilse", "løyv", "ansat", "utpek", "peger", "peget", "appoint", "accept", "noted", "utsågs", "utses", "bevilj",
    "antog", "antok", "ansett", "suppler", "reject", "is the new", "ny ", "nye ", "nytt ", "handling", "adjung", "entledig",
    "återremit", "passed", "defeat", "withdraw", "tilbake", "enede", "enade",
    "overfør", "flytt", "skyve", "udsky", "skjut", "moved", "carried", "vent", "vänt", "wait", "ber ", "bad ", "ba ", "bed ", "pål", "oppfordr",
    "nedst", "nedrøy", "invald", "innvalgt", "röst", "konklu", "conclud", "slutsats", "gjenom", "gjennom",
    "asks", "asked", "akseptert", "godtatt", "godkenn", "avslag", "bifall", "rejection", "fann sig", "voted", "vote", "consensus", "satt til", "sett til", "sat til", "sattes", "settes", "instruct", "uppdrar", "mandat", "fullmakt", "fuldmagt", "authority", "dropp", "drop", "skrinl", "scrap",
    "enas", "röst", "inval", "nedstem", "tilslag", "opp att", "opp igjen", "upp igen", "op igen", "landa", "landed", "landet", "decision", "avgjerd", "afgør", "semje", "avhold", "utpek", "erkl", "förkl", "tilslut", "rår ", "tilrår",
    "lagt til", "lagd til", "sat til", "+1", "blevet", "blitt", "vinn", "vann", "forlist", "settled", "became",
)  # fmt: skip
"""Parts of words: every sentence of DECIDED has one. Looked for first, since most sentences have none."""

BODY = (
    r"\w*(?:styret|utvalget|utvalet|råde[tn]|rådet|årsmøtet|generalforsamling(?:en|a)|møtet|mødet|mötet|forsamlinga|forsamlingen|kommunestyret|formannskapet|formannskapen|bestyrelsen|"
    r"styrelsen|stämman|landsmøtet|komiteen|komitéen|nemnda|nämnden|fylkestinget|stiftelsesmøtet|allmøtet|tinget|konventet|senatet|partene|partane|foreningen|foreininga|klubben|laget|gruppa|gruppen|board|committee|council|meeting|assembly|members|group|(?-i:[A-ZÆØÅ]{2,6}))"
)
"""The one who decides: the body itself."""
ACTS = (
    r"vedtok|vedtek|vedtog|rår (?:til|frå|ifrå|fra)|elects|decides|resolves|appoints|rejects|agrees|accepts|endorses|besluttet|besluttede|beslutta|beslutade|beslöt|bestemte|bestämde|godkjenner|godkjente|godkjende|godkänner|godkände|godkender|"
    r"godkendte|underkjenner|valgte|valde|oppnevnte|oppnemnde|utnevnte|udpegede|tilsatte|tilset|tilsette|"
    r"ansette|ansatte|supplerer|bevilger|bevilgede|bevilga|løyver|løyvde|innvilger|innvilga|opprettet|oppretta|oprettede|fastsatte|fastset|fastsette|fastställde|fastställer|avslår|"
    r"avslo|avslog|avviser|avviste|antog|antok|approved|approves|adopted|adopts|resolved|agreed|decided|endorsed|appointed|elected|accepted|rejected|enades|enedes|enas om|beviljade|utsåg|fann sig"
    r"|(?:vedtar|vedtager|beslutter|beslutar|bestemmer (?=at\b|å\b|seg\b)|velger|velgjer|väljer|vælger|oppnevner|oppnemner|utnevner|udpeger|utpeker|tilsetter|ansetter|oppretter|fastsetter|utser)"
    r"(?=.*(?:\b(?:å|at|att|that)\b|\d|\s(?-i:[A-ZÆØÅÄÖ])|i (?:en[li]+ghe[td]|henhold|samsvar|tråd|överensstämmelse) (?:til|med)))"
    r"|(?:opprett[ae]r|oppnevner|oppnemner|nedsetter|nedset|etabler[ae]r)(?=\s(?:en|et|ein|ei|eit)\s)"
)
"""What a body does when it decides; in the present of a rule («Styret velger en kasserer») only with a name, a number or «å», «at» behind."""

DECIDED: tuple[Rule, ...] = (
    rule(
        "body_acts",
        rf"\W*(?:[^.,]{{0,60}},\s)?(?:(?:the|det|then|så|deretter|dermed|konstituerende)\s)?(?:(?-i:[A-ZÆØÅ]{{2,6}})\s)?{BODY}(?:\s(?:og|och|and|i|for|ved)\s\w+)?\s(?:\w+lig\s|\w+gt\s|samrøystes\s|then\s|unanimously\s|\w+ (?:och|og|and)\s)?(?:{ACTS})\b",
        "Styret bevilger 4000 kr til turen fordi det er en god sak.",
        "The board resolved to sell the boat.",
        "Utvalet løyver 30 000 kroner.",
        "Mötet beslutade att köpa en ny gräsklippare.",
        "Mötet föreslog och valde Kari.",
        "Stämman väljer revisorer i enlighet med förslaget.",
        "Mötet fann sig vara stadgeenligt utlyst.",
        "FAU bevilger inntil 2000,- til bøker (enstemmig).",
        "SU fastset planen med endringane frå møtet.",
        "The XY committee elects Ann as the new chair.",
        "Soknerådet rår til at lunden vert lagd nord for huset.",
        "Rektorrådet oppretter en arbeidsgruppe for lokaler.",
    ),
    rule(
        "body_acts_we",
        r"\W*(?:(?:etter|efter|after)\s[^.,]{3,40},?\s)?(?:vi (?:vedtok|vedtek|besluttet|beslutta|besluttede|beslutade|bestemte oss|bestemte|godkjente|godkjende|godkendte|godkände|valgte (?=[A-ZÆØÅ])|land(?:et|a|ade|ede) på (?:å|at|att)\b)|"
        r"we (?:decided|agreed|approved|elected|resolved|adopted|settled on|rejected|landed on)|(?:besluttet|vedtok|bestemte|beslutade) vi)\b",
        "Vi landa på å utsetja flyttinga fordi det tek tid.",
        "We decided to move the meeting.",
        "Vi beslutade att köpa tältet.",
    ),
    rule(
        "body_acts_noun",
        r"\W*(?:beslut(?:ning)?|vedtak|decision|avgjerd|afgørelse|enighet|enighed|semje|einigheit|consensus|konsensus)(?:\s?[:–-]\s?(?=\w+ \w)|\s(?:tatt |taken |made )?(?:om )?(?:at|att|å|to|om)\b)",
        "Beslut att använda mallen som grund",
        "Decision to move the meeting",
        "Consensus: move to Wednesdays",
    ),
    rule(
        "became_officer",
        rf"\W*{PERSON}(?:(?:,| og| and| och| &) {PERSON}){{0,4}} (?:er blevet|er blitt|er vorte|är|ble|blei|blev|blir|bliver|vart|became|is the new)\s(?:invald|(?:ny |nye |vår |vores )?\w*(?:representant|repræsentant|formand|formann|leder|leiar|kasserer|kasserar|kassør|kassör|sekretær|sekreterare|"
        r"suppleant|vara|varamedlem\w*|medlem\w*|revisor|ordförande|webmaster|chair|treasurer|secretary))(?:er|ar|en|ene|s)?\b",
        "Nina og Carl er blevet rådsrepræsentanter.",
        "Lisa Ek är invald i styrelsen",
        flags=0,
    ),
    rule(
        "answered",
        r"\W*(?:søknad\w*|ansøgning\w*|ansökan|ansökningen|klag\w+|forslag\w*|the application)\b[^.]{0,80}?\s(?:får|fekk|fikk|fick|gets) (?:avslag|tilslag|støtte|stønad|avslått)\b",
        "Søknaden frå Vika motorklubb får avslag.",
    ),
    rule(
        "taken_up_again",
        r".{0,60}?\b(?:sak(?:a|en)?|sagen|ärendet|punktet|det|dette|the item|it)\b [^.]{0,30}?\b(?:opp att|opp igjen|op igen|upp igen|opp på nytt|taken up again|tilbake)\b[^.]{0,20}?\b(?:i|på|til|ved|till|at) (?:the )?(?:neste|næste|nästa|next|et senere|eit seinare)\b",
        "Saka blir teken opp att i neste møte.",
    ),
    rule(
        "date_set",
        r".{3,80}?\b(?:vert|blir|ble|vart|blev|blei|was|är|bliver) (?:lagt|lagd|flyttet|flytta|flyttat|sat|satt|sett|fastsat|moved|berammet|fastsatt) (?:til|till|to|på|for) (?:(?:et|ein?|en|ett|the|a|i|an) [\w ]{0,30}?|(?:mån|man|tir|tys|ons|tor|fre|lau|lør|lör|sun|søn|sön|mon|tue|wed|thu|fri|sat)\w*,? ?(?:den )?)?\d",
        "Festen vert lagt til torsdag 16. mars kl. 19.",
        "Kontingentet blev sat til et symbolsk beløb på 10 kr.",
    ),
    rule(
        "appointed",
        r".*\b(?:ble|blei|blev|vart|blir|vert|was|were)\s(?:det\s|der\s|also\s|også\s)?(?:\w+\s){0,2}?(?:utpekt|utpeika|udpeget|utsett til|erklært lovlig|erklært lovleg|erklært for lovlig|gitt tilslutning|gjeve tilslutning|utvalgt som|nedsatt|declared open)\b",
        "Per Nes ble utpekt som referent.",
        "Møtet ble erklært lovlig satt.",
    ),
    rule(
        "all_for",
        r".*(?<![\w+])\+1 (?:from|fra|från|frå) (?:all|everyone|everybody|alle|alla)\b|.*\b(?:röstas|röstades|stemmes|blev stemt|ble stemt) (?:igenom|ner|ned|igjennom|gjennom|igennem)\b",
        "+1 from all",
        "Motionen röstades igenom.",
    ),
    rule(
        "body_acts_inverted",
        rf"\W*(?:[^.,]{{0,60}},\s|(?:etter|efter|after|på bakgrunn av|med bakgrunn i)\s[^.,]{{3,60}}?\s|her\w+\s|dermed\s|så\s|deretter\s|derfor\s|difor\s)(?:{ACTS})\s{BODY}\b",
        "I samsvar med reglene, supplerer styret Kari som ny kasserer.",
        "Efter viss diskussion beslutade mötet att fullmakter inte kan accepteras.",
    ),
    rule(
        "approved_short",
        r"\W*(?:ok\W+)?(?:(?:innkalling\w*|saksliste\w*|sakliste\w*|agenda\w*|dagsorden\w*|dagordning\w*|referat\w*|protokoll?\w*|regnskap\w*|rekneskap\w*|budsjett\w*|beretning\w*|minutes) )?(?:enstemmig |ble |blev |er |vart |vert |was )?(?:godkjen(?:t|nt|d|nes|te)|godkän(?:t|d|des|ns)|godkendt?|approved|vedtatt|vedteke|vedtaget|antaget|carried|bifalls|bifölls|avslogs|samtykket|utsatt|avvist|forkastet|akseptert|accepted|godtatt)(?:\s+(?:enstemmig|enstemmigt|unanimously|uten|utan|uden|without|med|mot|ved|av|af|by|av alle)\b[^?]*)?[.!]*$",
        "Godkjent!",
        "OK, agenda akseptert",
        "Ble godkjent av alle fremmøtte",
    ),
    rule(
        "approval_voted",
        r"\W*(?:godkjenning|godkjenning av søknad\w*|avslag|innvilgelse|godkendelse|avslag|bifall|approval|rejection)\b,? (?:enstemmig|enstemmigt|samrøystes|enhälligt|unanimous\w*|mot \d+|med \d+)\b.{0,80}$",
        "Godkjenning enstemmig med merknader - 900 kr",
    ),
    rule(
        "elected_short",
        r"\W*(?:(?:ble|blev|blei|vart|was) )?(?:gjen|gen|ny|att|om)?(?:valgt|vald|valt|valda|elected)\b(?:\s+(?:enstemmig|ved|på|per|med|uten|utan|uden|by|for \d|for (?:to|ett|eitt|et) )\b.*)?[.!]*$",
        "Valgt ved akklamasjon.",
        "Blev genvalgt",
    ),
    rule(
        "person_elected",
        rf"\W*{PERSON}(?:(?:,| og| and| och| &) {PERSON}){{0,5}} (?:gjen|gen|ny|om)?(?:valgt|vald|valt|valda|elected)\b (?:enstemmig |unanimously )?(?:til|till|som|as|inn|in)\b",
        "Kari Nes valgt til møteleder",
        "Per Moe og Åse Vik gjenvalgt som revisorer.",
        flags=0,
    ),
    rule(
        "put_off",
        r"\W*(?:(?:vi|we|saken|saka|punktet|this|item|sagen|ärendet|det|dette|den|it) )?(?:(?:er|ble|blir|vart|is|was|has been) )?"
        r"(?:(?:overfør(?:er|es|t|te|ast)|flytte[rst]?|flyttast|skyves|skyver|utsetter|utset|udskydes|udskyder|skjuts|skjuter|moved|carried over|postponed|deferred)\b(?: \w+){0,3}? (?:til|till|to)\b(?: the)? (?:(?:neste|næste|nästa|next|seinere|senere)\b|\d\d?\.\s?\w*(?:møte|möte|møde)\w*)"
        r"|(?:venter|ventar|väntar|wait|waits|will wait) (?:med|with) (?:dette|denne|det|saken|saka|this|the|sagen)\b)",
        "Overfører til neste møte.",
        "Saken flyttes til 1. styremøte etter årsmøtet.",
        "We wait with this until the charter has been approved.",
        "Moved to next meeting",
    ),
    rule(
        "assembly_asks",
        r"\W*\w*(?:årsmøtet|generalforsamling(?:en|a)|landsmøtet|allmøtet|stämman|assembly|representantskapet) (?:ber|bad|ba|bed|pålegger|påla|pålegg|oppfordrer|asks|asked|instructs|instructed|uppdrar åt)\b (?:the )?\w*(?:styret|styrelsen|bestyrelsen|board|administrasjonen|komiteen|utvalget)\b",
        "Årsmøtet ber styret om å lage rutiner for utlån.",
    ),
    rule(
        "mandate_given",
        r".*\b(?:(?:fikk|fekk|ble gitt|fick|was given)\b(?: \w+){0,2}?|får|gis|gies|gjevast|blir gitt|ges|is given) (?:mandat|fullmakt|fuldmagt|mandate|authority)\b (?:til|till|to)\b",
        "Kari Nes fikk mandat til å forhandle om leien.",
    ),
    rule(
        "left_out",
        r"\W*(?:vi )?(?:dropper|droppar|skrinlegger|skrinlegg|scrapper|drops?|we drop) (?!ut\b|av\b|inn\b|off\b|by\b)\w+",
        "Dropper julebordet i år.",
    ),
    rule(
        "elected_first",
        r"\W*(?:gjen|gen|ny|om)?(?:valgt|vald|valt|valda|elected)\b(?:\s[\w-]+){0,6}?\s(?:ble|blev|blei|vart|er|var|är|blev|was|were|is)\b.*",
        "Valgt til formand blev Winnie",
        "Valgt som suppleanter er: Brian Ek og Sanne Dahl",
    ),
    rule(
        "new_officer",
        r"(?:Den nye|Det nye|Ny|Nye|Nytt|Ny valgt|Nyvalgt)\s[\w\s-]{3,60}\s(?:er|blir|ble|blev|vart|vert|är)\s[A-ZÆØÅÄÖ][\w'’-]+(?:\s[A-ZÆØÅÄÖ][\w.'’-]+)+\.?$",
        "Den nye kassereren er Kari Moen.",
        flags=0,
    ),
    rule(
        "resolved",
        r"\W*(?:it was\s+)?(?:further\s+)?(?:resolved|agreed|decided)\b(?: unanimously)?[:,]?\s+(?:that|to)\b|.*\b(?:motion|proposal|amendment|resolution)\b.{0,40}\b(?:carried|passed|adopted|defeated|lost|withdrawn)\b",
        "RESOLVED that the accounts be approved",
        "The motion was carried.",
    ),
    rule(
        "swedish",
        r".*\b(?:beslutades|beslutas|besluts|beslöts|bif(?:ö|a)lls|bif(?:ö|a)ller|avslogs|fastställ(?:des|s)|godkändes|utsågs|utses|valdes|omvaldes|väljs|beviljades|beviljas|antogs|antas|nyvaldes|invaldes|invaldes|omväljs|nyväljs|"
        r"(?:lades|läggs|lägger|lade) .{0,40}?till handlingarna|adjungerades|entledigades|bordlades|bordläggs|återremitteras|återremitterades)\b",
        "Budgeten fastställdes.",
        "Motionen bifölls.",
        "Rapporten lades till handlingarna.",
    ),
    rule(
        "unanimous_short",
        r"\W*(?:enstemmig|samrøystes|einstemmig|unanimous(?:ly)?|enhälligt|enstemmigt)\b[^?]{0,60}$",
        "Enstemmig",
        "Samrøystes.",
    ),
    rule(
        "approved",
        r".*\b(?:godkjent|godkjennt|godkjennes|godkjende|godkjend|godkjente|underkjent|godkendt|godkendes|godkändes|godkänns|godkänner|approved|underkjennes|godkjenner|godkjenner)\b",
        "Innkallingen og dagsordenen ble godkjent.",
        "Referatet fra 15.10.25 godkjennes med den endring at sak 31/25 også gjelder ansatte.",
        "Innkalling: godkjent",
    ),
    rule(
        "adopted",
        r".*\b(?:(?:ble|blir|er|vart|vert|blev|var|was|were|enstemmig|enstemmigt|dermed|herved|så|styret|utvalget|årsmøtet|generalforsamlingen|forslaget|møtet|rådet|kommunestyret|bliver|bleven)\s+(?:[\w’'-]+\s+){0,6}?"
        r"(?:vedtatt|vedteke|vedtekne|vedtekne|vedtok|vedtas|vedtar|vedtaget|besluttet|beslutta|beslutter|besluttes|beslutade|beslutar|bestemt|fastsatt|fastsett|innvilget|innvilga|bevilget|avslått|avvist|nedstemt|forkastet|adopted|decided|resolved|agreed|bestämde|vedtaget|tiltrådt|opprettet|nedsatt|oppnevnt|utnevnt|tilsett|ansatt|løyvd|løyvde|nedsett|oppretta|avslege|forkasta|nedrøysta|afvist|udpeget|oprettet|fastsat|bestemt|appointed|rejected|accepted|carried|noted)"
        r"|vedtas|vedtages|vedtaket er fattet|besluttes|antages|forkastes|fastsettes til|innvilges|avslås|bevilges|bevilliges)\b",
        "Dette forslaget ble enstemmig vedtatt av årsmøtet.",
        "Foreningen ble så besluttet stiftet.",
        "Kontingenten ble fastsatt til kr 0,-",
    ),
    rule(
        "elected",
        r".*\b(?:(?:ble|blei|blir|blev|vart|vert|er|var|was|were|herved|valdes|nyvalgt|gjenvalgt)\s+(?:\w+\s+){0,4}?(?:valgt|gjenvalgt|nyvalgt|genvalgt|vald|valt|elected|omvalgt|valda)\b|velges (?:herved|ved)|valdes|omvaldes|attvald|gjenvalgt|genvalgt)",
        "Arne Moe ble valgt til møteleder.",
        "Det nye styret ble valgt ved akklamasjon.",
        "Jon velges herved som leder fra dags dato",
    ),
    rule(
        "elected_present",
        rf"(?:.{{0,80}}?\b(?:og|and|och)\s|\W*){PERSON}(?: (?:og|,) {PERSON})? (?:velges|blir valgt|väljs|vælges)\b",
        "Kari Nes velges som nestleder fra dags dato",
        flags=0,
    ),
    rule(
        "amount_set",
        r".{2,80}?\b(?:ble|blei|blev|blir|vart|vert|was|sattes|settes|sættes|fastställdes)\s+(?:satt |sett |sat |set )?(?:uendret |uendra )?(?:til|till|to|på|at)\s(?:kr\b|nok\b|sek\b|dkk\b|€|\d[\d ., ]*(?:kr|kroner|kronor|prosent|%|,-))",
        "Årskontingenten ble satt til kr 100 per medlem.",
    ),
    rule(
        "voted_to",
        r"\W*(?:we|the \w+|members|everyone|a poll\b.{0,40}?|all (?:members|present)) (?:voted|vote|led to a vote|leading to a (?:unanimous )?vote)\b(?: unanimously)?.{0,20}?\b(?:to|on|in favou?r|for|against)\b",
        "We voted unanimously to bring the tool into the organisation.",
        "A poll was created leading to a unanimous vote in favour of the component.",
    ),
    rule(
        "voted_in",
        r"(?:.*[.,:]\s)?\W*(?:invald|invalda|innvalgt)\W*$|.*\b(?:röstas|röstades|stemmes|ble stemt|blev stemt|was voted|were voted) (?:in|inn|ind)\b",
        "Kari Nes: Nominerad av Ola. Invald.",
        "Kari och Ola kandiderar och röstas in.",
    ),
    rule(
        "concluded",
        r".*\b(?:konkluder(?:te|t|es|ar|ade|ede)(?: vi)? med (?:at|att|å)|konklusjonen (?:ble|blei|vart|var|er) (?:at|å)|slutsatsen (?:blev|var) att|(?:we|it was) concluded (?:that|to))\b",
        "Konklusjonen ble at vi fortsetter som før.",
    ),
    rule(
        "carried_through",
        r"(?:.*\b(?:forslag\w*|framlegg\w*|förslaget|det|dette|den|endring\w*|motion\w*)\s(?:\w+\s){0,2}?|\W*)(?:går|gikk|gik|gick|gjekk)\s(?:\w+\s){0,2}?i?gjenn?om(?=\W*$|\s(?:med|mot|enstemmig))",
        "Gikk ikke igjennom.",
        "Årsmøtet stemmer for, og det går dermed igjennom.",
    ),
    rule(
        "told_behind",
        r".*(?:\.{3}|…)\s*(?:enstemmig )?(?:vedtatt|vedteke|vedtaget|nedstemt|nedrøysta|forkastet|godkjent|trukket|avvist|bifalls|avslås)\b",
        "Endre punkt 2: Bergen til Voss... Nedstemt seks av sju",
    ),
    rule("acclaimed", r".*\b(?:(?:ved|med|per|via) akkl?amasjon|vinner ved valg|vant valget)\b", "Kari Nes vinner ved akklamasjon."),
    rule(
        "leader_became",
        rf".*\b(?:styrets )?(?:leder|styreleder|nestleder|kasserer|formann|leiar|formand) (?:ble|blei|blev|vart) (?!valgt){PERSON}",
        "Styrets leder ble Kari Nes",
    ),
    rule(
        "agreed",
        r".*\b(?:eni(?:ghet|ge)(?: i [\w ]{2,20}?)? om|einigheit om|einige om|semje om|samde om|enighed om|eniga om|enas \w+ om|enades \w+ om|generell (?:tilslutning|enighet|enighed)|all agreed|consensus (?:was )?(?:reached|to|that|on)|det ble bestemt|blir bestemt|det ble besluttet|konsensus om|agreed (?:to|on|that)|bestemte (?:seg|at)|vi vedtar|vi vedtok)\b",
        "Det var enighet om å opprette en egen gruppe.",
        "Det er generell tilslutning til mandatet.",
        "Enighet i FAU om at 6. trinn får tilbudet.",
        "Der var enighed om at oprette en konto.",
    ),
    rule(
        "endorsed",
        r".*\b(?:slutter seg til|sluttet seg til|sluttar seg til|slutta seg til|tilsluttede sig|gir sin tilslutning|ga sin tilslutning|gav sin tilslutning|gav sitt samtykke|gir sin støtte til|er avholdende til|tiltrer|tiltres|støtter forslaget|endorses?|tilslutter sig)\b",
        "ALU slutter seg til planen.",
    ),
    rule(
        "postponed",
        r".*\b(?:utsettes|utsatt|utsett|utsatte|udsættes|udsat|bordläggs|bordlades|postponed|deferred|saken trekkes|saken er trukket|saken utgår|saka utgår|saka er trekt|sendes tilbake|sendt tilbake)\b",
        "Saken utsettes til neste møte.",
    ),
    rule(
        "noted",
        r".{0,150}\btil (?:orientering|etterretning|vitende|vitande|efterretning)(?:en)?[.!]?$",
        "Saken tas til orientering.",
        "Til orientering.",
        "Styret tek saka til vitande.",
    ),
    rule(
        "voted",
        r".*\b(?:vedtatt|vedteke|nedstemt(?=\W*$)|forslaget (?:falt|ble|fikk|vedtas)|(?<!har )falt(?! av\b)|(?:framlegg|forslag|förslag)\w* (?:fall|faldt|föll)|stemte (?:for|mot)|\d+ stemmer (?:for|mot)|mot \d+ stemmer?|for:? ?\d+,? mot:? ?\d+)\b",
        "Forslaget falt med 3 mot 11 stemmer",
        "11 stemte mot forslaget og 3 stemte for",
    ),
)
"""A sentence with an explicit outcome."""

NO_DECISION = Gated(
    r"\?\s*$|\b(?:er|is|är) (?:nå |no |nu |allerede |now |already )?(?:blitt|vorte|blevet)\b(?! (?:\w+ )?\w*(?:valgt|vald|representant|repræsentant|formand|leder|leiar))|^\W*(?:på|i|ved|at|vid|under) (?:the )?(?:forrige|førre|siste|sidste|förra|senaste|last|previous|fjorårets)\b|^\W*det (?:blir|vert|skal) (?:valgt|vald) (?!.*(?-i:[A-ZÆØÅ]\w+ [A-ZÆØÅ]))|^\W*(?:I|R|S|SR|Q|Sv|Sp|Svar|Innlegg|Replikk|Spørsmål)\s?:|^\W*(?:forslag|framlegg|förslag|indstilling|innstilling)\b(?!.*(?:…|\.\.\.|\s[–-])\s?(?:enstemmig |samrøystes )?(?:vedtatt|vedteke|nedstemt|falt|avvist|forkastet|vedtaget|antaget|godkjent)\W*$)|^\W*(?:på|i|ved|at|vid|under|in)\b[^,.]{0,40}?\b(?:i|våren|høsten|hausten|vinteren|sommeren|hösten|efteråret|foråret|in|spring|autumn|fall) (?:of )?(?:19|20)\d\d\b|\bvar (?:det )?(?:tidligere |opprinnelig )?(?:bestemt|besluttet|vedtatt|vedteke|avgjort|planlagt)\b|\b(?:ved|på|etter) sirkulasjon\b|\bby circulation\b|\bi ?mot at\b|\ber (?:nå|no|nu) (?:utsatt|utsett|udsat)\b|\bforeslo\b|\bforeslog\b|\bkan (?:\w+ ){0,2}(?:beviljas|antas|väljas|innvilges|bevilges|vedtages)\b|\b(?:sounded|seemed|seems|sounds) (?:like|to)\b|\b(?:foreslå\w*|innstiller|innstilling (?:til|om|fra)|fremm\w+ (?:følgende )?forslag|forslag fra|gjennomlest|utkast|som (?:ble|er|blir|blei|vart|deretter|skal)\b.{0,30}?(?:vedtatt|godkjen\w+|valgt)|må det|det må|fordi|selv om|ikke opnået enig\w*|ikke enighet|det er foreslått|stiller til valg|nomine\w+|dersom|hvis|såfremt|ifall|om det blir|"
    r"må (?:\w+ ){0,3}(?:godkjenn|vedta|velg|beslutt)\w*|bør|burde|kan (?:\w+ ){0,3}(?:godkjenn|vedta|velg|beslutt|utsett)\w*|"
    r"skal (?:\w+ ){0,4}(?:godkjenn|vedta|velg|beslutt|fastsett)\w*|for å (?:bli |få )?(?:godkjen|vedta|valgt|velge)\w*|vil (?:ikke )?bli|må bli|"
    r"(?:har|hadde|have|has|er allerede|tidligere|allerede)\s+(?:\w+\s+){0,4}?(?:godkjent|vedtatt|valgt|besluttet|bestemt|approved|fastsatt|utsatt)|tidligere vedtak|"
    r"velges (?:av|for|normalt|på|hvert|årlig|blant)|(?:før|inntil) \w+ (?:er|blir) (?:godkjent|vedtatt)|ønsker å|vil (?:ha|velge)|ikke (?:blitt )?avgjort|diskutert hvorvidt|diskuteres|"
    r"must be|should be|needs? to be|to be approved|can be|if the|kandidat\w*:|\bå bli (?:valgt|godkjent|vedtatt)|syn(?:e)?s\b|ønskes|(?:en|et|ein|eit) bestemt\b|er (?:ikke|ikkje|ikke ennå) (?:valgt|fastsatt|bestemt|besluttet|vedtatt)|(?:godkjennes|vedtas|vedtages|godkendes) (?:av|af)\b|kræver|krever at|sørge\w* for at|^\W*(?:den|de|dei) er (?:godkjen\w+|vedtatt|vedteke|approved)|krev at|(?:velges|vedtas|godkjennes) i henhold til vedtektene|enstemmig innstilling|please approve|har rett|plikter|møterett)\b",
    re.I,
)
"""Proposals, wishes, rules and reports of older decisions."""

BY_OTHERS = Gated(
    r"\b(?:godkjent|godkjend|vedtatt|vedteke|innvilget|innvilga|bevilget|approved|godkendt|godkänd|avslått|avvist|bestemt|besluttet|fastsatt)\s+(?:av|af|by|hos|i)\s+(?:the\s+)?"
    r"(?!(?:alle|salen|møte|medlem|frammøtte|fremmøtte|deltak|deltag|plenum|de\s|dei\s|eit\b|et\b|en\b|flertall|fleirtal|ordstyrer|dirigent|samtlige|all\b|members|those|everyone|\d|dagens|dette|"
    rf"punkt|ny|sak|helhet|heilskap|sin|lazy|unanimous|general|tråd|henhold|samsvar)|(?:\w+\s)?{BODY}\b)(?P<agent>[\wÆØÅæøå-]+)"
    r"|^(?-i:[A-ZÆØÅ])[\wæøå]*\s(?:behandlet|behandla|handsama|drøftet|drøfta|vedtok)\s(?:saken|saka)\s(?:den\s)?\d{1,2}\.",
    re.I,
)
"""«Den er godkjent av kommunen», «Dekanmøtet behandlet saken 4. november og …»: somebody else decided, or at another time."""

_PAST = r"(?:ble|blei|vart|var|blev|er|was|were|had been|har vært|has been)"
_MEETING = r"\w*(?:møtet?|mødet?|mötet?|meeting)"
_EARLIER = (
    r"(?:(?:the|det|dei|den)\s)?(?:(?:forrige|førre|siste|sist|fjorårets|førra|förra|senaste|sidste|last|previous|earlier)\s"
    rf"(?:\w+\s)?(?:{_MEETING}|gang|time|sak|item)\b|{_MEETING}\s(?:den\s|of\s|on\s)?\d)"
)
HISTORY = Gated(
    r"\b(?:utsatt|utsett|udsat|bordlagt|overført|overførd|postponed|deferred|carried over|held over|sendt tilbake|sendt over|oversendt|oversend)"
    r"\s(?:saka?\s|sag\s)?(?:fra|frå|från|from)\s(?!sak\w|dags|i dag|the agenda|agenda|now)"
    rf"|\b{_PAST}\s(?:\w+\s){{0,2}}?\w{{2,}}(?:et|t|dd|a|ed|ne|ke|en|nd)\b[^.;]{{0,40}}?\s(?:i|på|in|at|ved|under)\s{_EARLIER}"
    rf"|\b{_PAST}\s(?:utsatt|utsett|udsat|bordlagt|postponed|deferred)\s(?:(?:den|on)\s)?(?:\d{{1,2}}\.?\s?[a-zæøå]{{3}}|i sak\s|in item\s|\(sak\s)",
    re.IGNORECASE,
)
"""What an earlier meeting did, told in the past («Saken ble utsatt fra forrige møte», «vart utsett i møtet 26. august»)."""

OUTCOMES: tuple[Rule, ...] = (
    rule(
        "postponed",
        r".*\b(?:utsettes|utsatt|utsett|utsette|udsættes|udsat|bordlägg|bordlades|postponed|deferred|tas opp igjen|opp att i|kommer tilbake til saken)\b",
        "Saken utsettes til neste møte.",
    ),
    rule("withdrawn", r".*\b(?:trukket|trekkes|trekt|withdrawn|utgår|utgikk|trukket fra)\b", "Saken er trukket."),
    rule(
        "returned",
        r".*\b(?:sendes tilbake|sendt tilbake|tilbakesend\w*|returneres|sent back|oversendes tilbake)\b",
        "Saken sendes tilbake til administrasjonen.",
    ),
    rule(
        "rejected",
        r".*\b(?:falt\b|fall (?:med|mot|for)\b|faldt\b|fell\b|lost\b|defeated|nedrøysta|avslege|avslagen|avvist|avslått|avslås|nedstemt|forkastet|forkasta|ikke godkjent|ikkje godkjent|underkjent|underkjennes|ikke vedtatt|rejected|not approved|fikk ikke flertall|afvist|avslogs)\b",
        "Forslaget falt med 3 mot 11 stemmer.",
    ),
    rule(
        "noted",
        r".*\btil (?:orientering|etterretning|vitende|vitande|efterretning)|.*\b(?:took note|noted)\b",
        "Saken tas til orientering.",
    ),
)
"""Outcome by the words of the decision; anything else that is decided is «decided»."""

CORRECTION = Gated(
    rf"(?<=\w)\s*,?\s(?:med|with|under forutsetning av|mot)\b(?:\s\w+){{0,3}}?\s{CHANGE}(?=\W*$|\s?:|\s(?:at|that|i|til|in|to|om)\b|[.,;]).*"
    r"|\b(?:skal|skulle)\s(?:det\s)?(?:\w+\s)?(?:stå|lyde|lyda|heite|hete)\b.*|\b(?:should|shall|is to)\sread\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""What is corrected in an earlier paper: its words («skal det stå avvist») are no outcome of the approval."""

KIND_BY_LABEL = {"decision": "decision", "conclusion": "conclusion", "advice": "advice"}
"""Label field -> kind of what stands behind it."""

OK_ALONE = re.compile(r"\W*(?:ok|okay|okei|godtas|godtatt)[.!]*\s*$", re.I)
"""«OK» alone below an item: approved."""

SIGNED = Gated(
    r"\W*[A-ZÆØÅÄÖ][\w .-]{2,30}[,.]?\s(?:den\s)?\d{1,2}\.?\s?(?:\d{1,2}\.|[/-]\d{1,2}[/-]|[a-zæøå]+\.?)\s?\d{2,4}\W*$"
    r"|[A-ZÆØÅÄÖ][\w .'’-]{4,50},?\s\(?(?i:ref\.?|referent|protokollfører|møteleder|leder|leiar|styreleder|møteleiar|sekretær)\)?\W*$"
)
"""The place and date, or the names, with which minutes are signed."""

MINUTED = Gated(
    r"\W*(?:protokolltilførsel|protokolltilførsle|protokollmerknad|merknad|stemmeforklaring|anmerkning|reservation|reservasjon|særuttalelse)\b",
    re.I,
)
"""What a member wants to have written down: none of the body's decisions."""
