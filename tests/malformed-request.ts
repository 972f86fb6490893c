/** Requests that are none: for what attacks the door. */
import type { Random } from '#kernel/random.ts'

/** Something near a request: a good one with bytes changed, doubled or cut, or mere noise. */
export function malformedRequest(random: Random): Uint8Array {
  const pick = (count: number) => Math.floor(random.fraction() * count)
  if (pick(4) === 0) return random.bytes(1 + pick(300))
  const body = ['{}', '{"ticket":', '[]', '{"tries":-1}', '{"held":1e999}', 'null'][pick(6)] ?? ''
  const path = ['/api/arrival', '/api/place', '/%', '/api/../etc', `/${'a'.repeat(pick(900))}`]
  const text = [
    `${['POST', 'GET', 'BREW'][pick(3)]} ${path[pick(5)]} HTTP/1.${pick(3)}`,
    'host: x',
    `content-type: ${['application/json', 'text/plain', 'x'][pick(3)]}`,
    `content-length: ${pick(3) === 0 ? pick(99) : body.length}`,
    `cookie: __Host-preau-ticket=${'A'.repeat(pick(200))}; __Host-preau-in=${pick(9)}`,
    'connection: close',
    '',
    body,
  ].join('\r\n')
  const bytes = Buffer.from(text, 'latin1')
  for (let change = pick(4); change > 0; change -= 1) bytes[pick(bytes.length)] = pick(256)
  return bytes
}
