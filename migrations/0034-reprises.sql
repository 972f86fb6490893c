-- A course taken up again: what the lessons of one course carried, laid at those of another.

-- `id` is minted by who asks, so that asking twice is asking once.
create table reprise (
  id uuid primary key,
  school_uai text not null references school,
  -- into which
  course_id uuid not null references course,
  source_course_id uuid not null references course,
  made_by uuid not null references person,
  made_at timestamptz not null,
  undone_at timestamptz
);
create index reprise_by_course on reprise (course_id, made_by);

-- One thing of it. A resource at a lesson is placed at once; an exercise waits until it is given.
-- What found no lesson waits without one, and so does what lay at a lesson that the timetable took away.
create table reprise_thing (
  reprise_id uuid not null references reprise on delete cascade,
  place integer not null,
  resource_id uuid references resource,
  exercise_id uuid references exercise,
  lesson_id uuid references lesson on delete set null,
  state text not null check (state in ('waiting', 'placed', 'dropped')),
  -- of an exercise: opening and due time as seen from a lesson, and the rules of before
  rules jsonb,
  assignment_id uuid references assignment,
  primary key (reprise_id, place),
  check (num_nonnulls(resource_id, exercise_id) = 1),
  check ((rules is null) = (exercise_id is null)),
  check (assignment_id is null or (exercise_id is not null and state = 'placed'))
);
create index reprise_thing_by_lesson on reprise_thing (lesson_id) where lesson_id is not null;
