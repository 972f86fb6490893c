-- Copies that their teacher has given back, and what was ticked of a rubric.

-- What a person marked is seen by pupil and guardian from here on, once the assignment's own rule lets
-- marks be seen. A row stands only while every answer that waited for a person is marked. Kept as long
-- as the copy.
create table returned_copy (
  attempt_id uuid primary key references attempt,
  -- minted by the page, the same for all that were returned in one act; null: returned by itself
  return_id uuid,
  returned_by uuid not null references person,
  returned_at timestamptz not null
);
create index returned_copy_by_act on returned_copy (return_id) where return_id is not null;

-- What was wholly marked before copies were returned had been seen already: it stays seen.
insert into returned_copy (attempt_id, returned_by, returned_at)
select submission.attempt_id, (array_agg(hand_mark.marked_by order by hand_mark.marked_at desc))[1],
  max(hand_mark.marked_at)
from submission join hand_mark on hand_mark.attempt_id = submission.attempt_id
group by submission.attempt_id, submission.to_mark
having submission.to_mark > 0 and count(*) >= submission.to_mark;

-- Of a question's rubric: criterion id -> place of the ticked step, from 0; null: points alone.
alter table hand_mark add column ticks jsonb check (octet_length(ticks::text) <= 4096);
-- Why the points are not those of the ticked steps; empty where they are.
alter table hand_mark add column because text not null default '' check (length(because) <= 200);
