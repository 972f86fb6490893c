/** What can be drawn on, and how much it carries. */
import {
  annotationsMaxOfPdf,
  annotationsMaxOfPhoto,
  pdfPagesMax,
} from '#contract/annotation-limits.ts'

export type DrawnOn = 'photo' | 'pdf'

/** Null where nothing is drawn on files of this type. */
export function drawnOnOf(contentType: string): DrawnOn | null {
  if (contentType.startsWith('image/')) return 'photo'
  return contentType === 'application/pdf' ? 'pdf' : null
}

/** How many things it carries, and how many pages it has at most. */
export const roomOf: Readonly<
  Record<DrawnOn, { readonly annotationsMax: number; readonly pagesMax: number }>
> = {
  photo: { annotationsMax: annotationsMaxOfPhoto, pagesMax: 1 },
  pdf: { annotationsMax: annotationsMaxOfPdf, pagesMax: pdfPagesMax },
}
