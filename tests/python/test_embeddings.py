"""Embeddings that the page let us download: NumPy arrays read by NumPy, and quantised as sentence-transformers does it, and
Parquet read by pyarrow and pandas.

SEMBLANCE_DOWNLOAD names a folder with embeddings-npy.zip, -int8.zip, -ubinary.zip and embeddings.parquet, as
download.spec.ts leaves them.
"""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet
import pytest
from sentence_transformers import SentenceTransformer
from sentence_transformers.util.quantization import quantize_embeddings


def opened(download: Path, kind: str) -> dict[str, bytes]:
    with zipfile.ZipFile(download / f"embeddings-{kind}.zip") as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def array(files: dict[str, bytes], name: str = "embeddings.npy") -> np.ndarray:
    return np.load(io.BytesIO(files[name]))


def test_numpy_reads_the_vectors_of_every_row(download: Path, tmp_path: Path) -> None:
    files = opened(download, "npy")
    vectors = array(files)
    lines = [json.loads(line) for line in files["texts.jsonl"].decode().splitlines()]
    assert vectors.dtype == np.float32 and vectors.shape[0] == len(lines) == 600
    assert [line["row"] for line in lines[:4]] == [1, 1, 2, 2]
    assert [line["sentence"] for line in lines[:2]] == ["sentence1", "sentence2"]
    with zipfile.ZipFile(download / "model.zip") as archive:
        archive.extractall(tmp_path)
    expected = SentenceTransformer(str(tmp_path), device="cpu").encode([line["text"] for line in lines])
    assert np.abs(vectors - expected).max() <= 1e-5


@pytest.mark.parametrize(("precision", "dtype"), [("int8", np.int8), ("ubinary", np.uint8)])
def test_quantised_vectors_are_those_of_quantize_embeddings(download: Path, precision: str, dtype: type) -> None:
    vectors, page = array(opened(download, "npy")), array(opened(download, precision))
    assert page.dtype == dtype
    assert np.array_equal(page, quantize_embeddings(vectors, precision))


def test_the_ranges_quantise_a_query_as_the_vectors_were(download: Path) -> None:
    vectors, int8 = array(opened(download, "npy")), opened(download, "int8")
    ranges = array(int8, "ranges.npy")
    assert np.array_equal(ranges, np.vstack((vectors.min(axis=0), vectors.max(axis=0))))
    assert np.array_equal(quantize_embeddings(vectors[:5], "int8", ranges=ranges), array(int8)[:5])


def test_parquet_has_the_same_texts_and_vectors_as_a_list_column_of_float32(download: Path) -> None:
    path = download / "embeddings.parquet"
    schema = pyarrow.parquet.read_schema(path)
    assert schema.names == ["row", "sentence", "text", "embedding"]
    assert schema.field("embedding").type.value_type == pa.float32()
    table = pd.read_parquet(path)
    files = opened(download, "npy")
    lines = [json.loads(line) for line in files["texts.jsonl"].decode().splitlines()]
    assert table[["row", "sentence", "text"]].to_dict("records") == lines
    assert np.array_equal(np.stack(table["embedding"]), array(files))
