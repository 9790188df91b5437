-- Figures of an industry that somebody else published (企业绩效评价标准值 and the like), for where our own customers are too few.
create table assessment.benchmarks (
  industry   text        not null,
  size       text        not null check (size in ('all', 'small', 'medium', 'large')),
  ratio      text        not null,
  year       int         not null check (year between 1990 and 2100), -- that the figures are of
  levels     jsonb       not null check (jsonb_typeof(levels) = 'object'), -- excellent … poor → figure or null; shares as 0.12
  source     text        not null check (source <> ''),
  entered_by text        not null,
  entered_at timestamptz not null,
  primary key (industry, size, ratio, year)
);
