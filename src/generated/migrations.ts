// Made by tools/generate.ts: change its sources, not this file.

export const migrations = [
  {
    version: 1,
    file: `0001_initial.sql`,
    script: `-- Every table carries its tenant, first in its key. The policies at the end bind every role but the owner.

create extension if not exists vector;

-- The shelf of a tenant: how much is on it and how its lexical index was made.
create table shelf (
  tenant_id text collate "C" primary key check (tenant_id <> ''),
  tokenizer text not null,
  passages integer not null default 0 check (passages >= 0),
  words bigint not null default 0 check (words >= 0),
  -- The mean number of words of a passage that the stored weights were made with; it trails the true mean.
  mean_words real not null default 0 check (mean_words >= 0)
);

create table document (
  tenant_id text collate "C" not null references shelf on delete cascade,
  id text collate "C" not null check (id <> ''),
  file text not null,
  title text not null,
  kind text not null check (kind in ('annual', 'half-year', 'key-points', 'outlook', 'other')),
  organ text,
  region text,
  level text check (level in ('province', 'city', 'county', 'division')),
  period text,
  plan_period text,
  date text,
  raw text not null,
  clean text not null check (clean <> ''),
  map json not null,
  outline json not null,
  removed_lines json not null,
  repairs json not null,
  notices json not null,
  -- SHA-256 of the clean text: the same text is on the shelf once.
  content_hash bytea not null check (length(content_hash) = 32),
  added_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, content_hash)
);

create table passage (
  tenant_id text collate "C" not null,
  id text collate "C" not null check (id <> ''),
  document_id text collate "C" not null,
  ordinal integer not null check (ordinal >= 0),
  path json not null,
  role text not null check (role in ('opening', 'summary', 'problems', 'plan', 'closing')),
  theme text not null check (theme <> ''),
  text text not null check (text <> ''),
  masked text not null check (masked <> ''),
  foreign_words json not null,
  start_offset integer not null check (start_offset >= 0),
  end_offset integer not null check (end_offset >= start_offset),
  primary key (tenant_id, id),
  unique (tenant_id, document_id, ordinal),
  foreign key (tenant_id, document_id) references document on delete cascade
);

-- The lexical index, slim and with what searches filter by, so that filters work inside the scan.
-- A term's key is a hash of tenant and term in base 36; the same number is its dimension in the weights.
create table passage_lexical (
  tenant_id text collate "C" not null,
  passage_id text collate "C" not null,
  role text not null,
  theme text not null,
  kind text not null,
  year smallint,
  plan_year smallint,
  words integer not null check (words >= 0),
  terms tsvector not null,
  -- The document's half of BM25; the inner product with the query's idf weights is the score.
  weights sparsevec(1000000000) not null,
  primary key (tenant_id, passage_id),
  foreign key (tenant_id, passage_id) references passage on delete cascade
) with (toast_tuple_target = 8160);
-- Every search reads both columns of many rows: out of line or compressed they would cost most of its time.
alter table passage_lexical alter column weights set storage main;
alter table passage_lexical alter column terms set storage main;
-- The keys differ from tenant to tenant, so that the index never leads to another tenant's passages.
create index passage_lexical_terms on passage_lexical using gin (terms);

create table search_term (
  tenant_id text collate "C" not null references shelf on delete cascade,
  key text collate "C" not null,
  term text collate "C" not null,
  -- How many passages hold it.
  passages integer not null check (passages > 0),
  primary key (tenant_id, key)
);

create table embedding_model (
  tenant_id text collate "C" not null references shelf on delete cascade,
  id text collate "C" not null check (id <> ''),
  kind text not null check (kind in ('offline', 'remote')),
  name text not null,
  dimensions integer not null check (dimensions between 1 and 16000),
  -- The offline embedder's own numbers and the number of passages that it was fitted on.
  parameters bytea,
  fitted_passages integer,
  is_active boolean not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  check ((kind = 'offline') = (parameters is not null)),
  check ((kind = 'offline') = (fitted_passages is not null))
);
create unique index embedding_model_active on embedding_model (tenant_id) where is_active;

-- The dimension is the model's; vectors of two models are never compared.
create table passage_vector (
  tenant_id text collate "C" not null,
  model_id text collate "C" not null,
  passage_id text collate "C" not null,
  role text not null,
  theme text not null,
  kind text not null,
  year smallint,
  plan_year smallint,
  embedding vector not null,
  primary key (tenant_id, model_id, passage_id),
  foreign key (tenant_id, model_id) references embedding_model on delete cascade,
  foreign key (tenant_id, passage_id) references passage on delete cascade
) with (toast_tuple_target = 8160);
-- Exact scans are three times faster over vectors that lie in the row itself.
alter table passage_vector alter column embedding set storage main;
create index passage_vector_passage on passage_vector (tenant_id, passage_id);

create table fact_sheet (
  tenant_id text collate "C" not null check (tenant_id <> ''),
  id text collate "C" not null check (id <> ''),
  revision integer not null check (revision >= 1),
  primary key (tenant_id, id)
);

create table fact_sheet_revision (
  tenant_id text collate "C" not null,
  fact_sheet_id text collate "C" not null,
  revision integer not null check (revision >= 1),
  sheet json not null,
  created_at timestamptz not null,
  primary key (tenant_id, fact_sheet_id, revision),
  foreign key (tenant_id, fact_sheet_id) references fact_sheet on delete cascade
);

create table draft (
  tenant_id text collate "C" not null,
  id text collate "C" not null check (id <> ''),
  fact_sheet_id text collate "C" not null,
  writer text not null check (writer in ('engine', 'model')),
  status text not null check (status in ('planned', 'writing', 'done')),
  title text not null,
  kind text not null check (kind in ('annual', 'half-year', 'key-points', 'outlook')),
  plan json not null,
  -- The number of the newest event.
  last_event integer not null default 0 check (last_event >= 0),
  created_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, fact_sheet_id) references fact_sheet on delete cascade
);
create index draft_fact_sheet on draft (tenant_id, fact_sheet_id);

-- The right to write a draft, for a time.
create table draft_claim (
  tenant_id text collate "C" not null,
  draft_id text collate "C" not null,
  holder text not null check (holder <> ''),
  expires_at timestamptz not null,
  primary key (tenant_id, draft_id),
  foreign key (tenant_id, draft_id) references draft on delete cascade
);

create table draft_event (
  tenant_id text collate "C" not null,
  draft_id text collate "C" not null,
  number integer not null check (number >= 1),
  type text not null,
  section_id text,
  event json not null,
  created_at timestamptz not null,
  primary key (tenant_id, draft_id, number),
  foreign key (tenant_id, draft_id) references draft on delete cascade
);

create table section (
  tenant_id text collate "C" not null,
  draft_id text collate "C" not null,
  id text collate "C" not null check (id <> ''),
  ordinal integer not null check (ordinal >= 0),
  -- The newest revision; 0 while nothing is written.
  revision integer not null default 0 check (revision >= 0),
  is_locked boolean not null default false,
  primary key (tenant_id, draft_id, id),
  unique (tenant_id, draft_id, ordinal),
  foreign key (tenant_id, draft_id) references draft on delete cascade
);

create table section_revision (
  tenant_id text collate "C" not null,
  draft_id text collate "C" not null,
  section_id text collate "C" not null,
  revision integer not null check (revision >= 1),
  author text not null check (author in ('engine', 'model', 'writer')),
  sentences json not null,
  created_at timestamptz not null,
  primary key (tenant_id, draft_id, section_id, revision),
  foreign key (tenant_id, draft_id, section_id) references section on delete cascade
);

do $$
declare
  name text;
begin
  foreach name in array array[
    'shelf', 'document', 'passage', 'passage_lexical', 'search_term', 'embedding_model', 'passage_vector',
    'fact_sheet', 'fact_sheet_revision', 'draft', 'draft_claim', 'draft_event', 'section', 'section_revision'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format(
      'create policy tenant on %I using (tenant_id = current_setting(''nigao.tenant'', true))', name
    );
  end loop;
end
$$;
`,
  },
  {
    version: 2,
    file: `0002_near-duplicates-and-scans.sql`,
    script: `-- Near-duplicates, sources, filters on every attribute, and the scan that each model's vectors are searched by.

-- SHA-256 of the file that the document alone came out of: the same file need not be read again.
alter table document add column source_hash bytea check (length(source_hash) = 32);
create index document_source on document (tenant_id, source_hash) where source_hash is not null;
create index document_file on document (tenant_id, file);

-- The MinHash bands by which near-duplicates are found; null until the passage has been compared.
alter table passage add column bands integer[];
-- The passage that stands for all that say nearly the same; most stand for themselves.
alter table passage add column leader_id text collate "C";
update passage set leader_id = id;
alter table passage alter column leader_id set not null;
alter table passage add foreign key (tenant_id, leader_id) references passage;
create index passage_leader on passage (tenant_id, leader_id);
-- A list of pending entries would be read through by every look-up until somebody empties it.
create index passage_bands on passage using gin (bands) with (fastupdate = off);

alter index passage_lexical_terms set (fastupdate = off);
select gin_clean_pending_list('passage_lexical_terms'::regclass);

alter table passage_lexical
  add column level text,
  add column organ text,
  add column region text,
  add column leader_id text collate "C";
update passage_lexical set level = document.level, organ = document.organ, region = document.region,
  leader_id = passage.leader_id
from passage join document on document.tenant_id = passage.tenant_id and document.id = document_id
where passage.tenant_id = passage_lexical.tenant_id and passage.id = passage_id;
alter table passage_lexical alter column leader_id set not null;

alter table passage_vector
  add column level text,
  add column organ text,
  add column region text,
  add column leader_id text collate "C",
  -- Half precision in place of the whole where the server computes faster with it.
  add column half halfvec;
update passage_vector set level = document.level, organ = document.organ, region = document.region,
  leader_id = passage.leader_id
from passage join document on document.tenant_id = passage.tenant_id and document.id = document_id
where passage.tenant_id = passage_vector.tenant_id and passage.id = passage_id;
alter table passage_vector alter column leader_id set not null;
alter table passage_vector alter column half set storage main;
alter table passage_vector alter column embedding drop not null;
alter table passage_vector add check (num_nonnulls(embedding, half) = 1);

-- One bit for each dimension, in a table so slim that all of it can be read for a query.
create table passage_bits (
  tenant_id text collate "C" not null,
  model_id text collate "C" not null,
  passage_id text collate "C" not null,
  role text not null,
  theme text not null,
  kind text not null,
  year smallint,
  plan_year smallint,
  level text,
  organ text,
  region text,
  leader_id text collate "C" not null,
  bits bit varying not null,
  primary key (tenant_id, model_id, passage_id),
  foreign key (tenant_id, model_id, passage_id) references passage_vector on delete cascade
);
alter table passage_bits enable row level security;
create policy tenant on passage_bits using (tenant_id = current_setting('nigao.tenant', true));

alter table embedding_model
  add column precision text not null default 'single' check (precision in ('single', 'half')),
  add column vectors integer not null default 0 check (vectors >= 0),
  add column scan text not null default 'exact' check (scan in ('exact', 'bits', 'hnsw')),
  -- How many passages the bits propose, and what share of the true nearest is found so.
  add column oversample integer check (oversample > 0),
  add column recall real check (recall between 0 and 1),
  add check ((scan = 'bits') = (oversample is not null));
update embedding_model set vectors = (
  select count(*) from passage_vector
  where passage_vector.tenant_id = embedding_model.tenant_id and model_id = embedding_model.id
);
`,
  },
  {
    version: 3,
    file: `0003_suggestions.sql`,
    script: `-- What is proposed for a section and not yet decided on.

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
`,
  },
  {
    version: 4,
    file: `0004_pending-terms.sql`,
    script: `-- Terms that come in are merged into their index in portions, which takes less than half the time of one by one. The
-- list of what waits is kept short, and is emptied at the end of each piece of work on the shelf.
alter index passage_lexical_terms set (fastupdate = on, gin_pending_list_limit = 1024);
`,
  },
  {
    version: 5,
    file: `0005_table-mappings.sql`,
    script: `-- How tables of one shape are read, as a person has confirmed it, for the next file of the same shape.

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
`,
  },
  {
    version: 6,
    file: `0006_document-sources.sql`,
    script: `-- The files that a document came out of: the same text may lie in several, and none of them need be read again.
drop index document_source;
create table document_source (
  tenant_id text collate "C" not null,
  -- SHA-256 of the file, or of the text of a part of an archive.
  hash bytea not null check (length(hash) = 32),
  document_id text collate "C" not null,
  primary key (tenant_id, hash),
  foreign key (tenant_id, document_id) references document on delete cascade
);
create index document_source_document on document_source (tenant_id, document_id);
insert into document_source (tenant_id, hash, document_id)
select tenant_id, source_hash, min(id) from document where source_hash is not null group by tenant_id, source_hash;
alter table document drop column source_hash;
alter table document_source enable row level security;
create policy tenant on document_source using (tenant_id = current_setting('nigao.tenant', true));
`,
  },
  {
    version: 7,
    file: `0007_document-files.sql`,
    script: `-- The file names that a document's text lies under: it goes when the last of them has come to say something else.
drop index document_file;
create table document_file (
  tenant_id text collate "C" not null,
  file text not null,
  document_id text collate "C" not null,
  primary key (tenant_id, file, document_id),
  foreign key (tenant_id, document_id) references document on delete cascade
);
create index document_file_document on document_file (tenant_id, document_id);
insert into document_file (tenant_id, file, document_id) select tenant_id, file, id from document;
alter table document_file enable row level security;
create policy tenant on document_file using (tenant_id = current_setting('nigao.tenant', true));
`,
  },
  {
    version: 8,
    file: `0008_proofreading.sql`,
    script: `-- What people let stand of what proofreading finds, and the words that a tenant itself allows and forbids.

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
`,
  },
  {
    version: 9,
    file: `0009_conversations.sql`,
    script: `-- The conversation about each draft: requests, answers, and the events by which an answer is told.

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
`,
  },
  {
    version: 10,
    file: `0010_removals.sql`,
    script: `-- What reading left out stands apart from what it repaired; documents stored before have both among their repairs.
alter table document add column removals json not null default '[]';
`,
  },
  {
    version: 11,
    file: `0011_document-readers.sql`,
    script: `-- Which way of reading made the document's clean text, passages and masks: another one reads the raw text anew. Nobody
-- knows it of those that are there; null is for documents that no reading made.
alter table document add column reader text default '';
update document set reader = null where file like 'langchain/%';
alter table document alter column reader drop default;
`,
  },
  {
    version: 12,
    file: `0012_document-asides.sql`,
    script: `-- Which lines of the raw text its file showed to stand beside the text: reading it anew must know them.
alter table document add column asides json not null default '[]';
`,
  },
  {
    version: 13,
    file: `0013_draft-versions.sql`,
    script: `-- Moments of a draft that somebody gave a name.

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
`,
  },
  {
    version: 14,
    file: `0014_draft-visitors.sql`,
    script: `-- Who has a draft open, for as long as each was heard of, and the section that each is changing.

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
`,
  },
  {
    version: 15,
    file: `0015_revision-names.sql`,
    script: `-- The name of the person who saved a revision, where one was told.

alter table section_revision add column saved_by text check (saved_by <> '');
`,
  },
] as const
