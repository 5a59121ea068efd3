"""What news is about, in the words of headlines: groups of nouns, in any topic.

Written as `acts`. Groups of one class, named before a full stop, exclude each other: what happened
to a tanker did not happen to a balloon.
"""

THINGS = """
arms: arms weapon* munition* armament* arming arm armed оруж* вооруж* озброє* збро* waffe* armes
    armas 무기 살상무기 병기 兵器 武器
ship: ship ships vessel* boat boats freighter* судн* корабл* schiff* navire* buque* 선박 배편 船舶
    船只
craft.tanker: tanker* танкер* petrolier* petrolero* 유조선 タンカー 油轮 油輪
craft.warship: warship* destroyer* frigate* cruiser* эсмин* фрегат* крейсер* линкор* 군함 구축함
    호위함 駆逐艦 軍艦 艦船 护卫舰 驱逐舰 军舰
craft.carrier: aircraft_carrier* авианос* flugzeugträger porte-avions portaaviones 항공모함 空母
    航母 航空母舰
craft.submarine: submarine* подлод* подводн* u-boot sous-marin* submarino* 잠수함 潜水艦 潜艇
craft.aircraft: aircraft plane planes warplane* jet jets airliner* fighter_jet* самол* літак*
    истребит* flugzeug* avion* avión 항공기 전투기 군용기 여객기 航空機 戦闘機 軍機 军机 战机 飞机
    飛機
craft.helicopter: helicopter* chopper* вертол* вертоліт* hubschrauber* hélicopt* helicópt* 헬기 ヘリ
    直升机
craft.balloon: balloon* аэростат* шар шары ballon* globo* 풍선 기구 気球 气球 氣球
craft.drone: drone drones uav uavs shahed* geran* дрон* беспилот* бпла безпілот* drohne* 드론 무인기
    ドローン 無人機 无人机
craft.missile: missile* marschflugk* misil* balistic* 미사일 ミサイル 导弹 飛彈
rocket: rocket* launcher* launch_vehicle* ракет* raket* fusée* cohete* carrier_rocket 로켓 발사체
    ロケット 火箭
craft.satellite: satellite* спутник* супутник* satellit* 위성 衛星 卫星
craft.train: train trains rail railway* поезд* железнодор* потяг* zug züge 열차 철도 列車 鉄道 列车
    火车 铁路
spy: spy reconnaissance espionage разведыват* шпион* розвід* spionag* espion* espía* 정찰 첩보 偵察
    侦察
people.troops: troop* soldier* servicemen солдат* военнослуж* войск* військ* soldat* truppen
    soldado* tropas 병력 군인 파병 북한군 兵士 部隊 兵力 士兵 军人 部队 軍人
people.workers: worker* laborer* labourer* workforce builder* construction_workers workmen
    construction_troops construction_crews labor labour рабоч* строител* стройк* робітник*
    будівельник* arbeiter* bauarbeiter* ouvrier* travailleur* obrero* trabajador* 노동자 근로자 인력
    건설인력 労働者 作業員 工人 劳工 勞工 建筑工 建设人员 建設人員
people.students: student* pupil* студент* школьник* étudiant* estudiante* 학생 유학생 学生 留学生
    留學生
people.tourists: tourist* holidaymaker* турист* touriste* turista* 관광객 観光客 游客 遊客
people.children: child children kid kids toddler* schoolchild* school-aged baby infant* дет* ребен*
    ребён* діт* kind kinder enfant* niño* niña* 어린이 아동 아이 영아 子ども 子供 児童 儿童 兒童
people.adults: adult* взросл* erwachsen* adulte* 성인 大人 成人
people.crew: crew crews sailor* seafarer* экипаж* моряк* matros* équipage marin tripulaci* 선원
    승조원 乗組員 船員 船员
goods.oil: oil petroleum crude fuel* petrol gasoline diesel нефт* топлив* бензин* нафт* пальн* erdöl
    öl pétrole petróleo combustible* 석유 정유 원유 유류 연료 휘발유 石油 原油 燃料 ガソリン 成品油
    汽油
goods.coal: coal угол* вугіл* kohle charbon carbón угля углем 석탄 石炭 煤炭 煤
goods.power: electric* power_supply power_line электр* електр* strom électric* 전력 전기 電力 電気
    电力 供电
goods.food: food* grain* rice flour wheat продовольств* зерн* мука муки мукой муку рис lebensmittel
    getreide nourriture aliment* trigo harina 식량 쌀 밀가루 곡물 食糧 穀物 小麦粉 小麦 粮食 大米
    面粉
goods.shells: shells 155mm ammunition ammo снаряд* боеприпас* munition granat* obus 포탄 탄약 砲弾
    弾薬 炮弹 砲彈 弹药
goods.medicine: medicin* drugs vaccin* лекарств* вакцин* ліки impf* impfstoff vacun* 의약품 백신
    약품 医薬品 ワクチン 药品 疫苗 藥品
aid.howitzers: howitzer* artillery tank tanks cannon* гаубиц* танк* haubitz* panzer 자주포 곡사포
    전차 榴弾砲 戦車 榴弹炮 坦克
aid.vehicles: ambulance* fire_trucks pickup* vehicle* truck* автомоб* грузовик* krankenwagen
    lastwagen camion* camión 구급차 트럭 차량 車両 トラック 救急車 救护车 卡车 车辆
aid.vests: vest vests helmet* body_armour body_armor бронежилет* шлем* каск* schutzwest* 방탄복
    방탄조끼 헬멧 防弾 ヘルメット 防弹衣 防彈衣 头盔
aid.generators: generator* transformer* генератор* трансформатор* 발전기 発電機 发电机 發電機
aid.airdefence: air_defence* air_defense* anti-air* patriot* пво зенит* ппо flugabwehr* 방공 대공
    천궁 防空 対空
plant: plant plants factory factories завод* фабрик* предприят* werk fabrik* usine* fábrica* planta
    공장 工場 工厂 工廠
site: station base bases centre center facility facilities site sites pad spaceport launchpad
    cosmodrome космодром* полигон* центр* 발사장 기지 발사대 센터 発射場 基地 センター 发射场 中心
    航天发射场
company: company companies firm firms giant group компани* фирм* firma unternehmen entrepris*
    empresa* 회사 기업 업체 会社 企業 公司 企业
quake: quake* earthquake* tremor* temblor* землетряс* землетрус* erdbeben séism* terremoto* 지진
    地震
leader: leader* chief* head heads лидер* лідер* chef líder* 지도자 수반 首脳 指導者 领导人
big: big large huge major massive massiv* крупн* больш* gross* grand* grande* 대규모 대형 大規模
    大型 大规模
rise: boost* expand* increas* rais* hike* grow* grew climb* jump* soar* rise rises rose rising
    surge* увелич* рост* вырос* збільш* зрост* erhöh* steig* augment* aument* 증가 확대 늘어 늘려
    늘었 상승 増加 増え 上昇 引き上げ 増やす 增加 增至 上升 扩大 升至
cut: reduc* lower* slash* trim* declin* decreas* сокра* сниж* сниз* скороч* зниж* senk* rédui*
    reduj* 감소 축소 줄어 줄여 減少 減ら 引き下げ 减少 下降 削减
fire: blaze* wildfire* bushfire* пожар* пожеж* brand waldbrand incendi* 화재 산불 火災 山火事 火灾
    山火
flood: flood* deluge inundat* наводнен* затоп* повін* hochwasser inond* inundaci* 홍수 수해 洪水
    水害 水灾
embassy: embass* consulat* посольств* консуль* botschaft* ambassade embajada* 대사관 대사 大使館
    大使 使馆
thousands: thousands тысячи tausende miles 수천 数千 數千
hundreds: hundreds сотни hunderte 수백 数百 數百
first: first перв* erst* premier première primer* 첫 처음 최초 初 初めて 首次 首
cable: cable cables кабел* kabel* câble* 케이블 ケーブル 电缆 光缆 海缆
undersea: undersea subsea underwater seabed submarine_cable unterwasser* 해저 海底
port: port ports harbo* pier berth* dock docks порт* причал* hafen hafens puerto* 항구 항만 부두
    港口 码头
border: border* frontier* границ* погран* кордон* grenz* frontièr* fronter* 국경 접경 국경지대 国境
    边境 边界 邊境
bridge: bridge* мост* міст brücke* pont puente* 다리 교량 大桥 桥梁
school: school schools classroom* школ* schule* école* escuela* colegio* 학교 学校 中学 小学
visa: visa visas виз* віз* visum visado* 비자 ビザ 签证 簽證
captain: captain* skipper* капитан* капітан* kapitän* capitain* capitán* 선장 船長 船长
expert: expert* specialist* technician* engineer* scientist* monitors эксперт* специалист* инженер*
    учёны* учены* фахів* experte* ingenieur* ingénieur* experto* ingenier* 기술자 기술진 전문가
    과학자 技術者 専門家 技术人员 专家 工程师
panel: panel* committee* council* commission* комитет* совет* комисс* совбез* рада комітет* rat
    ausschuss conseil* consejo comité* 위원회 패널 이사회 委員会 理事会 パネル 委员会 小组
delegation: delegation* envoy* mission делегац* посланн* спецпредстав* delegier* émissair* enviado*
    delegaci* 특사 대표단 사절단 特使 特使団 代表団 使節団 代表团
lawmaker: lawmaker* mp mps parliament* legislat* congress* senat* deput* депутат* парламент* сенат*
    госдум* верховн* abgeordn* parlament* bundestag diputad* 국회 의원 의회 議員 国会 議会 议员 议会
forum: forum* conference* форум* конференц* konferenz* conférenc* conferenc* foro 포럼 컨퍼런스
    フォーラム 论坛 会议上
record: record records all-time highest рекорд* rekord* 사상최대 역대 최대 過去最多 最多 创纪录 最高
resident: resident* villager* inhabitant* citizen* жител* мешканц* einwohner* bewohner* habitant*
    residente* vecino* 주민 시민 住民 市民 居民
shelter: take_cover shelter* j-alert siren* убежищ* укрыт* schutzraum abri* refugi* 대피령 경보 避難
    jアラート 警報 警报
carrying: carry* carries bring brings brought bringing laden transport* haul* перевоз* везущ* везет
    transportier* acheminer 실은 운송 수송 운반 運搬 輸送 運ぶ 运送 运输 载有
farm: farm farms farmer* poultry flock* ферм* птицефабрик* hof höfe geflügel* ferme* élevage*
    granja* 농장 농가 양계장 養鶏場 農場 养殖场 农场
bank: bank banks lender* банк* banque* banco* 은행 銀行 银行
money: fund funds money cash fonds деньг* средств* кошт* geld argent dinero 자금 돈 資金 资金
policy: policy policies stance position политик* позици* політик* politik haltung politique política
    postura 정책 방침 입장 政策 立場 立场
region: region* province* oblast* district* област* регион* provinz* provinc* 지역 地域 地区 省
"""
