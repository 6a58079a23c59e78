"""What each feature of a pair of articles, or of reports of deals, is worth. Fitted on labelled families by
`python -m tests.quality.fit_stories --write`. Data.

likeness.py and reports.py make the features and say what they mean.
"""

from collections.abc import Mapping

ARTICLES: Mapping[str, float] = {
    "always": -3.93, "copied": 1.15, "countries": 0.60, "countries (foreign)": 0.70, "countries unknown": 0.04,
    "countries unknown (foreign)": 0.02, "days apart": -2.30, "days apart (foreign)": -0.99, "figures": 0.62,
    "figures (foreign)": 0.80, "foreign": 0.23, "instrument": 0.45, "instrument (foreign)": 0.18,
    "lead in lead": 0.09, "lead in lead (foreign)": 0.01, "minerals": 0.31, "minerals (foreign)": 1.09,
    "minerals unknown": 0.32, "minerals unknown (foreign)": -0.13, "names": -0.19, "names (foreign)": 0.13,
    "names of a title": 1.68, "names of a title (foreign)": -0.51, "names of the lead": 0.17,
    "names of the lead (foreign)": 0.22, "no deal": -0.18, "no deal (foreign)": 0.08, "no party": -0.07,
    "no party (foreign)": 0.35, "no rare name": 0.25, "no rare name (foreign)": 0.54, "one has no deal": 0.41,
    "one has no deal (foreign)": -0.22, "one rare name of the lead": 0.09,
    "one rare name of the lead (foreign)": 0.01, "other countries": -0.06, "other countries (foreign)": 0.17,
    "other figures": -1.02, "other figures (foreign)": -0.19, "other minerals": -1.67,
    "other minerals (foreign)": -0.73, "other partner": -1.86, "other partner (foreign)": -0.06,
    "other sums": 0.08, "other sums (foreign)": 0.50, "parties": 0.54, "parties (foreign)": 0.22,
    "rare names": 1.16, "rare names of the lead": 1.73, "rare names of the lead (foreign)": 0.47,
    "several deals": -0.39, "several deals (foreign)": -0.42, "share of figures": 1.11,
    "share of figures (foreign)": 0.73, "status": -0.26, "status (foreign)": 0.11, "sums": 0.98,
    "sums (foreign)": 0.35, "titles apart": -1.20, "titles apart (foreign)": -0.06, "words": -0.92,
}  # fmt: skip

REPORTS: Mapping[str, float] = {
    "always": -1.70, "another deal is nearer": -2.55, "another partner": -2.31, "countries": 2.01,
    "days apart": 0.01, "few parties": 1.46, "figures": 1.17, "firmer instrument": 1.71, "foreign": 0.08,
    "goes back": 0.07, "instrument": 0.48, "many deals": 0.11, "matter": -0.38, "minerals": 0.57,
    "near value": 1.65, "nearest of several": 0.80, "no party": -0.91, "one deal each": -0.12,
    "only differences": -2.54, "other countries": 0.14, "other instrument": -2.54, "other matter": -0.80,
    "other minerals": -2.70, "other projects": -1.65, "other quantity": -1.06, "other stake": -0.18,
    "other value": 0.04, "parties": 1.77, "projects": -1.00, "quantity": 1.71, "rare names": 0.35,
    "rare names of the lead": -0.27, "same event": 2.61, "same step again": -0.93, "stake": 0.33,
    "status": -0.75, "titles apart": -0.74, "two parties": -0.13, "value": 2.04,
}  # fmt: skip
