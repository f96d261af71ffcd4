"""Puts the tools beside the tests on the path, keeps transformers from drawing progress bars, and finds the measured data."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from transformers.utils import logging

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY / "tools" / "base-model"))
logging.disable_progress_bar()


@pytest.fixture(scope="module")
def download() -> Path:
    """The folder with what the page downloaded, which SEMBLANCE_DOWNLOAD names."""
    named = os.environ.get("SEMBLANCE_DOWNLOAD")
    if not named:
        pytest.skip("SEMBLANCE_DOWNLOAD names no folder")
    return Path(named)


@pytest.fixture
def stsb_dev() -> Path:
    """The STS benchmark's dev split, in the folder that STSB names."""
    folder = os.environ.get("STSB")
    if not folder:
        pytest.skip("STSB names no folder with stsb-en-dev.csv")
    path = Path(folder) / "stsb-en-dev.csv"
    if not path.exists():
        pytest.skip(f"STSB names {folder}, which has no stsb-en-dev.csv")
    return path
