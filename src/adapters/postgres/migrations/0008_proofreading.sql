-- What people let stand of what proofreading finds, and the words that a tenant itself allows and forbids.

create table ignored_finding (
  tenant_id text collate "C" not null,
  draft_id text collate "C" not null,
  id text collate "C" not null check (id <> ''),
  rule text not null,
  quote text not null,
  section_id text collate "C",
  reason text not null,
  created_at timestamptz not null,
  primary key (tenant_id, draft_id, id),
  unique nulls not distinct (tenant_id, draft_id, rule, quote, section_id),
  foreign key (tenant_id, draft_id) references draft on delete cascade
);
alter table ignored_finding enable row level security;
create policy tenant on ignored_finding using (tenant_id = current_setting('nigao.tenant', true));

create table own_words (
  tenant_id text collate "C" primary key,
  revision integer not null check (revision > 0),
  words json not null,
  updated_at timestamptz not null
);
alter table own_words enable row level security;
create policy tenant on own_words using (tenant_id = current_setting('nigao.tenant', true));
