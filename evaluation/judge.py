"""A chat model judges whether answers give the facts of the gold, beside the automatic verdict."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.errors import ChatError, JudgeError
from evaluation.facts import asks_for_evidence
from evaluation.grades import AUTOMATIC, Agreement, Judgement, agreement, run_key
from evaluation.json_file import save_json
from evaluation.run import Progress
from evaluation.run_file import QuestionRun, Run
from evaluation.verdicts import verdict

if TYPE_CHECKING:
    from evaluation.chat import ChatModel

PROMPT = "judge-1"
"""Name of the prompt's file; a changed prompt is a new file with the next number."""

JUDGED_VERSION = 1
NO_VERDICT = "no verdict"
VERDICTS = (Judgement.RIGHT, Judgement.PARTLY, Judgement.WRONG)

_LONGEST_WHY = 500
_NO_TAGS = str.maketrans({"<": "\\u003c", ">": "\\u003e"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What the judge found of one answer, and why.

    Where no reply could be read, `verdict` is None and `why` the beginning of the last reply.
    """

    verdict: Judgement | None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The judge's verdicts on a run, with what they were made with.

    `run` is the run's key; `counts` has right, partly, wrong and no verdict; the agreement is
    with the automatic verdict, over the answers that got a verdict.
    """

    run: str
    model: str
    prompt: str
    prompt_sha256: str
    counts: Mapping[str, int]
    agreement: Agreement
    verdicts: Mapping[str, Opinion]


def judge(
    run: Run, chat: ChatModel, *, out: Path, progress: Progress = lambda _done, _all: None
) -> Judged:
    """Have each answer to a question with gold judged, write the verdicts to `out`, return them.

    Each verdict goes at once to `out` with `.judging` behind it; asking the same model again
    goes on from there. Raises JudgeError when the endpoint fails; the run is only read.
    """
    prompt = prompt_bytes()
    results = [result for result in run.results if can_be_judged(result)]
    verdicts: dict[str, Opinion] = {}
    with _kept(out.with_name(f"{out.name}.judging")) as asked:
        for result in results:
            progress(len(verdicts), len(results))
            try:
                verdicts[result.question.id] = asked(chat, prompt.decode(), data_of(result))
            except ChatError as error:
                raise JudgeError(error, done=len(verdicts), of=len(results), out=out) from error
        progress(len(verdicts), len(results))
        judged = _judged(run, verdicts, model=chat.model, prompt=prompt)
        save_json({"version": JUDGED_VERSION, **asdict(judged)}, out)
    return judged


def can_be_judged(result: QuestionRun) -> bool:
    """Tell whether there are an answer and gold to hold it against."""
    return result.status == "answered" and asks_for_evidence(result.question)


def prompt_bytes() -> bytes:
    """Return the prompt as it stands in its file, in UTF-8."""
    return (files("evaluation") / "prompts" / f"{PROMPT}.txt").read_bytes()


def data_of(result: QuestionRun) -> str:
    """Return question, facts and answer as JSON between `<data>` and `</data>`.

    JSON keeps each text in its own string, and no text holds a bare `<` or `>`: an answer can't
    end the data, whatever it says.
    """
    document = {
        "question": result.question.question,
        "facts": [gold.quote for gold in result.question.gold],
        "answer": result.text,
    }
    text = json.dumps(document, ensure_ascii=False, indent=1)
    return f"<data>\n{text.translate(_NO_TAGS)}\n</data>"


def opinion_of(reply: str) -> Opinion | None:
    """Return the opinion that a reply is; None for a reply that is anything more or less.

    A fence of code and thoughts before `</think>`, which some models can't leave out, are taken
    off.
    """
    bare = reply.rpartition("</think>")[2].strip()
    if bare.startswith("```") and bare.endswith("```"):
        bare = bare.removeprefix("```").removeprefix("json").removesuffix("```")
    try:
        found = json.loads(bare)
    except (ValueError, RecursionError):
        return None
    return _opinion(found) if isinstance(found, dict) else None


def _opinion(found: Mapping[str, object]) -> Opinion | None:
    why = found.get("why")
    given = next((each for each in VERDICTS if each == found.get("verdict")), None)
    if given is None or not isinstance(why, str) or not why.strip():
        return None
    return Opinion(verdict=given, why=_line(why))


def _line(text: str) -> str:
    writable = text.encode("utf-8", "replace").decode()  # JSON may escape half a character
    return " ".join(writable.split())[:_LONGEST_WHY]


_Asked = Callable[["ChatModel", str, str], Opinion]


@contextmanager
def _kept(place: Path) -> Iterator[_Asked]:
    """Give what returns an opinion: the one kept in the file, or one that is asked and kept.

    An answer without a readable verdict is not kept. The file goes when everything went well.
    """
    known = dict(_lines(place))
    with place.open("a", encoding="utf-8") as file:

        def asked(chat: ChatModel, instructions: str, data: str) -> Opinion:
            key = _key(chat, instructions, data)
            if key in known:
                return known[key]
            opinion = _ask(chat, instructions, data)
            if opinion.verdict is not None:
                # It begins with a line end: the line before may have been cut off.
                file.write(f"\n{json.dumps({'key': key, **asdict(opinion)})}")
                file.flush()
            return opinion

        yield asked
    place.unlink()


def _ask(chat: ChatModel, instructions: str, data: str) -> Opinion:
    """Ask, and once more when the reply can't be read."""
    reply = ""
    for _ in range(2):
        reply = chat.ask(instructions=instructions, data=data)
        opinion = opinion_of(reply)
        if opinion is not None:
            return opinion
    return Opinion(verdict=None, why=_line(reply))


def _lines(place: Path) -> Iterator[tuple[str, Opinion]]:
    if not place.is_file():
        return
    for line in place.read_text("utf-8", errors="replace").split("\n"):
        opinion = opinion_of(line)
        if opinion is not None:
            yield str(json.loads(line).get("key")), opinion


def _key(chat: ChatModel, instructions: str, data: str) -> str:
    asked = json.dumps([chat.address, chat.model, instructions, data])
    return hashlib.sha256(asked.encode()).hexdigest()


def _judged(run: Run, verdicts: Mapping[str, Opinion], *, model: str, prompt: bytes) -> Judged:
    given = {key: each.verdict.value for key, each in verdicts.items() if each.verdict is not None}
    automatic = {
        result.question.id: verdict(result).value for result in run.results if can_be_judged(result)
    }
    found = Counter(given.values())
    counts = {each.value: found[each.value] for each in VERDICTS}
    return Judged(
        run=run_key(run),
        model=model,
        prompt=PROMPT,
        prompt_sha256=hashlib.sha256(prompt).hexdigest(),
        counts={**counts, NO_VERDICT: len(verdicts) - len(given)},
        agreement=agreement((model, given), (AUTOMATIC, automatic)),
        verdicts=verdicts,
    )
