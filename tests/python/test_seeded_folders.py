"""Folders that the engine writes, with weights that training may have left, are what sentence-transformers loads.

tests/ml/seededFolders.test.ts writes one for every architecture, with Dense modules, prompts and several poolings.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer

REPOSITORY = Path(__file__).resolve().parents[2]
NAMES = [folder["name"] for folder in json.loads((REPOSITORY / "tests/golden/seeded-folders.json").read_text())["folders"]]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("folders")
    subprocess.run(
        ["npx", "vitest", "run", "--project", "unit", "tests/ml/seededFolders.test.ts"],
        cwd=REPOSITORY,
        env=os.environ | {"SEMBLANCE_FOLDERS": str(target)},
        check=True,
        capture_output=True,
    )
    return target


@pytest.mark.parametrize("name", NAMES)
def test_the_vectors_are_those_of_the_engine(folders: Path, name: str) -> None:
    said = json.loads((folders / name / "vectors.json").read_text(encoding="utf-8"))
    model = SentenceTransformer(str(folders / name), device="cpu")
    vectors = np.stack([model.encode(text) for text in said["texts"]])
    difference = np.abs(vectors.ravel() - np.array(said["values"])).max()
    print(f"{name}: largest difference {difference:.1e}")
    assert difference < 1e-5
