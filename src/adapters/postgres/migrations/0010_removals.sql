-- What reading left out stands apart from what it repaired; documents stored before have both among their repairs.
alter table document add column removals json not null default '[]';
