"""The house stands as its plan says: who may import whom, who may print, and that nothing happens at import."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "musnad"
NETWORK = {
    "socket",
    "ssl",
    "http",
    "urllib.request",
    "ftplib",
    "smtplib",
    "asyncio",
    "requests",
    "httpx",
    "aiohttp",
    "uvicorn",
}
SERVES = PACKAGE / "cli" / "serve.py"
ONLINE = PACKAGE / "case" / "intake" / "online.py"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "node_modules" not in path.parts)


def below_the_edge() -> list[Path]:
    return [path for path in MODULES if "cli" not in path.relative_to(PACKAGE).parts]


def named(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_who_imports_whom_is_as_the_contracts_say() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", [path for path in MODULES if path not in {ONLINE, SERVES}], ids=named)
def test_no_module_but_those_that_fetch_and_serve_can_open_a_network_connection(path: Path) -> None:
    names = set(imported(ast.parse(path.read_text("utf-8"))))
    assert not {name for name in names if name in NETWORK or name.partition(".")[0] in NETWORK}


@pytest.mark.parametrize("path", below_the_edge(), ids=named)
def test_nothing_below_the_command_line_prints_or_reads_the_environment(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"print", "input"}, f"line {node.lineno}"
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "os":
            assert node.attr not in {"environ", "getenv"}, f"line {node.lineno}"


def test_to_import_the_package_loads_nothing_that_only_some_commands_need() -> None:
    loaded = run("import sys, musnad; print(*sys.modules)").split()
    assert not {"typer", "rich", "jinja2", "asyncio", "socket"} & set(loaded)


def test_to_import_the_package_reads_no_data() -> None:
    opened = run(
        "import sys; files = []; "
        "sys.addaudithook(lambda event, args: files.append(str(args[0])) if event == 'open' else None); "
        "import musnad; print(*(name for name in files if name.endswith(('.yaml', '.marisa', '.rows', '.json'))))"
    )
    assert opened.split() == []


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout
