-- What a customer promised in another currency than its own; whether it kept its word is read from receipts in that one.
alter table receivables.promises add column currency char(3); -- null: the customer's
