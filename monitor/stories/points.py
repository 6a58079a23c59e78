"""What each feature of a pair of articles, or of reports of deals, is worth. Fitted on labelled families by
`python -m tests.quality.fit_stories --write`. Data.

likeness.py and reports.py make the features and say what they mean.
"""

from collections.abc import Mapping

ARTICLES: Mapping[str, float] = {
    "always": -3.11, "copied": 2.02, "copied (foreign)": 0.01, "countries": 0.87, "countries (foreign)": 0.65,
    "days apart": -1.71, "days apart (foreign)": -0.74, "figures": 1.46, "figures (foreign)": 0.59,
    "foreign": 0.20, "instrument": 0.22, "instrument (foreign)": 0.02, "lead in lead": -0.05,
    "lead in lead (foreign)": -0.26, "minerals": 0.69, "minerals (foreign)": 0.95, "minerals unknown": -0.28,
    "minerals unknown (foreign)": 0.03, "names": 0.43, "names (foreign)": 0.06, "names of a title": 0.77,
    "names of a title (foreign)": -0.31, "names of the lead": 0.51, "names of the lead (foreign)": 0.10,
    "no deal": 0.02, "no deal (foreign)": 0.01, "no party": 0.27, "no party (foreign)": 0.30,
    "no rare name": 0.13, "no rare name (foreign)": 0.54, "one has no deal (foreign)": -0.13,
    "one rare name of the lead": -0.05, "one rare name of the lead (foreign)": -0.26, "other countries": -0.39,
    "other countries (foreign)": -0.11, "other figures": -1.86, "other figures (foreign)": -0.08,
    "other minerals": -1.44, "other minerals (foreign)": -0.78, "other partner": -1.87,
    "other partner (foreign)": -0.04, "other sums": -0.37, "other sums (foreign)": 0.10, "parties": 0.22,
    "parties (foreign)": 0.13, "rare names": 1.26, "rare names (foreign)": 0.22, "rare names of the lead": 1.24,
    "rare names of the lead (foreign)": 0.21, "several deals": -0.02, "several deals (foreign)": 0.35,
    "status": -0.14, "status (foreign)": 0.06, "sums": 1.04, "sums (foreign)": 0.58, "words": 0.03,
}  # fmt: skip

REPORTS: Mapping[str, float] = {
    "always": 1.46, "another deal is nearer": -2.33, "another partner": -4.02, "countries": 0.82,
    "days apart": -0.20, "few parties": 1.07, "figures": 1.54, "firmer instrument": 0.95, "foreign": 0.05,
    "goes back": -0.03, "instrument": 0.31, "many deals": -0.15, "matter": -0.17, "minerals": -0.05,
    "near value": 0.37, "nearest of several": -0.79, "one deal each": 0.16, "only differences": -2.52,
    "other countries": -0.70, "other instrument": -1.89, "other matter": -0.96, "other minerals": -2.00,
    "other projects": -1.20, "other quantity": -1.09, "other stake": -0.44, "other value": -0.37,
    "parties": 0.78, "projects": -0.39, "quantity": 1.27, "rare names": 0.37, "rare names of the lead": 0.62,
    "same event": 3.01, "same step again": -0.02, "stake": 0.01, "status": 0.70, "two parties": 0.96,
    "value": 1.38,
}  # fmt: skip
