-- view incident mine
-- Incidents whose assigned to is me and active is Yes.
-- incident where assigned_to = me and active = yes

-- SQLite: "incident", "the-author", 1, "col", "colp", "global", 50
select t0."sys_id"
  from "task" t0
  where t0."company" in (?4, ?5, ?6)
  and (true
  and (t0."assigned_to" = ?2
  and t0."active" = ?3))
  and t0."sys_class_name" in (?1)
  order by t0."sys_id"
  limit ?7;

-- PostgreSQL: "incident", "the-author", 1, "col", "colp", "global", 50
select t0."sys_id"
  from "task" t0
  where t0."company" in ($4::text, $5::text, $6::text)
  and (true
  and (t0."assigned_to" = $2::text
  and t0."active" = $3::bigint))
  and t0."sys_class_name" in ($1::text)
  order by t0."sys_id"
  limit $7::bigint;


-- view incident open
-- Incidents whose state is one of New, In progress, On hold.
-- incident where state in (new, in_progress, on_hold)

-- SQLite: "incident", "1", "2", "3", "col", "colp", "global", 50
select t0."sys_id"
  from "task" t0
  where t0."company" in (?5, ?6, ?7)
  and (true
  and t0."state" in (?2, ?3, ?4))
  and t0."sys_class_name" in (?1)
  order by t0."sys_id"
  limit ?8;

-- PostgreSQL: "incident", "1", "2", "3", "col", "colp", "global", 50
select t0."sys_id"
  from "task" t0
  where t0."company" in ($5::text, $6::text, $7::text)
  and (true
  and t0."state" in ($2::text, $3::text, $4::text))
  and t0."sys_class_name" in ($1::text)
  order by t0."sys_id"
  limit $8::bigint;


-- view finding grave
-- Findings whose severity is one of High, Critical.
-- finding where severity in (high, critical)

-- SQLite: "high", "critical", "col", "colp", "global", 50
select t0."sys_id"
  from "finding" t0
  where t0."company" in (?3, ?4, ?5)
  and (true
  and t0."severity" in (?1, ?2))
  order by t0."sys_id"
  limit ?6;

-- PostgreSQL: "high", "critical", "col", "colp", "global", 50
select t0."sys_id"
  from "finding" t0
  where t0."company" in ($3::text, $4::text, $5::text)
  and (true
  and t0."severity" in ($1::text, $2::text))
  order by t0."sys_id"
  limit $6::bigint;


-- view risk_acceptance slipped
-- Risk acceptances whose state is one of Asked, Accepted and expected on is before 3 June 2020.
-- risk_acceptance where state in (asked, accepted) and depends_on_date < 2020-06-03

-- SQLite: "asked", "accepted", "2020-06-03", "col", "colp", "global", 50
select t0."sys_id"
  from "risk_acceptance" t0
  where t0."company" in (?4, ?5, ?6)
  and (true
  and (t0."state" in (?1, ?2)
  and (t0."depends_on_date" < ?3
  and t0."depends_on_date" <> '')))
  order by t0."sys_id"
  limit ?7;

-- PostgreSQL: "asked", "accepted", "2020-06-03", "col", "colp", "global", 50
select t0."sys_id"
  from "risk_acceptance" t0
  where t0."company" in ($4::text, $5::text, $6::text)
  and (true
  and (t0."state" in ($1::text, $2::text)
  and (t0."depends_on_date" < $3::text
  and t0."depends_on_date" <> '')))
  order by t0."sys_id"
  limit $7::bigint;


-- view task overdue
-- Tasks whose active is Yes and due is before 3 June 2020, 09:00.
-- task where active = yes and due_date < 2020-06-03T08:00:00Z

-- SQLite: 1, "2020-06-03 08:00:00", "col", "colp", "global", 50
select t0."sys_id"
  from "task" t0
  where t0."company" in (?3, ?4, ?5)
  and (true
  and (t0."active" = ?1
  and (t0."due_date" < ?2
  and t0."due_date" <> '')))
  order by t0."sys_id"
  limit ?6;

-- PostgreSQL: 1, "2020-06-03 08:00:00", "col", "colp", "global", 50
select t0."sys_id"
  from "task" t0
  where t0."company" in ($3::text, $4::text, $5::text)
  and (true
  and (t0."active" = $1::bigint
  and (t0."due_date" < $2::text
  and t0."due_date" <> '')))
  order by t0."sys_id"
  limit $6::bigint;


-- count incident where priority = 1 and opened_at in period
-- Number of incidents whose priority is Critical and opened is in May 2020.
-- count incident where priority = critical and opened_at in 2020-05

-- SQLite: "incident", "1", "2020-04-30 23:00:00", "2020-05-31 23:00:00", "col", "colp", "global", 50
select t0."sys_id"
  from "task" t0
  where t0."company" in (?5, ?6, ?7)
  and (true
  and (t0."priority" = ?2
  and (t0."opened_at" >= ?3
  and (t0."opened_at" < ?4
  and t0."opened_at" <> ''))))
  and t0."sys_class_name" in (?1)
  order by t0."sys_id"
  limit ?8;

-- PostgreSQL: "incident", "1", "2020-04-30 23:00:00", "2020-05-31 23:00:00", "col", "colp", "global", 50
select t0."sys_id"
  from "task" t0
  where t0."company" in ($5::text, $6::text, $7::text)
  and (true
  and (t0."priority" = $2::text
  and (t0."opened_at" >= $3::text
  and (t0."opened_at" < $4::text
  and t0."opened_at" <> ''))))
  and t0."sys_class_name" in ($1::text)
  order by t0."sys_id"
  limit $8::bigint;


-- incident where company = colp and priority = 1 and opened_at in period order by opened_at
-- Incidents whose company is colp and priority is Critical and opened is in May 2020.
-- incident where company = colp and priority = critical and opened_at in 2020-05 order by opened_at

-- SQLite: "incident", "colp", "1", "2020-04-30 23:00:00", "2020-05-31 23:00:00", "col", "global", 50
select t0."sys_id"
  from "task" t0
  left join "core_company" t1 on t1."sys_id" = t0."company"
  and true
  and t1."company" in (?6, ?2, ?7)
  where t0."company" in (?6, ?2, ?7)
  and (true
  and ((t1."sys_id" = ?2 or (fold(t1."code") = ?2 or fold(t1."name") = ?2))
  and (t0."priority" = ?3
  and (t0."opened_at" >= ?4
  and (t0."opened_at" < ?5
  and t0."opened_at" <> '')))))
  and t0."sys_class_name" in (?1)
  order by t0."opened_at" nulls last, t0."sys_id"
  limit ?8;

-- PostgreSQL: "incident", "colp", "1", "2020-04-30 23:00:00", "2020-05-31 23:00:00", "col", "global", 50
select t0."sys_id"
  from "task" t0
  left join "core_company" t1 on t1."sys_id" = t0."company"
  and true
  and t1."company" in ($6::text, $2::text, $7::text)
  where t0."company" in ($6::text, $2::text, $7::text)
  and (true
  and ((t1."sys_id" = $2::text or (fold(t1."code") = $2::text or fold(t1."name") = $2::text))
  and (t0."priority" = $3::text
  and (t0."opened_at" >= $4::text
  and (t0."opened_at" < $5::text
  and t0."opened_at" <> '')))))
  and t0."sys_class_name" in ($1::text)
  order by t0."opened_at", t0."sys_id"
  limit $8::bigint;


-- share survey where rating >= good of survey where company = col and received_on in period
-- Share with rating is one of Good, Very good, of survey replies whose company is col and received is in May 2020.
-- share survey where rating in (good, very_good) of survey where company = col and received_on in 2020-05

-- SQLite: "col", "2020-05-01", "2020-06-01", "colp", "global", 50
select t0."sys_id"
  from "survey" t0
  left join "core_company" t1 on t1."sys_id" = t0."company"
  and true
  and t1."company" in (?1, ?4, ?5)
  where t0."company" in (?1, ?4, ?5)
  and (true
  and ((t1."sys_id" = ?1 or (fold(t1."code") = ?1 or fold(t1."name") = ?1))
  and (t0."received_on" >= ?2
  and (t0."received_on" < ?3
  and t0."received_on" <> ''))))
  order by t0."sys_id"
  limit ?6;

-- PostgreSQL: "col", "2020-05-01", "2020-06-01", "colp", "global", 50
select t0."sys_id"
  from "survey" t0
  left join "core_company" t1 on t1."sys_id" = t0."company"
  and true
  and t1."company" in ($1::text, $4::text, $5::text)
  where t0."company" in ($1::text, $4::text, $5::text)
  and (true
  and ((t1."sys_id" = $1::text or (fold(t1."code") = $1::text or fold(t1."name") = $1::text))
  and (t0."received_on" >= $2::text
  and (t0."received_on" < $3::text
  and t0."received_on" <> ''))))
  order by t0."sys_id"
  limit $6::bigint;


-- nps recommend of survey where company = col and received_on in last 6 months
-- Net promoter score from would recommend (9 and 10 less 0 to 6) of survey replies whose company is col and received is in December 2019 to May 2020.
-- nps recommend of survey where company = col and received_on in 2019-12-01 to 2020-05-31

-- SQLite: "col", "2019-12-01", "2020-06-01", "colp", "global", 50
select t0."sys_id"
  from "survey" t0
  left join "core_company" t1 on t1."sys_id" = t0."company"
  and true
  and t1."company" in (?1, ?4, ?5)
  where t0."company" in (?1, ?4, ?5)
  and (true
  and ((t1."sys_id" = ?1 or (fold(t1."code") = ?1 or fold(t1."name") = ?1))
  and (t0."received_on" >= ?2
  and (t0."received_on" < ?3
  and t0."received_on" <> ''))))
  order by t0."sys_id"
  limit ?6;

-- PostgreSQL: "col", "2019-12-01", "2020-06-01", "colp", "global", 50
select t0."sys_id"
  from "survey" t0
  left join "core_company" t1 on t1."sys_id" = t0."company"
  and true
  and t1."company" in ($1::text, $4::text, $5::text)
  where t0."company" in ($1::text, $4::text, $5::text)
  and (true
  and ((t1."sys_id" = $1::text or (fold(t1."code") = $1::text or fold(t1."name") = $1::text))
  and (t0."received_on" >= $2::text
  and (t0."received_on" < $3::text
  and t0."received_on" <> ''))))
  order by t0."sys_id"
  limit $6::bigint;


-- mean value of usage_point where series = remote_access_colp and day in period
-- Mean value of daily values whose measure is remote_access_colp and day is in May 2020.
-- mean value of usage_point where series = remote_access_colp and day in 2020-05

-- SQLite: "remote_access_colp", "2020-05-01", "2020-06-01", "col", "colp", "global", 50
select t0."sys_id"
  from "usage_point" t0
  left join "usage_series" t1 on t1."sys_id" = t0."series"
  and true
  and t1."company" in (?4, ?5, ?6)
  where t0."company" in (?4, ?5, ?6)
  and (true
  and ((t1."sys_id" = ?1 or fold(t1."name") = ?1)
  and (t0."day" >= ?2
  and (t0."day" < ?3
  and t0."day" <> ''))))
  order by t0."sys_id"
  limit ?7;

-- PostgreSQL: "remote_access_colp", "2020-05-01", "2020-06-01", "col", "colp", "global", 50
select t0."sys_id"
  from "usage_point" t0
  left join "usage_series" t1 on t1."sys_id" = t0."series"
  and true
  and t1."company" in ($4::text, $5::text, $6::text)
  where t0."company" in ($4::text, $5::text, $6::text)
  and (true
  and ((t1."sys_id" = $1::text or fold(t1."name") = $1::text)
  and (t0."day" >= $2::text
  and (t0."day" < $3::text
  and t0."day" <> ''))))
  order by t0."sys_id"
  limit $7::bigint;


-- list reference_in_report of finding where severity in (critical, high) and not (state = remediated or state = mitigated)
-- Each reference in the report of findings whose severity is one of Critical, High and not (state is Remediated or state is Mitigated).
-- list reference_in_report of finding where severity in (critical, high) and not (state = remediated or state = mitigated)

-- SQLite: "critical", "high", "remediated", "mitigated", "col", "colp", "global", 50
select t0."sys_id"
  from "finding" t0
  where t0."company" in (?5, ?6, ?7)
  and (true
  and (t0."severity" in (?1, ?2)
  and ((t0."state" = ?3) is not true
  and (t0."state" = ?4) is not true)))
  order by t0."sys_id"
  limit ?8;

-- PostgreSQL: "critical", "high", "remediated", "mitigated", "col", "colp", "global", 50
select t0."sys_id"
  from "finding" t0
  where t0."company" in ($5::text, $6::text, $7::text)
  and (true
  and (t0."severity" in ($1::text, $2::text)
  and ((t0."state" = $3::text) is not true
  and (t0."state" = $4::text) is not true)))
  order by t0."sys_id"
  limit $8::bigint;


-- incident where caused_by.attempt_of is not empty and caller_id.location.name starts with "Guild" order by business_service
-- Incidents whose caused by change’s further attempt of is not empty and caller’s location’s name starts with “Guild”.
-- incident where caused_by.attempt_of is not empty and caller_id.location.name starts with Guild order by business_service

-- SQLite: "incident", "guild", "change_request", "cmdb_ci_service", "col", "colp", "global", 50
select t0."sys_id"
  from "task" t0
  left join "task" t1 on t1."sys_id" = t0."caused_by"
  and t1."sys_class_name" in (?3)
  and true
  and t1."company" in (?5, ?6, ?7)
  left join "task" t2 on t2."sys_id" = t1."attempt_of"
  and t2."sys_class_name" in (?3)
  and true
  and t2."company" in (?5, ?6, ?7)
  left join "sys_user" t3 on t3."sys_id" = t0."caller_id"
  and true
  and t3."company" in (?5, ?6, ?7)
  left join "cmn_location" t4 on t4."sys_id" = t3."location"
  and true
  and t4."company" in (?5, ?6, ?7)
  left join "cmdb_ci" t5 on t5."sys_id" = t0."business_service"
  and t5."sys_class_name" in (?4)
  and true
  and t5."company" in (?5, ?6, ?7)
  where t0."company" in (?5, ?6, ?7)
  and (true
  and (((t2."sys_id" is null or t2."sys_id" = '')) is not true
  and instr(fold(t4."name"), ?2) = 1))
  and t0."sys_class_name" in (?1)
  order by t5."name" nulls last, t0."sys_id"
  limit ?8;

-- PostgreSQL: "incident", "guild", "change_request", "cmdb_ci_service", "col", "colp", "global", 50
select t0."sys_id"
  from "task" t0
  left join "task" t1 on t1."sys_id" = t0."caused_by"
  and t1."sys_class_name" in ($3::text)
  and true
  and t1."company" in ($5::text, $6::text, $7::text)
  left join "task" t2 on t2."sys_id" = t1."attempt_of"
  and t2."sys_class_name" in ($3::text)
  and true
  and t2."company" in ($5::text, $6::text, $7::text)
  left join "sys_user" t3 on t3."sys_id" = t0."caller_id"
  and true
  and t3."company" in ($5::text, $6::text, $7::text)
  left join "cmn_location" t4 on t4."sys_id" = t3."location"
  and true
  and t4."company" in ($5::text, $6::text, $7::text)
  left join "cmdb_ci" t5 on t5."sys_id" = t0."business_service"
  and t5."sys_class_name" in ($4::text)
  and true
  and t5."company" in ($5::text, $6::text, $7::text)
  where t0."company" in ($5::text, $6::text, $7::text)
  and (true
  and (((t2."sys_id" is null or t2."sys_id" = '')) is not true
  and strpos(fold(t4."name"), $2::text) = 1))
  and t0."sys_class_name" in ($1::text)
  order by t5."name", t0."sys_id"
  limit $8::bigint;


-- incident where text matches "email slow" and cause != change
-- Incidents whose text has the words “email slow” and cause is not Change.
-- incident where text matches "email slow" and cause != change

-- SQLite: "incident", "task", "col", "colp", "global", "\"email\" \"slow\"*", "change", 50
select t0."sys_id"
  from "task" t0
  where t0."company" in (?3, ?4, ?5)
  and (true
  and (t0."sys_id" in (select w.sys_id
  from _words_text join _words w on w.id = _words_text.rowid
  where _words_text match ?6
  and w.tbl = ?2
  and w.company in (?3, ?4, ?5))
  and (t0."cause" = ?7) is not true))
  and t0."sys_class_name" in (?1)
  order by t0."sys_id"
  limit ?8;

-- PostgreSQL: "incident", "task", "col", "colp", "global", "'email' & 'slow':*", "change", 50
select t0."sys_id"
  from "task" t0
  where t0."company" in ($3::text, $4::text, $5::text)
  and (true
  and (t0."sys_id" in (select w.sys_id
  from _words w
  where w.body @@ ($6::text)::tsquery
  and w.tbl = $2::text
  and w.company in ($3::text, $4::text, $5::text))
  and (t0."cause" = $7::text) is not true))
  and t0."sys_class_name" in ($1::text)
  order by t0."sys_id"
  limit $8::bigint;


-- count finding where health_check = "2019/20 City" and state = remediated as at 2020-06-03 09:00
-- Number of findings whose health check is 2019/20 City and state is Remediated, as at 3 June 2020, 09:00.
-- count finding where health_check = "2019/20 City" and state = remediated as at 2020-06-03T08:00:00Z

-- SQLite: "2019/20 City", "2019/20 city", "remediated", "col", "colp", "global", "2020-06-03 08:00:00", "2020-06-03 08:00", "2020-06-03 07:53", "2020-06-03 06:57", "2020-06-02 23:29", "2020-05-31 11:45", "2020-05-11 13:53", "2019-12-07 06:57", "2016-07-03 23:29", "1989-02-08 11:45", "1769-11-13 13:53", 50
select t0."sys_id"
  from (select "health_check", "state", "sys_id"
  from "finding"
  where "company" in (?4, ?5, ?6)
  and "since" <= ?7 union all select "health_check", "state", "sys_id"
  from (values (0, ?8), (1, ?9), (2, ?10), (3, ?11), (4, ?12), (5, ?13), (6, ?14), (7, ?15), (8, ?16), (9, ?17)) s cross join "finding__was" indexed by "finding__was__span_b0c7783b" on length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) = s.column1
  and "since" >= s.column2
  and "rev" > 0
  where "company" in (?4, ?5, ?6)
  and "since" <= ?7
  and "until" > ?7
  and "gone" < 2) t0
  left join (select "name", "sys_id"
  from "health_check"
  where "company" in (?4, ?5, ?6)
  and "since" <= ?7 union all select "name", "sys_id"
  from "health_check__was"
  where "company" in (?4, ?5, ?6)
  and "since" <= ?7
  and "until" > ?7
  and "gone" < 2) t1 on t1."sys_id" = t0."health_check"
  and true
  where (true
  and ((t1."sys_id" = ?1 or fold(t1."name") = ?2)
  and t0."state" = ?3))
  order by t0."sys_id"
  limit ?18;

-- PostgreSQL: "2019/20 City", "2019/20 city", "remediated", "col", "colp", "global", "2020-06-03 08:00:00", "2020-06-03 08:00", "2020-06-03 07:45", "2020-06-03 03:45", "2020-05-31 11:45", "2020-04-19 19:45", "2018-06-19 03:45", "1989-02-08 11:45", "1519-04-23 19:45", 50
select t0."sys_id"
  from (select "health_check", "state", "sys_id"
  from "finding"
  where "company" in ($4::text, $5::text, $6::text)
  and "since" <= $7::text union all select "health_check", "state", "sys_id"
  from (values (0, $8::text), (1, $9::text), (2, $10::text), (3, $11::text), (4, $12::text), (5, $13::text), (6, $14::text), (7, $15::text)) s join "finding__was" on (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end) = s.column1
  and "since" >= s.column2 collate "C"
  and "rev" > 0
  where "company" in ($4::text, $5::text, $6::text)
  and "since" <= $7::text
  and "until" > $7::text
  and "gone" < 2) t0
  left join (select "name", "sys_id"
  from "health_check"
  where "company" in ($4::text, $5::text, $6::text)
  and "since" <= $7::text union all select "name", "sys_id"
  from "health_check__was"
  where "company" in ($4::text, $5::text, $6::text)
  and "since" <= $7::text
  and "until" > $7::text
  and "gone" < 2) t1 on t1."sys_id" = t0."health_check"
  and true
  where (true
  and ((t1."sys_id" = $1::text or fold(t1."name") = $2::text)
  and t0."state" = $3::text))
  order by t0."sys_id"
  limit $16::bigint;


-- task where watch_list contains me and active = yes
-- Tasks whose watched by is me and active is Yes.
-- task where watch_list = me and active = yes

-- SQLite: ",the-author,", 1, "col", "colp", "global", 50
select t0."sys_id"
  from "task" t0
  where t0."company" in (?3, ?4, ?5)
  and (true
  and (instr((',' || t0."watch_list" || ','), ?1) > 0
  and t0."active" = ?2))
  order by t0."sys_id"
  limit ?6;

-- PostgreSQL: ",the-author,", 1, "col", "colp", "global", 50
select t0."sys_id"
  from "task" t0
  where t0."company" in ($3::text, $4::text, $5::text)
  and (true
  and (strpos((',' || t0."watch_list" || ','), $1::text) > 0
  and t0."active" = $2::bigint))
  order by t0."sys_id"
  limit $6::bigint;


-- p90 calendar_duration of incident where resolved_at in last 6 months and assignment_group is not empty
-- duration that 90 in 100 do not exceed (nearest rank), of incidents whose resolved is in December 2019 to May 2020 and assignment group is not empty.
-- p90 calendar_duration of incident where resolved_at in 2019-12-01 to 2020-05-31 and assignment_group is not empty

-- SQLite: "incident", "2019-12-01 00:00:00", "2020-05-31 23:00:00", "col", "colp", "global", 50
select t0."sys_id"
  from "task" t0
  left join "sys_user_group" t1 on t1."sys_id" = t0."assignment_group"
  and true
  and t1."company" in (?4, ?5, ?6)
  where t0."company" in (?4, ?5, ?6)
  and (true
  and ((t0."resolved_at" >= ?2
  and (t0."resolved_at" < ?3
  and t0."resolved_at" <> ''))
  and (((t1."sys_id" is null or t1."sys_id" = '')) is not true
  and (t0."calendar_duration" is null) is not true)))
  and t0."sys_class_name" in (?1)
  order by t0."sys_id"
  limit ?7;

-- PostgreSQL: "incident", "2019-12-01 00:00:00", "2020-05-31 23:00:00", "col", "colp", "global", 50
select t0."sys_id"
  from "task" t0
  left join "sys_user_group" t1 on t1."sys_id" = t0."assignment_group"
  and true
  and t1."company" in ($4::text, $5::text, $6::text)
  where t0."company" in ($4::text, $5::text, $6::text)
  and (true
  and ((t0."resolved_at" >= $2::text
  and (t0."resolved_at" < $3::text
  and t0."resolved_at" <> ''))
  and (((t1."sys_id" is null or t1."sys_id" = '')) is not true
  and (t0."calendar_duration" is null) is not true)))
  and t0."sys_class_name" in ($1::text)
  order by t0."sys_id"
  limit $7::bigint;


-- cmdb_ci where confirmed_on < 2020-01-01 or confirmed_on is empty
-- Configuration items whose last confirmed is before 1 January 2020 or last confirmed is empty.
-- cmdb_ci where confirmed_on < 2020-01-01 or confirmed_on is empty

-- SQLite: "2020-01-01", "col", "colp", "global", 50
select t0."sys_id"
  from "cmdb_ci" t0
  where t0."company" in (?2, ?3, ?4)
  and (true
  and ((t0."confirmed_on" < ?1
  and t0."confirmed_on" <> '') or (t0."confirmed_on" is null or t0."confirmed_on" = '')))
  order by t0."sys_id"
  limit ?5;

-- PostgreSQL: "2020-01-01", "col", "colp", "global", 50
select t0."sys_id"
  from "cmdb_ci" t0
  where t0."company" in ($2::text, $3::text, $4::text)
  and (true
  and ((t0."confirmed_on" < $1::text
  and t0."confirmed_on" <> '') or (t0."confirmed_on" is null or t0."confirmed_on" = '')))
  order by t0."sys_id"
  limit $5::bigint;


