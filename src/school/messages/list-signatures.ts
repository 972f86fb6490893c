/** Lists what is to sign for a child, what somebody asked, and who signed it. */
import type { Static } from 'typebox'
import {
  type AskedSignatures,
  type SignatureRequests,
  type SignatureTable,
  signatureRequestsMax,
  type signatureRequestsQuerySchema,
} from '#contract/signatures.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { Caller, ChildOfCaller } from '#school/people/caller.ts'
import { packCursor, unpackCursor } from '#school/people/page-cursor.ts'
import type { RoomContext } from '#school/room-context.ts'
import { stateOfRequest } from './signature-request.ts'
import {
  type FoundRequest,
  type RequestPlace,
  readAsked,
  readRequest,
  readRequestsOf,
  readSignatureLines,
  type SignatureLine,
} from './signature-store.ts'

type Context = Pick<RoomContext, 'db' | 'clock'>

export async function listAskedSignatures(
  { db, clock }: Context,
  of: { readonly pupilId: Id; readonly guardianId: Id; readonly child: ChildOfCaller },
): Promise<Result<AskedSignatures>> {
  const { child, guardianId, pupilId } = of
  const now = new Date(clock.now())
  const { classIds, courseIds } = child
  const found = await readAsked(db, { pupilId, guardianId, classIds, courseIds, now })
  return accept({
    requests: found.map((one) => ({
      ...presentRequest(one),
      contentHash: one.contentHash,
      signed: presentSigned(one),
    })),
  })
}

/** A page of the caller's own, or of what others asked in the schools that the caller heads. */
export async function listSignatureRequests(
  { db, clock }: Context,
  caller: Caller,
  query: Static<typeof signatureRequestsQuerySchema>,
): Promise<Result<SignatureRequests>> {
  const after = placeOfCursor(query.after)
  if (after === undefined) return refuse('bad_request', { where: 'after' })
  const isOwn = query.whose !== 'others'
  const found = await readRequestsOf(db, {
    personId: caller.personId,
    isOwn,
    uais: [...caller.schools].filter(([, { isHead }]) => isOwn || isHead).map(([uai]) => uai),
    now: new Date(clock.now()),
    after,
    limit: signatureRequestsMax + 1,
  })
  const page = found.slice(0, signatureRequestsMax)
  const last = found.length > signatureRequestsMax ? page.at(-1) : undefined
  return accept({
    requests: page.map((one) => ({
      ...presentRequest(one),
      state: stateOfRequest(one, dayOf(clock.now(), one.timeZone)),
      ...(one.pupilIds === null ? {} : { pupils: one.pupilIds.length }),
    })),
    next: last === undefined ? null : packCursor(cursorWordOf(last), last.id),
  })
}

const cursorWordOf = ({ at, isOpen }: RequestPlace): string =>
  `${isOpen ? 'open' : 'ended'} ${at.toISOString()}`

/** Null without a cursor; undefined where it is none of ours. */
function placeOfCursor(cursor: string | undefined): RequestPlace | null | undefined {
  const unpacked = unpackCursor(cursor)
  if (unpacked === null || unpacked === undefined) return unpacked
  const [word, id] = unpacked
  const [state, moment = ''] = word.split(' ')
  const at = new Date(moment)
  if ((state !== 'open' && state !== 'ended') || Number.isNaN(at.getTime())) return undefined
  const place = { isOpen: state === 'open', at, id }
  return cursorWordOf(place) === word ? place : undefined
}

export async function readSignatureTable({ db }: Context, id: Id): Promise<Result<SignatureTable>> {
  const found = await readRequest(db, id)
  if (found === null) return refuse('not_found')
  const lines = await readSignatureLines(db, found)
  return accept({
    lines: lines.map((line) => ({
      pupil: line.pupil,
      guardian: line.guardian,
      signed: presentSigned(line),
    })),
  })
}

function presentSigned({ answer, signedAt }: Pick<SignatureLine, 'answer' | 'signedAt'>) {
  return answer === null || signedAt === null ? null : { answer, at: signedAt.toISOString() }
}

function presentRequest({ at, by, id, kind, of, text, until }: FoundRequest) {
  return { id, text, kind, by, of, at: at.toISOString(), until }
}
