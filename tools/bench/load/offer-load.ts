/** Starts a generator beside this process and runs plans in it. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { checkPlan, type RunPlan, type RunResult, type Target } from './load-plan.ts'

export interface Load {
  run(plan: RunPlan): Promise<RunResult>
  stop(): Promise<void>
}

export function offerLoad(target: Target): Load {
  const child = fork(join(import.meta.dirname, 'generator-process.ts'))
  const gone = once(child, 'exit').then(() => {
    throw new Error('the generator ended')
  })
  // Heard wherever a run waits; a stop between runs is no failure.
  gone.catch(() => undefined)
  child.send({ target })
  return {
    async run(plan) {
      checkPlan(target, plan)
      const answered = once(child, 'message') as Promise<[RunResult]>
      child.send({ plan })
      const [result] = await Promise.race([answered, gone])
      return result
    },
    async stop() {
      child.disconnect()
      await gone.catch(() => undefined)
    },
  }
}
