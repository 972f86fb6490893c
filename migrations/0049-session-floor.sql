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
