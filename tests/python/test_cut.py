"""The built-in model is what tools/base-model/cut.py makes of all-MiniLM-L6-v2, and small enough."""

from __future__ import annotations

import json
from pathlib import Path

import cut
import minilm
import numpy as np
import pytest
from safetensors.numpy import load_file

BUILTIN = Path(__file__).resolve().parents[2] / "public" / "models" / "builtin"


@pytest.fixture(scope="module")
def whole() -> cut.Tensors:
    return load_file(minilm.folder() / "model.safetensors")


def test_the_committed_weights_are_reproduced(whole: cut.Tensors) -> None:
    made = cut.quantize_all(cut.cut_layers(whole, [0, 3, 5]))
    committed = load_file(BUILTIN / "model.safetensors")
    assert made.keys() == committed.keys()
    assert [name for name in made if not np.array_equal(made[name], committed[name])] == []


def test_int8_is_within_half_a_step_of_each_value(whole: cut.Tensors) -> None:
    kept = cut.cut_layers(whole, [0, 3, 5])
    stored = cut.quantize_all(kept)
    read = cut.dequantize_all(stored)
    assert read.keys() == kept.keys()
    for name, values in kept.items():
        half_step = stored[f"{name}.scale"][:, None] / 2 if values.ndim == 2 else 0
        assert (np.abs(read[name] - values) <= half_step * 1.0001).all(), name


def test_a_row_of_zeros_stays_zero() -> None:
    values, scale = cut.quantize(np.array([[0, 0], [-2, 1]], dtype=np.float32))
    assert values.tolist() == [[0, 0], [-127, 64]]
    assert scale[0] == 0


def test_kept_layers_are_numbered_anew_in_the_order_given(whole: cut.Tensors) -> None:
    kept = cut.cut_layers(whole, [5, 0])
    name = "encoder.layer.{}.output.dense.weight"
    assert np.array_equal(kept[name.format(0)], whole[name.format(5)])
    assert np.array_equal(kept[name.format(1)], whole[name.format(0)])
    assert not any("layer.2." in key or "pooler" in key for key in kept)


def test_a_layer_that_is_not_there_is_named(whole: cut.Tensors) -> None:
    with pytest.raises(SystemExit, match=r"no layer \[9\]"):
        cut.cut_layers(whole, [0, 9])


def test_the_folder_is_listed_and_at_most_18_mb() -> None:
    listed = {entry["path"]: entry["size"] for entry in json.loads((BUILTIN / "files.json").read_text(encoding="utf-8"))}
    present = {path.relative_to(BUILTIN).as_posix(): path.stat().st_size for path in BUILTIN.rglob("*") if path.is_file()}
    total = sum(present.values())
    del present["files.json"]
    assert listed == present
    assert total <= 18_000_000
