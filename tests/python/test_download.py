"""A model that the page trained and let us download is one that sentence-transformers loads, and says the same.

SEMBLANCE_DOWNLOAD names a folder with `model.zip` (the page's "Download model") and `embeddings.jsonl` (its vectors of
the same model, a line each: {"text": …, "embedding": […]}), as download.spec.ts leaves them. The base model is tests/fixtures/tiny-bert.
"""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors import safe_open
from safetensors.torch import load_file
from sentence_transformers import SentenceTransformer

FILES = {
    "config.json",
    "model.safetensors",
    "tokenizer.json",
    "tokenizer_config.json",
    "modules.json",
    "1_Pooling/config.json",
    "config_sentence_transformers.json",
    "README.md",
    "recipe.json",
}


@pytest.fixture(scope="module")
def folder(download: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The model's folder: the zip's root, or the one folder in it."""
    target = tmp_path_factory.mktemp("model")
    with zipfile.ZipFile(download / "model.zip") as archive:
        assert archive.testzip() is None
        archive.extractall(target)
    entries = list(target.iterdir())
    return entries[0] if len(entries) == 1 and entries[0].is_dir() else target


def test_the_folder_is_complete(folder: Path) -> None:
    paths = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert FILES - paths == set()
    assert json.loads((folder / "recipe.json").read_text(encoding="utf-8"))["version"] == 1


def test_weights_are_finite_float32_and_named_as_transformers_names_them(folder: Path) -> None:
    with safe_open(str(folder / "model.safetensors"), framework="pt") as file:
        assert (file.metadata() or {}).get("format") == "pt"
        tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    assert {name for name, tensor in tensors.items() if tensor.dtype != torch.float32} == set()
    assert {name for name, tensor in tensors.items() if not torch.isfinite(tensor).all()} == set()

    model = SentenceTransformer(str(folder), device="cpu")
    expected = {name for name in model[0].auto_model.state_dict() if not name.startswith(("pooler.", "embeddings.position_ids"))}
    assert expected - set(tensors) == set(), "missing: transformers would fill these with noise"
    loaded = model[0].auto_model.state_dict()
    assert {name for name in expected if not torch.equal(loaded[name], tensors[name])} == set()


def test_embeddings_of_200_sentences_agree_with_the_page(download: Path, folder: Path) -> None:
    lines = (download / "embeddings.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines if line]
    texts = [record["text"] for record in records]
    assert len(set(texts)) >= 200
    page = np.array([record["embedding"] for record in records])
    ours = SentenceTransformer(str(folder), device="cpu").encode(texts)
    assert ours.shape == page.shape
    distance = np.abs(ours - page).max(axis=1)
    worst = int(distance.argmax())
    print(f"{len(texts)} sentences, largest difference {distance[worst]:.2e}")
    assert distance[worst] <= 1e-5, f"differs by {distance[worst]:.2e} at {texts[worst]!r}"


def test_the_weights_are_the_trained_ones(folder: Path) -> None:
    base = load_file(Path(__file__).resolve().parent.parent / "fixtures" / "tiny-bert" / "model.safetensors")
    tuned = load_file(folder / "model.safetensors")
    assert [name for name, tensor in tuned.items() if "query.weight" in name and torch.equal(tensor, base[name])] == []
