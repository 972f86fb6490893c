/** Each figure of a report by itself makes the sign; a usual line and an older page's have none. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPoorLine, type LineReport } from './is-poor-line.ts'

const usual: LineReport = { roundTripMs: 60, latePercent: 0, behindMs: 200 }

test('a line is poor by its round trip, by what comes late, or by how far behind its voices are', () => {
  const isPoor = (part: Partial<LineReport>): boolean => isPoorLine({ ...usual, ...part })
  assert.equal(isPoor({}), false)
  assert.equal(isPoorLine({ roundTripMs: 60, latePercent: 0 }), false)
  const edges = [
    ['roundTripMs', 1_000],
    ['latePercent', 5],
    ['behindMs', 450],
  ] as const
  for (const [figure, most] of edges) {
    assert.equal(isPoor({ [figure]: most }), false)
    assert.equal(isPoor({ [figure]: most + 1 }), true)
  }
})
