-- What a teacher or a head tells a course, a class or the whole school until a day. Who has read it is
-- not stored.

create table class_announcement (
  -- minted on the device, so that sending twice is announcing once
  id uuid primary key,
  school_uai text not null references school,
  -- at most one of the two; neither: the whole school
  class_id uuid references class,
  course_id uuid references course,
  text text not null check (length(text) between 1 and 1000),
  link text check (length(link) between 9 and 500 and link like 'https://%'),
  -- the last day on which it stands, on the school's clock
  until_day date not null,
  written_by uuid not null references person,
  written_at timestamptz not null,
  withdrawn_at timestamptz,
  check (num_nonnulls(class_id, course_id) <= 1)
);
create index class_announcement_standing on class_announcement (school_uai, until_day)
  where withdrawn_at is null;
create index class_announcement_by_author on class_announcement (written_by, written_at);
