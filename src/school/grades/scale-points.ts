/** Points of a copy in another whole, to two decimals, rounded half up as averages are. Pure. */

/** Marks by rules have up to five decimals. */
const partsOfPoint = 100_000

/** Whole numbers throughout: as fractions of the machine, 0,3 of 12 on 5 would be 0,12 in place of 0,13. */
export function scalePoints(points: number, pointsMax: number, outOf: number): number {
  const whole = Math.round(pointsMax * partsOfPoint)
  const part = Math.min(whole, Math.max(0, Math.round(points * partsOfPoint)))
  const [over, under] = [BigInt(part) * BigInt(Math.round(outOf * 100)), BigInt(whole)]
  return Number((2n * over + under) / (2n * under)) / 100
}
