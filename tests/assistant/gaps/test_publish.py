"""Nothing is told that fewer than k conversations share, whatever was asked."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.gaps.publish import conversations, publish
from assistant.gaps.report import Gap, Rest, Shortfall, Theme
from assistant.journal.port import AskedQuestion, NearDocument, Rating
from tests.support.gaps import asked, rated

Groups = list[list[AskedQuestion]]
Published = tuple[tuple[Gap, ...], tuple[Theme, ...], Rest | None]

KEYS = {"category": ["ict", "beton", "papier"], "phase": ["gunnen", "selecteren"]}
DOCUMENTS = [NearDocument(document_id=name, title=name.upper()) for name in "abcd"]


def facets() -> st.SearchStrategy[dict[str, tuple[str, ...]]]:
    return st.fixed_dictionaries(
        {
            facet: st.lists(st.sampled_from(keys), unique=True, max_size=2).map(tuple)
            for facet, keys in KEYS.items()
        }
    )


def questions() -> st.SearchStrategy[AskedQuestion]:
    return st.builds(
        asked,
        st.just("Hoe dan?"),
        conversation=st.sampled_from("ABCDEF"),
        facets=facets(),
        nearest=st.lists(st.sampled_from(DOCUMENTS), unique=True, max_size=3).map(tuple),
        reason=st.sampled_from(["nothing_found", "not_supported"]),
    )


def numbered(groups: Groups) -> Groups:
    """Give every question a text of its own."""
    return [
        [replace(one, text=f"Hoe dan, {g}-{n}?") for n, one in enumerate(group)]
        for g, group in enumerate(groups)
    ]


GROUPS = st.lists(st.lists(questions(), min_size=1, max_size=8), max_size=10).map(numbered)
K = st.integers(2, 5)
FEW = settings(max_examples=40, deadline=None)


def told(published: Published) -> list[Gap | Theme | Rest]:
    gaps, themes, rest = published
    return [*gaps, *themes, *([rest] if rest else [])]


@FEW
@given(groups=GROUPS, k=K)
def test_every_number_stands_for_at_least_k_conversations(groups: Groups, k: int) -> None:
    assert all(one.conversations >= k for one in told(publish(groups, k=k)))


@FEW
@given(groups=GROUPS, k=K)
def test_a_question_is_shown_only_for_a_group_of_k_conversations(groups: Groups, k: int) -> None:
    gaps, _, _ = publish(groups, k=k)
    enough = {group[0].text: group for group in groups if conversations(group) >= k}
    assert {gap.question for gap in gaps} == enough.keys()
    for gap in gaps:
        group = enough[gap.question]
        assert gap.questions == len(group)
        assert gap.conversations == len({one.conversation for one in group})


@FEW
@given(groups=GROUPS, k=K)
def test_what_is_told_of_a_group_its_question_shows_or_k_conversations_share(
    groups: Groups, k: int
) -> None:
    by_text = {group[0].text: group for group in groups}
    for gap in publish(groups, k=k)[0]:
        group = by_text[gap.question]
        for facet, keys in (("category", gap.categories), ("phase", gap.phases)):
            for key in keys:
                assert conversations(one for one in group if key in one.facets[facet]) >= k
        for reason in gap.shortfalls:
            assert conversations(one for one in group if one.reason == reason) >= k
        for near in gap.nearest:
            sharing = conversations(one for one in group if near in one.nearest)
            assert near in group[0].nearest or sharing >= k


@FEW
@given(groups=GROUPS, k=K)
def test_every_question_is_counted_once_and_what_is_left_out_is_of_fewer_than_k(
    groups: Groups, k: int
) -> None:
    """No numbers overlap, so no two of them can be subtracted."""
    published = publish(groups, k=k)
    everything = sum(map(len, groups))
    counted = sum(one.questions for one in told(published))
    assert counted <= everything
    if published[2] is not None:
        assert counted == everything


@FEW
@given(groups=GROUPS, k=K, more=facets())
def test_one_conversation_more_can_not_be_seen_alone(
    groups: Groups, k: int, more: dict[str, tuple[str, ...]]
) -> None:
    """A new question of a new conversation shows in no number that was not of k - 1 others."""
    before = publish(groups, k=k)
    after = publish([*groups, [asked("Nieuw?", conversation="new", facets=more)]], k=k)
    assert after[0] == before[0]
    news = [one for one in told(after) if one not in told(before)]
    assert all(one.conversations >= k for one in news)
    assert "Nieuw?" not in str(after)


@FEW
@given(groups=GROUPS)
def test_a_higher_k_shows_no_group_that_a_lower_one_hides(groups: Groups) -> None:
    shown = [{gap.question for gap in publish(groups, k=k)[0]} for k in (2, 3, 4, 5)]
    assert all(higher <= lower for lower, higher in pairwise(shown))


def group(*names: str, text: str = "Hoe dan?", **more: object) -> list[AskedQuestion]:
    return [asked(text, conversation=name, **more) for name in names]


def test_who_asks_five_times_is_one() -> None:
    assert publish([group(*"AAAAAB")], k=3) == ((), (), None)
    (gap,), _, _ = publish([group(*"AAAABC")], k=3)
    assert (gap.questions, gap.conversations) == (6, 3)


def test_small_groups_of_one_category_are_a_number_together() -> None:
    ict = [group(name, text=name, facets={"category": ("ict",)}) for name in "ABC"]
    beton = [group(name, text=name, facets={"category": ("beton",)}) for name in "DE"]
    _, themes, rest = publish([*ict, *beton], k=3)
    assert themes == (Theme(facet="category", key="ict", questions=3, conversations=3),)
    assert rest is None


def test_what_is_left_of_the_categories_is_counted_by_phase_and_then_together() -> None:
    gunnen = [group(name, facets={"phase": ("gunnen",)}) for name in "ABC"]
    others = [group(name) for name in "DEFG"]
    _, themes, rest = publish([*gunnen, *others], k=3)
    assert themes == (Theme(facet="phase", key="gunnen", questions=3, conversations=3),)
    assert rest == Rest(questions=4, conversations=4)


def test_a_question_of_two_categories_is_in_one_theme() -> None:
    both = [group(name, facets={"category": ("ict", "papier")}) for name in "ABC"]
    ict = [group(name, facets={"category": ("ict",)}) for name in "DE"]
    _, themes, _ = publish([*both, *ict], k=3)
    assert themes == (Theme(facet="category", key="ict", questions=5, conversations=5),)


def test_words_that_an_asker_filtered_by_are_told_of_nowhere() -> None:
    own_words = {"facets": {"category": ("jan@example.org",)}}
    together = publish([group(*"ABC", **own_words)], k=3)
    apart = publish([group(name, text=name, **own_words) for name in "ABC"], k=3)
    assert (together[0][0].categories, apart[1]) == ((), ())
    assert apart[2] == Rest(questions=3, conversations=3)


def test_the_shown_question_tells_its_own_facets() -> None:
    text = "Welke gunningscriteria zijn er voor laptops?"
    (gap,), _, _ = publish([group(*"ABC", text=text)], k=3)
    assert (gap.categories, gap.phases) == (("ict",), ("gunnen",))


def test_a_follow_up_is_shown_as_it_was_searched_for() -> None:
    follow_up = group(
        *"ABC", text="En bij gemeenten?", searched_for="Circulaire brug bij gemeenten?"
    )
    (gap,), _, _ = publish([follow_up], k=3)
    assert gap.question == "Circulaire brug bij gemeenten?"


def test_what_was_wrong_is_told_from_k_conversations_on() -> None:
    bad = {"status": "answered", "reason": None, "feedback": rated(Rating.DOWN)}
    mixed = [*group(*"ABC"), *group(*"DE", **bad)]
    (gap,), _, _ = publish([mixed], k=3)
    assert gap.shortfalls == (Shortfall.NOT_SUPPORTED,)
    assert gap.questions == 5


def test_documents_that_most_came_near_are_named_first() -> None:
    a, b, c, d = DOCUMENTS
    near = [group("A", nearest=(a, b)), *(group(name, nearest=(c, d)) for name in "BCD")]
    (gap,), _, _ = publish([[one for each in near for one in each]], k=3)
    assert gap.nearest == (c, d, a)


def test_the_gap_of_most_conversations_comes_first() -> None:
    gaps, _, _ = publish([group(*"ABC", text="drie"), group(*"ABCD", text="vier")], k=3)
    assert [gap.question for gap in gaps] == ["vier", "drie"]
