-- A course's days, sealed for every cache (docs/formats/day-pack.md), and what tells the builder
-- that a day has changed.

-- sealed bytes, once each, whoever needs them
create table sealed_pack (
  -- SHA-256 of the sealed bytes
  address text primary key check (address ~ '^[0-9a-f]{64}$'),
  -- SHA-256 of what is inside. The key is derived from it and from a key outside the database, and
  -- is stored nowhere.
  content_hash bytea not null,
  -- which key outside the database: not the key, only its name
  key_mark text not null,
  byte_count integer not null,
  -- null once no course needs them any more
  bytes bytea,
  built_at timestamptz not null
);
-- compressed and random already
alter table sealed_pack alter column bytes set storage external;

-- which sealed packs are a course's on a day
create table day_pack (
  course_id uuid not null references course,
  on_date date not null,
  address text not null references sealed_pack,
  -- the day itself; an exercise that opens later; a file that the day shows
  kind text not null check (kind in ('day', 'held', 'file')),
  assignment_id uuid references assignment,
  -- no key before
  opens_at timestamptz,
  built_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (course_id, on_date, address),
  check ((kind = 'held') = (assignment_id is not null)),
  check ((kind = 'held') = (opens_at is not null))
);
create unique index day_pack_current on day_pack (course_id, on_date) where kind = 'day' and withdrawn_at is null;
create index day_pack_by_address on day_pack (address) where withdrawn_at is null;
create index day_pack_by_date on day_pack (on_date);

-- Courses whose coming days must be built anew. A mark is a row of its own, so that no act waits
-- for the builder and no mark that comes while it builds is lost.
create table day_pack_due (
  id bigint generated always as identity primary key,
  course_id uuid not null,
  marked_at timestamptz not null default now()
);

-- ============================================================ what changes a day

-- News for every process, as engine/database/change-feed.ts writes it.
create function tell_change(topic text, keys text[]) returns void language plpgsql as $$
begin
  if cardinality(keys) > 0 then
    insert into change_feed (topic, key) select tell_change.topic, unnest(keys);
    perform pg_notify('change_feed', '');
  end if;
end $$;

create function mark_days_due(courses uuid[]) returns void language plpgsql as $$
begin
  if cardinality(courses) > 0 then
    insert into day_pack_due (course_id) select unnest(courses);
    perform tell_change('day_pack_due', array['']);
  end if;
end $$;

-- In every function below, `changed` and `before` are the rows of the statement.

-- lesson, assignment, course, course_teacher: the row names the course
create function course_changed() returns trigger language plpgsql as $$
begin
  perform mark_days_due(array(select distinct course_id from changed));
  return null;
end $$;

create trigger day_of_new_lessons after insert on lesson
  referencing new table as changed for each statement execute function course_changed();
create trigger day_of_changed_lessons after update on lesson
  referencing new table as changed for each statement execute function course_changed();
create trigger day_of_gone_lessons after delete on lesson
  referencing old table as changed for each statement execute function course_changed();
create trigger day_of_new_assignments after insert on assignment
  referencing new table as changed for each statement execute function course_changed();
create trigger day_of_changed_assignments after update on assignment
  referencing new table as changed for each statement execute function course_changed();

create function attached_changed() returns trigger language plpgsql as $$
begin
  perform mark_days_due(array(
    select distinct lesson.course_id from changed join lesson on lesson.id = changed.lesson_id
  ));
  return null;
end $$;

create trigger day_of_attached after insert on lesson_resource
  referencing new table as changed for each statement execute function attached_changed();
create trigger day_of_detached after delete on lesson_resource
  referencing old table as changed for each statement execute function attached_changed();

-- A draft may be saved every second: only what readers see counts.
create function resource_changed() returns trigger language plpgsql as $$
begin
  perform mark_days_due(array(
    select distinct lesson.course_id
    from changed join before using (id)
    join lesson_resource on lesson_resource.resource_id = changed.id
    join lesson on lesson.id = lesson_resource.lesson_id
    where (changed.published_revision_id, changed.deleted_at, changed.subject_code, changed.level_label)
      is distinct from (before.published_revision_id, before.deleted_at, before.subject_code, before.level_label)
  ));
  return null;
end $$;

create trigger day_of_changed_resources after update on resource
  referencing old table as before new table as changed
  for each statement execute function resource_changed();

-- The same content published again keeps its revision, and shows a new time.
create function revision_changed() returns trigger language plpgsql as $$
begin
  perform mark_days_due(array(
    select distinct lesson.course_id
    from changed
    join resource on resource.published_revision_id = changed.id
    join lesson_resource on lesson_resource.resource_id = resource.id
    join lesson on lesson.id = lesson_resource.lesson_id
  ));
  return null;
end $$;

create trigger day_of_changed_revisions after update on resource_revision
  referencing new table as changed for each statement execute function revision_changed();

create function course_renamed() returns trigger language plpgsql as $$
begin
  perform mark_days_due(array(
    select changed.id from changed join before using (id)
    where (changed.name, changed.subject_code, changed.deactivated_at)
      is distinct from (before.name, before.subject_code, before.deactivated_at)
  ));
  return null;
end $$;

create trigger day_of_renamed_courses after update on course
  referencing old table as before new table as changed
  for each statement execute function course_renamed();

create function subject_renamed() returns trigger language plpgsql as $$
begin
  perform mark_days_due(array(
    select course.id from changed join before using (code)
    join course on course.subject_code = changed.code and course.deactivated_at is null
    where (changed.label, changed.family) is distinct from (before.label, before.family)
  ));
  return null;
end $$;

create trigger day_of_renamed_subjects after update on subject
  referencing old table as before new table as changed
  for each statement execute function subject_renamed();

-- ============================================================ what changes a person's own part

-- Teachers' names stand in no sealed pack, only in what their pupils get.
create function teachers_changed() returns trigger language plpgsql as $$
begin
  perform tell_change('day_packs', array(select distinct course_id::text from changed));
  return null;
end $$;

create trigger packs_of_new_teachers after insert on course_teacher
  referencing new table as changed for each statement execute function teachers_changed();
create trigger packs_of_gone_teachers after delete on course_teacher
  referencing old table as changed for each statement execute function teachers_changed();

create function person_renamed() returns trigger language plpgsql as $$
begin
  perform tell_change('day_packs', array(
    select distinct course_teacher.course_id::text
    from changed join before using (id)
    join course_teacher on course_teacher.teacher_id = changed.id
    where (changed.family_name, changed.given_name) is distinct from (before.family_name, before.given_name)
  ));
  return null;
end $$;

create trigger packs_of_renamed_people after update on person
  referencing old table as before new table as changed
  for each statement execute function person_renamed();

-- Which days a school works, and what its other days are called.
create function school_days_changed() returns trigger language plpgsql as $$
begin
  perform tell_change('school_days', array(select distinct school_uai from changed));
  return null;
end $$;

create trigger days_of_new_lessons after insert on lesson
  referencing new table as changed for each statement execute function school_days_changed();
create trigger days_of_gone_lessons after delete on lesson
  referencing old table as changed for each statement execute function school_days_changed();

create function lessons_moved() returns trigger language plpgsql as $$
begin
  perform tell_change('school_days', array(
    select distinct changed.school_uai from changed join before using (id)
    where changed.on_date <> before.on_date
  ));
  return null;
end $$;

create trigger days_of_moved_lessons after update on lesson
  referencing old table as before new table as changed
  for each statement execute function lessons_moved();

-- '*': of a zone, for every school in it
create function calendar_changed() returns trigger language plpgsql as $$
begin
  perform tell_change('school_days', array(select distinct coalesce(school_uai, '*') from changed));
  return null;
end $$;

create trigger days_of_new_periods after insert on calendar_period
  referencing new table as changed for each statement execute function calendar_changed();
create trigger days_of_changed_periods after update on calendar_period
  referencing new table as changed for each statement execute function calendar_changed();
create trigger days_of_gone_periods after delete on calendar_period
  referencing old table as changed for each statement execute function calendar_changed();

create function school_moved() returns trigger language plpgsql as $$
begin
  perform tell_change('school_days', array(
    select changed.uai from changed join before using (uai)
    where (changed.time_zone, changed.zone, changed.department_code, changed.postcode)
      is distinct from (before.time_zone, before.zone, before.department_code, before.postcode)
  ));
  return null;
end $$;

create trigger days_of_moved_schools after update on school
  referencing old table as before new table as changed
  for each statement execute function school_moved();
