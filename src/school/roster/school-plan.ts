/**
 * Decides what a file changes of a school's own row. The national directory owns what schools are
 * called and where they are; a roster fills what is empty, and opens.
 */
import type { Outcome } from './import-report.ts'
import type { SchoolRecord } from './roster-record.ts'

/** The columns that files describe. */
export type SchoolFields = Omit<SchoolRecord, 'kind' | 'key' | 'opens'>

export interface KnownSchool {
  readonly fields: SchoolFields
  readonly isOpen: boolean
}

export interface SchoolStep {
  readonly outcome: Extract<Outcome, 'created' | 'updated' | 'unchanged'>
  readonly fields: SchoolFields
  readonly opens: boolean
}

const described = [
  'name',
  'schoolKind',
  'kindLabel',
  'sector',
  'address',
  'postcode',
  'commune',
  'departmentCode',
  'academy',
  'phone',
  'email',
  'zone',
  'timeZone',
  'sourceState',
] as const satisfies readonly (keyof SchoolFields)[]

/** `owner`: the directory, whose word replaces; else a roster, whose word only fills. */
export function planSchool(
  record: SchoolRecord,
  known: KnownSchool | undefined,
  by: 'owner' | 'roster',
): SchoolStep {
  const { kind: _kind, key: _key, opens: saysOpen, ...said } = record
  if (known === undefined) return { outcome: 'created', fields: said, opens: saysOpen }
  const fields = by === 'owner' ? said : filledUp(known.fields, said)
  const opens = saysOpen && !known.isOpen
  const isSame = described.every((name) => fields[name] === known.fields[name])
  return { outcome: isSame && !opens ? 'unchanged' : 'updated', fields, opens }
}

function filledUp(before: SchoolFields, said: SchoolFields): SchoolFields {
  const after = { ...before }
  for (const name of described) {
    if (before[name] === null && said[name] !== null) Object.assign(after, { [name]: said[name] })
  }
  return after
}
