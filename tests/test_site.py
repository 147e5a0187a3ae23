"""The guide as a site takes the place of nothing but itself."""

import os
import subprocess
import sys

SCRIPT = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "scripts", "site.py")


def site(*arguments):
    return subprocess.run([sys.executable, SCRIPT, *map(str, arguments)], capture_output=True, check=False)


def test_a_folder_of_somebody_else_stays(tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "thesis.txt").write_text("three years")
    for text in (None, "<title>My pages</title>"):
        if text:
            (own / "index.html").write_text(text)
        done = site(own)
        assert done.returncode == 1 and "holds something else than this guide" in done.stderr.decode()
        assert (own / "thesis.txt").read_text() == "three years" and len(list(own.iterdir())) == (2 if text else 1)
    done = site(own / "thesis.txt")
    assert done.returncode == 1 and "is no folder" in done.stderr.decode()
    assert site().returncode == 1


def test_the_guide_takes_the_place_of_itself(tmp_path):
    for made in (tmp_path / "new", tmp_path / "empty"):
        if made.name == "empty":
            made.mkdir()
        assert site(made).returncode == 0
        (made / "gone.html").write_text("a page that there is no more")
        assert site(made).returncode == 0
        assert (made / "index.html").exists() and (made / "tools" / "risksurface.html").exists()
        assert not (made / "gone.html").exists()
