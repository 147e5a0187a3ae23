"""A name is taken once: the file that has it stays as it is."""

import threading

import pytest

from hotspot_policing.bridge.files.exclusive import take_name


def test_a_free_name_is_taken_with_all_that_is_in_the_file(tmp_path):
    scratch, path = tmp_path / "scratch", tmp_path / "result"
    scratch.write_bytes(b"\0\n\r\n" * 1000)
    assert take_name(str(scratch), str(path)) is True
    assert path.read_bytes() == b"\0\n\r\n" * 1000


def test_a_taken_name_keeps_its_file(tmp_path):
    scratch, path = tmp_path / "scratch", tmp_path / "result"
    scratch.write_bytes(b"ours")
    path.write_bytes(b"theirs")
    assert take_name(str(scratch), str(path)) is False
    assert path.read_bytes() == b"theirs"


def test_of_many_at_once_one_gets_it(tmp_path):
    path, got = tmp_path / "result", []
    for i in range(8):
        (tmp_path / str(i)).write_text(str(i))

    def take(i):
        if take_name(str(tmp_path / str(i)), str(path)):
            got.append(i)

    threads = [threading.Thread(target=take, args=(i,)) for i in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 1 and path.read_text() == str(got[0])


def test_a_missing_folder_is_an_error_of_the_system(tmp_path):
    (tmp_path / "scratch").write_bytes(b"")
    with pytest.raises(OSError):
        take_name(str(tmp_path / "scratch"), str(tmp_path / "no" / "result"))
