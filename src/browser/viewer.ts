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
import { type DisplaySettings, startDisplayFor } from '#browser/display/display-settings.ts'
import { lastInFront, rememberInFront } from '#browser/identity/last-in-front.ts'
import type { Me } from '#contract/me.ts'
import type { Audience, AudienceRole } from './audience.ts'

/** Why nobody is known: never was, the session came to its end, the school closed the account. */
export type NobodyReason = 'sign_in_required' | 'session_ended' | 'account_disabled'

export type Viewer =
  | { readonly state: 'asking' }
  | { readonly state: 'nobody'; readonly why: NobodyReason }
  | { readonly state: 'known'; readonly me: Me }
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
function isOnlyPupil(me: Me): boolean {
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

/** Nobody could be asked who it is: the door gave no answer. */
export function viewerUnreachable(refusal: ApiRefusal): void {
  change({ state: 'unreachable', refusal })
}

/** Before the server has said who it is: as whoever was in front the last time likes to read. */
export function readAsLastInFront(): DisplaySettings {
  const before = lastInFront()
  if (before === null) return startDisplayFor(null)
  const { personId, voice, timeZone } = before
  setVoice(voice)
  if (timeZone !== null) setTimeZone(timeZone)
  return startDisplayFor({ personId, sharedDevice: false, preferences: {}, language: 'fr' })
}

/**
 * Asks who is signed in: once let in at the door, and after every signing in or out or change of person.
 * Never throws; `unreachable` when there was no answer.
 */
export async function refreshViewer(): Promise<Viewer> {
  const answer = await callApi<Me>('/api/me')
  if (!answer.ok) {
    const why = whyNobody(answer.refusal)
    if (why === null) change({ state: 'unreachable', refusal: answer.refusal })
    else {
      rememberInFront(null)
      setVoice('vous')
      await readAs(startDisplayFor(null))
      change({ state: 'nobody', why })
    }
    return viewer
  }
  const me = answer.value
  setVoice(voiceTo(me))
  const zone = me.schools[0]?.timeZone
  if (zone !== undefined) setTimeZone(zone)
  rememberInFront(
    me.sharedDevice ? null : { personId: me.personId, voice: voiceTo(me), timeZone: zone ?? null },
  )
  await readAs(startDisplayFor(me))
  change({ state: 'known', me })
  return viewer
}

/** Without its words yet, the language stays as it is; everything else holds. */
async function readAs({ language }: DisplaySettings): Promise<void> {
  if (language !== currentLanguage()) await setLanguage(language).catch(() => undefined)
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
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [])
  return current
}
