from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.access import PUBLIC
from assistant.answer import Answer, Delta, NoAnswer, Reason, Reply, Status
from assistant.errors import EmptyQuestionError, QuestionTooLongError
from assistant.service import Assistant, build_assistant
from assistant.settings import AssistantSettings
from ingest.document import StoredDocument
from ingest.errors import UnknownFacetError
from tests.support.chunks import build_document
from tests.support.embedders import WordEmbedder
from tests.support.list_index import build_index

FURNITURE = build_document(
    "## Aanpak\n\nDe provincie huurde expertise in voor het meubilair.\n\n"
    "## Resultaat\n\nHet contract voor hergebruikt meubilair loopt tien jaar.",
    document_id="meubilair",
    title="Hergebruikt meubilair",
)
WORKWEAR = build_document(
    "De netbeheerder koos veiligheidskleding met een contract van vijftien jaar.",
    document_id="kleding",
    title="Veiligheidskleding",
    category=("bedrijfskleding",),
    organisation="Alliander",
)
HIDDEN = build_document(
    "De geheime prijs van meubilair was laag.", document_id="geheim", access="participants"
)


def assistant_over(*documents: StoredDocument) -> Assistant:
    embedder = WordEmbedder()
    indexes = {
        audience: build_index(embedder, *(d for d in documents if d.meta.access == audience))
        for audience in ("public", "participants")
    }
    return build_assistant(AssistantSettings(_env_file=None), indexes=indexes, embedder=embedder)


def ask(question: str, *documents: StoredDocument, **options: object) -> Reply:
    assistant = assistant_over(*(documents or (FURNITURE, WORKWEAR, HIDDEN)))
    return assistant.ask(question, **{"audience": PUBLIC, **options})  # type: ignore[arg-type]  # each option has its own type


def answered(reply: Reply) -> Answer:
    assert isinstance(reply.outcome, Answer)
    return reply.outcome


def refused(reply: Reply) -> NoAnswer:
    assert isinstance(reply.outcome, NoAnswer)
    return reply.outcome


def test_the_sentence_that_answers_comes_first_with_its_citation() -> None:
    answer = answered(ask("Hoe lang loopt het contract voor hergebruikt meubilair?"))
    assert answer.sentences[0].text == "Het contract voor hergebruikt meubilair loopt tien jaar."
    citation = answer.citations[0]
    assert answer.sentences[0].citations == (citation.number,) == (1,)
    assert citation.meta.document_id == "meubilair"
    assert citation.span.section == ("Resultaat",)


def test_every_citation_is_a_slice_of_the_stored_document() -> None:
    for citation in answered(ask("Welk contract voor meubilair?")).citations:
        assert citation.quote == FURNITURE.text[citation.span.start : citation.span.end]


def test_a_question_about_something_else_has_nothing_near_it() -> None:
    embedder = WordEmbedder(common=0.0)
    index = build_index(embedder, FURNITURE, WORKWEAR)
    assistant = build_assistant(
        AssistantSettings(_env_file=None), indexes={"public": index}, embedder=embedder
    )
    question = "Wat kost een paspoort in Frankrijk?"
    outcome = refused(assistant.ask(question, audience=PUBLIC))
    assert outcome.reason is Reason.OUT_OF_DOMAIN
    assert outcome.nearest == ()
    chosen = {"organisation": ["Alliander"]}  # what is left out might be near
    outcome = refused(assistant.ask(question, audience=PUBLIC, filters=chosen))
    assert outcome.reason is Reason.NOT_SUPPORTED
    assert "Alliander" in outcome.text


def test_an_organisation_that_no_document_names_is_not_answered_from_another_one() -> None:
    known = "Welk contract voor veiligheidskleding koos netbeheerder Alliander?"
    assert answered(ask(known)).citations[0].meta.document_id == "kleding"
    outcome = refused(ask(known.replace("netbeheerder Alliander", "de gemeente Breda")))
    assert outcome.reason is Reason.NOT_SUPPORTED
    assert "kleding" in {meta.document_id for meta in outcome.nearest}


def test_a_figure_in_another_unit_is_not_given_for_the_one_asked() -> None:
    question = "Hoe lang loopt het contract voor hergebruikt meubilair?"
    assert "tien jaar" in answered(ask(question)).sentences[0].text
    asked_price = ask("Hoeveel euro kost het contract voor hergebruikt meubilair?")
    assert refused(asked_price).reason is Reason.NOT_SUPPORTED


def test_a_term_that_no_sentence_explains_is_named() -> None:
    told = "Hergebruikt meubilair is meubilair met een contract van tien jaar."
    explained = build_document(told, document_id="uitleg")
    assert answered(ask("Wat is hergebruikt meubilair?", explained)).sentences[0].text == told
    outcome = refused(ask("Wat is hergebruikt meubilair?"))
    assert "‘hergebruikt meubilair’" in outcome.text
    assert outcome.nearest[0].document_id == "meubilair"


def test_an_index_without_documents_finds_nothing() -> None:
    reply = ask("Hoe lang loopt het contract?", HIDDEN)
    assert refused(reply).reason is Reason.NOTHING_FOUND


def test_filters_that_leave_no_document_are_named_as_the_reason() -> None:
    chosen = {"category": ["catering"], "country": ["FI"]}
    outcome = refused(ask("Hoe lang loopt het contract?", filters=chosen))
    assert outcome.reason is Reason.FILTERS_EMPTY
    assert "catering, Finland" in outcome.text


def test_a_country_that_no_document_is_of_is_said_and_not_answered_from_another() -> None:
    question = "Hoe lang loopt het contract voor hergebruikt meubilair in Nederland?"
    assert answered(ask(question)).citations[0].meta.document_id == "meubilair"
    outcome = refused(ask(question.replace("Nederland", "Polen")))
    assert outcome.reason is Reason.NOTHING_FOUND
    assert "Polen" in outcome.text


def test_a_filter_keeps_other_documents_out() -> None:
    question = "Welk contract voor veiligheidskleding of meubilair koos de netbeheerder?"
    reply = ask(question, filters={"organisation": ["Alliander"]})
    assert {c.meta.document_id for c in answered(reply).citations} == {"kleding"}


def test_a_filter_may_be_said_in_any_of_the_vocabularys_words() -> None:
    reply = ask(
        "Welk contract koos de netbeheerder?", filters={"category": ["Vêtements de travail"]}
    )
    assert reply.filters == {"category": ("bedrijfskleding",)}
    assert {c.meta.document_id for c in answered(reply).citations} == {"kleding"}


def test_a_facet_that_does_not_exist_is_named() -> None:
    with pytest.raises(UnknownFacetError, match="kleur"):
        ask("Welk contract?", filters={"kleur": ["groen"]})


def test_documents_of_another_audience_do_not_exist_for_the_asker() -> None:
    question = "Wat was de geheime prijs van meubilair?"
    with_hidden, without = ask(question), ask(question, FURNITURE, WORKWEAR)
    assert with_hidden.outcome == without.outcome
    assert with_hidden.corpus_version == without.corpus_version


def test_a_participant_is_answered_from_both_audiences() -> None:
    reply = ask("Wat was de geheime prijs van meubilair?", audience=PUBLIC | {"participants"})
    assert answered(reply).citations[0].meta.document_id == "geheim"


def test_an_overview_is_never_cited() -> None:
    overview = build_document(FURNITURE.text, document_id="overzicht", kind="overview")
    reply = ask("Hoe lang loopt het contract voor hergebruikt meubilair?", FURNITURE, overview)
    assert {c.meta.document_id for c in answered(reply).citations} == {"meubilair"}


def test_superseded_advice_is_not_cited() -> None:
    old = build_document(FURNITURE.text, document_id="oud", superseded_by="meubilair")
    reply = ask("Hoe lang loopt het contract voor hergebruikt meubilair?", FURNITURE, old)
    assert {c.meta.document_id for c in answered(reply).citations} == {"meubilair"}


def test_the_evidence_counts_what_is_cited() -> None:
    evidence = answered(ask("Hoe lang loopt het contract voor hergebruikt meubilair?")).evidence
    assert (evidence.documents, evidence.organisations) == (1, 1)
    assert (evidence.countries, evidence.years) == (("NL",), ("2018",))


def test_sentences_stream_before_the_reply_and_are_the_same_as_in_it() -> None:
    events = list(assistant_over(FURNITURE).stream("Hoe lang loopt het contract?", audience=PUBLIC))
    assert events[:2] == [Status(step="searching"), Status(step="writing")]
    reply = events[-1]
    assert isinstance(reply, Reply)
    streamed = [event.sentence for event in events if isinstance(event, Delta)]
    assert tuple(streamed) == answered(reply).sentences


@pytest.mark.parametrize("question", ["", "   ", "\0\0", "?!…", "\ud800"])
def test_a_question_without_a_word_is_refused(question: str) -> None:
    with pytest.raises(EmptyQuestionError):
        ask(question)


def test_a_question_of_a_hundred_thousand_characters_is_refused_with_the_limit() -> None:
    with pytest.raises(QuestionTooLongError, match="2"):
        ask("meubilair " * 10_000)


def test_nuls_and_lone_surrogates_do_not_hide_the_question() -> None:
    reply = ask("Hoe lang loopt\0 het contract\ud800 voor hergebruikt meubilair?")
    assert answered(reply).citations[0].meta.document_id == "meubilair"


def test_the_language_given_goes_before_the_one_detected() -> None:
    assert ask("meubilair", language="fr").language == "fr"
    assert ask("Hoe lang loopt het contract voor het meubilair?").language == "nl"


def test_many_askers_at_once_get_what_one_gets() -> None:
    assistant = assistant_over(FURNITURE, WORKWEAR)
    questions = ["Hoe lang loopt het contract voor meubilair?", "Welke veiligheidskleding?"] * 20

    def outcome(question: str) -> object:
        return assistant.ask(question, audience=PUBLIC).outcome

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(outcome, questions)) == [outcome(question) for question in questions]


def test_answering_embeds_nothing_but_the_question() -> None:
    embedder = WordEmbedder()
    index = build_index(embedder, FURNITURE, WORKWEAR)
    assistant = build_assistant(
        AssistantSettings(_env_file=None), indexes={"public": index}, embedder=embedder
    )
    before = embedder.passages
    assistant.ask("Hoe lang loopt het contract voor hergebruikt meubilair?", audience=PUBLIC)
    assert embedder.passages == before


def test_a_single_word_is_taken_for_dutch() -> None:
    assert ask("hoi").language == "nl"
    assert ask("MKI").language == "nl"
