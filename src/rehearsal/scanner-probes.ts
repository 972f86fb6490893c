/**
 * What a scanner of weak places asks for: it walks what it finds, then tries each place with a
 * hundred bad values, most of them by POST; answers are mostly "no such address".
 */
import type { Ask } from './case-world.ts'
import type { Dice } from './dice.ts'

const systems = [
  'index.php',
  'admin',
  'wp-login.php',
  'phpmyadmin',
  'user/login',
  'cgi-bin',
  'api/v1',
]
const leaks = ['.env', '.git/config', 'backup.zip', 'server-status', 'config.php~', 'web.config']
const places = ['search', 'component', 'mail', 'register', 'view', 'download', 'print', 'feed']
const values = ['traversal', 'sleep', 'union', 'script', 'template', 'include', 'null', 'header']
const ours = ['/', '/connexion', '/api/sign-in/password', '/api/arrival', '/verite', '/api/day']

type Probe = Pick<Ask, 'method' | 'route' | 'path' | 'okStatus' | 'bytesIn'> &
  Partial<Pick<Ask, 'okRefusal'>>

/** Gives one probe after the other. */
export function probes(dice: Dice): () => Probe {
  let sent = 0
  const insisting = dice.between(0.45, 0.85)
  return () => {
    sent += 1
    const bytesIn = dice.whole(300, 2_400)
    if (dice.chance(0.06)) return probeOurs(dice, bytesIn)
    if (dice.chance(0.12)) {
      const path = `/${dice.pick(leaks)}`
      return { method: 'GET', route: 'none', path, okStatus: 404, bytesIn }
    }
    // The same address with another value each time; now and then one that nobody asked for yet.
    const isAgain = dice.chance(insisting)
    const place = `/${dice.pick(systems)}/${dice.pick(places)}`
    const path = isAgain ? place : `${place}/${dice.pick(values)}-${sent}`
    const method = dice.chance(0.7) ? 'POST' : 'GET'
    const okStatus = dice.chance(0.86) ? 404 : dice.pick([400, 403, 405])
    return { method, route: 'none', path, okStatus, bytesIn }
  }
}

/** Addresses that exist, with a value that none of our pages sends. */
function probeOurs(dice: Dice, bytesIn: number): Probe {
  const path = dice.pick(ours)
  const isPage = !path.startsWith('/api/')
  const route = isPage
    ? 'page'
    : path.includes('sign-in')
      ? 'sign-in'
      : path.includes('arrival')
        ? 'arrival'
        : 'read'
  const okStatus = isPage ? 200 : route === 'read' ? 401 : 400
  return {
    method: isPage || route === 'read' ? 'GET' : 'POST',
    route,
    path: isPage && dice.chance(0.5) ? `${path}?${dice.pick(values)}` : path,
    okStatus,
    bytesIn,
    ...(okStatus === 200
      ? {}
      : { okRefusal: okStatus === 401 ? 'sign_in_required' : 'bad_request' }),
  }
}
