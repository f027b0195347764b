-- Near-duplicates, sources, filters on every attribute, and the scan that each model's vectors are searched by.

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
