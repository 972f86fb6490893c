/** Cookies as they come and as they go (RFC 6265): ours are always secure, and closed to scripts. */
import { parseCookie, stringifySetCookie } from 'cookie'
import type { FastifyReply } from 'fastify'
import type { OutgoingCookie } from './route.ts'

export type Cookies = Readonly<Record<string, string | undefined>>

/** Without a prototype, as those that were parsed: no name is there that nobody sent. */
const noCookies: Cookies = Object.freeze(Object.create(null))

export function readCookies(header: string | undefined): Cookies {
  return header === undefined || header === '' ? noCookies : parseCookie(header)
}

/** Adds them to those that the answer carries already. */
export function setCookies(reply: FastifyReply, cookies: readonly OutgoingCookie[]): void {
  if (cookies.length > 0) reply.header('set-cookie', cookies.map(setCookieHeader))
}

/** The value of a Set-Cookie header. */
export function setCookieHeader({ name, value, maxAgeSeconds }: OutgoingCookie): string {
  return stringifySetCookie({
    name,
    value,
    path: '/',
    httpOnly: true,
    secure: true,
    sameSite: 'strict',
    ...(maxAgeSeconds === undefined ? {} : { maxAge: maxAgeSeconds }),
  })
}
