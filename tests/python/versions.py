"""The versions that a golden file was made with."""

from __future__ import annotations

from importlib.metadata import version


def versions(*packages: str) -> dict[str, str]:
    """By package, without a build's suffix such as +cpu."""
    return {package: version(package).split("+")[0] for package in packages}
