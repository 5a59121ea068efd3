"""Words that all news shares, whatever the topic: outcomes, denials, ordinals, common verbs.

Nothing here belongs to a topic; those words are the configuration's. A trailing `*` ends a
prefix. Hangul, kana and Han have no word boundaries to rely on and are searched as they stand.
"""

import re
from functools import lru_cache
from itertools import pairwise

from watchlist.reading.lexicon import lexicon, words

_MARKS = {
    "fail": (
        """
        fail* unsuccessful* crash* explod* abort* botch* scheiter* gescheitert fehlschl*
        missglück* erfolglos* échou* échec* fracas* провал* неудач* потерпел* взорвал*
        разбил* невдал* вибухнул*
        """,
        "실패|추락|폭발|失敗|失败|墜落|墜毀|坠毁|爆発|爆炸",
    ),
    "succeed": (
        """
        succe* erfolg* gelungen réuss* succès éxito* exitos* успех* успеш* успіх* успіш*
        """,
        "성공|成功",
    ),
    "start": (
        """
        begin* began begun start* resum* restart* opens opened opening reopen* restor*
        wiederauf* commenc* reprend* reanud* нача* начин* возобнов* поча* віднов*
        """,
        "시작|재개|개시|開始|再開|开始|恢复|恢復|重启|重啟",
    ),
    "stop": (
        """
        stop* halt* clos* shut* suspend* end ends ended ending ceas* paus* cancel* scrap* postpon*
        delay* stopp* suspen* прекра* приостан* останов* отмен* припин* зупин* скасу*
        """,
        "중단|중지|취소|종료|연기|停止|中止|中断|中斷|取消|暂停|暫停",
    ),
    "rise": (
        """
        rise rises rising rose doubl* tripl* soar*
        jump* surg* climb* increas* rais* hike* grow*
        grew gain* expand* steig* stieg erhöh* hausse augment* sube* aument* рост* вырос* увелич*
        повы* зрост* збільш* підвищ*
        """,
        "증가|상승|인상|급등|확대|増加|上昇|引き上げ|値上げ|拡大|增加|上升|上涨|上漲|扩大",
    ),
    "fall": (
        """
        fall falls fell halv* drop* plung* slump* cut cuts cutting declin* decreas* lower* slid*
        shrink* tumbl* reduc* senk* baisse* diminu* baja* сниж* сниз* упал*
        сокра* зниж* скороч*
        """,
        "감소|하락|인하|급락|축소|減少|下落|引き下げ|値下げ|減らす|减少|下降|下跌|削减",
    ),
    "win": (
        "win wins won beat beats victor* gewinn* выигр* побед* перем*",
        "승리|勝利|勝つ|获胜",
    ),
    "lose": (
        "lose loses lost defeat* verlier* проигр* програ*",
        "패배|敗北|敗れ|落败",
    ),
    "back": (
        """
        approv* accept* endors* back backs backed adopt* одобр* схвал*
        """,
        "승인|承認|批准|採択",
    ),
    "block": (
        "oppos* veto* block* thwart* заблок*",
        "반대|저지|反対|反对|反對|阻止|否決",
    ),
    "hold": (
        "arrest* detain* jail* convict* imprison* арест* задерж*",
        "체포|구속|逮捕|拘束|逮捕",
    ),
    "free": (
        "releas* freed frees acquit* освобо* звільн*",
        "석방|釈放|释放|無罪",
    ),
    "arrive": (
        "arriv* enter enters entered land lands прибы* прибу*",
        "도착|입국|到着|抵达|抵達",
    ),
    "leave": (
        "leave leaves left depart* flee flees fled escap* withdr* покин*",
        "철수|출국|귀국|撤退|帰国|撤离|離開|回国",
    ),
    "done": (
        "complet* finish* conclud* заверш* законч* закінч* abgeschlossen beendet",
        "완료|마쳐|마쳤|完了|終え|完成|结束|結束",
    ),
    "positive": (
        "positiv* положит*",
        "양성|陽性|阳性",
    ),
    "negative": (
        "negativ* отрицательн*",
        "음성|陰性|阴性",
    ),
}

OPPOSED = (
    ("fail", "succeed"),
    ("start", "stop"),
    ("rise", "fall"),
    ("win", "lose"),
    ("back", "block"),
    ("hold", "free"),
    ("arrive", "leave"),
    ("positive", "negative"),
    ("plan", "done"),
)
"""Marks that two headlines of one event do not carry one each."""

TELLING = frozenset(("fail", "stop", "fall", "lose", "block", "free", "leave", "done", "negative"))
"""Marks that a headline seldom leaves out where they are true."""

_NOT = (
    """
    not no never cannot can't won't don't doesn't didn't isn't aren't wasn't weren't
    wouldn't couldn't hasn't haven't neither nor deny denies denied denial* denying refus*
    reject* dismiss* refut* disavow* rebuff* nicht kein* nie dementi* bestreit* bestritt*
    lehnt ablehn* verweiger* ausgeschlossen pas jamais aucun* dément* refuse* rejett* exclu*
    niega* negó desmient* rechaz* descart* nunca non не нет ни никогда опроверг* опроверж*
    отрица* отказ* отверг* исключ* ні немає спросту* запереч* відмов* відкин* виключ* nie
    odmaw* odrzuc*
    """,
    (
        "않|못하|못한|없|아니|안\\s|안해|안한|안할|부인|거부|일축|배제|반박|거절|ない|ません|なし|せず|否定|拒否|否認|排除|否认|拒绝|拒絕|驳斥|駁斥|"
        "不(?!断|斷|久|仅|僅|明|满|滿|少|安|同|法|只)|没有|沒有|未(?!来|來)|无(?!人|线)|無(?!人|線|料|罪)"
    ),
)
_AGAIN = (
    """
    again another anew снова вновь опять знову erneut nochmals nouveau nuevamente otra
    """,
    "또|재차|再び|再度|再次|又",
)
_ORDINALS = {
    2: (
        "second 2nd zweit* deuxième seconde segund* втор* друг*",
        "[두2]\\s?번째|둘째|2차|2回目|2度目|二度目|第2|第二|二次",
    ),
    3: (
        "third 3rd dritt* troisième tercer* трет*",
        "[세3]\\s?번째|셋째|3차|3回目|3度目|三度目|第3|第三|三次",
    ),
    4: (
        "fourth 4th viert* quatrième cuart* четверт* четвёрт*",
        "[네4]\\s?번째|4차|4回目|4度目|第4|第四",
    ),
    5: (
        "fifth 5th fünfte* cinquième quint* пят[ыио]* п'ят*",
        "다섯\\s?번째|5차|5回目|第5|第五",
    ),
}
_PLAN = (
    """
    plan plans planned planning may might could would will consider* weigh* mull* intend*
    prepar* ready vow* want* seek* threat* expect* propos* pledg* promis* hope* aim*
    discuss* планир* намер* готов* может плану* має хоче möchte plant will erwäg* könnte
    envisag* pourrait podría planea*
    """,
    "계획|예정|검토|추진|준비|方針|計画|予定|検討|へ(?=$|\\s|、)|计划|計劃|考虑|考慮|拟|擬|将|準備|准备",
)

_REPORTING = (
    """
        premier* chancellor* envoy* ambassador* chief*
    say says said saying report* claim* announc* accord* tell tells told state* media
    official* source* reveal* confirm* statement* spokes* sagt* laut meldet bericht* annonc*
    selon dice según anunci* сообщ* заяв* сказал* словам повідом* заяви* рассказ* розпов*
    breaking update exclusive video photos live watch newly latest reportedly alleged*
    apparently minister* ministry president* agency government
    show shows showed data figures filing analysis worth include* including amid led day days week
    weeks month months year years today tomorrow yesterday tonight recent* additional extra further
    would-be один день дня дней неделя недели месяц* год года лет сегодня завтра ещё еще дополнит*
    данные данным tag tage woche wochen monat* jahr jahre heute morgen weitere* jour jours semaine*
    mois an ans année* día días semana* mes meses año años
    """,
    "추가|정부|올해|작년|지난해|내년|여부|문제|방침|追加|政府|今年|昨年|去年|来年|問題|问题|밝혔다|밝혀|발표|주장|보도|속보|전해|発表|報道|速報|表明|明らかに|表示|报道|報導|称|稱|宣布|快讯|快訊",
)
_STOP = """
    a an the of to in on at by for from with into over under after before amid as and or but
    is are was were be been being its it this that these those his her their he she they
    what which than more most up out about against near off onto per via has have had do
    does did will would can there if while when how why new also just still shortly soon amidst upon
    toward towards between among thousand thousands through throughout within during behind around
    without across along beyond already still even both all two three four five six seven eight
    nine ten eleven twelve twenty who whose whom some many several we us you i me my our not no
    go goes going went put puts next like another
    million millions billion bln bn mln der die das den dem des ein eine einen einem einer
    und oder in im an am auf aus bei mit nach von vom zu zum zur für über unter als wie ist
    sind war sich le la les un une des du de d l et ou en au aux à par pour sur dans avec
    sans est sont a ont se s qu que el los las una unos y o del al con por para sobre se su
    sus lo es son ha han и в во на с со к ко о об от до по за из у для при что как это а но
    же бы ли его ее их она он они і й та в у на з із зі до по за від для при що як це а але
    же б тысяча тысячу тысячи тысяч тыс тисяча
    тисячу тисячі тисяч тис млн млрд долл w i z na do o za od po nie się jest
    """

# "Seoul to send": a plan, if it is a verb; names have capitals.
_INFINITIVE = re.compile(r"(?<!\w)to (?!the |a |an |its |their )[a-z]")

MARKS = lexicon({**_MARKS, "plan": _PLAN})
"""What became of a thing, or is to become: fail, succeed, start, stop, rise, fall, plan ..."""

NEGATIONS = lexicon({"not": _NOT})
"""What turns a sentence round; two of them turn it back."""

ORDINALS = lexicon({**{str(n): words for n, words in _ORDINALS.items()}, "again": _AGAIN})
"""Which time it is: "2" to "5", or "again"."""


REPORTING = lexicon({"say": _REPORTING})
"""Who says so, and how it is told: words that copies of one story change freely."""

WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")
"""A word of a script with blanks, its hyphens and apostrophes included."""

STOP = frozenset(words(_STOP))
"""Words without a meaning of their own."""

ONLY = frozenset(words("only just longer только тільки nur solo seulement"))
"""Behind a negation these undo it ("not only"), or make it an end ("no longer")."""

NEGATING = frozenset(
    [(verb, "out") for verb in words("rule rules ruled ruling")]
    + [(verb, "down") for verb in words("turn turns turned")]
)
"""Pairs of words that negate."""


_SERIAL = re.compile(
    r"(?:no\.|№|#|제|第)\s?(\d+)|(\d+)\s?(?:호|号|號|기(?!간))|(?<=[^\W\d]-)(\d+)(?![\w])"
)


def serials(folded: str) -> frozenset[str]:
    """Return the numbers that are names: of "Malligyong-2", "No. 3", "정찰위성 2호"."""
    return frozenset(next(filter(None, hit.groups())) for hit in _SERIAL.finditer(folded))


def marks(title: str, folded: str) -> tuple[frozenset[str], int, frozenset[str]]:
    """Return outcomes, how many negations there are, and which time it is."""
    found = set(MARKS.within(folded))
    ordinals = set(ORDINALS.within(folded))
    negations = len(NEGATIONS.within(folded))
    known = [hit[0] for hit in WORD.finditer(folded)]
    if _INFINITIVE.search(title):
        found.add("plan")
    for word, following in pairwise((*known, "")):
        mark, ordinal, is_negation = _meaning(word)
        if mark:
            found.add(mark)
        if ordinal:
            ordinals.add(ordinal)
        negations += is_negation and following not in ONLY
        negations += (word, following) in NEGATING
    return frozenset(found), negations, frozenset(ordinals)


@lru_cache(maxsize=65_536)  # the words of news come again and again
def _meaning(word: str) -> tuple[str | None, str | None, bool]:
    return MARKS.of(word), ORDINALS.of(word), NEGATIONS.of(word) is not None
