-- Figures that rules of the check read and the nightly run makes: nobody adds up a portfolio while an order waits.
create table receivables.behaviour_figures (
  credit_group_id uuid    not null,
  customer_id     uuid    not null,
  amount_days     numeric not null, -- minor units × days settled after the due day, early ones as 0
  amount_minor    numeric not null,
  invoices        int     not null,
  figured_on      date    not null,
  primary key (credit_group_id, customer_id)
);

-- In the policy's currency, at its planning rates.
create table exposure.concentrations (
  concentrated_by text        not null check (concentrated_by in ('industry', 'country')),
  of_what         text        not null,
  exposure_minor  bigint      not null,
  figured_at      timestamptz not null,
  primary key (concentrated_by, of_what)
);
