from __future__ import annotations

import re
from pathlib import Path

from PIL import Image

from scripts.readme_images import FOLDER, IMAGES, MOST_BYTES

README = Path(__file__).parents[2] / "README.md"
SHOWN = re.compile(r'<img src="([^"]+)" alt="([^"]+)"')


def test_the_images_of_the_readme_are_those_that_the_script_takes() -> None:
    shown = dict(SHOWN.findall(README.read_text("utf-8")))
    assert sorted(shown) == sorted(f"docs/images/{image.name}.png" for image in IMAGES)
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(
        Path(each).name for each in shown
    )
    assert all(len(words) > 30 for words in shown.values())


def test_each_image_is_small_and_of_the_size_of_its_window() -> None:
    for image in IMAGES:
        path = FOLDER / f"{image.name}.png"
        assert path.stat().st_size <= MOST_BYTES
        with Image.open(path) as picture:
            assert picture.size == image.size
