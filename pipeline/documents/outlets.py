"""By which names outlets and agencies sign: known ones, and words that papers are called by."""

from __future__ import annotations

import re

AGENCY = re.compile(
    r"(?:Thomson )?Reuters|The Associated Press|Associated Press|AP|AFP|dpa|UPI|Xinhua|TASS|Tass|Bloomberg|ANSA|EFE|PTI"
    r"|ANI|IANS|Kyodo(?: News)?|Yonhap|BelTA|Anadolu(?: Agency)?|AA|Belga|AAP|ANP|APA|ATS|CNS|KNA|epd|PA(?: Media)?"
    r"|The Canadian Press|Canadian Press|PRNewswire|PR Newswire|GLOBE NEWSWIRE|BUSINESS WIRE|Business Wire|ACCESSWIRE"
    r"|Interfax|INTERFAX(?:\.RU)?|ТАСС|РИА Новости|РИА|Интерфакс|ИНТЕРФАКС"
)
"""Agencies by the names that they sign with."""
_KNOWN = frozenset(
    name.strip()
    for name in """
    ABC News, AFP, Agence France-Presse, Al Jazeera, Axios, BBC, BBC News, BFMTV, BILD, Bild, Bloomberg, CBC News,
    CBS News, CNN, Clarín, Corriere della Sera, Courrier international, DER SPIEGEL, DW, Daily Mail, Der Spiegel,
    Der Standard, Deutsche Welle, Die Welt, Die Zeit, El Mundo, El País, El Universal, Euronews, Europa Press,
    Europe 1, FAZ, Financial Times, Folha de S.Paulo, Forbes, Fox News, France 24, France Info, France Inter,
    Franceinfo, Frankfurter Allgemeine, Gazeta Wyborcza, Global Research, Haaretz, Handelsblatt, ITV News,
    Infobae, Kommersant, L'Express, L'Humanité, L'Obs, La Croix, La Libre, La Nación, La Presse, La Repubblica, La
    Stampa, La Vanguardia, Le Devoir, Le Figaro, Le Monde, Le Parisien, Le Point, Le Soir, Le Temps, Lenta.ru, Les
    Échos, Libération, Los Angeles Times, Mediapart, Meduza, NBC News, NPR, NZZ, Neue Zürcher Zeitung, Newsweek, O
    Globo, Ouest-France, PAP, POLITICO, Politico, RFE/RL, RFI, RIA Novosti, RT, RTBF, RTL, Radio Free Europe/Radio
    Liberty, Radio-Canada, Sky News, Spiegel, Sputnik, Süddeutsche Zeitung, TASS, The Atlantic, The Economist, The
    Guardian, The Hill, The Hindu, The Independent, The Kyiv Independent, The Moscow Times, The New York Times,
    The Sun, The Telegraph, The Times, The Wall Street Journal, The Washington Post, USA TODAY, USA Today, VOA,
    Voice of America, ZDF, ZDFheute, ZEIT ONLINE, elDiario.es, la Repubblica, n-tv, tagesschau, tagesschau.de,
    taz, Би-би-си, Ведомости, Взгляд, Газета.Ru, Известия, Коммерсант, Коммерсантъ, Комсомольская правда,
    Лента.ру, Медуза, Московский комсомолец, Новая газета, РБК, РИА Новости, Радио Свобода, Российская газета,
    Русская служба Би-би-си, Суспільне, ТАСС, Українська правда, Укрінформ, Фонтанка
    """.replace("\n", " ").split(",")
)
_PAPER = re.compile(
    r"\b(?:advertiser|argus|bugle|chronicle|clarion|courier|dispatch|echo|enquirer|inquirer|post|examiner|gazette"
    r"|guardian|herald|intelligencer|journal|ledger"
    r"|mercury|messenger|news|observer|sentinel|telegraph|times|tribune|weekly|wire"
    r"|courrier|dépêche|écho|figaro|quotidien|nouvelles|dernières"
    r"|\w*(?:zeitung|tageblatt|anzeiger|nachrichten|kurier|rundschau)|diario|periódico|heraldo|noticias|gaceta"
    r"|corriere|giornale|gazzetta|messaggero|quotidiano|jornal|diário|correio|gazeta|dziennik"
    r"|ведомости|вести|вестник|газета|известия|новости|правда|вісник|日报|晚报|新闻)\b",
    re.IGNORECASE,
)
"""Words that papers are called by, and few others."""
CALLED_BY = re.compile(
    r"\b(?:advertiser|argus|beacon|chronicle|courier|dispatch|echo|enquirer|evening post|examiner|express|gazette"
    r"|guardian|herald|journal|mercury|messenger|monitor|observer|quotidien|sentinel|telegraph|times|tribune|weekly"
    r"|courrier|dépêche|écho|figaro|matin|nouvelles|ведомости|вестник|газета|известия"
    r"|agency|assembly|authority|commission|committee|corporation|council|inspectorate|institute|limited|ltd|ministry"
    r"|laboratories|industries|airlines|(?:official|parliamentary) record"
    r"|association|bureau|company|court|department|federation|hospital|office|police|radio|standard|university"
    r"|organisation|organization|parliament|plc|inc|union|ministère|préfecture|mairie|министерство)\b",
    re.IGNORECASE,
)
"""Words that papers and bodies are called by."""
_PERIODICAL = re.compile(r",\s+(?:(?:a|the)\s+)?(?:daily|weekly|monthly|journal|quotidien|hebdomadaire|magazine)\b")
"""What a paper is, behind its name: *The Carrier, weekly of the road trade*."""
_SMALL = re.compile(
    r"(?:of|the|and|on|de|des|du|la|le|les|l['’]\w+|d['’]\w+|et|von|und|der|die|das|del|y|e|di|della|do|da|и)\b"
)


def known_outlet(name: str) -> str | None:
    """The name without the marks around it, if an outlet or agency is known by it."""
    name = _bare(name)
    return name if AGENCY.fullmatch(name) or name.replace("’", "'") in _KNOWN else None


def outlet_in(name: str) -> str | None:
    """The outlet that `name`, which stands where an outlet signs, is surely the name of; `None` if it may be another's.

    It is known, or all its words are names and one is a word that papers are called by.
    """
    if known := known_outlet(name):
        return known
    name = _bare(name)
    words = name.split()
    is_outlet = 2 <= len(words) <= 6 and words[0][0].isalpha() and is_name(name) and _PAPER.search(name)
    return name if is_outlet else None


def is_papers(name: str) -> bool:
    """A paper's name as it stands above a paper: a word that papers are called by is its last, or its first.

    A headline in which each word has a capital may hold one, seldom there.
    """
    words = _bare(name).split()
    inner = words[1:] if words and words[0].lower() in ("the", "le", "la", "il", "der", "die", "das") else words
    is_at_an_end = any(map(_PAPER.fullmatch, inner[:1] + inner[-1:])) or inner[-1:] == ["Agency"]
    return is_at_an_end and outlet_in(name) is not None


def _bare(name: str) -> str:
    return " ".join(name.strip(" «»„“”\"'*_.,:;()[]").split())


def _is_of_a_name(word: str) -> bool:
    """A word as names have it: with a capital, a particle, or a paper's word in an alphabet that writes it small."""
    return word[0].isupper() or bool(_SMALL.match(word)) or (not word.isascii() and bool(_PAPER.fullmatch(word)))


def is_name(text: str) -> bool:
    """All its words are words of a name."""
    return all(map(_is_of_a_name, text.split()))


def is_called(name: str) -> bool:
    """A word that papers and bodies are called by, in capitals as in names, is in it."""
    words = (match[0] for match in CALLED_BY.finditer(_PERIODICAL.sub(" Journal", name)))
    return any(not word.islower() or not word.isascii() or word in ("plc", "ltd", "inc") for word in words)
