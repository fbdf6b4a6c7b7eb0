"""The lexicon of event words and cues."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.codebook import lexicon
from dateline.codebook.lexicon import Lexicon, lemmas, load

# The event types of the codebook, written out: a row with any other is a slip of the pen.
TYPES = set(
    re.findall(
        r"\w+",
        """armed_clash territory_captured territory_transferred air_strike shelling bombing suicide_bombing
        grenade_attack chemical_attack attack_on_civilians sexual_violence abduction casualties protest riot
        protest_crackdown deployment base_established withdrawal arrest weapons_disrupted property_destruction siege
        group_change responsibility_claim agreement agreement_broken talks demand threat accusation rejection
        sanctions support aid displacement legal_action""",
    )
)
WORDS = st.sampled_from(
    re.findall(r"\S+", "shot down the opened fire a car - bomb went off peace deal US-backed pulled out of gun-battle")
)


def types(sentence: str, word: str) -> tuple[str, ...]:
    words = sentence.split()
    return load().types(words, words.index(word))


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("shelled", "shell"),
        ("bombing", "bomb"),
        ("raids", "raid"),
        ("clashes", "clash"),
        ("denied", "deny"),
        ("seizing", "seize"),
        ("stopped", "stop"),
        ("rallies", "rally"),
        ("fled", "flee"),
        ("shot", "shoot"),
        ("overran", "overrun"),
        ("bivouacked", "bivouac"),
        ("Bombings", "bomb"),
        ("killings", "killing"),
        ("dying", "die"),
        ("memoranda", "memorandum"),
        ("pummelled", "pummel"),
        ("axed", "axe"),
        ("men", "man"),
    ],
)
def test_an_inflected_form_has_its_dictionary_form(word: str, lemma: str) -> None:
    assert lemma in load().lemmas(word)


@pytest.mark.parametrize(
    ("word", "wrong"),
    [("according", "accord"), ("bring", "br"), ("press", "pres"), ("bed", "b"), ("ring", "r"), ("United", "unite")],
)
def test_an_ending_that_is_none_stays(word: str, wrong: str) -> None:
    assert wrong not in load().lemmas(word)


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("Tanks shelled the town", "shelled", "shelling"),
        ("The rebels bivouacked in the valley", "bivouacked", "deployment"),
        ("The capital was strafed by jets", "strafed", "air_strike"),
        ("They were put to the sword", "sword", "attack_on_civilians"),
        ("Police opened fire on the crowd", "opened", "attack_on_civilians"),
        ("Police opened fire on the crowd", "fire", "protest_crackdown"),
        ("Gunners shot down a drone", "down", "weapons_disrupted"),
        ("A car bomb went off", "car", "bombing"),
        ("A car - bomb went off", "bomb", "bombing"),
        ("Both sides inked a peace deal", "inked", "agreement"),
        ("Both sides inked a peace deal", "peace", "agreement"),
        ("The court arraigned him", "arraigned", "legal_action"),
        ("The bank bankrolled the militia", "bankrolled", "support"),
        ("The envoy decried the vote", "decried", "accusation"),
        ("The ministry snubbed the envoy", "snubbed", "rejection"),
        ("The US-backed force stopped", "US-backed", "support"),
        ("A gun-battle raged", "gun-battle", "armed_clash"),
        ("Their counter-attack stalled", "counter-attack", "armed_clash"),
        ("Their counter - attack stalled", "counter", "armed_clash"),
        ("Thousands were uprooted", "uprooted", "displacement"),
        ("The unit splintered", "splintered", "group_change"),
    ],
)
def test_a_word_has_the_types_it_may_name(sentence: str, word: str, expected: str) -> None:
    assert expected in types(sentence, word)


def test_the_phrase_comes_before_the_word() -> None:
    assert types("Gunners shot down a drone", "down")[0] == "weapons_disrupted"


@pytest.mark.parametrize("sentence", ["The", "according to him", "the United States", ", ."])
def test_other_words_have_none(sentence: str) -> None:
    words = sentence.split()
    assert load().sentence(words) == ((),) * len(words)


def test_a_phrase_that_the_sentence_cuts_short_is_none() -> None:
    assert "bombing" not in types("the car", "car")


def test_an_index_outside_the_sentence_raises() -> None:
    with pytest.raises(IndexError, match="token 2 of a sentence of 2"):
        load().types(["a", "bomb"], 2)
    with pytest.raises(IndexError, match="token -1"):
        load().types(["a", "bomb"], -1)


@given(st.lists(WORDS, min_size=1, max_size=14))
def test_a_token_alone_and_the_whole_sentence_agree(words: list[str]) -> None:
    whole = load().sentence(words)
    assert [set(kinds) for kinds in whole] == [set(load().types(words, index)) for index in range(len(words))]


@given(st.text(max_size=12))
def test_lemmas_begin_with_the_word_and_repeat_none(word: str) -> None:
    found = lemmas(word, {})
    assert found[0] == word.lower().replace("’", "'")
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("word", "cue"),
    [
        ("reportedly", "hedge"),
        ("Alleged", "hedge"),
        ("not", "negation"),
        ("n't", "negation"),
        ("n’t", "negation"),
        ("averted", "negation"),
        ("will", "future"),
        ("plans", "future"),
        ("if", "hypothetical"),
        ("demanded", "hypothetical"),
        ("told", "report"),
        ("citing", "report"),
        ("died", "death"),
        ("wounded", "injury"),
    ],
)
def test_a_cue_has_its_class(word: str, cue: str) -> None:
    assert cue in load().cue(word)


def test_a_word_may_be_several_cues_or_none() -> None:
    assert {"hedge", "hypothetical"} <= set(load().cue("might"))
    assert load().cue("village") == ()


def test_the_tables_hold_what_the_code_expects() -> None:
    folder = Path(lexicon.__file__).parent
    rows = [line.split("\t") for line in (folder / "triggers.tsv").read_text("utf-8").splitlines()]
    assert rows[0] == ["lemma", "pos", "types"]
    keys = [(lemma, pos) for lemma, pos, _ in rows[1:]]
    assert len(keys) == len(set(keys)) >= 1800
    assert {pos for _, pos in keys} == {"V", "N"}
    assert {kind for _, _, kinds in rows[1:] for kind in kinds.split(",")} == TYPES
    assert max(len(re.split("[ -]", lemma)) for lemma, _ in keys) == lexicon._LONGEST
    assert [lemma for lemma, _ in keys if not re.fullmatch(r"\S+( \S+)*", lemma) or lemma != lemma.lower()] == []


def test_a_malformed_row_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "triggers.tsv").write_text("lemma\tpos\ttypes\nshell\tV\n", "utf-8")
    monkeypatch.setattr(lexicon, "_FOLDER", tmp_path)
    with pytest.raises(ValueError, match=r"triggers\.tsv:2: 2 fields, 3 wanted"):
        load.__wrapped__()


def test_it_is_read_once() -> None:
    assert load() is load()
    assert isinstance(load(), Lexicon)
