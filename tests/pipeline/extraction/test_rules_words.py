"""Attributions in French and Russian, and quotations of other languages, on sentences written for these tests."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.extraction.rules import Attribution, attributions


def find(text: str, part: str, language: str) -> Attribution:
    held = [a for a in attributions(text, language) if any(part in text[s:e] for s, e in a.content)]
    assert held, f"nothing holds {part!r}"
    return min(held, key=lambda a: sum(e - s for s, e in a.content))


def said(text: str, a: Attribution) -> list[str]:
    return [text[s:e] for s, e in a.content]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("« Nous ne céderons pas », a déclaré le ministre Jean Morel.", "« Nous ne céderons pas »", "Jean Morel"),
        ("Selon la préfecture, trois personnes ont été blessées.", "trois personnes ont été blessées", "préfecture"),
        ("Luc Dubois a affirmé que les pourparlers continuaient.", "les pourparlers continuaient", "Luc Dubois"),
        ("Les prix vont baisser, assure Anne Martin, qui dirige la banque.", "Les prix vont baisser", "Anne Martin"),
        ("La maire a promis de rouvrir le pont.", "de rouvrir le pont", "maire"),
        ("Mardi, la ministre a indiqué : « Le texte sera voté. »", "« Le texte sera voté. »", "ministre"),
    ],
)
def test_french_frames(text: str, content: str, speaker: str) -> None:
    a = find(text, content, "fr")
    assert said(text, a) == [content]
    assert a.speaker == speaker


def test_french_cue_inside_the_marks_and_inverted_pronoun() -> None:
    text = "Jean Morel a dit que tout allait bien.\n« C'est vrai, a-t-il ajouté. Nous verrons. »"
    a = find(text, "C'est vrai", "fr")
    assert said(text, a) == ["« C'est vrai", "Nous verrons. »"]
    assert a.speaker == "Jean Morel"


def test_french_newspaper_in_between_and_conditional_of_hearsay() -> None:
    text = "D’après Le Monde, Anna Petit aurait dit à ses proches qu’elle partirait."
    a = find(text, "partirait", "fr")
    assert (a.speaker, [v.name for v in a.via], a.hedged) == ("Anna Petit", ["Le Monde"], True)


def test_dialogue_dashes_give_the_turns() -> None:
    text = "— Je pars demain, dit Anne.\n— Et moi ?"
    assert find(text, "Je pars demain", "fr").speaker == "Anne"


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("«Мы не отступим», — заявил министр обороны Иван Петров.", "«Мы не отступим»", "Иван Петров"),
        ("По словам мэра, мост откроют весной.", "мост откроют весной", "мэр"),
        ("Анна Смирнова сообщила, что мост откроют весной.", "мост откроют весной", "Анна Смирнова"),
        ("Власти опровергли сообщения о взрыве.", "сообщения о взрыве", "Власти"),
        ("Анна Смирнова призвала жителей сохранять спокойствие.", "сохранять спокойствие", "Анна Смирнова"),
        ("Об этом сообщил губернатор Олег Волков: «Пострадавших нет».", "«Пострадавших нет»", "Олег Волков"),
    ],
)
def test_russian_frames(text: str, content: str, speaker: str) -> None:
    a = find(text, content, "ru")
    assert said(text, a) == [content]
    assert a.speaker == speaker


def test_russian_case_forms_are_one_name_and_doubt_is_marked() -> None:
    text = "Иван Петров сообщил, что якобы все готовы. По словам Петрова, переговоры продолжатся."
    assert find(text, "все готовы", "ru").hedged
    assert find(text, "переговоры продолжатся", "ru").speaker == "Иван Петров"


def test_russian_agency_that_cites_its_source_stands_in_between() -> None:
    text = "Как сообщает ТАСС со ссылкой на источник в правительстве, указ подписан."
    a = find(text, "указ подписан", "ru")
    assert (a.speaker, [v.name for v in a.via]) == ("источник в правительстве", ["ТАСС"])


def test_other_languages_give_whole_quotations_without_speakers() -> None:
    text = "„Wir gehen nicht“, sagte er. Der „Fall“ ist zu."
    assert [(said(text, a), a.speaker) for a in attributions(text, "de")] == [(["„Wir gehen nicht“"], None)]


_FRENCH = """dit, a dit assure estime-t-il dit-elle raconte accuse dément confirme citant selon pour d'après que qu' si
ainsi comme ce qui le la l' il elle on personne ne pas et mais : ; répond promettre d'avoir Anne Delmas Amiel maire
préfecture AFP Mme M. pont tient Que Puis Le""".split()
_RUSSIAN = """сказал сказала, сообщили говорится пожал плечами приводит слова считает призвал отрицает мол Мол Дескать
что чтобы как который по словам со ссылкой на согласно в из не и но а он она его Ким Анна ПЕТРОВА Ильич А. мэр мэра
сторож ТАСС МЧС газета порту паром цел: Об этом""".split()
_MARKS = [*"«»“”\"'….\n", "« ", " »", ", ", ". ", " : ", "; ", "? ", " — ", "— ", "– ", "\n\n"]


def texts(words: list[str]) -> st.SearchStrategy[str]:
    """Words and marks in any order, most words with a blank behind."""
    pieces = st.sampled_from([f"{word} " for word in words]) | st.sampled_from([*words, *_MARKS, *_MARKS])
    return st.lists(pieces, max_size=40).map("".join)


@settings(max_examples=300, deadline=None)
@given(
    st.tuples(texts(_FRENCH), st.just("fr"))
    | st.tuples(texts(_RUSSIAN), st.just("ru"))
    | st.tuples(texts([*_FRENCH, *_RUSSIAN]) | st.text(max_size=60), st.sampled_from(["fr", "ru", "de"]))
)
@example(("Мол", "ru"))
@example(("Анна сказала, что паром цел. Мол", "ru"))
@example(("Сторож пожал плечами", "ru"))
@example(("Анна ПЕТРОВА Ильинична сказала, что паром цел.", "ru"))
@example(("— , сказал сторож", "ru"))
@example(("Aux dires du maire ; ainsi mettent en garde", "fr"))
def test_every_range_lies_in_the_text_ordered_and_not_empty(case: tuple[str, str]) -> None:
    text, language = case
    for a in attributions(text, language):
        assert a.content
        flat = [p for r in a.content for p in r]
        assert flat == sorted(flat)
        via = [r for v in a.via for r in (v.mention, v.cue)]
        for start, end in (*a.content, *(r for r in (a.mention, a.cue, *via) if r is not None)):
            assert 0 <= start < end <= len(text)


def rows(text: str, language: str) -> list[tuple[str | None, str, str]]:
    """Speaker, cue and content of every attribution, in order."""
    return [
        (a.speaker, text[slice(*a.cue)] if a.cue else "", " … ".join(said(text, a)))
        for a in sorted(attributions(text, language), key=lambda a: a.cue or a.content[0])
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le ministre des Ports, Luc Amiel, a déclaré mercredi que Delsie n'avait aucun navire.",
            [("Luc Amiel", "a déclaré", "Delsie n'avait aucun navire")],
        ),
        (
            "« Le pont fermera », a annoncé la maire de Lyvrac, Anne Delmas. Elle a précisé que ce serait long.",
            [("Anne Delmas", "a annoncé", "« Le pont fermera »"), ("Anne Delmas", "a précisé", "ce serait long")],
        ),
        (
            "Anne Delmas estime que « la ville a menti » et réclame une enquête.",
            [("Anne Delmas", "estime", "« la ville a menti »"), ("Anne Delmas", "réclame", "une enquête")],
        ),
        (
            "« Rien n'est prêt », a insisté M. Dupuis, assurant que le port attendrait.",
            [("Dupuis", "a insisté", "« Rien n'est prêt »"), ("Dupuis", "assurant", "le port attendrait")],
        ),
        (
            "L'entreprise indique avoir « pris connaissance » du rapport.",
            [("entreprise", "indique", "avoir « pris connaissance » du rapport")],
        ),
        ("Ivan Karpov s'est dit « prêt à venir ».", [("Ivan Karpov", "s'est dit", "« prêt à venir »")]),
        ("À en croire les riverains, le bruit est fort.", [("riverains", "À en croire", "le bruit est fort")]),
        ("Pour la préfète, Claire Aubry, « c'est faux ».", [("Claire Aubry", "Pour", "« c'est faux »")]),
        (
            "D'après Le Phare, qui cite deux sources, le groupe a caché les rapports.",
            [("Le Phare", "D'après", "le groupe a caché les rapports")],
        ),
        (
            "Il ne manque plus que la date, affirme Luc Amiel, son porte-parole ; nul ne le croit.",
            [("Luc Amiel", "affirme", "Il ne manque plus que la date")],
        ),
    ],
)
def test_french_of_the_wires(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert rows(text, "fr") == expected


def test_a_source_behind_a_french_report_stands_between() -> None:
    text = "Luc Amiel a admis que ses hommes étaient là, selon une source citée par Radio Delta."
    a = find(text, "ses hommes étaient là", "fr")
    assert (a.speaker, [v.name for v in a.via]) == ("Luc Amiel", ["source", "Radio Delta"])


def test_turns_of_a_transcript_are_their_labels_and_questions_are_nobodys() -> None:
    text = "Luc Amiel : Je n'ai rien dit.\n\nQuestion : Vous partirez ?\n\nLuc Amiel : Non.\n"
    assert rows(text, "fr") == [("Luc Amiel", "", "Je n'ai rien dit."), ("Luc Amiel", "", "Non.")]


def test_turns_of_a_chamber_begin_with_the_member() -> None:
    text = "M. Luc Amiel. La loi passe.\n\nMme Anne Delmas, rapporteure. — Non.\n\nM. Luc Amiel. Si.\n"
    assert rows(text, "fr") == [
        ("Luc Amiel", "", "La loi passe."),
        ("Anne Delmas", "", "Non."),
        ("Luc Amiel", "", "Si."),
    ]


def test_dialogue_with_inverted_cues() -> None:
    text = "– Où étiez-vous ? demande la juge.\n\n– Chez moi, répond l'accusé. Je dormais.\n"
    assert rows(text, "fr") == [
        ("juge", "demande", "Où étiez-vous ?"),
        ("accusé", "répond", "Chez moi … Je dormais."),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "«Мост закроют, — сообщила мэр города Анна Белова. — Это трудно». Она уточнила, что ждать два года.",
            [
                ("Анна Белова", "сообщила", "«Мост закроют … Это трудно»"),
                ("Анна Белова", "уточнила", "ждать два года"),
            ],
        ),
        (
            "Второй этап (1,4 куб. км) не начнётся, сообщила в среду министр Анна Белова.",
            [("Анна Белова", "сообщила", "Второй этап (1,4 куб. км) не начнётся")],
        ),
        ("В посольстве сообщили, что пострадавших нет.", [("посольство", "сообщили", "пострадавших нет")]),
        ("Мэр: «Воды хватит всем».", [("Мэр", "", "«Воды хватит всем»")]),
    ],
)
def test_russian_of_the_wires(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert rows(text, "ru") == expected


def test_she_is_no_man_in_russian() -> None:
    text = "Анна Белова сообщила, что мост закроют. Иван Громов сказал, что это ложь. По её словам, ждать два года."
    assert find(text, "ждать два года", "ru").speaker == "Анна Белова"


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("ar", "قال الوزير يوم الاثنين: «لم نتفق على أي شيء». وأضاف أن «الشرق الجديد» بعيد.", "«لم نتفق على أي شيء»"),
        ("he", 'השר אמר ביום שני: "לא הסכמנו לשום דבר". הוא דיבר על "הסדר החדש".', '"לא הסכמנו לשום דבר"'),
        ("zh", "部长星期一说：“我们没有同意任何事情。”他谈到“新政”。", "“我们没有同意任何事情。”"),
        ("ja", "首相は月曜日、「合意はなかった」と述べ、「神話」に触れた。", "「合意はなかった」"),
        ("ko", "장관은 월요일 “우리는 아무것도 합의하지 않았다”고 말했다.", "“우리는 아무것도 합의하지 않았다”"),
        ("hi", "मंत्री ने कहा, “हमने कुछ भी नहीं माना है।” उन्होंने “नई बात” कही।", "“हमने कुछ भी नहीं माना है।”"),
    ],
)
def test_without_capitals_and_without_a_grammar_what_is_as_long_as_a_sentence_is_a_quotation(
    language: str, text: str, words: str
) -> None:
    assert [said(text, found) for found in attributions(text, language)] == [[words]]


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        (
            "Le ministre a reçu un appel, indique un communiqué du ministère.",
            "communiqué du ministère",
            "Le ministre a",
        ),
        ("« Je suis las », affirme dans une interview le maire.", "maire", "« Je suis las »"),
        ("« Je suis las », expliquait mercredi soir le maire.", "maire", "« Je suis las »"),
        ("« On a fermé le pont », fait savoir la préfecture.", "préfecture", "« On a fermé le pont »"),
        ("« Le pont est fermé », lit-on dans le communiqué.", "communiqué", "« Le pont est fermé »"),
        ("Ada Pike et Jon Vale ont condamné la fermeture du pont.", "Ada Pike et Jon Vale", "la fermeture du pont"),
        (
            "Selon un communiqué du ministère des Mines, le pont est fermé.",
            "communiqué du ministère des Mines",
            "le pont",
        ),
        ('Voilà : "les pilotes ont voté une grève", fait savoir la préfecture.', "préfecture", '"les pilotes'),
    ],
)
def test_french_speakers_behind_their_cue(text: str, speaker: str, said: str) -> None:
    assert find(text, said, "fr").speaker == speaker


def test_a_quotation_of_two_sentences_that_begins_in_mid_clause_is_one() -> None:
    text = "Les deux ministres ont vu «l’état des ponts. De même, ils ont parlé du port», souligne la même source."
    assert find(text, "état des ponts", "fr").content == find(text, "parlé du port", "fr").content


def test_a_french_office_is_its_one_bearer() -> None:
    text = "« Non », a dit le porte-parole du port, Jon Vale. Le pont est fermé, a précisé le porte-parole."
    assert find(text, "Le pont est fermé", "fr").speaker == "Jon Vale"


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("Как сообщили в порту, мост закрыт.", "порт", "мост закрыт"),
        ("В Минпорте Норландии уточняют, что мост закрыт.", "Минпорт Норландии", "мост закрыт"),
        ('"Мост закрыт", - говорится в сообщении.', "сообщение", '"Мост закрыт"'),
        ('"Мост закрыт",‒ рассказала Анна Пик.', "Анна Пик", '"Мост закрыт"'),
        ("Министр портов в разговоре с главой Норландии заявил, что мост закрыт.", "Министр портов", "мост закрыт"),
        ("На встрече в Моррене министр Глеб Вель заявил, что мост закрыт.", "Глеб Вель", "мост закрыт"),
        (
            "Источник агентства в составе делегации сообщил, что мост закрыт.",
            "Источник агентства в составе делегации",
            "мост закрыт",
        ),
        ("Представитель МИД НР Глеб Вель заявил, что мост закрыт.", "Глеб Вель", "мост закрыт"),
        ("Официальный представитель Норландии Глеб Вель заявил, что мост закрыт.", "Глеб Вель", "мост закрыт"),
        ("Закрытие моста подтвердил Глеб Вель. Отказ подтвердила мэр Анна Пик.", "Анна Пик", "Отказ"),
        ("«Мост закрыт, - заявил глава порта на встрече. - Ждём».", "глава порта", "Ждём"),
    ],
)
def test_russian_speakers_by_case_and_place(text: str, speaker: str, said: str) -> None:
    assert find(text, said, "ru").speaker == speaker


def test_a_russian_pronoun_is_a_person_of_its_gender_and_no_agency() -> None:
    text = "Глеб Вель заявил, что мост закрыт, передаёт НОРТАСС. По его словам, ждать два года."
    assert find(text, "ждать два года", "ru").speaker == "Глеб Вель"


def test_a_page_number_between_dashes_is_nobodys_words() -> None:
    assert attributions("Мост закрыт.\n\n— 2 —\n", "ru") == []


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("La maire de Lyvrac, Anne Delmas, a souri. « Le pont tiendra », a-t-elle lancé.", "Anne Delmas", "Le pont"),
        ("Luc Amiel, viticulteur, est venu. Ce dernier redoute que le gel revienne.", "Luc Amiel", "le gel revienne"),
        ("La préfecture est restée fermée. Elle assure que tout est prêt.", "préfecture", "tout est prêt"),
        ("Luc Amiel a vu la maire, Anne Delmas. L'élue nie avoir signé.", "Anne Delmas", "avoir signé"),
        ("« Non », soupire Me Anne Delmas. L'avocate dit n'avoir rien vu.", "Anne Delmas", "n'avoir rien vu"),
        ("Anne Delmas n'en revient pas. « Le pont a bougé. »", "Anne Delmas", "Le pont a bougé"),
        ("À la mairie, on assure que le pont tiendra.", "mairie", "le pont tiendra"),
        ("Le pont a cédé, a annoncé mercredi la préfecture du Lot.", "préfecture du Lot", "Le pont a cédé"),
        ("Pour l'opposition, le vote est nul.", "opposition", "le vote est nul"),
        ("Luc Amiel, pour qui « tout est dit », est parti.", "Luc Amiel", "tout est dit"),
        ("« Le pont a bougé », grommelle le maire.", "maire", "Le pont a bougé"),
        ("« Nous dormions, raconte Luc, 12 ans. Puis tout a tremblé. »", "Luc", "Puis tout a tremblé"),
    ],
)
def test_whom_french_pronouns_offices_and_frames_mean(text: str, speaker: str, said: str) -> None:
    assert find(text, said, "fr").speaker == speaker


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Anne Delmas accuse la ville d'avoir menti aux riverains.", ["d'avoir menti aux riverains"]),
        ("Anne Delmas a demandé aux élus de ne pas s'y rendre.", ["de ne pas s'y rendre"]),
        ("Luc Amiel dit qu'il partira, avant d'ajouter : « Bientôt. »", ["il partira", "« Bientôt. »"]),
        ("Luc Amiel affirme au contraire avoir écrit deux fois.", ["avoir écrit deux fois"]),
        ("La mairie tient à préciser que le pont est sûr.", ["le pont est sûr"]),
        ("Luc Amiel a dénoncé la loi que vote la chambre.", ["la loi que vote la chambre"]),
        ("Luc Amiel n'a pas précisé combien le pont coûtait.", []),
        ("Luc Amiel souhaite bon vent à la ville.", []),
        ("La rumeur selon laquelle le pont aurait cédé est fausse.", ["le pont aurait cédé"]),
        ("Le maire demande ce", []),
        ("POUR L'UN, LE PONT EST SÛR ICI.", []),
        ("Pour La, il faut partir demain matin.", []),
        ("Pour la ville, quarante arbres ont été plantés.", []),
        ("Pour la ville, le pont sert aux marchands.", []),
        ("Pour la ville, il faut fermer le pont.", ["il faut fermer le pont"]),
        ("Il paraît que le pont a cédé.", ["le pont a cédé"]),
    ],
)
def test_what_french_verbs_report(text: str, contents: list[str]) -> None:
    assert [" ".join(said(text, a)) for a in attributions(text, "fr")] == contents


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        (
            "« Puis le sol a bougé », raconte Luc. Selon l'entreprise Pontex, trois câbles ont cédé.",
            "entreprise Pontex",
            "trois câbles",
        ),
        ("La société Alpha est née ici. Selon l'association Bêta, tout va mal.", "association Bêta", "tout va mal"),
        ("« Le sol a bougé », raconte Luc. Selon l'entreprise, trois câbles ont cédé.", "entreprise", "trois câbles"),
        ("Du coup, on affirme que le pont tiendra.", None, "le pont tiendra"),
        ("À l'époque, on disait que le pont tiendrait.", None, "le pont tiendrait"),
        ("Dans la rue, on assure que le pont tiendra.", None, "le pont tiendra"),
        ("La rumeur selon laquelle le pont aurait cédé est fausse.", None, "le pont aurait cédé"),
        ("Le maire de Lyvrac et Luc Amiel sont venus. Le maire dit que le pont tiendra.", "maire", "le pont tiendra"),
        ("Le maire et son ami Luc Amiel sont venus. Le maire dit que le pont tiendra.", "maire", "le pont tiendra"),
        ("La Première Ligne dit que le pont tient.", "La Première Ligne", "le pont tient"),
        ("La Première ministre dit que le pont tient.", "Première ministre", "le pont tient"),
        ("Rue Victor Hugo est vide. « Le pont a bougé. »", None, "Le pont a bougé"),
    ],
)
def test_whom_french_frames_do_not_mean(text: str, speaker: str | None, said: str) -> None:
    assert find(text, said, "fr").speaker == speaker


def test_what_stands_between_a_russian_mark_and_a_dash_tells_speech_from_a_name() -> None:
    assert not [a for a in attributions("«Спартак» — обыграл «Зенит».", "ru") if a.cue is not None]
    assert find("«Мост цел!» — ворчит рыбак Глеб Вель.", "Мост цел", "ru").speaker == "Глеб Вель"


def test_a_source_inside_a_russian_clause_takes_none_of_the_cue_before_it() -> None:
    text = "Анна Белова приехала. Иван Громов сказал, что, по её словам, мост закрыт."
    assert [" ".join(said(text, a)) for a in attributions(text, "ru")] == ["по её словам, мост закрыт"]


def test_a_report_in_french_speech_has_the_one_who_speaks_in_between() -> None:
    text = "Anne Delmas s'emporte : « Le préfet Luc Amiel m'a dit que le pont était sûr, et voilà. »"
    a = find(text, "le pont était sûr", "fr")
    assert (a.speaker, [v.name for v in a.via]) == ("Luc Amiel", ["Anne Delmas"])


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("Мэр Анна Белова приехала. По её словам, мост закрыт.", "Анна Белова", "мост закрыт"),
        ("«Мост шатается», — ворчит рыбак Глеб Вель.", "Глеб Вель", "Мост шатается"),
        ("Анна Белова поручила закрыть мост.", "Анна Белова", "закрыть мост"),
    ],
)
def test_russian_persons_and_verbs_of_no_list(text: str, speaker: str, said: str) -> None:
    assert find(text, said, "ru").speaker == speaker


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«Двор чистый», — написал в группе посёлка мастер Тимур Рольский.", [("Тимур Рольский", ["«Двор чистый»"])]),
        (
            "Лариса Чен ждёт. Многое, считает она, будет зависеть от погоды.",
            [("Лариса Чен", ["Многое", "будет зависеть от погоды"])],
        ),
        ("Ему ничего не грозит: срок прошёл.", []),
    ],
)
def test_russian_subjects_behind_adverbials_short_openings_and_no_threats(
    text: str, expected: list[tuple[str, list[str]]]
) -> None:
    assert [(a.speaker, said(text, a)) for a in attributions(text, "ru")] == expected
