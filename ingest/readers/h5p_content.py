"""What an H5P content says, library by library, in the order in which a learner meets it.

Names of fields are those of each library's semantics.json (h5p.org). A library that is not known
here is read by the names that libraries give to texts. What a learner may only answer wrongly is
left out: it would be quoted as if it were so.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence

from ingest.errors import SourceError
from ingest.readers.archive import Archive
from ingest.readers.decoding import decode
from ingest.readers.h5p_fields import Fields, fields_of, group, items, seconds, string, values
from ingest.readers.h5p_questions import QUESTIONS
from ingest.readers.html_markdown import to_line, to_markdown
from ingest.readers.lesson import Lesson
from ingest.readers.lesson_page import is_video
from ingest.readers.subtitles import Cue, cues_of, paragraphs, timecode

_TEXTS = (
    *("title", "headline", "heading", "header", "subtitle", "intro", "introduction"),
    *("description", "taskDescription", "question", "text", "content", "body", "statement"),
    *("term", "definition", "caption", "summary", "date", "quote"),
)
"""What libraries call their texts, in the order in which they are shown."""
_TITLES = {"title", "headline", "heading", "header"}
_INTERFACE = {
    *("l10n", "i10n", "i18n", "a11y", "UI", "behaviour", "texts", "override", "overallFeedback"),
    *("confirmCheck", "confirmRetry", "metadata", "copyright", "endGame", "currentMenuSelected"),
    *("visuals", "adaptivity", "license", "answers", "choices", "alternatives", "options"),
    *("feedback", "tips", "tipsAndFeedback", "endscreens", "settings"),
}
"""Words of buttons, settings, and answers of which nobody knows here whether they are right."""
_SPOKEN = {"", "subtitles", "captions"}
_MAX_DEPTH = 40


class Content:
    """Reads the content of a package into `lesson`."""

    def __init__(self, archive: Archive) -> None:
        self.lesson = Lesson()
        self._archive = archive
        self._libraries: Mapping[str, Callable[[Fields, int], None]] = {
            "H5P.InteractiveVideo": self._interactive_video,
            "H5P.CoursePresentation": self._course_presentation,
            "H5P.QuestionSet": self._question_set,
            "H5P.Accordion": self._accordion,
            "H5P.Dialogcards": self._dialog_cards,
            "H5P.InteractiveBook": self._book,
            "H5P.Video": self._video,
            "H5P.Image": lambda _params, _level: None,
        }

    def add(self, library: str, params: Fields, *, level: int = 1) -> None:
        """Add what a library shows; its titles come at `level`."""
        if level > _MAX_DEPTH:
            raise SourceError(self._archive.path, "is nested without end. Export it anew.")
        name = library.partition(" ")[0]
        if name in QUESTIONS:
            self.lesson.text("\n\n".join(filter(None, QUESTIONS[name](params))))
        elif name in self._libraries:
            self._libraries[name](params, level)
        else:
            self._unknown(params, level)

    def _nested(self, value: object, level: int, *, at: float | None = None) -> None:
        """Add a library within another: `{library, params, metadata}`."""
        fields = fields_of(value)
        if at is not None and fields:
            self.lesson.at = timecode(int(at * 1000))
        self.add(string(fields, "library"), group(fields, "params"), level=level + 1)
        self.lesson.at = None

    def _course_presentation(self, params: Fields, level: int) -> None:
        for number, slide in enumerate(items(group(params, "presentation"), "slides"), start=1):
            self.lesson.turn_to(number)
            keyword = next(items(slide, "keywords"), {})
            self.lesson.title(to_line(string(keyword, "main")), level)
            for element in items(slide, "elements"):
                self._nested(element.get("action"), level)
                self.lesson.text(to_markdown(string(element, "solution"), below=level))

    def _question_set(self, params: Fields, level: int) -> None:
        intro = group(params, "introPage")
        self.lesson.title(to_line(string(intro, "title")), level)
        self.lesson.text(to_markdown(string(intro, "introduction"), below=level))
        for question in items(params, "questions"):
            self._nested(question, level)

    def _accordion(self, params: Fields, level: int) -> None:
        for panel in items(params, "panels"):
            self.lesson.title(to_line(string(panel, "title")), level)
            self._nested(panel.get("content"), level)

    def _dialog_cards(self, params: Fields, level: int) -> None:
        self.lesson.title(to_line(string(params, "title")), level)
        self.lesson.text(to_markdown(string(params, "description"), below=level))
        for card in items(params, "dialogs"):
            for side in ("text", "answer"):
                self.lesson.text(to_markdown(string(card, side), below=level))

    def _book(self, params: Fields, level: int) -> None:
        cover = group(params, "bookCover")
        self.lesson.text(to_markdown(string(cover, "coverDescription"), below=level))
        for number, chapter in enumerate(items(params, "chapters"), start=1):
            self.lesson.turn_to(number)
            self.lesson.title(to_line(string(group(chapter, "metadata"), "title")), level)
            self._nested(chapter, level)

    def _interactive_video(self, params: Fields, level: int) -> None:
        """Add a film by its bookmarks: what is said after each, then what is shown over it."""
        film = group(params, "interactiveVideo")
        video, assets = group(film, "video"), group(film, "assets")
        start = group(video, "startScreenOptions")
        self.lesson.title(to_line(string(start, "title")), level)
        self.lesson.text(to_markdown(string(start, "shortStartDescription"), below=level))
        self._note_addresses(values(video, "files"))
        tracks = items(group(video, "textTracks"), "videoTrack")
        cues = self._cues(tracks)
        bookmarks = sorted(items(assets, "bookmarks"), key=lambda mark: seconds(mark, "time"))
        shown = sorted(items(assets, "interactions"), key=_begin)
        times = [0.0, *(seconds(mark, "time") for mark in bookmarks)]
        labels = ["", *(to_line(string(mark, "label")) for mark in bookmarks)]
        for begin, end, label in zip(times, [*times[1:], float("inf")], labels, strict=True):
            self.lesson.title(label, level + 1)
            said = [cue for cue in cues if begin <= cue.start / 1000 < end]
            self.lesson.spoken(*paragraphs(said))
            for interaction in (i for i in shown if begin <= _begin(i) < end):
                self._nested(interaction.get("action"), level + 1, at=_begin(interaction))
        self._nested(group(film, "summary").get("task"), level)

    def _video(self, params: Fields, level: int) -> None:
        self.lesson.title(to_line(string(params, "title")), level)
        self._note_addresses(values(params, "sources"))
        self.lesson.spoken(*paragraphs(self._cues(items(params, "a11y"))))

    def _note_addresses(self, files: Sequence[object]) -> None:
        """Note where a film is on the web; of several, each is the same in another quality."""
        found = (string(fields_of(file), "path") for file in files)
        self.lesson.videos += [p for p in found if is_video(p, is_player=True)][:1]

    def _cues(self, tracks: Iterator[Fields]) -> list[Cue]:
        """Return what is said in a film, by the first of its tracks that can be read."""
        path = self._archive.path
        for track in tracks:
            place = string(group(track, "track"), "path").partition("#")[0]
            name = posixpath.normpath(posixpath.join("content", place))
            if string(track, "kind") not in _SPOKEN or not place or name not in self._archive:
                continue
            is_vtt = not name.lower().endswith(".srt")
            try:
                return cues_of(path, decode(path, self._archive.read(name)), is_vtt=is_vtt)
            except SourceError:
                self.lesson.notes.append("has subtitles that can't be read.")
        return []

    def _unknown(self, params: Fields, level: int) -> None:
        """Add the texts of a library by the names that libraries give them, and what is in it."""
        if params.get("correct") is False or level > _MAX_DEPTH:
            return
        below = level if any(string(params, name) for name in _TITLES) else level - 1
        for name in _TEXTS:
            text = string(params, name)
            if name in _TITLES:
                self.lesson.title(to_line(text), level)
            else:
                self.lesson.text(to_markdown(text, below=below))
        for name, value in params.items():
            if name in _INTERFACE:
                continue
            for each in value if isinstance(value, list) else [value]:
                if "library" in fields_of(each):
                    self._nested(each, level)
                elif isinstance(each, dict):
                    self._unknown(each, level + 1)


def _begin(interaction: Fields) -> float:
    """Return when an interaction appears, in seconds."""
    return seconds(group(interaction, "duration"), "from")
