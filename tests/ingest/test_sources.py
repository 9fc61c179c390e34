from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import SourceError
from ingest.shipped import shipped_corpus
from ingest.sources import Source, find_sources, hash_of


def _tree(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Tekst van {name}.", encoding="utf-8")
    return root


def _found(*paths: Path | str, corpus: Path | None = None) -> list[Source]:
    sources, problems = find_sources(paths, corpus=corpus)
    assert problems == []
    return sources


def test_a_folder_gives_its_readable_files_sorted_with_paths_below_it(tmp_path: Path) -> None:
    _tree(tmp_path, "b/Één verslag.md", "a.pdf", "b/cijfers.xlsx", "b/vocabulary.yaml")
    sources = _found(tmp_path)
    assert [s.source for s in sources] == ["a.pdf", "b/Één verslag.md"]
    assert [s.document_id for s in sources] == ["a", "b-een-verslag"]
    assert {s.root for s in sources} == {tmp_path.resolve()}


def test_a_named_file_is_called_by_its_name(tmp_path: Path) -> None:
    (source,) = _found(_tree(tmp_path, "b/a.md") / "b" / "a.md")
    assert (source.source, source.root) == ("a.md", tmp_path.resolve() / "b")


def test_hidden_files_lock_files_and_sidecars_are_no_sources(tmp_path: Path) -> None:
    _tree(tmp_path, ".git/a.md", ".b.md", "~$c.docx", "d.pdf.meta.yaml", "d.pdf")
    assert [s.source for s in _found(tmp_path)] == ["d.pdf"]


def test_a_readme_within_the_corpus_is_no_source_and_elsewhere_is(tmp_path: Path) -> None:
    _tree(tmp_path, "corpus/README.md", "corpus/pilots/README.md", "corpus/a.md", "own/README.md")
    sources = _found(tmp_path, corpus=tmp_path / "corpus")
    assert [s.source for s in sources] == ["corpus/a.md", "own/README.md"]


def test_a_link_that_leads_out_of_the_folder_is_passed_over(tmp_path: Path) -> None:
    _tree(tmp_path, "in/a.md", "out/secret.md")
    (tmp_path / "in" / "link.md").symlink_to(tmp_path / "out" / "secret.md")
    (tmp_path / "in" / "folder").symlink_to(tmp_path / "out")
    (tmp_path / "in" / "nowhere.md").symlink_to(tmp_path / "gone.md")
    assert [s.source for s in _found(tmp_path / "in")] == ["a.md"]


def test_a_file_that_is_given_twice_is_one_source(tmp_path: Path) -> None:
    _tree(tmp_path, "a.md")
    assert len(_found(tmp_path, tmp_path / "a.md", f"{tmp_path}/../{tmp_path.name}")) == 1


def test_two_sources_with_the_same_slug_get_different_ids(tmp_path: Path) -> None:
    ids = [s.document_id for s in _found(_tree(tmp_path, "a.md", "a.pdf", "A!.txt"))]
    assert len(set(ids)) == 3
    assert "a" in ids
    assert all(one == "a" or one.startswith("a-") for one in ids)


def test_the_same_name_in_two_folders_given_gets_different_ids(tmp_path: Path) -> None:
    _tree(tmp_path, "x/a.md", "y/a.md", "z/a.md")
    ids = [s.document_id for s in _found(tmp_path / "x", tmp_path / "y", tmp_path / "z")]
    assert len(set(ids)) == 3


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("gone.md", "does not exist"),
        ("cijfers.xlsx", r"can't be read \(\.xlsx\)"),
        ("a.pdf.meta.yaml", "is a sidecar"),
        ("nul\0.md", "does not exist"),
    ],
)
def test_a_path_that_can_not_be_ingested_is_told_and_the_rest_goes_on(
    tmp_path: Path, name: str, message: str
) -> None:
    _tree(tmp_path, "good.md", "cijfers.xlsx", "a.pdf.meta.yaml")
    sources, problems = find_sources([tmp_path / name, tmp_path / "good.md"])
    assert [s.source for s in sources] == ["good.md"]
    (problem,) = problems
    with pytest.raises(SourceError, match=message):
        raise problem


def test_an_empty_folder_has_no_sources_and_no_problems(tmp_path: Path) -> None:
    assert _found(tmp_path) == []


def test_the_hash_changes_with_the_file_and_with_its_sidecar(tmp_path: Path) -> None:
    (source,) = _found(_tree(tmp_path, "a.md"))
    hashes = [hash_of(source), hash_of(source)]
    (tmp_path / "a.md.meta.yaml").write_text("title: A\n", encoding="utf-8")
    hashes.append(hash_of(source))
    (tmp_path / "a.md").write_text("Anders.", encoding="utf-8")
    hashes.append(hash_of(source))
    assert hashes[0] == hashes[1]
    assert len(set(hashes)) == 3


def test_the_hash_of_a_file_that_went_away_is_a_source_error(tmp_path: Path) -> None:
    (source,) = _found(_tree(tmp_path, "a.md"))
    source.path.unlink()
    with pytest.raises(SourceError, match="can't be opened"):
        hash_of(source)


def test_the_shipped_corpus_is_a_folder_of_documents() -> None:
    assert any(shipped_corpus().rglob("*.md"))
