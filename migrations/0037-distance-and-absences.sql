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

-- ============================================================ teachers who are away

-- That a teacher is away for some half-days; never why. What becomes of the lessons is said by the
-- lessons themselves: cancelled, moved, swapped, or given by somebody else.
create table teacher_absence (
  -- minted on the device, so that sending twice is telling once
  id uuid primary key,
  school_uai text not null references school,
  teacher_id uuid not null references person,
  from_day date not null,
  from_half text not null check (from_half in ('morning', 'afternoon')),
  until_day date not null,
  until_half text not null check (until_half in ('morning', 'afternoon')),
  -- the office, or the teacher
  told_by uuid not null references person,
  told_at timestamptz not null,
  -- taken back
  ended_at timestamptz,
  check (
    until_day > from_day
    or (until_day = from_day and (from_half = 'morning' or until_half = 'afternoon'))
  )
);
create index teacher_absence_by_school on teacher_absence (school_uai, until_day);
create index teacher_absence_by_teacher on teacher_absence (teacher_id) where ended_at is null;

-- Half-days as numbers that follow each other.
create function half_day_place(on_day date, half text) returns integer language sql immutable as $$
  select (on_day - date '2000-01-01') * 2 + case half when 'morning' then 0 else 1 end
$$;

-- A lesson's half-day; the afternoon begins at 13:00 on the school's clock.
create function half_day_of_lesson(starts_at timestamptz, time_zone text) returns integer
language sql stable as $$
  select half_day_place((starts_at at time zone time_zone)::date,
    case when (starts_at at time zone time_zone)::time < time '13:00' then 'morning' else 'afternoon' end)
$$;

create function is_away(teacher uuid, uai text, place integer) returns boolean language sql stable as $$
  select exists (
    select from teacher_absence
    where teacher_id = teacher and school_uai = uai and ended_at is null
      and place between half_day_place(from_day, from_half) and half_day_place(until_day, until_half)
  )
$$;

-- Lessons that nobody gives because whoever would is away. Nothing is stored of it: a substitute who is
-- named, a lesson that moves, an absence that is taken back, and it is no more.
create view lesson_without_teacher as
  select lesson.id as lesson_id, lesson.school_uai, lesson.on_date
  from lesson
  join school on school.uai = lesson.school_uai
  where lesson.status <> 'cancelled'
    and exists (
      select from lesson_teacher
      where lesson_teacher.lesson_id = lesson.id
        and is_away(lesson_teacher.teacher_id, lesson.school_uai,
          half_day_of_lesson(lesson.starts_at, school.time_zone))
    )
    and not exists (
      select from lesson_teacher
      join school_role on school_role.person_id = lesson_teacher.teacher_id
        and school_role.school_uai = lesson.school_uai and school_role.deactivated_at is null
      where lesson_teacher.lesson_id = lesson.id
        and not is_away(lesson_teacher.teacher_id, lesson.school_uai,
          half_day_of_lesson(lesson.starts_at, school.time_zone))
    );
