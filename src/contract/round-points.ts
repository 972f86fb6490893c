/** Points are kept to five decimals, wherever they are computed. */
const pointsStep = 100_000

export function roundPoints(points: number): number {
  return Math.round(points * pointsStep) / pointsStep
}
