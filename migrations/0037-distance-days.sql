-- Half-days on which the school, or some of its classes, learn from home: what the head says, since
-- no machine can tell a school that is closed from one whose pupils look at their day from home.

create table distance_days (
  -- minted on the device, so that sending twice is declaring once
  id uuid primary key,
  school_uai text not null references school,
  -- false: only the classes of distance_class
  is_whole_school boolean not null,
  from_day date not null,
  from_half text not null check (from_half in ('morning', 'afternoon')),
  -- the last half-day; moved back when the declaration is shortened
  until_day date not null,
  until_half text not null check (until_half in ('morning', 'afternoon')),
  reason text not null check (
    reason in ('school_closed', 'classes_closed', 'half_capacity', 'weather', 'other')
  ),
  -- for families
  words text not null default '' check (length(words) <= 300),
  declared_by uuid not null references person,
  declared_at timestamptz not null,
  -- taken back before its first day: no day of it was ever at a distance
  withdrawn_at timestamptz,
  check (
    until_day > from_day
    or (until_day = from_day and (from_half = 'morning' or until_half = 'afternoon'))
  )
);
create index distance_days_standing on distance_days (school_uai, until_day)
  where withdrawn_at is null;

create table distance_class (
  distance_id uuid not null references distance_days on delete cascade,
  class_id uuid not null references class,
  primary key (distance_id, class_id)
);
create index distance_class_by_class on distance_class (class_id);

-- Devices hear of it as of any change to a school's days: see decision 0020.
create trigger days_of_new_distance after insert on distance_days
  referencing new table as changed for each statement execute function school_days_changed();
create trigger days_of_changed_distance after update on distance_days
  referencing new table as changed for each statement execute function school_days_changed();
create trigger days_of_gone_distance after delete on distance_days
  referencing old table as changed for each statement execute function school_days_changed();
