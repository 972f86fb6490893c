/**
 * Runs seeded mornings through the waiting room's decisions on a virtual clock and says what was
 * violated: `npm run simulate -- --mornings 10000 --seed 1`. Exit code 1 where anything was, with
 * the seed that shows it again: `npm run simulate -- --mornings 1 --seed <seed>`.
 */
import { parseArgs } from 'node:util'
import { simulateMornings } from '#rehearsal/simulate-mornings.ts'

const { values } = parseArgs({
  options: {
    mornings: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
  },
})
const mornings = Number(values.mornings)
const firstSeed = Number(values.seed)
if (!Number.isInteger(mornings) || mornings < 1 || !Number.isInteger(firstSeed)) {
  console.error('Usage: npm run simulate -- --mornings <count> --seed <first seed>')
  process.exit(2)
}

const startedAtMs = performance.now()
const total = await simulateMornings(firstSeed, mornings)
const seconds = (performance.now() - startedAtMs) / 1_000
for (const { seed, violations } of total.violated) {
  console.error(`Seed ${seed}:`)
  for (const violation of violations) console.error(`  ${violation}`)
}
console.log(
  `Seeds ${firstSeed} to ${firstSeed + mornings - 1}: ${mornings} mornings, ${total.people} people, ` +
    `${total.releases} let in by a release, ${Math.round(total.seconds / 3_600)} hours of the line in ` +
    `${seconds.toFixed(0)} s (${(mornings / seconds).toFixed(0)} mornings a second).`,
)
console.log(`Mornings with a violation: ${total.violated.length}.`)
process.exitCode = total.violated.length === 0 ? 0 : 1
