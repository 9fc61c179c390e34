from __future__ import annotations

from pathlib import Path

import pytest

from bots.errors import SettingsError
from bots.logs import LogLevel
from bots.settings import SECTIONS, known_names, load_settings


@pytest.fixture(autouse=True)
def _own_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder: nobody's .env counts."""
    monkeypatch.chdir(tmp_path)


def test_without_any_setting_the_defaults_hold() -> None:
    settings = load_settings()
    assert settings.ingest.data_dir == Path(".leerkring")
    assert settings.web.port == 8000
    assert settings.terminal.log_level is LogLevel.WARNING


def test_the_environment_wins_from_the_env_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("LEERKRING_PORT=9001\nLEERKRING_HOST=::1\n", encoding="utf-8")
    monkeypatch.setenv("LEERKRING_PORT", "9002")
    settings = load_settings()
    assert (settings.web.port, settings.web.host) == (9002, "::1")


def test_a_given_data_folder_wins_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEERKRING_DATA_DIR", "from-environment")
    assert load_settings(Path("given")).ingest.data_dir == Path("given")


def test_a_variable_set_to_nothing_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEERKRING_QDRANT_URL", "")
    assert load_settings().ingest.qdrant_url is None


def test_a_misspelt_name_in_the_environment_gets_the_nearest_known_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LEERKRING_DATADIR", "x")
    with pytest.raises(SettingsError, match=r"LEERKRING_DATADIR.*mean LEERKRING_DATA_DIR"):
        load_settings()


def test_a_misspelt_name_in_the_env_file_says_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("LEERKRING_PRT=1\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"LEERKRING_PRT in \.env.*mean LEERKRING_PORT"):
        load_settings()


def test_a_name_near_to_none_lists_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEERKRING_XYZZY", "1")
    with pytest.raises(SettingsError, match=r"Known: .*LEERKRING_DATA_DIR.*LEERKRING_PORT"):
        load_settings()


def test_names_of_other_programs_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("POSTGRES_PASSWORD=x\n", encoding="utf-8")
    assert load_settings().web.port == 8000


def test_every_field_of_every_section_is_a_known_name() -> None:
    fields = {field for section in SECTIONS for field in section.model_fields}
    assert {f"LEERKRING_{field.upper()}" for field in fields} <= set(known_names())


def test_a_wrong_value_is_named_with_what_was_expected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEERKRING_PORT", "abc")
    with pytest.raises(SettingsError, match=r"^LEERKRING_PORT is 'abc', but it should be a valid"):
        load_settings()


def test_a_password_in_an_address_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEERKRING_QDRANT_URL", "https://me:geheim@[nonsense")
    with pytest.raises(SettingsError) as raised:
        load_settings()
    assert "LEERKRING_QDRANT_URL, but it should be a valid URL" in str(raised.value)
    assert "geheim" not in str(raised.value)


def test_an_env_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"LEERKRING_HOST=caf\xe9\n")
    with pytest.raises(SettingsError, match=r"\.env is not UTF-8"):
        load_settings()


def test_the_log_level_may_be_in_capitals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEERKRING_LOG_LEVEL", "DEBUG")
    assert load_settings().terminal.log_level is LogLevel.DEBUG
