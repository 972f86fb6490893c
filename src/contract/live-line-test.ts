/**
 * The test of a line before a live class: `GET` of `linePath` with `bytes`, answered by so many
 * bytes that no proxy can make smaller. Nothing is kept of it.
 */
import Type from 'typebox'

export const linePath = '/api/live/line'
/** Enough to see a line past its start; six seconds of 64 kbit/s. */
export const lineBlockBytes = 48_000

/** `0`: a round trip alone. */
export const lineTestQuerySchema = Type.Object({
  bytes: Type.Union([Type.Literal('0'), Type.Literal(String(lineBlockBytes))]),
})
