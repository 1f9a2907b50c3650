BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0005');
CREATE TABLE article (
	workspace VARCHAR(64) NOT NULL, 
	id VARCHAR(160) NOT NULL, 
	revision VARCHAR(160) NOT NULL, 
	current BOOLEAN NOT NULL, 
	text TEXT NOT NULL, 
	title TEXT, 
	outlet TEXT, 
	authors JSON NOT NULL, 
	url TEXT, 
	published VARCHAR(400), 
	updated VARCHAR(400), 
	language VARCHAR(400) NOT NULL, 
	cuts JSON NOT NULL, 
	signature JSON NOT NULL, section TEXT, place TEXT, agency TEXT, 
	PRIMARY KEY (workspace, id, revision)
);
INSERT INTO "article" VALUES('default','art_ce52b6358346580c187d','rev_f37640400dcf839c6a8e',1,'Russia struck Ukraine on Tuesday.
Canada is a member of NATO.',NULL,'The Riga Courier','[]',NULL,'2016-12-20',NULL,'en','[]','[]',NULL,NULL,NULL);
INSERT INTO "article" VALUES('default','art_bdcc442002c9393f5f57','rev_d892ab04ecbbbadf0208',1,'Russian Federation struck Ukraine.',NULL,'Capital Ledger','[]',NULL,'2016-12-21',NULL,'en','[]','[]',NULL,NULL,NULL);
INSERT INTO "article" VALUES('default','art_6b52bc46f1ad5d79ef08','rev_cb747aa591c8ff054c17',1,'Alexander Darchiev said Russia never struck Ukraine.',NULL,'Eastern Wire','[]',NULL,'2016-12-22',NULL,'en','[]','[]',NULL,NULL,NULL);
INSERT INTO "article" VALUES('default','art_7983867b4641dc59cb72','rev_b5f330a95a88ae346825',1,'Canada will send soldiers to Latvia.',NULL,'Capital Ledger','[]',NULL,'2016-12-23',NULL,'en','[]','[]',NULL,NULL,NULL);
CREATE TABLE band (
	workspace VARCHAR(64) NOT NULL, 
	band VARCHAR(160) NOT NULL, 
	article VARCHAR(160) NOT NULL, 
	PRIMARY KEY (workspace, band, article)
);
CREATE TABLE claim (
	workspace VARCHAR(64) NOT NULL, 
	id VARCHAR(160) NOT NULL, 
	article VARCHAR(400) NOT NULL, 
	revision VARCHAR(400) NOT NULL, 
	type VARCHAR(400) NOT NULL, 
	subject VARCHAR(400) NOT NULL, 
	object VARCHAR(400), 
	subject_for VARCHAR(400), 
	object_for VARCHAR(400), 
	place VARCHAR(400), 
	mode VARCHAR(400), 
	event_group VARCHAR(400) NOT NULL, 
	status VARCHAR(400) NOT NULL, 
	polarity VARCHAR(400) NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	sentence TEXT NOT NULL, 
	spans JSON NOT NULL, 
	speakers JSON NOT NULL, 
	event_start VARCHAR(400), 
	event_end VARCHAR(400), 
	event_precision VARCHAR(400), 
	event_text TEXT, 
	report_time VARCHAR(400), 
	score FLOAT NOT NULL, 
	extractor VARCHAR(400) NOT NULL, change VARCHAR(400), 
	PRIMARY KEY (workspace, id)
);
INSERT INTO "claim" VALUES('default','clm_488736c71641fa723afb','art_ce52b6358346580c187d','rev_f37640400dcf839c6a8e','ASSAULT','men_b6273165d09e567ba506','men_7d1c36d0de98ecc58698',NULL,NULL,NULL,NULL,'grp_2470765653a90dac3b41','happened','affirmed',0,33,'Russia struck Ukraine on Tuesday.','[[0, 6], [14, 21], [7, 13]]','[]','2016-12-20','2016-12-21','day','then','2016-12-20',0.8,'patterns',NULL);
INSERT INTO "claim" VALUES('default','clm_11005b920292bfe1317b','art_ce52b6358346580c187d','rev_f37640400dcf839c6a8e','member_of','men_6065bd507d24500e8941','men_b6b3cd684d8eebaed340',NULL,NULL,NULL,NULL,'grp_fc07af6b2c8a39834778','happened','affirmed',34,61,'Canada is a member of NATO.','[[34, 40], [56, 60], [46, 52]]','[]',NULL,NULL,NULL,NULL,'2016-12-20',0.8,'patterns',NULL);
INSERT INTO "claim" VALUES('default','clm_4e2194636c812961d7e6','art_bdcc442002c9393f5f57','rev_d892ab04ecbbbadf0208','ASSAULT','men_8e2c57fb1d1cb08a50b7','men_74faa8af51598e2e0980',NULL,NULL,NULL,NULL,'grp_b6e2d7438886d4daf698','happened','affirmed',0,34,'Russian Federation struck Ukraine.','[[0, 18], [26, 33], [19, 25]]','[]',NULL,NULL,NULL,NULL,'2016-12-21',0.8,'patterns',NULL);
INSERT INTO "claim" VALUES('default','clm_b64dcb2f31df25a27c2f','art_6b52bc46f1ad5d79ef08','rev_cb747aa591c8ff054c17','ASSAULT','men_225dac6d1dd22fbba7a4','men_6a1c74dfbde7a50bb4c6',NULL,NULL,NULL,NULL,'grp_4077c87e78d4e3ef6132','happened','denied',0,52,'Alexander Darchiev said Russia never struck Ukraine.','[[24, 30], [44, 51], [37, 43]]','["men_75eb385bcd2f79b8994c"]',NULL,NULL,NULL,NULL,'2016-12-22',0.8,'patterns',NULL);
INSERT INTO "claim" VALUES('default','clm_cbf1ed2c87b390c44be6','art_7983867b4641dc59cb72','rev_b5f330a95a88ae346825','COOPERATE','men_c2e919a505624c6df2f3','men_9295a5971a4e27929e8f',NULL,NULL,NULL,NULL,'grp_2635e3e11992d762b3e3','planned','affirmed',0,36,'Canada will send soldiers to Latvia.','[[0, 6], [29, 35], [12, 16]]','[]',NULL,NULL,NULL,NULL,'2016-12-23',0.8,'patterns',NULL);
CREATE TABLE decision (
	workspace VARCHAR(64) NOT NULL, 
	id VARCHAR(160) NOT NULL, 
	action VARCHAR(400) NOT NULL, 
	target JSON NOT NULL, 
	decided_by VARCHAR(400) NOT NULL, 
	decided_at VARCHAR(400) NOT NULL, 
	reason TEXT, 
	undone_at VARCHAR(400), 
	PRIMARY KEY (workspace, id)
);
INSERT INTO "decision" VALUES('default','d1','merge','{"loser": "ent_rf", "survivor": "kb_russia"}','anna','2026-01-01T00:00:00Z','one',NULL);
CREATE TABLE edge (
	workspace VARCHAR(64) NOT NULL, 
	claim VARCHAR(160) NOT NULL, 
	level VARCHAR(16) NOT NULL, 
	relation VARCHAR(400) NOT NULL, 
	article VARCHAR(400) NOT NULL, 
	subject VARCHAR(400) NOT NULL, 
	object VARCHAR(400), 
	type VARCHAR(400) NOT NULL, 
	family VARCHAR(400) NOT NULL, 
	status VARCHAR(400) NOT NULL, 
	polarity VARCHAR(400) NOT NULL, 
	event_group VARCHAR(400) NOT NULL, 
	event_start VARCHAR(400), 
	event_end VARCHAR(400), 
	report_time VARCHAR(400), 
	outlet TEXT, 
	speakers JSON NOT NULL, 
	score FLOAT NOT NULL, 
	start INTEGER NOT NULL, 
	PRIMARY KEY (workspace, claim, level)
);
INSERT INTO "edge" VALUES('default','clm_cbf1ed2c87b390c44be6','named','rel_3cc248ebd9ef0d0f7273','art_7983867b4641dc59cb72','kb_canada','kb_latvia','COOPERATE','event','planned','affirmed','grp_2635e3e11992d762b3e3',NULL,NULL,'2016-12-23','Capital Ledger','[]',0.8,0);
INSERT INTO "edge" VALUES('default','clm_cbf1ed2c87b390c44be6','state','rel_ed4401de79c54038a7ec','art_7983867b4641dc59cb72','kb_canada','kb_latvia','COOPERATE','event','planned','affirmed','grp_2635e3e11992d762b3e3',NULL,NULL,'2016-12-23','Capital Ledger','[]',0.8,0);
INSERT INTO "edge" VALUES('default','clm_b64dcb2f31df25a27c2f','named','rel_d1305a5d388f7871bfe6','art_6b52bc46f1ad5d79ef08','kb_russia','kb_ukraine','ASSAULT','event','happened','denied','grp_4077c87e78d4e3ef6132',NULL,NULL,'2016-12-22','Eastern Wire','["kb_darchiev"]',0.8,0);
INSERT INTO "edge" VALUES('default','clm_b64dcb2f31df25a27c2f','state','rel_9d7723e750bc92abfe8c','art_6b52bc46f1ad5d79ef08','kb_russia','kb_ukraine','ASSAULT','event','happened','denied','grp_4077c87e78d4e3ef6132',NULL,NULL,'2016-12-22','Eastern Wire','["kb_darchiev"]',0.8,0);
INSERT INTO "edge" VALUES('default','clm_4e2194636c812961d7e6','named','rel_d1305a5d388f7871bfe6','art_bdcc442002c9393f5f57','kb_russia','kb_ukraine','ASSAULT','event','happened','affirmed','grp_b6e2d7438886d4daf698',NULL,NULL,'2016-12-21','Capital Ledger','[]',0.8,0);
INSERT INTO "edge" VALUES('default','clm_4e2194636c812961d7e6','state','rel_9d7723e750bc92abfe8c','art_bdcc442002c9393f5f57','kb_russia','kb_ukraine','ASSAULT','event','happened','affirmed','grp_b6e2d7438886d4daf698',NULL,NULL,'2016-12-21','Capital Ledger','[]',0.8,0);
INSERT INTO "edge" VALUES('default','clm_488736c71641fa723afb','named','rel_d1305a5d388f7871bfe6','art_ce52b6358346580c187d','kb_russia','kb_ukraine','ASSAULT','event','happened','affirmed','grp_2470765653a90dac3b41','2016-12-20','2016-12-21','2016-12-20','The Riga Courier','[]',0.8,0);
INSERT INTO "edge" VALUES('default','clm_488736c71641fa723afb','state','rel_9d7723e750bc92abfe8c','art_ce52b6358346580c187d','kb_russia','kb_ukraine','ASSAULT','event','happened','affirmed','grp_2470765653a90dac3b41','2016-12-20','2016-12-21','2016-12-20','The Riga Courier','[]',0.8,0);
INSERT INTO "edge" VALUES('default','clm_11005b920292bfe1317b','named','rel_757a09e3d752ace17d4f','art_ce52b6358346580c187d','kb_canada','kb_nato','member_of','standing','happened','affirmed','grp_fc07af6b2c8a39834778',NULL,NULL,'2016-12-20','The Riga Courier','[]',0.8,34);
INSERT INTO "edge" VALUES('default','clm_11005b920292bfe1317b','state','rel_6b629ecb94d1b9804696','art_ce52b6358346580c187d','kb_canada','kb_nato','member_of','standing','happened','affirmed','grp_fc07af6b2c8a39834778',NULL,NULL,'2016-12-20','The Riga Courier','[]',0.8,34);
CREATE TABLE entity (
	workspace VARCHAR(64) NOT NULL, 
	id VARCHAR(160) NOT NULL, 
	kind VARCHAR(400) NOT NULL, 
	subtype VARCHAR(400), 
	name TEXT NOT NULL, 
	country VARCHAR(400), 
	links JSON NOT NULL, 
	named BOOLEAN NOT NULL, 
	PRIMARY KEY (workspace, id)
);
INSERT INTO "entity" VALUES('default','kb_canada','country',NULL,'Canada',NULL,'{"iso3": "CAN", "wikidata": "Q16"}',1);
INSERT INTO "entity" VALUES('default','kb_nato','organization','alliance','NATO',NULL,'{"wikidata": "Q7184"}',1);
INSERT INTO "entity" VALUES('default','kb_russia','country',NULL,'Russia',NULL,'{"iso3": "RUS"}',1);
INSERT INTO "entity" VALUES('default','kb_ukraine','country',NULL,'Ukraine',NULL,'{"iso3": "UKR"}',1);
INSERT INTO "entity" VALUES('default','ent_rf','country',NULL,'Russian Federation',NULL,'{}',1);
INSERT INTO "entity" VALUES('default','kb_darchiev','person',NULL,'Alexander Darchiev','kb_russia','{}',1);
INSERT INTO "entity" VALUES('default','kb_latvia','country',NULL,'Latvia',NULL,'{"iso3": "LVA"}',1);
CREATE TABLE entity_count (
	workspace VARCHAR(64) NOT NULL, 
	entity VARCHAR(160) NOT NULL, 
	name TEXT NOT NULL, 
	kind VARCHAR(400) NOT NULL, 
	country VARCHAR(400), 
	named BOOLEAN NOT NULL, 
	article_count INTEGER NOT NULL, 
	claim_count INTEGER NOT NULL, 
	first_seen VARCHAR(400), 
	last_seen VARCHAR(400), 
	merged_into VARCHAR(400), 
	PRIMARY KEY (workspace, entity)
);
INSERT INTO "entity_count" VALUES('default','kb_darchiev','Alexander Darchiev','person','kb_russia',1,1,0,'2016-12-22','2016-12-22',NULL);
INSERT INTO "entity_count" VALUES('default','kb_latvia','Latvia','country',NULL,1,1,1,'2016-12-23','2016-12-23',NULL);
INSERT INTO "entity_count" VALUES('default','ent_rf','Russian Federation','country',NULL,1,1,0,'2016-12-21','2016-12-21','kb_russia');
INSERT INTO "entity_count" VALUES('default','kb_canada','Canada','country',NULL,1,2,2,'2016-12-20','2016-12-23',NULL);
INSERT INTO "entity_count" VALUES('default','kb_nato','NATO','organization',NULL,1,1,1,'2016-12-20','2016-12-20',NULL);
INSERT INTO "entity_count" VALUES('default','kb_russia','Russia','country',NULL,1,3,3,'2016-12-20','2016-12-22',NULL);
INSERT INTO "entity_count" VALUES('default','kb_ukraine','Ukraine','country',NULL,1,3,3,'2016-12-20','2016-12-22',NULL);
CREATE TABLE entity_name (
	workspace VARCHAR(64) NOT NULL, 
	entity VARCHAR(160) NOT NULL, 
	text VARCHAR(400) NOT NULL, 
	normal VARCHAR(400) NOT NULL, 
	count INTEGER NOT NULL, 
	PRIMARY KEY (workspace, entity, text)
);
INSERT INTO "entity_name" VALUES('default','kb_darchiev','Alexander Darchiev','alexander darchiev',1);
INSERT INTO "entity_name" VALUES('default','kb_latvia','Latvia','latvia',1);
INSERT INTO "entity_name" VALUES('default','ent_rf','Russian Federation','russian federation',1);
INSERT INTO "entity_name" VALUES('default','kb_canada','Canada','canada',2);
INSERT INTO "entity_name" VALUES('default','kb_nato','NATO','nato',1);
INSERT INTO "entity_name" VALUES('default','kb_russia','Russia','russia',2);
INSERT INTO "entity_name" VALUES('default','kb_russia','Russian Federation','russian federation',1);
INSERT INTO "entity_name" VALUES('default','kb_ukraine','Ukraine','ukraine',3);
CREATE TABLE entity_reading (
	workspace VARCHAR(64) NOT NULL, 
	entity VARCHAR(160) NOT NULL, 
	article VARCHAR(160) NOT NULL, 
	revision VARCHAR(160) NOT NULL, 
	kind VARCHAR(400) NOT NULL, 
	subtype VARCHAR(400), 
	name TEXT NOT NULL, 
	country VARCHAR(400), 
	links JSON NOT NULL, 
	named BOOLEAN NOT NULL, 
	PRIMARY KEY (workspace, entity, article, revision)
);
INSERT INTO "entity_reading" VALUES('default','kb_canada','art_ce52b6358346580c187d','rev_f37640400dcf839c6a8e','country',NULL,'Canada',NULL,'{"iso3": "CAN", "wikidata": "Q16"}',1);
INSERT INTO "entity_reading" VALUES('default','kb_nato','art_ce52b6358346580c187d','rev_f37640400dcf839c6a8e','organization','alliance','NATO',NULL,'{"wikidata": "Q7184"}',1);
INSERT INTO "entity_reading" VALUES('default','kb_russia','art_ce52b6358346580c187d','rev_f37640400dcf839c6a8e','country',NULL,'Russia',NULL,'{"iso3": "RUS"}',1);
INSERT INTO "entity_reading" VALUES('default','kb_ukraine','art_ce52b6358346580c187d','rev_f37640400dcf839c6a8e','country',NULL,'Ukraine',NULL,'{"iso3": "UKR"}',1);
INSERT INTO "entity_reading" VALUES('default','ent_rf','art_bdcc442002c9393f5f57','rev_d892ab04ecbbbadf0208','country',NULL,'Russian Federation',NULL,'{}',1);
INSERT INTO "entity_reading" VALUES('default','kb_ukraine','art_bdcc442002c9393f5f57','rev_d892ab04ecbbbadf0208','country',NULL,'Ukraine',NULL,'{"iso3": "UKR"}',1);
INSERT INTO "entity_reading" VALUES('default','kb_darchiev','art_6b52bc46f1ad5d79ef08','rev_cb747aa591c8ff054c17','person',NULL,'Alexander Darchiev','kb_russia','{}',1);
INSERT INTO "entity_reading" VALUES('default','kb_russia','art_6b52bc46f1ad5d79ef08','rev_cb747aa591c8ff054c17','country',NULL,'Russia',NULL,'{"iso3": "RUS"}',1);
INSERT INTO "entity_reading" VALUES('default','kb_ukraine','art_6b52bc46f1ad5d79ef08','rev_cb747aa591c8ff054c17','country',NULL,'Ukraine',NULL,'{"iso3": "UKR"}',1);
INSERT INTO "entity_reading" VALUES('default','kb_canada','art_7983867b4641dc59cb72','rev_b5f330a95a88ae346825','country',NULL,'Canada',NULL,'{"iso3": "CAN", "wikidata": "Q16"}',1);
INSERT INTO "entity_reading" VALUES('default','kb_latvia','art_7983867b4641dc59cb72','rev_b5f330a95a88ae346825','country',NULL,'Latvia',NULL,'{"iso3": "LVA"}',1);
CREATE TABLE feed (
	workspace VARCHAR(64) NOT NULL, 
	id VARCHAR(160) NOT NULL, 
	url TEXT NOT NULL, 
	etag VARCHAR(400), 
	last_modified VARCHAR(400), 
	checked_at VARCHAR(400), 
	next_at VARCHAR(400), 
	failures INTEGER NOT NULL, 
	message TEXT, 
	PRIMARY KEY (workspace, id)
);
CREATE TABLE feed_item (
	workspace VARCHAR(64) NOT NULL, 
	feed VARCHAR(160) NOT NULL, 
	id VARCHAR(160) NOT NULL, 
	url TEXT NOT NULL, 
	done BOOLEAN NOT NULL, 
	attempts INTEGER NOT NULL, 
	next_at VARCHAR(400), 
	title TEXT, 
	published VARCHAR(400), 
	message TEXT, 
	PRIMARY KEY (workspace, feed, id)
);
CREATE TABLE inference (
	workspace VARCHAR(64) NOT NULL, 
	article VARCHAR(160) NOT NULL, 
	revision VARCHAR(160) NOT NULL, 
	type VARCHAR(160) NOT NULL, 
	head VARCHAR(160) NOT NULL, 
	tail VARCHAR(160) NOT NULL, 
	basis VARCHAR(400) NOT NULL, 
	score FLOAT NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (workspace, article, revision, type, head, tail)
);
INSERT INTO "inference" VALUES('default','art_ce52b6358346580c187d','rev_f37640400dcf839c6a8e','ally_of','kb_canada','kb_nato','rule',0.5,'follows from member_of');
CREATE TABLE link (
	workspace VARCHAR(64) NOT NULL, 
	mention VARCHAR(160) NOT NULL, 
	entity VARCHAR(400) NOT NULL, 
	score FLOAT NOT NULL, 
	method VARCHAR(400) NOT NULL, 
	reason TEXT NOT NULL, 
	decided_by VARCHAR(400) NOT NULL, 
	knowledge_version VARCHAR(400), resolved VARCHAR(400), 
	PRIMARY KEY (workspace, mention)
);
INSERT INTO "link" VALUES('default','men_b6273165d09e567ba506','kb_russia',0.9,'name','its name','resolver','test',NULL);
INSERT INTO "link" VALUES('default','men_7d1c36d0de98ecc58698','kb_ukraine',0.9,'name','its name','resolver','test',NULL);
INSERT INTO "link" VALUES('default','men_6065bd507d24500e8941','kb_canada',0.9,'name','its name','resolver','test',NULL);
INSERT INTO "link" VALUES('default','men_b6b3cd684d8eebaed340','kb_nato',0.9,'name','its name','resolver','test',NULL);
INSERT INTO "link" VALUES('default','men_8e2c57fb1d1cb08a50b7','ent_rf',0.9,'name','its name','resolver','test',NULL);
INSERT INTO "link" VALUES('default','men_74faa8af51598e2e0980','kb_ukraine',0.9,'name','its name','resolver','test',NULL);
INSERT INTO "link" VALUES('default','men_225dac6d1dd22fbba7a4','kb_russia',0.9,'name','its name','resolver','test',NULL);
INSERT INTO "link" VALUES('default','men_6a1c74dfbde7a50bb4c6','kb_ukraine',0.9,'name','its name','resolver','test',NULL);
INSERT INTO "link" VALUES('default','men_75eb385bcd2f79b8994c','kb_darchiev',0.9,'name','its name','resolver','test',NULL);
INSERT INTO "link" VALUES('default','men_c2e919a505624c6df2f3','kb_canada',0.9,'name','its name','resolver','test',NULL);
INSERT INTO "link" VALUES('default','men_9295a5971a4e27929e8f','kb_latvia',0.9,'name','its name','resolver','test',NULL);
CREATE TABLE mention (
	workspace VARCHAR(64) NOT NULL, 
	id VARCHAR(160) NOT NULL, 
	article VARCHAR(400) NOT NULL, 
	revision VARCHAR(400) NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	label VARCHAR(400) NOT NULL, 
	form VARCHAR(400) NOT NULL, 
	sense VARCHAR(400) NOT NULL, 
	literal TEXT, 
	head_start INTEGER, 
	head_end INTEGER, 
	PRIMARY KEY (workspace, id)
);
INSERT INTO "mention" VALUES('default','men_b6273165d09e567ba506','art_ce52b6358346580c187d','rev_f37640400dcf839c6a8e',0,6,'Russia','COUNTRY','name','itself',NULL,NULL,NULL);
INSERT INTO "mention" VALUES('default','men_7d1c36d0de98ecc58698','art_ce52b6358346580c187d','rev_f37640400dcf839c6a8e',14,21,'Ukraine','COUNTRY','name','itself',NULL,NULL,NULL);
INSERT INTO "mention" VALUES('default','men_6065bd507d24500e8941','art_ce52b6358346580c187d','rev_f37640400dcf839c6a8e',34,40,'Canada','COUNTRY','name','itself',NULL,NULL,NULL);
INSERT INTO "mention" VALUES('default','men_b6b3cd684d8eebaed340','art_ce52b6358346580c187d','rev_f37640400dcf839c6a8e',56,60,'NATO','ORGANIZATION','name','itself',NULL,NULL,NULL);
INSERT INTO "mention" VALUES('default','men_8e2c57fb1d1cb08a50b7','art_bdcc442002c9393f5f57','rev_d892ab04ecbbbadf0208',0,18,'Russian Federation','COUNTRY','name','itself',NULL,NULL,NULL);
INSERT INTO "mention" VALUES('default','men_74faa8af51598e2e0980','art_bdcc442002c9393f5f57','rev_d892ab04ecbbbadf0208',26,33,'Ukraine','COUNTRY','name','itself',NULL,NULL,NULL);
INSERT INTO "mention" VALUES('default','men_225dac6d1dd22fbba7a4','art_6b52bc46f1ad5d79ef08','rev_cb747aa591c8ff054c17',24,30,'Russia','COUNTRY','name','itself',NULL,NULL,NULL);
INSERT INTO "mention" VALUES('default','men_6a1c74dfbde7a50bb4c6','art_6b52bc46f1ad5d79ef08','rev_cb747aa591c8ff054c17',44,51,'Ukraine','COUNTRY','name','itself',NULL,NULL,NULL);
INSERT INTO "mention" VALUES('default','men_75eb385bcd2f79b8994c','art_6b52bc46f1ad5d79ef08','rev_cb747aa591c8ff054c17',0,18,'Alexander Darchiev','PERSON','name','itself',NULL,NULL,NULL);
INSERT INTO "mention" VALUES('default','men_c2e919a505624c6df2f3','art_7983867b4641dc59cb72','rev_b5f330a95a88ae346825',0,6,'Canada','COUNTRY','name','itself',NULL,NULL,NULL);
INSERT INTO "mention" VALUES('default','men_9295a5971a4e27929e8f','art_7983867b4641dc59cb72','rev_b5f330a95a88ae346825',29,35,'Latvia','COUNTRY','name','itself',NULL,NULL,NULL);
CREATE TABLE origin (
	workspace VARCHAR(64) NOT NULL, 
	article VARCHAR(160) NOT NULL, 
	origin VARCHAR(400) NOT NULL, 
	PRIMARY KEY (workspace, article)
);
INSERT INTO "origin" VALUES('default','art_ce52b6358346580c187d','art_ce52b6358346580c187d');
INSERT INTO "origin" VALUES('default','art_bdcc442002c9393f5f57','art_bdcc442002c9393f5f57');
INSERT INTO "origin" VALUES('default','art_6b52bc46f1ad5d79ef08','art_6b52bc46f1ad5d79ef08');
INSERT INTO "origin" VALUES('default','art_7983867b4641dc59cb72','art_7983867b4641dc59cb72');
CREATE TABLE quotation (
	workspace VARCHAR(64) NOT NULL, 
	id VARCHAR(160) NOT NULL, 
	article VARCHAR(400) NOT NULL, 
	revision VARCHAR(400) NOT NULL, 
	speaker VARCHAR(400), 
	speaker_span JSON, 
	cue JSON, 
	content JSON NOT NULL, 
	words TEXT NOT NULL, 
	direct BOOLEAN NOT NULL, 
	report_time VARCHAR(400), 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	PRIMARY KEY (workspace, id)
);
INSERT INTO "quotation" VALUES('default','quo_dd82471eadd24d3f92c8','art_6b52bc46f1ad5d79ef08','rev_cb747aa591c8ff054c17','men_75eb385bcd2f79b8994c','[0, 18]','null','[[0, 52]]','Alexander Darchiev said Russia never struck Ukraine.',0,'2016-12-22',0,52);
CREATE TABLE relation (
	workspace VARCHAR(64) NOT NULL, 
	id VARCHAR(160) NOT NULL, 
	subject VARCHAR(400) NOT NULL, 
	object VARCHAR(400), 
	type VARCHAR(400) NOT NULL, 
	family VARCHAR(400) NOT NULL, 
	level VARCHAR(16) NOT NULL, 
	claim_count INTEGER NOT NULL, 
	origin_count INTEGER NOT NULL, 
	outlets JSON NOT NULL, 
	statuses JSON NOT NULL, 
	polarities JSON NOT NULL, 
	first VARCHAR(400), 
	last VARCHAR(400), 
	first_event VARCHAR(400), 
	last_event VARCHAR(400), 
	score FLOAT NOT NULL, 
	asserted BOOLEAN NOT NULL, 
	disputed BOOLEAN NOT NULL, 
	PRIMARY KEY (workspace, id, level)
);
INSERT INTO "relation" VALUES('default','rel_3cc248ebd9ef0d0f7273','kb_canada','kb_latvia','COOPERATE','event','named',1,1,'["Capital Ledger"]','{"planned": 1}','{"affirmed": 1}','2016-12-23','2016-12-23',NULL,NULL,0.8,1,0);
INSERT INTO "relation" VALUES('default','rel_ed4401de79c54038a7ec','kb_canada','kb_latvia','COOPERATE','event','state',1,1,'["Capital Ledger"]','{"planned": 1}','{"affirmed": 1}','2016-12-23','2016-12-23',NULL,NULL,0.8,1,0);
INSERT INTO "relation" VALUES('default','rel_6b629ecb94d1b9804696','kb_canada','kb_nato','member_of','standing','state',1,1,'["The Riga Courier"]','{"happened": 1}','{"affirmed": 1}','2016-12-20','2016-12-20',NULL,NULL,0.8,1,0);
INSERT INTO "relation" VALUES('default','rel_757a09e3d752ace17d4f','kb_canada','kb_nato','member_of','standing','named',1,1,'["The Riga Courier"]','{"happened": 1}','{"affirmed": 1}','2016-12-20','2016-12-20',NULL,NULL,0.8,1,0);
INSERT INTO "relation" VALUES('default','rel_9d7723e750bc92abfe8c','kb_russia','kb_ukraine','ASSAULT','event','state',3,3,'["Capital Ledger", "Eastern Wire", "The Riga Courier"]','{"happened": 3}','{"affirmed": 2, "denied": 1}','2016-12-20','2016-12-22','2016-12-20','2016-12-20',0.992,1,1);
INSERT INTO "relation" VALUES('default','rel_d1305a5d388f7871bfe6','kb_russia','kb_ukraine','ASSAULT','event','named',3,3,'["Capital Ledger", "Eastern Wire", "The Riga Courier"]','{"happened": 3}','{"affirmed": 2, "denied": 1}','2016-12-20','2016-12-22','2016-12-20','2016-12-20',0.992,1,1);
ANALYZE "sqlite_master";
CREATE TABLE store_state (
	workspace VARCHAR(64) NOT NULL, 
	revision INTEGER NOT NULL, 
	PRIMARY KEY (workspace)
);
INSERT INTO "store_state" VALUES('default',5);
CREATE TABLE tombstone (
	workspace VARCHAR(64) NOT NULL, 
	article VARCHAR(160) NOT NULL, 
	PRIMARY KEY (workspace, article)
);
CREATE INDEX article_by_date ON article (workspace, current, published, id);
CREATE INDEX claim_by_article ON claim (workspace, article, revision);
CREATE INDEX edge_by_article ON edge (workspace, article);
CREATE INDEX edge_by_object ON edge (workspace, level, object);
CREATE INDEX edge_by_relation ON edge (workspace, relation);
CREATE INDEX edge_by_report ON edge (workspace, level, report_time, article, start, claim);
CREATE INDEX edge_by_subject ON edge (workspace, level, subject);
CREATE INDEX entity_by_count ON entity_count (workspace, claim_count, entity);
CREATE INDEX entity_name_by_normal ON entity_name (workspace, normal);
CREATE INDEX entity_reading_by_article ON entity_reading (workspace, article, revision);
CREATE INDEX link_by_entity ON link (workspace, entity);
CREATE INDEX mention_by_article ON mention (workspace, article, revision, start);
CREATE INDEX origin_members ON origin (workspace, origin);
CREATE INDEX quotation_by_article ON quotation (workspace, article, revision);
CREATE INDEX quotation_by_report ON quotation (workspace, report_time, id);
CREATE INDEX relation_by_count ON relation (workspace, level, claim_count, id);
CREATE INDEX relation_by_object ON relation (workspace, level, object);
CREATE INDEX relation_by_subject ON relation (workspace, level, subject);
CREATE INDEX feed_item_open ON feed_item (workspace, feed, done);
COMMIT;
