-- Whether any row names a blob is asked of every blob by night; equality is all that is ever asked.
create index file_by_blob on file using hash (blob_key);
create index live_slide_by_blob on live_slide using hash (blob_key);
