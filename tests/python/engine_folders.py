"""Model folders that tests of the engine write, for Python to load."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import numpy as np
from sentence_transformers import SentenceTransformer

REPOSITORY = Path(__file__).resolve().parents[2]
SEEDED = [
    folder["name"] for folder in json.loads((REPOSITORY / "tests/golden/seeded-folders.json").read_text())["folders"]
]


def written(test: str, variable: str, target: Path) -> Path:
    """Runs a test file that writes into the folder which the variable names."""
    subprocess.run(
        ["npx", "vitest", "run", "--project", "unit", test],
        cwd=REPOSITORY,
        env=os.environ | {variable: str(target)},
        check=True,
        capture_output=True,
    )
    return target


def vectors(model: SentenceTransformer, texts: list[str]) -> np.ndarray:
    """One sentence at a time. [texts · dimensions]"""
    return np.stack([model.encode(text) for text in texts]).ravel()
