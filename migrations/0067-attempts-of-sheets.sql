-- An attempt that a teacher began for a sheet on paper, and that its pupil has not opened since: it goes with the
-- sheet where that is taken back or moved, and its pupil has not begun.
create table paper_attempt (
  attempt_id uuid primary key references attempt on delete cascade
);
