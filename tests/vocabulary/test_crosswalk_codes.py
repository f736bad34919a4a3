"""Facts of events and the codes that the four schemes have for them, told by hand from their codebooks."""

from __future__ import annotations

from typing import Any

import pytest

from musnad.vocabulary.crosswalk import EventFacts, codes_of, load_crosswalk

ARMY, ABROAD, REBELS = ("state-forces",), ("external-forces",), ("rebel-group",)
MILITIA, TRIBE, MOB = ("political-militia",), ("identity-militia",), ("rioters",)
UNKNOWN: tuple[None] = (None,)
GUNMEN, POLICE, CIVILIANS, CROWD = ("fighter",), ("authority",), ("civilian",), ("protester",)


def facts(event: str | None, **others: Any) -> EventFacts:
    kind: Any = event.partition("/")[0] if event else None
    return EventFacts(type=kind, mode=event.partition("/")[2] if event else None, **others)


AIR_STRIKE = facts("ASSAULT/aerial", actor_types=ABROAD, target_types=UNKNOWN)
SHOTS_AT_CIVILIANS = facts("ASSAULT/firearms", actor_types=ARMY, target_people=CIVILIANS)

# facts, PLOVER, CAMEO, ACLED, UCDP
CASES: list[tuple[EventFacts, str | None, str | None, str | None, str | None]] = [
    # weapons: the sub-event of ACLED follows from the weapon alone
    (facts("ASSAULT/aerial"), "ASSAULT/aerial", "195", "Air/drone strike", None),
    (facts("ASSAULT/aerial", actor_types=ARMY, target_types=REBELS, deaths=True), "ASSAULT/aerial", "195", "Air/drone strike", "1"),
    (facts("ASSAULT/aerial", actor_types=ABROAD, target_people=CIVILIANS, deaths=True), "ASSAULT/aerial", "195", "Air/drone strike", "3"),
    (facts("ASSAULT/aerial", actor_types=UNKNOWN, target_types=REBELS, deaths=True), "ASSAULT/aerial", "195", "Air/drone strike", None),
    (facts("ASSAULT/drone", actor_types=ABROAD, target_types=MILITIA, deaths=True), "ASSAULT/drone", "1952", "Air/drone strike", "1"),
    (facts("ASSAULT/drone", actor_types=MILITIA, target_types=ABROAD), "ASSAULT/drone", "1952", "Air/drone strike", None),
    (facts("ASSAULT/heavy-weapons"), "ASSAULT/heavy-weapons", "194", "Shelling/artillery/missile attack", None),
    (facts("ASSAULT/heavy-weapons", actor_types=REBELS, target_types=ARMY, deaths=True), "ASSAULT/heavy-weapons", "194", "Shelling/artillery/missile attack", "1"),
    (facts("ASSAULT/heavy-weapons", actor_types=("coalition",), target_types=REBELS, deaths=True), "ASSAULT/heavy-weapons", "194", "Shelling/artillery/missile attack", None),
    (facts("ASSAULT/chemical", actor_types=ARMY, target_people=CIVILIANS, deaths=True), "ASSAULT/unconventional", "2041", "Chemical weapon", "3"),
    (facts("ASSAULT/suicide-attack", target_types=ARMY), "ASSAULT/suicide-attack", "1831", "Suicide bomb", None),
    (facts("ASSAULT/suicide-attack", actor_types=REBELS, target_types=ARMY, deaths=True), "ASSAULT/suicide-attack", "1831", "Suicide bomb", "1"),
    (facts("ASSAULT/suicide-attack", actor_types=REBELS, target_people=("civilian", "woman"), deaths=True), "ASSAULT/suicide-attack", "1831", "Suicide bomb", "3"),
    (facts("ASSAULT/explosives"), "ASSAULT/explosives", "183", "Remote explosive/landmine/IED", None),
    (facts("ASSAULT/explosives", means=("vehicle-bomb",)), "ASSAULT/explosives", "1832", "Remote explosive/landmine/IED", None),
    (facts("ASSAULT/explosives", means=("roadside-bomb",), actor_types=REBELS, target_people=("soldier",), deaths=True), "ASSAULT/explosives", "1833", "Remote explosive/landmine/IED", "1"),
    (facts("ASSAULT/explosives", means=("mine",)), "ASSAULT/explosives", None, "Remote explosive/landmine/IED", None),
    (facts("ASSAULT/explosives", means=("grenade",)), "ASSAULT/explosives", None, "Grenade", None),
    (facts("ASSAULT/explosives", actor_types=ARMY), "ASSAULT/explosives", None, "Remote explosive/landmine/IED", None),
    (facts("ASSAULT/sexual", target_people=("woman",)), "ASSAULT/sexual", "1821", "Sexual violence", None),
    (facts("ASSAULT/intercept", actor_types=ARMY, target_people=("projectile",)), None, None, "Disrupted weapons use", None),
    (facts("ASSAULT/intercept", actor_types=ARMY, target_people=("aircraft",)), None, None, None, None),
    # small arms and ground attacks: by whom and against whom
    (facts("ASSAULT/firearms", actor_types=(*ARMY, *REBELS), mutual=True), "ASSAULT/firearms", "193", "Armed clash", None),
    (facts("ASSAULT/firearms", actor_types=(*ARMY, *REBELS), mutual=True, deaths=True), "ASSAULT/firearms", "193", "Armed clash", "1"),
    (facts("ASSAULT/firearms", actor_types=(*REBELS, *MILITIA), mutual=True, deaths=True), "ASSAULT/firearms", "193", "Armed clash", "2"),
    (facts("ASSAULT/firearms", actor_types=(*TRIBE, *TRIBE), mutual=True, deaths=True), "ASSAULT/firearms", "193", "Armed clash", "2"),
    (facts("ASSAULT/firearms", actor_types=(*REBELS, None), mutual=True, deaths=True), "ASSAULT/firearms", "193", None, None),
    (facts("ASSAULT/firearms", actor_types=(*REBELS, None), actor_people=GUNMEN, mutual=True, deaths=True), "ASSAULT/firearms", "193", "Armed clash", None),
    (facts("ASSAULT/firearms", actor_types=ARMY), "ASSAULT/firearms", "193", None, None),
    (facts("ASSAULT/firearms"), "ASSAULT/firearms", None, None, None),
    (facts("ASSAULT/firearms", actor_people=GUNMEN, target_people=CIVILIANS, deaths=True), "ASSAULT/firearms", "193", "Attack", None),
    (facts("ASSAULT/firearms", actor_people=GUNMEN, target_people=("official",), deaths=True), "ASSAULT/firearms", "193", "Attack", None),
    (facts("ASSAULT/firearms", actor_people=GUNMEN, target_people=("person",), deaths=True), "ASSAULT/firearms", "193", None, None),
    (facts("ASSAULT/firearms", actor_people=GUNMEN, target_people=("soldier",), deaths=True), "ASSAULT/firearms", "193", "Armed clash", None),
    (facts("ASSAULT/firearms", actor_types=ARMY, target_people=GUNMEN, deaths=True), "ASSAULT/firearms", "193", "Armed clash", None),
    (facts("ASSAULT/firearms", actor_types=ABROAD, target_people=("child",), deaths=True), "ASSAULT/firearms", "193", "Attack", "3"),
    (facts("ASSAULT/firearms", actor_types=ARMY, target_people=("civilian", "fighter"), deaths=True), "ASSAULT/firearms", "193", "Armed clash", None),
    (facts("ASSAULT/firearms", actor_types=ARMY, target_people=CROWD, deaths=True), "ASSAULT/firearms", "175", "Excessive force against protesters", "3"),
    (facts("ASSAULT/firearms", actor_people=GUNMEN, target_types=("protesters",)), "ASSAULT/firearms", "193", "Excessive force against protesters", None),
    (facts("ASSAULT/raid", actor_types=REBELS, target_types=ARMY, deaths=True), "ASSAULT", "190", "Armed clash", "1"),
    (facts("ASSAULT/raid", actor_types=ABROAD, target_types=ARMY, deaths=True), "ASSAULT", "190", "Armed clash", "1"),
    (facts("ASSAULT/raid", actor_types=ARMY, target_types=ABROAD, deaths=True), "ASSAULT", "190", "Armed clash", "1"),
    (facts("ASSAULT/raid", actor_types=MILITIA, target_people=CIVILIANS, deaths=True), "ASSAULT", None, "Attack", "3"),
    (facts("ASSAULT/raid", actor_types=("state-forces", "political-militia")), "ASSAULT", "190", None, None),
    (facts("ASSAULT/other", actor_types=REBELS, target_types=ARMY, deaths=True), "ASSAULT", None, None, "1"),
    (facts("ASSAULT/other", target_people=CIVILIANS), "ASSAULT", None, None, None),
    (facts("ASSAULT/targeted", target_people=("official",)), "ASSAULT/targeted", "186", "Attack", None),
    (facts("ASSAULT/targeted", actor_types=REBELS, target_people=("official",), deaths=True), "ASSAULT/targeted", "186", "Attack", "1"),
    (facts("ASSAULT/targeted", actor_types=REBELS, target_people=CIVILIANS, deaths=True), "ASSAULT/targeted", "18", "Attack", "3"),
    (facts("ASSAULT/targeted", actor_types=ARMY, target_people=CIVILIANS, deaths=True), "ASSAULT/targeted", None, None, None),
    (facts("ASSAULT/targeted", actor_types=REBELS, target_people=("soldier",), deaths=True), "ASSAULT/targeted", "18", None, "1"),
    (facts("ASSAULT/abduct", actor_types=REBELS, target_people=CIVILIANS), "ASSAULT/abduct", "181", "Abduction/forced disappearance", None),
    (facts("ASSAULT/abduct", actor_types=ARMY, target_people=("person",)), "ASSAULT/abduct", "181", "Abduction/forced disappearance", None),
    (facts("ASSAULT/abduct", actor_types=REBELS, target_people=("soldier",)), "ASSAULT/abduct", None, None, None),
    (facts("ASSAULT/abduct", actor_types=REBELS), "ASSAULT/abduct", "181", None, None),
    (facts("ASSAULT/beat", actor_types=ARMY, target_people=("detainee",)), "ASSAULT/beat", "182", "Attack", None),
    (facts("ASSAULT/beat", actor_types=MOB, target_people=CIVILIANS), "ASSAULT/beat", "182", "Mob violence", None),
    (facts("ASSAULT/beat", actor_types=ARMY, target_people=CROWD, deaths=True), "ASSAULT/beat", "182", "Excessive force against protesters", None),
    (facts("ASSAULT/beat", actor_types=ARMY, target_people=CROWD), "ASSAULT/beat", "182", None, None),
    (facts("ASSAULT/torture", actor_types=ARMY, target_people=("detainee",), deaths=True), "ASSAULT/torture", "1822", "Attack", None),
    (facts("ASSAULT/destroy", actor_types=MILITIA), "ASSAULT/destroy", "171", "Looting/property destruction", None),
    (facts("ASSAULT/destroy"), "ASSAULT/destroy", "171", None, None),
    (facts("ASSAULT/crowd-control", actor_people=POLICE, target_people=CROWD), "ASSAULT/crowd-control", "175", "Protest with intervention", None),
    (facts("ASSAULT/crowd-control", target_people=CROWD, deaths=True), "ASSAULT/crowd-control", "175", "Excessive force against protesters", None),
    (facts("ASSAULT/crowd-control", target_types=MOB), "ASSAULT/crowd-control", "175", "Violent demonstration", None),
    (facts("ASSAULT/crowd-control"), "ASSAULT/crowd-control", "175", None, None),
    # harm counts with its cause, or with its doer
    (facts("HARM/killed"), None, None, None, None),
    (facts("HARM/killed", target_people=CIVILIANS), None, None, None, None),
    (facts("HARM/killed", target_people=CIVILIANS, cause=AIR_STRIKE), "ASSAULT/aerial", "195", "Air/drone strike", None),
    (facts("HARM/killed", actor_types=ABROAD, target_types=REBELS, cause=AIR_STRIKE), "ASSAULT/aerial", "195", "Air/drone strike", "1"),
    (facts("HARM/killed", target_people=CIVILIANS, cause=SHOTS_AT_CIVILIANS), "ASSAULT/firearms", "193", "Attack", "3"),
    (facts("HARM/injured", target_people=CIVILIANS, cause=SHOTS_AT_CIVILIANS), "ASSAULT/firearms", "193", "Attack", None),
    (facts("HARM/killed", actor_types=ARMY, target_people=CIVILIANS), "ASSAULT", None, None, "3"),
    (facts("HARM/killed", actor_types=ARMY, target_types=REBELS), "ASSAULT", None, None, "1"),
    (facts("HARM/killed", actor_types=REBELS, target_people=("soldier",)), "ASSAULT", None, None, "1"),
    (facts("HARM/killed", actor_types=REBELS, target_types=MILITIA), "ASSAULT", None, None, "2"),
    (facts("HARM/killed", actor_types=UNKNOWN, target_people=CIVILIANS), None, None, None, None),
    (facts("HARM/killed", actor_people=GUNMEN, target_people=CIVILIANS), "ASSAULT", None, None, None),
    (facts("HARM/killed", actor_types=ARMY, target_people=CROWD), "ASSAULT", None, "Excessive force against protesters", "3"),
    (facts("HARM/injured", actor_types=ARMY, target_people=CIVILIANS), "ASSAULT", None, None, None),
    (facts("HARM/missing"), None, None, None, None),
    (facts("HARM/displaced", target_people=CIVILIANS), None, None, None, None),
    (facts("HARM/displaced", actor_types=ARMY, target_people=CIVILIANS), "SANCTION/expel", None, None, None),
    (facts("HARM/displaced", target_people=CIVILIANS, cause=AIR_STRIKE), None, None, "Other", None),
    (facts("HARM/damage", cause=AIR_STRIKE), "ASSAULT/aerial", "195", "Air/drone strike", None),
    (facts("HARM/damage", actor_types=ARMY), "ASSAULT/destroy", None, None, None),
    # territory
    (facts("CONTROL/capture", actor_types=REBELS, target_types=ARMY), "COERCE/seize", "192", "Non-state actor overtakes territory", None),
    (facts("CONTROL/capture", actor_types=ARMY, target_types=REBELS), "COERCE/seize", "192", "Government regains territory", None),
    (facts("CONTROL/recapture", actor_types=(*ARMY, *MILITIA)), "COERCE/seize", "192", "Government regains territory", None),
    (facts("CONTROL/capture", actor_types=MILITIA), "COERCE/seize", "192", None, None),
    (facts("CONTROL/capture", actor_types=MILITIA, target_types=ARMY), "COERCE/seize", "192", "Non-state actor overtakes territory", None),
    (facts("CONTROL/capture", actor_types=ABROAD, target_types=REBELS), "COERCE/seize", "192", None, None),
    (facts("CONTROL/capture", actor_types=ABROAD, target_types=ARMY), "COERCE/seize", "192", "Non-state actor overtakes territory", None),
    (facts("CONTROL/capture"), None, None, None, None),
    (facts("CONTROL/capture", actor_types=REBELS, target_people=("official",)), None, None, None, None),
    (facts("CONTROL/lose", actor_types=ARMY), None, None, "Non-state actor overtakes territory", None),
    (facts("CONTROL/lose", actor_types=REBELS), None, None, None, None),
    (facts("CONTROL/advance", actor_types=ARMY), None, None, None, None),
    (facts("CONTROL/encircle", actor_types=ARMY), "COERCE/restrict", "191", None, None),
    (facts("CONTROL/handover", actor_types=REBELS), "RETREAT/withdraw", None, "Non-violent transfer of territory", None),
    # those in power
    (facts("COERCE/arrest", actor_types=ARMY), "COERCE/arrest", "173", "Arrests", None),
    (facts("COERCE/arrest", actor_people=POLICE), "COERCE/arrest", "173", "Arrests", None),
    (facts("COERCE/arrest", actor_types=REBELS), "COERCE/arrest", None, None, None),
    (facts("COERCE/arrest"), "COERCE/arrest", "173", None, None),
    (facts("COERCE/search", actor_types=ARMY), "COERCE", "17", None, None),
    (facts("COERCE/seize", actor_types=ARMY, target_people=("ammunition",)), "COERCE/seize", "171", "Disrupted weapons use", None),
    (facts("COERCE/seize", actor_types=MILITIA, target_people=("goods",)), "COERCE/seize", "171", "Looting/property destruction", None),
    (facts("COERCE/seize", actor_types=ARMY, target_people=("goods",)), "COERCE/seize", "171", None, None),
    (facts("COERCE/restrict", actor_types=ARMY), "COERCE/restrict", None, None, None),
    (facts("COERCE/transfer"), None, None, None, None),
    (facts("COERCE/deport"), "COERCE/deport", "174", None, None),
    (facts("COERCE/censor"), "COERCE/censor", "172", None, None),
    (facts("COERCE/withhold"), "COERCE/withhold", None, None, None),
    (facts("COERCE/cyber"), "COERCE/cyber", "176", None, None),
    # easing
    (facts("RETREAT/withdraw", actor_types=ARMY), "RETREAT/withdraw", "0874", "Change to group/activity", None),
    (facts("RETREAT/withdraw", actor_types=("party",)), "RETREAT/withdraw", None, None, None),
    (facts("RETREAT/surrender", actor_people=GUNMEN), "RETREAT/disarm", "0874", None, None),
    (facts("RETREAT/release", target_people=("detainee",)), "RETREAT/release", "0841", None, None),
    (facts("RETREAT/release", target_people=("goods",)), "RETREAT/release", "08", None, None),
    (facts("RETREAT/exchange"), "RETREAT/release", "08", "Agreement", None),
    (facts("RETREAT/ceasefire"), "RETREAT/ceasefire", "0871", "Agreement", None),
    (facts("RETREAT/disarm"), "RETREAT/disarm", "087", None, None),
    (facts("RETREAT/access"), "RETREAT/access", "08", None, None),
    (facts("RETREAT/resign"), "RETREAT/resign", None, None, None),
    (facts("RETREAT/escape"), None, None, None, None),
    # forces
    (facts("MOBILIZE/deploy", actor_types=ARMY), "MOBILIZE", "15", "Change to group/activity", None),
    (facts("MOBILIZE/deploy", actor_types=ABROAD), "MOBILIZE/troops", "154", "Change to group/activity", None),
    (facts("MOBILIZE/reinforce", actor_types=MILITIA), "MOBILIZE/militia", "154", "Change to group/activity", None),
    (facts("MOBILIZE/deploy", actor_types=REBELS, target_people=("base",)), "MOBILIZE/militia", "154", "Headquarters or base established", None),
    (facts("MOBILIZE/patrol", actor_types=ABROAD), "MOBILIZE", "15", None, None),
    (facts("MOBILIZE/weapons"), "MOBILIZE/weapons", "15", None, None),
    # protest
    (facts("PROTEST/demo"), "PROTEST/demo", "141", "Peaceful protest", None),
    (facts("PROTEST/demo", intervention=True), "PROTEST/demo", "141", "Protest with intervention", None),
    (facts("PROTEST/demo", intervention=True, deaths=True), "PROTEST/demo", "141", "Excessive force against protesters", None),
    (facts("PROTEST/demo", deaths=True), "PROTEST/demo", "141", None, None),
    (facts("PROTEST/riot"), "PROTEST/riot", "145", "Violent demonstration", None),
    (facts("PROTEST/strike"), "PROTEST/strike", "143", None, None),
    (facts("PROTEST/boycott"), "PROTEST/boycott", "143", None, None),
    (facts("PROTEST/hunger"), "PROTEST/hunger", "142", None, None),
    (facts("PROTEST/obstruct"), "PROTEST/obstruct", "144", None, None),
    # the rest
    (facts("AID/humanitarian"), "AID", "073", None, None),
    (facts("AID/military"), "AID", "072", None, None),
    (facts("AID/rescue"), "AID", None, None, None),
    (facts("SANCTION/convict"), "SANCTION/convict", "116", None, None),
    (facts("SANCTION/sanction"), "COERCE/restrict", "163", None, None),
    (facts("SANCTION/expel"), "SANCTION/expel", "166", None, None),
    (facts("SANCTION/suspend"), "SANCTION", "16", None, None),
    (facts("CONSULT/meet"), "CONSULT", "04", None, None),
    (facts("CONSULT/visit"), "CONSULT/visit", "042", None, None),
    (facts("CONSULT/negotiate"), "CONSULT", "046", None, None),
    (facts("CONSULT/phone"), "CONSULT/phone", "041", None, None),
    (facts("CONSULT/mediate"), "CONSULT", "045", None, None),
    (facts("AGREE/sign", actor_types=(*ARMY, *REBELS), mutual=True), "SUPPORT", "057", "Agreement", None),
    (facts("AGREE/sign", actor_types=("state", "state"), mutual=True), "SUPPORT", "057", None, None),
    (facts("AGREE/settle", actor_types=REBELS), "AGREE", None, "Agreement", None),
    (facts("AGREE/vote"), None, None, None, None),
    (facts("COOPERATE/military"), "COOPERATE", "062", None, None),
    (facts("COOPERATE/diplomatic"), "SUPPORT", "05", None, None),
    (facts("COOPERATE/other"), "COOPERATE", "06", None, None),
    # what is not told to have happened
    (facts("ASSAULT/aerial", factuality="negated"), None, None, None, None),
    (facts("ASSAULT/aerial", factuality="future", actor_types=ARMY, target_types=REBELS, deaths=True), None, None, None, None),
    (facts("HARM/killed", factuality="possible", actor_types=ARMY, target_people=CIVILIANS), None, None, None, None),
    (facts("ASSAULT/aerial", factuality="negated", act="deny"), "REJECT", "01", None, None),
    (facts("ASSAULT/aerial", act="deny"), "REJECT", "01", None, None),
    (facts("ASSAULT/aerial", act="accuse"), "ASSAULT/aerial", "195", "Air/drone strike", None),
    (facts("RETREAT/ceasefire", factuality="possible", act="demand"), "REQUEST/yield", None, None, None),
    (facts("RETREAT/resign", factuality="possible", act="demand"), "REQUEST/change", None, None, None),
    (facts("AID/humanitarian", factuality="possible", act="demand"), "REQUEST/assist", None, None, None),
    (facts("CONSULT/negotiate", factuality="possible", act="demand"), "REQUEST/meet", None, None, None),
    (facts("COERCE/arrest", factuality="possible", act="demand"), "REQUEST", None, None, None),
    (facts("ASSAULT/heavy-weapons", factuality="future", act="threaten"), "THREATEN/violence", "138", None, None),
    (facts("ASSAULT/raid", factuality="future", act="promise"), "THREATEN/violence", "138", None, None),
    (facts("ASSAULT/targeted", factuality="future", act="promise"), "THREATEN/violence", "13", None, None),
    (facts("CONTROL/capture", factuality="future", act="threaten"), "THREATEN/territory", "1382", None, None),
    (facts("CONTROL/encircle", factuality="future", act="threaten"), "THREATEN/restrict", "1381", None, None),
    (facts("COERCE/arrest", factuality="future", act="threaten"), "THREATEN/arrest", "13", None, None),
    (facts("SANCTION/sanction", factuality="future", act="threaten"), "THREATEN/restrict", "1312", None, None),
    (facts("SANCTION/expel", factuality="future", act="threaten"), "THREATEN/expel", "13", None, None),
    (facts("PROTEST/strike", factuality="future", act="threaten"), "THREATEN/relations", "133", None, None),
    (facts("AID/humanitarian", factuality="future", act="promise"), "AGREE", "0333", None, None),
    (facts("RETREAT/release", factuality="future", act="promise"), "AGREE", "0353", None, None),
    (facts("RETREAT/withdraw", factuality="future", act="promise"), "AGREE", "0356", None, None),
    (facts("CONSULT/mediate", factuality="future", act="promise"), "AGREE", "039", None, None),
    (facts("COERCE/arrest", factuality="future", act="promise"), None, None, None, None),
    (facts("ASSAULT/raid", factuality="future", act="accuse"), "ACCUSE/allege", "112", None, None),
    # statements alone
    (facts(None, act="assert"), None, "010", None, None),
    (facts(None, act="deny"), "REJECT", "01", None, None),
    (facts(None, act="accuse"), "ACCUSE/allege", "112", None, None),
    (facts(None, act="condemn"), "ACCUSE/disapprove", "111", None, None),
    (facts(None, act="demand"), "REQUEST", None, None, None),
    (facts(None, act="threaten"), "THREATEN", "13", None, None),
    (facts(None, act="promise"), None, None, None, None),
    (facts(None, act="praise"), "SUPPORT", "051", None, None),
    (facts(None, act="question"), None, None, None, None),
]  # fmt: skip
# ruff: noqa: E501 - a case a line


def told(one: EventFacts) -> str:
    parts = [one.type or "statement", one.mode, one.factuality if one.factuality != "asserted" else None, one.act]
    sides = [*one.actor_types, *one.actor_people, ">", *one.target_types, *one.target_people, *one.means]
    others = ["deaths" * one.deaths, "mutual" * one.mutual, "intervention" * one.intervention]
    return " ".join(str(part) for part in (*parts, *sides, *others) if part)


@pytest.mark.parametrize(("given", "plover", "cameo", "acled", "ucdp"), CASES, ids=[told(case[0]) for case in CASES])
def test_facts_have_the_codes_of_the_schemes(
    given: EventFacts, plover: str | None, cameo: str | None, acled: str | None, ucdp: str | None
) -> None:
    codes = codes_of(given).codes()
    assert (codes.plover, codes.cameo, codes.acled, codes.ucdp) == (plover, cameo, acled, ucdp)


def test_every_row_is_used_by_a_case_or_takes_what_is_left() -> None:
    table = load_crosswalk()
    found = [getattr(codes_of(case[0]), scheme) for case in CASES for scheme in table.rows]
    used = {one.row for one in found} | {one.via for one in found}
    unused = [row for rows in table.rows.values() for row in rows if row.id not in used]
    assert [row.id for row in unused if row.code and not row.when.is_open() and not row.when.act] == []
