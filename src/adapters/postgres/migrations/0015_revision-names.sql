-- The name of the person who saved a revision, where one was told.

alter table section_revision add column saved_by text check (saved_by <> '');
