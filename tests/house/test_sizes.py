"""Files and functions stay short enough to be read top to bottom once."""

import ast

import pytest

from tests.house.tree import name_of, python_files

MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 40


@pytest.mark.parametrize("path", [pytest.param(path, id=name_of(path)) for path in python_files()])
def test_file_and_its_functions_are_short(path):
    text = path.read_text(encoding="utf-8")
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]

    long = {f.name: n for f in functions if (n := (f.end_lineno or f.lineno) - f.lineno + 1) > MAX_FUNCTION_LINES}

    assert len(text.splitlines()) <= MAX_FILE_LINES
    assert long == {}
