-- Which copies teachers' pages count: see docs/decisions/0121-which-copy-counts.md. Every count and list of copies that
-- were handed in, wait for a mark or were returned reads these views.

-- Of everybody, or of their team, the copy that was received last: the same order as last_copy_of. An attempt that was
-- begun since takes nothing from it. Who sent it may have left the course. Asked of each copy by itself, in a subquery that
-- is no join: as one, it would be made for the copies of the whole installation at once.
create view counting_copy as
  select submission.assignment_id, submission.attempt_id, submission.pupil_id, submission.received_at, submission.to_mark,
    -- marks that a person still has to give
    case when submission.to_mark = 0 then 0 else greatest(0, submission.to_mark - (
      select count(*) from hand_mark where hand_mark.attempt_id = submission.attempt_id
    ))::integer end as waiting
  from submission
  where submission.attempt_id = (
    select copy.attempt_id from copies_of(submission.assignment_id, submission.pupil_id) copy
    join submission received on received.attempt_id = copy.attempt_id
    order by received.received_at desc, copy.number desc, copy.attempt_id desc
    limit 1
  );

-- The same for each pupil whose it is: who sent it, and their team.
create view pupil_copy as
  select counting_copy.assignment_id, counting_copy.pupil_id, counting_copy.attempt_id, counting_copy.to_mark,
    counting_copy.waiting
  from counting_copy
  union all
  select counting_copy.assignment_id, mate.pupil_id, counting_copy.attempt_id, counting_copy.to_mark,
    counting_copy.waiting
  from counting_copy
  join team_member own on own.assignment_id = counting_copy.assignment_id
    and own.pupil_id = counting_copy.pupil_id
  join team_member mate on mate.assignment_id = own.assignment_id and mate.number = own.number
    and mate.pupil_id <> own.pupil_id;

-- As in 0033-teams.sql, and of two copies of one moment the same one counts for everybody.
create or replace function last_copy_of(of_assignment uuid, of_pupil uuid)
returns table (attempt_id uuid, number integer) language sql stable as $$
  select ranked.attempt_id, ranked.number from (
    select copy.attempt_id, copy.number, submission.received_at,
      submission.received_at is null and copy.number > coalesce(
        max(copy.number) filter (where submission.received_at is not null) over (), 0) as is_new
    from copies_of(of_assignment, of_pupil) copy
    left join submission on submission.attempt_id = copy.attempt_id
  ) ranked
  order by ranked.is_new desc, ranked.received_at desc nulls last, ranked.number desc, ranked.attempt_id desc
  limit 1
$$;
