"""A fresh profile: the ZIP is installed as *Install from ZIP* does, and the first job is done with it."""

import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def test_the_zip_in_a_fresh_profile_finds_hot_spots_saves_and_reopens(in_window, tmp_path):
    script = os.path.join(ROOT, "scripts", "archive.py")
    done = subprocess.run([sys.executable, script, str(tmp_path)], check=True, stdout=subprocess.PIPE, text=True)
    saw = in_window("from_zip", "steps_install.py", installed=False, HOTSPOT_ZIP=done.stdout.strip())
    # In the profile, and not the repository.
    assert os.path.join("profiles", "default", "python", "plugins", "hotspot_policing") in saw["place"]
    assert saw["found"] > 100
    assert saw["after closing"] == 0 and saw["reopened"] and all(count > 0 for count in saw["reopened"].values())
    assert saw["helps there"] and all(page.startswith(saw["place"]) for page in saw["helps"].values())
