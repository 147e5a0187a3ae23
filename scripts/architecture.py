"""The drawing of packages and their imports in ARCHITECTURE.md, made from the source of every module.

    architecture.py [--check]

Writes it between its two marker lines; with ``--check`` it only says whether the one that is there is up to date.
"""

import os
import sys

from module_imports import PACKAGES, ROOT, imports, modules, owner

DOCUMENT = os.path.join(ROOT, "ARCHITECTURE.md")
BEGIN = "<!-- drawing: begin (made by scripts/architecture.py; do not edit) -->"
END = "<!-- drawing: end -->"


def room_of(parts, root=ROOT):
    """The folder in which the module with these parts of a name lies, or the module itself where that is the root."""
    while len(parts) > 1 and not os.path.isdir(os.path.join(root, *parts)):
        parts = parts[:-1]
    return "/".join(parts)


def arrows(root=ROOT):
    """{(who imports, what)}: packages among each other, and the folders of one package among each other."""
    found = set()
    for path in modules(root):
        room = os.path.dirname(path) or path[:-3]
        for _, target, _ in imports(path, root):
            if not target.startswith("."):
                continue
            reached = room_of(target[1:].split("."), root)
            ends = room, reached
            if room.split("/")[0] != reached.split("/")[0]:
                ends = room.split("/")[0], reached.split("/")[0]
            if ends[0] != ends[1]:
                found.add(ends)
    return found


def drawing(root=ROOT):
    """The drawing as a block of Mermaid."""
    rooms = sorted({os.path.dirname(path) or path[:-3] for path in modules(root)})
    lines = ["```mermaid", "flowchart TD"]
    for top in sorted({owner(path) for path in modules(root)}):
        inside = [room for room in rooms if room.split("/")[0] == top]
        if len(inside) == 1:
            lines.append('    {}["{}"]'.format(_key(top), top if top in PACKAGES else top + ".py"))
            continue
        lines.append(f'    subgraph {_key(top)}_all ["{top}"]')
        lines += ['        {}["{}"]'.format(_key(room), room.partition("/")[2] or "shared modules") for room in inside]
        lines.append("    end")
    several = {room.split("/")[0] for room in rooms if "/" in room}
    for ends in sorted(arrows(root)):
        # An arrow from another package goes to the frame, one from beside to the box.
        outer = ends[0].split("/")[0] != ends[1].split("/")[0]
        lines.append("    " + " --> ".join(_key(end) + ("_all" if outer and end in several else "") for end in ends))
    return "\n".join(lines + ["```"])


def _key(room):
    # Two underscores at the end of a name confuse some readers of Mermaid.
    return room.replace("/", "_").strip("_")


def renewed(text, root=ROOT):
    """The text of ARCHITECTURE.md with the drawing as it should be. Raises ValueError where a marker is missing."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"ARCHITECTURE.md lacks a marker line of the drawing: {BEGIN} … {END}")
    return f"{before}{BEGIN}\n{drawing(root)}\n{END}{after}"


def main(check):
    with open(DOCUMENT, encoding="utf-8") as file:
        there = file.read()
    wanted = renewed(there)
    if wanted == there:
        return 0
    if check:
        print("The drawing in ARCHITECTURE.md is out of date: run scripts/architecture.py.")
        return 1
    with open(DOCUMENT, "w", encoding="utf-8", newline="\n") as file:
        file.write(wanted)
    return 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
