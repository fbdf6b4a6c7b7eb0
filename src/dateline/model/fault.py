from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One page or record that could not be read or coded; the rest of the input goes on.

    `where` names the input and, where there is one, the line or record («pages.jsonl, line 3»); `what` says what is
    wrong with it («broken JSON: …»); `advice` says what the user can do, and may be empty.
    """

    where: str
    what: str
    advice: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f" ({self.advice})" if self.advice else "")
