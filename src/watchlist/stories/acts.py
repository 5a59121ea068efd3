"""What is done, in the words of headlines: groups of verbs and their nouns, in any topic.

A line is a group: its name, and words of several languages, so that a translation shares it. A word
counts for the first of its groups. Written `first_second`, two words are one; a trailing `*` ends a
prefix; terms of Hangul, kana and Han are found wherever they stand.
"""

ACTS = """
send: send sends sent sending dispatch* deploy* deliver* suppl* provid* provis* transfer* shipped
    shipping shipment* give gives gave given hand_over hands_over handed_over grant* donat* export*
    направ* отправ* посла* пошл* перебро* постав* переда* предостав* экспорт* надішл* відправ*
    надсил* нада* liefer* schick* entsend* envoi* envoy* livr* fourni* enví* entreg* suministr* 파견
    보내 보낸 보냈 보낼 송출 공급 제공 수출 전달 인도적 派遣 送る 送り 送った 供与 提供 供給 供应
    輸出 出口 输送 输出 引き渡し 向け出荷
launch: launch* liftoff lift_off lifts_off blast_off blasts_off fire_off fires fired запус* запущ*
    старт* lanzamiento lanza lanzó lancement raketenstart 발사 쏘아 쏜 쐈 쏴 発射 打ち上げ 打上げ
    发射 發射 升空
kill: kill kills killed killing dead die dies died dying death* fatal* toll deadly perish* slain
    погиб* убит* убил* умер* смерт* загин* вбит* tote toten tot getötet starb morts mort muert* 사망
    숨져 숨졌 숨진 살해 死亡 死者 死去 死于 丧生 喪生 遇难 死んだ
wound: wound* injur* hurt ранен* ранил* поранен* verletz* blessé* herid* 부상 다쳐 負傷 けが 受伤
    受傷
strike: strike strikes struck hit hits attack* bomb bombs bombed bombing* raid* shell shelled атак*
    удар* обстрел* напад* angriff* angegriffen attaqu* ataca* ataque* alcanza* 공격 피격 타격 공습
    攻撃 被弾 空爆 襲撃 袭击 襲擊 攻击 打击 空袭
condemn: condemn* denounc* slam slams slammed blast blasts criticis* criticiz* decr* deplor*
    protest* осуд* осужд* раскритик* протест* засуд* verurteil* kritisier* condamn* conden* 규탄
    비난 비판 항의 非難 抗議 谴责 譴責 批评 抗议
praise: praise* hail* laud* applaud* congratulat* thank* welcom* greet* похвал* приветств*
    поблагодар* благодар* поздрав* lobt begrüss* salu* félicit* elogi* 찬양 치하 환영 축하 감사 称賛
    歓迎 祝賀 赞扬 欢迎 祝贺 感谢 感謝
warn: warn* threat* caution* предупре* предостер* пригрози* угрож* погрож* попередж* droht drohte
    avert* advierte menac* 경고 위협 警告 脅し 威胁 威脅
ask: want wants wanted urge urges urged urging call_on calls_on called_on ask asks asked request*
    demand* appeal* seek* sought plead* press presses призва* просит попрос* потребов* требу* закли*
    попроси* forder* bittet pide pidió exig* 촉구 요청 요구 호소 要請 求める 要求 呼びかけ 呼吁 請求
    请求 敦促
consider: consider* weigh* mull* ponder* may might could review* reconsider* revisit* re-examin*
    reexamin* рассмотр* рассматр* обдум* пересмотр* розгля* перегля* erwäg* prüft envisag* estudia*
    considera* 검토 고려 検討 考虑 考慮 研究
visit: visit* inspect* tour toured tours посет* посещ* визит* осмотр* проинспект* відвід* besuch*
    besicht* visite* visita* inspec* 방문 시찰 찾아 참관 視察 訪問 视察 访问 訪
meet: meet meets met talks talk negotiat* meeting* summit* встрет* встреч* переговор* саммит*
    зустрі* treffen trifft gespräch* rencontr* réunion* cumbre reunión* reúne* 회담 회의 만나 만남
    협상 会談 会議 会合 協議 会谈 會談 会晤 谈判 会议
agree: deal accord* agree* pact* treaty treaties sign signs signed соглаш* договор* подписа* догов*
    угод* підпис* abkommen vertrag accord acuerd* firma* 합의 협정 조약 체결 서명 合意 協定 条約
    締結 署名 协议 協議書 条约 签署 签订
sanction: sanction* blacklist* embargo* санкци* sanktion* sancion* 제재 制裁
ban: ban bans banned prohibit* outlaw* bar bars barred forbid* запре* заборон* verbot* verbiet*
    interdi* interdit prohib* 금지 禁止 禁輸 禁令
breach: breach* violat* defy defies defying defiance flout* despite circumvent* evad* наруш* обход*
    поруш* verstoss* verletzt_gegen viol* viola* 위반 어겨 違反 违反 違背 违背
exceed: exceed* above over_cap beyond surpass* top tops topped превы* сверх перевищ* übersteig*
    dépass* super* excede* 초과 넘겨 넘어 넘는 넘게 超え 上回 超过 超過 超出
receive: receiv* take_delivery takes_delivery get gets got took obtain* получ* отрима* erhält
    erhalten reçoi* reçu recib* 받아 받은 수령 확보 도입 受け取 受領 获得 收到 接收 獲得
arrive: arriv* reach reaches reached enter enters entered come comes came land lands landed приб*
    приех* въех* прилет* приїха* прибу* ankomm* angekommen eingetroffen llega* 도착 입국 들어와
    들어갔 到着 入国 抵达 抵達 入境 到达
leave: leave leaves left depart* withdr* return* go_home sent_home sends_home home deport* expel*
    expuls* покин* уех* вернул* высла* депорт* выдвор* полиш* verlass* zurück* quitt* abandon*
    regres* 철수 출국 귀국 귀환 추방 송환 떠나 撤退 帰国 出国 送還 撤离 離開 离开 回国 驱逐 遣返
build: build builds building built construct* rebuild* restor* reconstruct* erect* стро* постро*
    восстан* возв* відбуд* відновл* буд* bau* baut wiederauf* constru* bâti* reconstru* 건설 복구
    재건 건립 세워 建設 復旧 再建 修复 建设 重建 修建
demine: demin* mine-clear* minesweep* clear_mines clears_mines clearing_mines cleared_mines
    mine_clearance mine_removal sapper* разминир* сапёр* сапер* розмін* minenräum* entmin* déminag*
    desmin* 지뢰제거 지뢰 공병 地雷除去 地雷 工兵 排雷 扫雷
recruit: recruit* hire hires hired hiring employ* sign_up enlist* take_in takes_in нанима* наня*
    вербу* набира* завез* завоз* привле* найма* anwerb* heuert recrut* recluta* contrat* 모집 고용
    채용 雇用 採用 募集 招募 雇佣 雇傭 招聘
detain: detain* arrest* seiz* impound* jail* board boards boarded hijack* captur* held custody
    imprison* nab* задерж* арест* захват* захвач* захоп* затрим* festgenom* beschlagn* saisi* arrêt*
    detien* secuestr* incauta* 나포 체포 억류 구금 구속 압류 拿捕 拘束 逮捕 扣押 扣留 登检 登檢
release: releas* freed frees free acquit* liberat* освобо* отпус* звільн* freigelass* libér* liber*
    석방 풀려 釈放 解放 获释 释放 釋放
show: photo* satellite_photo* satellite_imag* satellite_picture* image* picture* imagery footage
    snap* снимк* фото* знімк* bilder aufnahm* images imágen* 사진 위성사진 촬영 写真 撮影 画像 照片
    图像 拍摄 影像
explode: explod* explosion* blow_up blew_up blows_up blown_up взорв* взрыв* вибух* explos* detonat*
    детонир* 폭발 爆発 爆炸
sink: sink* sank sunk затону* потоп* gesunken versenk* coul* 침몰 가라앉 沈没 沉没
sail: transit* sail sails sailed sailing* voyage* pass_through passes_through проше* прохо* 통과
    항행 通過 航行 通过 穿越 驶过
drill: drill* exercis* war_games manoeuvr* maneuver* учени* манёвр* маневр* навчан* manöver* übung*
    exercic* ejercici* maniobr* 훈련 연습 演習 訓練 演习 演練 演练 军演 軍演
detect: detect* spot spots spotted seen track* sight* monitor* observ* notic* обнаруж* замеч*
    зафикс* выяв* вияв* entdeck* détect* repér* 포착 탐지 감지 발견 探知 確認 検知 発見 侦测 偵測
    发现 發現 探测
damage: cutting damag* sever severs severed sabotag* broke broken break поврежд* пошкод* beschädigt
    endommag* dañ* 손상 훼손 절단 파손 損傷 切断 损坏 受损
join: join* attend* take_part takes_part participat* присоедин* участ* приєдн* beitr* teiln* rejoin*
    particip* une_a 참여 참가 가입 참석 参加 加盟 加入 参与 出席
notify: notif* inform* notice advis* уведом* информир* оповес* повідомл* benachr* informi* notific*
    통보 알려 通報 通告 通知 通报
prepare: prepar* ready readies readying set_to gear* signs_of подгот* готов* підгот* vorbereit*
    prépar* 준비 임박 징후 동향 準備 兆候 准备 迹象
recover: recover* retriev* salvag* pull_out pulls pulled lift_from raise_from found подня* извлек*
    достал* geborgen récupér* recuper* rescat* 인양 수거 회수 引き揚げ 回収 打捞 回收
wreck: wreck* debris remains fragment* обломк* фрагмент* уламк* trümmer débris restos 잔해 부유물
    残骸 殘骸
reject: reject* refus* dismiss* rebuff* spurn* turn_down turns_down turned_down rule_out rules_out
    ruled_out отказ* отверг* исключ* відмов* відкин* lehnt ablehn* rejett* rechaz* descart* 거부
    거절 일축 배제 拒否 拒絶 拒绝 拒絕 排除
approve: approv* accept* endors* adopt* pass passes passed greenlight* allow* authoris* authoriz*
    permit* let lets одобр* разреш* схвал* дозвол* genehmig* erlaub* approuv* autoris* aprueb*
    autoriz* 승인 허가 허용 통과 가결 承認 許可 可決 批准 允许 通过
train: trained training обуч* тренир* ausbild* entraîn* entrena* 훈련시 양성 訓練を 培训
defect: defect* flee flees fled fleeing escap* asylum перебеж* сбежа* überläuf* desert* 탈북 귀순
    망명 脱北 亡命 脱北者 叛逃
pledge: pledg* promis* vow* commit* swear* обеща* пообеща* обіця* verspr* zusag* promet* 약속 다짐
    공약 約束 表明する 承诺 承諾
produce: produc* manufactur* make makes making made assembl* churn* произв* выпус* собир* вироб*
    herstell* produi* fabri* 생산 제조 조립 生産 製造 生产 组装
watch: watch* oversee* oversaw supervis* guid* наблюд* руковод* beaufsicht* 지도 참관 지켜 見守
    立ち会 指導 观看 指导
use: uses used using utiliz* utilis* использ* применя* використ* benutz* utiliza* 이용 사용 활용
    利用 使用
restart: resum* restart* reopen* reinstat* возобнов* віднов* wiederaufnahm* reprend* reanud* 재개
    再開 恢复 恢復 重启 重啟
halt: halt* suspend* paus* stop stops stopped stopping freez* froze frozen cease* discontinu*
    приостан* прекра* останов* припин* зупин* stopp* einstell* suspen* arrêt* deten* 중단 중지 정지
    停止 中止 中断 中斷 暂停 暫停
close: clos* shut* shutter* закры* закри* schliess* geschlossen ferm* cierr* 폐쇄 폐업 휴원 휴교
    閉鎖 休校 閉園 关闭 關閉 停课
end: no_longer end ends ended ending over conclud* finish* complet* wrap wraps wind_up expir*
    lift_ban заверш* законч* оконч* завершу* beend* abgeschlossen termin* fini* conclu* 종료 종결
    끝나 끝내 완료 마쳐 마쳤 終了 終結 完了 終え 結束 结束 完成 终止
begin: begin* began begun start* commenc* kick_off kicks_off open opens opened нача* начин* присту*
    поча* begonn* beginn* comenz* empez* inici* 시작 개시 착수 돌입 開始 始め 始まる 开始 启动 展开
    开展
spread: spread* outbreak* epidemic* surg* вспышк* эпидеми* спалах* ausbruch épidémi* brote* 확산
    유행 집단발생 流行 拡大 集団感染 疫情 蔓延 爆发
infect: infect* case cases sick sicken* contract* patient* зараз* заболе* случа* інфік* infiz*
    infekt* cas contagi* caso casos exposure* catches caught 감염 확진 환자 感染 感染者 患者 病例
    确诊
cull: cull* slaughter* destroy_birds забо* уничтож* keulung abatt* sacrific* 살처분 殺処分 扑杀 撲殺
evacuat: evacuat* эвакуир* евакую* evakuier* évacu* evacú* 대피 避難 撤离居民 疏散
invest: probe probes investigat* inquir* расслед* проверк* розслід* ermittl* enquêt* investig* 조사
    수사 捜査 調査 调查 調查
find: find finds discover* uncover* reveal* learn* expos* estimat* assess* conclude_that выясн*
    оценил* оценк* оцени* 추산 파악 분석 推計 分析 推定 估计 估計 认为
mistake: mistake* error* blunder* ошибк* помилк* fehler erreur* error 실수 誤り 错误 錯誤
ruin: ruin* destroy* wreck_ties damage_ties harm* hurt_ties spoil* разруш* испорт* уничт* 파탄 파괴
    破壊 破坏 破壞
pay: pay pays paid earn* wage* salar* зарплат* платит* заработ* lohn gehalt salair* salari* 임금
    월급 급여 賃金 給与 工资 薪水
buy: buy buys bought purchas* import* procur* закуп* купи* импорт* куп* kauf* acheter compr* 구매
    구입 수입 매입 購入 輸入 購買 购买 进口 采购
change: change* chang* shift* изменен* меня* зміни* änder* cambi* 변화 변경 바꿔 変更 変化 改变 变化
    改變
loan: loan* lend* lent credit* кредит* заем* займ* позик* darlehen prêt* préstamo* 차관 대출 대여
    借款 融資 貸与 貸し 贷款 貸款
blame: blam* attribut* accus* обвин* звинувач* beschuldig* culp* 비난하며 탓 指责 指責 归咎
help: aid assist* help helps helped helping support* relief back_up помощ* помог* поддерж* допомо*
    підтрим* hilf* unterstütz* aide aider soutien ayuda* apoy* 지원 도와 원조 협력 支援 援助 協力
    帮助 幫助 支持 协助
plan: plan plans planned planning план* intend* намер* geplant pläne projet* planes 계획 예정 방침
    추진 計画 予定 方針 计划 計劃 拟
charge: charg* indict* prosecut* sue sues sued lawsuit* trial convict* обвинен* осужд* суд anklag*
    angeklagt inculp* acus* imput* 기소 고소 재판 起訴 提訴 裁判 起诉 审判
suspect: suspect* suspic* alleged* подозр* підозр* verdäch* soupçon* sospech* 의심 혐의 의혹 疑い
    疑惑 嫌疑 涉嫌
test: test tests tested testing trial_run испыт* випроб* testet getestet essai* prueba* ensay* 시험
    실험 試験 実験 试验 測試 测试
collide: collid* collision* crash_into rams rammed ran_into столкн* зіткн* kollid* choc* 충돌 衝突
    相撞 碰撞
rescue: rescu* sav* спас* рятув* rett* sauv* rescat* 구조 구출 救助 救出 救援 营救
vanish: vanish* disappear* missing lost_contact исчез* пропал* зник* verschw* dispar* desapar* 실종
    사라져 사라진 行方不明 消失 失踪 消えた
upgrade: upgrad* moderni* overhaul* revamp* refurbish* модерниз* modernisier* modernis* 현대화 개건
    확장 개량 改修 近代化 拡張 改造 升级 现代化 扩建
order: order orders ordered instruct* command* directs directed directive* приказ* поруч* велел*
    наказ* befahl befiehlt ordonn* orden* 지시 명령 주문 指示 命令 下令 要求する
offer: offer* propos* suggest* предлож* предлаг* пропону* bietet angeb* ofrec* propon* 제안 제의
    提案 申し出 提议 提議 提出
renew: renew* extend* extension prolong* продл* продовж* verläng* prorrog* 연장 갱신 延長 更新 延长
    续签
down: shoot_down shot_down shoots_down intercept* down downs downed сбил* сбит* перехват* збил*
    збит* abgeschoss* abschiess* abatt* derrib* 격추 요격 撃墜 迎撃 击落 拦截
hack: hack* cyberattack* breach_of хакер* взлом* hackt* pirat* 해킹 ハッキング サイバー攻撃 黑客
smuggle: smuggl* traffick* контрабанд* schmugg* contreband* contraband* 밀수 밀매 密輸 走私
hospital: hospitali* intensive_care icu ward больниц* госпитал* лікарн* krankenhaus hôpital
    hospital* 입원 중환자 병원 入院 病院 住院 医院
delay: delay* postpon* put_off puts_off defer* отлож* перенес* відкла* verschob* report_à aplaz*
    연기 지연 미뤄 延期 推迟 延后
cancel: cancel* scrap* call_off calls_off called_off abandon* axe axed отмен* скасу* absag* abgesagt
    annul* 취소 철회 백지화 取り消し 撤回 取消 撤销
respond: respon* retaliat* counter* react* answer* hit_back ответ* отреагир* відпов* antwort*
    reagier* répond* réplique* respond* 대응 보복 반발 맞대응 対抗 報復 反発 回应 反制 报复
split: split* divid* polari* раскол* gespalten divis* 갈려 분열 割れ 分裂
poll: poll polls survey* опрос* опитув* umfrage* sondage* encuesta* 여론조사 설문 世論調査 民调
    调查显示
double: doubl* twice twofold вдвое удво* вдвічі verdoppel* duplic* 두배 倍増 2倍 翻倍 翻番
halve: halv* half вполовину halbier* 반토막 절반 半減 减半
admit: admit* acknowledg* conced* own_up признал* призна* визна* räumt eingeräumt admet admis
    reconna* reconoc* 인정 시인 자인 認め 承认 承認した
vote: vote votes voted voting ballot* голос* abstimm* vot* 투표 표결 投票 表决 採決
trade: trade trading commerc* barter* swap* торгов* товарооб* торгів* handel* comercio* 무역 교역
    거래 貿易 取引 贸易
expand: widen* deepen* broaden* strengthen* углуб* расшир* укреп* зміцн* ausbau* renforc* ampli*
    강화 심화 強化 深化 扩展 加强
fail: fail* unsuccess* botch* misfir* crash* plummet* falls_into fell_into fall_into setback*
    неудач* провал* авари* упал* рухн* разбил* потерпел* невдал* аварі* впав впала scheiter*
    gescheitert fehlschl* missglück* abgestürzt absturz* échec* échou* écras* fracas* fallid*
    estrell* falló 실패 추락 失敗 墜落 失败 坠毁 墜毀
succeed: succe* erfolg* gelungen réussi* éxito exitos* успех* успеш* успіх* успіш* 성공 成功
orbit: orbit* орбит* орбіт* umlaufbahn* orbite órbita* 궤도 軌道 轨道
attempt: attempt* bid bids try tries tried trying effort* попыт* пытал* спроб* versuch* tentativ*
    intento 시도 試み 尝试 企图
honour: honour* honor* tribute* decorat* medal* award* почест* наград* награж* нагород* ehrt geehrt
    auszeichn* rend_hommage décor* homenaj* condecor* 훈장 표창 수여 表彰 勲章 授勋 嘉奖 授予
mourn: mourn* condol* funeral* memorial* buri* траур* соболезн* похорон* співчут* trauer* begräbn*
    deuil funérail* duelo funeral* 애도 장례 추모 追悼 弔意 葬儀 哀悼 悼念 葬礼
discuss: discuss* debat* deliberat* session* consult* conven* gather* обсуд* обсужд* заседан*
    совещан* обговор* засідан* erört* berät beraten beratung* sitzung* tagung* débat* séance*
    discut* sesion* sesión debate* 논의 토의 議論 話し合 讨论 討論 磋商 商讨 开会
oppose: oppos* object* resist* выступ* противит* widersetz* oppon* opon* 반대 反対 反对 反對
keep: keep keeps kept maintain* remain* retain* stick sticks stuck unchanged reiterat* reaffirm*
    сохран* придерж* остает* остаётся неизмен* подтвер* зберіг* залиша* beibehalt* bleibt behält
    maint* mantien* conserv* 유지 고수 재확인 維持 堅持 保持 坚持 维持 不变 重申
protect: protect* defend* shield* escort* safeguard* защи* охран* захищ* захист* schütz* protég*
    protec* proteg* 보호 방어 호위 保護 防護 護衛 保护 护航
encircle: encircl* surround* blockad* окруж* блокад* оточ* umzingel* encercl* rodea* 포위 봉쇄 包囲
    封鎖 包围 封锁 环绕
load: load* take_on takes_on taking_on took_on taking_oil грузи* загру* погру* завант* belad*
    verlad* embarqu* cargar carga cargan 선적 적재 실어 積み込 装载 装船
elect: elect* appoint* inaugurat* sworn избра* назнач* обран* gewählt ernannt ernenn* élu nommé
    elegid* nombr* 선출 임명 당선 취임 選出 任命 当選 就任 当选 上任
resign: resign* step_down steps_down stepped_down quit quits oust* sack* отстав* увол* відстав*
    rücktritt zurückgetreten entlass* démission* limog* renunci* dimit* destitu* 사임 사퇴 경질 해임
    辞任 解任 更迭 辞职 免职 罢免
win: win wins won victor* triumph* побед* выигр* перем* gewinnt gewann sieg* gagn* victoire* gana
    ganó victori* 승리 우승 勝利 優勝 获胜 胜利 赢得
lose: lose loses losing defeat* проигр* пораж* програ* verlor* verlier* perd* pierd* 패배 잃 敗北
    失う 落败 失去
isolate: quarantin* isolat* lockdown* карантин* изолир* ізоля* quarantän* confin* cuarenten* 격리
    隔離 隔离 封城
vaccinate: vaccinat* immunis* immuniz* inoculat* jab jabs прививк* вакцинац* щепл* impfung* 접종
    接種 接种
burn: burn* ablaze on_fire aflame alight engulf* catches_fire caught_fire fiery flames горит горел*
    загор* пылает горіт* brennt brenn* brûl* flammes arde ardió llamas 불타 화염 炎上 起火 着火 燃烧
block: block* thwart* foil* prevent* obstruct* veto* заблок* блокир* предотвр* сорва* блоку*
    blockier* verhinder* bloqu* empêch* impid* 저지 차단 막아 거부권 阻止 拒否権 阻挠 否决
unveil: unveil* display* showcas* parade* debut* present presents presented показа* продемонстр*
    представ* enthüll* präsentier* dévoil* présent* presenta* muestra* 공개 선보 公開 披露 展示 亮相
fight: fight fights fighting fought combat* battl* воюет воюют воева* сраж* бой бои боях kampf
    kämpf* lutte* lucha* 전투 교전 참전 戦闘 交戦 参戦 战斗 交战 参战
invade: invad* invasion* occup* annex* вторж* оккуп* окуп* einmarsch* invasi* envah* 침공 점령 侵攻
    占領 入侵 占领 侵略
intrude: intru* incurs* stray* crosses crossed пересек* перес* перетн* eindring* 침범 진입 侵入 進入
    闯入 越过 进入
invite: invit* приглас* приглаш* запрош* einlad* eingeladen 초청 초대 招待 招請 邀请
host: host hosts hosted hosting welcomed_by принима* empfäng* empfang* accueil* acog* 접견 接見 接待
    接见
repair: repair* mend* ремонт* почин* repar* reparier* répar* 수리 修理 维修 抢修
celebrate: celebrat* anniversar* праздн* годовщин* святк* річниц* feier* jubil* célébr* celebr*
    aniversari* 기념 周年 記念 纪念 庆祝
cooperate: cooperat* co-operat* collaborat* partner* сотруднич* партн* співпрац* zusammenarb*
    coopér* 협조 連携 合作 伙伴
search: search* hunt hunts hunted поиск* ищут розшук* suche sucht recherch* busca* búsqueda 수색
    捜索 搜索 搜救
work: work works worked working toil* работа работают работать работает трудя* трудоустр* працю*
    arbeitet arbeiten travaill* trabajan trabaja 일하 근무 취업 働く 勤務 就労 务工 工作
"""

KIN = """
transfer: send receive arrive buy trade help offer pledge loan exceed load launch pay prepare
    restart begin
labour: recruit send arrive work receive use build train ask
talks: meet discuss agree visit host invite consider ask receive arrive offer cooperate
refusal: reject oppose warn keep ban block mistake ruin change
doubt: consider reject plan begin change offer leave
illness: infect detect spread test find kill cull hospital lose exceed close
harm: strike explode fail burn sink damage down wound kill launch ruin fight lose
way: leave arrive visit send sail defect
making: build produce upgrade prepare restart begin work
telling: notify warn prepare plan launch
force: detain strike charge intrude
end: end halt close cancel
growth: double expand spread exceed approve arrive infect
rocket: launch orbit succeed
drill: drill begin launch encircle
showing: show detect find unveil load
honour: honour praise mourn
penalty: sanction ban strike detain charge
"""
"""Acts that one event is told by, each from another side: what one sends another receives."""

CONTRARY = """
end: spread begin restart expand keep
halt: restart begin ban send keep expand renew
reject: approve agree pledge offer join consider admit
oppose: approve join
close: restart begin
cancel: begin renew keep
delay: begin launch
leave: defect arrive
succeed: fail attempt
fail: plan launch
plan: end
condemn: praise strike launch
release: detain
build: ruin
double: halve
win: lose
consider: approve agree send
rescue: kill sink
protect: strike
"""
"""Acts that headlines of one event do not tell one each."""
