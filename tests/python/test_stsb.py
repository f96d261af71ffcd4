"""all-MiniLM-L6-v2 on the STS benchmark's dev split: sentence-transformers' own numbers, and the page's beside them.

The page's number is `stsb.json` ({"spearman": …}, the page's "Spearman before") in the folder that SEMBLANCE_DOWNLOAD names.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from compare import differences
from make_stsb_reference import reference

REPOSITORY = Path(__file__).resolve().parent.parent.parent
GOLDEN = json.loads((REPOSITORY / "tests" / "golden" / "stsb-dev.json").read_text(encoding="utf-8"))


def test_the_reference_is_reproduced(stsb_dev: Path) -> None:
    # float32 on another machine: ten times the rounding of a cosine.
    assert list(differences(GOLDEN, reference(stsb_dev), 1e-5)) == []


def test_the_page_agrees_before_training(stsb_dev: Path) -> None:
    folder = os.environ.get("SEMBLANCE_DOWNLOAD")
    if not folder:
        pytest.skip("SEMBLANCE_DOWNLOAD names no folder")
    page = json.loads((Path(folder) / "stsb.json").read_text(encoding="utf-8"))
    print(f"Spearman: page {page['spearman']:.4f}, sentence-transformers {GOLDEN['spearman']:.4f}")
    assert page["spearman"] == pytest.approx(GOLDEN["spearman"], abs=1e-3)
