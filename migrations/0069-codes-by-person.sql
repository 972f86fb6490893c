-- A code that was used may serve once more (0068), so that what makes a person's codes void looks at used ones too:
-- an index of the others alone cannot find them.
drop index one_use_code_by_person;
create index one_use_code_by_person on one_use_code (person_id);
