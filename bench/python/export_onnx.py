"""Writes all-MiniLM-L6-v2 as ONNX, from token ids to normalised sentence vectors.

Usage: python export_onnx.py OUTPUT.onnx
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "python"))

import minilm
import torch
from transformers import AutoModel


class Encoder(torch.nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.model = AutoModel.from_pretrained(minilm.folder(), attn_implementation="eager")

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        tokens = self.model(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(tokens.dtype)
        mean = (tokens * mask).sum(1) / mask.sum(1)
        return torch.nn.functional.normalize(mean, dim=1)


def main() -> None:
    ids = torch.ones(2, 16, dtype=torch.int64)
    torch.onnx.export(
        Encoder().eval(),
        (ids, torch.ones_like(ids)),
        sys.argv[1],
        input_names=["input_ids", "attention_mask"],
        output_names=["embeddings"],
        dynamic_shapes=({0: "batch", 1: "length"}, {0: "batch", 1: "length"}),
        opset_version=20,
        external_data=False,
        dynamo=True,
    )


if __name__ == "__main__":
    main()
