#!/usr/bin/env bash
# ruff, the plugin repository's checks (flake8, bandit, detect-secrets) and mypy over a folder, by default the repository; or,
# for the hook of pre-commit, ruff alone over files: lint.sh --ruff FILE…
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
build=${HOTSPOT_BUILD:-$root/build}
venv=$build/venv
tree=${1:-$root}

# Types are checked against one version of NumPy's, whatever is installed; both run on Python 3.10 and up.
typed=(mypy==1.18.2 numpy==2.2.6 ruff==0.17.6)
if [ ! -x "$venv/bin/flake8" ] || [ ! -x "$venv/bin/bandit" ] || [ ! -x "$venv/bin/detect-secrets" ] ||
    [ ! -e "$venv/${typed[*]}" ]; then
    python=/usr/bin/python3
    # Debian keeps venv apart from Python.
    "$python" -c 'import ensurepip' 2>/dev/null || "$root/scripts/setup.sh" python3-venv
    "$python" -m venv "$venv"
    "$venv/bin/pip" install -q --disable-pip-version-check flake8 bandit detect-secrets "${typed[@]}"
    touch "$venv/${typed[*]}"
fi

# The format, and what ruff.toml names.
with_ruff() {
    "$venv/bin/ruff" format --config "$root/ruff.toml" --no-cache --force-exclude --check -q "$@" || {
        echo "make format writes these files as ruff would." >&2
        return 1
    }
    "$venv/bin/ruff" check --config "$root/ruff.toml" --no-cache --force-exclude -q "$@"
}
if [ "$tree" = --ruff ]; then
    shift
    with_ruff "$@"
    exit
fi
if [ "$tree" = --format ]; then
    "$venv/bin/ruff" check --config "$root/ruff.toml" --fix -q "$root"
    exec "$venv/bin/ruff" format --config "$root/ruff.toml" "$root"
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

echo "ruff"
[ "$tree" != "$root" ] || with_ruff .
echo "flake8: ${#python_files[@]} files"
"$venv/bin/flake8" --config "$root/.flake8" "${python_files[@]}"
echo "English"
[ "$tree" != "$root" ] || "$venv/bin/python" "$root/scripts/english.py"
echo "mypy"
# Relative imports need the name under which QGIS loads the package, whatever the folder is called.
mkdir -p "$build/typed"
ln -sfn "$PWD" "$build/typed/hotspot_policing"
(cd "$build/typed" && "$venv/bin/mypy" --config-file "$root/setup.cfg" --cache-dir "$build/mypy")
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
