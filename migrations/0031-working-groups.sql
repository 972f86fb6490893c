-- Teachers' small groups of pupils inside a course, and what is given to only some of its pupils.

-- A group of need: seen by the teachers of the course and by nobody else, its name neither. Gone with
-- the school year (school/working-groups/forget-working-groups.ts).
create table working_group (
  -- minted on the device, so that making it twice is making it once
  id uuid primary key,
  course_id uuid not null references course,
  name text not null check (length(name) between 1 and 40),
  made_by uuid not null references person,
  made_at timestamptz not null
);
create unique index working_group_by_name on working_group (course_id, lower(name));

-- Whoever leaves the course is in none of its groups any more: readers join course_pupil.
create table working_group_pupil (
  group_id uuid not null references working_group on delete cascade,
  pupil_id uuid not null references person,
  primary key (group_id, pupil_id)
);

-- False: given to all of the course, whoever joins it later among them.
alter table assignment add to_some boolean not null default false;

-- To whom it was given where not to all. No group stands here: what became of one changes nothing.
-- They go with the copies of that assignment.
create table assignment_pupil (
  assignment_id uuid not null references assignment,
  pupil_id uuid not null references person,
  chosen_by uuid not null references person,
  chosen_at timestamptz not null,
  primary key (assignment_id, pupil_id)
);

-- As in 0022, and no row where the assignment was given to others only: who does not have it is told
-- of it nowhere. Without a pupil, the course's own terms.
create or replace function terms_of(of_assignment uuid, of_pupil uuid)
returns table (
  opens_at timestamptz, due_at timestamptz, marks_due_at timestamptz, is_own boolean, extra_time text
) language sql stable as $$
  select coalesce(own_window.opens_at, assignment.opens_at),
    coalesce(own_window.due_at, assignment.due_at),
    greatest(own_window.due_at, assignment.due_at),
    own_window.pupil_id is not null,
    adjustment.extra_time
  from assignment
  left join own_window
    on own_window.assignment_id = assignment.id and own_window.pupil_id = of_pupil
  left join adjustment
    on adjustment.pupil_id = of_pupil and adjustment.school_uai = assignment.school_uai
  where assignment.id = of_assignment
    and (not assignment.to_some or of_pupil is null or exists (
      select from assignment_pupil
      where assignment_pupil.assignment_id = assignment.id and assignment_pupil.pupil_id = of_pupil
    ))
$$;

-- Who gets the key of its pack: no sealed byte changes, only what a pupil is given.
create function assignment_pupils_changed() returns trigger language plpgsql as $$
begin
  perform tell_change('day_packs', array(
    select distinct assignment.course_id::text
    from changed join assignment on assignment.id = changed.assignment_id
  ));
  return null;
end $$;

create trigger packs_of_chosen_pupils after insert on assignment_pupil
  referencing new table as changed for each statement execute function assignment_pupils_changed();
create trigger packs_of_pupils_left_out after delete on assignment_pupil
  referencing old table as changed for each statement execute function assignment_pupils_changed();

-- False: asked of the guardians of all.
alter table signature_request add to_some boolean not null default false
  check (not to_some or course_id is not null);
create table signature_request_pupil (
  request_id uuid not null references signature_request on delete cascade,
  pupil_id uuid not null references person,
  primary key (request_id, pupil_id)
);
