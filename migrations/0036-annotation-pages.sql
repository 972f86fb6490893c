-- What is drawn on a PDF lies on one of its pages, counted from 1; a photo is one page.
alter table annotation
  add column page integer not null default 1 check (page between 1 and 50);
