-- How members of the committee weigh criteria against each other, pair by pair. What stands now; the trail has what stood before.
create table policy.comparisons (
  topic      text        not null, -- 'dimensions', or the dimension whose factors are compared
  person_id  text        not null,
  person     text        not null,
  criteria   text[]      not null, -- what was compared, in the order of the pairs
  pairs      jsonb       not null check (jsonb_typeof(pairs) = 'array'), -- row by row above the diagonal
  entered_at timestamptz not null,
  primary key (topic, person_id)
);
