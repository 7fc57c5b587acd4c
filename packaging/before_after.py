"""Make docs/before-after.jpg: parts of the samples before and after by `best`, at 100 %.

.venv/bin/python packaging/before_after.py
"""

from pathlib import Path

from PIL import Image

from engine.batch.plan import BatchSpec
from engine.batch.preview import FrameCache, preview_region
from engine.core.resources import resource_path
from engine.events import result_of
from engine.images import read_image
from engine.models import Catalogue, get_model
from engine.models.tiling import Box, cut

PARTS = {
    "alley-1": (430, 190),
    "alley-3": (600, 260),
    "street-2": (0, 120),
}
"""Sample -> left and top of the part that is shown; real blur first."""
WIDTH, HEIGHT, GAP = 420, 260, 6


def main() -> None:
    model = get_model(Catalogue.of_program().get("best"))
    size = (2 * WIDTH + GAP, len(PARTS) * (HEIGHT + GAP) - GAP)
    sheet = Image.new("RGB", size, "white")
    for row, (name, (left, top)) in enumerate(PARTS.items()):
        path = resource_path(f"samples/{name}.jpg")
        box, spec = Box(top, left, HEIGHT, WIDTH), BatchSpec((path,))
        seen = result_of(preview_region(path, box, spec, model, FrameCache()))
        before = cut(read_image(path).pixels, box)
        for column, pixels in enumerate((before, seen.full.pixels)):
            part = Image.fromarray(pixels)
            sheet.paste(part, (column * (WIDTH + GAP), row * (HEIGHT + GAP)))
    target = Path(__file__).resolve().parent.parent / "docs" / "before-after.jpg"
    target.parent.mkdir(exist_ok=True)
    sheet.save(target, quality=92, subsampling=0, optimize=True)


if __name__ == "__main__":
    main()
