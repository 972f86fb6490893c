/** Which of a person's roles the viewer may close and open: the same rule as the server's. Pure. */
import type { PersonFile } from '#contract/people.ts'

type PersonRole = PersonFile['roles'][number]

export interface RolesInReach {
  readonly toClose: readonly PersonRole[]
  readonly toOpen: readonly PersonRole[]
  /** Open, and only the head may close them. */
  readonly outOfReach: readonly PersonRole[]
}

/** Pupils and teachers belong to the roster; staff and heads are the head's own. */
export function rolesInReach(roles: readonly PersonRole[], isHead: boolean): RolesInReach {
  const inReach = ({ role }: PersonRole): boolean =>
    isHead || role === 'pupil' || role === 'teacher'
  return {
    toClose: roles.filter((role) => role.active && inReach(role)),
    toOpen: roles.filter((role) => !role.active && inReach(role)),
    outOfReach: roles.filter((role) => role.active && !inReach(role)),
  }
}
