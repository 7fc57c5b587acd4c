"""English messages that can be translated later, and told apart by a code.

    raise ImageReadError(msg("{name} is damaged: {reason}.", "image.damaged", name=..., reason=...))

`msg` returns a `str`, the English sentence, which also remembers its template, the values in it and
its code, so it is accepted wherever a `str` is. The window looks the template up in its catalogue
and fills in the values; programs decide by the code. A sentence without values needs no `msg` where
it is given to an error or an event directly: it is its own template.

packaging/translate.py collects the templates, so they have to be literals.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

Value = str | int | float
"""What a template is filled with; a `Message` among them is translated, too."""

_BAD_TEMPLATE = (
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    TypeError,
    ValueError,
)
_MOST_NESTED = 8


class Message(str):
    """An English sentence with its `template`, `values` and `code` ("" where it has none).

    Without values the template is the sentence itself, braces included. Equal to the plain `str`.
    """

    template: str
    values: Mapping[str, Value]
    code: str

    def __new__(
        cls, template: str, code: str = "", values: Mapping[str, object] = MappingProxyType({})
    ) -> Message:
        """Fill in the template; raises what `str.format` raises where the two do not fit."""
        self = super().__new__(cls, template.format(**values) if values else template)
        self.template, self.code = template, code
        self.values = {name: _plain(value) for name, value in values.items()}
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what a copy, in another process too, is made from."""
        return type(self), (self.template, self.code, dict(self.values))

    def translated(
        self, translate: Callable[[str], str], number: Callable[[float], float] = float
    ) -> str:
        """Return the sentence with `translate` applied to each template in it.

        `number` gives a float the form in which it is shown, by its `__format__`.
        """
        template = translate(self.template)
        if not self.values:
            return template
        values = {
            name: value.translated(translate, number)
            if isinstance(value, Message)
            else number(value)
            if isinstance(value, float)
            else value
            for name, value in self.values.items()
        }
        try:
            return template.format(**values)
        except _BAD_TEMPLATE:  # a translation with a wrong placeholder
            return str(self)

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON values; parts that say nothing are left out."""
        values = {
            name: value.to_json() if isinstance(value, Message) else value
            for name, value in self.values.items()
        }
        parts = {"template": self.template, "code": self.code, "values": values}
        return {name: part for name, part in parts.items() if part}


def msg(template: str, code: str = "", /, **values: object) -> Message:
    """Return an English message; `{name}` in the template stands for the value of that name.

    `code` is a short stable id such as "target-exists". Values that are neither text nor numbers
    are shown as `str` has them; an error keeps its own template.
    """
    return Message(template, code, values)


def joined(separator: str, *parts: str) -> Message:
    """Return the parts that are not empty as one message, which has the codes of all of them."""
    messages = [part if isinstance(part, Message) else Message(part) for part in parts if part]
    if not messages:
        return _NOTHING
    if len(messages) == 1:
        return messages[0]
    template = separator.join(f"{{part{n}}}" for n in range(len(messages)))
    codes = " ".join(dict.fromkeys(" ".join(part.code for part in messages).split()))
    return Message(template, codes, {f"part{n}": part for n, part in enumerate(messages)})


_NOTHING = Message("")
"""One for all: of 100,000 photos most have no note, and a message takes 300 bytes."""


def parts_of(text: str) -> tuple[str, ...]:
    """Return what `joined` made this message of; a single one is its own part."""
    parts = text.values.values() if isinstance(text, Message) else ()
    messages = tuple(part for part in parts if isinstance(part, Message))
    return messages if messages and len(messages) == len(parts) else (text,)


def code_of(text: str) -> str:
    """Return the code of a message, "" for a plain text."""
    return text.code if isinstance(text, Message) else ""


def is_rejected(codes: str) -> bool:
    """Return whether these codes say that a result looked worse, so that the photo was kept."""
    return "guard-kept" in codes.split()


def has_result(codes: str) -> bool:
    """Return whether these codes say that a photo was kept because of a result that is there."""
    named = {"target-exists", "done-before", "done-meanwhile", "done-later"}
    return not named.isdisjoint(codes.split())


def message_from_json(text: str, parts: object) -> str:
    """Return `text` as the `Message` that `Message.to_json` wrote, or as it is where that fails."""
    made = _from_json(parts)
    return text if made is None or str(made) != text else made


def _from_json(parts: object, depth: int = 0) -> Message | None:
    if not isinstance(parts, dict) or depth > _MOST_NESTED:
        return None
    template, code, values = parts.get("template"), parts.get("code", ""), parts.get("values", {})
    if not (isinstance(template, str) and isinstance(code, str) and isinstance(values, dict)):
        return None
    made: dict[str, Value] = {}
    for name, value in values.items():
        part = _from_json(value, depth + 1) if isinstance(value, dict) else value
        if not isinstance(part, str | int | float):
            return None
        made[name] = part
    try:
        return Message(template, code, made)
    except _BAD_TEMPLATE:
        return None


def _plain(value: object) -> Value:
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)  # JSON has no such numbers
    if isinstance(value, str | int | float):
        return value
    number = getattr(value, "item", None)  # of NumPy
    return number() if callable(number) else str(value)
