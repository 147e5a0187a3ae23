"""The check of QGIS's names, on a small folder such as QGIS's own python/PyQt6."""

import importlib.util
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parent.parent / "scripts" / "qgis_names.py"

TASK = """
%Import base.sip
%Exception QgsError(SIP_Exception) /PyName=QgsError/
{
};
typedef QgsRange< QDateTime > QgsTimes;
class QgsBase : QObject
{
%Docstring
old( ) is gone; {
%End
  public:
    static int count( int first = 0 );
};

class QgsTask : QgsBase
{
  public:
    enum Flag /BaseType=IntFlag/
    {
      CanCancel,
      Hidden = 1 << 2,
    };
    typedef QFlags<QgsTask::Flag> Flags;
    virtual bool run() = 0;
};

class QgsDock : QDockWidget, QgsBase
{
};

class QgsPlain
{
  public:
    enum class Kind
    {
      First
    };
%If (EXTRA)
    void method() /Deprecated="Since 4.0; use a/b { instead."/;
%Docstring
Says nothing.
%End
%End
    void after();
};
"""
ADDITIONS = """
QgsPlain.OldKind = QgsPlain.Kind
QgsPlain.OldFirst = QgsPlain.Kind.First
QgsPlain.OldFirst.is_monkey_patched = True
QgsPlain.Kind.First.__doc__ = "The first."
"""


@pytest.fixture
def check():
    spec = importlib.util.spec_from_file_location("qgis_names", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tmp_path):
    core = tmp_path / "PyQt6" / "core"
    (core / "auto_additions").mkdir(parents=True)
    (core / "auto_generated").mkdir()
    (core / "auto_generated" / "task.sip.in").write_text(TASK, encoding="utf-8")
    (core / "auto_additions" / "plain.py").write_text(ADDITIONS, encoding="utf-8")
    (core / "__init__.py.in").write_text(
        "@IMPORTS@\nQgsOldName = QgsPlain.Kind\nQgis.VERSION = Qgis.version()\n", encoding="utf-8"
    )
    return tmp_path / "PyQt6"


@pytest.mark.parametrize(
    "chain",
    [
        "QgsTask",
        "QgsTask.Flag.CanCancel",
        "QgsTask.Flag.Hidden",
        "QgsTask.Flags",
        "QgsTask.run",
        "QgsTask.count",
        "QgsTask.deleteLater",
        "QgsDock.setFloating",
        "QgsDock.count",
        "QgsPlain.method",
        "QgsPlain.after",
        "QgsError",
        "QgsTimes",
        "QgsOldName.First",
        "Qgis.VERSION",
        "QgsPlain.OldKind.First",
        "QgsPlain.OldFirst",
        "QgsPlain.Kind.First.value",
    ],
)
def test_what_is_declared_added_or_inherited_is_there(check, folder, chain):
    assert check.Names(folder).has(chain)


@pytest.mark.parametrize(
    "chain",
    [
        "QgsGone",
        "QgsPlain.gone",
        "QgsPlain.First",
        "QgsPlain.Kind.Second",
        "QgsTask.Flag.Gone",
        "QgsTask.gone",
        "QgsDock.gone",
        "QgsPlain.run",
        "QgsPlain.deleteLater",
    ],
)
def test_what_is_not_declared_is_missing(check, folder, chain):
    assert not check.Names(folder).has(chain)


def test_a_missing_name_is_told_with_the_file_that_uses_it(check, folder, tmp_path):
    plugin = tmp_path / "plugin"
    (plugin / "ui").mkdir(parents=True)
    (plugin / "ui" / "page.py").write_text(
        "from qgis.core import QgsPlain as Plain\nfrom qgis.core import QgsTask\n"
        "Plain.gone()\nPlain.method()\nQgsTask.Flag.CanCancel\n",
        encoding="utf-8",
    )
    assert check.missing(plugin, folder) == {"QgsPlain.gone": {"ui/page.py"}}
