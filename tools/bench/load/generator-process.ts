/** The generator as a process of its own, so that it shares no event loop with what it measures. */
import { createGenerator, type Generator } from './generator.ts'
import type { RunPlan, Target } from './load-plan.ts'

let generator: Generator | null = null

process.on('message', (message: { target: Target } | { plan: RunPlan }) => {
  if ('target' in message) {
    generator = createGenerator(message.target)
    return
  }
  if (generator === null) throw new Error('no target yet')
  generator.run(message.plan).then((result) => process.send?.(result))
})
// Whoever asked for the load is gone: so is the load.
process.on('disconnect', () => process.exit())
