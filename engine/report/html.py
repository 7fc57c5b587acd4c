"""Web pages from the templates in `resources/templates`, each one file that needs nothing else.

What is filled in is escaped, and characters that would break lines or turn the direction of writing
are spelled out. In templates: `source("report.css")` is a file as it is; the filters `jpeg` (bytes
as a data URI), `csp_hash` (of a script, for a content security policy), `filename` and `folder` (of
a path).
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING

from engine.core.resources import resource_path

if TYPE_CHECKING:
    from jinja2 import Environment

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
"""Line breaks, bidirectional controls, and what HTML does not allow."""


def render_page(template: str, **values: object) -> str:
    """Return a page of `resources/templates`, filled in."""
    return _environment().get_template(template).render(values)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    folder = resource_path("templates")

    def source(name: str) -> Markup:
        return Markup((folder / name).read_text(encoding="utf-8"))

    def jpeg(data: bytes) -> Markup:
        return Markup("data:image/jpeg;base64," + base64.b64encode(data).decode("ascii"))

    def safe(value: object) -> object:
        if not isinstance(value, str) or isinstance(value, Markup):
            return value
        decodable = value.encode("utf-8", "replace").decode("utf-8")
        return _CONTROL.sub(lambda found: ascii(found[0])[1:-1], decodable)

    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=safe,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["source"] = source
    environment.filters["csp_hash"] = _csp_hash
    environment.filters["filename"] = lambda path: PurePath(path).name
    environment.filters["folder"] = lambda path: str(PurePath(path).parent)
    environment.filters["jpeg"] = jpeg
    return environment


def _csp_hash(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
