"""tools/base-model/distil.py on a tiny teacher and a tiny WordNet: it learns, repeatably, and leaves the word embeddings alone."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

import cut
import distil
import numpy as np
import pytest
import sentences
import torch
from measure import with_weights
from safetensors.numpy import load_file

TEACHER = Path(__file__).resolve().parents[1] / "fixtures" / "tiny-bert"
WORDS = "embeddings.word_embeddings.weight"


@pytest.fixture(scope="module")
def wordnet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two words of each kind, each with a definition, an example and a synonym."""
    folder = tmp_path_factory.mktemp("wordnet")
    counts, data = [], {part: ["  1 the licence"] for part in sentences.PARTS}
    for kind, (part, lexicographer) in sentences.KINDS.items():
        for word in (f"{kind}_dog", f"big_{kind}"):
            counts.append(f"{word}%{sentences.PARTS[part]}:{lexicographer:02}:00:: 1 4")
            gloss = f'the {kind} that runs; "the happy {kind} watches a ship"; "short"'
            data[part].append(f"00000001 {lexicographer:02} {part[0]} 02 {word} 0 {kind}(a) 0 000 | {gloss}  ")
    (folder / "cntlist.rev").write_text("\n".join(counts) + "\n", encoding="utf-8")
    for part, lines in data.items():
        (folder / f"data.{part}").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def run(monkeypatch: pytest.MonkeyPatch, wordnet: Path, output: Path, steps: int) -> cut.Tensors:
    options = ["--model", str(TEACHER), "--wordnet", str(wordnet), "--output", str(output), "--layers", "1"]
    monkeypatch.setattr(sys, "argv", ["distil.py", *options, "--batch", "16", "--rate", "1e-2", "--steps", str(steps)])
    distil.main()
    return load_file(output / "model.safetensors")


def test_glosses_are_split_into_definition_and_examples(wordnet: Path) -> None:
    read = sentences.read_wordnet(wordnet)
    assert ("person dog", "the person that runs") in read.definitions
    assert ("the person that runs", "the happy person watches a ship") in read.examples
    assert not any(example == "short" for _, example in read.examples)
    assert read.synonyms["person dog"] == ["person"]
    assert read.kinds["person"] == (["person dog", "big person"], [2, 2])


def test_the_same_seed_composes_the_same_families(wordnet: Path) -> None:
    read = sentences.read_wordnet(wordnet)
    first, again, other = (list(islice(sentences.Composer(read, seed).families(), 200)) for seed in (1, 1, 2))
    assert first == again
    assert first != other
    assert all(len(family) == 2 and all(family) for family in first)


@pytest.mark.parametrize(
    ("sentence", "turned"),
    [
        ("a dog is running", "a dog is not running"),
        ("they could and would help", "they could not and would help"),
        ("dogs bark", "it is not true that dogs bark"),
    ],
)
def test_negation(sentence: str, turned: str) -> None:
    assert sentences.negated(sentence) == turned


def test_forms_of_words() -> None:
    assert [sentences.ing(verb) for verb in ("run", "make", "tie", "see", "play", "pick up")] == [
        "running", "making", "tying", "seeing", "playing", "picking up",
    ]  # fmt: skip
    assert [sentences.plural(noun) for noun in ("dog", "fox", "city", "boy")] == ["dogs", "foxes", "cities", "boys"]
    assert [sentences.a(noun) for noun in ("dog", "old dog")] == ["a dog", "an old dog"]


def test_nothing_differs_between_a_model_and_itself() -> None:
    states = [torch.randn(2, 3, 4, generator=torch.Generator().manual_seed(0))]
    mask = torch.tensor([[1, 1, 1], [1, 1, 0]])
    assert [value.item() for value in distil.differences(states, states, mask)] == [0, 0, 0]


def test_the_student_nears_its_teacher_and_keeps_its_words(
    monkeypatch: pytest.MonkeyPatch, wordnet: Path, tmp_path: Path
) -> None:
    whole = load_file(TEACHER / "model.safetensors")
    untrained = cut.cut_layers(whole, [1])
    trained = run(monkeypatch, wordnet, tmp_path / "a", 40)
    again = run(monkeypatch, wordnet, tmp_path / "b", 40)
    assert trained.keys() == untrained.keys()
    assert np.array_equal(trained[WORDS], whole[WORDS])
    assert all(np.array_equal(trained[name], again[name]) for name in trained)

    texts = ["the happy dog watches a big ship", "a ship", "the dog runs"]
    teacher, after, before = (with_weights(TEACHER, tensors).encode(texts) for tensors in (whole, trained, untrained))
    assert ((after - teacher) ** 2).sum() < 0.5 * ((before - teacher) ** 2).sum()
