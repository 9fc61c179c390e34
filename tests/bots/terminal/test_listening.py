from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from bots.errors import ServeError
from bots.presence import find_server
from bots.terminal.listening import LOCK_FILE, bind, only_server, stoppable, told_to_stop
from bots.web.settings import Access
from tests.support.announced import running_server
from tests.support.commands import started
from tests.support.servers import wait_until

SERVE = """
import sys
from pathlib import Path
from bots.terminal import listening
from bots.web.app import create_app
from bots.web.settings import WebSettings
from tests.support.assistants import FakeAssistant
folder = Path("data")
with listening.stoppable(), listening.only_server(folder), listening.bind("127.0.0.1", 0) as sock:
    app = create_app(FakeAssistant(), settings=WebSettings(), token="t")
    listening.answer_on(sock, app, settings=WebSettings(), folder=folder, token="t")
print("cleaned up")
"""


def test_a_free_port_is_chosen_for_port_0() -> None:
    with bind("127.0.0.1", 0) as listener:
        assert listener.getsockname()[1] > 0


def test_a_name_of_this_machine_will_do() -> None:
    with bind("localhost", 0) as listener:
        assert listener.getsockname()[0] in {"127.0.0.1", "::1"}


def test_a_reply_does_not_wait_for_more_to_send() -> None:
    async def delays() -> int:
        seen: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            connection = writer.get_extra_info("socket")
            seen.set_result(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        with bind("127.0.0.1", 0) as listener:
            async with await asyncio.start_server(answer, sock=listener):
                _, writer = await asyncio.open_connection(*listener.getsockname())
                writer.close()
                return await seen

    assert asyncio.run(delays()) != 0


def test_a_port_in_use_is_one_sentence_with_its_address() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(
            ServeError, match=rf"http://127\.0\.0\.1:{port}: Address already in use"
        ):
            bind("127.0.0.1", port)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])
def test_other_machines_are_kept_out_until_access_is_settled(host: str) -> None:
    with pytest.raises(ServeError, match=r"LEERKRING_ACCESS=keys"):
        bind(host, 0)


@pytest.mark.parametrize("access", [Access.PUBLIC, Access.KEYS])
def test_other_machines_may_call_once_it_is_said_who_may_ask(access: Access) -> None:
    with bind("0.0.0.0", 0, access=access) as listener:
        assert listener.getsockname()[0] == "0.0.0.0"


@pytest.mark.parametrize("host", ["", "no such host", "x" * 300, "a..b"])
def test_a_host_that_is_none_is_one_sentence(host: str) -> None:
    with pytest.raises(ServeError, match=r"is no address of this machine"):
        bind(host, 0)


def test_a_second_server_on_the_folder_learns_the_address_of_the_first(tmp_path: Path) -> None:
    with (
        running_server(tmp_path) as address,
        pytest.raises(ServeError, match=f"already, at {address}"),
        only_server(tmp_path),
    ):
        pytest.fail("two servers on one folder")


def test_a_second_server_waits_for_none_that_is_starting(tmp_path: Path) -> None:
    with (
        FileLock(tmp_path / LOCK_FILE),
        pytest.raises(ServeError, match=r"is starting on"),
        only_server(tmp_path),
    ):
        pytest.fail("two servers on one folder")


def test_a_folder_is_free_again_when_its_server_ended(tmp_path: Path) -> None:
    with only_server(tmp_path):
        pass
    with only_server(tmp_path):
        assert (tmp_path / LOCK_FILE).exists()


def test_a_failure_inside_is_not_taken_for_a_second_server(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), only_server(tmp_path):
        raise ZeroDivisionError


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_block_and_the_handlers_come_back(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    with stoppable():
        signal.raise_signal(number)
        pytest.fail("the block went on")
    assert signal.getsignal(number) is before


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_server_that_is_told_to_stop_cleans_up_and_ends_well(
    number: signal.Signals, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    with started(folder=tmp_path, command=(sys.executable, "-c", SERVE)) as process:
        wait_until(lambda: find_server(data) is not None, seconds=60)
        os.kill(process.pid, number)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, err.decode()) == (0, "")
    assert out.decode().startswith("Leerkring answers on http://127.0.0.1:")
    assert out.decode().endswith("cleaned up\n")
    assert not (data / "serve.json").exists()


def test_a_server_that_was_killed_leaves_a_note_that_counts_as_none(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with started(folder=tmp_path, command=(sys.executable, "-c", SERVE)) as process:
        wait_until(lambda: find_server(data) is not None, seconds=60)
        process.kill()
        process.communicate(timeout=30)
    assert (data / "serve.json").exists()
    assert find_server(data) is None
    assert not (data / "serve.json").exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_first_signal_is_told_and_the_second_ends_the_block(number: signal.Signals) -> None:
    async def serve() -> None:
        asyncio.get_running_loop().call_later(0.01, signal.raise_signal, number)
        await told_to_stop()
        ended.append("told")
        signal.raise_signal(number)
        pytest.fail("the end went on")

    ended: list[str] = []
    with stoppable():
        asyncio.run(serve())
        pytest.fail("the block went on")
    assert ended == ["told"]
