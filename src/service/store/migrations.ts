/**
 * The steps that lead from an empty database to today's, in order. A step that was released is never edited:
 * `user_version` counts the steps that a file has behind it.
 *
 * One table holds every kind, so a write of several objects is one transaction and a new kind needs no new
 * step. Lists run along `objects_in_list`; the two partial indexes cost nothing for records without a tag.
 */
export const migrations: readonly string[] = [
  `CREATE TABLE objects (
     seq INTEGER PRIMARY KEY,
     kind TEXT NOT NULL,
     id TEXT NOT NULL,
     owner TEXT NOT NULL,
     parent TEXT NOT NULL,
     tag TEXT NOT NULL,
     json TEXT NOT NULL
   ) STRICT;
   CREATE UNIQUE INDEX objects_by_id ON objects (kind, id);
   CREATE INDEX objects_in_list ON objects (kind, owner, parent, seq);
   CREATE INDEX objects_in_tagged_list ON objects (kind, owner, parent, tag, seq) WHERE tag <> '';
   CREATE INDEX objects_by_tag ON objects (kind, tag, seq) WHERE tag <> '';`,
];

/** Marks a file as ours (`PRAGMA application_id`), so that no other program's database is written to. */
export const applicationId = 0x41535354;
