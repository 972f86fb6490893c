/** The doors of a live class's slides, and of its board on paper. */
import Type from 'typebox'
import { slidePictureBytesMax } from '#contract/live-slide-limits.ts'
import {
  lessonSlidesSchema,
  newSlideSchema,
  removedSlidesSchema,
  slideSchema,
  slideWordsSchema,
} from '#contract/live-slides.ts'
import { doneSchema, idSchema } from '#contract/wire-shapes.ts'
import { attachmentName } from '#engine/http/attachment-name.ts'
import { defineRoute, type Route, StreamReply } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { Caller } from '#school/people/caller.ts'
import { sendFile } from '#school/resources/send-file.ts'
import { liveEventsKeptDays } from './forget-live-classes.ts'
import { keepSlide } from './keep-slide.ts'
import { adultsOfLiveClass } from './live-access.ts'
import type { LiveContext } from './live-context.ts'
import { printBoard } from './print-board.ts'
import { viewersOfReplay } from './read-replay.ts'
import { removeSlides } from './remove-slides.ts'
import { hasBoard, presentSlide, readSlide, readSlides, setWords } from './slide-store.ts'

/** A poor line fetches a slide in many small pieces. */
const piecesPerMinute = 600
const addedPerMinute = 120
const printedPerMinute = 6

const path = '/api/lessons/:lessonId/live/slides'
const tag = 'live'
const lessonParams = Type.Object({ lessonId: idSchema })
const slideParams = Type.Object({ lessonId: idSchema, slideId: idSchema })

export function slideRoutes(context: LiveContext): Route<Caller>[] {
  return [...writingRoutes(context), ...readingRoutes(context), boardRoute(context)]
}

function writingRoutes(context: LiveContext): Route<Caller>[] {
  const { db } = context
  const access = adultsOfLiveClass(context)
  return [
    defineRoute({
      method: 'GET',
      path,
      summary: "The slides of the lesson's live class, and whether its board holds anything",
      tag,
      access,
      params: lessonParams,
      reply: lessonSlidesSchema,
      async handle({ params: { lessonId } }) {
        const rows = await readSlides(db, [lessonId])
        return accept({ slides: rows.map(presentSlide), hasBoard: await hasBoard(db, lessonId) })
      },
    }),
    defineRoute({
      method: 'PUT',
      path: `${path}/:slideId`,
      summary: "Add a picture to the slides of the lesson's live class",
      tag,
      access,
      // In base64, four letters for three bytes; its words beside it.
      limits: {
        bodyBytesMax: Math.ceil((slidePictureBytesMax * 4) / 3) + 32_768,
        perMinute: addedPerMinute,
      },
      params: slideParams,
      body: newSlideSchema,
      reply: slideSchema,
      async handle({ body, caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return keepSlide(context, { ...params, ...body, addedBy: caller.personId })
      },
    }),
    defineRoute({
      method: 'PUT',
      path: `${path}/:slideId/words`,
      summary: 'Say what a slide shows, for who does not see it',
      tag,
      access,
      params: slideParams,
      body: slideWordsSchema,
      reply: doneSchema,
      async handle({ body, params }) {
        return (await setWords(db, { ...params, ...body })) ? accept({}) : refuse('not_found')
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/lessons/:lessonId/live/removed-slides',
      summary: 'Take slides away, or bring them back the same day',
      tag,
      access,
      params: lessonParams,
      body: removedSlidesSchema,
      reply: doneSchema,
      async handle({ body, params }) {
        const done = await removeSlides(context, params.lessonId, body)
        return done.ok ? accept({}) : done
      },
    }),
  ]
}

function readingRoutes(context: LiveContext): Route<Caller>[] {
  const { blobs, db } = context
  // A replay shows them too.
  const access = viewersOfReplay(context)
  return [
    defineRoute({
      method: 'GET',
      path: `${path}/:slideId`,
      summary: 'A slide: its words, and how large its picture is',
      tag,
      access,
      params: slideParams,
      reply: slideSchema,
      async handle({ params: { lessonId, slideId } }) {
        const row = await readSlide(db, lessonId, slideId)
        return row === null ? refuse('not_found') : accept(presentSlide(row))
      },
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/:slideId/picture`,
      summary: "A slide's picture, in whole or in ranges of bytes",
      tag,
      access,
      limits: { perMinute: piecesPerMinute },
      params: slideParams,
      async handle({ headers, params: { lessonId, slideId } }) {
        const row = await readSlide(db, lessonId, slideId)
        if (row === null) return refuse('not_found')
        return sendFile(blobs, row, { headers, unchangedSeconds: liveEventsKeptDays * 86_400 })
      },
    }),
  ]
}

function boardRoute(context: LiveContext): Route<Caller> {
  return defineRoute({
    method: 'GET',
    path: '/api/lessons/:lessonId/live/board.pdf',
    summary: 'The board of the lesson, all its pages, while it is kept',
    tag,
    access: adultsOfLiveClass(context),
    limits: { perMinute: printedPerMinute },
    params: lessonParams,
    async handle({ params }) {
      const printed = await printBoard(context, params.lessonId)
      if (!printed.ok) return printed
      const { bytes, name } = printed.value
      return accept(
        new StreamReply(bytes, 'application/pdf', {
          'content-disposition': `attachment; ${attachmentName(`${name}.pdf`)}`,
          'content-length': String(bytes.length),
          'cache-control': 'private, no-store',
        }),
      )
    },
  })
}
