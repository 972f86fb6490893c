/** The settings of full video: the server that forwards it, and the relay for networks without UDP. */
import { PlainError } from '#engine/config/plain-error.ts'
import type { JanusSettings } from '#engine/media/janus-session.ts'
import type { RelaySettings } from '#engine/media/relay-credentials.ts'

export interface VideoSettings {
  /** Null: live classes go by the frugal path alone. `PREAU_JANUS_URL`, `PREAU_JANUS_SECRET`. */
  readonly janus: JanusSettings | null
  /** Null: browsers reach Janus themselves. `PREAU_TURN_URL`, `PREAU_TURN_SECRET`. */
  readonly turn: RelaySettings | null
}

type Read = (name: string) => string | undefined

/** Throws a `PlainError` that names the variable, and repeats no value: a secret may be in the wrong one. */
export function readVideoSettings(read: Read): VideoSettings {
  const janus = readPair(read, ['PREAU_JANUS_URL', 'PREAU_JANUS_SECRET'], {
    shape: /^wss?:\/\/[^@/]+\/?$/,
    french: 'une adresse de la forme ws://127.0.0.1:8188',
    english: 'an address like ws://127.0.0.1:8188',
  })
  const turn = readPair(read, ['PREAU_TURN_URL', 'PREAU_TURN_SECRET'], {
    shape: /^turns?:[\w.[\]:-]+(\?transport=(udp|tcp))?$/,
    french: 'une adresse de la forme turn:turn.exemple.fr:3478?transport=tcp',
    english: 'an address like turn:turn.example.org:3478?transport=tcp',
  })
  return {
    janus: janus === null ? null : { url: janus.url, apiSecret: janus.secret },
    turn,
  }
}

function readPair(
  read: Read,
  [urlName, secretName]: readonly [string, string],
  wanted: { readonly shape: RegExp; readonly french: string; readonly english: string },
): { readonly url: string; readonly secret: string } | null {
  const url = read(urlName)
  const secret = read(secretName)
  if (url === undefined && secret === undefined) return null
  if (url === undefined || !wanted.shape.test(url)) {
    throw new PlainError({
      french: `Le réglage ${urlName} doit être ${wanted.french}.`,
      english: `The setting ${urlName} must be ${wanted.english}.`,
    })
  }
  if (secret !== undefined) return { url, secret }
  throw new PlainError({
    french: `Avec ${urlName}, il faut aussi ${secretName} : le secret que ce serveur demande.`,
    english: `With ${urlName} goes ${secretName}: the secret that this server asks for.`,
  })
}
