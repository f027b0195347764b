-- What is proposed for a section and not yet decided on.

create table suggestion (
  tenant_id text collate "C" not null,
  draft_id text collate "C" not null,
  section_id text collate "C" not null,
  id text collate "C" not null check (id <> ''),
  suggestion json not null,
  created_at timestamptz not null,
  primary key (tenant_id, draft_id, section_id, id),
  foreign key (tenant_id, draft_id, section_id) references section on delete cascade
);
alter table suggestion enable row level security;
create policy tenant on suggestion using (tenant_id = current_setting('nigao.tenant', true));
