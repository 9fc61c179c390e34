"""Reads the YAML mapping of a front matter or sidecar, and says where it is wrong."""

from __future__ import annotations

from collections.abc import Mapping


class YamlProblemError(ValueError):
    """The text is no YAML mapping; its message says where and why."""


def parse_mapping(text: str, *, first_line: int = 1) -> Mapping[str, object]:
    """Return the mapping that a YAML text holds; nothing at all is an empty one.

    `first_line` is the line of the file on which the text begins: errors name lines of the file.
    """
    import yaml  # noqa: PLC0415  not needed by files without metadata

    try:
        value = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = first_line + (error.problem_mark.line if error.problem_mark else 0)
        problem = error.problem or "it can't be parsed"
        raise YamlProblemError(
            f"line {line}: {problem}. Write 'key: value', with quotes around a value that holds "
            "a colon."
        ) from error
    except (yaml.YAMLError, ValueError) as error:
        raise YamlProblemError(f"{error}".replace("\n", " ")) from error
    except RecursionError as error:
        raise YamlProblemError("its values are nested too deeply") from error
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise YamlProblemError(
            f"line {first_line}: it holds a {_NAMES.get(type(value), 'value')}, but 'key: value' "
            "lines are expected."
        )
    return {str(key): entry for key, entry in value.items()}


_NAMES = {list: "list", str: "text", int: "number", float: "number", bool: "true or false"}
