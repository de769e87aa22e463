"""Numbers as people read them: lengths, shares, rates, sizes and dates, in the person's locale."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

translate = QCoreApplication.translate
_DAYS_OF_A_WEEK = 7


def clock(seconds: float) -> str:
    """A length as ``m:ss``, or ``h:mm:ss``; what is not nothing is at least a second."""
    whole = max(1, round(seconds)) if seconds > 0 else 0
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def spoken_length(seconds: float) -> str:
    """A total in words, for sums and for screen readers: "2 h 13 min", "4 min 5 s", "12 s"."""
    whole = max(1, round(seconds)) if seconds > 0 else 0
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return translate("Figures", "{0} h {1} min").format(hours, minutes)
    if minutes:
        return translate("Figures", "{0} min {1} s").format(minutes, rest)
    return translate("Figures", "{0} s").format(rest)


def percent(share: float) -> str:
    """A share of 0 to 1 as a whole percentage; never rounded up to 100."""
    return translate("Figures", "{0} %").format(int(share * 100 + 1e-9))


def rate(hertz: int) -> str:
    """A sample rate in kHz."""
    shown = QLocale().toString(hertz / 1000, "f", 1)
    shown = shown.removesuffix("0").removesuffix(QLocale().decimalPoint())
    return translate("Figures", "{0} kHz").format(shown)


def size(count: int) -> str:
    """A number of bytes."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def when(timestamp: float, today: QDate | None = None) -> str:
    """A moment, as short as it can be: the time today, "Yesterday", a weekday, or the date.

    Args:
        timestamp: Seconds since 1970; 0 for unknown.
        today: The present day, for tests.
    """
    if timestamp <= 0:
        return ""
    moment = QDateTime.fromSecsSinceEpoch(int(timestamp))
    day, locale = moment.date(), QLocale()
    days = day.daysTo(today or QDate.currentDate())
    if days == 0:
        return locale.toString(moment.time(), QLocale.FormatType.ShortFormat)
    if days == 1:
        return translate("Figures", "Yesterday")
    if 1 < days < _DAYS_OF_A_WEEK:
        return locale.toString(day, "dddd")
    return locale.toString(day, QLocale.FormatType.ShortFormat)


def exactly_when(timestamp: float) -> str:
    """A moment with date and time, for tool tips."""
    if timestamp <= 0:
        return ""
    moment = QDateTime.fromSecsSinceEpoch(int(timestamp))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)
