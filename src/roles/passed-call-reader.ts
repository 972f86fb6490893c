/** Reads a call, as the server tells of it, for the operator's live view: what its estimate looks at. */
import type { SeenCall } from '#engine/http/traffic-watch.ts'
import type { RefusalCode } from '#kernel/refusal-codes.ts'
import type { SourceMarks } from '#pipes/evidence/source-marks.ts'
import type { PassedCall } from '#pipes/evidence/traffic-estimate.ts'
import { accountPrefix } from '#pipes/journal/account-name.ts'
import type { ExpectedNow } from './expected-now.ts'

/** What was typed was wrong; whose account it named may belong to somebody else. */
const wrongTries: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'wrong_credentials',
  'wrong_code',
  'code_paused',
  'card_revoked',
])
const signInPath = /^\/api\/sign-in\//
const livePath = /\/live(\/|$)|^\/api\/news|^\/socket/

/** What the declared path of a route says of every call that it takes. */
interface RouteKind {
  readonly isSignIn: boolean
  readonly isLive: boolean
}

export function createPassedCallReader(
  marks: SourceMarks,
  expectedNow: ExpectedNow,
): (call: SeenCall) => PassedCall {
  /** As many as there are routes. */
  const kinds = new Map<string, RouteKind>()
  const kindOf = (route: string): RouteKind => {
    const known = kinds.get(route)
    if (known !== undefined) return known
    const kind = { isSignIn: signInPath.test(route), isLive: livePath.test(route) }
    kinds.set(route, kind)
    return kind
  }

  return ({ address, began, isUnsent, note, status, tookMs, url }) => {
    const { claimed, refusal, route } = note
    const atMs = began.atMs + tookMs
    const path = pathOf(url)
    const seen = note.person?.startsWith(accountPrefix)
      ? expectedNow(note.person, began.steadyMs + tookMs)
      : null
    const { isLive, isSignIn } =
      route === null ? { isLive: livePath.test(path), isSignIn: false } : kindOf(route)
    return {
      atMs,
      tookMs,
      isUnsent,
      source: marks.of(address, atMs),
      person: seen?.person ?? null,
      isExpected: seen?.isExpected ?? null,
      path,
      isLive,
      status,
      signIn: signInOf(status, refusal, isSignIn || claimed !== null),
      claimed: claimed === null ? null : marks.bitsOf(claimed, atMs),
    }
  }
}

function signInOf(
  status: number,
  refusal: RefusalCode | null,
  isSignIn: boolean,
): PassedCall['signIn'] {
  if (refusal !== null && wrongTries.has(refusal)) return 'wrong'
  return isSignIn && status >= 200 && status < 300 ? 'right' : null
}

function pathOf(url: string): string {
  const end = url.indexOf('?')
  return end === -1 ? url : url.slice(0, end)
}
