/**
 * How commands speak: French first, English beside, on the terminal of whoever runs them.
 * Answers go to the standard output, everything else to the standard error, so that
 * `--json` prints one object and nothing more.
 */
import { PlainError, type PlainWords } from '#engine/config/plain-error.ts'
import { explainFailure, isDiskFull } from '#engine/database/server-failure.ts'
import { typesetFrench } from '#kernel/typeset-french.ts'

/** Exit codes, as sysexits.h has them. */
export const exitCodes = { fine: 0, refused: 1, bug: 70 } as const

/** An answer: the French sentence, then the English one. */
export function say({ french, english }: PlainWords): void {
  console.log(`${typesetFrench(french)}\n${english}`)
}

/** What goes on meanwhile, on one line. */
export function sayStep({ french, english }: PlainWords): void {
  console.error(`· ${typesetFrench(french)}  (${english})`)
}

/** Says why a command failed, and gives the exit code for it. */
export function sayFailure(error: unknown): number {
  if (error instanceof PlainError) {
    console.error(`${error.french}\n${error.english}`)
    return exitCodes.refused
  }
  if (isDiskFull(error)) return sayFailure(explainFailure('PREAU_DATA', '', error))
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error)
  console.error(`${typesetFrench('Préau a rencontré une panne qu’il ne connaît pas :')}\n${words}`)
  return exitCodes.bug
}
