"""An ONNX folder as Python's exporters lay it out: onnx/model.onnx beside the files of a sentence-transformers folder."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import minilm
import torch
from sentence_transformers import SentenceTransformer
from transformers import PreTrainedModel

NAMES = ["input_ids", "attention_mask", "token_type_ids"]


class TokenVectors(torch.nn.Module):
    """The encoder with positional arguments, which the exporter can name."""

    def __init__(self, encoder: PreTrainedModel) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, input_ids, attention_mask, token_type_ids):
        output = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        )
        return output.last_hidden_state


def write(model: SentenceTransformer, folder: Path) -> None:
    """The folder has no weights but the ONNX file's."""
    shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory() as saved:
        model.save(saved, create_model_card=False)
        shutil.copytree(saved, folder, ignore=shutil.ignore_patterns("*.safetensors", "*.bin"))
    (folder / "onnx").mkdir()
    tokens = model.tokenizer(["A word.", "Some more words."], padding=True, return_tensors="pt")
    given = tuple(tokens[name] for name in NAMES)
    axes = {name: {0: "batch", 1: "sequence"} for name in [*NAMES, "last_hidden_state"]}
    torch.onnx.export(
        TokenVectors(model[0].auto_model).eval(),
        given,
        str(folder / "onnx" / "model.onnx"),
        input_names=NAMES,
        output_names=["last_hidden_state"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


if __name__ == "__main__":
    write(SentenceTransformer(str(minilm.folder()), device="cpu"), Path(sys.argv[1]))
