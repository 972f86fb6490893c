/**
 * The access rules that routes name. Each is small, says in words whom it lets in, and answers
 * with a refusal or null. A stranger learns `sign_in_required`; a known caller who has nothing
 * to do with a thing learns `not_found`, so that ids cannot be tried out.
 */
import type { AccessRule } from '#engine/http/route.ts'
import type { Refusal } from '#kernel/result.ts'
import { type Caller, hasRight, isPupilOrGuardianOf, type Right, worksIn } from './caller.ts'

export type SchoolAccess = AccessRule<Caller>

const signInRequired: Refusal = { code: 'sign_in_required' }
const forbidden: Refusal = { code: 'forbidden' }
const notFound: Refusal = { code: 'not_found' }

/** Everybody, signed in or not. */
export const everyone: SchoolAccess = {
  name: 'everyone',
  isPublic: true,
  check: async () => null,
}

/** Whoever has a device session. */
export const signedIn: SchoolAccess = {
  name: 'anyone signed in',
  check: async (caller) => (caller === null ? signInRequired : null),
}

/** A rule over the caller and the path; `false` tells the caller that there is no such thing. */
export function callerWho(
  name: string,
  mayCall: (caller: Caller, params: Readonly<Record<string, string>>) => boolean | Promise<boolean>,
): SchoolAccess {
  return {
    name,
    check: async (caller, params) => {
      if (caller === null) return signInRequired
      return (await mayCall(caller, params)) ? null : notFound
    },
  }
}

/** Heads and whoever they delegated `right` to, in the school of `:uai`. */
export function rightInSchool(right: Right): SchoolAccess {
  return callerWho(
    `the head, or staff with the right '${right}', of the school`,
    (caller, params) => hasRight(caller, params.uai ?? '', right),
  )
}

/** The head of the school of `:uai`, and nobody by delegation. */
export const headOfSchool: SchoolAccess = callerWho(
  'the head of the school',
  (caller, params) => caller.schools.get(params.uai ?? '')?.isHead ?? false,
)

/** Whoever holds at least one of the rights in the school of `:uai`. */
export function anyRightInSchool(...anyOf: readonly Right[]): SchoolAccess {
  return callerWho(
    `the head, or staff with one of the rights ${anyOf.join(', ')}, of the school`,
    (caller, params) => anyOf.some((right) => hasRight(caller, params.uai ?? '', right)),
  )
}

/** Everybody who works in the school of `:uai`. */
export const worksInSchool: SchoolAccess = callerWho(
  'everybody who works in the school',
  (caller, params) => worksIn(caller, params.uai ?? ''),
)

/** The pupil of `:pupilId`, or a guardian with confirmed rights. */
export const pupilOrGuardian: SchoolAccess = callerWho(
  'the pupil, or a guardian with confirmed rights',
  (caller, params) => isPupilOrGuardianOf(caller, params.pupilId ?? ''),
)

/** Teachers and heads, wherever they work; what they may see is their own. */
export const teachersAnywhere: SchoolAccess = {
  name: 'teachers and heads',
  check: async (caller) => {
    if (caller === null) return signInRequired
    for (const capacity of caller.schools.values()) {
      if (capacity.isTeacher || capacity.isHead) return null
    }
    return forbidden
  },
}
