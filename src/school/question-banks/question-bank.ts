/**
 * A question bank as a file brings it: read without touching anything, and told to the person who
 * decides what may come along.
 */
import type { BankReport } from '#contract/question-banks.ts'
import type { Id } from '#kernel/ids.ts'
import { importGift } from './gift.ts'
import type { GiftReport } from './gift-report.ts'
import { importMoodleXml, isXml } from './moodle-xml.ts'
import { readGiftFile } from './read-gift-file.ts'

/** Indexes of lossy questions and descriptions that a person accepts; 'all' for every one. */
export type Agreement = ReadonlySet<number> | 'all'

/** An exercise of the bank: made now, or already there. */
interface KnownExercise {
  readonly state: 'created' | 'unchanged'
  readonly id: Id
  readonly title: string
}

/** Reads a GIFT or Moodle XML file of any encoding, told apart by what is in it; never throws. */
export function readBank(bytes: Uint8Array, fileName: string): GiftReport {
  const { text } = readGiftFile(bytes)
  return isXml(text) ? importMoodleXml(text, fileName) : importGift(text, fileName)
}

export function agreedIndexes(report: GiftReport, agreement: Agreement): ReadonlySet<number> {
  if (agreement !== 'all') return agreement
  return new Set([...report.lossy, ...report.descriptions].map(({ index }) => index))
}

/** The report as it goes out: without the questions themselves, whose key stays here. */
export function presentBank(
  report: GiftReport,
  agreed: ReadonlySet<number>,
  exercises: readonly KnownExercise[],
  placeOf: (index: number) => BankReport['descriptions'][number]['place'],
): BankReport {
  const remarks = (list: readonly { code: string; what: string }[]) =>
    list.map(({ code, what }) => ({ code, what }))
  return {
    fileName: report.fileName,
    imported: report.imported.map(({ index, line, title, question, notes }) => ({
      index,
      line,
      title,
      kind: question.kind,
      notes: remarks(notes),
    })),
    lossy: report.lossy.map(({ index, line, title, question, losses, notes }) => ({
      index,
      line,
      title,
      kind: question.kind,
      losses: remarks(losses),
      notes: remarks(notes),
      isAgreed: agreed.has(index),
    })),
    rejected: report.rejected.map(({ index, line, title, excerpt, code, reason }) => ({
      index,
      line,
      title,
      excerpt,
      code,
      reason,
    })),
    descriptions: report.descriptions.map(({ index, line, title, losses }) => ({
      index,
      line,
      title,
      losses: remarks(losses),
      place: placeOf(index),
    })),
    exerciseIds: exercises.filter(({ state }) => state === 'created').map(({ id }) => id),
    unchanged: exercises
      .filter(({ state }) => state === 'unchanged')
      .map(({ id, title }) => ({ exerciseId: id, title })),
  }
}
