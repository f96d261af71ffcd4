"""Compares golden files number by number, base64 arrays included."""

from __future__ import annotations

import base64
import binascii
import math
from collections.abc import Iterator

import numpy as np

# Says how one machine's float32 rounds, so that it differs between machines.
MACHINE_DEPENDENT = {"float32Error"}


def decode_floats(text: str) -> np.ndarray | None:
    """The float32 array of a base64 string; None where it is none."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return np.frombuffer(data, "<f4").astype(np.float64) if data and len(data) % 4 == 0 else None


def differences(expected: object, actual: object, tolerance: float, where: str = "") -> Iterator[str]:
    """Yields a line for each place where two JSON values differ by more than `tolerance`, absolute or relative."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        for key in expected.keys() ^ actual.keys():
            yield f"{where}.{key} stands on one side only"
        for key in (expected.keys() & actual.keys()) - MACHINE_DEPENDENT:
            yield from differences(expected[key], actual[key], tolerance, f"{where}.{key}")
    elif isinstance(expected, list) and isinstance(actual, list):
        if len(expected) != len(actual):
            yield f"{where} has {len(actual)} items, not {len(expected)}"
        for i, (a, b) in enumerate(zip(expected, actual, strict=False)):
            yield from differences(a, b, tolerance, f"{where}[{i}]")
    elif is_number(expected) and is_number(actual):
        if not math.isclose(expected, actual, rel_tol=tolerance, abs_tol=tolerance):
            yield f"{where} is {actual}, not {expected}"
    elif expected != actual:
        arrays = [decode_floats(v) if isinstance(v, str) else None for v in (expected, actual)]
        if arrays[0] is None or arrays[1] is None or arrays[0].shape != arrays[1].shape:
            yield f"{where} is {actual!r:.80}, not {expected!r:.80}"
        elif not np.allclose(*arrays, rtol=tolerance, atol=tolerance):
            yield f"{where} differs by up to {np.abs(arrays[0] - arrays[1]).max():.2e}"


def is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
