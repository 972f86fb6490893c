-- What teachers say of a pupil in a grading period, and the reports that are made of it: see
-- docs/reports.md. Kept as the grades that they stand beside.

-- A period that something was written in is not thrown away by a change of the year's dates.
create table appreciation (
  course_id uuid not null references course,
  period_id uuid not null references grading_period,
  pupil_id uuid not null references person,
  text text not null check (length(text) between 1 and 600),
  written_by uuid not null references person,
  written_at timestamptz not null,
  primary key (course_id, period_id, pupil_id)
);
create index appreciation_by_period on appreciation (period_id);

-- Of all the courses together, in the class in which the pupil then is.
create table general_appreciation (
  class_id uuid not null references class,
  period_id uuid not null references grading_period,
  pupil_id uuid not null references person,
  text text not null check (length(text) between 1 and 1000),
  written_by uuid not null references person,
  written_at timestamptz not null,
  primary key (class_id, period_id, pupil_id)
);
create index general_appreciation_by_period on general_appreciation (period_id);

-- A class's reports of a period given out together. The last one counts.
create table report_publishing (
  -- minted on the device, so that publishing twice is publishing once
  id uuid primary key,
  serial bigint generated always as identity unique,
  class_id uuid not null references class,
  period_id uuid not null references grading_period,
  published_by uuid not null references person,
  published_at timestamptz not null,
  withdrawn_at timestamptz
);
create index report_publishing_by_class on report_publishing (class_id, period_id, serial desc);
create index report_publishing_by_period on report_publishing (period_id);

-- What was said then: never changed, whatever is graded and written later. The name is not in it,
-- so that it is forgotten with its person.
create table period_report (
  id uuid primary key,
  publishing_id uuid not null references report_publishing,
  pupil_id uuid not null references person,
  content jsonb not null,
  unique (publishing_id, pupil_id)
);
create index period_report_by_pupil on period_report (pupil_id);
