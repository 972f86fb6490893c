/** What is kept of a sound file: only sound, without what a phone wrote beside it, and its length. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cleanSound } from './clean-sound.ts'

function box(type: string, ...contents: readonly (Buffer | string)[]): Buffer {
  const content = Buffer.concat(contents.map((one) => Buffer.from(one as string, 'latin1')))
  const head = Buffer.alloc(8)
  head.writeUInt32BE(head.length + content.length)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, content])
}

/** One track of this kind; behind it what a phone tells of the place. */
function track(kind: string): Buffer {
  const handler = box('hdlr', '\0\0\0\0\0\0\0\0', kind, '\0\0\0\0')
  return box('trak', box('mdia', handler), box('udta', box('name', 'Chez Ana')))
}

function mp4(...tracks: readonly Buffer[]): Buffer {
  const place = box('udta', box('\xa9xyz', '+48.85+002.35/'))
  return Buffer.concat([
    box('ftyp', 'isom\0\0\0\0mp42'),
    box('moov', box('mvhd', '\0'.repeat(20)), ...tracks, place),
    box('mdat', 'udta is a word of the sound too'),
  ])
}

test('an MP4 recording is kept as sound, its places and names are not', () => {
  const given = mp4(track('soun'))
  for (const type of ['video/mp4', 'audio/mp4', 'audio/x-m4a']) {
    const kept = cleanSound(given, type)
    assert.equal(kept?.contentType, 'audio/mp4')
    assert.equal(kept?.bytes.length, given.length)
    const text = kept?.bytes.toString('latin1') ?? ''
    assert.equal(/xyz|48\.85|Ana/.test(text), false)
    // What lies behind is where it was, and the sound as it was.
    assert.equal(text.endsWith('udta is a word of the sound too'), true)
  }
  assert.ok(given.includes('Chez Ana'))
})

test('a film is no recording, whatever its first bytes say', () => {
  assert.equal(cleanSound(mp4(track('soun'), track('vide')), 'audio/mp4'), null)
  assert.equal(cleanSound(mp4(track('vide')), 'video/mp4'), null)
  assert.equal(cleanSound(mp4(), 'video/mp4'), null)
  assert.equal(cleanSound(webm([sound, picture]), 'video/webm'), null)
  assert.equal(cleanSound(webm([]), 'video/webm'), null)
})

function element(id: string, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents)
  assert.ok(content.length < 127)
  return Buffer.concat([Buffer.from(id, 'hex'), Buffer.of(0x80 | content.length), content])
}

/** As a browser writes it while it does not yet know the length. */
function endless(id: string, ...contents: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.from(`${id}01ffffffffffffff`, 'hex'), ...contents])
}

const sound = element('ae', element('83', Buffer.of(2)))
const picture = element('ae', element('83', Buffer.of(1)))

function block(atMs: number): Buffer {
  const content = Buffer.of(0x81, 0, 0, 0x80, 7, 7)
  content.writeInt16BE(atMs, 1)
  return element('a3', content)
}

/** Two clusters: from 0 and from 1,000 ms on, the last block at 1,120. */
function webm(tracks: readonly Buffer[], info: readonly Buffer[] = []): Buffer {
  return Buffer.concat([
    element('1a45dfa3', element('4282', Buffer.from('webm'))),
    endless(
      '18538067',
      element('1549a966', element('2ad7b1', Buffer.of(0x0f, 0x42, 0x40)), ...info),
      element('1654ae6b', ...tracks),
      endless('1f43b675', element('e7', Buffer.of(0)), block(0), block(60)),
      endless('1f43b675', element('e7', Buffer.of(0x03, 0xe8)), block(60), block(120)),
    ),
  ])
}

test('a WebM recording says its length, where the browser could not', () => {
  const given = webm([sound])
  const kept = cleanSound(given, 'video/webm')
  assert.equal(kept?.contentType, 'audio/webm')
  const at = kept?.bytes.indexOf(Buffer.of(0x44, 0x89, 0x88)) ?? -1
  // From the last block to its end is as long as from the one before.
  assert.equal(kept?.bytes.readDoubleBE(at + 3), 1_180)
  assert.deepEqual(cleanSound(kept?.bytes ?? given, 'video/webm')?.bytes, kept?.bytes)
  // All that was there still is: only the length, and the longer head of its place, came in.
  assert.equal(kept?.bytes.length, given.length + 11 + 7)
  assert.deepEqual(kept?.bytes.subarray(-20), given.subarray(-20))
})

test('a length that stands there is left alone', () => {
  const length = Buffer.alloc(8)
  length.writeDoubleBE(9)
  const given = webm([sound], [element('4489', length)])
  assert.deepEqual(cleanSound(given, 'video/webm')?.bytes, given)
})

test('an MP3 file loses its tags at both ends', () => {
  const frames = Buffer.from('the sound itself, long enough to be some'.repeat(8))
  const tag = Buffer.concat([Buffer.of(0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 1, 2), Buffer.alloc(130)])
  const end = Buffer.alloc(128)
  end.write('TAGChez Ana')
  const kept = cleanSound(Buffer.concat([tag, frames, end]), 'audio/mpeg')
  assert.deepEqual(kept, { bytes: frames, contentType: 'audio/mpeg' })
  assert.deepEqual(cleanSound(tag, 'audio/mpeg')?.bytes, tag)
})

test('whatever bytes come, it ends with a file or a no', () => {
  const whole = [mp4(track('soun')), webm([sound])]
  const harmed = fc
    .tuple(fc.constantFrom(...whole), fc.nat(400), fc.uint8Array({ minLength: 1, maxLength: 12 }))
    .map(([file, at, harm]) => {
      const bytes = Buffer.from(file)
      bytes.set(harm.subarray(0, Math.max(0, bytes.length - at)), Math.min(at, bytes.length))
      return bytes
    })
  const bytes = fc.oneof(harmed, fc.uint8Array({ maxLength: 200 }).map(Buffer.from))
  fc.assert(
    fc.property(bytes, fc.constantFrom('video/mp4', 'video/webm', 'audio/mpeg'), (given, type) => {
      const kept = cleanSound(given, type)
      assert.ok(kept === null || kept.bytes.length <= given.length + 18)
    }),
  )
})
