/** The doors of recorded live classes: the replay, its end, and who may be in it. */
import Type from 'typebox'
import { changeConsentSchema, recordingConsentSchema } from '#contract/live-recording.ts'
import { replaySchema } from '#contract/live-replay.ts'
import { doneSchema, idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route, StreamReply } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import { pupilOrGuardian } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import {
  changeRecordingConsent,
  showRecordingConsent,
  whoDecidesOnRecording,
} from './change-recording-consent.ts'
import { adultsOfLiveClass } from './live-access.ts'
import type { LiveContext } from './live-context.ts'
import { findReplayVoice, readReplay, viewersOfReplay } from './read-replay.ts'
import { deleteRecording } from './recording-store.ts'

const tag = 'live'
const replaysPerMinute = 20
/** A replay that is kept on a device fetches a lesson's pieces one after another. */
const voicesPerMinute = 600
const changesPerMinute = 20
const lessonParams = Type.Object({ lessonId: idSchema })

export function recordingRoutes(context: LiveContext): Route<Caller>[] {
  return [...replayRoutes(context), ...consentRoutes(context)]
}

function replayRoutes(context: LiveContext): Route<Caller>[] {
  const { blobs, db } = context
  const path = '/api/lessons/:lessonId/replay'
  return [
    defineRoute({
      method: 'GET',
      path,
      summary: 'A recorded live class: its board, its talk and where its voices are',
      tag,
      access: viewersOfReplay(context),
      limits: { perMinute: replaysPerMinute },
      params: lessonParams,
      reply: replaySchema,
      handle: ({ params }) => readReplay(context, params.lessonId),
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/voices/:voiceId`,
      summary: 'Some seconds of one voice of a recorded live class',
      tag,
      access: viewersOfReplay(context),
      limits: { perMinute: voicesPerMinute },
      params: Type.Object({ lessonId: idSchema, voiceId: idSchema }),
      async handle({ params: { lessonId, voiceId } }) {
        const voice = await findReplayVoice(context, lessonId, voiceId)
        const body = voice === null ? null : await blobs.read(voice.blobKey)
        return body === null
          ? refuse('not_found')
          : accept(new StreamReply(body, 'application/octet-stream'))
      },
    }),
    defineRoute({
      method: 'DELETE',
      path,
      summary: 'Delete the recording of a live class at once',
      tag,
      access: adultsOfLiveClass(context),
      limits: { perMinute: changesPerMinute },
      params: lessonParams,
      reply: doneSchema,
      async handle({ params }) {
        for (const key of await deleteRecording(db, params.lessonId)) await blobs.remove(key)
        return accept({})
      },
    }),
  ]
}

function consentRoutes(context: LiveContext): Route<Caller>[] {
  const path = '/api/pupils/:pupilId/recording-consent'
  const params = Type.Object({ pupilId: idSchema })
  return [
    defineRoute({
      method: 'GET',
      path,
      summary: 'Whether a pupil may be in recordings of live classes',
      tag,
      access: pupilOrGuardian,
      params,
      reply: recordingConsentSchema,
      async handle({ caller, params: { pupilId } }) {
        if (caller === null) return refuse('sign_in_required')
        return accept(await showRecordingConsent(context, caller, pupilId))
      },
    }),
    defineRoute({
      method: 'PUT',
      path,
      summary: 'Say whether a pupil may be in recordings of live classes',
      tag,
      access: whoDecidesOnRecording(context),
      limits: { perMinute: changesPerMinute },
      params,
      body: changeConsentSchema,
      reply: doneSchema,
      async handle({ body, caller, params: { pupilId } }) {
        if (caller === null) return refuse('sign_in_required')
        await changeRecordingConsent(context, { pupilId, ...body, changedBy: caller.personId })
        return accept({})
      },
    }),
  ]
}
