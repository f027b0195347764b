-- Terms that come in are merged into their index in portions, which takes less than half the time of one by one. The
-- list of what waits is kept short, and is emptied at the end of each piece of work on the shelf.
alter index passage_lexical_terms set (fastupdate = on, gin_pending_list_limit = 1024);
