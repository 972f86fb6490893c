-- Which hints a pupil opened, and what that costs; and the bound of what is asked to be signed.

-- By attempt and question, how many hints lie open, from the first on: what a device told, never a proof.
-- The most ever told stays. Kept as long as the attempt.
create table opened_hint (
  attempt_id uuid not null references attempt,
  question_id text not null,
  opened integer not null check (opened between 1 and 5),
  told_at timestamptz not null,
  primary key (attempt_id, question_id)
);

-- What opened hints take of the points that the person gave, as it stood when the copy was handed in.
alter table hand_mark add column hint_cost numeric not null default 0 check (hint_cost >= 0);

-- As the contract has it since there were such requests: five hundred signs, and no longer twice as many here.
alter table signature_request drop constraint signature_request_text_check;
alter table signature_request add constraint signature_request_text_check
  check (length(text) between 1 and 500);
