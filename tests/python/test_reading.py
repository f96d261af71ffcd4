"""The training scripts read every kind of file as the page does, or stop where the page changed its rows.

SEMBLANCE_DOWNLOAD names a folder whose `reading` has a folder for each case, as reading.spec.ts leaves them. Of each script
only the part runs that makes the examples.
"""

from __future__ import annotations

import json
import sys
from contextlib import chdir
from pathlib import Path
from unittest.mock import patch

import pytest

LEAST = 190


def examples_of(folder: Path) -> list[dict]:
    """The examples of a script, its negatives as a list without empty ones."""
    head, _ = (folder / "train.py").read_text(encoding="utf-8").split("\nparts = Dataset.from_dict")
    variables: dict = {}
    with chdir(folder), patch.object(sys, "argv", ["train.py"]):
        exec(compile(head, "train.py", "exec"), variables)
    rows = variables["examples"].to_dict("records")
    sides = ("sentence1", "sentence2", "label")
    return [
        {name: row[name] for name in sides if name in row}
        | {"negatives": [text for name, text in row.items() if name not in (*sides, "split") and text != ""]}
        for row in rows
    ]


def test_every_kind_of_file_is_read_as_on_the_page_or_the_script_stops(download: Path) -> None:
    folders = sorted((download / "reading").iterdir())
    assert len(folders) >= LEAST
    for folder in folders:
        page = json.loads((folder / "examples.json").read_text(encoding="utf-8"))
        if page["changed"]:
            with pytest.raises((SystemExit, ValueError)):
                examples_of(folder)
            continue
        read = examples_of(folder)
        assert len(read) == len(page["examples"]), folder.name
        for ours, expected in zip(read, page["examples"], strict=True):
            label = expected.pop("label", None)
            if label is not None:
                assert ours.pop("label") == pytest.approx(label, abs=1e-6), folder.name
            assert ours == expected, folder.name
