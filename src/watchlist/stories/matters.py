"""More of what news is about, in the words of headlines: public life, nature, goods, qualities.

Written as `things`, which comes first where both know a word.
"""

MATTERS = """
limit: cap caps limit limits ceiling* quota* threshold* лимит* квот* предел* потол* порог* ліміт*
    obergrenze* limite plafond* tope límit* cuota* 상한 한도 限度 上限 限额 限額 配额
military: militar* army armies armed_forces воен* военн* армия армии армию армией армі* військов*
    militär* armee* armée* ejército* 군사 軍事 军事
lethal: lethal offensive смертонос* летальн* tödlich* létal* letal* 살상 공격용 殺傷 攻撃用 杀伤
    致命 进攻性 攻击性 進攻性
nuclear: nuclear atomic ядерн* атомн* atom* kernwaff* nucléair* 핵무기 핵실험 핵개발 원전 核兵器
    核実験 核武器 核试验
emergency: emergenc* urgent* crisis crises экстренн* срочн* чрезвычайн* кризис* надзвич* терміново
    криз* notfall* notstand* dringlich* krise* urgen* 긴급 비상 위기 緊急 非常 危機 紧急 危机
war: war wars warfare conflict* война войны войне войну войной конфликт* війна війни війні війну
    krieg* konflikt* guerre* conflit* guerra* 전쟁 분쟁 戦争 紛争 战争 冲突 戰爭
peace: peace* ceasefire* truce* armistice* перемир* прекращение_огня frieden* waffenruhe*
    waffenstill* paix cessez-le-feu trêve* paz tregua* 평화 휴전 종전 和平 停火 停戦 休戦 平和
budget: budget* бюджет* haushalt* presupuest* 예산 予算 预算 預算
tariff: tariff* duties tax taxes levy пошлин* налог* мито мита податк* zölle zoll steuer* tarif*
    droits_douane impôt* taxe* arancel* impuest* 관세 세금 関税 税金 关税 税收 關稅
election: election* выборы выборов выборах выборам вибори виборів wahl wahlen élection* eleccion*
    comicios 선거 選挙 选举 選舉
court: court courts tribunal* judge* суд суда судья судьи судом gericht* richter* tribunal* juez
    jueces 법원 법정 裁判所 法院 法庭
police: police policeman officers полиц* поліц* polizei* policía* 경찰 警察 警方
president: president* президент* präsident* président* presidente* 대통령 大統領 总统 總統
opposition: opposition* оппозиц* опозиц* oposici* 야당 野党 在野党 反对党
prisoner: prisoner* inmate* pow pows hostage* captive* пленн* военноплен* заложн* полонен* заручн*
    gefangen* geisel* prisonnier* otage* presos rehén rehenes 포로 인질 수감자 捕虜 人質 战俘 人质
airport: airport* airfield* аэропорт* аэродром* аеропорт* flughafen* flughäf* aéroport* aeropuerto*
    공항 비행장 空港 机场 機場
virus: virus* disease* illness* вирус* болезн* вірус* хвороб* krankheit* maladie* enfermedad*
    바이러스 질병 ウイルス 病気 病毒 疾病
cattle: cow cows cattle dairy herd herds livestock коров* скот* худоб* kuh kühe rinder* vieh*
    milchvieh* vache* bétail vaca vacas ganado* 젖소 가축 乳牛 家畜 奶牛 牲畜
birds: chicken* hen hens duck ducks turkeys goose geese bird birds fowl кур куры птиц* утк* уток
    hühner* huhn puten enten gänse vögel poulet* poule* canard* volaille* oiseau* gallina* pollo
    pollos pavos patos aves 가금류 家禽 アヒル
building: building* apartment* housing towers skyscraper* здан* жиль* жилой будинк* житл* gebäud*
    wohnung* immeuble* bâtiment* logement* edificio* vivienda* 주택 건물 아파트 住宅 建物 大楼 楼房
road: road roads highway* motorway* дорог* шоссе трасс* strasse* autobahn* autoroute* carretera*
    autopista* 도로 道路 公路
pipeline: pipeline* трубопровод* нефтепровод* газопровод* oléoduc* gazoduc* oleoduct* gasoduct*
    송유관 가스관 パイプライン 管道
gas: gas lng газ газа газу газом erdgas gaz 가스 ガス 天然气 天然氣
metal: steel iron copper alumin* gold nickel сталь стали железо желез* медь золот* stahl eisen
    acier* cuivre acero* cobre 철강 구리 鉄鋼 钢铁 铜 铝
seafood: seafood fish crab crabs fishery рыб* краб* fisch* krabbe* poisson* pescado* marisco* 수산물
    수산 水産 海鲜 海产 水产
wood: timber lumber wood logging loggers forestry лес леса лесн* древес* деревин* holz* bois madera*
    벌목 목재 임업 伐採 木材 林業 伐木 林业
clothes: uniform* cloth* garment* textile* sew sews sewing seamstress* tailor* шве* шьют одежд*
    униформ* одяг* näh* kleid* textil* vêtement* coud* couture ropa cose* costur* 봉제 의류 군복
    縫製 衣料 軍服 服装 缝纫 军装 纺织
rights: rights menschenrecht* droits_homme derechos_humanos 인권 人権 人权 人權
gear: equipment gear kit machine* machinery hardware оборуд* техник* обладнан* ausrüst* gerät*
    équipement* matériel* equipo* equipamiento 장비 물자 装備 機材 物資 设备 装备 物资 裝備
trip: trip trips journey* поездк* рейс* подорож* поїздк* reise* viaje* 항차 往復 航次
direct: direct* прям* напрям* безпосередн* direkt* 직접 直接
indirect: indirect* кружн* косвен* непрям* опосередк* indirekt* 우회 간접 間接 间接
sea: sea seas waters offshore ocean море моря морю морск* океан* морі meer* mer mar océan* 해역 해상
    바다 海域 海上 近海 沖合
coast: coast coasts coastal shore* beach* побереж* берег* узбереж* küste* côte côtes costa costas
    해안 海岸 沿岸 沿海
strait: strait straits пролив* проток* détroit* estrecho* 해협 海峡 海峽
space: space cosmos космос* космич* weltraum* raumfahrt* espace espac* 우주 宇宙 太空 航天
air: mid-air midair flight* air воздух* полёт* полет* повітр* flug luft aire vuelo 공중 비행 空中
    飛行 飞行
technology: technolog* tech технолог* tecnolog* 기술 技術 技术
engine: engine* двигател* двигун* triebwerk* moteur* motor motores 엔진 エンジン 发动机 引擎
daughter: daughter* дочь дочер* дочк* доньк* доньк* tochter* fille hija* 딸 娘 女儿
family: wife husband family families relative* жена жены жену муж семь* сім* дружин* frau familie*
    femme famille* esposa familia* 부인 가족 유족 夫人 家族 遺族 家人
ally: ally allies allied союзник* verbündet* allié* aliad* 동맹 우방 同盟 盟国 盟友
rebels: rebel* militant* militia* insurg* gunmen повстан* боевик* бойовик* rebell* miliz* milice*
    milicia* 반군 무장세력 武装勢力 叛军 民兵
terror: terror* теракт* террор* терор* anschlag* attentat* atentado* 테러 テロ 恐袭 恐怖
refugees: refugee* migrant* беженц* мигрант* біженц* flüchtling* réfugié* refugiad* 난민 이주민 難民
    移民 难民
storm: storm* hurricane* typhoon* cyclone* tornado* шторм* ураган* тайфун* sturm* orkan* tempête*
    ouragan* tormenta* huracán 태풍 폭풍 台風 暴風 台风 飓风
outage: blackout* outage* power_cut power_cuts power_failure отключен* блэкаут* відключен*
    stromausfall* coupure* apagón* apagones 정전 停電 停电
internet: internet online интернет* інтернет* 인터넷 インターネット 互联网 网络
rates: rates rate interest_rate interest_rates lending_rate ставк* zins* leitzins* taux tipos tasas
    금리 金利 利率
prices: price prices inflation* цен цены цену инфляц* інфляц* ціни цін preis* prix inflaci* precio*
    물가 가격 인플레 インフレ 物価 価格 通胀 通货膨胀 价格 物价
stocks: stocks shares акци* акці* aktie* börse* bourse acciones bolsa 주가 증시 株価 株式 股价 股市
bankrupt: bankrupt* insolv* collapse* банкрот* pleite* insolvenz* faillite* quiebra* bancarrota 파산
    부도 破産 倒産 破产 倒闭 崩溃
jobs: job jobs unemploy* безработ* безробіт* arbeitsplät* arbeitslos* emploi* chômage empleo*
    desempleo 일자리 실업 失業 就业 失业
climate: climat* emission* климат* клімат* klima* clima 기후 気候 气候
heat: heat heatwave* drought* засух* жара посух* спека hitze* dürre* canicul* sécheress* sequía*
    폭염 가뭄 猛暑 干ばつ 高温 干旱
slaves: slave slaves slavery slave-like forced_labour forced_labor рабск* рабств* sklav* esclav*
    노예 강제노동 奴隷 強制労働 奴隶 强迫劳动
reactor: reactor* power_plant power_station nuclear_plant реактор* аэс аес электростанц* reaktor*
    kraftwerk* akw réacteur* centrale 원자로 발전소 原子炉 原発 発電所 反应堆 核电站 发电站
mine: mine miner miners шахт* рудник* bergwerk* grube* mina minas mineros 광산 탄광 炭鉱 鉱山 煤矿
    矿山
dam: dam dams reservoir* hydropower плотин* водохранил* гэс греб* staudamm* talsperre* barrage*
    presa presas embalse* 댐 수력 ダム 水力 大坝 水库 水电
water: water drinking_water вода воды воду води wasser* eau eaux agua 식수 수질 飲料水 水道 饮用水
plague: cholera холер* côlera cólera 콜레라 コレラ 霍乱
strike.labour: walkout* strikers trade_union union unions streik* профсоюз* забастов* страйк* grève*
    huelga* syndicat* sindicato* 파업 노조 ストライキ 労組 罢工 工会
protesters: demonstrat* rally rallies rallied protester* митинг* демонстр* мітинг* demo demos
    kundgebung* manif* manifestaci* 시위 집회 デモ 集会 示威 游行 集会
law: law laws bill bills legislation act_on decree* закон* указ* gesetz* dekret* loi lois décret*
    ley leyes decreto* 법안 법률 법안을 法案 法律 政令 法令
rule: rule_book regulat* guideline* requirement* правил* норматив* vorschrift* règle* norma normas
    규정 규제 지침 規制 規定 指針 规定 条例 准则
supply: supply_chain stockpile* reserves inventor* запас* vorrät* stock_piles reserva* 비축 재고
    備蓄 在庫 储备 库存
growth: growth gdp economy economies экономик* рост_ввп економік* wirtschaft* économi* economía 경제
    成長率 経済 经济 增长率
city: city cities town towns mayor* город* міст* мэр мэра stadt städte bürgermeister* ville villes
    maire* ciudad* alcald* 도시 시장은 市長 城市 市长
governor: governor* губернатор* gouverneur* gobernador* 주지사 지사 知事 州长 州長 省长
crown: king queen prince princess crown король короля принц* könig* prinz* reine prince rey reina
    국왕 왕자 国王 王子 皇太子
pope: pope vatican папа_римский ватикан* papst* pape papa_francisco 교황 教皇 教宗
game: match matches game games cup final finals матч* финал* spiel* finale* partido* copa 경기 결승
    試合 決勝 比赛 决赛
coach: coach coaches trainer тренер* entraîneur* entrenador* 감독 監督 教练
"""
