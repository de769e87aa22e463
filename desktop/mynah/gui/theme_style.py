"""The style sheet: shapes and spacing that a palette cannot give. ``$name`` are theme tokens.

Widgets opt in by the dynamic properties `kind` (of buttons: primary, quiet, danger; of labels:
title, heading, muted, ...) and by the object names of the frame of the window.
"""

STYLE = """
QToolTip { color: $text; background: $raised; border: 1px solid $border; padding: 4px 6px; }

QPushButton, QToolButton {
    padding: 6px 14px; border: 1px solid $border; border-radius: 6px; background: $surface;
}
QToolButton { padding: 5px 7px; }
QPushButton:hover, QToolButton:hover { background: $raised; }
QPushButton:pressed, QToolButton:pressed, QToolButton:checked, QPushButton:checked {
    background: $accent_soft;
}
QPushButton:focus, QToolButton:focus { border: 1px solid $accent; }
QPushButton:disabled, QToolButton:disabled { color: $muted; border-color: $border; }
QPushButton::menu-indicator, QToolButton::menu-indicator { width: 0px; }
QPushButton[kind="primary"] {
    background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600;
    padding: 7px 18px;
}
QPushButton[kind="primary"]:hover { background: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; padding: 6px 17px; }
QPushButton[kind="primary"]:disabled {
    background: $raised; color: $muted; border-color: $border;
}
QPushButton[kind="quiet"], QToolButton[kind="quiet"] {
    background: transparent; border: 1px solid transparent;
}
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: $raised; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus { border: 1px solid $accent; }
QToolButton[kind="quiet"]:checked, QPushButton[kind="quiet"]:checked {
    background: $accent_soft; color: $accent;
}
QPushButton[kind="danger"] { color: $bad; border-color: $bad; }
QPushButton[kind="danger"]:hover { background: $bad; color: $window; }
QPushButton[kind="danger"]:disabled { color: $muted; border-color: $border; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox, QKeySequenceEdit {
    border: 1px solid $border; border-radius: 6px; padding: 5px 8px; background: $surface;
    selection-background-color: $selection; selection-color: $text;
}
/* Qt gives the text of a spin box no room on its left, whatever the padding: so it stands right. */
QAbstractSpinBox { padding-right: 22px; qproperty-alignment: "AlignRight | AlignVCenter"; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    subcontrol-origin: border; width: 20px; border: none; background: transparent;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 2px 3px 0 0; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin: 0 3px 2px 0; }
QAbstractSpinBox::up-arrow { image: url("$controls/chevron_up_$scheme.svg"); width: 10px;
    height: 10px; }
QAbstractSpinBox::down-arrow { image: url("$controls/chevron_down_$scheme.svg"); width: 10px;
    height: 10px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
    border: 1px solid $accent;
}
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url("$controls/chevron_down_$scheme.svg"); width: 12px;
    height: 12px; }
QComboBox QAbstractItemView { border-radius: 0; }

QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox::indicator, QRadioButton::indicator {
    width: 15px; height: 15px; border: 1px solid $muted; background: $surface;
}
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent;
    width: 13px; height: 13px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent;
    image: url("$controls/tick_$scheme.svg"); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent;
    image: url("$controls/dash_$scheme.svg"); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent;
    image: url("$controls/dot_$scheme.svg"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $border;
    background: $raised; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QTableView::indicator, QListView::indicator {
    width: 15px; height: 15px; border: 1px solid $muted; border-radius: 4px; background: $surface;
}
QTableView::indicator:checked, QListView::indicator:checked { background: $accent;
    border-color: $accent; image: url("$controls/tick_$scheme.svg"); }

QGroupBox { border: none; margin-top: 18px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; }

QAbstractItemView {
    border: 1px solid $border; border-radius: 8px; background: $surface;
    alternate-background-color: $window; outline: none;
    selection-background-color: $selection; selection-color: $text;
}
QAbstractItemView::item { padding: 4px 6px; }
QAbstractItemView::item:hover { background: $raised; }
QAbstractItemView::item:selected { background: $selection; color: $text; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section {
    background: $surface; color: $muted; border: none; border-bottom: 1px solid $border;
    padding: 6px 8px; font-weight: 600;
}
QTableView { gridline-color: transparent; }
QTableCornerButton::section { background: $surface; border: none; }

QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget#scroll_content { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $border; border-radius: 4px; margin: 2px; min-height: 28px;
    min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $border; }

QProgressBar {
    border: none; border-radius: 4px; background: $raised; min-height: 8px; max-height: 8px;
    text-align: center; color: transparent;
}
QProgressBar::chunk { background: $accent; border-radius: 4px; }

QSlider::groove:horizontal { height: 4px; background: $raised; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal {
    width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; background: $accent;
}
QSlider::handle:horizontal:disabled { background: $border; }
QSlider:focus { border: 1px solid $accent; border-radius: 6px; }

QTabWidget::pane { border: none; }
QTabBar { background: transparent; }
QTabBar::tab {
    padding: 7px 12px; border: none; border-bottom: 2px solid transparent; color: $muted;
    background: transparent;
}
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { color: $accent; }

QMenu { background: $surface; border: 1px solid $border; padding: 6px; }
QMenu::item { padding: 6px 24px 6px 14px; border-radius: 5px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $border; margin: 6px 4px; }
QMenuBar { background: $window; }
QMenuBar::item { padding: 5px 9px; background: transparent; border-radius: 5px; }
QMenuBar::item:selected { background: $raised; }

QLabel[kind="title"] { font-size: ${title_size}pt; font-weight: 600; }
QLabel[kind="heading"] { font-size: ${heading_size}pt; font-weight: 600; }
QLabel[kind="strong"] { font-weight: 600; }
QLabel[kind="muted"] { color: $muted; }
QLabel[kind="good"] { color: $good; }
QLabel[kind="warn"] { color: $warn; }
QLabel[kind="bad"] { color: $bad; }
QLabel[kind="figure"] { font-size: ${figure_size}pt; font-weight: 600; }

QFrame#card { background: $surface; border: 1px solid $border; border-radius: 10px; }
QFrame#side_bar { background: $raised; border: none; border-right: 1px solid $border; }
QFrame#window_header { background: $window; border: none; border-bottom: 1px solid $border; }
QFrame#banner { background: $surface; border: 1px solid $border; border-radius: 8px; }
QFrame#banner[kind="info"] { background: $accent_soft; border-color: $accent; }
QFrame#banner[kind="good"] { border: 1px solid $good; }
QFrame#banner[kind="warn"] { border: 1px solid $warn; }
QFrame#banner[kind="bad"] { border: 1px solid $bad; }
QFrame#drop_overlay { background: transparent; }
QLabel#pill { border-radius: 9px; padding: 2px 9px; background: $raised; color: $text; }
QLabel#pill[kind="good"] { color: $good; border: 1px solid $good; background: transparent; }
QLabel#pill[kind="warn"] { color: $warn; border: 1px solid $warn; background: transparent; }
QLabel#pill[kind="bad"] { color: $bad; border: 1px solid $bad; background: transparent; }
QLabel#pill[kind="accent"] { color: $on_accent; background: $accent; }

QToolButton[section="true"] {
    border: none; border-radius: 8px; padding: 9px 12px; text-align: left; background: transparent;
    color: $text;
}
QToolButton[section="true"]:hover { background: $border; }
QToolButton[section="true"]:checked { background: $surface; font-weight: 600; color: $accent; }
QToolButton[section="true"]:focus { border: 1px solid $accent; }
"""
