"""Days of the week as texts write them, for patterns that ignore case."""

WEEKDAY = (
    r"(?:(?:maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai)(?:na|n)?"
    r"|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:ens?)?)"
)
"""A day of the week: "torstaina", "torstai", "torsdagen"."""
