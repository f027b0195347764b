-- The conversation about each draft: requests, answers, and the events by which an answer is told.

create table chat_message (
  tenant_id text collate "C" not null,
  draft_id text collate "C" not null,
  id text collate "C" not null check (id <> ''),
  number integer not null check (number >= 1),
  -- The message as it stands after its newest event.
  message json not null,
  last_event integer not null default 0 check (last_event >= 0),
  -- The right to answer, for a time.
  holder text,
  expires_at timestamptz,
  created_at timestamptz not null,
  primary key (tenant_id, draft_id, id),
  unique (tenant_id, draft_id, number),
  foreign key (tenant_id, draft_id) references draft on delete cascade
);

create table chat_event (
  tenant_id text collate "C" not null,
  draft_id text collate "C" not null,
  message_id text collate "C" not null,
  number integer not null check (number >= 1),
  event json not null,
  primary key (tenant_id, draft_id, message_id, number),
  foreign key (tenant_id, draft_id, message_id) references chat_message on delete cascade
);

alter table chat_message enable row level security;
create policy tenant on chat_message using (tenant_id = current_setting('nigao.tenant', true));
alter table chat_event enable row level security;
create policy tenant on chat_event using (tenant_id = current_setting('nigao.tenant', true));
