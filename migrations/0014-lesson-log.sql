-- What was done in each lesson: with the homework that a lesson carries, the cahier de textes
-- (circulaire n° 2010-136 of 6 September 2010). Kept five years after the school year's end; a lesson
-- that has a line here is never deleted, whatever becomes of the timetable.

-- Each teacher of a course writes under their own name; nobody writes over another's words.
create table lesson_log (
  lesson_id uuid not null references lesson,
  written_by uuid not null references person,
  -- empty: taken back
  done text not null check (length(done) <= 4000),
  -- counts the savings, so that one of two open pages does not write over the other unseen
  draft_version integer not null check (draft_version > 0),
  begun_at timestamptz not null,
  written_at timestamptz not null,
  primary key (lesson_id, written_by)
);

-- Who gave the homework of a lesson, and when: for whoever takes the course over, and for inspection.
alter table lesson
  add column homework_by uuid references person,
  add column homework_at timestamptz;

-- What is to be handed in during a week, over all the courses of a class.
create index assignment_due on assignment (course_id, due_at) where withdrawn_at is null;
