"""Whether a window can be opened here. Qt would abort the process instead of saying so."""

from __future__ import annotations

import ctypes
import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from timeline_app.wording import translate

if TYPE_CHECKING:
    from collections.abc import Mapping

QT_PACKAGES: Final = "libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0"
"""The Debian packages that Qt needs for anything."""
_X11_LIBRARIES: Final = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt's X11 plugin needs, and the Debian packages that have it."""


def no_qt_words(error: ImportError) -> str:
    """That Qt cannot be loaded, and what it may need."""
    words = translate("Command line", "Qt cannot be loaded: {reason}\nOn Debian and Ubuntu: {command}")
    return words.format(reason=error, command=f"apt install {QT_PACKAGES}")


def display_problem(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str | None:
    """Why no window can be opened, in words; None where one can."""
    wanted = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if not platform.startswith("linux"):
        return None
    if wanted and not _has_plugin(wanted):
        words = translate("Command line", "Qt has no platform {name}, which QT_QPA_PLATFORM asks for")
        return words.format(name=repr(wanted))
    if wanted not in ("", "xcb", "wayland"):
        return None
    if wanted != "xcb" and _wayland_answers(environment):
        return None
    if wanted == "wayland":
        return translate("Command line", "there is no Wayland display to open a window on")
    return _x11_problem(environment)


def _x11_problem(environment: Mapping[str, str]) -> str | None:
    display = environment.get("DISPLAY")
    if not display:
        return translate(
            "Command line", "there is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY leads to one)"
        )
    missing = [package for library, package in _X11_LIBRARIES.items() if not _can_load(library)]
    if missing:
        words = translate("Command line", "Qt needs system libraries that are missing. On Debian and Ubuntu: {command}")
        return words.format(command=f"apt install {' '.join(missing)}")
    if _x11_answers(display):
        return None
    return translate("Command line", "the display {display} cannot be opened").format(display=display)


def _has_plugin(name: str) -> bool:
    """Whether Qt has a plugin for a platform; yes where it can't be told without loading Qt."""
    found = find_spec("PySide6")
    folders = (
        []
        if found is None
        else [Path(at, "Qt", "plugins", "platforms") for at in found.submodule_search_locations or ()]
    )
    plugins = [path.name for folder in folders if folder.is_dir() for path in folder.iterdir()]
    # The names of some plugins end in their kind: "wayland-egl" is in libqwayland-egl.so or in libqwayland.so.
    return not plugins or any(plugin.startswith(f"libq{name.partition('-')[0]}") for plugin in plugins)


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY")
    return bool(name) and (Path(environment.get("XDG_RUNTIME_DIR", "/")) / str(name)).exists()


def _can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _x11_answers(display: str) -> bool:
    """Connect as Qt's plugin would."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed
