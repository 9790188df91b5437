-- What is open by due day moves with every invoice and receipt of that day. Room on the page keeps its updates in place,
-- as with the positions: no new index entry for each. (Pages that are full already stay as they are.)
alter table receivables.open_by_due set (fillfactor = 70);
