"""Packages that only some kinds of input need: imported when used, and named with their extra when they are missing."""

from __future__ import annotations

import logging
from importlib import import_module
from typing import Any

from timeline.errors import InputError


def need(module: str, extra: str, where: str) -> Any:
    """The module. Raises InputError, which says what to install, when it is not there.

    What the packages log is kept from the terminal: what matters of it is said in our own words.
    """
    try:
        found = import_module(module)
    except ModuleNotFoundError as fault:
        package = (fault.name or module).partition(".")[0]
        raise InputError(where, f"needs the package {package}, which is not installed", f'pip install "timeline[{extra}]"') from None
    except ImportError as fault:
        raise InputError(where, f"needs the package {module}, which cannot be used: {' '.join(str(fault).split())}", f'pip install "timeline[{extra}]"') from None
    logger = logging.getLogger(module.partition(".")[0])
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
    return found
