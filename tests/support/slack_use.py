"""What the Slack face uses of Slack: the methods that its code calls, and what it listens to."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import TypeVar

from slack_sdk.web.async_client import AsyncWebClient

import bots.slack
from bots.slack import actions, home, listeners
from tests.support.slack_context import slack_context

HOME = Path(bots.slack.__file__).parent
PARTS = (listeners, actions, home)
"""Packages whose files register what they listen to."""
Heard = TypeVar("Heard")
STREAM = ("chat.startStream", "chat.appendStream", "chat.stopStream")

SCOPES = MappingProxyType(
    {
        "apps.connections.open": (),  # with the app's token
        "assistant.threads.setStatus": ("chat:write",),
        "assistant.threads.setSuggestedPrompts": ("assistant:write",),
        "assistant.threads.setTitle": ("assistant:write",),
        "auth.test": (),
        "chat.appendStream": ("chat:write",),
        "chat.delete": ("chat:write",),
        "chat.getPermalink": (),
        "chat.postEphemeral": ("chat:write",),
        "chat.postMessage": ("chat:write",),
        "chat.startStream": ("chat:write",),
        "chat.stopStream": ("chat:write",),
        "chat.update": ("chat:write",),
        "conversations.info": ("channels:read", "groups:read"),  # of others nothing is asked
        "conversations.replies": (
            *("channels:history", "groups:history", "im:history", "mpim:history"),
        ),
        "users.info": ("users:read",),
        "views.open": (),
        "views.publish": (),
        "views.update": (),
    }
)
"""Scopes of a bot by method, from the page of each at docs.slack.dev/reference/methods."""

EVENT_SCOPES = MappingProxyType(
    {
        "app_home_opened": (),
        "app_mention": ("app_mentions:read",),
        "assistant_thread_context_changed": ("assistant:write",),
        "assistant_thread_started": ("assistant:write",),
        "message.channels": ("channels:history",),
        "message.groups": ("groups:history",),
        "message.im": ("im:history",),
        "message.mpim": ("mpim:history",),
    }
)
"""The same by event, from docs.slack.dev/reference/events."""

MESSAGES = ("message.channels", "message.groups", "message.im", "message.mpim")
"""What `message` is subscribed to as: of each kind of conversation."""


BOLT_METHODS = MappingProxyType(
    {
        "chat_stream": STREAM,
        "say_stream": STREAM,
        "say": ("chat.postMessage",),
        "set_status": ("assistant.threads.setStatus",),
        "set_suggested_prompts": ("assistant.threads.setSuggestedPrompts",),
        "set_title": ("assistant.threads.setTitle",),
    }
)
"""What Bolt's and the client's own helpers call."""


def methods_called() -> frozenset[str]:
    """Return the methods of the Web API that stand in the code as calls of a client."""
    found: set[str] = set()
    for path in HOME.rglob("*.py"):
        for name in _names_called(ast.parse(path.read_text(encoding="utf-8"))):
            if name in BOLT_METHODS:
                found.update(BOLT_METHODS[name])
            elif (
                name.strip("_") == name != "api_call"
                and "_" in name
                and hasattr(AsyncWebClient, name)
            ):
                found.add(name.replace("_", "."))
    return frozenset(found)


@dataclass
class Listening:
    """Stands in for Bolt's app where something registers, and notes what is listened to."""

    events: set[str] = field(default_factory=set)
    commands: set[str] = field(default_factory=set)
    shortcuts: set[str] = field(default_factory=set)

    def event(self, name: str | Mapping[str, str]) -> Callable[[Heard], Heard]:
        self.events.add(name if isinstance(name, str) else name["type"])
        return _as_it_is

    def message(self, *_: object) -> Callable[[Heard], Heard]:
        self.events.add("message")
        return _as_it_is

    def command(self, name: str) -> Callable[[Heard], Heard]:
        self.commands.add(name)
        return _as_it_is

    def shortcut(self, name: str | Mapping[str, str]) -> Callable[[Heard], Heard]:
        self.shortcuts.add(name if isinstance(name, str) else name["callback_id"])
        return _as_it_is

    message_shortcut = global_shortcut = shortcut

    def assistant(self, _: object) -> None:
        started = ("assistant_thread_started", "assistant_thread_context_changed")
        self.events.update((*started, "message"))

    def action(self, _: object) -> Callable[[Heard], Heard]:
        return _as_it_is

    view = options = action

    def middleware(self, *_: object) -> None:
        pass

    use = error = middleware


def listened_to() -> Listening:
    """Return what every file with a `register` listens to."""
    listening = Listening()
    for module in registering():
        module.register(listening, slack_context())
    return listening


def registering() -> tuple[ModuleType, ...]:
    """Return the files that have a `register`."""
    names = (
        found.name
        for package in PARTS
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")
    )
    modules = (importlib.import_module(name) for name in names)
    return tuple(module for module in modules if hasattr(module, "register"))


def _names_called(tree: ast.Module) -> Iterator[str]:
    """Yield the names of what is called, without what it is called on."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield getattr(node.func, "attr", getattr(node.func, "id", ""))


def _as_it_is(listener: Heard) -> Heard:
    return listener
