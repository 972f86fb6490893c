-- How a pupil works in other ways than the class, and by when: what is adjusted, never why. A reason,
-- a diagnosis, the name of a plan (PAP, PPS, PPRE) have no column here, and no free text has one.

-- What holds for one pupil in one school. It ends with the school year or with the enrolment
-- (school/people/forget-adjustments.ts); what was before is not kept.
create table adjustment (
  school_uai text not null references school,
  pupil_id uuid not null references person,
  -- the year in which it holds
  school_year_id uuid not null references school_year,
  -- of an attempt whose time is limited: a third more, half as much again, twice as much
  extra_time text check (extra_time in ('third', 'half', 'double')),
  -- how the pages look until the pupil chooses: steps above the base size, and the two others
  text_size integer check (text_size between 1 and 3),
  wide_spacing boolean not null default false,
  dyslexic_font boolean not null default false,
  -- the button that reads a question aloud stands first
  read_aloud boolean not null default false,
  set_by uuid not null references person,
  set_at timestamptz not null,
  primary key (pupil_id, school_uai)
);

-- What a person had never touched was kept like a choice: it would stand in the way of the above.
update account set preferences = preferences
  - case preferences ->> 'font' when 'standard' then 'font' else '' end
  - case preferences ->> 'spacing' when 'standard' then 'spacing' else '' end
  - case preferences ->> 'textSize' when '0' then 'textSize' else '' end
where preferences <> '{}';

-- Minutes that an attempt may take; null: as long as one likes.
alter table assignment add minutes integer check (minutes between 1 and 600);
-- From when the time of a limited attempt runs: it was begun, or the device says that it was, while
-- it was without a line. Null where the time is not limited.
alter table attempt add timed_from timestamptz;

-- Other times of an assignment for one pupil. They go with the copies of that assignment.
create table own_window (
  assignment_id uuid not null references assignment,
  pupil_id uuid not null references person,
  opens_at timestamptz not null,
  due_at timestamptz not null,
  given_by uuid not null references person,
  given_at timestamptz not null,
  primary key (assignment_id, pupil_id),
  check (due_at > opens_at)
);
create index own_window_by_pupil on own_window (pupil_id, due_at);

-- Under which terms a pupil does an assignment: the one place where a pupil's due time is decided.
-- Marks that wait for the due time wait for the later one: whoever has less time must not learn the
-- answers before the others are done.
create function terms_of(of_assignment uuid, of_pupil uuid)
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
$$;

-- An exercise lies in its course's packs for as long as anybody may do it.
create function own_window_changed() returns trigger language plpgsql as $$
begin
  perform mark_days_due(array(
    select distinct assignment.course_id
    from changed join assignment on assignment.id = changed.assignment_id
  ));
  return null;
end $$;

create trigger day_of_new_own_windows after insert on own_window
  referencing new table as changed for each statement execute function own_window_changed();
create trigger day_of_changed_own_windows after update on own_window
  referencing new table as changed for each statement execute function own_window_changed();
create trigger day_of_gone_own_windows after delete on own_window
  referencing old table as changed for each statement execute function own_window_changed();
