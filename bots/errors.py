"""What can go wrong in the faces: one tree."""

from __future__ import annotations


class BotError(Exception):
    """Every error of this package; its text is one sentence for the person who asked."""


class WrongUsageError(BotError):
    """The command or the request was not put as it should be."""


class SettingsError(BotError):
    """A setting has a name that is unknown or a value that is no good."""


class HandoverError(BotError):
    """What was handed over as a document with its vectors is not one."""


class ServeError(BotError):
    """The server can't be started."""


class SlackUnreachableError(BotError):
    """Slack can't be reached, or not now."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"Slack at {address} can't be reached ({reason}).")


class SlackRefusedError(BotError):
    """Slack refuses a token: trying again with the same one does not help."""


class SignInUnreachableError(BotError):
    """The provider where people sign in can't be reached, or is none."""

    def __init__(self, issuer: str, reason: str) -> None:
        super().__init__(
            f"{issuer} does not answer as an OpenID Connect provider ({reason}). Look whether "
            "LEERKRING_OIDC_ISSUER is its address as it tells it itself, to the last slash."
        )


class BusyError(BotError):
    """Another process is at it."""


class ServerProblemError(BotError):
    """The running server refused or failed; `kind` is the type of problem that it gave."""

    def __init__(self, detail: str, *, kind: str = "server_problem") -> None:
        self.kind = kind
        super().__init__(detail)


class SlackStoreError(BotError):
    """What the Slack face remembers can't be used; `place` is a file or a server, no password."""

    def __init__(self, place: str, detail: str) -> None:
        super().__init__(
            f"What Slack needs to remember can't be kept in {place} ({detail}). Look whether the "
            "database can be reached and written there."
        )


class KeysUnavailableError(BotError):
    """The keys can't be read or written; `place` is a file or a server without its password."""

    def __init__(self, place: str, detail: str) -> None:
        super().__init__(
            f"The keys in {place} can't be used ({detail}). Look whether the database can be "
            "reached and written there."
        )


class UnknownKeyError(BotError):
    """There is no key of this id."""

    def __init__(self, key_id: str) -> None:
        super().__init__(
            f"There is no key {key_id[:64]!r}. leerkring keys list shows the ids of all keys."
        )
