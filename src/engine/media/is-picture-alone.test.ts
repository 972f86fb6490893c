/** An offer of pictures alone, and others that hide a voice. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isPictureAlone } from './is-picture-alone.ts'

const video = 'm=video 9 UDP/TLS/RTP/SAVPF 96'
const audio = 'm=audio 9 UDP/TLS/RTP/SAVPF 111'
const offer = (sections: readonly string[], end = '\r\n'): string =>
  ['v=0', 'o=- 1 2 IN IP4 127.0.0.1', 's=-', 't=0 0', ...sections, 'a=sendonly', ''].join(end)

describe('a description of pictures alone', () => {
  test('one section or more, all of them pictures', () => {
    assert.ok(isPictureAlone(offer([video])))
    assert.ok(isPictureAlone(offer([video, 'a=mid:0', video], '\n')))
    assert.ok(!isPictureAlone(offer([])))
    assert.ok(!isPictureAlone(''))
  })

  test('a voice is found wherever it stands and however its line ends or is written', () => {
    for (const end of ['\r\n', '\n', '\r']) {
      assert.ok(!isPictureAlone(offer([audio, video], end)))
      assert.ok(!isPictureAlone(offer([video, audio], end)))
    }
    assert.ok(!isPictureAlone(`${offer([video])}${audio}\n`))
    for (const written of ['m= audio 9 X 111', 'm=AUDIO 9 X 111', 'm=\taudio 9 X 111']) {
      assert.ok(!isPictureAlone(offer([video, written])), written)
    }
    assert.ok(!isPictureAlone(offer([video, 'm=application 9 UDP/DTLS/SCTP webrtc-datachannel'])))
  })
})
