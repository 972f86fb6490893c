/** What somebody searches among the people of a school, and how the server is asked. */
import type { CallOptions } from '#browser/api/call-api.ts'

export const searchedRoles = ['pupil', 'teacher', 'staff', 'head', 'guardian'] as const

export interface PeopleSearch {
  readonly name: string
  readonly role: (typeof searchedRoles)[number] | null
  readonly withInactive: boolean
  /** Pupils who are in no class. */
  readonly withoutClass: boolean
}

/** People of one answer: as many as one looks through before typing another letter. */
const pageLimit = 50

export function queryOf({
  name,
  role,
  withInactive,
  withoutClass,
}: PeopleSearch): NonNullable<CallOptions['query']> {
  return {
    q: name === '' ? undefined : name,
    role: role ?? undefined,
    withoutClass: withoutClass ? true : undefined,
    inactive: withInactive ? true : undefined,
    limit: pageLimit,
  }
}
