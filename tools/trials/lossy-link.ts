/**
 * A poor line below TCP: a network namespace of its own, and between it and this machine a link whose
 * packets wait their turn, travel, and are lost by a seed. What repeats what was lost is the system's
 * own TCP, as on a real line; a proxy of bytes cannot show that.
 *
 * Packets leave one side's TUN device by `socat`, come here as datagrams, and go out at the other
 * side's. It takes Linux, root, `ip` and `socat`.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { type Random, seededRandom } from '#kernel/random.ts'
import { createSchedule, type LineQuality } from './slow-line-proxy.ts'
import type { TrialGround } from './trial.ts'

const run = promisify(execFile)

export interface LossyQuality extends LineQuality {
  /** Of the packets of each direction, in percent. */
  readonly lossPercent: number
}

export interface LossyLink {
  /** This machine, as the far side reaches it. */
  readonly address: string
  /** Packets of both directions so far. */
  figures(): { readonly packets: number; readonly lost: number; readonly overflowed: number }
  /** Starts a script of ours on the far side, with a channel for messages. */
  startFar(script: string): ChildProcess
}

/** The far side's network: one link for the datagrams, one for what travels in them. */
const addresses = {
  near: '10.231.77.1',
  far: '10.231.77.2',
  nearTun: '10.231.78.1',
  farTun: '10.231.78.2',
}
/** A packet of the link and the head of its datagram fit one frame. */
const mtu = 1_400
/** What waits at the head of a poor line before it drops: a second at 64 kbit/s, as a modem's. */
const waitingBytesMax = 8_000
const readyMsMax = 10_000

/** What this machine lacks for such a link; null: nothing. */
export async function whatLinksLack(): Promise<string | null> {
  const isThere = (name: string) =>
    run(name, ['-V']).then(
      () => true,
      () => false,
    )
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'root on Linux'
  const missing = await Promise.all(
    ['ip', 'socat'].map(async (name) => ((await isThere(name)) ? [] : [name])),
  )
  return missing.flat().length === 0 ? null : missing.flat().join(' and ')
}

/** Once at a time on one machine: names and addresses are fixed. */
export async function openLossyLink(
  ground: TrialGround,
  quality: LossyQuality & { readonly seed: number },
): Promise<LossyLink> {
  const space = 'preau-far'
  // Of a trial that was cut off.
  for (const left of [
    ['netns', 'delete', space],
    ['link', 'delete', 'preau-near'],
    ['link', 'delete', 'preau-tun'],
  ]) {
    await run('ip', left).catch(() => undefined)
  }
  await run('ip', ['netns', 'add', space])
  ground.atEnd(() => run('ip', ['netns', 'delete', space]))
  const inSpace = (...words: string[]) => run('ip', ['-n', space, ...words])
  await run('ip', ['link', 'add', 'preau-near', 'type', 'veth', 'peer', 'name', 'preau-veth'])
  ground.atEnd(() => run('ip', ['link', 'delete', 'preau-near']).catch(() => undefined))
  await run('ip', ['link', 'set', 'preau-veth', 'netns', space])
  await run('ip', ['address', 'add', `${addresses.near}/30`, 'dev', 'preau-near'])
  await run('ip', ['link', 'set', 'preau-near', 'up'])
  await inSpace('address', 'add', `${addresses.far}/30`, 'dev', 'preau-veth')
  await inSpace('link', 'set', 'preau-veth', 'up')
  await inSpace('link', 'set', 'lo', 'up')

  const relay = await openRelay(ground, quality, seededRandom(quality.seed))
  const ends = [
    { ...relay.near, tun: addresses.nearTun, device: 'preau-tun', before: [] },
    { ...relay.far, tun: addresses.farTun, device: 'preau-ftun', before: [space] },
  ]
  for (const { address, before, device, ownPort, relayPort, tun } of ends) {
    const enter = before.length === 0 ? [] : ['ip', 'netns', 'exec', ...before]
    const words = [
      ...enter,
      'socat',
      `TUN:${tun}/30,tun-name=${device},iff-up,iff-no-pi`,
      `UDP4:${address}:${relayPort},sourceport=${ownPort}`,
    ]
    const socat = spawn(words[0] ?? '', words.slice(1), { stdio: 'ignore' })
    ground.atEnd(async () => socat.kill('SIGKILL'))
    await untilThere(() => run('ip', [...netns(before), 'link', 'set', device, 'mtu', `${mtu}`]))
  }
  return {
    address: addresses.nearTun,
    figures: relay.figures,
    startFar(script) {
      const words = ['netns', 'exec', space, process.execPath, script]
      const child = spawn('ip', words, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
      ground.atEnd(async () => child.kill('SIGKILL'))
      return child
    },
  }
}

const netns = (names: readonly string[]): string[] => names.flatMap((name) => ['-n', name])

async function untilThere(ask: () => Promise<unknown>): Promise<void> {
  const untilMs = performance.now() + readyMsMax
  for (;;) {
    try {
      await ask()
      return
    } catch (error) {
      if (performance.now() > untilMs) throw error
      await wait(50)
    }
  }
}

interface RelayEnd {
  /** Where this side's datagrams go. */
  readonly address: string
  readonly relayPort: number
  /** Where they come from. */
  readonly ownPort: number
}

async function openRelay(ground: TrialGround, quality: LossyQuality, random: Random) {
  const counts = { packets: 0, lost: 0, overflowed: 0 }
  const near = await openEnd(ground, '127.0.0.1', '127.0.0.1')
  const far = await openEnd(ground, addresses.near, addresses.far)
  carry(near, far)
  carry(far, near)
  return { near: near.end, far: far.end, figures: () => ({ ...counts }) }

  function carry(from: RelaySocket, to: RelaySocket): void {
    let freeAtMs = 0
    const arrive = createSchedule()
    from.socket.on('message', (packet) => {
      const now = performance.now()
      const waitingBytes = (Math.max(0, freeAtMs - now) * quality.bitsPerSecond) / 8_000
      counts.packets += 1
      if (waitingBytes + packet.length > waitingBytesMax) {
        counts.overflowed += 1
        return
      }
      freeAtMs = Math.max(freeAtMs, now) + (packet.length * 8_000) / quality.bitsPerSecond
      // What is lost was on the line: its time is gone with it.
      if (random.fraction() * 100 < quality.lossPercent) counts.lost += 1
      else arrive.add(freeAtMs + quality.roundTripMs / 2, () => to.send(packet))
    })
  }
}

interface RelaySocket {
  readonly socket: Socket
  readonly end: RelayEnd
  send(packet: Buffer): void
}

async function openEnd(ground: TrialGround, address: string, peer: string): Promise<RelaySocket> {
  const socket = createSocket('udp4')
  socket.bind(0, address)
  await once(socket, 'listening')
  const { port: relayPort } = socket.address()
  // Below the ports that the system gives out by itself.
  const ownPort = 31_700 + (relayPort % 500)
  let isOpen = true
  ground.atEnd(async () => {
    isOpen = false
    socket.close()
  })
  // Before the other side listens, nobody is there.
  socket.on('error', () => undefined)
  return {
    socket,
    end: { address, relayPort, ownPort },
    send(packet) {
      if (isOpen) socket.send(packet, ownPort, peer)
    },
  }
}
