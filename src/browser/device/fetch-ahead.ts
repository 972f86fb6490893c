/**
 * Fetches the coming school days before they are needed: at every opening, and again when the
 * server said. The personal pack tells which sealed packs are whose; those that are missing come,
 * those that nobody of this device needs any more go.
 */
import { callApi } from '#browser/api/call-api.ts'
import { pagePerson } from '#browser/identity/page-person.ts'
import { currentViewer, rolesOf } from '#browser/viewer.ts'
import type { PersonalPack, PersonalPackReply } from '#contract/day-packs.ts'
import type { Id } from '#kernel/ids.ts'
import { fetchInBackground, isQuotaError } from './fetch-packs.ts'
import { fillShelf } from './fill-shelf.ts'
import type { Keep } from './keep.ts'
import { keepInFront } from './keep-in-front.ts'
import { openPackShelf } from './pack-shelf.ts'
import { fetchAgainMs, missingRefs, withPassesOf } from './plan-fetching.ts'
import { tellStorage } from './tell-storage.ts'

/** One tab of this browser fetches for all of them. */
const lockName = 'preau-fetch-ahead'
/** Without an answer the next try is in an hour; every opening is a try of its own. */
const askAgainMs = 3_600_000

let timer: ReturnType<typeof setTimeout> | undefined
let hasNews = false

/** What the arrival brought: nothing more is asked at this opening. Dropped where it is not this page's person's. */
export async function takePersonalPack(askedFor: Id, reply: PersonalPackReply): Promise<void> {
  hasNews = true
  const { accountId, isInFront } = pagePerson()
  const keep = isInFront && accountId === askedFor ? await keepInFront() : null
  if (keep !== null) await takeIn(keep, reply)
}

async function takeIn(keep: Keep, { personal, fetchAfterMs }: PersonalPackReply): Promise<void> {
  try {
    if (personal !== null) await keepOrTell(keep, personal)
    await fetchMissing(keep)
  } finally {
    planNext(fetchAfterMs)
  }
}

/** At an opening; nothing where the arrival has brought it, and for people who have no packs. */
export async function fetchAhead(): Promise<void> {
  const viewer = currentViewer()
  if (viewer.state !== 'known' || !rolesOf(viewer.me).has('pupil')) return
  if (!hasNews) await askPersonalPack()
}

async function askPersonalPack(): Promise<void> {
  const askedFor = pagePerson().accountId
  const keep = await keepInFront()
  if (keep === null || askedFor === null) return
  const held = (await keep.get('personal'))?.value.version
  const answer = await callApi<PersonalPackReply>('/api/personal-pack', { query: { held } })
  if (answer.ok) return takePersonalPack(askedFor, answer.value)
  // This page is closed by a dialog: the one of whoever is in front fetches for them.
  if (answer.refusal.code === 'other_account') return
  // What was begun before goes on: sealed packs may come from elsewhere than the school.
  try {
    await fetchMissing(keep)
  } finally {
    planNext(answer.refusal.retryAfterMs ?? askAgainMs)
  }
}

function planNext(wishedMs: number): void {
  clearTimeout(timer)
  timer = setTimeout(() => void askPersonalPack(), fetchAgainMs(wishedMs))
}

async function keepOrTell(keep: Keep, personal: PersonalPack): Promise<void> {
  const before = (await keep.get('personal'))?.value
  try {
    await keep.put('personal', withPassesOf(before, personal, Date.now()))
  } catch (error) {
    if (!isQuotaError(error)) throw error
    await tellStorage('full')
  }
}

/** A shared computer and a browser that keeps nothing fetch nothing ahead. */
async function fetchMissing(keep: Keep): Promise<void> {
  if (!keep.isDurable) return
  const shelf = await openPackShelf()
  if (shelf === null) return
  const work = () => fillShelf(keep, shelf, () => tellStorage('full'))
  if (!('locks' in navigator)) return work()
  await navigator.locks.request(lockName, { ifAvailable: true }, (lock) =>
    lock === null ? undefined : work(),
  )
}

/** The page goes out of sight, perhaps for good: what is still missing, the browser may go on with. */
export async function leaveFetchingToBrowser(title: string): Promise<void> {
  const keep = await keepInFront()
  const personal = keep?.isDurable ? (await keep.get('personal'))?.value : undefined
  const shelf = personal === undefined ? null : await openPackShelf()
  if (personal === undefined || shelf === null) return
  await fetchInBackground(missingRefs(personal, await shelf.addresses()), title)
}
