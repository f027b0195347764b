-- How tables of one shape are read, as a person has confirmed it, for the next file of the same shape.

create table table_mapping (
  tenant_id text collate "C" not null,
  -- SHA-256 of the table's headers.
  shape bytea not null check (length(shape) = 32),
  mapping json not null,
  updated_at timestamptz not null,
  primary key (tenant_id, shape)
);
alter table table_mapping enable row level security;
create policy tenant on table_mapping using (tenant_id = current_setting('nigao.tenant', true));
