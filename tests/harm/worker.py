"""A QGIS with the plugin that runs jobs in forks of itself: whatever a job does to its process dies with it.

Started by ``Worker``; reads jobs as lines of JSON, answers with one line each. A job is ``{"runs": [run, …], "limit":
seconds, "memory": bytes}``; its runs go at once, each in its own process. A run is ``{"tool", "parameters"}`` and
maybe ``"hook"`` (see ``hook``), ``"strace"`` (its options), ``"user"`` (whom it runs as), ``"folder"`` (where), and
``"call"`` (see ``CALLS``) in place of a tool.
"""

import json
import os
import resource
import select
import signal
import subprocess
import sys
import time
import traceback

TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PREFIX = "hotspotpolicing:"
LIMIT = 120.0
#: Bytes that a run on the small town may take above the idle QGIS; a run is stopped at four times as many.
MEMORY = 500 << 20


class Worker:
    """A worker process seen from outside. ``ask`` is for one thread at a time."""

    def __init__(self, home):
        os.makedirs(home, exist_ok=True)
        run = os.path.join(home, "run")
        os.makedirs(run, mode=0o700, exist_ok=True)
        answer, theirs = os.pipe()
        environment = dict(
            os.environ,
            HOME=home,
            QGIS_CUSTOM_CONFIG_PATH=home,
            XDG_RUNTIME_DIR=run,
            QT_QPA_PLATFORM="offscreen",
            PYTHONPATH=os.pathsep.join([TESTS] + os.environ.get("PYTHONPATH", "").split(os.pathsep)),
            OPENBLAS_NUM_THREADS="1",
            OMP_NUM_THREADS="1",
            HARM_HOME=home,
        )
        self.process = subprocess.Popen(
            [sys.executable, "-m", "harm.worker", str(theirs)],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=open(os.path.join(home, "stderr.txt"), "w"),
            pass_fds=[theirs],
        )
        os.close(theirs)
        self.answers = os.fdopen(answer, encoding="utf-8")
        self.home = home

    def ask(self, job):
        """The answer to a job. Raises RuntimeError where the worker itself has died."""
        self.process.stdin.write((json.dumps(job) + "\n").encode())
        self.process.stdin.flush()
        line = self.answers.readline()
        if not line:
            with open(os.path.join(self.home, "stderr.txt"), encoding="utf-8", errors="replace") as file:
                raise RuntimeError("the worker died: " + file.read()[-2000:])
        return json.loads(line)

    def run(self, tool, parameters, limit=LIMIT, **more):
        """The reply of one run."""
        return self.ask({"runs": [dict(more, tool=tool, parameters=parameters)], "limit": limit})[0]

    def describe(self):
        """{tool: [{name, type, …} of each parameter]} of every tool."""
        return self.ask({"describe": True})

    def close(self):
        self.process.stdin.close()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.answers.close()


# -- inside the worker ------------------------------------------------------------------------------------------------
def _start():
    sys.path.insert(0, TESTS)
    import conftest  # noqa: F401 - gives the package its name
    from starting import start_qgis

    app, plugin = start_qgis(True)
    for module in (
        "scipy.optimize",
        "scipy.signal",
        "scipy.sparse.csgraph",
        "scipy.spatial",
        "scipy.stats",
        "sklearn.ensemble",
        "sklearn.linear_model",
        "matplotlib.figure",
        "matplotlib.backends.backend_agg",
        "jinja2",
        "osgeo.gdal",
        "osgeo.ogr",
    ):
        try:
            __import__(module)
        except ImportError:
            pass
    return app, plugin


def _describe():
    from qgis.core import QgsApplication

    found = {}
    for algorithm in QgsApplication.processingRegistry().providerById(PREFIX.rstrip(":")).algorithms():
        rows = found[algorithm.name()] = []
        for one in algorithm.parameterDefinitions():
            row = {
                "name": one.name(),
                "type": one.type(),
                "optional": bool(int(one.flags()) & 2),
                "output": one.isDestination(),
            }
            if one.type() == "field":
                row["parent"] = one.parentLayerParameterName()
            if one.type() == "enum":
                row["options"] = one.options()
            rows.append(row)
    return found


def _watch(seen):
    """Keep what our own code lets through: an exception that is no sentence for users is a fault of ours."""
    from qgis.core import QgsProcessingException

    from hotspot_policing.algorithms.common.base import HotspotAlgorithm

    def watched(method):
        def one(self, *given):
            try:
                return method(self, *given)
            except QgsProcessingException:
                raise
            except BaseException:
                seen.append(traceback.format_exc())
                raise

        return one

    for name in ("canExecute", "checkParameterValues", "prepareAlgorithm", "processAlgorithm", "postProcessAlgorithm"):
        setattr(HotspotAlgorithm, name, watched(getattr(HotspotAlgorithm, name)))


def _value(value):
    """A parameter's value: JSON as it is, but {"!": kind, …} is made here."""
    from qgis.core import (
        QgsFeatureRequest,
        QgsProcessingFeatureSourceDefinition,
        QgsProcessingOutputLayerDefinition,
        QgsProject,
        QgsProperty,
        QgsVectorLayer,
    )

    if isinstance(value, list):
        return [_value(one) for one in value]
    if not isinstance(value, dict):
        return value
    kind = value["!"]
    if kind == "object":
        return object()
    if kind == "bytes":
        return b"\xff\xfe"
    if kind == "expression":
        return QgsProperty.fromExpression(value["text"])
    if kind == "sink":
        return QgsProcessingOutputLayerDefinition(value["to"], QgsProject.instance())
    layer = QgsVectorLayer(value["uri"], "a layer <b>&</b>", "ogr")
    if kind == "memory":
        layer = layer.materialize(QgsFeatureRequest())
        return layer
    QgsProject.instance().addMapLayer(layer)
    if kind == "deleted":
        os.remove(value["uri"].split("|")[0])
    if kind == "edited":
        layer.startEditing()
        first = next(layer.getFeatures())
        layer.deleteFeature(first.id())
    if kind == "selected":
        return QgsProcessingFeatureSourceDefinition(layer.id(), True)
    return layer.id()


def _run(run, reply):
    """Run a tool; fill the reply."""
    import processing
    from qgis.core import QgsMapLayer, QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback, QgsProject

    class Feedback(QgsProcessingFeedback):
        def reportError(self, text, fatalError=False):
            reply["said"].append(text)

        def pushInfo(self, text):
            pass

        def setProgressText(self, text):
            pass

    parameters = {name: _value(value) for name, value in run["parameters"].items()}
    context, feedback = QgsProcessingContext(), Feedback(False)
    context.setProject(QgsProject.instance())
    try:
        results = processing.run(PREFIX + run["tool"], parameters, feedback=feedback, context=context)
    except QgsProcessingException as error:
        reply.update(ended="refused", message=str(error))
    else:
        reply["ended"] = "ok"
        for name, value in results.items():
            if isinstance(value, QgsMapLayer):
                value = {"layer": value.isValid()}
            reply["results"][name] = value if isinstance(value, (str, int, float, dict, type(None))) else repr(value)


def _sign(run, reply):
    """Sign the release at a path into the ledger at another."""
    from hotspot_policing.bridge.publishing.releases import read_release, sign

    release = read_release(run["parameters"]["RELEASE"])
    sign(run["parameters"]["LEDGER"], release, run["parameters"]["BY"], "checked", "2025-07-01 12:00")


def _ledger(run, reply):
    """How many releases a ledger holds."""
    from hotspot_policing.bridge.publishing.releases import read_ledger

    reply["results"]["RELEASES"] = len(read_ledger(run["parameters"]["LEDGER"]))


#: What is no tool and changes files all the same.
CALLS = {"sign": _sign, "ledger": _ledger}


def _memory(name):
    with open("/proc/self/status", encoding="ascii") as file:
        return next(int(line.split()[1]) << 10 for line in file if line.startswith(name))


def _child(run, memory, pipe, go):
    """One run in a process of its own; its reply goes into the pipe."""
    from . import hook

    os.read(go, 1)
    stderr = os.open(
        os.path.join(os.environ["HARM_HOME"], f"stderr-{os.getpid()}.txt"), os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o666
    )
    os.dup2(stderr, 2)
    reply = {"ended": "error", "results": {}, "said": [], "message": "", "tracebacks": [], "events": []}
    _watch(reply["tracebacks"])
    with open("/proc/self/clear_refs", "w", encoding="ascii") as file:
        file.write("5")
    idle = _memory("VmRSS")
    most = _memory("VmSize") + 4 * memory
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.chdir(run.get("folder", "/"))
    if run.get("user"):
        os.seteuid(run["user"])
    if run.get("hook"):
        hook.install(run["hook"], reply["events"])
    try:
        if "call" in run:
            try:
                CALLS[run["call"]](run, reply)
                reply["ended"] = "ok"
            except Exception as error:
                reply.update(ended="refused", message=str(error))
                if type(error).__name__ != "InputError":
                    reply["tracebacks"].append(traceback.format_exc())
        else:
            _run(run, reply)
    except BaseException:
        reply["tracebacks"].append(traceback.format_exc())
    hook.remove()
    reply["memory"] = max(_memory("VmHWM") - idle, 0)
    os.seteuid(os.getuid())
    os.lseek(stderr, 0, os.SEEK_SET)
    text = os.read(stderr, 1 << 20).decode("utf-8", "replace")
    if "Traceback (most recent call last)" in text and not reply["tracebacks"]:
        reply["tracebacks"].append(text[-3000:])
    with os.fdopen(pipe, "w", encoding="utf-8") as file:
        file.write(json.dumps(reply))


def _go(job):
    """The replies to the runs of a job, in their order."""
    memory, limit = job.get("memory", MEMORY), job.get("limit", LIMIT)
    wait, go = os.pipe()
    children = []
    for run in job["runs"]:
        read, write = os.pipe()
        pid = os.fork()
        if not pid:
            try:
                os.setpgid(0, 0)
                os.close(read)
                os.close(go)
                _child(run, memory, write, wait)
            except BaseException:
                traceback.print_exc()
                sys.stderr.flush()
            os._exit(0)
        os.close(write)
        children.append((pid, read))
    os.close(wait)
    tracers = [_trace(run["strace"], pid) for run, (pid, _) in zip(job["runs"], children) if run.get("strace")]
    os.write(go, b"!" * len(children))
    os.close(go)
    begin, texts, open_ones = time.monotonic(), {read: b"" for _, read in children}, [read for _, read in children]
    while open_ones:
        left = begin + limit - time.monotonic()
        ready = select.select(open_ones, [], [], max(left, 0))[0] if left > 0 else []
        if not ready:
            break
        for read in ready:
            more = os.read(read, 1 << 16)
            texts[read] += more
            if not more:
                open_ones.remove(read)
    replies = []
    for pid, read in children:
        hung = read in open_ones
        if hung:
            os.killpg(pid, signal.SIGKILL)
        status = os.waitpid(pid, 0)[1]
        os.close(read)
        left = os.path.join(os.environ["HARM_HOME"], f"stderr-{pid}.txt")
        text = ""
        if os.path.exists(left):
            with open(left, encoding="utf-8", errors="replace") as file:
                text = file.read()[-2000:]
            os.remove(left)
        if texts[read] and not hung:
            reply = json.loads(texts[read])
        else:
            ended = "hang" if hung else "died" if os.WIFEXITED(status) and os.WEXITSTATUS(status) == 77 else "crash"
            reply = {
                "ended": ended,
                "results": {},
                "said": [],
                "tracebacks": [],
                "memory": 0,
                "events": [],
                "message": text,
                "status": status,
            }
        reply["seconds"] = time.monotonic() - begin
        replies.append(reply)
    for one in tracers:
        one.wait()
    return replies


def _trace(options, pid):
    """strace on a child that waits; returns when it holds it."""
    tracer = subprocess.Popen(
        ["strace", "-f", "-p", str(pid), *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    end = time.monotonic() + 10
    while tracer.poll() is None and time.monotonic() < end:
        with open(f"/proc/{pid}/status", encoding="ascii") as file:
            if "TracerPid:\t0\n" not in file.read():
                break
        time.sleep(0.01)
    return tracer


def main():
    out = os.fdopen(int(sys.argv[1]), "w", encoding="utf-8")
    kept = _start()
    for line in sys.stdin:
        job = json.loads(line)
        out.write(json.dumps(_describe() if "describe" in job else _go(job)) + "\n")
        out.flush()
    del kept
    os._exit(0)


if __name__ == "__main__":
    main()
