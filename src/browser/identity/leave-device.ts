/**
 * The people of this device, from the browser's side: leaving it, coming to the front, taking
 * somebody off it, a guardian handing it to a child. Whatever this device wrote down about
 * somebody who leaves goes with them.
 */
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import { leaveNothingOf, leaveNothingOfAccount } from '#browser/device/leave-nothing.ts'
import { flushDisplay } from '#browser/display/display-settings.ts'
import { currentViewer } from '#browser/viewer.ts'
import type { DevicePeopleAnswer, SignedIn } from '#contract/sign-in.ts'
import { type Entry, settleEntry } from './enter-preau.ts'
import { forgetHere } from './forget-here.ts'
import { tellOtherTabs } from './other-tabs.ts'

/** A tab that the browser froze may hold a database open for as long as it sleeps. */
const forgetMsMax = 5_000

/** The session is over: a disk that refuses to forget keeps nobody from leaving. */
async function asFarAsPossible(forget: () => Promise<void>): Promise<void> {
  const late = new Promise<void>((done) => setTimeout(done, forgetMsMax))
  await Promise.race([forget().catch(() => undefined), late])
}

/**
 * Signs out whoever is in front (`personId`, where it is known), or everybody. Not done where it
 * could not be told the server. Whoever calls this goes on with `goFresh`.
 */
export async function leaveDevice(
  who: 'active' | 'everybody',
  personId: string | null,
): Promise<ApiResult<unknown>> {
  await flushDisplay()
  const answer = await callApi('/api/sign-out', { body: { who }, ofDevice: who === 'everybody' })
  if (!answer.ok) return answer
  // First of all: what is forgotten here must not be written anew by a page that knows nothing of it.
  tellOtherTabs(null)
  await asFarAsPossible(() => leaveNothingOf(who === 'everybody' ? null : personId))
  if (who === 'everybody') forgetHere(null)
  else if (personId !== null) forgetHere(personId)
  const viewer = currentViewer()
  const accountId = viewer.state === 'known' ? viewer.me.accountId : null
  if (who === 'everybody' || accountId !== null) {
    await asFarAsPossible(() => forgetSatchelsOf(who === 'everybody' ? null : accountId))
  }
  return answer
}

/** Brings somebody to the front who waits on this device; adults give their password. */
export async function bringToFront(accountId: string, password?: string): Promise<Entry> {
  await flushDisplay()
  const body = { accountId, ...(password === undefined ? {} : { password }) }
  const answer = await callApi<SignedIn>('/api/device/switch', { body, ofDevice: true })
  return answer.ok ? settleEntry(answer.value) : { state: 'refused', refusal: answer.refusal }
}

/** A guardian's child comes to the front; the guardian waits behind the password. */
export async function openChildHere(pupilId: string): Promise<Entry> {
  await flushDisplay()
  const answer = await callApi<SignedIn>('/api/device/child', { body: { pupilId } })
  return answer.ok ? settleEntry(answer.value) : { state: 'refused', refusal: answer.refusal }
}

/** Takes somebody who waits off this device; answers who is left. */
export async function takeOffDevice(accountId: string): Promise<ApiResult<DevicePeopleAnswer>> {
  const answer = await callApi<DevicePeopleAnswer>('/api/device/forget', {
    body: { accountId },
    ofDevice: true,
  })
  if (answer.ok) {
    await asFarAsPossible(() => leaveNothingOfAccount(accountId))
    await asFarAsPossible(() => forgetSatchelsOf(accountId))
  }
  return answer
}

/** Copies of received work go with their owner; without the code for it nothing was kept either. */
async function forgetSatchelsOf(accountId: string | null): Promise<void> {
  await import('#browser/satchel/forget-satchels.ts')
    .then(({ forgetSatchels }) => forgetSatchels(accountId))
    .catch(() => undefined)
}
