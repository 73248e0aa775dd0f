"""Two tabs played with by chance, the weather they work in, and the model that goes along."""

from __future__ import annotations

import random
from collections.abc import Callable

from playwright.sync_api import Dialog, expect

from labels.actions import annotate
from labels.changes import Put
from labels.document import Mention
from labels.models import AnnotationSet
from labels.records import document_of
from labels.text.span import Span
from tests.browser.editor.desk import Desk
from tests.browser.editor.model import EVENT, Arc, Label, Model
from tests.browser.editor.weather import Weather
from tests.browser.waiting import DRAWN
from tests.labels import making

THEIRS = ("ضفدع", "عقرب", "ثعلب", "تمساح", "نمر", "ظبي")
"""Words that another machine labels."""
PATIENCE = 450
"""Tenths of a second."""
KEYS = {"PER": "KeyP", "ORG": "KeyO", "GPE": "KeyG"}
ENDS = {
    "BracketLeft": (-1, 0),
    "BracketRight": (1, 0),
    "Shift+BracketLeft": (0, -1),
    "Shift+BracketRight": (0, 1),
}
SCREEN = """() => {
  const texts = (root, what) =>
    [...root.querySelectorAll(what)].map((one) => one.textContent.trim());
  document.getElementById("tab-labels").click();
  const panel = document.getElementById("panel-labels");
  const [words, types] = [texts(panel, ".labels .surface"), texts(panel, ".labels .group")];
  document.getElementById("tab-events").click();
  const cards = [...document.querySelectorAll("#panel-events .card")];
  const arcs = cards.flatMap((card) => {
    const [head, ...fillers] = texts(card, "bdi");
    return fillers.map((filler) => [head, filler]);
  });
  return [words.map((one, place) => [one, types[place]]).sort(), arcs.sort()];
}"""
CHOOSE = """([words, type]) => {
  document.getElementById("tab-labels").click();
  const rows = [...document.querySelectorAll("#panel-labels .labels button")];
  const text = (row, part) => row.querySelector(part).textContent.trim();
  const found = rows.find((row) => text(row, ".surface") === words && text(row, ".group") === type);
  if (!found) throw new Error(`no ${type} ${words} among ${rows.map((row) => row.textContent)}`);
  found.click();
}"""
UNASKED = """
const show = HTMLDialogElement.prototype.showModal;
HTMLDialogElement.prototype.showModal = function () { if (this.id !== "sign-in") show.call(this); };
"""
"""Whoever works on without a rest is not asked to sign in; a busy machine rests for all that."""


class Play:
    """Two tabs, the weather, and the model that goes along."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.seed = seed
        chance = self.chance = random.Random(seed)  # noqa: S311 - chance, no secret
        desk.page.context.add_init_script(UNASKED)
        desk.reload()
        second = desk.page.context.new_page()
        second.goto(desk.page.url)
        second.wait_for_selector("html[data-whole]")
        self.desks = [desk, Desk(second, desk.annotation_set, desk.reader)]
        for one in self.desks:
            one.page.on("dialog", self._leave)
            one.page.wait_for_timeout(300)
        self.article = desk.annotation_set.article
        self.tokens = self.article.text.removesuffix(".").split()
        self.model = Model(self.tokens)
        self.told: list[str] = []
        self.weather = Weather(desk.page, chance, self.told)
        self.here = 0
        self.theirs = list(THEIRS)

    @staticmethod
    def _leave(dialog: Dialog) -> None:
        dialog.accept()

    @property
    def desk(self) -> Desk:
        """The tab at hand."""
        return self.desks[self.here]

    def act(self) -> None:
        """One action by chance, in one of the tabs."""
        ways: dict[Callable[[], str], int] = {
            self.label: 8,
            self.retype: 4,
            self.move: 5,
            self.drop: 2,
            self.link: 5,
            self.undo: 5,
            self.redo: 3,
            self.turn: 3,
            self.change_tab: 2,
            self.reload: 1,
            self.elsewhere: 1,
        }
        [way] = self.chance.choices(list(ways), list(ways.values()))
        self.told.append(f"{self.here} {way.__name__} {way()}")

    def label(self) -> str:
        bare = [token for token in range(self.own) if not self.model.over(token)]
        if not bare:
            return "-"
        token = self.chance.choice(bare)
        name, key = self.chance.choice([*KEYS.items(), (EVENT, "KeyK")])
        self._press("Escape", "Escape", "Escape")
        # Lines may still be growing for what was done last.
        self.desk.page.evaluate(DRAWN)
        self.desk.click(self.tokens[token])
        self._press(key)
        self.model.does(self.here, (self.model.fresh(), Label(token, token + 1, name)))
        return f"{self.tokens[token]} {name}"

    def retype(self) -> str:
        id = self._one(lambda one: not one.is_event)
        if id is None:
            return "-"
        name = self.chance.choice(list(KEYS))
        self._choose(id)
        self._press(KEYS[name])
        one = self.model.labels()[id]
        self.model.does(self.here, (id, Label(one.first, one.last, name)))
        return f"{one} {name}"

    def move(self) -> str:
        id = self._one(lambda _: True)
        if id is None:
            return "-"
        key, ends = self.chance.choice(list(ENDS.items()))
        one = self.model.labels()[id]
        if not all(
            self._stays_clear(id, token) for token in (one.first + ends[0], one.last - 1 + ends[1])
        ):
            return "-"
        self._choose(id)
        self._press(key)
        self.model.move(self.here, id, first=ends[0], last=ends[1])
        return f"{one} {key}"

    def drop(self) -> str:
        id = self._one(lambda _: True)
        if id is None:
            return "-"
        told = str(self.model.labels()[id])
        self._choose(id)
        self._press("Delete")
        self.model.drop(self.here, id)
        return told

    def link(self) -> str:
        source, target = (
            self._one(lambda one: one.is_event),
            self._one(lambda one: not one.is_event),
        )
        if source is None or target is None or Arc(source, target) in self.model.arcs().values():
            return "-"
        self._choose(source)
        self._press("KeyE")
        self._choose(target)
        self.model.does(self.here, (self.model.fresh(), Arc(source, target)))
        return f"{self.model.words(source)} {self.model.words(target)}"

    def undo(self) -> str:
        self._press("Escape", "Control+KeyZ")
        self.model.undo(self.here)
        return ""

    def redo(self) -> str:
        self._press("Escape", "Control+Shift+KeyZ")
        self.model.redo(self.here)
        return ""

    def turn(self) -> str:
        self.weather.turn()
        return ""

    def change_tab(self) -> str:
        self.here = 1 - self.here
        self.agrees(self.here)
        return ""

    def reload(self) -> str:
        """The page is loaded anew, which needs network and session; what it did it cannot undo."""
        self.weather.clear()
        self.desk.reload()
        self.weather.worsen()
        self.model.tabs[self.here].done = []
        self.model.tabs[self.here].undone = []
        self.agrees(self.here)
        return ""

    def elsewhere(self) -> str:
        """The same person labels on another machine; the tabs see it at the next answer."""
        if not self.theirs:
            return "-"
        word = self.theirs.pop()
        self.settle()
        one = AnnotationSet.objects.get(pk=self.desk.annotation_set.pk)
        start, place = self.article.text.index(word), self.tokens.index(word)
        mention = Mention(f"theirs {word}", Span(start, start + len(word)), "PER")
        annotate.apply_changes(
            annotation_set=one,
            batch=word,
            base_revision=one.revision,
            changes=[Put(mention)],
            by=self.desk.reader,
            at=making.AT,
        )
        self.model.elsewhere((self.model.fresh(), Label(place, place + 1, "PER")))
        # A change of ours brings the answer that tells of it.
        self.desk.page.wait_for_timeout(50)
        self._press("Escape", "Escape", "Escape")
        self.weather.clear()
        if self.label() == "-":
            self.drop()
        self.settle()
        self.weather.worsen()
        return word

    def settle(self) -> None:
        """All is sent, and both tabs say so.

        What was held while nobody was signed in is refused when it comes through: they try again.
        """
        self.weather.clear()
        for _ in range(PATIENCE):
            for one in self.desks:
                one.page.evaluate("dispatchEvent(new Event('online'))")
            self.desk.page.wait_for_timeout(100)
            if all(one.saving.get_attribute("data-state") == "saved" for one in self.desks):
                break
        for one in self.desks:
            expect(one.saving).to_have_attribute("data-state", "saved")
        self.weather.worsen()

    def agrees(self, tab: int) -> None:
        """Wait until a screen shows what the model says."""
        wanted = [[list(pair) for pair in part] for part in self.model.shown()]
        for _ in range(60):
            seen = [sorted(part) for part in self.desks[tab].page.evaluate(SCREEN)]
            if seen == wanted:
                return
            self.desks[tab].page.wait_for_timeout(50)
        assert seen == wanted, f"{self.story}\n{seen}\n{wanted}"

    def all_agree(self) -> None:
        """Both screens, the server and the model."""
        self.settle()
        for tab in (0, 1):
            self.agrees(tab)
        document = document_of(AnnotationSet.objects.get(pk=self.desk.annotation_set.pk))
        words = {id: document.surface(one) for id, one in document.mentions.items()}
        labels = sorted((words[one.id], one.type) for one in document.mentions.values())
        arcs = sorted((words[one.source], words[one.target]) for one in document.links.values())
        assert (labels, arcs) == self.model.shown(), self.story

    @property
    def story(self) -> str:
        """What led here."""
        actions = sum(not one.startswith(" ") for one in self.told)
        return "\n".join([f"ACTIONS={actions}", *self.told[-80:]])

    @property
    def own(self) -> int:
        """How many words are ours to label."""
        return len(self.tokens) - len(THEIRS)

    def _one(self, wanted: Callable[[Label], bool]) -> int | None:
        """A label of ours, the only one with its words and type."""
        labels = self.model.labels().items()
        ours = [id for id, one in labels if one.first < self.own and wanted(one)]
        return self.chance.choice(ours) if ours else None

    def _stays_clear(self, id: int, token: int) -> bool:
        """Whether a token is ours, and under no label of the other kind."""
        kind = self.model.labels()[id].is_event
        others = (self.model.labels()[one] for one in self.model.over(token) if one != id)
        return token < self.own and all(other.is_event == kind for other in others)

    def _choose(self, id: int) -> None:
        # The list is drawn once the frame is made that shows in the text what was done before.
        self.desk.page.evaluate(DRAWN)
        self.desk.page.evaluate(CHOOSE, [self.model.words(id), self.model.labels()[id].type])

    def _press(self, *keys: str) -> None:
        self.desk.press(*keys)
