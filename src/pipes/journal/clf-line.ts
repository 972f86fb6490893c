/**
 * A request of the journal as a line of a web server's log, in the "combined" form that Apache and
 * nginx write. What the journal knows only as a hash stands there as a hash: `/arrival/Qk3x…` is a
 * path of the class `arrival`; the agent is the hash of what the client called itself.
 */
import { exportedSource } from './exported-source.ts'
import type { RequestRecord } from './journal-record.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** nginx writes this where the client was gone before an answer; three digits are needed. */
const unansweredStatus = 499

const two = (value: number): string => String(value).padStart(2, '0')

/** `[06/Apr/2021:06:00:00 +0000]`, in UTC. */
function clfTime(at: number): string {
  const date = new Date(at)
  const day = `${two(date.getUTCDate())}/${months[date.getUTCMonth()]}/${date.getUTCFullYear()}`
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':')
  return `[${day}:${time} +0000]`
}

/** What would end a word, or the quotes around it, is written as Apache does. */
function escaped(text: string, odd = /[^\x21-\x7e]|["\\]/g): string {
  return text.replace(odd, (sign) => {
    const bytes = [...Buffer.from(sign)]
    return bytes.map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')
  })
}

export function clfLine(record: RequestRecord, known: ReadonlyMap<string, string>): string {
  const { agent, at, bytesOut, method, path, person, route, source, status } = record
  const address = exportedSource(source, known)
  const asked = path.startsWith('/') ? path : `/${route}/${path}`
  const verb = /^[A-Z]{1,16}$/.test(method) ? method : 'GET'
  const request = `"${verb} ${escaped(asked)} HTTP/1.1"`
  const code = status === 0 ? unansweredStatus : status
  const who = person === undefined ? '-' : escaped(person)
  const client = agent === undefined ? '-' : escaped(agent, /[^\x20-\x7e]|["\\]/g)
  return `${address} - ${who} ${clfTime(at)} ${request} ${code} ${bytesOut} "-" "${client}"`
}
