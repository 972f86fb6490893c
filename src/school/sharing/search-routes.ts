/** The doors where a teacher looks for resources, exercises and questions: one's own and colleagues'. */
import { foundQuestionsSchema, questionSearchQuerySchema } from '#contract/question-search.ts'
import { foundThingsSchema, searchQuerySchema } from '#contract/sharing.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import { teachersAnywhere } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import type { RoomContext } from '#school/room-context.ts'
import { findQuestions } from './find-questions.ts'
import { findThings } from './find-things.ts'
import { readerOf, type ThingKind } from './shared-thing.ts'

/** A search as one types. */
const searchesPerMinute = 240

export function searchRoutes({ db }: Pick<RoomContext, 'db'>): Route<Caller>[] {
  const search = (kind: ThingKind, path: string, summary: string) =>
    defineRoute({
      method: 'GET',
      path,
      summary,
      tag: 'sharing',
      access: teachersAnywhere,
      query: searchQuerySchema,
      reply: foundThingsSchema,
      limits: { perMinute: searchesPerMinute },
      async handle({ caller, query }) {
        if (caller === null) return refuse('sign_in_required')
        return findThings(db, kind, readerOf(caller), query)
      },
    })
  return [
    search('resource', '/api/resources/search', 'My resources and those shared with me, by words'),
    search('exercise', '/api/exercises/search', 'My exercises and those shared with me, by words'),
    defineRoute({
      method: 'GET',
      path: '/api/questions/search',
      summary: 'Single questions of exercises that I may copy, by words, kind, tag and subject',
      tag: 'sharing',
      access: teachersAnywhere,
      query: questionSearchQuerySchema,
      reply: foundQuestionsSchema,
      limits: { perMinute: searchesPerMinute },
      async handle({ caller, query }) {
        if (caller === null) return refuse('sign_in_required')
        return accept(await findQuestions(db, readerOf(caller), query))
      },
    }),
  ]
}
