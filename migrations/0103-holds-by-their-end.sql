-- Screens that keep up ask every few seconds whether anything happened to a hold: the latest end and the latest clearing.
create index holds_by_end on exposure.holds (closed_at);
create index cleared_holds_by_time on exposure.cleared_holds (cleared_at);
