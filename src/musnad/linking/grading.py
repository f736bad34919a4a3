"""How well an incident is established, and its numbers as low, best and high; each by a rule that is told.

The grades are those of Airwars (airwars.org, civilian casualty incidents): confirmed where a belligerent has accepted
responsibility; fair where two or more credible sources tell it and a belligerent's act is likely; weak where one does;
contested where there are competing claims of responsibility; discounted where those killed were combatants. Airwars
gives them by hand and only for harm to civilians; here the rules below decide, in their order, and of credibility they
know independence alone. Low, best and high are those of UCDP GED, whose best estimate is the most reliable number, and
the lower where in doubt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from musnad.linking.contradictions import unlike_doers
from musnad.linking.origins import origin_by_claim
from musnad.linking.told import Account, Told, account, keys_of, kinds_told
from musnad.model.links import ClaimKey, Contradiction, Grade, Origin, Tally, TallyRule
from musnad.model.record import CountKind, EventType

_GRADED: Final[frozenset[EventType]] = frozenset({"ASSAULT", "HARM", "CONTROL", "COERCE"})
_DEED: Final[frozenset[EventType]] = frozenset({"ASSAULT", "CONTROL", "COERCE"})
_HURT: Final = frozenset({"killed", "injured"})
_SEVERAL: Final = 2
_MEDIA: Final = "media"


def grade_of(told: Sequence[Told], origins: Sequence[Origin], contradictions: Sequence[Contradiction]) -> Grade | None:
    """The grade of an incident by the first rule that holds; `None` for what is no deed of one side to another.

    Who denies it is no origin of it.
    """
    told = [one for one in told if one.fact.type in _GRADED and one.fact.factuality in {"asserted", "negated"}]
    if not any(one.happened for one in told):
        return None
    if fighters := _fighters_only(told):
        return Grade(level="discounted", rule="fighters_only", claims=keys_of(fighters))
    if accepting := [one for one in told if _accepts(one)]:
        return Grade(level="confirmed", rule="party_accepts", claims=keys_of(accepting))
    for kind, rule in (("actor", "sides_blame_each_other"), ("happened", "denied")):
        for one in contradictions:
            if one.kind == kind and not one.same_origin:
                return Grade(level="contested", rule=rule, claims=(one.first.key, one.second.key))  # type: ignore[arg-type]  # the two above
    told = [one for one in told if one.happened]
    by_claim = origin_by_claim(origins)
    if len({by_claim[one.key.report, one.key.claim] for one in told}) < _SEVERAL:
        return Grade(level="weak", rule="one_origin", claims=keys_of(told))
    named = [one for one in told if any(party.named or party.country for party in one.fact.actors)]
    if not named:
        return Grade(level="weak", rule="no_side_named", claims=keys_of(told))
    if unlike := unlike_doers(told, origins):
        return Grade(level="weak", rule="doers_unlike", claims=keys_of(unlike))
    return Grade(level="fair", rule="several_origins", claims=keys_of(named))


def _fighters_only(told: Sequence[Told]) -> list[Told]:
    """The claims of the killed and hurt, where each says of whom, and all are fighters; else none."""
    hurt = [
        one for one in told if one.happened and (one.fact.type == "HARM" or _HURT & {n.kind for n in one.fact.numbers})
    ]
    roles = [party.role for one in hurt for party in one.fact.targets]
    if not roles or any(role != "fighter" for role in roles) or any(not one.fact.targets for one in hurt):
        return []
    return hurt


def _accepts(one: Told) -> bool:
    """Whether the speaker of a claim says that their own side did it; a state's agency tells and accepts nothing."""
    speaker = one.fact.speaker
    if speaker is None or speaker.actor_type == _MEDIA or not one.happened or one.fact.type not in _DEED:
        return False
    return any(party.authority in speaker.kin for party in one.fact.actors if party.authority is not None)


def tallies_of(told: Sequence[Told], origins: Sequence[Origin]) -> tuple[Tally, ...]:
    """Low, best and high of each kind of number that the claims tell."""
    by_claim = origin_by_claim(origins)
    found = (_tally(kind, _accounts(told, kind, by_claim)) for kind in kinds_told(told))
    return tuple(tally for tally in found if tally is not None)


def _accounts(told: Sequence[Told], kind: CountKind, by_claim: Mapping[tuple[str, str], str]) -> list[list[Account]]:
    """The accounts of each origin, one of each of its reports, the one that it stands by first.

    That is the one of its latest day, since numbers rise as days go on; of one day the lower, since a copy may have
    been altered.
    """
    by_origin: dict[str, dict[str, list[Told]]] = {}
    for one in told:
        by_origin.setdefault(by_claim[one.key.report, one.key.claim], {}).setdefault(one.key.report, []).append(one)
    found = []
    for _, reports in sorted(by_origin.items()):
        given = [(-(group[0].report.published or 0), each.low, report, each) for report, group in reports.items()
                 if (each := account(group, kind)) is not None]  # fmt: skip
        if given:
            found.append([each for _, _, _, each in sorted(given, key=lambda item: item[:3])])
    return found


def _tally(kind: CountKind, by_origin: Sequence[Sequence[Account]]) -> Tally | None:
    if not by_origin:
        return None
    behind = Counter(accounts[0].low for accounts in by_origin)
    most = max(behind.values())
    leading = [low for low, count in behind.items() if count == most]
    best = min(leading)
    every = [each for accounts in by_origin for each in accounts]
    lows = {each.low for each in every}
    low = min(lows)
    rule: TallyRule = "one_number" if len(lows) == 1 else "most_origins" if len(leading) == 1 else "lowest_of_equals"
    tops = [_top(each) for each in every]
    high = None if None in tops else max(top for top in tops if top is not None)
    return Tally(
        kind=kind,
        low=low,
        best=best,
        high=high,
        rule=rule,
        low_claims=_telling(every, low),
        best_claims=_telling((accounts[0] for accounts in by_origin), best),
        high_claims=keys_of(one for each, top in zip(every, tops, strict=True) if top == high for one in each.told),
    )


def _top(one: Account) -> int | None:
    """The most that one account tells: the upper bound of its greatest number, not the sum of what may be parts."""
    return next((number.high for told in one.told for number in told.fact.numbers if number.low == one.low), None)


def _telling(accounts: Iterable[Account], low: int) -> tuple[ClaimKey, ...]:
    return keys_of(one for each in accounts if each.low == low for one in each.told)
