"""A checkout is told from an installed package, also where one is installed into another project."""

from pathlib import Path

import pytest

from legation.shipped import checkout_of


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project as there are many: pyproject.toml and data/."""
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "data").mkdir()
    return tmp_path


def package_in(project: Path, *folders: str) -> Path:
    package = project.joinpath(*folders, "legation")
    package.mkdir(parents=True)
    return package


def test_a_package_below_app_runs_from_the_checkout_around_it(project: Path) -> None:
    assert checkout_of(package_in(project, "app")) == project


def test_a_package_with_data_of_its_own_is_installed_whatever_lies_around_it(project: Path) -> None:
    package = package_in(project, "app")
    (package / "data").mkdir()
    assert checkout_of(package) is None


def test_a_package_in_a_folder_of_another_project_is_no_checkout_of_ours(project: Path) -> None:
    assert checkout_of(package_in(project, "lib")) is None


def test_a_package_without_a_project_around_it_is_installed(tmp_path: Path) -> None:
    assert checkout_of(package_in(tmp_path, "app")) is None
