"""Mention → actor: by its name in the codebook or the document, else by the role that its words describe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from dateline.codebook.headwords import PART, RANK, VOICE, WEAK, Headwords, headwords
from dateline.codebook.load import ActorRow, State, kinds
from dateline.codebook.names import Hit, NameIndex, StateName, Word, actor_names, state_names, words
from dateline.model import Actor, Span
from dateline.resolve.who.definitions import Definition, definitions
from dateline.resolve.who.persons import Office, offices, private_person

# A head word of these kinds stands for the people themselves, whatever armed group or state is named beside it
# («Hezbollah supporters», «families of soldiers»).
_PEOPLE = frozenset({"civilians", "protesters", "rioters", "media", "aid organisation", "monitor"})
_ARMED_OR_STATE = frozenset(
    {
        "state forces",
        "police",
        "government",
        "rebel group",
        "political militia",
        "communal militia",
        "unknown armed group",
    }
)
# Heads that may belong to an actor named after them («insurgents of the Islamic State»).
_MEMBERS = (_ARMED_OR_STATE - {"government"}) | {WEAK, RANK, VOICE, PART}
_ARTICLES = frozenset({"the", "a", "an"})
# Spellings of one Arabic or Urdu name are at least this alike; two names that only share an acronym stay below 60.
_ALIKE = 80
_ARABIC_ARTICLES = frozenset({"al", "el", "ad", "as", "ash", "at", "ul"})
_NUMBERS = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens", "some"})
_SELF = ("name", "alias", "capital")


def mention_is_actor(text: str) -> bool:
    """Whether the whole mention, an article aside, is the name or acronym of an actor in the codebook.

    States and territories that double as places («Abkhazia») are none: the place resolver may have them.
    """
    parts = _without_article(words(text))
    if not parts:
        return False
    hit = actor_names().at(parts, 0)
    return hit is not None and hit.last == len(parts) and not any(row.place for row in hit.what)


def _without_article(parts: list[Word]) -> list[Word]:
    return parts[1:] if parts and parts[0].key in _ARTICLES else parts


class ActorResolver:
    """Resolves the mentions of one document at a time; holds no state between documents."""

    def resolve(
        self, text: str, spans: Sequence[Span], *, persons: Collection[Span] = (), year: int | None = None
    ) -> dict[Span, Actor | None]:
        """The actor of each mention of `text`, None where nothing is known of it.

        What the document itself defines («the Marun Defence Front (MDF)», «French President Émile Vastin») counts for
        all its mentions and before the codebook. `persons` are mentions that are known to name a person: where nothing
        else is known of one, it is a private person. Every actor says in `reason` what gave it.
        """
        document = _Document(text, year)
        found = {span: document.actor(span) for span in spans}
        for span in persons:
            if span in found and found[span] is None:
                found[span] = Actor(span.text, "private person", None, "a person by its mention")
        return found


class _Document:
    """What one document defines, read once, and the way from a mention to its actor."""

    def __init__(self, text: str, year: int | None) -> None:
        self._text = text
        self._year = year
        self._words = words(text)
        self._lists: Headwords = headwords()
        self._counts: Counter[str] = Counter(
            name.state.iso3 for hit in state_names().all(self._words) for name in hit.what[:1]
        )
        self._defined: NameIndex[ActorRow | None] = NameIndex(())
        self._defined = NameIndex(self._definitions())
        self._offices: dict[str, Office] = offices(self._words)

    def _definitions(self) -> list[tuple[str, ActorRow | None]]:
        """Both forms of each defined name, with None where the long form is no actor; an acronym keeps its first
        meaning, and a state needs no definition."""
        found: dict[str, tuple[str, ActorRow | None]] = {}
        for definition in definitions(self._text, self._words):
            whole = len(definition.words)
            if any(hit.last - hit.first == whole for hit in state_names().all(definition.words)):
                continue
            mention = self._mention(definition.words)
            actor = (
                self._named(mention, whole=True) or self._misspelt(definition) or self._own_name(definition, mention)
            )
            row = (
                None
                if actor is None
                else ActorRow("", actor.name, actor.kind, actor.country, (), (None, None), actor.reason)
            )
            found.setdefault(definition.acronym.text, (definition.name, row))
        return [(name, row) for acronym, (long, row) in found.items() for name in (acronym, long)]

    def _mention(self, parts: list[Word]) -> _Mention:
        return _Mention(parts, self._lists, self._defined)

    def _misspelt(self, definition: Definition) -> Actor | None:
        """The actor of the codebook that has the acronym, and almost the long form («Lashker-e-Taiba (LeT)»)."""
        hit = actor_names().at([definition.acronym], 0)
        for row in hit.what if hit else ():
            if any(_alike(definition.name, name) >= _ALIKE for name in (row.name, *row.aliases)):
                return Actor(row.name, row.kind, row.country, f"codebook: {definition.acronym.text}, {definition.name}")
        return None

    def _own_name(self, definition: Definition, mention: _Mention) -> Actor | None:
        """An actor that only the document knows: its name as written, its kind from its head word."""
        state = mention.state()
        if mention.head is None:
            return None
        kind = self._kind(mention) or "unknown"
        reason = f"defined in the document: {definition.name} ({definition.acronym.text})"
        return Actor(definition.name, kind, state.iso3 if state else None, reason)

    def actor(self, span: Span) -> Actor | None:
        parts = words(span.text)
        if not parts:
            return None
        mention = self._mention(parts).counted_of()
        return (
            self._named(mention)
            or self._office(mention)
            or self._role(mention)
            or self._state(mention)
            or self._person(mention, span)
        )

    def _named(self, mention: _Mention, whole: bool = False) -> Actor | None:
        """A name of the codebook; `whole`: it must be all of the mention, an article aside."""
        hit = mention.name()
        if hit is None or (whole and hit.last - hit.first < len(_without_article(mention.words))):
            return None
        row = self._best(hit)
        if row is None:
            return None
        if mention.head in _PEOPLE and row.kind in _ARMED_OR_STATE and mention.head_at >= hit.last:
            return None
        return Actor(row.name, row.kind, row.country, f"codebook: {hit.name}" if row.id else row.source)

    def _best(self, hit: Hit[ActorRow]) -> ActorRow | None:
        """The actor that a name stands for: of several those that bore it in the document's year, and of these the one
        whose country the document names most."""
        rows = [row for row in hit.what if row.borne_in(self._year)] or list(hit.what)
        if len(rows) == 1:
            return rows[0]
        counts = [(self._counts[row.country or ""], row) for row in rows]
        most = max(count for count, _ in counts)
        best = [row for count, row in counts if count == most]
        return best[0] if most and len(best) == 1 else None

    def _office(self, mention: _Mention) -> Actor | None:
        """A holder of an office whom the document has introduced with it («Vastin»)."""
        if mention.head not in (None, "government") or mention.states:
            return None
        last = mention.core[-1]
        office = self._offices.get(last.key) if last.capital else None
        return (
            None if office is None else _generic("government", office.state, f"office in the document: {office.title}")
        )

    def _role(self, mention: _Mention) -> Actor | None:
        kind = self._kind(mention)
        if kind is None:
            return None
        state = mention.state()
        if mention.head == WEAK and kind == self._lists.alone and state is not None and not mention.modified:
            kind = "state forces"
        return _generic(kind, state, f"role: {mention.head_text}" + (f", {state.name}" if state else ""))

    def _kind(self, mention: _Mention) -> str | None:
        """The kind of the head word; a weak or member word takes it from what stands around."""
        if mention.head is None:
            return None
        if mention.head in kinds():
            return mention.head
        if mention.modified:
            # «government forces», «the president's forces»: a government that fights does so by its army.
            return "state forces" if (mention.head, mention.modified) == (WEAK, "government") else mention.modified
        if mention.head == WEAK:
            alone = mention.head_text.casefold() in self._lists.not_alone and mention.state() is None
            return None if alone else self._lists.alone
        tail = mention.tail()
        if tail is not None and tail.head is not None:
            return self._kind(tail)
        if mention.state() is None or mention.head == PART:
            return None
        return {RANK: "state forces", VOICE: "government"}[mention.head]

    def _state(self, mention: _Mention) -> Actor | None:
        """A bare state, its capital or its people, without any other noun."""
        if mention.head is not None or not mention.states:
            return None
        hit = mention.states[0]
        if hit.last != len(mention.core) or any(not _is_small(word) for word in mention.core[: hit.first]):
            return None
        forms = {name.form for name in hit.what}
        state = hit.what[0].state
        if forms.intersection(_SELF) and not mention.counted:
            return _generic("government", state, f"state: {hit.name}")
        if "adjective" in forms and len(mention.core) == hit.last - hit.first:
            return _generic("government", state, f"state by its adjective alone: {hit.name}")
        if "people" not in forms:
            return None
        if mention.counted:
            return _generic("civilians", state, f"people: {hit.name}")
        return Actor(hit.name, "unknown", state.iso3, f"people, their role not stated: {hit.name}")

    def _person(self, mention: _Mention, span: Span) -> Actor | None:
        parts = () if mention.states else private_person(mention.core, self._text[span.end : span.end + 8])
        if not parts:
            return None
        return Actor(span.text[parts[0].start : parts[-1].end], "private person", None, "a person's name")


def _alike(one: str, other: str) -> float:
    """Likeness of two names, 0 to 100."""
    return fuzz.ratio(one.casefold(), other.casefold())


def _is_small(word: Word) -> bool:
    return word.key in _ARTICLES or word.key in _NUMBERS or word.key.isdigit() or not word.capital


def _generic(kind: str, state: State | None, reason: str) -> Actor:
    return Actor(kinds()[kind].actor_name(state), kind, state.iso3 if state else None, reason)


@dataclass(frozen=True, slots=True)
class _Head:
    first: int
    last: int
    kind: str


class _Mention:
    """A mention cut into its core (up to the first preposition or comma) and the rest, with what is found in each."""

    def __init__(self, parts: list[Word], lists: Headwords, defined: NameIndex[ActorRow | None]) -> None:
        self.words = parts
        self._lists = lists
        self._defined = defined
        self._names = self._found_names()
        self._all_heads = [_Head(hit.first, hit.last, hit.what[0]) for hit in lists.heads.all(parts)]
        self._cut = self._core_end()
        self.core = parts[: self._cut]
        self.states = self._states(0, self._cut)
        heads = [
            head
            for head in self._all_heads
            if head.last <= self._cut and not self._only_describes(head.first, head.last)
        ]
        if heads and self._is_adjective(heads[-1]):
            heads = []
        self._head = heads[-1] if heads else None
        self._earlier = heads[:-1]

    def _found_names(self) -> list[Hit[ActorRow]]:
        """Names of actors in order, those that the document defines before those of the codebook."""
        own = self._defined.all(self.words)
        named = [Hit(hit.first, hit.last, hit.name, tuple(row for row in hit.what if row is not None)) for hit in own]
        for hit in actor_names().all(self.words):
            if not any(hit.first < other.last and other.first < hit.last for other in own):
                named.append(hit)
        return sorted(
            (
                hit
                for hit in named
                if hit.what and not self._only_describes(hit.first, hit.last) and not self._inside_name(hit.first)
            ),
            key=lambda hit: hit.first,
        )

    @property
    def head(self) -> str | None:
        """The kind of actor or the role of the core's last head word."""
        return self._head.kind if self._head else None

    @property
    def head_at(self) -> int:
        return self._head.first if self._head else -1

    @property
    def head_text(self) -> str:
        head = self._head
        return "" if head is None else " ".join(word.text for word in self.words[head.first : head.last])

    @property
    def counted(self) -> bool:
        """Whether the core counts people («three Palestinians», «a Turk»)."""
        return any(w.key in _NUMBERS or w.key.isdigit() or w.key in ("a", "an") for w in self.core[:-1])

    @property
    def modified(self) -> str | None:
        """The kind that the nearest earlier word gives to the head («rebel commander», «police chief»)."""
        if self._head is None:
            return None
        found = [(head.first, head.kind) for head in self._earlier if head.kind in kinds()]
        for hit in self._lists.modifiers.all(self.words[: self._head.first]):
            if not self._only_describes(hit.first, hit.last):
                found.append((hit.first, hit.what[0]))
        return max(found)[1] if found else None

    def state(self) -> State | None:
        """The state that the core names, else the one that the rest does («soldiers from Chad»)."""
        outside = self._follows(self._lists.origins)
        named = self.states or (self._states(self._cut, len(self.words)) if outside else [])
        return named[0].what[0].state if named else None

    def name(self) -> Hit[ActorRow] | None:
        """The first name in the core, else one to which the core is said to belong («fighters with the SDF») or which
        explains it («Ann Orlan, a YPG commander»)."""
        comma = self._cut < len(self.words) and self.core[-1].stop
        outside = comma if self.head is None else self.head in _MEMBERS and self._follows(self._lists.belongings)
        for hit in self._names:
            if hit.first < self._cut or outside:
                return hit
        return None

    def counted_of(self) -> _Mention:
        """What is counted or gathered («dozens of civilians», «a group of soldiers»), else the mention itself."""
        tail = self.tail() if self._cut < len(self.words) and self.words[self._cut].key == "of" else None
        if tail is None or any(w.key not in self._lists.quantities and not w.key[0].isdigit() for w in self.core):
            return self
        return tail.counted_of()

    def tail(self) -> _Mention | None:
        """What follows the preposition, as a mention of its own."""
        rest = self.words[self._cut + 1 :]
        return _Mention(rest, self._lists, self._defined) if rest else None

    def _states(self, first: int, last: int) -> list[Hit[StateName]]:
        hits = state_names().all(self.words[first:last])
        moved = [Hit(hit.first + first, hit.last + first, hit.name, hit.what) for hit in hits]
        return [hit for hit in moved if not self._only_describes(hit.first, hit.last)]

    def _core_end(self) -> int:
        found = [(hit.first, hit.last) for hit in self._names] + [(head.first, head.last) for head in self._all_heads]
        inside = {number for first, last in found for number in range(first, last)}
        for number, word in enumerate(self.words):
            if number and word.key in self._lists.prepositions and number not in inside and not self._joined(number):
                return number
            if word.stop and number + 1 not in inside and (number in inside or self._has_capital(number + 1)):
                return number + 1
        return len(self.words)

    def _has_capital(self, end: int) -> bool:
        """Whether a name may stand before word `end`; else a comma there only separates adjectives."""
        return any(word.capital and word.key not in _ARTICLES for word in self.words[:end])

    def _follows(self, listed: frozenset[str]) -> bool:
        """Whether the core ends at one of the listed prepositions."""
        return self._cut < len(self.words) and self.words[self._cut].key in listed

    def _joined(self, number: int) -> bool:
        """Whether a hyphen joins a word to the one before it."""
        return number > 0 and self.words[number - 1].hyphen

    def _is_adjective(self, head: _Head) -> bool:
        """Whether the head word only describes a noun after it that is none («civilian homes», «military aid»)."""
        if head.last >= self._cut or self._lists.modifiers.at(self.words, head.first) is None:
            return False
        noun = self.words[head.last].text
        return noun[0].islower() and not noun.endswith(("ed", "ing"))

    def _inside_name(self, first: int) -> bool:
        """Whether an Arabic article ties the word to a longer name before it («Jaish al-Fateh» is no Fateh)."""
        return self._joined(first) and first > 1 and self.words[first - 1].key in _ARABIC_ARTICLES

    def _only_describes(self, first: int, last: int) -> bool:
        """Whether a name is part of an adjective («Turkish-backed», «anti-Taliban»), not the actor."""
        after = self.words[last] if last < len(self.words) else None
        before = self.words[first - 1] if first else None
        if after is not None and self.words[last - 1].hyphen and after.key in self._lists.relations:
            return True
        return before is not None and before.hyphen and before.key in self._lists.stances
