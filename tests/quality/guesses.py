"""What an analyst would guess that each sign says of a deal's form and status: where the fit of points begins. Data.

With few stories the fitted points stay near these guesses; with many they follow the stories.
"""

from monitor.models.deal import Instrument, Status

_I, _S = Instrument, Status

DRAFT = {"paired": 2.0}
QUANTITY = {
    "always": -2.0,
    "own": 1.0,
    "own, moves": 1.5,
    "moves": 0.7,
    "stock": -2.0,
    "own, takes over": -1.0,
    "the only one": 0.5,
}
SUM = {"always": -2.0, "first in line": 3.0, "another figure": -2.0}
INSTRUMENT: dict[str, dict[Instrument, float]] = {
    "cue loan": {_I.FINANCING: 2.1},
    "cue grant": {_I.FINANCING: 1.8},
    "cue equity": {_I.FINANCING: 1.6},
    "cue stream": {_I.FINANCING: 1.5},
    "cue takeover": {_I.ACQUISITION: 1.6},
    "cue stake": {_I.ACQUISITION: 0.9, _I.JOINT_VENTURE: 0.3},
    "cue sale_of_site": {_I.ACQUISITION: 0.8},
    "cue offtake": {_I.OFFTAKE: 1.9},
    "cue venture": {_I.JOINT_VENTURE: 2.2},
    "cue work": {_I.CONTRACT: 1.7},
    "cue alliance": {_I.PARTNERSHIP: 1.2},
    "cue memo": {_I.MOU: 2.7},
    "cue licence": {_I.LICENCE: 1.0},
    "cue earn": {_I.EARN_IN: 3.0},
    "cue states": {_I.GOVERNMENT_AGREEMENT: 1.0},
    "states alone": {_I.GOVERNMENT_AGREEMENT: 1.5, _I.MOU: 0.5},
    "states and firms": {_I.PARTNERSHIP: 0.2},
    "measure": {_I.OFFTAKE: 0.9},
    "sum": {_I.ACQUISITION: 0.7, _I.FINANCING: 0.6, _I.OFFTAKE: -0.4},
    "mention acquisition": {_I.ACQUISITION: 1.6},
    "mention contract": {_I.CONTRACT: 1.6},
    "mention earn_in": {_I.EARN_IN: 2.4},
    "mention financing": {_I.FINANCING: 2.0},
    "mention government_agreement": {_I.GOVERNMENT_AGREEMENT: 1.5},
    "mention joint_venture": {_I.JOINT_VENTURE: 1.8},
    "mention licence": {_I.LICENCE: 1.8},
    "mention mou": {_I.MOU: 1.6},
    "mention offtake": {_I.OFFTAKE: 1.6, _I.MOU: 0.3},
    "mention partnership": {_I.PARTNERSHIP: 1.4},
    "mention state_and_firm": {_I.PARTNERSHIP: 1.0, _I.CONTRACT: 0.8},
    "mention other": {_I.OTHER: 0.1},
    "always": {_I.PARTNERSHIP: 0.3},
}
STATUS: dict[str, dict[Status, float]] = {
    "always": {_S.SIGNED: 1.7},
    "cue plan": {_S.PROPOSED: 1.0},
    "cue talks": {_S.PROPOSED: 1.2},
    "cue offer": {_S.PROPOSED: 1.0},
    "cue future": {_S.PROPOSED: 0.8},
    "cue letter_of_interest": {_S.PROPOSED: 1.2},
    "cue sign": {_S.SIGNED: 0.8},
    "cue agree": {_S.SIGNED: 0.5},
    "cue close": {_S.COMPLETED: 1.9},
    "cue owns": {_S.COMPLETED: 1.5},
    "cue clear": {_S.APPROVED: 1.3},
    "cue vote": {_S.APPROVED: 0.6},
    "cue end": {_S.TERMINATED: 1.7},
    "cue leave": {_S.TERMINATED: 1.4},
    "says proposed": {_S.PROPOSED: 1.4},
    "says signed": {_S.SIGNED: 0.8},
    "says completed": {_S.COMPLETED: 1.3},
    "says approved": {_S.APPROVED: 1.5},
    "says terminated": {_S.TERMINATED: 1.3},
    "form licence": {_S.APPROVED: 1.5},
}
