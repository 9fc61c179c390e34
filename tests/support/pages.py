"""Documents for tests of the pages: pilots, a plan, a PDF, a hostile, a hidden and a long one."""

from __future__ import annotations

from assistant.inventory import Lessons, Quote
from ingest.document import Mark, StoredDocument
from tests.support.assistants import FakeAssistant
from tests.support.chunks import build_document

HOSTILE = "<img src=x onerror=\"document.title='owned'\">"
CHAIRS_TEXT = (
    "## Wat\n\nDe provincie kocht **hergebruikte** bureaus. 😀\n\n"
    "## Lessen: wat werkte\n\n- Vroeg praten met leveranciers hielp.\n\n"
    "## Lessen: wat niet werkte\n\n- De levering duurde te lang.\n\n"
    "| Wat | Hoeveel |\n|---|---|\n| Stoelen | 40 |\n"
)
WORKED, DID_NOT = "Vroeg praten met leveranciers hielp.", "De levering duurde te lang."


def quote(words: str, text: str = CHAIRS_TEXT) -> Quote:
    """Return words of a text as a quote."""
    start = text.index(words)
    return Quote(start=start, end=start + len(words), text=words)


CHAIRS = build_document(
    CHAIRS_TEXT,
    document_id="bureaus",
    title="Provincie koopt hergebruikte bureaus",
    phase=("gunnen",),
    contract_form=("koop-terugkoop",),
    outcome="worked",
    source_title="Een verslag",
    quote_origin="restatement",
    provenance="public body",
    licence="CC BY 4.0",
    valid_as_of="2021-07",
)
LAPTOPS = build_document(
    "Laptops werden gehuurd.",
    document_id="laptops",
    title="Stad huurt laptops",
    organisation="Stad Gent",
    country="BE",
    category=("ict",),
    phase=("marktdialoog", "gunnen"),
    year="2021-2022",
    outcome="mixed",
    language="nl-BE",
)
PLAN = build_document(
    CHAIRS_TEXT,
    document_id="plan",
    title="Provincie wil tapijt leasen",
    category=("vloerbedekking", "kantoormeubilair"),
    year="2023",
    outcome="planned",
    evidence="planned",
)
REPORT = build_document(
    "Bladzijde een.\f\nBladzijde twee zegt iets.",
    marks=(Mark(offset=0, page=1), Mark(offset=16, page=2)),
    document_id="rapport",
    title="Rapport",
    kind="research",
    source="https://example.org/rapport.pdf",
    organisation=None,
    category=(),
    superseded_by="bureaus",
)
BAD = build_document(
    f"# {HOSTILE}\n\n[klik](javascript:alert(1)) ![x](https://evil.example/x.png)\n\n{HOSTILE}\n",
    document_id="boos",
    title=f"Boos {HOSTILE} \u202egedraaid",
    organisation=HOSTILE,
    country=HOSTILE,
    category=(HOSTILE,),
    phase=(HOSTILE,),
    year=HOSTILE,
    outcome=HOSTILE,
    source="javascript:alert(1)",
    source_title=HOSTILE,
    more_sources=("javascript:alert(2)", HOSTILE),
    licence=HOSTILE,
    language='"><script>',
)
HIDDEN = build_document(
    "Alleen voor inkopers.", document_id="verborgen", title="Verborgen", access="buyers"
)
LONG = build_document(
    "\n\n".join(f"Alinea {number}. {'Woorden staan hier. ' * 20}" for number in range(600)),
    document_id="lang",
    title="Driehonderd bladzijden",
    kind="guidance",
    category=("ict",),
)
DOCUMENTS = (CHAIRS, LAPTOPS, PLAN, REPORT, BAD, HIDDEN, LONG)
LESSONS = {
    "bureaus": Lessons(worked=(quote(WORKED),), did_not_work=(quote(DID_NOT),)),
    "plan": Lessons(planned=(quote(WORKED),)),
    "boos": Lessons(worked=(Quote(start=0, end=len(HOSTILE), text=HOSTILE),)),
}


def with_pages(*documents: StoredDocument) -> FakeAssistant:
    """Return an assistant that has these documents, or all of the above."""
    held = documents or DOCUMENTS
    return FakeAssistant(documents={each.meta.document_id: each for each in held}, lessons=LESSONS)
