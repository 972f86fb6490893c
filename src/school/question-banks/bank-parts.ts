/** Which exercises a bank becomes, and where in them its texts without a question stand. Pure. */
import type { BankReport } from '#contract/question-banks.ts'
import { type ExerciseContent, questionsMax } from '#contract/questions.ts'
import { type GiftChoice, giftExercise } from './gift-exercise.ts'
import type { GiftReport } from './gift-report.ts'

interface BankParts {
  /** Of a text without a question, by its index. */
  readonly placeOf: (index: number) => BankReport['descriptions'][number]['place']
  readonly parts: readonly { readonly title: string; readonly content: ExerciseContent }[]
}

/** Of a file that is called by its kind alone. */
const namelessTitle = 'Questions importées'

/** One exercise for each hundred questions, in the bank's order. */
export function bankParts(
  report: GiftReport,
  agreed: ReadonlySet<number>,
  fileName: string,
): BankParts {
  const asked = [...report.imported, ...report.lossy.filter(({ index }) => agreed.has(index))]
    .map(({ index }) => index)
    .sort((left, right) => left - right)
  const parts: number[][] = []
  for (let from = 0; from < asked.length; from += questionsMax) {
    parts.push(asked.slice(from, from + questionsMax))
  }
  const ownName = fileName.replace(/\.(gift|txt|xml)$/i, '').trim()
  const title = ownName === '' ? namelessTitle : ownName.slice(0, 180)
  const left = new Set<number>()
  const made = parts.flatMap((part, place) => {
    const after = parts[place - 1]?.at(-1) ?? 0
    const goesOn = place < parts.length - 1
    const kept = fitExercise(report, { agreed, chosen: new Set(part), after, goesOn }, part)
    if (kept === null) return []
    for (const index of kept.left) left.add(index)
    const partTitle = parts.length === 1 ? title : `${title} (${place + 1}/${parts.length})`
    return [{ title: partTitle, content: kept.content }]
  })
  const last = asked.at(-1)
  return {
    parts: made,
    placeOf(index) {
      if (last === undefined || left.has(index)) return 'nowhere'
      return index < last ? 'above' : 'introduction'
    },
  }
}

/** With all its texts; where they are too long for one introduction, without the last ones, else without any. */
function fitExercise(report: GiftReport, choice: GiftChoice, part: readonly number[]) {
  const { after = 0, goesOn } = choice
  const last = part.at(-1) ?? after
  const mine = report.descriptions
    .map(({ index }) => index)
    .filter((index) => index > after && (goesOn !== true || index < last))
  const tries = [[], mine.filter((index) => index > last), mine]
  for (const left of tries) {
    const descriptions = report.descriptions.filter(({ index }) => !left.includes(index))
    const content = giftExercise({ ...report, descriptions }, choice)
    if (content.ok) return { content: content.value, left }
  }
  return null
}
