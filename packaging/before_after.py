"""Make docs/before-after.jpg: parts of the samples before and after, at 100 %.

.venv/bin/python packaging/before_after.py
"""

from pathlib import Path

from PIL import Image

from engine.core.resources import resource_path
from engine.images import read_image
from engine.models import Catalogue, get_model

PARTS = {
    "alley-1": (430, 190),
    "street-2": (0, 120),
    "colosseum": (300, 300),
}
"""Sample -> left and top of the part that is shown."""
WIDTH, HEIGHT, GAP = 420, 260, 6


def main() -> None:
    model = get_model(Catalogue.of_program().get("best"))
    size = (2 * WIDTH + GAP, len(PARTS) * (HEIGHT + GAP) - GAP)
    sheet = Image.new("RGB", size, "white")
    for row, (name, (left, top)) in enumerate(PARTS.items()):
        before = read_image(resource_path(f"samples/{name}.jpg")).pixels
        for column, pixels in enumerate((before, model(before))):
            part = Image.fromarray(pixels[top : top + HEIGHT, left : left + WIDTH])
            sheet.paste(part, (column * (WIDTH + GAP), row * (HEIGHT + GAP)))
    target = Path(__file__).resolve().parent.parent / "docs" / "before-after.jpg"
    target.parent.mkdir(exist_ok=True)
    sheet.save(target, quality=92, subsampling=0, optimize=True)


if __name__ == "__main__":
    main()
