-- SHA-256 of the content that an import brought, kept when its author edits the draft: the same
-- bank brought twice is found again. Null where nobody imported it.
alter table exercise add column import_hash text;
create unique index exercise_imported_once on exercise (school_uai, owner_id, import_hash)
  nulls not distinct where import_hash is not null and deleted_at is null;
