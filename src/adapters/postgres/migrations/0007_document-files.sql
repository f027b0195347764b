-- The file names that a document's text lies under: it goes when the last of them has come to say something else.
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
