"""The guide as a site of plain files: docs/*.md and the document of each tool, with pictures, for a folder or a share.

    site.py TARGET

Needs Python-Markdown. No page asks for anything from elsewhere.
"""

import html
import os
import re
import shutil
import sys

import markdown

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DOCS, HELP = os.path.join(ROOT, "docs"), os.path.join(ROOT, "resources", "help")
#: What tells a page of ours: only such a site is written over.
MARK = " – Hot Spot Policing</title>"
PAGE = (
    """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}"""
    + MARK
    + """
<style>
body {{ font: 1rem/1.6 system-ui, "Segoe UI", Arial, sans-serif; color: #1a1a1a; background: #fff; margin: 0; }}
nav, main {{ max-width: 54rem; margin: 0 auto; padding: 0 1rem; }} nav {{ padding-top: .8rem; }}
a {{ color: #0b4f8a; }} h1, h2, h3 {{ line-height: 1.25; }}
img {{ max-width: 100%; height: auto; border: 1px solid #ccc; }}
code {{ background: #f2f2f2; overflow-wrap: anywhere; }}
pre {{ background: #f2f2f2; padding: .8rem; overflow-x: auto; }}
.wide {{ overflow-x: auto; }} table {{ border-collapse: collapse; }}
th, td {{ text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #ccc; }}
</style>
</head>
<body>
<nav aria-label="Guide"><a href="{up}index.html">Guide</a></nav>
<main>
{body}
</main>
</body>
</html>
"""
)


def pages():
    """[(source, path in the site)]: the guide at the top, the tools under tools/."""
    out = [(os.path.join(DOCS, name), name[:-3] + ".html") for name in sorted(os.listdir(DOCS)) if name.endswith(".md")]
    return out + [
        (os.path.join(HELP, name), "tools/" + name[:-3] + ".html")
        for name in sorted(os.listdir(HELP))
        if name.endswith(".md")
    ]


def clear(target):
    """Take the site of before away. Raises ValueError, with a sentence, where the folder holds anything else."""
    if not os.path.lexists(target):
        return
    if os.path.islink(target) or not os.path.isdir(target):
        raise ValueError(f"'{target}' is no folder; name another one, or one that is not there yet.")
    if os.listdir(target):
        try:
            with open(os.path.join(target, "index.html"), encoding="utf-8") as file:
                ours = MARK in file.read()
        except (OSError, ValueError):
            ours = False
        if not ours:
            raise ValueError(
                f"'{target}' holds something else than this guide, which would be deleted; name an empty folder, "
                "or one that is not there yet."
            )
    shutil.rmtree(target)


def write(target):
    """Write the site into a folder, anew. Raises ValueError where something else is in it."""
    clear(target)
    made = pages()
    where = {os.path.realpath(source): path for source, path in made}
    for folder, to in ((DOCS, ""), (HELP, "tools")):
        shutil.copytree(os.path.join(folder, "pictures"), os.path.join(target, to, "pictures"))
    for source, path in made:
        with open(source, encoding="utf-8") as file:
            text = file.read()
        body = markdown.markdown(text, extensions=["tables", "fenced_code", "toc", "sane_lists"])

        def link(match):
            address, _, mark = match.group(1).partition("#")
            to = where.get(os.path.realpath(os.path.join(os.path.dirname(source), address)))
            if not address or to is None:
                return match.group(0)
            return 'href="{}"'.format(os.path.relpath(to, os.path.dirname(path) or ".") + ("#" + mark if mark else ""))

        body = re.sub(r'href="([^":]+)"', link, body)
        # A table without words in its head has no head.
        body = re.sub(r"<thead>\s*<tr>(\s*<th[^>]*></th>)+\s*</tr>\s*</thead>", "", body)
        body = body.replace("<table>", '<div class="wide" tabindex="0" role="region" aria-label="Table"><table>')
        body = body.replace("</table>", "</table></div>").replace("<pre>", '<pre tabindex="0">')
        title = re.search(r"^# (.+)$", text, re.M).group(1).replace("\\", "")
        os.makedirs(os.path.dirname(os.path.join(target, path)) or target, exist_ok=True)
        with open(os.path.join(target, path), "w", encoding="utf-8") as file:
            file.write(PAGE.format(title=html.escape(title), body=body, up="../" * path.count("/")))
    return len(made)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("site.py TARGET: the folder for the guide is missing.")
    try:
        print(f"{sys.argv[1]}: {write(sys.argv[1])} pages")
    except ValueError as error:
        sys.exit(str(error))
