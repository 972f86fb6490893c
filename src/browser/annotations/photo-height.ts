/** How tall a photo is, in its widths; four to three where its size is not known. */
import type { FileSummary } from '#contract/resources.ts'

export function photoHeight({ width, height }: Pick<FileSummary, 'width' | 'height'>): number {
  return width === null || height === null ? 3 / 4 : height / width
}
