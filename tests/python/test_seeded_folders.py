"""Folders that the engine writes, with weights that training may have left, are what sentence-transformers loads.

tests/ml/seededFolders.test.ts writes one for every architecture, with Dense modules, prompts and several poolings.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from engine_folders import SEEDED, vectors, written
from sentence_transformers import SentenceTransformer


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written("tests/ml/seededFolders.test.ts", "SEMBLANCE_FOLDERS", tmp_path_factory.mktemp("folders"))


@pytest.mark.parametrize("name", SEEDED)
def test_the_vectors_are_those_of_the_engine(folders: Path, name: str) -> None:
    said = json.loads((folders / name / "vectors.json").read_text(encoding="utf-8"))
    model = SentenceTransformer(str(folders / name), device="cpu")
    difference = np.abs(vectors(model, said["texts"]) - np.array(said["values"])).max()
    print(f"{name}: largest difference {difference:.1e}")
    assert difference < 1e-5
