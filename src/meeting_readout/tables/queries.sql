-- What is one ministry to do in 2032, under all its names? Its identity is that of the file of names.
SELECT addressed.readout, addressed.id, addressed.addressee, said.due, said.words
FROM addressed JOIN said ON said.readout = addressed.readout AND said.id = addressed.id
WHERE addressed.list = 'directives' AND addressed.identity = 'treasury' AND said.due BETWEEN '2032-01-01' AND '2032-12-31'
ORDER BY said.due, addressed.readout, addressed.id;

-- Which deadlines pass in the next month, the first ones first?
SELECT due, readout, id, deadline, words FROM deadlines
WHERE due BETWEEN '2032-03-01' AND '2032-03-31' ORDER BY due, readout, id;

-- How often did each body meet in each year?
SELECT body, substr(CAST(first_day AS VARCHAR), 1, 4) AS year, count(*) AS held FROM meetings
WHERE status = 'held' AND first_day IS NOT NULL
GROUP BY 1, 2 ORDER BY 1 NULLS LAST, 2;

-- Who chaired which meetings?
SELECT attendance.name, meetings.first_day, meetings.title
FROM attendance JOIN meetings ON meetings.readout = attendance.readout
WHERE attendance.role = 'chair' ORDER BY attendance.name NULLS LAST, meetings.first_day NULLS LAST, attendance.readout;

-- Which motions were not unanimous, and how close were they?
SELECT readout, decision, for_count, against_count FROM votes
WHERE against_count > 0 ORDER BY for_count - against_count NULLS LAST, readout, decision;

-- Who is addressed most often, and with what force?
SELECT addressed.addressee, said.kind, count(*) AS times
FROM addressed JOIN said ON said.readout = addressed.readout AND said.id = addressed.id
GROUP BY 1, 2 ORDER BY times DESC, 1, 2 NULLS LAST LIMIT 20;

-- Which sums of money were named, in which currency, for what?
SELECT amounts.readout, amounts.owner, amounts.value_number, amounts.currency, said.words
FROM amounts JOIN said ON said.readout = amounts.readout AND said.id = amounts.owner
WHERE amounts.currency IS NOT NULL AND amounts.value_number IS NOT NULL
ORDER BY amounts.currency, amounts.value_number DESC, amounts.readout, amounts.path;

-- Who was put in which post, and when?
SELECT held, name, post, readout, item FROM appointed ORDER BY held NULLS LAST, readout, item, name;

-- Which promises were made that have no deadline at all?
SELECT readout, id, words FROM said
WHERE list = 'commitments' AND deadline IS NULL ORDER BY readout, id;

-- Which facts come from outside of the text, in the dates of meetings?
SELECT readout, name, held_start_value, held_start_basis FROM occasions
WHERE held_start_basis IN ('inferred', 'external') ORDER BY readout, path;
