-- Who has a draft open, for as long as each was heard of, and the section that each is changing.

create table draft_visitor (
  tenant_id text collate "C" not null,
  draft_id text collate "C" not null,
  id text collate "C" not null check (id <> ''),
  name text not null check (name <> ''),
  section_id text collate "C",
  expires_at timestamptz not null,
  primary key (tenant_id, draft_id, id),
  foreign key (tenant_id, draft_id) references draft on delete cascade
);
alter table draft_visitor enable row level security;
create policy tenant on draft_visitor using (tenant_id = current_setting('nigao.tenant', true));
