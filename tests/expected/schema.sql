-- SQLite

create table schema_change (number integer primary key autoincrement,
  format integer not null,
  what text not null) strict;
create table revision (number integer not null primary key,
  at text not null,
  actor text not null,
  why text not null,
  request text not null,
  prev_hash text not null,
  hash text not null) strict;
create index revision__at on revision (at, number);
create table entry (rev integer not null,
  seq integer not null,
  tbl text not null,
  sys_id text not null,
  op text not null,
  digest text not null,
  primary key (rev, seq)) strict;
create index entry__of on entry (tbl, sys_id, rev);
create table _file (company text not null,
  sha256 text not null,
  bytes blob not null,
  primary key (company, sha256)) strict;
create table _series (company text not null,
  series text not null,
  last integer not null,
  primary key (company, series)) strict;
create table _outbox (id integer primary key autoincrement,
  kind text not null,
  key text not null,
  payload text not null,
  attempts integer not null,
  due text not null,
  leased_until text,
  error text,
  done integer not null,
  unique (kind, key)) strict;
create index _outbox__due on _outbox (done, due, id);
create table _words (id integer primary key,
  tbl text not null,
  sys_id text not null,
  company text not null,
  unique (tbl, sys_id)) strict;
create virtual table _words_text using fts5 (body, content = '', contentless_delete = 1, tokenize = 'ascii', detail = none, prefix = '2 3');
create table "ast_contract" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "contract_administrator" text,
  "description" text,
  "ends" text,
  "extension_until" text,
  "notice_months" integer,
  "number" text,
  "services" text,
  "short_description" text,
  "starts" text,
  "state" text,
  "total_cost" integer,
  "vendor" text,
  "vendor_contract" text,
  primary key ("sys_id")) strict;
create table "ast_contract__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "contract_administrator" text,
  "description" text,
  "ends" text,
  "extension_until" text,
  "notice_months" integer,
  "number" text,
  "services" text,
  "short_description" text,
  "starts" text,
  "state" text,
  "total_cost" integer,
  "vendor" text,
  "vendor_contract" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "ast_contract__was__until" on "ast_contract__was" ("company", "until");
create index if not exists "ast_contract__contract_administrator" on "ast_contract" ("company", "contract_administrator");
create index if not exists "ast_contract__ends" on "ast_contract" ("company", "ends");
create index if not exists "ast_contract__extension_until" on "ast_contract" ("company", "extension_until");
create index if not exists "ast_contract__number" on "ast_contract" ("company", "number");
create index if not exists "ast_contract__starts" on "ast_contract" ("company", "starts");
create index if not exists "ast_contract__state" on "ast_contract" ("company", "state");
create index if not exists "ast_contract__vendor" on "ast_contract" ("company", "vendor");
create table "cmdb_ci" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "asset_tag" text,
  "busines_criticality" text,
  "category" text,
  "classification" text,
  "comments" text,
  "confirmed_on" text,
  "cpu_count" integer,
  "discovery_source" text,
  "disk_space" integer,
  "environment" text,
  "firmware_version" text,
  "fqdn" text,
  "host_name" text,
  "install_status" text,
  "ip_address" text,
  "location" text,
  "managed_by" text,
  "manufacturer" text,
  "model_number" text,
  "name" text,
  "operational_status" text,
  "os" text,
  "os_version" text,
  "owned_by" text,
  "public_name" text,
  "ram" integer,
  "resilient_pair" text,
  "retired_on" text,
  "schedule" text,
  "serial_number" text,
  "service_classification" text,
  "short_description" text,
  "stands_between" text,
  "support_ends" text,
  "support_group" text,
  "used_for" text,
  "user_count" integer,
  "vendor" text,
  "version" text,
  "virtual" integer,
  primary key ("sys_id")) strict;
create table "cmdb_ci__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "asset_tag" text,
  "busines_criticality" text,
  "category" text,
  "classification" text,
  "comments" text,
  "confirmed_on" text,
  "cpu_count" integer,
  "discovery_source" text,
  "disk_space" integer,
  "environment" text,
  "firmware_version" text,
  "fqdn" text,
  "host_name" text,
  "install_status" text,
  "ip_address" text,
  "location" text,
  "managed_by" text,
  "manufacturer" text,
  "model_number" text,
  "name" text,
  "operational_status" text,
  "os" text,
  "os_version" text,
  "owned_by" text,
  "public_name" text,
  "ram" integer,
  "resilient_pair" text,
  "retired_on" text,
  "schedule" text,
  "serial_number" text,
  "service_classification" text,
  "short_description" text,
  "stands_between" text,
  "support_ends" text,
  "support_group" text,
  "used_for" text,
  "user_count" integer,
  "vendor" text,
  "version" text,
  "virtual" integer,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "cmdb_ci__was__until" on "cmdb_ci__was" ("company", "until");
create index if not exists "cmdb_ci__confirmed_on" on "cmdb_ci" ("company", "confirmed_on");
create index if not exists "cmdb_ci__location" on "cmdb_ci" ("company", "location");
create index if not exists "cmdb_ci__managed_by" on "cmdb_ci" ("company", "managed_by");
create index if not exists "cmdb_ci__name" on "cmdb_ci" ("company", "name");
create index if not exists "cmdb_ci__owned_by" on "cmdb_ci" ("company", "owned_by");
create index if not exists "cmdb_ci__resilient_pair" on "cmdb_ci" ("company", "resilient_pair");
create index if not exists "cmdb_ci__retired_on" on "cmdb_ci" ("company", "retired_on");
create index if not exists "cmdb_ci__schedule" on "cmdb_ci" ("company", "schedule");
create index if not exists "cmdb_ci__support_ends" on "cmdb_ci" ("company", "support_ends");
create index if not exists "cmdb_ci__support_group" on "cmdb_ci" ("company", "support_group");
create index if not exists "cmdb_ci__vendor" on "cmdb_ci" ("company", "vendor");
create table "cmdb_rel_ci" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "child" text,
  "confirmed_on" text,
  "parent" text,
  "type" text,
  primary key ("sys_id")) strict;
create table "cmdb_rel_ci__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "child" text,
  "confirmed_on" text,
  "parent" text,
  "type" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "cmdb_rel_ci__was__until" on "cmdb_rel_ci__was" ("company", "until");
create index if not exists "cmdb_rel_ci__child" on "cmdb_rel_ci" ("company", "child");
create index if not exists "cmdb_rel_ci__confirmed_on" on "cmdb_rel_ci" ("company", "confirmed_on");
create index if not exists "cmdb_rel_ci__parent" on "cmdb_rel_ci" ("company", "parent");
create table "cmn_location" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "city" text,
  "kind" text,
  "name" text,
  "parent" text,
  "street" text,
  "zip" text,
  primary key ("sys_id")) strict;
create table "cmn_location__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "city" text,
  "kind" text,
  "name" text,
  "parent" text,
  "street" text,
  "zip" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "cmn_location__was__until" on "cmn_location__was" ("company", "until");
create index if not exists "cmn_location__name" on "cmn_location" ("company", "name");
create index if not exists "cmn_location__parent" on "cmn_location" ("company", "parent");
create table "cmn_schedule" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "code" text,
  "definition" text,
  "name" text,
  "note" text,
  "time_zone" text,
  primary key ("sys_id")) strict;
create table "cmn_schedule__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "code" text,
  "definition" text,
  "name" text,
  "note" text,
  "time_zone" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "cmn_schedule__was__until" on "cmn_schedule__was" ("company", "until");
create index if not exists "cmn_schedule__code" on "cmn_schedule" ("company", "code");
create index if not exists "cmn_schedule__name" on "cmn_schedule" ("company", "name");
create table "cmn_schedule_span" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "day" text,
  "hours" text,
  "name" text,
  "schedule" text,
  "source" text,
  "type" text,
  primary key ("sys_id")) strict;
create table "cmn_schedule_span__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "day" text,
  "hours" text,
  "name" text,
  "schedule" text,
  "source" text,
  "type" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "cmn_schedule_span__was__until" on "cmn_schedule_span__was" ("company", "until");
create index if not exists "cmn_schedule_span__day" on "cmn_schedule_span" ("company", "day");
create index if not exists "cmn_schedule_span__name" on "cmn_schedule_span" ("company", "name");
create index if not exists "cmn_schedule_span__schedule" on "cmn_schedule_span" ("company", "schedule");
create table "committee" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "clerk" text,
  "code" text,
  "name" text,
  "note" text,
  "used_from" text,
  "used_until" text,
  primary key ("sys_id")) strict;
create table "committee__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "clerk" text,
  "code" text,
  "name" text,
  "note" text,
  "used_from" text,
  "used_until" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "committee__was__until" on "committee__was" ("company", "until");
create index if not exists "committee__clerk" on "committee" ("company", "clerk");
create index if not exists "committee__code" on "committee" ("company", "code");
create index if not exists "committee__name" on "committee" ("company", "name");
create index if not exists "committee__used_from" on "committee" ("company", "used_from");
create index if not exists "committee__used_until" on "committee" ("company", "used_until");
create table "committee_action" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "answer" text,
  "answered_at" text,
  "committee" text,
  "due_on" text,
  "number" text,
  "raised_at" text,
  "referred_by" text,
  "responsible" text,
  "short_description" text,
  "state" text,
  primary key ("sys_id")) strict;
create table "committee_action__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "answer" text,
  "answered_at" text,
  "committee" text,
  "due_on" text,
  "number" text,
  "raised_at" text,
  "referred_by" text,
  "responsible" text,
  "short_description" text,
  "state" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "committee_action__was__until" on "committee_action__was" ("company", "until");
create index if not exists "committee_action__answered_at" on "committee_action" ("company", "answered_at");
create index if not exists "committee_action__committee" on "committee_action" ("company", "committee");
create index if not exists "committee_action__due_on" on "committee_action" ("company", "due_on");
create index if not exists "committee_action__number" on "committee_action" ("company", "number");
create index if not exists "committee_action__raised_at" on "committee_action" ("company", "raised_at");
create index if not exists "committee_action__referred_by" on "committee_action" ("company", "referred_by");
create index if not exists "committee_action__responsible" on "committee_action" ("company", "responsible");
create index if not exists "committee_action__state" on "committee_action" ("company", "state");
create table "contract_sla" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "applies_when" text,
  "collection" text,
  "contract" text,
  "ends" text,
  "measures" text,
  "name" text,
  "number" text,
  "schedule" text,
  "source" text,
  "starts" text,
  "state" text,
  "target" text,
  "type" text,
  "vendor" text,
  primary key ("sys_id")) strict;
create table "contract_sla__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "applies_when" text,
  "collection" text,
  "contract" text,
  "ends" text,
  "measures" text,
  "name" text,
  "number" text,
  "schedule" text,
  "source" text,
  "starts" text,
  "state" text,
  "target" text,
  "type" text,
  "vendor" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "contract_sla__was__until" on "contract_sla__was" ("company", "until");
create index if not exists "contract_sla__contract" on "contract_sla" ("company", "contract");
create index if not exists "contract_sla__ends" on "contract_sla" ("company", "ends");
create index if not exists "contract_sla__name" on "contract_sla" ("company", "name");
create index if not exists "contract_sla__number" on "contract_sla" ("company", "number");
create index if not exists "contract_sla__schedule" on "contract_sla" ("company", "schedule");
create index if not exists "contract_sla__starts" on "contract_sla" ("company", "starts");
create index if not exists "contract_sla__state" on "contract_sla" ("company", "state");
create index if not exists "contract_sla__vendor" on "contract_sla" ("company", "vendor");
create table "core_company" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "code" text,
  "customer" integer,
  "name" text,
  "notes" text,
  "number_base" integer,
  "parent" text,
  "short_name" text,
  "vendor" integer,
  "website" text,
  primary key ("sys_id")) strict;
create table "core_company__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "code" text,
  "customer" integer,
  "name" text,
  "notes" text,
  "number_base" integer,
  "parent" text,
  "short_name" text,
  "vendor" integer,
  "website" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "core_company__was__until" on "core_company__was" ("company", "until");
create index if not exists "core_company__code" on "core_company" ("company", "code");
create index if not exists "core_company__name" on "core_company" ("company", "name");
create index if not exists "core_company__parent" on "core_company" ("company", "parent");
create table "finding" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "affected" text,
  "affected_count" integer,
  "closed_on" text,
  "cmdb_ci" text,
  "cvss" integer,
  "delivered_by" text,
  "evidence" text,
  "found_on" text,
  "health_check" text,
  "number" text,
  "owner" text,
  "proposed" text,
  "reference_in_report" text,
  "risk_acceptance" text,
  "severity" text,
  "short_description" text,
  "state" text,
  "target_date" text,
  primary key ("sys_id")) strict;
create table "finding__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "affected" text,
  "affected_count" integer,
  "closed_on" text,
  "cmdb_ci" text,
  "cvss" integer,
  "delivered_by" text,
  "evidence" text,
  "found_on" text,
  "health_check" text,
  "number" text,
  "owner" text,
  "proposed" text,
  "reference_in_report" text,
  "risk_acceptance" text,
  "severity" text,
  "short_description" text,
  "state" text,
  "target_date" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "finding__was__until" on "finding__was" ("company", "until");
create index if not exists "finding__closed_on" on "finding" ("company", "closed_on");
create index if not exists "finding__cmdb_ci" on "finding" ("company", "cmdb_ci");
create index if not exists "finding__delivered_by" on "finding" ("company", "delivered_by");
create index if not exists "finding__found_on" on "finding" ("company", "found_on");
create index if not exists "finding__health_check" on "finding" ("company", "health_check");
create index if not exists "finding__number" on "finding" ("company", "number");
create index if not exists "finding__owner" on "finding" ("company", "owner");
create index if not exists "finding__risk_acceptance" on "finding" ("company", "risk_acceptance");
create index if not exists "finding__state" on "finding" ("company", "state");
create index if not exists "finding__target_date" on "finding" ("company", "target_date");
create table "health_check" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "name" text,
  "number" text,
  "owner" text,
  "reported_on" text,
  "scheme" text,
  "scope" text,
  "state" text,
  "submitted_on" text,
  "submitted_to" text,
  "tested_from" text,
  "tested_until" text,
  "tester" text,
  primary key ("sys_id")) strict;
create table "health_check__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "name" text,
  "number" text,
  "owner" text,
  "reported_on" text,
  "scheme" text,
  "scope" text,
  "state" text,
  "submitted_on" text,
  "submitted_to" text,
  "tested_from" text,
  "tested_until" text,
  "tester" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "health_check__was__until" on "health_check__was" ("company", "until");
create index if not exists "health_check__name" on "health_check" ("company", "name");
create index if not exists "health_check__number" on "health_check" ("company", "number");
create index if not exists "health_check__owner" on "health_check" ("company", "owner");
create index if not exists "health_check__reported_on" on "health_check" ("company", "reported_on");
create index if not exists "health_check__state" on "health_check" ("company", "state");
create index if not exists "health_check__submitted_on" on "health_check" ("company", "submitted_on");
create index if not exists "health_check__tested_from" on "health_check" ("company", "tested_from");
create index if not exists "health_check__tested_until" on "health_check" ("company", "tested_until");
create index if not exists "health_check__tester" on "health_check" ("company", "tester");
create table "meeting" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "committee" text,
  "held_at" text,
  "held_on" text,
  "number" text,
  "papers_due" text,
  "published_on" text,
  "state" text,
  "title" text,
  primary key ("sys_id")) strict;
create table "meeting__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "committee" text,
  "held_at" text,
  "held_on" text,
  "number" text,
  "papers_due" text,
  "published_on" text,
  "state" text,
  "title" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "meeting__was__until" on "meeting__was" ("company", "until");
create index if not exists "meeting__committee" on "meeting" ("company", "committee");
create index if not exists "meeting__held_on" on "meeting" ("company", "held_on");
create index if not exists "meeting__number" on "meeting" ("company", "number");
create index if not exists "meeting__papers_due" on "meeting" ("company", "papers_due");
create index if not exists "meeting__published_on" on "meeting" ("company", "published_on");
create index if not exists "meeting__state" on "meeting" ("company", "state");
create table "paper" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "approver" text,
  "class" text,
  "for" text,
  "meeting" text,
  "name" text,
  "number" text,
  "owner" text,
  "period" text,
  "report_of" text,
  "state" text,
  "title" text,
  primary key ("sys_id")) strict;
create table "paper__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "approver" text,
  "class" text,
  "for" text,
  "meeting" text,
  "name" text,
  "number" text,
  "owner" text,
  "period" text,
  "report_of" text,
  "state" text,
  "title" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "paper__was__until" on "paper__was" ("company", "until");
create index if not exists "paper__approver" on "paper" ("company", "approver");
create index if not exists "paper__meeting" on "paper" ("company", "meeting");
create index if not exists "paper__name" on "paper" ("company", "name");
create index if not exists "paper__number" on "paper" ("company", "number");
create index if not exists "paper__owner" on "paper" ("company", "owner");
create index if not exists "paper__state" on "paper" ("company", "state");
create table "paper_edition" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "approved_by" text,
  "banner" text,
  "chain" text,
  "data_as_at" text,
  "document" text,
  "document_sha256" text,
  "docx" text,
  "docx_sha256" text,
  "figures" integer,
  "html" text,
  "html_sha256" text,
  "kind" text,
  "meeting_on" text,
  "number" text,
  "paper" text,
  "paper_name" text,
  "pdf" text,
  "pdf_sha256" text,
  "period" text,
  "published_at" text,
  "reason" text,
  "revision" integer,
  "slug" text,
  "state" text,
  "substantial" integer,
  "supersedes" text,
  "title" text,
  "version" text,
  primary key ("sys_id")) strict;
create table "paper_edition__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "approved_by" text,
  "banner" text,
  "chain" text,
  "data_as_at" text,
  "document" text,
  "document_sha256" text,
  "docx" text,
  "docx_sha256" text,
  "figures" integer,
  "html" text,
  "html_sha256" text,
  "kind" text,
  "meeting_on" text,
  "number" text,
  "paper" text,
  "paper_name" text,
  "pdf" text,
  "pdf_sha256" text,
  "period" text,
  "published_at" text,
  "reason" text,
  "revision" integer,
  "slug" text,
  "state" text,
  "substantial" integer,
  "supersedes" text,
  "title" text,
  "version" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "paper_edition__was__until" on "paper_edition__was" ("company", "until");
create index if not exists "paper_edition__data_as_at" on "paper_edition" ("company", "data_as_at");
create index if not exists "paper_edition__meeting_on" on "paper_edition" ("company", "meeting_on");
create index if not exists "paper_edition__number" on "paper_edition" ("company", "number");
create index if not exists "paper_edition__paper" on "paper_edition" ("company", "paper");
create index if not exists "paper_edition__published_at" on "paper_edition" ("company", "published_at");
create index if not exists "paper_edition__state" on "paper_edition" ("company", "state");
create index if not exists "paper_edition__supersedes" on "paper_edition" ("company", "supersedes");
create table "paper_figure" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "edition" text,
  "frozen" text,
  "name" text,
  "note" text,
  "paper_name" text,
  "period" text,
  "place" integer,
  "printed" text,
  "question" text,
  "revision" integer,
  "rows_counted" integer,
  "rows_hash" text,
  "sentence" text,
  "target" text,
  "title" text,
  "unit" text,
  "value" text,
  primary key ("sys_id")) strict;
create table "paper_figure__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "edition" text,
  "frozen" text,
  "name" text,
  "note" text,
  "paper_name" text,
  "period" text,
  "place" integer,
  "printed" text,
  "question" text,
  "revision" integer,
  "rows_counted" integer,
  "rows_hash" text,
  "sentence" text,
  "target" text,
  "title" text,
  "unit" text,
  "value" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "paper_figure__was__until" on "paper_figure__was" ("company", "until");
create index if not exists "paper_figure__edition" on "paper_figure" ("company", "edition");
create index if not exists "paper_figure__name" on "paper_figure" ("company", "name");
create table "recorded_figure" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "as_of" text,
  "name" text,
  "number" text,
  "owner" text,
  "source" text,
  "title" text,
  "unit" text,
  "value" integer,
  primary key ("sys_id")) strict;
create table "recorded_figure__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "as_of" text,
  "name" text,
  "number" text,
  "owner" text,
  "source" text,
  "title" text,
  "unit" text,
  "value" integer,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "recorded_figure__was__until" on "recorded_figure__was" ("company", "until");
create index if not exists "recorded_figure__as_of" on "recorded_figure" ("company", "as_of");
create index if not exists "recorded_figure__name" on "recorded_figure" ("company", "name");
create index if not exists "recorded_figure__number" on "recorded_figure" ("company", "number");
create index if not exists "recorded_figure__owner" on "recorded_figure" ("company", "owner");
create table "risk_acceptance" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "asked_by" text,
  "asked_of" text,
  "asked_on" text,
  "compensating" text,
  "decided_by" text,
  "decided_on" text,
  "depends_on" text,
  "depends_on_date" text,
  "depends_on_record" text,
  "ends_on" text,
  "justification" text,
  "number" text,
  "short_description" text,
  "state" text,
  primary key ("sys_id")) strict;
create table "risk_acceptance__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "asked_by" text,
  "asked_of" text,
  "asked_on" text,
  "compensating" text,
  "decided_by" text,
  "decided_on" text,
  "depends_on" text,
  "depends_on_date" text,
  "depends_on_record" text,
  "ends_on" text,
  "justification" text,
  "number" text,
  "short_description" text,
  "state" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "risk_acceptance__was__until" on "risk_acceptance__was" ("company", "until");
create index if not exists "risk_acceptance__asked_by" on "risk_acceptance" ("company", "asked_by");
create index if not exists "risk_acceptance__asked_of" on "risk_acceptance" ("company", "asked_of");
create index if not exists "risk_acceptance__asked_on" on "risk_acceptance" ("company", "asked_on");
create index if not exists "risk_acceptance__decided_by" on "risk_acceptance" ("company", "decided_by");
create index if not exists "risk_acceptance__decided_on" on "risk_acceptance" ("company", "decided_on");
create index if not exists "risk_acceptance__depends_on_date" on "risk_acceptance" ("company", "depends_on_date");
create index if not exists "risk_acceptance__depends_on_record" on "risk_acceptance" ("company", "depends_on_record");
create index if not exists "risk_acceptance__ends_on" on "risk_acceptance" ("company", "ends_on");
create index if not exists "risk_acceptance__number" on "risk_acceptance" ("company", "number");
create index if not exists "risk_acceptance__state" on "risk_acceptance" ("company", "state");
create table "survey" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "assignment_group" text,
  "comment" text,
  "incident" text,
  "number" text,
  "rating" text,
  "received_on" text,
  "recommend" integer,
  "replied_by" text,
  primary key ("sys_id")) strict;
create table "survey__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "assignment_group" text,
  "comment" text,
  "incident" text,
  "number" text,
  "rating" text,
  "received_on" text,
  "recommend" integer,
  "replied_by" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "survey__was__until" on "survey__was" ("company", "until");
create index if not exists "survey__assignment_group" on "survey" ("company", "assignment_group");
create index if not exists "survey__incident" on "survey" ("company", "incident");
create index if not exists "survey__number" on "survey" ("company", "number");
create index if not exists "survey__received_on" on "survey" ("company", "received_on");
create index if not exists "survey__replied_by" on "survey" ("company", "replied_by");
create table "sys_db_object" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "definition" text,
  "label" text,
  "name" text,
  "state" text,
  primary key ("sys_id")) strict;
create table "sys_db_object__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "definition" text,
  "label" text,
  "name" text,
  "state" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "sys_db_object__was__until" on "sys_db_object__was" ("company", "until");
create index if not exists "sys_db_object__name" on "sys_db_object" ("company", "name");
create index if not exists "sys_db_object__state" on "sys_db_object" ("company", "state");
create table "sys_journal_field" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "element" text,
  "element_id" text,
  "name" text,
  "value" text,
  primary key ("sys_id")) strict;
create table "sys_journal_field__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "element" text,
  "element_id" text,
  "name" text,
  "value" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "sys_journal_field__was__until" on "sys_journal_field__was" ("company", "until");
create index if not exists "sys_journal_field__name" on "sys_journal_field" ("company", "name");
create table "sys_user" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "active" integer,
  "bodies" text,
  "department" text,
  "email" text,
  "employer" text,
  "first_name" text,
  "groups" text,
  "last_name" text,
  "left_on" text,
  "location" text,
  "manager" text,
  "name" text,
  "phone" text,
  "roles" text,
  "time_zone" text,
  "title" text,
  "user_name" text,
  "vip" integer,
  primary key ("sys_id")) strict;
create table "sys_user__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "active" integer,
  "bodies" text,
  "department" text,
  "email" text,
  "employer" text,
  "first_name" text,
  "groups" text,
  "last_name" text,
  "left_on" text,
  "location" text,
  "manager" text,
  "name" text,
  "phone" text,
  "roles" text,
  "time_zone" text,
  "title" text,
  "user_name" text,
  "vip" integer,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "sys_user__was__until" on "sys_user__was" ("company", "until");
create index if not exists "sys_user__employer" on "sys_user" ("company", "employer");
create index if not exists "sys_user__left_on" on "sys_user" ("company", "left_on");
create index if not exists "sys_user__location" on "sys_user" ("company", "location");
create index if not exists "sys_user__manager" on "sys_user" ("company", "manager");
create index if not exists "sys_user__name" on "sys_user" ("company", "name");
create index if not exists "sys_user__user_name" on "sys_user" ("company", "user_name");
create table "sys_user_group" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "active" integer,
  "description" text,
  "email" text,
  "employer" text,
  "manager" text,
  "name" text,
  "parent" text,
  "schedule" text,
  "type" text,
  primary key ("sys_id")) strict;
create table "sys_user_group__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "active" integer,
  "description" text,
  "email" text,
  "employer" text,
  "manager" text,
  "name" text,
  "parent" text,
  "schedule" text,
  "type" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "sys_user_group__was__until" on "sys_user_group__was" ("company", "until");
create index if not exists "sys_user_group__employer" on "sys_user_group" ("company", "employer");
create index if not exists "sys_user_group__manager" on "sys_user_group" ("company", "manager");
create index if not exists "sys_user_group__name" on "sys_user_group" ("company", "name");
create index if not exists "sys_user_group__parent" on "sys_user_group" ("company", "parent");
create index if not exists "sys_user_group__schedule" on "sys_user_group" ("company", "schedule");
create table "sys_user_role" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "description" text,
  "elevated_privilege" integer,
  "name" text,
  primary key ("sys_id")) strict;
create table "sys_user_role__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "description" text,
  "elevated_privilege" integer,
  "name" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "sys_user_role__was__until" on "sys_user_role__was" ("company", "until");
create index if not exists "sys_user_role__name" on "sys_user_role" ("company", "name");
create table "target" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "better" text,
  "from_date" text,
  "measure" text,
  "name" text,
  "number" text,
  "set_by" text,
  "source" text,
  "title" text,
  "to_date" text,
  "unit" text,
  "value" integer,
  primary key ("sys_id")) strict;
create table "target__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "better" text,
  "from_date" text,
  "measure" text,
  "name" text,
  "number" text,
  "set_by" text,
  "source" text,
  "title" text,
  "to_date" text,
  "unit" text,
  "value" integer,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "target__was__until" on "target__was" ("company", "until");
create index if not exists "target__from_date" on "target" ("company", "from_date");
create index if not exists "target__name" on "target" ("company", "name");
create index if not exists "target__number" on "target" ("company", "number");
create index if not exists "target__to_date" on "target" ("company", "to_date");
create table "task" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "active" integer,
  "affected_service" text,
  "area" text,
  "as_of" text,
  "assigned_to" text,
  "assignment_group" text,
  "attempt_of" text,
  "attributed_to" text,
  "attribution" text,
  "attribution_evidence" text,
  "attribution_proposed_by" text,
  "attribution_state" text,
  "backout_plan" text,
  "business_duration" integer,
  "business_service" text,
  "cab_date" text,
  "cab_required" integer,
  "calendar_duration" integer,
  "caller_id" text,
  "category" text,
  "cause" text,
  "cause_confidence" text,
  "cause_notes" text,
  "caused_by" text,
  "close_code" text,
  "close_notes" text,
  "closed_at" text,
  "closed_by" text,
  "cmdb_ci" text,
  "contact_type" text,
  "correlation_id" text,
  "description" text,
  "done_by" text,
  "due_date" text,
  "duplicate_of" text,
  "end_date" text,
  "expected_on" text,
  "first_reported_by_task" text,
  "fix_notes" text,
  "follow_up" text,
  "hold_reason" text,
  "impact" text,
  "implementation_plan" text,
  "justification" text,
  "known_error" integer,
  "location" text,
  "major_incident_state" text,
  "major_problem" integer,
  "number" text,
  "on_hold" integer,
  "on_hold_reason" text,
  "opened_at" text,
  "opened_by" text,
  "out_of_hours" integer,
  "outcome" text,
  "outside_duration" integer,
  "owner" text,
  "parent" text,
  "parent_incident" text,
  "priority" text,
  "problem_id" text,
  "problem_plan" text,
  "problem_plan_record" text,
  "reason" text,
  "related_supplier" text,
  "reopen_count" integer,
  "report_until" text,
  "requested_by" text,
  "resolution" text,
  "resolution_code" text,
  "resolution_due" text,
  "resolution_met" integer,
  "resolved_at" text,
  "resolved_by" text,
  "response_due" text,
  "response_met" integer,
  "reverted_by" text,
  "review" text,
  "review_due" text,
  "reviewed_on" text,
  "rfc" text,
  "risk" text,
  "risk_impact_analysis" text,
  "services" text,
  "severity" text,
  "short_description" text,
  "start_date" text,
  "state" text,
  "subcategory" text,
  "supplier" text,
  "technical_cause" text,
  "test_plan" text,
  "type" text,
  "urgency" text,
  "watch_list" text,
  "wording" text,
  "work_end" text,
  "work_start" text,
  "workaround" text,
  primary key ("sys_id")) strict;
create table "task__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "active" integer,
  "affected_service" text,
  "area" text,
  "as_of" text,
  "assigned_to" text,
  "assignment_group" text,
  "attempt_of" text,
  "attributed_to" text,
  "attribution" text,
  "attribution_evidence" text,
  "attribution_proposed_by" text,
  "attribution_state" text,
  "backout_plan" text,
  "business_duration" integer,
  "business_service" text,
  "cab_date" text,
  "cab_required" integer,
  "calendar_duration" integer,
  "caller_id" text,
  "category" text,
  "cause" text,
  "cause_confidence" text,
  "cause_notes" text,
  "caused_by" text,
  "close_code" text,
  "close_notes" text,
  "closed_at" text,
  "closed_by" text,
  "cmdb_ci" text,
  "contact_type" text,
  "correlation_id" text,
  "description" text,
  "done_by" text,
  "due_date" text,
  "duplicate_of" text,
  "end_date" text,
  "expected_on" text,
  "first_reported_by_task" text,
  "fix_notes" text,
  "follow_up" text,
  "hold_reason" text,
  "impact" text,
  "implementation_plan" text,
  "justification" text,
  "known_error" integer,
  "location" text,
  "major_incident_state" text,
  "major_problem" integer,
  "number" text,
  "on_hold" integer,
  "on_hold_reason" text,
  "opened_at" text,
  "opened_by" text,
  "out_of_hours" integer,
  "outcome" text,
  "outside_duration" integer,
  "owner" text,
  "parent" text,
  "parent_incident" text,
  "priority" text,
  "problem_id" text,
  "problem_plan" text,
  "problem_plan_record" text,
  "reason" text,
  "related_supplier" text,
  "reopen_count" integer,
  "report_until" text,
  "requested_by" text,
  "resolution" text,
  "resolution_code" text,
  "resolution_due" text,
  "resolution_met" integer,
  "resolved_at" text,
  "resolved_by" text,
  "response_due" text,
  "response_met" integer,
  "reverted_by" text,
  "review" text,
  "review_due" text,
  "reviewed_on" text,
  "rfc" text,
  "risk" text,
  "risk_impact_analysis" text,
  "services" text,
  "severity" text,
  "short_description" text,
  "start_date" text,
  "state" text,
  "subcategory" text,
  "supplier" text,
  "technical_cause" text,
  "test_plan" text,
  "type" text,
  "urgency" text,
  "watch_list" text,
  "wording" text,
  "work_end" text,
  "work_start" text,
  "workaround" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "task__was__until" on "task__was" ("company", "until");
create index if not exists "task__as_of" on "task" ("company", "as_of");
create index if not exists "task__assigned_to" on "task" ("company", "assigned_to");
create index if not exists "task__assignment_group" on "task" ("company", "assignment_group");
create index if not exists "task__attempt_of" on "task" ("company", "attempt_of");
create index if not exists "task__attributed_to" on "task" ("company", "attributed_to");
create index if not exists "task__attribution_proposed_by" on "task" ("company", "attribution_proposed_by");
create index if not exists "task__business_service" on "task" ("company", "business_service");
create index if not exists "task__cab_date" on "task" ("company", "cab_date");
create index if not exists "task__caller_id" on "task" ("company", "caller_id");
create index if not exists "task__caused_by" on "task" ("company", "caused_by");
create index if not exists "task__closed_at" on "task" ("company", "closed_at");
create index if not exists "task__closed_by" on "task" ("company", "closed_by");
create index if not exists "task__cmdb_ci" on "task" ("company", "cmdb_ci");
create index if not exists "task__done_by" on "task" ("company", "done_by");
create index if not exists "task__due_date" on "task" ("company", "due_date");
create index if not exists "task__duplicate_of" on "task" ("company", "duplicate_of");
create index if not exists "task__end_date" on "task" ("company", "end_date");
create index if not exists "task__expected_on" on "task" ("company", "expected_on");
create index if not exists "task__first_reported_by_task" on "task" ("company", "first_reported_by_task");
create index if not exists "task__follow_up" on "task" ("company", "follow_up");
create index if not exists "task__location" on "task" ("company", "location");
create index if not exists "task__number" on "task" ("company", "number");
create index if not exists "task__opened_at" on "task" ("company", "opened_at");
create index if not exists "task__opened_by" on "task" ("company", "opened_by");
create index if not exists "task__owner" on "task" ("company", "owner");
create index if not exists "task__parent" on "task" ("company", "parent");
create index if not exists "task__parent_incident" on "task" ("company", "parent_incident");
create index if not exists "task__problem_id" on "task" ("company", "problem_id");
create index if not exists "task__problem_plan_record" on "task" ("company", "problem_plan_record");
create index if not exists "task__related_supplier" on "task" ("company", "related_supplier");
create index if not exists "task__report_until" on "task" ("company", "report_until");
create index if not exists "task__requested_by" on "task" ("company", "requested_by");
create index if not exists "task__resolution_due" on "task" ("company", "resolution_due");
create index if not exists "task__resolved_at" on "task" ("company", "resolved_at");
create index if not exists "task__resolved_by" on "task" ("company", "resolved_by");
create index if not exists "task__response_due" on "task" ("company", "response_due");
create index if not exists "task__reverted_by" on "task" ("company", "reverted_by");
create index if not exists "task__review_due" on "task" ("company", "review_due");
create index if not exists "task__reviewed_on" on "task" ("company", "reviewed_on");
create index if not exists "task__rfc" on "task" ("company", "rfc");
create index if not exists "task__start_date" on "task" ("company", "start_date");
create index if not exists "task__state" on "task" ("company", "state");
create index if not exists "task__supplier" on "task" ("company", "supplier");
create index if not exists "task__work_end" on "task" ("company", "work_end");
create index if not exists "task__work_start" on "task" ("company", "work_start");
create table "usage_point" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "day" text,
  "note" text,
  "series" text,
  "source" text,
  "value" integer,
  primary key ("sys_id")) strict;
create table "usage_point__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "day" text,
  "note" text,
  "series" text,
  "source" text,
  "value" integer,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "usage_point__was__until" on "usage_point__was" ("company", "until");
create index if not exists "usage_point__day" on "usage_point" ("company", "day");
create index if not exists "usage_point__series" on "usage_point" ("company", "series");
create table "usage_series" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "business_service" text,
  "collected_by" text,
  "method" text,
  "name" text,
  "number" text,
  "owner" text,
  "schedule" text,
  "title" text,
  "unit" text,
  primary key ("sys_id")) strict;
create table "usage_series__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "business_service" text,
  "collected_by" text,
  "method" text,
  "name" text,
  "number" text,
  "owner" text,
  "schedule" text,
  "title" text,
  "unit" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "usage_series__was__until" on "usage_series__was" ("company", "until");
create index if not exists "usage_series__business_service" on "usage_series" ("company", "business_service");
create index if not exists "usage_series__collected_by" on "usage_series" ("company", "collected_by");
create index if not exists "usage_series__name" on "usage_series" ("company", "name");
create index if not exists "usage_series__number" on "usage_series" ("company", "number");
create index if not exists "usage_series__owner" on "usage_series" ("company", "owner");
create index if not exists "usage_series__schedule" on "usage_series" ("company", "schedule");

-- PostgreSQL

create table schema_change (number bigint generated always as identity primary key,
  format bigint not null,
  what text collate "C" not null);
create table revision (number bigint not null primary key,
  at text collate "C" not null,
  actor text collate "C" not null,
  why text collate "C" not null,
  request text collate "C" not null,
  prev_hash text collate "C" not null,
  hash text collate "C" not null);
create index revision__at on revision (at, number);
create table entry (rev bigint not null,
  seq bigint not null,
  tbl text collate "C" not null,
  sys_id text collate "C" not null,
  op text collate "C" not null,
  digest text collate "C" not null,
  primary key (rev, seq));
create index entry__of on entry (tbl, sys_id, rev);
create table _file (company text collate "C" not null,
  sha256 text collate "C" not null,
  bytes bytea not null,
  primary key (company, sha256));
create table _series (company text collate "C" not null,
  series text collate "C" not null,
  last bigint not null,
  primary key (company, series));
create table _outbox (id bigint generated always as identity primary key,
  kind text collate "C" not null,
  key text collate "C" not null,
  payload text collate "C" not null,
  attempts bigint not null,
  due text collate "C" not null,
  leased_until text collate "C",
  error text collate "C",
  done bigint not null,
  unique (kind, key));
create index _outbox__due on _outbox (done, due, id);
create table _words (tbl text collate "C" not null,
  sys_id text collate "C" not null,
  company text collate "C" not null,
  body tsvector not null,
  primary key (tbl, sys_id));
create index _words__body on _words using gin (body);
create function fold(text) returns text language sql immutable parallel safe as $$ select translate(lower($1 collate "und-x-icu"), 'ς', 'σ') collate "C" $$;
alter table "_file" enable row level security;
alter table "_file" force row level security;
create policy fence on "_file" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "_file" for select to current_user using (true);
alter table "_series" enable row level security;
alter table "_series" force row level security;
create policy fence on "_series" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "_series" for select to current_user using (true);
alter table "_words" enable row level security;
alter table "_words" force row level security;
create policy fence on "_words" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "_words" for select to current_user using (true);
grant usage on schema public to guildhall_app;
grant select, insert on revision, entry, _file to guildhall_app;
grant select on schema_change to guildhall_app;
grant select, insert, update, delete on _series, _outbox, _words to guildhall_app;
create table "ast_contract" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "contract_administrator" text collate "C",
  "description" text collate "C",
  "ends" text collate "C",
  "extension_until" text collate "C",
  "notice_months" bigint,
  "number" text collate "C",
  "services" text collate "C",
  "short_description" text collate "C",
  "starts" text collate "C",
  "state" text collate "C",
  "total_cost" bigint,
  "vendor" text collate "C",
  "vendor_contract" text collate "C",
  primary key ("sys_id"));
create table "ast_contract__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "contract_administrator" text collate "C",
  "description" text collate "C",
  "ends" text collate "C",
  "extension_until" text collate "C",
  "notice_months" bigint,
  "number" text collate "C",
  "services" text collate "C",
  "short_description" text collate "C",
  "starts" text collate "C",
  "state" text collate "C",
  "total_cost" bigint,
  "vendor" text collate "C",
  "vendor_contract" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
create index if not exists "ast_contract__was__until" on "ast_contract__was" ("company", "until");
alter table "ast_contract" enable row level security;
alter table "ast_contract" force row level security;
create policy fence on "ast_contract" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "ast_contract" for select to current_user using (true);
alter table "ast_contract__was" enable row level security;
alter table "ast_contract__was" force row level security;
create policy fence on "ast_contract__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "ast_contract__was" for select to current_user using (true);
grant select, insert, update, delete on "ast_contract" to guildhall_app;
grant select, insert, update ("gone") on "ast_contract__was" to guildhall_app;
create index if not exists "ast_contract__contract_administrator" on "ast_contract" ("company", "contract_administrator");
create index if not exists "ast_contract__ends" on "ast_contract" ("company", "ends");
create index if not exists "ast_contract__extension_until" on "ast_contract" ("company", "extension_until");
create index if not exists "ast_contract__number" on "ast_contract" ("company", "number");
create index if not exists "ast_contract__starts" on "ast_contract" ("company", "starts");
create index if not exists "ast_contract__state" on "ast_contract" ("company", "state");
create index if not exists "ast_contract__vendor" on "ast_contract" ("company", "vendor");
create table "cmdb_ci" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "asset_tag" text collate "C",
  "busines_criticality" text collate "C",
  "category" text collate "C",
  "classification" text collate "C",
  "comments" text collate "C",
  "confirmed_on" text collate "C",
  "cpu_count" bigint,
  "discovery_source" text collate "C",
  "disk_space" bigint,
  "environment" text collate "C",
  "firmware_version" text collate "C",
  "fqdn" text collate "C",
  "host_name" text collate "C",
  "install_status" text collate "C",
  "ip_address" text collate "C",
  "location" text collate "C",
  "managed_by" text collate "C",
  "manufacturer" text collate "C",
  "model_number" text collate "C",
  "name" text collate "C",
  "operational_status" text collate "C",
  "os" text collate "C",
  "os_version" text collate "C",
  "owned_by" text collate "C",
  "public_name" text collate "C",
  "ram" bigint,
  "resilient_pair" text collate "C",
  "retired_on" text collate "C",
  "schedule" text collate "C",
  "serial_number" text collate "C",
  "service_classification" text collate "C",
  "short_description" text collate "C",
  "stands_between" text collate "C",
  "support_ends" text collate "C",
  "support_group" text collate "C",
  "used_for" text collate "C",
  "user_count" bigint,
  "vendor" text collate "C",
  "version" text collate "C",
  "virtual" bigint,
  primary key ("sys_id"));
create table "cmdb_ci__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "asset_tag" text collate "C",
  "busines_criticality" text collate "C",
  "category" text collate "C",
  "classification" text collate "C",
  "comments" text collate "C",
  "confirmed_on" text collate "C",
  "cpu_count" bigint,
  "discovery_source" text collate "C",
  "disk_space" bigint,
  "environment" text collate "C",
  "firmware_version" text collate "C",
  "fqdn" text collate "C",
  "host_name" text collate "C",
  "install_status" text collate "C",
  "ip_address" text collate "C",
  "location" text collate "C",
  "managed_by" text collate "C",
  "manufacturer" text collate "C",
  "model_number" text collate "C",
  "name" text collate "C",
  "operational_status" text collate "C",
  "os" text collate "C",
  "os_version" text collate "C",
  "owned_by" text collate "C",
  "public_name" text collate "C",
  "ram" bigint,
  "resilient_pair" text collate "C",
  "retired_on" text collate "C",
  "schedule" text collate "C",
  "serial_number" text collate "C",
  "service_classification" text collate "C",
  "short_description" text collate "C",
  "stands_between" text collate "C",
  "support_ends" text collate "C",
  "support_group" text collate "C",
  "used_for" text collate "C",
  "user_count" bigint,
  "vendor" text collate "C",
  "version" text collate "C",
  "virtual" bigint,
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
create index if not exists "cmdb_ci__was__until" on "cmdb_ci__was" ("company", "until");
alter table "cmdb_ci" enable row level security;
alter table "cmdb_ci" force row level security;
create policy fence on "cmdb_ci" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "cmdb_ci" for select to current_user using (true);
alter table "cmdb_ci__was" enable row level security;
alter table "cmdb_ci__was" force row level security;
create policy fence on "cmdb_ci__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "cmdb_ci__was" for select to current_user using (true);
grant select, insert, update, delete on "cmdb_ci" to guildhall_app;
grant select, insert, update ("gone") on "cmdb_ci__was" to guildhall_app;
create index if not exists "cmdb_ci__confirmed_on" on "cmdb_ci" ("company", "confirmed_on");
create index if not exists "cmdb_ci__location" on "cmdb_ci" ("company", "location");
create index if not exists "cmdb_ci__managed_by" on "cmdb_ci" ("company", "managed_by");
create index if not exists "cmdb_ci__name" on "cmdb_ci" ("company", "name");
create index if not exists "cmdb_ci__owned_by" on "cmdb_ci" ("company", "owned_by");
create index if not exists "cmdb_ci__resilient_pair" on "cmdb_ci" ("company", "resilient_pair");
create index if not exists "cmdb_ci__retired_on" on "cmdb_ci" ("company", "retired_on");
create index if not exists "cmdb_ci__schedule" on "cmdb_ci" ("company", "schedule");
create index if not exists "cmdb_ci__support_ends" on "cmdb_ci" ("company", "support_ends");
create index if not exists "cmdb_ci__support_group" on "cmdb_ci" ("company", "support_group");
create index if not exists "cmdb_ci__vendor" on "cmdb_ci" ("company", "vendor");
create table "cmdb_rel_ci" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "child" text collate "C",
  "confirmed_on" text collate "C",
  "parent" text collate "C",
  "type" text collate "C",
  primary key ("sys_id"));
create table "cmdb_rel_ci__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "child" text collate "C",
  "confirmed_on" text collate "C",
  "parent" text collate "C",
  "type" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
create index if not exists "cmdb_rel_ci__was__until" on "cmdb_rel_ci__was" ("company", "until");
alter table "cmdb_rel_ci" enable row level security;
alter table "cmdb_rel_ci" force row level security;
create policy fence on "cmdb_rel_ci" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "cmdb_rel_ci" for select to current_user using (true);
alter table "cmdb_rel_ci__was" enable row level security;
alter table "cmdb_rel_ci__was" force row level security;
create policy fence on "cmdb_rel_ci__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "cmdb_rel_ci__was" for select to current_user using (true);
grant select, insert, update, delete on "cmdb_rel_ci" to guildhall_app;
grant select, insert, update ("gone") on "cmdb_rel_ci__was" to guildhall_app;
create index if not exists "cmdb_rel_ci__child" on "cmdb_rel_ci" ("company", "child");
create index if not exists "cmdb_rel_ci__confirmed_on" on "cmdb_rel_ci" ("company", "confirmed_on");
create index if not exists "cmdb_rel_ci__parent" on "cmdb_rel_ci" ("company", "parent");
create table "cmn_location" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "city" text collate "C",
  "kind" text collate "C",
  "name" text collate "C",
  "parent" text collate "C",
  "street" text collate "C",
  "zip" text collate "C",
  primary key ("sys_id"));
create table "cmn_location__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "city" text collate "C",
  "kind" text collate "C",
  "name" text collate "C",
  "parent" text collate "C",
  "street" text collate "C",
  "zip" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
create index if not exists "cmn_location__was__until" on "cmn_location__was" ("company", "until");
alter table "cmn_location" enable row level security;
alter table "cmn_location" force row level security;
create policy fence on "cmn_location" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "cmn_location" for select to current_user using (true);
alter table "cmn_location__was" enable row level security;
alter table "cmn_location__was" force row level security;
create policy fence on "cmn_location__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "cmn_location__was" for select to current_user using (true);
grant select, insert, update, delete on "cmn_location" to guildhall_app;
grant select, insert, update ("gone") on "cmn_location__was" to guildhall_app;
create index if not exists "cmn_location__name" on "cmn_location" ("company", "name");
create index if not exists "cmn_location__parent" on "cmn_location" ("company", "parent");
create table "cmn_schedule" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "code" text collate "C",
  "definition" text collate "C",
  "name" text collate "C",
  "note" text collate "C",
  "time_zone" text collate "C",
  primary key ("sys_id"));
create table "cmn_schedule__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "code" text collate "C",
  "definition" text collate "C",
  "name" text collate "C",
  "note" text collate "C",
  "time_zone" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
create index if not exists "cmn_schedule__was__until" on "cmn_schedule__was" ("company", "until");
alter table "cmn_schedule" enable row level security;
alter table "cmn_schedule" force row level security;
create policy fence on "cmn_schedule" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "cmn_schedule" for select to current_user using (true);
alter table "cmn_schedule__was" enable row level security;
alter table "cmn_schedule__was" force row level security;
create policy fence on "cmn_schedule__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "cmn_schedule__was" for select to current_user using (true);
grant select, insert, update, delete on "cmn_schedule" to guildhall_app;
grant select, insert, update ("gone") on "cmn_schedule__was" to guildhall_app;
create index if not exists "cmn_schedule__code" on "cmn_schedule" ("company", "code");
create index if not exists "cmn_schedule__name" on "cmn_schedule" ("company", "name");
create table "cmn_schedule_span" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "day" text collate "C",
  "hours" text collate "C",
  "name" text collate "C",
  "schedule" text collate "C",
  "source" text collate "C",
  "type" text collate "C",
  primary key ("sys_id"));
create table "cmn_schedule_span__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "day" text collate "C",
  "hours" text collate "C",
  "name" text collate "C",
  "schedule" text collate "C",
  "source" text collate "C",
  "type" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
create index if not exists "cmn_schedule_span__was__until" on "cmn_schedule_span__was" ("company", "until");
alter table "cmn_schedule_span" enable row level security;
alter table "cmn_schedule_span" force row level security;
create policy fence on "cmn_schedule_span" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "cmn_schedule_span" for select to current_user using (true);
alter table "cmn_schedule_span__was" enable row level security;
alter table "cmn_schedule_span__was" force row level security;
create policy fence on "cmn_schedule_span__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "cmn_schedule_span__was" for select to current_user using (true);
grant select, insert, update, delete on "cmn_schedule_span" to guildhall_app;
grant select, insert, update ("gone") on "cmn_schedule_span__was" to guildhall_app;
create index if not exists "cmn_schedule_span__day" on "cmn_schedule_span" ("company", "day");
create index if not exists "cmn_schedule_span__name" on "cmn_schedule_span" ("company", "name");
create index if not exists "cmn_schedule_span__schedule" on "cmn_schedule_span" ("company", "schedule");
create table "committee" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "clerk" text collate "C",
  "code" text collate "C",
  "name" text collate "C",
  "note" text collate "C",
  "used_from" text collate "C",
  "used_until" text collate "C",
  primary key ("sys_id"));
create table "committee__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "clerk" text collate "C",
  "code" text collate "C",
  "name" text collate "C",
  "note" text collate "C",
  "used_from" text collate "C",
  "used_until" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
create index if not exists "committee__was__until" on "committee__was" ("company", "until");
alter table "committee" enable row level security;
alter table "committee" force row level security;
create policy fence on "committee" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "committee" for select to current_user using (true);
alter table "committee__was" enable row level security;
alter table "committee__was" force row level security;
create policy fence on "committee__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "committee__was" for select to current_user using (true);
grant select, insert, update, delete on "committee" to guildhall_app;
grant select, insert, update ("gone") on "committee__was" to guildhall_app;
create index if not exists "committee__clerk" on "committee" ("company", "clerk");
create index if not exists "committee__code" on "committee" ("company", "code");
create index if not exists "committee__name" on "committee" ("company", "name");
create index if not exists "committee__used_from" on "committee" ("company", "used_from");
create index if not exists "committee__used_until" on "committee" ("company", "used_until");
create table "committee_action" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "answer" text collate "C",
  "answered_at" text collate "C",
  "committee" text collate "C",
  "due_on" text collate "C",
  "number" text collate "C",
  "raised_at" text collate "C",
  "referred_by" text collate "C",
  "responsible" text collate "C",
  "short_description" text collate "C",
  "state" text collate "C",
  primary key ("sys_id"));
create table "committee_action__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "answer" text collate "C",
  "answered_at" text collate "C",
  "committee" text collate "C",
  "due_on" text collate "C",
  "number" text collate "C",
  "raised_at" text collate "C",
  "referred_by" text collate "C",
  "responsible" text collate "C",
  "short_description" text collate "C",
  "state" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
create index if not exists "committee_action__was__until" on "committee_action__was" ("company", "until");
alter table "committee_action" enable row level security;
alter table "committee_action" force row level security;
create policy fence on "committee_action" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "committee_action" for select to current_user using (true);
alter table "committee_action__was" enable row level security;
alter table "committee_action__was" force row level security;
create policy fence on "committee_action__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "committee_action__was" for select to current_user using (true);
grant select, insert, update, delete on "committee_action" to guildhall_app;
grant select, insert, update ("gone") on "committee_action__was" to guildhall_app;
create index if not exists "committee_action__answered_at" on "committee_action" ("company", "answered_at");
create index if not exists "committee_action__committee" on "committee_action" ("company", "committee");
create index if not exists "committee_action__due_on" on "committee_action" ("company", "due_on");
create index if not exists "committee_action__number" on "committee_action" ("company", "number");
create index if not exists "committee_action__raised_at" on "committee_action" ("company", "raised_at");
create index if not exists "committee_action__referred_by" on "committee_action" ("company", "referred_by");
create index if not exists "committee_action__responsible" on "committee_action" ("company", "responsible");
create index if not exists "committee_action__state" on "committee_action" ("company", "state");
create table "contract_sla" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "applies_when" text collate "C",
  "collection" text collate "C",
  "contract" text collate "C",
  "ends" text collate "C",
  "measures" text collate "C",
  "name" text collate "C",
  "number" text collate "C",
  "schedule" text collate "C",
  "source" text collate "C",
  "starts" text collate "C",
  "state" text collate "C",
  "target" text collate "C",
  "type" text collate "C",
  "vendor" text collate "C",
  primary key ("sys_id"));
create table "contract_sla__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "applies_when" text collate "C",
  "collection" text collate "C",
  "contract" text collate "C",
  "ends" text collate "C",
  "measures" text collate "C",
  "name" text collate "C",
  "number" text collate "C",
  "schedule" text collate "C",
  "source" text collate "C",
  "starts" text collate "C",
  "state" text collate "C",
  "target" text collate "C",
  "type" text collate "C",
  "vendor" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
create index if not exists "contract_sla__was__until" on "contract_sla__was" ("company", "until");
alter table "contract_sla" enable row level security;
alter table "contract_sla" force row level security;
create policy fence on "contract_sla" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "contract_sla" for select to current_user using (true);
alter table "contract_sla__was" enable row level security;
alter table "contract_sla__was" force row level security;
create policy fence on "contract_sla__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "contract_sla__was" for select to current_user using (true);
grant select, insert, update, delete on "contract_sla" to guildhall_app;
grant select, insert, update ("gone") on "contract_sla__was" to guildhall_app;
create index if not exists "contract_sla__contract" on "contract_sla" ("company", "contract");
create index if not exists "contract_sla__ends" on "contract_sla" ("company", "ends");
create index if not exists "contract_sla__name" on "contract_sla" ("company", "name");
create index if not exists "contract_sla__number" on "contract_sla" ("company", "number");
create index if not exists "contract_sla__schedule" on "contract_sla" ("company", "schedule");
create index if not exists "contract_sla__starts" on "contract_sla" ("company", "starts");
create index if not exists "contract_sla__state" on "contract_sla" ("company", "state");
create index if not exists "contract_sla__vendor" on "contract_sla" ("company", "vendor");
create table "core_company" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "code" text collate "C",
  "customer" bigint,
  "name" text collate "C",
  "notes" text collate "C",
  "number_base" bigint,
  "parent" text collate "C",
  "short_name" text collate "C",
  "vendor" bigint,
  "website" text collate "C",
  primary key ("sys_id"));
create table "core_company__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "code" text collate "C",
  "customer" bigint,
  "name" text collate "C",
  "notes" text collate "C",
  "number_base" bigint,
  "parent" text collate "C",
  "short_name" text collate "C",
  "vendor" bigint,
  "website" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
create index if not exists "core_company__was__until" on "core_company__was" ("company", "until");
alter table "core_company" enable row level security;
alter table "core_company" force row level security;
create policy fence on "core_company" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "core_company" for select to current_user using (true);
alter table "core_company__was" enable row level security;
alter table "core_company__was" force row level security;
create policy fence on "core_company__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "core_company__was" for select to current_user using (true);
grant select, insert, update, delete on "core_company" to guildhall_app;
grant select, insert, update ("gone") on "core_company__was" to guildhall_app;
create index if not exists "core_company__code" on "core_company" ("company", "code");
create index if not exists "core_company__name" on "core_company" ("company", "name");
create index if not exists "core_company__parent" on "core_company" ("company", "parent");
create table "finding" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "affected" text collate "C",
  "affected_count" bigint,
  "closed_on" text collate "C",
  "cmdb_ci" text collate "C",
  "cvss" bigint,
  "delivered_by" text collate "C",
  "evidence" text collate "C",
  "found_on" text collate "C",
  "health_check" text collate "C",
  "number" text collate "C",
  "owner" text collate "C",
  "proposed" text collate "C",
  "reference_in_report" text collate "C",
  "risk_acceptance" text collate "C",
  "severity" text collate "C",
  "short_description" text collate "C",
  "state" text collate "C",
  "target_date" text collate "C",
  primary key ("sys_id"));
create table "finding__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "affected" text collate "C",
  "affected_count" bigint,
  "closed_on" text collate "C",
  "cmdb_ci" text collate "C",
  "cvss" bigint,
  "delivered_by" text collate "C",
  "evidence" text collate "C",
  "found_on" text collate "C",
  "health_check" text collate "C",
  "number" text collate "C",
  "owner" text collate "C",
  "proposed" text collate "C",
  "reference_in_report" text collate "C",
  "risk_acceptance" text collate "C",
  "severity" text collate "C",
  "short_description" text collate "C",
  "state" text collate "C",
  "target_date" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
create index if not exists "finding__was__until" on "finding__was" ("company", "until");
alter table "finding" enable row level security;
alter table "finding" force row level security;
create policy fence on "finding" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "finding" for select to current_user using (true);
alter table "finding__was" enable row level security;
alter table "finding__was" force row level security;
create policy fence on "finding__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "finding__was" for select to current_user using (true);
grant select, insert, update, delete on "finding" to guildhall_app;
grant select, insert, update ("gone") on "finding__was" to guildhall_app;
create index if not exists "finding__closed_on" on "finding" ("company", "closed_on");
create index if not exists "finding__cmdb_ci" on "finding" ("company", "cmdb_ci");
create index if not exists "finding__delivered_by" on "finding" ("company", "delivered_by");
create index if not exists "finding__found_on" on "finding" ("company", "found_on");
create index if not exists "finding__health_check" on "finding" ("company", "health_check");
create index if not exists "finding__number" on "finding" ("company", "number");
create index if not exists "finding__owner" on "finding" ("company", "owner");
create index if not exists "finding__risk_acceptance" on "finding" ("company", "risk_acceptance");
create index if not exists "finding__state" on "finding" ("company", "state");
create index if not exists "finding__target_date" on "finding" ("company", "target_date");
create table "health_check" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "name" text collate "C",
  "number" text collate "C",
  "owner" text collate "C",
  "reported_on" text collate "C",
  "scheme" text collate "C",
  "scope" text collate "C",
  "state" text collate "C",
  "submitted_on" text collate "C",
  "submitted_to" text collate "C",
  "tested_from" text collate "C",
  "tested_until" text collate "C",
  "tester" text collate "C",
  primary key ("sys_id"));
create table "health_check__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "name" text collate "C",
  "number" text collate "C",
  "owner" text collate "C",
  "reported_on" text collate "C",
  "scheme" text collate "C",
  "scope" text collate "C",
  "state" text collate "C",
  "submitted_on" text collate "C",
  "submitted_to" text collate "C",
  "tested_from" text collate "C",
  "tested_until" text collate "C",
  "tester" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
create index if not exists "health_check__was__until" on "health_check__was" ("company", "until");
alter table "health_check" enable row level security;
alter table "health_check" force row level security;
create policy fence on "health_check" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "health_check" for select to current_user using (true);
alter table "health_check__was" enable row level security;
alter table "health_check__was" force row level security;
create policy fence on "health_check__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "health_check__was" for select to current_user using (true);
grant select, insert, update, delete on "health_check" to guildhall_app;
grant select, insert, update ("gone") on "health_check__was" to guildhall_app;
create index if not exists "health_check__name" on "health_check" ("company", "name");
create index if not exists "health_check__number" on "health_check" ("company", "number");
create index if not exists "health_check__owner" on "health_check" ("company", "owner");
create index if not exists "health_check__reported_on" on "health_check" ("company", "reported_on");
create index if not exists "health_check__state" on "health_check" ("company", "state");
create index if not exists "health_check__submitted_on" on "health_check" ("company", "submitted_on");
create index if not exists "health_check__tested_from" on "health_check" ("company", "tested_from");
create index if not exists "health_check__tested_until" on "health_check" ("company", "tested_until");
create index if not exists "health_check__tester" on "health_check" ("company", "tester");
create table "meeting" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "committee" text collate "C",
  "held_at" text collate "C",
  "held_on" text collate "C",
  "number" text collate "C",
  "papers_due" text collate "C",
  "published_on" text collate "C",
  "state" text collate "C",
  "title" text collate "C",
  primary key ("sys_id"));
create table "meeting__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "committee" text collate "C",
  "held_at" text collate "C",
  "held_on" text collate "C",
  "number" text collate "C",
  "papers_due" text collate "C",
  "published_on" text collate "C",
  "state" text collate "C",
  "title" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
create index if not exists "meeting__was__until" on "meeting__was" ("company", "until");
alter table "meeting" enable row level security;
alter table "meeting" force row level security;
create policy fence on "meeting" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "meeting" for select to current_user using (true);
alter table "meeting__was" enable row level security;
alter table "meeting__was" force row level security;
create policy fence on "meeting__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "meeting__was" for select to current_user using (true);
grant select, insert, update, delete on "meeting" to guildhall_app;
grant select, insert, update ("gone") on "meeting__was" to guildhall_app;
create index if not exists "meeting__committee" on "meeting" ("company", "committee");
create index if not exists "meeting__held_on" on "meeting" ("company", "held_on");
create index if not exists "meeting__number" on "meeting" ("company", "number");
create index if not exists "meeting__papers_due" on "meeting" ("company", "papers_due");
create index if not exists "meeting__published_on" on "meeting" ("company", "published_on");
create index if not exists "meeting__state" on "meeting" ("company", "state");
create table "paper" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "approver" text collate "C",
  "class" text collate "C",
  "for" text collate "C",
  "meeting" text collate "C",
  "name" text collate "C",
  "number" text collate "C",
  "owner" text collate "C",
  "period" text collate "C",
  "report_of" text collate "C",
  "state" text collate "C",
  "title" text collate "C",
  primary key ("sys_id"));
create table "paper__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "approver" text collate "C",
  "class" text collate "C",
  "for" text collate "C",
  "meeting" text collate "C",
  "name" text collate "C",
  "number" text collate "C",
  "owner" text collate "C",
  "period" text collate "C",
  "report_of" text collate "C",
  "state" text collate "C",
  "title" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
create index if not exists "paper__was__until" on "paper__was" ("company", "until");
alter table "paper" enable row level security;
alter table "paper" force row level security;
create policy fence on "paper" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "paper" for select to current_user using (true);
alter table "paper__was" enable row level security;
alter table "paper__was" force row level security;
create policy fence on "paper__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "paper__was" for select to current_user using (true);
grant select, insert, update, delete on "paper" to guildhall_app;
grant select, insert, update ("gone") on "paper__was" to guildhall_app;
create index if not exists "paper__approver" on "paper" ("company", "approver");
create index if not exists "paper__meeting" on "paper" ("company", "meeting");
create index if not exists "paper__name" on "paper" ("company", "name");
create index if not exists "paper__number" on "paper" ("company", "number");
create index if not exists "paper__owner" on "paper" ("company", "owner");
create index if not exists "paper__state" on "paper" ("company", "state");
create table "paper_edition" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "approved_by" text collate "C",
  "banner" text collate "C",
  "chain" text collate "C",
  "data_as_at" text collate "C",
  "document" text collate "C",
  "document_sha256" text collate "C",
  "docx" text collate "C",
  "docx_sha256" text collate "C",
  "figures" bigint,
  "html" text collate "C",
  "html_sha256" text collate "C",
  "kind" text collate "C",
  "meeting_on" text collate "C",
  "number" text collate "C",
  "paper" text collate "C",
  "paper_name" text collate "C",
  "pdf" text collate "C",
  "pdf_sha256" text collate "C",
  "period" text collate "C",
  "published_at" text collate "C",
  "reason" text collate "C",
  "revision" bigint,
  "slug" text collate "C",
  "state" text collate "C",
  "substantial" bigint,
  "supersedes" text collate "C",
  "title" text collate "C",
  "version" text collate "C",
  primary key ("sys_id"));
create table "paper_edition__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "approved_by" text collate "C",
  "banner" text collate "C",
  "chain" text collate "C",
  "data_as_at" text collate "C",
  "document" text collate "C",
  "document_sha256" text collate "C",
  "docx" text collate "C",
  "docx_sha256" text collate "C",
  "figures" bigint,
  "html" text collate "C",
  "html_sha256" text collate "C",
  "kind" text collate "C",
  "meeting_on" text collate "C",
  "number" text collate "C",
  "paper" text collate "C",
  "paper_name" text collate "C",
  "pdf" text collate "C",
  "pdf_sha256" text collate "C",
  "period" text collate "C",
  "published_at" text collate "C",
  "reason" text collate "C",
  "revision" bigint,
  "slug" text collate "C",
  "state" text collate "C",
  "substantial" bigint,
  "supersedes" text collate "C",
  "title" text collate "C",
  "version" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
create index if not exists "paper_edition__was__until" on "paper_edition__was" ("company", "until");
alter table "paper_edition" enable row level security;
alter table "paper_edition" force row level security;
create policy fence on "paper_edition" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "paper_edition" for select to current_user using (true);
alter table "paper_edition__was" enable row level security;
alter table "paper_edition__was" force row level security;
create policy fence on "paper_edition__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "paper_edition__was" for select to current_user using (true);
grant select, insert, update, delete on "paper_edition" to guildhall_app;
grant select, insert, update ("gone") on "paper_edition__was" to guildhall_app;
create index if not exists "paper_edition__data_as_at" on "paper_edition" ("company", "data_as_at");
create index if not exists "paper_edition__meeting_on" on "paper_edition" ("company", "meeting_on");
create index if not exists "paper_edition__number" on "paper_edition" ("company", "number");
create index if not exists "paper_edition__paper" on "paper_edition" ("company", "paper");
create index if not exists "paper_edition__published_at" on "paper_edition" ("company", "published_at");
create index if not exists "paper_edition__state" on "paper_edition" ("company", "state");
create index if not exists "paper_edition__supersedes" on "paper_edition" ("company", "supersedes");
create table "paper_figure" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "edition" text collate "C",
  "frozen" text collate "C",
  "name" text collate "C",
  "note" text collate "C",
  "paper_name" text collate "C",
  "period" text collate "C",
  "place" bigint,
  "printed" text collate "C",
  "question" text collate "C",
  "revision" bigint,
  "rows_counted" bigint,
  "rows_hash" text collate "C",
  "sentence" text collate "C",
  "target" text collate "C",
  "title" text collate "C",
  "unit" text collate "C",
  "value" text collate "C",
  primary key ("sys_id"));
create table "paper_figure__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "edition" text collate "C",
  "frozen" text collate "C",
  "name" text collate "C",
  "note" text collate "C",
  "paper_name" text collate "C",
  "period" text collate "C",
  "place" bigint,
  "printed" text collate "C",
  "question" text collate "C",
  "revision" bigint,
  "rows_counted" bigint,
  "rows_hash" text collate "C",
  "sentence" text collate "C",
  "target" text collate "C",
  "title" text collate "C",
  "unit" text collate "C",
  "value" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
create index if not exists "paper_figure__was__until" on "paper_figure__was" ("company", "until");
alter table "paper_figure" enable row level security;
alter table "paper_figure" force row level security;
create policy fence on "paper_figure" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "paper_figure" for select to current_user using (true);
alter table "paper_figure__was" enable row level security;
alter table "paper_figure__was" force row level security;
create policy fence on "paper_figure__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "paper_figure__was" for select to current_user using (true);
grant select, insert, update, delete on "paper_figure" to guildhall_app;
grant select, insert, update ("gone") on "paper_figure__was" to guildhall_app;
create index if not exists "paper_figure__edition" on "paper_figure" ("company", "edition");
create index if not exists "paper_figure__name" on "paper_figure" ("company", "name");
create table "recorded_figure" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "as_of" text collate "C",
  "name" text collate "C",
  "number" text collate "C",
  "owner" text collate "C",
  "source" text collate "C",
  "title" text collate "C",
  "unit" text collate "C",
  "value" bigint,
  primary key ("sys_id"));
create table "recorded_figure__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "as_of" text collate "C",
  "name" text collate "C",
  "number" text collate "C",
  "owner" text collate "C",
  "source" text collate "C",
  "title" text collate "C",
  "unit" text collate "C",
  "value" bigint,
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
create index if not exists "recorded_figure__was__until" on "recorded_figure__was" ("company", "until");
alter table "recorded_figure" enable row level security;
alter table "recorded_figure" force row level security;
create policy fence on "recorded_figure" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "recorded_figure" for select to current_user using (true);
alter table "recorded_figure__was" enable row level security;
alter table "recorded_figure__was" force row level security;
create policy fence on "recorded_figure__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "recorded_figure__was" for select to current_user using (true);
grant select, insert, update, delete on "recorded_figure" to guildhall_app;
grant select, insert, update ("gone") on "recorded_figure__was" to guildhall_app;
create index if not exists "recorded_figure__as_of" on "recorded_figure" ("company", "as_of");
create index if not exists "recorded_figure__name" on "recorded_figure" ("company", "name");
create index if not exists "recorded_figure__number" on "recorded_figure" ("company", "number");
create index if not exists "recorded_figure__owner" on "recorded_figure" ("company", "owner");
create table "risk_acceptance" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "asked_by" text collate "C",
  "asked_of" text collate "C",
  "asked_on" text collate "C",
  "compensating" text collate "C",
  "decided_by" text collate "C",
  "decided_on" text collate "C",
  "depends_on" text collate "C",
  "depends_on_date" text collate "C",
  "depends_on_record" text collate "C",
  "ends_on" text collate "C",
  "justification" text collate "C",
  "number" text collate "C",
  "short_description" text collate "C",
  "state" text collate "C",
  primary key ("sys_id"));
create table "risk_acceptance__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "asked_by" text collate "C",
  "asked_of" text collate "C",
  "asked_on" text collate "C",
  "compensating" text collate "C",
  "decided_by" text collate "C",
  "decided_on" text collate "C",
  "depends_on" text collate "C",
  "depends_on_date" text collate "C",
  "depends_on_record" text collate "C",
  "ends_on" text collate "C",
  "justification" text collate "C",
  "number" text collate "C",
  "short_description" text collate "C",
  "state" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
create index if not exists "risk_acceptance__was__until" on "risk_acceptance__was" ("company", "until");
alter table "risk_acceptance" enable row level security;
alter table "risk_acceptance" force row level security;
create policy fence on "risk_acceptance" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "risk_acceptance" for select to current_user using (true);
alter table "risk_acceptance__was" enable row level security;
alter table "risk_acceptance__was" force row level security;
create policy fence on "risk_acceptance__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "risk_acceptance__was" for select to current_user using (true);
grant select, insert, update, delete on "risk_acceptance" to guildhall_app;
grant select, insert, update ("gone") on "risk_acceptance__was" to guildhall_app;
create index if not exists "risk_acceptance__asked_by" on "risk_acceptance" ("company", "asked_by");
create index if not exists "risk_acceptance__asked_of" on "risk_acceptance" ("company", "asked_of");
create index if not exists "risk_acceptance__asked_on" on "risk_acceptance" ("company", "asked_on");
create index if not exists "risk_acceptance__decided_by" on "risk_acceptance" ("company", "decided_by");
create index if not exists "risk_acceptance__decided_on" on "risk_acceptance" ("company", "decided_on");
create index if not exists "risk_acceptance__depends_on_date" on "risk_acceptance" ("company", "depends_on_date");
create index if not exists "risk_acceptance__depends_on_record" on "risk_acceptance" ("company", "depends_on_record");
create index if not exists "risk_acceptance__ends_on" on "risk_acceptance" ("company", "ends_on");
create index if not exists "risk_acceptance__number" on "risk_acceptance" ("company", "number");
create index if not exists "risk_acceptance__state" on "risk_acceptance" ("company", "state");
create table "survey" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "assignment_group" text collate "C",
  "comment" text collate "C",
  "incident" text collate "C",
  "number" text collate "C",
  "rating" text collate "C",
  "received_on" text collate "C",
  "recommend" bigint,
  "replied_by" text collate "C",
  primary key ("sys_id"));
create table "survey__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "assignment_group" text collate "C",
  "comment" text collate "C",
  "incident" text collate "C",
  "number" text collate "C",
  "rating" text collate "C",
  "received_on" text collate "C",
  "recommend" bigint,
  "replied_by" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
create index if not exists "survey__was__until" on "survey__was" ("company", "until");
alter table "survey" enable row level security;
alter table "survey" force row level security;
create policy fence on "survey" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "survey" for select to current_user using (true);
alter table "survey__was" enable row level security;
alter table "survey__was" force row level security;
create policy fence on "survey__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "survey__was" for select to current_user using (true);
grant select, insert, update, delete on "survey" to guildhall_app;
grant select, insert, update ("gone") on "survey__was" to guildhall_app;
create index if not exists "survey__assignment_group" on "survey" ("company", "assignment_group");
create index if not exists "survey__incident" on "survey" ("company", "incident");
create index if not exists "survey__number" on "survey" ("company", "number");
create index if not exists "survey__received_on" on "survey" ("company", "received_on");
create index if not exists "survey__replied_by" on "survey" ("company", "replied_by");
create table "sys_db_object" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "definition" text collate "C",
  "label" text collate "C",
  "name" text collate "C",
  "state" text collate "C",
  primary key ("sys_id"));
create table "sys_db_object__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "definition" text collate "C",
  "label" text collate "C",
  "name" text collate "C",
  "state" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
create index if not exists "sys_db_object__was__until" on "sys_db_object__was" ("company", "until");
alter table "sys_db_object" enable row level security;
alter table "sys_db_object" force row level security;
create policy fence on "sys_db_object" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_db_object" for select to current_user using (true);
alter table "sys_db_object__was" enable row level security;
alter table "sys_db_object__was" force row level security;
create policy fence on "sys_db_object__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_db_object__was" for select to current_user using (true);
grant select, insert, update, delete on "sys_db_object" to guildhall_app;
grant select, insert, update ("gone") on "sys_db_object__was" to guildhall_app;
create index if not exists "sys_db_object__name" on "sys_db_object" ("company", "name");
create index if not exists "sys_db_object__state" on "sys_db_object" ("company", "state");
create table "sys_journal_field" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "element" text collate "C",
  "element_id" text collate "C",
  "name" text collate "C",
  "value" text collate "C",
  primary key ("sys_id"));
create table "sys_journal_field__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "element" text collate "C",
  "element_id" text collate "C",
  "name" text collate "C",
  "value" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
create index if not exists "sys_journal_field__was__until" on "sys_journal_field__was" ("company", "until");
alter table "sys_journal_field" enable row level security;
alter table "sys_journal_field" force row level security;
create policy fence on "sys_journal_field" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_journal_field" for select to current_user using (true);
alter table "sys_journal_field__was" enable row level security;
alter table "sys_journal_field__was" force row level security;
create policy fence on "sys_journal_field__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_journal_field__was" for select to current_user using (true);
grant select, insert, update, delete on "sys_journal_field" to guildhall_app;
grant select, insert, update ("gone") on "sys_journal_field__was" to guildhall_app;
create index if not exists "sys_journal_field__name" on "sys_journal_field" ("company", "name");
create table "sys_user" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "active" bigint,
  "bodies" text collate "C",
  "department" text collate "C",
  "email" text collate "C",
  "employer" text collate "C",
  "first_name" text collate "C",
  "groups" text collate "C",
  "last_name" text collate "C",
  "left_on" text collate "C",
  "location" text collate "C",
  "manager" text collate "C",
  "name" text collate "C",
  "phone" text collate "C",
  "roles" text collate "C",
  "time_zone" text collate "C",
  "title" text collate "C",
  "user_name" text collate "C",
  "vip" bigint,
  primary key ("sys_id"));
create table "sys_user__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "active" bigint,
  "bodies" text collate "C",
  "department" text collate "C",
  "email" text collate "C",
  "employer" text collate "C",
  "first_name" text collate "C",
  "groups" text collate "C",
  "last_name" text collate "C",
  "left_on" text collate "C",
  "location" text collate "C",
  "manager" text collate "C",
  "name" text collate "C",
  "phone" text collate "C",
  "roles" text collate "C",
  "time_zone" text collate "C",
  "title" text collate "C",
  "user_name" text collate "C",
  "vip" bigint,
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
create index if not exists "sys_user__was__until" on "sys_user__was" ("company", "until");
alter table "sys_user" enable row level security;
alter table "sys_user" force row level security;
create policy fence on "sys_user" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_user" for select to current_user using (true);
alter table "sys_user__was" enable row level security;
alter table "sys_user__was" force row level security;
create policy fence on "sys_user__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_user__was" for select to current_user using (true);
grant select, insert, update, delete on "sys_user" to guildhall_app;
grant select, insert, update ("gone") on "sys_user__was" to guildhall_app;
create index if not exists "sys_user__employer" on "sys_user" ("company", "employer");
create index if not exists "sys_user__left_on" on "sys_user" ("company", "left_on");
create index if not exists "sys_user__location" on "sys_user" ("company", "location");
create index if not exists "sys_user__manager" on "sys_user" ("company", "manager");
create index if not exists "sys_user__name" on "sys_user" ("company", "name");
create index if not exists "sys_user__user_name" on "sys_user" ("company", "user_name");
create table "sys_user_group" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "active" bigint,
  "description" text collate "C",
  "email" text collate "C",
  "employer" text collate "C",
  "manager" text collate "C",
  "name" text collate "C",
  "parent" text collate "C",
  "schedule" text collate "C",
  "type" text collate "C",
  primary key ("sys_id"));
create table "sys_user_group__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "active" bigint,
  "description" text collate "C",
  "email" text collate "C",
  "employer" text collate "C",
  "manager" text collate "C",
  "name" text collate "C",
  "parent" text collate "C",
  "schedule" text collate "C",
  "type" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
create index if not exists "sys_user_group__was__until" on "sys_user_group__was" ("company", "until");
alter table "sys_user_group" enable row level security;
alter table "sys_user_group" force row level security;
create policy fence on "sys_user_group" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_user_group" for select to current_user using (true);
alter table "sys_user_group__was" enable row level security;
alter table "sys_user_group__was" force row level security;
create policy fence on "sys_user_group__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_user_group__was" for select to current_user using (true);
grant select, insert, update, delete on "sys_user_group" to guildhall_app;
grant select, insert, update ("gone") on "sys_user_group__was" to guildhall_app;
create index if not exists "sys_user_group__employer" on "sys_user_group" ("company", "employer");
create index if not exists "sys_user_group__manager" on "sys_user_group" ("company", "manager");
create index if not exists "sys_user_group__name" on "sys_user_group" ("company", "name");
create index if not exists "sys_user_group__parent" on "sys_user_group" ("company", "parent");
create index if not exists "sys_user_group__schedule" on "sys_user_group" ("company", "schedule");
create table "sys_user_role" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "description" text collate "C",
  "elevated_privilege" bigint,
  "name" text collate "C",
  primary key ("sys_id"));
create table "sys_user_role__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "description" text collate "C",
  "elevated_privilege" bigint,
  "name" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
create index if not exists "sys_user_role__was__until" on "sys_user_role__was" ("company", "until");
alter table "sys_user_role" enable row level security;
alter table "sys_user_role" force row level security;
create policy fence on "sys_user_role" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_user_role" for select to current_user using (true);
alter table "sys_user_role__was" enable row level security;
alter table "sys_user_role__was" force row level security;
create policy fence on "sys_user_role__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_user_role__was" for select to current_user using (true);
grant select, insert, update, delete on "sys_user_role" to guildhall_app;
grant select, insert, update ("gone") on "sys_user_role__was" to guildhall_app;
create index if not exists "sys_user_role__name" on "sys_user_role" ("company", "name");
create table "target" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "better" text collate "C",
  "from_date" text collate "C",
  "measure" text collate "C",
  "name" text collate "C",
  "number" text collate "C",
  "set_by" text collate "C",
  "source" text collate "C",
  "title" text collate "C",
  "to_date" text collate "C",
  "unit" text collate "C",
  "value" bigint,
  primary key ("sys_id"));
create table "target__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "better" text collate "C",
  "from_date" text collate "C",
  "measure" text collate "C",
  "name" text collate "C",
  "number" text collate "C",
  "set_by" text collate "C",
  "source" text collate "C",
  "title" text collate "C",
  "to_date" text collate "C",
  "unit" text collate "C",
  "value" bigint,
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
create index if not exists "target__was__until" on "target__was" ("company", "until");
alter table "target" enable row level security;
alter table "target" force row level security;
create policy fence on "target" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "target" for select to current_user using (true);
alter table "target__was" enable row level security;
alter table "target__was" force row level security;
create policy fence on "target__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "target__was" for select to current_user using (true);
grant select, insert, update, delete on "target" to guildhall_app;
grant select, insert, update ("gone") on "target__was" to guildhall_app;
create index if not exists "target__from_date" on "target" ("company", "from_date");
create index if not exists "target__name" on "target" ("company", "name");
create index if not exists "target__number" on "target" ("company", "number");
create index if not exists "target__to_date" on "target" ("company", "to_date");
create table "task" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "active" bigint,
  "affected_service" text collate "C",
  "area" text collate "C",
  "as_of" text collate "C",
  "assigned_to" text collate "C",
  "assignment_group" text collate "C",
  "attempt_of" text collate "C",
  "attributed_to" text collate "C",
  "attribution" text collate "C",
  "attribution_evidence" text collate "C",
  "attribution_proposed_by" text collate "C",
  "attribution_state" text collate "C",
  "backout_plan" text collate "C",
  "business_duration" bigint,
  "business_service" text collate "C",
  "cab_date" text collate "C",
  "cab_required" bigint,
  "calendar_duration" bigint,
  "caller_id" text collate "C",
  "category" text collate "C",
  "cause" text collate "C",
  "cause_confidence" text collate "C",
  "cause_notes" text collate "C",
  "caused_by" text collate "C",
  "close_code" text collate "C",
  "close_notes" text collate "C",
  "closed_at" text collate "C",
  "closed_by" text collate "C",
  "cmdb_ci" text collate "C",
  "contact_type" text collate "C",
  "correlation_id" text collate "C",
  "description" text collate "C",
  "done_by" text collate "C",
  "due_date" text collate "C",
  "duplicate_of" text collate "C",
  "end_date" text collate "C",
  "expected_on" text collate "C",
  "first_reported_by_task" text collate "C",
  "fix_notes" text collate "C",
  "follow_up" text collate "C",
  "hold_reason" text collate "C",
  "impact" text collate "C",
  "implementation_plan" text collate "C",
  "justification" text collate "C",
  "known_error" bigint,
  "location" text collate "C",
  "major_incident_state" text collate "C",
  "major_problem" bigint,
  "number" text collate "C",
  "on_hold" bigint,
  "on_hold_reason" text collate "C",
  "opened_at" text collate "C",
  "opened_by" text collate "C",
  "out_of_hours" bigint,
  "outcome" text collate "C",
  "outside_duration" bigint,
  "owner" text collate "C",
  "parent" text collate "C",
  "parent_incident" text collate "C",
  "priority" text collate "C",
  "problem_id" text collate "C",
  "problem_plan" text collate "C",
  "problem_plan_record" text collate "C",
  "reason" text collate "C",
  "related_supplier" text collate "C",
  "reopen_count" bigint,
  "report_until" text collate "C",
  "requested_by" text collate "C",
  "resolution" text collate "C",
  "resolution_code" text collate "C",
  "resolution_due" text collate "C",
  "resolution_met" bigint,
  "resolved_at" text collate "C",
  "resolved_by" text collate "C",
  "response_due" text collate "C",
  "response_met" bigint,
  "reverted_by" text collate "C",
  "review" text collate "C",
  "review_due" text collate "C",
  "reviewed_on" text collate "C",
  "rfc" text collate "C",
  "risk" text collate "C",
  "risk_impact_analysis" text collate "C",
  "services" text collate "C",
  "severity" text collate "C",
  "short_description" text collate "C",
  "start_date" text collate "C",
  "state" text collate "C",
  "subcategory" text collate "C",
  "supplier" text collate "C",
  "technical_cause" text collate "C",
  "test_plan" text collate "C",
  "type" text collate "C",
  "urgency" text collate "C",
  "watch_list" text collate "C",
  "wording" text collate "C",
  "work_end" text collate "C",
  "work_start" text collate "C",
  "workaround" text collate "C",
  primary key ("sys_id"));
create table "task__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "active" bigint,
  "affected_service" text collate "C",
  "area" text collate "C",
  "as_of" text collate "C",
  "assigned_to" text collate "C",
  "assignment_group" text collate "C",
  "attempt_of" text collate "C",
  "attributed_to" text collate "C",
  "attribution" text collate "C",
  "attribution_evidence" text collate "C",
  "attribution_proposed_by" text collate "C",
  "attribution_state" text collate "C",
  "backout_plan" text collate "C",
  "business_duration" bigint,
  "business_service" text collate "C",
  "cab_date" text collate "C",
  "cab_required" bigint,
  "calendar_duration" bigint,
  "caller_id" text collate "C",
  "category" text collate "C",
  "cause" text collate "C",
  "cause_confidence" text collate "C",
  "cause_notes" text collate "C",
  "caused_by" text collate "C",
  "close_code" text collate "C",
  "close_notes" text collate "C",
  "closed_at" text collate "C",
  "closed_by" text collate "C",
  "cmdb_ci" text collate "C",
  "contact_type" text collate "C",
  "correlation_id" text collate "C",
  "description" text collate "C",
  "done_by" text collate "C",
  "due_date" text collate "C",
  "duplicate_of" text collate "C",
  "end_date" text collate "C",
  "expected_on" text collate "C",
  "first_reported_by_task" text collate "C",
  "fix_notes" text collate "C",
  "follow_up" text collate "C",
  "hold_reason" text collate "C",
  "impact" text collate "C",
  "implementation_plan" text collate "C",
  "justification" text collate "C",
  "known_error" bigint,
  "location" text collate "C",
  "major_incident_state" text collate "C",
  "major_problem" bigint,
  "number" text collate "C",
  "on_hold" bigint,
  "on_hold_reason" text collate "C",
  "opened_at" text collate "C",
  "opened_by" text collate "C",
  "out_of_hours" bigint,
  "outcome" text collate "C",
  "outside_duration" bigint,
  "owner" text collate "C",
  "parent" text collate "C",
  "parent_incident" text collate "C",
  "priority" text collate "C",
  "problem_id" text collate "C",
  "problem_plan" text collate "C",
  "problem_plan_record" text collate "C",
  "reason" text collate "C",
  "related_supplier" text collate "C",
  "reopen_count" bigint,
  "report_until" text collate "C",
  "requested_by" text collate "C",
  "resolution" text collate "C",
  "resolution_code" text collate "C",
  "resolution_due" text collate "C",
  "resolution_met" bigint,
  "resolved_at" text collate "C",
  "resolved_by" text collate "C",
  "response_due" text collate "C",
  "response_met" bigint,
  "reverted_by" text collate "C",
  "review" text collate "C",
  "review_due" text collate "C",
  "reviewed_on" text collate "C",
  "rfc" text collate "C",
  "risk" text collate "C",
  "risk_impact_analysis" text collate "C",
  "services" text collate "C",
  "severity" text collate "C",
  "short_description" text collate "C",
  "start_date" text collate "C",
  "state" text collate "C",
  "subcategory" text collate "C",
  "supplier" text collate "C",
  "technical_cause" text collate "C",
  "test_plan" text collate "C",
  "type" text collate "C",
  "urgency" text collate "C",
  "watch_list" text collate "C",
  "wording" text collate "C",
  "work_end" text collate "C",
  "work_start" text collate "C",
  "workaround" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
create index if not exists "task__was__until" on "task__was" ("company", "until");
alter table "task" enable row level security;
alter table "task" force row level security;
create policy fence on "task" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "task" for select to current_user using (true);
alter table "task__was" enable row level security;
alter table "task__was" force row level security;
create policy fence on "task__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "task__was" for select to current_user using (true);
grant select, insert, update, delete on "task" to guildhall_app;
grant select, insert, update ("gone") on "task__was" to guildhall_app;
create index if not exists "task__as_of" on "task" ("company", "as_of");
create index if not exists "task__assigned_to" on "task" ("company", "assigned_to");
create index if not exists "task__assignment_group" on "task" ("company", "assignment_group");
create index if not exists "task__attempt_of" on "task" ("company", "attempt_of");
create index if not exists "task__attributed_to" on "task" ("company", "attributed_to");
create index if not exists "task__attribution_proposed_by" on "task" ("company", "attribution_proposed_by");
create index if not exists "task__business_service" on "task" ("company", "business_service");
create index if not exists "task__cab_date" on "task" ("company", "cab_date");
create index if not exists "task__caller_id" on "task" ("company", "caller_id");
create index if not exists "task__caused_by" on "task" ("company", "caused_by");
create index if not exists "task__closed_at" on "task" ("company", "closed_at");
create index if not exists "task__closed_by" on "task" ("company", "closed_by");
create index if not exists "task__cmdb_ci" on "task" ("company", "cmdb_ci");
create index if not exists "task__done_by" on "task" ("company", "done_by");
create index if not exists "task__due_date" on "task" ("company", "due_date");
create index if not exists "task__duplicate_of" on "task" ("company", "duplicate_of");
create index if not exists "task__end_date" on "task" ("company", "end_date");
create index if not exists "task__expected_on" on "task" ("company", "expected_on");
create index if not exists "task__first_reported_by_task" on "task" ("company", "first_reported_by_task");
create index if not exists "task__follow_up" on "task" ("company", "follow_up");
create index if not exists "task__location" on "task" ("company", "location");
create index if not exists "task__number" on "task" ("company", "number");
create index if not exists "task__opened_at" on "task" ("company", "opened_at");
create index if not exists "task__opened_by" on "task" ("company", "opened_by");
create index if not exists "task__owner" on "task" ("company", "owner");
create index if not exists "task__parent" on "task" ("company", "parent");
create index if not exists "task__parent_incident" on "task" ("company", "parent_incident");
create index if not exists "task__problem_id" on "task" ("company", "problem_id");
create index if not exists "task__problem_plan_record" on "task" ("company", "problem_plan_record");
create index if not exists "task__related_supplier" on "task" ("company", "related_supplier");
create index if not exists "task__report_until" on "task" ("company", "report_until");
create index if not exists "task__requested_by" on "task" ("company", "requested_by");
create index if not exists "task__resolution_due" on "task" ("company", "resolution_due");
create index if not exists "task__resolved_at" on "task" ("company", "resolved_at");
create index if not exists "task__resolved_by" on "task" ("company", "resolved_by");
create index if not exists "task__response_due" on "task" ("company", "response_due");
create index if not exists "task__reverted_by" on "task" ("company", "reverted_by");
create index if not exists "task__review_due" on "task" ("company", "review_due");
create index if not exists "task__reviewed_on" on "task" ("company", "reviewed_on");
create index if not exists "task__rfc" on "task" ("company", "rfc");
create index if not exists "task__start_date" on "task" ("company", "start_date");
create index if not exists "task__state" on "task" ("company", "state");
create index if not exists "task__supplier" on "task" ("company", "supplier");
create index if not exists "task__work_end" on "task" ("company", "work_end");
create index if not exists "task__work_start" on "task" ("company", "work_start");
create table "usage_point" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "day" text collate "C",
  "note" text collate "C",
  "series" text collate "C",
  "source" text collate "C",
  "value" bigint,
  primary key ("sys_id"));
create table "usage_point__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "day" text collate "C",
  "note" text collate "C",
  "series" text collate "C",
  "source" text collate "C",
  "value" bigint,
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
create index if not exists "usage_point__was__until" on "usage_point__was" ("company", "until");
alter table "usage_point" enable row level security;
alter table "usage_point" force row level security;
create policy fence on "usage_point" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "usage_point" for select to current_user using (true);
alter table "usage_point__was" enable row level security;
alter table "usage_point__was" force row level security;
create policy fence on "usage_point__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "usage_point__was" for select to current_user using (true);
grant select, insert, update, delete on "usage_point" to guildhall_app;
grant select, insert, update ("gone") on "usage_point__was" to guildhall_app;
create index if not exists "usage_point__day" on "usage_point" ("company", "day");
create index if not exists "usage_point__series" on "usage_point" ("company", "series");
create table "usage_series" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "business_service" text collate "C",
  "collected_by" text collate "C",
  "method" text collate "C",
  "name" text collate "C",
  "number" text collate "C",
  "owner" text collate "C",
  "schedule" text collate "C",
  "title" text collate "C",
  "unit" text collate "C",
  primary key ("sys_id"));
create table "usage_series__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "business_service" text collate "C",
  "collected_by" text collate "C",
  "method" text collate "C",
  "name" text collate "C",
  "number" text collate "C",
  "owner" text collate "C",
  "schedule" text collate "C",
  "title" text collate "C",
  "unit" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
create index if not exists "usage_series__was__until" on "usage_series__was" ("company", "until");
alter table "usage_series" enable row level security;
alter table "usage_series" force row level security;
create policy fence on "usage_series" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "usage_series" for select to current_user using (true);
alter table "usage_series__was" enable row level security;
alter table "usage_series__was" force row level security;
create policy fence on "usage_series__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "usage_series__was" for select to current_user using (true);
grant select, insert, update, delete on "usage_series" to guildhall_app;
grant select, insert, update ("gone") on "usage_series__was" to guildhall_app;
create index if not exists "usage_series__business_service" on "usage_series" ("company", "business_service");
create index if not exists "usage_series__collected_by" on "usage_series" ("company", "collected_by");
create index if not exists "usage_series__name" on "usage_series" ("company", "name");
create index if not exists "usage_series__number" on "usage_series" ("company", "number");
create index if not exists "usage_series__owner" on "usage_series" ("company", "owner");
create index if not exists "usage_series__schedule" on "usage_series" ("company", "schedule");
