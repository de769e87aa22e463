"""What this computer can do, in figures and in one sentence."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.models import figures
from mynah.gui.models.first_start import ComputerFacts
from mynah.gui.views.parts import Card, label
from mynah.gui.views.parts.flow_row import FlowLayout
from mynah.project import frozen

_FEW = 4_000_000_000
_CELL_LETTERS = 24


class ComputerCard(Card):
    """A card of four figures; until they are measured it says so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("This computer"))
        self._figures: dict[str, tuple[QLabel, QLabel]] = {}
        names = (
            ("device", self.tr("Works on")),
            ("memory", self.tr("Memory")),
            ("disk", self.tr("Free disk space")),
            ("speed", self.tr("Measured speed")),
        )
        place = QWidget()
        flow = FlowLayout(place, theme.L)
        for name, text in names:
            flow.addWidget(self._make_figure(name, text))
        self.body.addWidget(place)
        self.verdict = label(self.tr("Measuring…"), wrap=True)
        self.verdict.setObjectName("computer_verdict")
        self.body.addWidget(self.verdict)
        # The packages hold the build of torch for processors: that for cards is ten times as large.
        self.other_build = label(
            self.tr(
                "This copy of Mynah computes on the processor. To train RVC voices on a graphics "
                "card by NVIDIA, install it into a Python environment of your own: {command}"
            ).format(command="pip install mynah"),
            "muted",
            wrap=True,
        )
        self.other_build.setObjectName("computer_other_build")
        self.other_build.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.other_build.hide()
        self.body.addWidget(self.other_build)

    def _make_figure(self, name: str, text: str) -> QWidget:
        figure, more = label("…", "figure"), label("", "muted")
        figure.setAccessibleName(text)
        figure.setObjectName(f"computer_{name}")
        cell = QWidget()
        cell.setMinimumWidth(self.fontMetrics().averageCharWidth() * _CELL_LETTERS)
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        for one in (label(text, "muted"), figure, more):
            column.addWidget(one)
        self._figures[name] = (figure, more)
        return cell

    def show_facts(self, facts: ComputerFacts) -> None:
        """Show what was measured."""
        locale = QLocale()
        if facts.has_card:
            self._say("device", self.tr("Graphics card"), facts.device_name)
        else:
            threads = self.tr("%n processor thread(s)", "", facts.threads)
            self._say("device", self.tr("Processor"), threads)
        memory = figures.size(facts.memory) if facts.memory else self.tr("unknown")
        free = self.tr("{size} free").format(size=figures.size(facts.memory_free))
        self._say("memory", memory, free if facts.memory_free else "")
        self._say("disk", figures.size(facts.disk_free), self.tr("for the workspace"))
        speed = self.tr("unknown")
        if facts.gflops:
            speed = self.tr("{number} billion").format(number=locale.toString(round(facts.gflops)))
        self._say("speed", speed, self.tr("operations a second"))
        self.verdict.setText(self._verdict(facts))
        self.other_build.setVisible(frozen.is_frozen() and not facts.has_card)

    def show_failure(self, text: str) -> None:
        """Say that nothing could be measured."""
        self.verdict.setText(text)

    def _say(self, name: str, text: str, more: str) -> None:
        figure, below = self._figures[name]
        figure.setText(text)
        below.setText(more)

    def _verdict(self, facts: ComputerFacts) -> str:
        if facts.missing:
            return self.tr("Some parts are missing: {names}. Install Mynah again.").format(
                names=", ".join(facts.missing)
            )
        if facts.disk_free and facts.disk_free < _FEW:
            return self.tr(
                "There is little room on the disk. A voice needs up to 2 GB while it is made."
            )
        if facts.has_card:
            return self.tr("Well suited for both kinds of voice.")
        return self.tr("Well suited for Lite voices, which need no graphics card.")
