-- Which way of reading made the document's clean text, passages and masks: another one reads the raw text anew. Nobody
-- knows it of those that are there; null is for documents that no reading made.
alter table document add column reader text default '';
update document set reader = null where file like 'langchain/%';
alter table document alter column reader drop default;
