from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubtool.config import Config, load_config
from pubtool.errors import UsageProblem


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a folder that is the root of a repository, in a folder with a setting of its own."""
    (tmp_path / "pubtool.toml").write_text('sort = "outside"\n')
    root = tmp_path / "repository"
    (root / ".git").mkdir(parents=True)
    (root / "pages" / "inner").mkdir(parents=True)
    return root


def test_without_a_file_the_defaults_hold(repository: Path) -> None:
    assert load_config(repository) == Config(root=repository)


def test_nothing_above_the_root_of_the_repository_takes_part(repository: Path) -> None:
    assert load_config(repository / "pages").source == ""


def test_outside_a_repository_only_the_start_folder_takes_part(tmp_path: Path) -> None:
    if any((folder / ".git").exists() for folder in tmp_path.parents):
        pytest.skip("the folder for temporary files is inside a repository")
    (tmp_path / "pubtool.toml").write_text('sort = "title"\n')
    (tmp_path / "inner").mkdir()
    assert load_config(tmp_path).sort == "title"
    assert load_config(tmp_path / "inner").sort == "file"


def test_a_pyproject_file_of_other_tools_is_passed_over(repository: Path) -> None:
    (repository / "pubtool.toml").write_text('sort = "title"\n')
    (repository / "pages" / "pyproject.toml").write_text("[tool.other]\n# not for pubtool\n")
    assert load_config(repository / "pages").sort == "title"


def test_a_pyproject_file_without_our_name_is_not_even_parsed(repository: Path) -> None:
    (repository / "pyproject.toml").write_text("not toml")
    assert load_config(repository).source == ""


def test_a_tool_that_is_no_table_is_passed_over(repository: Path) -> None:
    (repository / "pyproject.toml").write_text('tool = "pubtool"\n')
    assert load_config(repository).source == ""


@pytest.mark.parametrize("start", [".", "pages", "pages/inner"])
def test_the_nearest_file_upward_is_taken(repository: Path, start: str) -> None:
    (repository / "pubtool.toml").write_text('sort = "title"\n')
    config = load_config(repository / start)
    assert (config.sort, config.root.resolve()) == ("title", repository.resolve())


def test_a_nearer_file_replaces_a_farther_one_as_a_whole(repository: Path) -> None:
    (repository / "pubtool.toml").write_text('sort = "title"\nme = ["Jin Li"]\n')
    (repository / "pages" / "pyproject.toml").write_text('[tool.pubtool]\nsort = "year"\n')
    config = load_config(repository / "pages")
    assert (config.sort, config.me, config.root) == ("year", (), repository / "pages")


def test_the_own_file_wins_over_pyproject_in_one_folder(repository: Path) -> None:
    (repository / "pubtool.toml").write_text('sort = "title"\n')
    (repository / "pyproject.toml").write_text('[tool.pubtool]\nsort = "year"\n')
    assert load_config(repository).sort == "title"


def test_a_repository_whose_git_is_a_file_is_one(repository: Path) -> None:
    (repository / "pages" / ".git").write_text("gitdir: ../.git/worktrees/pages\n")
    (repository / "pubtool.toml").write_text('sort = "title"\n')
    assert load_config(repository / "pages" / "inner").sort == "file"


def test_paths_stay_short_where_the_file_is_in_the_start_folder(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "pubtool.toml").write_text('sort = "title"\n')
    monkeypatch.chdir(repository)
    config = load_config(Path())
    assert (config.source, config.root) == ("pubtool.toml", Path())


def test_a_named_file_is_taken_whatever_its_name(repository: Path) -> None:
    (repository / "pubtool.toml").write_text('sort = "title"\n')
    named = repository / "pages" / "mine.toml"
    named.write_text('sort = "year"\n')
    config = load_config(repository, named)
    assert (config.sort, config.root, config.source) == ("year", named.parent, str(named))


def test_a_named_pyproject_file_is_read_at_its_table(repository: Path) -> None:
    named = repository / "pyproject.toml"
    named.write_text('[project]\nname = "x"\n[tool.pubtool]\nsort = "year"\n')
    assert load_config(repository, named).sort == "year"


def test_a_byte_order_mark_is_skipped(repository: Path) -> None:
    (repository / "pubtool.toml").write_bytes(b'\xef\xbb\xbfsort = "year"\r\n')
    assert load_config(repository).sort == "year"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b'sort = "a"\nme = [\n', ":3: not valid TOML", id="an open array"),
        pytest.param(b'sort = "a"\n  me\n', ":2:5: not valid TOML: expected", id="a lone key"),
        pytest.param(b'sort = "a"\nsort = "b"\n', ":2:11: not valid TOML", id="a key twice"),
        pytest.param(b'a = 1\nme = ["Zo\xeb"]\n', ":2:10: not UTF-8", id="Latin-1"),
        pytest.param(b"max_authors = " + b"9" * 5000, "too long", id="a very long number"),
        pytest.param(b"me = " + b"[" * 100_000, "too deeply", id="very deep arrays"),
    ],
)
def test_broken_toml_is_one_line_with_the_place(repository: Path, data: bytes, said: str) -> None:
    path = repository / "pubtool.toml"
    path.write_bytes(data)
    with pytest.raises(UsageProblem) as caught:
        load_config(repository)
    message = str(caught.value)
    assert message.startswith(f"{path}:")
    assert said in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        pytest.param("no.toml", None, "there is no such configuration file", id="missing"),
        pytest.param("pyproject.toml", "[tool.x]\n", r"no \[tool.pubtool\] table", id="no table"),
    ],
)
def test_a_named_file_has_to_hold_settings(
    repository: Path, name: str, text: str | None, said: str
) -> None:
    path = repository / name
    if text is not None:
        path.write_text(text)
    with pytest.raises(UsageProblem, match=said):
        load_config(repository, path)


def test_a_directory_in_place_of_the_file_is_said(repository: Path) -> None:
    (repository / "pubtool.toml").mkdir()
    with pytest.raises(UsageProblem, match="cannot be read: Is a directory"):
        load_config(repository)


def test_a_forbidden_file_is_said(repository: Path) -> None:
    path = repository / "pubtool.toml"
    path.touch(0o000)
    if os.access(path, os.R_OK):
        pytest.skip("permissions do not bind this user")
    with pytest.raises(UsageProblem, match="cannot be read: Permission denied"):
        load_config(repository)


@given(st.text(max_size=30) | st.sampled_from(["a.b = ", "[lists.", "me = [{}]", "[[files]]"]))
def test_any_text_is_a_configuration_or_a_usage_problem(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        said = load_config(path.parent, path).source
    except UsageProblem as problem:
        said = str(problem)
    assert said.startswith(str(path))
