-- What is assessed in a course and what each pupil got: see docs/grades.md. Kept until a year after
-- the school year's end, as what pupils hand in.

-- The parts of a school year for which averages are made.
create table grading_period (
  id uuid primary key,
  school_year_id uuid not null references school_year,
  label text not null,
  starts_on date not null,
  ends_on date not null,
  check (ends_on >= starts_on)
);
create index grading_period_by_year on grading_period (school_year_id);

create table assessment (
  id uuid primary key,
  course_id uuid not null references course,
  title text not null,
  on_day date not null,
  -- points: out of out_of; attainment: how far an aim is reached; mastery: the socle's four steps
  scale text not null check (scale in ('points', 'attainment', 'mastery')),
  out_of numeric(6, 2) check (out_of >= 1),
  weight numeric(5, 2) not null check (weight >= 0),
  -- from when pupils and guardians see it; null: not yet
  shown_at timestamptz,
  created_by uuid not null references person,
  created_at timestamptz not null,
  removed_at timestamptz,
  -- whose results were taken over; such an assessment is made once
  assignment_id uuid references assignment,
  check ((scale = 'points') = (out_of is not null))
);
create index assessment_by_course on assessment (course_id, on_day) where removed_at is null;
create unique index assessment_of_assignment on assessment (assignment_id) where removed_at is null;

-- Every grade that was ever given, the last one of a pupil and assessment counting; an empty one
-- takes it away. The id is minted on the device, so that a retry changes nothing.
create table grade_entry (
  id uuid primary key,
  seq bigint generated always as identity,
  assessment_id uuid not null references assessment,
  pupil_id uuid not null references person,
  points numeric(6, 2) check (points >= 0),
  step smallint check (step between 1 and 4),
  none text check (none in ('absent', 'dispensed', 'not_marked', 'not_handed_in')),
  entered_by uuid not null references person,
  entered_at timestamptz not null,
  check (num_nonnulls(points, step, none) <= 1)
);
create index grade_entry_by_assessment on grade_entry (assessment_id, pupil_id, seq desc);
create index grade_entry_by_pupil on grade_entry (pupil_id);
