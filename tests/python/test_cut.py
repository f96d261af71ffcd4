"""tools/base-model/cut.py keeps the layers that it is told to, and its int8 form loses no more than rounding must."""

from __future__ import annotations

import cut
import minilm
import numpy as np
import pytest
from safetensors.numpy import load_file


@pytest.fixture(scope="module")
def whole() -> cut.Tensors:
    return load_file(minilm.folder() / "model.safetensors")


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
