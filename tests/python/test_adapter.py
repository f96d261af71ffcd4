"""The LoRA adapter that the engine writes is one that peft and sentence-transformers load over the base model.

tests/ml/export/adapterFolder.test.ts writes for every architecture the base model, the adapter, the model that has it in
its weights, and the vectors of the engine.
"""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import numpy as np
import pytest
from engine_folders import SEEDED, vectors, written
from peft import PeftModel
from sentence_transformers import SentenceTransformer

# A static embedding has no linear layers that LoRA could adapt.
NAMES = [
    f"{name}, {targets}"
    for name in ["bert", "distilbert", *SEEDED]
    for targets in ("query-value", "all-linear")
    if "static" not in name
]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written("tests/ml/export/adapterFolder.test.ts", "SEMBLANCE_ADAPTERS", tmp_path_factory.mktemp("adapters"))


@pytest.mark.parametrize("name", NAMES)
def test_the_adapter_over_the_base_model_is_the_merged_model(folders: Path, name: str) -> None:
    place = folders / name
    said = json.loads((place / "vectors.json").read_text(encoding="utf-8"))
    merged = vectors(SentenceTransformer(str(place / "merged"), device="cpu"), said["texts"])

    by_adapter = SentenceTransformer(str(place / "base"), device="cpu")
    base = vectors(by_adapter, said["texts"])
    by_adapter.load_adapter(str(place / "adapter"))
    with_adapter = vectors(by_adapter, said["texts"])

    by_peft = SentenceTransformer(str(place / "base"), device="cpu")
    with warnings.catch_warnings():
        # Such as of keys that are missing from the adapter's file.
        warnings.filterwarnings("error", message=".*(missing|unexpected).*keys.*")
        wrapped = PeftModel.from_pretrained(by_peft[0].auto_model, str(place / "adapter"))
    wrapped.merge_and_unload()
    with_peft = vectors(by_peft, said["texts"])

    engine = np.array(said["values"])
    assert np.abs(base - merged).max() > 1e-3
    for way, values in {"the engine": engine, "load_adapter": with_adapter, "peft": with_peft}.items():
        difference = np.abs(values - merged).max()
        print(f"{name}: {way} and the merged folder differ by {difference:.1e}")
        assert difference < 1e-5
