/** A voice at another rate stays the same voice, however it is cut into pieces. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createVoiceResampler } from './resample-voice.ts'

const tone = (hertz: number, rate: number, count: number): Float32Array =>
  Float32Array.from({ length: count }, (_, at) => Math.sin((2 * Math.PI * hertz * at) / rate))

test('a tone keeps its pitch and its loudness from any usual rate', () => {
  for (const rate of [16_000, 32_000, 44_100, 96_000]) {
    const heard = createVoiceResampler(rate, 48_000)(tone(440, rate, rate))
    assert.ok(Math.abs(heard.length - 48_000) <= 8, `${rate}: ${heard.length}`)
    const wanted = tone(440, 48_000, heard.length + 10)
    // The first of all that came is heard after the curve's own beginning.
    const shift = Math.round(48_000 / rate)
    const off = heard
      .slice(100, -100)
      .map((sample, at) => Math.abs(sample - (wanted[at + 100 - shift] ?? 0)))
    assert.ok(Math.max(...off) < 0.06, `${rate}: ${Math.max(...off)}`)
  }
})

test('pieces of any length give what the whole gives', () => {
  const whole = tone(300, 44_100, 2_000)
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 40 }),
      fc.constantFrom(44_100, 96_000, 48_000, 16_000),
      (lengths, rate) => {
        const pieces = createVoiceResampler(rate, 48_000)
        const ends = lengths.map((_, index) =>
          lengths.slice(0, index + 1).reduce((sum, one) => sum + one, 0),
        )
        const cut = ends.flatMap((end, index) => [
          ...pieces(whole.subarray(end - (lengths[index] ?? 0), end)),
        ])
        const expected = createVoiceResampler(rate, 48_000)(whole.subarray(0, ends.at(-1)))
        assert.equal(cut.length, expected.length)
        for (const [at, sample] of cut.entries()) {
          assert.equal(sample, expected[at])
        }
      },
    ),
  )
})
