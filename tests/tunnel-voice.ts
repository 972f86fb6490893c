/** A voice through a tunnel: bundles as the page makes them, and when each one arrived. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Tunnel } from '#browser/api/tunnel-line.ts'
import { liveAddress } from '#contract/live-address.ts'
import { bundleMsUsual, soundPath } from '#contract/live-sound.ts'
import { packBundle, unpackBundle } from '#contract/sound-bundle.ts'
import type { Id } from '#kernel/ids.ts'
import { waitFor } from './live-device.ts'
import type { TunnelDevice } from './tunnel-device.ts'

/** As many bytes as 60 ms of a voice at 16 kbit/s. */
const frameBytes = 120

export interface TunnelVoice {
  /** Says the bundle of this number; false: left out, because the line is behind. */
  say(number: number): void
  /** When each bundle came, by its number. */
  readonly heard: ReadonlyMap<number, number>
}

export async function openTunnelVoice(
  tunnel: Tunnel,
  lessonId: Id,
  device: TunnelDevice,
): Promise<TunnelVoice> {
  const { soundTicket } = await device.hears('entered')
  const line = tunnel.open(liveAddress(soundPath, lessonId))
  const heard = new Map<number, number>()
  let isStanding = false
  line.onopen = () => line.send(JSON.stringify({ ticket: soundTicket }))
  line.onmessage = ({ data }) => {
    if (!(data instanceof ArrayBuffer)) {
      isStanding = true
      return
    }
    const bundle = unpackBundle(new Uint8Array(data))
    if (bundle !== null) heard.set(bundle.number, performance.now())
  }
  await waitFor(() => isStanding || undefined, 'the standing of a voice')
  return {
    heard,
    say(number) {
      const frames = [new Uint8Array(frameBytes).fill(number), new Uint8Array(frameBytes)]
      line.send(packBundle({ frameMs: 60, speaker: 0, number, time: number * 5_760, frames }))
    },
  }
}

export interface Punctuality {
  readonly heard: number
  /** From saying to hearing, in ms: the middle one, one of a hundred, the longest. */
  readonly medianMs: number
  readonly p99Ms: number
  readonly longestMs: number
}

/** Speaks for so many bundles, and gives how long they took to whoever hears. */
export async function speak(
  voice: TunnelVoice,
  listener: TunnelVoice,
  count: number,
): Promise<Punctuality> {
  const said: number[] = []
  const fromMs = performance.now()
  for (let number = 0; number < count; number += 1) {
    await wait(Math.max(0, fromMs + number * bundleMsUsual - performance.now()))
    said.push(performance.now())
    voice.say(number)
  }
  await waitFor(() => listener.heard.has(count - 1) || undefined, 'the last bundle')
  const took = [...listener.heard].map(([number, atMs]) => atMs - (said[number] ?? 0))
  took.sort((one, other) => one - other)
  const at = (share: number): number =>
    Math.round(took[Math.min(took.length - 1, Math.floor(share * took.length))] ?? 0)
  return { heard: took.length, medianMs: at(0.5), p99Ms: at(0.99), longestMs: at(1) }
}
