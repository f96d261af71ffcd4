"""The training script in several processes is that of one process: the same losses, the same model, one that prints and saves.

SEMBLANCE_DOWNLOAD names a folder whose `processes` has a folder for each case, as scripts.spec.ts leaves them: 48 rows of 80
are trained on, in batches of 8. The model is tests/fixtures/tiny-bert without dropout, whose random numbers depend on how
the rows are shared out. Processes talk by gloo.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer

HERE = Path(__file__).resolve().parent
TINY = HERE.parent / "fixtures" / "tiny-bert"
TEXTS = ["the quick dog likes that photo", "a smart lady builds that stone"]
TORCHRUN = [sys.executable, "-m", "torch.distributed.run", "--standalone"]

# The sums of float32 are in another order.
LOSS_TOLERANCE = 1e-5
VECTOR_TOLERANCE = 1e-4

Prepare = Callable[[str, str], Path]


def environment(**extra: str) -> dict[str, str]:
    return {**os.environ, "CUDA_VISIBLE_DEVICES": "", "OMP_NUM_THREADS": "1", **extra}


@pytest.fixture(scope="module")
def prepare(download: Path, tmp_path_factory: pytest.TempPathFactory) -> Prepare:
    """A new folder with a case's script and data, and the base model with this dropout."""

    def folder_of(case: str, dropout: str = "0") -> Path:
        folder = tmp_path_factory.mktemp("processes") / case
        shutil.copytree(download / "processes" / case, folder)
        shutil.copytree(TINY, folder / "tiny-bert")
        config = folder / "tiny-bert" / "config.json"
        changed = re.sub(r'(dropout_prob": )[0-9.]+', rf"\g<1>{dropout}", config.read_text(encoding="utf-8"))
        config.write_text(changed, encoding="utf-8")
        return folder

    return folder_of


def run(command: list[str], folder: Path, code: int | None = 0, **extra: str) -> SimpleNamespace:
    """Runs a command in a folder. `code`: its exit code; None where it must fail. What each rank printed is in `out`."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=environment(**extra), timeout=300)
    logs = {int(path.parent.name): path.read_text(encoding="utf-8") for path in sorted(folder.glob("logs/**/stdout.log"))}
    errors = "".join(path.read_text(encoding="utf-8")[-3000:] for path in folder.glob("logs/**/stderr.log"))
    assert (done.returncode != 0) if code is None else (done.returncode == code), done.stderr[-3000:] + errors
    return SimpleNamespace(out=logs or {0: done.stdout}, folder=folder)


def torchrun(processes: int, folder: Path, *options: str, code: int | None = 0, **extra: str) -> SimpleNamespace:
    shutil.rmtree(folder / "logs", ignore_errors=True)
    logs = ["--log-dir", "logs", "--redirects", "3"]
    command = [*TORCHRUN, f"--nproc_per_node={processes}", *logs, str(HERE / "ranked.py"), *options]
    return run(command, folder, code, **extra)


def one_process(folder: Path, *options: str, code: int | None = 0, **extra: str) -> SimpleNamespace:
    return run([sys.executable, str(HERE / "ranked.py"), *options], folder, code, **extra)


def ended(folder: Path) -> list[dict]:
    """What each process ended with."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("rank-*.json"))]


def vectors(folder: Path) -> np.ndarray:
    """By the saved model. [2, 48]"""
    return SentenceTransformer(str(folder / "model"), device="cpu").encode(TEXTS)


def checkpoints(folder: Path) -> list[int]:
    return sorted(int(path.name.split("-")[1]) for path in (folder / "model").glob("checkpoint-*"))


@pytest.fixture(scope="module")
def one(prepare: Prepare) -> Callable[[str], Path]:
    """The folder in which a case was run by one process."""
    known: dict[str, Path] = {}

    def run_once(case: str) -> Path:
        if case not in known:
            known[case] = prepare(case)
            one_process(known[case])
        return known[case]

    return run_once


@pytest.fixture(scope="module")
def two(prepare: Prepare) -> SimpleNamespace:
    """Pairs with in-batch negatives, run by two processes of torchrun."""
    return torchrun(2, prepare("pairs"))


def assert_like_one(folder: Path, reference: Path, losses: list[float]) -> None:
    [expected] = ended(reference)
    assert len(losses) == len(expected["losses"])
    difference = max(abs(ours - theirs) for ours, theirs in zip(losses, expected["losses"], strict=True))
    apart = np.abs(vectors(folder) - vectors(reference)).max()
    moved = np.abs(vectors(reference) - SentenceTransformer(str(TINY), device="cpu").encode(TEXTS)).max()
    print(f"Largest difference: {difference:.1e} of a loss, {apart:.1e} of a vector, which moved by {moved:.1e}")
    assert difference <= LOSS_TOLERANCE
    assert apart <= VECTOR_TOLERANCE
    assert moved > 100 * VECTOR_TOLERANCE


def test_two_processes_with_in_batch_negatives_have_the_losses_and_the_model_of_one(two: SimpleNamespace, one: Callable[[str], Path]) -> None:
    first, second = ended(two.folder)
    assert first["processes"] == second["processes"] == 2
    assert first["weights"] == second["weights"]
    assert_like_one(two.folder, one("pairs"), first["losses"])


def test_the_first_process_alone_prints_and_saves(two: SimpleNamespace) -> None:
    assert two.out[0].count("Before:") == two.out[0].count("After:") == 1
    assert two.out[1] == ""
    assert len(list(two.folder.glob("**/modules.json"))) == 2 + len(checkpoints(two.folder))  # with the base model's


def test_a_run_that_was_killed_resumes_to_the_same_end(two: SimpleNamespace, prepare: Prepare) -> None:
    folder = prepare("pairs")
    torchrun(2, folder, code=None, CRASH_AFTER="3")
    assert checkpoints(folder)[-1] == 3
    assert ended(folder) == []
    again = torchrun(2, folder, "--resume")
    assert "Resumes from model/checkpoint-3." in again.out[0]
    assert ended(folder) == ended(two.folder)


@pytest.mark.parametrize("case", ["classes", "lora"])
def test_one_process_with_dropout_resumes_to_the_same_end(case: str, prepare: Prepare) -> None:
    whole, killed = prepare(case, "0.1"), prepare(case, "0.1")
    one_process(whole)
    one_process(killed, code=9, CRASH_AFTER="3")
    one_process(killed, "--resume")
    assert ended(killed) == ended(whole)


def test_accelerate_launch_runs_the_script_as_it_is(prepare: Prepare, one: Callable[[str], Path]) -> None:
    folder = prepare("scores")
    # With --cpu accelerate starts one process, however many are asked for.
    launch = [sys.executable, "-m", "accelerate.commands.launch", "--multi_gpu", "--num_processes", "2", "--num_machines", "1"]
    done = run([*launch, "--mixed_precision", "no", "--dynamo_backend", "no", str(HERE / "ranked.py")], folder)
    assert done.out[0].count("Before:") == done.out[0].count("After:") == 1
    first, second = ended(folder)
    assert first["processes"] == 2
    assert first["weights"] == second["weights"]
    assert_like_one(folder, one("scores"), first["losses"])


def test_two_processes_share_the_weights_of_a_loss(prepare: Prepare, one: Callable[[str], Path]) -> None:
    done = torchrun(2, prepare("classes"))
    first, second = ended(done.folder)
    assert first["head"] == second["head"] != []
    assert np.allclose(first["head"], ended(one("classes"))[0]["head"], atol=1e-6)
    assert_like_one(done.folder, one("classes"), first["losses"])


def test_a_loss_that_compares_rows_sees_those_of_three_processes_and_their_batch_is_named(prepare: Prepare, one: Callable[[str], Path]) -> None:
    done = torchrun(3, prepare("ranks"))
    assert "A batch of 8 rows has no equal parts for 3 processes: 6 rows are taken." in done.out[0]
    results = ended(done.folder)
    assert len({result["weights"] for result in results}) == 1
    assert_like_one(done.folder, one("ranks-of-six"), results[0]["losses"])
