/** The device's key: proven over a fresh challenge of ours, or not taken. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemRandom } from '#kernel/random.ts'
import {
  challengeLifeMs,
  challengePrefix,
  checkDeviceProof,
  type DeviceProof,
  isFreshChallenge,
  mintChallenge,
} from './device-key.ts'
import { deviceLabel } from './device-label.ts'

const key = new Uint8Array(32).fill(1)
const nowMs = Date.parse('2026-11-24T07:00:00Z')

/** What a browser does, with the same WebCrypto. */
async function prove(challenge: string): Promise<DeviceProof> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
  ])
  const jwk = await crypto.subtle.exportKey('jwk', pair.publicKey)
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    pair.privateKey,
    new TextEncoder().encode(challengePrefix + challenge),
  )
  return {
    publicKey: { kty: 'EC', crv: 'P-256', x: jwk.x ?? '', y: jwk.y ?? '' },
    challenge,
    signature: Buffer.from(signature).toString('base64url'),
  }
}

test('a proof by WebCrypto holds', async () => {
  const proof = await prove(mintChallenge(key, systemRandom, nowMs))
  assert.deepEqual(checkDeviceProof([key], proof, nowMs + 1_000), proof.publicKey)
})

test('a proof fails with another key, another challenge, another signature, or none', async () => {
  const proof = await prove(mintChallenge(key, systemRandom, nowMs))
  const other = await prove(mintChallenge(key, systemRandom, nowMs))
  for (const wrong of [
    { ...proof, publicKey: other.publicKey },
    { ...proof, challenge: other.challenge },
    { ...proof, signature: other.signature },
    { ...proof, signature: '' },
    { ...proof, publicKey: { ...proof.publicKey, x: 'AAAA' } },
    { ...proof, publicKey: { ...proof.publicKey, x: proof.publicKey.y } },
  ]) {
    assert.equal(checkDeviceProof([key], wrong, nowMs), null)
  }
})

test('a challenge is ours, and lives five minutes', () => {
  const challenge = mintChallenge(key, systemRandom, nowMs)
  assert.equal(isFreshChallenge([key], challenge, nowMs + challengeLifeMs), true)
  assert.equal(isFreshChallenge([key], challenge, nowMs + challengeLifeMs + 1), false)
  assert.equal(isFreshChallenge([key], challenge, nowMs - 60_001), false)
  assert.equal(isFreshChallenge([new Uint8Array(32)], challenge, nowMs), false)
  assert.equal(isFreshChallenge([new Uint8Array(32), key], challenge, nowMs), true)
  for (const text of ['', challenge.slice(1), `${challenge}A`, challenge.replace(/.$/, '!')]) {
    assert.equal(isFreshChallenge([key], text, nowMs), false)
  }
})

test('devices have names that people recognise', () => {
  const android =
    'Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36'
  const iphone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1'
  assert.equal(deviceLabel(android), 'Android · Chrome')
  assert.equal(deviceLabel(iphone), 'iPhone · Safari')
  assert.equal(
    deviceLabel('Mozilla/5.0 (Windows NT 10.0; rv:127.0) Gecko/20100101 Firefox/127.0'),
    'Windows · Firefox',
  )
  assert.equal(deviceLabel(''), '?')
  assert.equal(deviceLabel('<script>'), '?')
})
