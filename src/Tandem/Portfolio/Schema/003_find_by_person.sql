-- From a person to what waits on them. SQLite would rather read a whole organisation from an index that covers the query
-- than find a person in one that does not.

DROP INDEX role_holder_person;
CREATE INDEX role_holder_person ON role_holder (org, person, engagement, role);
