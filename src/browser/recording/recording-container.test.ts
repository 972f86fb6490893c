/** Which container a browser records in, by what it offers. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseContainer, endingOf } from './recording-container.ts'

const offers = (...types: string[]) => chooseContainer((type) => types.includes(type))

test('what plays everywhere comes first, and a browser that offers nothing chooses itself', () => {
  const aac = 'audio/mp4;codecs=mp4a.40.2'
  const opus = 'audio/webm;codecs=opus'
  assert.equal(offers(opus, aac, 'audio/mp4'), aac)
  assert.equal(offers('audio/mp4', opus), opus)
  assert.equal(offers('audio/mp4'), 'audio/mp4')
  assert.equal(offers(), undefined)
})

test('a file is named after what the recorder says it wrote', () => {
  assert.equal(endingOf('audio/mp4; codecs="mp4a.40.2"'), 'm4a')
  assert.equal(endingOf('audio/webm;codecs=opus'), 'webm')
  assert.equal(endingOf('audio/ogg; codecs=opus'), 'ogg')
})
