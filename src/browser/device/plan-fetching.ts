/** Which packs this device is to fetch and to let go of, and whether today is here: pure. */
import type { PackRef, PersonalPack } from '#contract/day-packs.ts'
import { passToleranceMs } from '#contract/pass-tolerance.ts'

/** Files that a day pack names, by the pack's address: known once that pack was opened. */
export type FilesOfPacks = Readonly<Record<string, readonly string[]>>

/** How long until the coming days are looked for again, whatever a server says, in ms. */
export const fetchAgainMsMin = 5 * 60_000
export const fetchAgainMsMax = 12 * 3_600_000

/** What one account needs of the shelf. */
export interface Wanted {
  readonly personal: PersonalPack
  readonly files: FilesOfPacks
}

type PackedDay = PersonalPack['days'][number]

/** Every pack of a day: those that open later too, whose key comes at their hour. */
export function refsOfDay(day: PackedDay): PackRef[] {
  return day.courses.flatMap(({ pack, held }) => [...(pack === null ? [] : [pack]), ...held])
}

/** Each once, the nearest day first. */
export function refsOf(personal: PersonalPack): PackRef[] {
  const byAddress = new Map<string, PackRef>()
  for (const day of personal.days) {
    for (const ref of refsOfDay(day)) {
      if (!byAddress.has(ref.address)) byAddress.set(ref.address, ref)
    }
  }
  return [...byAddress.values()]
}

export function missingRefs(personal: PersonalPack, shelf: ReadonlySet<string>): PackRef[] {
  const withdrawn = new Set(personal.withdrawn)
  return refsOf(personal).filter(({ address }) => !shelf.has(address) && !withdrawn.has(address))
}

/**
 * What lies on the shelf and nobody of this device needs: old days, other versions of a day. What
 * was withdrawn from one is withdrawn from all.
 */
export function addressesToDelete(
  accounts: readonly Wanted[],
  shelf: ReadonlySet<string>,
): string[] {
  const needed = new Set<string>()
  for (const { personal, files } of accounts) {
    for (const { address } of refsOf(personal)) {
      needed.add(address)
      for (const file of files[address] ?? []) needed.add(file)
    }
  }
  for (const { personal } of accounts) {
    for (const address of personal.withdrawn) needed.delete(address)
  }
  return [...shelf].filter((address) => !needed.has(address))
}

/**
 * Whether all of today is on this device, files included: what the arrival says of it. A day whose
 * packs are still being built is not here; one without lessons is.
 */
export function isWarm({ personal, files }: Wanted, shelf: ReadonlySet<string>, today: string) {
  const day = personal.days.find(({ on }) => on === today)
  if (day === undefined) return false
  return day.courses.every(({ pack, held }) => {
    // Built together: what only this pupil has comes alone where the course has nothing for all.
    const refs = [...(pack === null ? [] : [pack]), ...held]
    return (
      refs.length > 0 &&
      refs.every(({ address }) => shelf.has(address)) &&
      (files[pack?.address ?? ''] ?? []).every((address) => shelf.has(address))
    )
  })
}

/** The pass to show now, if one was given: in its minute, and a little before and after it. */
export function passAt(personal: PersonalPack, nowMs: number): string | null {
  const now = personal.passes.find(
    ({ from, until }) =>
      Date.parse(from) - passToleranceMs <= nowMs && nowMs < Date.parse(until) + passToleranceMs,
  )
  return now?.pass ?? null
}

/**
 * What came, with the passes that were given before and are still to come: a server that could give
 * none this time has taken none back.
 */
export function withPassesOf(
  before: PersonalPack | undefined,
  personal: PersonalPack,
  nowMs: number,
): PersonalPack {
  const given = new Set(personal.passes.map(({ on }) => on))
  const kept = (before?.passes ?? []).filter(
    ({ on, until }) => !given.has(on) && nowMs < Date.parse(until) + passToleranceMs,
  )
  return { ...personal, passes: [...kept, ...personal.passes] }
}

/** A server's wish, within what is good for a device. */
export function fetchAgainMs(wishedMs: number): number {
  return Math.min(fetchAgainMsMax, Math.max(fetchAgainMsMin, wishedMs))
}

/** Days and weeks that were kept and are over: they go. `today` as `2026-11-23`. */
export function keysOfOldDays(keys: readonly string[], oldest: string): string[] {
  return keys.filter((key) => {
    const [, on] = /^(?:day|week) (\d{4}-\d{2}-\d{2})$/.exec(key) ?? []
    return on !== undefined && on < oldest
  })
}
