/**
 * `npm run bench`: what this machine serves at eight o'clock, beside what it can do at all, measured
 * in the same run. Server, database and load share the machine; load goes to this machine only, and
 * is bounded in connections, calls and time.
 *
 *   npm run bench                      everything that eight o'clock asks, in less than six minutes
 *   npm run bench -- arrival card      some
 *   npm run bench -- live journal      what takes minutes of its own
 *   npm run bench -- --json            one object, keyed by name
 */
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { createBenchGround } from './bench-ground.ts'
import { type Finding, judge } from './finding.ts'
import { measurementList } from './measurement-list.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
})
const names = measurementList.map(({ name }) => name)
const unknown = positionals.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  console.error(`no measurement ${unknown.join(', ')}; there are: ${names.join(', ')}`)
  process.exit(2)
}

const ground = createBenchGround()
const findings: Record<string, Finding> = {}
try {
  for (const { isApart = false, name, target, measure } of measurementList) {
    if (positionals.length > 0 ? !positionals.includes(name) : isApart) continue
    const began = performance.now()
    const finding = judge(target, await measure(ground))
    findings[name] = finding
    const took = Math.round((performance.now() - began) / 1_000)
    if (!values.json) console.log(`${inWords(name, finding)} · took ${took} s`)
  }
} finally {
  await ground.stop()
}
if (values.json) console.log(JSON.stringify(flat(findings), null, 2))
else console.log(`${availableParallelism()} cores; medians of three runs`)
if (Object.values(findings).some(({ holds }) => !holds)) process.exitCode = 1

/** What was counted beside a figure stands there under its own name. */
function flat(all: Readonly<Record<string, Finding>>): Record<string, object> {
  return Object.fromEntries(
    Object.entries(all).map(([name, { also, ...finding }]) => [name, { ...finding, ...also }]),
  )
}

function inWords(name: string, finding: Finding): string {
  const { also = {}, value, unit, p99Ms, limit, ofLimit, target, holds, voided } = finding
  const parts = [
    `${round(value)} ${unit}`,
    p99Ms === undefined ? '' : `p99 ${round(p99Ms)} ms`,
    limit === undefined ? '' : `${round(ofLimit ?? 0)} of ${round(limit)}`,
    target === null ? 'no target' : `target ${target}`,
    ...Object.entries(also).map(([name, count]) => `${name} ${round(count)}`),
    failedInWords(finding),
    voided === undefined ? (holds ? 'holds' : 'does not hold') : `voided: ${voided}`,
  ]
  return `${name.padEnd(12)}${parts.filter((part) => part !== '').join(' · ')}`
}

function failedInWords({ failed = 0, failedAs = {} }: Finding): string {
  if (failed === 0) return ''
  const kinds = Object.entries(failedAs).map(([status, count]) => `${status}: ${count}`)
  return `${failed} failed${kinds.length === 0 ? '' : ` (${kinds.join(', ')})`}`
}

function round(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toFixed(2)
}
