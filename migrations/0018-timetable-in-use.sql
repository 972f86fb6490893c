-- The timetable in use: in the calendars of people's own devices.

-- When what people were told of a lesson last changed, and how often it did: calendars elsewhere
-- go by these two (RFC 5545, LAST-MODIFIED and SEQUENCE).
alter table lesson
  add column changed_at timestamptz not null default now(),
  add column changes integer not null default 0;

create function count_lesson_change() returns trigger language plpgsql as $$
begin
  new.changed_at := now();
  new.changes := old.changes + 1;
  return new;
end $$;
create trigger lesson_change_counted before update on lesson for each row
  when ((old.on_date, old.starts_at, old.ends_at, old.room, old.status)
    is distinct from (new.on_date, new.starts_at, new.ends_at, new.room, new.status))
  execute function count_lesson_change();

-- An address under which a calendar elsewhere reads somebody's lessons. What it gives is asked of
-- the account's rights each time, so that it ends with them.
create table calendar_feed (
  id uuid primary key,
  -- who made it, and by whose rights it reads
  account_id uuid not null references account,
  -- whose lessons as a pupil: one's own or a child's; null: those that one teaches
  pupil_id uuid references person,
  -- keyed hash of the secret in the address; the secret itself is nowhere
  secret_hmac bytea not null unique,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  -- one address for the same lessons; a new one takes the place of the old
  unique nulls not distinct (account_id, pupil_id)
);
