import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { refusalCodes } from './refusal-codes.ts'

const page = join(import.meta.dirname, '../../docs/formats/refusals.md')

test('the page of refusals holds exactly the codes of the table, with status and reason', () => {
  const rows = readFileSync(page, 'utf8')
    .split('\n')
    .flatMap((line) => /^\| `(\w+)` \| (\d{3}) \| (.+) \|$/.exec(line)?.slice(1) ?? [])
  const told: [string, { status: number; why: string }][] = []
  for (let at = 0; at < rows.length; at += 3) {
    told.push([rows[at] ?? '', { status: Number(rows[at + 1]), why: rows[at + 2] ?? '' }])
  }
  assert.deepEqual(told, Object.entries(refusalCodes))
})
