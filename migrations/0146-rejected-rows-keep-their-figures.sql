-- The figures behind the reason why a row was rejected, so that the screens can say them in each language.
alter table imports.rejected_rows add column facts jsonb;
