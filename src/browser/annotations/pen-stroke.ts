/**
 * A stroke of the pen: what a finger left behind made small enough to send, and drawn as a smooth
 * line. Distances are counted in widths of the photo, so that a tall one is no coarser.
 */
import type { Place } from '#contract/annotations.ts'

/** Farthest that the kept line may lie from what was drawn: a pixel on a screen of 700. */
export const strokeTolerance = 0.0015

/** From a point to the line between two others, in widths; `height` is the photo's, in widths. */
export function distanceToLine(point: Place, from: Place, to: Place, height: number): number {
  const along = { x: to.x - from.x, y: (to.y - from.y) * height }
  const off = { x: point.x - from.x, y: (point.y - from.y) * height }
  const length = along.x ** 2 + along.y ** 2
  const share = length === 0 ? 0 : (off.x * along.x + off.y * along.y) / length
  const near = Math.min(1, Math.max(0, share))
  return Math.hypot(off.x - near * along.x, off.y - near * along.y)
}

interface Span {
  readonly first: number
  readonly last: number
  /** The point between them that lies farthest from their line, and how far. */
  readonly at: number
  readonly distance: number
}

function spanOf(points: readonly Place[], first: number, last: number, height: number): Span {
  let farthest = { at: first, distance: 0 }
  const [from, to] = [points[first], points[last]]
  for (let at = first + 1; at < last; at += 1) {
    const point = points[at]
    if (point === undefined || from === undefined || to === undefined) continue
    const distance = distanceToLine(point, from, to, height)
    if (distance > farthest.distance) farthest = { at, distance }
  }
  return { first, last, ...farthest }
}

/**
 * The points that matter (Douglas and Peucker 1973), those farthest off first: until the rest is
 * within the tolerance, or so many are kept. `height` is the photo's, in widths.
 */
export function simplifyStroke(
  points: readonly Place[],
  height: number,
  pointsMax: number,
): readonly Place[] {
  const keeps = new Set([0, points.length - 1])
  let spans = [spanOf(points, 0, points.length - 1, height)]
  while (keeps.size < pointsMax) {
    const worst = spans.reduce((one, other) => (other.distance > one.distance ? other : one))
    if (worst.distance <= strokeTolerance) break
    keeps.add(worst.at)
    spans = [
      ...spans.filter((span) => span !== worst),
      spanOf(points, worst.first, worst.at, height),
      spanOf(points, worst.at, worst.last, height),
    ]
  }
  return points.filter((_, place) => keeps.has(place))
}

const round = (length: number): number => Math.round(length * 10) / 10

/** An SVG path through the points, bent at the middles between them. `width` is the drawing's. */
export function strokePath(numbers: readonly number[], width: number, height: number): string {
  const points: [number, number][] = []
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    points.push([round((numbers[at] ?? 0) * width), round((numbers[at + 1] ?? 0) * height)])
  }
  const [first, ...rest] = points
  if (first === undefined) return ''
  const last = rest.pop()
  // A dot is a line of no length: round ends make it round.
  if (last === undefined) return `M${first} h0`
  const bends = rest.map((point, place) => {
    const [nextX, nextY] = rest[place + 1] ?? last
    return `Q${point} ${round((point[0] + nextX) / 2)},${round((point[1] + nextY) / 2)}`
  })
  return [`M${first}`, ...bends, `L${last}`].join(' ')
}
