-- A store of format 1, as version 0.1 of the tool left it after three checks of two feeds, one of
-- which failed at the last: what migrations are tried on. `v1.json` is what `status` printed of it
-- then, `v1.ndjson` what `export` did. Never changed.
PRAGMA application_id = 2004116328;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE assessments (
    number INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (number),
    indicator TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (json_valid(verdict)),      -- without its evidence
    evidence BLOB NOT NULL,
    standing TEXT NOT NULL CHECK (json_valid(standing)),
    UNIQUE (indicator, run)
) STRICT;
INSERT INTO "assessments" VALUES(1,1,'blockade','{"id": "blockade", "title": "blockade", "question": "", "status": "watch", "previous_status": null, "direction": null, "since": "2026-03-02T06:00:00Z", "health": "ok", "coverage": {"feeds": 2, "healthy": 2, "blind_languages": []}, "blind_since": null, "stage": null, "ladder": [{"id": "threat", "title": "threat", "status": "watch", "min_families": 2, "min_reliability": "C", "hold_days": 21.0, "affirming": ["wire"], "denying": [], "state_media": []}, {"id": "closed", "title": "closed", "status": "critical", "min_families": 2, "min_reliability": "C", "hold_days": 21.0, "affirming": ["wire"], "denying": [], "state_media": []}], "level": 51.0, "volume": {"stories": 1, "expected": 0.0, "p": null, "state": "learning"}, "trend": [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], "triggers": [{"id": "shortage", "title": "shortage", "active": true, "stories": 2, "latest": "2026-03-02T06:00:00Z", "url": "https://wire.example/wire-en/ca78915b"}], "window": null, "reasons": [{"code": "first", "text": "First look, so nothing to compare: watch, the level is 51 of 100, but fewer than two independent publishers graded C or better stand behind it, so it means no more than watch."}, {"code": "trigger", "text": "Trigger: shortage, in 2 stories, the latest of 2 Mar; it pushes this indicator and raises no stage by itself."}], "would_change": ["1 more independent publisher graded C or better affirming closed would raise the stage to 2 of 2, and the status to at least critical.", "After 21 days without anything new (23 Mar) the status would fall to quiet.", "shortage (2 stories) pushes towards closed, and raises the stage only once that itself is reported."], "evidence": []}',X'789CC553DB8ADC300CFD1593C732174FE6BAF3B83FB02F854297A1288E92983A76901DDA30CCBFD77226DDE9C0CE42FB50F08B8EA4231D497E3D673E381AB2A3C8F2CD1E4BC0CD5AEE0F053E55D94C64410783ECFCD22004D1390AC255E2A5440FA2B72592288C53DFA1C49968B5D53ED0203C0C9EB37B329CDB84D0F9E372F943132EF027B49DC164CCD12E15EC0F4FAB6DC1F15D5F18ED1B2C533B32DFCDE57A2EF3CF72779432BEAF1CE411ED23BF81803E3C8EB0750F75D295185D4F0A7D345FCF994EC5B93B765968F1D6AEA0D566B845088D86421B1D12FCFC57BA9D01BA124055696AE308B8B110B57C8B8686E8AAC078BC9C225E539C77AA965FC34631CA383F66BEC7D8396D032B5D2D24672A479C2917DB5552A7E231B0FB7C1F5911FAC6A27F43FE142E17876D04231FB9C21104ED6C827797D9D482B635CF781C1DEB28D10E5790CD16826AA63D785D5B30D38A94B30ABBB4D5285EDB749B486DDA049FE6A7B41D8D26AD6F3CDB7134C459DC305AF66D633F0FD8F9C26FC927FB7DEADD6FEA95BCE30E0DC5D6D0FABB22D397B92D34611F08C9DFCAAD3777E5D2FAFF67AD7F1CDEE972FA0542205A95','{"indicator":"blockade","at":"2026-03-02T06:00:00Z","status":"watch","since":"2026-03-02T06:00:00Z","stage":null,"stage_since":null,"stage_supported":null,"status_supported":"2026-03-02T06:00:00Z","blind_since":null,"triggers":["shortage"],"is_surging":false}');
INSERT INTO "assessments" VALUES(2,2,'blockade','{"id": "blockade", "title": "blockade", "question": "", "status": "critical", "previous_status": "watch", "direction": "up", "since": "2026-03-03T06:00:00Z", "health": "ok", "coverage": {"feeds": 2, "healthy": 2, "blind_languages": []}, "blind_since": null, "stage": {"id": "closed", "title": "closed", "rung": 2, "of": 2, "since": "2026-03-03T06:00:00Z", "families": 2, "grade": "B1", "rests_on": "wire", "held": false}, "ladder": [{"id": "threat", "title": "threat", "status": "watch", "min_families": 2, "min_reliability": "C", "hold_days": 21.0, "affirming": ["daily", "wire"], "denying": [], "state_media": []}, {"id": "closed", "title": "closed", "status": "critical", "min_families": 2, "min_reliability": "C", "hold_days": 21.0, "affirming": ["daily", "wire"], "denying": [], "state_media": []}], "level": 68.0, "volume": {"stories": 1, "expected": 0.0, "p": null, "state": "learning"}, "trend": [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0], "triggers": [{"id": "shortage", "title": "shortage", "active": true, "stories": 2, "latest": "2026-03-03T06:00:00Z", "url": "https://daily.example/wire-daily/b6ab2c79"}], "window": null, "reasons": [{"code": "rose", "text": "Rose from watch to critical: stage 2 of 2, closed, confirmed by wire and daily since 3 Mar."}, {"code": "new_stage", "text": "Reached stage 2 of 2, closed, confirmed by wire and daily since 3 Mar."}], "would_change": ["After 51 days without anything new (23 Apr) the status would fall to elevated.", "shortage (2 stories) pushes towards closed, and raises the stage only once that itself is reported."], "evidence": []}',X'789CC553CBAADB3010FD15E165C94371DE59B61FD04DA1D04B2863796C8BCA9291645A13EEBF5723C789636E5ADA2E0ADACC999933671E7AB924CE1BDB252796A49B3DE6809B35DF1F323C16C98C255E7A85E4FC5C2178D618EB9929D8C71C1DB056E76859A68CF80639CE582DB574DE76CC41E728BBB58A722BEF1B775A2EBF4B8B0BFC0175A3301A73D44B01FBC371B5CD28BE6933255D857994C3D3DD9CAFE73CFDC47727CEC3FB42410E51FFCAAFC0A3F30F11EB69842E5B28635F91D1B456A00BE6CB2591B138A92397861AC77601B554DD18B1A8246452491FE1F77FD5B75160AF045014D2D6610424CC875EBE0643427015A01CBECED8A031079232127903EE2A6FD044E6873764C6D8479D115A663BC852B13FFEA9D473C04B1B4E230E66750DEBE72E94717DE633C6C648ED6929AB05A74C612C65F2C5EE105B14E16EC97D994616165DA5D1DD91C7E6F9E2B00D60E0B3263316BC34BA87C370AF12A42EE91CEEF38BEBA68672D4DDD54B660D5E54C3ED38596A50C35909A30536F112C314A48EFF096D1DAF87BED3BBB82B892AAEB3FF6AFD8C2C659172D4E4DBC6AD3F65A75F39261FECE7D4BB1BF58A4FB87D658334D46E5264F8E6E34203F69B46D27BB9F566522EDEC1FFACF58FC33BBF9E7F02D607937B','{"indicator":"blockade","at":"2026-03-03T06:00:00Z","status":"critical","since":"2026-03-03T06:00:00Z","stage":"closed","stage_since":"2026-03-03T06:00:00Z","stage_supported":"2026-03-03T06:00:00Z","status_supported":"2026-03-03T06:00:00Z","blind_since":null,"triggers":["shortage"],"is_surging":false}');
INSERT INTO "assessments" VALUES(3,3,'blockade','{"id": "blockade", "title": "blockade", "question": "", "status": "critical", "previous_status": "critical", "direction": "steady", "since": "2026-03-03T06:00:00Z", "health": "degraded", "coverage": {"feeds": 2, "healthy": 1, "blind_languages": []}, "blind_since": null, "stage": {"id": "closed", "title": "closed", "rung": 2, "of": 2, "since": "2026-03-03T06:00:00Z", "families": 2, "grade": "B1", "rests_on": "wire", "held": false}, "ladder": [{"id": "threat", "title": "threat", "status": "watch", "min_families": 2, "min_reliability": "C", "hold_days": 21.0, "affirming": ["daily", "wire"], "denying": [], "state_media": []}, {"id": "closed", "title": "closed", "status": "critical", "min_families": 2, "min_reliability": "C", "hold_days": 21.0, "affirming": ["daily", "wire"], "denying": [], "state_media": []}], "level": 61.6, "volume": {"stories": 1, "expected": 0.0, "p": null, "state": "learning"}, "trend": [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0], "triggers": [{"id": "shortage", "title": "shortage", "active": true, "stories": 2, "latest": "2026-03-03T06:00:00Z", "url": "https://daily.example/wire-daily/b6ab2c79"}], "window": null, "reasons": [{"code": "steady", "text": "Critical since 3 Mar, stage 2 of 2, closed, confirmed by wire and daily since 3 Mar; only 1 of 2 feeds are healthy."}], "would_change": ["Once its feeds are healthy again, after 50 days without anything new (23 Apr) the status would fall to elevated.", "Nothing lowers the status while its health is degraded: 1 of 2 feeds are healthy.", "shortage (2 stories) pushes towards closed, and raises the stage only once that itself is reported."], "evidence": []}',X'789CC5535DAF9B300CFD2B118F533F026DE9C7E3F603F63269D2AEAAC98081E8860425411BAAEE7F5F1C4ACB65EBA66D0F17F1E263FBF8D8B19F2E9175DAF4D18945C9768F05E076C3F7870C8F65B46091134E22393FD7088EB5DA38A64BF6B1400BAC53051A96499D3F43810BD60825AC333DB3D05BCAEE8CA4DCDAB9D69ED6EB6FC2E00ABF43D34A0CC612D53A87FDE118EF328A6FBB4C0A5B6311E4F0245DF2CD92279F787AE2DCFF5F28C822AADFF92538B4EE55C4661EA1AA0EAAD05760D49DC9D17AF3E91289509CD4914B418353BB8446C87E8A1894023221850BF0FB7FEA5B4B305702284B611A3F0212E67C2F5FBD21C0BB4A90165F166CD45800499988BC017795376826F3C32F6486D8D73A03B4CE52C8927C7FFC5BA9678F57C6AF46184C7C0D1BE69E4B6D87CC478CAD16CAD1A3C42B4E99B93694C957699CF203BF7D716838F75B4CC197795E69D0D60AAD0DB9479EFE340CBE3AEC3CE8F98DCEB40127B41A603FECAB24A12A5A8FFB3CC3F3538305AAFEEA25B30197D7E32E59512990E39AE55AE5D886CDF453112ADC179A266C139DD7BBF076026578DEE1F4869919CAA26E50916F17B6E0213B5DE9947CB41F53A737EA98CFB85D6DBC34547656643CFB69A111FB4323C9BDDC663B2B17F6E22D6BFDE7F0CE2FE71FEB2E9691','{"indicator":"blockade","at":"2026-03-04T06:00:00Z","status":"critical","since":"2026-03-03T06:00:00Z","stage":"closed","stage_since":"2026-03-03T06:00:00Z","stage_supported":"2026-03-04T06:00:00Z","status_supported":"2026-03-04T06:00:00Z","blind_since":null,"triggers":["shortage"],"is_surging":false}');
CREATE TABLE cached (
    vocabulary TEXT NOT NULL,
    since TEXT NOT NULL,
    upto INTEGER NOT NULL
) STRICT;
INSERT INTO "cached" VALUES('108c1c0386d2d32f','2025-12-02T06:00:00Z',4);
CREATE TABLE deliveries (
    day TEXT NOT NULL,
    feed TEXT NOT NULL,
    items INTEGER NOT NULL,
    UNIQUE (day, feed)
) STRICT;
INSERT INTO "deliveries" VALUES('2026-03-02','wire-daily',1);
INSERT INTO "deliveries" VALUES('2026-03-02','wire-en',2);
INSERT INTO "deliveries" VALUES('2026-03-03','wire-daily',1);
INSERT INTO "deliveries" VALUES('2026-03-03','wire-en',0);
INSERT INTO "deliveries" VALUES('2026-03-04','wire-daily',0);
CREATE TABLE feeds (
    feed TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (json_valid(state))
) STRICT;
INSERT INTO "feeds" VALUES('wire-daily','{"feed":"wire-daily","url":"https://daily.example/rss","etag":"\"1\"","last_modified":null,"validated":"2026-03-04T06:00:00Z","first_checked":"2026-03-02T06:00:00Z","checked":"2026-03-04T06:00:00Z","succeeded":"2026-03-04T06:00:00Z","last_new":"2026-03-03T06:00:00Z","outcome":"ok","error":null,"message":"","http_status":200,"warnings":[],"items":1,"new":0,"updated":0,"stored":2,"failures":0,"failing_since":null,"empty_runs":0,"next_try":null,"retry_after":null,"moved_to":null,"newest":"2026-03-03T06:00:00Z","cadence_hours":null}');
INSERT INTO "feeds" VALUES('wire-en','{"feed":"wire-en","url":"https://wire.example/rss","etag":"\"1\"","last_modified":null,"validated":"2026-03-03T06:00:00Z","first_checked":"2026-03-02T06:00:00Z","checked":"2026-03-04T06:00:00Z","succeeded":"2026-03-03T06:00:00Z","last_new":"2026-03-02T06:00:00Z","outcome":"error","error":"timeout","message":"no answer within 20 s","http_status":null,"warnings":[],"items":0,"new":0,"updated":0,"stored":2,"failures":1,"failing_since":"2026-03-04T06:00:00Z","empty_runs":0,"next_try":"2026-03-04T07:00:00Z","retry_after":null,"moved_to":null,"newest":"2026-03-03T06:00:00Z","cadence_hours":null}');
CREATE TABLE items (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    feed TEXT NOT NULL,
    guid TEXT,
    title TEXT,
    summary TEXT,
    url TEXT,
    published TEXT,
    updated TEXT,
    seen TEXT NOT NULL,
    place INTEGER NOT NULL,
    language TEXT NOT NULL,
    origin TEXT,
    story TEXT NOT NULL,
    link TEXT,                      -- hashes by which it is recognised under another id
    head TEXT NOT NULL,
    text TEXT NOT NULL,
    edits INTEGER NOT NULL DEFAULT 0,
    CHECK (instr(coalesce(title, ''), char(0)) = 0 AND instr(coalesce(summary, ''), char(0)) = 0)
) STRICT;
INSERT INTO "items" VALUES(1,'dc860f32c1465b6e','wire-daily','wire-daily/28a89ce7','Grain prices steady','','https://daily.example/wire-daily/28a89ce7','2026-03-02T06:00:00Z',NULL,'2026-03-02T06:00:00Z',0,'','','dc860f32c1465b6e','96ab627e546771a8','4d5e5d283646acc9','5a707bbdd937c1ec',0);
INSERT INTO "items" VALUES(2,'247edae43078be9f','wire-en','wire-en/ca78915b','Wheat port of Odesa under blockade, ministry says','','https://wire.example/wire-en/ca78915b','2026-03-02T06:00:00Z',NULL,'2026-03-02T06:00:00Z',0,'','','247edae43078be9f','2ce7cbadc9d89119','7c5b240afa418f9a','832f2e155544ae6f',0);
INSERT INTO "items" VALUES(3,'d75e12bcc9a40906','wire-en','wire-en/04e32ba4','Rain in the south','','https://wire.example/wire-en/04e32ba4','2026-03-02T05:00:00Z',NULL,'2026-03-02T06:00:00Z',1,'','','d75e12bcc9a40906','71079c2b94387153','e7a8bdd83adb0033','94f2cc0171585515',0);
INSERT INTO "items" VALUES(4,'6e88ed1c08636888','wire-daily','wire-daily/b6ab2c79','Blockade of the wheat port of Odesa begins','','https://daily.example/wire-daily/b6ab2c79','2026-03-03T06:00:00Z',NULL,'2026-03-03T06:00:00Z',0,'','','247edae43078be9f','95eaffacc43d75ae','4bcb19e02173d8ef','75b0dd775736ca2d',0);
CREATE TABLE readings (
    item INTEGER NOT NULL UNIQUE,
    seen TEXT NOT NULL,
    counts INTEGER NOT NULL,        -- 1: something in it is relevant or fires a trigger
    said TEXT NOT NULL
) STRICT;
INSERT INTO "readings" VALUES(1,'2026-03-02T06:00:00Z',1,'[{"item":"dc860f32c1465b6e","indicator":"blockade","is_relevant":false,"veto":"about","points":0.0,"stage":null,"polarity":"affirmed","matches":[],"triggers":["shortage"]}]');
INSERT INTO "readings" VALUES(2,'2026-03-02T06:00:00Z',1,'[{"item":"247edae43078be9f","indicator":"blockade","is_relevant":true,"veto":null,"points":1.0,"stage":"closed","polarity":"affirmed","matches":[{"signal":"","concept":"grain","term":"wheat*","field":"title","start":0,"end":5},{"signal":"","concept":"port","term":"port","field":"title","start":6,"end":10},{"signal":"threatens","concept":"blockade","term":"blockade*","field":"title","start":26,"end":34},{"signal":"closes","concept":"blockade","term":"blockade*","field":"title","start":26,"end":34},{"signal":"closes","concept":"port","term":"port","field":"title","start":6,"end":10}],"triggers":["shortage"]}]');
INSERT INTO "readings" VALUES(4,'2026-03-03T06:00:00Z',1,'[{"item":"6e88ed1c08636888","indicator":"blockade","is_relevant":true,"veto":null,"points":1.0,"stage":"closed","polarity":"affirmed","matches":[{"signal":"","concept":"grain","term":"wheat*","field":"title","start":16,"end":21},{"signal":"","concept":"port","term":"port","field":"title","start":22,"end":26},{"signal":"threatens","concept":"blockade","term":"blockade*","field":"title","start":0,"end":8},{"signal":"closes","concept":"blockade","term":"blockade*","field":"title","start":0,"end":8},{"signal":"closes","concept":"port","term":"port","field":"title","start":22,"end":26}],"triggers":["shortage"]}]');
CREATE TABLE runs (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    answered INTEGER NOT NULL,      -- feeds that answered: a run without any saw nothing
    report TEXT NOT NULL CHECK (json_valid(report))
) STRICT;
INSERT INTO "runs" VALUES(1,'2026-03-02T06:00:00Z',2,'{"format": 1, "title": "Grain", "at": "2026-03-02T06:00:00Z", "version": "0.1.0", "baseline": true, "config": {"path": "grain.toml", "hash": "b3b3998557b7"}, "health": "ok", "feeds": {"configured": 2, "ok": 2, "unchanged": 0, "failed": 0, "silent": 0}, "items": {"seen": 3, "new": 3, "relevant": 1}, "indicators": [], "problems": [], "silent": []}');
INSERT INTO "runs" VALUES(2,'2026-03-03T06:00:00Z',2,'{"format": 1, "title": "Grain", "at": "2026-03-03T06:00:00Z", "version": "0.1.0", "baseline": false, "config": {"path": "grain.toml", "hash": "b3b3998557b7"}, "health": "ok", "feeds": {"configured": 2, "ok": 2, "unchanged": 0, "failed": 0, "silent": 0}, "items": {"seen": 4, "new": 1, "relevant": 1}, "indicators": [], "problems": [], "silent": []}');
INSERT INTO "runs" VALUES(3,'2026-03-04T06:00:00Z',1,'{"format": 1, "title": "Grain", "at": "2026-03-04T06:00:00Z", "version": "0.1.0", "baseline": false, "config": {"path": "grain.toml", "hash": "b3b3998557b7"}, "health": "degraded", "feeds": {"configured": 2, "ok": 1, "unchanged": 0, "failed": 1, "silent": 0}, "items": {"seen": 1, "new": 0, "relevant": 0}, "indicators": [], "problems": [{"feed": "wire-en", "kind": "timeout", "message": "no answer within 20 s", "since": "2026-03-04T06:00:00Z"}], "silent": []}');
CREATE INDEX items_by_link ON items (link) WHERE link IS NOT NULL;
CREATE INDEX items_by_head ON items (head);
CREATE INDEX items_by_sight ON items (seen, feed, place);
CREATE VIEW whole_items AS
    SELECT id, feed, guid, title, summary, url, published, updated, seen, place, language,
           origin, story, link, number
    FROM items WHERE title IS NOT NULL;
CREATE INDEX runs_by_time ON runs (at);
CREATE INDEX assessments_by_run ON assessments (run);
CREATE TRIGGER assessments_stay BEFORE UPDATE ON assessments
    BEGIN SELECT RAISE(ABORT, 'assessments are never changed'); END;
CREATE TRIGGER assessments_are_kept BEFORE DELETE ON assessments
    BEGIN SELECT RAISE(ABORT, 'assessments are never removed'); END;
CREATE INDEX readings_by_sight ON readings (counts, seen);
COMMIT;
