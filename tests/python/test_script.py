"""The Python script that the page writes for a run on the built-in model comes with that model, and runs.

SEMBLANCE_DOWNLOAD names a folder with `semblance-base` (what `npm run train -- --base-only` writes), `training.zip` and
`training-lora.zip` (the page's "Download training script" for tests/fixtures/pairs-score.csv, without and with LoRA), as
test-python.mjs and download.spec.ts leave them.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import cut
import measure
import numpy as np
import pytest
from safetensors.numpy import load_file
from sentence_transformers import SentenceTransformer

REPOSITORY = Path(__file__).resolve().parents[2]
BUILTIN = REPOSITORY / "public" / "models" / "builtin"
TEXTS = ["The post office closes at noon on Saturdays.", "how long do lentils have to soak?"]


def test_the_folder_holds_the_built_in_weights(download: Path) -> None:
    page = measure.with_weights(BUILTIN, cut.dequantize_all(load_file(BUILTIN / "model.safetensors")))
    folder = SentenceTransformer(str(download / "semblance-base"), device="cpu")
    assert np.array_equal(folder.encode(TEXTS), page.encode(TEXTS))


@pytest.mark.parametrize("archive", ["training.zip", "training-lora.zip"])
def test_the_script_trains_with_what_comes_with_it(download: Path, tmp_path: Path, archive: str) -> None:
    shutil.copy(REPOSITORY / "tests" / "fixtures" / "pairs-score.csv", tmp_path)
    with zipfile.ZipFile(download / archive) as training:
        training.extractall(tmp_path)
    for file in (download / "semblance-base").rglob("*"):
        if file.is_file():
            assert (tmp_path / file.relative_to(download)).read_bytes() == file.read_bytes()
    recipe = json.loads((tmp_path / "recipe.json").read_text(encoding="utf-8"))
    assert recipe["loraRank"] == (4 if archive == "training-lora.zip" else 0)
    done = subprocess.run(
        [sys.executable, "train.py"], cwd=tmp_path, capture_output=True, text=True, env={**os.environ, "CUDA_VISIBLE_DEVICES": ""}
    )
    assert done.returncode == 0, done.stderr[-2000:]
    before, after = (
        float(re.search(rf"{when}: .*'spearman_cosine': (?:np\.float64\()?(-?[0-9.]+)", done.stdout)[1]) for when in ("Before", "After")
    )
    print(f"Spearman by the script: {before:.4f} before, {after:.4f} after")
    base = SentenceTransformer(str(download / "semblance-base"), device="cpu")
    tuned = SentenceTransformer(str(tmp_path / "model"), device="cpu")
    assert tuned[0].auto_model.config.num_hidden_layers == 3
    assert not np.allclose(tuned.encode(TEXTS), base.encode(TEXTS), atol=1e-4)
    if archive == "training-lora.zip":
        base.max_seq_length = tuned.max_seq_length
        base.load_adapter(str(tmp_path / "model" / "adapter"))
        assert np.allclose(tuned.encode(TEXTS), base.encode(TEXTS), atol=1e-5)
