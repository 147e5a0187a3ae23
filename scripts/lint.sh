#!/usr/bin/env bash
# The plugin repository's checks (flake8, bandit, detect-secrets) and mypy over a folder, by default the repository; or, for
# the hook of pre-commit, flake8 alone over files: lint.sh --flake8 FILE…
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
build=${HOTSPOT_BUILD:-$root/build}
venv=$build/venv
tree=${1:-$root}

# Types are checked against one version of NumPy's, whatever is installed; both run on Python 3.10 and up.
typed=(mypy==1.18.2 numpy==2.2.6)
if [ ! -x "$venv/bin/flake8" ] || [ ! -x "$venv/bin/bandit" ] || [ ! -x "$venv/bin/detect-secrets" ] ||
    [ ! -e "$venv/${typed[*]}" ]; then
    python=/usr/bin/python3
    # Debian keeps venv apart from Python.
    "$python" -c 'import ensurepip' 2>/dev/null || "$root/scripts/setup.sh" python3-venv
    "$python" -m venv "$venv"
    "$venv/bin/pip" install -q --disable-pip-version-check flake8 bandit detect-secrets "${typed[@]}"
    touch "$venv/${typed[*]}"
fi

if [ "$tree" = --flake8 ]; then
    shift
    exec "$venv/bin/flake8" --config "$root/.flake8" "$@"
fi

cd "$tree"
if [ "$tree" = "$root" ]; then
    mapfile -d '' files < <(git ls-files -z --cached --others --exclude-standard)
else
    mapfile -d '' files < <(find . -type f -print0)
fi
python_files=() shipped=()
for file in "${files[@]}"; do
    [ -f "$file" ] || continue
    case "$file" in *.py) python_files+=("$file") ;; esac
    # Tests plant passwords and call programs on purpose, and are not in the ZIP.
    case "$file" in tests/* | scripts/*) ;; *.py) shipped+=("$file") ;; esac
done

echo "flake8: ${#python_files[@]} files"
"$venv/bin/flake8" --config "$root/.flake8" "${python_files[@]}"
echo "mypy"
"$venv/bin/mypy" --config-file "$root/setup.cfg" --cache-dir "$build/mypy"
echo "bandit: ${#shipped[@]} files"
"$venv/bin/bandit" -q "${shipped[@]}"
echo "detect-secrets"
secrets=()
for file in "${files[@]}"; do
    [ -f "$file" ] || continue
    # The identifiers of crimes are random hexadecimal text, by nature.
    case "$file" in tests/* | resources/demo/* | *.gpkg | *.png) ;; *) secrets+=("$file") ;; esac
done
found=$("$venv/bin/detect-secrets" scan "${secrets[@]}" | "$venv/bin/python" -c '
import json, sys
for name, hits in json.load(sys.stdin)["results"].items():
    for hit in hits:
        print("%s:%d: %s" % (name, hit["line_number"], hit["type"]))')
if [ -n "$found" ]; then
    echo "$found"
    exit 1
fi
echo "clean"
