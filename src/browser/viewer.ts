/**
 * Who looks at the page: asked of the server once, kept for all pages, and the reason why French
 * says *tu* or *vous*, which time zone counts and whose display settings hold.
 */
import { useEffect, useState } from 'preact/hooks'
import { type ApiRefusal, callApi } from '#browser/api/call-api.ts'
import {
  currentLanguage,
  setLanguage,
  setTimeZone,
  setVoice,
  type Voice,
} from '#browser/catalogue/speech.ts'
import { accountInFront, noteInFront } from '#browser/device/known-accounts.ts'
import { leaveNothingOfAccount } from '#browser/device/leave-nothing.ts'
import { type DisplaySettings, startDisplayFor } from '#browser/display/display-settings.ts'
import type { Me } from '#contract/me.ts'
import type { Audience, AudienceRole } from './audience.ts'

/** Why nobody is known: never was, the session came to its end, the school closed the account. */
export type NobodyReason = 'sign_in_required' | 'session_ended' | 'account_disabled'

export type Viewer =
  | { readonly state: 'asking' }
  | { readonly state: 'nobody'; readonly why: NobodyReason }
  /** `device`: as this device kept them, until the server has said who it is. */
  | { readonly state: 'known'; readonly me: Me; readonly from: 'server' | 'device' }
  | { readonly state: 'unreachable'; readonly refusal: ApiRefusal }

let viewer: Viewer = { state: 'asking' }
const listeners = new Set<() => void>()

function change(next: Viewer): void {
  viewer = next
  for (const listener of listeners) listener()
}

/** What somebody is somewhere; one person may be several. */
export function rolesOf(me: Me): ReadonlySet<AudienceRole> {
  const roles = new Set<AudienceRole>()
  for (const school of me.schools) {
    if (school.isPupil) roles.add('pupil')
    if (school.isTeacher) roles.add('teacher')
    if (school.isStaff) roles.add('staff')
    if (school.isHead) roles.add('head')
  }
  if (me.children.length > 0) roles.add('guardian')
  if (me.isOperator) roles.add('operator')
  return roles
}

/** Whether a page is meant for this viewer; the server decides about what is in it. */
export function isMeantFor(audience: Audience, me: Me | null): boolean {
  if (audience === 'everyone') return true
  if (me === null) return false
  if (audience === 'signed-in') return true
  const roles = rolesOf(me)
  return audience.some((role) => roles.has(role))
}

/** Adults who are also pupils somewhere are spoken to as adults. */
export function isOnlyPupil(me: Me): boolean {
  const roles = rolesOf(me)
  return roles.has('pupil') && roles.size === 1
}

function whyNobody(refusal: ApiRefusal): NobodyReason | null {
  if (refusal.code === 'session_ended' || refusal.code === 'account_disabled') return refusal.code
  return refusal.status === 401 ? 'sign_in_required' : null
}

function voiceTo(me: Me): Voice {
  return isOnlyPupil(me) ? 'tu' : 'vous'
}

/**
 * A page that is for pupils, or for adults, before anybody is known: a class card says *tu*, a
 * letter says *vous*. Afterwards the viewer counts again.
 */
export function usePageVoice(voice: Voice): void {
  useEffect(() => {
    setVoice(voice)
    return () => setVoice(viewer.state === 'known' ? voiceTo(viewer.me) : 'vous')
  }, [voice])
}

/** On its way from this device; whoever hears nothing from the server waits for it. */
let opening: Promise<void> = Promise.resolve()
let isKeptHere = false

/** Whether this device keeps something of whoever was in front when the page was opened. */
export function wasOpenedAsKept(): boolean {
  return isKeptHere
}

/**
 * Shows at once who was in front the last time, as this device kept it: the server's word replaces
 * it. Nothing where this device keeps nobody.
 */
export function openAsKept(): void {
  const accountId = accountInFront()
  if (accountId === null) return
  isKeptHere = true
  opening = import('#browser/device/kept-me.ts')
    .then((code) => code.readKeptMe(accountId))
    .then(
      async (me) => {
        if (me !== null && viewer.state === 'asking') await showKnown(me, 'device')
      },
      // Not even the code is here: then it is as on a new device.
      () => undefined,
    )
}

async function showKnown(me: Me, from: 'server' | 'device'): Promise<void> {
  setVoice(voiceTo(me))
  const zone = me.schools[0]?.timeZone
  if (zone !== undefined) setTimeZone(zone)
  await readAs(startDisplayFor(me))
  change({ state: 'known', me, from })
}

/** Nobody could be asked who it is: whoever this device kept goes on reading. */
export async function viewerUnreachable(refusal: ApiRefusal): Promise<void> {
  await opening
  if (viewer.state !== 'known' || viewer.from === 'server')
    change({ state: 'unreachable', refusal })
}

/** The question that is on its way to the server. */
let underWay: Promise<ApiRefusal | null> | null = null

/**
 * Asks who is signed in: once let in at the door, and after every signing in or out or change of person.
 * Never throws; `unreachable` when there was no answer.
 */
export async function refreshViewer(): Promise<Viewer> {
  await askAnew()
  return viewer
}

/**
 * Asks who is signed in, or waits for the question that is on its way. Never throws; null once the
 * server has said who it is, or that it is nobody, and otherwise why it has not.
 */
export function askWhoIsThere(): Promise<ApiRefusal | null> {
  return underWay ?? askAnew()
}

function askAnew(): Promise<ApiRefusal | null> {
  const asking = ask().finally(() => {
    if (underWay === asking) underWay = null
  })
  underWay = asking
  return asking
}

async function ask(): Promise<ApiRefusal | null> {
  const answer = await callApi<Me>('/api/me', { ofDevice: true })
  if (!answer.ok) {
    const why = whyNobody(answer.refusal)
    if (why === null) {
      await viewerUnreachable(answer.refusal)
      return answer.refusal
    }
    await leaveNothingEnded(why)
    noteInFront(null)
    setVoice('vous')
    await readAs(startDisplayFor(null))
    change({ state: 'nobody', why })
    return null
  }
  const me = answer.value
  const before = viewer
  // On a shared computer nothing is written down, not even who was here.
  noteInFront(me.sharedDevice ? null : me)
  if (before.state === 'known' && before.from === 'device') {
    if (before.me.accountId !== me.accountId) {
      // Another came to the front elsewhere: nothing of the one before stays in this page.
      location.reload()
      return null
    }
    // The same facts stay the same object, so that no page begins anew.
    const isSame = JSON.stringify(before.me) === JSON.stringify(me)
    await showKnown(isSame ? before.me : me, 'server')
    return null
  }
  await showKnown(me, 'server')
  return null
}

/** Stopped from elsewhere, as a lost device is: the days and keys that lie here go at once. */
async function leaveNothingEnded(why: NobodyReason): Promise<void> {
  const accountId = accountInFront()
  if (why === 'sign_in_required' || accountId === null) return
  // Without the code for it the pages are closed all the same.
  await leaveNothingOfAccount(accountId).catch(() => undefined)
}

/** Without its words yet, the language stays as it is; everything else holds. */
async function readAs({ language }: DisplaySettings): Promise<void> {
  if (language !== currentLanguage()) await setLanguage(language).catch(() => undefined)
}

/** Hears of every change of who looks; call what comes back to stop. */
export function watchViewer(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Outside of a component. */
export function currentViewer(): Viewer {
  return viewer
}

export function useViewer(): Viewer {
  const [current, setCurrent] = useState(viewer)
  useEffect(() => {
    const listener = () => setCurrent(viewer)
    listener()
    return watchViewer(listener)
  }, [])
  return current
}
