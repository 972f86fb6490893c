-- A head's upload waits between preview and apply: [{field, name, blobKey}]; empty once it is over.
alter table import_run add column files jsonb not null default '[]';
