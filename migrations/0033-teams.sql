-- Assignments that are done in teams: whoever hands in, hands in for the whole team.

-- The team of a pupil at an assignment: those with the same number. Pupils without a row work alone.
-- Fixed once something was handed in for the assignment; goes with its copies.
create table team_member (
  assignment_id uuid not null references assignment,
  pupil_id uuid not null references person,
  number integer not null check (number between 1 and 500),
  primary key (assignment_id, pupil_id)
);
create index team_member_by_team on team_member (assignment_id, number);
create index team_member_by_pupil on team_member (pupil_id);

-- What is a pupil's at an assignment: their own attempts, and what others of their team handed in.
create function copies_of(of_assignment uuid, of_pupil uuid)
returns table (attempt_id uuid, number integer) language sql stable as $$
  select attempt.id, attempt.number from attempt
  where attempt.assignment_id = of_assignment and attempt.pupil_id = of_pupil
  union all
  select attempt.id, attempt.number
  from team_member own
  join team_member mate on mate.assignment_id = own.assignment_id
    and mate.number = own.number and mate.pupil_id <> own.pupil_id
  join attempt on attempt.assignment_id = mate.assignment_id and attempt.pupil_id = mate.pupil_id
  join submission on submission.attempt_id = attempt.id
  where own.assignment_id = of_assignment and own.pupil_id = of_pupil
$$;

-- Which of them counts: an attempt that was begun after all that was handed in, else the copy that was
-- received last.
create function last_copy_of(of_assignment uuid, of_pupil uuid)
returns table (attempt_id uuid, number integer) language sql stable as $$
  select ranked.attempt_id, ranked.number from (
    select copy.attempt_id, copy.number, submission.received_at,
      submission.received_at is null and copy.number > coalesce(
        max(copy.number) filter (where submission.received_at is not null) over (), 0) as is_new
    from copies_of(of_assignment, of_pupil) copy
    left join submission on submission.attempt_id = copy.attempt_id
  ) ranked
  order by ranked.is_new desc, ranked.received_at desc nulls last, ranked.number desc
  limit 1
$$;

-- As in 0031-working-groups.sql, but a team has the kindest times of its members: the first opening, and
-- the last due time, or none where one of them has none. Extra time stays each pupil's own.
create or replace function terms_of(of_assignment uuid, of_pupil uuid)
returns table (
  opens_at timestamptz, due_at timestamptz, marks_due_at timestamptz, is_own boolean, extra_time text
) language sql stable as $$
  select coalesce(team.opens_at, own_window.opens_at, assignment.opens_at),
    case when team.size > 0 then team.due_at
      else coalesce(own_window.due_at, assignment.due_at) end,
    greatest(case when team.size > 0 then team.due_at else own_window.due_at end, assignment.due_at),
    own_window.pupil_id is not null,
    adjustment.extra_time
  from assignment
  left join own_window
    on own_window.assignment_id = assignment.id and own_window.pupil_id = of_pupil
  left join adjustment
    on adjustment.pupil_id = of_pupil and adjustment.school_uai = assignment.school_uai
  cross join lateral (
    select count(*) as size,
      min(coalesce(given.opens_at, assignment.opens_at)) as opens_at,
      case when bool_and(coalesce(given.due_at, assignment.due_at) is not null)
        then max(coalesce(given.due_at, assignment.due_at)) end as due_at
    from team_member own
    join team_member mate on mate.assignment_id = own.assignment_id and mate.number = own.number
    left join own_window given
      on given.assignment_id = mate.assignment_id and given.pupil_id = mate.pupil_id
    where own.assignment_id = assignment.id and own.pupil_id = of_pupil
  ) team
  where assignment.id = of_assignment
    and (not assignment.to_some or of_pupil is null or exists (
      select from assignment_pupil
      where assignment_pupil.assignment_id = assignment.id and assignment_pupil.pupil_id = of_pupil
    ))
$$;
