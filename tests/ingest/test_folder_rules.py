"""What a sync set for a folder holds in every run, also in one that does not know of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.folder_rules import FILE, FolderRule, FolderRulesError, read_rules, write_rules
from tests.support.desk import FRONT, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def set_rule(desk: Desk, folder: str = "", owner: str = "/a.toml", **rule: object) -> None:
    root = str((desk.sources / folder).resolve())
    rules = [FolderRule(root=root, owner=owner, **rule)]  # type: ignore[arg-type]  # a test's own
    write_rules(desk.settings.data_dir, owner, rules)


def test_a_folder_for_participants_stays_theirs_without_the_sync(desk: Desk) -> None:
    desk.write("a.txt")
    set_rule(desk, defaults=(("access", "participants"), ("country", "NL")))
    desk.run()
    assert desk.stored() == {}
    (document,) = desk.index("participants").documents()
    assert document.meta.country == "NL"


def test_a_document_that_says_itself_is_believed(desk: Desk) -> None:
    text = FRONT.format(id="eigen", access="public", text="Een zin over meubilair.")
    desk.write("a.md", text)
    set_rule(desk, defaults=(("access", "participants"), ("kind", "news")))
    desk.run()
    (document,) = desk.index().documents()
    assert document.meta.kind == "pilot"


def test_other_metadata_make_the_sources_of_a_folder_changed(desk: Desk) -> None:
    desk.write("a.txt")
    desk.run()
    set_rule(desk, defaults=(("access", "participants"),))
    assert desk.run().updated == 1
    assert desk.stored() == {}
    assert desk.run().unchanged == 1


def test_what_an_editor_brings_back_stays_with_its_participants(desk: Desk) -> None:
    desk.write("a.txt")
    set_rule(desk, defaults=(("access", "participants"),))
    desk.run()
    with desk.editor() as editor:
        editor.withdraw("a", reason="nagekeken")
        editor.reinstate("a", reason="in orde")
    assert desk.stored() == {}
    assert list(desk.stored("participants")) == ["a"]


def test_what_is_not_meant_does_not_go_in_and_leaves_when_pruned(desk: Desk) -> None:
    desk.write("a.txt")
    desk.write("concept/b.txt", "Een ander woord over bureaus.")
    desk.run()
    set_rule(desk, exclude=("concept/",))
    assert desk.run().removed == 0
    assert desk.run(prune=True).removed == 1
    assert list(desk.stored()) == ["a"]
    assert desk.run().failed == 0


def test_a_file_that_is_named_and_not_meant_is_a_problem(desk: Desk) -> None:
    path = desk.write("concept/b.txt")
    set_rule(desk, exclude=("concept/",))
    report = desk.run(path)
    assert (report.documents, report.failed) == (0, 1)
    assert report.problems[0].reason == "is left out by /a.toml."


def test_the_rule_of_the_nearest_folder_counts(desk: Desk) -> None:
    desk.write("a.txt")
    desk.write("open/b.txt", "Een ander woord over bureaus.")
    set_rule(desk, defaults=(("access", "participants"),))
    set_rule(desk, "open", owner="/b.toml", defaults=(("access", "public"),))
    desk.run()
    assert list(desk.stored()) == ["open-b"]


def test_a_file_gives_its_own_rules_anew_and_leaves_those_of_others(desk: Desk) -> None:
    set_rule(desk, "a", owner="/a.toml")
    set_rule(desk, "b", owner="/b.toml")
    set_rule(desk, "c", owner="/a.toml")
    roots = {Path(rule.root).name for rule in read_rules(desk.settings.data_dir).rules}
    assert roots == {"b", "c"}


def test_the_last_file_that_names_a_folder_is_believed(desk: Desk) -> None:
    set_rule(desk, owner="/a.toml", defaults=(("access", "public"),))
    set_rule(desk, owner="/b.toml", defaults=(("access", "participants"),))
    (rule,) = read_rules(desk.settings.data_dir).rules
    assert rule.owner == "/b.toml"


def test_rules_that_can_not_be_read_let_nothing_in(desk: Desk) -> None:
    desk.write("a.txt")
    set_rule(desk, defaults=(("access", "participants"),))
    (desk.settings.data_dir / FILE).write_text('{"rules": [{}]}', encoding="utf-8")
    with pytest.raises(FolderRulesError):
        desk.run()
    assert desk.stored() == {}
