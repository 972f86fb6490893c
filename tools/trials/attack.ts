/** Starts an attack beside this process and says what became of it. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export interface AttackPlan {
  readonly port: number
  readonly slowHeads: number
  readonly endlessBodies: number
  readonly malformed: number
  /** Within which the malformed requests are sent, if the machine follows. */
  readonly seconds: number
  readonly seed: number
}

export interface AttackResult {
  readonly sent: number
  /** Of the malformed requests: answers by status; `none`: the connection was closed without one. */
  readonly statuses: Readonly<Record<string, number>>
  readonly tookMs: number
  readonly opened: number
  readonly cut: number
  readonly refused: number
  readonly socketsAtEnd: number
}

export type AttackWord =
  | { readonly is: 'open'; readonly sockets: number }
  | { readonly is: 'over'; readonly result: AttackResult }

export interface Attack {
  /** Slow sockets that stood open when the malformed requests began. */
  readonly sockets: number
  readonly over: Promise<AttackResult>
  stop(): Promise<void>
}

/** Resolves when the slow sockets stand open. */
export async function startAttack(plan: AttackPlan): Promise<Attack> {
  const child = fork(join(import.meta.dirname, 'attack-process.ts'))
  const gone = once(child, 'exit').then(() => {
    throw new Error('the attack ended by itself')
  })
  gone.catch(() => undefined)
  const opened = once(child, 'message') as Promise<[AttackWord]>
  child.send(plan)
  const [word] = await Promise.race([opened, gone])
  const ended = (once(child, 'message') as Promise<[AttackWord]>).then(([last]) => {
    if (last.is !== 'over') throw new Error('an attack that ends twice')
    return last.result
  })
  return {
    sockets: word.is === 'open' ? word.sockets : 0,
    over: Promise.race([ended, gone]),
    async stop() {
      if (child.connected) child.disconnect()
      await gone.catch(() => undefined)
    },
  }
}
