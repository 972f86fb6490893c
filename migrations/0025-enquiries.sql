-- What a pupil asks the teachers of a course about a lesson to read or a work to do, and their answer.
-- Read by the pupil, the guardians and the course's teachers; deleted when the school year is over.

create table enquiry (
  -- minted on the device, so that sending twice is asking once
  id uuid primary key,
  school_uai text not null references school,
  course_id uuid not null references course,
  -- one of the two
  resource_id uuid references resource,
  assignment_id uuid references assignment,
  pupil_id uuid not null references person,
  asked text not null check (length(asked) between 1 and 500),
  asked_at timestamptz not null,
  -- when a teacher first had it on the screen: from then on nothing of it is taken back
  read_at timestamptz,
  answer text check (length(answer) between 1 and 1000),
  answered_by uuid references person,
  answered_at timestamptz,
  check (num_nonnulls(resource_id, assignment_id) = 1),
  check (num_nulls(answer, answered_by, answered_at) in (0, 3)),
  check (answer is null or read_at is not null)
);
create index enquiry_by_pupil on enquiry (pupil_id, asked_at desc);
create index enquiry_by_course on enquiry (course_id, asked_at desc);
create index enquiry_waiting on enquiry (course_id) where answer is null;
