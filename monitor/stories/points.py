"""What each feature of a pair of articles, or of reports of deals, is worth. Fitted on labelled families by
`python -m tests.quality.fit_stories --write`. Data.

likeness.py and reports.py make the features and say what they mean.
"""

from collections.abc import Mapping

ARTICLES: Mapping[str, float] = {
    "always": -3.39, "copied": 2.02, "copied (foreign)": 0.01, "countries": 0.85, "countries (foreign)": 0.58,
    "days apart": -1.66, "days apart (foreign)": -0.83, "figures": 1.49, "figures (foreign)": 0.61,
    "foreign": 0.07, "instrument": 0.30, "instrument (foreign)": 0.19, "lead in lead": 0.05,
    "lead in lead (foreign)": -0.13, "minerals": 0.40, "minerals (foreign)": 0.52, "minerals unknown": -0.15,
    "minerals unknown (foreign)": 0.13, "names": 0.36, "names of a title": 0.76,
    "names of a title (foreign)": -0.29, "names of the lead": 0.40, "no deal": 0.03, "no deal (foreign)": 0.01,
    "no party": 0.12, "no party (foreign)": -0.02, "no rare name": -0.08, "no rare name (foreign)": 0.19,
    "one has no deal": 0.12, "one has no deal (foreign)": -0.08, "one rare name of the lead": 0.05,
    "one rare name of the lead (foreign)": -0.13, "other countries": -0.32, "other countries (foreign)": -0.05,
    "other figures": -1.89, "other figures (foreign)": -0.20, "other minerals": -1.28,
    "other minerals (foreign)": -0.58, "other partner": -1.74, "other partner (foreign)": 0.14,
    "other sums": -0.33, "other sums (foreign)": 0.13, "parties": 0.37, "parties (foreign)": 0.46,
    "rare names": 1.33, "rare names (foreign)": 0.36, "rare names of the lead": 1.30,
    "rare names of the lead (foreign)": 0.33, "several deals": -0.23, "several deals (foreign)": 0.10,
    "status": -0.07, "status (foreign)": 0.26, "sums": 1.05, "sums (foreign)": 0.61, "words": 0.04,
}  # fmt: skip

REPORTS: Mapping[str, float] = {
    "always": -2.73, "another deal is nearer": -2.98, "another partner": -3.44, "countries": 1.42,
    "days apart": -0.43, "few parties": 1.17, "figures": 0.96, "firmer instrument": 0.91, "foreign": 0.19,
    "goes back": 0.36, "instrument": 0.30, "many deals": -0.14, "matter": -0.24, "minerals": 0.39,
    "near value": 0.19, "nearest of several": -0.35, "no party": -1.14, "one deal each": 0.13,
    "only differences": -2.35, "other countries": -0.05, "other instrument": -1.70, "other matter": -0.31,
    "other minerals": -2.46, "other projects": -0.42, "other quantity": -0.75, "other stake": -0.49,
    "other value": -0.72, "parties": 2.08, "projects": -0.30, "quantity": 1.30, "rare names": 0.59,
    "rare names of the lead": 0.87, "same event": 2.84, "same step again": -0.02, "stake": 0.01, "status": 0.39,
    "two parties": 0.63, "value": 1.37,
}  # fmt: skip
