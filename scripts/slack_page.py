"""Show every message and view of Slack on one page, for a person to look at: build/slack.html.

With Debian's chromium also as a picture beside it: build/slack.png.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
from pathlib import Path

from tests.support.slack.render import message, page, view
from tests.support.slack_samples import messages, views

FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")
WIDTH, HEIGHT_OF_ONE = 1560, 560


def main() -> None:
    """Write the page and, where there is a browser, the picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", default="nl", choices=("nl", "fr", "en", "de"))
    parser.add_argument("--out", type=Path, default=Path("build/slack.html"))
    options = parser.parse_args()
    samples = samples_in(options.language)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(page(samples), encoding="utf-8")
    print(options.out)
    if browser := shutil.which("chromium"):
        picture = options.out.with_suffix(".png")
        size = f"{WIDTH},{HEIGHT_OF_ONE * (len(samples) // 2)}"
        flags = (*FLAGS, f"--window-size={size}", f"--screenshot={picture.resolve()}")
        subprocess.run(
            [browser, *flags, options.out.resolve().as_uri()],
            check=True,
            capture_output=True,
            timeout=120,
        )
        print(picture)


def samples_in(language: str) -> list[tuple[str, str]]:
    """Return each sample's name and HTML."""
    shown = [
        (name, message(blocks, only_to_asker=name == "only_to_asker"))
        for name, blocks in messages(language)
    ]
    return [*shown, *((name, view(sample)) for name, sample in views(language))]


if __name__ == "__main__":
    main()
