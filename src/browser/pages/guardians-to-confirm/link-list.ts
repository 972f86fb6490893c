/** Pure decisions over the links between guardians and children: keys, who is meant, in portions. */
import type { GuardianLinkId, GuardianshipRow } from '#contract/people.ts'

/** As `guardianshipsPageMax` of the contract: links in one decision. */
export const decisionLinksMax = 500

export function linkKey(link: GuardianshipRow): string {
  return `${link.guardian.id} ${link.pupil.id}`
}

export function linkIds(links: readonly GuardianshipRow[]): readonly GuardianLinkId[] {
  return links.map(({ guardian, pupil }) => ({ guardianId: guardian.id, pupilId: pupil.id }))
}

/** How many different people a decision is about. */
export function countPeople(links: readonly GuardianshipRow[]): {
  guardians: number
  pupils: number
  ofAge: number
} {
  const guardians = new Set(links.map(({ guardian }) => guardian.id))
  const pupils = new Map(links.map(({ pupil }) => [pupil.id, pupil.ofAge]))
  const ofAge = [...pupils.values()].filter(Boolean).length
  return { guardians: guardians.size, pupils: pupils.size, ofAge }
}

/** Each child once, in the order met. */
export function childrenOf(links: readonly GuardianshipRow[]): readonly GuardianshipRow['pupil'][] {
  return [...new Map(links.map(({ pupil }) => [pupil.id, pupil])).values()]
}

/** The server takes so many at once; more are sent one portion after the other. */
export function inPortions<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) =>
    list.slice(at * size, (at + 1) * size),
  )
}
