/**
 * Opens the satchel of whoever is in front, in this browser: the account's own database, or this
 * page's memory where there is none; sealed on a shared computer, and in memory until the key
 * comes; told by the browser when the line or the page comes back.
 */
import { type ApiRefusal, type ApiResult, callApi } from '#browser/api/call-api.ts'
import { hearOtherTabs } from '#browser/identity/other-tabs.ts'
import { pagePerson } from '#browser/identity/page-person.ts'
import { askWhoIsThere, currentViewer, watchViewer } from '#browser/viewer.ts'
import type { SatchelKeys } from '#contract/kept-work.ts'
import { workOwnerHeader } from '#contract/kept-work-limits.ts'
import type { Me } from '#contract/me.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { askAgain } from './ask-again.ts'
import { type AwaitedPlace, createAwaitedPlace, type Place } from './awaited-place.ts'
import { attemptAtSchool, noteBegun } from './begun-note.ts'
import { createSatchel, type Front, type Satchel } from './create-satchel.ts'
import { driveSatchel } from './drive-satchel.ts'
import { openIndexedShelf, satchelDatabaseName } from './indexed-shelf.ts'
import { createLateShelf } from './late-shelf.ts'
import { createMemoryShelf } from './memory-shelf.ts'
import { openClosing } from './open-closing.ts'
import { type OpenSatchel, ownSatchel, setOwnSatchel } from './own-satchel.ts'
import { isWorthRetrying } from './retry-delay.ts'
import { sealedClosing } from './sealed-closing.ts'
import { sendWork } from './send-work.ts'
import { gateByLease, gateByLocks, type SenderGate } from './sender-gate.ts'
import type { Shelf } from './shelf.ts'

/** All devices of a class hear at once that the line is back. */
const onlineWithinMs = 3_000
const now = (): number => Date.now()

/** A private window, a strict setting: the pages say that closing them loses what waits. */
async function buildShelf(accountId: Id, onLetGo: () => void): Promise<Shelf> {
  return openIndexedShelf(accountId, onLetGo).catch(() => createMemoryShelf())
}

function shelfOf(accountId: Id): Shelf {
  return createLateShelf({
    async isThere() {
      if (typeof indexedDB === 'undefined') return false
      // A browser without this list is asked by opening.
      const all = await indexedDB.databases?.()
      return all?.some(({ name }) => name === satchelDatabaseName(accountId)) ?? true
    },
    build: (onLetGo) => buildShelf(accountId, onLetGo),
  })
}

function askForKeys(accountId: Id): Promise<ApiResult<SatchelKeys>> {
  return callApi('/api/me/satchel-keys', { headers: { [workOwnerHeader]: accountId } })
}

async function sealedPlace(accountId: Id, { keys }: SatchelKeys): Promise<Place> {
  return { shelf: shelfOf(accountId), closing: await sealedClosing(keys) }
}

/** `awaits`: the key did not come, and may yet. */
interface FoundPlace {
  readonly place: Place
  readonly awaits?: { readonly place: AwaitedPlace; readonly refusal: ApiRefusal }
}

/** Without its key nothing is written down on a shared computer. */
async function placeOf({ accountId, sharedDevice }: Me): Promise<FoundPlace> {
  if (!sharedDevice) return { place: { shelf: shelfOf(accountId), closing: openClosing } }
  const inMemory = { shelf: createMemoryShelf(), closing: openClosing }
  if (globalThis.crypto?.subtle === undefined) return { place: inMemory }
  const answer = await askForKeys(accountId)
  if (answer.ok) return { place: await sealedPlace(accountId, answer.value) }
  if (!isWorthRetrying(answer.refusal)) return { place: inMemory }
  const place = createAwaitedPlace()
  return { place, awaits: { place, refusal: answer.refusal } }
}

/** Once the key comes, what this page holds lies on the disk, and what was left there is found. */
function awaitKeys(
  { satchel, wake }: OpenSatchel,
  { place, refusal }: Required<FoundPlace>['awaits'],
): Promise<void> {
  const { owner } = satchel
  return askAgain({
    refusal,
    ask: () => askForKeys(owner),
    async take(keys) {
      await place.moveTo(await sealedPlace(owner, keys))
      await satchel.lookAgain()
      wake()
    },
    isWanted: () => inFront().accountId === owner && ownSatchel()?.satchel === satchel,
    pause: (ms) => new Promise((done) => setTimeout(done, ms)),
    random: Math.random,
  })
}

function gateOf(shelf: Shelf): SenderGate {
  if (typeof navigator.locks !== 'undefined') return gateByLocks(navigator.locks)
  return gateByLease({ shelf, tab: mintId({ now }, systemRandom), now })
}

function inFront(): Front {
  const viewer = currentViewer()
  const { accountId, isInFront } = pagePerson()
  const isSure = viewer.state !== 'known' || viewer.from === 'server'
  return { accountId: isInFront ? accountId : null, isSure }
}

function makeSatchel(owner: Id, { shelf, closing }: Place, tell: () => void): Satchel {
  const satchel: Satchel = createSatchel({
    owner,
    shelf,
    spare: createMemoryShelf,
    closing,
    gate: gateOf(shelf),
    now,
    random: systemRandom,
    inFront,
    askWhoIsThere,
    tell,
    send: (entry, load) =>
      sendWork(entry, load, {
        attemptAtSchool: (attemptId) => attemptAtSchool(satchel, attemptId),
        noteBegun: (attemptId, atSchool) => noteBegun(satchel, attemptId, atSchool),
        refusedPhotos: (attemptId) =>
          new Set(
            satchel
              .view()
              .entries.filter((one) => one.attemptId === attemptId && one.task.kind === 'photo')
              .filter((one) => one.where.at === 'refused')
              .map((one) => one.id),
          ),
      }),
  })
  return satchel
}

let opening: Id | null = null

/** Opens it once; later calls for the same account find it open. */
export async function openSatchel(me: Me): Promise<void> {
  const owner = me.accountId
  if (opening === owner || ownSatchel()?.satchel.owner === owner) return
  opening = owner
  try {
    const found = await placeOf(me)
    // Somebody else may have come to the front while the database opened.
    if (inFront().accountId === owner) await putInPlace(me, found)
  } finally {
    opening = null
  }
}

async function putInPlace(
  { accountId: owner, sharedDevice }: Me,
  { place, awaits }: FoundPlace,
): Promise<void> {
  const channel =
    typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`preau-satchel-${owner}`)
  const satchel = makeSatchel(owner, place, () => channel?.postMessage('changed'))
  const driver = driveSatchel(satchel, Math.random)
  // Whoever left this device has no database here; to look into it would be to make it.
  const isHere = (): boolean => inFront().accountId === owner
  channel?.addEventListener('message', () => {
    if (isHere()) void satchel.lookAgain()
  })
  const hurry = (withinMs: number): void => {
    if (isHere()) void satchel.hurry(withinMs).then(driver.wake)
  }
  addEventListener('online', () => hurry(onlineWithinMs))
  document.addEventListener('visibilitychange', () => {
    // A page that goes out of sight may never come back: what waits for a pause goes now.
    if (document.visibilityState === 'hidden') hurry(0)
    else driver.wake()
  })
  let { isSure } = inFront()
  watchViewer(() => {
    const wasSure = isSure
    isSure = inFront().isSure
    // Whoever is let in after an outage does not wait for the next try of one.
    if (isSure && !wasSure) hurry(onlineWithinMs)
    else driver.wake()
  })
  hearOtherTabs(driver.wake)
  await satchel.lookAgain()
  const open: OpenSatchel = { satchel, wake: driver.wake, isSealed: sharedDevice }
  setOwnSatchel(open)
  if (awaits !== undefined) void awaitKeys(open, awaits)
  // Whoever opens a page is there and waits: the pause of an earlier trouble is not theirs.
  hurry(onlineWithinMs)
}
