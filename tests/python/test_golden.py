"""The committed golden files are what their scripts write today."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import make_losses_golden
import pytest
import torch
from compare import differences
from tiny import features, sentence_model

HERE = Path(__file__).resolve().parent
GOLDEN = HERE.parent / "golden"


def read(path: Path) -> object:
    data = path.read_bytes()
    return json.loads(gzip.decompress(data) if path.suffix == ".gz" else data)


@pytest.mark.parametrize("script", sorted(HERE.glob("make*_golden.py")), ids=lambda path: path.name)
def test_script_reproduces_its_files(script: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True, capture_output=True, text=True)
    made = sorted(tmp_path.glob("*.json*"))
    assert made
    for path in made:
        expected, actual = read(GOLDEN / path.name), read(path)
        assert list(differences(expected, actual, 1e-6, path.stem)) == []


@pytest.mark.parametrize(("params", "name"), make_losses_golden.RANKINGS)
def test_the_plain_ranking_loss_of_ragged_rows_is_that_of_sentence_transformers_where_no_negative_is_missing(
    params: dict, name: str
) -> None:
    sentences = make_losses_golden.token_sentences()
    columns = make_losses_golden.THREE["columns"]
    model = sentence_model(make_losses_golden.CONFIG, 3, "mean", False, torch.float64)
    plain = make_losses_golden.Ragged(model, params)(columns, sentences)
    loss = make_losses_golden.LOSSES["MultipleNegativesRankingLoss"](model, params)
    library = loss([features([sentences[i] for i in column]) for column in columns], None)
    assert plain.item() == pytest.approx(library.item(), abs=1e-12), name


@pytest.mark.parametrize("params", [{}, {"scale": 5.0}])
def test_the_plain_angle_loss_of_ragged_rows_is_that_of_sentence_transformers_where_no_negative_is_missing(params: dict) -> None:
    sentences = make_losses_golden.token_sentences()
    columns = make_losses_golden.THREE["columns"]
    model = sentence_model(make_losses_golden.CONFIG, 3, "mean", False, torch.float64)
    plain = make_losses_golden.RaggedAngle(model, params)(columns, sentences)
    loss = make_losses_golden.LOSSES["AnglELoss"](model, params)
    library = loss([features([sentences[i] for i in column]) for column in columns], None)
    assert plain.item() == pytest.approx(library.item(), abs=1e-9)


def test_the_comparison_sees_a_changed_weight() -> None:
    golden = json.loads((GOLDEN / "tiny-bert.json").read_text(encoding="utf-8"))
    changed = json.loads((GOLDEN / "tiny-bert.json").read_text(encoding="utf-8"))
    changed["weights"]["embeddings.word"] = golden["weights"]["embeddings.word"].replace("P", "Q", 1)
    assert len(list(differences(golden, changed, 1e-6))) == 1


@pytest.mark.parametrize("name", ["tiny-bert", "tiny-distilbert"])
def test_pytorch_in_float32_lands_within_the_tolerances_asked_of_the_page(name: str) -> None:
    for step in json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))["steps"]:
        assert step["float32Error"]["lossValue"] <= 1e-4 * max(step["lossValue"], 1e-8), step["name"]
        for update in step["updates"]:
            if update["learningRate"] == 2e-5:
                assert update["float32Error"] <= 1e-5, step["name"]
