"""The reader in the repository is whole."""

import shutil
from pathlib import Path

from legation.reader.shipped import open_reader, shipped_directory, wrong_files


def test_every_shipped_file_is_as_the_manifest_says() -> None:
    assert wrong_files() == []
    assert open_reader() is not None


def test_a_file_that_was_changed_or_is_missing_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "reader"
    shutil.copytree(shipped_directory(), folder)
    (folder / "roles.onnx").unlink()
    with (folder / "tokenizer.json").open("ab") as file:
        file.write(b" ")
    assert wrong_files(folder) == ["roles.onnx", "tokenizer.json"]
