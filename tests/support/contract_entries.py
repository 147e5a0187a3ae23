"""What scripts and models know of the tools, and the list of it that stands beside: ``contract_snapshot.json``.

contract_entries.py     writes the list anew; it refuses where an entry would be lost
"""

import importlib.util
import json
import os
import sys

SNAPSHOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "contract_snapshot.json")
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def entries(tools, results):
    """{tool: {its parameters: their tokens, where they have any, its outputs, its layers: {field: kind}, and those of
    its parameters that are days}} of declared tools with the schemas of their results."""
    found = {}
    for tool in tools:
        parameters = {}
        for parameter in tool.parameters:
            withdrawn = sorted(getattr(parameter, "withdrawn", ()))
            parameters[parameter.name] = [*getattr(parameter, "options", ()), *withdrawn]
        layers = {
            name: {field.name: field.kind for field in schema.fields if field.kind}
            for name, schema in results.get(tool.id, {}).items()
        }
        outputs = [output.name for output in tool.outputs]
        days = [parameter.name for parameter in tool.parameters if type(parameter).__name__ == "Day"]
        found[tool.id] = {"parameters": parameters, "outputs": outputs, "layers": layers, "days": days}
    return found


def flat(found):
    """The same as a set of sentences, one for each thing that a script may name."""
    return {
        said
        for tool, parts in found.items()
        for said in (
            f"the tool {tool}",
            *(f"{tool}: parameter {name}" for name in parts["parameters"]),
            *(f"{tool}: {name}={token}" for name, tokens in parts["parameters"].items() for token in tokens),
            *(f"{tool}: {name} is a day" for name in parts.get("days", ())),
            *(f"{tool}: output {name}" for name in parts["outputs"]),
            *(
                f"{tool}: {kind} field {name} of {layer}"
                for layer, fields in parts["layers"].items()
                for name, kind in fields.items()
            ),
        )
    }


def snapshot():
    with open(SNAPSHOT, encoding="utf-8") as file:
        return json.load(file)


def write(found):
    """A line for each tool, so that a change shows which."""
    lines = [f"{json.dumps(tool)}: {json.dumps(found[tool], sort_keys=True)}" for tool in sorted(found)]
    with open(SNAPSHOT, "w", encoding="utf-8", newline="\n") as file:
        file.write("{\n" + ",\n".join(lines) + "\n}\n")


def declared():
    """The tools of the contract and the schemas of their results, where the plugin has no name yet."""
    spec = importlib.util.spec_from_file_location(
        "hotspot_policing", os.path.join(ROOT, "__init__.py"), submodule_search_locations=[ROOT]
    )
    sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    tools = importlib.import_module("hotspot_policing.contract.tools").TOOLS.values()
    return tools, importlib.import_module("hotspot_policing.contract.schemas.results").RESULTS


if __name__ == "__main__":
    now = entries(*declared())
    lost = flat(snapshot()) - flat(now) if os.path.exists(SNAPSHOT) else ()
    if lost:
        sys.exit("Scripts and models of others name these; they are never removed: " + ", ".join(sorted(lost)))
    new = flat(now) - flat(snapshot()) if os.path.exists(SNAPSHOT) else flat(now)
    write(now)
    print("new: " + ", ".join(sorted(new)) if new else "nothing new")
