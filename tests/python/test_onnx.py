"""The ONNX files of the built-in model and of MiniLM: valid, and as good as the models that they were made from."""

from __future__ import annotations

import csv
import os
import subprocess
from pathlib import Path

import minilm
import numpy as np
import onnx
import onnxruntime
import pytest
from onnxruntime.quantization.quant_utils import quantize_data
from scipy.stats import spearmanr
from sentence_transformers import SentenceTransformer

REPOSITORY = Path(__file__).resolve().parents[2]
BUILTIN = REPOSITORY / "public" / "models" / "builtin"
FILES = {"fp32": "model.onnx", "fp16": "model_fp16.onnx", "q8": "model_quantized.onnx"}
SENTENCES = [
    "The post office closes at noon on Saturdays.",
    "You can't send a parcel there on Saturday afternoon.",
    "how long do lentils have to soak?",
    "interest rates were left unchanged",
    "A word.",
]


@pytest.fixture(scope="module", params=["built-in", "MiniLM"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The base model as the command line writes it, with ONNX files beside its weights."""
    out = tmp_path_factory.mktemp("onnx") / "model"
    base = [] if request.param == "built-in" else ["--base", str(minilm.folder())]
    subprocess.run(
        ["node", "tools/cli.mjs", "train", "--base-only", *base, "--onnx", "fp32,fp16,q8", "--out", str(out)],
        cwd=REPOSITORY,
        check=True,
        capture_output=True,
    )
    return out


def vectors(folder: Path, precision: str, sentences: list[str]) -> np.ndarray:
    session = onnxruntime.InferenceSession(
        folder / "onnx" / FILES[precision], providers=["CPUExecutionProvider"]
    )
    tokenizer = SentenceTransformer(str(folder), device="cpu").tokenizer
    names = [value.name for value in session.get_inputs()]
    parts = []
    for start in range(0, len(sentences), 32):
        tokens = tokenizer(
            sentences[start : start + 32], padding=True, truncation=True, return_tensors="np"
        )
        feeds = {name: tokens[name].astype(np.int64) for name in names}
        parts.append(session.run(["sentence_embedding"], feeds)[0])
    return np.concatenate(parts)


def test_the_page_evaluates_minilm_as_onnx_as_sentence_transformers_does(download: Path) -> None:
    with (download / "minilm-onnx.csv").open(encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    pairs = list(csv.DictReader((REPOSITORY / "tests/fixtures/pairs-score.csv").open(encoding="utf-8")))
    assert len(rows) == len(pairs) == 300
    model = SentenceTransformer(str(minilm.folder()), device="cpu")
    first, second = (
        model.encode([pair[side] for pair in pairs], normalize_embeddings=True)
        for side in ("sentence1", "sentence2")
    )
    expected = (first * second).sum(axis=1)
    page = np.array([float(row[-1]) for row in rows])
    labels = [float(pair["score"]) for pair in pairs]
    found = [spearmanr(values, labels).statistic for values in (page, expected)]
    print(f"largest difference of a cosine {np.abs(page - expected).max():.1e}, Spearman {found}")
    assert np.abs(page - expected).max() < 1e-4
    assert found[0] == pytest.approx(found[1], abs=1e-4)


def test_onnx_itself_accepts_the_files(folder: Path) -> None:
    for name in FILES.values():
        onnx.checker.check_model(str(folder / "onnx" / name), full_check=True)


def test_fp32_gives_the_vectors_of_sentence_transformers(folder: Path) -> None:
    expected = SentenceTransformer(str(folder), device="cpu").encode(SENTENCES)
    assert np.abs(vectors(folder, "fp32", SENTENCES) - expected).max() < 1e-5


def test_int8_weights_are_those_of_onnxruntimes_quantisation(folder: Path) -> None:
    weights, quantized = (
        {
            tensor.name: onnx.numpy_helper.to_array(tensor)
            for tensor in onnx.load(str(folder / "onnx" / FILES[precision])).graph.initializer
        }
        for precision in ("fp32", "q8")
    )
    name = "layers.0.attention.query.weight"
    for column in range(8):
        *_, scale, values = quantize_data(weights[name][:, column], onnx.TensorProto.INT8, symmetric=True)
        assert np.array_equal(values, quantized[f"{name}.int8"][:, column])
        assert scale == pytest.approx(quantized[f"{name}.scale"][column], rel=1e-6)


def test_spearman_on_stsb_stays_within_half_a_point(folder: Path, record_property) -> None:
    stsb = os.environ.get("STSB")
    if stsb is None:
        pytest.skip("STSB names no folder with stsb-en-dev.csv")
    rows = list(csv.reader((Path(stsb) / "stsb-en-dev.csv").open(encoding="utf-8")))[:600]
    labels = [float(row[2]) for row in rows]

    def spearman(precision: str) -> float:
        first, second = (vectors(folder, precision, [row[side] for row in rows]) for side in (0, 1))
        return float(spearmanr((first * second).sum(axis=1), labels).statistic)

    found = {precision: spearman(precision) for precision in FILES}
    print(folder, found)
    assert abs(found["fp16"] - found["fp32"]) < 0.0005
    assert abs(found["q8"] - found["fp32"]) < 0.005
