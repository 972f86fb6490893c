-- A mark that rules gave to an answer and a teacher changed. Not a row of hand_mark: those are counted against the
-- answers that wait for a person. Kept as long as the copy.
create table changed_mark (
  attempt_id uuid not null references attempt,
  question_id text not null,
  points numeric not null check (points >= 0),
  -- what opened hints cost, as in hand_mark
  hint_cost numeric not null default 0 check (hint_cost >= 0),
  -- of the rule, after that: they stand in submission.points
  rule_points numeric not null check (rule_points >= 0),
  -- what the copy's points gain by it, or lose
  gained numeric not null generated always as (greatest(0, points - hint_cost) - rule_points) stored,
  comment text not null default '',
  marked_by uuid not null references person,
  marked_at timestamptz not null,
  primary key (attempt_id, question_id)
);

-- Of a grade that was taken over: the points that its copy had. Taken over again, it follows a copy that has others by
-- then. Null: a person gave it, or it was taken over before this was kept.
alter table grade_entry add column copy_points numeric check (copy_points >= 0);
