-- For which lesson the homework is, where that was chosen and not a day alone: it is due on that lesson's day, wherever it moves.
alter table lesson add column homework_due_lesson_id uuid references lesson on delete set null;
create index lesson_homework_for on lesson (homework_due_lesson_id) where homework_due_lesson_id is not null;

-- Lessons are moved by teachers, swaps, slots and imports: whoever does it, what is due for the lesson goes along. Never before
-- the lesson in which it was given: then the day stays that was told.
create function homework_follows_lesson() returns trigger language plpgsql as $$
begin
  update lesson giving set homework_due_on = new.on_date
  where giving.homework_due_lesson_id = new.id and giving.homework is not null
    and giving.on_date <= new.on_date;
  return null;
end $$;
create trigger homework_of_moved_lessons after update of on_date on lesson
  for each row when (old.on_date is distinct from new.on_date) execute function homework_follows_lesson();
