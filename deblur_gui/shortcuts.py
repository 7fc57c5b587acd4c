"""Every keyboard shortcut of the window: the menus, the viewers and the page of keys read it here.

A shortcut is a standard one of the system, or a text as `QKeySequence` takes it. Those without
Ctrl belong to the page that is shown; `key_of` makes of them what a key event holds.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from deblur_gui.language import tr

Shortcut = QKeySequence.StandardKey | str
_Standard = QKeySequence.StandardKey

NEW_LIST: Shortcut = _Standard.New
OPEN_PHOTOS: Shortcut = _Standard.Open
OPEN_FOLDER = "Ctrl+Shift+O"
UNDO: Shortcut = _Standard.Undo
PASTE: Shortcut = _Standard.Paste
SELECT_ALL: Shortcut = _Standard.SelectAll
START_OR_STOP = "Ctrl+Return"
ADD_TO_QUEUE = "Ctrl+Shift+Return"
REMOVE = _Standard.Delete
PREFERENCES = "Ctrl+,"
QUIT = "Ctrl+Q"  # the standard one is empty on Windows, as are those of some desktops
SHOW_PHOTOS, SHOW_CAMERA, SHOW_TRAINING = "Ctrl+1", "Ctrl+2", "Ctrl+3"
TUNE = "Ctrl+T"
MODELS = "Ctrl+M"
LOG = "Ctrl+L"
FULL_SCREEN = "F11"
HELP: Shortcut = _Standard.HelpContents
START_CAMERA = "Ctrl+Shift+C"

# A photo and its results.
SHOW_ORIGINAL = "D"
PREVIEW = "P"
SIDE_BY_SIDE = "C"
LINK_SIDES = "S"
FIT, ACTUAL_SIZE = "F", "Z"
ZOOM_IN, ZOOM_OUT = "+", "-"
DIVIDER_LEFT, DIVIDER_RIGHT = "[", "]"
LOUPE, CHANGE_MAP = "L", "M"

# The camera.
PAUSE = "Space"
SNAPSHOT, RECORD = "S", "R"
MIRROR = "M"


def key_of(shortcut: str) -> Qt.Key:
    """Return the key of a shortcut of one key."""
    key: Qt.Key = QKeySequence(shortcut)[0].key()  # type: ignore[index]
    return key


def native(shortcut: Shortcut) -> str:
    """Return a shortcut as this system writes it."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def key_rows() -> list[tuple[str, str]]:
    """Return the keys, as this system writes them, and what they do."""
    shift = native("Shift+A").removesuffix("+A").removesuffix("A")
    return [
        (native(NEW_LIST), tr("New list")),
        (native(OPEN_PHOTOS), tr("Open photos")),
        (native(OPEN_FOLDER), tr("Open a folder")),
        (native(PASTE), tr("Paste photos or folders")),
        (native(SELECT_ALL), tr("Select all photos")),
        (native(START_OR_STOP), tr("Start, or stop after the current photo")),
        (native(ADD_TO_QUEUE), tr("Add to the queue")),
        ("← →", tr("Previous, next photo")),
        (native(REMOVE), tr("Remove from list")),
        (native(UNDO), tr("Put removed photos back into the list")),
        (native("Tab"), tr("Next list, button or field")),
        (SHOW_ORIGINAL, tr("Hold: show the original")),
        ("1 … 9", tr("Show the original, or one of the results")),
        (PREVIEW, tr("Preview the visible part")),
        (SIDE_BY_SIDE, tr("Side by side")),
        (LINK_SIDES, tr("Link or unlink both sides")),
        (f"{FIT}, {ACTUAL_SIZE}", tr("Fit, 100%")),
        (f"{ZOOM_IN}  {ZOOM_OUT}", tr("Zoom (or scroll)")),
        (f"{shift}+← → ↑ ↓", tr("Pan; in the list, ↑ ↓ select more photos")),
        (f"{DIVIDER_LEFT}  {DIVIDER_RIGHT}", tr("Move the divider")),
        (f"{LOUPE}, {CHANGE_MAP}", tr("Loupe, change map")),
        (native(SHOW_PHOTOS), tr("Photos")),
        (native(SHOW_CAMERA), tr("Camera")),
        (native(SHOW_TRAINING), tr("Training")),
        (native(TUNE), tr("Tune to my camera")),
        (native(START_CAMERA), tr("Camera: start or stop")),
        (tr("Space"), tr("Camera: pause")),
        (f"{SNAPSHOT}, {RECORD}", tr("Camera: snapshot, record")),
        (f"1 … 4, {MIRROR}", tr("Camera: original, deblurred, split, side by side; mirror")),
        (native(LOG), tr("Log")),
        (native(MODELS), tr("Models")),
        (FULL_SCREEN, tr("Full screen")),
        (native(PREFERENCES), tr("Preferences")),
        (native(QUIT), tr("Quit")),
        (native(HELP), tr("Help on this page")),
    ]
