-- Which course of last year a course of a new year was made of, and for which class: a course is taken over once.
create table taken_course (
  source_course_id uuid not null references course on delete cascade,
  -- of the new year
  class_id uuid not null references class on delete cascade,
  course_id uuid not null references course on delete cascade,
  primary key (source_course_id, class_id)
);
create index taken_course_by_course on taken_course (course_id);
