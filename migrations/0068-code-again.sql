-- Which session a one-use code opened: the device that lost the answer may use the code again for some minutes.
alter table one_use_code add column session_id uuid;
