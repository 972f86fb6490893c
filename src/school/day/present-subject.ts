/** A subject as the days show it. */

export function presentSubject(row: {
  readonly subject_code: string
  readonly subject_label: string
  readonly subject_family: string
}) {
  return { code: row.subject_code, label: row.subject_label, family: row.subject_family }
}
