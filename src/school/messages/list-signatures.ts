/** Lists what is to sign for a child, what somebody asked, and who signed it. */
import type { AskedSignatures, SignatureRequests, SignatureTable } from '#contract/signatures.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { Caller, ChildOfCaller } from '#school/people/caller.ts'
import type { RoomContext } from '#school/room-context.ts'
import { stateOfRequest } from './signature-request.ts'
import {
  type FoundRequest,
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

export async function listSignatureRequests(
  { db, clock }: Context,
  caller: Caller,
): Promise<Result<SignatureRequests>> {
  const headedUais = [...caller.schools].filter(([, { isHead }]) => isHead).map(([uai]) => uai)
  const found = await readRequestsOf(db, caller.personId, headedUais)
  return accept({
    requests: found
      .filter(({ schoolUai }) => caller.schools.has(schoolUai))
      .map((one) => ({
        ...presentRequest(one),
        state: stateOfRequest(one, dayOf(clock.now(), one.timeZone)),
        ...(one.pupilIds === null ? {} : { pupils: one.pupilIds.length }),
      })),
  })
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
