const MAX_LENGTH = 72
/** `web: keep the time`, `client, docs: …`, `api/tasks: …` */
const pattern = /^[a-z][a-z0-9/, -]*: \S/
const written = /^(?:Merge|Revert) /

/** Returns the commit subjects that are not `area: what changed` in at most 72 characters. */
export function findBadSubjects(subjects: readonly string[]): string[] {
  return subjects.filter(
    (subject) => !written.test(subject) && (!pattern.test(subject) || subject.length > MAX_LENGTH),
  )
}
