"""Reads a program's window as a screen reader does: through AT-SPI, over buses of the test's own."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jeepney import (  # type: ignore[import-untyped]  # it comes without types
    DBusAddress,
    MatchRule,
    MessageType,
    Properties,
    message_bus,
    new_method_call,
)
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]  # as above
from real_display import PATIENCE_S, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LAUNCHERS: Final = [
    Path(folder) / "at-spi-bus-launcher" for folder in ("/usr/libexec", "/usr/lib/at-spi2-core", "/usr/lib/at-spi2")
]
_ACCESSIBLE: Final = "org.a11y.atspi.Accessible"
_ACTION: Final = "org.a11y.atspi.Action"
_ROOT: Final = "/org/a11y/atspi/accessible/root"
_REGISTRY: Final = "org.a11y.atspi.Registry"
SELECTED: Final = 23
FOCUSED: Final = 12
"""Numbers of states in AT-SPI."""


def missing() -> list[str]:
    """What this machine lacks of what is needed."""
    lacking = [tool for tool in ("Xvfb", "xdotool", "dbus-daemon") if shutil.which(tool) is None]
    if not any(path.exists() for path in _LAUNCHERS):
        lacking.append("at-spi2-core")
    return lacking


@contextmanager
def session_bus(environment: Mapping[str, str]) -> Iterator[str]:
    """A session bus of one's own; its address."""
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )
    try:
        assert bus.stdout is not None
        ready, _, _ = select.select([bus.stdout], [], [], PATIENCE_S)
        assert ready, "dbus-daemon does not start"
        yield bus.stdout.readline().strip()
    finally:
        bus.terminate()
        bus.communicate(timeout=PATIENCE_S)


class Thing(NamedTuple):
    """Something that a program shows, by its name on the bus and its path there."""

    owner: str
    path: str


@dataclass
class Reader:
    """Asks programs what they show, and hears what they announce."""

    _connection: Any
    _heard: Any

    @classmethod
    def at(cls, session_address: str) -> Reader:
        """Start the assistive bus of a session, and listen to it."""
        with open_dbus_connection(session_address) as session:
            bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            address = session.send_and_get_reply(new_method_call(bus, "GetAddress"), timeout=PATIENCE_S).body[0]
        connection = open_dbus_connection(address)
        rule = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object", member="Announcement")
        connection.send_and_get_reply(message_bus.AddMatch(rule), timeout=PATIENCE_S)
        registry = DBusAddress("/org/a11y/atspi/registry", _REGISTRY, _REGISTRY)
        wanted = new_method_call(registry, "RegisterEvent", "sass", ("object:announcement", [], ""))
        connection.send_and_get_reply(wanted, timeout=PATIENCE_S)
        return cls(connection, connection.filter(rule, bufsize=100).__enter__())

    def close(self) -> None:
        self._connection.close()

    def announced(self) -> str:
        """The next announcement."""
        message = self._connection.recv_until_filtered(self._heard, timeout=PATIENCE_S)
        return str(message.body[3][1])

    def has_announced(self, words: str, within_s: float = 1.0) -> bool:
        """Whether this is the next announcement, and comes soon."""
        try:
            message = self._connection.recv_until_filtered(self._heard, timeout=within_s)
        except TimeoutError:
            return False
        return bool(message.body[3][1] == words)

    def wait_for(self, what: str) -> None:
        """Wait until this was announced."""
        while self.announced() != what:
            pass

    def programs(self) -> list[Thing]:
        return self.children(Thing(_REGISTRY, _ROOT))

    def children(self, thing: Thing) -> list[Thing]:
        return [Thing(*reference) for reference in self._call(thing, "GetChildren")]

    def name(self, thing: Thing) -> str:
        return self._text(thing, "Name")

    def description(self, thing: Thing) -> str:
        return self._text(thing, "Description")

    def role(self, thing: Thing) -> str:
        return str(self._call(thing, "GetRoleName"))

    def has_state(self, thing: Thing, state: int) -> bool:
        words = self._call(thing, "GetState")
        return bool(words[state // 32] >> (state % 32) & 1)

    def extents(self, thing: Thing) -> tuple[int, int, int, int]:
        """Left, top, width and height on the screen."""
        left, top, width, height = self._call(thing, "GetExtents", "u", (0,), "org.a11y.atspi.Component")
        return left, top, width, height

    def press(self, thing: Thing) -> bool:
        """Do the first of the things that can be done with it; whether it was done."""
        return bool(self._call(thing, "DoAction", "i", (0,), _ACTION))

    def find(self, root: Thing, role: str, name: str) -> Thing:
        """The first with a role and a name below another, once it is there."""
        found: Thing = wait_until(f"{role} {name!r}", lambda: next(self._below(root, role, name), None))
        return found

    def _below(self, root: Thing, role: str, name: str) -> Iterator[Thing]:
        for child in self.children(root):
            if (self.role(child), self.name(child)) == (role, name):
                yield child
            yield from self._below(child, role, name)

    def _call(
        self, thing: Thing, method: str, signature: str | None = None, body: tuple[Any, ...] = (), of: str = _ACCESSIBLE
    ) -> Any:
        address = DBusAddress(thing.path, thing.owner, of)
        reply = self._connection.send_and_get_reply(
            new_method_call(address, method, signature, body), timeout=PATIENCE_S
        )
        if reply.header.message_type == MessageType.error:
            raise GoneError(f"{thing.path} {method}: {reply.body}")
        return reply.body[0]

    def _text(self, thing: Thing, prop: str) -> str:
        asked = Properties(DBusAddress(thing.path, thing.owner, _ACCESSIBLE)).get(prop)
        reply = self._connection.send_and_get_reply(asked, timeout=PATIENCE_S)
        if reply.header.message_type == MessageType.error:
            raise GoneError(f"{thing.path} {prop}: {reply.body}")
        return str(reply.body[0][1])


class GoneError(Exception):
    """What was asked is not there any more."""


def assistive_environment(environment: Mapping[str, str], bus_address: str) -> dict[str, str]:
    """Where a program finds the buses; it tells them all from its start on."""
    return {
        **environment,
        "DBUS_SESSION_BUS_ADDRESS": bus_address,
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PATH": environment.get("PATH", os.defpath),
    }
