-- Moments of a draft that somebody gave a name.

create table draft_version (
  tenant_id text collate "C" not null,
  draft_id text collate "C" not null,
  id text collate "C" not null check (id <> ''),
  name text not null check (name <> ''),
  created_at timestamptz not null,
  primary key (tenant_id, draft_id, id),
  foreign key (tenant_id, draft_id) references draft on delete cascade
);
alter table draft_version enable row level security;
create policy tenant on draft_version using (tenant_id = current_setting('nigao.tenant', true));
