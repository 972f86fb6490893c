/**
 * Where each role begins, and the switch in the header for people who are several things: a
 * teacher who is also a guardian, a head who teaches. The role chosen last on this device opens
 * first the next time.
 */
import { useEffect } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import type { Me } from '#contract/me.ts'
import type { AudienceRole } from './audience.ts'
import { pagePaths } from './page-paths.ts'
import { rolesOf, useViewer } from './viewer.ts'

/** In this order: whoever is several things opens the first, unless they chose another. */
const roleOrder: readonly AudienceRole[] = [
  'pupil',
  'teacher',
  'head',
  'staff',
  'guardian',
  'operator',
]

const homeOf: Readonly<Record<AudienceRole, string>> = {
  pupil: pagePaths.myDay,
  teacher: pagePaths.teaching,
  head: pagePaths.school,
  staff: pagePaths.school,
  guardian: pagePaths.children,
  operator: pagePaths.operator,
}

const storagePrefix = 'preau.home.'

/** The roles of this person that have a home, the first one first; head and staff share theirs. */
export function homesOf(me: Me): readonly AudienceRole[] {
  const roles = rolesOf(me)
  return roleOrder.filter((role) => roles.has(role) && !(role === 'staff' && roles.has('head')))
}

function chosenHome(me: Me): string | null {
  try {
    return localStorage.getItem(storagePrefix + me.personId)
  } catch {
    // Storage may be closed to us; then the first role opens.
    return null
  }
}

/** The address where this person begins; null for somebody who is nothing anywhere yet. */
export function homePathOf(me: Me): string | null {
  const roles = homesOf(me)
  const role = roles.find((one) => one === chosenHome(me)) ?? roles[0]
  return role === undefined ? null : homeOf[role]
}

/**
 * The links of the header for `PageShell`'s `navigation`: none for a person with one role. A page
 * that is a role's home calls this with its role, and is remembered as where the person begins.
 */
export function useRoleLinks(
  current: AudienceRole | null,
): { href: string; label: string; current: boolean }[] {
  const words = useWords('general')
  const viewer = useViewer()
  const me = viewer.state === 'known' ? viewer.me : null
  useEffect(() => {
    if (me === null || current === null || me.sharedDevice) return
    try {
      localStorage.setItem(storagePrefix + me.personId, current)
    } catch {
      // Not remembered: the first role opens the next time.
    }
  }, [me, current])
  const roles = me === null ? [] : homesOf(me)
  if (roles.length < 2) return []
  return roles.map((role) => ({
    href: homeOf[role],
    label: words.homes[role],
    current: role === current,
  }))
}
