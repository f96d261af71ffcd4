"""Puts the tools beside the tests on the path, and keeps transformers from drawing progress bars."""

from __future__ import annotations

import sys
from pathlib import Path

from transformers.utils import logging

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools" / "base-model"))
logging.disable_progress_bar()
