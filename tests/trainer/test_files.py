"""What cannot be written is said by a template, which the window translates."""

from pathlib import Path

import pytest

from engine.errors import PairError
from engine.messages import Message
from trainer.files import write_file


def test_a_file_that_cannot_be_written_is_an_error_that_can_be_translated(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    path = tmp_path / "file" / "below.toml"
    with pytest.raises(PairError) as caught:
        write_file(path, "words", error=PairError)
    assert str(path) in caught.value.message
    for said in (caught.value.message, caught.value.hint):
        assert isinstance(said, Message)
        assert str(tmp_path) not in said.template
    assert caught.value.hint
