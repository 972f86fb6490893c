/**
 * Keeps the packs of the coming days built: woken by the news that a day has changed, and looking
 * by itself for days that came near. Marks lie in the database, so what a stop interrupts is done
 * after the next start.
 */
import { buildDueCourses } from './build-course-days.ts'
import { markMissingDays } from './mark-missing-days.ts'
import type { PackBuilding } from './pack-context.ts'
import { dueTopic, type PackNews } from './pack-news.ts'

/** Somebody who changes one thing of a day often changes another right away. */
const settleMs = 1_000
/** How often the days are looked over: a new one begins at another hour in every zone. */
const lookOverMs = 10 * 60_000
/** Failed courses are tried again after this. */
const retryMs = 60_000

export interface PackBuilder {
  /** Ends after the course under way. */
  stop(): Promise<void>
}

export function startPackBuilder(context: PackBuilding, news: PackNews): PackBuilder {
  let isStopping = false
  let running: Promise<void> | null = null
  let isWoken = false
  let nextLookMs = 0
  let timer: { readonly timeout: NodeJS.Timeout; readonly atMs: number } | null = null

  async function work(): Promise<void> {
    while (isWoken && !isStopping) {
      isWoken = false
      if (context.clock.monotonicMs() >= nextLookMs) {
        await markMissingDays(context)
        nextLookMs = context.clock.monotonicMs() + lookOverMs
      }
      const { left } = await buildDueCourses(context, () => isStopping)
      if (left > 0) wake(retryMs)
    }
  }
  function begin(): void {
    timer = null
    isWoken = true
    running ??= work()
      .catch((err: unknown) => {
        if (isStopping) return
        context.log.warn({ err }, 'the day packs could not be built; trying again')
        wake(retryMs)
      })
      .finally(() => {
        running = null
        // Woken between the last look and now.
        if (isWoken && !isStopping) begin()
      })
  }
  /** The earliest wish counts. */
  function wake(afterMs: number): void {
    const atMs = context.clock.monotonicMs() + afterMs
    if (isStopping || (timer !== null && timer.atMs <= atMs)) return
    if (timer !== null) clearTimeout(timer.timeout)
    timer = { timeout: setTimeout(begin, afterMs), atMs }
  }

  const lookOver = setInterval(() => wake(0), lookOverMs)
  news.subscribe(dueTopic, () => wake(settleMs))
  begin()
  return {
    async stop() {
      isStopping = true
      clearInterval(lookOver)
      if (timer !== null) clearTimeout(timer.timeout)
      await running
    },
  }
}
