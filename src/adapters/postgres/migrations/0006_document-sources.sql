-- The files that a document came out of: the same text may lie in several, and none of them need be read again.
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
