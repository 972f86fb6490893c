/**
 * `npm run trials`: what was promised for a bad morning, tried on this machine: kills, a bot behind
 * a school's address, attacks, poor lines, lost typing, wide tables. Everything stays on the loopback
 * and is bounded in count and time; seeds are fixed. Each trial prints its figures and whether they hold.
 *
 *   npm run trials                       all of them, about half an hour
 *   npm run trials -- kills slow-line    some
 *   npm run trials -- --json             one object, keyed by name
 *   npm run trials -- --scale 0.1        smaller, for trying out
 */
import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { isReached, judgeTrial, type TrialFigure, type TrialOutcome } from './trial.ts'
import { trialList } from './trial-list.ts'

const signs = { at_least: '≥', at_most: '≤', exactly: '=' } as const

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    scale: { type: 'string', default: '1' },
  },
})
const scale = Number(values.scale)
if (!(scale > 0 && scale <= 1)) leave('--scale must lie above 0 and be at most 1')
const names = trialList.map(({ name }) => name)
const unknown = positionals.filter((name) => !names.includes(name))
if (unknown.length > 0) leave(`no trial ${unknown.join(', ')}; there are: ${names.join(', ')}`)

const outcomes: Record<string, TrialOutcome> = {}
for (const { name, run, whatLacks } of trialList) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  const lack = (await whatLacks?.()) ?? null
  if (lack !== null) {
    console.error(`${name}: left out, it needs ${lack}`)
    continue
  }
  const undo: (() => Promise<unknown>)[] = []
  const say = (words: string): void => console.error(`${name}: ${words}`)
  try {
    const figures = await run({ scale, say, atEnd: (step) => undo.push(step) })
    const outcome = judgeTrial(figures)
    outcomes[name] = outcome
    if (!values.json) console.log(inWords(name, outcome))
  } finally {
    for (const step of undo.reverse()) await step()
  }
}
const load = loadavg().map((one) => Math.round(one * 100) / 100)
const machine = { cores: availableParallelism(), loadAverage: load, scale }
if (values.json) console.log(JSON.stringify({ machine, trials: outcomes }, null, 2))
else console.log(`${machine.cores} cores, load ${load.join(' ')}, scale ${scale}`)
process.exit(Object.values(outcomes).every(({ holds }) => holds) ? 0 : 1)

function inWords(name: string, { figures, holds }: TrialOutcome): string {
  return [`${name}: ${holds ? 'holds' : 'does not hold'}`, ...figures.map(lineOf)].join('\n')
}

function lineOf(figure: TrialFigure): string {
  const { name, value, unit = '', target } = figure
  const said = typeof value === 'number' ? Number(value.toFixed(value >= 100 ? 0 : 2)) : value
  const wish = target === undefined ? '' : `  (${signs[target.is]} ${target.value})`
  return `  ${isReached(figure) ? ' ' : '✗'} ${name}: ${said}${unit && ` ${unit}`}${wish}`
}

function leave(words: string): never {
  console.error(words)
  process.exit(2)
}
