"""What each feature of a pair of articles, or of reports of deals, is worth. Fitted on labelled families by
`python -m tests.quality.fit_stories --write`. Data.

likeness.py and reports.py make the features and say what they mean.
"""

from collections.abc import Mapping

ARTICLES: Mapping[str, float] = {
    "always": -3.96, "copied": 0.03, "countries": 0.21, "countries (foreign)": 0.06, "days apart": -1.00,
    "days apart (foreign)": -0.28, "figures": 1.38, "figures (foreign)": 0.15, "foreign": -0.04,
    "instrument": 0.77, "instrument (foreign)": 0.07, "lead in lead": 0.28, "lead in lead (foreign)": 0.03,
    "minerals": 0.44, "minerals (foreign)": 0.01, "minerals unknown": -0.09, "names": 0.45,
    "names (foreign)": 0.10, "names of a title": 1.02, "names of a title (foreign)": 0.15,
    "names of the lead": 0.48, "names of the lead (foreign)": 0.10, "no deal": 0.08, "no deal (foreign)": 0.09,
    "no party": -0.13, "no party (foreign)": 0.01, "no rare name": -0.30, "no rare name (foreign)": -0.07,
    "one has no deal": 0.24, "one has no deal (foreign)": -0.06, "one rare name of the lead": 0.28,
    "one rare name of the lead (foreign)": 0.03, "other countries": -0.37, "other countries (foreign)": -0.05,
    "other figures": -1.48, "other figures (foreign)": -0.23, "other minerals": -0.39,
    "other minerals (foreign)": -0.05, "other partner": -1.00, "other partner (foreign)": -0.21,
    "other sums": -0.44, "other sums (foreign)": -0.12, "parties": 0.44, "parties (foreign)": 0.05,
    "rare names": 0.96, "rare names (foreign)": 0.17, "rare names of the lead": 0.91,
    "rare names of the lead (foreign)": 0.14, "several deals": -0.36, "several deals (foreign)": -0.08,
    "status": -0.02, "status (foreign)": -0.06, "sums": 0.79, "sums (foreign)": 0.11, "words": 0.05,
}  # fmt: skip

REPORTS: Mapping[str, float] = {
    "always": -2.57, "another partner": -2.39, "countries": 0.06, "days apart": -0.11, "few parties": 1.04,
    "figures": 1.07, "foreign": 0.04, "goes back": -0.15, "instrument": 1.05, "many deals": -0.48,
    "minerals": -0.03, "near value": 0.48, "one deal each": 0.45, "other countries": -0.10,
    "other instrument": -1.01, "other projects": 0.07, "other quantity": -0.30, "other stake": 0.07,
    "other value": -0.25, "parties": 0.96, "projects": -0.19, "quantity": 0.20, "rare names": 0.84,
    "rare names of the lead": 1.08, "same event": 1.38, "stake": 0.09, "status": -0.04, "two parties": 1.32,
    "value": 0.72,
}  # fmt: skip
