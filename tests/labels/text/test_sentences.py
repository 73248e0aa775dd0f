"""Where sentences of Arabic news end; a | in the text under test marks the place."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from labels.text.sentences import split
from labels.text.span import Spans
from labels.text.tokens import tokenize

NEWS = st.text(alphabet=' \n.!؟…،؛:"«»()ابيقال٣1هم.د\u064b\u200f\ufeff\u2028aZ❤\u200d')


def sentences_of(marked: str) -> tuple[list[str], list[str]]:
    """What the splitter makes of the text without its marks, and what the marks say."""
    text = marked.replace("|", "")
    return split(text).strings(text), [part.strip() for part in marked.split("|")]


def test_lines_and_full_stops_end_sentences() -> None:
    found, meant = sentences_of(
        "النشرة - بيروت\n|\n|وصل الوفد مساء الأحد إلى العاصمة. |وكان في استقباله وزير الخارجية.\n"
        "|هل تستأنف المحادثات؟ |لم يجب أحد!|\u2028|انتهى۔ |تم"
    )

    assert found == [part for part in meant if part]


@pytest.mark.parametrize(
    "marked",
    [
        'قال الناطق: "لن نقبل بالشروط". |وغادر القاعة.',
        "«نحن باقون.» |وأضاف أن القرار نهائي.",
        "هتف الجمهور (أين الحكم؟!) |ثم هدأ الملعب.",
        "سألها: «لماذا الآن؟» |وانصرفت.",
        "عرض الفيلم [بنسخته الأولى.] |ونال إعجاب النقاد.",
        "بلغت النسبة 11.4 %. |وأظهر التقرير تراجعها.",
        "انتهى الاجتماع.\u200f |وصدر بيان.",
    ],
)
def test_quotes_and_brackets_that_close_go_with_their_sentence(marked: str) -> None:
    found, meant = sentences_of(marked)

    assert found == meant


@pytest.mark.parametrize(
    "text",
    [
        '"ماذا تريد؟" قال الوزير للصحفيين',
        "«لن نعود إلى الوراء.» أضافت المتحدثة",
        '"من هناك؟" تَساءلَ الحارس',
        "كتابه «أين الطريق؟»، وهو الأخير، نفد",
        "عنوانها (إلى متى؟): سؤال بلا جواب",
        "برنامج «من سيربح؟» » يعود",
        "شركة Yahoo! arabic للخدمات",
        "فاز 2-1. ، ثم خسر",
    ],
)
def test_a_question_inside_a_clause_does_not_end_it(text: str) -> None:
    assert split(text).strings(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "يا وطني.. أما آن لك أن تفهم",
        "قالت... ثم سكتت",
        "كان يعرف… ولم يقل",
        "هكذا . . . مضى العمر",
        "انتظر.… طويلا",
    ],
)
def test_dots_in_a_row_are_a_pause(text: str) -> None:
    assert split(text).strings(text) == [text]


def test_dots_with_a_question_mark_are_a_question() -> None:
    found, meant = sentences_of("ماذا بعد..؟! |لا أحد يعرف!!. |ومضوا")

    assert found == meant


@pytest.mark.parametrize(
    "text",
    [
        "قال د. سليم الحسن إن م. ليلى ستشارك",
        "ألقى أ.د. فؤاد منصور الكلمة",
        "منذ عام 300 ق.م. تقريبا",
        "انفجار قرب شارع ط. الإمام",
        "شاركت J. K. Rowling وحضر Dr. Adam من U.S. Army أيضا",
        "1. إثيوبيا",
        "١٢. جندي متدرب",
        "  3. الكاميرون تعتبر الثالثة",
    ],
)
def test_a_dot_after_an_abbreviation_or_a_number_of_a_list_ends_nothing(text: str) -> None:
    assert split(text).strings(text) == [text.strip()]


@pytest.mark.parametrize(
    "marked",
    [
        "وقع الاتفاق سنة 1436هـ. |ثم نقض.",
        "افتتح عام 2016م. |وأغلق بعد سنة.",
        "خسر رهانه أيضًا. |ولم يستسلم.",
        "سجل الهدف في الدقيقة 44. |كذلك فاز الضيوف.",
        "لا. |درست في شبابي.",
    ],
)
def test_what_only_looks_abbreviated_ends_its_sentence(marked: str) -> None:
    found, meant = sentences_of(marked)

    assert found == meant


@pytest.mark.parametrize(
    "marked",
    [
        "نفى المسؤول التهم.|وشهدت الجلسات جدلا.",
        "انسحب الفريق .|وقالت الإدارة إنها تدرس الأمر.",
        "«هذا يومنا».|من جانبه قال المدرب.",
        "بمشاركة (عدن والمكلا).|الحاجة صفية حضرت.",
        "سجل في الدقيقة 44.|كذلك فاز نانت.",
        "بنسبة 10%.|وأكدت الوزارة ذلك.",
        "في الربع الثاني من 2015م.|وأكدت الوزارة مواصلة عملها.",
        "أي عقل هذا!|أي فكر؟|«وأين الضمير؟!»|\u200fحتى هنا",
        "وصل مُبكّرًا.|ثُمّ غادَر.",
    ],
)
def test_a_missing_space_between_words_does_not_hide_the_end(marked: str) -> None:
    found, meant = sentences_of(marked)

    assert found == meant


@pytest.mark.parametrize(
    "text",
    [
        "نقلت بي.بي.سي عن مصدر",
        "قناة إم.بي.سي والجزيرة.نت في المقدمة",
        "على الموقع www.wafa.ps أو ترك@بريد.عربي أو index.html",
        "قيمتها 80.000 ريال و3.5مليون و10.20.30",
        "أ.أمر معلق ب.شرط",
        "2.المقدمة",
        "في اب.كذلك",
    ],
)
def test_numbers_addresses_and_dotted_names_stay_whole(text: str) -> None:
    assert split(text).strings(text) == [text]


def test_commas_colons_and_semicolons_never_end_a_sentence() -> None:
    text = "أولا: الأمن؛ ثانيا: الماء، ثالثا: الكهرباء"

    assert split(text).strings(text) == [text]


def test_spans_are_trimmed_of_white_space_but_keep_the_marks_of_their_words() -> None:
    text = " \u00a0\n\ufeffعدن \u2009\n \u200f \nصنعاء"

    assert split(text) == Spans([3, 7, 14, 19])


@pytest.mark.parametrize("text", ["", " \n ", "\u200f\n\ufeff"])
def test_where_nothing_is_to_be_seen_there_is_no_sentence(text: str) -> None:
    assert split(text) == Spans()


@pytest.mark.parametrize("dots", ["." * 100_000, ". " * 100_000, ".\u200f" * 100_000])
def test_a_page_of_dots_takes_no_longer_than_a_page_of_text(dots: str) -> None:
    text = f"الفهرس {dots}1"

    assert split(text) == Spans([0, len(text)])


@given(NEWS | st.text())
@example("قال.\u200fوقال\ufeff.")
@example("ماذا؟!\u200f وماذا\u200d؟\u200d❤")
def test_no_token_lies_across_the_edge_of_a_sentence(text: str) -> None:
    sentences = split(text)

    for token in tokenize(text):
        assert [sentences[index].contains(token) for index in sentences.touching(token)] in (
            [],
            [True],
        )


@given(NEWS | st.text())
def test_sentences_leave_out_nothing_that_can_be_seen(text: str) -> None:
    inside = {place for start, end in split(text).pairs() for place in range(start, end)}

    left_out = "".join(one for place, one in enumerate(text) if place not in inside)
    assert split(left_out) == Spans()


@given(NEWS)
@example("!ااا.اا")
def test_splitting_a_sentence_again_gives_the_same_sentence(text: str) -> None:
    for sentence in split(text).strings(text):
        assert split(sentence).strings(sentence)[0] == sentence
