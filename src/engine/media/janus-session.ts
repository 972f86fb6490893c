/**
 * One session with the forwarding server Janus over its WebSocket
 * (https://janus.conf.meetecho.com/docs/rest.html): questions with deadlines, signs of life, and coming
 * back by itself. When the session is over, Janus closes everything that was opened in it.
 */
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { WebSocket } from 'ws'
import type { Random } from '#kernel/random.ts'

export interface JanusSettings {
  /** Of its WebSocket, such as ws://127.0.0.1:8188. */
  readonly url: string
  /** `api_secret` of its configuration: who does not have it gives no orders. */
  readonly apiSecret: string
}

/** `away`: there is no session. `late`: no answer in time. `full`: too many questions are open. */
export type JanusReply =
  | {
      readonly ok: true
      readonly id: number | null
      readonly data: JanusData
      readonly sdp: string | null
    }
  | {
      readonly ok: false
      readonly why: 'away' | 'late' | 'full' | 'refused'
      readonly error: string
    }
export type JanusData = Readonly<Record<string, unknown>>

/** `up`: pictures and sound may flow. `over`: the connection is, whoever ended it. */
export type JanusSign = 'up' | 'over'

export interface JanusJsep {
  readonly type: 'offer' | 'answer'
  readonly sdp: string
}

export interface JanusHandle {
  ask(body: JanusData, jsep?: JanusJsep): Promise<JanusReply>
  /** At once; what it carried is over, and nothing more is heard of it. */
  detach(): void
}

export interface JanusSession {
  isUp(): boolean
  /** A handle to the plugin of video rooms; null: there is none now. */
  attach(hear: (sign: JanusSign) => void): Promise<JanusHandle | null>
  close(): void
}

/** How long Janus may take for an answer. */
const answerMsMax = 5_000
/** A session is asked so often whether it lives, and given up when the answer takes as long again. */
const aliveEveryMs = 1_500
const handshakeMsMax = 3_000
/** Janus may say goodbye for so long. */
const farewellMsMax = 500
const backMsMin = 250
const backMsMax = 5_000
/** Questions that wait for their answer; beyond, whoever asks is told so. */
const questionsMax = 4_000
const messageBytesMax = 512 * 1024
const unsentBytesMax = 8 * 1024 * 1024
const plugin = 'janus.plugin.videoroom'

const wordSchema = Type.Object({
  janus: Type.String(),
  transaction: Type.Optional(Type.String()),
  sender: Type.Optional(Type.Integer()),
  data: Type.Optional(Type.Object({ id: Type.Integer() })),
  plugindata: Type.Optional(Type.Object({ data: Type.Record(Type.String(), Type.Unknown()) })),
  jsep: Type.Optional(Type.Object({ sdp: Type.String() })),
  error: Type.Optional(Type.Object({ reason: Type.String() })),
})
type Word = Static<typeof wordSchema>

interface Question {
  /** Only that somebody is there is asked: `ack` is the answer, and not word that one will come. */
  readonly isForLife: boolean
  answer(reply: JanusReply): void
  readonly late: NodeJS.Timeout
}

const away: JanusReply = { ok: false, why: 'away', error: 'there is no session with Janus' }

/** Opens it and keeps it open until it is closed; `onChange` tells that it came or went. */
export function openJanusSession(
  { url, apiSecret }: JanusSettings,
  given: { readonly random: Pick<Random, 'fraction'>; onChange(isUp: boolean): void },
): JanusSession {
  const questions = new Map<string, Question>()
  const listeners = new Map<number, (sign: JanusSign) => void>()
  let asked = 0
  let socket: WebSocket | null = null
  let sessionId: number | null = null
  let failures = 0
  let isClosed = false
  let comingBack: NodeJS.Timeout | undefined
  let caring: NodeJS.Timeout | undefined

  function ask(order: JanusData, isForLife = false): Promise<JanusReply> {
    const line = socket
    if (line?.readyState !== WebSocket.OPEN) return Promise.resolve(away)
    if (questions.size >= questionsMax || line.bufferedAmount > unsentBytesMax) {
      return Promise.resolve({ ok: false, why: 'full', error: 'too many questions are open' })
    }
    asked += 1
    const transaction = String(asked)
    return new Promise((answer) => {
      const late = setTimeout(
        () => {
          questions.delete(transaction)
          answer({ ok: false, why: 'late', error: 'Janus did not answer in time' })
        },
        isForLife ? aliveEveryMs : answerMsMax,
      )
      questions.set(transaction, { isForLife, answer, late })
      line.send(JSON.stringify({ ...order, ...ofSession(), transaction, apisecret: apiSecret }))
    })
  }

  const ofSession = (): JanusData => (sessionId === null ? {} : { session_id: sessionId })

  function hear(text: string): void {
    const word = readWord(text)
    if (word === null) return
    const question = questions.get(word.transaction ?? '')
    if (question !== undefined && (question.isForLife || word.janus !== 'ack')) {
      questions.delete(word.transaction ?? '')
      clearTimeout(question.late)
      question.answer(replyOf(word))
      return
    }
    if (word.janus === 'timeout') socket?.terminate()
    const sign = signs.get(word.janus)
    if (sign === undefined || word.sender === undefined) return
    listeners.get(word.sender)?.(sign)
  }

  function open(): void {
    const line = new WebSocket(url, 'janus-protocol', {
      handshakeTimeout: handshakeMsMax,
      maxPayload: messageBytesMax,
      perMessageDeflate: false,
    })
    socket = line
    // What failed is told by the end of the socket, which follows.
    line.on('error', () => undefined)
    line.on('message', (data) => hear(String(data)))
    line.on('open', () => void begin(line))
    line.once('close', () => lose())
  }

  async function begin(line: WebSocket): Promise<void> {
    const created = await ask({ janus: 'create' })
    if (!created.ok || created.id === null) return line.terminate()
    sessionId = created.id
    failures = 0
    caring = setInterval(() => void askForLife(line), aliveEveryMs)
    caring.unref()
    given.onChange(true)
  }

  async function askForLife(line: WebSocket): Promise<void> {
    const alive = await ask({ janus: 'keepalive' }, true)
    if (!alive.ok && alive.why !== 'full') line.terminate()
  }

  function lose(): void {
    const wasUp = sessionId !== null
    sessionId = null
    socket = null
    clearInterval(caring)
    listeners.clear()
    for (const { answer, late } of questions.values()) {
      clearTimeout(late)
      answer(away)
    }
    questions.clear()
    if (wasUp) given.onChange(false)
    if (isClosed) return
    const longestMs = Math.min(backMsMax, backMsMin * 2 ** failures)
    failures += 1
    comingBack = setTimeout(open, longestMs * (0.5 + given.random.fraction() / 2))
    comingBack.unref()
  }

  open()
  return {
    isUp: () => sessionId !== null,
    async attach(hear) {
      if (sessionId === null) return null
      const mine = sessionId
      const attached = await ask({ janus: 'attach', plugin })
      if (!attached.ok || attached.id === null || mine !== sessionId) return null
      const { id } = attached
      listeners.set(id, hear)
      const isThere = (): boolean => listeners.get(id) === hear
      return {
        ask: (body, jsep) =>
          isThere()
            ? ask({
                janus: 'message',
                handle_id: id,
                body,
                ...(jsep === undefined ? {} : { jsep }),
              })
            : Promise.resolve(away),
        detach() {
          if (!isThere()) return
          listeners.delete(id)
          void ask({ janus: 'detach', handle_id: id })
        },
      }
    },
    close() {
      isClosed = true
      clearTimeout(comingBack)
      // What was ordered last, in this turn, still goes out: that rooms be destroyed.
      setImmediate(() => socket?.close())
      setTimeout(() => socket?.terminate(), farewellMsMax).unref()
    },
  }
}

/** `detached` and `hangup` both say that the connection is over. */
const signs: ReadonlyMap<string, JanusSign> = new Map([
  ['webrtcup', 'up'],
  ['hangup', 'over'],
  ['detached', 'over'],
])

function readWord(text: string): Word | null {
  try {
    const word: unknown = JSON.parse(text)
    return Value.Check(wordSchema, word) ? word : null
  } catch {
    return null
  }
}

function replyOf({ data, error, janus, jsep, plugindata }: Word): JanusReply {
  const told = plugindata?.data ?? {}
  if (janus === 'error' || told.error_code !== undefined) {
    return { ok: false, why: 'refused', error: error?.reason ?? String(told.error ?? '') }
  }
  return { ok: true, id: data?.id ?? null, data: told, sdp: jsep?.sdp ?? null }
}
