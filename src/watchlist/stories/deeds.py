"""More words for what is done, beside those of `acts`: rarer ones, and looser ones.

Written as `acts`, whose groups these are; where both know a word, `acts` comes first.
"""

DEEDS = """
send: furnish* ferried ferry_to funnel* route routed channel* consign* hand_out hands_out handing
    dole* allocat* earmark* contribut* lavish* airlift* ferries_workers consignment* ships_out
    deport_to выделит выделил* выделя* снабж* отгруз* доставл* доставит завез везут виділ* достав*
    постача* відвантаж* bereitgestellt bereitstell* stellt überlass* übergib* übergeben verschiff*
    beliefer* geliefert octroi* expédi* achemin* cède envia* aporta* 건네 지급 납품 送付 供出 引渡し
    届け 交付 送往 运往 运抵 拨款 捐赠 투입 投入 部署
launch: blast* rocket_up lob lobs lobbed fires_off test-fire* test-fires shoots_up put_into
    puts_into putting_into send_up hoist* loft* пуск пуска пуске wystrzel* abgefeuert schiesst
    feuert startet abschuss lancer lancé tiré dispara* disparo despega* 打上 飛翔 射出
kill: killing* lives_lost claim_lives claims_lives drown* casualt* dead_after slaughtered гибел*
    скончал* жертв* гине загибл* umgekommen gestorben stirbt ums_leben todesopfer morte décès décéd*
    tué tués tuée tuer muere mueren murió fallec* víctima* 목숨 희생 사상 死傷 命落と 犠牲 遇害 身亡
    罹难
wound: casualties maim* wounded_in пострад* травм* постраждал* verwundet verwund* lesion* 다친 重傷
    軽傷 轻伤
strike: pummel* hitting fired_at fire_at fires_at shoot_at bombard* blitz salvo torpedo* assault*
    ambush* airstrike* air_strike air_strikes slam_into поразил* уразил* влучи* вдари* б'ють бомб*
    getroffen beschoss* beschiess* bombardier* frapp* touche touché visé alcanz* impacta* golpea*
    피습 습격 폭격 맞아 直撃 命中 砲撃 空襲 击中 遇袭 炮击 轰炸
condemn: lambast* berat* rebuke* castigat* outrag* furious fury anger* scold* assail* rail_at
    deride* scorn* slur* denunci* порица* возмут* возмущ* критику* обруш* гнев* обурен* критик*
    empör* rüg* kritik scharf_kritis* fustig* dénonc* tacl* critiqu* repudi* tacha 맹비난 성토 지탄
    糾弾 批判 憤り 反发 痛批 斥责 怒斥
praise: toast* cheer* commend* extol* grateful* gratitude хвал* привіта* подяк* вітає dankt würdig*
    gelobt remerci* agradec* alaba* celebra* 격려 치켜 고마움 사의 称える 激励 称赞 致谢 慰问
warn: alarm* vows_response threatens_to ultimatum пригроз* погроз* застер* drohung* mahnt met_garde
    amenaz* alerta* 엄포 牽制 威嚇
ask: implor* beseech* beg begs lobby* petition* pleas plea appeals_for bids_for looks_to хочет хотят
    потреб* зверн* просить вимага* прос* bitten appell* verlang* wünsch* wollen will_von réclam*
    exhort* appel* solicit* exhorta* reclama* llamamiento 간청 당부 원해 懇願 訴え 求め 希望 请愿
    促请 恳求
consider: eyes eyeing eyed toying float floats floated contemplat* examin* open_to leaves_room
    keep_option options undecided думает раздум* изуч* взвеш* розмірк* вивча* überleg* denkt_über
    erwog* réfléch* sopesa* baraja* contempla* plantea* 저울질 타진 고심 模索 酌情 或将
visit: travels_to trip_to flies_to fly_to stopover surveys call_at pays_visit drops_in shown_around
    приезж* приедет осматр* побыв* прилетел* завіта* reist_nach reist gast zu_besuch bereist
    déplacement déplac* se_rend viaja recorr* 둘러 현지지도 순방 到访 考察 造访 参观
meet: confer confers huddle* sit_down sits_down hold_talks holds_talks face-to-face parley*
    received_by host_talks entretien* s'entreti* reçoit tête-à-tête начали_переговоры
    провел_переговоры перемовин* провів_переговори sprach beratung gipfel* trafen spricht_mit
    entrevist* encuentr* se_reúne dialog* 대화 면담 회동 対談 面会 会っ 接触 举行会谈
agree: ink inks inked clinch* strike_deal struck_deal hammer_out memorandum mou protocol* ratif*
    arrangement* подпиш* меморандум* підпиш* домов* einig* unterzeichn* vereinbar* vertrags*
    conclure signe signé signent entente suscrib* 협약 의정서 조인 議定書 覚書 协定 备忘录 议定书
    达成
sanction: punish* penal* designat* crack_down crackdown clamp* penalt* каральн* strafmassnahm*
    épingl* pénalis* castig* 지정 추가제재 列入 黑名单
ban: bans_on ban_on embargoed forbade veto_on halts_imports untersag* prohíb* veta* vetó 불허 禁じ
    管制 限制
breach: sanctions-bust* skirt* dodge* dodging sidestep* loophole* illicit* illegal* unlawful* sham
    обой* в_обход незакон* обхід обійти незаконн* umgeh* umgang* contourn* enfre* illég* elud*
    incumpl* ilegal* 회피 불법 위배 우회로 違法 不正 逃れ 規避 规避 非法 违规 违法 busts busting
exceed: beyond_cap overshoot* outstrip* past outpac* busts_cap превз* свыше більше понад überschr*
    über_dem excéd* rebasa* sobrepas* 넘긴 넘었 상회 突破 高于
receive: receipt secures secured pocket* acquires acquir* gain_access imports_from заполуч* здоб*
    прийня* bekam bekommt empfängt erhielt kriegt obtient récup* obten* 받는 얻어 인수 반입 들여와
    들여오 入手 もらう 手に入 收获 获赠
arrive: turn_up turns_up turned_up touch_down touches_down touched_down docked lands_in pull_in
    pulls_in roll_in rolls_in show_up shows_up disembark* set_foot landing добр* приїжд* prend_terre
    eingetroffen* trifft_ein landet anreis* débarqu* atterri* llegó arrib* desembarc* aterriz* 상륙
    입항 입성 들어온 着岸 上陸 入港 抵港 停靠 靠港 登陆 进驻
leave: exit exits exited quit_region back_home homeward repatriat* bring_home sent_back send_back
    depart_for set_off sets_off set_out heads_home head_home leaves_for вывод* выш* отбы* вибу*
    повер* покида* від'їжд* abgereist abzug abgezogen kehrt_zurück heimkehr* retour* rentr* rapatri*
    se_retira vuelve* retorn* 돌아와 돌아온 돌아간 복귀 떠난 출발 撤収 帰還 戻る 離れ 出発 返回 归国
    离境 撤走
build: raise_building put_up puts_up groundbreak* ground-break* break_ground breaks_ground renovat*
    сооруж* заклад* зведен* спорудж* spatenstich gebaut errichte* aufbau* neubau chantier* édifi*
    obra obras edific* levanta 짓는 짓기 신축 착공 着工 建てる 新設 造る 建造 动工 开工 兴建 新建
    搭建
demine: minefield* mines_in ordnance bomb_disposal de-min* минн* мин мины міни мін minen* minenfeld*
    mine_clearing démin* artificier* desactiv* 해체 폭발물처리 爆発物処理 雷区 爆炸物 拆弹 landmine*
recruit: lured enrol* enroll* draft* drafts conscript* mobilis* mobiliz* bring_in brings_in staff
    staffed staffing crew_up workforce_from заманива* рекрут* приглаша_на набор набир* вербов*
    залуч* rekrut* angeworben beschäftig* embauch* enrôl* ficha* reclut* 뽑아 유치 선발 勧誘
    受け入れ 招工 招收 征召 lures luring
detain: apprehend* intern interned grab grabs grabbed confiscat* requisition* abduct* kidnap*
    round_up rounds_up rounded_up held_in stormed storms storm_ship похи* изъя* конфиск* схвач*
    вилуч* викрад* festgehalten festgesetzt festnahm* gekapert entführ* kapern s'empar* arraisonn*
    enlev* apres* incaut* retien* 납치 압수 붙잡 검거 拉致 奪取 差し押さえ 捕らえ 乗っ取 劫持 扣下
    抓获 夺取 登船
release: freeing let_go lets_go let_free walks_free walk_free bail pardon* freed_from releases_of
    отпущ* помил* выпуст* випусти* freilass* freigegeben relâch* suelt* 풀어 放免 开释 获救
show: satellite_image shots photographs_of filmed footage_shows imagery_shows кадры кадр видео снял*
    відео кадри знят* bilder_zeigen video_zeigt cliché* image_satellite fotografía* fotografi* foto
    fotos captó 찍은 찍어 영상 포착된 映像 衛星画像 撮った 拍到 视频 卫星图
explode: burst* bursts fireball* blasts_in подорв* взлет* підірв* gesprengt sprengt sauté saut*
    estall* revient* 터져 터진 炸裂 爆ぜ 炸毁 起爆 引爆
sink: go_down goes_down went_down founder* capsiz* scuttl* submerg* опрокин* перевер* тоне тон*
    gekentert gesunken* naufrag* chavir* 전복 침수 수몰 転覆 沈む 下沉 倾覆
sail: navigat* crossing_of ply plies sailing_through проплы* прошёл прошли пройшо* durchfahr*
    passiert segelt fährt travers* franchi* navig* atravies* 지나 운항 항해 通り 渡航 通航 过航 驶经
    驶入
drill: training_exercise military_exercise joint_exercise rehears* simulat* игр тренировк* тренуван*
    wehrübung* manöv* entraînement entraînements 기동 연합훈련 予行 操演 联演
detect: pick_up picks_up picked_up locate* located pinpoint* discern* finds_sign seen_at seen_near
    seen_in reported_at засек* наблюда* отмеч* зарегистр* помит* зафіксов* зареєстр* gesichtet
    registrier* ausgemacht festgestell* nachgewiesen constat* aperç* enregistr* registr* avist*
    hallad* 확인 관측 감시 신고 목격 検出 観測 目撃 見つか 观测 监测 查出 检出 出现
damage: cut_cable cuts_cable snapped snap ripped gash* batter* scarred crippled disable* dent dented
    повред* перереза* перебит* розірв* beschäd* zerstör* durchtrennt gekappt gerissen abîm* rompu
    sectionn* cortad* averiad* 끊겨 끊긴 고장 破損し 断線 損なう 切れ 断裂 受创 中断通信 毁损
join: enrols sign_on signs_on accession accede* team_up teams_up membership вступ* примкн* долуч*
    tritt_bei schliesst_sich adhér* rallie s'associ* adhes* incorpor* 합류 동참 가담 加わ 参入 合流
    响应
notify: tells told_japan briefed brief_on report_to filing_with предупрежд* сообща* извест* оповіст*
    сповіст* teilt_mit mitgeteilt unterrichtet averti prévien* comunic* 알린 알렸 예고 통지 伝達
    通達 予告 知らせ 告知 预告 知会
prepare: ready_to readiness in_works underway set_for set_up poised about_to imminent looming
    expected_soon к_запуску скоро вот-вот готує* bereit bereitet rüst* steht_bevor prêt prête
    imminent* apprêt* listo lista inminen* 채비 앞둬 앞두 備え 間近 即将 筹备 着手 待命 braces
    bracing
recover: fish_out fishes_out fished hauls hauled hoisted dredge* drag_up salvaged_from pull_up
    найден* вытащ* підняли дістал* витяг* geborgene bergung fand hebt repêch* remont* récupère 건져
    끌어올 引揚げ 見つけ 捞起 捞获 找到 寻获
wreck: rubble stage_debris scrap hull shards pecios épave* pièces morceau* осколк* части_ракеты
    обломок wrackteil* wrack* raketenteil* raketentrümmer chatarra 부품 조각 추진체 파편 破片 落下物
    部品 碎片 部件 残片
reject: snub* rejected_by denies deny say_no says_no brush_off brushes_off brushed_off shrug_off
    no_plans unwilling won't resist_call откло* не_буд* отрека* опроверг* отрица* відхил* запереч*
    спрост* weist_zurück abgelehnt schliesst_aus verweiger* dementier* weigert réfut* démen* déclin*
    exclut* écart* niega* desmient* se_niega rehús* 반박 안하기로 불가 불응 否定し 否認 断る
    受け入れず 拒む 见拒 否认 驳回 回绝 不会 declines declined balks
approve: okay* okays clears clear_way clears_way give_nod gives_nod nod green-light* rubber-stamp*
    sanctioned_by blesses bless ratifies waive* утверд* согласов* ухвал* погодж* затвердж* billigt
    gebilligt bewillig* grünes_licht zugestimmt stimmt_zu avalis* entérin* feu_vert ratific*
    visto_bueno da_luz 승낙 비준 동의 재가 의결 了承 通す 放行 核准 通过了 首肯
train: taught coach* coaching instruct_in learn_to learns_to courses schooling apprentic* учат
    учился навча* вчать geschult schul* ausgebildet unterricht* lehrgang* formation* capacit* forma
    instruy* adiestr* curso* 교육 수강 교습 연수 研修 養成 教える 教育 受训 培养 进修 学习
defect: turncoat* runaway* run_away runs_away ran_away break_free slip_away flight_of бежал* бежит
    сбеж* убеж* втек* втік* geflohen flieht flucht geflüchtet fuit fuite enfui* évad* transfug*
    huye* huy* fuga* 도주 달아 이탈 도망 탈출 잠적 脱走 逃走 逃亡 出逃 潜逃 逃离
pledge: guarantee* assur* oath undertak* vows_to make_good commits_to заверил* заверя* поклял*
    гарант* клян* запевн* пообіця* versichert zugesagt sichert_zu promesse jura garantiz* asegura
    확약 보장 맹세 確約 保证 发誓 许诺
produce: output turn_out turns_out roll_off rolls_off mass-produc* assembly_line builds_drones
    churns_out изготов* сбор* збир* виготов* випуск* gefertigt fertigt montier* baut_drohnen
    ensambl* elabor* 만들 제작 양산 製作 量産 作る 制造 量产 出产
watch: looks_on look_on observes attended presides preside следил* лично_наблюд* спостеріг* керував
    überwach* verfolgt beobacht* observa presenci* dirig* 참관해 참관한 見届け 督导 观摩 视察发射
use: employ_in harness* rely relies exploit* deploys_in wield* задейств* применил* користу* застос*
    eingesetzt nutzt verwend* recour* aprovech* 동원 쓰여 使う 活用 动用 启用 采用
restart: back_on revive* revival rekindl* relaunch* resurrect* возврат* вновь_открыл повтор* поновл*
    wiederaufgenommen wieder_aufnehm* nimmt_wieder reprise* rouvr* relanc* rétabl* reabr* retom*
    restablec* 복원 부활 재가동 再稼働 復活 再び 復旧し 复航 重开 复工 重新开
halt: cut_off cuts_off cutoff hold_off stall* stalls moratorium block_sale steer_clear steers_clear
    avoid* shun* idle idles idled standstill grinds pull_plug mothball* сверн* застопор* замороз*
    призупин* ausgesetzt setzt_aus gestoppt meidet vermeid* interromp* gèle évit* paraliz* congel*
    interrump* evit* 보류 멈춰 멈춘 피해 기피 동결 見合わせ 凍結 回避 取りやめ 暂缓 停运 绕行 避开
    冻结 叫停
close: padlock* shuts_down shut_down seal seals sealed closes_doors замкн* geschloss* dicht
    fermeture cerrad* clausur* 닫아 문닫 閉まる 閉店 閉じ 関闭 封闭 关门 停办
end: ends_with wraps_up wrap_up wrapped dissolv* disband* demise lapse* scrapped finale graduate
    прекращ* истек* роспуск* скінч* добіг* ausgelaufen läuft_aus endet schluss_mit aus_für met_fin
    achev* finaliz* acaba vence* 마감 만료 해산 마무리 끝난 終わる 失効 閉幕 打ち切り 到期 终结 落幕
    收官 完结
begin: launches_talks under_way kick-off embark* inaugur* opened_on initiat* outset debut_of
    ribbon-cut* took_effect take_effect takes_effect стартовал* открыл* откры* запустил_производство
    розпоч* відкри* стартув* startet_bau eröffn* gestartet nimmt_auf tritt_in entam* démarr* ouvr*
    débute* lance_des arranc* abre* empiez* 막올라 출범 개통 개막 발족 始まり 開通 開業 開幕
    スタート 开幕 开通 起步 揭幕
spread: sweep* sweeps swept flare* flares_up contagion cluster* transmi* rampant распростран*
    разраст* охват* поширю* розповс* grassier* breitet_sich verbreit* seuch* propag* flambée
    se_propage foyer* propaga* se_extiende foco* 번져 번지 퍼져 창궐 拡散 広がり 広がる 扩散 传播
infect: fall_ill falls_ill fell_ill ill sick_with tested_positive tests_positive carries_virus
    positive_for illnesses diagnos* инфиц* больн* захвор* зараж* хворі erkrank* ansteck* angesteckt
    malad* contamin* enfermo* infeccion* 걸려 発症 罹患 陽性 染疫 阳性 患病
cull: put_down euthanis* euthaniz* gassed wiped_out kill_birds усыпл* знищ* getötet_werden
    tierseuch* abatage matanza 도살 매몰 捕杀
invest: scrutin* scrutiny audit* look_into looks_into looking_into probe_into fact-finding взялись
    следств* проверя* слідств* перевір* untersuch* prüfung razzia perquis* pesquis* indaga* examina
    들여다 検証 究明 立案 彻查 审查 侦办
find: conclude* concludes deem deems analysis_shows findings study_finds reckon* gauge estimate_that
    calculat* выявил* подсчит* дослідж* підрахун* з'ясув* ergab herausgefunden geht_davon conclut
    évalu* estim* révèl* calcul* revela* 평가 드러 밝혀 結論 判断 評価 明らかに 推算 研判 评估
ruin: wreaks rupture* sever_ties break_ties undermin* poison* погуб* зруйн* zerrütt* zerstört
    détruit* romp* destroz* arruin* 망쳐 끝장 단절 損ね 崩壊 断絶 毁掉 断送 葬送
pay: payroll remunerat* pocket_wages income bankroll* foots foot_bill платят платёж оплат* выплат*
    сплач* виплат* verdien* zahlt bezahl* gehälter paie paye paient versés verse ganan pagan paga
    sueldo* 받는다 벌어 지불 보수 支払い 稼ぐ 給料 支付 薪资 报酬
buy: snap_up snaps_up snapped_up takes_stake stake bought_from приобр* скупа* придб* скуп* erwarb
    erwirbt gekauft acqui* achat* achèt* adquir* 사들 매수 사들여 인수해 買い 買収 收购 购入 买下
change: alter* overhaul_policy rethink* u-turn pivot* rewrit* revise* revision reverse* reversal
    amend* tweak* сменил* изменит* змін* wandel kehrtwende geändert revidier* modifi* revirement
    évolu* change_de revis* modific* 개정 수정 바뀌 선회 전환 改正 見直し 転換 変わる 修订 调整 修改
    转变
loan: borrow* borrows credit_line financing_deal ссуд* позич* darlehens* leiht kredite emprunt*
    empréstito* crédito* 빌려 借り 貸す 借给 出借 放贷
blame: finger_pointed points_finger pin_on alleges винит винува* звинув* wirft_vor vorgeworfen
    vorwurf* schuld macht_verantwortlich reproch* achaca* señala* 지목 非難し 責める 控诉 归罪 指控
help: bolster* shore_up props_up prop_up rescue_package backing lifeline boost_for bail_out bailout*
    aiding bankroll relief_package humanitar* subsid* support_for спонсир* гуманит* содейств*
    гуманітар* сприя* beistand förder* entlast* secour* appui* appuy* humanitaire* auxili* respald*
    asisten* humanitari* 구호 후원 거들 보태 人道支援 後押し 手助け 人道主义 扶持 赈灾 资助
charge: charged_with court_case hearing stands_trial verdict* guilty sentenc* jail_term files_suit
    sue_over sues_over приговор* осужден* обвинит* прокур* засудж* вирок* verurteilt* prozess
    staatsanwalt* urteil* angeklagt* condamné procès poursuiv* parquet* procesad* condenad* juicio
    fiscal* demanda_a querell* 유죄 선고 구형 判決 有罪 公判 被控 判处 受审 定罪
suspect: believed_to thought_to предполож* вероятн* якобы ймовірн* нібито vermutlich* mutmasslich*
    vermutet présumé* presunt* supuest* posible* 추정 가능성이 可能性が 疑われ 疑似 据信
collide: bump bumps bumped crash_between hits_bridge run_into runs_into sideswipe* протаран* таран*
    врез* врізa* protaran* rammt gerammt kollision* zusammenstoss* prall* percut* heurt* collis*
    embist* colisi* 들이받 부딪 ぶつかる 接触事故 撞上 撞船 撞击
rescue: rescued_by evacuates plucked pluck survivors survivor вцілі* врятув* gerettet überleb*
    secouru rescapé* évacué* salva* rescatad* 구해 살아남 생존 救い 生存 獲救 生还 搭救
vanish: unaccounted lost_at lost_in lose_contact goes_missing go_missing went_missing пропавш*
    безвісти vermisst* spurlos introuvable* 행방 連絡途絶 消息不明 失联 下落不明
upgrade: facelift retrofit* refit* enhance* improve* beef_up beefs_up bolsters_capacity обновл*
    модернізу* оновл* розшир* erweiter* aufrüst* améliore* rénov* agrandi* amplía* amplia* mejora*
    actualiz* 업그레이드 개선 증축 고도화 改良し 拡充 更新し 增强 扩容 改建
order: tell_troops told_to orders_to mandate* task tasks tasked decree_that распоряд* велен*
    розпоряд* доруч* weist_an anweis* angeordnet enjoint exige_que dispon* 하달 명해 命じ 発令 责令
offer: puts_forward put_forward tender* volunteer* extend_offer invites_bids запропон* schlägt_vor
    vorgeschlag* bietet_an offre* propuest* 제시 내놓 提示 打診 愿意提供 倡议
renew: rollover roll_over re-up reup пролонг* продолж* подовж* reconduit* reconduc* prórrog* 継続
    续期 续约 展期
down: knock_out knocks_out knocked_out takes_out take_out taken_out take_down neutralis* neutraliz*
    fend_off fends_off repel* thwart_attack uничтож* сбива* збива* перехоп* abwehr* wehrt abgewehrt
    vernicht* abfäng* détruit_un abat* 격퇴 막아내 撃ち落と 迎え撃 阻止し 擊落 摧毁 击退
hack: cyber cyber-attack* phishing malware ransomware кибер* кібер* cyber* cyberattaque* ciber*
    사이버 해커 サイバー ハッカー 网络攻击
smuggle: bootleg* под_видом ввоз_контрабанд* schleus* trafic* trafiqu* tráfico* 밀반입 밀반출 密売
    私运 贩运
delay: push_back pushes_back pushed_back holdup затяг* отсрочк* перенос* відтерм* затрим_на
    verzöger* aufschub vertagt verschieb* retard* repouss* ajourn* retras* demor* posterg* 늦춰 미뤘
    늦어 遅れ 先送り 延误 延宕
cancel: nix* scrub scrubs scrubbed ditch* dump_plan revoke* rescind* withdraws_offer repeal*
    lifts_ban снял_запрет снят* отзыв* аннулир* відклик* анулю* aufgehoben hebt_auf aufheb* streicht
    gestrichen lève levé révoqu* anul* levanta_ve derog* revoc* 폐지 해제 백지 무산 撤廃 解除 破棄
    取り消す 废止 取缔 收回
respond: retort* riposte* fires_back hits_back strike_back strikes_back tit-for-tat backlash отвеч*
    в_ответ реакц* реагу* у_відповідь vergelt* reaktion* gegenschlag réaction* représail*
    represalia* reacciona* respuesta* 맞서 반격 対応し 反応 反击 回击 还击
split: rift* deadlock* stalemate disagree* differences at_odds разноглас* расход* розбіжн* uneinig*
    streit désaccord* diverge* discrep* desacuerd* 이견 갈등 대립 対立 意見対立 分歧 对立
poll: pollster* gallup respondents majority_of опрош* респондент* соцопрос* опитан* befrag*
    meinungsumfrag* sondé* 응답자 갤럽 여론 世論 回答者 民意 受访者
admit: admission owns_up comes_clean confess* созна* зізна* gesteh* zugegeben gibt_zu avou* confies*
    실토 自白 供认 坦白
vote: votes_to voted_down majority casting_vote проголос* проголосув* abgestimmt 부결 찬성 賛成
    投赞成 投反对
trade: trades barter_deal import-export товар* обмен* обмін* warenverkehr échange* intercambi*
    comerci* 교환 물물 交易 交換 易货 商贸
expand: steps_up step_up stepped_up stepping_up ramp_up ramps_up ramped intensif* beefing scale_up
    scales_up bolsters escalat* наращ* усил* активиз* нарощ* посил* активіз* verstärk* intensiv*
    vertief* intensifi* accru* accroît intensific* refuerz* reforz* 확대해 늘리 強め 深める 拡大し
    加大 扩大了 提升
fail: flop* flops fizzl* fall_short falls_short fell_short mishap* malfunction* doomed ill-fated
    крах* сорвал* не_смог* не_удал* зазнал* не_вдал* missling* misslang misserfolg* panne* pannes
    raté* ratage malogr* no_logra* fallo* 불발 오작동 낙하 失速 不発 不調 故障 失利 坠海
succeed: accomplish* achiev* triumphs mission_accomplished удал* вдал* вдало глück* geglückt klappt
    erreich* aboutit logr* consig* 달성 성과 成し遂げ
orbit: circling circles in_space geostationary trajectory вышел_на umkreis* kreist satellis*
    위성궤도 周回 入轨
honour: hero_title ceremony_for bestow* confer_title tribute_to laurels памят* орден* герой героя
    ордена медал* вшанув* orden gedenk* verleih* médaill* hommage* 기려 포상 영예 叙勲 称号 颁奖
    勋章 英雄称号
mourn: lay_flowers lays_flowers wreath* fallen weep* pay_respects помин* возлож* скорб* вінк*
    gefallen* kranz* betrauer* recueill* gerbe ofrenda* luto fallecidos 헌화 조문 유해 弔問 献花
    祭奠 遗体
discuss: talks_about exchange_views weigh_in negotiating_over conversation* dialogue dialog диалог*
    діалог* besprech* gespräch_über diskut* pourparler* conversac* negocia* 협의 상의 意見交換 协商
    对话 洽谈
oppose: against_sending anti-war dissent* protests_against против* выступил_против проти
    gegen_lieferung ablehnend contre_l'envoi hostil* se_opone 반발해 저항 抗う 抵制
keep: keeps_policy stays stay_put stays_put hold_steady holds_steady holds_at held_at kept_at steady
    on_hold hold_rates holds_rates leave_rates leaves_rates no_change unchanged_policy stand_pat
    stands_pat stand_firm stands_firm freeze_rates оставил* прежн* без_изменен* удерж* незмінн*
    без_змін unverändert* belässt hält_an festhalt* inchang* statu_quo se_maintient sin_cambios
    invariab* 불변 그대로 변함 据え置き 変わらず 据え置く 变わらない 按兵不动
protect: guarding patrol* convoy* bodyguard* сопровожд* патрул* конво* супрово* eskort* geleit*
    bewach* patrouill* escolt* patrull* vigil* 경비 순찰 護る 警備 パトロール 巡逻 护送 守护 警戒
load: loading_of loads_up bunkers refuel* fuel_up fill_up taking_fuel berth at_berth заправ* tankt
    verlädt ravitaill* embarc* abastec* 급유 싣고 給油 積載 積み替え 装油 加油 装运
fight: fighters battle_for front_line frontline* clash* clashes skirmish* hostilit* столкнов* боев*
    воював gefecht* affront* batall* enfrent* 싸워 前線 前线 作战的
encircle: ring_of ringed hem_in cordon* besieg* siege осад* осаж* обло* belager* einkreis* assiég*
    asedi* sitia* 에워 둘러싸 取り囲 囲む 環囲 围堵 合围 围困
block: blocks_ship scupper* derail* stymie* block_renewal обход_нельзя перекр* преград* перекри*
    унеможлив* sperr* gesperrt barre entrav* obstru* frustr* 가로막 무산시켜 妨害 阻む 封じ 阻断
    拦阻
unveil: reveals_new first_look show_off shows_off rolled_out roll_out rolls_out introduces introduce
    introduc* presents_new презент* впервые_показ* vorgestellt stellt_vor zeigt präsent* lanza_nuevo
    estren* 발표회 내놓아 お披露目 公表 発表会 推出 揭晓 首次公开
intrude: trespass* violates_waters sail_into enters_waters airspace_viol* вторг* зайш* залет*
    порушил_кордон вліт* eingedrungen verletzt_luftraum pénètr* viole_l'espace irrump* viola_el
    넘어와 침입 領空侵犯 越境 进犯 越界 擅闯
"""
