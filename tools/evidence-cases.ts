/**
 * Tries the verdict on every made-up morning and writes what came out into docs/evidence.md:
 * `npm run evidence-cases -- --tuned 1-20 --unseen 101-130`. `--only 8,9` tries some of the cases and
 * writes nothing; `--keep file` keeps every trial there and goes on from it. Exit code 1 where a
 * case misses in more than one run of twenty.
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { evidenceCases } from '#rehearsal/evidence-cases.ts'
import { type Trial, tryVerdict } from '#rehearsal/try-verdict.ts'
import { markdownOf } from './evidence/matrix-page.ts'

const { values } = parseArgs({
  options: {
    tuned: { type: 'string', default: '1-20' },
    unseen: { type: 'string', default: '101-130' },
    only: { type: 'string' },
    keep: { type: 'string' },
  },
})

const page = new URL('../docs/evidence.md', import.meta.url)
const begins = '<!-- matrix: begins -->'
const ends = '<!-- matrix: ends -->'

function seedsOf(range: string): number[] {
  const [first = 1, last = first] = range.split('-').map(Number)
  if (!Number.isInteger(first) || !Number.isInteger(last)) throw new Error(`no range: ${range}`)
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

function readKept(): Map<string, Trial> {
  const kept = new Map<string, Trial>()
  if (values.keep === undefined || !existsSync(values.keep)) return kept
  for (const line of readFileSync(values.keep, 'utf8').split('\n')) {
    if (line === '') continue
    const trial = JSON.parse(line) as Trial
    kept.set(`${trial.number}/${trial.seed}`, trial)
  }
  return kept
}

const only = values.only?.split(',').map(Number)
const kept = readKept()

function tryAll(seeds: readonly number[]): Trial[] {
  const trials: Trial[] = []
  for (const { build, number } of evidenceCases) {
    if (only !== undefined && !only.includes(number)) continue
    for (const seed of seeds) {
      let trial = kept.get(`${number}/${seed}`)
      if (trial === undefined) {
        trial = tryVerdict(build(seed))
        if (values.keep !== undefined) appendFileSync(values.keep, `${JSON.stringify(trial)}\n`)
      }
      trials.push(trial)
      for (const { what } of trial.misses) console.log(`case ${number}, seed ${seed}: ${what}`)
    }
  }
  return trials
}

const tuned = tryAll(seedsOf(values.tuned))
const unseen = tryAll(seedsOf(values.unseen))
const written = markdownOf({ tuned, unseen, seeds: { tuned: values.tuned, unseen: values.unseen } })
if (only === undefined) {
  const text = readFileSync(page, 'utf8')
  const from = text.indexOf(begins)
  const to = text.indexOf(ends)
  if (from < 0 || to < from) throw new Error('docs/evidence.md has lost the marks of the matrix')
  writeFileSync(page, `${text.slice(0, from + begins.length)}\n\n${written}\n${text.slice(to)}`)
} else {
  console.log(written)
}
const missed = unseen.filter(({ misses }) => misses.length > 0).length
console.log(`${unseen.length - missed} of ${unseen.length} unseen runs without a miss.`)
process.exitCode = missed > unseen.length / 20 ? 1 : 0
