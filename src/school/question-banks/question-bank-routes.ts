/** The door through which a teacher brings a question bank. */
import {
  bankReportSchema,
  importBankQuerySchema,
  questionBankBytesMax,
} from '#contract/question-banks.ts'
import { readBody } from '#engine/http/read-body.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { refuse } from '#kernel/result.ts'
import { teachersAnywhere } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import type { RoomContext } from '#school/room-context.ts'
import { importQuestionBank } from './import-question-bank.ts'

export function questionBankRoutes(context: RoomContext): Route<Caller>[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/question-banks/gift',
      summary: 'Look at a GIFT bank question by question, or make an exercise of it',
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
