-- What the auditor said of the statements: an unqualified report and an adverse one are both "audited".
alter table assessment.statements
  add column opinion text check (opinion in ('unqualified', 'emphasis', 'qualified', 'disclaimer', 'adverse'));
