/**
 * Opens the satchel of whoever is in front, in this browser: the account's own database, or this
 * page's memory where there is none; sealed on a shared computer; told by the browser when the
 * line or the page comes back.
 */
import { callApi } from '#browser/api/call-api.ts'
import { hearOtherTabs } from '#browser/identity/other-tabs.ts'
import { pagePerson } from '#browser/identity/page-person.ts'
import { askWhoIsThere, currentViewer, watchViewer } from '#browser/viewer.ts'
import type { SatchelKeys } from '#contract/kept-work.ts'
import { workOwnerHeader } from '#contract/kept-work-limits.ts'
import type { Me } from '#contract/me.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { attemptAtSchool, noteBegun } from './begun-note.ts'
import { createSatchel, type Front, type Satchel } from './create-satchel.ts'
import { driveSatchel } from './drive-satchel.ts'
import { openIndexedShelf, satchelDatabaseName } from './indexed-shelf.ts'
import { createLateShelf } from './late-shelf.ts'
import { createMemoryShelf } from './memory-shelf.ts'
import { openClosing } from './open-closing.ts'
import { ownSatchel, setOwnSatchel } from './own-satchel.ts'
import { sealedClosing } from './sealed-closing.ts'
import { sendWork } from './send-work.ts'
import { gateByLease, gateByLocks, type SenderGate } from './sender-gate.ts'
import type { Closing, Shelf } from './shelf.ts'

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

interface Place {
  readonly shelf: Shelf
  readonly closing: Closing
}

/** Without its key nothing is written down on a shared computer. */
async function placeOf({ accountId, sharedDevice }: Me): Promise<Place> {
  if (!sharedDevice) return { shelf: shelfOf(accountId), closing: openClosing }
  const headers = { [workOwnerHeader]: accountId }
  const answer = await callApi<SatchelKeys>('/api/me/satchel-keys', { headers })
  if (!answer.ok || globalThis.crypto?.subtle === undefined) {
    return { shelf: createMemoryShelf(), closing: openClosing }
  }
  return { shelf: shelfOf(accountId), closing: await sealedClosing(answer.value.keys) }
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
    const place = await placeOf(me)
    // Somebody else may have come to the front while the database opened.
    if (inFront().accountId === owner) await putInPlace(me, place)
  } finally {
    opening = null
  }
}

async function putInPlace({ accountId: owner, sharedDevice }: Me, place: Place): Promise<void> {
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
  setOwnSatchel({ satchel, wake: driver.wake, isSealed: sharedDevice })
  // Whoever opens a page is there and waits: the pause of an earlier trouble is not theirs.
  hurry(onlineWithinMs)
}
