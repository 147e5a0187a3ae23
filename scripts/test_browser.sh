#!/usr/bin/env bash
# The pages for the public and the guide's site in a real browser, Chromium, driven by Playwright, looked over by axe-core. Neither is a
# dependency of the plugin: where they cannot be had, that is said aloud.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/env.sh
. "$here/env.sh"
cd "$root" || exit 1
venv=$build/venv-browser
have() {
    command -v chromium >/dev/null && "$venv/bin/python" -c "import playwright, axe_playwright_python, markdown" 2>/dev/null
}
if ! have; then
    {
        "$here/setup.sh" python3-venv chromium
        "$python" -m venv --system-site-packages "$venv" &&
            "$venv/bin/pip" install -q --disable-pip-version-check axe-playwright-python markdown
    } >&2
fi
if ! have; then
    echo "NOT RUN: Chromium or Playwright cannot be installed here (no network?)." >&2
    exit 0
fi
exec "$venv/bin/python" -m pytest -q -p no:cacheprovider "$@" tests/browser
