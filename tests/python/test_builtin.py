"""The built-in model is in the form that cut.py writes, near to its teacher, small enough, and as good as its card says."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import cut
import measure
import minilm
import numpy as np
import pytest
from safetensors.numpy import load_file
from sentence_transformers import SentenceTransformer

REPOSITORY = Path(__file__).resolve().parents[2]
BUILTIN = REPOSITORY / "public" / "models" / "builtin"
WORDS = "embeddings.word_embeddings.weight"
TEXTS = [
    "The post office closes at noon on Saturdays.",
    "You can't send a parcel there on Saturday afternoon.",
    "how long do lentils have to soak?",
    "Nobody told the new teacher where the keys were kept.",
    "A cyclist repairs a puncture at the side of the road.",
    "interest rates were left unchanged",
    "The river froze over for the first time in thirty years.",
    "which bus goes to the airport",
]


@pytest.fixture(scope="module")
def stored() -> cut.Tensors:
    return load_file(BUILTIN / "model.safetensors")


@pytest.fixture(scope="module")
def whole() -> cut.Tensors:
    return load_file(minilm.folder() / "model.safetensors")


@pytest.fixture(scope="module")
def student(stored: cut.Tensors) -> SentenceTransformer:
    return measure.with_weights(BUILTIN, cut.dequantize_all(stored))


def test_the_weights_are_in_the_form_that_the_script_writes(stored: cut.Tensors) -> None:
    made = cut.quantize_all(cut.dequantize_all(stored))
    assert made.keys() == stored.keys()
    for name, values in made.items():
        assert values.dtype == stored[name].dtype, name
        assert np.allclose(values, stored[name], rtol=1e-6, atol=0), name


def test_it_has_the_tensors_of_the_cut_and_the_words_of_the_teacher(stored: cut.Tensors, whole: cut.Tensors) -> None:
    start = cut.quantize_all(cut.cut_layers(whole, [0, 3, 5]))
    assert {name: values.shape for name, values in stored.items()} == {name: values.shape for name, values in start.items()}
    assert np.array_equal(stored[WORDS], start[WORDS])
    assert np.array_equal(stored[f"{WORDS}.scale"], start[f"{WORDS}.scale"])


def test_its_vectors_are_nearer_to_the_teachers_than_those_of_the_cut(student: SentenceTransformer, whole: cut.Tensors) -> None:
    start = measure.with_weights(minilm.folder(), cut.cut_layers(whole, [0, 3, 5]))
    teacher = SentenceTransformer(str(minilm.folder()), device="cpu").encode(TEXTS, normalize_embeddings=True)
    trained, untrained = (
        (model.encode(TEXTS, normalize_embeddings=True) * teacher).sum(axis=1) for model in (student, start)
    )
    print(f"cosine with the teacher's vectors: {trained.mean():.3f} trained, {untrained.mean():.3f} untrained")
    assert (trained > untrained).all()
    assert trained.mean() > 0.9


def test_the_folder_is_listed_and_at_most_18_mb() -> None:
    listed = {entry["path"]: entry["size"] for entry in json.loads((BUILTIN / "files.json").read_text(encoding="utf-8"))}
    present = {path.relative_to(BUILTIN).as_posix(): path.stat().st_size for path in BUILTIN.rglob("*") if path.is_file()}
    total = sum(present.values())
    del present["files.json"]
    assert listed == present
    assert total <= 18_000_000


def test_the_card_tells_what_is_measured(student: SentenceTransformer, stsb_dev: Path) -> None:
    card = (BUILTIN / "README.md").read_text(encoding="utf-8")
    row = re.search(r"^\| .*\(this model\) +\| (0\.\d{4}) ", card, re.MULTILINE)
    assert row
    with stsb_dev.open(encoding="utf-8", newline="") as file:
        measured = measure.spearman(student, list(csv.reader(file)))
    golden = json.loads((REPOSITORY / "tests" / "golden" / "stsb-dev.json").read_text(encoding="utf-8"))
    print(f"Spearman on the STS benchmark's dev split: {measured:.4f}, {measured / golden['spearman']:.4f} of the teacher's")
    assert measured == pytest.approx(float(row[1]), abs=2e-4)
    assert measured >= 0.985 * golden["spearman"]
