/**
 * A step of a start that lasts says so now and then: whoever waits in front of a silent terminal takes it for
 * one that stands still.
 */
import { sayStep } from './say.ts'

/** Long enough that a start on a quick machine stays short to read. */
const tellEveryMs = 15_000

/** Tells of `french` until what it returns is called. */
export function tellLongStep(
  { french, english }: { readonly french: string; readonly english: string },
  everyMs: number = tellEveryMs,
): () => void {
  const begunAt = performance.now()
  const timer = setInterval(() => {
    const seconds = Math.round((performance.now() - begunAt) / 1000)
    sayStep({
      french: `${french} : toujours en cours, ${seconds} s`,
      english: `${english}: still at it, ${seconds} s`,
    })
  }, everyMs)
  // A start that fails meanwhile ends all the same.
  timer.unref()
  return () => clearInterval(timer)
}
