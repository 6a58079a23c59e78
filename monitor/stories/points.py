"""What each feature of a pair of articles, or of reports of deals, is worth. Fitted on labelled families by
`python -m tests.quality.fit_stories --write`. Data.

likeness.py and reports.py make the features and say what they mean.
"""

from collections.abc import Mapping

ARTICLES: Mapping[str, float] = {
    "always": -3.53, "copied": 1.21, "countries": 0.67, "countries (foreign)": 0.74, "countries unknown": 0.04,
    "countries unknown (foreign)": 0.02, "days apart": -2.52, "days apart (foreign)": -1.17, "figures": 0.74,
    "figures (foreign)": 0.74, "foreign": 0.19, "instrument": 0.20, "instrument (foreign)": 0.28,
    "lead in lead": 0.08, "minerals": 0.09, "minerals (foreign)": 1.04, "minerals unknown": 0.56,
    "minerals unknown (foreign)": -0.10, "names": -0.22, "names (foreign)": 0.14, "names of a title": 1.69,
    "names of a title (foreign)": -0.55, "names of the lead": 0.25, "names of the lead (foreign)": 0.27,
    "no deal": -0.18, "no deal (foreign)": 0.09, "no party": -0.25, "no party (foreign)": 0.41,
    "no rare name": 0.24, "no rare name (foreign)": 0.55, "one has no deal": 0.48,
    "one has no deal (foreign)": -0.24, "one rare name of the lead": 0.08, "other countries": -0.07,
    "other countries (foreign)": 0.16, "other figures": -1.05, "other figures (foreign)": -0.14,
    "other minerals": -1.69, "other minerals (foreign)": -0.74, "other partner": -1.28,
    "other partner (foreign)": 0.11, "other sums": 0.05, "other sums (foreign)": 0.55, "parties": 0.27,
    "parties (foreign)": -0.07, "rare names": 1.06, "rare names (foreign)": 0.02,
    "rare names of the lead": 1.77, "rare names of the lead (foreign)": 0.52, "several deals": -0.69,
    "several deals (foreign)": 0.10, "share of figures": 1.22, "share of figures (foreign)": 0.63,
    "status": 0.04, "status (foreign)": -0.04, "sums": 0.99, "sums (foreign)": 0.27, "titles apart": -1.18,
    "titles apart (foreign)": 0.01, "words": -0.82,
}  # fmt: skip

REPORTS: Mapping[str, float] = {
    "always": -0.59, "another deal is nearer": -2.96, "another partner": -2.35, "countries": 1.37,
    "days apart": -0.18, "few parties": 1.06, "figures": 1.00, "firmer instrument": 1.84, "foreign": 0.20,
    "goes back": 0.21, "instrument": 0.38, "many deals": 0.48, "matter": 0.04, "minerals": 0.25,
    "near value": 2.03, "nearest of several": 0.50, "no party": -1.22, "one deal each": -0.48,
    "only differences": -2.49, "other countries": -0.19, "other instrument": -2.52, "other matter": -0.74,
    "other minerals": -2.42, "other projects": -1.52, "other quantity": -0.76, "other stake": -0.16,
    "other value": -0.59, "parties": 2.20, "projects": -1.07, "quantity": 1.33, "rare names": 0.30,
    "rare names of the lead": -0.48, "same event": 2.70, "same step again": -1.44, "stake": 0.97,
    "status": -0.70, "titles apart": -0.95, "two parties": 0.12, "value": 1.73,
}  # fmt: skip
