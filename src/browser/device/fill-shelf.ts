/** Fills this device's shelf with what a person's packs name and it lacks, and lets go of what nobody needs any more. */
import type { PersonalPack } from '#contract/day-packs.ts'
import { addDays, dayOf } from '#kernel/calendar-day.ts'
import { type FetchOutcome, fetchPacks, isQuotaError } from './fetch-packs.ts'
import { filesOfPack, openPacks } from './held-packs.ts'
import { type Keep, type KeptKey, type KeptThings, openDatabaseKeep } from './keep.ts'
import { knownAccounts } from './known-accounts.ts'
import type { PackShelf } from './pack-shelf.ts'
import {
  addressesToDelete,
  keysOfOldDays,
  missingRefs,
  refsOf,
  type Wanted,
} from './plan-fetching.ts'

/** Days and weeks as they were fetched are read for this long after, in days. */
const keptDaysMax = 14

/** `tellFull`: says to the person that nothing more has room here. */
export async function fillShelf(
  keep: Keep,
  shelf: PackShelf,
  tellFull: () => Promise<void>,
): Promise<void> {
  const personal = (await keep.get('personal'))?.value
  if (personal === undefined) return
  await forgetOld(keep, shelf, personal)
  const missing = missingRefs(personal, await shelf.addresses())
  const first = await fetchPacks(
    shelf,
    missing.map(({ address }) => address),
  )
  const second = first === 'done' ? await fetchFiles(keep, shelf, personal) : first
  if (second === 'full') await tellFull()
  else if (missing.length > 0) await askToPersist(keep)
}

async function putIfRoom<Key extends KeptKey>(
  keep: Keep,
  key: Key,
  value: KeptThings[Key],
): Promise<'done' | 'full'> {
  try {
    await keep.put(key, value)
    return 'done'
  } catch (error) {
    if (!isQuotaError(error)) throw error
    return 'full'
  }
}

/** Which files the packs show is known once they are opened. */
async function fetchFiles(
  keep: Keep,
  shelf: PackShelf,
  personal: PersonalPack,
): Promise<FetchOutcome> {
  const packs = await openPacks(shelf, personal)
  const before = (await keep.get('files'))?.value ?? {}
  const files = Object.fromEntries(
    refsOf(personal).flatMap(({ address }) => {
      const pack = packs.get(address)
      // What opens later cannot be looked into; what was known of it stays.
      const known = pack === undefined ? before[address] : filesOfPack(pack)
      return known === undefined ? [] : [[address, known] as const]
    }),
  )
  if ((await putIfRoom(keep, 'files', files)) === 'full') return 'full'
  const here = await shelf.addresses()
  const wanted = [...new Set(Object.values(files).flat())]
  return fetchPacks(
    shelf,
    wanted.filter((address) => !here.has(address)),
  )
}

async function forgetOld(keep: Keep, shelf: PackShelf, personal: PersonalPack): Promise<void> {
  const today = dayOf(Date.now(), personal.timeZone)
  await keep.delete(keysOfOldDays(await keep.keys(), addDays(today, -keptDaysMax)))
  const accounts: Wanted[] = []
  for (const accountId of knownAccounts()) {
    const other = await openDatabaseKeep(accountId)
    const theirs = (await other?.get('personal'))?.value
    const files = (await other?.get('files'))?.value ?? {}
    if (theirs !== undefined) accounts.push({ personal: theirs, files })
  }
  await shelf.delete(addressesToDelete(accounts, await shelf.addresses()))
}

/** Once there is something worth keeping; some browsers ask the reader. */
async function askToPersist(keep: Keep): Promise<void> {
  if (navigator.storage?.persist === undefined) return
  if ((await keep.get('asked-to-persist')) !== null) return
  // Without a note of it, it is asked again.
  await putIfRoom(keep, 'asked-to-persist', true)
  if (!(await navigator.storage.persisted())) await navigator.storage.persist()
}
