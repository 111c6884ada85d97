-- The meetings of the readouts, each with its body, places and days.
CREATE VIEW meetings AS
SELECT occasions.readout, readouts.release_title AS title, occasions.name, occasions.ordinal,
  coalesce(participants.label, entities.label, occasions.body_name, occasions.body_ref) AS body,
  (SELECT group_concat(listed.label, '; ') FROM
    (SELECT label FROM mentions WHERE mentions.readout = occasions.readout AND path LIKE '/meeting/places/%'
     ORDER BY position) AS listed) AS places,
  occasions.first_day, occasions.last_day, occasions.status, readouts.published_first_day AS published
FROM occasions
JOIN readouts ON readouts.readout = occasions.readout
LEFT JOIN participants ON participants.readout = occasions.readout AND participants.id = occasions.body_ref
LEFT JOIN entities ON entities.readout = occasions.readout AND entities.id = occasions.body_ref
WHERE occasions.property = 'meeting';

-- Who was at a meeting, or was expected: a row for each part that somebody had, and one where nobody says which.
CREATE VIEW attendance AS
SELECT participants.readout, participants.id, participants.label AS name, participants.type, roles.role,
  participants.presence_status AS presence, participants.identity
FROM participants LEFT JOIN roles ON roles.readout = participants.readout AND roles.owner = participants.id;

-- The decisions that were put to a vote, or settled without one.
CREATE VIEW votes AS
SELECT readout, id AS decision, vote_question AS question, act, vote_agreement AS agreement, vote_method AS method,
  vote_for_count AS for_count, vote_against_count AS against_count, vote_abstaining_count AS abstaining_count,
  vote_absent_count AS absent_count
FROM decisions
WHERE coalesce(vote_question, vote_agreement, vote_method, vote_as_printed) IS NOT NULL
  OR coalesce(vote_for_count, vote_against_count, vote_abstaining_count, vote_absent_count) IS NOT NULL;

-- All that has a last day on which it can be done in time.
CREATE VIEW deadlines AS
SELECT readout, id, list, kind, words, due, deadline, held FROM said WHERE due IS NOT NULL;

-- Who was put in which post.
CREATE VIEW appointed AS
SELECT appointments.readout, appointments.owner AS item,
  coalesce(participants.label, entities.label, appointments.appointee_name, appointments.appointee_ref) AS name,
  appointments.post, appointments.acting, said.held
FROM appointments
LEFT JOIN said ON said.readout = appointments.readout AND said.id = appointments.owner
LEFT JOIN participants ON participants.readout = appointments.readout AND participants.id = appointments.appointee_ref
LEFT JOIN entities ON entities.readout = appointments.readout AND entities.id = appointments.appointee_ref;
