/**
 * Coming in, whatever the way: the device's proof goes along, the answer is told to every page
 * and tab, and a browser that kept no cookie is noticed at once instead of turning in circles.
 */
import { type ApiRefusal, callApi } from '#browser/api/call-api.ts'
import { arriveAnew } from '#browser/arrival/browser-arrival.ts'
import { noteInFront } from '#browser/device/known-accounts.ts'
import { currentViewer, refreshViewer } from '#browser/viewer.ts'
import type { CodeOutcome, SignedIn } from '#contract/sign-in.ts'
import { goFresh } from './before-sign-out.ts'
import { tellOtherTabs } from './other-tabs.ts'
import { noteSessionEnd } from './session-end.ts'
import { isSharedComputer } from './shared-computer.ts'

/**
 * `letter`: the code was that of a letter, which asks for a password first. `not-kept`: the server
 * said yes and the browser did not keep it (cookies refused, or an address without https).
 */
export type Entry =
  | { readonly state: 'in'; readonly person: SignedIn }
  | { readonly state: 'letter' }
  | { readonly state: 'not-kept' }
  | { readonly state: 'refused'; readonly refusal: ApiRefusal }

/** The server checks passwords in a queue of its own: on a busy morning that takes its time. */
const entryTimeoutMs = 60_000

/** Its code comes at the door only: nobody who is in needs it, and nobody is kept out without it. */
async function proveDevice() {
  const code = await import('./device-proof.ts').catch(() => null)
  return (await code?.makeDeviceProof()) ?? null
}

async function send<T>(path: string, body: object) {
  const shared = isSharedComputer()
  // A shared computer keeps nothing, and so no key either.
  const device = shared ? null : await proveDevice()
  const options = { timeoutMs: entryTimeoutMs, ofDevice: true }
  const first = await callApi<T>(path, {
    ...options,
    body: { ...body, shared, ...(device === null ? {} : { device }) },
  })
  const isOfProof =
    device !== null &&
    !first.ok &&
    first.refusal.code === 'bad_request' &&
    String(first.refusal.detail.where ?? '').startsWith('/device')
  // A device whose clock or key is strange gets in without its proof.
  return isOfProof ? callApi<T>(path, { ...options, body: { ...body, shared } }) : first
}

/** Whether this page's memory may hold things of somebody else than who is in front now. */
let hasServedAnother = false

/** Goes where somebody who came in wants to be; with an empty memory if another was here before. */
export function arriveAt(path: string, navigate: (path: string, how: { replace: true }) => void) {
  if (hasServedAnother) goFresh(path)
  else navigate(path, { replace: true })
}

/**
 * Whether the browser kept what the server gave. The pages learn who it is, unless they show
 * somebody else: those are replaced as a whole (`arriveAt`), not turned under the reader's eyes.
 */
async function isKept(person: SignedIn): Promise<boolean> {
  const before = currentViewer()
  if (before.state === 'known' && before.me.accountId !== person.accountId) {
    hasServedAnother = true
    // The page that opens next must not begin as the one before.
    noteInFront(person.sharedDevice ? null : person)
    const answer = await callApi('/api/me', { ofDevice: true })
    return answer.ok || answer.refusal.status !== 401
  }
  return (await refreshViewer()).state !== 'nobody'
}

/** After any answer that put somebody in front. */
export async function settleEntry(person: SignedIn): Promise<Entry> {
  noteSessionEnd(person.accountId, person.expiresAt)
  // First of all: a page that learns who it is acts, and what was told before may name somebody else.
  tellOtherTabs(person.accountId)
  if (!(await isKept(person))) return { state: 'not-kept' }
  arriveAnew()
  return { state: 'in', person }
}

export async function enterByCard(card: string): Promise<Entry> {
  const answer = await send<SignedIn>('/api/sign-in/card', { card })
  return answer.ok ? settleEntry(answer.value) : { state: 'refused', refusal: answer.refusal }
}

export async function enterByCode(code: string): Promise<Entry> {
  const answer = await send<CodeOutcome>('/api/sign-in/code', { code })
  if (!answer.ok) return { state: 'refused', refusal: answer.refusal }
  if (answer.value.outcome === 'letter') return { state: 'letter' }
  return settleEntry(answer.value.person)
}

export async function enterByPassword(login: string, password: string): Promise<Entry> {
  const answer = await send<SignedIn>('/api/sign-in/password', { login, password })
  return answer.ok ? settleEntry(answer.value) : { state: 'refused', refusal: answer.refusal }
}

/** `login`: null keeps the one that exists. */
export async function enterByLetter(typed: {
  readonly code: string
  readonly login: string | null
  readonly password: string
}): Promise<Entry> {
  const { code, login, password } = typed
  const body = { code, password, ...(login === null ? {} : { login }) }
  const answer = await send<SignedIn>('/api/letter/use', body)
  return answer.ok ? settleEntry(answer.value) : { state: 'refused', refusal: answer.refusal }
}
