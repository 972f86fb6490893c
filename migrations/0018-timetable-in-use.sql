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

-- Another teacher of the school takes one lesson of a course, or all of it for some days. Who
-- stands in has rights there for these days only: they are asked of the views below each time.
create table substitution (
  id uuid primary key,
  school_uai text not null references school,
  course_id uuid not null references course,
  -- one lesson, wherever it moves; null: every lesson of the course in the span
  lesson_id uuid references lesson on delete cascade,
  substitute_id uuid not null references person,
  from_day date not null,
  until_day date not null check (until_day >= from_day),
  named_by uuid not null references person,
  named_at timestamptz not null,
  -- taken back before its time
  ended_at timestamptz
);
create index substitution_by_course on substitution (course_id) where ended_at is null;
create index substitution_by_lesson on substitution (lesson_id) where lesson_id is not null;
create index substitution_by_substitute on substitution (substitute_id) where ended_at is null;

-- Those that were not taken back, of people who still teach in the school; with the days that hold
-- now, since a single lesson may have moved.
create view live_substitution as
  select substitution.id, substitution.course_id, substitution.lesson_id,
    substitution.substitute_id, school.time_zone,
    coalesce(lesson.on_date, substitution.from_day) as from_day,
    coalesce(lesson.on_date, substitution.until_day) as until_day
  from substitution
  join school on school.uai = substitution.school_uai
  left join lesson on lesson.id = substitution.lesson_id
  where substitution.ended_at is null
    and exists (
      select from school_role
      where school_role.person_id = substitution.substitute_id
        and school_role.school_uai = substitution.school_uai
        and school_role.role in ('teacher', 'head') and school_role.deactivated_at is null
    );

-- Who stands in for which lesson: who was named for it alone goes before who was named for a span.
create view lesson_substitute as
  select lesson.id as lesson_id, lesson.course_id, lesson.on_date, live.id as substitution_id,
    live.substitute_id, live.from_day, live.until_day, live.time_zone, true as is_single
  from lesson
  join live_substitution live on live.lesson_id = lesson.id
  union all
  select lesson.id, lesson.course_id, lesson.on_date, live.id, live.substitute_id,
    live.from_day, live.until_day, live.time_zone, false
  from lesson
  join live_substitution live on live.lesson_id is null and live.course_id = lesson.course_id
    and lesson.on_date between live.from_day and live.until_day
  where not exists (select from live_substitution single where single.lesson_id = lesson.id);

-- Who gives a lesson: whoever stands in, else the teachers of the course.
create view lesson_teacher as
  select lesson_id, substitute_id as teacher_id from lesson_substitute
  union all
  select lesson.id, course_teacher.teacher_id
  from lesson
  join course_teacher on course_teacher.course_id = lesson.course_id
  where not exists (
    select from lesson_substitute where lesson_substitute.lesson_id = lesson.id
  );

-- What days, weeks and packs ask of these views, as functions: their plans are kept by a connection,
-- while views inside a statement are planned with it each time, which costs more than the answer. Nearly
-- every course has nobody who stands in, and is done after one look.

create function teachers_of_lesson(of_lesson uuid, of_course uuid) returns json
language plpgsql stable as $$
begin
  if not exists (select from substitution where course_id = of_course and ended_at is null) then
    return (
      select json_agg(json_build_object('id', person.id, 'familyName', person.family_name,
        'givenName', person.given_name) order by person.family_name, person.id)
      from course_teacher join person on person.id = course_teacher.teacher_id
      where course_teacher.course_id = of_course
    );
  end if;
  return (
    select json_agg(json_build_object('id', person.id, 'familyName', person.family_name,
      'givenName', person.given_name) order by person.family_name, person.id)
    from lesson_teacher join person on person.id = lesson_teacher.teacher_id
    where lesson_teacher.lesson_id = of_lesson
  );
end $$;

create function substitution_of_lesson(of_lesson uuid, of_course uuid) returns json
language plpgsql stable as $$
begin
  if not exists (select from substitution where course_id = of_course and ended_at is null) then
    return null;
  end if;
  return (
    select json_build_object('id', substitution_id, 'isSingle', is_single, 'fromDay', from_day,
      'untilDay', until_day, 'substitute', json_build_object('id', person.id,
        'familyName', person.family_name, 'givenName', person.given_name))
    from lesson_substitute join person on person.id = lesson_substitute.substitute_id
    where lesson_substitute.lesson_id = of_lesson
    limit 1
  );
end $$;

-- Who gives a course's lessons on days on which somebody stands in, from a day on.
create function substituted_days(of_course uuid, from_date date, days_max integer) returns json
language plpgsql stable as $$
begin
  if not exists (select from substitution where course_id = of_course and ended_at is null) then
    return '[]';
  end if;
  return (
    select coalesce(json_agg(json_build_object('on', on_date, 'teachers', teachers)), '[]') from (
      select lesson.on_date, json_agg(distinct jsonb_build_object('id', person.id,
        'familyName', person.family_name, 'givenName', person.given_name)) as teachers
      from lesson
      join lesson_teacher on lesson_teacher.lesson_id = lesson.id
      join person on person.id = lesson_teacher.teacher_id
      where lesson.course_id = of_course and lesson.on_date >= from_date
        and exists (
          select from lesson_substitute
          where lesson_substitute.course_id = of_course
            and lesson_substitute.on_date = lesson.on_date
        )
      group by lesson.on_date order by lesson.on_date limit days_max
    ) substituted
  );
end $$;

-- The lessons of some days for which a person stands in, of spans that are not over.
create function lessons_stood_in(of_person uuid, from_date date, to_date date, at timestamptz)
returns setof uuid language plpgsql stable as $$
begin
  if not exists (select from substitution where substitute_id = of_person and ended_at is null) then
    return;
  end if;
  return query
    select lesson_id from lesson_substitute
    where substitute_id = of_person and on_date between from_date and to_date
      and until_day >= (at at time zone time_zone)::date;
end $$;

-- Pupils read who gives their lessons.
create trigger packs_of_new_substitutes after insert on substitution
  referencing new table as changed for each statement execute function teachers_changed();
create trigger packs_of_changed_substitutes after update on substitution
  referencing new table as changed for each statement execute function teachers_changed();
create trigger packs_of_gone_substitutes after delete on substitution
  referencing old table as changed for each statement execute function teachers_changed();
