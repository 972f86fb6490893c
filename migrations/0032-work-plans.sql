-- A pupil's work plan in a course (plan de travail): a short list of things to do in a span of days, which
-- the pupil ticks. Read by the pupil, the guardians, the teachers of the course, the main teachers of the
-- pupil's class and who follows the school; deleted 31 days after its last day.

create table work_plan (
  -- minted on the device, so that composing twice is composing once
  id uuid primary key,
  school_uai text not null references school,
  course_id uuid not null references course,
  pupil_id uuid not null references person,
  title text check (length(title) between 1 and 80),
  first_day date not null,
  last_day date not null,
  -- rises whenever a teacher changes the plan: who has an older one in hand is told
  version integer not null default 1,
  written_by uuid not null references person,
  changed_at timestamptz not null,
  -- one word of a teacher about how it went
  comment text check (length(comment) between 1 and 300),
  commented_by uuid references person,
  check (last_day >= first_day),
  check ((comment is null) = (commented_by is null))
);
create index work_plan_by_pupil on work_plan (pupil_id, last_day);
create index work_plan_by_course on work_plan (course_id, last_day);
create index work_plan_by_last_day on work_plan (last_day);

create table work_plan_item (
  plan_id uuid not null references work_plan on delete cascade,
  -- minted on the device; the same in all plans that are composed at once
  id uuid not null,
  place smallint not null check (place between 1 and 20),
  -- one of the three
  words text check (length(words) between 1 and 200),
  resource_id uuid references resource,
  assignment_id uuid references assignment,
  -- by the pupil; an assignment is done when it is handed in, and nobody ticks it
  ticked_at timestamptz,
  primary key (plan_id, id),
  check (num_nonnulls(words, resource_id, assignment_id) = 1),
  check (assignment_id is null or ticked_at is null)
);
