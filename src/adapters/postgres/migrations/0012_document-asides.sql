-- Which lines of the raw text its file showed to stand beside the text: reading it anew must know them.
alter table document add column asides json not null default '[]';
