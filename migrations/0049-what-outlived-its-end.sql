-- Until now the night deleted a session 30 days after its end, though its token lives for 90: after
-- a restart nobody knew that it had ended. What was deleted cannot be told from what lives, so what
-- may have been deleted is over for everybody: sessions issued more than 30 days ago.
create table session_floor (
  id smallint primary key check (id = 1),
  -- sessions issued before this are over, of every account
  valid_from timestamptz not null
);
-- A younger installation has deleted nothing.
insert into session_floor (id, valid_from)
select 1, now() - interval '30 days'
where exists (select from account where created_at < now() - interval '30 days');

-- A guardian could make a child's own calendar address in a session opened for the child; it would
-- outlive the guardian's rights, and no row tells it from one that the child made. All of them end
-- once; a child makes another. Those of guardians and teachers stay.
delete from calendar_feed using account
where account.id = calendar_feed.account_id and account.person_id = calendar_feed.pupil_id;
