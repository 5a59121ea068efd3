"""States and what headlines call them: by name, people, capital, seat of government, one sign.

"Seoul", "South Korean" and 韓 are one actor; two headlines that name different states tell of
different events. Organisations of states act like states. Written as `acts`.
"""

import re

NATIONS = """
-: washington_post moscow_times japan_times korea_times korea_herald kyiv_post kyiv_independent
    china_daily jerusalem_post india_today times_india hindustan_times iran_international new_york
    korea_post 中央日報 中国新聞 日本経済新聞 日经 日本海 동해일보 한국일보 中国电信
kp: north_korea* n_korea* dprk* north_korean* pyongyang* nordkorea* pjöngjang* nord-coréen*
    nord-corée* corée_nord corea_norte norcorea* nordcorea* corea_nord coreia_norte norte-corean*
    korea_północn* korei_północn* koreę_północn* koreą_północn* północnokore* kuzey_kore*
    noord-kore* korea_utara phenian* pjongjang* pjongyang* coreea_nord северна_коре* севернокоре*
    кндр северокоре* пхеньян* північна_коре* північної_коре* північну_коре* північній_коре*
    північнокоре* 북한 조선중앙통신 평양 朝鲜 朝鮮 北朝鮮 北韓 北韩 平壌 平壤
kr: south_korea* s_korea* rok seoul* südkorea* corée_sud sud-coréen* corea_sur surcorea* sudcorea*
    corea_sud coreia_sul sul-corean* korea_południow* korei_południow* koreę_południow*
    koreą_południow* południowokore* güney_kore* zuid-kore* korea_selatan coreea_sud южна_коре* seúl
    séoul seul южная_коре* южной_коре* южную_коре* южнокоре* сеул* південна_коре* південної_коре*
    південну_коре* південній_коре* південнокоре* blue_house 한국 서울 대한민국 韓国 韩国 韓國 ソウル
    首尔 首爾 韩方 韓方
ru: russia* moscow* kremlin* russland* russisch* moskau* rusia rusos rusa ruso rusas russie russe
    russes russo russi rosj* rosyjsk* rosjan* rusya* mosca moscú moscou moskw* rusland русия руск*
    росси* рф москв* кремл* росі* 러시아 모스크바 크렘린 러측 ロシア モスクワ クレムリン 俄罗斯
    俄羅斯 莫斯科 克里姆林 克宫 俄方
ua: ukrain* kyiv* kiev* ucrania* ucrain* ucrân* kijow* kijów oekraïn* ukrayna* украин* киев* україн*
    київ* києв* 우크라이나 우크라 키이우 ウクライナ キーウ 乌克兰 烏克蘭 基辅 基輔 乌方
us: us u.s u.s.a usa america american americans united_states white_house pentagon washington*
    us-amerikan* usamerikan* états-unis américain* eeuu estadounidense* stati_uniti estados_unidos
    statunitens* amerykańsk* stany_zjednoczone сша американск* вашингтон* пентагон* белый_дом
    белого_дома америк* state_department 미국 워싱턴 백악관 米国 米政府 ワシントン アメリカ
    ホワイトハウス 美国 美國 华盛顿 白宫 美方 米軍
jp: japan* tokyo* tokio* japon* giappon* япони* японск* токио японі* 일본 도쿄 日本 東京 东京 日方
cn: china* chinese beijing* chines* chinoi* chine cina cinese cinesi chiny chińsk* pékin peking*
    pekín китай* китая китае пекин* китаю китаем китаї пекін* prc 중국 베이징 中国 中國 北京 中方
tw: taiwan* taipei* тайван* тайпе* 대만 台湾 台灣 台北 臺灣
gb: britain* british uk u.k london* britisch* grossbritannien royaume-uni britanni* reino_unido
    британи* британск* великобритан* лондон* briton* 영국 런던 英国 英國 イギリス ロンドン 伦敦
fr: france* french paris frankreich* französisch* français* francia* francés* франци* французск*
    париж* 프랑스 フランス 法国 法國 パリ 巴黎
de: germany* german germans berlin* deutschland* deutsch* allemagne* alemania* allemand* alemán*
    германи* немецк* берлин* німеч* 독일 베를린 ドイツ 德国 德國 柏林
pl: poland* polish warsaw* polen* polnisch* pologne* polonia* polonais* польш* польск* варшав*
    польщ* 폴란드 ポーランド 波兰 波蘭
ir: iran* tehran* téhéran* teherán* иран* тегеран* 이란 イラン 伊朗 テヘラン 德黑兰
iq: iraq* baghdad* irak* ирак* багдад*
il: israel* jerusalem* tel_aviv israël* израил* ізраїл* 이스라엘 イスラエル 以色列
ye: yemen* sanaa йемен* 예멘 イエメン 也门
sa: saudi* riyadh* саудовск*
ae: uae emirati* abu_dhabi dubai* оаэ
qa: qatar* doha* катар*
eg: egypt* cairo* ägypt* egipto* égypt* египет* египт* каир* 이집트 エジプト 埃及
et: ethiopia* addis_ababa äthiop* etiop* éthiop* эфиоп* аддис-абеб* 에티오피아 エチオピア 埃塞俄比亚
sd: sudan sudanese khartoum* судан* 수단 スーダン 苏丹
in: india indian indians new_delhi delhi* indien* indisch* inde индии индия индию индийск* дели 인도
    インド 印度
pk: pakistan* islamabad* пакистан*
bd: bangladesh* dhaka*
vn: vietnam* hanoi* вьетнам* 베트남 ベトナム 越南
ph: philippin* manila* filipin* филиппин* манил* 필리핀 フィリピン 菲律宾
th: thailand* thai bangkok* таиланд* 태국 タイ国 泰国
id: indonesia* jakarta* индонези* 인도네시아 インドネシア 印度尼西亚 印尼
my: malaysia* kuala_lumpur малайзи*
mm: myanmar* burma* мьянм*
kh: cambodia* phnom_penh
sg: singapore* сингапур*
mn: mongolia* ulaanbaatar монголи* 몽골 モンゴル 蒙古
kz: kazakh* astana* казахст*
by: belarus* minsk* беларус* белорус* минск* 벨라루스 ベラルーシ 白俄罗斯
ge: tbilisi* грузи*
tr: turkey* turkish türkiye* ankara* türkei* turquie* turquía* турци* турецк* анкар* 튀르키예 터키
    トルコ 土耳其
sy: syria* damascus* сири* дамаск* сирийск*
lb: lebanon* lebanese beirut* ливан*
au: australia* canberra* австрал* 호주 オーストラリア 豪州 澳大利亚
nz: new_zealand*
ca: canada* canadian* ottawa* канад* 캐나다 カナダ 加拿大
mx: mexic* méxico* мексик* 멕시코 メキシコ 墨西哥
br: brazil* brasil* brasília бразил* 브라질 ブラジル 巴西
ar: argentin* buenos_aires аргентин*
cl: chile chilean* чили
pe: peru peruvian* перу
co: colombia* bogotá* колумби*
ve: venezuela* caracas* венесуэл*
cu: cuba* havana* куба кубе кубу кубы кубинск*
it: italy* italian* rome italien* italie* italia* итали* 이탈리아 イタリア 意大利
es: spain* spanish madrid* spanien* espagne* españa* español* испани* 스페인 スペイン 西班牙
nl: netherlands* dutch hague niederl* pays-bas нидерланд* 네덜란드 オランダ 荷兰
be: belgi*
se: sweden* swedish stockholm* schweden* швеци*
no: norway* norwegian* oslo norwegen* норвеги*
fi: finland* finnish helsinki* финлянди*
dk: denmark* danish copenhagen* dänemark* дания дании данию датск*
ee: estonia* tallinn* эстони*
lv: latvia* riga латви*
lt: lithuania* vilnius* литв*
cz: czech* prague* чехи* чешск*
sk: slovak* bratislava* словаки*
hu: hungar* budapest* ungar* венгр* венгерск*
ro: romania* bucharest* румын*
bg: bulgaria* sofia* болгар*
rs: serbia* belgrade* серби*
gr: greece* greek* athens* grieche* греци* греческ* 그리스 ギリシャ 希腊
ch: switzerland* swiss schweiz* suisse* suiza* швейцар*
at: austria* vienna* österreich* австри*
za: south_africa* pretoria* юар
ng: nigeria* abuja* нигери*
ke: kenya* nairobi* кени*
cd: congo* kinshasa* конго
ma: morocc* rabat* марокк*
af: afghan* kabul* афган*
un: un u.n united_nations onu onz vereinte_nationen nations_unies naciones_unidas nazioni_unite оон
    유엔 안보리 国連 联合国 聯合國 安保理 安理会
eu: eu european_union brussels* брюссел* brüssel* bruxelles bruselas евросоюз* ес ue 유럽연합 欧盟
nato: nato otan нато 나토 北约
"""
"""By code (ISO 3166 in small letters); "-" is a name that means no state ("Washington Post")."""

HOMOGRAPHS = frozenset(
    {
        "america", "chile", "china", "cuba", "georgia", "lebanon", "malta", "mosca", "nato",
        "paris", "peru", "polish", "riga", "rome", "seul", "swiss", "turkey", "washington",
    }
)  # fmt: skip
"""Names that are other words where no capital begins them, besides all of three letters or less."""

BETWEEN = frozenset({"del", "du", "do", "de", "della", "di"})
"""What may stand between the two words of a name: "Corea del Norte"."""

SIGNS = {
    "kp": "北 북", "kr": "韓 남 韩", "ru": "露 러 俄", "us": "美 미 米", "cn": "中 중",
    "jp": "日 일",
    "ua": "우", "gb": "英 영", "de": "独 獨 독", "fr": "仏 佛",
}  # fmt: skip
"""Single signs that stand for a state where they stand alone: "北, 위성 발사"."""

# "对朝", "援乌", "从俄": in a run of Han a single sign means a state only behind such a sign.
BEHIND = re.compile(
    r"(?:(?<=[对對从從向赴在与與援驻駐访訪])|(?<!\w)(?=.[对對向将將或拟擬称稱军軍方与與总總外从從至使已无]))"
    r"([朝韩韓俄乌烏美日中英])(?![鲜鮮国國罗羅克本央方])"
)
_BEHIND_NAMES = {
    "朝": "kp", "韩": "kr", "韓": "kr", "俄": "ru", "乌": "ua", "烏": "ua", "美": "us", "日": "jp",
    "中": "cn", "英": "gb",
}  # fmt: skip
ALONE = {sign: code for code, signs in SIGNS.items() for sign in signs.split()}


def behind(sign: str) -> str:
    """Return the key of the state that a sign found by `BEHIND` stands for."""
    return f"@{_BEHIND_NAMES[sign]}"
