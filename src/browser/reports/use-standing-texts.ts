/** Where a pupil stands in a course, in words: the average, and how many times each step was given. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import type { CourseStanding } from '#contract/reports.ts'

/** The average first, then the steps from the highest down, each scale apart; empty: nothing. */
export function useStandingTexts(): (standing: CourseStanding) => string[] {
  const words = useWords('reports')
  const names = useWords('grades')
  const format = useFormat()
  return ({ attainment, hundredths, mastery }) => {
    const steps = [
      ...attainment
        .map((count, index) => ({ count, name: names.attainment[index] ?? '' }))
        .reverse(),
      ...mastery.map((count, index) => ({ count, name: names.mastery[index] ?? '' })).reverse(),
    ]
    return [
      ...(hundredths === null
        ? []
        : [words.average({ average: format.number(hundredths / 100, 2) })]),
      ...steps.filter(({ count }) => count > 0).map((step) => words.stepTimes(step)),
    ]
  }
}
