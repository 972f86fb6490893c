/** The doors through which a teacher brings a question bank, and takes an exercise away as one. */
import Type from 'typebox'
import {
  bankReportSchema,
  exportBankQuerySchema,
  importBankQuerySchema,
  questionBankBytesMax,
} from '#contract/question-banks.ts'
import { idSchema } from '#contract/wire-shapes.ts'
import { attachmentName } from '#engine/http/attachment-name.ts'
import { readBody } from '#engine/http/read-body.ts'
import { defineRoute, type Route, StreamReply } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import { authorOfExercise } from '#school/exercises/exercise-access.ts'
import { teachersAnywhere } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import type { RoomContext } from '#school/room-context.ts'
import { exportQuestionBank } from './export-question-bank.ts'
import { importQuestionBank } from './import-question-bank.ts'

export function questionBankRoutes(context: RoomContext): Route<Caller>[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/question-banks/gift',
      summary: 'Look at a GIFT or Moodle XML bank question by question, or make an exercise of it',
      tag: 'question banks',
      access: teachersAnywhere,
      query: importBankQuerySchema,
      rawBody: true,
      reply: bankReportSchema,
      limits: { bodyBytesMax: questionBankBytesMax, perMinute: 30 },
      async handle({ caller, query, stream }) {
        const capacity = caller?.schools.get(query.schoolUai)
        if (caller === null || capacity === undefined) return refuse('forbidden')
        if (!capacity.isTeacher && !capacity.isHead) return refuse('forbidden')
        const bytes = await readBody(stream, questionBankBytesMax)
        if (!bytes.ok) return bytes
        return importQuestionBank(context, {
          bytes: bytes.value,
          fileName: query.name,
          owner: { personId: caller.personId, schoolUai: query.schoolUai },
          agreed: agreedIndexes(query.agreed),
          isDryRun: query.dryRun ?? false,
        })
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/exercises/:exerciseId/bank',
      summary: 'My exercise as a GIFT or Moodle XML file',
      tag: 'question banks',
      access: authorOfExercise(context.db),
      params: Type.Object({ exerciseId: idSchema }),
      query: exportBankQuerySchema,
      limits: { perMinute: 30 },
      async handle({ params, query }) {
        const bank = await exportQuestionBank(context.db, params.exerciseId, query.format)
        if (!bank.ok) return bank
        const { text, contentType, fileName } = bank.value
        return accept(
          new StreamReply(text, contentType, {
            'content-disposition': `attachment; ${attachmentName(fileName)}`,
          }),
        )
      },
    }),
  ]
}

function agreedIndexes(text: string | undefined): ReadonlySet<number> | 'all' {
  if (text === 'all') return 'all'
  return new Set(
    (text ?? '')
      .split(',')
      .filter((part) => part !== '')
      .map(Number),
  )
}
