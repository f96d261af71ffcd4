"""Times a training step of an encoder of BERT's shape in plain PyTorch: shapes as JSON on stdin, seconds as JSON on stdout.

Given {"runs": 3, "longest": 20, "cells": [{"model": …, "hidden": …, "layers": …, "heads": …, "inner": …, "vocabulary": …,
"pairs": …, "length": …, "operations": 10⁹ of a step}]}. A cell is left out where a step would take longer than `longest`
by the speed of the one before it.
"""

import json
import statistics
import sys
import time

import torch
from torch import nn
from torch.nn.functional import cross_entropy, normalize


class Encoder(nn.Module):
    """Embeddings, layers with the norm behind them and dropout, the mean over tokens, length 1."""

    def __init__(self, hidden, layers, heads, inner, vocabulary):
        super().__init__()
        self.words = nn.Embedding(vocabulary, hidden)
        self.positions = nn.Embedding(512, hidden)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.dropout = nn.Dropout(0.1)
        layer = nn.TransformerEncoderLayer(hidden, heads, inner, 0.1, "gelu", 1e-12, batch_first=True)
        self.layers = nn.TransformerEncoder(layer, layers, enable_nested_tensor=False)

    def forward(self, ids):
        positions = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(self.norm(self.words(ids) + self.positions(positions)))
        return normalize(self.layers(x).mean(1), dim=1)


def step_seconds(device, cell, runs):
    torch.manual_seed(1)
    shape = {key: cell[key] for key in ("hidden", "layers", "heads", "inner", "vocabulary")}
    model = Encoder(**shape).to(device).train()
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-5, weight_decay=0)
    seconds = []
    for _ in range(runs + 1):
        a, b = (torch.randint(cell["vocabulary"], (cell["pairs"], cell["length"]), device=device) for _ in range(2))
        start = time.perf_counter()
        scores = 20 * model(a) @ model(b).T
        loss = cross_entropy(scores, torch.arange(cell["pairs"], device=device))
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        loss.item()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds[1:])


asked = json.load(sys.stdin)
answers = []
for device in ["cpu", *(["cuda"] if torch.cuda.is_available() else [])]:
    rate = None
    name = torch.cuda.get_device_name() if device == "cuda" else f"CPU, {torch.get_num_threads()} threads"
    for cell in sorted(asked["cells"], key=lambda cell: cell["operations"]):
        if rate is not None and cell["operations"] / rate > asked["longest"]:
            continue
        try:
            seconds = step_seconds(device, cell, asked["runs"])
        except torch.cuda.OutOfMemoryError:
            continue
        rate = cell["operations"] / seconds
        key = {name: cell[name] for name in ("model", "pairs", "length")}
        answers.append({"device": device, "name": name, "seconds": seconds, **key})
print(json.dumps({"torch": torch.__version__, "answers": answers}))
