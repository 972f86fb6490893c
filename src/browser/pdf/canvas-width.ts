/** How large a page of a PDF is drawn: as sharp as the screen, and no larger than a phone can hold. */
import { canvasPixelsMax, canvasSideMax } from './pdf-limits.ts'

/** In pixels; `shown` is its width on the screen in CSS pixels, `height` the page's in its widths. */
export function canvasWidth(shown: number, density: number, height: number): number {
  const widest = Math.min(Math.sqrt(canvasPixelsMax / height), canvasSideMax / Math.max(1, height))
  return Math.max(1, Math.floor(Math.min(shown * density, widest)))
}
