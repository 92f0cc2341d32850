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
create table _erasure (rev integer not null,
  tbl text not null,
  sys_id text not null,
  class text not null,
  company text not null,
  columns text not null,
  primary key (tbl, sys_id, rev)) strict;
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
create table _lapsing (kind text not null,
  key text not null,
  until text not null,
  payload text not null,
  primary key (kind, key)) strict;
create index _lapsing__until on _lapsing (until);
create table "alm_asset" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "asset_tag" text,
  "assigned_to" text,
  "ci" text,
  "cost" integer,
  "cost_center" text,
  "department" text,
  "display_name" text,
  "install_status" text,
  "location" text,
  "number" text,
  "purchase_date" text,
  "retired" text,
  "serial_number" text,
  "vendor" text,
  "warranty_expiration" text,
  primary key ("sys_id")) strict;
create table "alm_asset__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "asset_tag" text,
  "assigned_to" text,
  "ci" text,
  "cost" integer,
  "cost_center" text,
  "department" text,
  "display_name" text,
  "install_status" text,
  "location" text,
  "number" text,
  "purchase_date" text,
  "retired" text,
  "serial_number" text,
  "vendor" text,
  "warranty_expiration" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "alm_asset__assigned_to__order" on "alm_asset" ("assigned_to", "number", "company", "sys_class_name") where "assigned_to" is not null;
create index if not exists "alm_asset__ci__order" on "alm_asset" ("ci", "number", "company", "sys_class_name") where "ci" is not null;
create index if not exists "alm_asset__display_name__order" on "alm_asset" ("display_name", "number", "company", "sys_class_name") where "display_name" is not null;
create index if not exists "alm_asset__install_status__order_c1e9a97a" on "alm_asset" ("install_status", "number", "company", "sys_class_name", "rev", "since", "sys_id", "assigned_to") where "install_status" is not null;
create index if not exists "alm_asset__number__order" on "alm_asset" ("number", "company", "sys_class_name");
create index if not exists "alm_asset__since_c1e9a97a" on "alm_asset" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "install_status") where "rev" > 0;
create index if not exists "alm_asset__was__span_c1e9a97a" on "alm_asset__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "install_status") where "rev" > 0;
create index if not exists "alm_asset__company__display_name__pair" on "alm_asset" ("company", "display_name", "number", "sys_class_name") where "display_name" is not null and "rev" > 0;
create index if not exists "alm_asset__company__number__pair" on "alm_asset" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "alm_asset__install_status__display_name__pair" on "alm_asset" ("install_status", "display_name", "number", "company", "sys_class_name") where "install_status" is not null and "display_name" is not null;
create table "api_key" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "certificate" text,
  "expires" text,
  "key_id" text,
  "name" text,
  "purpose" text,
  "rate_limit" integer,
  "reads" text,
  "state" text,
  "token" text,
  "user" text,
  "writes" text,
  primary key ("sys_id")) strict;
create table "api_key__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "certificate" text,
  "expires" text,
  "key_id" text,
  "name" text,
  "purpose" text,
  "rate_limit" integer,
  "reads" text,
  "state" text,
  "token" text,
  "user" text,
  "writes" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "api_key__expires__order" on "api_key" ("expires", "company", "sys_class_name") where "expires" is not null;
create index if not exists "api_key__key_id__order" on "api_key" ("key_id", "company", "sys_class_name") where "key_id" is not null;
create index if not exists "api_key__name__order" on "api_key" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "api_key__state__order_3a24828c" on "api_key" ("state", "company", "sys_class_name", "rev", "since", "sys_id", "expires", "user") where "state" is not null;
create index if not exists "api_key__user__order" on "api_key" ("user", "company", "sys_class_name") where "user" is not null;
create index if not exists "api_key__since_3a24828c" on "api_key" ("company", "since", "sys_class_name", "rev", "sys_id", "state") where "rev" > 0;
create index if not exists "api_key__was__span_3a24828c" on "api_key__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "state") where "rev" > 0;
create index if not exists "api_key__company__expires__pair" on "api_key" ("company", "expires", "sys_class_name") where "expires" is not null and "rev" > 0;
create index if not exists "api_key__company__key_id__pair" on "api_key" ("company", "key_id", "sys_class_name") where "key_id" is not null and "rev" > 0;
create index if not exists "api_key__company__name__pair" on "api_key" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
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
  "seal" text not null,
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
  "seal" text not null,
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
create index if not exists "ast_contract__contract_administrator__order" on "ast_contract" ("contract_administrator", "number", "company", "sys_class_name") where "contract_administrator" is not null;
create index if not exists "ast_contract__ends__order" on "ast_contract" ("ends", "number", "company", "sys_class_name") where "ends" is not null;
create index if not exists "ast_contract__extension_until__order" on "ast_contract" ("extension_until", "number", "company", "sys_class_name") where "extension_until" is not null;
create index if not exists "ast_contract__number__order" on "ast_contract" ("number", "company", "sys_class_name");
create index if not exists "ast_contract__short_description__order" on "ast_contract" ("short_description", "number", "company", "sys_class_name") where "short_description" is not null;
create index if not exists "ast_contract__starts__order" on "ast_contract" ("starts", "number", "company", "sys_class_name") where "starts" is not null;
create index if not exists "ast_contract__state__order_ede3608d" on "ast_contract" ("state", "number", "company", "sys_class_name", "rev", "since", "sys_id", "ends", "starts", "vendor") where "state" is not null;
create index if not exists "ast_contract__vendor__order_ede3608d" on "ast_contract" ("vendor", "number", "company", "sys_class_name", "rev", "since", "sys_id", "state", "ends", "starts") where "vendor" is not null;
create index if not exists "ast_contract__since_ede3608d" on "ast_contract" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "state") where "rev" > 0;
create index if not exists "ast_contract__was__span_ede3608d" on "ast_contract__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "state") where "rev" > 0;
create index if not exists "ast_contract__company__ends__pair" on "ast_contract" ("company", "ends", "number", "sys_class_name") where "ends" is not null and "rev" > 0;
create index if not exists "ast_contract__company__number__pair" on "ast_contract" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "ast_contract__company__short_description__pair" on "ast_contract" ("company", "short_description", "number", "sys_class_name") where "short_description" is not null and "rev" > 0;
create index if not exists "ast_contract__company__starts__pair" on "ast_contract" ("company", "starts", "number", "sys_class_name") where "starts" is not null and "rev" > 0;
create index if not exists "ast_contract__vendor__short_description__pair" on "ast_contract" ("vendor", "short_description", "number", "company", "sys_class_name") where "vendor" is not null and "short_description" is not null;
create table "chg_model" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "active" integer,
  "default_change_model" integer,
  "description" text,
  "name" text,
  "type" text,
  primary key ("sys_id")) strict;
create table "chg_model__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "active" integer,
  "default_change_model" integer,
  "description" text,
  "name" text,
  "type" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "chg_model__active__order" on "chg_model" ("active", "company", "sys_class_name") where "active" is not null;
create index if not exists "chg_model__name__order" on "chg_model" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "chg_model__type__order_b70d916f" on "chg_model" ("type", "company", "sys_class_name", "rev", "since", "sys_id", "active") where "type" is not null;
create index if not exists "chg_model__since_b70d916f" on "chg_model" ("company", "since", "sys_class_name", "rev", "sys_id", "active", "type") where "rev" > 0;
create index if not exists "chg_model__was__span_b70d916f" on "chg_model__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "active", "type") where "rev" > 0;
create index if not exists "chg_model__company__name__pair" on "chg_model" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "chg_model__type__name__pair" on "chg_model" ("type", "name", "company", "sys_class_name") where "type" is not null and "name" is not null;
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
  "seal" text not null,
  "asset_tag" text,
  "assigned_to" text,
  "busines_criticality" text,
  "category" text,
  "classification" text,
  "comments" text,
  "confirmed_on" text,
  "correlation_id" text,
  "cpu_count" integer,
  "cpu_name" text,
  "cpus" integer,
  "discovery_source" text,
  "disk_space" integer,
  "disks" integer,
  "environment" text,
  "firewall_status" text,
  "firmware_version" text,
  "fqdn" text,
  "guest_os_fullname" text,
  "host_name" text,
  "install_status" text,
  "ip_address" text,
  "location" text,
  "mac_address" text,
  "managed_by" text,
  "manufacturer" text,
  "memory" integer,
  "model_number" text,
  "name" text,
  "nics" integer,
  "object_id" text,
  "operational_status" text,
  "os" text,
  "os_version" text,
  "owned_by" text,
  "ports" integer,
  "public_name" text,
  "ram" integer,
  "resilient_pair" text,
  "retired_on" text,
  "schedule" text,
  "serial_number" text,
  "service_classification" text,
  "short_description" text,
  "stands_between" text,
  "state" text,
  "subcategory" text,
  "support_ends" text,
  "support_group" text,
  "used_for" text,
  "user_count" integer,
  "vendor" text,
  "version" text,
  "virtual" integer,
  "vm_inst_id" text,
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
  "seal" text not null,
  "asset_tag" text,
  "assigned_to" text,
  "busines_criticality" text,
  "category" text,
  "classification" text,
  "comments" text,
  "confirmed_on" text,
  "correlation_id" text,
  "cpu_count" integer,
  "cpu_name" text,
  "cpus" integer,
  "discovery_source" text,
  "disk_space" integer,
  "disks" integer,
  "environment" text,
  "firewall_status" text,
  "firmware_version" text,
  "fqdn" text,
  "guest_os_fullname" text,
  "host_name" text,
  "install_status" text,
  "ip_address" text,
  "location" text,
  "mac_address" text,
  "managed_by" text,
  "manufacturer" text,
  "memory" integer,
  "model_number" text,
  "name" text,
  "nics" integer,
  "object_id" text,
  "operational_status" text,
  "os" text,
  "os_version" text,
  "owned_by" text,
  "ports" integer,
  "public_name" text,
  "ram" integer,
  "resilient_pair" text,
  "retired_on" text,
  "schedule" text,
  "serial_number" text,
  "service_classification" text,
  "short_description" text,
  "stands_between" text,
  "state" text,
  "subcategory" text,
  "support_ends" text,
  "support_group" text,
  "used_for" text,
  "user_count" integer,
  "vendor" text,
  "version" text,
  "virtual" integer,
  "vm_inst_id" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "cmdb_ci__busines_criticality__order_25883931" on "cmdb_ci" ("busines_criticality", "company", "sys_class_name", "rev", "since", "sys_id", "state", "classification", "discovery_source", "environment", "install_status", "operational_status", "service_classification", "virtual", "location", "schedule", "support_group", "vendor") where "busines_criticality" is not null;
create index if not exists "cmdb_ci__confirmed_on__order" on "cmdb_ci" ("confirmed_on", "company", "sys_class_name") where "confirmed_on" is not null;
create index if not exists "cmdb_ci__location__order_25883931" on "cmdb_ci" ("location", "company", "sys_class_name", "rev", "since", "sys_id", "state", "busines_criticality", "classification", "discovery_source", "environment", "install_status", "operational_status", "service_classification", "virtual", "schedule", "support_group", "vendor") where "location" is not null;
create index if not exists "cmdb_ci__managed_by__order" on "cmdb_ci" ("managed_by", "company", "sys_class_name") where "managed_by" is not null;
create index if not exists "cmdb_ci__name__order" on "cmdb_ci" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "cmdb_ci__operational_status__order_25883931" on "cmdb_ci" ("operational_status", "company", "sys_class_name", "rev", "since", "sys_id", "state", "busines_criticality", "classification", "discovery_source", "environment", "install_status", "service_classification", "virtual", "location", "schedule", "support_group", "vendor") where "operational_status" is not null;
create index if not exists "cmdb_ci__os__order" on "cmdb_ci" ("os", "company", "sys_class_name") where "os" is not null;
create index if not exists "cmdb_ci__owned_by__order" on "cmdb_ci" ("owned_by", "company", "sys_class_name") where "owned_by" is not null;
create index if not exists "cmdb_ci__resilient_pair__order" on "cmdb_ci" ("resilient_pair", "company", "sys_class_name") where "resilient_pair" is not null;
create index if not exists "cmdb_ci__retired_on__order" on "cmdb_ci" ("retired_on", "company", "sys_class_name") where "retired_on" is not null;
create index if not exists "cmdb_ci__schedule__order_25883931" on "cmdb_ci" ("schedule", "company", "sys_class_name", "rev", "since", "sys_id", "state", "busines_criticality", "classification", "discovery_source", "environment", "install_status", "operational_status", "service_classification", "virtual", "location", "support_group", "vendor") where "schedule" is not null;
create index if not exists "cmdb_ci__short_description__order" on "cmdb_ci" ("short_description", "company", "sys_class_name") where "short_description" is not null;
create index if not exists "cmdb_ci__state__order_25883931" on "cmdb_ci" ("state", "company", "sys_class_name", "rev", "since", "sys_id", "busines_criticality", "classification", "discovery_source", "environment", "install_status", "operational_status", "service_classification", "virtual", "location", "schedule", "support_group", "vendor") where "state" is not null;
create index if not exists "cmdb_ci__support_ends__order" on "cmdb_ci" ("support_ends", "company", "sys_class_name") where "support_ends" is not null;
create index if not exists "cmdb_ci__support_group__order_25883931" on "cmdb_ci" ("support_group", "company", "sys_class_name", "rev", "since", "sys_id", "state", "busines_criticality", "classification", "discovery_source", "environment", "install_status", "operational_status", "service_classification", "virtual", "location", "schedule", "vendor") where "support_group" is not null;
create index if not exists "cmdb_ci__vendor__order_25883931" on "cmdb_ci" ("vendor", "company", "sys_class_name", "rev", "since", "sys_id", "state", "busines_criticality", "classification", "discovery_source", "environment", "install_status", "operational_status", "service_classification", "virtual", "location", "schedule", "support_group") where "vendor" is not null;
create index if not exists "cmdb_ci__version__order" on "cmdb_ci" ("version", "company", "sys_class_name") where "version" is not null;
create index if not exists "cmdb_ci__since_25883931" on "cmdb_ci" ("company", "since", "sys_class_name", "rev", "sys_id", "state", "busines_criticality", "classification", "discovery_source", "environment", "install_status", "operational_status", "service_classification", "virtual") where "rev" > 0;
create index if not exists "cmdb_ci__was__span_25883931" on "cmdb_ci__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "state", "busines_criticality", "classification", "discovery_source", "environment", "install_status", "operational_status", "service_classification", "virtual") where "rev" > 0;
create index if not exists "cmdb_ci__busines_criticality__name__pair" on "cmdb_ci" ("busines_criticality", "name", "company", "sys_class_name") where "busines_criticality" is not null and "name" is not null;
create index if not exists "cmdb_ci__busines_criticality__short_description__pair" on "cmdb_ci" ("busines_criticality", "short_description", "company", "sys_class_name") where "busines_criticality" is not null and "short_description" is not null;
create index if not exists "cmdb_ci__company__name__pair" on "cmdb_ci" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "cmdb_ci__company__os__pair" on "cmdb_ci" ("company", "os", "sys_class_name") where "os" is not null and "rev" > 0;
create index if not exists "cmdb_ci__company__short_description__pair" on "cmdb_ci" ("company", "short_description", "sys_class_name") where "short_description" is not null and "rev" > 0;
create index if not exists "cmdb_ci__company__version__pair" on "cmdb_ci" ("company", "version", "sys_class_name") where "version" is not null and "rev" > 0;
create index if not exists "cmdb_ci__location__name__pair" on "cmdb_ci" ("location", "name", "company", "sys_class_name") where "location" is not null and "name" is not null;
create index if not exists "cmdb_ci__location__os__pair" on "cmdb_ci" ("location", "os", "company", "sys_class_name") where "location" is not null and "os" is not null;
create index if not exists "cmdb_ci__location__short_description__pair" on "cmdb_ci" ("location", "short_description", "company", "sys_class_name") where "location" is not null and "short_description" is not null;
create index if not exists "cmdb_ci__operational_status__name__pair" on "cmdb_ci" ("operational_status", "name", "company", "sys_class_name") where "operational_status" is not null and "name" is not null;
create index if not exists "cmdb_ci__operational_status__os__pair" on "cmdb_ci" ("operational_status", "os", "company", "sys_class_name") where "operational_status" is not null and "os" is not null;
create index if not exists "cmdb_ci__operational_status__short_description__pair" on "cmdb_ci" ("operational_status", "short_description", "company", "sys_class_name") where "operational_status" is not null and "short_description" is not null;
create index if not exists "cmdb_ci__schedule__name__pair" on "cmdb_ci" ("schedule", "name", "company", "sys_class_name") where "schedule" is not null and "name" is not null;
create index if not exists "cmdb_ci__schedule__short_description__pair" on "cmdb_ci" ("schedule", "short_description", "company", "sys_class_name") where "schedule" is not null and "short_description" is not null;
create index if not exists "cmdb_ci__support_group__name__pair" on "cmdb_ci" ("support_group", "name", "company", "sys_class_name") where "support_group" is not null and "name" is not null;
create index if not exists "cmdb_ci__support_group__os__pair" on "cmdb_ci" ("support_group", "os", "company", "sys_class_name") where "support_group" is not null and "os" is not null;
create index if not exists "cmdb_ci__support_group__short_description__pair" on "cmdb_ci" ("support_group", "short_description", "company", "sys_class_name") where "support_group" is not null and "short_description" is not null;
create index if not exists "cmdb_ci__support_group__version__pair" on "cmdb_ci" ("support_group", "version", "company", "sys_class_name") where "support_group" is not null and "version" is not null;
create index if not exists "cmdb_ci__vendor__name__pair" on "cmdb_ci" ("vendor", "name", "company", "sys_class_name") where "vendor" is not null and "name" is not null;
create index if not exists "cmdb_ci__vendor__short_description__pair" on "cmdb_ci" ("vendor", "short_description", "company", "sys_class_name") where "vendor" is not null and "short_description" is not null;
create index if not exists "cmdb_ci__vendor__version__pair" on "cmdb_ci" ("vendor", "version", "company", "sys_class_name") where "vendor" is not null and "version" is not null;
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
  "seal" text not null,
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
  "seal" text not null,
  "child" text,
  "confirmed_on" text,
  "parent" text,
  "type" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "cmdb_rel_ci__child__order_f6beb477" on "cmdb_rel_ci" ("child", "company", "sys_class_name", "rev", "since", "sys_id", "confirmed_on", "parent", "type") where "child" is not null;
create index if not exists "cmdb_rel_ci__confirmed_on__order" on "cmdb_rel_ci" ("confirmed_on", "company", "sys_class_name") where "confirmed_on" is not null;
create index if not exists "cmdb_rel_ci__parent__order_f6beb477" on "cmdb_rel_ci" ("parent", "company", "sys_class_name", "rev", "since", "sys_id", "child", "confirmed_on", "type") where "parent" is not null;
create index if not exists "cmdb_rel_ci__type__order_f6beb477" on "cmdb_rel_ci" ("type", "company", "sys_class_name", "rev", "since", "sys_id", "child", "confirmed_on", "parent") where "type" is not null;
create index if not exists "cmdb_rel_ci__since_f6beb477" on "cmdb_rel_ci" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "cmdb_rel_ci__was__span_f6beb477" on "cmdb_rel_ci__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create index if not exists "cmdb_rel_ci__company__confirmed_on__pair" on "cmdb_rel_ci" ("company", "confirmed_on", "sys_class_name") where "confirmed_on" is not null and "rev" > 0;
create table "cmdb_rel_type" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "child_descriptor" text,
  "name" text,
  "parent_descriptor" text,
  primary key ("sys_id")) strict;
create table "cmdb_rel_type__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "child_descriptor" text,
  "name" text,
  "parent_descriptor" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "cmdb_rel_type__child_descriptor__order" on "cmdb_rel_type" ("child_descriptor", "company", "sys_class_name") where "child_descriptor" is not null;
create index if not exists "cmdb_rel_type__name__order" on "cmdb_rel_type" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "cmdb_rel_type__parent_descriptor__order" on "cmdb_rel_type" ("parent_descriptor", "company", "sys_class_name") where "parent_descriptor" is not null;
create index if not exists "cmdb_rel_type__since_af996d2c" on "cmdb_rel_type" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "cmdb_rel_type__was__span_af996d2c" on "cmdb_rel_type__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create index if not exists "cmdb_rel_type__company__child_descriptor__pair" on "cmdb_rel_type" ("company", "child_descriptor", "sys_class_name") where "child_descriptor" is not null and "rev" > 0;
create index if not exists "cmdb_rel_type__company__name__pair" on "cmdb_rel_type" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "cmdb_rel_type__company__parent_descriptor__pair" on "cmdb_rel_type" ("company", "parent_descriptor", "sys_class_name") where "parent_descriptor" is not null and "rev" > 0;
create table "cmn_cost_center" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "code" text,
  "manager" text,
  "name" text,
  "valid_from" text,
  "valid_to" text,
  primary key ("sys_id")) strict;
create table "cmn_cost_center__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "code" text,
  "manager" text,
  "name" text,
  "valid_from" text,
  "valid_to" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "cmn_cost_center__code__order" on "cmn_cost_center" ("code", "company", "sys_class_name") where "code" is not null;
create index if not exists "cmn_cost_center__name__order" on "cmn_cost_center" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "cmn_cost_center__since_af996d2c" on "cmn_cost_center" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "cmn_cost_center__was__span_af996d2c" on "cmn_cost_center__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create index if not exists "cmn_cost_center__company__code__pair" on "cmn_cost_center" ("company", "code", "sys_class_name") where "code" is not null and "rev" > 0;
create index if not exists "cmn_cost_center__company__name__pair" on "cmn_cost_center" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create table "cmn_department" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "cost_center" text,
  "dept_head" text,
  "description" text,
  "id" text,
  "name" text,
  "parent" text,
  primary key ("sys_id")) strict;
create table "cmn_department__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "cost_center" text,
  "dept_head" text,
  "description" text,
  "id" text,
  "name" text,
  "parent" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "cmn_department__dept_head__order" on "cmn_department" ("dept_head", "company", "sys_class_name") where "dept_head" is not null;
create index if not exists "cmn_department__id__order" on "cmn_department" ("id", "company", "sys_class_name") where "id" is not null;
create index if not exists "cmn_department__name__order" on "cmn_department" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "cmn_department__parent__order_55a3fc1d" on "cmn_department" ("parent", "company", "sys_class_name", "rev", "since", "sys_id", "dept_head") where "parent" is not null;
create index if not exists "cmn_department__since_55a3fc1d" on "cmn_department" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "cmn_department__was__span_55a3fc1d" on "cmn_department__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create index if not exists "cmn_department__company__id__pair" on "cmn_department" ("company", "id", "sys_class_name") where "id" is not null and "rev" > 0;
create index if not exists "cmn_department__company__name__pair" on "cmn_department" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "cmn_department__parent__id__pair" on "cmn_department" ("parent", "id", "company", "sys_class_name") where "parent" is not null and "id" is not null;
create index if not exists "cmn_department__parent__name__pair" on "cmn_department" ("parent", "name", "company", "sys_class_name") where "parent" is not null and "name" is not null;
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
  "seal" text not null,
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
  "seal" text not null,
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
create index if not exists "cmn_location__city__order" on "cmn_location" ("city", "company", "sys_class_name") where "city" is not null;
create index if not exists "cmn_location__name__order" on "cmn_location" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "cmn_location__parent__order_aad058bb" on "cmn_location" ("parent", "company", "sys_class_name", "rev", "since", "sys_id", "kind") where "parent" is not null;
create index if not exists "cmn_location__street__order" on "cmn_location" ("street", "company", "sys_class_name") where "street" is not null;
create index if not exists "cmn_location__since_aad058bb" on "cmn_location" ("company", "since", "sys_class_name", "rev", "sys_id", "kind") where "rev" > 0;
create index if not exists "cmn_location__was__span_aad058bb" on "cmn_location__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "kind") where "rev" > 0;
create index if not exists "cmn_location__company__city__pair" on "cmn_location" ("company", "city", "sys_class_name") where "city" is not null and "rev" > 0;
create index if not exists "cmn_location__company__name__pair" on "cmn_location" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "cmn_location__company__street__pair" on "cmn_location" ("company", "street", "sys_class_name") where "street" is not null and "rev" > 0;
create index if not exists "cmn_location__parent__city__pair" on "cmn_location" ("parent", "city", "company", "sys_class_name") where "parent" is not null and "city" is not null;
create index if not exists "cmn_location__parent__name__pair" on "cmn_location" ("parent", "name", "company", "sys_class_name") where "parent" is not null and "name" is not null;
create index if not exists "cmn_location__parent__street__pair" on "cmn_location" ("parent", "street", "company", "sys_class_name") where "parent" is not null and "street" is not null;
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
  "seal" text not null,
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
  "seal" text not null,
  "code" text,
  "definition" text,
  "name" text,
  "note" text,
  "time_zone" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "cmn_schedule__code__order" on "cmn_schedule" ("code", "company", "sys_class_name") where "code" is not null;
create index if not exists "cmn_schedule__name__order" on "cmn_schedule" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "cmn_schedule__time_zone__order" on "cmn_schedule" ("time_zone", "company", "sys_class_name") where "time_zone" is not null;
create index if not exists "cmn_schedule__since_af996d2c" on "cmn_schedule" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "cmn_schedule__was__span_af996d2c" on "cmn_schedule__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create index if not exists "cmn_schedule__company__code__pair" on "cmn_schedule" ("company", "code", "sys_class_name") where "code" is not null and "rev" > 0;
create index if not exists "cmn_schedule__company__name__pair" on "cmn_schedule" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "cmn_schedule__company__time_zone__pair" on "cmn_schedule" ("company", "time_zone", "sys_class_name") where "time_zone" is not null and "rev" > 0;
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
  "seal" text not null,
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
  "seal" text not null,
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
create index if not exists "cmn_schedule_span__name__order" on "cmn_schedule_span" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "cmn_schedule_span__schedule__order_283f5b8a" on "cmn_schedule_span" ("schedule", "company", "sys_class_name", "rev", "since", "sys_id", "type", "day") where "schedule" is not null;
create index if not exists "cmn_schedule_span__type__order_283f5b8a" on "cmn_schedule_span" ("type", "company", "sys_class_name", "rev", "since", "sys_id", "day", "schedule") where "type" is not null;
create index if not exists "cmn_schedule_span__day__period_283f5b8a" on "cmn_schedule_span" ("day", "company", "sys_class_name", "rev", "since", "sys_id", "type") where "day" is not null;
create index if not exists "cmn_schedule_span__since_283f5b8a" on "cmn_schedule_span" ("company", "since", "sys_class_name", "rev", "sys_id", "type") where "rev" > 0;
create index if not exists "cmn_schedule_span__was__span_283f5b8a" on "cmn_schedule_span__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "type") where "rev" > 0;
create index if not exists "cmn_schedule_span__company__day__pair" on "cmn_schedule_span" ("company", "day", "sys_class_name") where "day" is not null and "rev" > 0;
create index if not exists "cmn_schedule_span__company__name__pair" on "cmn_schedule_span" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "cmn_schedule_span__schedule__day__pair" on "cmn_schedule_span" ("schedule", "day", "company", "sys_class_name") where "day" is not null;
create index if not exists "cmn_schedule_span__schedule__name__pair" on "cmn_schedule_span" ("schedule", "name", "company", "sys_class_name") where "schedule" is not null and "name" is not null;
create index if not exists "cmn_schedule_span__type__day__pair" on "cmn_schedule_span" ("type", "day", "company", "sys_class_name") where "day" is not null;
create index if not exists "cmn_schedule_span__type__name__pair" on "cmn_schedule_span" ("type", "name", "company", "sys_class_name") where "type" is not null and "name" is not null;
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
  "seal" text not null,
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
  "seal" text not null,
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
create index if not exists "committee__clerk__order" on "committee" ("clerk", "company", "sys_class_name") where "clerk" is not null;
create index if not exists "committee__code__order" on "committee" ("code", "company", "sys_class_name") where "code" is not null;
create index if not exists "committee__name__order" on "committee" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "committee__used_from__period_14650513" on "committee" ("used_from", "company", "sys_class_name", "rev", "since", "sys_id") where "used_from" is not null;
create index if not exists "committee__used_until__period_14650513" on "committee" ("used_until", "company", "sys_class_name", "rev", "since", "sys_id") where "used_until" is not null;
create index if not exists "committee__since_14650513" on "committee" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "committee__was__span_14650513" on "committee__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create index if not exists "committee__company__code__pair" on "committee" ("company", "code", "sys_class_name") where "code" is not null and "rev" > 0;
create index if not exists "committee__company__name__pair" on "committee" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "committee__company__used_from__pair" on "committee" ("company", "used_from", "sys_class_name") where "used_from" is not null and "rev" > 0;
create index if not exists "committee__company__used_until__pair" on "committee" ("company", "used_until", "sys_class_name") where "used_until" is not null and "rev" > 0;
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
  "seal" text not null,
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
  "seal" text not null,
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
create index if not exists "committee_action__answered_at__order" on "committee_action" ("answered_at", "number", "company", "sys_class_name") where "answered_at" is not null;
create index if not exists "committee_action__committee__order" on "committee_action" ("committee", "number", "company", "sys_class_name") where "committee" is not null;
create index if not exists "committee_action__number__order" on "committee_action" ("number", "company", "sys_class_name");
create index if not exists "committee_action__raised_at__order_26672635" on "committee_action" ("raised_at", "number", "company", "sys_class_name", "rev", "since", "sys_id", "state", "due_on", "responsible") where "raised_at" is not null;
create index if not exists "committee_action__referred_by__order" on "committee_action" ("referred_by", "number", "company", "sys_class_name") where "referred_by" is not null;
create index if not exists "committee_action__responsible__order" on "committee_action" ("responsible", "number", "company", "sys_class_name") where "responsible" is not null;
create index if not exists "committee_action__short_description__order" on "committee_action" ("short_description", "number", "company", "sys_class_name") where "short_description" is not null;
create index if not exists "committee_action__state__order_26672635" on "committee_action" ("state", "number", "company", "sys_class_name", "rev", "since", "sys_id", "due_on", "raised_at", "responsible") where "state" is not null;
create index if not exists "committee_action__due_on__period_26672635" on "committee_action" ("due_on", "company", "sys_class_name", "rev", "since", "sys_id", "number", "state") where "due_on" is not null;
create index if not exists "committee_action__since_26672635" on "committee_action" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "state") where "rev" > 0;
create index if not exists "committee_action__was__span_26672635" on "committee_action__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "state") where "rev" > 0;
create index if not exists "committee_action__company__due_on__pair" on "committee_action" ("company", "due_on", "number", "sys_class_name") where "due_on" is not null and "rev" > 0;
create index if not exists "committee_action__company__number__pair" on "committee_action" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "committee_action__company__short_description__pair" on "committee_action" ("company", "short_description", "number", "sys_class_name") where "short_description" is not null and "rev" > 0;
create index if not exists "committee_action__raised_at__due_on__pair" on "committee_action" ("raised_at", "due_on", "number", "company", "sys_class_name") where "due_on" is not null;
create index if not exists "committee_action__raised_at__short_description__pair" on "committee_action" ("raised_at", "short_description", "number", "company", "sys_class_name") where "raised_at" is not null and "short_description" is not null;
create table "conflict" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "change" text,
  "configuration_item" text,
  "conflicting_change" text,
  "last_checked" text,
  "type" text,
  primary key ("sys_id")) strict;
create table "conflict__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "change" text,
  "configuration_item" text,
  "conflicting_change" text,
  "last_checked" text,
  "type" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "conflict__change__order_3066297b" on "conflict" ("change", "company", "sys_class_name", "rev", "since", "sys_id", "conflicting_change", "last_checked") where "change" is not null;
create index if not exists "conflict__conflicting_change__order_3066297b" on "conflict" ("conflicting_change", "company", "sys_class_name", "rev", "since", "sys_id", "change", "last_checked") where "conflicting_change" is not null;
create index if not exists "conflict__last_checked__order" on "conflict" ("last_checked", "company", "sys_class_name") where "last_checked" is not null;
create index if not exists "conflict__since_3066297b" on "conflict" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "conflict__was__span_3066297b" on "conflict__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create index if not exists "conflict__company__last_checked__pair" on "conflict" ("company", "last_checked", "sys_class_name") where "last_checked" is not null and "rev" > 0;
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
  "seal" text not null,
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
  "seal" text not null,
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
create index if not exists "contract_sla__contract__order" on "contract_sla" ("contract", "number", "company", "sys_class_name") where "contract" is not null;
create index if not exists "contract_sla__ends__order" on "contract_sla" ("ends", "number", "company", "sys_class_name") where "ends" is not null;
create index if not exists "contract_sla__measures__order_eabf352b" on "contract_sla" ("measures", "number", "company", "sys_class_name", "rev", "since", "sys_id", "state", "type", "schedule", "starts", "vendor") where "measures" is not null;
create index if not exists "contract_sla__name__order" on "contract_sla" ("name", "number", "company", "sys_class_name") where "name" is not null;
create index if not exists "contract_sla__number__order" on "contract_sla" ("number", "company", "sys_class_name");
create index if not exists "contract_sla__schedule__order_eabf352b" on "contract_sla" ("schedule", "number", "company", "sys_class_name", "rev", "since", "sys_id", "measures", "state", "type", "starts", "vendor") where "schedule" is not null;
create index if not exists "contract_sla__state__order" on "contract_sla" ("state", "number", "company", "sys_class_name") where "state" is not null;
create index if not exists "contract_sla__target__order" on "contract_sla" ("target", "number", "company", "sys_class_name") where "target" is not null;
create index if not exists "contract_sla__type__order_eabf352b" on "contract_sla" ("type", "number", "company", "sys_class_name", "rev", "since", "sys_id", "measures", "state", "schedule", "starts", "vendor") where "type" is not null;
create index if not exists "contract_sla__vendor__order_eabf352b" on "contract_sla" ("vendor", "number", "company", "sys_class_name", "rev", "since", "sys_id", "measures", "state", "type", "schedule", "starts") where "vendor" is not null;
create index if not exists "contract_sla__starts__period_eabf352b" on "contract_sla" ("starts", "company", "sys_class_name", "rev", "since", "sys_id", "number", "measures", "state", "type") where "starts" is not null;
create index if not exists "contract_sla__since_eabf352b" on "contract_sla" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "measures", "state", "type") where "rev" > 0;
create index if not exists "contract_sla__was__span_eabf352b" on "contract_sla__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "measures", "state", "type") where "rev" > 0;
create index if not exists "contract_sla__company__name__pair" on "contract_sla" ("company", "name", "number", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "contract_sla__company__number__pair" on "contract_sla" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "contract_sla__company__starts__pair" on "contract_sla" ("company", "starts", "number", "sys_class_name") where "starts" is not null and "rev" > 0;
create index if not exists "contract_sla__company__target__pair" on "contract_sla" ("company", "target", "number", "sys_class_name") where "target" is not null and "rev" > 0;
create index if not exists "contract_sla__measures__name__pair" on "contract_sla" ("measures", "name", "number", "company", "sys_class_name") where "measures" is not null and "name" is not null;
create index if not exists "contract_sla__measures__target__pair" on "contract_sla" ("measures", "target", "number", "company", "sys_class_name") where "measures" is not null and "target" is not null;
create index if not exists "contract_sla__schedule__name__pair" on "contract_sla" ("schedule", "name", "number", "company", "sys_class_name") where "schedule" is not null and "name" is not null;
create index if not exists "contract_sla__schedule__target__pair" on "contract_sla" ("schedule", "target", "number", "company", "sys_class_name") where "schedule" is not null and "target" is not null;
create index if not exists "contract_sla__type__name__pair" on "contract_sla" ("type", "name", "number", "company", "sys_class_name") where "type" is not null and "name" is not null;
create index if not exists "contract_sla__type__target__pair" on "contract_sla" ("type", "target", "number", "company", "sys_class_name") where "type" is not null and "target" is not null;
create index if not exists "contract_sla__vendor__name__pair" on "contract_sla" ("vendor", "name", "number", "company", "sys_class_name") where "vendor" is not null and "name" is not null;
create index if not exists "contract_sla__vendor__target__pair" on "contract_sla" ("vendor", "target", "number", "company", "sys_class_name") where "vendor" is not null and "target" is not null;
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
  "seal" text not null,
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
  "seal" text not null,
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
create index if not exists "core_company__code__order" on "core_company" ("code", "company", "sys_class_name") where "code" is not null;
create index if not exists "core_company__customer__order" on "core_company" ("customer", "company", "sys_class_name") where "customer" is not null;
create index if not exists "core_company__name__order" on "core_company" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "core_company__parent__order" on "core_company" ("parent", "company", "sys_class_name") where "parent" is not null;
create index if not exists "core_company__vendor__order" on "core_company" ("vendor", "company", "sys_class_name") where "vendor" is not null;
create index if not exists "core_company__since_3cdf377f" on "core_company" ("company", "since", "sys_class_name", "rev", "sys_id", "customer", "vendor") where "rev" > 0;
create index if not exists "core_company__was__span_3cdf377f" on "core_company__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "customer", "vendor") where "rev" > 0;
create table "disposal" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "collection" text,
  "counted_to" text,
  "decided_by" text,
  "disposed" integer,
  "disposed_on" text,
  "entries" integer,
  "files" integer,
  "first_on" text,
  "hashes" text,
  "last_on" text,
  "number" text,
  "rule" text,
  "versions" integer,
  primary key ("sys_id")) strict;
create table "disposal__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "collection" text,
  "counted_to" text,
  "decided_by" text,
  "disposed" integer,
  "disposed_on" text,
  "entries" integer,
  "files" integer,
  "first_on" text,
  "hashes" text,
  "last_on" text,
  "number" text,
  "rule" text,
  "versions" integer,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "disposal__collection__order" on "disposal" ("collection", "number", "company", "sys_class_name") where "collection" is not null;
create index if not exists "disposal__counted_to__order" on "disposal" ("counted_to", "number", "company", "sys_class_name") where "counted_to" is not null;
create index if not exists "disposal__decided_by__order" on "disposal" ("decided_by", "number", "company", "sys_class_name") where "decided_by" is not null;
create index if not exists "disposal__disposed__order" on "disposal" ("disposed", "number", "company", "sys_class_name") where "disposed" is not null;
create index if not exists "disposal__disposed_on__order" on "disposal" ("disposed_on", "number", "company", "sys_class_name") where "disposed_on" is not null;
create index if not exists "disposal__first_on__order" on "disposal" ("first_on", "number", "company", "sys_class_name") where "first_on" is not null;
create index if not exists "disposal__last_on__order" on "disposal" ("last_on", "number", "company", "sys_class_name") where "last_on" is not null;
create index if not exists "disposal__number__order" on "disposal" ("number", "company", "sys_class_name");
create index if not exists "disposal__rule__order" on "disposal" ("rule", "number", "company", "sys_class_name") where "rule" is not null;
create index if not exists "disposal__since_d1f4d35b" on "disposal" ("company", "since", "sys_class_name", "rev", "sys_id", "number") where "rev" > 0;
create index if not exists "disposal__was__span_d1f4d35b" on "disposal__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number") where "rev" > 0;
create index if not exists "disposal__company__number__pair" on "disposal" ("company", "number", "sys_class_name") where "rev" > 0;
create table "em_alert" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "additional_info" text,
  "closed_at" text,
  "cmdb_ci" text,
  "description" text,
  "event_class" text,
  "incident" text,
  "initial_event_time" text,
  "message_key" text,
  "metric_name" text,
  "node" text,
  "number" text,
  "resource" text,
  "rule" text,
  "severity" text,
  "source" text,
  "state" text,
  "times_reopened" integer,
  "type" text,
  primary key ("sys_id")) strict;
create table "em_alert__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "additional_info" text,
  "closed_at" text,
  "cmdb_ci" text,
  "description" text,
  "event_class" text,
  "incident" text,
  "initial_event_time" text,
  "message_key" text,
  "metric_name" text,
  "node" text,
  "number" text,
  "resource" text,
  "rule" text,
  "severity" text,
  "source" text,
  "state" text,
  "times_reopened" integer,
  "type" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "em_alert__cmdb_ci__order" on "em_alert" ("cmdb_ci", "number", "company", "sys_class_name") where "cmdb_ci" is not null;
create index if not exists "em_alert__incident__order_52b6e57d" on "em_alert" ("incident", "number", "company", "sys_class_name", "rev", "since", "sys_id", "state") where "incident" is not null;
create index if not exists "em_alert__message_key__order" on "em_alert" ("message_key", "number", "company", "sys_class_name") where "message_key" is not null;
create index if not exists "em_alert__number__order" on "em_alert" ("number", "company", "sys_class_name");
create index if not exists "em_alert__state__order_52b6e57d" on "em_alert" ("state", "number", "company", "sys_class_name", "rev", "since", "sys_id", "incident") where "state" is not null;
create index if not exists "em_alert__since_52b6e57d" on "em_alert" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "state") where "rev" > 0;
create index if not exists "em_alert__was__span_52b6e57d" on "em_alert__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "state") where "rev" > 0;
create index if not exists "em_alert__company__number__pair" on "em_alert" ("company", "number", "sys_class_name") where "rev" > 0;
create table "em_alert_management_rule" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "active" integer,
  "alert_filter" text,
  "assignment_group" text,
  "business_service" text,
  "cmdb_ci" text,
  "creates_incident" integer,
  "description" text,
  "impact" text,
  "name" text,
  "order" integer,
  "reopen_within" integer,
  "resolves_incident" integer,
  "short_description" text,
  "urgency" text,
  primary key ("sys_id")) strict;
create table "em_alert_management_rule__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "active" integer,
  "alert_filter" text,
  "assignment_group" text,
  "business_service" text,
  "cmdb_ci" text,
  "creates_incident" integer,
  "description" text,
  "impact" text,
  "name" text,
  "order" integer,
  "reopen_within" integer,
  "resolves_incident" integer,
  "short_description" text,
  "urgency" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "em_alert_management_rule__name__order" on "em_alert_management_rule" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "em_alert_management_rule__since_34d99bd5" on "em_alert_management_rule" ("company", "since", "sys_class_name", "rev", "sys_id", "creates_incident", "impact", "reopen_within", "resolves_incident", "urgency") where "rev" > 0;
create index if not exists "em_alert_management_rule__was__span_34d99bd5" on "em_alert_management_rule__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "creates_incident", "impact", "reopen_within", "resolves_incident", "urgency") where "rev" > 0;
create index if not exists "em_alert_management_rule__company__name__pair" on "em_alert_management_rule" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create table "em_event" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "additional_info" text,
  "alert" text,
  "description" text,
  "event_class" text,
  "message_key" text,
  "metric_name" text,
  "node" text,
  "payload" text,
  "processing_notes" text,
  "resolution_state" text,
  "resource" text,
  "severity" text,
  "source" text,
  "state" text,
  "time_of_event" text,
  "type" text,
  primary key ("sys_id")) strict;
create table "em_event__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "additional_info" text,
  "alert" text,
  "description" text,
  "event_class" text,
  "message_key" text,
  "metric_name" text,
  "node" text,
  "payload" text,
  "processing_notes" text,
  "resolution_state" text,
  "resource" text,
  "severity" text,
  "source" text,
  "state" text,
  "time_of_event" text,
  "type" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "em_event__alert__order_27cd0d6c" on "em_event" ("alert", "company", "sys_class_name", "rev", "since", "sys_id", "state") where "alert" is not null;
create index if not exists "em_event__state__order_27cd0d6c" on "em_event" ("state", "company", "sys_class_name", "rev", "since", "sys_id", "alert") where "state" is not null;
create index if not exists "em_event__since_27cd0d6c" on "em_event" ("company", "since", "sys_class_name", "rev", "sys_id", "state") where "rev" > 0;
create index if not exists "em_event__was__span_27cd0d6c" on "em_event__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "state") where "rev" > 0;
create table "erasure" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "collection" text,
  "decided_by" text,
  "entries" integer,
  "erased_on" text,
  "fields" text,
  "files" integer,
  "ground" text,
  "number" text,
  "record" text,
  "versions" integer,
  primary key ("sys_id")) strict;
create table "erasure__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "collection" text,
  "decided_by" text,
  "entries" integer,
  "erased_on" text,
  "fields" text,
  "files" integer,
  "ground" text,
  "number" text,
  "record" text,
  "versions" integer,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "erasure__decided_by__order" on "erasure" ("decided_by", "number", "company", "sys_class_name") where "decided_by" is not null;
create index if not exists "erasure__erased_on__order" on "erasure" ("erased_on", "number", "company", "sys_class_name") where "erased_on" is not null;
create index if not exists "erasure__fields__order" on "erasure" ("fields", "number", "company", "sys_class_name") where "fields" is not null;
create index if not exists "erasure__number__order" on "erasure" ("number", "company", "sys_class_name");
create index if not exists "erasure__record__order" on "erasure" ("record", "number", "company", "sys_class_name") where "record" is not null;
create index if not exists "erasure__since_5b4b8037" on "erasure" ("company", "since", "sys_class_name", "rev", "sys_id", "number") where "rev" > 0;
create index if not exists "erasure__was__span_5b4b8037" on "erasure__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number") where "rev" > 0;
create index if not exists "erasure__company__number__pair" on "erasure" ("company", "number", "sys_class_name") where "rev" > 0;
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
  "seal" text not null,
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
  "seal" text not null,
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
create index if not exists "finding__cmdb_ci__order" on "finding" ("cmdb_ci", "number", "company", "sys_class_name") where "cmdb_ci" is not null;
create index if not exists "finding__delivered_by__order" on "finding" ("delivered_by", "number", "company", "sys_class_name") where "delivered_by" is not null;
create index if not exists "finding__health_check__order_b0c7783b" on "finding" ("health_check", "number", "company", "sys_class_name", "rev", "since", "sys_id", "severity", "state", "target_date") where "health_check" is not null;
create index if not exists "finding__number__order" on "finding" ("number", "company", "sys_class_name");
create index if not exists "finding__owner__order" on "finding" ("owner", "number", "company", "sys_class_name") where "owner" is not null;
create index if not exists "finding__reference_in_report__order" on "finding" ("reference_in_report", "number", "company", "sys_class_name") where "reference_in_report" is not null;
create index if not exists "finding__risk_acceptance__order" on "finding" ("risk_acceptance", "number", "company", "sys_class_name") where "risk_acceptance" is not null;
create index if not exists "finding__severity__order_b0c7783b" on "finding" ("severity", "number", "company", "sys_class_name", "rev", "since", "sys_id", "state", "health_check", "target_date") where "severity" is not null;
create index if not exists "finding__short_description__order" on "finding" ("short_description", "number", "company", "sys_class_name") where "short_description" is not null;
create index if not exists "finding__state__order_b0c7783b" on "finding" ("state", "number", "company", "sys_class_name", "rev", "since", "sys_id", "severity", "health_check", "target_date") where "state" is not null;
create index if not exists "finding__target_date__order" on "finding" ("target_date", "number", "company", "sys_class_name") where "target_date" is not null;
create index if not exists "finding__closed_on__period_b0c7783b" on "finding" ("closed_on", "company", "sys_class_name", "rev", "since", "sys_id", "number", "severity", "state") where "closed_on" is not null;
create index if not exists "finding__found_on__period_b0c7783b" on "finding" ("found_on", "company", "sys_class_name", "rev", "since", "sys_id", "number", "severity", "state") where "found_on" is not null;
create index if not exists "finding__since_b0c7783b" on "finding" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "severity", "state") where "rev" > 0;
create index if not exists "finding__was__span_b0c7783b" on "finding__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "severity", "state") where "rev" > 0;
create index if not exists "finding__company__number__pair" on "finding" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "finding__company__reference_in_report__pair" on "finding" ("company", "reference_in_report", "number", "sys_class_name") where "reference_in_report" is not null and "rev" > 0;
create index if not exists "finding__company__short_description__pair" on "finding" ("company", "short_description", "number", "sys_class_name") where "short_description" is not null and "rev" > 0;
create index if not exists "finding__company__target_date__pair" on "finding" ("company", "target_date", "number", "sys_class_name") where "target_date" is not null and "rev" > 0;
create index if not exists "finding__health_check__reference_in_report__pair" on "finding" ("health_check", "reference_in_report", "number", "company", "sys_class_name") where "health_check" is not null and "reference_in_report" is not null;
create index if not exists "finding__health_check__short_description__pair" on "finding" ("health_check", "short_description", "number", "company", "sys_class_name") where "health_check" is not null and "short_description" is not null;
create index if not exists "finding__severity__reference_in_report__pair" on "finding" ("severity", "reference_in_report", "number", "company", "sys_class_name") where "severity" is not null and "reference_in_report" is not null;
create index if not exists "finding__severity__short_description__pair" on "finding" ("severity", "short_description", "number", "company", "sys_class_name") where "severity" is not null and "short_description" is not null;
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
  "seal" text not null,
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
  "seal" text not null,
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
create index if not exists "health_check__name__order" on "health_check" ("name", "number", "company", "sys_class_name") where "name" is not null;
create index if not exists "health_check__number__order" on "health_check" ("number", "company", "sys_class_name");
create index if not exists "health_check__owner__order" on "health_check" ("owner", "number", "company", "sys_class_name") where "owner" is not null;
create index if not exists "health_check__state__order_86e6fc86" on "health_check" ("state", "number", "company", "sys_class_name", "rev", "since", "sys_id", "scheme", "reported_on", "submitted_on", "tested_from", "tester") where "state" is not null;
create index if not exists "health_check__tested_from__order" on "health_check" ("tested_from", "number", "company", "sys_class_name") where "tested_from" is not null;
create index if not exists "health_check__tested_until__order" on "health_check" ("tested_until", "number", "company", "sys_class_name") where "tested_until" is not null;
create index if not exists "health_check__tester__order_86e6fc86" on "health_check" ("tester", "number", "company", "sys_class_name", "rev", "since", "sys_id", "scheme", "state", "reported_on", "submitted_on", "tested_from") where "tester" is not null;
create index if not exists "health_check__reported_on__period_86e6fc86" on "health_check" ("reported_on", "company", "sys_class_name", "rev", "since", "sys_id", "number", "scheme", "state") where "reported_on" is not null;
create index if not exists "health_check__submitted_on__period_86e6fc86" on "health_check" ("submitted_on", "company", "sys_class_name", "rev", "since", "sys_id", "number", "scheme", "state") where "submitted_on" is not null;
create index if not exists "health_check__since_86e6fc86" on "health_check" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "scheme", "state") where "rev" > 0;
create index if not exists "health_check__was__span_86e6fc86" on "health_check__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "scheme", "state") where "rev" > 0;
create index if not exists "health_check__company__name__pair" on "health_check" ("company", "name", "number", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "health_check__company__number__pair" on "health_check" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "health_check__company__reported_on__pair" on "health_check" ("company", "reported_on", "number", "sys_class_name") where "reported_on" is not null and "rev" > 0;
create index if not exists "health_check__company__submitted_on__pair" on "health_check" ("company", "submitted_on", "number", "sys_class_name") where "submitted_on" is not null and "rev" > 0;
create index if not exists "health_check__company__tested_from__pair" on "health_check" ("company", "tested_from", "number", "sys_class_name") where "tested_from" is not null and "rev" > 0;
create index if not exists "health_check__tester__name__pair" on "health_check" ("tester", "name", "number", "company", "sys_class_name") where "tester" is not null and "name" is not null;
create index if not exists "health_check__tester__reported_on__pair" on "health_check" ("tester", "reported_on", "number", "company", "sys_class_name") where "reported_on" is not null;
create table "hold" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "collection" text,
  "condition" text,
  "from_on" text,
  "lifted_on" text,
  "number" text,
  "placed_by" text,
  "short_description" text,
  "state" text,
  "until_on" text,
  primary key ("sys_id")) strict;
create table "hold__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "collection" text,
  "condition" text,
  "from_on" text,
  "lifted_on" text,
  "number" text,
  "placed_by" text,
  "short_description" text,
  "state" text,
  "until_on" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "hold__collection__order" on "hold" ("collection", "number", "company", "sys_class_name") where "collection" is not null;
create index if not exists "hold__condition__order" on "hold" ("condition", "number", "company", "sys_class_name") where "condition" is not null;
create index if not exists "hold__from_on__order" on "hold" ("from_on", "number", "company", "sys_class_name") where "from_on" is not null;
create index if not exists "hold__lifted_on__order" on "hold" ("lifted_on", "number", "company", "sys_class_name") where "lifted_on" is not null;
create index if not exists "hold__number__order" on "hold" ("number", "company", "sys_class_name");
create index if not exists "hold__placed_by__order" on "hold" ("placed_by", "number", "company", "sys_class_name") where "placed_by" is not null;
create index if not exists "hold__short_description__order" on "hold" ("short_description", "number", "company", "sys_class_name") where "short_description" is not null;
create index if not exists "hold__state__order_358bf30c" on "hold" ("state", "number", "company", "sys_class_name", "rev", "since", "sys_id", "from_on", "until_on") where "state" is not null;
create index if not exists "hold__until_on__order" on "hold" ("until_on", "number", "company", "sys_class_name") where "until_on" is not null;
create index if not exists "hold__since_358bf30c" on "hold" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "state") where "rev" > 0;
create index if not exists "hold__was__span_358bf30c" on "hold__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "state") where "rev" > 0;
create index if not exists "hold__company__number__pair" on "hold" ("company", "number", "sys_class_name") where "rev" > 0;
create table "item_option_new" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "active" integer,
  "cat_item" text,
  "default_value" text,
  "mandatory" integer,
  "name" text,
  "order" integer,
  "question_text" text,
  "reference" text,
  "type" text,
  primary key ("sys_id")) strict;
create table "item_option_new__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "active" integer,
  "cat_item" text,
  "default_value" text,
  "mandatory" integer,
  "name" text,
  "order" integer,
  "question_text" text,
  "reference" text,
  "type" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "item_option_new__cat_item__order_ab85f35d" on "item_option_new" ("cat_item", "company", "sys_class_name", "rev", "since", "sys_id", "active") where "cat_item" is not null;
create index if not exists "item_option_new__question_text__order" on "item_option_new" ("question_text", "company", "sys_class_name") where "question_text" is not null;
create index if not exists "item_option_new__since_ab85f35d" on "item_option_new" ("company", "since", "sys_class_name", "rev", "sys_id", "active") where "rev" > 0;
create index if not exists "item_option_new__was__span_ab85f35d" on "item_option_new__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "active") where "rev" > 0;
create index if not exists "item_option_new__cat_item__question_text__pair" on "item_option_new" ("cat_item", "question_text", "company", "sys_class_name") where "cat_item" is not null and "question_text" is not null;
create index if not exists "item_option_new__company__question_text__pair" on "item_option_new" ("company", "question_text", "sys_class_name") where "question_text" is not null and "rev" > 0;
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
  "seal" text not null,
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
  "seal" text not null,
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
create index if not exists "meeting__committee__order" on "meeting" ("committee", "number", "company", "sys_class_name") where "committee" is not null;
create index if not exists "meeting__number__order" on "meeting" ("number", "company", "sys_class_name");
create index if not exists "meeting__state__order_daa20b14" on "meeting" ("state", "number", "company", "sys_class_name", "rev", "since", "sys_id", "held_on", "papers_due") where "state" is not null;
create index if not exists "meeting__title__order" on "meeting" ("title", "number", "company", "sys_class_name") where "title" is not null;
create index if not exists "meeting__held_on__period_daa20b14" on "meeting" ("held_on", "company", "sys_class_name", "rev", "since", "sys_id", "number", "state") where "held_on" is not null;
create index if not exists "meeting__papers_due__period_daa20b14" on "meeting" ("papers_due", "company", "sys_class_name", "rev", "since", "sys_id", "number", "state") where "papers_due" is not null;
create index if not exists "meeting__published_on__period_daa20b14" on "meeting" ("published_on", "company", "sys_class_name", "rev", "since", "sys_id", "number", "state") where "published_on" is not null;
create index if not exists "meeting__since_daa20b14" on "meeting" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "state") where "rev" > 0;
create index if not exists "meeting__was__span_daa20b14" on "meeting__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "state") where "rev" > 0;
create index if not exists "meeting__company__held_on__pair" on "meeting" ("company", "held_on", "number", "sys_class_name") where "held_on" is not null and "rev" > 0;
create index if not exists "meeting__company__number__pair" on "meeting" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "meeting__company__papers_due__pair" on "meeting" ("company", "papers_due", "number", "sys_class_name") where "papers_due" is not null and "rev" > 0;
create index if not exists "meeting__company__title__pair" on "meeting" ("company", "title", "number", "sys_class_name") where "title" is not null and "rev" > 0;
create table "oauth_credential" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "changed" text,
  "expires" text,
  "former" text,
  "peer" text,
  "state" text,
  "token" text,
  "token_id" text,
  "type" text,
  "user" text,
  primary key ("sys_id")) strict;
create table "oauth_credential__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "changed" text,
  "expires" text,
  "former" text,
  "peer" text,
  "state" text,
  "token" text,
  "token_id" text,
  "type" text,
  "user" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "oauth_credential__changed__order" on "oauth_credential" ("changed", "company", "sys_class_name") where "changed" is not null;
create index if not exists "oauth_credential__expires__order" on "oauth_credential" ("expires", "company", "sys_class_name") where "expires" is not null;
create index if not exists "oauth_credential__peer__order_20dfc97e" on "oauth_credential" ("peer", "company", "sys_class_name", "rev", "since", "sys_id", "state", "type", "expires", "user") where "peer" is not null;
create index if not exists "oauth_credential__state__order_20dfc97e" on "oauth_credential" ("state", "company", "sys_class_name", "rev", "since", "sys_id", "type", "expires", "peer", "user") where "state" is not null;
create index if not exists "oauth_credential__token_id__order" on "oauth_credential" ("token_id", "company", "sys_class_name") where "token_id" is not null;
create index if not exists "oauth_credential__type__order_20dfc97e" on "oauth_credential" ("type", "company", "sys_class_name", "rev", "since", "sys_id", "state", "expires", "peer", "user") where "type" is not null;
create index if not exists "oauth_credential__user__order" on "oauth_credential" ("user", "company", "sys_class_name") where "user" is not null;
create index if not exists "oauth_credential__since_20dfc97e" on "oauth_credential" ("company", "since", "sys_class_name", "rev", "sys_id", "state", "type") where "rev" > 0;
create index if not exists "oauth_credential__was__span_20dfc97e" on "oauth_credential__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "state", "type") where "rev" > 0;
create index if not exists "oauth_credential__company__expires__pair" on "oauth_credential" ("company", "expires", "sys_class_name") where "expires" is not null and "rev" > 0;
create index if not exists "oauth_credential__company__token_id__pair" on "oauth_credential" ("company", "token_id", "sys_class_name") where "token_id" is not null and "rev" > 0;
create index if not exists "oauth_credential__peer__token_id__pair" on "oauth_credential" ("peer", "token_id", "company", "sys_class_name") where "peer" is not null and "token_id" is not null;
create index if not exists "oauth_credential__type__token_id__pair" on "oauth_credential" ("type", "token_id", "company", "sys_class_name") where "type" is not null and "token_id" is not null;
create table "oauth_entity" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "access_token_lifespan" integer,
  "client_id" text,
  "client_secret" text,
  "expires" text,
  "grant_types" text,
  "jwt_certificate" text,
  "name" text,
  "public_client" integer,
  "purpose" text,
  "rate_limit" integer,
  "reads" text,
  "redirect_url" text,
  "refresh_token_lifespan" integer,
  "state" text,
  "user" text,
  "user_field" text,
  "writes" text,
  primary key ("sys_id")) strict;
create table "oauth_entity__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "access_token_lifespan" integer,
  "client_id" text,
  "client_secret" text,
  "expires" text,
  "grant_types" text,
  "jwt_certificate" text,
  "name" text,
  "public_client" integer,
  "purpose" text,
  "rate_limit" integer,
  "reads" text,
  "redirect_url" text,
  "refresh_token_lifespan" integer,
  "state" text,
  "user" text,
  "user_field" text,
  "writes" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "oauth_entity__client_id__order" on "oauth_entity" ("client_id", "company", "sys_class_name") where "client_id" is not null;
create index if not exists "oauth_entity__expires__order" on "oauth_entity" ("expires", "company", "sys_class_name") where "expires" is not null;
create index if not exists "oauth_entity__name__order" on "oauth_entity" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "oauth_entity__state__order_31b266f4" on "oauth_entity" ("state", "company", "sys_class_name", "rev", "since", "sys_id", "access_token_lifespan", "public_client", "refresh_token_lifespan", "expires", "user") where "state" is not null;
create index if not exists "oauth_entity__user__order" on "oauth_entity" ("user", "company", "sys_class_name") where "user" is not null;
create index if not exists "oauth_entity__since_31b266f4" on "oauth_entity" ("company", "since", "sys_class_name", "rev", "sys_id", "state", "access_token_lifespan", "public_client", "refresh_token_lifespan") where "rev" > 0;
create index if not exists "oauth_entity__was__span_31b266f4" on "oauth_entity__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "state", "access_token_lifespan", "public_client", "refresh_token_lifespan") where "rev" > 0;
create index if not exists "oauth_entity__company__client_id__pair" on "oauth_entity" ("company", "client_id", "sys_class_name") where "client_id" is not null and "rev" > 0;
create index if not exists "oauth_entity__company__expires__pair" on "oauth_entity" ("company", "expires", "sys_class_name") where "expires" is not null and "rev" > 0;
create index if not exists "oauth_entity__company__name__pair" on "oauth_entity" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
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
  "seal" text not null,
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
  "seal" text not null,
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
create index if not exists "paper__approver__order" on "paper" ("approver", "number", "company", "sys_class_name") where "approver" is not null;
create index if not exists "paper__meeting__order_5aea6f26" on "paper" ("meeting", "number", "company", "sys_class_name", "rev", "since", "sys_id", "class", "for", "state") where "meeting" is not null;
create index if not exists "paper__name__order" on "paper" ("name", "number", "company", "sys_class_name") where "name" is not null;
create index if not exists "paper__number__order" on "paper" ("number", "company", "sys_class_name");
create index if not exists "paper__owner__order" on "paper" ("owner", "number", "company", "sys_class_name") where "owner" is not null;
create index if not exists "paper__period__order" on "paper" ("period", "number", "company", "sys_class_name") where "period" is not null;
create index if not exists "paper__state__order_5aea6f26" on "paper" ("state", "number", "company", "sys_class_name", "rev", "since", "sys_id", "class", "for", "meeting") where "state" is not null;
create index if not exists "paper__title__order" on "paper" ("title", "number", "company", "sys_class_name") where "title" is not null;
create index if not exists "paper__since_5aea6f26" on "paper" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "class", "for", "state") where "rev" > 0;
create index if not exists "paper__was__span_5aea6f26" on "paper__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "class", "for", "state") where "rev" > 0;
create index if not exists "paper__company__number__pair" on "paper" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "paper__company__period__pair" on "paper" ("company", "period", "number", "sys_class_name") where "period" is not null and "rev" > 0;
create index if not exists "paper__company__title__pair" on "paper" ("company", "title", "number", "sys_class_name") where "title" is not null and "rev" > 0;
create index if not exists "paper__meeting__period__pair" on "paper" ("meeting", "period", "number", "company", "sys_class_name") where "meeting" is not null and "period" is not null;
create index if not exists "paper__meeting__title__pair" on "paper" ("meeting", "title", "number", "company", "sys_class_name") where "meeting" is not null and "title" is not null;
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
  "seal" text not null,
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
  "seal" text not null,
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
create index if not exists "paper_edition__kind__order_21fc8cbf" on "paper_edition" ("kind", "number", "company", "sys_class_name", "rev", "since", "sys_id", "state", "substantial", "published_at") where "kind" is not null;
create index if not exists "paper_edition__number__order" on "paper_edition" ("number", "company", "sys_class_name");
create index if not exists "paper_edition__paper__order" on "paper_edition" ("paper", "number", "company", "sys_class_name") where "paper" is not null;
create index if not exists "paper_edition__state__order_21fc8cbf" on "paper_edition" ("state", "number", "company", "sys_class_name", "rev", "since", "sys_id", "kind", "substantial", "published_at") where "state" is not null;
create index if not exists "paper_edition__supersedes__order" on "paper_edition" ("supersedes", "number", "company", "sys_class_name") where "supersedes" is not null;
create index if not exists "paper_edition__title__order" on "paper_edition" ("title", "number", "company", "sys_class_name") where "title" is not null;
create index if not exists "paper_edition__version__order" on "paper_edition" ("version", "number", "company", "sys_class_name") where "version" is not null;
create index if not exists "paper_edition__data_as_at__period_21fc8cbf" on "paper_edition" ("data_as_at", "company", "sys_class_name", "rev", "since", "sys_id", "number", "kind", "state", "substantial") where "data_as_at" is not null;
create index if not exists "paper_edition__meeting_on__period_21fc8cbf" on "paper_edition" ("meeting_on", "company", "sys_class_name", "rev", "since", "sys_id", "number", "kind", "state", "substantial") where "meeting_on" is not null;
create index if not exists "paper_edition__published_at__period_21fc8cbf" on "paper_edition" ("published_at", "company", "sys_class_name", "rev", "since", "sys_id", "number", "kind", "state", "substantial") where "published_at" is not null;
create index if not exists "paper_edition__since_21fc8cbf" on "paper_edition" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "kind", "state", "substantial") where "rev" > 0;
create index if not exists "paper_edition__was__span_21fc8cbf" on "paper_edition__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "kind", "state", "substantial") where "rev" > 0;
create index if not exists "paper_edition__company__number__pair" on "paper_edition" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "paper_edition__company__published_at__pair" on "paper_edition" ("company", "published_at", "number", "sys_class_name") where "published_at" is not null and "rev" > 0;
create index if not exists "paper_edition__company__title__pair" on "paper_edition" ("company", "title", "number", "sys_class_name") where "title" is not null and "rev" > 0;
create index if not exists "paper_edition__company__version__pair" on "paper_edition" ("company", "version", "number", "sys_class_name") where "version" is not null and "rev" > 0;
create index if not exists "paper_edition__kind__published_at__pair" on "paper_edition" ("kind", "published_at", "number", "company", "sys_class_name") where "published_at" is not null;
create index if not exists "paper_edition__kind__title__pair" on "paper_edition" ("kind", "title", "number", "company", "sys_class_name") where "kind" is not null and "title" is not null;
create index if not exists "paper_edition__kind__version__pair" on "paper_edition" ("kind", "version", "number", "company", "sys_class_name") where "kind" is not null and "version" is not null;
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
  "seal" text not null,
  "counted_by" text,
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
  "seal" text not null,
  "counted_by" text,
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
create index if not exists "paper_figure__edition__order_d364f977" on "paper_figure" ("edition", "company", "sys_class_name", "rev", "since", "sys_id") where "edition" is not null;
create index if not exists "paper_figure__name__order" on "paper_figure" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "paper_figure__period__order" on "paper_figure" ("period", "company", "sys_class_name") where "period" is not null;
create index if not exists "paper_figure__since_d364f977" on "paper_figure" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "paper_figure__was__span_d364f977" on "paper_figure__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create index if not exists "paper_figure__company__name__pair" on "paper_figure" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "paper_figure__company__period__pair" on "paper_figure" ("company", "period", "sys_class_name") where "period" is not null and "rev" > 0;
create index if not exists "paper_figure__edition__name__pair" on "paper_figure" ("edition", "name", "company", "sys_class_name") where "edition" is not null and "name" is not null;
create index if not exists "paper_figure__edition__period__pair" on "paper_figure" ("edition", "period", "company", "sys_class_name") where "edition" is not null and "period" is not null;
create table "question_choice" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "inactive" integer,
  "order" integer,
  "question" text,
  "text" text,
  "value" text,
  primary key ("sys_id")) strict;
create table "question_choice__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "inactive" integer,
  "order" integer,
  "question" text,
  "text" text,
  "value" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "question_choice__question__order_17bc1705" on "question_choice" ("question", "company", "sys_class_name", "rev", "since", "sys_id") where "question" is not null;
create index if not exists "question_choice__text__order" on "question_choice" ("text", "company", "sys_class_name") where "text" is not null;
create index if not exists "question_choice__since_17bc1705" on "question_choice" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "question_choice__was__span_17bc1705" on "question_choice__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create index if not exists "question_choice__company__text__pair" on "question_choice" ("company", "text", "sys_class_name") where "text" is not null and "rev" > 0;
create index if not exists "question_choice__question__text__pair" on "question_choice" ("question", "text", "company", "sys_class_name") where "question" is not null and "text" is not null;
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
  "seal" text not null,
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
  "seal" text not null,
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
create index if not exists "recorded_figure__name__order" on "recorded_figure" ("name", "number", "company", "sys_class_name") where "name" is not null;
create index if not exists "recorded_figure__number__order" on "recorded_figure" ("number", "company", "sys_class_name");
create index if not exists "recorded_figure__owner__order" on "recorded_figure" ("owner", "number", "company", "sys_class_name") where "owner" is not null;
create index if not exists "recorded_figure__title__order" on "recorded_figure" ("title", "number", "company", "sys_class_name") where "title" is not null;
create index if not exists "recorded_figure__unit__order" on "recorded_figure" ("unit", "number", "company", "sys_class_name") where "unit" is not null;
create index if not exists "recorded_figure__value__order" on "recorded_figure" ("value", "number", "company", "sys_class_name") where "value" is not null;
create index if not exists "recorded_figure__as_of__period_7793a09e" on "recorded_figure" ("as_of", "company", "sys_class_name", "rev", "since", "sys_id", "number") where "as_of" is not null;
create index if not exists "recorded_figure__since_7793a09e" on "recorded_figure" ("company", "since", "sys_class_name", "rev", "sys_id", "number") where "rev" > 0;
create index if not exists "recorded_figure__was__span_7793a09e" on "recorded_figure__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number") where "rev" > 0;
create index if not exists "recorded_figure__company__as_of__pair" on "recorded_figure" ("company", "as_of", "number", "sys_class_name") where "as_of" is not null and "rev" > 0;
create index if not exists "recorded_figure__company__number__pair" on "recorded_figure" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "recorded_figure__company__title__pair" on "recorded_figure" ("company", "title", "number", "sys_class_name") where "title" is not null and "rev" > 0;
create index if not exists "recorded_figure__company__unit__pair" on "recorded_figure" ("company", "unit", "number", "sys_class_name") where "unit" is not null and "rev" > 0;
create index if not exists "recorded_figure__company__value__pair" on "recorded_figure" ("company", "value", "number", "sys_class_name") where "value" is not null and "rev" > 0;
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
  "seal" text not null,
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
  "seal" text not null,
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
create index if not exists "risk_acceptance__asked_by__order" on "risk_acceptance" ("asked_by", "number", "company", "sys_class_name") where "asked_by" is not null;
create index if not exists "risk_acceptance__asked_of__order" on "risk_acceptance" ("asked_of", "number", "company", "sys_class_name") where "asked_of" is not null;
create index if not exists "risk_acceptance__decided_by__order" on "risk_acceptance" ("decided_by", "number", "company", "sys_class_name") where "decided_by" is not null;
create index if not exists "risk_acceptance__depends_on__order" on "risk_acceptance" ("depends_on", "number", "company", "sys_class_name") where "depends_on" is not null;
create index if not exists "risk_acceptance__depends_on_record__order" on "risk_acceptance" ("depends_on_record", "number", "company", "sys_class_name") where "depends_on_record" is not null;
create index if not exists "risk_acceptance__ends_on__order" on "risk_acceptance" ("ends_on", "number", "company", "sys_class_name") where "ends_on" is not null;
create index if not exists "risk_acceptance__number__order" on "risk_acceptance" ("number", "company", "sys_class_name");
create index if not exists "risk_acceptance__short_description__order" on "risk_acceptance" ("short_description", "number", "company", "sys_class_name") where "short_description" is not null;
create index if not exists "risk_acceptance__state__order_0b39fcce" on "risk_acceptance" ("state", "number", "company", "sys_class_name", "rev", "since", "sys_id", "asked_on", "depends_on_date", "ends_on") where "state" is not null;
create index if not exists "risk_acceptance__asked_on__period_0b39fcce" on "risk_acceptance" ("asked_on", "company", "sys_class_name", "rev", "since", "sys_id", "number", "state") where "asked_on" is not null;
create index if not exists "risk_acceptance__decided_on__period_0b39fcce" on "risk_acceptance" ("decided_on", "company", "sys_class_name", "rev", "since", "sys_id", "number", "state") where "decided_on" is not null;
create index if not exists "risk_acceptance__depends_on_date__period_0b39fcce" on "risk_acceptance" ("depends_on_date", "company", "sys_class_name", "rev", "since", "sys_id", "number", "state") where "depends_on_date" is not null;
create index if not exists "risk_acceptance__since_0b39fcce" on "risk_acceptance" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "state") where "rev" > 0;
create index if not exists "risk_acceptance__was__span_0b39fcce" on "risk_acceptance__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "state") where "rev" > 0;
create index if not exists "risk_acceptance__company__asked_on__pair" on "risk_acceptance" ("company", "asked_on", "number", "sys_class_name") where "asked_on" is not null and "rev" > 0;
create index if not exists "risk_acceptance__company__depends_on__pair" on "risk_acceptance" ("company", "depends_on", "number", "sys_class_name") where "depends_on" is not null and "rev" > 0;
create index if not exists "risk_acceptance__company__depends_on_date__pair" on "risk_acceptance" ("company", "depends_on_date", "number", "sys_class_name") where "depends_on_date" is not null and "rev" > 0;
create index if not exists "risk_acceptance__company__ends_on__pair" on "risk_acceptance" ("company", "ends_on", "number", "sys_class_name") where "ends_on" is not null and "rev" > 0;
create index if not exists "risk_acceptance__company__number__pair" on "risk_acceptance" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "risk_acceptance__company__short_description__pair" on "risk_acceptance" ("company", "short_description", "number", "sys_class_name") where "short_description" is not null and "rev" > 0;
create table "sc_cart" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "name" text,
  "ordered_at" text,
  "user" text,
  primary key ("sys_id")) strict;
create table "sc_cart__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "name" text,
  "ordered_at" text,
  "user" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "sc_cart__name__order" on "sc_cart" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "sc_cart__user__order" on "sc_cart" ("user", "company", "sys_class_name") where "user" is not null;
create index if not exists "sc_cart__since_3d273680" on "sc_cart" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "sc_cart__was__span_3d273680" on "sc_cart__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create index if not exists "sc_cart__company__name__pair" on "sc_cart" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create table "sc_cart_item" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "also_request_for" text,
  "cart" text,
  "cat_item" text,
  "order" integer,
  "ordered_at" text,
  "quantity" integer,
  "requested_for" text,
  "user" text,
  "variables" text,
  primary key ("sys_id")) strict;
create table "sc_cart_item__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "also_request_for" text,
  "cart" text,
  "cat_item" text,
  "order" integer,
  "ordered_at" text,
  "quantity" integer,
  "requested_for" text,
  "user" text,
  "variables" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "sc_cart_item__cart__order_fb9ab67e" on "sc_cart_item" ("cart", "company", "sys_class_name", "rev", "since", "sys_id", "quantity") where "cart" is not null;
create index if not exists "sc_cart_item__quantity__order" on "sc_cart_item" ("quantity", "company", "sys_class_name") where "quantity" is not null;
create index if not exists "sc_cart_item__since_fb9ab67e" on "sc_cart_item" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "sc_cart_item__was__span_fb9ab67e" on "sc_cart_item__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create index if not exists "sc_cart_item__cart__quantity__pair" on "sc_cart_item" ("cart", "quantity", "company", "sys_class_name") where "cart" is not null and "quantity" is not null;
create index if not exists "sc_cart_item__company__quantity__pair" on "sc_cart_item" ("company", "quantity", "sys_class_name") where "quantity" is not null and "rev" > 0;
create table "sc_cat_item" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "active" integer,
  "category" text,
  "delivery_time" integer,
  "description" text,
  "group" text,
  "name" text,
  "no_quantity" integer,
  "order" integer,
  "price" integer,
  "recurring_price" integer,
  "sc_catalogs" text,
  "short_description" text,
  "table_name" text,
  primary key ("sys_id")) strict;
create table "sc_cat_item__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "active" integer,
  "category" text,
  "delivery_time" integer,
  "description" text,
  "group" text,
  "name" text,
  "no_quantity" integer,
  "order" integer,
  "price" integer,
  "recurring_price" integer,
  "sc_catalogs" text,
  "short_description" text,
  "table_name" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "sc_cat_item__active__order" on "sc_cat_item" ("active", "company", "sys_class_name") where "active" is not null;
create index if not exists "sc_cat_item__category__order_d7179802" on "sc_cat_item" ("category", "company", "sys_class_name", "rev", "since", "sys_id", "active", "delivery_time", "no_quantity") where "category" is not null;
create index if not exists "sc_cat_item__name__order" on "sc_cat_item" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "sc_cat_item__table_name__order" on "sc_cat_item" ("table_name", "company", "sys_class_name") where "table_name" is not null;
create index if not exists "sc_cat_item__since_d7179802" on "sc_cat_item" ("company", "since", "sys_class_name", "rev", "sys_id", "active", "delivery_time", "no_quantity") where "rev" > 0;
create index if not exists "sc_cat_item__was__span_d7179802" on "sc_cat_item__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "active", "delivery_time", "no_quantity") where "rev" > 0;
create index if not exists "sc_cat_item__category__name__pair" on "sc_cat_item" ("category", "name", "company", "sys_class_name") where "category" is not null and "name" is not null;
create index if not exists "sc_cat_item__category__table_name__pair" on "sc_cat_item" ("category", "table_name", "company", "sys_class_name") where "category" is not null and "table_name" is not null;
create index if not exists "sc_cat_item__company__name__pair" on "sc_cat_item" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "sc_cat_item__company__table_name__pair" on "sc_cat_item" ("company", "table_name", "sys_class_name") where "table_name" is not null and "rev" > 0;
create table "sc_catalog" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "active" integer,
  "description" text,
  "manager" text,
  "title" text,
  primary key ("sys_id")) strict;
create table "sc_catalog__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "active" integer,
  "description" text,
  "manager" text,
  "title" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "sc_catalog__active__order" on "sc_catalog" ("active", "company", "sys_class_name") where "active" is not null;
create index if not exists "sc_catalog__description__order" on "sc_catalog" ("description", "company", "sys_class_name") where "description" is not null;
create index if not exists "sc_catalog__title__order" on "sc_catalog" ("title", "company", "sys_class_name") where "title" is not null;
create index if not exists "sc_catalog__since_05cec2b4" on "sc_catalog" ("company", "since", "sys_class_name", "rev", "sys_id", "active") where "rev" > 0;
create index if not exists "sc_catalog__was__span_05cec2b4" on "sc_catalog__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "active") where "rev" > 0;
create index if not exists "sc_catalog__company__description__pair" on "sc_catalog" ("company", "description", "sys_class_name") where "description" is not null and "rev" > 0;
create index if not exists "sc_catalog__company__title__pair" on "sc_catalog" ("company", "title", "sys_class_name") where "title" is not null and "rev" > 0;
create table "sc_category" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "active" integer,
  "description" text,
  "order" integer,
  "parent" text,
  "sc_catalog" text,
  "title" text,
  primary key ("sys_id")) strict;
create table "sc_category__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "active" integer,
  "description" text,
  "order" integer,
  "parent" text,
  "sc_catalog" text,
  "title" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "sc_category__active__order" on "sc_category" ("active", "company", "sys_class_name") where "active" is not null;
create index if not exists "sc_category__parent__order_5675297d" on "sc_category" ("parent", "company", "sys_class_name", "rev", "since", "sys_id", "active", "sc_catalog") where "parent" is not null;
create index if not exists "sc_category__sc_catalog__order_5675297d" on "sc_category" ("sc_catalog", "company", "sys_class_name", "rev", "since", "sys_id", "active", "parent") where "sc_catalog" is not null;
create index if not exists "sc_category__title__order" on "sc_category" ("title", "company", "sys_class_name") where "title" is not null;
create index if not exists "sc_category__since_5675297d" on "sc_category" ("company", "since", "sys_class_name", "rev", "sys_id", "active") where "rev" > 0;
create index if not exists "sc_category__was__span_5675297d" on "sc_category__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "active") where "rev" > 0;
create index if not exists "sc_category__company__title__pair" on "sc_category" ("company", "title", "sys_class_name") where "title" is not null and "rev" > 0;
create index if not exists "sc_category__parent__title__pair" on "sc_category" ("parent", "title", "company", "sys_class_name") where "parent" is not null and "title" is not null;
create index if not exists "sc_category__sc_catalog__title__pair" on "sc_category" ("sc_catalog", "title", "company", "sys_class_name") where "sc_catalog" is not null and "title" is not null;
create table "sc_item_option" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "item_option_new" text,
  "order" integer,
  "value" text,
  primary key ("sys_id")) strict;
create table "sc_item_option__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "item_option_new" text,
  "order" integer,
  "value" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "sc_item_option__item_option_new__order_ac01ff57" on "sc_item_option" ("item_option_new", "company", "sys_class_name", "rev", "since", "sys_id") where "item_option_new" is not null;
create index if not exists "sc_item_option__since_ac01ff57" on "sc_item_option" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "sc_item_option__was__span_ac01ff57" on "sc_item_option__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create table "sc_item_option_mtom" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "request_item" text,
  "sc_item_option" text,
  primary key ("sys_id")) strict;
create table "sc_item_option_mtom__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "request_item" text,
  "sc_item_option" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "sc_item_option_mtom__request_item__order_524bfc05" on "sc_item_option_mtom" ("request_item", "company", "sys_class_name", "rev", "since", "sys_id", "sc_item_option") where "request_item" is not null;
create index if not exists "sc_item_option_mtom__sc_item_option__order_524bfc05" on "sc_item_option_mtom" ("sc_item_option", "company", "sys_class_name", "rev", "since", "sys_id", "request_item") where "sc_item_option" is not null;
create index if not exists "sc_item_option_mtom__since_524bfc05" on "sc_item_option_mtom" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "sc_item_option_mtom__was__span_524bfc05" on "sc_item_option_mtom__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create table "std_change_producer_version" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "active" integer,
  "assignment_group" text,
  "backout_plan" text,
  "category" text,
  "cmdb_ci" text,
  "description" text,
  "impact" text,
  "implementation_plan" text,
  "justification" text,
  "name" text,
  "risk" text,
  "risk_impact_analysis" text,
  "short_description" text,
  "test_plan" text,
  "version" integer,
  primary key ("sys_id")) strict;
create table "std_change_producer_version__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "active" integer,
  "assignment_group" text,
  "backout_plan" text,
  "category" text,
  "cmdb_ci" text,
  "description" text,
  "impact" text,
  "implementation_plan" text,
  "justification" text,
  "name" text,
  "risk" text,
  "risk_impact_analysis" text,
  "short_description" text,
  "test_plan" text,
  "version" integer,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "std_change_producer_version__active__order" on "std_change_producer_version" ("active", "company", "sys_class_name") where "active" is not null;
create index if not exists "std_change_producer_version__name__order" on "std_change_producer_version" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "std_change_producer_version__version__order" on "std_change_producer_version" ("version", "company", "sys_class_name") where "version" is not null;
create index if not exists "std_change_producer_version__since_207d3dbf" on "std_change_producer_version" ("company", "since", "sys_class_name", "rev", "sys_id", "active", "category", "impact", "risk") where "rev" > 0;
create index if not exists "std_change_producer_version__was__span_207d3dbf" on "std_change_producer_version__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "active", "category", "impact", "risk") where "rev" > 0;
create index if not exists "std_change_producer_version__company__name__pair" on "std_change_producer_version" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "std_change_producer_version__company__version__pair" on "std_change_producer_version" ("company", "version", "sys_class_name") where "version" is not null and "rev" > 0;
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
  "seal" text not null,
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
  "seal" text not null,
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
create index if not exists "survey__assignment_group__order_63fad0f4" on "survey" ("assignment_group", "number", "company", "sys_class_name", "rev", "since", "sys_id", "rating", "received_on", "recommend") where "assignment_group" is not null;
create index if not exists "survey__incident__order" on "survey" ("incident", "number", "company", "sys_class_name") where "incident" is not null;
create index if not exists "survey__number__order" on "survey" ("number", "company", "sys_class_name");
create index if not exists "survey__rating__order_63fad0f4" on "survey" ("rating", "number", "company", "sys_class_name", "rev", "since", "sys_id", "assignment_group", "received_on", "recommend") where "rating" is not null;
create index if not exists "survey__recommend__order" on "survey" ("recommend", "number", "company", "sys_class_name") where "recommend" is not null;
create index if not exists "survey__replied_by__order" on "survey" ("replied_by", "number", "company", "sys_class_name") where "replied_by" is not null;
create index if not exists "survey__received_on__period_63fad0f4" on "survey" ("received_on", "company", "sys_class_name", "rev", "since", "sys_id", "number", "rating") where "received_on" is not null;
create index if not exists "survey__since_63fad0f4" on "survey" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "rating") where "rev" > 0;
create index if not exists "survey__was__span_63fad0f4" on "survey__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "rating") where "rev" > 0;
create index if not exists "survey__assignment_group__received_on__pair" on "survey" ("assignment_group", "received_on", "number", "company", "sys_class_name") where "received_on" is not null;
create index if not exists "survey__assignment_group__recommend__pair" on "survey" ("assignment_group", "recommend", "number", "company", "sys_class_name") where "assignment_group" is not null and "recommend" is not null;
create index if not exists "survey__company__number__pair" on "survey" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "survey__company__received_on__pair" on "survey" ("company", "received_on", "number", "sys_class_name") where "received_on" is not null and "rev" > 0;
create index if not exists "survey__company__recommend__pair" on "survey" ("company", "recommend", "number", "sys_class_name") where "recommend" is not null and "rev" > 0;
create index if not exists "survey__rating__received_on__pair" on "survey" ("rating", "received_on", "number", "company", "sys_class_name") where "received_on" is not null;
create index if not exists "survey__rating__recommend__pair" on "survey" ("rating", "recommend", "number", "company", "sys_class_name") where "rating" is not null and "recommend" is not null;
create table "sys_attachment" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "content" text,
  "content_type" text,
  "file_name" text,
  "hash" text,
  "size_bytes" integer,
  "table_name" text,
  "table_sys_id" text,
  primary key ("sys_id")) strict;
create table "sys_attachment__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "content" text,
  "content_type" text,
  "file_name" text,
  "hash" text,
  "size_bytes" integer,
  "table_name" text,
  "table_sys_id" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "sys_attachment__table_sys_id__order" on "sys_attachment" ("table_sys_id", "company", "sys_class_name") where "table_sys_id" is not null;
create index if not exists "sys_attachment__since_af996d2c" on "sys_attachment" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "sys_attachment__was__span_af996d2c" on "sys_attachment__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create table "sys_audit" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "documentkey" text,
  "fieldname" text,
  "internal_checkpoint" text,
  "newvalue" text,
  "oldvalue" text,
  "reason" text,
  "record_checkpoint" integer,
  "tablename" text,
  "user" text,
  primary key ("sys_id")) strict;
create table "sys_audit__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "documentkey" text,
  "fieldname" text,
  "internal_checkpoint" text,
  "newvalue" text,
  "oldvalue" text,
  "reason" text,
  "record_checkpoint" integer,
  "tablename" text,
  "user" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "sys_audit__since_af996d2c" on "sys_audit" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "sys_audit__was__span_af996d2c" on "sys_audit__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
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
  "seal" text not null,
  "built_in" integer,
  "definition" text,
  "is_extendable" integer,
  "label" text,
  "name" text,
  "number_ref" text,
  "state" text,
  "super_class" text,
  "sys_scope" text,
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
  "seal" text not null,
  "built_in" integer,
  "definition" text,
  "is_extendable" integer,
  "label" text,
  "name" text,
  "number_ref" text,
  "state" text,
  "super_class" text,
  "sys_scope" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "sys_db_object__label__order" on "sys_db_object" ("label", "company", "sys_class_name") where "label" is not null;
create index if not exists "sys_db_object__name__order" on "sys_db_object" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "sys_db_object__state__order_d3ea5b3b" on "sys_db_object" ("state", "company", "sys_class_name", "rev", "since", "sys_id", "built_in", "is_extendable", "super_class") where "state" is not null;
create index if not exists "sys_db_object__super_class__order_d3ea5b3b" on "sys_db_object" ("super_class", "company", "sys_class_name", "rev", "since", "sys_id", "state", "built_in", "is_extendable") where "super_class" is not null;
create index if not exists "sys_db_object__since_d3ea5b3b" on "sys_db_object" ("company", "since", "sys_class_name", "rev", "sys_id", "state", "built_in", "is_extendable") where "rev" > 0;
create index if not exists "sys_db_object__was__span_d3ea5b3b" on "sys_db_object__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "state", "built_in", "is_extendable") where "rev" > 0;
create index if not exists "sys_db_object__company__label__pair" on "sys_db_object" ("company", "label", "sys_class_name") where "label" is not null and "rev" > 0;
create index if not exists "sys_db_object__company__name__pair" on "sys_db_object" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "sys_db_object__super_class__label__pair" on "sys_db_object" ("super_class", "label", "company", "sys_class_name") where "super_class" is not null and "label" is not null;
create index if not exists "sys_db_object__super_class__name__pair" on "sys_db_object" ("super_class", "name", "company", "sys_class_name") where "super_class" is not null and "name" is not null;
create table "sys_group_has_role" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "group" text,
  "inherits" integer,
  "role" text,
  primary key ("sys_id")) strict;
create table "sys_group_has_role__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "group" text,
  "inherits" integer,
  "role" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "sys_group_has_role__group__order_b97bbd24" on "sys_group_has_role" ("group", "company", "sys_class_name", "rev", "since", "sys_id", "inherits", "role") where "group" is not null;
create index if not exists "sys_group_has_role__inherits__order" on "sys_group_has_role" ("inherits", "company", "sys_class_name") where "inherits" is not null;
create index if not exists "sys_group_has_role__role__order_b97bbd24" on "sys_group_has_role" ("role", "company", "sys_class_name", "rev", "since", "sys_id", "inherits", "group") where "role" is not null;
create index if not exists "sys_group_has_role__since_b97bbd24" on "sys_group_has_role" ("company", "since", "sys_class_name", "rev", "sys_id", "inherits") where "rev" > 0;
create index if not exists "sys_group_has_role__was__span_b97bbd24" on "sys_group_has_role__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "inherits") where "rev" > 0;
create table "sys_import_set" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "collection" text,
  "errors" integer,
  "file_names" text,
  "given_back" integer,
  "ignored" integer,
  "inserts" integer,
  "left_changed" integer,
  "made" text,
  "mapping" text,
  "number" text,
  "odd_count" integer,
  "odd_values" text,
  "record_count" integer,
  "revision_from" integer,
  "revision_to" integer,
  "row_count" integer,
  "sha256" text,
  "state" text,
  "taken_in_by" text,
  "time_zone" text,
  "updates" integer,
  "version_count" integer,
  "withdrawn" integer,
  primary key ("sys_id")) strict;
create table "sys_import_set__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "collection" text,
  "errors" integer,
  "file_names" text,
  "given_back" integer,
  "ignored" integer,
  "inserts" integer,
  "left_changed" integer,
  "made" text,
  "mapping" text,
  "number" text,
  "odd_count" integer,
  "odd_values" text,
  "record_count" integer,
  "revision_from" integer,
  "revision_to" integer,
  "row_count" integer,
  "sha256" text,
  "state" text,
  "taken_in_by" text,
  "time_zone" text,
  "updates" integer,
  "version_count" integer,
  "withdrawn" integer,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "sys_import_set__errors__order" on "sys_import_set" ("errors", "number", "company", "sys_class_name") where "errors" is not null;
create index if not exists "sys_import_set__file_names__order" on "sys_import_set" ("file_names", "number", "company", "sys_class_name") where "file_names" is not null;
create index if not exists "sys_import_set__ignored__order" on "sys_import_set" ("ignored", "number", "company", "sys_class_name") where "ignored" is not null;
create index if not exists "sys_import_set__inserts__order" on "sys_import_set" ("inserts", "number", "company", "sys_class_name") where "inserts" is not null;
create index if not exists "sys_import_set__number__order" on "sys_import_set" ("number", "company", "sys_class_name");
create index if not exists "sys_import_set__odd_count__order" on "sys_import_set" ("odd_count", "number", "company", "sys_class_name") where "odd_count" is not null;
create index if not exists "sys_import_set__row_count__order" on "sys_import_set" ("row_count", "number", "company", "sys_class_name") where "row_count" is not null;
create index if not exists "sys_import_set__state__order_b93e51eb" on "sys_import_set" ("state", "number", "company", "sys_class_name", "rev", "since", "sys_id", "errors", "ignored", "inserts", "odd_count", "row_count", "updates") where "state" is not null;
create index if not exists "sys_import_set__taken_in_by__order" on "sys_import_set" ("taken_in_by", "number", "company", "sys_class_name") where "taken_in_by" is not null;
create index if not exists "sys_import_set__updates__order" on "sys_import_set" ("updates", "number", "company", "sys_class_name") where "updates" is not null;
create index if not exists "sys_import_set__since_b93e51eb" on "sys_import_set" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "state") where "rev" > 0;
create index if not exists "sys_import_set__was__span_b93e51eb" on "sys_import_set__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "state") where "rev" > 0;
create index if not exists "sys_import_set__company__errors__pair" on "sys_import_set" ("company", "errors", "number", "sys_class_name") where "errors" is not null and "rev" > 0;
create index if not exists "sys_import_set__company__file_names__pair" on "sys_import_set" ("company", "file_names", "number", "sys_class_name") where "file_names" is not null and "rev" > 0;
create index if not exists "sys_import_set__company__ignored__pair" on "sys_import_set" ("company", "ignored", "number", "sys_class_name") where "ignored" is not null and "rev" > 0;
create index if not exists "sys_import_set__company__inserts__pair" on "sys_import_set" ("company", "inserts", "number", "sys_class_name") where "inserts" is not null and "rev" > 0;
create index if not exists "sys_import_set__company__number__pair" on "sys_import_set" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "sys_import_set__company__odd_count__pair" on "sys_import_set" ("company", "odd_count", "number", "sys_class_name") where "odd_count" is not null and "rev" > 0;
create index if not exists "sys_import_set__company__row_count__pair" on "sys_import_set" ("company", "row_count", "number", "sys_class_name") where "row_count" is not null and "rev" > 0;
create index if not exists "sys_import_set__company__updates__pair" on "sys_import_set" ("company", "updates", "number", "sys_class_name") where "updates" is not null and "rev" > 0;
create table "sys_import_set_row" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "payload" text,
  "staging_table" text,
  "sys_import_row" integer,
  "sys_import_set" text,
  "sys_import_state" text,
  "sys_row_error" text,
  "sys_target_sys_id" text,
  "sys_target_table" text,
  "sys_transform_map" text,
  "target_name" text,
  primary key ("sys_id")) strict;
create table "sys_import_set_row__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "payload" text,
  "staging_table" text,
  "sys_import_row" integer,
  "sys_import_set" text,
  "sys_import_state" text,
  "sys_row_error" text,
  "sys_target_sys_id" text,
  "sys_target_table" text,
  "sys_transform_map" text,
  "target_name" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "sys_import_set_row__staging_table__order" on "sys_import_set_row" ("staging_table", "company", "sys_class_name") where "staging_table" is not null;
create index if not exists "sys_import_set_row__sys_import_row__order" on "sys_import_set_row" ("sys_import_row", "company", "sys_class_name") where "sys_import_row" is not null;
create index if not exists "sys_import_set_row__sys_import_set__order_c72ea8b1" on "sys_import_set_row" ("sys_import_set", "company", "sys_class_name", "rev", "since", "sys_id", "sys_import_state", "sys_import_row") where "sys_import_set" is not null;
create index if not exists "sys_import_set_row__sys_import_state__order_c72ea8b1" on "sys_import_set_row" ("sys_import_state", "company", "sys_class_name", "rev", "since", "sys_id", "sys_import_row", "sys_import_set") where "sys_import_state" is not null;
create index if not exists "sys_import_set_row__sys_target_sys_id__order" on "sys_import_set_row" ("sys_target_sys_id", "company", "sys_class_name") where "sys_target_sys_id" is not null;
create index if not exists "sys_import_set_row__sys_target_table__order" on "sys_import_set_row" ("sys_target_table", "company", "sys_class_name") where "sys_target_table" is not null;
create index if not exists "sys_import_set_row__sys_transform_map__order" on "sys_import_set_row" ("sys_transform_map", "company", "sys_class_name") where "sys_transform_map" is not null;
create index if not exists "sys_import_set_row__since_c72ea8b1" on "sys_import_set_row" ("company", "since", "sys_class_name", "rev", "sys_id", "sys_import_state") where "rev" > 0;
create index if not exists "sys_import_set_row__was__span_c72ea8b1" on "sys_import_set_row__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "sys_import_state") where "rev" > 0;
create index if not exists "sys_import_set_row__sys_import_set__staging_table__pair" on "sys_import_set_row" ("sys_import_set", "staging_table", "company", "sys_class_name") where "sys_import_set" is not null and "staging_table" is not null;
create index if not exists "sys_import_set_row__sys_import_set__sys_import_row__pair" on "sys_import_set_row" ("sys_import_set", "sys_import_row", "company", "sys_class_name") where "sys_import_set" is not null and "sys_import_row" is not null;
create index if not exists "sys_import_set_row__sys_import_set__sys_target_sys_id__pair" on "sys_import_set_row" ("sys_import_set", "sys_target_sys_id", "company", "sys_class_name") where "sys_import_set" is not null and "sys_target_sys_id" is not null;
create index if not exists "sys_import_set_row__sys_import_set__sys_target_table__pair" on "sys_import_set_row" ("sys_import_set", "sys_target_table", "company", "sys_class_name") where "sys_import_set" is not null and "sys_target_table" is not null;
create index if not exists "sys_import_set_row__sys_import_state__staging_table__pair" on "sys_import_set_row" ("sys_import_state", "staging_table", "company", "sys_class_name") where "sys_import_state" is not null and "staging_table" is not null;
create index if not exists "sys_import_set_row__sys_import_state__sys_import_row__pair" on "sys_import_set_row" ("sys_import_state", "sys_import_row", "company", "sys_class_name") where "sys_import_state" is not null and "sys_import_row" is not null;
create index if not exists "sys_import_set_row__sys_import_state__sys_target_sys_id__pair" on "sys_import_set_row" ("sys_import_state", "sys_target_sys_id", "company", "sys_class_name") where "sys_import_state" is not null and "sys_target_sys_id" is not null;
create index if not exists "sys_import_set_row__sys_import_state__sys_target_table__pair" on "sys_import_set_row" ("sys_import_state", "sys_target_table", "company", "sys_class_name") where "sys_import_state" is not null and "sys_target_table" is not null;
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
  "seal" text not null,
  "element" text,
  "element_id" text,
  "name" text,
  "struck" integer,
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
  "seal" text not null,
  "element" text,
  "element_id" text,
  "name" text,
  "struck" integer,
  "value" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "sys_journal_field__element__order" on "sys_journal_field" ("element", "company", "sys_class_name") where "element" is not null;
create index if not exists "sys_journal_field__element_id__order" on "sys_journal_field" ("element_id", "company", "sys_class_name") where "element_id" is not null;
create index if not exists "sys_journal_field__name__order" on "sys_journal_field" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "sys_journal_field__since_a355e721" on "sys_journal_field" ("company", "since", "sys_class_name", "rev", "sys_id", "struck") where "rev" > 0;
create index if not exists "sys_journal_field__was__span_a355e721" on "sys_journal_field__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "struck") where "rev" > 0;
create table "sys_metadata" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "abort_action" integer,
  "action_delete" integer,
  "action_insert" integer,
  "action_query" integer,
  "action_update" integer,
  "active" integer,
  "add_message" integer,
  "advanced" integer,
  "application" text,
  "array" integer,
  "attributes" text,
  "category" text,
  "choice" integer,
  "collection" text,
  "column_label" text,
  "comments" text,
  "condition" text,
  "declared" integer,
  "default_value" text,
  "dependent_on_field" text,
  "dependent_value" text,
  "description" text,
  "display" integer,
  "element" text,
  "filter_condition" text,
  "first" integer,
  "help" text,
  "hint" text,
  "inactive" integer,
  "internal_type" text,
  "is_default" integer,
  "label" text,
  "language" text,
  "mandatory" integer,
  "max_length" integer,
  "maximum_digits" integer,
  "message" text,
  "name" text,
  "order" integer,
  "plural" text,
  "prefix" text,
  "read_only" integer,
  "reference" text,
  "scope" text,
  "script" text,
  "sequence" integer,
  "state" text,
  "sys_name" text,
  "sys_scope" text,
  "type" text,
  "unique" integer,
  "value" text,
  "version" text,
  "when" text,
  primary key ("sys_id")) strict;
create table "sys_metadata__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "abort_action" integer,
  "action_delete" integer,
  "action_insert" integer,
  "action_query" integer,
  "action_update" integer,
  "active" integer,
  "add_message" integer,
  "advanced" integer,
  "application" text,
  "array" integer,
  "attributes" text,
  "category" text,
  "choice" integer,
  "collection" text,
  "column_label" text,
  "comments" text,
  "condition" text,
  "declared" integer,
  "default_value" text,
  "dependent_on_field" text,
  "dependent_value" text,
  "description" text,
  "display" integer,
  "element" text,
  "filter_condition" text,
  "first" integer,
  "help" text,
  "hint" text,
  "inactive" integer,
  "internal_type" text,
  "is_default" integer,
  "label" text,
  "language" text,
  "mandatory" integer,
  "max_length" integer,
  "maximum_digits" integer,
  "message" text,
  "name" text,
  "order" integer,
  "plural" text,
  "prefix" text,
  "read_only" integer,
  "reference" text,
  "scope" text,
  "script" text,
  "sequence" integer,
  "state" text,
  "sys_name" text,
  "sys_scope" text,
  "type" text,
  "unique" integer,
  "value" text,
  "version" text,
  "when" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "sys_metadata__collection__order" on "sys_metadata" ("collection", "company", "sys_class_name") where "collection" is not null;
create index if not exists "sys_metadata__element__order" on "sys_metadata" ("element", "company", "sys_class_name") where "element" is not null;
create index if not exists "sys_metadata__name__order" on "sys_metadata" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "sys_metadata__state__order_3d1346dd" on "sys_metadata" ("state", "company", "sys_class_name", "rev", "since", "sys_id", "active", "action_delete", "action_insert", "action_query", "action_update", "add_message", "advanced", "array", "declared", "display", "is_default", "read_only", "unique") where "state" is not null;
create index if not exists "sys_metadata__since_3d1346dd" on "sys_metadata" ("company", "since", "sys_class_name", "rev", "sys_id", "active", "state", "action_delete", "action_insert", "action_query", "action_update", "add_message", "advanced", "array", "declared", "display", "is_default", "read_only", "unique") where "rev" > 0;
create index if not exists "sys_metadata__was__span_3d1346dd" on "sys_metadata__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "active", "state", "action_delete", "action_insert", "action_query", "action_update", "add_message", "advanced", "array", "declared", "display", "is_default", "read_only", "unique") where "rev" > 0;
create table "sys_object_source" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "id" text,
  "last_scan" text,
  "name" text,
  "source_feed" text,
  "target_sys_id" text,
  "target_table" text,
  primary key ("sys_id")) strict;
create table "sys_object_source__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "id" text,
  "last_scan" text,
  "name" text,
  "source_feed" text,
  "target_sys_id" text,
  "target_table" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "sys_object_source__id__order" on "sys_object_source" ("id", "company", "sys_class_name") where "id" is not null;
create index if not exists "sys_object_source__last_scan__order" on "sys_object_source" ("last_scan", "company", "sys_class_name") where "last_scan" is not null;
create index if not exists "sys_object_source__name__order" on "sys_object_source" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "sys_object_source__target_sys_id__order" on "sys_object_source" ("target_sys_id", "company", "sys_class_name") where "target_sys_id" is not null;
create index if not exists "sys_object_source__target_table__order" on "sys_object_source" ("target_table", "company", "sys_class_name") where "target_table" is not null;
create index if not exists "sys_object_source__since_ed3905ad" on "sys_object_source" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "sys_object_source__was__span_ed3905ad" on "sys_object_source__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create index if not exists "sys_object_source__company__id__pair" on "sys_object_source" ("company", "id", "sys_class_name") where "id" is not null and "rev" > 0;
create index if not exists "sys_object_source__company__last_scan__pair" on "sys_object_source" ("company", "last_scan", "sys_class_name") where "last_scan" is not null and "rev" > 0;
create index if not exists "sys_object_source__company__name__pair" on "sys_object_source" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "sys_object_source__company__target_sys_id__pair" on "sys_object_source" ("company", "target_sys_id", "sys_class_name") where "target_sys_id" is not null and "rev" > 0;
create index if not exists "sys_object_source__company__target_table__pair" on "sys_object_source" ("company", "target_table", "sys_class_name") where "target_table" is not null and "rev" > 0;
create table "sys_transform_entry" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "coalesce" integer,
  "map" text,
  "source_field" text,
  "target_field" text,
  primary key ("sys_id")) strict;
create table "sys_transform_entry__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "coalesce" integer,
  "map" text,
  "source_field" text,
  "target_field" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "sys_transform_entry__coalesce__order" on "sys_transform_entry" ("coalesce", "company", "sys_class_name") where "coalesce" is not null;
create index if not exists "sys_transform_entry__map__order_4286fe63" on "sys_transform_entry" ("map", "company", "sys_class_name", "rev", "since", "sys_id", "coalesce") where "map" is not null;
create index if not exists "sys_transform_entry__source_field__order" on "sys_transform_entry" ("source_field", "company", "sys_class_name") where "source_field" is not null;
create index if not exists "sys_transform_entry__target_field__order" on "sys_transform_entry" ("target_field", "company", "sys_class_name") where "target_field" is not null;
create index if not exists "sys_transform_entry__since_4286fe63" on "sys_transform_entry" ("company", "since", "sys_class_name", "rev", "sys_id", "coalesce") where "rev" > 0;
create index if not exists "sys_transform_entry__was__span_4286fe63" on "sys_transform_entry__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "coalesce") where "rev" > 0;
create index if not exists "sys_transform_entry__map__source_field__pair" on "sys_transform_entry" ("map", "source_field", "company", "sys_class_name") where "map" is not null and "source_field" is not null;
create index if not exists "sys_transform_entry__map__target_field__pair" on "sys_transform_entry" ("map", "target_field", "company", "sys_class_name") where "map" is not null and "target_field" is not null;
create table "sys_transform_map" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "active" integer,
  "name" text,
  "order" integer,
  "source_table" text,
  "target_table" text,
  primary key ("sys_id")) strict;
create table "sys_transform_map__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "active" integer,
  "name" text,
  "order" integer,
  "source_table" text,
  "target_table" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "sys_transform_map__active__order" on "sys_transform_map" ("active", "company", "sys_class_name") where "active" is not null;
create index if not exists "sys_transform_map__name__order" on "sys_transform_map" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "sys_transform_map__source_table__order" on "sys_transform_map" ("source_table", "company", "sys_class_name") where "source_table" is not null;
create index if not exists "sys_transform_map__target_table__order" on "sys_transform_map" ("target_table", "company", "sys_class_name") where "target_table" is not null;
create index if not exists "sys_transform_map__since_05cec2b4" on "sys_transform_map" ("company", "since", "sys_class_name", "rev", "sys_id", "active") where "rev" > 0;
create index if not exists "sys_transform_map__was__span_05cec2b4" on "sys_transform_map__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "active") where "rev" > 0;
create index if not exists "sys_transform_map__company__name__pair" on "sys_transform_map" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "sys_transform_map__company__source_table__pair" on "sys_transform_map" ("company", "source_table", "sys_class_name") where "source_table" is not null and "rev" > 0;
create index if not exists "sys_transform_map__company__target_table__pair" on "sys_transform_map" ("company", "target_table", "sys_class_name") where "target_table" is not null and "rev" > 0;
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
  "seal" text not null,
  "active" integer,
  "bodies" text,
  "cost_center" text,
  "date_format" text,
  "department" text,
  "email" text,
  "employee_number" text,
  "employer" text,
  "first_name" text,
  "groups" text,
  "internal_integration_user" integer,
  "last_name" text,
  "left_on" text,
  "location" text,
  "locked_out" integer,
  "manager" text,
  "mobile_phone" text,
  "name" text,
  "password_needs_reset" integer,
  "phone" text,
  "roles" text,
  "source" text,
  "time_format" text,
  "time_zone" text,
  "title" text,
  "user_name" text,
  "user_password" text,
  "vip" integer,
  "web_service_access_only" integer,
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
  "seal" text not null,
  "active" integer,
  "bodies" text,
  "cost_center" text,
  "date_format" text,
  "department" text,
  "email" text,
  "employee_number" text,
  "employer" text,
  "first_name" text,
  "groups" text,
  "internal_integration_user" integer,
  "last_name" text,
  "left_on" text,
  "location" text,
  "locked_out" integer,
  "manager" text,
  "mobile_phone" text,
  "name" text,
  "password_needs_reset" integer,
  "phone" text,
  "roles" text,
  "source" text,
  "time_format" text,
  "time_zone" text,
  "title" text,
  "user_name" text,
  "user_password" text,
  "vip" integer,
  "web_service_access_only" integer,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "sys_user__active__order" on "sys_user" ("active", "company", "sys_class_name") where "active" is not null;
create index if not exists "sys_user__department__order_c7da26d8" on "sys_user" ("department", "company", "sys_class_name", "rev", "since", "sys_id", "active", "internal_integration_user", "locked_out", "password_needs_reset", "vip", "web_service_access_only", "employer") where "department" is not null;
create index if not exists "sys_user__employer__order_c7da26d8" on "sys_user" ("employer", "company", "sys_class_name", "rev", "since", "sys_id", "active", "internal_integration_user", "locked_out", "password_needs_reset", "vip", "web_service_access_only", "department") where "employer" is not null;
create index if not exists "sys_user__left_on__order" on "sys_user" ("left_on", "company", "sys_class_name") where "left_on" is not null;
create index if not exists "sys_user__location__order" on "sys_user" ("location", "company", "sys_class_name") where "location" is not null;
create index if not exists "sys_user__manager__order" on "sys_user" ("manager", "company", "sys_class_name") where "manager" is not null;
create index if not exists "sys_user__name__order" on "sys_user" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "sys_user__title__order" on "sys_user" ("title", "company", "sys_class_name") where "title" is not null;
create index if not exists "sys_user__user_name__order" on "sys_user" ("user_name", "company", "sys_class_name") where "user_name" is not null;
create index if not exists "sys_user__since_c7da26d8" on "sys_user" ("company", "since", "sys_class_name", "rev", "sys_id", "active", "internal_integration_user", "locked_out", "password_needs_reset", "vip", "web_service_access_only") where "rev" > 0;
create index if not exists "sys_user__was__span_c7da26d8" on "sys_user__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "active", "internal_integration_user", "locked_out", "password_needs_reset", "vip", "web_service_access_only") where "rev" > 0;
create index if not exists "sys_user__company__name__pair" on "sys_user" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "sys_user__company__title__pair" on "sys_user" ("company", "title", "sys_class_name") where "title" is not null and "rev" > 0;
create index if not exists "sys_user__department__name__pair" on "sys_user" ("department", "name", "company", "sys_class_name") where "department" is not null and "name" is not null;
create index if not exists "sys_user__department__title__pair" on "sys_user" ("department", "title", "company", "sys_class_name") where "department" is not null and "title" is not null;
create index if not exists "sys_user__employer__name__pair" on "sys_user" ("employer", "name", "company", "sys_class_name") where "employer" is not null and "name" is not null;
create index if not exists "sys_user__employer__title__pair" on "sys_user" ("employer", "title", "company", "sys_class_name") where "employer" is not null and "title" is not null;
create table "sys_user_grmember" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "group" text,
  "user" text,
  primary key ("sys_id")) strict;
create table "sys_user_grmember__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "group" text,
  "user" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "sys_user_grmember__group__order_e13ed10e" on "sys_user_grmember" ("group", "company", "sys_class_name", "rev", "since", "sys_id", "user") where "group" is not null;
create index if not exists "sys_user_grmember__user__order" on "sys_user_grmember" ("user", "company", "sys_class_name") where "user" is not null;
create index if not exists "sys_user_grmember__since_e13ed10e" on "sys_user_grmember" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "sys_user_grmember__was__span_e13ed10e" on "sys_user_grmember__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
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
  "seal" text not null,
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
  "seal" text not null,
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
create index if not exists "sys_user_group__active__order" on "sys_user_group" ("active", "company", "sys_class_name") where "active" is not null;
create index if not exists "sys_user_group__description__order" on "sys_user_group" ("description", "company", "sys_class_name") where "description" is not null;
create index if not exists "sys_user_group__employer__order_af7bad12" on "sys_user_group" ("employer", "company", "sys_class_name", "rev", "since", "sys_id", "active", "type", "manager") where "employer" is not null;
create index if not exists "sys_user_group__manager__order" on "sys_user_group" ("manager", "company", "sys_class_name") where "manager" is not null;
create index if not exists "sys_user_group__name__order" on "sys_user_group" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "sys_user_group__parent__order" on "sys_user_group" ("parent", "company", "sys_class_name") where "parent" is not null;
create index if not exists "sys_user_group__schedule__order" on "sys_user_group" ("schedule", "company", "sys_class_name") where "schedule" is not null;
create index if not exists "sys_user_group__since_af7bad12" on "sys_user_group" ("company", "since", "sys_class_name", "rev", "sys_id", "active", "type") where "rev" > 0;
create index if not exists "sys_user_group__was__span_af7bad12" on "sys_user_group__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "active", "type") where "rev" > 0;
create index if not exists "sys_user_group__company__description__pair" on "sys_user_group" ("company", "description", "sys_class_name") where "description" is not null and "rev" > 0;
create index if not exists "sys_user_group__company__name__pair" on "sys_user_group" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "sys_user_group__employer__description__pair" on "sys_user_group" ("employer", "description", "company", "sys_class_name") where "employer" is not null and "description" is not null;
create index if not exists "sys_user_group__employer__name__pair" on "sys_user_group" ("employer", "name", "company", "sys_class_name") where "employer" is not null and "name" is not null;
create table "sys_user_has_role" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "inherited" integer,
  "role" text,
  "state" text,
  "user" text,
  primary key ("sys_id")) strict;
create table "sys_user_has_role__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "inherited" integer,
  "role" text,
  "state" text,
  "user" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "sys_user_has_role__role__order_bc827cd6" on "sys_user_has_role" ("role", "company", "sys_class_name", "rev", "since", "sys_id", "state", "inherited", "user") where "role" is not null;
create index if not exists "sys_user_has_role__state__order_bc827cd6" on "sys_user_has_role" ("state", "company", "sys_class_name", "rev", "since", "sys_id", "inherited", "role", "user") where "state" is not null;
create index if not exists "sys_user_has_role__user__order" on "sys_user_has_role" ("user", "company", "sys_class_name") where "user" is not null;
create index if not exists "sys_user_has_role__since_bc827cd6" on "sys_user_has_role" ("company", "since", "sys_class_name", "rev", "sys_id", "state", "inherited") where "rev" > 0;
create index if not exists "sys_user_has_role__was__span_bc827cd6" on "sys_user_has_role__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "state", "inherited") where "rev" > 0;
create table "sys_user_preference" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "name" text,
  "user" text,
  "value" text,
  primary key ("sys_id")) strict;
create table "sys_user_preference__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "name" text,
  "user" text,
  "value" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "sys_user_preference__name__order" on "sys_user_preference" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "sys_user_preference__user__order" on "sys_user_preference" ("user", "company", "sys_class_name") where "user" is not null;
create index if not exists "sys_user_preference__since_3d273680" on "sys_user_preference" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "sys_user_preference__was__span_3d273680" on "sys_user_preference__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create index if not exists "sys_user_preference__company__name__pair" on "sys_user_preference" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
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
  "seal" text not null,
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
  "seal" text not null,
  "description" text,
  "elevated_privilege" integer,
  "name" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "sys_user_role__description__order" on "sys_user_role" ("description", "company", "sys_class_name") where "description" is not null;
create index if not exists "sys_user_role__elevated_privilege__order" on "sys_user_role" ("elevated_privilege", "company", "sys_class_name") where "elevated_privilege" is not null;
create index if not exists "sys_user_role__name__order" on "sys_user_role" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "sys_user_role__since_fc615ec3" on "sys_user_role" ("company", "since", "sys_class_name", "rev", "sys_id", "elevated_privilege") where "rev" > 0;
create index if not exists "sys_user_role__was__span_fc615ec3" on "sys_user_role__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "elevated_privilege") where "rev" > 0;
create table "sysapproval_approver" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "approver" text,
  "asked_in" text,
  "comments" text,
  "decided_at" text,
  "source_table" text,
  "state" text,
  "sysapproval" text,
  primary key ("sys_id")) strict;
create table "sysapproval_approver__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "approver" text,
  "asked_in" text,
  "comments" text,
  "decided_at" text,
  "source_table" text,
  "state" text,
  "sysapproval" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "sysapproval_approver__approver__order" on "sysapproval_approver" ("approver", "company", "sys_class_name") where "approver" is not null;
create index if not exists "sysapproval_approver__decided_at__order" on "sysapproval_approver" ("decided_at", "company", "sys_class_name") where "decided_at" is not null;
create index if not exists "sysapproval_approver__state__order_b6a9cc9e" on "sysapproval_approver" ("state", "company", "sys_class_name", "rev", "since", "sys_id", "approver", "decided_at", "sysapproval") where "state" is not null;
create index if not exists "sysapproval_approver__sysapproval__order_b6a9cc9e" on "sysapproval_approver" ("sysapproval", "company", "sys_class_name", "rev", "since", "sys_id", "state", "approver", "decided_at") where "sysapproval" is not null;
create index if not exists "sysapproval_approver__since_b6a9cc9e" on "sysapproval_approver" ("company", "since", "sys_class_name", "rev", "sys_id", "state") where "rev" > 0;
create index if not exists "sysapproval_approver__was__span_b6a9cc9e" on "sysapproval_approver__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "state") where "rev" > 0;
create index if not exists "sysapproval_approver__company__decided_at__pair" on "sysapproval_approver" ("company", "decided_at", "sys_class_name") where "decided_at" is not null and "rev" > 0;
create table "syslog" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "level" text,
  "message" text,
  "source" text,
  primary key ("sys_id")) strict;
create table "syslog__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "level" text,
  "message" text,
  "source" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "syslog__since_af996d2c" on "syslog" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "syslog__was__span_af996d2c" on "syslog__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
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
  "seal" text not null,
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
  "seal" text not null,
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
create index if not exists "target__name__order" on "target" ("name", "number", "company", "sys_class_name") where "name" is not null;
create index if not exists "target__number__order" on "target" ("number", "company", "sys_class_name");
create index if not exists "target__title__order" on "target" ("title", "number", "company", "sys_class_name") where "title" is not null;
create index if not exists "target__unit__order_2f25fb96" on "target" ("unit", "number", "company", "sys_class_name", "rev", "since", "sys_id", "better", "from_date", "value") where "unit" is not null;
create index if not exists "target__value__order" on "target" ("value", "number", "company", "sys_class_name") where "value" is not null;
create index if not exists "target__from_date__period_2f25fb96" on "target" ("from_date", "company", "sys_class_name", "rev", "since", "sys_id", "number", "better", "unit") where "from_date" is not null;
create index if not exists "target__to_date__period_2f25fb96" on "target" ("to_date", "company", "sys_class_name", "rev", "since", "sys_id", "number", "better", "unit") where "to_date" is not null;
create index if not exists "target__since_2f25fb96" on "target" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "better", "unit") where "rev" > 0;
create index if not exists "target__was__span_2f25fb96" on "target__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "better", "unit") where "rev" > 0;
create index if not exists "target__company__from_date__pair" on "target" ("company", "from_date", "number", "sys_class_name") where "from_date" is not null and "rev" > 0;
create index if not exists "target__company__number__pair" on "target" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "target__company__title__pair" on "target" ("company", "title", "number", "sys_class_name") where "title" is not null and "rev" > 0;
create index if not exists "target__company__value__pair" on "target" ("company", "value", "number", "sys_class_name") where "value" is not null and "rev" > 0;
create index if not exists "target__unit__title__pair" on "target" ("unit", "title", "number", "company", "sys_class_name") where "unit" is not null and "title" is not null;
create index if not exists "target__unit__value__pair" on "target" ("unit", "value", "number", "company", "sys_class_name") where "unit" is not null and "value" is not null;
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
  "seal" text not null,
  "action_status" text,
  "active" integer,
  "activity_due" text,
  "additional_assignee_list" text,
  "affected_service" text,
  "agile_story" text,
  "approval" text,
  "approval_history" text,
  "approval_set" text,
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
  "business_impact" text,
  "business_service" text,
  "cab_date" text,
  "cab_required" integer,
  "calendar_duration" integer,
  "caller_id" text,
  "cat_item" text,
  "category" text,
  "cause" text,
  "cause_confidence" text,
  "cause_notes" text,
  "caused_by" text,
  "change_request" text,
  "change_task_type" text,
  "chg_model" text,
  "close_code" text,
  "close_notes" text,
  "closed_at" text,
  "closed_by" text,
  "cmdb_ci" text,
  "confirmed_at" text,
  "confirmed_by" text,
  "conflict_last_run" text,
  "conflict_status" text,
  "contact_type" text,
  "contract" text,
  "correlation_display" text,
  "correlation_id" text,
  "delivery_plan" text,
  "delivery_task" text,
  "description" text,
  "done_by" text,
  "due_date" text,
  "duplicate_of" text,
  "end_date" text,
  "escalation" text,
  "expected_on" text,
  "expected_start" text,
  "first_reported_by_task" text,
  "fix_notes" text,
  "follow_up" text,
  "group_list" text,
  "hold_reason" text,
  "impact" text,
  "implementation_plan" text,
  "justification" text,
  "knowledge" integer,
  "known_error" integer,
  "location" text,
  "made_sla" integer,
  "major_incident_state" text,
  "major_problem" integer,
  "notify" text,
  "number" text,
  "on_hold" integer,
  "on_hold_reason" text,
  "opened_at" text,
  "opened_by" text,
  "order" integer,
  "order_guide" text,
  "origin_id" text,
  "origin_table" text,
  "out_of_hours" integer,
  "outcome" text,
  "outside_duration" integer,
  "outside_maintenance_schedule" integer,
  "owner" text,
  "parent" text,
  "parent_incident" text,
  "phase" text,
  "phase_state" text,
  "planned_end_date" text,
  "planned_start_date" text,
  "price" integer,
  "priority" text,
  "problem" text,
  "problem_id" text,
  "problem_plan" text,
  "problem_plan_record" text,
  "problem_task_type" text,
  "production_system" integer,
  "quantity" integer,
  "reason" text,
  "reassignment_count" integer,
  "rejection_goto" text,
  "related_supplier" text,
  "reopen_count" integer,
  "reopened_by" text,
  "reopened_time" text,
  "report_until" text,
  "request" text,
  "request_item" text,
  "request_state" text,
  "requested_by" text,
  "requested_for" text,
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
  "route_reason" integer,
  "service_offering" text,
  "services" text,
  "severity" text,
  "short_description" text,
  "skills" text,
  "sla_due" text,
  "special_instructions" text,
  "stage" text,
  "start_date" text,
  "state" text,
  "std_change_producer_version" text,
  "subcategory" text,
  "supplier" text,
  "technical_cause" text,
  "test_plan" text,
  "time_worked" integer,
  "type" text,
  "u_symptom" text,
  "unauthorized" integer,
  "universal_request" text,
  "upon_approval" text,
  "upon_reject" text,
  "urgency" text,
  "user_input" text,
  "vendor" text,
  "watch_list" text,
  "wf_activity" text,
  "wording" text,
  "work_end" text,
  "work_notes_list" text,
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
  "seal" text not null,
  "action_status" text,
  "active" integer,
  "activity_due" text,
  "additional_assignee_list" text,
  "affected_service" text,
  "agile_story" text,
  "approval" text,
  "approval_history" text,
  "approval_set" text,
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
  "business_impact" text,
  "business_service" text,
  "cab_date" text,
  "cab_required" integer,
  "calendar_duration" integer,
  "caller_id" text,
  "cat_item" text,
  "category" text,
  "cause" text,
  "cause_confidence" text,
  "cause_notes" text,
  "caused_by" text,
  "change_request" text,
  "change_task_type" text,
  "chg_model" text,
  "close_code" text,
  "close_notes" text,
  "closed_at" text,
  "closed_by" text,
  "cmdb_ci" text,
  "confirmed_at" text,
  "confirmed_by" text,
  "conflict_last_run" text,
  "conflict_status" text,
  "contact_type" text,
  "contract" text,
  "correlation_display" text,
  "correlation_id" text,
  "delivery_plan" text,
  "delivery_task" text,
  "description" text,
  "done_by" text,
  "due_date" text,
  "duplicate_of" text,
  "end_date" text,
  "escalation" text,
  "expected_on" text,
  "expected_start" text,
  "first_reported_by_task" text,
  "fix_notes" text,
  "follow_up" text,
  "group_list" text,
  "hold_reason" text,
  "impact" text,
  "implementation_plan" text,
  "justification" text,
  "knowledge" integer,
  "known_error" integer,
  "location" text,
  "made_sla" integer,
  "major_incident_state" text,
  "major_problem" integer,
  "notify" text,
  "number" text,
  "on_hold" integer,
  "on_hold_reason" text,
  "opened_at" text,
  "opened_by" text,
  "order" integer,
  "order_guide" text,
  "origin_id" text,
  "origin_table" text,
  "out_of_hours" integer,
  "outcome" text,
  "outside_duration" integer,
  "outside_maintenance_schedule" integer,
  "owner" text,
  "parent" text,
  "parent_incident" text,
  "phase" text,
  "phase_state" text,
  "planned_end_date" text,
  "planned_start_date" text,
  "price" integer,
  "priority" text,
  "problem" text,
  "problem_id" text,
  "problem_plan" text,
  "problem_plan_record" text,
  "problem_task_type" text,
  "production_system" integer,
  "quantity" integer,
  "reason" text,
  "reassignment_count" integer,
  "rejection_goto" text,
  "related_supplier" text,
  "reopen_count" integer,
  "reopened_by" text,
  "reopened_time" text,
  "report_until" text,
  "request" text,
  "request_item" text,
  "request_state" text,
  "requested_by" text,
  "requested_for" text,
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
  "route_reason" integer,
  "service_offering" text,
  "services" text,
  "severity" text,
  "short_description" text,
  "skills" text,
  "sla_due" text,
  "special_instructions" text,
  "stage" text,
  "start_date" text,
  "state" text,
  "std_change_producer_version" text,
  "subcategory" text,
  "supplier" text,
  "technical_cause" text,
  "test_plan" text,
  "time_worked" integer,
  "type" text,
  "u_symptom" text,
  "unauthorized" integer,
  "universal_request" text,
  "upon_approval" text,
  "upon_reject" text,
  "urgency" text,
  "user_input" text,
  "vendor" text,
  "watch_list" text,
  "wf_activity" text,
  "wording" text,
  "work_end" text,
  "work_notes_list" text,
  "work_start" text,
  "workaround" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "task__area__order_c5fc5d6b" on "task" ("area", "number", "company", "sys_class_name", "rev", "since", "sys_id", "active", "attribution", "attribution_state", "business_duration", "calendar_duration", "cause", "impact", "out_of_hours", "outcome", "outside_duration", "priority", "problem_plan", "resolution_met", "response_met", "state", "urgency", "cab_required", "category", "cause_confidence", "assigned_to", "assignment_group", "business_service", "due_date", "end_date", "known_error", "opened_at", "start_date", "type") where "area" is not null;
create index if not exists "task__assigned_to__order" on "task" ("assigned_to", "number", "company", "sys_class_name") where "assigned_to" is not null;
create index if not exists "task__assignment_group__order_c5fc5d6b" on "task" ("assignment_group", "number", "company", "sys_class_name", "rev", "since", "sys_id", "active", "area", "attribution", "attribution_state", "business_duration", "calendar_duration", "cause", "impact", "out_of_hours", "outcome", "outside_duration", "priority", "problem_plan", "resolution_met", "response_met", "state", "urgency", "cab_required", "category", "cause_confidence", "assigned_to", "business_service", "due_date", "end_date", "known_error", "opened_at", "start_date", "type") where "assignment_group" is not null;
create index if not exists "task__attempt_of__order" on "task" ("attempt_of", "number", "company", "sys_class_name") where "attempt_of" is not null;
create index if not exists "task__attributed_to__order" on "task" ("attributed_to", "number", "company", "sys_class_name") where "attributed_to" is not null;
create index if not exists "task__business_service__order_c5fc5d6b" on "task" ("business_service", "number", "company", "sys_class_name", "rev", "since", "sys_id", "active", "area", "attribution", "attribution_state", "business_duration", "calendar_duration", "cause", "impact", "out_of_hours", "outcome", "outside_duration", "priority", "problem_plan", "resolution_met", "response_met", "state", "urgency", "cab_required", "category", "cause_confidence", "assigned_to", "assignment_group", "due_date", "end_date", "known_error", "opened_at", "start_date", "type") where "business_service" is not null;
create index if not exists "task__calendar_duration__order" on "task" ("calendar_duration", "number", "company", "sys_class_name") where "calendar_duration" is not null;
create index if not exists "task__caller_id__order" on "task" ("caller_id", "number", "company", "sys_class_name") where "caller_id" is not null;
create index if not exists "task__caused_by__order" on "task" ("caused_by", "number", "company", "sys_class_name") where "caused_by" is not null;
create index if not exists "task__change_request__order" on "task" ("change_request", "number", "company", "sys_class_name") where "change_request" is not null;
create index if not exists "task__closed_at__order" on "task" ("closed_at", "number", "company", "sys_class_name") where "closed_at" is not null;
create index if not exists "task__cmdb_ci__order" on "task" ("cmdb_ci", "number", "company", "sys_class_name") where "cmdb_ci" is not null;
create index if not exists "task__done_by__order" on "task" ("done_by", "number", "company", "sys_class_name") where "done_by" is not null;
create index if not exists "task__due_date__order" on "task" ("due_date", "number", "company", "sys_class_name") where "due_date" is not null;
create index if not exists "task__duplicate_of__order" on "task" ("duplicate_of", "number", "company", "sys_class_name") where "duplicate_of" is not null;
create index if not exists "task__first_reported_by_task__order" on "task" ("first_reported_by_task", "number", "company", "sys_class_name") where "first_reported_by_task" is not null;
create index if not exists "task__known_error__order" on "task" ("known_error", "number", "company", "sys_class_name") where "known_error" is not null;
create index if not exists "task__location__order" on "task" ("location", "number", "company", "sys_class_name") where "location" is not null;
create index if not exists "task__number__order" on "task" ("number", "company", "sys_class_name");
create index if not exists "task__opened_by__order" on "task" ("opened_by", "number", "company", "sys_class_name") where "opened_by" is not null;
create index if not exists "task__outcome__order_c5fc5d6b" on "task" ("outcome", "number", "company", "sys_class_name", "rev", "since", "sys_id", "active", "area", "attribution", "attribution_state", "business_duration", "calendar_duration", "cause", "impact", "out_of_hours", "outside_duration", "priority", "problem_plan", "resolution_met", "response_met", "state", "urgency", "cab_required", "category", "cause_confidence", "assigned_to", "assignment_group", "business_service", "due_date", "end_date", "known_error", "opened_at", "start_date", "type") where "outcome" is not null;
create index if not exists "task__owner__order" on "task" ("owner", "number", "company", "sys_class_name") where "owner" is not null;
create index if not exists "task__parent__order" on "task" ("parent", "number", "company", "sys_class_name") where "parent" is not null;
create index if not exists "task__parent_incident__order" on "task" ("parent_incident", "number", "company", "sys_class_name") where "parent_incident" is not null;
create index if not exists "task__priority__order_c5fc5d6b" on "task" ("priority", "number", "company", "sys_class_name", "rev", "since", "sys_id", "active", "area", "attribution", "attribution_state", "business_duration", "calendar_duration", "cause", "impact", "out_of_hours", "outcome", "outside_duration", "problem_plan", "resolution_met", "response_met", "state", "urgency", "cab_required", "category", "cause_confidence", "assigned_to", "assignment_group", "business_service", "due_date", "end_date", "known_error", "opened_at", "start_date", "type") where "priority" is not null;
create index if not exists "task__problem__order" on "task" ("problem", "number", "company", "sys_class_name") where "problem" is not null;
create index if not exists "task__problem_id__order" on "task" ("problem_id", "number", "company", "sys_class_name") where "problem_id" is not null;
create index if not exists "task__problem_plan_record__order" on "task" ("problem_plan_record", "number", "company", "sys_class_name") where "problem_plan_record" is not null;
create index if not exists "task__related_supplier__order" on "task" ("related_supplier", "number", "company", "sys_class_name") where "related_supplier" is not null;
create index if not exists "task__report_until__order" on "task" ("report_until", "number", "company", "sys_class_name") where "report_until" is not null;
create index if not exists "task__request__order" on "task" ("request", "number", "company", "sys_class_name") where "request" is not null;
create index if not exists "task__request_item__order" on "task" ("request_item", "number", "company", "sys_class_name") where "request_item" is not null;
create index if not exists "task__requested_by__order" on "task" ("requested_by", "number", "company", "sys_class_name") where "requested_by" is not null;
create index if not exists "task__resolution_due__order" on "task" ("resolution_due", "number", "company", "sys_class_name") where "resolution_due" is not null;
create index if not exists "task__response_due__order" on "task" ("response_due", "number", "company", "sys_class_name") where "response_due" is not null;
create index if not exists "task__reverted_by__order" on "task" ("reverted_by", "number", "company", "sys_class_name") where "reverted_by" is not null;
create index if not exists "task__review_due__order" on "task" ("review_due", "number", "company", "sys_class_name") where "review_due" is not null;
create index if not exists "task__rfc__order" on "task" ("rfc", "number", "company", "sys_class_name") where "rfc" is not null;
create index if not exists "task__short_description__order" on "task" ("short_description", "number", "company", "sys_class_name") where "short_description" is not null;
create index if not exists "task__state__order_c5fc5d6b" on "task" ("state", "number", "company", "sys_class_name", "rev", "since", "sys_id", "active", "area", "attribution", "attribution_state", "business_duration", "calendar_duration", "cause", "impact", "out_of_hours", "outcome", "outside_duration", "priority", "problem_plan", "resolution_met", "response_met", "urgency", "cab_required", "category", "cause_confidence", "assigned_to", "assignment_group", "business_service", "due_date", "end_date", "known_error", "opened_at", "start_date", "type") where "state" is not null;
create index if not exists "task__supplier__order" on "task" ("supplier", "number", "company", "sys_class_name") where "supplier" is not null;
create index if not exists "task__type__order_c5fc5d6b" on "task" ("type", "number", "company", "sys_class_name", "rev", "since", "sys_id", "active", "area", "attribution", "attribution_state", "business_duration", "calendar_duration", "cause", "impact", "out_of_hours", "outcome", "outside_duration", "priority", "problem_plan", "resolution_met", "response_met", "state", "urgency", "cab_required", "category", "cause_confidence", "assigned_to", "assignment_group", "business_service", "due_date", "end_date", "known_error", "opened_at", "start_date") where "type" is not null;
create index if not exists "task__vendor__order" on "task" ("vendor", "number", "company", "sys_class_name") where "vendor" is not null;
create index if not exists "task__work_end__order" on "task" ("work_end", "number", "company", "sys_class_name") where "work_end" is not null;
create index if not exists "task__work_start__order" on "task" ("work_start", "number", "company", "sys_class_name") where "work_start" is not null;
create index if not exists "task__as_of__period_c5fc5d6b" on "task" ("as_of", "company", "sys_class_name", "rev", "since", "sys_id", "number", "active", "area", "attribution", "attribution_state", "business_duration", "calendar_duration", "cause", "impact", "out_of_hours", "outcome", "outside_duration", "priority", "problem_plan", "resolution_met", "response_met", "state", "urgency", "cab_required", "category", "cause_confidence") where "as_of" is not null;
create index if not exists "task__end_date__period_c5fc5d6b" on "task" ("end_date", "company", "sys_class_name", "rev", "since", "sys_id", "number", "active", "area", "attribution", "attribution_state", "business_duration", "calendar_duration", "cause", "impact", "out_of_hours", "outcome", "outside_duration", "priority", "problem_plan", "resolution_met", "response_met", "state", "urgency", "cab_required", "category", "cause_confidence") where "end_date" is not null;
create index if not exists "task__expected_on__period_c5fc5d6b" on "task" ("expected_on", "company", "sys_class_name", "rev", "since", "sys_id", "number", "active", "area", "attribution", "attribution_state", "business_duration", "calendar_duration", "cause", "impact", "out_of_hours", "outcome", "outside_duration", "priority", "problem_plan", "resolution_met", "response_met", "state", "urgency", "cab_required", "category", "cause_confidence") where "expected_on" is not null;
create index if not exists "task__opened_at__period_c5fc5d6b" on "task" ("opened_at", "company", "sys_class_name", "rev", "since", "sys_id", "number", "active", "area", "attribution", "attribution_state", "business_duration", "calendar_duration", "cause", "impact", "out_of_hours", "outcome", "outside_duration", "priority", "problem_plan", "resolution_met", "response_met", "state", "urgency", "cab_required", "category", "cause_confidence") where "opened_at" is not null;
create index if not exists "task__resolved_at__period_c5fc5d6b" on "task" ("resolved_at", "company", "sys_class_name", "rev", "since", "sys_id", "number", "active", "area", "attribution", "attribution_state", "business_duration", "calendar_duration", "cause", "impact", "out_of_hours", "outcome", "outside_duration", "priority", "problem_plan", "resolution_met", "response_met", "state", "urgency", "cab_required", "category", "cause_confidence") where "resolved_at" is not null;
create index if not exists "task__start_date__period_c5fc5d6b" on "task" ("start_date", "company", "sys_class_name", "rev", "since", "sys_id", "number", "active", "area", "attribution", "attribution_state", "business_duration", "calendar_duration", "cause", "impact", "out_of_hours", "outcome", "outside_duration", "priority", "problem_plan", "resolution_met", "response_met", "state", "urgency", "cab_required", "category", "cause_confidence") where "start_date" is not null;
create index if not exists "task__since_c5fc5d6b" on "task" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "active", "area", "attribution", "attribution_state", "business_duration", "calendar_duration", "cause", "impact", "out_of_hours", "outcome", "outside_duration", "priority", "problem_plan", "resolution_met", "response_met", "state", "urgency", "cab_required", "category", "cause_confidence") where "rev" > 0;
create index if not exists "task__was__span_c5fc5d6b" on "task__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "active", "area", "attribution", "attribution_state", "business_duration", "calendar_duration", "cause", "impact", "out_of_hours", "outcome", "outside_duration", "priority", "problem_plan", "resolution_met", "response_met", "state", "urgency", "cab_required", "category", "cause_confidence") where "rev" > 0;
create index if not exists "task__area__short_description__pair" on "task" ("area", "short_description", "number", "company", "sys_class_name") where "area" is not null and "short_description" is not null;
create index if not exists "task__assignment_group__opened_at__pair" on "task" ("assignment_group", "opened_at", "number", "company", "sys_class_name") where "opened_at" is not null;
create index if not exists "task__assignment_group__short_description__pair" on "task" ("assignment_group", "short_description", "number", "company", "sys_class_name") where "assignment_group" is not null and "short_description" is not null;
create index if not exists "task__business_service__calendar_duration__pair" on "task" ("business_service", "calendar_duration", "number", "company", "sys_class_name") where "business_service" is not null and "calendar_duration" is not null;
create index if not exists "task__business_service__opened_at__pair" on "task" ("business_service", "opened_at", "number", "company", "sys_class_name") where "opened_at" is not null;
create index if not exists "task__business_service__short_description__pair" on "task" ("business_service", "short_description", "number", "company", "sys_class_name") where "business_service" is not null and "short_description" is not null;
create index if not exists "task__company__calendar_duration__pair" on "task" ("company", "calendar_duration", "number", "sys_class_name") where "calendar_duration" is not null and "rev" > 0;
create index if not exists "task__company__due_date__pair" on "task" ("company", "due_date", "number", "sys_class_name") where "due_date" is not null and "rev" > 0;
create index if not exists "task__company__end_date__pair" on "task" ("company", "end_date", "number", "sys_class_name") where "end_date" is not null and "rev" > 0;
create index if not exists "task__company__number__pair" on "task" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "task__company__opened_at__pair" on "task" ("company", "opened_at", "number", "sys_class_name") where "opened_at" is not null and "rev" > 0;
create index if not exists "task__company__short_description__pair" on "task" ("company", "short_description", "number", "sys_class_name") where "short_description" is not null and "rev" > 0;
create index if not exists "task__company__start_date__pair" on "task" ("company", "start_date", "number", "sys_class_name") where "start_date" is not null and "rev" > 0;
create index if not exists "task__outcome__short_description__pair" on "task" ("outcome", "short_description", "number", "company", "sys_class_name") where "outcome" is not null and "short_description" is not null;
create index if not exists "task__outcome__start_date__pair" on "task" ("outcome", "start_date", "number", "company", "sys_class_name") where "start_date" is not null;
create index if not exists "task__priority__calendar_duration__pair" on "task" ("priority", "calendar_duration", "number", "company", "sys_class_name") where "priority" is not null and "calendar_duration" is not null;
create index if not exists "task__priority__opened_at__pair" on "task" ("priority", "opened_at", "number", "company", "sys_class_name") where "opened_at" is not null;
create index if not exists "task__priority__short_description__pair" on "task" ("priority", "short_description", "number", "company", "sys_class_name") where "priority" is not null and "short_description" is not null;
create index if not exists "task__type__short_description__pair" on "task" ("type", "short_description", "number", "company", "sys_class_name") where "type" is not null and "short_description" is not null;
create index if not exists "task__type__start_date__pair" on "task" ("type", "start_date", "number", "company", "sys_class_name") where "start_date" is not null;
create table "task_ci" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "ci_item" text,
  "task" text,
  primary key ("sys_id")) strict;
create table "task_ci__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "ci_item" text,
  "task" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "task_ci__ci_item__order_a97815b4" on "task_ci" ("ci_item", "company", "sys_class_name", "rev", "since", "sys_id", "task") where "ci_item" is not null;
create index if not exists "task_ci__task__order_a97815b4" on "task_ci" ("task", "company", "sys_class_name", "rev", "since", "sys_id", "ci_item") where "task" is not null;
create index if not exists "task_ci__since_a97815b4" on "task_ci" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "task_ci__was__span_a97815b4" on "task_ci__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create table "task_cmdb_ci_service" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "cmdb_ci_service" text,
  "task" text,
  primary key ("sys_id")) strict;
create table "task_cmdb_ci_service__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "cmdb_ci_service" text,
  "task" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "task_cmdb_ci_service__cmdb_ci_service__order_07e378a1" on "task_cmdb_ci_service" ("cmdb_ci_service", "company", "sys_class_name", "rev", "since", "sys_id", "task") where "cmdb_ci_service" is not null;
create index if not exists "task_cmdb_ci_service__task__order_07e378a1" on "task_cmdb_ci_service" ("task", "company", "sys_class_name", "rev", "since", "sys_id", "cmdb_ci_service") where "task" is not null;
create index if not exists "task_cmdb_ci_service__since_07e378a1" on "task_cmdb_ci_service" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "task_cmdb_ci_service__was__span_07e378a1" on "task_cmdb_ci_service__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create table "task_service_offering" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "service_offering" text,
  "task" text,
  primary key ("sys_id")) strict;
create table "task_service_offering__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "service_offering" text,
  "task" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "task_service_offering__service_offering__order_cb24ebb6" on "task_service_offering" ("service_offering", "company", "sys_class_name", "rev", "since", "sys_id", "task") where "service_offering" is not null;
create index if not exists "task_service_offering__task__order_cb24ebb6" on "task_service_offering" ("task", "company", "sys_class_name", "rev", "since", "sys_id", "service_offering") where "task" is not null;
create index if not exists "task_service_offering__since_cb24ebb6" on "task_service_offering" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "task_service_offering__was__span_cb24ebb6" on "task_service_offering__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create table "task_sla" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "active" integer,
  "business_duration" integer,
  "business_percentage" integer,
  "business_time_left" integer,
  "duration" integer,
  "end_time" text,
  "has_breached" integer,
  "pause_duration" integer,
  "pause_time" text,
  "percentage" integer,
  "planned_end_time" text,
  "schedule" text,
  "sla" text,
  "stage" text,
  "start_time" text,
  "task" text,
  "time_left" integer,
  "timezone" text,
  primary key ("sys_id")) strict;
create table "task_sla__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "active" integer,
  "business_duration" integer,
  "business_percentage" integer,
  "business_time_left" integer,
  "duration" integer,
  "end_time" text,
  "has_breached" integer,
  "pause_duration" integer,
  "pause_time" text,
  "percentage" integer,
  "planned_end_time" text,
  "schedule" text,
  "sla" text,
  "stage" text,
  "start_time" text,
  "task" text,
  "time_left" integer,
  "timezone" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "task_sla__since_08648add" on "task_sla" ("company", "since", "sys_class_name", "rev", "sys_id", "active", "business_duration", "business_time_left", "duration", "pause_duration", "time_left") where "rev" > 0;
create index if not exists "task_sla__was__span_08648add" on "task_sla__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "active", "business_duration", "business_time_left", "duration", "pause_duration", "time_left") where "rev" > 0;
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
  "seal" text not null,
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
  "seal" text not null,
  "day" text,
  "note" text,
  "series" text,
  "source" text,
  "value" integer,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "usage_point__series__order_5f960598" on "usage_point" ("series", "company", "sys_class_name", "rev", "since", "sys_id", "day", "value") where "series" is not null;
create index if not exists "usage_point__source__order" on "usage_point" ("source", "company", "sys_class_name") where "source" is not null;
create index if not exists "usage_point__value__order" on "usage_point" ("value", "company", "sys_class_name") where "value" is not null;
create index if not exists "usage_point__day__period_5f960598" on "usage_point" ("day", "company", "sys_class_name", "rev", "since", "sys_id") where "day" is not null;
create index if not exists "usage_point__since_5f960598" on "usage_point" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "usage_point__was__span_5f960598" on "usage_point__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create index if not exists "usage_point__company__day__pair" on "usage_point" ("company", "day", "sys_class_name") where "day" is not null and "rev" > 0;
create index if not exists "usage_point__company__source__pair" on "usage_point" ("company", "source", "sys_class_name") where "source" is not null and "rev" > 0;
create index if not exists "usage_point__company__value__pair" on "usage_point" ("company", "value", "sys_class_name") where "value" is not null and "rev" > 0;
create index if not exists "usage_point__series__day__pair" on "usage_point" ("series", "day", "company", "sys_class_name") where "day" is not null;
create index if not exists "usage_point__series__source__pair" on "usage_point" ("series", "source", "company", "sys_class_name") where "series" is not null and "source" is not null;
create index if not exists "usage_point__series__value__pair" on "usage_point" ("series", "value", "company", "sys_class_name") where "series" is not null and "value" is not null;
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
  "seal" text not null,
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
  "seal" text not null,
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
create index if not exists "usage_series__business_service__order_86410d4a" on "usage_series" ("business_service", "number", "company", "sys_class_name", "rev", "since", "sys_id", "owner") where "business_service" is not null;
create index if not exists "usage_series__collected_by__order" on "usage_series" ("collected_by", "number", "company", "sys_class_name") where "collected_by" is not null;
create index if not exists "usage_series__name__order" on "usage_series" ("name", "number", "company", "sys_class_name") where "name" is not null;
create index if not exists "usage_series__number__order" on "usage_series" ("number", "company", "sys_class_name");
create index if not exists "usage_series__owner__order" on "usage_series" ("owner", "number", "company", "sys_class_name") where "owner" is not null;
create index if not exists "usage_series__schedule__order" on "usage_series" ("schedule", "number", "company", "sys_class_name") where "schedule" is not null;
create index if not exists "usage_series__title__order" on "usage_series" ("title", "number", "company", "sys_class_name") where "title" is not null;
create index if not exists "usage_series__unit__order" on "usage_series" ("unit", "number", "company", "sys_class_name") where "unit" is not null;
create index if not exists "usage_series__since_86410d4a" on "usage_series" ("company", "since", "sys_class_name", "rev", "sys_id", "number") where "rev" > 0;
create index if not exists "usage_series__was__span_86410d4a" on "usage_series__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number") where "rev" > 0;
create index if not exists "usage_series__business_service__title__pair" on "usage_series" ("business_service", "title", "number", "company", "sys_class_name") where "business_service" is not null and "title" is not null;
create index if not exists "usage_series__business_service__unit__pair" on "usage_series" ("business_service", "unit", "number", "company", "sys_class_name") where "business_service" is not null and "unit" is not null;
create index if not exists "usage_series__company__number__pair" on "usage_series" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "usage_series__company__title__pair" on "usage_series" ("company", "title", "number", "sys_class_name") where "title" is not null and "rev" > 0;
create index if not exists "usage_series__company__unit__pair" on "usage_series" ("company", "unit", "number", "sys_class_name") where "unit" is not null and "rev" > 0;
create table "webhook" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "action_delete" integer,
  "action_insert" integer,
  "action_update" integer,
  "collection" text,
  "condition" text,
  "credential" text,
  "failing_since" text,
  "former_secret" text,
  "name" text,
  "reason" text,
  "replaced_at" text,
  "secret" text,
  "state" text,
  "url" text,
  primary key ("sys_id")) strict;
create table "webhook__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "action_delete" integer,
  "action_insert" integer,
  "action_update" integer,
  "collection" text,
  "condition" text,
  "credential" text,
  "failing_since" text,
  "former_secret" text,
  "name" text,
  "reason" text,
  "replaced_at" text,
  "secret" text,
  "state" text,
  "url" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "webhook__collection__order" on "webhook" ("collection", "company", "sys_class_name") where "collection" is not null;
create index if not exists "webhook__credential__order" on "webhook" ("credential", "company", "sys_class_name") where "credential" is not null;
create index if not exists "webhook__failing_since__order" on "webhook" ("failing_since", "company", "sys_class_name") where "failing_since" is not null;
create index if not exists "webhook__name__order" on "webhook" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "webhook__replaced_at__order" on "webhook" ("replaced_at", "company", "sys_class_name") where "replaced_at" is not null;
create index if not exists "webhook__state__order_03a09162" on "webhook" ("state", "company", "sys_class_name", "rev", "since", "sys_id", "failing_since", "url") where "state" is not null;
create index if not exists "webhook__url__order" on "webhook" ("url", "company", "sys_class_name") where "url" is not null;
create index if not exists "webhook__since_03a09162" on "webhook" ("company", "since", "sys_class_name", "rev", "sys_id", "state") where "rev" > 0;
create index if not exists "webhook__was__span_03a09162" on "webhook__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "state") where "rev" > 0;
create index if not exists "webhook__company__collection__pair" on "webhook" ("company", "collection", "sys_class_name") where "collection" is not null and "rev" > 0;
create index if not exists "webhook__company__failing_since__pair" on "webhook" ("company", "failing_since", "sys_class_name") where "failing_since" is not null and "rev" > 0;
create index if not exists "webhook__company__name__pair" on "webhook" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create table "webhook_delivery" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "attempts" integer,
  "collection" text,
  "delivered_at" text,
  "document" text,
  "error" text,
  "event" text,
  "message_id" text,
  "next_attempt" text,
  "occurred_at" text,
  "revision" integer,
  "state" text,
  "status_code" integer,
  "webhook" text,
  primary key ("sys_id")) strict;
create table "webhook_delivery__was" ("sys_id" text not null,
  "sys_class_name" text not null,
  "company" text not null,
  "sys_mod_count" integer not null,
  "sys_created_on" text not null,
  "sys_created_by" text not null,
  "sys_updated_on" text not null,
  "sys_updated_by" text not null,
  "rev" integer not null,
  "since" text not null,
  "seal" text not null,
  "attempts" integer,
  "collection" text,
  "delivered_at" text,
  "document" text,
  "error" text,
  "event" text,
  "message_id" text,
  "next_attempt" text,
  "occurred_at" text,
  "revision" integer,
  "state" text,
  "status_code" integer,
  "webhook" text,
  "rev_until" integer not null,
  "until" text not null,
  "gone" integer not null,
  primary key ("sys_id", "rev")) strict;
create index if not exists "webhook_delivery__event__order" on "webhook_delivery" ("event", "company", "sys_class_name") where "event" is not null;
create index if not exists "webhook_delivery__state__order_d71cf743" on "webhook_delivery" ("state", "company", "sys_class_name", "rev", "since", "sys_id", "webhook") where "state" is not null;
create index if not exists "webhook_delivery__webhook__order_d71cf743" on "webhook_delivery" ("webhook", "company", "sys_class_name", "rev", "since", "sys_id", "state") where "webhook" is not null;
create index if not exists "webhook_delivery__since_d71cf743" on "webhook_delivery" ("company", "since", "sys_class_name", "rev", "sys_id", "state") where "rev" > 0;
create index if not exists "webhook_delivery__was__span_d71cf743" on "webhook_delivery__was" ("company", length(printf('%o', (cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "state") where "rev" > 0;
create index if not exists "webhook_delivery__company__event__pair" on "webhook_delivery" ("company", "event", "sys_class_name") where "event" is not null and "rev" > 0;
create index if not exists "webhook_delivery__webhook__event__pair" on "webhook_delivery" ("webhook", "event", "company", "sys_class_name") where "webhook" is not null and "event" is not null;

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
create table _erasure (rev bigint not null,
  tbl text collate "C" not null,
  sys_id text collate "C" not null,
  class text collate "C" not null,
  company text collate "C" not null,
  columns text collate "C" not null,
  primary key (tbl, sys_id, rev));
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
create policy erase on "_file" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "_erasure" enable row level security;
alter table "_erasure" force row level security;
create policy fence on "_erasure" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "_erasure" for select to current_user using (true);
create policy erase on "_erasure" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "_series" enable row level security;
alter table "_series" force row level security;
create policy fence on "_series" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "_series" for select to current_user using (true);
create policy erase on "_series" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "_words" enable row level security;
alter table "_words" force row level security;
create policy fence on "_words" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "_words" for select to current_user using (true);
create policy erase on "_words" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant usage on schema public to guildhall_app;
grant select, insert on revision, entry, _file, _erasure to guildhall_app;
grant select on schema_change to guildhall_app;
grant select, insert, update, delete on _series, _outbox, _words to guildhall_app;
create table _lapsing (kind text collate "C" not null,
  key text collate "C" not null,
  until text collate "C" not null,
  payload text collate "C" not null,
  primary key (kind, key));
create index _lapsing__until on _lapsing (until);
grant select, insert, update, delete on _lapsing to guildhall_app;
create table "alm_asset" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "asset_tag" text collate "C",
  "assigned_to" text collate "C",
  "ci" text collate "C",
  "cost" bigint,
  "cost_center" text collate "C",
  "department" text collate "C",
  "display_name" text collate "C",
  "install_status" text collate "C",
  "location" text collate "C",
  "number" text collate "C",
  "purchase_date" text collate "C",
  "retired" text collate "C",
  "serial_number" text collate "C",
  "vendor" text collate "C",
  "warranty_expiration" text collate "C",
  primary key ("sys_id"));
create table "alm_asset__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "asset_tag" text collate "C",
  "assigned_to" text collate "C",
  "ci" text collate "C",
  "cost" bigint,
  "cost_center" text collate "C",
  "department" text collate "C",
  "display_name" text collate "C",
  "install_status" text collate "C",
  "location" text collate "C",
  "number" text collate "C",
  "purchase_date" text collate "C",
  "retired" text collate "C",
  "serial_number" text collate "C",
  "vendor" text collate "C",
  "warranty_expiration" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "alm_asset" enable row level security;
alter table "alm_asset" force row level security;
create policy fence on "alm_asset" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "alm_asset" for select to current_user using (true);
create policy erase on "alm_asset" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "alm_asset__was" enable row level security;
alter table "alm_asset__was" force row level security;
create policy fence on "alm_asset__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "alm_asset__was" for select to current_user using (true);
create policy erase on "alm_asset__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "alm_asset" to guildhall_app;
grant select, insert, update ("gone") on "alm_asset__was" to guildhall_app;
create index if not exists "alm_asset__assigned_to__order" on "alm_asset" ("assigned_to", "number", "company", "sys_class_name") where "assigned_to" is not null;
create index if not exists "alm_asset__ci__order" on "alm_asset" ("ci", "number", "company", "sys_class_name") where "ci" is not null;
create index if not exists "alm_asset__display_name__order" on "alm_asset" ("display_name", "number", "company", "sys_class_name") where "display_name" is not null;
create index if not exists "alm_asset__install_status__order_c1e9a97a" on "alm_asset" ("install_status", "number", "company", "sys_class_name", "rev", "since", "sys_id", "assigned_to") where "install_status" is not null;
create index if not exists "alm_asset__number__order" on "alm_asset" ("number", "company", "sys_class_name");
create index if not exists "alm_asset__since_c1e9a97a" on "alm_asset" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "install_status") where "rev" > 0;
create index if not exists "alm_asset__was__span_c1e9a97a" on "alm_asset__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "install_status") where "rev" > 0;
create index if not exists "alm_asset__company__display_name__pair" on "alm_asset" ("company", "display_name", "number", "sys_class_name") where "display_name" is not null and "rev" > 0;
create index if not exists "alm_asset__company__number__pair" on "alm_asset" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "alm_asset__install_status__display_name__pair" on "alm_asset" ("install_status", "display_name", "number", "company", "sys_class_name") where "install_status" is not null and "display_name" is not null;
create table "api_key" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "certificate" text collate "C",
  "expires" text collate "C",
  "key_id" text collate "C",
  "name" text collate "C",
  "purpose" text collate "C",
  "rate_limit" bigint,
  "reads" text collate "C",
  "state" text collate "C",
  "token" text collate "C",
  "user" text collate "C",
  "writes" text collate "C",
  primary key ("sys_id"));
create table "api_key__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "certificate" text collate "C",
  "expires" text collate "C",
  "key_id" text collate "C",
  "name" text collate "C",
  "purpose" text collate "C",
  "rate_limit" bigint,
  "reads" text collate "C",
  "state" text collate "C",
  "token" text collate "C",
  "user" text collate "C",
  "writes" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "api_key" enable row level security;
alter table "api_key" force row level security;
create policy fence on "api_key" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "api_key" for select to current_user using (true);
create policy erase on "api_key" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "api_key__was" enable row level security;
alter table "api_key__was" force row level security;
create policy fence on "api_key__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "api_key__was" for select to current_user using (true);
create policy erase on "api_key__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "api_key" to guildhall_app;
grant select, insert, update ("gone") on "api_key__was" to guildhall_app;
create index if not exists "api_key__expires__order" on "api_key" ("expires", "company", "sys_class_name") where "expires" is not null;
create index if not exists "api_key__key_id__order" on "api_key" ("key_id", "company", "sys_class_name") where "key_id" is not null;
create index if not exists "api_key__name__order" on "api_key" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "api_key__state__order_3a24828c" on "api_key" ("state", "company", "sys_class_name", "rev", "since", "sys_id", "expires", "user") where "state" is not null;
create index if not exists "api_key__user__order" on "api_key" ("user", "company", "sys_class_name") where "user" is not null;
create index if not exists "api_key__since_3a24828c" on "api_key" ("company", "since", "sys_class_name", "rev", "sys_id", "state") where "rev" > 0;
create index if not exists "api_key__was__span_3a24828c" on "api_key__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "state") where "rev" > 0;
create index if not exists "api_key__company__expires__pair" on "api_key" ("company", "expires", "sys_class_name") where "expires" is not null and "rev" > 0;
create index if not exists "api_key__company__key_id__pair" on "api_key" ("company", "key_id", "sys_class_name") where "key_id" is not null and "rev" > 0;
create index if not exists "api_key__company__name__pair" on "api_key" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
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
  "seal" text collate "C" not null,
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
  "seal" text collate "C" not null,
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
alter table "ast_contract" enable row level security;
alter table "ast_contract" force row level security;
create policy fence on "ast_contract" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "ast_contract" for select to current_user using (true);
create policy erase on "ast_contract" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "ast_contract__was" enable row level security;
alter table "ast_contract__was" force row level security;
create policy fence on "ast_contract__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "ast_contract__was" for select to current_user using (true);
create policy erase on "ast_contract__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "ast_contract" to guildhall_app;
grant select, insert, update ("gone") on "ast_contract__was" to guildhall_app;
create index if not exists "ast_contract__contract_administrator__order" on "ast_contract" ("contract_administrator", "number", "company", "sys_class_name") where "contract_administrator" is not null;
create index if not exists "ast_contract__ends__order" on "ast_contract" ("ends", "number", "company", "sys_class_name") where "ends" is not null;
create index if not exists "ast_contract__extension_until__order" on "ast_contract" ("extension_until", "number", "company", "sys_class_name") where "extension_until" is not null;
create index if not exists "ast_contract__number__order" on "ast_contract" ("number", "company", "sys_class_name");
create index if not exists "ast_contract__short_description__order" on "ast_contract" ("short_description", "number", "company", "sys_class_name") where "short_description" is not null;
create index if not exists "ast_contract__starts__order" on "ast_contract" ("starts", "number", "company", "sys_class_name") where "starts" is not null;
create index if not exists "ast_contract__state__order_ede3608d" on "ast_contract" ("state", "number", "company", "sys_class_name", "rev", "since", "sys_id", "ends", "starts", "vendor") where "state" is not null;
create index if not exists "ast_contract__vendor__order_ede3608d" on "ast_contract" ("vendor", "number", "company", "sys_class_name", "rev", "since", "sys_id", "state", "ends", "starts") where "vendor" is not null;
create index if not exists "ast_contract__since_ede3608d" on "ast_contract" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "state") where "rev" > 0;
create index if not exists "ast_contract__was__span_ede3608d" on "ast_contract__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "state") where "rev" > 0;
create index if not exists "ast_contract__company__ends__pair" on "ast_contract" ("company", "ends", "number", "sys_class_name") where "ends" is not null and "rev" > 0;
create index if not exists "ast_contract__company__number__pair" on "ast_contract" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "ast_contract__company__short_description__pair" on "ast_contract" ("company", "short_description", "number", "sys_class_name") where "short_description" is not null and "rev" > 0;
create index if not exists "ast_contract__company__starts__pair" on "ast_contract" ("company", "starts", "number", "sys_class_name") where "starts" is not null and "rev" > 0;
create index if not exists "ast_contract__vendor__short_description__pair" on "ast_contract" ("vendor", "short_description", "number", "company", "sys_class_name") where "vendor" is not null and "short_description" is not null;
create table "chg_model" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "active" bigint,
  "default_change_model" bigint,
  "description" text collate "C",
  "name" text collate "C",
  "type" text collate "C",
  primary key ("sys_id"));
create table "chg_model__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "active" bigint,
  "default_change_model" bigint,
  "description" text collate "C",
  "name" text collate "C",
  "type" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "chg_model" enable row level security;
alter table "chg_model" force row level security;
create policy fence on "chg_model" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "chg_model" for select to current_user using (true);
create policy erase on "chg_model" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "chg_model__was" enable row level security;
alter table "chg_model__was" force row level security;
create policy fence on "chg_model__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "chg_model__was" for select to current_user using (true);
create policy erase on "chg_model__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "chg_model" to guildhall_app;
grant select, insert, update ("gone") on "chg_model__was" to guildhall_app;
create index if not exists "chg_model__active__order" on "chg_model" ("active", "company", "sys_class_name") where "active" is not null;
create index if not exists "chg_model__name__order" on "chg_model" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "chg_model__type__order_b70d916f" on "chg_model" ("type", "company", "sys_class_name", "rev", "since", "sys_id", "active") where "type" is not null;
create index if not exists "chg_model__since_b70d916f" on "chg_model" ("company", "since", "sys_class_name", "rev", "sys_id", "active", "type") where "rev" > 0;
create index if not exists "chg_model__was__span_b70d916f" on "chg_model__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "active", "type") where "rev" > 0;
create index if not exists "chg_model__company__name__pair" on "chg_model" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "chg_model__type__name__pair" on "chg_model" ("type", "name", "company", "sys_class_name") where "type" is not null and "name" is not null;
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
  "seal" text collate "C" not null,
  "asset_tag" text collate "C",
  "assigned_to" text collate "C",
  "busines_criticality" text collate "C",
  "category" text collate "C",
  "classification" text collate "C",
  "comments" text collate "C",
  "confirmed_on" text collate "C",
  "correlation_id" text collate "C",
  "cpu_count" bigint,
  "cpu_name" text collate "C",
  "cpus" bigint,
  "discovery_source" text collate "C",
  "disk_space" bigint,
  "disks" bigint,
  "environment" text collate "C",
  "firewall_status" text collate "C",
  "firmware_version" text collate "C",
  "fqdn" text collate "C",
  "guest_os_fullname" text collate "C",
  "host_name" text collate "C",
  "install_status" text collate "C",
  "ip_address" text collate "C",
  "location" text collate "C",
  "mac_address" text collate "C",
  "managed_by" text collate "C",
  "manufacturer" text collate "C",
  "memory" bigint,
  "model_number" text collate "C",
  "name" text collate "C",
  "nics" bigint,
  "object_id" text collate "C",
  "operational_status" text collate "C",
  "os" text collate "C",
  "os_version" text collate "C",
  "owned_by" text collate "C",
  "ports" bigint,
  "public_name" text collate "C",
  "ram" bigint,
  "resilient_pair" text collate "C",
  "retired_on" text collate "C",
  "schedule" text collate "C",
  "serial_number" text collate "C",
  "service_classification" text collate "C",
  "short_description" text collate "C",
  "stands_between" text collate "C",
  "state" text collate "C",
  "subcategory" text collate "C",
  "support_ends" text collate "C",
  "support_group" text collate "C",
  "used_for" text collate "C",
  "user_count" bigint,
  "vendor" text collate "C",
  "version" text collate "C",
  "virtual" bigint,
  "vm_inst_id" text collate "C",
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
  "seal" text collate "C" not null,
  "asset_tag" text collate "C",
  "assigned_to" text collate "C",
  "busines_criticality" text collate "C",
  "category" text collate "C",
  "classification" text collate "C",
  "comments" text collate "C",
  "confirmed_on" text collate "C",
  "correlation_id" text collate "C",
  "cpu_count" bigint,
  "cpu_name" text collate "C",
  "cpus" bigint,
  "discovery_source" text collate "C",
  "disk_space" bigint,
  "disks" bigint,
  "environment" text collate "C",
  "firewall_status" text collate "C",
  "firmware_version" text collate "C",
  "fqdn" text collate "C",
  "guest_os_fullname" text collate "C",
  "host_name" text collate "C",
  "install_status" text collate "C",
  "ip_address" text collate "C",
  "location" text collate "C",
  "mac_address" text collate "C",
  "managed_by" text collate "C",
  "manufacturer" text collate "C",
  "memory" bigint,
  "model_number" text collate "C",
  "name" text collate "C",
  "nics" bigint,
  "object_id" text collate "C",
  "operational_status" text collate "C",
  "os" text collate "C",
  "os_version" text collate "C",
  "owned_by" text collate "C",
  "ports" bigint,
  "public_name" text collate "C",
  "ram" bigint,
  "resilient_pair" text collate "C",
  "retired_on" text collate "C",
  "schedule" text collate "C",
  "serial_number" text collate "C",
  "service_classification" text collate "C",
  "short_description" text collate "C",
  "stands_between" text collate "C",
  "state" text collate "C",
  "subcategory" text collate "C",
  "support_ends" text collate "C",
  "support_group" text collate "C",
  "used_for" text collate "C",
  "user_count" bigint,
  "vendor" text collate "C",
  "version" text collate "C",
  "virtual" bigint,
  "vm_inst_id" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "cmdb_ci" enable row level security;
alter table "cmdb_ci" force row level security;
create policy fence on "cmdb_ci" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "cmdb_ci" for select to current_user using (true);
create policy erase on "cmdb_ci" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "cmdb_ci__was" enable row level security;
alter table "cmdb_ci__was" force row level security;
create policy fence on "cmdb_ci__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "cmdb_ci__was" for select to current_user using (true);
create policy erase on "cmdb_ci__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "cmdb_ci" to guildhall_app;
grant select, insert, update ("gone") on "cmdb_ci__was" to guildhall_app;
create index if not exists "cmdb_ci__busines_criticality__order_25883931" on "cmdb_ci" ("busines_criticality", "company", "sys_class_name", "rev", "since", "sys_id", "state", "classification", "discovery_source", "environment", "install_status", "operational_status", "service_classification", "virtual", "location", "schedule", "support_group", "vendor") where "busines_criticality" is not null;
create index if not exists "cmdb_ci__confirmed_on__order" on "cmdb_ci" ("confirmed_on", "company", "sys_class_name") where "confirmed_on" is not null;
create index if not exists "cmdb_ci__location__order_25883931" on "cmdb_ci" ("location", "company", "sys_class_name", "rev", "since", "sys_id", "state", "busines_criticality", "classification", "discovery_source", "environment", "install_status", "operational_status", "service_classification", "virtual", "schedule", "support_group", "vendor") where "location" is not null;
create index if not exists "cmdb_ci__managed_by__order" on "cmdb_ci" ("managed_by", "company", "sys_class_name") where "managed_by" is not null;
create index if not exists "cmdb_ci__name__order" on "cmdb_ci" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "cmdb_ci__operational_status__order_25883931" on "cmdb_ci" ("operational_status", "company", "sys_class_name", "rev", "since", "sys_id", "state", "busines_criticality", "classification", "discovery_source", "environment", "install_status", "service_classification", "virtual", "location", "schedule", "support_group", "vendor") where "operational_status" is not null;
create index if not exists "cmdb_ci__os__order" on "cmdb_ci" ("os", "company", "sys_class_name") where "os" is not null;
create index if not exists "cmdb_ci__owned_by__order" on "cmdb_ci" ("owned_by", "company", "sys_class_name") where "owned_by" is not null;
create index if not exists "cmdb_ci__resilient_pair__order" on "cmdb_ci" ("resilient_pair", "company", "sys_class_name") where "resilient_pair" is not null;
create index if not exists "cmdb_ci__retired_on__order" on "cmdb_ci" ("retired_on", "company", "sys_class_name") where "retired_on" is not null;
create index if not exists "cmdb_ci__schedule__order_25883931" on "cmdb_ci" ("schedule", "company", "sys_class_name", "rev", "since", "sys_id", "state", "busines_criticality", "classification", "discovery_source", "environment", "install_status", "operational_status", "service_classification", "virtual", "location", "support_group", "vendor") where "schedule" is not null;
create index if not exists "cmdb_ci__short_description__order" on "cmdb_ci" ("short_description", "company", "sys_class_name") where "short_description" is not null;
create index if not exists "cmdb_ci__state__order_25883931" on "cmdb_ci" ("state", "company", "sys_class_name", "rev", "since", "sys_id", "busines_criticality", "classification", "discovery_source", "environment", "install_status", "operational_status", "service_classification", "virtual", "location", "schedule", "support_group", "vendor") where "state" is not null;
create index if not exists "cmdb_ci__support_ends__order" on "cmdb_ci" ("support_ends", "company", "sys_class_name") where "support_ends" is not null;
create index if not exists "cmdb_ci__support_group__order_25883931" on "cmdb_ci" ("support_group", "company", "sys_class_name", "rev", "since", "sys_id", "state", "busines_criticality", "classification", "discovery_source", "environment", "install_status", "operational_status", "service_classification", "virtual", "location", "schedule", "vendor") where "support_group" is not null;
create index if not exists "cmdb_ci__vendor__order_25883931" on "cmdb_ci" ("vendor", "company", "sys_class_name", "rev", "since", "sys_id", "state", "busines_criticality", "classification", "discovery_source", "environment", "install_status", "operational_status", "service_classification", "virtual", "location", "schedule", "support_group") where "vendor" is not null;
create index if not exists "cmdb_ci__version__order" on "cmdb_ci" ("version", "company", "sys_class_name") where "version" is not null;
create index if not exists "cmdb_ci__since_25883931" on "cmdb_ci" ("company", "since", "sys_class_name", "rev", "sys_id", "state", "busines_criticality", "classification", "discovery_source", "environment", "install_status", "operational_status", "service_classification", "virtual") where "rev" > 0;
create index if not exists "cmdb_ci__was__span_25883931" on "cmdb_ci__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "state", "busines_criticality", "classification", "discovery_source", "environment", "install_status", "operational_status", "service_classification", "virtual") where "rev" > 0;
create index if not exists "cmdb_ci__busines_criticality__name__pair" on "cmdb_ci" ("busines_criticality", "name", "company", "sys_class_name") where "busines_criticality" is not null and "name" is not null;
create index if not exists "cmdb_ci__busines_criticality__short_description__pair" on "cmdb_ci" ("busines_criticality", "short_description", "company", "sys_class_name") where "busines_criticality" is not null and "short_description" is not null;
create index if not exists "cmdb_ci__company__name__pair" on "cmdb_ci" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "cmdb_ci__company__os__pair" on "cmdb_ci" ("company", "os", "sys_class_name") where "os" is not null and "rev" > 0;
create index if not exists "cmdb_ci__company__short_description__pair" on "cmdb_ci" ("company", "short_description", "sys_class_name") where "short_description" is not null and "rev" > 0;
create index if not exists "cmdb_ci__company__version__pair" on "cmdb_ci" ("company", "version", "sys_class_name") where "version" is not null and "rev" > 0;
create index if not exists "cmdb_ci__location__name__pair" on "cmdb_ci" ("location", "name", "company", "sys_class_name") where "location" is not null and "name" is not null;
create index if not exists "cmdb_ci__location__os__pair" on "cmdb_ci" ("location", "os", "company", "sys_class_name") where "location" is not null and "os" is not null;
create index if not exists "cmdb_ci__location__short_description__pair" on "cmdb_ci" ("location", "short_description", "company", "sys_class_name") where "location" is not null and "short_description" is not null;
create index if not exists "cmdb_ci__operational_status__name__pair" on "cmdb_ci" ("operational_status", "name", "company", "sys_class_name") where "operational_status" is not null and "name" is not null;
create index if not exists "cmdb_ci__operational_status__os__pair" on "cmdb_ci" ("operational_status", "os", "company", "sys_class_name") where "operational_status" is not null and "os" is not null;
create index if not exists "cmdb_ci__operational_status__short_description__pair" on "cmdb_ci" ("operational_status", "short_description", "company", "sys_class_name") where "operational_status" is not null and "short_description" is not null;
create index if not exists "cmdb_ci__schedule__name__pair" on "cmdb_ci" ("schedule", "name", "company", "sys_class_name") where "schedule" is not null and "name" is not null;
create index if not exists "cmdb_ci__schedule__short_description__pair" on "cmdb_ci" ("schedule", "short_description", "company", "sys_class_name") where "schedule" is not null and "short_description" is not null;
create index if not exists "cmdb_ci__support_group__name__pair" on "cmdb_ci" ("support_group", "name", "company", "sys_class_name") where "support_group" is not null and "name" is not null;
create index if not exists "cmdb_ci__support_group__os__pair" on "cmdb_ci" ("support_group", "os", "company", "sys_class_name") where "support_group" is not null and "os" is not null;
create index if not exists "cmdb_ci__support_group__short_description__pair" on "cmdb_ci" ("support_group", "short_description", "company", "sys_class_name") where "support_group" is not null and "short_description" is not null;
create index if not exists "cmdb_ci__support_group__version__pair" on "cmdb_ci" ("support_group", "version", "company", "sys_class_name") where "support_group" is not null and "version" is not null;
create index if not exists "cmdb_ci__vendor__name__pair" on "cmdb_ci" ("vendor", "name", "company", "sys_class_name") where "vendor" is not null and "name" is not null;
create index if not exists "cmdb_ci__vendor__short_description__pair" on "cmdb_ci" ("vendor", "short_description", "company", "sys_class_name") where "vendor" is not null and "short_description" is not null;
create index if not exists "cmdb_ci__vendor__version__pair" on "cmdb_ci" ("vendor", "version", "company", "sys_class_name") where "vendor" is not null and "version" is not null;
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
  "seal" text collate "C" not null,
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
  "seal" text collate "C" not null,
  "child" text collate "C",
  "confirmed_on" text collate "C",
  "parent" text collate "C",
  "type" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "cmdb_rel_ci" enable row level security;
alter table "cmdb_rel_ci" force row level security;
create policy fence on "cmdb_rel_ci" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "cmdb_rel_ci" for select to current_user using (true);
create policy erase on "cmdb_rel_ci" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "cmdb_rel_ci__was" enable row level security;
alter table "cmdb_rel_ci__was" force row level security;
create policy fence on "cmdb_rel_ci__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "cmdb_rel_ci__was" for select to current_user using (true);
create policy erase on "cmdb_rel_ci__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "cmdb_rel_ci" to guildhall_app;
grant select, insert, update ("gone") on "cmdb_rel_ci__was" to guildhall_app;
create index if not exists "cmdb_rel_ci__child__order_f6beb477" on "cmdb_rel_ci" ("child", "company", "sys_class_name", "rev", "since", "sys_id", "confirmed_on", "parent", "type") where "child" is not null;
create index if not exists "cmdb_rel_ci__confirmed_on__order" on "cmdb_rel_ci" ("confirmed_on", "company", "sys_class_name") where "confirmed_on" is not null;
create index if not exists "cmdb_rel_ci__parent__order_f6beb477" on "cmdb_rel_ci" ("parent", "company", "sys_class_name", "rev", "since", "sys_id", "child", "confirmed_on", "type") where "parent" is not null;
create index if not exists "cmdb_rel_ci__type__order_f6beb477" on "cmdb_rel_ci" ("type", "company", "sys_class_name", "rev", "since", "sys_id", "child", "confirmed_on", "parent") where "type" is not null;
create index if not exists "cmdb_rel_ci__since_f6beb477" on "cmdb_rel_ci" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "cmdb_rel_ci__was__span_f6beb477" on "cmdb_rel_ci__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create index if not exists "cmdb_rel_ci__company__confirmed_on__pair" on "cmdb_rel_ci" ("company", "confirmed_on", "sys_class_name") where "confirmed_on" is not null and "rev" > 0;
create table "cmdb_rel_type" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "child_descriptor" text collate "C",
  "name" text collate "C",
  "parent_descriptor" text collate "C",
  primary key ("sys_id"));
create table "cmdb_rel_type__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "child_descriptor" text collate "C",
  "name" text collate "C",
  "parent_descriptor" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "cmdb_rel_type" enable row level security;
alter table "cmdb_rel_type" force row level security;
create policy fence on "cmdb_rel_type" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "cmdb_rel_type" for select to current_user using (true);
create policy erase on "cmdb_rel_type" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "cmdb_rel_type__was" enable row level security;
alter table "cmdb_rel_type__was" force row level security;
create policy fence on "cmdb_rel_type__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "cmdb_rel_type__was" for select to current_user using (true);
create policy erase on "cmdb_rel_type__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "cmdb_rel_type" to guildhall_app;
grant select, insert, update ("gone") on "cmdb_rel_type__was" to guildhall_app;
create index if not exists "cmdb_rel_type__child_descriptor__order" on "cmdb_rel_type" ("child_descriptor", "company", "sys_class_name") where "child_descriptor" is not null;
create index if not exists "cmdb_rel_type__name__order" on "cmdb_rel_type" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "cmdb_rel_type__parent_descriptor__order" on "cmdb_rel_type" ("parent_descriptor", "company", "sys_class_name") where "parent_descriptor" is not null;
create index if not exists "cmdb_rel_type__since_af996d2c" on "cmdb_rel_type" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "cmdb_rel_type__was__span_af996d2c" on "cmdb_rel_type__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create index if not exists "cmdb_rel_type__company__child_descriptor__pair" on "cmdb_rel_type" ("company", "child_descriptor", "sys_class_name") where "child_descriptor" is not null and "rev" > 0;
create index if not exists "cmdb_rel_type__company__name__pair" on "cmdb_rel_type" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "cmdb_rel_type__company__parent_descriptor__pair" on "cmdb_rel_type" ("company", "parent_descriptor", "sys_class_name") where "parent_descriptor" is not null and "rev" > 0;
create table "cmn_cost_center" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "code" text collate "C",
  "manager" text collate "C",
  "name" text collate "C",
  "valid_from" text collate "C",
  "valid_to" text collate "C",
  primary key ("sys_id"));
create table "cmn_cost_center__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "code" text collate "C",
  "manager" text collate "C",
  "name" text collate "C",
  "valid_from" text collate "C",
  "valid_to" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "cmn_cost_center" enable row level security;
alter table "cmn_cost_center" force row level security;
create policy fence on "cmn_cost_center" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "cmn_cost_center" for select to current_user using (true);
create policy erase on "cmn_cost_center" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "cmn_cost_center__was" enable row level security;
alter table "cmn_cost_center__was" force row level security;
create policy fence on "cmn_cost_center__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "cmn_cost_center__was" for select to current_user using (true);
create policy erase on "cmn_cost_center__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "cmn_cost_center" to guildhall_app;
grant select, insert, update ("gone") on "cmn_cost_center__was" to guildhall_app;
create index if not exists "cmn_cost_center__code__order" on "cmn_cost_center" ("code", "company", "sys_class_name") where "code" is not null;
create index if not exists "cmn_cost_center__name__order" on "cmn_cost_center" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "cmn_cost_center__since_af996d2c" on "cmn_cost_center" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "cmn_cost_center__was__span_af996d2c" on "cmn_cost_center__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create index if not exists "cmn_cost_center__company__code__pair" on "cmn_cost_center" ("company", "code", "sys_class_name") where "code" is not null and "rev" > 0;
create index if not exists "cmn_cost_center__company__name__pair" on "cmn_cost_center" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create table "cmn_department" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "cost_center" text collate "C",
  "dept_head" text collate "C",
  "description" text collate "C",
  "id" text collate "C",
  "name" text collate "C",
  "parent" text collate "C",
  primary key ("sys_id"));
create table "cmn_department__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "cost_center" text collate "C",
  "dept_head" text collate "C",
  "description" text collate "C",
  "id" text collate "C",
  "name" text collate "C",
  "parent" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "cmn_department" enable row level security;
alter table "cmn_department" force row level security;
create policy fence on "cmn_department" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "cmn_department" for select to current_user using (true);
create policy erase on "cmn_department" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "cmn_department__was" enable row level security;
alter table "cmn_department__was" force row level security;
create policy fence on "cmn_department__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "cmn_department__was" for select to current_user using (true);
create policy erase on "cmn_department__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "cmn_department" to guildhall_app;
grant select, insert, update ("gone") on "cmn_department__was" to guildhall_app;
create index if not exists "cmn_department__dept_head__order" on "cmn_department" ("dept_head", "company", "sys_class_name") where "dept_head" is not null;
create index if not exists "cmn_department__id__order" on "cmn_department" ("id", "company", "sys_class_name") where "id" is not null;
create index if not exists "cmn_department__name__order" on "cmn_department" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "cmn_department__parent__order_55a3fc1d" on "cmn_department" ("parent", "company", "sys_class_name", "rev", "since", "sys_id", "dept_head") where "parent" is not null;
create index if not exists "cmn_department__since_55a3fc1d" on "cmn_department" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "cmn_department__was__span_55a3fc1d" on "cmn_department__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create index if not exists "cmn_department__company__id__pair" on "cmn_department" ("company", "id", "sys_class_name") where "id" is not null and "rev" > 0;
create index if not exists "cmn_department__company__name__pair" on "cmn_department" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "cmn_department__parent__id__pair" on "cmn_department" ("parent", "id", "company", "sys_class_name") where "parent" is not null and "id" is not null;
create index if not exists "cmn_department__parent__name__pair" on "cmn_department" ("parent", "name", "company", "sys_class_name") where "parent" is not null and "name" is not null;
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
  "seal" text collate "C" not null,
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
  "seal" text collate "C" not null,
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
alter table "cmn_location" enable row level security;
alter table "cmn_location" force row level security;
create policy fence on "cmn_location" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "cmn_location" for select to current_user using (true);
create policy erase on "cmn_location" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "cmn_location__was" enable row level security;
alter table "cmn_location__was" force row level security;
create policy fence on "cmn_location__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "cmn_location__was" for select to current_user using (true);
create policy erase on "cmn_location__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "cmn_location" to guildhall_app;
grant select, insert, update ("gone") on "cmn_location__was" to guildhall_app;
create index if not exists "cmn_location__city__order" on "cmn_location" ("city", "company", "sys_class_name") where "city" is not null;
create index if not exists "cmn_location__name__order" on "cmn_location" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "cmn_location__parent__order_aad058bb" on "cmn_location" ("parent", "company", "sys_class_name", "rev", "since", "sys_id", "kind") where "parent" is not null;
create index if not exists "cmn_location__street__order" on "cmn_location" ("street", "company", "sys_class_name") where "street" is not null;
create index if not exists "cmn_location__since_aad058bb" on "cmn_location" ("company", "since", "sys_class_name", "rev", "sys_id", "kind") where "rev" > 0;
create index if not exists "cmn_location__was__span_aad058bb" on "cmn_location__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "kind") where "rev" > 0;
create index if not exists "cmn_location__company__city__pair" on "cmn_location" ("company", "city", "sys_class_name") where "city" is not null and "rev" > 0;
create index if not exists "cmn_location__company__name__pair" on "cmn_location" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "cmn_location__company__street__pair" on "cmn_location" ("company", "street", "sys_class_name") where "street" is not null and "rev" > 0;
create index if not exists "cmn_location__parent__city__pair" on "cmn_location" ("parent", "city", "company", "sys_class_name") where "parent" is not null and "city" is not null;
create index if not exists "cmn_location__parent__name__pair" on "cmn_location" ("parent", "name", "company", "sys_class_name") where "parent" is not null and "name" is not null;
create index if not exists "cmn_location__parent__street__pair" on "cmn_location" ("parent", "street", "company", "sys_class_name") where "parent" is not null and "street" is not null;
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
  "seal" text collate "C" not null,
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
  "seal" text collate "C" not null,
  "code" text collate "C",
  "definition" text collate "C",
  "name" text collate "C",
  "note" text collate "C",
  "time_zone" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "cmn_schedule" enable row level security;
alter table "cmn_schedule" force row level security;
create policy fence on "cmn_schedule" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "cmn_schedule" for select to current_user using (true);
create policy erase on "cmn_schedule" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "cmn_schedule__was" enable row level security;
alter table "cmn_schedule__was" force row level security;
create policy fence on "cmn_schedule__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "cmn_schedule__was" for select to current_user using (true);
create policy erase on "cmn_schedule__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "cmn_schedule" to guildhall_app;
grant select, insert, update ("gone") on "cmn_schedule__was" to guildhall_app;
create index if not exists "cmn_schedule__code__order" on "cmn_schedule" ("code", "company", "sys_class_name") where "code" is not null;
create index if not exists "cmn_schedule__name__order" on "cmn_schedule" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "cmn_schedule__time_zone__order" on "cmn_schedule" ("time_zone", "company", "sys_class_name") where "time_zone" is not null;
create index if not exists "cmn_schedule__since_af996d2c" on "cmn_schedule" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "cmn_schedule__was__span_af996d2c" on "cmn_schedule__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create index if not exists "cmn_schedule__company__code__pair" on "cmn_schedule" ("company", "code", "sys_class_name") where "code" is not null and "rev" > 0;
create index if not exists "cmn_schedule__company__name__pair" on "cmn_schedule" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "cmn_schedule__company__time_zone__pair" on "cmn_schedule" ("company", "time_zone", "sys_class_name") where "time_zone" is not null and "rev" > 0;
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
  "seal" text collate "C" not null,
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
  "seal" text collate "C" not null,
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
alter table "cmn_schedule_span" enable row level security;
alter table "cmn_schedule_span" force row level security;
create policy fence on "cmn_schedule_span" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "cmn_schedule_span" for select to current_user using (true);
create policy erase on "cmn_schedule_span" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "cmn_schedule_span__was" enable row level security;
alter table "cmn_schedule_span__was" force row level security;
create policy fence on "cmn_schedule_span__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "cmn_schedule_span__was" for select to current_user using (true);
create policy erase on "cmn_schedule_span__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "cmn_schedule_span" to guildhall_app;
grant select, insert, update ("gone") on "cmn_schedule_span__was" to guildhall_app;
create index if not exists "cmn_schedule_span__name__order" on "cmn_schedule_span" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "cmn_schedule_span__schedule__order_283f5b8a" on "cmn_schedule_span" ("schedule", "company", "sys_class_name", "rev", "since", "sys_id", "type", "day") where "schedule" is not null;
create index if not exists "cmn_schedule_span__type__order_283f5b8a" on "cmn_schedule_span" ("type", "company", "sys_class_name", "rev", "since", "sys_id", "day", "schedule") where "type" is not null;
create index if not exists "cmn_schedule_span__day__period_283f5b8a" on "cmn_schedule_span" ("day", "company", "sys_class_name", "rev", "since", "sys_id", "type") where "day" is not null;
create index if not exists "cmn_schedule_span__since_283f5b8a" on "cmn_schedule_span" ("company", "since", "sys_class_name", "rev", "sys_id", "type") where "rev" > 0;
create index if not exists "cmn_schedule_span__was__span_283f5b8a" on "cmn_schedule_span__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "type") where "rev" > 0;
create index if not exists "cmn_schedule_span__company__day__pair" on "cmn_schedule_span" ("company", "day", "sys_class_name") where "day" is not null and "rev" > 0;
create index if not exists "cmn_schedule_span__company__name__pair" on "cmn_schedule_span" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "cmn_schedule_span__schedule__day__pair" on "cmn_schedule_span" ("schedule", "day", "company", "sys_class_name") where "day" is not null;
create index if not exists "cmn_schedule_span__schedule__name__pair" on "cmn_schedule_span" ("schedule", "name", "company", "sys_class_name") where "schedule" is not null and "name" is not null;
create index if not exists "cmn_schedule_span__type__day__pair" on "cmn_schedule_span" ("type", "day", "company", "sys_class_name") where "day" is not null;
create index if not exists "cmn_schedule_span__type__name__pair" on "cmn_schedule_span" ("type", "name", "company", "sys_class_name") where "type" is not null and "name" is not null;
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
  "seal" text collate "C" not null,
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
  "seal" text collate "C" not null,
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
alter table "committee" enable row level security;
alter table "committee" force row level security;
create policy fence on "committee" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "committee" for select to current_user using (true);
create policy erase on "committee" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "committee__was" enable row level security;
alter table "committee__was" force row level security;
create policy fence on "committee__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "committee__was" for select to current_user using (true);
create policy erase on "committee__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "committee" to guildhall_app;
grant select, insert, update ("gone") on "committee__was" to guildhall_app;
create index if not exists "committee__clerk__order" on "committee" ("clerk", "company", "sys_class_name") where "clerk" is not null;
create index if not exists "committee__code__order" on "committee" ("code", "company", "sys_class_name") where "code" is not null;
create index if not exists "committee__name__order" on "committee" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "committee__used_from__period_14650513" on "committee" ("used_from", "company", "sys_class_name", "rev", "since", "sys_id") where "used_from" is not null;
create index if not exists "committee__used_until__period_14650513" on "committee" ("used_until", "company", "sys_class_name", "rev", "since", "sys_id") where "used_until" is not null;
create index if not exists "committee__since_14650513" on "committee" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "committee__was__span_14650513" on "committee__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create index if not exists "committee__company__code__pair" on "committee" ("company", "code", "sys_class_name") where "code" is not null and "rev" > 0;
create index if not exists "committee__company__name__pair" on "committee" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "committee__company__used_from__pair" on "committee" ("company", "used_from", "sys_class_name") where "used_from" is not null and "rev" > 0;
create index if not exists "committee__company__used_until__pair" on "committee" ("company", "used_until", "sys_class_name") where "used_until" is not null and "rev" > 0;
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
  "seal" text collate "C" not null,
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
  "seal" text collate "C" not null,
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
alter table "committee_action" enable row level security;
alter table "committee_action" force row level security;
create policy fence on "committee_action" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "committee_action" for select to current_user using (true);
create policy erase on "committee_action" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "committee_action__was" enable row level security;
alter table "committee_action__was" force row level security;
create policy fence on "committee_action__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "committee_action__was" for select to current_user using (true);
create policy erase on "committee_action__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "committee_action" to guildhall_app;
grant select, insert, update ("gone") on "committee_action__was" to guildhall_app;
create index if not exists "committee_action__answered_at__order" on "committee_action" ("answered_at", "number", "company", "sys_class_name") where "answered_at" is not null;
create index if not exists "committee_action__committee__order" on "committee_action" ("committee", "number", "company", "sys_class_name") where "committee" is not null;
create index if not exists "committee_action__number__order" on "committee_action" ("number", "company", "sys_class_name");
create index if not exists "committee_action__raised_at__order_26672635" on "committee_action" ("raised_at", "number", "company", "sys_class_name", "rev", "since", "sys_id", "state", "due_on", "responsible") where "raised_at" is not null;
create index if not exists "committee_action__referred_by__order" on "committee_action" ("referred_by", "number", "company", "sys_class_name") where "referred_by" is not null;
create index if not exists "committee_action__responsible__order" on "committee_action" ("responsible", "number", "company", "sys_class_name") where "responsible" is not null;
create index if not exists "committee_action__short_description__order" on "committee_action" ("short_description", "number", "company", "sys_class_name") where "short_description" is not null;
create index if not exists "committee_action__state__order_26672635" on "committee_action" ("state", "number", "company", "sys_class_name", "rev", "since", "sys_id", "due_on", "raised_at", "responsible") where "state" is not null;
create index if not exists "committee_action__due_on__period_26672635" on "committee_action" ("due_on", "company", "sys_class_name", "rev", "since", "sys_id", "number", "state") where "due_on" is not null;
create index if not exists "committee_action__since_26672635" on "committee_action" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "state") where "rev" > 0;
create index if not exists "committee_action__was__span_26672635" on "committee_action__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "state") where "rev" > 0;
create index if not exists "committee_action__company__due_on__pair" on "committee_action" ("company", "due_on", "number", "sys_class_name") where "due_on" is not null and "rev" > 0;
create index if not exists "committee_action__company__number__pair" on "committee_action" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "committee_action__company__short_description__pair" on "committee_action" ("company", "short_description", "number", "sys_class_name") where "short_description" is not null and "rev" > 0;
create index if not exists "committee_action__raised_at__due_on__pair" on "committee_action" ("raised_at", "due_on", "number", "company", "sys_class_name") where "due_on" is not null;
create index if not exists "committee_action__raised_at__short_description__pair" on "committee_action" ("raised_at", "short_description", "number", "company", "sys_class_name") where "raised_at" is not null and "short_description" is not null;
create table "conflict" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "change" text collate "C",
  "configuration_item" text collate "C",
  "conflicting_change" text collate "C",
  "last_checked" text collate "C",
  "type" text collate "C",
  primary key ("sys_id"));
create table "conflict__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "change" text collate "C",
  "configuration_item" text collate "C",
  "conflicting_change" text collate "C",
  "last_checked" text collate "C",
  "type" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "conflict" enable row level security;
alter table "conflict" force row level security;
create policy fence on "conflict" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "conflict" for select to current_user using (true);
create policy erase on "conflict" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "conflict__was" enable row level security;
alter table "conflict__was" force row level security;
create policy fence on "conflict__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "conflict__was" for select to current_user using (true);
create policy erase on "conflict__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "conflict" to guildhall_app;
grant select, insert, update ("gone") on "conflict__was" to guildhall_app;
create index if not exists "conflict__change__order_3066297b" on "conflict" ("change", "company", "sys_class_name", "rev", "since", "sys_id", "conflicting_change", "last_checked") where "change" is not null;
create index if not exists "conflict__conflicting_change__order_3066297b" on "conflict" ("conflicting_change", "company", "sys_class_name", "rev", "since", "sys_id", "change", "last_checked") where "conflicting_change" is not null;
create index if not exists "conflict__last_checked__order" on "conflict" ("last_checked", "company", "sys_class_name") where "last_checked" is not null;
create index if not exists "conflict__since_3066297b" on "conflict" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "conflict__was__span_3066297b" on "conflict__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create index if not exists "conflict__company__last_checked__pair" on "conflict" ("company", "last_checked", "sys_class_name") where "last_checked" is not null and "rev" > 0;
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
  "seal" text collate "C" not null,
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
  "seal" text collate "C" not null,
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
alter table "contract_sla" enable row level security;
alter table "contract_sla" force row level security;
create policy fence on "contract_sla" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "contract_sla" for select to current_user using (true);
create policy erase on "contract_sla" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "contract_sla__was" enable row level security;
alter table "contract_sla__was" force row level security;
create policy fence on "contract_sla__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "contract_sla__was" for select to current_user using (true);
create policy erase on "contract_sla__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "contract_sla" to guildhall_app;
grant select, insert, update ("gone") on "contract_sla__was" to guildhall_app;
create index if not exists "contract_sla__contract__order" on "contract_sla" ("contract", "number", "company", "sys_class_name") where "contract" is not null;
create index if not exists "contract_sla__ends__order" on "contract_sla" ("ends", "number", "company", "sys_class_name") where "ends" is not null;
create index if not exists "contract_sla__measures__order_eabf352b" on "contract_sla" ("measures", "number", "company", "sys_class_name", "rev", "since", "sys_id", "state", "type", "schedule", "starts", "vendor") where "measures" is not null;
create index if not exists "contract_sla__name__order" on "contract_sla" ("name", "number", "company", "sys_class_name") where "name" is not null;
create index if not exists "contract_sla__number__order" on "contract_sla" ("number", "company", "sys_class_name");
create index if not exists "contract_sla__schedule__order_eabf352b" on "contract_sla" ("schedule", "number", "company", "sys_class_name", "rev", "since", "sys_id", "measures", "state", "type", "starts", "vendor") where "schedule" is not null;
create index if not exists "contract_sla__state__order" on "contract_sla" ("state", "number", "company", "sys_class_name") where "state" is not null;
create index if not exists "contract_sla__target__order" on "contract_sla" ("target", "number", "company", "sys_class_name") where "target" is not null;
create index if not exists "contract_sla__type__order_eabf352b" on "contract_sla" ("type", "number", "company", "sys_class_name", "rev", "since", "sys_id", "measures", "state", "schedule", "starts", "vendor") where "type" is not null;
create index if not exists "contract_sla__vendor__order_eabf352b" on "contract_sla" ("vendor", "number", "company", "sys_class_name", "rev", "since", "sys_id", "measures", "state", "type", "schedule", "starts") where "vendor" is not null;
create index if not exists "contract_sla__starts__period_eabf352b" on "contract_sla" ("starts", "company", "sys_class_name", "rev", "since", "sys_id", "number", "measures", "state", "type") where "starts" is not null;
create index if not exists "contract_sla__since_eabf352b" on "contract_sla" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "measures", "state", "type") where "rev" > 0;
create index if not exists "contract_sla__was__span_eabf352b" on "contract_sla__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "measures", "state", "type") where "rev" > 0;
create index if not exists "contract_sla__company__name__pair" on "contract_sla" ("company", "name", "number", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "contract_sla__company__number__pair" on "contract_sla" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "contract_sla__company__starts__pair" on "contract_sla" ("company", "starts", "number", "sys_class_name") where "starts" is not null and "rev" > 0;
create index if not exists "contract_sla__company__target__pair" on "contract_sla" ("company", "target", "number", "sys_class_name") where "target" is not null and "rev" > 0;
create index if not exists "contract_sla__measures__name__pair" on "contract_sla" ("measures", "name", "number", "company", "sys_class_name") where "measures" is not null and "name" is not null;
create index if not exists "contract_sla__measures__target__pair" on "contract_sla" ("measures", "target", "number", "company", "sys_class_name") where "measures" is not null and "target" is not null;
create index if not exists "contract_sla__schedule__name__pair" on "contract_sla" ("schedule", "name", "number", "company", "sys_class_name") where "schedule" is not null and "name" is not null;
create index if not exists "contract_sla__schedule__target__pair" on "contract_sla" ("schedule", "target", "number", "company", "sys_class_name") where "schedule" is not null and "target" is not null;
create index if not exists "contract_sla__type__name__pair" on "contract_sla" ("type", "name", "number", "company", "sys_class_name") where "type" is not null and "name" is not null;
create index if not exists "contract_sla__type__target__pair" on "contract_sla" ("type", "target", "number", "company", "sys_class_name") where "type" is not null and "target" is not null;
create index if not exists "contract_sla__vendor__name__pair" on "contract_sla" ("vendor", "name", "number", "company", "sys_class_name") where "vendor" is not null and "name" is not null;
create index if not exists "contract_sla__vendor__target__pair" on "contract_sla" ("vendor", "target", "number", "company", "sys_class_name") where "vendor" is not null and "target" is not null;
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
  "seal" text collate "C" not null,
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
  "seal" text collate "C" not null,
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
alter table "core_company" enable row level security;
alter table "core_company" force row level security;
create policy fence on "core_company" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "core_company" for select to current_user using (true);
create policy erase on "core_company" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "core_company__was" enable row level security;
alter table "core_company__was" force row level security;
create policy fence on "core_company__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "core_company__was" for select to current_user using (true);
create policy erase on "core_company__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "core_company" to guildhall_app;
grant select, insert, update ("gone") on "core_company__was" to guildhall_app;
create index if not exists "core_company__code__order" on "core_company" ("code", "company", "sys_class_name") where "code" is not null;
create index if not exists "core_company__customer__order" on "core_company" ("customer", "company", "sys_class_name") where "customer" is not null;
create index if not exists "core_company__name__order" on "core_company" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "core_company__parent__order" on "core_company" ("parent", "company", "sys_class_name") where "parent" is not null;
create index if not exists "core_company__vendor__order" on "core_company" ("vendor", "company", "sys_class_name") where "vendor" is not null;
create index if not exists "core_company__since_3cdf377f" on "core_company" ("company", "since", "sys_class_name", "rev", "sys_id", "customer", "vendor") where "rev" > 0;
create index if not exists "core_company__was__span_3cdf377f" on "core_company__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "customer", "vendor") where "rev" > 0;
create table "disposal" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "collection" text collate "C",
  "counted_to" text collate "C",
  "decided_by" text collate "C",
  "disposed" bigint,
  "disposed_on" text collate "C",
  "entries" bigint,
  "files" bigint,
  "first_on" text collate "C",
  "hashes" text collate "C",
  "last_on" text collate "C",
  "number" text collate "C",
  "rule" text collate "C",
  "versions" bigint,
  primary key ("sys_id"));
create table "disposal__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "collection" text collate "C",
  "counted_to" text collate "C",
  "decided_by" text collate "C",
  "disposed" bigint,
  "disposed_on" text collate "C",
  "entries" bigint,
  "files" bigint,
  "first_on" text collate "C",
  "hashes" text collate "C",
  "last_on" text collate "C",
  "number" text collate "C",
  "rule" text collate "C",
  "versions" bigint,
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "disposal" enable row level security;
alter table "disposal" force row level security;
create policy fence on "disposal" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "disposal" for select to current_user using (true);
create policy erase on "disposal" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "disposal__was" enable row level security;
alter table "disposal__was" force row level security;
create policy fence on "disposal__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "disposal__was" for select to current_user using (true);
create policy erase on "disposal__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "disposal" to guildhall_app;
grant select, insert, update ("gone") on "disposal__was" to guildhall_app;
create index if not exists "disposal__collection__order" on "disposal" ("collection", "number", "company", "sys_class_name") where "collection" is not null;
create index if not exists "disposal__counted_to__order" on "disposal" ("counted_to", "number", "company", "sys_class_name") where "counted_to" is not null;
create index if not exists "disposal__decided_by__order" on "disposal" ("decided_by", "number", "company", "sys_class_name") where "decided_by" is not null;
create index if not exists "disposal__disposed__order" on "disposal" ("disposed", "number", "company", "sys_class_name") where "disposed" is not null;
create index if not exists "disposal__disposed_on__order" on "disposal" ("disposed_on", "number", "company", "sys_class_name") where "disposed_on" is not null;
create index if not exists "disposal__first_on__order" on "disposal" ("first_on", "number", "company", "sys_class_name") where "first_on" is not null;
create index if not exists "disposal__last_on__order" on "disposal" ("last_on", "number", "company", "sys_class_name") where "last_on" is not null;
create index if not exists "disposal__number__order" on "disposal" ("number", "company", "sys_class_name");
create index if not exists "disposal__rule__order" on "disposal" ("rule", "number", "company", "sys_class_name") where "rule" is not null;
create index if not exists "disposal__since_d1f4d35b" on "disposal" ("company", "since", "sys_class_name", "rev", "sys_id", "number") where "rev" > 0;
create index if not exists "disposal__was__span_d1f4d35b" on "disposal__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number") where "rev" > 0;
create index if not exists "disposal__company__number__pair" on "disposal" ("company", "number", "sys_class_name") where "rev" > 0;
create table "em_alert" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "additional_info" text collate "C",
  "closed_at" text collate "C",
  "cmdb_ci" text collate "C",
  "description" text collate "C",
  "event_class" text collate "C",
  "incident" text collate "C",
  "initial_event_time" text collate "C",
  "message_key" text collate "C",
  "metric_name" text collate "C",
  "node" text collate "C",
  "number" text collate "C",
  "resource" text collate "C",
  "rule" text collate "C",
  "severity" text collate "C",
  "source" text collate "C",
  "state" text collate "C",
  "times_reopened" bigint,
  "type" text collate "C",
  primary key ("sys_id"));
create table "em_alert__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "additional_info" text collate "C",
  "closed_at" text collate "C",
  "cmdb_ci" text collate "C",
  "description" text collate "C",
  "event_class" text collate "C",
  "incident" text collate "C",
  "initial_event_time" text collate "C",
  "message_key" text collate "C",
  "metric_name" text collate "C",
  "node" text collate "C",
  "number" text collate "C",
  "resource" text collate "C",
  "rule" text collate "C",
  "severity" text collate "C",
  "source" text collate "C",
  "state" text collate "C",
  "times_reopened" bigint,
  "type" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "em_alert" enable row level security;
alter table "em_alert" force row level security;
create policy fence on "em_alert" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "em_alert" for select to current_user using (true);
create policy erase on "em_alert" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "em_alert__was" enable row level security;
alter table "em_alert__was" force row level security;
create policy fence on "em_alert__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "em_alert__was" for select to current_user using (true);
create policy erase on "em_alert__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "em_alert" to guildhall_app;
grant select, insert, update ("gone") on "em_alert__was" to guildhall_app;
create index if not exists "em_alert__cmdb_ci__order" on "em_alert" ("cmdb_ci", "number", "company", "sys_class_name") where "cmdb_ci" is not null;
create index if not exists "em_alert__incident__order_52b6e57d" on "em_alert" ("incident", "number", "company", "sys_class_name", "rev", "since", "sys_id", "state") where "incident" is not null;
create index if not exists "em_alert__message_key__order" on "em_alert" ("message_key", "number", "company", "sys_class_name") where "message_key" is not null;
create index if not exists "em_alert__number__order" on "em_alert" ("number", "company", "sys_class_name");
create index if not exists "em_alert__state__order_52b6e57d" on "em_alert" ("state", "number", "company", "sys_class_name", "rev", "since", "sys_id", "incident") where "state" is not null;
create index if not exists "em_alert__since_52b6e57d" on "em_alert" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "state") where "rev" > 0;
create index if not exists "em_alert__was__span_52b6e57d" on "em_alert__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "state") where "rev" > 0;
create index if not exists "em_alert__company__number__pair" on "em_alert" ("company", "number", "sys_class_name") where "rev" > 0;
create table "em_alert_management_rule" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "active" bigint,
  "alert_filter" text collate "C",
  "assignment_group" text collate "C",
  "business_service" text collate "C",
  "cmdb_ci" text collate "C",
  "creates_incident" bigint,
  "description" text collate "C",
  "impact" text collate "C",
  "name" text collate "C",
  "order" bigint,
  "reopen_within" bigint,
  "resolves_incident" bigint,
  "short_description" text collate "C",
  "urgency" text collate "C",
  primary key ("sys_id"));
create table "em_alert_management_rule__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "active" bigint,
  "alert_filter" text collate "C",
  "assignment_group" text collate "C",
  "business_service" text collate "C",
  "cmdb_ci" text collate "C",
  "creates_incident" bigint,
  "description" text collate "C",
  "impact" text collate "C",
  "name" text collate "C",
  "order" bigint,
  "reopen_within" bigint,
  "resolves_incident" bigint,
  "short_description" text collate "C",
  "urgency" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "em_alert_management_rule" enable row level security;
alter table "em_alert_management_rule" force row level security;
create policy fence on "em_alert_management_rule" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "em_alert_management_rule" for select to current_user using (true);
create policy erase on "em_alert_management_rule" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "em_alert_management_rule__was" enable row level security;
alter table "em_alert_management_rule__was" force row level security;
create policy fence on "em_alert_management_rule__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "em_alert_management_rule__was" for select to current_user using (true);
create policy erase on "em_alert_management_rule__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "em_alert_management_rule" to guildhall_app;
grant select, insert, update ("gone") on "em_alert_management_rule__was" to guildhall_app;
create index if not exists "em_alert_management_rule__name__order" on "em_alert_management_rule" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "em_alert_management_rule__since_34d99bd5" on "em_alert_management_rule" ("company", "since", "sys_class_name", "rev", "sys_id", "creates_incident", "impact", "reopen_within", "resolves_incident", "urgency") where "rev" > 0;
create index if not exists "em_alert_management_rule__was__span_34d99bd5" on "em_alert_management_rule__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "creates_incident", "impact", "reopen_within", "resolves_incident", "urgency") where "rev" > 0;
create index if not exists "em_alert_management_rule__company__name__pair" on "em_alert_management_rule" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create table "em_event" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "additional_info" text collate "C",
  "alert" text collate "C",
  "description" text collate "C",
  "event_class" text collate "C",
  "message_key" text collate "C",
  "metric_name" text collate "C",
  "node" text collate "C",
  "payload" text collate "C",
  "processing_notes" text collate "C",
  "resolution_state" text collate "C",
  "resource" text collate "C",
  "severity" text collate "C",
  "source" text collate "C",
  "state" text collate "C",
  "time_of_event" text collate "C",
  "type" text collate "C",
  primary key ("sys_id"));
create table "em_event__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "additional_info" text collate "C",
  "alert" text collate "C",
  "description" text collate "C",
  "event_class" text collate "C",
  "message_key" text collate "C",
  "metric_name" text collate "C",
  "node" text collate "C",
  "payload" text collate "C",
  "processing_notes" text collate "C",
  "resolution_state" text collate "C",
  "resource" text collate "C",
  "severity" text collate "C",
  "source" text collate "C",
  "state" text collate "C",
  "time_of_event" text collate "C",
  "type" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "em_event" enable row level security;
alter table "em_event" force row level security;
create policy fence on "em_event" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "em_event" for select to current_user using (true);
create policy erase on "em_event" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "em_event__was" enable row level security;
alter table "em_event__was" force row level security;
create policy fence on "em_event__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "em_event__was" for select to current_user using (true);
create policy erase on "em_event__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "em_event" to guildhall_app;
grant select, insert, update ("gone") on "em_event__was" to guildhall_app;
create index if not exists "em_event__alert__order_27cd0d6c" on "em_event" ("alert", "company", "sys_class_name", "rev", "since", "sys_id", "state") where "alert" is not null;
create index if not exists "em_event__state__order_27cd0d6c" on "em_event" ("state", "company", "sys_class_name", "rev", "since", "sys_id", "alert") where "state" is not null;
create index if not exists "em_event__since_27cd0d6c" on "em_event" ("company", "since", "sys_class_name", "rev", "sys_id", "state") where "rev" > 0;
create index if not exists "em_event__was__span_27cd0d6c" on "em_event__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "state") where "rev" > 0;
create table "erasure" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "collection" text collate "C",
  "decided_by" text collate "C",
  "entries" bigint,
  "erased_on" text collate "C",
  "fields" text collate "C",
  "files" bigint,
  "ground" text collate "C",
  "number" text collate "C",
  "record" text collate "C",
  "versions" bigint,
  primary key ("sys_id"));
create table "erasure__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "collection" text collate "C",
  "decided_by" text collate "C",
  "entries" bigint,
  "erased_on" text collate "C",
  "fields" text collate "C",
  "files" bigint,
  "ground" text collate "C",
  "number" text collate "C",
  "record" text collate "C",
  "versions" bigint,
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "erasure" enable row level security;
alter table "erasure" force row level security;
create policy fence on "erasure" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "erasure" for select to current_user using (true);
create policy erase on "erasure" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "erasure__was" enable row level security;
alter table "erasure__was" force row level security;
create policy fence on "erasure__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "erasure__was" for select to current_user using (true);
create policy erase on "erasure__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "erasure" to guildhall_app;
grant select, insert, update ("gone") on "erasure__was" to guildhall_app;
create index if not exists "erasure__decided_by__order" on "erasure" ("decided_by", "number", "company", "sys_class_name") where "decided_by" is not null;
create index if not exists "erasure__erased_on__order" on "erasure" ("erased_on", "number", "company", "sys_class_name") where "erased_on" is not null;
create index if not exists "erasure__fields__order" on "erasure" ("fields", "number", "company", "sys_class_name") where "fields" is not null;
create index if not exists "erasure__number__order" on "erasure" ("number", "company", "sys_class_name");
create index if not exists "erasure__record__order" on "erasure" ("record", "number", "company", "sys_class_name") where "record" is not null;
create index if not exists "erasure__since_5b4b8037" on "erasure" ("company", "since", "sys_class_name", "rev", "sys_id", "number") where "rev" > 0;
create index if not exists "erasure__was__span_5b4b8037" on "erasure__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number") where "rev" > 0;
create index if not exists "erasure__company__number__pair" on "erasure" ("company", "number", "sys_class_name") where "rev" > 0;
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
  "seal" text collate "C" not null,
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
  "seal" text collate "C" not null,
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
alter table "finding" enable row level security;
alter table "finding" force row level security;
create policy fence on "finding" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "finding" for select to current_user using (true);
create policy erase on "finding" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "finding__was" enable row level security;
alter table "finding__was" force row level security;
create policy fence on "finding__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "finding__was" for select to current_user using (true);
create policy erase on "finding__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "finding" to guildhall_app;
grant select, insert, update ("gone") on "finding__was" to guildhall_app;
create index if not exists "finding__cmdb_ci__order" on "finding" ("cmdb_ci", "number", "company", "sys_class_name") where "cmdb_ci" is not null;
create index if not exists "finding__delivered_by__order" on "finding" ("delivered_by", "number", "company", "sys_class_name") where "delivered_by" is not null;
create index if not exists "finding__health_check__order_b0c7783b" on "finding" ("health_check", "number", "company", "sys_class_name", "rev", "since", "sys_id", "severity", "state", "target_date") where "health_check" is not null;
create index if not exists "finding__number__order" on "finding" ("number", "company", "sys_class_name");
create index if not exists "finding__owner__order" on "finding" ("owner", "number", "company", "sys_class_name") where "owner" is not null;
create index if not exists "finding__reference_in_report__order" on "finding" ("reference_in_report", "number", "company", "sys_class_name") where "reference_in_report" is not null;
create index if not exists "finding__risk_acceptance__order" on "finding" ("risk_acceptance", "number", "company", "sys_class_name") where "risk_acceptance" is not null;
create index if not exists "finding__severity__order_b0c7783b" on "finding" ("severity", "number", "company", "sys_class_name", "rev", "since", "sys_id", "state", "health_check", "target_date") where "severity" is not null;
create index if not exists "finding__short_description__order" on "finding" ("short_description", "number", "company", "sys_class_name") where "short_description" is not null;
create index if not exists "finding__state__order_b0c7783b" on "finding" ("state", "number", "company", "sys_class_name", "rev", "since", "sys_id", "severity", "health_check", "target_date") where "state" is not null;
create index if not exists "finding__target_date__order" on "finding" ("target_date", "number", "company", "sys_class_name") where "target_date" is not null;
create index if not exists "finding__closed_on__period_b0c7783b" on "finding" ("closed_on", "company", "sys_class_name", "rev", "since", "sys_id", "number", "severity", "state") where "closed_on" is not null;
create index if not exists "finding__found_on__period_b0c7783b" on "finding" ("found_on", "company", "sys_class_name", "rev", "since", "sys_id", "number", "severity", "state") where "found_on" is not null;
create index if not exists "finding__since_b0c7783b" on "finding" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "severity", "state") where "rev" > 0;
create index if not exists "finding__was__span_b0c7783b" on "finding__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "severity", "state") where "rev" > 0;
create index if not exists "finding__company__number__pair" on "finding" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "finding__company__reference_in_report__pair" on "finding" ("company", "reference_in_report", "number", "sys_class_name") where "reference_in_report" is not null and "rev" > 0;
create index if not exists "finding__company__short_description__pair" on "finding" ("company", "short_description", "number", "sys_class_name") where "short_description" is not null and "rev" > 0;
create index if not exists "finding__company__target_date__pair" on "finding" ("company", "target_date", "number", "sys_class_name") where "target_date" is not null and "rev" > 0;
create index if not exists "finding__health_check__reference_in_report__pair" on "finding" ("health_check", "reference_in_report", "number", "company", "sys_class_name") where "health_check" is not null and "reference_in_report" is not null;
create index if not exists "finding__health_check__short_description__pair" on "finding" ("health_check", "short_description", "number", "company", "sys_class_name") where "health_check" is not null and "short_description" is not null;
create index if not exists "finding__severity__reference_in_report__pair" on "finding" ("severity", "reference_in_report", "number", "company", "sys_class_name") where "severity" is not null and "reference_in_report" is not null;
create index if not exists "finding__severity__short_description__pair" on "finding" ("severity", "short_description", "number", "company", "sys_class_name") where "severity" is not null and "short_description" is not null;
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
  "seal" text collate "C" not null,
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
  "seal" text collate "C" not null,
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
alter table "health_check" enable row level security;
alter table "health_check" force row level security;
create policy fence on "health_check" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "health_check" for select to current_user using (true);
create policy erase on "health_check" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "health_check__was" enable row level security;
alter table "health_check__was" force row level security;
create policy fence on "health_check__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "health_check__was" for select to current_user using (true);
create policy erase on "health_check__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "health_check" to guildhall_app;
grant select, insert, update ("gone") on "health_check__was" to guildhall_app;
create index if not exists "health_check__name__order" on "health_check" ("name", "number", "company", "sys_class_name") where "name" is not null;
create index if not exists "health_check__number__order" on "health_check" ("number", "company", "sys_class_name");
create index if not exists "health_check__owner__order" on "health_check" ("owner", "number", "company", "sys_class_name") where "owner" is not null;
create index if not exists "health_check__state__order_86e6fc86" on "health_check" ("state", "number", "company", "sys_class_name", "rev", "since", "sys_id", "scheme", "reported_on", "submitted_on", "tested_from", "tester") where "state" is not null;
create index if not exists "health_check__tested_from__order" on "health_check" ("tested_from", "number", "company", "sys_class_name") where "tested_from" is not null;
create index if not exists "health_check__tested_until__order" on "health_check" ("tested_until", "number", "company", "sys_class_name") where "tested_until" is not null;
create index if not exists "health_check__tester__order_86e6fc86" on "health_check" ("tester", "number", "company", "sys_class_name", "rev", "since", "sys_id", "scheme", "state", "reported_on", "submitted_on", "tested_from") where "tester" is not null;
create index if not exists "health_check__reported_on__period_86e6fc86" on "health_check" ("reported_on", "company", "sys_class_name", "rev", "since", "sys_id", "number", "scheme", "state") where "reported_on" is not null;
create index if not exists "health_check__submitted_on__period_86e6fc86" on "health_check" ("submitted_on", "company", "sys_class_name", "rev", "since", "sys_id", "number", "scheme", "state") where "submitted_on" is not null;
create index if not exists "health_check__since_86e6fc86" on "health_check" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "scheme", "state") where "rev" > 0;
create index if not exists "health_check__was__span_86e6fc86" on "health_check__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "scheme", "state") where "rev" > 0;
create index if not exists "health_check__company__name__pair" on "health_check" ("company", "name", "number", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "health_check__company__number__pair" on "health_check" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "health_check__company__reported_on__pair" on "health_check" ("company", "reported_on", "number", "sys_class_name") where "reported_on" is not null and "rev" > 0;
create index if not exists "health_check__company__submitted_on__pair" on "health_check" ("company", "submitted_on", "number", "sys_class_name") where "submitted_on" is not null and "rev" > 0;
create index if not exists "health_check__company__tested_from__pair" on "health_check" ("company", "tested_from", "number", "sys_class_name") where "tested_from" is not null and "rev" > 0;
create index if not exists "health_check__tester__name__pair" on "health_check" ("tester", "name", "number", "company", "sys_class_name") where "tester" is not null and "name" is not null;
create index if not exists "health_check__tester__reported_on__pair" on "health_check" ("tester", "reported_on", "number", "company", "sys_class_name") where "reported_on" is not null;
create table "hold" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "collection" text collate "C",
  "condition" text collate "C",
  "from_on" text collate "C",
  "lifted_on" text collate "C",
  "number" text collate "C",
  "placed_by" text collate "C",
  "short_description" text collate "C",
  "state" text collate "C",
  "until_on" text collate "C",
  primary key ("sys_id"));
create table "hold__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "collection" text collate "C",
  "condition" text collate "C",
  "from_on" text collate "C",
  "lifted_on" text collate "C",
  "number" text collate "C",
  "placed_by" text collate "C",
  "short_description" text collate "C",
  "state" text collate "C",
  "until_on" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "hold" enable row level security;
alter table "hold" force row level security;
create policy fence on "hold" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "hold" for select to current_user using (true);
create policy erase on "hold" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "hold__was" enable row level security;
alter table "hold__was" force row level security;
create policy fence on "hold__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "hold__was" for select to current_user using (true);
create policy erase on "hold__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "hold" to guildhall_app;
grant select, insert, update ("gone") on "hold__was" to guildhall_app;
create index if not exists "hold__collection__order" on "hold" ("collection", "number", "company", "sys_class_name") where "collection" is not null;
create index if not exists "hold__condition__order" on "hold" ("condition", "number", "company", "sys_class_name") where "condition" is not null;
create index if not exists "hold__from_on__order" on "hold" ("from_on", "number", "company", "sys_class_name") where "from_on" is not null;
create index if not exists "hold__lifted_on__order" on "hold" ("lifted_on", "number", "company", "sys_class_name") where "lifted_on" is not null;
create index if not exists "hold__number__order" on "hold" ("number", "company", "sys_class_name");
create index if not exists "hold__placed_by__order" on "hold" ("placed_by", "number", "company", "sys_class_name") where "placed_by" is not null;
create index if not exists "hold__short_description__order" on "hold" ("short_description", "number", "company", "sys_class_name") where "short_description" is not null;
create index if not exists "hold__state__order_358bf30c" on "hold" ("state", "number", "company", "sys_class_name", "rev", "since", "sys_id", "from_on", "until_on") where "state" is not null;
create index if not exists "hold__until_on__order" on "hold" ("until_on", "number", "company", "sys_class_name") where "until_on" is not null;
create index if not exists "hold__since_358bf30c" on "hold" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "state") where "rev" > 0;
create index if not exists "hold__was__span_358bf30c" on "hold__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "state") where "rev" > 0;
create index if not exists "hold__company__number__pair" on "hold" ("company", "number", "sys_class_name") where "rev" > 0;
create table "item_option_new" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "active" bigint,
  "cat_item" text collate "C",
  "default_value" text collate "C",
  "mandatory" bigint,
  "name" text collate "C",
  "order" bigint,
  "question_text" text collate "C",
  "reference" text collate "C",
  "type" text collate "C",
  primary key ("sys_id"));
create table "item_option_new__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "active" bigint,
  "cat_item" text collate "C",
  "default_value" text collate "C",
  "mandatory" bigint,
  "name" text collate "C",
  "order" bigint,
  "question_text" text collate "C",
  "reference" text collate "C",
  "type" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "item_option_new" enable row level security;
alter table "item_option_new" force row level security;
create policy fence on "item_option_new" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "item_option_new" for select to current_user using (true);
create policy erase on "item_option_new" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "item_option_new__was" enable row level security;
alter table "item_option_new__was" force row level security;
create policy fence on "item_option_new__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "item_option_new__was" for select to current_user using (true);
create policy erase on "item_option_new__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "item_option_new" to guildhall_app;
grant select, insert, update ("gone") on "item_option_new__was" to guildhall_app;
create index if not exists "item_option_new__cat_item__order_ab85f35d" on "item_option_new" ("cat_item", "company", "sys_class_name", "rev", "since", "sys_id", "active") where "cat_item" is not null;
create index if not exists "item_option_new__question_text__order" on "item_option_new" ("question_text", "company", "sys_class_name") where "question_text" is not null;
create index if not exists "item_option_new__since_ab85f35d" on "item_option_new" ("company", "since", "sys_class_name", "rev", "sys_id", "active") where "rev" > 0;
create index if not exists "item_option_new__was__span_ab85f35d" on "item_option_new__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "active") where "rev" > 0;
create index if not exists "item_option_new__cat_item__question_text__pair" on "item_option_new" ("cat_item", "question_text", "company", "sys_class_name") where "cat_item" is not null and "question_text" is not null;
create index if not exists "item_option_new__company__question_text__pair" on "item_option_new" ("company", "question_text", "sys_class_name") where "question_text" is not null and "rev" > 0;
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
  "seal" text collate "C" not null,
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
  "seal" text collate "C" not null,
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
alter table "meeting" enable row level security;
alter table "meeting" force row level security;
create policy fence on "meeting" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "meeting" for select to current_user using (true);
create policy erase on "meeting" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "meeting__was" enable row level security;
alter table "meeting__was" force row level security;
create policy fence on "meeting__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "meeting__was" for select to current_user using (true);
create policy erase on "meeting__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "meeting" to guildhall_app;
grant select, insert, update ("gone") on "meeting__was" to guildhall_app;
create index if not exists "meeting__committee__order" on "meeting" ("committee", "number", "company", "sys_class_name") where "committee" is not null;
create index if not exists "meeting__number__order" on "meeting" ("number", "company", "sys_class_name");
create index if not exists "meeting__state__order_daa20b14" on "meeting" ("state", "number", "company", "sys_class_name", "rev", "since", "sys_id", "held_on", "papers_due") where "state" is not null;
create index if not exists "meeting__title__order" on "meeting" ("title", "number", "company", "sys_class_name") where "title" is not null;
create index if not exists "meeting__held_on__period_daa20b14" on "meeting" ("held_on", "company", "sys_class_name", "rev", "since", "sys_id", "number", "state") where "held_on" is not null;
create index if not exists "meeting__papers_due__period_daa20b14" on "meeting" ("papers_due", "company", "sys_class_name", "rev", "since", "sys_id", "number", "state") where "papers_due" is not null;
create index if not exists "meeting__published_on__period_daa20b14" on "meeting" ("published_on", "company", "sys_class_name", "rev", "since", "sys_id", "number", "state") where "published_on" is not null;
create index if not exists "meeting__since_daa20b14" on "meeting" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "state") where "rev" > 0;
create index if not exists "meeting__was__span_daa20b14" on "meeting__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "state") where "rev" > 0;
create index if not exists "meeting__company__held_on__pair" on "meeting" ("company", "held_on", "number", "sys_class_name") where "held_on" is not null and "rev" > 0;
create index if not exists "meeting__company__number__pair" on "meeting" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "meeting__company__papers_due__pair" on "meeting" ("company", "papers_due", "number", "sys_class_name") where "papers_due" is not null and "rev" > 0;
create index if not exists "meeting__company__title__pair" on "meeting" ("company", "title", "number", "sys_class_name") where "title" is not null and "rev" > 0;
create table "oauth_credential" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "changed" text collate "C",
  "expires" text collate "C",
  "former" text collate "C",
  "peer" text collate "C",
  "state" text collate "C",
  "token" text collate "C",
  "token_id" text collate "C",
  "type" text collate "C",
  "user" text collate "C",
  primary key ("sys_id"));
create table "oauth_credential__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "changed" text collate "C",
  "expires" text collate "C",
  "former" text collate "C",
  "peer" text collate "C",
  "state" text collate "C",
  "token" text collate "C",
  "token_id" text collate "C",
  "type" text collate "C",
  "user" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "oauth_credential" enable row level security;
alter table "oauth_credential" force row level security;
create policy fence on "oauth_credential" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "oauth_credential" for select to current_user using (true);
create policy erase on "oauth_credential" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "oauth_credential__was" enable row level security;
alter table "oauth_credential__was" force row level security;
create policy fence on "oauth_credential__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "oauth_credential__was" for select to current_user using (true);
create policy erase on "oauth_credential__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "oauth_credential" to guildhall_app;
grant select, insert, update ("gone") on "oauth_credential__was" to guildhall_app;
create index if not exists "oauth_credential__changed__order" on "oauth_credential" ("changed", "company", "sys_class_name") where "changed" is not null;
create index if not exists "oauth_credential__expires__order" on "oauth_credential" ("expires", "company", "sys_class_name") where "expires" is not null;
create index if not exists "oauth_credential__peer__order_20dfc97e" on "oauth_credential" ("peer", "company", "sys_class_name", "rev", "since", "sys_id", "state", "type", "expires", "user") where "peer" is not null;
create index if not exists "oauth_credential__state__order_20dfc97e" on "oauth_credential" ("state", "company", "sys_class_name", "rev", "since", "sys_id", "type", "expires", "peer", "user") where "state" is not null;
create index if not exists "oauth_credential__token_id__order" on "oauth_credential" ("token_id", "company", "sys_class_name") where "token_id" is not null;
create index if not exists "oauth_credential__type__order_20dfc97e" on "oauth_credential" ("type", "company", "sys_class_name", "rev", "since", "sys_id", "state", "expires", "peer", "user") where "type" is not null;
create index if not exists "oauth_credential__user__order" on "oauth_credential" ("user", "company", "sys_class_name") where "user" is not null;
create index if not exists "oauth_credential__since_20dfc97e" on "oauth_credential" ("company", "since", "sys_class_name", "rev", "sys_id", "state", "type") where "rev" > 0;
create index if not exists "oauth_credential__was__span_20dfc97e" on "oauth_credential__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "state", "type") where "rev" > 0;
create index if not exists "oauth_credential__company__expires__pair" on "oauth_credential" ("company", "expires", "sys_class_name") where "expires" is not null and "rev" > 0;
create index if not exists "oauth_credential__company__token_id__pair" on "oauth_credential" ("company", "token_id", "sys_class_name") where "token_id" is not null and "rev" > 0;
create index if not exists "oauth_credential__peer__token_id__pair" on "oauth_credential" ("peer", "token_id", "company", "sys_class_name") where "peer" is not null and "token_id" is not null;
create index if not exists "oauth_credential__type__token_id__pair" on "oauth_credential" ("type", "token_id", "company", "sys_class_name") where "type" is not null and "token_id" is not null;
create table "oauth_entity" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "access_token_lifespan" bigint,
  "client_id" text collate "C",
  "client_secret" text collate "C",
  "expires" text collate "C",
  "grant_types" text collate "C",
  "jwt_certificate" text collate "C",
  "name" text collate "C",
  "public_client" bigint,
  "purpose" text collate "C",
  "rate_limit" bigint,
  "reads" text collate "C",
  "redirect_url" text collate "C",
  "refresh_token_lifespan" bigint,
  "state" text collate "C",
  "user" text collate "C",
  "user_field" text collate "C",
  "writes" text collate "C",
  primary key ("sys_id"));
create table "oauth_entity__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "access_token_lifespan" bigint,
  "client_id" text collate "C",
  "client_secret" text collate "C",
  "expires" text collate "C",
  "grant_types" text collate "C",
  "jwt_certificate" text collate "C",
  "name" text collate "C",
  "public_client" bigint,
  "purpose" text collate "C",
  "rate_limit" bigint,
  "reads" text collate "C",
  "redirect_url" text collate "C",
  "refresh_token_lifespan" bigint,
  "state" text collate "C",
  "user" text collate "C",
  "user_field" text collate "C",
  "writes" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "oauth_entity" enable row level security;
alter table "oauth_entity" force row level security;
create policy fence on "oauth_entity" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "oauth_entity" for select to current_user using (true);
create policy erase on "oauth_entity" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "oauth_entity__was" enable row level security;
alter table "oauth_entity__was" force row level security;
create policy fence on "oauth_entity__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "oauth_entity__was" for select to current_user using (true);
create policy erase on "oauth_entity__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "oauth_entity" to guildhall_app;
grant select, insert, update ("gone") on "oauth_entity__was" to guildhall_app;
create index if not exists "oauth_entity__client_id__order" on "oauth_entity" ("client_id", "company", "sys_class_name") where "client_id" is not null;
create index if not exists "oauth_entity__expires__order" on "oauth_entity" ("expires", "company", "sys_class_name") where "expires" is not null;
create index if not exists "oauth_entity__name__order" on "oauth_entity" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "oauth_entity__state__order_31b266f4" on "oauth_entity" ("state", "company", "sys_class_name", "rev", "since", "sys_id", "access_token_lifespan", "public_client", "refresh_token_lifespan", "expires", "user") where "state" is not null;
create index if not exists "oauth_entity__user__order" on "oauth_entity" ("user", "company", "sys_class_name") where "user" is not null;
create index if not exists "oauth_entity__since_31b266f4" on "oauth_entity" ("company", "since", "sys_class_name", "rev", "sys_id", "state", "access_token_lifespan", "public_client", "refresh_token_lifespan") where "rev" > 0;
create index if not exists "oauth_entity__was__span_31b266f4" on "oauth_entity__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "state", "access_token_lifespan", "public_client", "refresh_token_lifespan") where "rev" > 0;
create index if not exists "oauth_entity__company__client_id__pair" on "oauth_entity" ("company", "client_id", "sys_class_name") where "client_id" is not null and "rev" > 0;
create index if not exists "oauth_entity__company__expires__pair" on "oauth_entity" ("company", "expires", "sys_class_name") where "expires" is not null and "rev" > 0;
create index if not exists "oauth_entity__company__name__pair" on "oauth_entity" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
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
  "seal" text collate "C" not null,
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
  "seal" text collate "C" not null,
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
alter table "paper" enable row level security;
alter table "paper" force row level security;
create policy fence on "paper" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "paper" for select to current_user using (true);
create policy erase on "paper" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "paper__was" enable row level security;
alter table "paper__was" force row level security;
create policy fence on "paper__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "paper__was" for select to current_user using (true);
create policy erase on "paper__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "paper" to guildhall_app;
grant select, insert, update ("gone") on "paper__was" to guildhall_app;
create index if not exists "paper__approver__order" on "paper" ("approver", "number", "company", "sys_class_name") where "approver" is not null;
create index if not exists "paper__meeting__order_5aea6f26" on "paper" ("meeting", "number", "company", "sys_class_name", "rev", "since", "sys_id", "class", "for", "state") where "meeting" is not null;
create index if not exists "paper__name__order" on "paper" ("name", "number", "company", "sys_class_name") where "name" is not null;
create index if not exists "paper__number__order" on "paper" ("number", "company", "sys_class_name");
create index if not exists "paper__owner__order" on "paper" ("owner", "number", "company", "sys_class_name") where "owner" is not null;
create index if not exists "paper__period__order" on "paper" ("period", "number", "company", "sys_class_name") where "period" is not null;
create index if not exists "paper__state__order_5aea6f26" on "paper" ("state", "number", "company", "sys_class_name", "rev", "since", "sys_id", "class", "for", "meeting") where "state" is not null;
create index if not exists "paper__title__order" on "paper" ("title", "number", "company", "sys_class_name") where "title" is not null;
create index if not exists "paper__since_5aea6f26" on "paper" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "class", "for", "state") where "rev" > 0;
create index if not exists "paper__was__span_5aea6f26" on "paper__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "class", "for", "state") where "rev" > 0;
create index if not exists "paper__company__number__pair" on "paper" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "paper__company__period__pair" on "paper" ("company", "period", "number", "sys_class_name") where "period" is not null and "rev" > 0;
create index if not exists "paper__company__title__pair" on "paper" ("company", "title", "number", "sys_class_name") where "title" is not null and "rev" > 0;
create index if not exists "paper__meeting__period__pair" on "paper" ("meeting", "period", "number", "company", "sys_class_name") where "meeting" is not null and "period" is not null;
create index if not exists "paper__meeting__title__pair" on "paper" ("meeting", "title", "number", "company", "sys_class_name") where "meeting" is not null and "title" is not null;
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
  "seal" text collate "C" not null,
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
  "seal" text collate "C" not null,
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
alter table "paper_edition" enable row level security;
alter table "paper_edition" force row level security;
create policy fence on "paper_edition" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "paper_edition" for select to current_user using (true);
create policy erase on "paper_edition" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "paper_edition__was" enable row level security;
alter table "paper_edition__was" force row level security;
create policy fence on "paper_edition__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "paper_edition__was" for select to current_user using (true);
create policy erase on "paper_edition__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "paper_edition" to guildhall_app;
grant select, insert, update ("gone") on "paper_edition__was" to guildhall_app;
create index if not exists "paper_edition__kind__order_21fc8cbf" on "paper_edition" ("kind", "number", "company", "sys_class_name", "rev", "since", "sys_id", "state", "substantial", "published_at") where "kind" is not null;
create index if not exists "paper_edition__number__order" on "paper_edition" ("number", "company", "sys_class_name");
create index if not exists "paper_edition__paper__order" on "paper_edition" ("paper", "number", "company", "sys_class_name") where "paper" is not null;
create index if not exists "paper_edition__state__order_21fc8cbf" on "paper_edition" ("state", "number", "company", "sys_class_name", "rev", "since", "sys_id", "kind", "substantial", "published_at") where "state" is not null;
create index if not exists "paper_edition__supersedes__order" on "paper_edition" ("supersedes", "number", "company", "sys_class_name") where "supersedes" is not null;
create index if not exists "paper_edition__title__order" on "paper_edition" ("title", "number", "company", "sys_class_name") where "title" is not null;
create index if not exists "paper_edition__version__order" on "paper_edition" ("version", "number", "company", "sys_class_name") where "version" is not null;
create index if not exists "paper_edition__data_as_at__period_21fc8cbf" on "paper_edition" ("data_as_at", "company", "sys_class_name", "rev", "since", "sys_id", "number", "kind", "state", "substantial") where "data_as_at" is not null;
create index if not exists "paper_edition__meeting_on__period_21fc8cbf" on "paper_edition" ("meeting_on", "company", "sys_class_name", "rev", "since", "sys_id", "number", "kind", "state", "substantial") where "meeting_on" is not null;
create index if not exists "paper_edition__published_at__period_21fc8cbf" on "paper_edition" ("published_at", "company", "sys_class_name", "rev", "since", "sys_id", "number", "kind", "state", "substantial") where "published_at" is not null;
create index if not exists "paper_edition__since_21fc8cbf" on "paper_edition" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "kind", "state", "substantial") where "rev" > 0;
create index if not exists "paper_edition__was__span_21fc8cbf" on "paper_edition__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "kind", "state", "substantial") where "rev" > 0;
create index if not exists "paper_edition__company__number__pair" on "paper_edition" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "paper_edition__company__published_at__pair" on "paper_edition" ("company", "published_at", "number", "sys_class_name") where "published_at" is not null and "rev" > 0;
create index if not exists "paper_edition__company__title__pair" on "paper_edition" ("company", "title", "number", "sys_class_name") where "title" is not null and "rev" > 0;
create index if not exists "paper_edition__company__version__pair" on "paper_edition" ("company", "version", "number", "sys_class_name") where "version" is not null and "rev" > 0;
create index if not exists "paper_edition__kind__published_at__pair" on "paper_edition" ("kind", "published_at", "number", "company", "sys_class_name") where "published_at" is not null;
create index if not exists "paper_edition__kind__title__pair" on "paper_edition" ("kind", "title", "number", "company", "sys_class_name") where "kind" is not null and "title" is not null;
create index if not exists "paper_edition__kind__version__pair" on "paper_edition" ("kind", "version", "number", "company", "sys_class_name") where "kind" is not null and "version" is not null;
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
  "seal" text collate "C" not null,
  "counted_by" text collate "C",
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
  "seal" text collate "C" not null,
  "counted_by" text collate "C",
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
alter table "paper_figure" enable row level security;
alter table "paper_figure" force row level security;
create policy fence on "paper_figure" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "paper_figure" for select to current_user using (true);
create policy erase on "paper_figure" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "paper_figure__was" enable row level security;
alter table "paper_figure__was" force row level security;
create policy fence on "paper_figure__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "paper_figure__was" for select to current_user using (true);
create policy erase on "paper_figure__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "paper_figure" to guildhall_app;
grant select, insert, update ("gone") on "paper_figure__was" to guildhall_app;
create index if not exists "paper_figure__edition__order_d364f977" on "paper_figure" ("edition", "company", "sys_class_name", "rev", "since", "sys_id") where "edition" is not null;
create index if not exists "paper_figure__name__order" on "paper_figure" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "paper_figure__period__order" on "paper_figure" ("period", "company", "sys_class_name") where "period" is not null;
create index if not exists "paper_figure__since_d364f977" on "paper_figure" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "paper_figure__was__span_d364f977" on "paper_figure__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create index if not exists "paper_figure__company__name__pair" on "paper_figure" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "paper_figure__company__period__pair" on "paper_figure" ("company", "period", "sys_class_name") where "period" is not null and "rev" > 0;
create index if not exists "paper_figure__edition__name__pair" on "paper_figure" ("edition", "name", "company", "sys_class_name") where "edition" is not null and "name" is not null;
create index if not exists "paper_figure__edition__period__pair" on "paper_figure" ("edition", "period", "company", "sys_class_name") where "edition" is not null and "period" is not null;
create table "question_choice" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "inactive" bigint,
  "order" bigint,
  "question" text collate "C",
  "text" text collate "C",
  "value" text collate "C",
  primary key ("sys_id"));
create table "question_choice__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "inactive" bigint,
  "order" bigint,
  "question" text collate "C",
  "text" text collate "C",
  "value" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "question_choice" enable row level security;
alter table "question_choice" force row level security;
create policy fence on "question_choice" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "question_choice" for select to current_user using (true);
create policy erase on "question_choice" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "question_choice__was" enable row level security;
alter table "question_choice__was" force row level security;
create policy fence on "question_choice__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "question_choice__was" for select to current_user using (true);
create policy erase on "question_choice__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "question_choice" to guildhall_app;
grant select, insert, update ("gone") on "question_choice__was" to guildhall_app;
create index if not exists "question_choice__question__order_17bc1705" on "question_choice" ("question", "company", "sys_class_name", "rev", "since", "sys_id") where "question" is not null;
create index if not exists "question_choice__text__order" on "question_choice" ("text", "company", "sys_class_name") where "text" is not null;
create index if not exists "question_choice__since_17bc1705" on "question_choice" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "question_choice__was__span_17bc1705" on "question_choice__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create index if not exists "question_choice__company__text__pair" on "question_choice" ("company", "text", "sys_class_name") where "text" is not null and "rev" > 0;
create index if not exists "question_choice__question__text__pair" on "question_choice" ("question", "text", "company", "sys_class_name") where "question" is not null and "text" is not null;
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
  "seal" text collate "C" not null,
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
  "seal" text collate "C" not null,
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
alter table "recorded_figure" enable row level security;
alter table "recorded_figure" force row level security;
create policy fence on "recorded_figure" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "recorded_figure" for select to current_user using (true);
create policy erase on "recorded_figure" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "recorded_figure__was" enable row level security;
alter table "recorded_figure__was" force row level security;
create policy fence on "recorded_figure__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "recorded_figure__was" for select to current_user using (true);
create policy erase on "recorded_figure__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "recorded_figure" to guildhall_app;
grant select, insert, update ("gone") on "recorded_figure__was" to guildhall_app;
create index if not exists "recorded_figure__name__order" on "recorded_figure" ("name", "number", "company", "sys_class_name") where "name" is not null;
create index if not exists "recorded_figure__number__order" on "recorded_figure" ("number", "company", "sys_class_name");
create index if not exists "recorded_figure__owner__order" on "recorded_figure" ("owner", "number", "company", "sys_class_name") where "owner" is not null;
create index if not exists "recorded_figure__title__order" on "recorded_figure" ("title", "number", "company", "sys_class_name") where "title" is not null;
create index if not exists "recorded_figure__unit__order" on "recorded_figure" ("unit", "number", "company", "sys_class_name") where "unit" is not null;
create index if not exists "recorded_figure__value__order" on "recorded_figure" ("value", "number", "company", "sys_class_name") where "value" is not null;
create index if not exists "recorded_figure__as_of__period_7793a09e" on "recorded_figure" ("as_of", "company", "sys_class_name", "rev", "since", "sys_id", "number") where "as_of" is not null;
create index if not exists "recorded_figure__since_7793a09e" on "recorded_figure" ("company", "since", "sys_class_name", "rev", "sys_id", "number") where "rev" > 0;
create index if not exists "recorded_figure__was__span_7793a09e" on "recorded_figure__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number") where "rev" > 0;
create index if not exists "recorded_figure__company__as_of__pair" on "recorded_figure" ("company", "as_of", "number", "sys_class_name") where "as_of" is not null and "rev" > 0;
create index if not exists "recorded_figure__company__number__pair" on "recorded_figure" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "recorded_figure__company__title__pair" on "recorded_figure" ("company", "title", "number", "sys_class_name") where "title" is not null and "rev" > 0;
create index if not exists "recorded_figure__company__unit__pair" on "recorded_figure" ("company", "unit", "number", "sys_class_name") where "unit" is not null and "rev" > 0;
create index if not exists "recorded_figure__company__value__pair" on "recorded_figure" ("company", "value", "number", "sys_class_name") where "value" is not null and "rev" > 0;
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
  "seal" text collate "C" not null,
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
  "seal" text collate "C" not null,
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
alter table "risk_acceptance" enable row level security;
alter table "risk_acceptance" force row level security;
create policy fence on "risk_acceptance" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "risk_acceptance" for select to current_user using (true);
create policy erase on "risk_acceptance" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "risk_acceptance__was" enable row level security;
alter table "risk_acceptance__was" force row level security;
create policy fence on "risk_acceptance__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "risk_acceptance__was" for select to current_user using (true);
create policy erase on "risk_acceptance__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "risk_acceptance" to guildhall_app;
grant select, insert, update ("gone") on "risk_acceptance__was" to guildhall_app;
create index if not exists "risk_acceptance__asked_by__order" on "risk_acceptance" ("asked_by", "number", "company", "sys_class_name") where "asked_by" is not null;
create index if not exists "risk_acceptance__asked_of__order" on "risk_acceptance" ("asked_of", "number", "company", "sys_class_name") where "asked_of" is not null;
create index if not exists "risk_acceptance__decided_by__order" on "risk_acceptance" ("decided_by", "number", "company", "sys_class_name") where "decided_by" is not null;
create index if not exists "risk_acceptance__depends_on__order" on "risk_acceptance" ("depends_on", "number", "company", "sys_class_name") where "depends_on" is not null;
create index if not exists "risk_acceptance__depends_on_record__order" on "risk_acceptance" ("depends_on_record", "number", "company", "sys_class_name") where "depends_on_record" is not null;
create index if not exists "risk_acceptance__ends_on__order" on "risk_acceptance" ("ends_on", "number", "company", "sys_class_name") where "ends_on" is not null;
create index if not exists "risk_acceptance__number__order" on "risk_acceptance" ("number", "company", "sys_class_name");
create index if not exists "risk_acceptance__short_description__order" on "risk_acceptance" ("short_description", "number", "company", "sys_class_name") where "short_description" is not null;
create index if not exists "risk_acceptance__state__order_0b39fcce" on "risk_acceptance" ("state", "number", "company", "sys_class_name", "rev", "since", "sys_id", "asked_on", "depends_on_date", "ends_on") where "state" is not null;
create index if not exists "risk_acceptance__asked_on__period_0b39fcce" on "risk_acceptance" ("asked_on", "company", "sys_class_name", "rev", "since", "sys_id", "number", "state") where "asked_on" is not null;
create index if not exists "risk_acceptance__decided_on__period_0b39fcce" on "risk_acceptance" ("decided_on", "company", "sys_class_name", "rev", "since", "sys_id", "number", "state") where "decided_on" is not null;
create index if not exists "risk_acceptance__depends_on_date__period_0b39fcce" on "risk_acceptance" ("depends_on_date", "company", "sys_class_name", "rev", "since", "sys_id", "number", "state") where "depends_on_date" is not null;
create index if not exists "risk_acceptance__since_0b39fcce" on "risk_acceptance" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "state") where "rev" > 0;
create index if not exists "risk_acceptance__was__span_0b39fcce" on "risk_acceptance__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "state") where "rev" > 0;
create index if not exists "risk_acceptance__company__asked_on__pair" on "risk_acceptance" ("company", "asked_on", "number", "sys_class_name") where "asked_on" is not null and "rev" > 0;
create index if not exists "risk_acceptance__company__depends_on__pair" on "risk_acceptance" ("company", "depends_on", "number", "sys_class_name") where "depends_on" is not null and "rev" > 0;
create index if not exists "risk_acceptance__company__depends_on_date__pair" on "risk_acceptance" ("company", "depends_on_date", "number", "sys_class_name") where "depends_on_date" is not null and "rev" > 0;
create index if not exists "risk_acceptance__company__ends_on__pair" on "risk_acceptance" ("company", "ends_on", "number", "sys_class_name") where "ends_on" is not null and "rev" > 0;
create index if not exists "risk_acceptance__company__number__pair" on "risk_acceptance" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "risk_acceptance__company__short_description__pair" on "risk_acceptance" ("company", "short_description", "number", "sys_class_name") where "short_description" is not null and "rev" > 0;
create table "sc_cart" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "name" text collate "C",
  "ordered_at" text collate "C",
  "user" text collate "C",
  primary key ("sys_id"));
create table "sc_cart__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "name" text collate "C",
  "ordered_at" text collate "C",
  "user" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "sc_cart" enable row level security;
alter table "sc_cart" force row level security;
create policy fence on "sc_cart" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sc_cart" for select to current_user using (true);
create policy erase on "sc_cart" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "sc_cart__was" enable row level security;
alter table "sc_cart__was" force row level security;
create policy fence on "sc_cart__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sc_cart__was" for select to current_user using (true);
create policy erase on "sc_cart__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "sc_cart" to guildhall_app;
grant select, insert, update ("gone") on "sc_cart__was" to guildhall_app;
create index if not exists "sc_cart__name__order" on "sc_cart" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "sc_cart__user__order" on "sc_cart" ("user", "company", "sys_class_name") where "user" is not null;
create index if not exists "sc_cart__since_3d273680" on "sc_cart" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "sc_cart__was__span_3d273680" on "sc_cart__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create index if not exists "sc_cart__company__name__pair" on "sc_cart" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create table "sc_cart_item" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "also_request_for" text collate "C",
  "cart" text collate "C",
  "cat_item" text collate "C",
  "order" bigint,
  "ordered_at" text collate "C",
  "quantity" bigint,
  "requested_for" text collate "C",
  "user" text collate "C",
  "variables" text collate "C",
  primary key ("sys_id"));
create table "sc_cart_item__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "also_request_for" text collate "C",
  "cart" text collate "C",
  "cat_item" text collate "C",
  "order" bigint,
  "ordered_at" text collate "C",
  "quantity" bigint,
  "requested_for" text collate "C",
  "user" text collate "C",
  "variables" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "sc_cart_item" enable row level security;
alter table "sc_cart_item" force row level security;
create policy fence on "sc_cart_item" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sc_cart_item" for select to current_user using (true);
create policy erase on "sc_cart_item" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "sc_cart_item__was" enable row level security;
alter table "sc_cart_item__was" force row level security;
create policy fence on "sc_cart_item__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sc_cart_item__was" for select to current_user using (true);
create policy erase on "sc_cart_item__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "sc_cart_item" to guildhall_app;
grant select, insert, update ("gone") on "sc_cart_item__was" to guildhall_app;
create index if not exists "sc_cart_item__cart__order_fb9ab67e" on "sc_cart_item" ("cart", "company", "sys_class_name", "rev", "since", "sys_id", "quantity") where "cart" is not null;
create index if not exists "sc_cart_item__quantity__order" on "sc_cart_item" ("quantity", "company", "sys_class_name") where "quantity" is not null;
create index if not exists "sc_cart_item__since_fb9ab67e" on "sc_cart_item" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "sc_cart_item__was__span_fb9ab67e" on "sc_cart_item__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create index if not exists "sc_cart_item__cart__quantity__pair" on "sc_cart_item" ("cart", "quantity", "company", "sys_class_name") where "cart" is not null and "quantity" is not null;
create index if not exists "sc_cart_item__company__quantity__pair" on "sc_cart_item" ("company", "quantity", "sys_class_name") where "quantity" is not null and "rev" > 0;
create table "sc_cat_item" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "active" bigint,
  "category" text collate "C",
  "delivery_time" bigint,
  "description" text collate "C",
  "group" text collate "C",
  "name" text collate "C",
  "no_quantity" bigint,
  "order" bigint,
  "price" bigint,
  "recurring_price" bigint,
  "sc_catalogs" text collate "C",
  "short_description" text collate "C",
  "table_name" text collate "C",
  primary key ("sys_id"));
create table "sc_cat_item__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "active" bigint,
  "category" text collate "C",
  "delivery_time" bigint,
  "description" text collate "C",
  "group" text collate "C",
  "name" text collate "C",
  "no_quantity" bigint,
  "order" bigint,
  "price" bigint,
  "recurring_price" bigint,
  "sc_catalogs" text collate "C",
  "short_description" text collate "C",
  "table_name" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "sc_cat_item" enable row level security;
alter table "sc_cat_item" force row level security;
create policy fence on "sc_cat_item" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sc_cat_item" for select to current_user using (true);
create policy erase on "sc_cat_item" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "sc_cat_item__was" enable row level security;
alter table "sc_cat_item__was" force row level security;
create policy fence on "sc_cat_item__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sc_cat_item__was" for select to current_user using (true);
create policy erase on "sc_cat_item__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "sc_cat_item" to guildhall_app;
grant select, insert, update ("gone") on "sc_cat_item__was" to guildhall_app;
create index if not exists "sc_cat_item__active__order" on "sc_cat_item" ("active", "company", "sys_class_name") where "active" is not null;
create index if not exists "sc_cat_item__category__order_d7179802" on "sc_cat_item" ("category", "company", "sys_class_name", "rev", "since", "sys_id", "active", "delivery_time", "no_quantity") where "category" is not null;
create index if not exists "sc_cat_item__name__order" on "sc_cat_item" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "sc_cat_item__table_name__order" on "sc_cat_item" ("table_name", "company", "sys_class_name") where "table_name" is not null;
create index if not exists "sc_cat_item__since_d7179802" on "sc_cat_item" ("company", "since", "sys_class_name", "rev", "sys_id", "active", "delivery_time", "no_quantity") where "rev" > 0;
create index if not exists "sc_cat_item__was__span_d7179802" on "sc_cat_item__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "active", "delivery_time", "no_quantity") where "rev" > 0;
create index if not exists "sc_cat_item__category__name__pair" on "sc_cat_item" ("category", "name", "company", "sys_class_name") where "category" is not null and "name" is not null;
create index if not exists "sc_cat_item__category__table_name__pair" on "sc_cat_item" ("category", "table_name", "company", "sys_class_name") where "category" is not null and "table_name" is not null;
create index if not exists "sc_cat_item__company__name__pair" on "sc_cat_item" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "sc_cat_item__company__table_name__pair" on "sc_cat_item" ("company", "table_name", "sys_class_name") where "table_name" is not null and "rev" > 0;
create table "sc_catalog" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "active" bigint,
  "description" text collate "C",
  "manager" text collate "C",
  "title" text collate "C",
  primary key ("sys_id"));
create table "sc_catalog__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "active" bigint,
  "description" text collate "C",
  "manager" text collate "C",
  "title" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "sc_catalog" enable row level security;
alter table "sc_catalog" force row level security;
create policy fence on "sc_catalog" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sc_catalog" for select to current_user using (true);
create policy erase on "sc_catalog" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "sc_catalog__was" enable row level security;
alter table "sc_catalog__was" force row level security;
create policy fence on "sc_catalog__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sc_catalog__was" for select to current_user using (true);
create policy erase on "sc_catalog__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "sc_catalog" to guildhall_app;
grant select, insert, update ("gone") on "sc_catalog__was" to guildhall_app;
create index if not exists "sc_catalog__active__order" on "sc_catalog" ("active", "company", "sys_class_name") where "active" is not null;
create index if not exists "sc_catalog__description__order" on "sc_catalog" ("description", "company", "sys_class_name") where "description" is not null;
create index if not exists "sc_catalog__title__order" on "sc_catalog" ("title", "company", "sys_class_name") where "title" is not null;
create index if not exists "sc_catalog__since_05cec2b4" on "sc_catalog" ("company", "since", "sys_class_name", "rev", "sys_id", "active") where "rev" > 0;
create index if not exists "sc_catalog__was__span_05cec2b4" on "sc_catalog__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "active") where "rev" > 0;
create index if not exists "sc_catalog__company__description__pair" on "sc_catalog" ("company", "description", "sys_class_name") where "description" is not null and "rev" > 0;
create index if not exists "sc_catalog__company__title__pair" on "sc_catalog" ("company", "title", "sys_class_name") where "title" is not null and "rev" > 0;
create table "sc_category" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "active" bigint,
  "description" text collate "C",
  "order" bigint,
  "parent" text collate "C",
  "sc_catalog" text collate "C",
  "title" text collate "C",
  primary key ("sys_id"));
create table "sc_category__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "active" bigint,
  "description" text collate "C",
  "order" bigint,
  "parent" text collate "C",
  "sc_catalog" text collate "C",
  "title" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "sc_category" enable row level security;
alter table "sc_category" force row level security;
create policy fence on "sc_category" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sc_category" for select to current_user using (true);
create policy erase on "sc_category" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "sc_category__was" enable row level security;
alter table "sc_category__was" force row level security;
create policy fence on "sc_category__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sc_category__was" for select to current_user using (true);
create policy erase on "sc_category__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "sc_category" to guildhall_app;
grant select, insert, update ("gone") on "sc_category__was" to guildhall_app;
create index if not exists "sc_category__active__order" on "sc_category" ("active", "company", "sys_class_name") where "active" is not null;
create index if not exists "sc_category__parent__order_5675297d" on "sc_category" ("parent", "company", "sys_class_name", "rev", "since", "sys_id", "active", "sc_catalog") where "parent" is not null;
create index if not exists "sc_category__sc_catalog__order_5675297d" on "sc_category" ("sc_catalog", "company", "sys_class_name", "rev", "since", "sys_id", "active", "parent") where "sc_catalog" is not null;
create index if not exists "sc_category__title__order" on "sc_category" ("title", "company", "sys_class_name") where "title" is not null;
create index if not exists "sc_category__since_5675297d" on "sc_category" ("company", "since", "sys_class_name", "rev", "sys_id", "active") where "rev" > 0;
create index if not exists "sc_category__was__span_5675297d" on "sc_category__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "active") where "rev" > 0;
create index if not exists "sc_category__company__title__pair" on "sc_category" ("company", "title", "sys_class_name") where "title" is not null and "rev" > 0;
create index if not exists "sc_category__parent__title__pair" on "sc_category" ("parent", "title", "company", "sys_class_name") where "parent" is not null and "title" is not null;
create index if not exists "sc_category__sc_catalog__title__pair" on "sc_category" ("sc_catalog", "title", "company", "sys_class_name") where "sc_catalog" is not null and "title" is not null;
create table "sc_item_option" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "item_option_new" text collate "C",
  "order" bigint,
  "value" text collate "C",
  primary key ("sys_id"));
create table "sc_item_option__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "item_option_new" text collate "C",
  "order" bigint,
  "value" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "sc_item_option" enable row level security;
alter table "sc_item_option" force row level security;
create policy fence on "sc_item_option" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sc_item_option" for select to current_user using (true);
create policy erase on "sc_item_option" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "sc_item_option__was" enable row level security;
alter table "sc_item_option__was" force row level security;
create policy fence on "sc_item_option__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sc_item_option__was" for select to current_user using (true);
create policy erase on "sc_item_option__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "sc_item_option" to guildhall_app;
grant select, insert, update ("gone") on "sc_item_option__was" to guildhall_app;
create index if not exists "sc_item_option__item_option_new__order_ac01ff57" on "sc_item_option" ("item_option_new", "company", "sys_class_name", "rev", "since", "sys_id") where "item_option_new" is not null;
create index if not exists "sc_item_option__since_ac01ff57" on "sc_item_option" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "sc_item_option__was__span_ac01ff57" on "sc_item_option__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create table "sc_item_option_mtom" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "request_item" text collate "C",
  "sc_item_option" text collate "C",
  primary key ("sys_id"));
create table "sc_item_option_mtom__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "request_item" text collate "C",
  "sc_item_option" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "sc_item_option_mtom" enable row level security;
alter table "sc_item_option_mtom" force row level security;
create policy fence on "sc_item_option_mtom" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sc_item_option_mtom" for select to current_user using (true);
create policy erase on "sc_item_option_mtom" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "sc_item_option_mtom__was" enable row level security;
alter table "sc_item_option_mtom__was" force row level security;
create policy fence on "sc_item_option_mtom__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sc_item_option_mtom__was" for select to current_user using (true);
create policy erase on "sc_item_option_mtom__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "sc_item_option_mtom" to guildhall_app;
grant select, insert, update ("gone") on "sc_item_option_mtom__was" to guildhall_app;
create index if not exists "sc_item_option_mtom__request_item__order_524bfc05" on "sc_item_option_mtom" ("request_item", "company", "sys_class_name", "rev", "since", "sys_id", "sc_item_option") where "request_item" is not null;
create index if not exists "sc_item_option_mtom__sc_item_option__order_524bfc05" on "sc_item_option_mtom" ("sc_item_option", "company", "sys_class_name", "rev", "since", "sys_id", "request_item") where "sc_item_option" is not null;
create index if not exists "sc_item_option_mtom__since_524bfc05" on "sc_item_option_mtom" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "sc_item_option_mtom__was__span_524bfc05" on "sc_item_option_mtom__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create table "std_change_producer_version" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "active" bigint,
  "assignment_group" text collate "C",
  "backout_plan" text collate "C",
  "category" text collate "C",
  "cmdb_ci" text collate "C",
  "description" text collate "C",
  "impact" text collate "C",
  "implementation_plan" text collate "C",
  "justification" text collate "C",
  "name" text collate "C",
  "risk" text collate "C",
  "risk_impact_analysis" text collate "C",
  "short_description" text collate "C",
  "test_plan" text collate "C",
  "version" bigint,
  primary key ("sys_id"));
create table "std_change_producer_version__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "active" bigint,
  "assignment_group" text collate "C",
  "backout_plan" text collate "C",
  "category" text collate "C",
  "cmdb_ci" text collate "C",
  "description" text collate "C",
  "impact" text collate "C",
  "implementation_plan" text collate "C",
  "justification" text collate "C",
  "name" text collate "C",
  "risk" text collate "C",
  "risk_impact_analysis" text collate "C",
  "short_description" text collate "C",
  "test_plan" text collate "C",
  "version" bigint,
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "std_change_producer_version" enable row level security;
alter table "std_change_producer_version" force row level security;
create policy fence on "std_change_producer_version" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "std_change_producer_version" for select to current_user using (true);
create policy erase on "std_change_producer_version" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "std_change_producer_version__was" enable row level security;
alter table "std_change_producer_version__was" force row level security;
create policy fence on "std_change_producer_version__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "std_change_producer_version__was" for select to current_user using (true);
create policy erase on "std_change_producer_version__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "std_change_producer_version" to guildhall_app;
grant select, insert, update ("gone") on "std_change_producer_version__was" to guildhall_app;
create index if not exists "std_change_producer_version__active__order" on "std_change_producer_version" ("active", "company", "sys_class_name") where "active" is not null;
create index if not exists "std_change_producer_version__name__order" on "std_change_producer_version" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "std_change_producer_version__version__order" on "std_change_producer_version" ("version", "company", "sys_class_name") where "version" is not null;
create index if not exists "std_change_producer_version__since_207d3dbf" on "std_change_producer_version" ("company", "since", "sys_class_name", "rev", "sys_id", "active", "category", "impact", "risk") where "rev" > 0;
create index if not exists "std_change_producer_version__was__span_207d3dbf" on "std_change_producer_version__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "active", "category", "impact", "risk") where "rev" > 0;
create index if not exists "std_change_producer_version__company__name__pair" on "std_change_producer_version" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "std_change_producer_version__company__version__pair" on "std_change_producer_version" ("company", "version", "sys_class_name") where "version" is not null and "rev" > 0;
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
  "seal" text collate "C" not null,
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
  "seal" text collate "C" not null,
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
alter table "survey" enable row level security;
alter table "survey" force row level security;
create policy fence on "survey" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "survey" for select to current_user using (true);
create policy erase on "survey" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "survey__was" enable row level security;
alter table "survey__was" force row level security;
create policy fence on "survey__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "survey__was" for select to current_user using (true);
create policy erase on "survey__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "survey" to guildhall_app;
grant select, insert, update ("gone") on "survey__was" to guildhall_app;
create index if not exists "survey__assignment_group__order_63fad0f4" on "survey" ("assignment_group", "number", "company", "sys_class_name", "rev", "since", "sys_id", "rating", "received_on", "recommend") where "assignment_group" is not null;
create index if not exists "survey__incident__order" on "survey" ("incident", "number", "company", "sys_class_name") where "incident" is not null;
create index if not exists "survey__number__order" on "survey" ("number", "company", "sys_class_name");
create index if not exists "survey__rating__order_63fad0f4" on "survey" ("rating", "number", "company", "sys_class_name", "rev", "since", "sys_id", "assignment_group", "received_on", "recommend") where "rating" is not null;
create index if not exists "survey__recommend__order" on "survey" ("recommend", "number", "company", "sys_class_name") where "recommend" is not null;
create index if not exists "survey__replied_by__order" on "survey" ("replied_by", "number", "company", "sys_class_name") where "replied_by" is not null;
create index if not exists "survey__received_on__period_63fad0f4" on "survey" ("received_on", "company", "sys_class_name", "rev", "since", "sys_id", "number", "rating") where "received_on" is not null;
create index if not exists "survey__since_63fad0f4" on "survey" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "rating") where "rev" > 0;
create index if not exists "survey__was__span_63fad0f4" on "survey__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "rating") where "rev" > 0;
create index if not exists "survey__assignment_group__received_on__pair" on "survey" ("assignment_group", "received_on", "number", "company", "sys_class_name") where "received_on" is not null;
create index if not exists "survey__assignment_group__recommend__pair" on "survey" ("assignment_group", "recommend", "number", "company", "sys_class_name") where "assignment_group" is not null and "recommend" is not null;
create index if not exists "survey__company__number__pair" on "survey" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "survey__company__received_on__pair" on "survey" ("company", "received_on", "number", "sys_class_name") where "received_on" is not null and "rev" > 0;
create index if not exists "survey__company__recommend__pair" on "survey" ("company", "recommend", "number", "sys_class_name") where "recommend" is not null and "rev" > 0;
create index if not exists "survey__rating__received_on__pair" on "survey" ("rating", "received_on", "number", "company", "sys_class_name") where "received_on" is not null;
create index if not exists "survey__rating__recommend__pair" on "survey" ("rating", "recommend", "number", "company", "sys_class_name") where "rating" is not null and "recommend" is not null;
create table "sys_attachment" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "content" text collate "C",
  "content_type" text collate "C",
  "file_name" text collate "C",
  "hash" text collate "C",
  "size_bytes" bigint,
  "table_name" text collate "C",
  "table_sys_id" text collate "C",
  primary key ("sys_id"));
create table "sys_attachment__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "content" text collate "C",
  "content_type" text collate "C",
  "file_name" text collate "C",
  "hash" text collate "C",
  "size_bytes" bigint,
  "table_name" text collate "C",
  "table_sys_id" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "sys_attachment" enable row level security;
alter table "sys_attachment" force row level security;
create policy fence on "sys_attachment" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_attachment" for select to current_user using (true);
create policy erase on "sys_attachment" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "sys_attachment__was" enable row level security;
alter table "sys_attachment__was" force row level security;
create policy fence on "sys_attachment__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_attachment__was" for select to current_user using (true);
create policy erase on "sys_attachment__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "sys_attachment" to guildhall_app;
grant select, insert, update ("gone") on "sys_attachment__was" to guildhall_app;
create index if not exists "sys_attachment__table_sys_id__order" on "sys_attachment" ("table_sys_id", "company", "sys_class_name") where "table_sys_id" is not null;
create index if not exists "sys_attachment__since_af996d2c" on "sys_attachment" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "sys_attachment__was__span_af996d2c" on "sys_attachment__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create table "sys_audit" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "documentkey" text collate "C",
  "fieldname" text collate "C",
  "internal_checkpoint" text collate "C",
  "newvalue" text collate "C",
  "oldvalue" text collate "C",
  "reason" text collate "C",
  "record_checkpoint" bigint,
  "tablename" text collate "C",
  "user" text collate "C",
  primary key ("sys_id"));
create table "sys_audit__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "documentkey" text collate "C",
  "fieldname" text collate "C",
  "internal_checkpoint" text collate "C",
  "newvalue" text collate "C",
  "oldvalue" text collate "C",
  "reason" text collate "C",
  "record_checkpoint" bigint,
  "tablename" text collate "C",
  "user" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "sys_audit" enable row level security;
alter table "sys_audit" force row level security;
create policy fence on "sys_audit" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_audit" for select to current_user using (true);
create policy erase on "sys_audit" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "sys_audit__was" enable row level security;
alter table "sys_audit__was" force row level security;
create policy fence on "sys_audit__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_audit__was" for select to current_user using (true);
create policy erase on "sys_audit__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "sys_audit" to guildhall_app;
grant select, insert, update ("gone") on "sys_audit__was" to guildhall_app;
create index if not exists "sys_audit__since_af996d2c" on "sys_audit" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "sys_audit__was__span_af996d2c" on "sys_audit__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
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
  "seal" text collate "C" not null,
  "built_in" bigint,
  "definition" text collate "C",
  "is_extendable" bigint,
  "label" text collate "C",
  "name" text collate "C",
  "number_ref" text collate "C",
  "state" text collate "C",
  "super_class" text collate "C",
  "sys_scope" text collate "C",
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
  "seal" text collate "C" not null,
  "built_in" bigint,
  "definition" text collate "C",
  "is_extendable" bigint,
  "label" text collate "C",
  "name" text collate "C",
  "number_ref" text collate "C",
  "state" text collate "C",
  "super_class" text collate "C",
  "sys_scope" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "sys_db_object" enable row level security;
alter table "sys_db_object" force row level security;
create policy fence on "sys_db_object" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_db_object" for select to current_user using (true);
create policy erase on "sys_db_object" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "sys_db_object__was" enable row level security;
alter table "sys_db_object__was" force row level security;
create policy fence on "sys_db_object__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_db_object__was" for select to current_user using (true);
create policy erase on "sys_db_object__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "sys_db_object" to guildhall_app;
grant select, insert, update ("gone") on "sys_db_object__was" to guildhall_app;
create index if not exists "sys_db_object__label__order" on "sys_db_object" ("label", "company", "sys_class_name") where "label" is not null;
create index if not exists "sys_db_object__name__order" on "sys_db_object" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "sys_db_object__state__order_d3ea5b3b" on "sys_db_object" ("state", "company", "sys_class_name", "rev", "since", "sys_id", "built_in", "is_extendable", "super_class") where "state" is not null;
create index if not exists "sys_db_object__super_class__order_d3ea5b3b" on "sys_db_object" ("super_class", "company", "sys_class_name", "rev", "since", "sys_id", "state", "built_in", "is_extendable") where "super_class" is not null;
create index if not exists "sys_db_object__since_d3ea5b3b" on "sys_db_object" ("company", "since", "sys_class_name", "rev", "sys_id", "state", "built_in", "is_extendable") where "rev" > 0;
create index if not exists "sys_db_object__was__span_d3ea5b3b" on "sys_db_object__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "state", "built_in", "is_extendable") where "rev" > 0;
create index if not exists "sys_db_object__company__label__pair" on "sys_db_object" ("company", "label", "sys_class_name") where "label" is not null and "rev" > 0;
create index if not exists "sys_db_object__company__name__pair" on "sys_db_object" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "sys_db_object__super_class__label__pair" on "sys_db_object" ("super_class", "label", "company", "sys_class_name") where "super_class" is not null and "label" is not null;
create index if not exists "sys_db_object__super_class__name__pair" on "sys_db_object" ("super_class", "name", "company", "sys_class_name") where "super_class" is not null and "name" is not null;
create table "sys_group_has_role" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "group" text collate "C",
  "inherits" bigint,
  "role" text collate "C",
  primary key ("sys_id"));
create table "sys_group_has_role__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "group" text collate "C",
  "inherits" bigint,
  "role" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "sys_group_has_role" enable row level security;
alter table "sys_group_has_role" force row level security;
create policy fence on "sys_group_has_role" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_group_has_role" for select to current_user using (true);
create policy erase on "sys_group_has_role" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "sys_group_has_role__was" enable row level security;
alter table "sys_group_has_role__was" force row level security;
create policy fence on "sys_group_has_role__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_group_has_role__was" for select to current_user using (true);
create policy erase on "sys_group_has_role__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "sys_group_has_role" to guildhall_app;
grant select, insert, update ("gone") on "sys_group_has_role__was" to guildhall_app;
create index if not exists "sys_group_has_role__group__order_b97bbd24" on "sys_group_has_role" ("group", "company", "sys_class_name", "rev", "since", "sys_id", "inherits", "role") where "group" is not null;
create index if not exists "sys_group_has_role__inherits__order" on "sys_group_has_role" ("inherits", "company", "sys_class_name") where "inherits" is not null;
create index if not exists "sys_group_has_role__role__order_b97bbd24" on "sys_group_has_role" ("role", "company", "sys_class_name", "rev", "since", "sys_id", "inherits", "group") where "role" is not null;
create index if not exists "sys_group_has_role__since_b97bbd24" on "sys_group_has_role" ("company", "since", "sys_class_name", "rev", "sys_id", "inherits") where "rev" > 0;
create index if not exists "sys_group_has_role__was__span_b97bbd24" on "sys_group_has_role__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "inherits") where "rev" > 0;
create table "sys_import_set" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "collection" text collate "C",
  "errors" bigint,
  "file_names" text collate "C",
  "given_back" bigint,
  "ignored" bigint,
  "inserts" bigint,
  "left_changed" bigint,
  "made" text collate "C",
  "mapping" text collate "C",
  "number" text collate "C",
  "odd_count" bigint,
  "odd_values" text collate "C",
  "record_count" bigint,
  "revision_from" bigint,
  "revision_to" bigint,
  "row_count" bigint,
  "sha256" text collate "C",
  "state" text collate "C",
  "taken_in_by" text collate "C",
  "time_zone" text collate "C",
  "updates" bigint,
  "version_count" bigint,
  "withdrawn" bigint,
  primary key ("sys_id"));
create table "sys_import_set__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "collection" text collate "C",
  "errors" bigint,
  "file_names" text collate "C",
  "given_back" bigint,
  "ignored" bigint,
  "inserts" bigint,
  "left_changed" bigint,
  "made" text collate "C",
  "mapping" text collate "C",
  "number" text collate "C",
  "odd_count" bigint,
  "odd_values" text collate "C",
  "record_count" bigint,
  "revision_from" bigint,
  "revision_to" bigint,
  "row_count" bigint,
  "sha256" text collate "C",
  "state" text collate "C",
  "taken_in_by" text collate "C",
  "time_zone" text collate "C",
  "updates" bigint,
  "version_count" bigint,
  "withdrawn" bigint,
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "sys_import_set" enable row level security;
alter table "sys_import_set" force row level security;
create policy fence on "sys_import_set" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_import_set" for select to current_user using (true);
create policy erase on "sys_import_set" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "sys_import_set__was" enable row level security;
alter table "sys_import_set__was" force row level security;
create policy fence on "sys_import_set__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_import_set__was" for select to current_user using (true);
create policy erase on "sys_import_set__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "sys_import_set" to guildhall_app;
grant select, insert, update ("gone") on "sys_import_set__was" to guildhall_app;
create index if not exists "sys_import_set__errors__order" on "sys_import_set" ("errors", "number", "company", "sys_class_name") where "errors" is not null;
create index if not exists "sys_import_set__file_names__order" on "sys_import_set" ("file_names", "number", "company", "sys_class_name") where "file_names" is not null;
create index if not exists "sys_import_set__ignored__order" on "sys_import_set" ("ignored", "number", "company", "sys_class_name") where "ignored" is not null;
create index if not exists "sys_import_set__inserts__order" on "sys_import_set" ("inserts", "number", "company", "sys_class_name") where "inserts" is not null;
create index if not exists "sys_import_set__number__order" on "sys_import_set" ("number", "company", "sys_class_name");
create index if not exists "sys_import_set__odd_count__order" on "sys_import_set" ("odd_count", "number", "company", "sys_class_name") where "odd_count" is not null;
create index if not exists "sys_import_set__row_count__order" on "sys_import_set" ("row_count", "number", "company", "sys_class_name") where "row_count" is not null;
create index if not exists "sys_import_set__state__order_b93e51eb" on "sys_import_set" ("state", "number", "company", "sys_class_name", "rev", "since", "sys_id", "errors", "ignored", "inserts", "odd_count", "row_count", "updates") where "state" is not null;
create index if not exists "sys_import_set__taken_in_by__order" on "sys_import_set" ("taken_in_by", "number", "company", "sys_class_name") where "taken_in_by" is not null;
create index if not exists "sys_import_set__updates__order" on "sys_import_set" ("updates", "number", "company", "sys_class_name") where "updates" is not null;
create index if not exists "sys_import_set__since_b93e51eb" on "sys_import_set" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "state") where "rev" > 0;
create index if not exists "sys_import_set__was__span_b93e51eb" on "sys_import_set__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "state") where "rev" > 0;
create index if not exists "sys_import_set__company__errors__pair" on "sys_import_set" ("company", "errors", "number", "sys_class_name") where "errors" is not null and "rev" > 0;
create index if not exists "sys_import_set__company__file_names__pair" on "sys_import_set" ("company", "file_names", "number", "sys_class_name") where "file_names" is not null and "rev" > 0;
create index if not exists "sys_import_set__company__ignored__pair" on "sys_import_set" ("company", "ignored", "number", "sys_class_name") where "ignored" is not null and "rev" > 0;
create index if not exists "sys_import_set__company__inserts__pair" on "sys_import_set" ("company", "inserts", "number", "sys_class_name") where "inserts" is not null and "rev" > 0;
create index if not exists "sys_import_set__company__number__pair" on "sys_import_set" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "sys_import_set__company__odd_count__pair" on "sys_import_set" ("company", "odd_count", "number", "sys_class_name") where "odd_count" is not null and "rev" > 0;
create index if not exists "sys_import_set__company__row_count__pair" on "sys_import_set" ("company", "row_count", "number", "sys_class_name") where "row_count" is not null and "rev" > 0;
create index if not exists "sys_import_set__company__updates__pair" on "sys_import_set" ("company", "updates", "number", "sys_class_name") where "updates" is not null and "rev" > 0;
create table "sys_import_set_row" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "payload" text collate "C",
  "staging_table" text collate "C",
  "sys_import_row" bigint,
  "sys_import_set" text collate "C",
  "sys_import_state" text collate "C",
  "sys_row_error" text collate "C",
  "sys_target_sys_id" text collate "C",
  "sys_target_table" text collate "C",
  "sys_transform_map" text collate "C",
  "target_name" text collate "C",
  primary key ("sys_id"));
create table "sys_import_set_row__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "payload" text collate "C",
  "staging_table" text collate "C",
  "sys_import_row" bigint,
  "sys_import_set" text collate "C",
  "sys_import_state" text collate "C",
  "sys_row_error" text collate "C",
  "sys_target_sys_id" text collate "C",
  "sys_target_table" text collate "C",
  "sys_transform_map" text collate "C",
  "target_name" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "sys_import_set_row" enable row level security;
alter table "sys_import_set_row" force row level security;
create policy fence on "sys_import_set_row" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_import_set_row" for select to current_user using (true);
create policy erase on "sys_import_set_row" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "sys_import_set_row__was" enable row level security;
alter table "sys_import_set_row__was" force row level security;
create policy fence on "sys_import_set_row__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_import_set_row__was" for select to current_user using (true);
create policy erase on "sys_import_set_row__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "sys_import_set_row" to guildhall_app;
grant select, insert, update ("gone") on "sys_import_set_row__was" to guildhall_app;
create index if not exists "sys_import_set_row__staging_table__order" on "sys_import_set_row" ("staging_table", "company", "sys_class_name") where "staging_table" is not null;
create index if not exists "sys_import_set_row__sys_import_row__order" on "sys_import_set_row" ("sys_import_row", "company", "sys_class_name") where "sys_import_row" is not null;
create index if not exists "sys_import_set_row__sys_import_set__order_c72ea8b1" on "sys_import_set_row" ("sys_import_set", "company", "sys_class_name", "rev", "since", "sys_id", "sys_import_state", "sys_import_row") where "sys_import_set" is not null;
create index if not exists "sys_import_set_row__sys_import_state__order_c72ea8b1" on "sys_import_set_row" ("sys_import_state", "company", "sys_class_name", "rev", "since", "sys_id", "sys_import_row", "sys_import_set") where "sys_import_state" is not null;
create index if not exists "sys_import_set_row__sys_target_sys_id__order" on "sys_import_set_row" ("sys_target_sys_id", "company", "sys_class_name") where "sys_target_sys_id" is not null;
create index if not exists "sys_import_set_row__sys_target_table__order" on "sys_import_set_row" ("sys_target_table", "company", "sys_class_name") where "sys_target_table" is not null;
create index if not exists "sys_import_set_row__sys_transform_map__order" on "sys_import_set_row" ("sys_transform_map", "company", "sys_class_name") where "sys_transform_map" is not null;
create index if not exists "sys_import_set_row__since_c72ea8b1" on "sys_import_set_row" ("company", "since", "sys_class_name", "rev", "sys_id", "sys_import_state") where "rev" > 0;
create index if not exists "sys_import_set_row__was__span_c72ea8b1" on "sys_import_set_row__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "sys_import_state") where "rev" > 0;
create index if not exists "sys_import_set_row__sys_import_set__staging_table__pair" on "sys_import_set_row" ("sys_import_set", "staging_table", "company", "sys_class_name") where "sys_import_set" is not null and "staging_table" is not null;
create index if not exists "sys_import_set_row__sys_import_set__sys_import_row__pair" on "sys_import_set_row" ("sys_import_set", "sys_import_row", "company", "sys_class_name") where "sys_import_set" is not null and "sys_import_row" is not null;
create index if not exists "sys_import_set_row__sys_import_set__sys_target_sys_id__pair" on "sys_import_set_row" ("sys_import_set", "sys_target_sys_id", "company", "sys_class_name") where "sys_import_set" is not null and "sys_target_sys_id" is not null;
create index if not exists "sys_import_set_row__sys_import_set__sys_target_table__pair" on "sys_import_set_row" ("sys_import_set", "sys_target_table", "company", "sys_class_name") where "sys_import_set" is not null and "sys_target_table" is not null;
create index if not exists "sys_import_set_row__sys_import_state__staging_table__pair" on "sys_import_set_row" ("sys_import_state", "staging_table", "company", "sys_class_name") where "sys_import_state" is not null and "staging_table" is not null;
create index if not exists "sys_import_set_row__sys_import_state__sys_import_row__pair" on "sys_import_set_row" ("sys_import_state", "sys_import_row", "company", "sys_class_name") where "sys_import_state" is not null and "sys_import_row" is not null;
create index if not exists "sys_import_set_row__sys_import_state__sys_target_sys_id__pair" on "sys_import_set_row" ("sys_import_state", "sys_target_sys_id", "company", "sys_class_name") where "sys_import_state" is not null and "sys_target_sys_id" is not null;
create index if not exists "sys_import_set_row__sys_import_state__sys_target_table__pair" on "sys_import_set_row" ("sys_import_state", "sys_target_table", "company", "sys_class_name") where "sys_import_state" is not null and "sys_target_table" is not null;
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
  "seal" text collate "C" not null,
  "element" text collate "C",
  "element_id" text collate "C",
  "name" text collate "C",
  "struck" bigint,
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
  "seal" text collate "C" not null,
  "element" text collate "C",
  "element_id" text collate "C",
  "name" text collate "C",
  "struck" bigint,
  "value" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "sys_journal_field" enable row level security;
alter table "sys_journal_field" force row level security;
create policy fence on "sys_journal_field" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_journal_field" for select to current_user using (true);
create policy erase on "sys_journal_field" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "sys_journal_field__was" enable row level security;
alter table "sys_journal_field__was" force row level security;
create policy fence on "sys_journal_field__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_journal_field__was" for select to current_user using (true);
create policy erase on "sys_journal_field__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "sys_journal_field" to guildhall_app;
grant select, insert, update ("gone") on "sys_journal_field__was" to guildhall_app;
create index if not exists "sys_journal_field__element__order" on "sys_journal_field" ("element", "company", "sys_class_name") where "element" is not null;
create index if not exists "sys_journal_field__element_id__order" on "sys_journal_field" ("element_id", "company", "sys_class_name") where "element_id" is not null;
create index if not exists "sys_journal_field__name__order" on "sys_journal_field" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "sys_journal_field__since_a355e721" on "sys_journal_field" ("company", "since", "sys_class_name", "rev", "sys_id", "struck") where "rev" > 0;
create index if not exists "sys_journal_field__was__span_a355e721" on "sys_journal_field__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "struck") where "rev" > 0;
create table "sys_metadata" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "abort_action" bigint,
  "action_delete" bigint,
  "action_insert" bigint,
  "action_query" bigint,
  "action_update" bigint,
  "active" bigint,
  "add_message" bigint,
  "advanced" bigint,
  "application" text collate "C",
  "array" bigint,
  "attributes" text collate "C",
  "category" text collate "C",
  "choice" bigint,
  "collection" text collate "C",
  "column_label" text collate "C",
  "comments" text collate "C",
  "condition" text collate "C",
  "declared" bigint,
  "default_value" text collate "C",
  "dependent_on_field" text collate "C",
  "dependent_value" text collate "C",
  "description" text collate "C",
  "display" bigint,
  "element" text collate "C",
  "filter_condition" text collate "C",
  "first" bigint,
  "help" text collate "C",
  "hint" text collate "C",
  "inactive" bigint,
  "internal_type" text collate "C",
  "is_default" bigint,
  "label" text collate "C",
  "language" text collate "C",
  "mandatory" bigint,
  "max_length" bigint,
  "maximum_digits" bigint,
  "message" text collate "C",
  "name" text collate "C",
  "order" bigint,
  "plural" text collate "C",
  "prefix" text collate "C",
  "read_only" bigint,
  "reference" text collate "C",
  "scope" text collate "C",
  "script" text collate "C",
  "sequence" bigint,
  "state" text collate "C",
  "sys_name" text collate "C",
  "sys_scope" text collate "C",
  "type" text collate "C",
  "unique" bigint,
  "value" text collate "C",
  "version" text collate "C",
  "when" text collate "C",
  primary key ("sys_id"));
create table "sys_metadata__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "abort_action" bigint,
  "action_delete" bigint,
  "action_insert" bigint,
  "action_query" bigint,
  "action_update" bigint,
  "active" bigint,
  "add_message" bigint,
  "advanced" bigint,
  "application" text collate "C",
  "array" bigint,
  "attributes" text collate "C",
  "category" text collate "C",
  "choice" bigint,
  "collection" text collate "C",
  "column_label" text collate "C",
  "comments" text collate "C",
  "condition" text collate "C",
  "declared" bigint,
  "default_value" text collate "C",
  "dependent_on_field" text collate "C",
  "dependent_value" text collate "C",
  "description" text collate "C",
  "display" bigint,
  "element" text collate "C",
  "filter_condition" text collate "C",
  "first" bigint,
  "help" text collate "C",
  "hint" text collate "C",
  "inactive" bigint,
  "internal_type" text collate "C",
  "is_default" bigint,
  "label" text collate "C",
  "language" text collate "C",
  "mandatory" bigint,
  "max_length" bigint,
  "maximum_digits" bigint,
  "message" text collate "C",
  "name" text collate "C",
  "order" bigint,
  "plural" text collate "C",
  "prefix" text collate "C",
  "read_only" bigint,
  "reference" text collate "C",
  "scope" text collate "C",
  "script" text collate "C",
  "sequence" bigint,
  "state" text collate "C",
  "sys_name" text collate "C",
  "sys_scope" text collate "C",
  "type" text collate "C",
  "unique" bigint,
  "value" text collate "C",
  "version" text collate "C",
  "when" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "sys_metadata" enable row level security;
alter table "sys_metadata" force row level security;
create policy fence on "sys_metadata" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_metadata" for select to current_user using (true);
create policy erase on "sys_metadata" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "sys_metadata__was" enable row level security;
alter table "sys_metadata__was" force row level security;
create policy fence on "sys_metadata__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_metadata__was" for select to current_user using (true);
create policy erase on "sys_metadata__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "sys_metadata" to guildhall_app;
grant select, insert, update ("gone") on "sys_metadata__was" to guildhall_app;
create index if not exists "sys_metadata__collection__order" on "sys_metadata" ("collection", "company", "sys_class_name") where "collection" is not null;
create index if not exists "sys_metadata__element__order" on "sys_metadata" ("element", "company", "sys_class_name") where "element" is not null;
create index if not exists "sys_metadata__name__order" on "sys_metadata" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "sys_metadata__state__order_3d1346dd" on "sys_metadata" ("state", "company", "sys_class_name", "rev", "since", "sys_id", "active", "action_delete", "action_insert", "action_query", "action_update", "add_message", "advanced", "array", "declared", "display", "is_default", "read_only", "unique") where "state" is not null;
create index if not exists "sys_metadata__since_3d1346dd" on "sys_metadata" ("company", "since", "sys_class_name", "rev", "sys_id", "active", "state", "action_delete", "action_insert", "action_query", "action_update", "add_message", "advanced", "array", "declared", "display", "is_default", "read_only", "unique") where "rev" > 0;
create index if not exists "sys_metadata__was__span_3d1346dd" on "sys_metadata__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "active", "state", "action_delete", "action_insert", "action_query", "action_update", "add_message", "advanced", "array", "declared", "display", "is_default", "read_only", "unique") where "rev" > 0;
create table "sys_object_source" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "id" text collate "C",
  "last_scan" text collate "C",
  "name" text collate "C",
  "source_feed" text collate "C",
  "target_sys_id" text collate "C",
  "target_table" text collate "C",
  primary key ("sys_id"));
create table "sys_object_source__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "id" text collate "C",
  "last_scan" text collate "C",
  "name" text collate "C",
  "source_feed" text collate "C",
  "target_sys_id" text collate "C",
  "target_table" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "sys_object_source" enable row level security;
alter table "sys_object_source" force row level security;
create policy fence on "sys_object_source" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_object_source" for select to current_user using (true);
create policy erase on "sys_object_source" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "sys_object_source__was" enable row level security;
alter table "sys_object_source__was" force row level security;
create policy fence on "sys_object_source__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_object_source__was" for select to current_user using (true);
create policy erase on "sys_object_source__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "sys_object_source" to guildhall_app;
grant select, insert, update ("gone") on "sys_object_source__was" to guildhall_app;
create index if not exists "sys_object_source__id__order" on "sys_object_source" ("id", "company", "sys_class_name") where "id" is not null;
create index if not exists "sys_object_source__last_scan__order" on "sys_object_source" ("last_scan", "company", "sys_class_name") where "last_scan" is not null;
create index if not exists "sys_object_source__name__order" on "sys_object_source" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "sys_object_source__target_sys_id__order" on "sys_object_source" ("target_sys_id", "company", "sys_class_name") where "target_sys_id" is not null;
create index if not exists "sys_object_source__target_table__order" on "sys_object_source" ("target_table", "company", "sys_class_name") where "target_table" is not null;
create index if not exists "sys_object_source__since_ed3905ad" on "sys_object_source" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "sys_object_source__was__span_ed3905ad" on "sys_object_source__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create index if not exists "sys_object_source__company__id__pair" on "sys_object_source" ("company", "id", "sys_class_name") where "id" is not null and "rev" > 0;
create index if not exists "sys_object_source__company__last_scan__pair" on "sys_object_source" ("company", "last_scan", "sys_class_name") where "last_scan" is not null and "rev" > 0;
create index if not exists "sys_object_source__company__name__pair" on "sys_object_source" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "sys_object_source__company__target_sys_id__pair" on "sys_object_source" ("company", "target_sys_id", "sys_class_name") where "target_sys_id" is not null and "rev" > 0;
create index if not exists "sys_object_source__company__target_table__pair" on "sys_object_source" ("company", "target_table", "sys_class_name") where "target_table" is not null and "rev" > 0;
create table "sys_transform_entry" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "coalesce" bigint,
  "map" text collate "C",
  "source_field" text collate "C",
  "target_field" text collate "C",
  primary key ("sys_id"));
create table "sys_transform_entry__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "coalesce" bigint,
  "map" text collate "C",
  "source_field" text collate "C",
  "target_field" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "sys_transform_entry" enable row level security;
alter table "sys_transform_entry" force row level security;
create policy fence on "sys_transform_entry" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_transform_entry" for select to current_user using (true);
create policy erase on "sys_transform_entry" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "sys_transform_entry__was" enable row level security;
alter table "sys_transform_entry__was" force row level security;
create policy fence on "sys_transform_entry__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_transform_entry__was" for select to current_user using (true);
create policy erase on "sys_transform_entry__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "sys_transform_entry" to guildhall_app;
grant select, insert, update ("gone") on "sys_transform_entry__was" to guildhall_app;
create index if not exists "sys_transform_entry__coalesce__order" on "sys_transform_entry" ("coalesce", "company", "sys_class_name") where "coalesce" is not null;
create index if not exists "sys_transform_entry__map__order_4286fe63" on "sys_transform_entry" ("map", "company", "sys_class_name", "rev", "since", "sys_id", "coalesce") where "map" is not null;
create index if not exists "sys_transform_entry__source_field__order" on "sys_transform_entry" ("source_field", "company", "sys_class_name") where "source_field" is not null;
create index if not exists "sys_transform_entry__target_field__order" on "sys_transform_entry" ("target_field", "company", "sys_class_name") where "target_field" is not null;
create index if not exists "sys_transform_entry__since_4286fe63" on "sys_transform_entry" ("company", "since", "sys_class_name", "rev", "sys_id", "coalesce") where "rev" > 0;
create index if not exists "sys_transform_entry__was__span_4286fe63" on "sys_transform_entry__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "coalesce") where "rev" > 0;
create index if not exists "sys_transform_entry__map__source_field__pair" on "sys_transform_entry" ("map", "source_field", "company", "sys_class_name") where "map" is not null and "source_field" is not null;
create index if not exists "sys_transform_entry__map__target_field__pair" on "sys_transform_entry" ("map", "target_field", "company", "sys_class_name") where "map" is not null and "target_field" is not null;
create table "sys_transform_map" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "active" bigint,
  "name" text collate "C",
  "order" bigint,
  "source_table" text collate "C",
  "target_table" text collate "C",
  primary key ("sys_id"));
create table "sys_transform_map__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "active" bigint,
  "name" text collate "C",
  "order" bigint,
  "source_table" text collate "C",
  "target_table" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "sys_transform_map" enable row level security;
alter table "sys_transform_map" force row level security;
create policy fence on "sys_transform_map" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_transform_map" for select to current_user using (true);
create policy erase on "sys_transform_map" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "sys_transform_map__was" enable row level security;
alter table "sys_transform_map__was" force row level security;
create policy fence on "sys_transform_map__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_transform_map__was" for select to current_user using (true);
create policy erase on "sys_transform_map__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "sys_transform_map" to guildhall_app;
grant select, insert, update ("gone") on "sys_transform_map__was" to guildhall_app;
create index if not exists "sys_transform_map__active__order" on "sys_transform_map" ("active", "company", "sys_class_name") where "active" is not null;
create index if not exists "sys_transform_map__name__order" on "sys_transform_map" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "sys_transform_map__source_table__order" on "sys_transform_map" ("source_table", "company", "sys_class_name") where "source_table" is not null;
create index if not exists "sys_transform_map__target_table__order" on "sys_transform_map" ("target_table", "company", "sys_class_name") where "target_table" is not null;
create index if not exists "sys_transform_map__since_05cec2b4" on "sys_transform_map" ("company", "since", "sys_class_name", "rev", "sys_id", "active") where "rev" > 0;
create index if not exists "sys_transform_map__was__span_05cec2b4" on "sys_transform_map__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "active") where "rev" > 0;
create index if not exists "sys_transform_map__company__name__pair" on "sys_transform_map" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "sys_transform_map__company__source_table__pair" on "sys_transform_map" ("company", "source_table", "sys_class_name") where "source_table" is not null and "rev" > 0;
create index if not exists "sys_transform_map__company__target_table__pair" on "sys_transform_map" ("company", "target_table", "sys_class_name") where "target_table" is not null and "rev" > 0;
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
  "seal" text collate "C" not null,
  "active" bigint,
  "bodies" text collate "C",
  "cost_center" text collate "C",
  "date_format" text collate "C",
  "department" text collate "C",
  "email" text collate "C",
  "employee_number" text collate "C",
  "employer" text collate "C",
  "first_name" text collate "C",
  "groups" text collate "C",
  "internal_integration_user" bigint,
  "last_name" text collate "C",
  "left_on" text collate "C",
  "location" text collate "C",
  "locked_out" bigint,
  "manager" text collate "C",
  "mobile_phone" text collate "C",
  "name" text collate "C",
  "password_needs_reset" bigint,
  "phone" text collate "C",
  "roles" text collate "C",
  "source" text collate "C",
  "time_format" text collate "C",
  "time_zone" text collate "C",
  "title" text collate "C",
  "user_name" text collate "C",
  "user_password" text collate "C",
  "vip" bigint,
  "web_service_access_only" bigint,
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
  "seal" text collate "C" not null,
  "active" bigint,
  "bodies" text collate "C",
  "cost_center" text collate "C",
  "date_format" text collate "C",
  "department" text collate "C",
  "email" text collate "C",
  "employee_number" text collate "C",
  "employer" text collate "C",
  "first_name" text collate "C",
  "groups" text collate "C",
  "internal_integration_user" bigint,
  "last_name" text collate "C",
  "left_on" text collate "C",
  "location" text collate "C",
  "locked_out" bigint,
  "manager" text collate "C",
  "mobile_phone" text collate "C",
  "name" text collate "C",
  "password_needs_reset" bigint,
  "phone" text collate "C",
  "roles" text collate "C",
  "source" text collate "C",
  "time_format" text collate "C",
  "time_zone" text collate "C",
  "title" text collate "C",
  "user_name" text collate "C",
  "user_password" text collate "C",
  "vip" bigint,
  "web_service_access_only" bigint,
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "sys_user" enable row level security;
alter table "sys_user" force row level security;
create policy fence on "sys_user" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_user" for select to current_user using (true);
create policy erase on "sys_user" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "sys_user__was" enable row level security;
alter table "sys_user__was" force row level security;
create policy fence on "sys_user__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_user__was" for select to current_user using (true);
create policy erase on "sys_user__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "sys_user" to guildhall_app;
grant select, insert, update ("gone") on "sys_user__was" to guildhall_app;
create index if not exists "sys_user__active__order" on "sys_user" ("active", "company", "sys_class_name") where "active" is not null;
create index if not exists "sys_user__department__order_c7da26d8" on "sys_user" ("department", "company", "sys_class_name", "rev", "since", "sys_id", "active", "internal_integration_user", "locked_out", "password_needs_reset", "vip", "web_service_access_only", "employer") where "department" is not null;
create index if not exists "sys_user__employer__order_c7da26d8" on "sys_user" ("employer", "company", "sys_class_name", "rev", "since", "sys_id", "active", "internal_integration_user", "locked_out", "password_needs_reset", "vip", "web_service_access_only", "department") where "employer" is not null;
create index if not exists "sys_user__left_on__order" on "sys_user" ("left_on", "company", "sys_class_name") where "left_on" is not null;
create index if not exists "sys_user__location__order" on "sys_user" ("location", "company", "sys_class_name") where "location" is not null;
create index if not exists "sys_user__manager__order" on "sys_user" ("manager", "company", "sys_class_name") where "manager" is not null;
create index if not exists "sys_user__name__order" on "sys_user" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "sys_user__title__order" on "sys_user" ("title", "company", "sys_class_name") where "title" is not null;
create index if not exists "sys_user__user_name__order" on "sys_user" ("user_name", "company", "sys_class_name") where "user_name" is not null;
create index if not exists "sys_user__since_c7da26d8" on "sys_user" ("company", "since", "sys_class_name", "rev", "sys_id", "active", "internal_integration_user", "locked_out", "password_needs_reset", "vip", "web_service_access_only") where "rev" > 0;
create index if not exists "sys_user__was__span_c7da26d8" on "sys_user__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "active", "internal_integration_user", "locked_out", "password_needs_reset", "vip", "web_service_access_only") where "rev" > 0;
create index if not exists "sys_user__company__name__pair" on "sys_user" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "sys_user__company__title__pair" on "sys_user" ("company", "title", "sys_class_name") where "title" is not null and "rev" > 0;
create index if not exists "sys_user__department__name__pair" on "sys_user" ("department", "name", "company", "sys_class_name") where "department" is not null and "name" is not null;
create index if not exists "sys_user__department__title__pair" on "sys_user" ("department", "title", "company", "sys_class_name") where "department" is not null and "title" is not null;
create index if not exists "sys_user__employer__name__pair" on "sys_user" ("employer", "name", "company", "sys_class_name") where "employer" is not null and "name" is not null;
create index if not exists "sys_user__employer__title__pair" on "sys_user" ("employer", "title", "company", "sys_class_name") where "employer" is not null and "title" is not null;
create table "sys_user_grmember" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "group" text collate "C",
  "user" text collate "C",
  primary key ("sys_id"));
create table "sys_user_grmember__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "group" text collate "C",
  "user" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "sys_user_grmember" enable row level security;
alter table "sys_user_grmember" force row level security;
create policy fence on "sys_user_grmember" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_user_grmember" for select to current_user using (true);
create policy erase on "sys_user_grmember" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "sys_user_grmember__was" enable row level security;
alter table "sys_user_grmember__was" force row level security;
create policy fence on "sys_user_grmember__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_user_grmember__was" for select to current_user using (true);
create policy erase on "sys_user_grmember__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "sys_user_grmember" to guildhall_app;
grant select, insert, update ("gone") on "sys_user_grmember__was" to guildhall_app;
create index if not exists "sys_user_grmember__group__order_e13ed10e" on "sys_user_grmember" ("group", "company", "sys_class_name", "rev", "since", "sys_id", "user") where "group" is not null;
create index if not exists "sys_user_grmember__user__order" on "sys_user_grmember" ("user", "company", "sys_class_name") where "user" is not null;
create index if not exists "sys_user_grmember__since_e13ed10e" on "sys_user_grmember" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "sys_user_grmember__was__span_e13ed10e" on "sys_user_grmember__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
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
  "seal" text collate "C" not null,
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
  "seal" text collate "C" not null,
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
alter table "sys_user_group" enable row level security;
alter table "sys_user_group" force row level security;
create policy fence on "sys_user_group" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_user_group" for select to current_user using (true);
create policy erase on "sys_user_group" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "sys_user_group__was" enable row level security;
alter table "sys_user_group__was" force row level security;
create policy fence on "sys_user_group__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_user_group__was" for select to current_user using (true);
create policy erase on "sys_user_group__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "sys_user_group" to guildhall_app;
grant select, insert, update ("gone") on "sys_user_group__was" to guildhall_app;
create index if not exists "sys_user_group__active__order" on "sys_user_group" ("active", "company", "sys_class_name") where "active" is not null;
create index if not exists "sys_user_group__description__order" on "sys_user_group" ("description", "company", "sys_class_name") where "description" is not null;
create index if not exists "sys_user_group__employer__order_af7bad12" on "sys_user_group" ("employer", "company", "sys_class_name", "rev", "since", "sys_id", "active", "type", "manager") where "employer" is not null;
create index if not exists "sys_user_group__manager__order" on "sys_user_group" ("manager", "company", "sys_class_name") where "manager" is not null;
create index if not exists "sys_user_group__name__order" on "sys_user_group" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "sys_user_group__parent__order" on "sys_user_group" ("parent", "company", "sys_class_name") where "parent" is not null;
create index if not exists "sys_user_group__schedule__order" on "sys_user_group" ("schedule", "company", "sys_class_name") where "schedule" is not null;
create index if not exists "sys_user_group__since_af7bad12" on "sys_user_group" ("company", "since", "sys_class_name", "rev", "sys_id", "active", "type") where "rev" > 0;
create index if not exists "sys_user_group__was__span_af7bad12" on "sys_user_group__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "active", "type") where "rev" > 0;
create index if not exists "sys_user_group__company__description__pair" on "sys_user_group" ("company", "description", "sys_class_name") where "description" is not null and "rev" > 0;
create index if not exists "sys_user_group__company__name__pair" on "sys_user_group" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create index if not exists "sys_user_group__employer__description__pair" on "sys_user_group" ("employer", "description", "company", "sys_class_name") where "employer" is not null and "description" is not null;
create index if not exists "sys_user_group__employer__name__pair" on "sys_user_group" ("employer", "name", "company", "sys_class_name") where "employer" is not null and "name" is not null;
create table "sys_user_has_role" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "inherited" bigint,
  "role" text collate "C",
  "state" text collate "C",
  "user" text collate "C",
  primary key ("sys_id"));
create table "sys_user_has_role__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "inherited" bigint,
  "role" text collate "C",
  "state" text collate "C",
  "user" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "sys_user_has_role" enable row level security;
alter table "sys_user_has_role" force row level security;
create policy fence on "sys_user_has_role" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_user_has_role" for select to current_user using (true);
create policy erase on "sys_user_has_role" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "sys_user_has_role__was" enable row level security;
alter table "sys_user_has_role__was" force row level security;
create policy fence on "sys_user_has_role__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_user_has_role__was" for select to current_user using (true);
create policy erase on "sys_user_has_role__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "sys_user_has_role" to guildhall_app;
grant select, insert, update ("gone") on "sys_user_has_role__was" to guildhall_app;
create index if not exists "sys_user_has_role__role__order_bc827cd6" on "sys_user_has_role" ("role", "company", "sys_class_name", "rev", "since", "sys_id", "state", "inherited", "user") where "role" is not null;
create index if not exists "sys_user_has_role__state__order_bc827cd6" on "sys_user_has_role" ("state", "company", "sys_class_name", "rev", "since", "sys_id", "inherited", "role", "user") where "state" is not null;
create index if not exists "sys_user_has_role__user__order" on "sys_user_has_role" ("user", "company", "sys_class_name") where "user" is not null;
create index if not exists "sys_user_has_role__since_bc827cd6" on "sys_user_has_role" ("company", "since", "sys_class_name", "rev", "sys_id", "state", "inherited") where "rev" > 0;
create index if not exists "sys_user_has_role__was__span_bc827cd6" on "sys_user_has_role__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "state", "inherited") where "rev" > 0;
create table "sys_user_preference" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "name" text collate "C",
  "user" text collate "C",
  "value" text collate "C",
  primary key ("sys_id"));
create table "sys_user_preference__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "name" text collate "C",
  "user" text collate "C",
  "value" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "sys_user_preference" enable row level security;
alter table "sys_user_preference" force row level security;
create policy fence on "sys_user_preference" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_user_preference" for select to current_user using (true);
create policy erase on "sys_user_preference" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "sys_user_preference__was" enable row level security;
alter table "sys_user_preference__was" force row level security;
create policy fence on "sys_user_preference__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_user_preference__was" for select to current_user using (true);
create policy erase on "sys_user_preference__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "sys_user_preference" to guildhall_app;
grant select, insert, update ("gone") on "sys_user_preference__was" to guildhall_app;
create index if not exists "sys_user_preference__name__order" on "sys_user_preference" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "sys_user_preference__user__order" on "sys_user_preference" ("user", "company", "sys_class_name") where "user" is not null;
create index if not exists "sys_user_preference__since_3d273680" on "sys_user_preference" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "sys_user_preference__was__span_3d273680" on "sys_user_preference__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create index if not exists "sys_user_preference__company__name__pair" on "sys_user_preference" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
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
  "seal" text collate "C" not null,
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
  "seal" text collate "C" not null,
  "description" text collate "C",
  "elevated_privilege" bigint,
  "name" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "sys_user_role" enable row level security;
alter table "sys_user_role" force row level security;
create policy fence on "sys_user_role" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_user_role" for select to current_user using (true);
create policy erase on "sys_user_role" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "sys_user_role__was" enable row level security;
alter table "sys_user_role__was" force row level security;
create policy fence on "sys_user_role__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sys_user_role__was" for select to current_user using (true);
create policy erase on "sys_user_role__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "sys_user_role" to guildhall_app;
grant select, insert, update ("gone") on "sys_user_role__was" to guildhall_app;
create index if not exists "sys_user_role__description__order" on "sys_user_role" ("description", "company", "sys_class_name") where "description" is not null;
create index if not exists "sys_user_role__elevated_privilege__order" on "sys_user_role" ("elevated_privilege", "company", "sys_class_name") where "elevated_privilege" is not null;
create index if not exists "sys_user_role__name__order" on "sys_user_role" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "sys_user_role__since_fc615ec3" on "sys_user_role" ("company", "since", "sys_class_name", "rev", "sys_id", "elevated_privilege") where "rev" > 0;
create index if not exists "sys_user_role__was__span_fc615ec3" on "sys_user_role__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "elevated_privilege") where "rev" > 0;
create table "sysapproval_approver" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "approver" text collate "C",
  "asked_in" text collate "C",
  "comments" text collate "C",
  "decided_at" text collate "C",
  "source_table" text collate "C",
  "state" text collate "C",
  "sysapproval" text collate "C",
  primary key ("sys_id"));
create table "sysapproval_approver__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "approver" text collate "C",
  "asked_in" text collate "C",
  "comments" text collate "C",
  "decided_at" text collate "C",
  "source_table" text collate "C",
  "state" text collate "C",
  "sysapproval" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "sysapproval_approver" enable row level security;
alter table "sysapproval_approver" force row level security;
create policy fence on "sysapproval_approver" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sysapproval_approver" for select to current_user using (true);
create policy erase on "sysapproval_approver" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "sysapproval_approver__was" enable row level security;
alter table "sysapproval_approver__was" force row level security;
create policy fence on "sysapproval_approver__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "sysapproval_approver__was" for select to current_user using (true);
create policy erase on "sysapproval_approver__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "sysapproval_approver" to guildhall_app;
grant select, insert, update ("gone") on "sysapproval_approver__was" to guildhall_app;
create index if not exists "sysapproval_approver__approver__order" on "sysapproval_approver" ("approver", "company", "sys_class_name") where "approver" is not null;
create index if not exists "sysapproval_approver__decided_at__order" on "sysapproval_approver" ("decided_at", "company", "sys_class_name") where "decided_at" is not null;
create index if not exists "sysapproval_approver__state__order_b6a9cc9e" on "sysapproval_approver" ("state", "company", "sys_class_name", "rev", "since", "sys_id", "approver", "decided_at", "sysapproval") where "state" is not null;
create index if not exists "sysapproval_approver__sysapproval__order_b6a9cc9e" on "sysapproval_approver" ("sysapproval", "company", "sys_class_name", "rev", "since", "sys_id", "state", "approver", "decided_at") where "sysapproval" is not null;
create index if not exists "sysapproval_approver__since_b6a9cc9e" on "sysapproval_approver" ("company", "since", "sys_class_name", "rev", "sys_id", "state") where "rev" > 0;
create index if not exists "sysapproval_approver__was__span_b6a9cc9e" on "sysapproval_approver__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "state") where "rev" > 0;
create index if not exists "sysapproval_approver__company__decided_at__pair" on "sysapproval_approver" ("company", "decided_at", "sys_class_name") where "decided_at" is not null and "rev" > 0;
create table "syslog" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "level" text collate "C",
  "message" text collate "C",
  "source" text collate "C",
  primary key ("sys_id"));
create table "syslog__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "level" text collate "C",
  "message" text collate "C",
  "source" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "syslog" enable row level security;
alter table "syslog" force row level security;
create policy fence on "syslog" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "syslog" for select to current_user using (true);
create policy erase on "syslog" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "syslog__was" enable row level security;
alter table "syslog__was" force row level security;
create policy fence on "syslog__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "syslog__was" for select to current_user using (true);
create policy erase on "syslog__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "syslog" to guildhall_app;
grant select, insert, update ("gone") on "syslog__was" to guildhall_app;
create index if not exists "syslog__since_af996d2c" on "syslog" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "syslog__was__span_af996d2c" on "syslog__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
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
  "seal" text collate "C" not null,
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
  "seal" text collate "C" not null,
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
alter table "target" enable row level security;
alter table "target" force row level security;
create policy fence on "target" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "target" for select to current_user using (true);
create policy erase on "target" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "target__was" enable row level security;
alter table "target__was" force row level security;
create policy fence on "target__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "target__was" for select to current_user using (true);
create policy erase on "target__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "target" to guildhall_app;
grant select, insert, update ("gone") on "target__was" to guildhall_app;
create index if not exists "target__name__order" on "target" ("name", "number", "company", "sys_class_name") where "name" is not null;
create index if not exists "target__number__order" on "target" ("number", "company", "sys_class_name");
create index if not exists "target__title__order" on "target" ("title", "number", "company", "sys_class_name") where "title" is not null;
create index if not exists "target__unit__order_2f25fb96" on "target" ("unit", "number", "company", "sys_class_name", "rev", "since", "sys_id", "better", "from_date", "value") where "unit" is not null;
create index if not exists "target__value__order" on "target" ("value", "number", "company", "sys_class_name") where "value" is not null;
create index if not exists "target__from_date__period_2f25fb96" on "target" ("from_date", "company", "sys_class_name", "rev", "since", "sys_id", "number", "better", "unit") where "from_date" is not null;
create index if not exists "target__to_date__period_2f25fb96" on "target" ("to_date", "company", "sys_class_name", "rev", "since", "sys_id", "number", "better", "unit") where "to_date" is not null;
create index if not exists "target__since_2f25fb96" on "target" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "better", "unit") where "rev" > 0;
create index if not exists "target__was__span_2f25fb96" on "target__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "better", "unit") where "rev" > 0;
create index if not exists "target__company__from_date__pair" on "target" ("company", "from_date", "number", "sys_class_name") where "from_date" is not null and "rev" > 0;
create index if not exists "target__company__number__pair" on "target" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "target__company__title__pair" on "target" ("company", "title", "number", "sys_class_name") where "title" is not null and "rev" > 0;
create index if not exists "target__company__value__pair" on "target" ("company", "value", "number", "sys_class_name") where "value" is not null and "rev" > 0;
create index if not exists "target__unit__title__pair" on "target" ("unit", "title", "number", "company", "sys_class_name") where "unit" is not null and "title" is not null;
create index if not exists "target__unit__value__pair" on "target" ("unit", "value", "number", "company", "sys_class_name") where "unit" is not null and "value" is not null;
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
  "seal" text collate "C" not null,
  "action_status" text collate "C",
  "active" bigint,
  "activity_due" text collate "C",
  "additional_assignee_list" text collate "C",
  "affected_service" text collate "C",
  "agile_story" text collate "C",
  "approval" text collate "C",
  "approval_history" text collate "C",
  "approval_set" text collate "C",
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
  "business_impact" text collate "C",
  "business_service" text collate "C",
  "cab_date" text collate "C",
  "cab_required" bigint,
  "calendar_duration" bigint,
  "caller_id" text collate "C",
  "cat_item" text collate "C",
  "category" text collate "C",
  "cause" text collate "C",
  "cause_confidence" text collate "C",
  "cause_notes" text collate "C",
  "caused_by" text collate "C",
  "change_request" text collate "C",
  "change_task_type" text collate "C",
  "chg_model" text collate "C",
  "close_code" text collate "C",
  "close_notes" text collate "C",
  "closed_at" text collate "C",
  "closed_by" text collate "C",
  "cmdb_ci" text collate "C",
  "confirmed_at" text collate "C",
  "confirmed_by" text collate "C",
  "conflict_last_run" text collate "C",
  "conflict_status" text collate "C",
  "contact_type" text collate "C",
  "contract" text collate "C",
  "correlation_display" text collate "C",
  "correlation_id" text collate "C",
  "delivery_plan" text collate "C",
  "delivery_task" text collate "C",
  "description" text collate "C",
  "done_by" text collate "C",
  "due_date" text collate "C",
  "duplicate_of" text collate "C",
  "end_date" text collate "C",
  "escalation" text collate "C",
  "expected_on" text collate "C",
  "expected_start" text collate "C",
  "first_reported_by_task" text collate "C",
  "fix_notes" text collate "C",
  "follow_up" text collate "C",
  "group_list" text collate "C",
  "hold_reason" text collate "C",
  "impact" text collate "C",
  "implementation_plan" text collate "C",
  "justification" text collate "C",
  "knowledge" bigint,
  "known_error" bigint,
  "location" text collate "C",
  "made_sla" bigint,
  "major_incident_state" text collate "C",
  "major_problem" bigint,
  "notify" text collate "C",
  "number" text collate "C",
  "on_hold" bigint,
  "on_hold_reason" text collate "C",
  "opened_at" text collate "C",
  "opened_by" text collate "C",
  "order" bigint,
  "order_guide" text collate "C",
  "origin_id" text collate "C",
  "origin_table" text collate "C",
  "out_of_hours" bigint,
  "outcome" text collate "C",
  "outside_duration" bigint,
  "outside_maintenance_schedule" bigint,
  "owner" text collate "C",
  "parent" text collate "C",
  "parent_incident" text collate "C",
  "phase" text collate "C",
  "phase_state" text collate "C",
  "planned_end_date" text collate "C",
  "planned_start_date" text collate "C",
  "price" bigint,
  "priority" text collate "C",
  "problem" text collate "C",
  "problem_id" text collate "C",
  "problem_plan" text collate "C",
  "problem_plan_record" text collate "C",
  "problem_task_type" text collate "C",
  "production_system" bigint,
  "quantity" bigint,
  "reason" text collate "C",
  "reassignment_count" bigint,
  "rejection_goto" text collate "C",
  "related_supplier" text collate "C",
  "reopen_count" bigint,
  "reopened_by" text collate "C",
  "reopened_time" text collate "C",
  "report_until" text collate "C",
  "request" text collate "C",
  "request_item" text collate "C",
  "request_state" text collate "C",
  "requested_by" text collate "C",
  "requested_for" text collate "C",
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
  "route_reason" bigint,
  "service_offering" text collate "C",
  "services" text collate "C",
  "severity" text collate "C",
  "short_description" text collate "C",
  "skills" text collate "C",
  "sla_due" text collate "C",
  "special_instructions" text collate "C",
  "stage" text collate "C",
  "start_date" text collate "C",
  "state" text collate "C",
  "std_change_producer_version" text collate "C",
  "subcategory" text collate "C",
  "supplier" text collate "C",
  "technical_cause" text collate "C",
  "test_plan" text collate "C",
  "time_worked" bigint,
  "type" text collate "C",
  "u_symptom" text collate "C",
  "unauthorized" bigint,
  "universal_request" text collate "C",
  "upon_approval" text collate "C",
  "upon_reject" text collate "C",
  "urgency" text collate "C",
  "user_input" text collate "C",
  "vendor" text collate "C",
  "watch_list" text collate "C",
  "wf_activity" text collate "C",
  "wording" text collate "C",
  "work_end" text collate "C",
  "work_notes_list" text collate "C",
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
  "seal" text collate "C" not null,
  "action_status" text collate "C",
  "active" bigint,
  "activity_due" text collate "C",
  "additional_assignee_list" text collate "C",
  "affected_service" text collate "C",
  "agile_story" text collate "C",
  "approval" text collate "C",
  "approval_history" text collate "C",
  "approval_set" text collate "C",
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
  "business_impact" text collate "C",
  "business_service" text collate "C",
  "cab_date" text collate "C",
  "cab_required" bigint,
  "calendar_duration" bigint,
  "caller_id" text collate "C",
  "cat_item" text collate "C",
  "category" text collate "C",
  "cause" text collate "C",
  "cause_confidence" text collate "C",
  "cause_notes" text collate "C",
  "caused_by" text collate "C",
  "change_request" text collate "C",
  "change_task_type" text collate "C",
  "chg_model" text collate "C",
  "close_code" text collate "C",
  "close_notes" text collate "C",
  "closed_at" text collate "C",
  "closed_by" text collate "C",
  "cmdb_ci" text collate "C",
  "confirmed_at" text collate "C",
  "confirmed_by" text collate "C",
  "conflict_last_run" text collate "C",
  "conflict_status" text collate "C",
  "contact_type" text collate "C",
  "contract" text collate "C",
  "correlation_display" text collate "C",
  "correlation_id" text collate "C",
  "delivery_plan" text collate "C",
  "delivery_task" text collate "C",
  "description" text collate "C",
  "done_by" text collate "C",
  "due_date" text collate "C",
  "duplicate_of" text collate "C",
  "end_date" text collate "C",
  "escalation" text collate "C",
  "expected_on" text collate "C",
  "expected_start" text collate "C",
  "first_reported_by_task" text collate "C",
  "fix_notes" text collate "C",
  "follow_up" text collate "C",
  "group_list" text collate "C",
  "hold_reason" text collate "C",
  "impact" text collate "C",
  "implementation_plan" text collate "C",
  "justification" text collate "C",
  "knowledge" bigint,
  "known_error" bigint,
  "location" text collate "C",
  "made_sla" bigint,
  "major_incident_state" text collate "C",
  "major_problem" bigint,
  "notify" text collate "C",
  "number" text collate "C",
  "on_hold" bigint,
  "on_hold_reason" text collate "C",
  "opened_at" text collate "C",
  "opened_by" text collate "C",
  "order" bigint,
  "order_guide" text collate "C",
  "origin_id" text collate "C",
  "origin_table" text collate "C",
  "out_of_hours" bigint,
  "outcome" text collate "C",
  "outside_duration" bigint,
  "outside_maintenance_schedule" bigint,
  "owner" text collate "C",
  "parent" text collate "C",
  "parent_incident" text collate "C",
  "phase" text collate "C",
  "phase_state" text collate "C",
  "planned_end_date" text collate "C",
  "planned_start_date" text collate "C",
  "price" bigint,
  "priority" text collate "C",
  "problem" text collate "C",
  "problem_id" text collate "C",
  "problem_plan" text collate "C",
  "problem_plan_record" text collate "C",
  "problem_task_type" text collate "C",
  "production_system" bigint,
  "quantity" bigint,
  "reason" text collate "C",
  "reassignment_count" bigint,
  "rejection_goto" text collate "C",
  "related_supplier" text collate "C",
  "reopen_count" bigint,
  "reopened_by" text collate "C",
  "reopened_time" text collate "C",
  "report_until" text collate "C",
  "request" text collate "C",
  "request_item" text collate "C",
  "request_state" text collate "C",
  "requested_by" text collate "C",
  "requested_for" text collate "C",
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
  "route_reason" bigint,
  "service_offering" text collate "C",
  "services" text collate "C",
  "severity" text collate "C",
  "short_description" text collate "C",
  "skills" text collate "C",
  "sla_due" text collate "C",
  "special_instructions" text collate "C",
  "stage" text collate "C",
  "start_date" text collate "C",
  "state" text collate "C",
  "std_change_producer_version" text collate "C",
  "subcategory" text collate "C",
  "supplier" text collate "C",
  "technical_cause" text collate "C",
  "test_plan" text collate "C",
  "time_worked" bigint,
  "type" text collate "C",
  "u_symptom" text collate "C",
  "unauthorized" bigint,
  "universal_request" text collate "C",
  "upon_approval" text collate "C",
  "upon_reject" text collate "C",
  "urgency" text collate "C",
  "user_input" text collate "C",
  "vendor" text collate "C",
  "watch_list" text collate "C",
  "wf_activity" text collate "C",
  "wording" text collate "C",
  "work_end" text collate "C",
  "work_notes_list" text collate "C",
  "work_start" text collate "C",
  "workaround" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "task" enable row level security;
alter table "task" force row level security;
create policy fence on "task" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "task" for select to current_user using (true);
create policy erase on "task" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "task__was" enable row level security;
alter table "task__was" force row level security;
create policy fence on "task__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "task__was" for select to current_user using (true);
create policy erase on "task__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "task" to guildhall_app;
grant select, insert, update ("gone") on "task__was" to guildhall_app;
create index if not exists "task__area__order_c5fc5d6b" on "task" ("area", "number", "company", "sys_class_name", "rev", "since", "sys_id", "active", "attribution", "attribution_state", "business_duration", "calendar_duration", "cause", "impact", "out_of_hours", "outcome", "outside_duration", "priority", "problem_plan", "resolution_met", "response_met", "state", "urgency", "cab_required", "category", "cause_confidence", "assigned_to", "assignment_group", "business_service", "due_date", "end_date") where "area" is not null;
create index if not exists "task__assigned_to__order" on "task" ("assigned_to", "number", "company", "sys_class_name") where "assigned_to" is not null;
create index if not exists "task__assignment_group__order_c5fc5d6b" on "task" ("assignment_group", "number", "company", "sys_class_name", "rev", "since", "sys_id", "active", "area", "attribution", "attribution_state", "business_duration", "calendar_duration", "cause", "impact", "out_of_hours", "outcome", "outside_duration", "priority", "problem_plan", "resolution_met", "response_met", "state", "urgency", "cab_required", "category", "cause_confidence", "assigned_to", "business_service", "due_date", "end_date") where "assignment_group" is not null;
create index if not exists "task__attempt_of__order" on "task" ("attempt_of", "number", "company", "sys_class_name") where "attempt_of" is not null;
create index if not exists "task__attributed_to__order" on "task" ("attributed_to", "number", "company", "sys_class_name") where "attributed_to" is not null;
create index if not exists "task__business_service__order_c5fc5d6b" on "task" ("business_service", "number", "company", "sys_class_name", "rev", "since", "sys_id", "active", "area", "attribution", "attribution_state", "business_duration", "calendar_duration", "cause", "impact", "out_of_hours", "outcome", "outside_duration", "priority", "problem_plan", "resolution_met", "response_met", "state", "urgency", "cab_required", "category", "cause_confidence", "assigned_to", "assignment_group", "due_date", "end_date") where "business_service" is not null;
create index if not exists "task__calendar_duration__order" on "task" ("calendar_duration", "number", "company", "sys_class_name") where "calendar_duration" is not null;
create index if not exists "task__caller_id__order" on "task" ("caller_id", "number", "company", "sys_class_name") where "caller_id" is not null;
create index if not exists "task__caused_by__order" on "task" ("caused_by", "number", "company", "sys_class_name") where "caused_by" is not null;
create index if not exists "task__change_request__order" on "task" ("change_request", "number", "company", "sys_class_name") where "change_request" is not null;
create index if not exists "task__closed_at__order" on "task" ("closed_at", "number", "company", "sys_class_name") where "closed_at" is not null;
create index if not exists "task__cmdb_ci__order" on "task" ("cmdb_ci", "number", "company", "sys_class_name") where "cmdb_ci" is not null;
create index if not exists "task__done_by__order" on "task" ("done_by", "number", "company", "sys_class_name") where "done_by" is not null;
create index if not exists "task__due_date__order" on "task" ("due_date", "number", "company", "sys_class_name") where "due_date" is not null;
create index if not exists "task__duplicate_of__order" on "task" ("duplicate_of", "number", "company", "sys_class_name") where "duplicate_of" is not null;
create index if not exists "task__first_reported_by_task__order" on "task" ("first_reported_by_task", "number", "company", "sys_class_name") where "first_reported_by_task" is not null;
create index if not exists "task__known_error__order" on "task" ("known_error", "number", "company", "sys_class_name") where "known_error" is not null;
create index if not exists "task__location__order" on "task" ("location", "number", "company", "sys_class_name") where "location" is not null;
create index if not exists "task__number__order" on "task" ("number", "company", "sys_class_name");
create index if not exists "task__opened_by__order" on "task" ("opened_by", "number", "company", "sys_class_name") where "opened_by" is not null;
create index if not exists "task__outcome__order_c5fc5d6b" on "task" ("outcome", "number", "company", "sys_class_name", "rev", "since", "sys_id", "active", "area", "attribution", "attribution_state", "business_duration", "calendar_duration", "cause", "impact", "out_of_hours", "outside_duration", "priority", "problem_plan", "resolution_met", "response_met", "state", "urgency", "cab_required", "category", "cause_confidence", "assigned_to", "assignment_group", "business_service", "due_date", "end_date") where "outcome" is not null;
create index if not exists "task__owner__order" on "task" ("owner", "number", "company", "sys_class_name") where "owner" is not null;
create index if not exists "task__parent__order" on "task" ("parent", "number", "company", "sys_class_name") where "parent" is not null;
create index if not exists "task__parent_incident__order" on "task" ("parent_incident", "number", "company", "sys_class_name") where "parent_incident" is not null;
create index if not exists "task__priority__order_c5fc5d6b" on "task" ("priority", "number", "company", "sys_class_name", "rev", "since", "sys_id", "active", "area", "attribution", "attribution_state", "business_duration", "calendar_duration", "cause", "impact", "out_of_hours", "outcome", "outside_duration", "problem_plan", "resolution_met", "response_met", "state", "urgency", "cab_required", "category", "cause_confidence", "assigned_to", "assignment_group", "business_service", "due_date", "end_date") where "priority" is not null;
create index if not exists "task__problem__order" on "task" ("problem", "number", "company", "sys_class_name") where "problem" is not null;
create index if not exists "task__problem_id__order" on "task" ("problem_id", "number", "company", "sys_class_name") where "problem_id" is not null;
create index if not exists "task__problem_plan_record__order" on "task" ("problem_plan_record", "number", "company", "sys_class_name") where "problem_plan_record" is not null;
create index if not exists "task__related_supplier__order" on "task" ("related_supplier", "number", "company", "sys_class_name") where "related_supplier" is not null;
create index if not exists "task__report_until__order" on "task" ("report_until", "number", "company", "sys_class_name") where "report_until" is not null;
create index if not exists "task__request__order" on "task" ("request", "number", "company", "sys_class_name") where "request" is not null;
create index if not exists "task__request_item__order" on "task" ("request_item", "number", "company", "sys_class_name") where "request_item" is not null;
create index if not exists "task__requested_by__order" on "task" ("requested_by", "number", "company", "sys_class_name") where "requested_by" is not null;
create index if not exists "task__resolution_due__order" on "task" ("resolution_due", "number", "company", "sys_class_name") where "resolution_due" is not null;
create index if not exists "task__response_due__order" on "task" ("response_due", "number", "company", "sys_class_name") where "response_due" is not null;
create index if not exists "task__reverted_by__order" on "task" ("reverted_by", "number", "company", "sys_class_name") where "reverted_by" is not null;
create index if not exists "task__review_due__order" on "task" ("review_due", "number", "company", "sys_class_name") where "review_due" is not null;
create index if not exists "task__rfc__order" on "task" ("rfc", "number", "company", "sys_class_name") where "rfc" is not null;
create index if not exists "task__short_description__order" on "task" ("short_description", "number", "company", "sys_class_name") where "short_description" is not null;
create index if not exists "task__state__order_c5fc5d6b" on "task" ("state", "number", "company", "sys_class_name", "rev", "since", "sys_id", "active", "area", "attribution", "attribution_state", "business_duration", "calendar_duration", "cause", "impact", "out_of_hours", "outcome", "outside_duration", "priority", "problem_plan", "resolution_met", "response_met", "urgency", "cab_required", "category", "cause_confidence", "assigned_to", "assignment_group", "business_service", "due_date", "end_date") where "state" is not null;
create index if not exists "task__supplier__order" on "task" ("supplier", "number", "company", "sys_class_name") where "supplier" is not null;
create index if not exists "task__type__order_c5fc5d6b" on "task" ("type", "number", "company", "sys_class_name", "rev", "since", "sys_id", "active", "area", "attribution", "attribution_state", "business_duration", "calendar_duration", "cause", "impact", "out_of_hours", "outcome", "outside_duration", "priority", "problem_plan", "resolution_met", "response_met", "state", "urgency", "cab_required", "category", "cause_confidence", "assigned_to", "assignment_group", "business_service", "due_date") where "type" is not null;
create index if not exists "task__vendor__order" on "task" ("vendor", "number", "company", "sys_class_name") where "vendor" is not null;
create index if not exists "task__work_end__order" on "task" ("work_end", "number", "company", "sys_class_name") where "work_end" is not null;
create index if not exists "task__work_start__order" on "task" ("work_start", "number", "company", "sys_class_name") where "work_start" is not null;
create index if not exists "task__as_of__period_c5fc5d6b" on "task" ("as_of", "company", "sys_class_name", "rev", "since", "sys_id", "number", "active", "area", "attribution", "attribution_state", "business_duration", "calendar_duration", "cause", "impact", "out_of_hours", "outcome", "outside_duration", "priority", "problem_plan", "resolution_met", "response_met", "state", "urgency", "cab_required", "category", "cause_confidence") where "as_of" is not null;
create index if not exists "task__end_date__period_c5fc5d6b" on "task" ("end_date", "company", "sys_class_name", "rev", "since", "sys_id", "number", "active", "area", "attribution", "attribution_state", "business_duration", "calendar_duration", "cause", "impact", "out_of_hours", "outcome", "outside_duration", "priority", "problem_plan", "resolution_met", "response_met", "state", "urgency", "cab_required", "category", "cause_confidence") where "end_date" is not null;
create index if not exists "task__expected_on__period_c5fc5d6b" on "task" ("expected_on", "company", "sys_class_name", "rev", "since", "sys_id", "number", "active", "area", "attribution", "attribution_state", "business_duration", "calendar_duration", "cause", "impact", "out_of_hours", "outcome", "outside_duration", "priority", "problem_plan", "resolution_met", "response_met", "state", "urgency", "cab_required", "category", "cause_confidence") where "expected_on" is not null;
create index if not exists "task__opened_at__period_c5fc5d6b" on "task" ("opened_at", "company", "sys_class_name", "rev", "since", "sys_id", "number", "active", "area", "attribution", "attribution_state", "business_duration", "calendar_duration", "cause", "impact", "out_of_hours", "outcome", "outside_duration", "priority", "problem_plan", "resolution_met", "response_met", "state", "urgency", "cab_required", "category", "cause_confidence") where "opened_at" is not null;
create index if not exists "task__resolved_at__period_c5fc5d6b" on "task" ("resolved_at", "company", "sys_class_name", "rev", "since", "sys_id", "number", "active", "area", "attribution", "attribution_state", "business_duration", "calendar_duration", "cause", "impact", "out_of_hours", "outcome", "outside_duration", "priority", "problem_plan", "resolution_met", "response_met", "state", "urgency", "cab_required", "category", "cause_confidence") where "resolved_at" is not null;
create index if not exists "task__start_date__period_c5fc5d6b" on "task" ("start_date", "company", "sys_class_name", "rev", "since", "sys_id", "number", "active", "area", "attribution", "attribution_state", "business_duration", "calendar_duration", "cause", "impact", "out_of_hours", "outcome", "outside_duration", "priority", "problem_plan", "resolution_met", "response_met", "state", "urgency", "cab_required", "category", "cause_confidence") where "start_date" is not null;
create index if not exists "task__since_c5fc5d6b" on "task" ("company", "since", "sys_class_name", "rev", "sys_id", "number", "active", "area", "attribution", "attribution_state", "business_duration", "calendar_duration", "cause", "impact", "out_of_hours", "outcome", "outside_duration", "priority", "problem_plan", "resolution_met", "response_met", "state", "urgency", "cab_required", "category", "cause_confidence") where "rev" > 0;
create index if not exists "task__was__span_c5fc5d6b" on "task__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number", "active", "area", "attribution", "attribution_state", "business_duration", "calendar_duration", "cause", "impact", "out_of_hours", "outcome", "outside_duration", "priority", "problem_plan", "resolution_met", "response_met", "state", "urgency", "cab_required", "category", "cause_confidence") where "rev" > 0;
create index if not exists "task__area__short_description__pair" on "task" ("area", "short_description", "number", "company", "sys_class_name") where "area" is not null and "short_description" is not null;
create index if not exists "task__assignment_group__opened_at__pair" on "task" ("assignment_group", "opened_at", "number", "company", "sys_class_name") where "opened_at" is not null;
create index if not exists "task__assignment_group__short_description__pair" on "task" ("assignment_group", "short_description", "number", "company", "sys_class_name") where "assignment_group" is not null and "short_description" is not null;
create index if not exists "task__business_service__calendar_duration__pair" on "task" ("business_service", "calendar_duration", "number", "company", "sys_class_name") where "business_service" is not null and "calendar_duration" is not null;
create index if not exists "task__business_service__opened_at__pair" on "task" ("business_service", "opened_at", "number", "company", "sys_class_name") where "opened_at" is not null;
create index if not exists "task__business_service__short_description__pair" on "task" ("business_service", "short_description", "number", "company", "sys_class_name") where "business_service" is not null and "short_description" is not null;
create index if not exists "task__company__calendar_duration__pair" on "task" ("company", "calendar_duration", "number", "sys_class_name") where "calendar_duration" is not null and "rev" > 0;
create index if not exists "task__company__due_date__pair" on "task" ("company", "due_date", "number", "sys_class_name") where "due_date" is not null and "rev" > 0;
create index if not exists "task__company__end_date__pair" on "task" ("company", "end_date", "number", "sys_class_name") where "end_date" is not null and "rev" > 0;
create index if not exists "task__company__number__pair" on "task" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "task__company__opened_at__pair" on "task" ("company", "opened_at", "number", "sys_class_name") where "opened_at" is not null and "rev" > 0;
create index if not exists "task__company__short_description__pair" on "task" ("company", "short_description", "number", "sys_class_name") where "short_description" is not null and "rev" > 0;
create index if not exists "task__company__start_date__pair" on "task" ("company", "start_date", "number", "sys_class_name") where "start_date" is not null and "rev" > 0;
create index if not exists "task__outcome__short_description__pair" on "task" ("outcome", "short_description", "number", "company", "sys_class_name") where "outcome" is not null and "short_description" is not null;
create index if not exists "task__outcome__start_date__pair" on "task" ("outcome", "start_date", "number", "company", "sys_class_name") where "start_date" is not null;
create index if not exists "task__priority__calendar_duration__pair" on "task" ("priority", "calendar_duration", "number", "company", "sys_class_name") where "priority" is not null and "calendar_duration" is not null;
create index if not exists "task__priority__opened_at__pair" on "task" ("priority", "opened_at", "number", "company", "sys_class_name") where "opened_at" is not null;
create index if not exists "task__priority__short_description__pair" on "task" ("priority", "short_description", "number", "company", "sys_class_name") where "priority" is not null and "short_description" is not null;
create index if not exists "task__type__short_description__pair" on "task" ("type", "short_description", "number", "company", "sys_class_name") where "type" is not null and "short_description" is not null;
create index if not exists "task__type__start_date__pair" on "task" ("type", "start_date", "number", "company", "sys_class_name") where "start_date" is not null;
create table "task_ci" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "ci_item" text collate "C",
  "task" text collate "C",
  primary key ("sys_id"));
create table "task_ci__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "ci_item" text collate "C",
  "task" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "task_ci" enable row level security;
alter table "task_ci" force row level security;
create policy fence on "task_ci" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "task_ci" for select to current_user using (true);
create policy erase on "task_ci" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "task_ci__was" enable row level security;
alter table "task_ci__was" force row level security;
create policy fence on "task_ci__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "task_ci__was" for select to current_user using (true);
create policy erase on "task_ci__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "task_ci" to guildhall_app;
grant select, insert, update ("gone") on "task_ci__was" to guildhall_app;
create index if not exists "task_ci__ci_item__order_a97815b4" on "task_ci" ("ci_item", "company", "sys_class_name", "rev", "since", "sys_id", "task") where "ci_item" is not null;
create index if not exists "task_ci__task__order_a97815b4" on "task_ci" ("task", "company", "sys_class_name", "rev", "since", "sys_id", "ci_item") where "task" is not null;
create index if not exists "task_ci__since_a97815b4" on "task_ci" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "task_ci__was__span_a97815b4" on "task_ci__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create table "task_cmdb_ci_service" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "cmdb_ci_service" text collate "C",
  "task" text collate "C",
  primary key ("sys_id"));
create table "task_cmdb_ci_service__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "cmdb_ci_service" text collate "C",
  "task" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "task_cmdb_ci_service" enable row level security;
alter table "task_cmdb_ci_service" force row level security;
create policy fence on "task_cmdb_ci_service" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "task_cmdb_ci_service" for select to current_user using (true);
create policy erase on "task_cmdb_ci_service" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "task_cmdb_ci_service__was" enable row level security;
alter table "task_cmdb_ci_service__was" force row level security;
create policy fence on "task_cmdb_ci_service__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "task_cmdb_ci_service__was" for select to current_user using (true);
create policy erase on "task_cmdb_ci_service__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "task_cmdb_ci_service" to guildhall_app;
grant select, insert, update ("gone") on "task_cmdb_ci_service__was" to guildhall_app;
create index if not exists "task_cmdb_ci_service__cmdb_ci_service__order_07e378a1" on "task_cmdb_ci_service" ("cmdb_ci_service", "company", "sys_class_name", "rev", "since", "sys_id", "task") where "cmdb_ci_service" is not null;
create index if not exists "task_cmdb_ci_service__task__order_07e378a1" on "task_cmdb_ci_service" ("task", "company", "sys_class_name", "rev", "since", "sys_id", "cmdb_ci_service") where "task" is not null;
create index if not exists "task_cmdb_ci_service__since_07e378a1" on "task_cmdb_ci_service" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "task_cmdb_ci_service__was__span_07e378a1" on "task_cmdb_ci_service__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create table "task_service_offering" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "service_offering" text collate "C",
  "task" text collate "C",
  primary key ("sys_id"));
create table "task_service_offering__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "service_offering" text collate "C",
  "task" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "task_service_offering" enable row level security;
alter table "task_service_offering" force row level security;
create policy fence on "task_service_offering" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "task_service_offering" for select to current_user using (true);
create policy erase on "task_service_offering" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "task_service_offering__was" enable row level security;
alter table "task_service_offering__was" force row level security;
create policy fence on "task_service_offering__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "task_service_offering__was" for select to current_user using (true);
create policy erase on "task_service_offering__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "task_service_offering" to guildhall_app;
grant select, insert, update ("gone") on "task_service_offering__was" to guildhall_app;
create index if not exists "task_service_offering__service_offering__order_cb24ebb6" on "task_service_offering" ("service_offering", "company", "sys_class_name", "rev", "since", "sys_id", "task") where "service_offering" is not null;
create index if not exists "task_service_offering__task__order_cb24ebb6" on "task_service_offering" ("task", "company", "sys_class_name", "rev", "since", "sys_id", "service_offering") where "task" is not null;
create index if not exists "task_service_offering__since_cb24ebb6" on "task_service_offering" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "task_service_offering__was__span_cb24ebb6" on "task_service_offering__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create table "task_sla" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "active" bigint,
  "business_duration" bigint,
  "business_percentage" bigint,
  "business_time_left" bigint,
  "duration" bigint,
  "end_time" text collate "C",
  "has_breached" bigint,
  "pause_duration" bigint,
  "pause_time" text collate "C",
  "percentage" bigint,
  "planned_end_time" text collate "C",
  "schedule" text collate "C",
  "sla" text collate "C",
  "stage" text collate "C",
  "start_time" text collate "C",
  "task" text collate "C",
  "time_left" bigint,
  "timezone" text collate "C",
  primary key ("sys_id"));
create table "task_sla__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "active" bigint,
  "business_duration" bigint,
  "business_percentage" bigint,
  "business_time_left" bigint,
  "duration" bigint,
  "end_time" text collate "C",
  "has_breached" bigint,
  "pause_duration" bigint,
  "pause_time" text collate "C",
  "percentage" bigint,
  "planned_end_time" text collate "C",
  "schedule" text collate "C",
  "sla" text collate "C",
  "stage" text collate "C",
  "start_time" text collate "C",
  "task" text collate "C",
  "time_left" bigint,
  "timezone" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "task_sla" enable row level security;
alter table "task_sla" force row level security;
create policy fence on "task_sla" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "task_sla" for select to current_user using (true);
create policy erase on "task_sla" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "task_sla__was" enable row level security;
alter table "task_sla__was" force row level security;
create policy fence on "task_sla__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "task_sla__was" for select to current_user using (true);
create policy erase on "task_sla__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "task_sla" to guildhall_app;
grant select, insert, update ("gone") on "task_sla__was" to guildhall_app;
create index if not exists "task_sla__since_08648add" on "task_sla" ("company", "since", "sys_class_name", "rev", "sys_id", "active", "business_duration", "business_time_left", "duration", "pause_duration", "time_left") where "rev" > 0;
create index if not exists "task_sla__was__span_08648add" on "task_sla__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "active", "business_duration", "business_time_left", "duration", "pause_duration", "time_left") where "rev" > 0;
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
  "seal" text collate "C" not null,
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
  "seal" text collate "C" not null,
  "day" text collate "C",
  "note" text collate "C",
  "series" text collate "C",
  "source" text collate "C",
  "value" bigint,
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "usage_point" enable row level security;
alter table "usage_point" force row level security;
create policy fence on "usage_point" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "usage_point" for select to current_user using (true);
create policy erase on "usage_point" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "usage_point__was" enable row level security;
alter table "usage_point__was" force row level security;
create policy fence on "usage_point__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "usage_point__was" for select to current_user using (true);
create policy erase on "usage_point__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "usage_point" to guildhall_app;
grant select, insert, update ("gone") on "usage_point__was" to guildhall_app;
create index if not exists "usage_point__series__order_5f960598" on "usage_point" ("series", "company", "sys_class_name", "rev", "since", "sys_id", "day", "value") where "series" is not null;
create index if not exists "usage_point__source__order" on "usage_point" ("source", "company", "sys_class_name") where "source" is not null;
create index if not exists "usage_point__value__order" on "usage_point" ("value", "company", "sys_class_name") where "value" is not null;
create index if not exists "usage_point__day__period_5f960598" on "usage_point" ("day", "company", "sys_class_name", "rev", "since", "sys_id") where "day" is not null;
create index if not exists "usage_point__since_5f960598" on "usage_point" ("company", "since", "sys_class_name", "rev", "sys_id") where "rev" > 0;
create index if not exists "usage_point__was__span_5f960598" on "usage_point__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id") where "rev" > 0;
create index if not exists "usage_point__company__day__pair" on "usage_point" ("company", "day", "sys_class_name") where "day" is not null and "rev" > 0;
create index if not exists "usage_point__company__source__pair" on "usage_point" ("company", "source", "sys_class_name") where "source" is not null and "rev" > 0;
create index if not exists "usage_point__company__value__pair" on "usage_point" ("company", "value", "sys_class_name") where "value" is not null and "rev" > 0;
create index if not exists "usage_point__series__day__pair" on "usage_point" ("series", "day", "company", "sys_class_name") where "day" is not null;
create index if not exists "usage_point__series__source__pair" on "usage_point" ("series", "source", "company", "sys_class_name") where "series" is not null and "source" is not null;
create index if not exists "usage_point__series__value__pair" on "usage_point" ("series", "value", "company", "sys_class_name") where "series" is not null and "value" is not null;
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
  "seal" text collate "C" not null,
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
  "seal" text collate "C" not null,
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
alter table "usage_series" enable row level security;
alter table "usage_series" force row level security;
create policy fence on "usage_series" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "usage_series" for select to current_user using (true);
create policy erase on "usage_series" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "usage_series__was" enable row level security;
alter table "usage_series__was" force row level security;
create policy fence on "usage_series__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "usage_series__was" for select to current_user using (true);
create policy erase on "usage_series__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "usage_series" to guildhall_app;
grant select, insert, update ("gone") on "usage_series__was" to guildhall_app;
create index if not exists "usage_series__business_service__order_86410d4a" on "usage_series" ("business_service", "number", "company", "sys_class_name", "rev", "since", "sys_id", "owner") where "business_service" is not null;
create index if not exists "usage_series__collected_by__order" on "usage_series" ("collected_by", "number", "company", "sys_class_name") where "collected_by" is not null;
create index if not exists "usage_series__name__order" on "usage_series" ("name", "number", "company", "sys_class_name") where "name" is not null;
create index if not exists "usage_series__number__order" on "usage_series" ("number", "company", "sys_class_name");
create index if not exists "usage_series__owner__order" on "usage_series" ("owner", "number", "company", "sys_class_name") where "owner" is not null;
create index if not exists "usage_series__schedule__order" on "usage_series" ("schedule", "number", "company", "sys_class_name") where "schedule" is not null;
create index if not exists "usage_series__title__order" on "usage_series" ("title", "number", "company", "sys_class_name") where "title" is not null;
create index if not exists "usage_series__unit__order" on "usage_series" ("unit", "number", "company", "sys_class_name") where "unit" is not null;
create index if not exists "usage_series__since_86410d4a" on "usage_series" ("company", "since", "sys_class_name", "rev", "sys_id", "number") where "rev" > 0;
create index if not exists "usage_series__was__span_86410d4a" on "usage_series__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "number") where "rev" > 0;
create index if not exists "usage_series__business_service__title__pair" on "usage_series" ("business_service", "title", "number", "company", "sys_class_name") where "business_service" is not null and "title" is not null;
create index if not exists "usage_series__business_service__unit__pair" on "usage_series" ("business_service", "unit", "number", "company", "sys_class_name") where "business_service" is not null and "unit" is not null;
create index if not exists "usage_series__company__number__pair" on "usage_series" ("company", "number", "sys_class_name") where "rev" > 0;
create index if not exists "usage_series__company__title__pair" on "usage_series" ("company", "title", "number", "sys_class_name") where "title" is not null and "rev" > 0;
create index if not exists "usage_series__company__unit__pair" on "usage_series" ("company", "unit", "number", "sys_class_name") where "unit" is not null and "rev" > 0;
create table "webhook" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "action_delete" bigint,
  "action_insert" bigint,
  "action_update" bigint,
  "collection" text collate "C",
  "condition" text collate "C",
  "credential" text collate "C",
  "failing_since" text collate "C",
  "former_secret" text collate "C",
  "name" text collate "C",
  "reason" text collate "C",
  "replaced_at" text collate "C",
  "secret" text collate "C",
  "state" text collate "C",
  "url" text collate "C",
  primary key ("sys_id"));
create table "webhook__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "action_delete" bigint,
  "action_insert" bigint,
  "action_update" bigint,
  "collection" text collate "C",
  "condition" text collate "C",
  "credential" text collate "C",
  "failing_since" text collate "C",
  "former_secret" text collate "C",
  "name" text collate "C",
  "reason" text collate "C",
  "replaced_at" text collate "C",
  "secret" text collate "C",
  "state" text collate "C",
  "url" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "webhook" enable row level security;
alter table "webhook" force row level security;
create policy fence on "webhook" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "webhook" for select to current_user using (true);
create policy erase on "webhook" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "webhook__was" enable row level security;
alter table "webhook__was" force row level security;
create policy fence on "webhook__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "webhook__was" for select to current_user using (true);
create policy erase on "webhook__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "webhook" to guildhall_app;
grant select, insert, update ("gone") on "webhook__was" to guildhall_app;
create index if not exists "webhook__collection__order" on "webhook" ("collection", "company", "sys_class_name") where "collection" is not null;
create index if not exists "webhook__credential__order" on "webhook" ("credential", "company", "sys_class_name") where "credential" is not null;
create index if not exists "webhook__failing_since__order" on "webhook" ("failing_since", "company", "sys_class_name") where "failing_since" is not null;
create index if not exists "webhook__name__order" on "webhook" ("name", "company", "sys_class_name") where "name" is not null;
create index if not exists "webhook__replaced_at__order" on "webhook" ("replaced_at", "company", "sys_class_name") where "replaced_at" is not null;
create index if not exists "webhook__state__order_03a09162" on "webhook" ("state", "company", "sys_class_name", "rev", "since", "sys_id", "failing_since", "url") where "state" is not null;
create index if not exists "webhook__url__order" on "webhook" ("url", "company", "sys_class_name") where "url" is not null;
create index if not exists "webhook__since_03a09162" on "webhook" ("company", "since", "sys_class_name", "rev", "sys_id", "state") where "rev" > 0;
create index if not exists "webhook__was__span_03a09162" on "webhook__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "state") where "rev" > 0;
create index if not exists "webhook__company__collection__pair" on "webhook" ("company", "collection", "sys_class_name") where "collection" is not null and "rev" > 0;
create index if not exists "webhook__company__failing_since__pair" on "webhook" ("company", "failing_since", "sys_class_name") where "failing_since" is not null and "rev" > 0;
create index if not exists "webhook__company__name__pair" on "webhook" ("company", "name", "sys_class_name") where "name" is not null and "rev" > 0;
create table "webhook_delivery" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "attempts" bigint,
  "collection" text collate "C",
  "delivered_at" text collate "C",
  "document" text collate "C",
  "error" text collate "C",
  "event" text collate "C",
  "message_id" text collate "C",
  "next_attempt" text collate "C",
  "occurred_at" text collate "C",
  "revision" bigint,
  "state" text collate "C",
  "status_code" bigint,
  "webhook" text collate "C",
  primary key ("sys_id"));
create table "webhook_delivery__was" ("sys_id" text collate "C" not null,
  "sys_class_name" text collate "C" not null,
  "company" text collate "C" not null,
  "sys_mod_count" bigint not null,
  "sys_created_on" text collate "C" not null,
  "sys_created_by" text collate "C" not null,
  "sys_updated_on" text collate "C" not null,
  "sys_updated_by" text collate "C" not null,
  "rev" bigint not null,
  "since" text collate "C" not null,
  "seal" text collate "C" not null,
  "attempts" bigint,
  "collection" text collate "C",
  "delivered_at" text collate "C",
  "document" text collate "C",
  "error" text collate "C",
  "event" text collate "C",
  "message_id" text collate "C",
  "next_attempt" text collate "C",
  "occurred_at" text collate "C",
  "revision" bigint,
  "state" text collate "C",
  "status_code" bigint,
  "webhook" text collate "C",
  "rev_until" bigint not null,
  "until" text collate "C" not null,
  "gone" bigint not null,
  primary key ("sys_id", "rev"));
alter table "webhook_delivery" enable row level security;
alter table "webhook_delivery" force row level security;
create policy fence on "webhook_delivery" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "webhook_delivery" for select to current_user using (true);
create policy erase on "webhook_delivery" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
alter table "webhook_delivery__was" enable row level security;
alter table "webhook_delivery__was" force row level security;
create policy fence on "webhook_delivery__was" to guildhall_app using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
create policy whole on "webhook_delivery__was" for select to current_user using (true);
create policy erase on "webhook_delivery__was" to current_user using (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31)))) with check (company = any (string_to_array(current_setting('guildhall.bodies', true), chr(31))));
grant select, insert, update, delete on "webhook_delivery" to guildhall_app;
grant select, insert, update ("gone") on "webhook_delivery__was" to guildhall_app;
create index if not exists "webhook_delivery__event__order" on "webhook_delivery" ("event", "company", "sys_class_name") where "event" is not null;
create index if not exists "webhook_delivery__state__order_d71cf743" on "webhook_delivery" ("state", "company", "sys_class_name", "rev", "since", "sys_id", "webhook") where "state" is not null;
create index if not exists "webhook_delivery__webhook__order_d71cf743" on "webhook_delivery" ("webhook", "company", "sys_class_name", "rev", "since", "sys_id", "state") where "webhook" is not null;
create index if not exists "webhook_delivery__since_d71cf743" on "webhook_delivery" ("company", "since", "sys_class_name", "rev", "sys_id", "state") where "rev" > 0;
create index if not exists "webhook_delivery__was__span_d71cf743" on "webhook_delivery__was" ("company", (case when "since" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' or "until" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}' then 0 else length(to_hex((cast(substr("until", 1, 4) as bigint) - cast(substr("since", 1, 4) as bigint)) * 535680 + (cast(substr("until", 6, 2) as bigint) - cast(substr("since", 6, 2) as bigint)) * 44640 + (cast(substr("until", 9, 2) as bigint) - cast(substr("since", 9, 2) as bigint)) * 1440 + (cast(substr("until", 12, 2) as bigint) - cast(substr("since", 12, 2) as bigint)) * 60 + (cast(substr("until", 15, 2) as bigint) - cast(substr("since", 15, 2) as bigint)) * 1)) end), "since", "until", "gone", "sys_class_name", "rev_until", "rev", "sys_id", "state") where "rev" > 0;
create index if not exists "webhook_delivery__company__event__pair" on "webhook_delivery" ("company", "event", "sys_class_name") where "event" is not null and "rev" > 0;
create index if not exists "webhook_delivery__webhook__event__pair" on "webhook_delivery" ("webhook", "event", "company", "sys_class_name") where "webhook" is not null and "event" is not null;
